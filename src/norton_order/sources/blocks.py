"""An mbox in a file, block by block: marked by several threads, judged in order."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import wait
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final

from norton_order.sources.mbox import MARGIN, Boundaries

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from norton_order.sources.mbox import Marker, Marks, Span

# Marked in one go by one thread, so that the buffer stays in the cache of its processor; in groups, so that to
# hand them to the threads costs nothing beside it.
STEP_OCTETS: Final = 1 << 18
_GROUP: Final = 4

_PAGE_OCTETS: Final = 4096  # read by themselves where a block cannot be read: no disk loses less


def marks_in_order(
    mark: Callable[[range], Marks],
    blocks: Iterable[range],
    executor: ThreadPoolExecutor,
    *,
    ahead: int,
    group: int = 1,
) -> Generator[Marks]:
    """Yield what *mark* returns for each of *blocks*; *ahead* groups are in work, and none once this is closed."""
    pending: deque[Future[list[Marks]]] = deque()
    waiting = iter(blocks)
    try:
        while together := list(islice(waiting, group)):
            pending.append(executor.submit(lambda each: list(map(mark, each)), together))
            if len(pending) >= ahead:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        wait([future for future in pending if not future.cancel()])


class MboxBlocks:
    """An mbox in a file, gone through block by block.

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
        block: int = STEP_OCTETS,
    ) -> None:
        """Open nothing yet.

        Args:
            path: a regular file.
            mark: marks a block.
            executor: threads to mark on.
            ahead: groups of blocks in work at the same time.
            block: octets in a block.

        Raises:
            OSError: the file is not there.
        """
        self._status = path.stat()
        self.size = self._status.st_size
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
        with closing(
            marks_in_order(self._mark_range, blocks, self._executor, ahead=self._ahead, group=_GROUP)
        ) as all_marks:
            for marks in all_marks:
                yield from self._judge(boundaries, marks)
        self.damage = self.damage or self._changed()

    def _changed(self) -> str:
        """Return how the file was changed while it was read: cut or compacted; new mail behind it harms nobody."""
        before = self._status
        try:
            after = self._path.stat()
        except OSError:
            return "the file was removed while it was read"
        same_file = (before.st_dev, before.st_ino) == (after.st_dev, after.st_ino)
        if after.st_size < before.st_size:
            return "the file became shorter while it was read"
        if not same_file or (after.st_size == before.st_size and after.st_mtime_ns != before.st_mtime_ns):
            return "the file was changed while it was read"
        return ""

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
