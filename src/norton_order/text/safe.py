"""Text from mails made harmless before a person, a spreadsheet or a program sees it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from norton_order.text.patterns import pattern
from norton_order.vendor.hosts import LINK_HOSTS

# A whole sequence goes, not only its ESC: "[31m" left behind would be noise. OSC ends at BEL or ST.
ESCAPES: Final = pattern(
    "(?:\x1b\\]|\x9d)[^\x07\x1b\x9c]{0,2000}(?:\x07|\x1b\\\\|\x9c)?"
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
    "|\x1b[ -/]{0,4}[0-~]?"
)
_SPACES: Final = pattern(r"\s+")
_NUMBER: Final = pattern(r"[0-9A-Z*](?:[0-9A-Z*-]{0,62}[0-9A-Z*])?")
_ADDRESS: Final = pattern(r"[^\s@<>(),;:\\\[\]\"']{1,64}@[^\s@<>(),;:\\\[\]\"'/]{1,255}")
# Excel in Japanese also takes the full-width signs for the start of a formula.
_FORMULA_STARTS: Final = tuple("=+-@＝＋－＠\t\r")
_ELLIPSIS: Final = "…"
_LONE: Final = pattern("[\ud800-\udfff]")
# Japanese numbers (0 or +81 first) and North American ones. Dates, amounts and orders look otherwise. As text, for
# few runs need it, and it takes a while to compile.
_DIGIT: Final = "[0-9０-９]"
_DASH: Final = r"[()（）.\-‐‑‒–—―−－ー ]{1,2}"
_TELEPHONE: Final = (
    "(?<![0-9A-Za-z/.-])(?:"
    f"[(（]?[0０]{_DIGIT}{{1,4}}{_DASH}{_DIGIT}{{1,4}}{_DASH}{_DIGIT}{{3,4}}"
    f"|[0０]{_DIGIT}{{9,10}}"
    f"|[+＋]{_DIGIT}{{1,3}}(?:(?:{_DASH})?{_DIGIT}{{1,4}}){{2,6}}"
    rf"|(?:1{_DASH})?[(（]?[2-9][0-9]{{2}}{_DASH}[0-9]{{3}}[.\- ][0-9]{{4}}"
    f")(?!{_DIGIT})"
)


def clean(text: str, limit: int = 300) -> str:
    """Return *text* on one line without anything that could steer a terminal or reorder what is read.

    Escape sequences, control and format characters (bidi overrides, zero-width signs), surrogates and
    private-use characters are dropped; every run of white space and line breaks becomes one space.

    Args:
        text: anything a mail may hold.
        limit: longest result in code points; what is cut off is shown by an ellipsis.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        line = text.strip()
    else:
        plain = _SPACES.sub(" ", ESCAPES.sub("", text[: 20 * limit]))
        visible = "".join(sign for sign in plain if unicodedata.category(sign)[0] != "C")
        line = _SPACES.sub(" ", visible).strip()
    return line if len(line) <= limit else line[: limit - 1] + _ELLIPSIS


def legible(path: str) -> str:
    """Return *path* with a sign in the place of each octet that is no letter: its name would lack them else."""
    return _LONE.sub("\ufffd", path)


def hide_telephones(text: str) -> str:
    """Return *text* with what looks like a telephone number masked; nobody shall call one from a mail."""
    return re.sub(_TELEPHONE, "***", text)


def clean_cell(text: str) -> str:
    """Return *text* cleaned for a CSV cell; what a spreadsheet would run as a formula is quoted."""
    line = clean(text)
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line


def is_number(text: str) -> bool:
    """Return whether *text* has the form of an order number in normal form (``*`` where it is masked)."""
    return _NUMBER.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Return whether *text* is a plain addr-spec that can be shown and typed as it is."""
    return _ADDRESS.fullmatch(text) is not None and clean(text, limit=400) == text


def official_link(link: str | None) -> str | None:
    """Return *link* if it is https on an official host and needs no cleaning, else None."""
    if link is None or not link.isascii() or clean(link, limit=2000) != link or " " in link:
        return None
    try:
        parts = urlsplit(link)
        plain = parts.username is None and parts.port is None
    except ValueError:
        return None
    return link if parts.scheme == "https" and plain and parts.netloc in LINK_HOSTS else None
