"""Tables in which two things lay claim to one label or number, as its row and its column may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from norton_order.mail.document import Cell
from norton_order.norton import is_known_family
from norton_order.notice.chains import Part
from norton_order.notice.labels import PrintedLabel, meaning
from norton_order.notice.layout import Link, diverging
from norton_order.notice.tokens import Token, Tokens

MAX_CELL_LINES: Final = 50  # above a label that are looked at for the cells beside it
MAX_SPACERS: Final = 20  # columns between a label and its number


def is_crossed(tokens: Tokens, part: Part) -> bool:
    """Return whether something else in the table claims the number, or the label another number.

    It may be another label or number in the label's own cell; a label or number of a row above that reaches
    down between the two; a label that heads the number's column; and one of two rows that one cell spans.
    """
    owner = part.owner
    own, others = _cells_around(tokens, part)
    pair = diverging(own, others)
    if pair is None:
        return len(own) > len(others) and not is_sole_heading(tokens, owner, own[-1])
    cell, value = pair
    if not is_sole_heading(tokens, owner, cell):
        return True
    return part.link is Link.RIGHT and (
        _is_headed(tokens, owner, cell, value) or _is_spanned(tokens, owner, cell, value)
    )


def is_sole_heading(tokens: Tokens, label: PrintedLabel, cell: Cell) -> bool:
    """Return whether no label of another kind and no number stands in *cell* beside *label*."""
    own = tokens.layout.columns[cell.table, cell.column][cell.row]
    return not tokens.has_rival(own, label) and not tokens.numbers_in(own)


def is_beside_others(tokens: Tokens, part: Part) -> bool:
    """Return whether the owner of *part* stands in a row of several cells and its number after the table, below all."""
    label = part.owner
    cells, others = _cells_around(tokens, part)
    if others[: len(cells)] == cells:
        return False
    columns = {(cell.table, cell.row): cell.column for cell in cells}
    lines = tokens.layout.lines[max(0, label.span.line - MAX_CELL_LINES) : label.span.line]
    return any(
        columns.get((cell.table, cell.row), cell.column) != cell.column
        for line in lines
        for cell in line.cells
    )


def is_tied_by_row(tokens: Tokens, part: Part, rivals: Sequence[PrintedLabel]) -> bool:
    """Return whether the number of *part* stands in the row of its owner, and none of *rivals* in that row."""
    pair = diverging(*_cells_around(tokens, part))
    return pair is not None and not any(
        (cell.table, cell.row) == (pair[0].table, pair[0].row)
        for rival in rivals
        for cell in tokens.layout.lines[rival.span.line].cells
    )


def _cells_around(tokens: Tokens, part: Part) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Return the cells around the owner and those around the first number of *part*."""
    lines = tokens.layout.lines
    return lines[part.owner.span.end_line].cells, lines[part.numbers[0].span.line].cells


def _is_headed(tokens: Tokens, label: PrintedLabel, own: Cell, value: Cell) -> bool:
    """Return whether a label or number of a row above reaches down between *own* and *value*, or heads *value*."""
    layout = tokens.layout
    for column in range(own.column + 1, min(value.column, own.column + MAX_SPACERS)):
        above = next(layout.rows_above(own._replace(column=column)), [])
        if tokens.numbers_in(above) or tokens.has_rival(above, label):
            return True
    heading = next(layout.rows_above(value), [])
    return not tokens.numbers_in(heading) and tokens.has_rival(heading, label)


def _is_spanned(tokens: Tokens, label: PrintedLabel, own: Cell, value: Cell) -> bool:
    """Return whether *value* spans the row of another label, or *own* that of another number."""
    others = (other for other in tokens.labels if meaning(other) != meaning(label))
    numbers = (number for number in tokens.numbers if is_known_family(number.value))
    return _spans_row_of(tokens, value, others) or _spans_row_of(tokens, own, numbers)


def _spans_row_of(tokens: Tokens, cell: Cell, others: Iterable[Token]) -> bool:
    return cell.rows != 1 and any(
        place.table == cell.table and cell.reaches(place.row)
        for other in others
        for place in tokens.layout.lines[other.span.line].cells
    )
