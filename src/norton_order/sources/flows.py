"""An mbox that comes as a stream: read as it comes, and judged by what has come when the stream makes one wait.

What is held is a few blocks and the message in hand.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Final, Protocol

from norton_order.sources.ahead import Ahead
from norton_order.sources.limits import MAX_MESSAGE_OCTETS, READ_OCTETS
from norton_order.sources.mbox import ALL_HEADER, BLOCK_OCTETS, MARGIN, Boundaries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future, ThreadPoolExecutor

    from norton_order.sources.mbox import Marker, Marks, Span

_PIECES_AHEAD: Final = 4
# A stream from which no block comes within that many seconds is judged by what has come.
_PATIENCE: Final = 0.1


class Stream(Protocol):
    """Gives octets once, forwards."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* octets, none at the end."""


class MboxFlow:
    """An mbox that comes as a stream.

    Attributes:
        size: None, for nobody knows.
        done: octets marked so far.
        damage: why not all of it could be read, or "".
    """

    def __init__(
        self,
        stream: Stream,
        mark: Marker,
        executor: ThreadPoolExecutor,
        *,
        ahead: int = 3,
        block: int = BLOCK_OCTETS,
    ) -> None:
        """Read nothing yet; the arguments are those of `MboxBlocks`."""
        self.size = None
        self.done = 0
        self.damage = ""
        self._stream = stream
        self._mark = mark
        self._executor = executor
        self._ahead = ahead
        self._block = block
        # What is longer than a message is refused, and its beginning need not be kept; but that a message
        # does not reach as far as it claims is known only when what lies beyond is marked.
        self._most_kept = MAX_MESSAGE_OCTETS + ALL_HEADER + 2 * MARGIN + (ahead + 2) * max(block, READ_OCTETS)
        self._kept: deque[tuple[int, bytes]] = deque()
        self._arrived = 0
        self._marked = 0
        self._ended = False

    def read(self, start: int, stop: int) -> bytes:
        """Return the octets between two offsets of the message in hand; none if they were not kept."""
        if not self._kept or start < self._kept[0][0]:
            return b""
        return b"".join(
            octets[max(0, start - at) : stop - at]
            for at, octets in self._kept
            if at < stop and at + len(octets) > start
        )

    def spans(self) -> Iterator[Span]:
        """Yield the place of every message, in order; its octets can be read until the next is asked for."""
        return (span for span in self.spans_and_pauses() if span is not None)

    def spans_and_pauses(self) -> Iterator[Span | None]:
        """Yield what `spans` does, and ``None`` where the stream makes one wait and all before is judged."""
        boundaries = Boundaries(self.read)
        pending: deque[Future[Marks]] = deque()
        pieces = Ahead(self._pieces(), _PIECES_AHEAD)
        paused = False
        try:
            while not self._ended or pending:
                paused = not self._ended and not self._take(pieces, wait=paused)
                pending += self._begin_marking(partly=paused)
                while pending and (paused or self._ended or len(pending) >= self._ahead or pending[0].done()):
                    marks = pending.popleft().result()
                    self.done = marks.stop
                    yield from boundaries.feed(marks, last=self._ended and marks.stop == self._arrived)
                    self._forget(min(boundaries.start, marks.stop - MARGIN))
                if paused:
                    yield None
        finally:
            for future in pending:
                future.cancel()
            pieces.close(_PATIENCE)  # it may stand in a pipe from which nothing comes

    def close(self) -> None:
        """Do nothing: the stream belongs to who opened it."""

    def _pieces(self) -> Iterator[bytes]:
        while piece := self._stream.read(self._block):
            yield piece

    def _take(self, pieces: Ahead, *, wait: bool) -> bool:
        """Keep what comes next; return whether it was a block, or the end.

        Args:
            pieces: of the stream.
            wait: as long as it takes, for there is nothing else to do.
        """
        taken, wanted = [], self._block
        until = time.monotonic() + _PATIENCE
        try:
            while wanted > 0 and not self._ended:
                piece = pieces.next(None if wait else max(0.0, until - time.monotonic()))
                if piece is None:
                    break
                if wait:
                    wait, until = False, time.monotonic() + _PATIENCE
                taken.append(piece)
                wanted -= len(piece)
                self._ended = not piece
        except Exception as error:  # noqa: BLE001 - every decompressor has errors of its own
            self.damage = str(error) or type(error).__name__
            self._ended = True
        self._keep(b"".join(taken))
        return self._ended or wanted <= 0

    def _keep(self, octets: bytes) -> None:
        if self._kept and len(self._kept[-1][1]) < self._block:  # the more pieces, the slower is reading
            start, before = self._kept.pop()
            self._kept.append((start, before + octets))
        elif octets:
            self._kept.append((self._arrived, octets))
        self._arrived += len(octets)

    def _begin_marking(self, *, partly: bool) -> Iterator[Future[Marks]]:
        """Have marked what has come, whole blocks of it but at the end, or *partly*; a margin behind it is there."""
        stop = self._arrived if self._ended else self._arrived - MARGIN
        least = 1 if partly or self._ended else self._block
        while stop - self._marked >= least:
            block = range(self._marked, min(self._marked + self._block, stop))
            self._marked = block.stop
            start = max(0, block.start - MARGIN)
            yield self._executor.submit(self._mark, self.read(start, block.stop + MARGIN), start, block)

    def _forget(self, start: int) -> None:
        start = max(start, self._arrived - self._most_kept)
        while self._kept and self._kept[0][0] + len(self._kept[0][1]) <= start:
            self._kept.popleft()
