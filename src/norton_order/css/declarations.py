"""The text of a style attribute or of a rule's block to valid declarations: what is not valid counts as not written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from norton_order.css.names import ALIASES, HARMLESS, HARMLESS_FAMILIES, IN_DOUBT
from norton_order.css.properties import READERS
from norton_order.css.shorthands import EXPANDERS, longhands_of
from norton_order.css.tokens import MAX_VALUE, split_declarations, tokenise
from norton_order.css.values import UNKNOWN, WIDE_KEYWORDS, Value, has_substitution

MAX_REMEMBERED: Final = 1_024  # blocks
MAX_BLOCK: Final = 2_000  # characters of a block that is remembered


class Wide(NamedTuple):
    """A keyword that every property takes, such as ``inherit``."""

    word: str


class Pending(NamedTuple):
    """A value that holds variables: of the property *name*, as written."""

    name: str
    text: str


Declared = Value | Wide | Pending
Declaration = tuple[Declared, bool]  # the value, and whether it is important
Declarations = Mapping[str, Declaration]


class Block(NamedTuple):
    """The declarations of a block.

    Attributes:
        sure: as the standard has them.
        quirky: as browsers have them in quirks mode.
    """

    sure: Declarations
    quirky: Declarations


def parse_block(text: str) -> Block:
    """Return the declarations in *text*: longhands only, a later one wins, an important one over others."""
    return _remembered(text) if len(text) <= MAX_BLOCK else _parse(text)


def _parse(text: str) -> Block:
    split = split_declarations(text)
    sure, quirky = (_validated(split, is_quirky=is_quirky) for is_quirky in (False, True))
    return Block(sure, sure if sure == quirky else quirky)


_remembered: Final = lru_cache(MAX_REMEMBERED)(_parse)


def _validated(declarations: list[tuple[str, str, bool]], *, is_quirky: bool) -> dict[str, Declaration]:
    found: dict[str, Declaration] = {}
    for name, text, is_important in declarations:
        for longhand, value in declared(name, text, is_quirky=is_quirky).items():
            put(found, longhand, (value, is_important))
    return found


def put(found: dict[str, Declaration], name: str, declaration: Declaration) -> None:
    """Set *name* in *found*, unless what is there is more important; ``all`` takes away what it overrides."""
    if name == "all":
        for other in [
            other
            for other, (_value, important) in found.items()
            if other[:2] != "--" and important <= declaration[1]
        ]:
            if other not in {"direction", "unicode-bidi"}:
                del found[other]
    if name not in found or declaration[1] or not found[name][1]:
        found.pop(name, None)
        found[name] = declaration


def declared(name: str, text: str, *, is_quirky: bool = False) -> dict[str, Declared]:
    """Return the longhands that a declaration of *name* sets; none where it is invalid or does nothing to text.

    Args:
        name: of a property, in lower case.
        text: the value as written.
        is_quirky: lengths need no unit, and colours no ``#``.
    """
    if name.startswith("--"):
        return {name: Pending(name, text[:MAX_VALUE])}
    name = ALIASES.get(name, name)
    if name not in READERS and name not in EXPANDERS and name != "all":
        is_open = name in IN_DOUBT and not _is_idle(text)
        return {name: UNKNOWN} if is_open else {}
    if len(text) > MAX_VALUE:
        return dict.fromkeys(longhands_of(name), UNKNOWN)
    tokens = tokenise(text)
    if not tokens:
        return {}
    if len(tokens) == 1 and tokens[0].kind == "ident" and tokens[0].text in WIDE_KEYWORDS:
        return dict.fromkeys(longhands_of(name), Wide(tokens[0].text))
    if name == "all":
        return {}
    if "var(" in text.lower():
        return dict.fromkeys(longhands_of(name), Pending(name, text))
    if "(" in text and name != "content" and has_substitution(tokens):
        return dict.fromkeys(longhands_of(name), UNKNOWN)
    if name in EXPANDERS:
        return dict(EXPANDERS[name](tokens, is_quirky) or {})
    value = READERS[name](tokens, is_quirky)
    return {} if value is None else {name: value}


def _is_idle(text: str) -> bool:
    return text.strip().lower() in WIDE_KEYWORDS | {"none", "normal", "auto", ""}


def is_supported(name: str, text: str) -> bool | None:
    """Return whether browsers know the property *name* and take its value *text*; None for what is not told."""
    name = ALIASES.get(name, name)
    if name in READERS or name in EXPANDERS or name == "all":
        return bool(declared(name, text))
    return None if name in HARMLESS or name in IN_DOUBT or name.startswith(HARMLESS_FAMILIES) else False
