"""CSS text to tokens: the values of declarations, and where declarations and blocks end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

MAX_VALUE: Final = 2_000  # characters; pictures that are brought along are longer
MAX_LEVELS: Final = 20  # of functions inside functions
MAX_REMEMBERED: Final = 2_048  # values; a page says few, each many times

# Strings, comments and brackets as CSS has them; all others are runs of text.
PIECE: Final = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\\.|<!--|-->|url\(\s*[^"'\s()][^()"']*\)|[][{}();]|[^][/"'\\{}();<u-]+|[\\/<u-]""",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\r\f]?|\\(.)", re.DOTALL)
_NAME: Final = r"(?:[\w-]|[^\x00-\x7f]|\\[0-9a-f]{1,6}\s?|\\[^0-9a-f\n])"
_IDENT: Final = rf"(?:--|-?(?:[a-z_]|[^\x00-\x7f]|\\[0-9a-f]{{1,6}}\s?|\\[^0-9a-f\n])){_NAME}*"
_TOKEN: Final = re.compile(
    rf"""(?P<space>\s+)|(?P<number>[+-]?(?:\d+\.\d+|\d+|\.\d+)(?:e[+-]?\d+)?)(?P<unit>%|{_IDENT})?
    |(?P<url>url\(\s*(?:[^"'()\s][^"'()]*)?\))|(?P<function>{_IDENT})\(|(?P<ident>{_IDENT})|\#(?P<hash>{_NAME}+)
    |"(?P<double>(?:\\.|[^"\\\n])*)"?|'(?P<single>(?:\\.|[^'\\\n])*)'?|(?P<sign>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL | re.ASCII,
)


class Token(NamedTuple):
    """One component value.

    Attributes:
        kind: "ident", "number", "string", "hash", "url", "function", or the sign itself, such as ",".
        text: of an ident, hash, string or function's name; a number's unit; all but strings in lower case.
        number: of a number.
        inside: of a function.
    """

    kind: str
    text: str = ""
    number: float = 0.0
    inside: tuple[Token, ...] = ()


Tokens = tuple[Token, ...]
_BROKEN: Final = Token("?")


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


@lru_cache(MAX_REMEMBERED)
def tokenise(text: str) -> Tokens:
    """Return the tokens of a value without space and comments; one that nothing understands where brackets do not match."""
    levels: list[tuple[str, list[Token]]] = [("", [])]
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            continue
        here = levels[-1][1]
        if kind == "ident":
            here.append(Token("ident", unescape(match["ident"]).lower()))
        elif kind in {"number", "unit"}:
            here.append(Token("number", unescape(match["unit"] or "").lower(), float(match["number"][:40])))
        elif kind == "function":
            levels.append((unescape(match["function"]).lower(), []))
            if len(levels) > MAX_LEVELS:
                return (_BROKEN,)
        elif kind in {"double", "single"}:
            here.append(Token("string", unescape(match[kind])))
        elif kind == "hash":
            here.append(Token("hash", unescape(match["hash"]).lower()))
        elif kind == "url":
            here.append(Token("url", match["url"][4:-1].strip()))
        elif match["sign"] == ")":
            if len(levels) == 1:
                return (_BROKEN,)
            name, inside = levels.pop()
            levels[-1][1].append(Token("function", name, 0.0, tuple(inside)))
        elif match["sign"] == "(":
            levels.append(("", []))
            if len(levels) > MAX_LEVELS:
                return (_BROKEN,)
        else:
            here.append(Token(match["sign"]))
    while len(levels) > 1:  # what is not closed goes on to the end
        name, inside = levels.pop()
        levels[-1][1].append(Token("function", name, 0.0, tuple(inside)))
    return tuple(levels[0][1])


def split_declarations(text: str) -> list[tuple[str, str, bool]]:
    """Return (name, value, whether important) of each declaration in *text*, the name in lower case, none validated."""
    found: list[tuple[str, str, bool]] = []
    for declaration in _pieces(text):
        name, colon, value = declaration.partition(":")
        name = unescape(name.strip()) if "\\" in name else name.strip()
        if not colon or not name or any(map(str.isspace, name)):
            continue
        is_important = False
        if "!" in value and not name.startswith("--"):
            value, _mark, importance = value.rpartition("!")
            if unescape(importance.strip()).lower() != "important":
                continue
            is_important = True
        found.append((name if name.startswith("--") else name.lower(), value.strip(), is_important))
    return found


def _pieces(text: str) -> list[str]:
    """Return what stands between the semicolons of *text* that stand outside of strings and brackets."""
    if not any(mark in text for mark in "/\"'([{"):
        return text.split(";")
    pieces: list[list[str]] = [[]]
    closers: list[str] = []
    for token in PIECE.findall(text):
        if token == ";" and not closers:
            pieces.append([])
            continue
        if token in "([{":
            closers.append(")]}"["([{".index(token)])
        elif closers and token == closers[-1]:
            closers.pop()
        pieces[-1].append(" " if token.startswith("/*") else token)
    return ["".join(piece) for piece in pieces]
