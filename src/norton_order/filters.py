"""Which notices and rejections of a scan are wanted: by date, by address, by desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from norton_order import norton
from norton_order.model import Desk, Notice, Rejection


@dataclass(frozen=True, slots=True)
class Filter:
    """What a person asked for; None asks for everything.

    Attributes:
        since: the first day; mail without a date stays, for it cannot be told.
        until: the last day.
        to: the address a notice was sent to, letter case aside.
        desk: who answers for the order.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    to: str | None = None
    desk: Desk | None = None

    def wants(self, found: Notice | Rejection) -> bool:
        """Return whether *found* is asked for.

        An address or a desk asks for notices only; what could not be read stays in any case.
        """
        if isinstance(found, Rejection) and found.reason == "unreadable":
            return True
        if found.date is not None and not self._in_time(found.date.date()):
            return False
        if isinstance(found, Rejection):
            return self.to is None and self.desk is None
        if self.to is not None and (found.email or "").lower() != self.to.strip().lower():
            return False
        return self.desk is None or norton.desk_of(found.enrollment_order, found.product) == self.desk

    def _in_time(self, day: dt.date) -> bool:
        return not (self.since and day < self.since) and not (self.until and day > self.until)
