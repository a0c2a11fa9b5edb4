"""The size of a font and the height of its lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from norton_order.mail.lengths import FONT_SIZES, WORDS, is_word, parse_length, pixels_of

TINY_PIXELS: Final = 3.0  # and smaller, nobody reads it
SMALL_PIXELS: Final = 6.0  # and smaller, somebody may


def font_size(
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


def is_flat(declared: Mapping[str, str], em: float) -> bool | None:
    """Return whether lines lie over each other; None where no height of lines is declared."""
    text = declared.get("line-height", "") or _line_of(declared.get("font", ""))
    if not text or text == "inherit":
        return None
    if is_word(text):
        return False
    if re.fullmatch(r"[\d.]+", text):
        text += "em"
    elif text.endswith("%"):
        text = f"{text[:-1]}e-2em" if re.fullmatch(r"[\d.]+%", text) else text
    size = pixels_of(text, em)
    return size is None or size < em / 2


def _line_of(shorthand: str) -> str:
    """Return the line height in a ``font`` *shorthand*, "" where there is no shorthand."""
    if not shorthand or shorthand in WORDS:
        return ""
    match = re.search(r"[\w%.]/\s*([\w.%]+)", shorthand.replace(" /", "/"))
    return match[1] if match else "normal"
