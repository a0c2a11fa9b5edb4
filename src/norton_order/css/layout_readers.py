"""Readers of the properties of boxes: displays, grids, columns, stacking."""

from __future__ import annotations

from typing import Final

from norton_order.css.readers import read_integer
from norton_order.css.tokens import Token, Tokens
from norton_order.css.values import UNKNOWN, Value, ident, length_of, number_of, split

DISPLAYS: Final = frozenset(
    "none contents inline block inline-block flex inline-flex grid inline-grid table inline-table table-row table-cell table-row-group "
    "table-header-group table-footer-group table-caption table-column table-column-group list-item flow-root -webkit-box -webkit-inline-box "
    "ruby ruby-text math".split()
)

_DISPLAY_ALIASES: Final = {
    "-webkit-flex": "flex", "-webkit-inline-flex": "inline-flex", "flow": "block", "ruby": "inline", "ruby-text": "inline", "math": "inline",
    "block flow": "block", "inline flow": "inline", "block flow-root": "flow-root", "inline flow-root": "inline-block", "block flex": "flex",
    "inline flex": "inline-flex", "block grid": "grid", "inline grid": "inline-grid", "block table": "table", "inline table": "inline-table",
    "block ruby": "block", "inline ruby": "inline", "block math": "block", "inline math": "inline",
    "block list-item": "list-item", "list-item flow": "list-item", "list-item flow-root": "list-item", "block flow list-item": "list-item",
    "block flow-root list-item": "list-item", "inline flow-root list-item": "inline-block",
}  # fmt: skip


def read_display(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``display``, None for an invalid one."""
    if not 1 <= len(tokens) <= 3 or any(token.kind != "ident" for token in tokens):
        return None
    if len(tokens) == 1:
        word = tokens[0].text
        return _DISPLAY_ALIASES.get(word, word) if word in DISPLAYS or word in _DISPLAY_ALIASES else None
    words = sorted((token.text for token in tokens), key=_display_order)
    joined = " ".join(words)
    # The mark of a list within a line is text.
    return (
        UNKNOWN if joined in {"inline list-item", "inline flow list-item"} else _DISPLAY_ALIASES.get(joined)
    )


def _display_order(word: str) -> int:
    return 0 if word in {"block", "inline"} else 2 if word == "list-item" else 1


def read_zoom(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``zoom``, None for an invalid one."""
    if ident(tokens):
        return 1.0 if ident(tokens) in {"normal", "reset"} else None
    number = number_of(tokens[0]) if len(tokens) == 1 else None
    return None if number is None or number < 0 else number or 1.0


def read_z_index(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``z-index``, None for an invalid one."""
    return "auto" if ident(tokens) == "auto" else read_integer(tokens, is_quirky)


def read_factor(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``factor``, None for an invalid one."""
    number = number_of(tokens[0]) if len(tokens) == 1 and tokens[0].text != "%" else None
    return None if number is None or number < 0 else number


def read_tracks(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the tracks of a grid: lengths, "auto", ("fr", how many), ("fit", least length) for as many as fit."""
    if ident(tokens) == "none":
        return ("tracks",)
    tracks: list[object] = []
    level = 0
    for token in tokens:
        if token.kind in "[]":
            level += 1 if token.kind == "[" else -1
        elif not level:
            track = _track(token)
            if track is None:
                return None
            if track is UNKNOWN:
                return UNKNOWN
            tracks.extend(track if isinstance(track, list) else [track])
    return ("tracks", *tracks[:1000]) if tracks else None


def _track(token: Token) -> object:
    if token.kind == "ident":
        return (
            "auto"
            if token.text in {"auto", "min-content", "max-content"}
            else UNKNOWN
            if token.text in {"subgrid", "masonry"}
            else None
        )
    if token.kind == "number" and token.text == "fr":
        return ("fr", token.number) if token.number >= 0 else None
    if token.kind == "function" and token.text == "minmax":
        bounds = [_track(part[0]) for part in split(token.inside, ",") if len(part) == 1]
        return None if len(bounds) != 2 or None in bounds else bounds[1]
    if token.kind == "function" and token.text == "fit-content":
        return "auto"
    if token.kind == "function" and token.text == "repeat":
        count, *rest = split(token.inside, ",")
        inner = tuple(part for run in rest for part in (*run, Token(",")))[:-1]
        if ident(count) in {"auto-fit", "auto-fill"}:
            return UNKNOWN
        if len(count) != 1 or count[0].kind != "number" or not 1 <= count[0].number <= 1000:
            return None
        value = read_tracks(inner, False)
        return list(value[1:]) * int(count[0].number) if isinstance(value, tuple) else value
    return length_of(token, negative=False)


def read_areas(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return "none", or ("areas", how many columns) for a drawing of the grid."""
    if ident(tokens) == "none":
        return "none"
    rows = [token.text.split() for token in tokens if token.kind == "string"]
    is_even = len(rows) == len(tokens) and len({len(row) for row in rows}) == 1 and bool(rows[0])
    return ("areas", len(rows[0])) if is_even else None


def read_grid_line(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``grid-line``, None for an invalid one."""
    if ident(tokens):
        return "auto" if ident(tokens) == "auto" else UNKNOWN if ident(tokens) != "span" else None
    numbers = [
        token
        for token in tokens
        if token.kind == "number" and not token.text and not token.number % 1 and token.number
    ]
    words = [token.text for token in tokens if token.kind == "ident"]
    if len(numbers) + len(words) != len(tokens) or len(numbers) > 1 or not tokens:
        return UNKNOWN if any(token.kind == "function" for token in tokens) else None
    if words == ["span"] and numbers and numbers[0].number > 0:
        return ("span", numbers[0].number)
    return numbers[0].number if not words else UNKNOWN


def read_contain(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``contain``, None for an invalid one."""
    words = {token.text for token in tokens if token.kind == "ident"}
    if (
        not words
        or len(words) != len(tokens)
        or not {"none", "strict", "content", "size", "inline-size", "layout", "style", "paint", "block-size"}
        >= words
    ):
        return None
    if len(words) > 1 and words & {"none", "strict", "content"}:
        return None
    if words & {"size", "strict", "inline-size", "block-size"}:
        return "size"
    return "paint" if words & {"paint", "content"} else "none"


def read_line_clamp(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``line-clamp``, None for an invalid one."""
    return "none" if ident(tokens) in {"none", "auto"} else read_integer(tokens, is_quirky)


def read_aspect_ratio(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``aspect-ratio``, None for an invalid one."""
    numbers = [token for token in tokens if token.kind == "number" and not token.text]
    if ident(tokens) == "auto":
        return "auto"
    return (
        "ratio"
        if 1 <= len(numbers) <= 2
        and len(numbers) + sum(t.kind == "/" or t.text == "auto" for t in tokens) == len(tokens)
        else None
    )


def read_columns(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``columns``, None for an invalid one."""
    if ident(tokens):
        return "none" if ident(tokens) == "auto" else None
    if len(tokens) != 1:
        return None
    if tokens[0].kind == "number" and not tokens[0].text and tokens[0].number:
        return (
            None
            if tokens[0].number < 1 or tokens[0].number % 1
            else "none"
            if tokens[0].number == 1
            else UNKNOWN
        )
    return UNKNOWN if length_of(tokens[0], percent=False, negative=False) is not None else None


_POSITIONS: Final = frozenset("center start end flex-start flex-end left right".split())
_SPREAD: Final = frozenset("normal stretch space-between space-around space-evenly".split())


def read_justify_content(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``justify-content``, None for an invalid one."""
    words = [token.text for token in tokens if token.kind == "ident"]
    if len(words) != len(tokens) or not 1 <= len(words) <= 2:
        return None
    if len(words) == 2:
        return words[1] if words[0] in {"safe", "unsafe"} and words[1] in _POSITIONS else None
    return words[0] if words[0] in _POSITIONS | _SPREAD else None
