"""The text of a style sheet to its rules: selectors, declarations, and where they apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from norton_order.mail.declarations import TOKEN
from norton_order.mail.media import Standing, standing_of

MAX_LEVELS: Final = 20
_NEVER_SEEN: Final = frozenset({"@font-face", "@page", "@counter-style", "@property", "@viewport"})


def blocks_of(text: str) -> Iterator[tuple[str, str, Standing]]:
    """Yield (selectors, declarations, where they apply) of each rule in *text*; linear."""
    levels: list[tuple[str, Standing]] = []  # prelude, and where what is under it applies
    heads: list[list[str]] = [[]]
    depth = 0  # of parentheses
    for token in TOKEN.findall(text):
        if token.startswith("/*") or (not levels and token in {"<!--", "-->"}):
            continue
        depth = max(0, depth + (token == "(") - (token == ")"))
        if depth or token not in {"{", "}", ";"}:
            if heads[-1] or not token.isspace():
                heads[-1].append(token)
        elif token == "{":
            prelude = _take_prelude(heads[-1], is_inside=bool(levels))
            levels.append((prelude, _standing(prelude, levels)))
            heads.append([])
        elif token == ";":
            heads[-1].append(token)
            if not levels and heads[-1][0].lstrip().startswith("@"):
                heads[-1].clear()  # @import and the like
        elif levels:
            yield from _closed(*levels.pop(), heads.pop())
        else:
            heads[-1].append(token)  # which spoils the rule that follows
    while levels:  # what is not closed goes on to the end
        yield from _closed(*levels.pop(), heads.pop())


def _take_prelude(head: list[str], *, is_inside: bool) -> str:
    """Take what stands before a block off *head*, inside of another one from the last semicolon on, and return it."""
    taken: list[str] = []
    while head and not (is_inside and head[-1] == ";"):
        taken.append(head.pop())
    return "".join(reversed(taken)).strip()


def _closed(prelude: str, standing: Standing, head: list[str]) -> Iterator[tuple[str, str, Standing]]:
    if standing and not prelude.startswith("@"):
        yield prelude, "".join(head), standing


def _standing(prelude: str, levels: list[tuple[str, Standing]]) -> Standing:
    """Return where rules under *prelude* apply."""
    around = levels[-1][1] if levels else Standing.SURE
    if around is Standing.NEVER or len(levels) > MAX_LEVELS:
        return min(around, Standing.PERHAPS)
    if not prelude.startswith("@"):
        return around if not levels or levels[-1][0].startswith("@") else min(around, Standing.PERHAPS)
    word, _space, rest = prelude.lower().replace("(", " (", 1).partition(" ")
    if word == "@media":
        return min(around, standing_of(rest))
    if word.endswith("keyframes") or word in _NEVER_SEEN:
        return Standing.NEVER
    return min(around, Standing.PERHAPS)
