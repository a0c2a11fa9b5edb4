"""Octets of unknown or misdeclared charset -> text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was reached."""

    text: str
    charset: str
    rule: str
    replaced: int


def decode_text(
    octets: bytes,
    declared: str | None = None,
    *,
    html: bool = False,
    prefers: Callable[[str], bool] | None = None,
) -> Decoded:
    """Return the text of *octets*."""
    for charset in ("iso2022_jp" if b"\x1b" in octets else "utf-8", "utf-8", "cp932", "euc_jp"):
        try:
            return Decoded(octets.decode(charset), charset, charset, 0)
        except UnicodeDecodeError:
            continue
    text = octets.decode("utf-8", "replace")
    return Decoded(text, "utf-8", "replaced", text.count("\ufffd"))
