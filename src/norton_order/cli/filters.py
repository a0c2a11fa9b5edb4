"""Which notices and rejections of a scan are wanted: by date, by address, by desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from norton_order.model import Desk, Notice, Rejection, Subscription
from norton_order.subscriptions import group_owned, hand_over, sent_to
from norton_order.vendor.japan import day_of


class Chosen(NamedTuple):
    """What is left of a scan.

    Attributes:
        found: the notices and rejections that are wanted, in their order.
        subscriptions: of the wanted notices, newest last notice first.
        left_out: how many notices and rejections are not wanted.
    """

    found: tuple[Notice | Rejection, ...]
    subscriptions: tuple[Subscription, ...]
    left_out: int


class Filter(NamedTuple):
    """What a person asked for; None asks for everything.

    Attributes:
        since: the first day, in Japan; mail without a date stays, for it cannot be told.
        until: the last day.
        to: an address a notice was sent to, letter case aside.
        desk: who answers for the subscription.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    to: str | None = None
    desk: Desk | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The options that asked for it, as they are written."""
        return tuple(
            f"--{name} {value}" for name, value in zip(self._fields, self, strict=True) if value is not None
        )

    def choose(self, found: Sequence[Notice | Rejection]) -> Chosen:
        """Return what is asked for of *found*, which is the whole of a scan.

        A mail may leave the product out that decides about desk and page: they are those that all notices of
        the number show together, whichever of them are wanted.
        """
        under = hand_over(found)
        found = [mine if isinstance(one, Rejection) else one for one, mine in zip(found, under, strict=True)]
        subscriptions = group_owned(one for one in under if isinstance(one, Notice))
        whole = {one.enrollment_order: one for one in subscriptions}
        kept = [
            (one, mine)
            for one, mine in zip(found, under, strict=True)
            if self.wants(one)
            and (isinstance(mine, Rejection) or self.desk in {None, whole[mine.enrollment_order].desk})
        ]
        if len(kept) < len(found):
            chosen = group_owned(mine for _one, mine in kept if isinstance(mine, Notice))
            subscriptions = tuple(_at_the_desk_of(whole[one.enrollment_order], one) for one in chosen)
        return Chosen(tuple(one for one, _mine in kept), subscriptions, len(found) - len(kept))

    def wants(self, found: Notice | Rejection) -> bool:
        """Return whether *found* is asked for, as far as one mail alone can tell: of a notice not by its desk.

        An address or a desk asks for notices only; what could not be read stays in any case.
        """
        if isinstance(found, Rejection) and found.reason == "unreadable":
            return True
        if found.date is not None and not self._in_time(day_of(found.date)):
            return False
        if isinstance(found, Rejection):
            return self.to is None and self.desk is None
        return self.to is None or self.to.strip().lower() in map(str.lower, sent_to(found))

    def _in_time(self, day: dt.date) -> bool:
        return not (self.since and day < self.since) and not (self.until and day > self.until)


def _at_the_desk_of(whole: Subscription, part: Subscription) -> Subscription:
    return replace(part, desk=whole.desk, page=whole.page)
