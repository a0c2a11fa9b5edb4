"""Bounds of a page before it is parsed: what costs a parser more than its length."""

from __future__ import annotations

import re
from typing import Final

MAX_CHARACTERS: Final = 1_000_000  # ten times what mail clients show without clipping
MAX_DEPTH: Final = 2_000  # elements left open; Outlook's deepest mails have some 150
MAX_REOPENED: Final = (
    100_000  # formatting elements left open, counted once for each block that opens them again
)
MAX_ATTRIBUTES: Final = 200  # of one tag

_FORMATTING: Final = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
_SELF_CLOSING: Final = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "option", "tbody", "thead", "tfoot"}
)
# Comments and raw text go first, so that a tag in them is none; what is not closed goes on to the end.
_TAG: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style|title|textarea)\b.*?(?:</(?:script|style|title|textarea)|\Z)|<(/?)([a-z][a-z0-9:-]*)[^>]*",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTES: Final = re.compile(r"<[a-z]((?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^>=]|=)*+)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*+\"|'[^']*+'")


def is_bounded(text: str) -> bool:
    """Return whether a browser's parser reads *text* in time and memory that grow with its length alone; linear."""
    opened: dict[str, int] = {}
    depth = formatting = reopened = 0
    for match in _TAG.finditer(text):
        end, name = match.groups()
        if name is None:
            continue
        name = name.lower()
        if end:
            if opened.get(name, 0):
                opened[name] -= 1
                depth -= 1
                formatting -= name in _FORMATTING
            continue
        if name in _VOID:
            continue
        reopened += formatting
        if reopened > MAX_REOPENED:
            return False
        if name in _SELF_CLOSING:
            continue
        opened[name] = opened.get(name, 0) + 1
        depth += 1
        formatting += name in _FORMATTING
        if depth > MAX_DEPTH:
            return False
    return not any(_has_many(match[1]) for match in _ATTRIBUTES.finditer(text))


def _has_many(tag: str) -> bool:
    """Return whether a *tag* has more attributes than are allowed."""
    return len(tag) > 2 * MAX_ATTRIBUTES and len(_QUOTED.sub("", tag).split()) > MAX_ATTRIBUTES
