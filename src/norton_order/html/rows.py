"""What stands beside each other: how wide it is, whether it finds room, and whether it touches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from norton_order.css.computed import Style
from norton_order.css.values import Length, Value
from norton_order.html.boxes import (
    Box,
    Item,
    Run,
    edges_of,
    has_text,
    is_single_line,
    natural_width,
    stated_width,
)
from norton_order.html.chunks import Chunk
from norton_order.html.document import Cell

ORNAMENT: Final = "\ue001"  # a picture that shows no figures; at the edge of a line it says nothing

_WINDOW: Final = 984.0  # pixels of a window on a desk, without the margins of the page

_NARROWEST, _WIDEST = 600.0, 1100.0  # pixels of windows that mail is read in

_GAP: Final = 3.0  # pixels between letters that part them

NUMBER: Final = 100.0  # pixels that a number takes, which never wraps

_NEAR: Final = 0.15  # of a width; what is estimated may be as much off

_SPACED: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure pre fieldset dd menu dir".split()
)  # with margins of their own

LINE_EDGES: Final = f" {ORNAMENT}"


class Place(NamedTuple):
    """Where text goes.

    Attributes:
        cells: around it, outermost first.
        layer: number of the element around that was moved.
        is_unsure: it cannot be told where it stands.
        room: pixels that lines may be wide.
        is_exact: so many of them, whatever the window.
        quotes: how many quotations are around it.
    """

    cells: tuple[Cell, ...] = ()
    layer: int = 0
    is_unsure: bool = False
    room: float = _WINDOW
    is_exact: bool = False
    quotes: int = 0

    def narrowed(self, box: Box) -> Place:
        """Return the place inside *box*."""
        width = stated_width(box, self.room)
        if width is None:
            return self
        inner = max(0.0, width - edges_of(box)) if box.style.own.get("box-sizing") != "border-box" else width
        is_share = "%" in str(box.attributes.get("width", "")) or _has_share(box.style.own.get("width"))
        return self._replace(room=min(inner or width, width), is_exact=not is_share or self.is_exact)

    def fits(self, width: float, *, is_estimated: bool) -> bool | None:
        """Return whether what is *width* pixels wide fits into a line; None where that depends."""
        slack = _NEAR * width if is_estimated else 0.5
        low, high = (
            (self.room, self.room)
            if self.is_exact
            else (self.room * _NARROWEST / _WINDOW, self.room * _WIDEST / _WINDOW)
        )
        return True if width + slack <= low + 1 else False if width - slack > high else None


def _has_share(width: Value | None) -> bool:
    return isinstance(width, Length) and width.percent != 0


def style_in(items: Sequence[Item]) -> Style:
    """Return the style of the first of *items* that has one."""
    return next(item.style for item in items if isinstance(item, Run | Box))


def line_width(chunk: Chunk, place: Place) -> float:
    """Return how wide a line is with what floats beside it."""
    line = natural_width(Box("", {}, Style(), None, chunk.line))
    return line + sum(width_of(box, place)[0] for box in (*chunk.floats, *chunk.late))


def width_of(box: Box, place: Place) -> tuple[float, bool]:
    """Return how wide *box* is, and whether that is estimated."""
    stated = stated_width(box, place.room)
    if stated is not None and "flex-basis" in box.style.own:
        return max(stated, min(natural_width(box), NUMBER)), False
    return (natural_width(box), True) if stated is None else (stated, False)


def parts_of(items: Sequence[Item]) -> list[Box | list[Item]]:
    """Return the boxes of a line that stand apart, and the text between them."""
    parts: list[Box | list[Item]] = []
    for item in items:
        if isinstance(item, Box) and _stands_apart(item):
            parts.append(item)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(item)
        else:
            parts.append([item])
    return parts


def is_narrow(content: Box | list[Chunk], place: Place) -> bool:
    """Return whether something in a row is wider than its box, so that it lies over its neighbour."""
    if not isinstance(content, Box) or not has_text(content) or "flex-basis" in content.style.own:
        return False  # an item of a flexible box is never narrower than its words
    width = stated_width(content, place.room)
    limit = content.style.own.get("max-width")
    most = limit.pixels(content.style.pixels, place.room) if isinstance(limit, Length) else None
    needed = min(NUMBER, natural_width(content))
    return any(size is not None and size < 0.9 * needed for size in (width, most)) and content.name not in {
        "td",
        "th",
        "table",
    }


def joined(row: Sequence[Box | list[Chunk]]) -> list[Box | list[Chunk]]:
    """Return the contents of a row, those as one that touch as letters of one word do."""
    found: list[Box | list[Chunk]] = []
    for content in row:
        last = found[-1] if found else None
        if isinstance(last, Box) and isinstance(content, Box) and _touches(last, content):
            found[-1] = Box(
                "",
                {},
                last.style._replace(display="block", own={}, place="", height=None),
                None,
                [*last.items, *content.items],
            )
        else:
            found.append(content)
    return found


def _touches(first: Box, second: Box) -> bool:
    """Return whether no room is left between the last letter of a box and the first one of the next."""
    if not (is_single_line(_as_block(first)) and is_single_line(_as_block(second))):
        return False
    if (
        first.floats != second.floats
        or first.style.pixels != second.style.pixels
        or (first.name != second.name and {first.name, second.name} & _SPACED)
    ):
        return False
    if edges_of(first, is_down=True) != edges_of(second, is_down=True):
        return False
    before, after = _shown(first), _shown(second)
    if not (before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()):
        return False
    return not any(
        box.is_parted
        or box.name in {"td", "th"}
        or box.style.own.get("flex-grow", 0.0) != 0.0
        or edges_of(box) >= _GAP
        or "width" in box.style.own
        or "flex-basis" in box.style.own
        for box in (first, second)
    )


def _as_block(box: Box) -> Box:
    return (
        Box(box.name, box.attributes, box.style._replace(display="block"), None, box.items)
        if box.display == "table-cell"
        else box
    )


def _shown(box: Box) -> str:
    return "".join(
        _shown(item) if isinstance(item, Box) else item.text
        for item in box.items
        if isinstance(item, Run | Box)
    ).strip(LINE_EDGES)


def _stands_apart(box: Box) -> bool:
    """Return whether a box in a line is more than some of its letters."""
    if not is_single_line(box):
        return True
    if not has_text(box):
        return False
    width = stated_width(box, None)
    is_wider = box.style.own.get("width") is not None if width is None else width >= natural_width(box) + _GAP
    return is_wider or edges_of(box) >= 2 * _GAP


def with_title_first(box: Box) -> list[Item]:
    """Return what is inside *box*, a summary first, which is shown on top wherever it is written."""
    titles = (
        [item for item in box.items if isinstance(item, Box) and item.name == "summary"]
        if box.name == "details"
        else []
    )
    return [titles[0], *(item for item in box.items if item is not titles[0])] if titles else box.items
