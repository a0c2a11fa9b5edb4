"""Which elements of an HTML mail a person does not see: a small, cautious reading of CSS.

Only what mail clients agree on is read: inline declarations, simple selectors (element, class, id) of style
sheets outside @media, the hidden attribute, bgcolor and <font>.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

Color = tuple[int, int, int]
Declarations = Mapping[str, str]

_PROPERTIES: Final = frozenset(
    "display visibility mso-hide font-size opacity text-indent position left top right bottom margin-left margin-top "
    "overflow height max-height width max-width color background background-color background-image clip".split()
)
_BLOCK: Final = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_AT_BLOCK: Final = re.compile(r"@[^{};]{0,500}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE: Final = re.compile(r"(?:\*|[a-z][a-z0-9]*)?(?:[.#][\w-]+)?", re.IGNORECASE)
_LENGTH: Final = re.compile(r"(-?)\s*(\d{0,6}(?:\.\d{0,6})?)\s*(px|pt|em|rem|ex|%|vw|vh|)")
_NAMED: Final = {
    "white": (255, 255, 255), "black": (0, 0, 0), "red": (255, 0, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "silver": (192, 192, 192), "yellow": (255, 255, 0), "blue": (0, 0, 255), "green": (0, 128, 0), "snow": (255, 250, 250),
    "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240),
}  # fmt: skip
_NEAR: Final = 10  # of 255, per channel: no eye tells them apart
_FAR_OFF: Final = 500  # pixels outside the page


@dataclass(frozen=True, slots=True)
class Style:
    """The visual state inherited at one point of the document.

    Attributes:
        gone: an element around takes no room; nothing inside can undo that.
        veiled: visibility, which an element inside can undo.
        tiny: a font size nobody can read, which an element inside can undo.
        color: of the text, None where unknown.
        background: behind the text, None where unknown (an image, a gradient).
    """

    gone: bool = False
    veiled: bool = False
    tiny: bool = False
    color: Color | None = None
    background: Color | None = (255, 255, 255)

    @property
    def hidden(self) -> bool:
        """Whether text standing here is not seen."""
        return self.gone or self.veiled or self.tiny or _same(self.color, self.background)

    def inside(self, attributes: Mapping[str, Any], rules: Declarations) -> Style:
        """Return the style inside an element with *attributes* and the style sheet's *rules* for it."""
        if self.gone or not (rules or _LOOK & attributes.keys()):
            return self
        declared = {**rules, **parse_declarations(str(attributes.get("style", "")))}
        return replace(
            self,
            gone="hidden" in attributes or takes_no_room(declared),
            veiled=self._veiled(declared.get("visibility", "")),
            tiny=self._tiny(declared.get("font-size", ""), str(attributes.get("size", ""))),
            color=self._color(declared.get("color", ""), str(attributes.get("color", ""))),
            background=self._background(attributes, declared),
        )

    def _veiled(self, visibility: str) -> bool:
        return visibility in {"hidden", "collapse"} or (self.veiled and visibility != "visible")

    def _tiny(self, printed: str, font_size: str) -> bool:
        if font_size:
            return font_size.strip() == "0"
        length = parse_length(printed)
        if length is None:
            return self.tiny and not printed[:1].isalpha()
        number, unit = length
        if unit in {"em", "ex", "%"}:
            return self.tiny or number <= (5 if unit == "%" else 0.1)
        return number <= (0.1 if unit == "rem" else 1)

    def _color(self, declared: str, attribute: str) -> Color | None:
        if declared.startswith(("transparent", "rgba(0,0,0,0)", "rgba(0, 0, 0, 0)")):
            return self.background
        return parse_color(declared) or parse_color(attribute) or self.color

    def _background(self, attributes: Mapping[str, Any], declared: Declarations) -> Color | None:
        short = declared.get("background", "")
        if (
            "background-image" in declared
            or "background" in attributes
            or "url(" in short
            or "gradient" in short
        ):
            return None
        printed = declared.get("background-color") or short or str(attributes.get("bgcolor", ""))
        if not printed or printed.startswith(("transparent", "none", "inherit", "initial")):
            return self.background
        return parse_color(printed)


_LOOK: Final = frozenset({"style", "hidden", "bgcolor", "color", "background", "size"})


def _same(first: Color | None, second: Color | None) -> bool:
    if first is None or second is None:
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(first, second, strict=True))


def parse_declarations(text: str) -> dict[str, str]:
    """Return the CSS declarations in *text* that bear on visibility, lower-case; a later one wins."""
    found = {}
    for declaration in without_comments(text[:4000]).lower().split(";"):
        name, _colon, value = declaration.partition(":")
        if name.strip() in _PROPERTIES:
            found[name.strip()] = value.replace("!important", "").strip()
    return found


def without_comments(text: str) -> str:
    """Return *text* without CSS comments; an unclosed one runs to the end."""
    kept, position = [], 0
    while (start := text.find("/*", position)) >= 0:
        kept.append(text[position:start])
        end = text.find("*/", start + 2)
        if end < 0:
            return "".join(kept)
        position = end + 2
    return "".join([*kept, text[position:]])


def parse_length(text: str) -> tuple[float, str] | None:
    """Return a CSS length as number and unit, or None where *text* is none."""
    match = _LENGTH.match(text)
    if not match or not any(c.isdigit() for c in match[2]):
        return None
    return float(match[1] + match[2]), match[3]


def takes_no_room(declared: Declarations) -> bool:
    """Return whether *declared* keep an element and all inside it from being seen."""

    def length(name: str) -> float | None:
        found = parse_length(declared.get(name, ""))
        return None if found is None else found[0]

    def far_off(*names: str) -> bool:
        return any((length(name) or 0) <= -_FAR_OFF for name in names)

    positioned = declared.get("position", "").startswith(("absolute", "fixed"))
    clipped = any(
        (at := length(name)) is not None and at <= 1
        for name in ("height", "max-height", "width", "max-width")
    )
    opacity = length("opacity")
    return (
        declared.get("display", "").startswith("none")
        or declared.get("mso-hide", "") == "all"
        or (opacity is not None and opacity < 0.05)
        or far_off("text-indent", "margin-left", "margin-top")
        or (positioned and far_off("left", "top", "right", "bottom"))
        or (declared.get("overflow", "").startswith("hidden") and clipped)
        or re.fullmatch(r"rect\([0px, ]*\)", declared.get("clip", "")) is not None
    )


def parse_color(text: str) -> Color | None:
    """Return *text* (a name, #rgb, #rrggbb, rgb()) as channels from 0 to 255, or None."""
    value = text.strip().lower()
    if named := _NAMED.get(value.partition(" ")[0]):
        return named
    if match := re.match(r"#?([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])", value):
        digits = match[1] if len(match[1]) == 6 else "".join(c * 2 for c in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if match := re.match(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", value):
        return int(match[1]), int(match[2]), int(match[3])
    return None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The simple rules of a document's style elements: selector -> declarations."""

    rules: Mapping[str, Declarations]

    @classmethod
    def parse(cls, text: str) -> StyleSheet:
        """Return the simple rules in *text*; @media and the like are left out, they depend on the screen."""
        rules: dict[str, dict[str, str]] = {}
        for selectors, block in _BLOCK.findall(_AT_BLOCK.sub("", without_comments(text[:100_000]))):
            if declared := parse_declarations(block):
                for selector in selectors.split(","):
                    name = selector.strip().lower()
                    if name and _SIMPLE.fullmatch(name):
                        rules.setdefault(name, {}).update(declared)
        return cls(rules)

    def rules_for(self, element: str, attributes: Mapping[str, Any]) -> Declarations:
        """Return the declarations that apply to *element* with *attributes*, the most specific last."""
        if not self.rules:
            return {}
        classes = attributes.get("class") or ()
        names = [name.lower() for name in (classes if isinstance(classes, list) else str(classes).split())]
        keys = ["*", element, *(f".{name}" for name in names), *(f"{element}.{name}" for name in names)]
        if identity := str(attributes.get("id", "")).lower():
            keys += [f"#{identity}", f"{element}#{identity}"]
        merged: dict[str, str] = {}
        for key in keys:
            merged.update(self.rules.get(key, {}))
        return merged
