"""Passages of a document -> the sheet a reader sees: rows of cells, and cells that hold rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from norton_order.html.document import Cell
from norton_order.notice.passages import Passage
from norton_order.notice.tokens import Gap, Kind, Segment, Token


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of a row.

    Attributes:
        tokens: in reading order; none for a cell that is only drawn.
        gaps: between each and the next.
        left: of a table its first column, of plain text a column of a terminal.
        right: behind its last one.
        lead: words at its beginning that tie it to what stands before.
    """

    tokens: tuple[Token, ...]
    gaps: tuple[Gap, ...]
    left: int
    right: int
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand side by side.

    Attributes:
        boxes: left to right, at least one.
        is_plain: its places are those of plain text, not of a table.
        is_after_blank: a blank line, or one that is drawn, stands before it.
        depth: how often it is quoted.
        layer: as of a line of the document.
    """

    boxes: tuple[Box, ...]
    is_plain: bool
    is_after_blank: bool
    depth: int
    layer: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, left to right."""
        return tuple(token for box in self.boxes for token in box.tokens)


@dataclass(frozen=True, slots=True)
class Band:
    """Cells side by side of which at least one holds several rows.

    Attributes:
        columns: the rows and bands of each cell, left to right.
    """

    columns: tuple[tuple[Unit, ...], ...]


Unit = Row | Band


def sheet_of(passages: Sequence[Passage], segments: Sequence[Sequence[Segment]]) -> list[Unit]:
    """Return the rows and bands of a document, top to bottom.

    Args:
        passages: of the document.
        segments: of each passage.
    """
    return _Builder(passages, segments).units(range(len(passages)), 0)


class _Builder:
    def __init__(self, passages: Sequence[Passage], segments: Sequence[Sequence[Segment]]) -> None:
        self.passages = passages
        self.segments = segments

    def units(self, indices: Iterable[int], level: int) -> list[Unit]:
        """Return the units of passages that share the cells above *level*."""
        found: list[Unit] = []
        for cell, group in groupby(indices, self._key(level, lambda cell: cell.table)):
            if cell is None:
                is_after_rule = False
                for index in group:
                    if row := self._row(index, is_after_rule=is_after_rule):
                        found.append(row)
                    is_after_rule = row is None
            else:
                found += self._table(list(group), level)
        return _without_underlines(found)

    def _key(self, level: int, part: Callable[[Cell], int]) -> Callable[[int], int | None]:
        def key(index: int) -> int | None:
            cells = self.passages[index].cells
            return part(cells[level]) if len(cells) > level else None

        return key

    def _table(self, indices: Sequence[int], level: int) -> list[Unit]:
        found: list[Unit] = []
        rows: dict[int, dict[int, list[int]]] = {}
        for index in indices:
            cell = self.passages[index].cells[level]
            rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(index)
        filled = {
            column
            for columns in rows.values()
            for column, inside in columns.items()
            if self._has_text(inside)
        }
        for _row, columns in sorted(rows.items()):
            if len(filled) > 1 and not filled.intersection(
                c for c, inside in columns.items() if self._has_text(inside)
            ):
                continue  # a row of nothing in a table of several columns is a spacer, too
            cells = [
                (self.passages[inside[0]].cells[level], self.units(inside, level + 1))
                for column, inside in sorted(columns.items())
                if column in filled or column > max(filled, default=0)  # a column of nothing is a spacer
            ]
            if len(filled) > 1 and len(cells) == 1 and not any(_has_text(unit) for unit in cells[0][1]):
                continue  # so is one that is only drawn
            found += _side_by_side(cells)
        return found

    def _has_text(self, indices: Iterable[int]) -> bool:
        return any(self.passages[index].text for index in indices)

    def _row(self, index: int, *, is_after_rule: bool) -> Row | None:
        segments = self.segments[index]
        passage = self.passages[index]
        if not segments or all(segment.is_rule for segment in segments):
            return None
        boxes = tuple(
            Box(segment.tokens, segment.gaps, segment.left, segment.right, segment.lead)
            for segment in segments
        )
        if passage.text.startswith("\t"):  # the first column of a row between tabs is empty
            boxes = (Box((), (), 0, 0), *boxes)
        return Row(boxes, True, passage.is_after_blank or is_after_rule, passage.depth, passage.layer)


def _without_underlines(units: Sequence[Unit]) -> list[Unit]:
    """Return *units* without the rows that only draw a line below a row of several cells."""
    found: list[Unit] = []
    for unit in units:
        is_drawn = (
            isinstance(unit, Row) and len(unit.boxes) == 1 and not any(token.text for token in unit.tokens)
        )
        if is_drawn and found and isinstance(found[-1], Row) and len(found[-1].boxes) > 1:
            continue
        found.append(unit)
    return found


def _side_by_side(cells: Sequence[tuple[Cell, list[Unit]]]) -> list[Unit]:
    """Return the units of cells that stand in one row of a table."""
    if len(cells) == 1:
        return cells[0][1]
    filled = [units for _cell, units in cells if any(_has_text(unit) for unit in units)]
    if not filled:
        return []
    simple = [_as_box(cell, units) for cell, units in cells]
    if all(box is not None for box in simple):
        first = next(unit for unit in filled[0] if isinstance(unit, Row))
        boxes = tuple(box for box in simple if box)
        return [Row(boxes, False, first.is_after_blank, first.depth, first.layer)]
    if len(filled) == 1:
        return filled[0]
    return [Band(tuple(tuple(units) for _cell, units in cells))]


def _has_text(unit: Unit) -> bool:
    if isinstance(unit, Band):
        return True
    return any(token.text for token in unit.tokens)


def _as_box(cell: Cell, units: Sequence[Unit]) -> Box | None:
    """Return a cell as one box: its only row, or its first token if only running text follows it; else None."""
    right = cell.column + max(1, cell.columns)
    rows = [unit for unit in units if isinstance(unit, Row)]
    if len(rows) != len(units):
        return None
    if not rows:
        return Box((), (), cell.column, right)
    if len(rows) == 1:
        tokens = rows[0].tokens
        gaps: list[Gap] = []
        for number, box in enumerate(rows[0].boxes):
            gaps += [Gap.CELL] * (number > 0 and bool(box.tokens) and bool(gaps or rows[0].boxes[0].tokens))
            gaps += box.gaps
        return Box(tokens, tuple(gaps[: max(0, len(tokens) - 1)]), cell.column, right, rows[0].boxes[0].lead)
    everything = [token for row in rows for token in row.tokens]
    telling = [token for token in everything if token.kind is not Kind.PROSE and token.text]
    if len(telling) == 1 and telling[0] is everything[0]:
        return Box((telling[0],), (), cell.column, right, rows[0].boxes[0].lead)
    return None
