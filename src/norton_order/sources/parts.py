"""A range of an mbox, read by itself: exactly the messages whose separator line lies in it.

Whoever begins in the middle of an mbox does not know which message stands there. A separator line is certain
once no message that begins before it claims, by its own Content-Length, to reach beyond it; and none can
claim more than `REACH_OCTETS`. So that much before the range is looked through for claims first. Where one
holds, an earlier certain line is taken as the beginning; after `MAX_STEPS` of that claims are not heeded.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Protocol

from norton_order.sources.blocks import marks_in_order
from norton_order.sources.limits import MAX_MESSAGE_OCTETS, MIB
from norton_order.sources.mbox import MARGIN, Marks, announcements, mark_block
from norton_order.sources.midway import Judge, Witness

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from concurrent.futures import ThreadPoolExecutor

    from norton_order.sources.mbox import Marker, Span
    from norton_order.sources.separators import Separator

BLOCK_OCTETS: Final = 8 * MIB
# A separator line, the header section in which a Content-Length is looked for, and the largest message.
REACH_OCTETS: Final = MARGIN + (1 << 16) + MAX_MESSAGE_OCTETS
MAX_STEPS: Final = 4
_SLACK_OCTETS: Final = 1 << 16  # for separator lines right below each other, which count as one
_AHEAD: Final = 4  # blocks in work at the same time


class RandomAccess(Protocol):
    """Octets that several threads can read from any place.

    Attributes:
        size: how many there are.
    """

    size: int

    def read(self, start: int, stop: int) -> bytes:
        """Return the octets between two offsets, as far as they exist; raises OSError."""


@dataclass(frozen=True, slots=True)
class MboxPart:
    """A range of an mbox.

    Attributes:
        source: as in `Whole`.
        octets: of the whole mbox.
        part: offsets; the messages whose separator lines begin there are wanted.
        framing: what `tell_framing` said of the mbox.
    """

    source: str
    octets: RandomAccess
    part: range
    framing: str


def tell_framing(head: bytes, *, size: int) -> str:
    """Return which separators count in the mbox that begins with *head*: "from", "loose" or "mmdf".

    Args:
        head: its first 16 KiB, fewer only if there are no more.
        size: of the whole mbox.
    """
    judge = Judge(lambda start, stop: head[start:stop])
    last = len(head) == size
    block = range(len(head) if last else len(head) - MARGIN)
    deque(judge.feed(mark_block(head, 0, block, announcements(head), ()), last=last), 0)
    return judge.framing


class MboxRange:
    """A range of an mbox as a box that a scan goes through.

    Attributes:
        size: octets in the range.
        done: octets of the range marked so far.
        damage: why not all of it could be read, or "".
    """

    def __init__(self, found: MboxPart, mark: Marker, executor: ThreadPoolExecutor) -> None:
        """Read the first octet that is needed.

        Args:
            found: the range.
            mark: marks a block.
            executor: threads to mark on.

        Raises:
            OSError: it cannot be read.
        """
        self.size = len(found.part)
        self.done = 0
        self.damage = ""
        self._part = found.part
        self._framing = found.framing
        self._octets = found.octets
        self._mark = mark
        self._executor = executor
        low = self._low(1)
        self._octets.read(low, low + 1)

    def read(self, start: int, stop: int) -> bytes:
        """Return the octets between two offsets of the mbox, fewer at its end; raises OSError."""
        return self._octets.read(start, stop)

    def spans(self) -> Iterator[Span]:
        """Yield the place of every message that begins in the range, in order."""
        ahead = self._marks(self._part.start, self._octets.size)
        try:
            judge, seen = self._begin(ahead)
            if judge is not None:
                yield from self._judged(judge, chain(seen, ahead))
        finally:
            ahead.close()
        self.done = self.size

    def close(self) -> None:
        """Do nothing: the octets belong to who opened them."""

    def _judged(self, judge: Judge, all_marks: Iterable[Marks]) -> Iterator[Span]:
        for marks in all_marks:
            for span in judge.feed(marks, last=marks.stop == self._octets.size):
                if span.offset in self._part:
                    yield span
            self.done = max(self.done, min(marks.stop - self._part.start, self.size))
            if judge.offset >= self._part.stop:
                return

    def _begin(self, ahead: Iterator[Marks]) -> tuple[Judge | None, list[Marks]]:
        """Return a judge as sure as one that began with the mbox, and the marks to feed it first.

        There is none where no message begins in the range.
        """
        start = self._part.start
        if start == 0:
            return Judge(self._read_quietly), []
        here: list[Marks] = []
        step = 0
        while True:
            step += 1
            low = self._low(step)
            witness = Witness(Judge(self._read_quietly, self._framing))
            witness.hear_all(chain(self._marks(low, start), here))
            if step == 1:
                here = list(self._until_separator(ahead, witness))
            first = next(witness.separators_from(start), None)
            if first is None or first.offset >= self._part.stop:
                return None, []
            if low == 0:
                return Judge(self._read_quietly), witness.marks
            certain = self._last_certain(witness, low + REACH_OCTETS, first.offset)
            if certain or step == MAX_STEPS:
                return witness.judge.begin(certain or first), witness.marks

    def _low(self, step: int) -> int:
        """Return from where on the octets before the range are looked through."""
        return max(0, self._part.start - _SLACK_OCTETS - step * REACH_OCTETS) if self._part.start else 0

    def _until_separator(self, ahead: Iterator[Marks], witness: Witness) -> Iterator[Marks]:
        """Yield marks up to those with the first separator of the range, once they are heard."""
        for marks in ahead:
            witness.hear(marks)
            yield marks
            if marks.stop >= self._part.stop or any(witness.separators_from(self._part.start)):
                return

    def _last_certain(self, witness: Witness, low: int, high: int) -> Separator | None:
        """Return the last separator from *low* to *high* that no claim of an earlier one rules out."""
        claims = [(begin, end) for begin, end in witness.claims if self._is_end(end)]
        for separator in reversed(list(witness.separators_from(low))):
            ruled_out = any(begin < separator.offset < end for begin, end in claims)
            depends = separator.offset in witness.bodies or separator.kind == "quoted"
            if separator.offset <= high and not ruled_out and not depends:
                return separator
        return None

    def _is_end(self, offset: int) -> bool:
        """Return whether a separator, or the end of the mbox, stands at *offset*, line ends aside."""
        size = self._octets.size
        if offset >= size:
            return offset == size
        marks = self._mark_block(range(offset, min(offset + MARGIN, size)))
        return Judge(self._read_quietly, self._framing).is_end(offset, marks, size)

    def _marks(self, start: int, stop: int) -> Generator[Marks]:
        """Yield the marks of the blocks between two offsets; those within the range are begun ahead."""
        blocks = (range(at, min(at + BLOCK_OCTETS, stop)) for at in range(start, stop, BLOCK_OCTETS))
        within = len(range(start, min(stop, self._part.stop), BLOCK_OCTETS))
        yield from marks_in_order(self._mark_block, islice(blocks, within), self._executor, ahead=_AHEAD)
        yield from map(self._mark_block, blocks)

    def _mark_block(self, block: range) -> Marks:
        start = max(0, block.start - MARGIN)
        try:
            octets = self._octets.read(start, block.stop + MARGIN)
        except OSError as error:
            self.damage = f"octets {block.start:,} to {block.stop:,}: {error.strerror or error}"
            # Whoever asks for a message that reaches into the hole meets the error again, by name.
            return Marks(block.stop, (), (), (block.start + 1, block.stop))
        return self._mark(octets, start, block)

    def _read_quietly(self, start: int, stop: int) -> bytes:
        try:
            return self._octets.read(start, stop)
        except OSError:
            return b""
