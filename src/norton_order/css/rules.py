"""The text of a style sheet to its rules: selectors, declarations, and where they apply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from norton_order.css.declarations import is_supported
from norton_order.css.media import Standing, standing_of
from norton_order.css.tokens import PIECE

MAX_LEVELS: Final = 20
UNLAYERED: Final = 1_000_000  # rules outside of any layer come last
_NEVER_SEEN: Final = frozenset(
    {
        "@font-face",
        "@page",
        "@counter-style",
        "@property",
        "@viewport",
        "@starting-style",
        "@font-palette-values",
        "@font-feature-values",
        "@view-transition",
        "@position-try",
    }
)
_CONDITION: Final = re.compile(r"\(\s*([\w-]+)\s*:([^()]*(?:\([^()]*\)[^()]*)*)\)")
_SELECTOR_CONDITION: Final = re.compile(r"selector\(|font-tech\(|font-format\(|at-rule\(|named-feature\(")


class Block(NamedTuple):
    """A rule of a sheet, as written: its selectors, its declarations, where it applies, and the rank of its layer."""

    selectors: str
    declarations: str
    standing: Standing
    layer: int = UNLAYERED


class _Level(NamedTuple):
    prelude: str
    standing: Standing
    layer: int


class RuleReader:
    """Reads sheets, of which later ones may go on with the layers of earlier ones."""

    def __init__(self) -> None:
        self._layers: dict[str, int] = {}

    def blocks_of(self, text: str) -> Iterator[Block]:
        """Yield the rules in *text*; linear."""
        levels: list[_Level] = []
        heads: list[list[str]] = [[]]
        depth = 0  # of parentheses and brackets
        for token in PIECE.findall(text):
            if not levels and token in {"<!--", "-->"}:
                continue
            if token.startswith("/*"):
                heads[-1].append("/**/")
                continue
            depth = max(0, depth + (token in "([") - (token in ")]"))
            if depth or token not in {"{", "}", ";"}:
                if heads[-1] or not token.isspace():
                    heads[-1].append(token)
            elif token == "{":
                prelude = _take_prelude(heads[-1], is_inside=bool(levels))
                levels.append(self._level(prelude, levels))
                heads.append([])
            elif token == ";":
                heads[-1].append(token)
                if not levels and heads[-1][0].lstrip().startswith("@"):
                    self._name_layers("".join(heads[-1]))
                    heads[-1].clear()  # @import and the like
            elif levels:
                yield from _closed(levels.pop(), heads.pop())
            else:
                heads[-1].append(token)  # which spoils the rule that follows
        while levels:  # what is not closed goes on to the end
            yield from _closed(levels.pop(), heads.pop())

    def _name_layers(self, statement: str) -> None:
        word, _space, names = statement.strip().rstrip(";").partition(" ")
        if word.lower() == "@layer":
            for name in names.split(",")[:100]:
                self._layers.setdefault(name.strip(), len(self._layers))

    def _level(self, prelude: str, levels: list[_Level]) -> _Level:
        """Return where rules under *prelude* apply."""
        around, layer = (levels[-1].standing, levels[-1].layer) if levels else (Standing.SURE, UNLAYERED)
        if around is Standing.NEVER or len(levels) > MAX_LEVELS:
            return _Level(prelude, min(around, Standing.PERHAPS), layer)
        if not prelude.startswith("@"):
            is_nested = bool(levels) and not levels[-1].prelude.startswith("@")
            return _Level(prelude, min(around, Standing.PERHAPS) if is_nested else around, layer)
        word, _space, rest = prelude.lower().replace("(", " (", 1).partition(" ")
        if word == "@media":
            return _Level(prelude, min(around, standing_of(rest)), layer)
        if word == "@supports":
            return _Level(prelude, min(around, _standing_of_condition(rest.strip())), layer)
        if word == "@layer" and layer == UNLAYERED:
            name = prelude[6:].strip() or f" {len(self._layers)}"
            return _Level(prelude, around, self._layers.setdefault(name, len(self._layers)))
        if word.endswith("keyframes") or word in _NEVER_SEEN:
            return _Level(prelude, Standing.NEVER, layer)
        return _Level(prelude, min(around, Standing.PERHAPS), layer)


def _standing_of_condition(text: str) -> Standing:
    """Return whether browsers do what an ``@supports`` rule asks for."""
    if _SELECTOR_CONDITION.search(text):
        return Standing.PERHAPS
    match = _CONDITION.fullmatch(text)
    is_denied = False
    if match is None and text.startswith("not"):
        is_denied = True
        match = _CONDITION.fullmatch(text.removeprefix("not").strip())
    if match is None:
        parts = (
            re.split(r"\)\s+and\s+\(", text)
            if " and " in text and " or " not in text and "not" not in text
            else []
        )
        return min(
            (_standing_of_condition(f"({part.strip('() ')})") for part in parts), default=Standing.PERHAPS
        )
    is_true = is_supported(match[1], match[2].strip())
    if is_true is None:
        return Standing.PERHAPS
    return Standing.SURE if is_true is not is_denied else Standing.NEVER


def _take_prelude(head: list[str], *, is_inside: bool) -> str:
    """Take what stands before a block off *head*, inside of another one from the last semicolon on, and return it."""
    taken: list[str] = []
    while head and not (is_inside and head[-1] == ";"):
        taken.append(head.pop())
    return "".join(reversed(taken)).replace("/**/", "").strip()


def _closed(level: _Level, head: list[str]) -> Iterator[Block]:
    if level.standing and not level.prelude.startswith("@"):
        yield Block(level.prelude, "".join(head), level.standing, level.layer)


def find_keyframes(text: str) -> frozenset[str]:
    """Return the names of the animations that a sheet describes."""
    names = re.findall(r"@(?:-\w+-)?keyframes\s+[\"']?([\w-]+)", text, re.IGNORECASE)
    return frozenset(name.lower() for name in names)
