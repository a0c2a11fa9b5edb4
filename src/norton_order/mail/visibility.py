"""What a person sees of an HTML mail: whether text is seen at all, and whether in the order it is written.

There are three answers. Text is seen; it is hidden; or it cannot be told, because clients differ, because a
style is not understood, or because it shows text in another order. What cannot be told is never built upon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from norton_order.mail.backdrops import WHITE, Backdrop, backdrop_of
from norton_order.mail.colors import Color, is_pale, is_same, parse_attribute_color
from norton_order.mail.cropping import Crop, crop_of, is_flat_line, is_switched_off, number_of
from norton_order.mail.declarations import cascade, parse_declarations
from norton_order.mail.effects import are_open, has_outline
from norton_order.mail.inks import LINK, declared_paint
from norton_order.mail.lengths import FONT_SIZES, WORDS, parse_length, pixels_of
from norton_order.mail.moving import (
    SHIFT,
    is_badly_set,
    is_off_page,
    is_perhaps_off,
    is_turned,
    padding_of,
    place_of,
    pull_of,
    shift_of,
)
from norton_order.mail.stylesheets import Applied

TINY_PIXELS: Final = 3.0  # and smaller, nobody reads it
SMALL_PIXELS: Final = 6.0  # and smaller, somebody may
FAINT: Final = 0.3  # of an opacity

_SHOWN: Final = frozenset(
    "block inline inline-block flex inline-flex grid inline-grid table inline-table table-row table-cell table-row-group "
    "list-item flow-root contents -webkit-box -webkit-flex -ms-flexbox run-in inherit initial unset revert none".split()
)
_CELL_DISPLAYS: Final = frozenset(
    ["", "none", "table-cell", "table-row", "inherit", "initial", "unset", "revert"]
)
_COLUMNS: Final = _CELL_DISPLAYS - {"none", "table-row"}
_VISIBILITIES: Final = frozenset(["visible", "hidden", "collapse", "inherit", "initial", "unset"])
_LOOK: Final = frozenset(
    [
        "style",
        "hidden",
        "align",
        "bgcolor",
        "color",
        "background",
        "size",
        "dir",
        "text",
        "open",
        "popover",
        "nowrap",
        "link",
    ]
)
_LINE: Final = frozenset(
    "span a b i u em strong font small big code label q cite abbr mark sup sub s del strike ins bdo bdi tt".split()
)
_INLINE: Final = frozenset({"inline", "contents", "table-cell", "table-row"})
_CELLS: Final = frozenset("td th".split())
_ROWS: Final = frozenset("table tr tbody thead tfoot".split())
_STRUCK: Final = frozenset({"s", "del", "strike"})
_HALF_SHOWN: Final = frozenset(
    {"dialog", "details", "marquee", "noscript"}
)  # clients that do not know them show all
_UNWRAPPED: Final = frozenset({"pre", "nobr"})
_OWN_GROUND: Final[Mapping[str, Color]] = {"mark": (255, 255, 0), "button": (239, 239, 239)}
_SPECIAL: Final = _STRUCK | _HALF_SHOWN | _UNWRAPPED | _OWN_GROUND.keys() | {"table"}


@dataclass(frozen=True, slots=True)
class Style:
    """The visual state at one point of the document.

    Attributes:
        gone: an element around is not shown; nothing inside can undo that.
        veiled: visibility, which an element inside can undo.
        pixels: font size, which an element inside can undo.
        least: the same, where every rule that may apply does.
        color: of the text, None where unknown.
        inks: colours that the text may have as well.
        backdrop: behind the text.
        doubted: an element around makes it uncertain whether or where text is seen.
        stacked: a cell around is shown as a block.
        is_flat: lines lie over each other, which an element inside can undo.
        is_unwrapped: text does not wrap, which an element inside can undo.
        is_narrow: an element around cuts off what does not wrap.
        is_fixed: cells around do not grow with what is inside.
        is_lifted: an element around stands elsewhere than in the flow, maybe over other text.
        drift: by how many pixels elements around are shifted, each by too little to matter.
        room: pixels of padding around.
        link: the colour of anchors.
        is_still: nothing in the document describes an animation.
        has_variables: something in the document may set a variable.
        is_quirky: tables do not take the colour of text around, where clients keep to the doctype.
        of_body: the colour of text in the whole page.
        display: of this very element, "" where it is not declared.
        place: of this very element: "moved" to somewhere else, "left" or "right" for a float, or "".
        pull: of this very element: pixels by which it pulls what comes after it over what is before.
        height: of this very element: pixels into which what is inside has yet to fit; None for any.
        is_cut: of this very element: what does not fit is cut off.
        is_painted: of this very element: it covers what it lies over.
    """

    gone: bool = False
    veiled: bool = False
    pixels: float = 16.0
    least: float = 16.0
    color: Color | None = (0, 0, 0)
    inks: tuple[Color, ...] = ()
    backdrop: Backdrop = field(default=Backdrop())
    doubted: bool = False
    stacked: bool = False
    is_flat: bool = False
    is_unwrapped: bool = False
    is_narrow: bool = False
    is_fixed: bool = False
    is_lifted: bool = False
    drift: float = 0.0
    room: float = 0.0
    link: Color = LINK
    is_still: bool = False
    has_variables: bool = True
    is_quirky: bool = False
    of_body: Color | None = (0, 0, 0)
    display: str = ""
    place: str = ""
    pull: float = 0.0
    height: float | None = None
    is_cut: bool = False
    is_painted: bool = False

    @property
    def hidden(self) -> bool:
        """Whether text standing here is not seen, whatever else is uncertain."""
        return self.gone or (not self.doubted and (self.veiled or self.pixels < TINY_PIXELS or self.is_blank))

    @property
    def is_blank(self) -> bool:
        """Whether text has the colour of what is behind it."""
        ground = self.backdrop
        return not (ground.is_pictured or ground.is_unread) and is_same(self.color, ground.color)

    @property
    def doubtful(self) -> bool:
        """Whether it cannot be told if or where text standing here is seen."""
        return (
            self.doubted
            or self.stacked
            or self.least < SMALL_PIXELS
            or self.is_flat
            or self.height is not None
            or (self.is_narrow and self.is_unwrapped)
            or self._may_be_blank()
        )

    def _may_be_blank(self) -> bool:
        ground = self.backdrop
        if ground.is_unread or (self.color is not None and is_pale(self.color, ground.color)):
            return True
        if not self.inks and not ground.is_pictured and not ground.shades:
            return False
        inks = self.inks if self.color is None else (self.color, *self.inks)
        return any(ground.may_hide(ink) for ink in inks) or any(
            is_same(ink, ground.color) for ink in self.inks
        )

    @property
    def takes_cell(self) -> bool:
        """Whether a table cell with this style has a column of its own."""
        return self.display in _COLUMNS

    def in_doubt(self) -> Style:
        """Return this style where it cannot be told whether or where text is seen."""
        return self if self.doubted else replace(self, doubted=True)

    def is_odder_than(self, around: Style) -> bool:
        """Return whether an element with this style hides, moves or makes doubtful what *around* shows."""
        return bool(self.place) or (self.hidden, self.doubtful) > (around.hidden, around.doubtful)

    def inside(self, element: str, attributes: Mapping[str, Any], applied: Applied) -> Style:
        """Return the style inside *element* with *attributes* and what style sheets apply to it."""
        if self.gone:
            return self
        plain = self._plain()
        if not (any(applied) or _LOOK & attributes.keys() or element in _SPECIAL):
            return plain if element != "a" or "href" not in attributes else plain._linked()
        inline = parse_declarations(str(attributes.get("style", "")))
        sure = plain._with(self.display, element, attributes, cascade(applied.sure, inline))
        if applied.generates:
            sure = sure.in_doubt()
        if applied.wide:
            wide = plain._with(self.display, element, attributes, cascade(applied.wide, inline))
            # Cells that stand one below the other on a phone are in the same order.
            sure = (
                wide.joined(sure)
                if wide._shows() == replace(sure, stacked=False)._shows()
                else sure.in_doubt()
            )
        if applied.perhaps:
            rules = {**(applied.wide or applied.sure), **applied.perhaps}
            perhaps = plain._with(self.display, element, attributes, cascade(rules, inline))
            is_same_column = perhaps.takes_cell == sure.takes_cell
            sure = (
                sure.joined(perhaps)
                if is_same_column and perhaps._shows() == sure._shows()
                else sure.in_doubt()
            )
        return sure

    def joined(self, other: Style) -> Style:
        """Return this style for text that may as well have the *other* one."""
        ground, behind = self.backdrop, other.backdrop
        if behind != ground:
            shades = (*ground.shades, *behind.shades, (behind.color, behind.color))
            ground = ground._replace(
                shades=tuple(dict.fromkeys(shades)), is_unread=ground.is_unread or behind.is_unread
            )
        inks = dict.fromkeys(
            (*self.inks, *other.inks, *(() if other.color in {None, self.color} else (other.color,)))
        )
        return replace(
            self, inks=tuple(ink for ink in inks if ink), backdrop=ground, least=min(self.least, other.least),
            is_flat=self.is_flat or other.is_flat, is_unwrapped=self.is_unwrapped or other.is_unwrapped,
            is_narrow=self.is_narrow or other.is_narrow, is_fixed=self.is_fixed or other.is_fixed,
            is_lifted=self.is_lifted or other.is_lifted, is_painted=self.is_painted or other.is_painted,
            drift=max(self.drift, other.drift), room=min(self.room, other.room), pull=max(self.pull, other.pull),
        )  # fmt: skip

    def _shows(self) -> tuple[object, ...]:
        return self.gone, self.hidden, self.doubtful, self.place, self.height, self.pull > SHIFT

    def _plain(self) -> Style:
        """Return the style of an element inside of which nothing is said."""
        if self.display or self.place or self.pull or self.height is not None or self.is_painted:
            return replace(self, display="", place="", pull=0.0, height=None, is_cut=False, is_painted=False)
        return self

    def _linked(self) -> Style:
        """Return the style of an anchor inside: it may have the colour of the text, or one of its own."""
        if self.link == LINK and self.backdrop.color == WHITE and not self.backdrop.is_pictured:
            return self
        return replace(self, inks=(*self.inks[:10], self.link))

    def _with(
        self, around: str, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]
    ) -> Style:
        """Return the style after *element* with what is *declared* for it, in an element displayed as *around*."""
        is_box, is_cell = _box(element, declared)
        if is_switched_off(declared, is_box=is_box) or (
            "hidden" in attributes
            and declared.get("display", "none") in {"none", *WORDS}
            and "all" not in declared
        ):
            return replace(self, gone=True, display=declared.get("display", ""))
        em = _font_size(self.pixels, element, attributes, declared)
        display = declared.get("display", "")
        crop = self._crop(around, element, declared, em, is_box=is_box, is_cell=is_cell)
        is_off = is_off_page(declared, em)
        backdrop = self._backdrop(element, attributes, declared)
        color, inks, is_unread = self._colors(element, attributes, declared, backdrop)
        drift = self.drift + shift_of(declared)
        is_outlined = has_outline(declared)
        flow = declared.get("line-height", "") or _line_of(declared.get("font", ""))
        is_flat = is_flat_line(flow, em)
        pull = pull_of(
            declared,
            em,
            self.room,
            is_block=element not in _LINE and "flex" not in around and "grid" not in around,
        )
        place = place_of(declared, attributes, element) or ("moved" if drift > SHIFT else "")
        return Style(
            gone=crop.is_gone or (is_off and is_box),
            veiled=self._veiled(declared.get("visibility", "")),
            pixels=em,
            least=min(em, _font_size(self.least, element, attributes, declared)),
            color=color,
            inks=inks,
            backdrop=backdrop,
            doubted=(
                self.doubted or is_unread or crop.is_doubtful or is_off or pull + self.drift > SHIFT
                or _is_half_shown(element, attributes, declared)
                or (display != "" and display not in _SHOWN)
                or are_open(declared, is_still=self.is_still)
                or is_turned(declared, attributes)
                or is_perhaps_off(declared, em)
                or is_badly_set(declared, em)
            ),
            stacked=self.stacked or (element in _CELLS | {"tr"} and display not in _CELL_DISPLAYS),
            is_flat=self.is_flat if is_flat is None else is_flat,
            is_unwrapped=self._is_unwrapped(element, attributes, declared),
            is_narrow=self.is_narrow or crop.is_narrow,
            is_fixed=self.is_fixed if element != "table" else declared.get("table-layout", "auto") not in WORDS,
            is_lifted=self.is_lifted or place == "moved" or drift > 0 or pull > SHIFT or is_outlined,
            drift=drift + (pull if pull <= SHIFT else 0.0),
            room=max(0.0, self.room + padding_of(declared, em)),
            link=self.link if element != "body" else _link_color(attributes),
            is_still=self.is_still,
            has_variables=self.has_variables,
            is_quirky=self.is_quirky,
            of_body=color if element == "body" else self.of_body,
            display=display,
            place=place,
            pull=pull,
            height=crop.height,
            is_cut=crop.is_cut,
            is_painted=is_outlined or _is_painted(attributes, declared),
        )  # fmt: skip

    def _crop(
        self,
        around: str,
        element: str,
        declared: Mapping[str, str],
        em: float,
        *,
        is_box: bool,
        is_cell: bool,
    ) -> Crop:
        """Return what is declared of the size of an element."""
        is_item = "flex" in around or "grid" in around
        is_firm = is_box or (is_cell and self.is_fixed)
        crop = crop_of(declared, em, is_box=is_firm, is_cell=is_cell, is_item=is_item)
        if is_cell and self.is_fixed and (crop.is_gone or crop.is_doubtful or "overflow" in declared):
            return Crop(is_doubtful=True)
        is_fixed = element == "table" and declared.get("table-layout", "auto") not in WORDS
        return Crop(is_doubtful=True) if is_fixed and _is_slim(declared, em) else crop

    def _veiled(self, visibility: str) -> bool:
        return visibility in {"hidden", "collapse"} or (
            self.veiled and visibility not in {"visible", "initial"}
        )

    def _is_unwrapped(self, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]) -> bool:
        value = (
            declared.get("white-space", "")
            or declared.get("text-wrap", "")
            or declared.get("text-wrap-mode", "")
        )
        if value and value != "inherit":
            return value not in {
                "normal",
                "pre-wrap",
                "pre-line",
                "break-spaces",
                "wrap",
                "balance",
                "pretty",
                "stable",
                "initial",
            }
        return self.is_unwrapped or element in _UNWRAPPED or "nowrap" in attributes

    def _backdrop(self, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]) -> Backdrop:
        around = Backdrop(_OWN_GROUND[element]) if element in _OWN_GROUND else self.backdrop
        if (
            around == self.backdrop
            and "bgcolor" not in attributes
            and "background" not in attributes
            and not any(name.startswith("background") for name in declared)
        ):
            return around
        return backdrop_of(around, attributes, declared)

    def _colors(
        self, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str], backdrop: Backdrop
    ) -> tuple[Color | None, tuple[Color, ...], bool]:
        """Return the colour of text, others that it may have, and whether what is declared cannot be read."""
        if _is_clipped_to_text(declared):
            return None, (), True
        paint, is_unread, is_perhaps = declared_paint(
            element, attributes, declared, has_variables=self.has_variables
        )
        if paint is None:
            inks = self.inks
            if element == "a" and "href" in attributes:
                inks = (*inks[:10], self.link)
            body = self.of_body
            if element == "table" and self.is_quirky and body is not None and body != self.color:
                inks = (*inks[:10], body)
            return (self.color if element not in _OWN_GROUND else (0, 0, 0)), inks, is_unread
        # Nothing at all looks like whatever is behind it.
        color = backdrop.color if paint.is_faint else paint.over(backdrop.color)
        around = (self.color, *self.inks) if is_perhaps else ()
        return color, tuple(ink for ink in around if ink), is_unread


def _box(element: str, declared: Mapping[str, str]) -> tuple[bool, bool]:
    """Return whether an element has a size of its own, and whether it is a cell."""
    display = declared.get("display", "")
    if declared.get("position", "") in {"absolute", "fixed"} or declared.get("float", "none") not in WORDS:
        return True, False
    is_cell = (element in _CELLS or display == "table-cell") and display in _CELL_DISPLAYS
    is_inline = display in _INLINE or (not display and element in _LINE)
    is_row = element in _ROWS and display in _CELL_DISPLAYS | {"table"}
    return not (is_cell or is_inline or is_row), is_cell


def _font_size(
    around: float, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]
) -> float:
    """Return the font size of *element* in pixels; a small one where it cannot be read."""
    printed = declared.get("font-size", "")
    if not printed and (shorthand := declared.get("font", "")):
        lengths = (word.partition("/")[0] for word in shorthand.split())
        printed = next((word for word in lengths if parse_length(word) or word in FONT_SIZES), "")
        printed = printed or ("calc(" if "(" in shorthand else "")
    if not printed:
        if element == "font" and (size := str(attributes.get("size", "")).strip()):
            return 10.0 if re.match(r"0*[01]\b|-", size) else 16.0
        # Without a doctype, tables do not take the size around.
        return SMALL_PIXELS - 1 if element == "table" and around < SMALL_PIXELS else around
    if printed in FONT_SIZES:
        return FONT_SIZES[printed]
    if printed in {"inherit", "unset", "larger", "math"}:
        return around
    if printed in {"initial", "revert"}:
        return 16.0
    if printed == "smaller":
        return around * 0.8
    length = parse_length(printed)
    if length is None or length[0] < 0 or (not length[1] and 0 < length[0] < SMALL_PIXELS):
        return SMALL_PIXELS - 1
    if length[1] == "%":
        return around * length[0] / 100
    pixels = pixels_of(printed, around)
    return SMALL_PIXELS - 1 if pixels is None else pixels


def _line_of(shorthand: str) -> str:
    """Return the line height in a ``font`` *shorthand*, "" where there is no shorthand."""
    if not shorthand or shorthand in WORDS:
        return ""
    match = re.search(r"[\w%.]/\s*([\w.%]+)", shorthand.replace(" /", "/"))
    return match[1] if match else "normal"


def _is_slim(declared: Mapping[str, str], em: float) -> bool:
    width = pixels_of(declared.get("width", ""), em)
    return width is not None and width < 300


def _is_half_shown(element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]) -> bool:
    """Return whether some clients show an element and others do not, or it is struck out, or next to transparent."""
    opacity = number_of(declared.get("opacity", ""))
    return (
        element in _STRUCK
        or "hidden" in attributes
        or ("popover" in attributes and element not in {"html", "body"})
        or (element in _HALF_SHOWN and "open" not in attributes)
        or (opacity is not None and opacity < FAINT)
        or declared.get("visibility", "visible") not in _VISIBILITIES
    )


def _is_painted(attributes: Mapping[str, Any], declared: Mapping[str, str]) -> bool:
    """Return whether an element has a background that covers what is behind it."""
    if str(attributes.get("bgcolor", "")).strip() or str(attributes.get("background", "")).strip():
        return True
    return any(
        declared.get(name, "none") not in WORDS | {"transparent", "0 0"}
        for name in ("background", "background-color", "background-image")
    )


def _link_color(attributes: Mapping[str, Any]) -> Color:
    paint = parse_attribute_color(str(attributes.get("link", "")))
    return LINK if paint is None else paint.color


def _is_clipped_to_text(declared: Mapping[str, str]) -> bool:
    names = ("background-clip", "-webkit-background-clip", "background")
    return any(
        re.search(r"\btext\b", re.sub(r"url\([^()]*\)", "", declared[name]))
        for name in names
        if name in declared
    )
