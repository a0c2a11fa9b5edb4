"""What keeps a box and all inside it from being seen, or cuts a part of it off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from norton_order.mail.fonts import is_flat
from norton_order.mail.lengths import is_word, number_of, pixels_of, words_of

NARROW: Final = 300.0  # pixels; a label and a number that do not wrap are wider
_WORD: Final = 120.0  # pixels; a number, which never wraps, may be wider
_SCROLLED: Final = 100.0  # pixels; a lower box that scrolls may show nothing
_TRACK: Final = 20.0  # pixels of a row or column of a grid; lower ones may hold no line
_OVERFLOWS: Final = (
    "overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline", "-ms-overflow-x", "-ms-overflow-y",
)  # fmt: skip
_OPEN_OVERFLOWS: Final = frozenset(
    {"visible", "initial", "unset", "inherit", "revert", "auto", "scroll", "overlay", "-moz-scrollbars-none"}
)
HEIGHTS: Final = (
    "height",
    "max-height",
    "block-size",
    "max-block-size",
    "-webkit-logical-height",
    "-webkit-max-logical-height",
)
WIDTHS: Final = (
    "width",
    "max-width",
    "inline-size",
    "max-inline-size",
    "-webkit-logical-width",
    "-webkit-max-logical-width",
)
_GRIDS: Final = (
    "grid-template-rows",
    "grid-auto-rows",
    "grid-template-columns",
    "grid-auto-columns",
    "grid-template",
    "grid",
)
_FLEXIBLE: Final = re.compile(r"minmax\(0(?:px)?, ?[\d.]*[1-9][\d.]*fr\)|repeat\([\w-]+,|[()\[\],/]")


class Crop(NamedTuple):
    """What an element says of the size of its box.

    Attributes:
        is_gone: nothing of it is seen.
        is_doubtful: a part may be cut off or lie under what follows.
        is_narrow: what does not wrap in it is cut off.
        height: in pixels, of a box that what is inside has to fit into; None for any.
        is_cut: what does not fit is cut off.
    """

    is_gone: bool = False
    is_doubtful: bool = False
    is_narrow: bool = False
    height: float | None = None
    is_cut: bool = False


_WHOLE: Final = Crop()
_SIZES: Final = frozenset(
    [
        *_OVERFLOWS,
        *HEIGHTS,
        *WIDTHS,
        *_GRIDS,
        "contain",
        "aspect-ratio",
        "flex",
        "flex-basis",
        "line-height",
        "clip",
        "position",
    ]
)


def is_switched_off(declared: Mapping[str, str], *, is_box: bool) -> bool:
    """Return whether *declared* keep an element and all inside it from being seen."""
    opacity = number_of(declared.get("opacity", ""))
    return "all" not in declared and (
        declared.get("display", "") == "none"
        or declared.get("mso-hide", "") == "all"
        or (is_box and declared.get("content-visibility", "") == "hidden")
        or (opacity is not None and opacity < 0.05)
    )


def crop_of(declared: Mapping[str, str], em: float, *, is_box: bool, is_cell: bool, is_item: bool) -> Crop:
    """Return what *declared* say of the size of an element's box.

    Args:
        declared: what is declared for the element.
        em: size of its font.
        is_box: it has a size of its own, other than a cell or a word in a line.
        is_cell: it is a cell, which grows with what is inside, but for its greatest width.
        is_item: its size follows from a flexible box or a grid around it.
    """
    if _SIZES.isdisjoint(declared):
        return _WHOLE
    is_clipped = _is_clipped(declared)
    heights = [_size(word, em) for word in words_of(declared, *HEIGHTS)]
    widths = [_size(word, em) for word in words_of(declared, *WIDTHS)]
    if _is_cut_away(declared) or (
        is_clipped and any(size is not None and size <= 1 for size in heights + widths)
    ):
        return Crop(is_gone=is_box, is_doubtful=not is_box)
    is_told = not is_item and None not in heights and None not in widths
    is_doubtful = _may_be_cut(declared, em, is_clipped=is_clipped, is_told=is_told)
    if is_cell:
        greatest = [_size(word, em) for word in words_of(declared, "max-width", "max-inline-size")]
        is_tight = any(size is None or size < NARROW for size in greatest)
        return Crop(is_doubtful=is_doubtful or (is_clipped and is_tight))
    if not is_box:
        return Crop(is_doubtful=is_doubtful)
    low = min((width for width in widths if width is not None), default=NARROW)
    height = _height(heights, declared, em)
    if height is not None and _is_scrolled(declared):
        height = 0.0 if height < _SCROLLED else None
    return Crop(
        is_doubtful=is_doubtful or low < _WORD,
        is_narrow=is_clipped and low < NARROW,
        height=height,
        is_cut=is_clipped,
    )


def _is_clipped(declared: Mapping[str, str]) -> bool:
    """Return whether what does not fit into a box is cut off."""
    overflows = [declared.get(name, "visible") for name in _OVERFLOWS]
    return any(
        value.partition(" ")[0] not in _OPEN_OVERFLOWS or "hidden" in value or "clip" in value
        for value in overflows
    ) or bool(re.search(r"paint|strict|content", declared.get("contain", "none")))


def _is_cut_away(declared: Mapping[str, str]) -> bool:
    """Return whether nothing of a box out of the flow is left by its ``clip``."""
    return declared.get("position", "") in {"absolute", "fixed"} and bool(
        re.fullmatch(r"rect\([0px, ]*\)", declared.get("clip", ""))
    )


def _may_be_cut(declared: Mapping[str, str], em: float, *, is_clipped: bool, is_told: bool) -> bool:
    """Return whether a part of a box may be cut off or covered; its size is as declared if it *is_told*."""
    if is_clipped and (not is_told or "aspect-ratio" in declared or is_flat(declared, em) is True):
        return True
    return (
        bool(re.search(r"size|strict", declared.get("contain", "none")))
        or _has_low_tracks(declared)
        or (is_clipped and _has_no_basis(declared, em))
    )


def _height(heights: list[float | None], declared: Mapping[str, str], em: float) -> float | None:
    """Return how high a box is inside, None where that follows from what is inside."""
    height = min((height for height in heights if height is not None), default=float("inf"))
    if height == float("inf"):
        return None
    line = declared.get("line-height", "")
    size = pixels_of(f"{line}em" if re.fullmatch(r"[\d.]+", line) else line, em)
    if size is not None and size > height + 1:
        return 0.0
    if declared.get("box-sizing", "") == "border-box":
        paddings = [
            pixels_of(word, em) or 0.0
            for word in words_of(declared, "padding", "padding-top", "padding-block-start")
        ]
        height -= 2 * max(paddings, default=0.0)
    return max(0.0, height)


def _is_scrolled(declared: Mapping[str, str]) -> bool:
    return any(word in {"auto", "scroll", "overlay"} for word in words_of(declared, *_OVERFLOWS))


def _size(word: str, em: float) -> float | None:
    """Return a size in pixels; endless for one that follows from what is inside, None for what is not read."""
    if is_word(word):
        return float("inf")
    size = pixels_of(word, em)
    return None if size is None or size < 0 else float("inf") if word.endswith("%") and size >= 600 else size


def _has_low_tracks(declared: Mapping[str, str]) -> bool:
    """Return whether a row or column of a grid may be too low for a line of text."""
    for name in _GRIDS:
        for word in _FLEXIBLE.sub(" ", declared.get(name, "")).split():
            size = pixels_of(word)
            if (size is not None and size < _TRACK and not word.isdecimal()) or word in {"0", "0fr"}:
                return True
    return False


def _has_no_basis(declared: Mapping[str, str], em: float) -> bool:
    """Return whether an item of a flexible box begins with no size and does not grow."""
    words = declared.get("flex", "").split()
    basis = [*words_of(declared, "flex-basis"), *(words[2:3] if len(words) == 3 and words[0] == "0" else [])]
    return any((_size(word, em) or 0) < NARROW for word in basis if word != "content")


def is_slim(declared: Mapping[str, str], em: float) -> bool:
    """Return whether what *declared* make narrow has no room for a label and a number."""
    width = pixels_of(declared.get("width", ""), em)
    return width is not None and width < NARROW
