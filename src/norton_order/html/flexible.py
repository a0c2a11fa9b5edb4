"""Flexible boxes and grids: the order and the rows that their items stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from norton_order.css.values import UNKNOWN
from norton_order.html.boxes import Box

MAX_PLACES: Final = 10_000  # cells of a grid that are looked at
_LINES: Final = ("grid-row-start", "grid-row-end", "grid-column-start", "grid-column-end")


class Flow(NamedTuple):
    """How the items of a flexible box stand.

    Attributes:
        items: in the order they are seen, unless it wraps.
        is_column: one below the other.
        wraps: what finds no room in a row begins another one.
        is_reversed: rows run from right to left.
        is_bottom_up: the first row is the last one seen.
        is_unsure: it cannot be told.
    """

    items: list[Box]
    is_column: bool
    wraps: bool
    is_reversed: bool
    is_bottom_up: bool
    is_unsure: bool


def arranged(box: Box, items: Sequence[Box]) -> Flow:
    """Return how *items* stand in the flexible box *box*."""
    own = box.style.own
    is_old = "box" in box.display
    if is_old:
        is_column = own.get("-webkit-box-orient") == "vertical"
        is_reversed = own.get("-webkit-box-direction") == "reverse"
        wrap: object = "nowrap"
    else:
        direction = str(own.get("flex-direction", "row"))
        is_column, is_reversed = direction.startswith("column"), direction.endswith("reverse")
        wrap = own.get("flex-wrap", "nowrap")
    ordered, is_unsure = in_order(items, "-webkit-box-ordinal-group" if is_old else "order")
    wraps = wrap in {"wrap", "wrap-reverse"}
    is_unsure = is_unsure or any(own.get(name) is UNKNOWN for name in ("flex-direction", "flex-wrap"))
    is_unsure = is_unsure or (is_column and wraps and "height" in own)
    if is_reversed and not (wraps and not is_column):
        ordered = ordered[::-1]
    return Flow(ordered, is_column, wraps, is_reversed, wrap == "wrap-reverse", is_unsure)


def in_order(items: Sequence[Box], name: str = "order") -> tuple[list[Box], bool]:
    """Return *items* in the order that the property *name* gives them, and whether it cannot be told."""
    orders = [item.style.own.get(name, 0.0) for item in items]
    if any(not isinstance(order, float) for order in orders):
        return list(items), True
    pairs = sorted(
        zip(orders, range(len(items)), strict=True), key=lambda pair: (float(str(pair[0])), pair[1])
    )
    return [items[number] for _order, number in pairs], False


def placed(box: Box, items: Sequence[Box]) -> list[list[Box]] | None:
    """Return the rows of a grid, None where they cannot be told."""
    own = box.style.own
    columns = own.get("grid-template-columns", ("tracks",))
    rows = own.get("grid-template-rows", ("tracks",))
    ordered, is_unsure = in_order(items)
    if (
        is_unsure
        or not isinstance(columns, tuple)
        or not isinstance(rows, tuple)
        or own.get("grid-template-areas") is UNKNOWN
    ):
        return None
    areas = own.get("grid-template-areas")
    width, height = (
        max(1, len(columns) - 1, int(areas[1]) if isinstance(areas, tuple) else 1),
        max(1, len(rows) - 1),
    )
    is_plain = all(item.style.own.get(name, "auto") == "auto" for item in ordered for name in _LINES)
    if own.get("grid-auto-flow", "row") == "column":
        if not is_plain:
            return None
        return [ordered[number::height] for number in range(min(height, len(ordered)))]
    if is_plain:
        return [ordered[start : start + width] for start in range(0, len(ordered), width)]
    return _with_places(ordered, width)


def _with_places(items: Sequence[Box], width: int) -> list[list[Box]] | None:
    """Return the rows of a grid of *width* columns in which some items say where they stand."""
    taken: dict[tuple[int, int], Box] = {}
    wanted = [(_line(item, "grid-row"), _line(item, "grid-column"), item) for item in items]
    if any(row is None or column is None for row, column, _item in wanted):
        return None
    width = max([width, *(at + count for _row, column, _item in wanted if column for at, count in [column])])
    if width > 50:
        return None
    cursor = 0
    for row, column, item in sorted(wanted, key=lambda place: (place[0] or (0, 0))[0] < 0):
        assert row is not None and column is not None  # noqa: PT018, S101 - looked at above
        if row[0] >= 0 and column[0] >= 0:
            start = row[0] * width + column[0]
            if not _free(taken, start, width, row[1], column[1]):
                return None  # one over the other
        else:
            start = 0 if row[0] >= 0 or column[0] >= 0 else cursor
            while not (
                (row[0] < 0 or start // width == row[0])
                and (column[0] < 0 or start % width == column[0])
                and _free(taken, start, width, row[1], column[1])
            ):
                start += 1
                if start > MAX_PLACES:
                    return None
            cursor = start if row[0] < 0 and column[0] < 0 else cursor
        for down in range(min(row[1], 100)):
            for across in range(column[1]):
                taken[start // width + down, start % width + across] = item
    rows: dict[int, list[Box]] = {}
    seen: set[int] = set()
    for (row_number, _column), item in sorted(taken.items(), key=lambda entry: entry[0]):
        if id(item) not in seen:
            seen.add(id(item))
            rows.setdefault(row_number, []).append(item)
    return [rows[number] for number in sorted(rows)]


def _free(taken: dict[tuple[int, int], Box], start: int, width: int, rows: int, columns: int) -> bool:
    row, column = divmod(start, width)
    return column + columns <= width and not any(
        (row + down, column + across) in taken for down in range(min(rows, 100)) for across in range(columns)
    )


def _line(item: Box, axis: str) -> tuple[int, int] | None:
    """Return the first track of *item* from 0, -1 for any, and how many it spans; None where that is not read."""
    start, end = (item.style.own.get(f"{axis}-{side}", "auto") for side in ("start", "end"))
    span = 1
    for value in (start, end):
        if isinstance(value, tuple):
            span = int(float(str(value[1])))
    if start is UNKNOWN or end is UNKNOWN or span > 50:
        return None
    if isinstance(start, float):
        if start < 1:
            return None
        if isinstance(end, float):
            return (int(start) - 1, int(end - start)) if end > start else None
        return int(start) - 1, span
    if isinstance(end, float):
        return (int(end) - 1 - span, span) if end - 1 - span >= 0 else None
    return -1, span
