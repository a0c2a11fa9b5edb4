"""Notices to subscriptions: one for each enrollment order, the same whatever order the notices came in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, get_args

from norton_order import norton
from norton_order.japan import JAPAN, day_of
from norton_order.model import Caution, Notice, Rejection, Subscription, WarningCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from norton_order.model import Kind, Status

_T = TypeVar("_T")
_AROUND_ADDRESS: Final = " <>(),;:"
_LONG_AGO: Final = dt.datetime(1, 1, 1, 12, tzinfo=dt.UTC)
_CODES: Final[tuple[WarningCode, ...]] = get_args(WarningCode)
# A failed charge shows that the renewal is on: the store tried.
_ACTIVITY: Final[frozenset[Kind]] = frozenset({"announced", "renewed", "failed"})


class Charge(NamedTuple):
    """One renewal charge, as all the mails about it tell.

    Attributes:
        current_order: the order the charge made, or None.
        day: the day of the charge, else of its mail; None where neither is known.
        charged_on: the day of the charge where a mail states it.
        amount: in *currency*, or None.
        currency: "JPY", or None.
    """

    current_order: str | None
    day: dt.date | None
    charged_on: dt.date | None
    amount: int | None
    currency: str | None


def group_subscriptions(notices: Iterable[Notice | Rejection]) -> tuple[Subscription, ...]:
    """Return the subscriptions that *notices* tell of, the one with the newest last notice first.

    The result depends neither on the order of the notices nor on reading an export twice: the same mail is
    counted once, by its Message-ID, else by its content. Where notices disagree the newest that states a
    value wins.

    Args:
        notices: of any number of subscriptions and sources, in any order; none gives an empty tuple.
            Rejections among them are left out.
    """
    return group_owned(hand_over([one for one in notices if isinstance(one, Notice)]))


def group_owned(notices: Iterable[Notice]) -> tuple[Subscription, ...]:
    """Do the same for notices that `hand_over` returned, or some of them."""
    groups: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        groups[notice.enrollment_order].append(notice)
    found = [_subscription(number, group) for number, group in groups.items()]
    found.sort(key=lambda one: one.enrollment_order)
    found.sort(key=lambda one: _instant(one.notices[-1]), reverse=True)
    return tuple(found)


def charges(notices: Iterable[Notice]) -> tuple[Charge, ...]:
    """Return each charge that notices of kind "renewed" report, once, oldest first.

    A charge is known by its current order, else by its day.

    Args:
        notices: of one subscription, oldest first.
    """
    groups: list[list[Notice]] = []
    by_order: dict[str, list[Notice]] = {}
    by_day: dict[dt.date, list[Notice]] = {}
    renewed = [notice for notice in notices if notice.kind == "renewed"]
    for notice in sorted(renewed, key=lambda one: one.current_order is None):
        day, group = _day(notice), None
        if notice.current_order is not None:
            group = by_order.get(notice.current_order)
        elif day is not None:
            group = by_day.get(day)
        if group is None:
            group = []
            groups.append(group)
        group.append(notice)
        if notice.current_order is not None:
            by_order[notice.current_order] = group
        if day is not None:
            by_day.setdefault(day, group)
    return tuple(sorted((_charge(group) for group in groups), key=lambda one: one.day or dt.date.min))


def stopped_at(subscription: Subscription) -> dt.datetime | None:
    """Return when the last stop mail came, or None if there is none or it bears no date."""
    stops = [notice.date for notice in subscription.notices if notice.kind == "stopped"]
    return stops[-1] if stops else None


def stop_did_not_hold(subscription: Subscription) -> bool:
    """Return whether a charge, or an attempt at one, came after a stop mail."""
    stops = [_instant(notice) for notice in subscription.notices if notice.kind == "stopped" and notice.date]
    charged = [_activity(one) for one in subscription.notices if one.kind in {"renewed", "failed"}]
    return any(late > stop for stop in stops for late in charged)


def only_purchased(subscription: Subscription) -> bool:
    """Return whether the one charge that the mails tell of is the first purchase."""
    notices = subscription.notices
    purchases = [one for one in notices if one.kind == "purchased"]
    # A purchase mail that names a current order is the receipt of a renewal.
    return bool(purchases) and all(one.current_order is None for one in purchases) and not charges(notices)


def sent_to(notice: Notice) -> tuple[str, ...]:
    """Return every address that *notice* is known to have been sent to, the one to type first."""
    doubts = [caution.detail for caution in notice.warnings if caution.code == "recipient-uncertain"]
    words = [word.strip(_AROUND_ADDRESS) for detail in doubts for word in detail.split()]
    known = [] if notice.email is None else [notice.email]
    return tuple(dict.fromkeys([*known, *(word for word in words if "@" in word)]))


def hand_over(notices: Sequence[Notice]) -> list[Notice]:
    """Return *notices*, each in its place, with purchase mails of a renewal's own order under its subscription.

    Its plain ご注文番号 is what another notice names as the current order: typed in, it would not do.
    """
    labelled = [one for one in notices if one.kind != "purchased"]
    numbers = {one.enrollment_order for one in labelled}
    pairs = {(one.current_order, one.enrollment_order) for one in labelled if one.current_order}
    owners = {current: number for current, number in sorted(pairs, reverse=True) if current not in numbers}
    return [
        replace(one, enrollment_order=owners[one.enrollment_order], current_order=one.enrollment_order)
        if one.enrollment_order in owners
        else one
        for one in notices
    ]


def _subscription(number: str, group: Sequence[Notice]) -> Subscription:
    notices = _fold(group)
    newest_first = notices[::-1]
    product = _newest(newest_first, lambda one: one.product)
    last = _last_charge(notices)
    # Whoever passed a mail on without a mark of it wrote to a helper, whose address opens no order.
    trusted = [one for one in newest_first if not _is_foreign(one)]
    originals = [one for one in trusted if one.forwarded_by is None]
    email = next(filter(None, (_newest(some, _email) for some in (originals, trusted, newest_first))), None)
    return Subscription(
        enrollment_order=number,
        email=email,
        page=norton.page_of(number, product, _newest(newest_first, lambda one: one.sender)),
        desk=norton.desk_of(number, product),
        procedures_link=_newest(newest_first, lambda one: one.procedures_link),
        status=_status(notices),
        product=product,
        charged_on=last.charged_on,
        amount=last.amount,
        currency=last.currency,
        next_charge_on=_newest(newest_first, lambda one: one.next_charge_on),
        stop_by=_newest(newest_first, lambda one: one.stop_by),
        expires_on=_newest(newest_first, lambda one: one.expires_on),
        refund_until=_refund_until(last.charged_on),
        total_paid=sum(charge.amount or 0 for charge in charges(notices)),
        warnings=_warnings(notices, email, group),
        notices=notices,
    )


def _is_foreign(notice: Notice) -> bool:
    return any(caution.code == "foreign-sender" for caution in notice.warnings)


def _email(notice: Notice) -> str | None:
    return notice.email


def _fold(group: Sequence[Notice]) -> tuple[Notice, ...]:
    """Fold the copies of one mail, an original before a forward; oldest first."""
    kept: dict[object, Notice] = {}
    for notice in sorted(group, key=_place):
        kept.setdefault(notice.message_id or replace(notice, source="", offset=None), notice)
    return tuple(sorted(kept.values(), key=_age))


def _place(notice: Notice) -> tuple[bool, str, int, str]:
    offset = -1 if notice.offset is None else notice.offset
    return notice.forwarded_by is not None, notice.source, offset, repr(notice)


def _age(notice: Notice) -> tuple[dt.datetime, str, tuple[bool, str, int, str]]:
    return _instant(notice), notice.message_id or "", _place(notice)


def _aware(date: dt.datetime) -> dt.datetime:
    return date.replace(tzinfo=JAPAN) if date.utcoffset() is None else date


def _instant(notice: Notice) -> dt.datetime:
    """Return one comparable moment: of the mail, else of its charge, else long ago."""
    if notice.date is not None:
        return _aware(notice.date)
    return _start(notice.charged_on)


def _start(day: dt.date | None) -> dt.datetime:
    return _LONG_AGO if day is None else dt.datetime.combine(day, dt.time(), JAPAN)


def _activity(notice: Notice) -> dt.datetime:
    """Return when a charge or an announcement is known to have happened at the latest."""
    return max(_instant(notice), _start(notice.charged_on))


def _day(notice: Notice) -> dt.date | None:
    return notice.charged_on or (None if notice.date is None else day_of(notice.date))


def _newest(newest_first: Iterable[Notice], value: Callable[[Notice], _T | None]) -> _T | None:
    return next((stated for one in newest_first if (stated := value(one)) is not None), None)


def _charge(group: Sequence[Notice]) -> Charge:
    newest_first = sorted(group, key=_age, reverse=True)
    priced = _newest(newest_first, lambda one: one if one.amount is not None else None)
    charged_on = _newest(newest_first, lambda one: one.charged_on)
    return Charge(
        current_order=_newest(newest_first, lambda one: one.current_order),
        day=charged_on or _day(newest_first[-1]),
        charged_on=charged_on,
        amount=priced.amount if priced else None,
        currency=priced.currency if priced else None,
    )


def _last_charge(notices: Sequence[Notice]) -> Charge:
    """Return the last renewal, else the purchase, else what the other mails but failures say of a charge.

    Values of different charges are never mixed: an older charge's day would give a wrong refund date.
    """
    renewed = charges(notices)
    if renewed:
        return renewed[-1]
    purchases = [one for one in notices if one.kind == "purchased"]
    if purchases:
        return _charge(purchases)
    return _charge(
        [one for one in notices if one.kind != "failed"] or [replace(notices[-1], charged_on=None)]
    )


def _status(notices: Sequence[Notice]) -> Status:
    """Judge by the moments of the mails; what cannot be shown to be stopped is not called stopped."""
    active = [one for one in notices if one.kind in _ACTIVITY]
    stops = [one for one in notices if one.kind == "stopped"]
    if not active:
        return "stopped" if stops else "unknown"
    dated = all(one.date or one.charged_on for one in active)
    stopped = stops and dated and max(map(_instant, stops)) > max(map(_activity, active))
    return "stopped" if stopped else "renewing"


def _refund_until(charged_on: dt.date | None) -> dt.date | None:
    if charged_on is None or charged_on > dt.date.max - dt.timedelta(days=norton.REFUND_DAYS):
        return None
    return charged_on + dt.timedelta(days=norton.REFUND_DAYS)


def _warnings(notices: Iterable[Notice], email: str | None, group: Iterable[Notice]) -> tuple[Caution, ...]:
    cautions = {caution for notice in notices for caution in notice.warnings}
    known = {} if email is None else {email.casefold(): email}
    newest_first = sorted(group, key=_age, reverse=True)
    others = [one.email for one in newest_first if one.email is not None and not _is_foreign(one)]
    seen = [known.setdefault(other.casefold(), other) for other in others if other.casefold() not in known]
    if seen:
        detail = f"the mails were sent to more than one address; also seen: {', '.join(seen)}"
        cautions.add(Caution("recipient-uncertain", detail))
    return tuple(sorted(cautions, key=lambda one: (_CODES.index(one.code), one.detail)))
