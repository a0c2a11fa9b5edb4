"""What an element makes of the text in it: size, height of lines, wrapping, letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from norton_order.css.cascade import Values
from norton_order.css.colors import Paint
from norton_order.css.readers import FONT_SIZES
from norton_order.css.values import Length, Value

TINY_PIXELS: Final = 1.2  # and smaller, nobody reads it

SMALL_PIXELS: Final = 6.0  # and smaller, somebody may

_STRUCK: Final = frozenset({"s", "del", "strike"})


def font_size(around: float, element: str, attributes: Mapping[str, Any], own: Values) -> float:
    """Return the font size of an element in pixels; a small one where it cannot be read."""
    zoom = own.get("zoom", 1.0)
    factor = zoom if isinstance(zoom, float) else 1.0
    size = own.get("font-size")
    if size is None:
        attribute = str(attributes.get("size", "")).strip() if element == "font" else ""
        if attribute:
            return (
                10.0
                if attribute.lstrip("0")[:1] in {"", "1", "-"}
                and attribute[1:2] in {"", "1", "2", "3", "4", "5", "6", "7"}
                else 16.0
            )
        return around * factor
    if isinstance(size, Length):
        pixels = size.pixels(around, around)
        return SMALL_PIXELS - 1 if pixels is None else max(0.0, pixels) * factor
    if isinstance(size, str) and size in FONT_SIZES:
        return FONT_SIZES[size] * factor
    if size in {"smaller", "larger"}:
        return around * (0.8 if size == "smaller" else 1.2) * factor
    if size == "initial":
        return 16.0 * factor
    return SMALL_PIXELS - 1 if size != "math" or "math-depth" in own else around


def line_height(around: float, em: float, own: Values) -> float:
    """Return the height of lines in sizes of the font; nothing where it cannot be told."""
    value = own.get("line-height")
    if value is None:
        return around
    if value in {"normal", "initial"}:
        return 1.2
    if isinstance(value, float):
        return value
    pixels = value.pixels(em, em) if isinstance(value, Length) else None
    return 0.0 if pixels is None else pixels / em if em else 1.2


def is_veiled(around: bool, visibility: Value | None) -> bool:
    """Return whether text is not drawn, which an element inside can undo."""
    return visibility in {"hidden", "collapse"} or (around and visibility not in {"visible", "initial"})


def inherited(around: str, value: Value | None, of_element: str) -> str:
    """Return *value* if it is a keyword; else what the element itself or what is *around* says."""
    if isinstance(value, str):
        return value
    return "unread" if value is not None else of_element or around


def is_unwrapped(around: bool, element: str, attributes: Mapping[str, Any], own: Values) -> bool:
    """Return whether text does not wrap in an element, which it does not *around* it."""
    value = own.get("text-wrap-mode")
    if value is not None:
        return value == "nowrap"
    return around or element in {"pre", "nobr"} or "nowrap" in attributes


def is_odd(element: str, attributes: Mapping[str, Any], own: Values, keyframes: frozenset[str]) -> bool:
    """Return whether some clients show an element and others do not, it is struck out, moves, or runs from right to left."""
    if (
        element in _STRUCK
        or element in {"marquee", "noscript"}
        or str(attributes.get("dir", "")).strip().lower() == "rtl"
    ):
        return True
    names = own.get("animation-name", ())
    if (
        names
        and keyframes
        and not (isinstance(names, tuple) and keyframes.isdisjoint(str(name).lower() for name in names[1:]))
    ):
        return True
    return own.get("text-transform") not in {None, "none", "uppercase", "lowercase", "capitalize", "initial"} or own.get("unicode-bidi") not in {
        None, "normal", "embed", "isolate", "plaintext", "-webkit-isolate", "-webkit-plaintext", "bidi-override", "isolate-override", "initial",
    }  # fmt: skip


def is_painted(attributes: Mapping[str, Any], own: Values) -> bool:
    """Return whether an element has a background that covers what is behind it."""
    if str(attributes.get("bgcolor", "")).strip() or str(attributes.get("background", "")).strip():
        return True
    color, image = own.get("background-color"), own.get("background-image", "none")
    return (color is not None and not (isinstance(color, Paint) and color.is_faint)) or image not in {
        "none",
        "initial",
    }
