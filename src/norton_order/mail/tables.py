"""Table rows and cells to their places in the grid, as HTML's table model has it, in bounded time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from norton_order.mail.document import Cell

MAX_COLUMNS: Final = 1_000  # that one cell spans, as in the standard
MAX_ROWS: Final = 65_534
MAX_STEPS: Final = 100_000  # of filling in spans, in one table; real ones take some hundred


@dataclass(slots=True)
class Grid:
    """Places of the cells of one table.

    Attributes:
        number: of the table in its document.
        start: index of the first line inside.
        row: of the cell placed last, -1 before the first row.
        column: of the cell placed last, its last one if it spans several.
        rows: rows seen outside of a head or foot.
        is_turned: it is not shown in the order it is written, or is too large to tell.
    """

    number: int
    start: int
    row: int = -1
    column: int = -1
    rows: int = 0
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
