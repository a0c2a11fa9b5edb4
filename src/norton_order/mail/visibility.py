"""What a person sees of an HTML mail: whether text is seen at all, and whether in the order it is written.

There are three answers. Text is seen; it is hidden; or it cannot be told, because clients differ, because a
style is not understood, or because it shows text in another order. What cannot be told is never built upon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from norton_order.mail.colors import Color, Paint, is_same, parse_attribute_color, parse_color, says_nothing
from norton_order.mail.stylesheets import Applied, parse_declarations

TINY_PIXELS: Final = 3.0  # and smaller, nobody reads it
SMALL_PIXELS: Final = 6.0  # and smaller, somebody may
_FAR_OFF: Final = 500.0  # pixels outside the page
_SHIFT: Final = 5.0  # pixels; less moves nothing to another place
_WHITE: Final[Color] = (255, 255, 255)
_UNITS: Final = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "em": 16.0, "rem": 16.0,
    "ex": 8.0, "ch": 8.0, "vw": 10.0, "vh": 10.0, "vmin": 10.0, "vmax": 10.0, "%": 6.0,
}  # fmt: skip
_LENGTH: Final = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(?:e[+-]?\d{1,2})?([a-z]{1,4}|%|)")
_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
_NOTHING: Final = frozenset({"", "none", "auto", "normal", "initial", "unset", "inherit", "revert"})
_SHOWN: Final = frozenset(
    "block inline inline-block flex inline-flex grid inline-grid table inline-table table-row table-cell table-row-group "
    "list-item flow-root contents -webkit-box -webkit-flex -ms-flexbox run-in inherit initial unset revert".split()
)
# Properties that may do anything to what is seen; any value but "none" leaves it open.
_OPEN: Final = (
    "transform", "-webkit-transform", "rotate", "scale", "translate", "clip-path", "-webkit-clip-path", "mask", "-webkit-mask",
    "mask-image", "-webkit-mask-image", "filter", "-webkit-filter", "mix-blend-mode", "animation", "animation-name",
    "-webkit-animation", "-webkit-text-security", "columns", "column-count", "-webkit-column-count", "column-width",
    "grid-template-areas", "offset", "offset-path", "content", "zoom", "flow-into", "text-combine-upright",
)  # fmt: skip
_PLACED: Final = (
    "order", "-webkit-order", "-ms-flex-order", "-webkit-box-ordinal-group", "grid-row", "grid-column", "grid-area", "grid-row-start",
    "grid-row-end", "grid-column-start", "grid-column-end",
)  # fmt: skip
_LOOK: Final = frozenset(
    {"style", "hidden", "align", "bgcolor", "color", "background", "size", "dir", "text", "open"}
)
_NO_BOXES: Final = frozenset(
    "td th tr tbody thead tfoot span a b i u em strong font small big "
    "code label q cite abbr mark sup sub s del strike ins bdo bdi tt".split()
)
_STRUCK: Final = frozenset({"s", "del", "strike"})


@dataclass(frozen=True, slots=True)
class Style:
    """The visual state at one point of the document.

    Attributes:
        gone: an element around is not shown; nothing inside can undo that.
        veiled: visibility, which an element inside can undo.
        pixels: font size, which an element inside can undo.
        color: of the text, None where unknown.
        background: behind the text, None where unknown (a picture).
        doubtful: whether it is seen, or where, cannot be told.
        display: of this very element, "" where it is not declared.
        place: of this very element: "moved" to somewhere else, "left" or "right" for a float, or "".
    """

    gone: bool = False
    veiled: bool = False
    pixels: float = 16.0
    color: Color | None = (0, 0, 0)
    background: Color | None = _WHITE
    doubtful: bool = False
    display: str = ""
    place: str = ""

    @property
    def hidden(self) -> bool:
        """Whether text standing here is not seen."""
        return self.gone or self.veiled or self.pixels < TINY_PIXELS or is_same(self.color, self.background)

    @property
    def takes_cell(self) -> bool:
        """Whether a table cell with this style has a column of its own."""
        return self.display in {"", "table-cell", "inherit", "initial", "unset", "revert"}

    def is_odder_than(self, around: Style) -> bool:
        """Return whether an element with this style hides, moves or makes doubtful what *around* shows."""
        return bool(self.place) or (self.hidden, self.doubtful) > (around.hidden, around.doubtful)

    def inside(self, element: str, attributes: Mapping[str, Any], applied: Applied) -> Style:
        """Return the style inside *element* with *attributes* and what style sheets apply to it."""
        if self.gone:
            return self
        plain = self if not (self.display or self.place) else replace(self, display="", place="")
        if not (any(applied) or _LOOK & attributes.keys() or element in _STRUCK or element in _HALF_SHOWN):
            return plain
        inline = parse_declarations(str(attributes.get("style", "")))
        sure = plain._with(element, attributes, _cascade(applied.sure, inline))
        if applied.generates:
            sure = replace(sure, doubtful=True)
        if applied.perhaps:
            perhaps = plain._with(element, attributes, _cascade({**applied.sure, **applied.perhaps}, inline))
            if perhaps._shows() != sure._shows():
                return replace(sure, doubtful=True)
        return sure

    def _shows(self) -> tuple[object, ...]:
        return self.gone, self.hidden, self.doubtful, self.place, self.takes_cell

    def _with(self, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]) -> Style:
        """Return the style after *element* with what is *declared* for it."""
        background, is_open = self._background(attributes, declared)
        behind = background if background is not None else self.background
        color, is_unread = self._color(element, attributes, declared, background)
        display = declared.get("display", "")
        is_clipped = _is_clipped_to_text(declared)
        opacity = _number(declared.get("opacity", ""))
        # Cells and inline elements take no notice of most of what cuts other boxes off.
        is_cut = _is_cut_off(declared)
        is_box = (
            element not in _NO_BOXES or display not in {"", "inline", "table-cell"} or "position" in declared
        )
        return Style(
            gone="hidden" in attributes or _is_switched_off(declared) or (is_cut and is_box),
            veiled=self._veiled(declared.get("visibility", "")),
            pixels=self._pixels(element, attributes, declared),
            color=None if is_clipped else color,
            background=background,
            doubtful=(
                self.doubtful or is_unread or is_clipped or (is_cut and not is_box) or (is_open and is_same(color, behind))
                or element in _STRUCK or (element in _HALF_SHOWN and "open" not in attributes)
                or display not in _SHOWN | {"", "none"}
                or (element in {"td", "th", "tr"} and display not in _CELL_DISPLAYS) or (opacity is not None and opacity < 0.3)
                or declared.get("visibility", "visible") not in {"visible", "hidden", "collapse", "inherit", "initial", "unset"}
                or self._pixels(element, attributes, declared) < SMALL_PIXELS or _is_open(declared, attributes)
            ),
            display=display,
            place=_place(declared, attributes, element),
        )  # fmt: skip

    def _veiled(self, visibility: str) -> bool:
        return visibility in {"hidden", "collapse"} or (
            self.veiled and visibility not in {"visible", "initial"}
        )

    def _pixels(self, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]) -> float:
        """Return the font size."""
        printed = declared.get("font-size", "")
        if not printed and (shorthand := declared.get("font", "")):
            lengths = (word.partition("/")[0] for word in shorthand.split())
            printed = next((word for word in lengths if parse_length(word) or word in _SIZES), "")
        if not printed:
            if element == "font" and (size := str(attributes.get("size", "")).strip()):
                return 10.0 if re.match(r"0*[01]\b|-", size) else 16.0
            return self.pixels
        if printed in _SIZES:
            return _SIZES[printed]
        length = parse_length(printed)
        if length is None:
            return 16.0 if printed == "initial" else SMALL_PIXELS - 1 if "(" in printed else self.pixels
        number, unit = length
        if number < 0:
            return self.pixels
        if unit in {"em", "ex", "ch", "%"}:
            return self.pixels * number / (100 if unit == "%" else 1 if unit == "em" else 2)
        return number * _UNITS.get(unit, 16.0)

    def _color(
        self,
        element: str,
        attributes: Mapping[str, Any],
        declared: Mapping[str, str],
        background: Color | None,
    ) -> tuple[Color | None, bool]:
        """Return the colour of text, and whether what is declared cannot be read."""
        value = declared.get("-webkit-text-fill-color") or declared.get("color", "")
        if not says_nothing(value):
            paint = parse_color(value)
            return (self.color, True) if paint is None else (self._painted(paint, background), False)
        attribute = str(attributes.get("color" if element != "body" else "text", ""))
        paint = (
            parse_attribute_color(attribute)
            if attribute and element in {"font", "body", "basefont"}
            else None
        )
        return (self.color if paint is None else paint.color), False

    def _painted(self, paint: Paint, background: Color | None) -> Color | None:
        # Nothing at all looks like whatever is behind it, even where that is not known.
        if paint.is_faint:
            return background or self.background or _WHITE
        return paint.over(background)

    def _background(
        self, attributes: Mapping[str, Any], declared: Mapping[str, str]
    ) -> tuple[Color | None, bool]:
        """Return the colour behind text, None for a picture, and whether text like it may be seen or not."""
        shorthand = declared.get("background", "")
        images = f"{shorthand} {declared.get('background-image', '')}"
        if "gradient(" in images or "url(text" in images or "url(data:" in images or "url(cid:" in images:
            return None, True
        if "url(" in images or str(attributes.get("background", "")).strip():
            return None, False
        printed = declared.get("background-color", "") or shorthand
        if not printed:
            paint = parse_attribute_color(str(attributes.get("bgcolor", "")))
        else:
            paint = parse_color(printed) or next(
                filter(None, map(parse_color, re.split(r"\s+(?![^(]*\))", printed))), None
            )
            if paint is None and "(" in printed:
                return None, True
        return (self.background if paint is None else paint.over(self.background)), False


_CELL_DISPLAYS: Final = frozenset(
    ["", "none", "table-cell", "table-row", "inherit", "initial", "unset", "revert"]
)
_HALF_SHOWN: Final = frozenset({"dialog", "details"})  # clients that do not know them show all


def _cascade(sheet: Mapping[str, tuple[str, bool]], inline: Mapping[str, tuple[str, bool]]) -> dict[str, str]:
    """Return the values that win: inline ones, unless the sheet alone says that its own are important."""
    values = {name: value for name, (value, _important) in sheet.items()}
    for name, (value, is_important) in inline.items():
        if name not in sheet or is_important or not sheet[name][1]:
            values[name] = value
    return values


def parse_length(text: str) -> tuple[float, str] | None:
    """Return a CSS length (lower case) as number and unit, or None where *text* is none."""
    match = _LENGTH.fullmatch(text)
    return (float(match[1]), match[2]) if match else None


def _pixels_of(text: str) -> float | None:
    length = parse_length(text)
    return None if length is None else length[0] * _UNITS.get(length[1], 16.0)


def _number(text: str) -> float | None:
    """Return an opacity."""
    length = parse_length(text)
    if length is None:
        return 0.1 if "(" in text else None
    return length[0] / 100 if length[1] == "%" else length[0]


def _is_switched_off(declared: Mapping[str, str]) -> bool:
    """Return whether *declared* keep any element and all inside it from being seen."""
    opacity = _number(declared.get("opacity", ""))
    return (
        declared.get("display", "") == "none"
        or declared.get("mso-hide", "") == "all"
        or declared.get("content-visibility", "") == "hidden"
        or (opacity is not None and opacity < 0.05)
    )


def _is_cut_off(declared: Mapping[str, str]) -> bool:
    """Return whether *declared* keep a box and all inside it from being seen."""

    def far_off(*names: str, both: bool = False) -> bool:
        sizes = [_pixels_of(word) for name in names for word in declared.get(name, "").split()[:4]]
        return any(
            size is not None and (size <= -_FAR_OFF or (both and size >= 4 * _FAR_OFF)) for size in sizes
        )

    is_cut = any(
        declared.get(name, "").startswith(("hidden", "clip"))
        for name in ("overflow", "overflow-x", "overflow-y")
    )
    sizes = [_pixels_of(declared.get(name, "")) for name in ("height", "max-height", "width", "max-width")]
    return (
        far_off("text-indent", "margin-left", "margin-top", "margin", both=False)
        or (
            declared.get("position", "") in {"absolute", "fixed", "relative"}
            and far_off("left", "top", "right", "bottom", "inset", both=True)
        )
        or (is_cut and any(size is not None and 0 <= size <= 1 for size in sizes))
        or re.fullmatch(r"rect\([0px, ]*\)", declared.get("clip", "")) is not None
    )


def _is_open(declared: Mapping[str, str], attributes: Mapping[str, Any]) -> bool:
    """Return whether *declared* may show text in part, elsewhere, struck out or in another order."""
    if str(attributes.get("dir", "")).strip().lower() == "rtl" or declared.get("direction", "") == "rtl":
        return True
    if any(
        declared.get(name, "none") not in _NOTHING and not _is_idle(name, declared[name]) for name in _OPEN
    ):
        return True
    flow = f"{declared.get('flex-direction', '')} {declared.get('flex-flow', '')} {declared.get('flex-wrap', '')} {declared.get('-webkit-box-direction', '')}"
    if "reverse" in flow or declared.get("grid-auto-flow", "row") not in {"row", *_NOTHING}:
        return True
    if "line-through" in f"{declared.get('text-decoration', '')} {declared.get('text-decoration-line', '')}":
        return True
    if declared.get("writing-mode", "horizontal-tb") not in {"horizontal-tb", "lr-tb", "lr", *_NOTHING}:
        return True
    if declared.get("mso-hide", "none") not in {"none", "all"} or "clip" in declared.get("clip", ""):
        return True
    margins = [
        word
        for name in ("margin", "margin-top", "margin-left", "margin-right", "margin-bottom", "text-indent")
        for word in declared.get(name, "").split()[:4]
    ]
    margins += [declared.get(name, "") for name in ("letter-spacing", "word-spacing")]
    if (
        any((_pixels_of(word) or 0) < -_SHIFT for word in margins)
        or (_pixels_of(declared.get("text-indent", "")) or 0) >= _FAR_OFF
    ):
        return True
    is_cut = any(
        declared.get(name, "").startswith(("hidden", "clip", "scroll", "auto"))
        for name in ("overflow", "overflow-y")
    )
    heights = [_pixels_of(declared.get(name, "")) for name in ("height", "max-height")]
    return is_cut and any(height is not None and height < 100 for height in heights)


_IDLE: Final = re.compile(
    r"1|100%|''|0deg|0(?:px)?(?: 0(?:px)?)*|translate(?:z|3d)?\(0(?:px)?(?:, ?0(?:px)?)*\)|rotate\(0(?:deg)?\)|scale\(1\)"
)


def _is_idle(name: str, value: str) -> bool:
    """Return whether a property that may do anything does nothing with this value."""
    return _IDLE.fullmatch(value) is not None and not (value.startswith("0") and name in {"scale", "zoom"})


def _is_clipped_to_text(declared: Mapping[str, str]) -> bool:
    names = ("background-clip", "-webkit-background-clip", "background")
    return any(re.search(r"\btext\b", declared.get(name, "")) for name in names)


def _place(declared: Mapping[str, str], attributes: Mapping[str, Any], element: str) -> str:
    """Return "moved" for an element out of its place, "left" or "right" for a float, else ""."""
    position = declared.get("position", "static")
    offsets = [
        _pixels_of(word)
        for name in ("top", "left", "right", "bottom", "inset")
        for word in declared.get(name, "").split()[:4]
    ]
    is_shifted = any(offset is None or abs(offset) > _SHIFT for offset in offsets)
    if position in {"absolute", "fixed"} or (position not in _NOTHING | {"static"} and is_shifted):
        return "moved"
    if any(declared.get(name, "0") not in {"0", "1", *_NOTHING} for name in _PLACED):
        return "moved"
    if declared.get("order", "0") not in {"0", *_NOTHING} or declared.get("display", "") in {
        "table-header-group",
        "table-footer-group",
        "table-caption",
    }:
        return "moved"
    floated = declared.get("float", "")
    if not floated and element in {"table", "img"}:
        floated = str(attributes.get("align", "")).strip().lower()
    return {"right": "right", "inline-end": "right", "left": "left", "inline-start": "left"}.get(floated, "")
