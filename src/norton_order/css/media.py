"""Media queries to whether what stands under them applies where mail is read."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final


class Standing(IntEnum):
    """Whether rules apply; the lower one of two that stand in each other holds."""

    NEVER = 0  # print, a phone's width, a dark scheme
    PERHAPS = 1
    WIDE = 2  # everywhere but on a phone, and where media queries are not understood
    SURE = 3


# Sheets for a phone change at 480 to 640 pixels. The pane of a mail program on a desk is hardly narrower, and
# often narrower than what is a tablet's width.
_PHONE_PIXELS: Final = 640
_DEVICE_PIXELS: Final = 999  # of the whole screen
_LEAST_PIXELS: Final = 320  # a rule for wider screens than that leaves the narrowest phones out
_PIXELS: Final = {"em": 16, "rem": 16, "px": 1}
_FEATURE: Final = re.compile(
    r"\b(max|min)-(device-)?width\s*:\s*(\d{1,9})(?:\.\d*)?(px|em|rem)?\s*\)"
    r"|\bwidth\s*(<|>)=?\s*(\d{1,9})(?:\.\d*)?(px|em|rem)?\s*\)"
)
_SCHEME: Final = re.compile(r"prefers-color-scheme\s*:\s*dark")
_WIDE: Final = re.compile(r"(?:(?:only )?screen and|all and)?\s*\([^()]*\)")


def standing_of(text: str) -> Standing:
    """Return where rules under the media query list *text* apply."""
    queries = [_standing(" ".join(query.split())) for query in text.lower().split(",")]
    return max(queries, default=Standing.SURE) if len(queries) < 20 else Standing.PERHAPS


def _standing(query: str) -> Standing:
    """Return where rules under one *query* apply."""
    if query in {"", "all", "screen", "only screen", "only all", "not print", "not speech"}:
        return Standing.SURE
    if query in {
        "not all",
        "not screen",
        "tty",
        "tv",
        "projection",
        "handheld",
        "braille",
        "embossed",
        "aural",
    }:
        return Standing.NEVER
    if re.search(r"\b(?:not|or)\b", query):
        return Standing.PERHAPS
    if query in {"print", "speech", "only print"}:
        return Standing.NEVER
    if "prefers-color-scheme" in query:
        return Standing.NEVER if _SCHEME.search(query) else Standing.PERHAPS
    widths = [_width(match) for match in _FEATURE.finditer(query)]
    if Standing.NEVER in widths:
        return Standing.NEVER
    return widths[0] if len(widths) == 1 and _WIDE.fullmatch(query) else Standing.PERHAPS


def _width(match: re.Match[str]) -> Standing:
    """Return what a feature that asks for a width says of screens that are no phone's."""
    is_least = match[1] == "min" or match[5] == ">"
    pixels = int(match[3] or match[6]) * _PIXELS.get(match[4] or match[7] or "px", 1)
    if is_least and pixels <= 100:
        return Standing.SURE
    if is_least:
        return Standing.WIDE if _LEAST_PIXELS <= pixels <= _PHONE_PIXELS + 1 else Standing.PERHAPS
    return Standing.NEVER if pixels <= (_DEVICE_PIXELS if match[2] else _PHONE_PIXELS) else Standing.PERHAPS
