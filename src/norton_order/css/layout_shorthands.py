"""Shorthands of boxes to the values of their longhands: sides, borders, flexible boxes, grids, columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from norton_order.css.properties import READERS
from norton_order.css.tokens import Tokens
from norton_order.css.values import UNKNOWN, ZERO, Value, ident, split

Longhands = dict[str, Value]

Expander = Callable[[Tokens, bool], Longhands | None]

EDGES: Final = ("top", "right", "bottom", "left")

_BORDER_STYLES: Final = frozenset("none hidden dotted dashed solid double groove ridge inset outset".split())


def read_longhand(name: str, tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of the longhand *name*, None for an invalid one."""
    return READERS[name](tokens, is_quirky)


def sides(names: tuple[str, ...]) -> Expander:
    """Return the expander of a shorthand of as many values as *names*, of which those missing repeat others."""

    def expand(tokens: Tokens, is_quirky: bool) -> Longhands | None:
        if not 1 <= len(tokens) <= len(names):
            return None
        values = [
            read_longhand(name, (token,), is_quirky) for name, token in zip(names, tokens, strict=False)
        ]
        if None in values:
            return None
        known = [value for value in values if value is not None]
        while len(known) < len(names):
            known.append(known[max(0, len(known) - 2)])
        return dict(zip(names, known, strict=True))

    return expand


def expand_flex(tokens: Tokens, is_quirky: bool) -> Longhands | None:
    """Return the longhands of ``flex``."""
    if ident(tokens) == "none":
        return {"flex-grow": 0.0, "flex-shrink": 0.0, "flex-basis": "auto"}
    factors: list[Value] = []
    basis: Value | None = None
    for token in tokens:
        if token.kind == "number" and not token.text and len(factors) < 2:
            if token.number < 0:
                return None
            factors.append(token.number)
        elif basis is None and (value := read_longhand("flex-basis", (token,), False)) is not None:
            basis = value
        elif basis is None and token.kind == "number" and not token.text and not token.number:
            basis = ZERO
        else:
            return None
    if not tokens:
        return None
    if ident(tokens) == "auto":
        return {"flex-grow": 1.0, "flex-shrink": 1.0, "flex-basis": "auto"}
    grow = factors[0] if factors else 1.0
    shrink = factors[1] if len(factors) > 1 else 1.0
    return {"flex-grow": grow, "flex-shrink": shrink, "flex-basis": ZERO if basis is None else basis}


def grid_lines(*names: str) -> Expander:
    """Return the expander of a shorthand for the lines of a grid that *names* say."""

    def expand(tokens: Tokens, is_quirky: bool) -> Longhands | None:
        values = [read_longhand("grid-row-start", part, False) for part in split(tokens, "/")]
        if None in values or len(values) > len(names):
            return None
        known = [value for value in values if value is not None]
        found: Longhands = dict.fromkeys(names, "auto")
        if known[0] is UNKNOWN and len(known) == 1:
            return dict.fromkeys(names, UNKNOWN)
        return {**found, **dict(zip(names, known, strict=False))}

    return expand


def expand_grid(tokens: Tokens, _is_quirky: bool) -> Longhands | None:
    """Return the longhands of ``grid`` and ``grid-template``."""
    plain: Longhands = {
        "grid-template-rows": ("tracks",),
        "grid-template-columns": ("tracks",),
        "grid-template-areas": "none",
    }
    if ident(tokens) == "none":
        return plain
    parts = split(tokens, "/")
    if any(token.kind == "string" for token in tokens) or len(parts) != 2:
        return {**plain, "grid-template-areas": UNKNOWN}
    rows, columns = (read_longhand("grid-template-rows", part, False) for part in parts)
    if rows is None or columns is None:
        return {**plain, "grid-template-areas": UNKNOWN}
    return {**plain, "grid-template-rows": rows, "grid-template-columns": columns}


def expand_columns(tokens: Tokens, _is_quirky: bool) -> Longhands | None:
    """Return the longhands of ``columns``."""
    if not 1 <= len(tokens) <= 2:
        return None
    values = [read_longhand("column-count", (token,), False) for token in tokens]
    if None in values:
        return None
    value = UNKNOWN if UNKNOWN in values else "none"
    return {"column-count": value, "column-width": value}


def border(*names: str) -> Expander:
    """Return the expander of a border: width, style and colour in any order, of which the width alone takes room."""

    def expand(tokens: Tokens, is_quirky: bool) -> Longhands | None:
        widths: list[Value] = []
        styles = colors = 0
        for token in tokens:
            if (width := read_longhand(names[0], (token,), False)) is not None:
                widths.append(width)
            elif token.kind == "ident" and token.text in _BORDER_STYLES:
                styles += 1
            elif read_longhand("color", (token,), is_quirky) is not None:
                colors += 1
            else:
                return None
        if not tokens or max(len(widths), styles, colors) > 1:
            return None
        is_drawn = styles and not any(token.text in {"none", "hidden"} for token in tokens)
        return dict.fromkeys(names, (widths[0] if widths else "medium") if is_drawn else ZERO)

    return expand
