"""Two cells of a row, one with labels and one with as many values: each line of the one names that of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from norton_order.mail.document import Cell
from norton_order.norton import Role, is_known_family
from norton_order.notice.labels import PrintedLabel
from norton_order.notice.layout import Layout, Span, connects
from norton_order.notice.numbers import Number
from norton_order.notice.tokens import Tokens

MAX_COLUMNS: Final = 20  # of a row that are looked at
MAX_LINES: Final = 20  # of a cell of labels; a notice has some five
MAX_NAME: Final = 30  # characters; what is longer is no label


@dataclass(frozen=True, slots=True)
class Named:
    """A label of the one cell and the number that is its line of the other."""

    label: PrintedLabel
    number: Number


def named_lines(tokens: Tokens) -> Iterator[Named]:
    """Yield the labels and numbers of all pairs of such cells.

    There are such only where the row holds nothing else, each line of the first is one label or another short name,
    no label and no second number stands on a line of the second, and no label of an order is without its number.
    """
    for cells, labels in _by_cell(tokens).items():
        lines = tokens.layout.columns[cells[-1].table, cells[-1].column][cells[-1].row]
        values = _beside(tokens.layout, cells[-1])
        if not 1 < len(lines) == len(values) <= MAX_LINES:
            continue
        if any(tokens.layout.lines[line].cells != cells for line in lines):
            continue
        if _are_names(tokens, lines, labels) and _are_values(tokens, cells, values):
            yield from _pairs(tokens, labels, dict(zip(lines, values, strict=True)))


def _pairs(tokens: Tokens, labels: Sequence[PrintedLabel], places: Mapping[int, int]) -> list[Named]:
    """Return each label with its number; none where a label has none, or a number none: then lines may be shifted."""
    named = [
        Named(label, number)
        for label in labels
        for number in tokens.numbers_in([places[label.span.line]])
        if is_known_family(number.value)
    ]
    numbers = [number for number in tokens.numbers_in(places.values()) if is_known_family(number.value)]
    orders = [label for label in labels if label.role is not Role.OTHER]
    is_even = len(named) == len(numbers) and all(label in [pair.label for pair in named] for label in orders)
    return named if is_even else []


def _by_cell(tokens: Tokens) -> dict[tuple[Cell, ...], list[PrintedLabel]]:
    found: dict[tuple[Cell, ...], list[PrintedLabel]] = {}
    for label in tokens.labels:
        cells = tokens.layout.lines[label.span.line].cells
        if cells:
            found.setdefault(cells, []).append(label)
    return found


def _beside(layout: Layout, cell: Cell) -> Sequence[int]:
    """Return the lines of the one other cell in the row of *cell*, on its right; none if there are several."""
    filled = [
        (column, rows[cell.row])
        for column in range(MAX_COLUMNS)
        if column != cell.column and cell.row in (rows := layout.columns.get((cell.table, column), {}))
    ]
    if cell.rows != 1 or len(filled) != 1 or filled[0][0] < cell.column:
        return ()
    return filled[0][1]


def _are_names(tokens: Tokens, lines: Sequence[int], labels: Sequence[PrintedLabel]) -> bool:
    """Return whether each of *lines* is one of *labels* and nothing else, or a short name of something else."""
    text = tokens.layout.text
    labelled = [label.span.line for label in labels]
    return (
        not tokens.numbers_in(lines)
        and all(label.span.end_line == label.span.line and _is_alone(text, label.span) for label in labels)
        and all(
            len(text[line].strip()) <= MAX_NAME and "。" not in text[line]
            for line in lines
            if line not in labelled
        )
    )


def _are_values(tokens: Tokens, cells: tuple[Cell, ...], lines: Sequence[int]) -> bool:
    """Return whether *lines* stand in one cell beside *cells*, without labels, each number alone on its line."""
    layout = tokens.layout
    around = {layout.lines[line].cells for line in lines}
    return (
        len(around) == 1
        and len(own := around.pop()) == len(cells)
        and own[-1].rows == 1
        and not tokens.labelled.intersection(lines)
        and all(_is_alone(layout.text, number.span) for number in tokens.numbers_in(lines))
    )


def _is_alone(text: Sequence[str], span: Span) -> bool:
    return connects(text[span.line][: span.start]) and connects(text[span.line][span.end :])
