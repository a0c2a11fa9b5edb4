"""Tables with a header row: the numbers in the column that a label heads."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from norton_order.mail.document import Cell
from norton_order.notice.crossings import is_sole_heading
from norton_order.notice.labels import PrintedLabel
from norton_order.notice.layout import Span, connects
from norton_order.notice.numbers import Number
from norton_order.notice.tokens import Tokens


@dataclass(frozen=True, slots=True)
class ColumnValue:
    """The numbers in the column under a label, and whether they are surely its own."""

    numbers: Sequence[Number]
    is_sure: bool


def column_value(
    tokens: Tokens, label: PrintedLabel, owned: Container[Span], *, is_settled: bool
) -> ColumnValue | None:
    """Return the numbers of the cells below *label*, or what makes that place doubtful; None for none.

    Args:
        tokens: of the document.
        label: which may head a column, of the innermost table first.
        owned: numbers that belong to other labels.
        is_settled: the label has a number already: any other one is in doubt.
    """
    for cell in reversed(tokens.layout.lines[label.span.end_line].cells):
        if not _ends_its_cell(tokens, label, cell):
            return None
        below = _numbers_below(tokens, cell)
        fresh = [number for number in below if number.span not in owned]
        if fresh and (is_settled or not _is_header(tokens, label, cell, fresh)):
            return ColumnValue(fresh, is_sure=False)
        if is_settled:
            return None
        if below and fresh == below:
            return ColumnValue(below, is_sure=True)
        above = [number for number in _numbers_above(tokens, cell) if number.span not in owned]
        if above:
            return ColumnValue(above, is_sure=False)
    return None


def _ends_its_cell(tokens: Tokens, label: PrintedLabel, cell: Cell) -> bool:
    layout = tokens.layout
    own = layout.columns[cell.table, cell.column][cell.row]
    tail = [layout.text[label.span.end_line][label.span.end :]]
    tail += [layout.text[line] for line in own if line > label.span.end_line]
    return connects("\n".join(tail[:20]))


def _is_header(tokens: Tokens, label: PrintedLabel, cell: Cell, numbers: Sequence[Number]) -> bool:
    """Return whether *label* alone heads the column of *numbers* in a regular table."""
    return (
        not any(number.value.isdecimal() for number in numbers)
        and _has_one_width(tokens, cell, numbers)
        and not _is_interrupted(tokens, label, cell, numbers[-1])
        and is_sole_heading(tokens, label, cell)
    )


def _has_one_width(tokens: Tokens, cell: Cell, numbers: Sequence[Number]) -> bool:
    """Return whether the rows of *numbers* are as wide as the row of *cell*."""
    layout = tokens.layout
    places = (place for number in numbers for place in layout.lines[number.span.line].cells)
    rows = {place.row for place in places if place.table == cell.table}
    return len({layout.widths.get((cell.table, row)) for row in (cell.row, *rows)}) == 1


def _is_interrupted(tokens: Tokens, label: PrintedLabel, cell: Cell, last: Number) -> bool:
    """Return whether another label stands in a row between *label* and *last*."""
    return any(
        place.table == cell.table and place.row > cell.row
        for other in tokens.labels
        if label.span < other.span < last.span
        for place in tokens.layout.lines[other.span.line].cells
    )


def _numbers_below(tokens: Tokens, cell: Cell) -> list[Number]:
    """Return the numbers of the value cells below *cell*, down to the first cell of another kind."""
    found: list[Number] = []
    for lines in tokens.layout.rows_below(cell):
        numbers = _leading_numbers(tokens, lines)
        if not numbers or tokens.labelled.intersection(lines):
            break
        found += numbers
    return found


def _numbers_above(tokens: Tokens, cell: Cell) -> list[Number]:
    return _leading_numbers(tokens, next(tokens.layout.rows_above(cell), []))


def _leading_numbers(tokens: Tokens, lines: Sequence[int]) -> list[Number]:
    """Return the numbers of a cell whose text begins with one, else none."""
    found = tokens.numbers_in(lines)
    if not found:
        return []
    first = found[0].span
    text = tokens.layout.text
    lead = [*(text[line] for line in lines if line < first.line), text[first.line][: first.start]]
    return found if connects("\n".join(lead[-20:])) else []
