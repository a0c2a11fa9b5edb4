"""Which messages are worth reading: prefilter and boundaries of an mbox in one pass over each block."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from norton_order.prefilter import Matcher
    from norton_order.sources.mbox import Marks, Octets


class Sieve:
    """Judges octets through a matcher where there is one; without one everything is worth reading."""

    def __init__(self, *, prefilter: bool) -> None:
        """Compile nothing yet; without *prefilter* the matcher only finds boundaries."""
        self._prefilter = prefilter
        self._matcher: Matcher | None = None
        self._missing = False
        self._local = threading.local()

    @property
    def sees(self) -> bool:
        """Whether anything can be left out."""
        return self._prefilter and self._matcher is not None

    def sharpen(self) -> None:
        """Compile the matcher, 60 ms at first use; there is none where Hyperscan is not installed."""
        if self._matcher is None and not self._missing:
            from norton_order.prefilter import Matcher
            from norton_order.sources.attached import MARKS
            from norton_order.sources.mbox import ANNOUNCEMENTS  # neither is needed for few messages

            try:
                self._matcher = Matcher((*ANNOUNCEMENTS, *((mark, False) for mark in MARKS)))
            except ImportError:
                self._missing = True

    def passes(self, raw: bytes) -> bool:
        """Return whether a message is worth reading."""
        if not self._prefilter or self._matcher is None:
            return True
        return self._matcher.could_be_notice(raw, self._scratch(self._matcher)) or _holds_container(raw)

    def mark(self, octets: Octets, start: int, block: range) -> Marks:
        """Return the marks of a block of an mbox, with the needles as hits; from several threads at once."""
        from norton_order.sources.mbox import (  # who calls this has loaded it
            ANNOUNCEMENTS,
            announcements,
            mark_block,
        )

        if self._matcher is None:
            return mark_block(octets, start, block, announcements(bytes(octets)), ())
        found = self._matcher.find(octets, self._scratch(self._matcher))
        if found is None:
            return mark_block(octets, start, block, announcements(bytes(octets)), None)
        needles, others = found
        announced = [(number, end) for number, end in others if number < len(ANNOUNCEMENTS)]
        if len(announced) < len(others):
            from norton_order.sources.attached import is_office

            needles += [
                end
                for number, end in others
                if number >= len(ANNOUNCEMENTS) and not is_office(bytes(octets[end - 5 : end + 123]))
            ]
        return mark_block(octets, start, block, announced, needles)

    def _scratch(self, matcher: Matcher) -> Any:
        if not hasattr(self._local, "scratch"):
            self._local.scratch = matcher.new_scratch()
        return self._local.scratch


def _holds_container(raw: bytes) -> bool:
    """Return whether an attachment may hold a mail that no needle shows."""
    from norton_order.sources.attached import MARKS, is_office

    for mark in MARKS:
        place = raw.find(mark)
        while place >= 0:
            if not is_office(raw[place + 1 : place + 129]):
                return True
            place = raw.find(mark, place + 1)
    return False
