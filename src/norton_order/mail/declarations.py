"""The text of a style attribute or of a rule's block to its declarations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# Strings, comments and brackets as CSS has them; all others are runs of text.
TOKEN: Final = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\\.|<!--|-->|[{}();]|[^/"'\\{}();<-]+|[\\/<-]""",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\r\f]?|\\(.)", re.DOTALL)

MAX_VALUE: Final = 2_000  # characters; pictures that are brought along are longer
_ENDLESS: Final = "x("  # what no property understands
Declaration = tuple[str, bool]  # value in lower case, whether it is important
Declarations = Mapping[str, Declaration]


def unescape(text: str) -> str:
    """Return *text* with the escapes of CSS undone."""
    if "\\" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        if match[2] is not None:
            return match[2]
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    return _ESCAPE.sub(character, text)


def parse_declarations(text: str) -> dict[str, Declaration]:
    """Return the declarations in *text*, lower-case; a later one wins, an important one over others.

    Strings in values are replaced by ``text``, those that hold or enclose what they show by ``data:``, empty ones
    by two quotation marks.
    """
    found: dict[str, Declaration] = {}
    for declaration in _split_declarations(text):
        name, colon, value = declaration.partition(":")
        name = unescape(name).strip().lower()
        if not colon or not name:
            continue
        plain, mark, importance = unescape(value).strip().lower().partition("!")
        is_important = bool(mark) and importance.strip() == "important"
        if (mark and not is_important) or (name in found and found[name][1] and not is_important):
            continue
        found[name] = (" ".join(plain.split()) if len(plain) <= MAX_VALUE else _ENDLESS, is_important)
    return found


def _split_declarations(text: str) -> list[str]:
    if not any(mark in text for mark in "/\"'("):
        return text.split(";")
    pieces: list[list[str]] = [[]]
    depth = 0
    for token in TOKEN.findall(text):
        if token == ";" and not depth:
            pieces.append([])
        elif not token.startswith("/*"):
            depth = max(0, depth + (token == "(") - (token == ")"))
            pieces[-1].append(_string(token) if token[0] in "\"'" else token)
    return ["".join(piece) for piece in pieces]


def _string(token: str) -> str:
    if re.match(r".\s*(?:data|cid):|.*\\", token, re.IGNORECASE | re.DOTALL):
        return "data:"
    return "text" if re.search(r"\w", token) else "''"


def cascade(sheet: Declarations, inline: Declarations) -> dict[str, str]:
    """Return the values that win: inline ones, unless the sheet alone says that its own are important."""
    values = {name: value for name, (value, _important) in sheet.items()}
    for name, (value, is_important) in inline.items():
        if name not in sheet or is_important or not sheet[name][1]:
            values[name] = value
    return values
