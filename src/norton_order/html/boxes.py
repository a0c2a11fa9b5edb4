"""The boxes that a browser makes of a page: text, and what is laid out around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from norton_order.css.computed import Style
from norton_order.css.displays import ATOMS, LINE, TABLE_PARTS
from norton_order.css.placing import pixels
from norton_order.css.values import Length

_WIDE: Final = 0x2E80  # letters from here on are as wide as high
_NARROW_LETTER: Final = 0.56  # of the font's size
_SPACE: Final = 0.28
_ACROSS: Final = (
    "margin-left",
    "margin-right",
    "padding-left",
    "padding-right",
    "border-left-width",
    "border-right-width",
)
_DOWN: Final = ("margin-top", "margin-bottom", "padding-top", "padding-bottom")
MAX_MEASURED: Final = 2_000  # items inside a box that are measured


class Run(NamedTuple):
    """Text of one style, white space as it is shown; ``is_doubtful`` where it cannot be told whether or where."""

    text: str
    style: Style
    is_doubtful: bool = False


class Break(NamedTuple):
    """The end of a line, and of what floats beside it if it *clears*."""

    clears: str = ""


class Mark(NamedTuple):
    """The beginning of an anchor with its address, its end, or words for a picture in it: "open", "close", "words"."""

    kind: str
    text: str = ""


@dataclass(slots=True)
class Box:
    """One box.

    Attributes:
        name: of the element.
        attributes: of the element.
        style: of the text right inside.
        is_parted: room is left beside it.
        within: how the element around it is displayed.
        height: of the box in pixels, where what is inside has to fit into it.
        items: what is inside, in the order it is written.
    """

    name: str
    attributes: Any
    style: Style
    height: float | None = None
    items: list[Run | Break | Mark | Box] = field(default_factory=list)
    within: str = ""
    is_parted: bool = False

    @property
    def display(self) -> str:
        """How it is laid out."""
        return self.style.display

    @property
    def floats(self) -> str:
        """The side it floats to, "" for none."""
        return self.style.place if self.style.place != "moved" else ""

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere than where it is written."""
        return self.style.place == "moved"

    @property
    def is_table_part(self) -> bool:
        """Whether it stands in a table, which may have to be made for it."""
        return self.display in TABLE_PARTS and not self.floats and not self.is_moved

    @property
    def is_atom(self) -> bool:
        """Whether it stands in a line as one letter does."""
        return (self.display in ATOMS or self.display in LINE) and not self.floats and not self.is_moved

    @property
    def clears(self) -> str:
        """The floats it stands below."""
        value = self.style.own.get("clear")
        return value if isinstance(value, str) and value not in {"none", "initial"} else ""


Item = Run | Break | Mark | Box


def is_blank(item: Item) -> bool:
    """Return whether *item* shows nothing and takes no room."""
    return isinstance(item, Mark) or (isinstance(item, Run) and not item.text.strip(" \t\n\r\f"))


def is_single_line(box: Box) -> bool:
    """Return whether nothing inside *box* begins another line."""
    return box.display in {"inline-block", "inline", "block", "flow-root"} and all(
        not isinstance(item, Break) and (not isinstance(item, Box) or (item.is_atom and is_single_line(item)))
        for item in box.items
    )


def has_text(box: Box) -> bool:
    """Return whether *box* holds anything that is shown."""
    return any(
        has_text(item) if isinstance(item, Box) else isinstance(item, Run) and not is_blank(item)
        for item in box.items
    )


def edges_of(box: Box, *, is_down: bool = False) -> float:
    """Return the margins and paddings on both sides of *box* in pixels, as far as they are told."""
    own, em = box.style.own, box.style.pixels
    sizes = (pixels(own.get(name), em) for name in (_DOWN if is_down else _ACROSS))
    return sum(max(0.0, size or 0.0) for size in sizes)


def text_width(text: str, em: float) -> float:
    """Return how wide *text* is about, in a font of *em* pixels."""
    if text.isascii():
        return em * _NARROW_LETTER * len(text)
    wide = sum(ord(letter) >= _WIDE for letter in text)
    return em * (wide + _NARROW_LETTER * (len(text) - wide))


def stated_width(box: Box, around: float | None) -> float | None:
    """Return how wide *box* is said to be with its margins, *around* being the room it has; None where nothing is said."""
    own = box.style.own
    if "width" not in own and "flex-basis" not in own and "width" not in box.attributes:
        return None
    value = own.get("flex-basis") if isinstance(own.get("flex-basis"), Length) else own.get("width")
    width: float | None = None
    if isinstance(value, Length):
        width = value.pixels(box.style.pixels, around)
    elif value is None and box.name in {"table", "td", "th", "img"}:
        text = str(box.attributes.get("width", "")).strip()
        if text.removesuffix("%").isdecimal():
            number = float(text.removesuffix("%"))
            width = (None if around is None else around * number / 100) if text.endswith("%") else number
    if width is None:
        return None
    for name, pick in (("max-width", min), ("min-width", max)):
        limit = own.get(name)
        size = limit.pixels(box.style.pixels, around) if isinstance(limit, Length) else None
        width = width if size is None else pick(width, size)
    sides = _ACROSS if own.get("box-sizing") != "border-box" else _ACROSS[:2]
    return width + sum(max(0.0, pixels(own.get(name), box.style.pixels) or 0.0) for name in sides)


def natural_width(box: Box) -> float:
    """Return how wide what is inside *box* is about, where it has all the room it wants."""
    widest = here = 0.0
    limit = box.style.own.get("max-width")
    most = limit.pixels(box.style.pixels) if isinstance(limit, Length) else None
    for item, style in _walk(box):
        if isinstance(item, Run):
            here += text_width(item.text, style.pixels)
        else:
            widest, here = max(widest, here), 0.0
    width = max(widest, here) + edges_of(box)
    return width if most is None else min(width, most)


def _walk(box: Box) -> Iterator[tuple[Run | Break, Style]]:
    """Yield the runs inside *box* and the ends of lines."""
    stack: list[Item] = [box]
    left = MAX_MEASURED
    while stack and left:
        left -= 1
        item = stack.pop()
        if isinstance(item, Box):
            is_line = item.is_atom or item.display == "table-cell"
            if not is_line:
                yield Break(), item.style
                stack.append(Break())
            stack.extend(reversed(item.items))
        elif isinstance(item, Run):
            yield item, item.style
        elif isinstance(item, Break):
            yield item, box.style


def height_of(box: Box, width: float) -> float:
    """Return how high what is inside *box* is about, *width* pixels of room given; never too little."""
    total = 0.0
    line = across = 0.0
    for item in box.items:
        if isinstance(item, Box) and not item.is_moved:
            if item.is_atom:
                line = max(line, height_of(item, width) + edges_of(item, is_down=True))
                across += natural_width(item)
                continue
            total += _lines(line, across, width) + height_of(item, width) + edges_of(item, is_down=True)
            line = across = 0.0
        elif isinstance(item, Run) and not is_blank(item):
            if "\ufffc" in item.text or "\ue000" in item.text or "\ue001" in item.text:
                return float("inf")
            line = max(line, item.style.pixels * max(1.2, item.style.line))
            across += text_width(item.text, item.style.pixels)
        elif isinstance(item, Break):
            total += _lines(line or box.style.pixels * 1.2, across, width)
            line = across = 0.0
    stated = box.style.own.get("height")
    least = stated.pixels(box.style.pixels, 0.0) if isinstance(stated, Length) else 0.0
    return max(total + _lines(line, across, width), least or 0.0)


def _lines(line: float, across: float, width: float) -> float:
    return line * (1 + across // max(width, 40.0)) if line else 0.0
