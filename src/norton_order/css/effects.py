"""What a single property does to the text of an element by itself: nothing, hide it, or what cannot be told."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Final

from norton_order.css.cascade import Values
from norton_order.css.properties import BORDER_WIDTHS
from norton_order.css.transforms import GONE
from norton_order.css.values import UNKNOWN, Length, Value

FAINT: Final = 0.3  # of an opacity
CLEAR: Final = 0.05
SHIFT: Final = 5.0  # pixels; less moves nothing to another place
FAR_OFF: Final = 500.0  # pixels outside the page
_CLOSE_LETTERS: Final = 0.15  # of the font's size; closer ones lie over each other
_WIDE_LETTERS: Final = 2.0
_THICK: Final = 10.0  # pixels of an outline or a shadow inside that may cover text
_FAINT_STROKE: Final = 1.5  # pixels
_WIDE_WORDS: Final = 100.0


class Effect(IntEnum):
    """What becomes of text; the higher one of two holds."""

    NOTHING = 0
    DOUBT = 1
    HIDDEN = 2  # with all that is inside


def _opacity(value: Value, _em: float) -> Effect:
    if not isinstance(value, float):
        return Effect.DOUBT
    return Effect.HIDDEN if value < CLEAR else Effect.DOUBT if value < FAINT else Effect.NOTHING


def _moving(value: Value, em: float) -> Effect:
    """Return what a transformation does."""
    if value == GONE:
        return Effect.HIDDEN
    if not isinstance(value, tuple):
        return Effect.NOTHING if value == "none" else Effect.DOUBT
    lengths = [
        length.pixels(em, None if length.percent else 0.0)
        for length in value[1:]
        if isinstance(length, Length)
    ]
    if any(length is None for length in lengths):
        return Effect.DOUBT
    sizes = [length for length in lengths if length is not None]
    if any(size <= -3 * FAR_OFF for size in sizes):
        return Effect.HIDDEN
    return Effect.NOTHING if all(abs(size) <= SHIFT for size in sizes) else Effect.DOUBT


def _idle(value: Value, _em: float) -> Effect:
    return Effect.NOTHING if value in {"none", "auto", "initial", "ltr", "normal"} else Effect.DOUBT


def _letters(value: Value, em: float) -> Effect:
    size = value.pixels(em, em) if isinstance(value, Length) else 0.0
    return (
        Effect.NOTHING
        if size is not None and -_CLOSE_LETTERS * em <= size <= _WIDE_LETTERS * em
        else Effect.DOUBT
    )


def _words(value: Value, em: float) -> Effect:
    size = value.pixels(em, em) if isinstance(value, Length) else 0.0
    return Effect.NOTHING if size is not None and -SHIFT <= size <= _WIDE_WORDS else Effect.DOUBT


def _stroke(value: Value, em: float) -> Effect:
    size = value.pixels(em) if isinstance(value, Length) else 1.0 if value in {"thin", "initial"} else 9.0
    return Effect.NOTHING if size is not None and size <= _FAINT_STROKE else Effect.DOUBT


def _shadow(value: Value, _em: float) -> Effect:
    return Effect.NOTHING if isinstance(value, float) and value < _THICK else Effect.DOUBT


def _outline_offset(value: Value, em: float) -> Effect:
    size = value.pixels(em) if isinstance(value, Length) else 0.0
    return Effect.NOTHING if size is not None and size >= 0 else Effect.DOUBT


def _raised(value: Value, em: float) -> Effect:
    size = value.pixels(em, 1.2 * em) if isinstance(value, Length) else 0.0
    return Effect.NOTHING if size is not None and abs(size) <= 0.6 * em else Effect.DOUBT


def _writing_mode(value: Value, _em: float) -> Effect:
    return Effect.NOTHING if value in {"horizontal-tb", "initial"} else Effect.DOUBT


def _content(value: Value, _em: float) -> Effect:
    """Return what a picture in the place of an element does; words in its place count for nothing."""
    return (
        Effect.DOUBT
        if value is UNKNOWN or (isinstance(value, tuple) and UNKNOWN in value)
        else Effect.NOTHING
    )


# Of any element.
EFFECTS: Final[dict[str, Callable[[Any, float], Effect]]] = {
    "opacity": _opacity,
    "filter": _opacity,
    "clip-path": _moving,
    "mask-image": _idle,
    "-webkit-mask-box-image-source": _idle,
    "mix-blend-mode": _idle,
    "-webkit-box-reflect": _idle,
    "-webkit-text-security": _idle,
    "text-decoration-line": _idle,
    "letter-spacing": _letters,
    "word-spacing": _words,
    "-webkit-text-stroke-width": _stroke,
    "box-shadow": _shadow,
    "outline-offset": _outline_offset,
    "vertical-align": _raised,
    "writing-mode": _writing_mode,
    "direction": _idle,
    "font-size-adjust": _idle,
    "list-style-type": _idle,
    "quotes": _idle,
    "content": _content,
    "hyphenate-character": _idle,
    "text-emphasis-style": _idle,
    "text-overflow": _idle,
    "mso-hide": _idle,
}
# Of boxes, which words in a line are not.
BOX_EFFECTS: Final[dict[str, Callable[[Any, float], Effect]]] = {
    "transform": _moving,
    "rotate": _moving,
    "scale": _moving,
    "translate": _moving,
    "offset-path": _idle,
    "column-count": _idle,
    "column-width": _idle,
}
# Properties that are read elsewhere, all values of them.
_READ: Final = frozenset(
    "display visibility font-size line-height color -webkit-text-fill-color text-shadow background-color background-image background-clip "
    "white-space-collapse text-wrap-mode text-transform text-indent unicode-bidi outline-width outline-style zoom clip animation-name "
    "position top right bottom left z-index float clear margin-top margin-right margin-bottom margin-left padding-top padding-right padding-bottom "
    "padding-left width height min-width min-height max-width max-height box-sizing aspect-ratio overflow-x overflow-y -webkit-line-clamp caption-side "
    "table-layout order flex-direction flex-wrap flex-grow flex-shrink flex-basis -webkit-box-orient -webkit-box-direction -webkit-box-ordinal-group "
    "grid-template-columns grid-template-rows grid-auto-rows grid-auto-columns grid-template-areas grid-auto-flow grid-row-start grid-row-end "
    "grid-column-start grid-column-end column-gap row-gap content-visibility all math-depth border-collapse justify-content contain color-scheme border-top-width border-right-width border-bottom-width border-left-width".split()
)


def _pixels(width: Value) -> float | None:
    return width.pixels(16.0) if isinstance(width, Length) else 3.0


def effect_of(own: Values, em: float, *, is_box: bool) -> Effect:
    """Return what the values *own* do to an element's text, each by itself."""
    worst = Effect.NOTHING
    for name, value in own.items():
        read = EFFECTS.get(name) or (BOX_EFFECTS.get(name) if is_box else None)
        if read is not None:
            worst = max(worst, read(value, em))
        elif name not in _READ and name not in BOX_EFFECTS:
            worst = max(worst, Effect.DOUBT)
    return worst


def has_outline(own: Values, *, is_line: bool) -> bool:
    """Return whether an outline, or a border in a line, may lie over text in the box or beside it."""
    if is_line and any((_pixels(own[name]) or 0.0) >= _THICK for name in BORDER_WIDTHS if name in own):
        return True
    width = own.get("outline-width")
    if width is None or own.get("outline-style", "none") in {"none", "hidden"}:
        return False
    size = width.pixels(16.0) if isinstance(width, Length) else 3.0 if isinstance(width, str) else None
    return size is None or size >= _THICK
