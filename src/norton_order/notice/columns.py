"""Columns of plain text: a line of headings over lines of values, parted by bars, tabs or wide space."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from norton_order.notice.layout import Layout, Span

_RULE: Final = re.compile(r"[\s|│┃+\-=_─━┼├┤:]+")
_BARS: Final = re.compile(r"\s*[|│┃]\s*")
_TABS: Final = re.compile(r" *\t *")
_WIDE: Final = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class PlainColumns:
    """A heading line and the value lines under it that have as many columns.

    Attributes:
        headings: spans of labels that fill a heading alone -> column.
        lines: indices of the value lines.
        above: index of the line over the headings if it has as many columns, else -1.
        cells: (line, column) -> start and end of its text.
    """

    headings: dict[Span, int]
    lines: tuple[int, ...]
    above: int
    cells: dict[tuple[int, int], tuple[int, int]]

    def column_of(self, span: Span) -> int | None:
        """Return the column in which *span* is the whole text, or None."""
        for (line, column), (start, end) in self.cells.items():
            if (
                line == span.line
                and start <= span.start
                and span.end <= end
                and end - start - (span.end - span.start) <= 4
            ):
                return column
        return None


def plain_columns(
    layout: Layout, labels: Collection[Span], valued: Collection[int]
) -> Iterator[PlainColumns]:
    """Yield each heading line that holds one of *labels* and has value lines under it.

    Args:
        layout: of the document.
        labels: where order labels stand.
        valued: lines that hold numbers; none of them is a heading line.
    """
    labelled = {line for span in labels for line in (span.line, span.end_line)}
    for line in sorted({span.line for span in labels if span.line == span.end_line}.difference(valued)):
        headings = _cells(layout.text[line])
        if len(headings) < 2:
            continue
        owners = {
            span: column
            for span in labels
            for column, (start, end) in enumerate(headings)
            if span.line == line and span.end_line == line and start <= span.start and span.end <= end
            and not re.search(r"\w", layout.text[line][start : span.start] + layout.text[line][span.end : end])
        }  # fmt: skip
        below = _value_lines(layout, line, headings, 1, labelled)
        above = _value_lines(layout, line, headings, -1, labelled)
        if owners and below and len(set(owners.values())) == len(owners):
            lines = {**below, **dict(list(above.items())[:1])}
            cells = {(index, column): cell for index, row in lines.items() for column, cell in enumerate(row)}
            yield PlainColumns(owners, tuple(below), next(iter(above), -1), cells)


def _value_lines(
    layout: Layout, heading: int, headings: list[tuple[int, int]], step: int, labelled: Collection[int]
) -> dict[int, list[tuple[int, int]]]:
    """Return the lines next to *heading* with as many columns, rules and blank lines passed over."""
    found: dict[int, list[tuple[int, int]]] = {}
    line = heading + step
    while 0 <= line < len(layout.text) and abs(line - heading) <= 40:
        text = layout.text[line]
        if line in labelled or layout.lines[line].cells != layout.lines[heading].cells:
            break
        if text.strip() and not _RULE.fullmatch(text):
            cells = _cells(text)
            if len(cells) != len(headings) or not _aligned(layout.text[heading], headings, text, cells):
                break
            found[line] = cells
        elif found:
            break
        line += step
    return found


def _cells(text: str) -> list[tuple[int, int]]:
    """Return start and end of each column of *text*; one that has no columns gives one."""
    parting = _BARS if _BARS.search(text) else _TABS if "\t" in text.strip() else _WIDE
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if parting is _BARS:
        start += len(text[start:end]) - len(text[start:end].lstrip("|│┃ "))
        end -= len(text[start:end]) - len(text[start:end].rstrip("|│┃ "))
    cells = []
    for match in parting.finditer(text, start, end):
        cells.append((start, match.start()))
        start = match.end()
    cells.append((start, end))
    return cells


def _aligned(heading: str, headings: list[tuple[int, int]], text: str, cells: list[tuple[int, int]]) -> bool:
    """Return whether each value stands nearest to the heading of its own column, where space alone parts them."""
    if any(mark in heading for mark in "|│┃\t") or len(cells) < 2:
        return True
    places = [width(heading[:start]) for start, _end in headings]
    for column, (start, _end) in enumerate(cells):
        place = width(text[:start])
        nearest = min(abs(place - other) for other in places)
        if abs(place - places[column]) != nearest:
            return False
    return True


def width(text: str) -> int:
    """Return how many half-width columns *text* takes on a screen."""
    return sum(2 if ord(character) >= 0x1100 else 1 for character in text)
