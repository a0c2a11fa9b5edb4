"""Tables: their rows, heads first and feet last, and the places of their cells in the grid, in bounded time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from norton_order.css.displays import GROUPS
from norton_order.html.boxes import Box, Item, Mark, Run, is_blank
from norton_order.html.document import Cell

MAX_COLUMNS: Final = 1_000  # that one cell spans, as in the standard
MAX_ROWS: Final = 65_534
MAX_STEPS: Final = 100_000  # of filling in spans, in one table; real ones take some hundred
_LEADING_INTEGER: Final = re.compile(r"[ \t\n\r\f]*\+?(\d{1,9})")


@dataclass(slots=True)
class Grid:
    """Places of the cells of one table.

    Attributes:
        number: of the table in its document.
        start: index of the first line inside.
        row: of the cell placed last, -1 before the first row.
        column: of the cell placed last, its last one if it spans several.
        is_turned: it is too large to tell.
    """

    number: int
    start: int
    row: int = -1
    column: int = -1
    is_turned: bool = False
    _ends: dict[int, int] = field(default_factory=dict)  # column -> first row below the cell that spans rows
    _reach: int = -1  # last column that cells of rows above reach in this row
    _left: int = MAX_STEPS

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column = -1
        self._spend(len(self._ends))
        self._ends = {column: end for column, end in self._ends.items() if end > self.row}
        self._reach = max(self._ends, default=-1)

    def next_cell(self, columns: int, rows: int) -> Cell:
        """Return the place of a cell that spans *columns* and *rows*; 0 rows are all that follow in its group."""
        if self.row < 0:
            self.next_row()
        self.column += 1
        while self.column in self._ends:
            self.column += 1
            self._spend(1)
        cell = Cell(self.number, self.row, self.column, rows, columns)
        if rows != 1:
            self._spend(columns)
            if not self.is_turned:
                end = self.row + rows if rows else self.row + MAX_ROWS
                self._ends.update(dict.fromkeys(range(self.column, self.column + columns), end))
        self.column += columns - 1
        return cell

    @property
    def width(self) -> int:
        """How many columns the row has so far, with those that cells above reach into."""
        return max(self.column, self._reach) + 1

    def end_group(self) -> None:
        """End a group of rows: no cell spans beyond it."""
        self._ends = {}
        self._reach = -1

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            self.is_turned = True
            self._ends = {}


def span_of(attributes: Any, name: str, most: int) -> int:
    """Return how many columns or rows a cell spans, as browsers read the attribute."""
    if name not in attributes:
        return 1
    match = _LEADING_INTEGER.match(str(attributes[name]))
    return min(int(match[1]), most) if match else 1


Rows = list[list[Box]]


def rows_of(table: Box, mark: Callable[[Mark], None]) -> tuple[list[Box], list[Rows], list[Box]]:
    """Return the captions above *table*, its groups of rows of cells as they are shown, and the captions below.

    What stands in a table, a group or a row and does not belong there gets a row or a cell of its own.

    Args:
        table: its box.
        mark: called for the beginnings and ends of anchors between rows and cells.
    """
    captions: list[Box] = []
    heads: list[Rows] = []
    bodies: list[Rows] = []
    feet: list[Rows] = []
    loose: list[Item] = []

    def end_loose() -> None:
        if not all(map(is_blank, loose)):
            bodies.append(_rows_in(loose, mark))
        else:
            _mark_all(loose, mark)
        loose.clear()

    for item in table.items:
        if isinstance(item, Box) and item.is_table_part and item.display == "table-caption":
            captions.append(item)
        elif isinstance(item, Box) and item.is_table_part and item.display in GROUPS:
            end_loose()
            rows = _rows_in(item.items, mark)
            is_head = item.display == "table-header-group" and not heads
            is_foot = item.display == "table-footer-group" and not feet
            (heads if is_head else feet if is_foot else bodies).append(rows)
        elif not (isinstance(item, Box) and item.display in {"table-column", "table-column-group"}):
            loose.append(item)
    end_loose()
    tops = [caption for caption in captions if caption.style.captions != "bottom"]
    return (
        tops,
        [*heads, *bodies, *feet],
        [caption for caption in captions if caption.style.captions == "bottom"],
    )


def _rows_in(items: Sequence[Item], mark: Callable[[Mark], None]) -> Rows:
    return [_cells_in(row, mark) for row in _wrapped(items, "table-row", mark)]


def _cells_in(row: Box, mark: Callable[[Mark], None]) -> list[Box]:
    return _wrapped(row.items, "table-cell", mark)


def _wrapped(items: Sequence[Item], display: str, mark: Callable[[Mark], None]) -> list[Box]:
    """Return the boxes of *items* displayed as *display*, what stands between them in boxes of its own."""
    found: list[Box] = []
    loose: list[Item] = []

    def end_loose() -> None:
        styled = next((item for item in loose if isinstance(item, Run | Box)), None)
        if styled is None or all(map(is_blank, loose)):
            _mark_all(loose, mark)
        else:
            style = styled.style._replace(display=display, own={}, place="", height=None)
            found.append(Box("", {}, style, None, [*loose]))
        loose.clear()

    for item in items:
        if isinstance(item, Box) and item.display == display and item.is_table_part:
            end_loose()
            found.append(item)
        else:
            loose.append(item)
    end_loose()
    return found


def _mark_all(items: Sequence[Item], mark: Callable[[Mark], None]) -> None:
    for item in items:
        if isinstance(item, Mark):
            mark(item)
