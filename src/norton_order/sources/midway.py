"""What can be told from the middle of an mbox, where nobody knows which message one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from norton_order.sources.mbox import FRAMINGS, Boundaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from norton_order.sources.mbox import Marks
    from norton_order.sources.separators import Separator


class Judge(Boundaries):
    """A judge that can begin at any separator."""

    def __init__(self, read: Callable[[int, int], bytes], framing: str = "") -> None:
        super().__init__(read)
        if framing:
            self._kinds = FRAMINGS[framing]

    @property
    def offset(self) -> int:
        """Of the separator of the message in hand."""
        return self._current.offset if self._current else 0

    @property
    def framing(self) -> str:
        """The kind of the separators that count."""
        return self._kinds[0]

    def begin(self, separator: Separator) -> Self:
        """Take up the message below *separator*; nothing above it counts."""
        self._current = separator
        self._trusted = separator.body
        return self

    def counts(self, separator: Separator) -> bool:
        """Return whether *separator* is one that counts."""
        return separator.kind in self._kinds

    def claim(self, separator: Separator, stop: int) -> int | None:
        """Return where the message below *separator* ends by its own word."""
        return self._promised(separator.body, stop)

    def is_end(self, offset: int, marks: Marks, size: int) -> bool:
        """Return whether *offset* is the end of a message, by the marks of the octets from there on."""
        self._offsets = {separator.offset for separator in marks.separators}
        self._stop = size
        return self._is_end(offset)


class Witness:
    """What was seen of an mbox without knowing which message one is in.

    Attributes:
        judge: who tells what counts.
        marks: all that were heard.
        separators: that count, in order.
        bodies: where the messages below them would begin, but for those that an MMDF line may follow.
        claims: of messages that would reach beyond the next separator: offset of theirs, end by their word.
    """

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.marks: list[Marks] = []
        self.separators: list[Separator] = []
        self.bodies: set[int] = set()
        self.claims: list[tuple[int, int]] = []
        self._lengths: list[int] = []  # since the last separator

    def hear(self, marks: Marks) -> None:
        """Take the marks of the next block; octets before it are read while they are still at hand."""
        self.marks.append(marks)
        self._lengths += marks.lengths
        for separator in filter(self.judge.counts, marks.separators):
            self._hear_claim(separator)
            self.separators.append(separator)
            if separator.kind != "mmdf":
                self.bodies.add(separator.body)

    def hear_all(self, all_marks: Iterable[Marks]) -> None:
        """Take the marks of several blocks."""
        for marks in all_marks:
            self.hear(marks)

    def separators_from(self, offset: int) -> Iterator[Separator]:
        """Yield the separators from *offset* on."""
        return (separator for separator in self.separators if separator.offset >= offset)

    def _hear_claim(self, separator: Separator) -> None:
        if self.separators:
            last = self.separators[-1]
            if any(last.body <= length < separator.offset for length in self._lengths):
                end = self.judge.claim(last, separator.offset)
                if end is not None and end > separator.offset:
                    self.claims.append((last.offset, end))
        self._lengths = [length for length in self._lengths if length >= separator.offset]
