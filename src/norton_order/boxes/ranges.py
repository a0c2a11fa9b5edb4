"""Octets of an mbox, block by block: files in ranges on several threads, streams as they come.

Both give the places of messages in order, and the octets of those that are asked for. What is held is a few
blocks, and of a stream the message in hand.
"""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import wait
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from norton_order.boxes.limits import MAX_MESSAGE_OCTETS
from norton_order.boxes.mbox import MARGIN, Boundaries, Marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from norton_order.boxes.mbox import Octets, Span

BLOCK_OCTETS: Final = 1 << 20
_PAGE_OCTETS: Final = 4096  # read by themselves where a block cannot be read: no disk loses less
# Of a message in a stream. What is longer is refused anyway, and its beginning need not be kept.
_KEPT_OCTETS: Final = MAX_MESSAGE_OCTETS + (1 << 20)


class Marker(Protocol):
    """Marks one block; called from several threads at once."""

    def __call__(self, octets: Octets, start: int, block: range, /) -> Marks:
        """Return the marks of *block*; see `mbox.mark_block`."""


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
        stream: BinaryIO,
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
        self._kept: deque[tuple[int, bytes]] = deque()
        self._arrived = 0

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
        boundaries = Boundaries(self.read)
        pending: deque[Future[Marks]] = deque()
        marked = 0
        more = True
        try:
            while more or marked < self._arrived or pending:
                if more:
                    more = self._take()
                while marked < self._arrived and (not more or marked + self._block + MARGIN <= self._arrived):
                    block = range(marked, min(marked + self._block, self._arrived))
                    marked = block.stop
                    start = max(0, block.start - MARGIN)
                    octets = self.read(start, block.stop + MARGIN)
                    pending.append(self._executor.submit(self._mark, octets, start, block))
                if pending and (len(pending) >= self._ahead or not more):
                    marks = pending.popleft().result()
                    self.done = marks.stop
                    yield from boundaries.feed(
                        marks, last=not more and not pending and marked == self._arrived
                    )
                    self._forget(min(boundaries.start, marks.stop - MARGIN))
        finally:
            for future in pending:
                future.cancel()

    def close(self) -> None:
        """Do nothing: the stream belongs to who opened it."""

    def _take(self) -> bool:
        """Keep the next block of the stream; return whether there may be more."""
        pieces, wanted = [], self._block
        try:
            while wanted and (piece := self._stream.read(wanted)):
                pieces.append(piece)
                wanted -= len(piece)
        except Exception as error:  # noqa: BLE001 - every decompressor has errors of its own
            self.damage = str(error) or type(error).__name__
            wanted = self._block
        if octets := b"".join(pieces):
            self._kept.append((self._arrived, octets))
            self._arrived += len(octets)
        return not wanted

    def _forget(self, start: int) -> None:
        start = max(start, self._arrived - _KEPT_OCTETS)
        while self._kept and self._kept[0][0] + len(self._kept[0][1]) <= start:
            self._kept.popleft()
