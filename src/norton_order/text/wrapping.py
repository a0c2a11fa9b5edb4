"""Lines for people broken where a terminal ends, by the rules of Japanese typesetting (JIS X 4051)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# What no line begins with, and what no line ends with.
_NO_START: Final = frozenset(
    "、。，．,.:;!?)]}・：；？！）］｝〉》」』】〕〙〟’”…‥ー々ゝゞヽヾ～〜"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)
_NO_END: Final = frozenset("([{（［｛〈《「『【〔〘〝‘“")
# A colour, white space, words to search for in their quotation marks, or one sign.
_PIECE: Final = re.compile(r'\x1b\[[0-9;]*m|\s+|"[^"\s]{1,40}"|.')
_COLOR: Final = re.compile(r"\x1b\[[0-9;]*m")
# Spaces, and after them a list's sign or number: what follows stands below what came first.
_HEAD: Final = re.compile(r"(?:\x1b\[[0-9;]*m)*(?P<margin> *(?:[-!] |\d+\. )?)")


def columns(text: str) -> int:
    """Return how many terminal columns *text* takes: two for a wide sign, none for a combining one."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def wrap(text: str, width: int) -> str:
    """Return *text* with its lines broken so that each takes at most *width* columns.

    Words of narrow signs, and so addresses and numbers, stay whole, however long; the lines that follow
    stand below the beginning of the first. Colours take no room.

    Args:
        text: lines, with or without colours.
        width: columns; 0 or fewer, for a terminal that does not tell, leaves *text* as it is.
    """
    if width <= 0:
        return text
    return "\n".join(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> str:
    if _shown(line) <= width:
        return line
    head = _HEAD.match(line)
    margin = " " * len(head["margin"] if head else "")
    begun = head[0] if head else ""
    lines = [begun]
    used, gap = len(margin), ""
    for piece in _unbreakable(line[len(begun) :]):
        if piece.isspace():
            gap = piece
            continue
        room = columns(gap) + _shown(piece)
        if used > len(margin) and used + room > width:
            lines.append(margin)
            used, gap = len(margin), ""
            room = _shown(piece)
        lines[-1] += gap + piece
        used, gap = used + room, ""
    return "\n".join(lines)


def _unbreakable(text: str) -> list[str]:
    """Return what must stay together, and the white space between."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        before = _COLOR.sub("", pieces[-1]) if pieces else ""
        is_color = piece[0] == "\x1b"
        if pieces and not before.isspace() and (is_color or not before or _stay(before[-1], piece[0])):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _stay(before: str, after: str) -> bool:
    """Return whether no line may be broken between two signs."""
    if before.isspace() or after.isspace():
        return False
    if after in _NO_START or before in _NO_END or unicodedata.combining(after) or before.isdecimal():
        return True
    return columns(before) == columns(after) == 1


def _shown(text: str) -> int:
    return columns(_COLOR.sub("", text))
