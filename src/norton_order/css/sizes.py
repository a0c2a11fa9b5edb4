"""What keeps a box and all inside it from being seen, or cuts a part of it off: its size, and what happens to the rest."""

from __future__ import annotations

from typing import Final, NamedTuple

from norton_order.css.cascade import Values
from norton_order.css.placing import is_out_of_flow, pixels
from norton_order.css.transforms import GONE
from norton_order.css.values import UNKNOWN, Length, Value

NARROW: Final = 300.0  # pixels; a label and a number that do not wrap are wider
_WORD: Final = 120.0  # pixels; a number, which never wraps, may be wider
_SCROLLED: Final = 100.0  # pixels; a lower box that scrolls may show nothing
_TRACK: Final = 20.0  # pixels of a row or column of a grid; lower ones may hold no line
_ENDLESS: Final = float("inf")
_OPEN: Final = frozenset({"visible", "initial"})
_SCROLLING: Final = frozenset({"auto", "scroll"})
_TRACKS: Final = ("grid-template-rows", "grid-auto-rows", "grid-template-columns", "grid-auto-columns")
_SIZES: Final = frozenset(
    [
        "overflow-x",
        "overflow-y",
        "width",
        "height",
        "max-width",
        "max-height",
        "contain",
        "clip",
        "flex-basis",
        "-webkit-line-clamp",
        *_TRACKS,
    ]
)


_STATED: Final = ("width", "height", "max-width", "max-height", "flex-basis", "contain")


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


def crop_of(
    own: Values, em: float, *, is_box: bool, is_cell: bool, is_item: bool, has_shares: bool = True
) -> Crop:
    """Return what is specified of the size of an element's box.

    Args:
        own: what is specified for the element.
        em: size of its font.
        is_box: it has a size of its own, other than a cell or a word in a line.
        is_cell: it is a cell, which grows with what is inside, but for its greatest width.
        is_item: its size follows from a flexible box or a grid around it.
        has_shares: what is around has a height, of which hundredths can be taken.
    """
    if _SIZES.isdisjoint(own):
        return _WHOLE
    if is_out_of_flow(own) and own.get("clip", "none") != "none":
        return Crop(is_gone=own["clip"] == GONE, is_doubtful=own["clip"] != GONE)
    if is_cell:
        is_tight = _is_clipped(own) and (_size(own.get("max-width"), em) or 0.0) < NARROW
        return Crop(is_doubtful=is_tight)
    if not is_box:
        return _WHOLE
    if not has_shares:
        own = {
            name: value
            for name, value in own.items()
            if not (
                name in {"height", "max-height", "min-height"} and isinstance(value, Length) and value.percent
            )
        }
    is_clipped = _is_clipped(own)
    width, height = _width(own, em), _height(own, em)
    if is_clipped and ((height is not None and height <= 1) or (width is not None and width <= 1)):
        return Crop(is_gone=not is_item, is_doubtful=is_item)
    is_told = (
        not (is_item and any(name in own for name in _STATED)) and width is not None and height is not None
    )
    is_doubtful = (
        (is_clipped and (not is_told or own.get("aspect-ratio", "auto") != "auto"))
        or _has_low_tracks(own, em)
        or (is_clipped and _has_no_basis(own, em))
        or (is_clipped and own.get("-webkit-line-clamp", "none") != "none")
    )
    room = None if height is None or height == _ENDLESS else height
    if room is not None and _is_scrolled(own):
        room = 0.0 if room < _SCROLLED else None
    return Crop(
        is_doubtful=is_doubtful or (is_clipped and width is not None and width < _WORD),
        is_narrow=is_clipped and width is not None and width < NARROW,
        height=room,
        is_cut=is_clipped,
    )


def _is_clipped(own: Values) -> bool:
    """Return whether what does not fit into a box is cut off."""
    return (
        any(own.get(name, "visible") not in _OPEN for name in ("overflow-x", "overflow-y"))
        or own.get("contain") == "paint"
    )


def _is_scrolled(own: Values) -> bool:
    return any(own.get(name) in _SCROLLING for name in ("overflow-x", "overflow-y"))


def _height(own: Values, em: float) -> float | None:
    """Return how high the part of a box is in which text is seen; None where that is not told."""
    height = _least(own, em, "height")
    if height is None or height == _ENDLESS:
        return height
    paddings = [pixels(own.get(name), em) or 0.0 for name in ("padding-top", "padding-bottom")]
    if own.get("box-sizing") == "border-box":
        height = max(0.0, height - sum(paddings))
    return height + paddings[1]


def _width(own: Values, em: float) -> float | None:
    width = _least(own, em, "width")
    if width is None or width == _ENDLESS:
        return width
    return width + (
        pixels(own.get("padding-right"), em) or 0.0 if own.get("box-sizing") != "border-box" else 0.0
    )


def _least(own: Values, em: float, axis: str) -> float | None:
    sizes = [_size(own.get(name), em, is_across=axis == "width") for name in (axis, f"max-{axis}")]
    if None in sizes:
        return None
    size = min(size for size in sizes if size is not None)
    least = _size(own.get(f"min-{axis}"), em, is_across=axis == "width")
    if least is None:
        return None
    return size if least == _ENDLESS else max(size, least)


def _size(value: Value | None, em: float, *, is_across: bool = True) -> float | None:
    """Return a size in pixels; endless for one that follows from what is inside, None for what is not read."""
    if value is UNKNOWN:
        return None
    if not isinstance(value, Length):
        return _ENDLESS
    if value.percent and not is_across:
        return _ENDLESS if value.percent >= 100 else None
    size = pixels(value, em)
    return None if size is None or size < 0 else _ENDLESS if value.percent >= 100 else size


def _has_low_tracks(own: Values, em: float) -> bool:
    """Return whether a row or column of a grid may be too low for a line of text."""
    for name in _TRACKS:
        tracks = own.get(name)
        for track in tracks[1:] if isinstance(tracks, tuple) else ():
            if track == ("fr", 0.0) or (isinstance(track, Length) and (pixels(track, em) or 0.0) < _TRACK):
                return True
    return False


def _has_no_basis(own: Values, em: float) -> bool:
    """Return whether an item of a flexible box begins with no size and does not grow."""
    basis = own.get("flex-basis")
    if not isinstance(basis, Length) or own.get("flex-grow", 0.0) != 0.0:
        return False
    size = pixels(basis, em)
    return size is None or size < NARROW


def is_slim(own: Values, em: float) -> bool:
    """Return whether what is specified to be narrow has no room for a label and a number."""
    width = own.get("width")
    size = pixels(width, em) if isinstance(width, Length) else None
    return size is not None and size < NARROW
