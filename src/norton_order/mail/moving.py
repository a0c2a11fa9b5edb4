"""What shows an element elsewhere than where it is written, or what is inside it in another order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from norton_order.mail.lengths import WORDS, is_word, pixels_of, words_of

FAR_OFF: Final = 500.0  # pixels outside the page
SHIFT: Final = 5.0  # pixels; less moves nothing to another place
_FAR_RIGHT: Final = 2000.0
_CLOSE_LETTERS: Final = 0.15  # of the font's size; closer ones lie over each other
_WIDE_LETTERS: Final = 2.0

_STILL: Final = WORDS | {"", "static"}
_OUT_OF_FLOW: Final = frozenset({"absolute", "fixed"})
_POSITIONS: Final = _STILL | _OUT_OF_FLOW | {"relative", "sticky", "-webkit-sticky"}
_BACK: Final = ("right", "bottom", "inset-inline-end", "inset-block-end")  # what they add moves up or left
_AHEAD: Final = ("left", "inset-inline-start")
OFFSETS: Final = (*_AHEAD, *_BACK, "top", "inset-block-start", "inset", "inset-inline", "inset-block")
_ACROSS: Final = (
    "margin-left", "margin-right", "margin-inline", "margin-inline-start", "margin-inline-end", "-webkit-margin-start",
    "-webkit-margin-end", "-moz-margin-start", "-moz-margin-end",
)  # fmt: skip
_DOWN: Final = (
    "margin-top", "margin-bottom", "margin-block", "margin-block-start", "margin-block-end", "-webkit-margin-before",
    "-webkit-margin-after",
)  # fmt: skip
MARGINS: Final = ("margin", *_ACROSS, *_DOWN)
_STARTS: Final = ("padding-left", "padding-inline-start", "padding-inline", "-webkit-padding-start")
_PLACED: Final = (
    "-webkit-order", "-ms-flex-order", "-webkit-box-ordinal-group", "-moz-box-ordinal-group", "grid-row", "grid-column", "grid-area",
    "grid-row-start", "grid-row-end", "grid-column-start", "grid-column-end",
)  # fmt: skip
_ELSEWHERE: Final = frozenset({"table-header-group", "table-footer-group", "table-caption"})
_FLOATS: Final = {"right": "right", "inline-end": "right", "left": "left", "inline-start": "left"}
_INLINE: Final = frozenset(
    {"inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"}
)
_LEFT_TO_RIGHT: Final = frozenset({"horizontal-tb", "lr-tb", "lr"})
_FLOWS: Final = (
    "flex-direction", "flex-flow", "flex-wrap", "-webkit-box-direction", "-webkit-flex-direction", "-ms-flex-direction",
    "-moz-box-direction", "-webkit-flex-flow", "-webkit-flex-wrap",
)  # fmt: skip
_ALIGNED: Final = frozenset({"table", "img"})
# What each question is about: of most elements none of it is declared.
_PLACING: Final = frozenset({"position", "display", "order", "float", *_PLACED})
_OUTWARD: Final = frozenset({"position", "text-indent", *MARGINS})
_LEAVING: Final = frozenset({"position", "z-index"})
_TURNING: Final = frozenset({"direction", "caption-side", "writing-mode", "grid-auto-flow", *_FLOWS})
_SETTING: Final = frozenset(
    {"text-indent", "letter-spacing", "word-spacing", "margin", "padding", *_ACROSS, *_STARTS}
)


def place_of(declared: Mapping[str, str], attributes: Mapping[str, Any], element: str) -> str:
    """Return "moved" for an element out of its place, "left" or "right" for a float, else ""."""
    if _PLACING.isdisjoint(declared) and element not in _ALIGNED:
        return ""
    position = declared.get("position", "static")
    if position not in _STILL and (position in _OUT_OF_FLOW or shift_of(declared) > SHIFT):
        return "moved"
    if declared.get("display", "") in _ELSEWHERE or not WORDS.union({"0"}).issuperset(
        [declared.get("order", "0")]
    ):
        return "moved"
    if any(declared.get(name, "0") not in {"0", "1"} | WORDS for name in _PLACED):
        return "moved"
    floated = declared.get("float", "")
    if not floated and element in _ALIGNED:
        floated = str(attributes.get("align", "")).strip().lower()
    return _FLOATS.get(floated, "")


def shift_of(declared: Mapping[str, str]) -> float:
    """Return by how many pixels a relative place moves an element, without an end where it cannot be told."""
    if declared.get("position", "static") in _STILL:
        return 0.0
    offsets = [0.0 if is_word(word) else pixels_of(word) for word in words_of(declared, *OFFSETS)]
    return max((float("inf") if offset is None else abs(offset) for offset in offsets), default=0.0)


def is_off_page(declared: Mapping[str, str], em: float) -> bool:
    """Return whether *declared* put a box outside the page."""
    if _OUTWARD.isdisjoint(declared):
        return False

    def sizes(*names: str) -> list[float]:
        return [pixels_of(word, em) or 0.0 for word in words_of(declared, *names)]

    if any(size <= -FAR_OFF for size in sizes("text-indent", *MARGINS)):
        return True
    return declared.get("position", "") in _POSITIONS - _STILL and any(
        abs(size) >= _FAR_RIGHT or size <= -FAR_OFF for size in sizes(*OFFSETS)
    )


def is_perhaps_off(declared: Mapping[str, str], em: float) -> bool:
    """Return whether the place of an element taken out of the flow may lie outside the page, or cannot be told."""
    if _LEAVING.isdisjoint(declared):
        return False
    position = declared.get("position", "static")
    if (
        position not in _POSITIONS
        or position == "fixed"
        or any((pixels_of(word) or 0) < 0 for word in words_of(declared, "z-index"))
    ):
        return True
    if position in _STILL:
        return False
    sizes = [0.0 if is_word(word) else pixels_of(word, em) for word in words_of(declared, *OFFSETS)]
    if any(size is None or size < -SHIFT for size in sizes):
        return True
    back = SHIFT if position == "relative" else FAR_OFF / 2
    return any((pixels_of(word, em) or 0) > back for word in words_of(declared, *_BACK)) or any(
        (pixels_of(word, em) or 0) >= FAR_OFF for word in words_of(declared, *_AHEAD, "inset", "inset-inline")
    )


def pull_of(declared: Mapping[str, str], em: float, room: float, *, is_block: bool) -> tuple[float, float]:
    """Return by how many pixels negative margins pull an element and what comes after, and over padding around.

    The first is endless where it cannot be told.

    Args:
        declared: what is declared for the element.
        em: size of its font.
        room: padding around it that a block of its own may be pulled over.
        is_block: it begins a line of its own.
    """
    is_block = (
        is_block and declared.get("display", "") not in _INLINE and declared.get("float", "none") in WORDS
    )
    pull = used = 0.0
    for name in MARGINS:
        if name not in declared:
            continue
        for number, word in enumerate(words_of(declared, name)):
            size = 0.0 if is_word(word) else pixels_of(word, em)
            if size is None:
                return float("inf"), used
            is_across = name in _ACROSS or (name == "margin" and number in {1, 3})
            if is_across and is_block and 0 < -size <= room:
                used = max(used, -size)
            else:
                pull = max(pull, -size)
    return pull, used


def padding_of(declared: Mapping[str, str], em: float) -> float:
    """Return the padding on the left in pixels, 0 where it is not told in plain words."""
    if not any(name.startswith(("padding", "-webkit-padding")) for name in declared):
        return 0.0
    words = list(words_of(declared, "padding"))
    sizes = [pixels_of(words[-1 if len(words) != 3 else 1], em) if words else None]
    sizes += [pixels_of(word, em) for word in words_of(declared, *_STARTS)]
    return min((size for size in sizes if size is not None), default=0.0)


def is_turned(declared: Mapping[str, str], attributes: Mapping[str, Any]) -> bool:
    """Return whether *declared* may show text from the other end, from below, or out of its table."""
    if str(attributes.get("dir", "")).strip().lower() == "rtl":
        return True
    if _TURNING.isdisjoint(declared):
        return False
    if declared.get("direction", "ltr") not in {"ltr", *WORDS}:
        return True
    if declared.get("caption-side", "top") not in {"top", "block-start", *WORDS}:
        return True
    if declared.get("writing-mode", "horizontal-tb") not in _LEFT_TO_RIGHT | WORDS:
        return True
    flow = " ".join(words_of(declared, *_FLOWS))
    return "reverse" in flow or "(" in flow or declared.get("grid-auto-flow", "row") not in {"row", *WORDS}


def is_badly_set(declared: Mapping[str, str], em: float) -> bool:
    """Return whether letters lie over each other, or lines begin where other text stands or nobody looks."""
    if _SETTING.isdisjoint(declared):
        return False
    if "text-indent" in declared and not _is_hanging(declared, em):
        return True
    for word in words_of(declared, "letter-spacing"):
        size = 0.0 if is_word(word) else pixels_of(word, em)
        if size is None or not -_CLOSE_LETTERS * em <= size <= _WIDE_LETTERS * em:
            return True
    for word in words_of(declared, "word-spacing"):
        size = 0.0 if is_word(word) else pixels_of(word, em)
        if size is None or not -SHIFT <= size <= 100:
            return True
    return any(
        (pixels_of(word, em) or 0) >= FAR_OFF
        for word in words_of(declared, "margin", "padding", *_ACROSS, *_STARTS)
    )


def _is_hanging(declared: Mapping[str, str], em: float) -> bool:
    """Return whether the first line begins no further out than the padding or margin on its left."""
    word = declared["text-indent"].removesuffix(" hanging").removesuffix(" each-line")
    indent = 0.0 if is_word(word) else pixels_of(word, em)
    if indent is None or indent >= FAR_OFF:
        return False
    if indent >= -SHIFT:
        return True
    margin = [pixels_of(word, em) or 0.0 for word in words_of(declared, "margin-left", "margin-inline-start")]
    shorthand = list(words_of(declared, "margin"))
    if shorthand and not margin:
        margin = [pixels_of(shorthand[-1 if len(shorthand) != 3 else 1], em) or 0.0]
    return -indent <= max(0.0, padding_of(declared, em) + min(margin, default=0.0)) + 1
