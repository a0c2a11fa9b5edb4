"""What shows an element elsewhere than where it is written: positions, margins, indents."""

from __future__ import annotations

from typing import Final

from norton_order.css.cascade import Values
from norton_order.css.effects import FAR_OFF, SHIFT
from norton_order.css.values import Length, Value

_FAR_RIGHT: Final = 2000.0
_PAGE: Final = 600.0  # pixels; what a hundredth of the width is reckoned from
OFFSETS: Final = ("left", "right", "top", "bottom")
_MARGINS: Final = ("margin-top", "margin-right", "margin-bottom", "margin-left")
_OUT_OF_FLOW: Final = frozenset({"absolute", "fixed"})
_INFINITY: Final = float("inf")


def pixels(value: Value | None, em: float) -> float | None:
    """Return a length in pixels, 0 for a keyword or nothing; None for what cannot be told."""
    if isinstance(value, Length):
        return value.pixels(em, _PAGE)
    return 0.0 if value is None or isinstance(value, str) else None


def is_out_of_flow(own: Values) -> bool:
    """Return whether an element is laid out by itself."""
    return own.get("position") in _OUT_OF_FLOW


def shift_of(own: Values, em: float) -> float:
    """Return by how many pixels a relative place moves an element, without an end where it cannot be told."""
    if own.get("position", "static") in {"static", "initial"}:
        return 0.0
    offsets = [pixels(own.get(name), em) for name in OFFSETS]
    return max(_INFINITY if offset is None else abs(offset) for offset in offsets)


def is_off_page(own: Values, em: float, *, has_margins: bool) -> bool:
    """Return whether a box is put outside the page, by margins as well if it *has_margins*."""
    if has_margins and any(
        (pixels(own.get(name), em) or 0.0) <= -FAR_OFF
        for name in ("margin-top", "margin-left", "text-indent")
    ):
        return True
    if own.get("position", "static") in {"static", "initial"}:
        return False
    sizes = [pixels(own.get(name), em) or 0.0 for name in OFFSETS]
    return any(abs(size) >= _FAR_RIGHT or size <= -2 * FAR_OFF for size in sizes)


def is_perhaps_off(own: Values, em: float) -> bool:
    """Return whether the place of an element taken out of the flow may lie outside the page, or cannot be told."""
    position = own.get("position", "static")
    if position in {"static", "initial"}:
        return False
    z_index = own.get("z-index", 0.0)
    if (
        position == "fixed"
        or not isinstance(position, str)
        or (not isinstance(z_index, str) and (not isinstance(z_index, float) or z_index < 0))
    ):
        return True
    sizes = {name: pixels(own.get(name), em) for name in OFFSETS}
    if any(size is None or size < -SHIFT for size in sizes.values()):
        return True
    back = SHIFT if position != "absolute" else FAR_OFF / 2
    return (
        any((sizes[name] or 0.0) > back for name in ("right", "bottom")) or (sizes["left"] or 0.0) >= FAR_OFF
    )


def is_badly_set(own: Values, em: float, *, has_margins: bool) -> bool:
    """Return whether text may begin or go on outside the page, by indents and margins to the right."""
    if "text-indent" in own and not _is_hanging(own, em):
        return True
    return has_margins and any(
        (size := pixels(own.get(name), em)) is None or size >= FAR_OFF
        for name in ("margin-left", "margin-right", "padding-left")
    )


def _is_hanging(own: Values, em: float) -> bool:
    """Return whether the first line begins no further out than the padding or margin on its left."""
    indent = pixels(own["text-indent"], em)
    if indent is None or indent >= FAR_OFF:
        return False
    if indent >= -SHIFT:
        return True
    margin = pixels(own.get("margin-left"), em) or 0.0
    return -indent <= max(0.0, (pixels(own.get("padding-left"), em) or 0.0) + margin) + 1


def pull_of(own: Values, em: float, room: float, *, is_block: bool, is_line: bool) -> tuple[float, float]:
    """Return by how many pixels negative margins pull an element and what comes after, and over padding around.

    The first is endless where it cannot be told.

    Args:
        own: what is specified for the element.
        em: size of its font.
        room: padding around it that a block of its own may be pulled over.
        is_block: it begins a line of its own.
        is_line: it is a word in a line, whose margins above and below do nothing.
    """
    pull = used = 0.0
    for name in _MARGINS:
        if name not in own or (is_line and name in {"margin-top", "margin-bottom"}):
            continue
        size = pixels(own[name], em)
        if size is None:
            return _INFINITY, used
        if name == "margin-right" and is_block:
            continue  # which makes it wider
        if name == "margin-left" and is_block and 0 < -size <= room:
            used = max(used, -size)
        else:
            pull = max(pull, -size)
    return pull, used


def padding_of(own: Values, em: float) -> float:
    """Return the padding on the left in pixels, 0 where it is not told."""
    return pixels(own.get("padding-left"), em) or 0.0
