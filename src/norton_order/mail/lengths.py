"""Lengths of CSS to pixels, as far as they can be told without laying a page out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

PAGE: Final = 600.0  # pixels; what a hundredth of the width is reckoned from
_UNITS: Final = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": 16.0, "%": PAGE / 100,
    "vw": 10.0, "vh": 10.0, "vmin": 10.0, "vmax": 10.0, "vi": 10.0, "vb": 10.0,
}  # fmt: skip
_OF_FONT: Final = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "cap": 0.7, "lh": 1.2}
_NUMBER: Final = re.compile(r"([+-]?(?:\d{1,40}(?:\.\d{1,40})?|\.\d{1,40})(?:e[+-]?\d{1,2})?)(%?)")
_LENGTH: Final = re.compile(r"([+-]?(?:\d{1,40}(?:\.\d{1,40})?|\.\d{1,40})(?:e[+-]?\d{1,2})?)([a-z]{1,4}|%|)")
WORDS: Final = frozenset(["auto", "none", "normal", "initial", "unset", "inherit", "revert", "revert-layer"])
_FITTING: Final = frozenset(
    ["fit-content", "max-content", "min-content", "-webkit-fit-content", "-moz-fit-content"]
)
FONT_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip


def parse_length(text: str) -> tuple[float, str] | None:
    """Return a CSS length (lower case) as number and unit, or None where *text* is none."""
    match = _LENGTH.fullmatch(text)
    return (float(match[1]), match[2]) if match else None


def pixels_of(text: str, em: float = 16.0) -> float | None:
    """Return the CSS length *text* in pixels where the font has *em*; None for what cannot be told."""
    length = parse_length(text)
    if length is None:
        return None
    number, unit = length
    factor = _UNITS.get(unit) or _OF_FONT.get(unit, 0.0) * em
    return number * factor if factor or unit in _OF_FONT else None


def is_word(text: str) -> bool:
    """Return whether *text* stands for a size that follows from what is inside or around."""
    return not text or text in WORDS or text in _FITTING


def words_of(declared: Mapping[str, str], *names: str) -> Iterator[str]:
    """Yield the words of the values of *names*, four of each at the most; what is in brackets is one word."""
    for name in names:
        value = declared.get(name)
        if not value:
            continue
        if "(" in value:
            yield value
        else:
            yield from value.split()[:4]


def number_of(text: str) -> float | None:
    """Return an opacity; None for none, a doubtful one for what is not read."""
    if not text or text in WORDS:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None:
        return 0.1
    return float(match[1]) / (100 if match[2] else 1)
