"""Boxes to lines, table cells and anchors: what stands on one line, in one row, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from norton_order.css.displays import FLEXIBLE, GRIDS, TABLES
from norton_order.html.boxes import (
    Box,
    Break,
    Item,
    Mark,
    Run,
    has_text,
    height_of,
    is_blank,
    natural_width,
    stated_width,
    text_width,
)
from norton_order.html.chunks import Chunk, chunks_of
from norton_order.html.document import UNSURE, Cell
from norton_order.html.flexible import arranged, placed
from norton_order.html.rows import (
    Place,
    is_narrow,
    joined,
    line_width,
    parts_of,
    style_in,
    width_of,
    with_title_first,
)
from norton_order.html.tables import MAX_COLUMNS, MAX_ROWS, Grid, rows_of, span_of
from norton_order.html.writer import Writer

MAX_NESTING: Final = 40  # cells inside cells; Outlook's deepest mails have some 15
_LEAST_BESIDE: Final = 40.0  # pixels beside floats that text finds room in
_PACKED: Final = frozenset("normal flex-start flex-end start end left right center initial stretch".split())


class LineWriter(Writer):
    """Lays boxes out."""

    def write(self, root: Box) -> None:
        """Lay out the page."""
        self._block(root.items, Place())

    def _inside(self, box: Box, place: Place) -> None:
        """Lay out what is inside *box*."""
        place = place.narrowed(box)
        if box.name == "blockquote":
            place = place._replace(quotes=place.quotes + 1)
        if box.height is not None and height_of(box, place.room) > box.height + 2:
            place = place._replace(is_unsure=True)
        if box.name == "fieldset":
            box = self._legend(box, place)
        if box.display in FLEXIBLE:
            self._flexible(box, place)
        elif box.display in GRIDS:
            self._grid(box, place)
        elif box.display in TABLES:
            self._table(box, place)
        else:
            self._block(with_title_first(box), place)

    def _legend(self, box: Box, place: Place) -> Box:
        """Lay out the legend of a set of fields, which is shown on top wherever it is written; return the rest."""
        legend = next(
            (
                item
                for item in box.items
                if isinstance(item, Box) and item.name == "legend" and not item.floats and not item.is_moved
            ),
            None,
        )
        if legend is None:
            return box
        self._inside(legend, place)
        return replace(box, items=[item for item in box.items if item is not legend])

    def _block_box(self, box: Box, place: Place) -> None:
        """Lay out a box that begins a line of its own; an empty one is a blank line."""
        start = len(self.lines)
        self._inside(box, place)
        if len(self.lines) == start and not box.items and box.name not in {"hr", "html", "body"}:
            self.put_line("", place)

    def _moved(self, box: Box, place: Place) -> None:
        """Lay out a box that stands elsewhere, in a layer of its own."""
        self._layers += 1
        self._inside(box, place._replace(layer=self._layers))

    def _block(self, items: Sequence[Item], place: Place) -> None:
        """Lay out the content of a block: lines and blocks, one below the other, and what floats beside them."""
        if not any(isinstance(item, Box) for item in items):
            self.text_of(items, place)
            self.end_line(place)
            return
        floats: list[Box] = []
        beside: list[Chunk] = []
        height = 0.0
        for chunk in chunks_of(items):
            if floats and (
                chunk.clears or (chunk.floats and (beside or any(box.clears for box in chunk.floats)))
            ):
                self._beside(floats, beside, place)
                floats, beside, height = [], [], 0.0
            has_room = not chunk.late or line_width(chunk, place) <= place.room
            for box in [*chunk.floats, *(chunk.late if has_room else [])]:
                if has_text(box):
                    floats.append(box)
                    height = max(height, height_of(box, place.room))
                else:
                    self.mark_all(box.items)
            if floats and not chunk.is_blank:
                if height < 1:
                    self._beside(floats, beside, place)
                    floats, beside = [], []
                    self._chunk(chunk, place)
                else:
                    beside.append(chunk)
                    height -= chunk.height(place.room)
            else:
                self._chunk(chunk, place)
            if not has_room:
                if floats:
                    self._beside(floats, beside, place)
                floats, beside, height = (
                    [box for box in chunk.late if has_text(box)],
                    [],
                    max(height_of(box, place.room) for box in chunk.late),
                )
        if floats:
            self._beside(floats, beside, place)

    def _chunk(self, chunk: Chunk, place: Place) -> None:
        if chunk.box is not None:
            self._block_box(chunk.box, place)
        else:
            self._line(chunk.line, place)
        for box in chunk.moved:
            self._moved(box, place)

    def _beside(self, floats: list[Box], beside: list[Chunk], place: Place) -> None:
        """Lay out *floats* and what stands *beside* them as rows of cells."""
        rows, is_unsure = self._in_rows([(box, width_of(box, place)) for box in floats], place)
        if is_unsure:
            place = place._replace(is_unsure=True)
        contents: list[list[Box | list[Chunk]]] = []
        for number, row in enumerate(rows):
            lefts: list[Box | list[Chunk]] = [box for box in row if box.floats == "left"]
            rights: list[Box | list[Chunk]] = [box for box in reversed(row) if box.floats == "right"]
            middle: list[Box | list[Chunk]] = [beside] if beside and number + 1 == len(rows) else []
            contents.append([*lefts, *middle, *rights])
        if beside and sum(width_of(box, place)[0] for box in rows[-1]) > place.room - _LEAST_BESIDE:
            contents[-1].remove(beside)
            self._rows(contents, place)
            for chunk in beside:
                self._chunk(chunk, place)
        else:
            self._rows(contents, place)

    def _in_rows(
        self, widths: list[tuple[Box, tuple[float, bool]]], place: Place
    ) -> tuple[list[list[Box]], bool]:
        """Return boxes in rows as they find room, and whether it cannot be told."""
        rows: list[list[Box]] = [[]]
        total = 0.0
        is_unsure = is_estimated = False
        for box, (width, is_guess) in widths:
            is_estimated = is_estimated or is_guess
            answer = place.fits(total + width, is_estimated=is_estimated) if rows[-1] else True
            if answer is None:
                is_unsure, answer = len(widths) > 2, total + width <= place.room
            if not answer:
                rows.append([])
                total, is_estimated = 0.0, is_guess
            rows[-1].append(box)
            total += width
        return rows, is_unsure

    def _rows(self, rows: Sequence[Sequence[Box | list[Chunk]]], place: Place) -> None:
        """Lay out *rows* of cells, unless there is only one; what touches its neighbour is one cell with it."""
        rows = [joined(row) for row in rows]
        if any(is_narrow(content, place) for row in rows for content in row):
            place = place._replace(is_unsure=True)
        if sum(map(len, rows)) == 1:
            self._content(rows[0][0], place)
            return
        if max(map(len, rows), default=0) == 1:  # one below the other
            for row in rows:
                self._content(row[0], place)
            return
        table = self.next_table()
        for number, row in enumerate(rows):
            self.widths[table, number] = len(row)
            for column, content in enumerate(row):
                self._cell(content, self._in_cell(place, Cell(table, number, column)), len(row))

    def _in_cell(self, place: Place, cell: Cell) -> Place:
        if len(place.cells) >= MAX_NESTING:
            return place._replace(is_unsure=True)
        return place._replace(cells=(*place.cells, cell))

    def _cell(self, content: Box | list[Chunk], place: Place, count: int = 1) -> None:
        """Lay out the content of a cell, one of *count* in its row; an empty one is an empty line."""
        start = len(self.lines)
        if isinstance(content, Box) and stated_width(content, place.room) is None:
            place = place._replace(room=place.room / max(1, count), is_exact=False)
        self._content(content, place)
        if len(self.lines) == start:
            self.put_line("", place, is_cell=True)

    def _content(self, content: Box | list[Chunk], place: Place) -> None:
        if isinstance(content, Box):
            self._inside(content, place)
        else:
            for chunk in content:
                self._chunk(chunk, place)

    def _flexible(self, box: Box, place: Place) -> None:
        """Lay out a flexible box: a row of cells, or blocks one below the other."""
        items, moved = _items_of(box, self.mark)
        flow = arranged(box, items)
        if flow.is_unsure:
            place = place._replace(is_unsure=True)
        if flow.is_column:
            for item in flow.items:
                self._block_box(item, place)
        elif flow.items:
            rows = [flow.items]
            if box.style.own.get("justify-content", "normal") not in _PACKED or "column-gap" in box.style.own:
                rows = [[replace(item, is_parted=True) for item in flow.items]]
            if flow.wraps:
                rows, is_unsure = self._in_rows([(item, width_of(item, place)) for item in flow.items], place)
                place = place._replace(is_unsure=place.is_unsure or is_unsure)
                rows = rows[::-1] if flow.is_bottom_up else rows
                rows = [row[::-1] for row in rows] if flow.is_reversed else rows
            self._rows(rows, place)
        for item in moved:
            self._moved(item, place)

    def _grid(self, box: Box, place: Place) -> None:
        """Lay out a grid."""
        items, moved = _items_of(box, self.mark)
        rows = placed(box, items)
        if rows is None:
            place = place._replace(is_unsure=True)
            rows = [[item] for item in items]
        if rows:
            self._rows([[replace(item, is_parted=True) for item in row] for row in rows], place)
        for item in moved:
            self._moved(item, place)

    def _table(self, box: Box, place: Place) -> None:
        """Lay out a table: captions, then its rows, heads first and feet last."""
        tops, groups, bottoms = rows_of(box, self.mark)
        for caption in tops:
            self._block_box(caption, place)
        grid = Grid(self.next_table(), len(self.lines))
        for group in groups:
            grid.end_group()
            for row in group:
                grid.next_row()
                for cell in row:
                    is_element = cell.name in {"td", "th"}
                    columns = (span_of(cell.attributes, "colspan", MAX_COLUMNS) or 1) if is_element else 1
                    rows = span_of(cell.attributes, "rowspan", MAX_ROWS) if is_element else 1
                    at = grid.next_cell(columns, rows)
                    self.widths[grid.number, grid.row] = grid.width
                    inner = place._replace(room=place.room - _spacing(box, cell))
                    self._cell(cell, self._in_cell(inner, at), len(row))
        if grid.is_turned:
            self.lines[grid.start :] = [line._replace(layer=UNSURE) for line in self.lines[grid.start :]]
        for caption in bottoms:
            self._block_box(caption, place)

    def _line(self, items: Sequence[Item], place: Place) -> None:
        """Lay out what stands in one line: text, or a row of boxes."""
        parts = parts_of(items)
        if sum(isinstance(part, Box) or not all(map(is_blank, part)) for part in parts) < 2 and not any(
            isinstance(part, Box) for part in parts
        ):
            self.text_of(items, place)
            self.end_line(place)
            return
        boxes: list[tuple[Box, tuple[float, bool]]] = []
        spaces = 0.0
        for part in parts:
            if isinstance(part, Box):
                width, is_guess = width_of(part, place)
                boxes.append((part, (width + spaces, is_guess)))
                spaces = 0.0
            elif all(map(is_blank, part)):
                spaces = sum(
                    text_width(run.text[:1], run.style.pixels) / 2 for run in part if isinstance(run, Run)
                )
                self.mark_all(part)
            else:
                text = Box(
                    "", {}, part[0].style if isinstance(part[0], Run) else style_in(part), None, list(part)
                )
                boxes.append((text, (natural_width(text), True)))
        rows, is_unsure = self._in_rows(boxes, place)
        self._rows(rows, place._replace(is_unsure=place.is_unsure or is_unsure))


def _spacing(table: Box, cell: Box) -> float:
    """Return the pixels around a cell and within its edges that browsers add unless they are told not to."""
    spacing = str(table.attributes.get("cellspacing", "2")).strip()
    around = (
        0.0
        if table.style.own.get("border-collapse") == "collapse" or not spacing.isdecimal()
        else 2.0 * min(int(spacing[:3]), 100)
    )
    is_padded = (
        cell.name in {"td", "th"}
        and "cellpadding" not in table.attributes
        and "padding-left" not in cell.style.own
    )
    return around + 2.0 * is_padded if table.name == "table" else 0.0


def _items_of(box: Box, mark: object) -> tuple[list[Box], list[Box]]:
    """Return the items of a flexible box or grid, text in boxes of its own, and those that stand elsewhere."""
    items: list[Box] = []
    moved: list[Box] = []
    text: list[Item] = []
    for item in [*box.items, None]:
        if isinstance(item, Run | Mark) or (isinstance(item, Break) and text):
            text.append(item)
            continue
        if not all(is_blank(part) or isinstance(part, Break) for part in text):
            items.append(
                Box("", {}, box.style._replace(display="block", own={}, place="", height=None), None, text)
            )
        else:
            for part in text:
                if isinstance(part, Mark):
                    mark(part)  # type: ignore[operator]
        text = []
        if isinstance(item, Box):
            (moved if item.is_moved else items).append(item)
    return items, moved
