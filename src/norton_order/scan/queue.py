"""Messages in order -> what they say, in that order: read here while few, by workers once they are many."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.model import Notice, NoticeWarning, Rejection
from norton_order.scan.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from norton_order.scan.reader import Result
    from norton_order.scan.workers import Readers

# Of processor time: to start a process takes a quarter of a second, and is worth it where more than this is spent
# reading here, or is still to be.
_ALONE_SECONDS: Final = 0.5
_WORTH_SECONDS: Final = 1.0
_ASSUMED_SECONDS: Final = 0.005  # a message, until some were read
_FEW_READ: Final = 8
_IN_HAND_MESSAGES: Final = 64  # for each process
_IN_HAND_OCTETS: Final = 16 << 20


class Entry(NamedTuple):
    """One message and where it stood.

    Attributes:
        source: as in a notice.
        offset: as in a notice.
        raw: its octets; empty once it is read.
        defects: what of its store had to be mended.
    """

    source: str
    offset: int | None
    raw: bytes = b""
    defects: tuple[str, ...] = ()


def placed(notice: Notice, entry: Entry) -> Notice:
    """Return *notice* with where it stood, and with what had to be mended to get at it."""
    warnings = notice.warnings
    if entry.defects:
        told = [value for one in warnings if one.code == "defects" for value in one.values]
        others = tuple(one for one in warnings if one.code != "defects")
        warnings = (*others, NoticeWarning("defects", (*entry.defects, *told)))
    # A notice of a mail in an attached mailbox brings its place there.
    offset = notice.offset if notice.source else entry.offset
    return replace(notice, source=entry.source + notice.source, offset=offset, warnings=warnings)


class Reading(NamedTuple):
    """What an entry says, one notice or several; a `Rejection` of its own where it could not be read."""

    entry: Entry
    result: Result | Rejection


class OrderedQueue:
    """Takes entries in order and gives readings in that order, with a bounded number in hand.

    Attributes:
        alone: seconds spent reading here, from the second message on.
    """

    def __init__(self, jobs: int) -> None:
        """Start nothing yet."""
        self._jobs = jobs
        self._readers: Readers | None = None
        self.alone = 0.0
        self._read = 0  # messages read here
        self._in_hand: deque[tuple[Entry, int, Future[Result] | Rejection]] = deque()
        self._octets = 0

    def add(self, entry: Entry, *, ahead: int = 0) -> Iterator[Reading]:
        """Take an entry to be read; yield what is read by now.

        Args:
            entry: with its octets.
            ahead: how many more entries are already known to come.
        """
        if self._readers is None and self._jobs > 1 and self._is_worth_processes(ahead):
            from norton_order.scan.workers import Readers  # with all that it takes to start a process

            self._readers = Readers(self._jobs)
        if self._readers is None:
            began = time.thread_time()
            result = read(entry.raw)
            if self._read:  # the first one pays for the loading of the reader
                self.alone += time.thread_time() - began
            self._read += 1
            yield Reading(entry._replace(raw=b""), result)
            return
        size = len(entry.raw)
        self._octets += size
        self._in_hand.append((entry._replace(raw=b""), size, self._readers.submit(entry.raw)))
        yield from self._give(wait=False)

    def _is_worth_processes(self, ahead: int) -> bool:
        each = self.alone / (self._read - 1) if self._read > _FEW_READ else _ASSUMED_SECONDS
        return self.alone > _ALONE_SECONDS or ahead * each > _WORTH_SECONDS

    def reject(self, entry: Entry, detail: str) -> Iterator[Reading]:
        """Take an entry that could not even be read from its source; yield what is read by now."""
        rejection = Rejection(entry.source, entry.offset, None, None, None, "unreadable", (detail,))
        self._in_hand.append((entry, 0, rejection))
        yield from self._give(wait=False)

    def finish(self) -> Iterator[Reading]:
        """Yield what is still in hand."""
        yield from self._give(wait=True)

    def close(self) -> None:
        """Drop what is in hand and end the workers."""
        self._in_hand.clear()
        if self._readers is not None:
            self._readers.close()

    def _give(self, *, wait: bool) -> Iterator[Reading]:
        """Yield from the front what is ready, and wait for it where all is wanted or too much is in hand."""
        while self._in_hand:
            entry, size, result = self._in_hand[0]
            if isinstance(result, Rejection):
                done: Result | Rejection = result
            else:
                full = len(self._in_hand) > self._jobs * _IN_HAND_MESSAGES or self._octets > _IN_HAND_OCTETS
                if not (wait or full or result.done()):
                    return
                done = result.result()
            self._in_hand.popleft()
            self._octets -= size
            yield Reading(entry, done)
