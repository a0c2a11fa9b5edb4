"""Octets of an mbox, block by block: files in ranges on several threads, streams as they come.

Both give the places of messages in order, and the octets of those that are asked for. What is held is a few
blocks, and of a stream the message in hand.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from concurrent.futures import wait
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from norton_order.boxes.ahead import Ahead
from norton_order.boxes.limits import MAX_MESSAGE_OCTETS, READ_OCTETS
from norton_order.boxes.mbox import ALL_HEADER, MARGIN, Boundaries, Marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from norton_order.boxes.mbox import Octets, Span

BLOCK_OCTETS: Final = 1 << 20
_PAGE_OCTETS: Final = 4096  # read by themselves where a block cannot be read: no disk loses less
_PIECES_AHEAD: Final = 4
# A stream from which no block comes within that many seconds is judged by what has come.
_PATIENCE: Final = 0.1


class Marker(Protocol):
    """Marks one block; called from several threads at once."""

    def __call__(self, octets: Octets, start: int, block: range, /) -> Marks:
        """Return the marks of *block*; see `mbox.mark_block`."""


class Stream(Protocol):
    """Gives octets once, forwards."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* octets, none at the end."""


class MboxRanges:
    """An mbox in a file.

    Attributes:
        size: octets, as found at the beginning.
        done: octets marked so far.
        damage: why not all of it could be read, or "".
    """

    def __init__(
        self,
        path: Path,
        mark: Marker,
        executor: ThreadPoolExecutor,
        *,
        ahead: int = 4,
        block: int = BLOCK_OCTETS,
    ) -> None:
        """Open nothing yet.

        Args:
            path: a regular file.
            mark: marks a block.
            executor: threads to mark on.
            ahead: blocks in work at the same time.
            block: octets in a block.

        Raises:
            OSError: the file is not there.
        """
        self.size = path.stat().st_size
        self.done = 0
        self.damage = ""
        self._path = path
        self._mark = mark
        self._executor = executor
        self._ahead = ahead
        self._block = block
        self._local = threading.local()
        self._files: list[BinaryIO] = []

    def read(self, start: int, stop: int) -> bytes:
        """Return the octets between two offsets, fewer if the file has become shorter; raises OSError."""
        octets = bytearray(stop - start)
        return bytes(memoryview(octets)[: self._read_into(memoryview(octets), start)])

    def spans(self) -> Iterator[Span]:
        """Yield the place of every message, in order."""
        boundaries = Boundaries(self._read_quietly)
        blocks = (range(at, min(at + self._block, self.size)) for at in range(0, self.size, self._block))
        pending: deque[Future[Marks]] = deque()
        try:
            for block in blocks:
                pending.append(self._executor.submit(self._mark_range, block))
                if len(pending) >= self._ahead:
                    yield from self._judge(boundaries, pending.popleft().result())
            while pending:
                yield from self._judge(boundaries, pending.popleft().result())
        finally:
            wait([future for future in pending if not future.cancel()])

    def close(self) -> None:
        """Close what reading has opened."""
        for file in self._files:
            file.close()

    def _judge(self, boundaries: Boundaries, marks: Marks) -> Iterator[Span]:
        if self.done == self.size:  # the file has become shorter, and its end was seen before
            return
        last = marks.stop == self.size or marks.stop < self.done + self._block
        self.done = self.size if last else marks.stop
        yield from boundaries.feed(marks, last=last)

    def _mark_range(self, block: range) -> Marks:
        start = max(0, block.start - MARGIN)
        buffer = self._buffer()[: min(self.size, block.stop + MARGIN) - start]
        holes: list[range] = []
        try:
            count = self._read_into(buffer, start)
        except OSError as error:
            holes = self._read_around_holes(buffer, start)
            count = len(buffer)
            named = ", ".join(f"{hole.start:,} to {hole.stop:,}" for hole in holes[:3])
            self.damage = f"octets {named}: {error.strerror or error}"
        if count < len(buffer):
            self.damage = "the file became shorter while it was read"
            block = range(block.start, max(block.start, min(block.stop, start + count)))
        marks = self._mark(buffer[:count], start, block)
        # Whoever asks for a message that reaches into a hole meets the error again, by name.
        edges = {
            edge for hole in holes for edge in (hole.start + 1, hole.stop) if block.start < edge <= block.stop
        }
        return replace(marks, hits=tuple(sorted(edges.union(marks.hits)))) if edges else marks

    def _read_around_holes(self, buffer: memoryview, start: int) -> list[range]:
        """Fill *buffer* from *start* on as far as that can be read; return where it cannot, NUL octets there."""
        holes: list[range] = []
        for at in range(0, len(buffer), _PAGE_OCTETS):
            page = buffer[at : at + _PAGE_OCTETS]
            try:
                self._read_into(page, start + at)
            except OSError:
                page[:] = bytes(len(page))
                joined = holes.pop().start if holes and holes[-1].stop == start + at else start + at
                holes.append(range(joined, start + at + len(page)))
        return holes

    def _read_quietly(self, start: int, stop: int) -> bytes:
        try:
            return self.read(start, stop)
        except OSError:
            return b""

    def _read_into(self, buffer: memoryview, start: int) -> int:
        file = self._file()
        file.seek(start)
        count = 0
        while count < len(buffer):
            more = file.readinto(buffer[count:])  # type: ignore[attr-defined]  # a raw file
            if not more:
                break
            count += more
        return count

    def _file(self) -> BinaryIO:
        """Return this thread's own handle, for the place in a file belongs to the handle."""
        if not hasattr(self._local, "file"):
            self._local.file = self._path.open("rb", buffering=0)
            self._files.append(self._local.file)
        file: BinaryIO = self._local.file
        return file

    def _buffer(self) -> memoryview:
        if not hasattr(self._local, "buffer"):
            self._local.buffer = memoryview(bytearray(self._block + 2 * MARGIN))
        buffer: memoryview = self._local.buffer
        return buffer


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
        """Read nothing yet; the arguments are those of `MboxRanges`."""
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
