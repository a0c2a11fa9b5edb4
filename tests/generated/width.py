"""Width of Japanese text in columns, and padding by it."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Return the number of columns of *text* on a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def pad(text: str, columns: int, fill: str = " ") -> str:
    """Return *text*, filled up to *columns*."""
    return text + fill * max(0, columns - width(text))


def cut(text: str, columns: int) -> list[str]:
    """Return *text* in pieces of at most *columns*, cut anywhere."""
    pieces, piece, used = [], "", 0
    for letter in text:
        step = width(letter)
        if piece and used + step > columns:
            pieces.append(piece)
            piece, used = "", 0
        piece += letter
        used += step
    return [*pieces, piece] if piece or not pieces else pieces
