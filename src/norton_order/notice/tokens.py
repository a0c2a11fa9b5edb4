"""The tokens of a document, its order labels and its numbers, by where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from norton_order.notice.labels import PrintedLabel, is_rival
from norton_order.notice.layout import Layout, connects
from norton_order.notice.numbers import Number

Token = PrintedLabel | Number


@dataclass(frozen=True)
class Tokens:
    """What a document holds of labels and numbers.

    Attributes:
        layout: of the document.
        labels: in order.
        numbers: in order.
    """

    layout: Layout
    labels: Sequence[PrintedLabel]
    numbers: Sequence[Number]

    @cached_property
    def numbers_on(self) -> dict[int, list[Number]]:
        """Line -> the numbers that begin on it; no line without one."""
        found: dict[int, list[Number]] = {}
        for number in self.numbers:
            found.setdefault(number.span.line, []).append(number)
        return found

    @cached_property
    def labelled(self) -> frozenset[int]:
        """The lines on which a label begins or ends."""
        return frozenset(line for label in self.labels for line in (label.span.line, label.span.end_line))

    def in_order(self) -> list[Token]:
        """Return labels and numbers as they follow each other."""
        return sorted([*self.labels, *self.numbers], key=lambda token: token.span)

    def numbers_in(self, lines: Iterable[int]) -> list[Number]:
        """Return the numbers that begin on *lines*."""
        return [number for line in lines for number in self.numbers_on.get(line, ())]

    def has_rival(self, lines: Sequence[int], label: PrintedLabel) -> bool:
        """Return whether a label that names another number than *label* begins on *lines*."""
        return any(other.span.line in lines and is_rival(other, label) for other in self.labels)

    def rest_of_line(self, number: Number) -> list[Number]:
        """Return the numbers after *number* on its line, up to the next label."""
        line = number.span.line
        end = len(self.layout.text[line])
        after = (
            label.span.start for label in self.labels if label.span.line == line and label.span > number.span
        )
        stop = min(after, default=end)
        return [
            other for other in self.numbers_on[line] if number.span < other.span and other.span.start < stop
        ]

    def is_bare(self, token: Token) -> bool:
        """Return whether no words stand before *token* on its line."""
        return connects(self.layout.text[token.span.line][: token.span.start])
