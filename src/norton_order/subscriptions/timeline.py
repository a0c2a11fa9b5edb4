"""Which notices report something, and in which order they came: by their dates, where these can be believed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.vendor.japan import JAPAN, in_japan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from norton_order.model import Notice

LONG_AGO: Final = dt.datetime(1, 1, 1, 12, tzinfo=dt.UTC)
_CLOCK: Final = dt.timedelta(days=1)  # how far a date may be ahead: zones, and clocks that go wrong
_APART: Final = dt.timedelta(days=30)
_TICK: Final = dt.timedelta(microseconds=1)
_NEIGHBOURS: Final = 6  # mails of one file in order that outweigh the date of one among them


class Timed(NamedTuple):
    """A notice and when it was sent; None where nothing that can be believed tells.

    Attributes:
        notice: with whatever date it bears.
        instant: when it was sent, or where it ranks.
        is_stated: a date tells it, not the place in its file, which for a forward is that of the mail around it.
    """

    notice: Notice
    instant: dt.datetime | None
    is_stated: bool = True


def is_foreign(notice: Notice) -> bool:
    """Return whether *notice* is known not to come from the vendor."""
    return any(warning.code == "foreign-sender" for warning in notice.warnings)


def is_report(notice: Notice) -> bool:
    """Return whether what *notice* says of states and charges counts: from the vendor, or a forward of its mail.

    A stranger, a list or relay that changed the sender, and a mail that failed authentication report nothing.
    """
    codes = {warning.code for warning in notice.warnings}
    return notice.authentication != "fail" and not codes & {"foreign-sender", "relayed"}


def is_direct(notice: Notice) -> bool:
    """Return whether *notice* is a mail of the vendor itself, not a forward that anybody can write."""
    is_copy = any(warning.code == "forwarded-report" for warning in notice.warnings)
    return is_report(notice) and notice.forwarded_by is None and notice.sender is not None and not is_copy


def in_order(notices: Iterable[Notice], now: dt.datetime) -> tuple[Timed, ...]:
    """Return *notices* with their moments, oldest first; those without one come first.

    A date later than *now*, or one that the mails of the same file around it belie, is not believed: such a mail
    ranks by its place in its file. A notice without a date ranks by its place, else by the charge that it names.

    Args:
        notices: of one subscription, in any order.
        now: the moment of the run.
    """
    listed = list(notices)
    instants = [_stated(notice, now) for notice in listed]
    files: defaultdict[str, list[int]] = defaultdict(list)
    placed: set[int] = set()
    for index, notice in enumerate(listed):
        if notice.offset is not None:
            files[notice.source].append(index)
    for indices in files.values():
        indices.sort(key=lambda index: (listed[index].offset or 0, *_tie(listed[index])))
        odd = _odd_one(indices, instants)
        if odd is not None:
            instants[odd] = None
        placed.update(index for index in indices if instants[index] is None)
        _rank_by_place(indices, listed, instants)
    timed = [
        Timed(notice, _of_charge(notice, now) if instant is None else instant, index not in placed)
        for index, (notice, instant) in enumerate(zip(listed, instants, strict=True))
    ]
    return tuple(sorted(timed, key=lambda one: (one.instant or LONG_AGO, *_tie(one.notice))))


def start(day: dt.date | None) -> dt.datetime | None:
    """Return the first moment of *day* in Japan."""
    return None if day is None else dt.datetime.combine(day, dt.time(), JAPAN)


def place_of(notice: Notice) -> tuple[bool, str, int, str]:
    """Return what orders the copies of one mail: an original before a forward."""
    offset = -1 if notice.offset is None else notice.offset
    return notice.forwarded_by is not None, notice.source, offset, repr(notice)


def _tie(notice: Notice) -> tuple[str, tuple[bool, str, int, str]]:
    return notice.message_id or "", place_of(notice)


def _stated(notice: Notice, now: dt.datetime) -> dt.datetime | None:
    moment = notice.moment or notice.date
    if moment is None:
        return None
    moment = in_japan(moment)
    return moment if moment <= now + _CLOCK else None


def _of_charge(notice: Notice, now: dt.datetime) -> dt.datetime | None:
    moment = start(notice.charged_on)
    return moment if moment is not None and moment <= now + _CLOCK else None


def _odd_one(indices: Sequence[int], instants: Sequence[dt.datetime | None]) -> int | None:
    """Return the one mail that is dated after several mails below it, while all the others stand in order."""
    dated = [(index, instant) for index in indices if (instant := instants[index]) is not None]
    if len(dated) <= _NEIGHBOURS:
        return None
    moments = [instant for _index, instant in dated]
    at = next((at for at in range(len(moments) - 2) if moments[at] > moments[at + 1]), None)
    if at is None:
        return None
    others = moments[:at] + moments[at + 1 :]
    is_odd = (
        others == sorted(others) and moments[at] > moments[at + 2] and moments[at] - moments[at + 1] > _APART
    )
    return dated[at][0] if is_odd else None


def _rank_by_place(
    indices: Sequence[int], notices: Sequence[Notice], instants: list[dt.datetime | None]
) -> None:
    """Give each mail of one file without a moment the one right after the mail above it, else before the first."""
    known = {notices[index].offset: instants[index] for index in indices if instants[index] is not None}
    if not known:
        return
    above: dt.datetime | None = None
    first = max(LONG_AGO, min(moment for moment in known.values() if moment is not None))
    for index in indices:
        if instants[index] is not None:
            above = instants[index]
        elif notices[index].offset not in known:  # of several in one mail the place tells nothing
            above = instants[index] = above + _TICK if above else first - _TICK
