"""Which messages are worth reading: prefilter and boundaries of an mbox in one pass over each block."""

from __future__ import annotations

import threading
from bisect import bisect
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from norton_order.prefilter.matcher import Matcher
    from norton_order.sources.mbox import Marks, Octets

_MARK_OCTETS: Final = 5  # of what a zip archive begins with in base64; other containers may be cut


class Prefilter:
    """Judges octets through a matcher where there is one; without one everything is worth reading.

    Attributes:
        marked: about how many messages of the mboxes are worth reading, as far as they are marked by now.
    """

    def __init__(self, *, prefilter: bool) -> None:
        """Compile nothing yet; without *prefilter* the matcher only finds boundaries."""
        self.marked = 0
        self._lock = threading.Lock()
        self._prefilter = prefilter
        self._matcher: Matcher | None = None
        self._missing = False
        self._local = threading.local()

    @property
    def sees(self) -> bool:
        """Whether anything can be left out."""
        return self._prefilter and self._matcher is not None

    def compile(self) -> None:
        """Compile the matcher, 60 ms at first use; there is none where Hyperscan is not installed."""
        if self._matcher is None and not self._missing:
            from norton_order.mime.encrypted import MARKS as OF_ENCRYPTION
            from norton_order.prefilter.matcher import Matcher
            from norton_order.sources.attached import MARKS
            from norton_order.sources.mbox import ANNOUNCEMENTS  # neither is needed for few messages

            try:
                marks = ((mark, False) for mark in (*MARKS, *OF_ENCRYPTION))
                self._matcher = Matcher((*ANNOUNCEMENTS, *marks))
            except ImportError:
                self._missing = True

    def passes(self, raw: bytes) -> bool:
        """Return whether a message is worth reading."""
        if not self._prefilter or self._matcher is None:
            return True
        worth, others = self._matcher.ask(raw, self._scratch(self._matcher))
        return worth or (bool(others) and any(_containers(raw, others)))

    def mark(self, octets: Octets, start: int, block: range) -> Marks:
        """Return the marks of a block of an mbox, with the words as hits; from several threads at once."""
        from norton_order.sources.mbox import ANNOUNCEMENTS, announcements, mark_block  # it is loaded by now

        matcher = self._matcher
        found = matcher.find(octets, self._scratch(matcher)) if matcher else None
        if (
            found is None
        ):  # every message may be worth reading, also where there is a matcher by the time of asking
            return self._counted(mark_block(octets, start, block, announcements(bytes(octets)), None))
        hits, others = found
        announced = [(number, end) for number, end in others if number < len(ANNOUNCEMENTS)]
        if len(announced) < len(others):
            hits += _containers(octets, others)
        return self._counted(mark_block(octets, start, block, announced, hits))

    def _counted(self, marks: Marks) -> Marks:
        places = [separator.offset for separator in marks.separators]
        worth = len({bisect(places, hit) for hit in marks.hits}) if self.sees else len(places)
        if worth:
            with self._lock:
                self.marked += worth
        return marks

    def _scratch(self, matcher: Matcher) -> Any:
        if not hasattr(self._local, "scratch"):
            self._local.scratch = matcher.new_scratch()
        return self._local.scratch


def _containers(octets: Octets, others: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield where an attachment begins that may hold a mail which no word shows."""
    from norton_order.sources.attached import is_office
    from norton_order.sources.mbox import ANNOUNCEMENTS

    for number, end in others:
        if number >= len(ANNOUNCEMENTS) and not is_office(bytes(octets[end - _MARK_OCTETS : end + 123])):
            yield end
