"""Shorthand properties to the values of their longhands; one function each, None for an invalid value."""

from __future__ import annotations

from typing import Final

from norton_order.css.layout_shorthands import (
    EDGES,
    Expander,
    Longhands,
    border,
    expand_columns,
    expand_flex,
    expand_grid,
    grid_lines,
    read_longhand,
    sides,
)
from norton_order.css.paint_readers import is_image
from norton_order.css.properties import BORDER_WIDTHS, READERS
from norton_order.css.tokens import Token, Tokens
from norton_order.css.values import UNKNOWN, ZERO, Length, Value, ident, length_of, split

_TRANSPARENT: Final = (Token("ident", "transparent"),)
_ACROSS, _DOWN = ("left", "right"), ("top", "bottom")
_SYSTEM_FONTS: Final = frozenset("caption icon menu message-box small-caption status-bar".split())
_BEFORE_SIZE: Final = frozenset(
    "normal italic oblique small-caps bold bolder lighter ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded "
    "extra-expanded ultra-expanded".split()
)
_BACKGROUND: Final = frozenset(
    "none repeat repeat-x repeat-y no-repeat space round scroll fixed local center top bottom left right cover contain auto border-box padding-box "
    "content-box text".split()
)
_ANIMATION: Final = frozenset(
    "none ease ease-in ease-out ease-in-out linear step-start step-end infinite normal reverse alternate alternate-reverse forwards backwards both "
    "running paused auto".split()
)
_WHITE_SPACE: Final = {
    "normal": ("collapse", "wrap"), "nowrap": ("collapse", "nowrap"), "pre": ("preserve", "nowrap"), "pre-wrap": ("preserve", "wrap"),
    "pre-line": ("preserve-breaks", "wrap"), "break-spaces": ("break-spaces", "wrap"), "-moz-pre-wrap": ("preserve", "wrap"),
}  # fmt: skip
_DECORATIONS: Final = frozenset(
    "solid double dotted dashed wavy auto from-font underline overline line-through blink none spelling-error grammar-error".split()
)


def _font(tokens: Tokens, is_quirky: bool) -> Longhands | None:
    if ident(tokens) in _SYSTEM_FONTS:
        return {"font-size": Length(13.0), "line-height": "normal"}
    at = 0
    while at < len(tokens) and (
        (tokens[at].kind == "ident" and tokens[at].text in _BEFORE_SIZE)
        or (
            tokens[at].kind == "number"
            and tokens[at].text in {"", "deg"}
            and 1 <= tokens[at].number <= 1000
            and at + 1 < len(tokens)
            and tokens[at + 1].kind != "/"
        )
    ):
        at += 1
    if at + 1 >= len(tokens) or at > 4:
        return None
    size = read_longhand("font-size", tokens[at : at + 1], False)
    at += 1
    line: Value | None = "normal"
    if tokens[at].kind == "/":
        line = read_longhand("line-height", tokens[at + 1 : at + 2], False)
        at += 2
    families = split(tokens[at:], ",")
    is_named = all(
        family
        and (
            all(word.kind == "ident" for word in family)
            or (len(family) == 1 and family[0].kind in {"string", "function"})
        )
        for family in families
    )
    return (
        {"font-size": size, "line-height": line}
        if size is not None and line is not None and is_named
        else None
    )


def _background(tokens: Tokens, is_quirky: bool) -> Longhands | None:
    color: Value = READERS["background-color"](_TRANSPARENT, False) or UNKNOWN
    images: list[object] = []
    clip = "box"
    layers = split(tokens, ",")
    for number, layer in enumerate(layers):
        colors = positions = 0
        has_size = False
        for token in layer:
            has_size = has_size or token.kind == "/"
            if (
                token.kind == "ident"
                and token.text in _BACKGROUND
                and (has_size or token.text not in {"auto", "cover", "contain"})
            ):
                clip = "text" if token.text == "text" else clip
            elif is_image(token):
                images.append(token)
            elif token.kind == "/" or length_of(token) is not None:
                positions += 1
            elif (
                value := read_longhand("background-color", (token,), False)
            ) is not None and number + 1 == len(layers):
                color = value
                colors += 1
            else:
                return None
        if (
            not layer
            or colors > 1
            or positions > (7 if has_size else 4)
            or layer[-1].kind == "/"
            or layer[0].kind == "/"
        ):
            return None
    return {
        "background-color": color,
        "background-image": ("images", *images) if images else "none",
        "background-clip": clip,
    }


def _any_order(*names: str, initial: Longhands, has_color: bool = False) -> Expander:
    """Return the expander of a shorthand whose values stand in any order, beside a colour if it *has_color*."""

    def expand(tokens: Tokens, is_quirky: bool) -> Longhands | None:
        found: Longhands = {}
        for token in tokens:
            for name in names:
                if name not in found and (value := read_longhand(name, (token,), False)) is not None:
                    found[name] = value
                    break
            else:
                if not has_color or READERS["color"]((token,), False) is None:
                    return None
        return {**initial, **found} if tokens else None

    return expand


def _list_style(tokens: Tokens, is_quirky: bool) -> Longhands | None:
    rest = [
        token
        for token in tokens
        if not (is_image(token) or (token.kind == "ident" and token.text in {"inside", "outside"}))
    ]
    types = [token for token in rest if not (token.kind == "ident" and token.text == "none")]
    if len(types) > 1 or len(rest) > 2 or not tokens or len(tokens) > 3:
        return None
    value = read_longhand("list-style-type", (types[0],), False) if types else "none"
    return None if value is None else {"list-style-type": value}


def _animation(tokens: Tokens, _is_quirky: bool) -> Longhands | None:
    names = [
        token.text for token in tokens if token.kind in {"ident", "string"} and token.text not in _ANIMATION
    ]
    is_possible = tokens and all(
        token.kind in {"ident", "string", "function", ","}
        or (token.kind == "number" and token.text in {"s", "ms", ""})
        for token in tokens
    )
    return {"animation-name": ("names", *names)} if is_possible else None


def _white_space(tokens: Tokens, is_quirky: bool) -> Longhands | None:
    if ident(tokens) in _WHITE_SPACE:
        collapse, mode = _WHITE_SPACE[ident(tokens)]
        return {"white-space-collapse": collapse, "text-wrap-mode": mode}
    return _any_order(
        "white-space-collapse",
        "text-wrap-mode",
        initial={"white-space-collapse": "collapse", "text-wrap-mode": "wrap"},
    )(tuple(token for token in tokens if token.kind == "ident"), is_quirky)


def _text_wrap(tokens: Tokens, _is_quirky: bool) -> Longhands | None:
    words = [token.text for token in tokens if token.kind == "ident"]
    if (
        not words
        or len(words) != len(tokens)
        or not {"wrap", "nowrap", "auto", "balance", "pretty", "stable"}.issuperset(words)
    ):
        return None
    return {"text-wrap-mode": "nowrap" if "nowrap" in words else "wrap"}


def _idle(name: str) -> Expander:
    """Return the expander of a shorthand that does nothing as ``none``, and anything otherwise."""

    def expand(tokens: Tokens, _is_quirky: bool) -> Longhands | None:
        if ident(tokens) == "none":
            return {name: "none"}
        is_possible = tokens and (
            any(is_image(token) for token in tokens)
            or (name == "offset-path" and len(tokens) > 0 and not ident(tokens))
        )
        return {name: UNKNOWN} if is_possible else None

    return expand


def _decoration(tokens: Tokens, is_quirky: bool) -> Longhands | None:
    lines = []
    for token in tokens:
        if token.kind == "ident" and token.text in _DECORATIONS:
            lines.append(token.text)
        elif length_of(token) is None and READERS["color"]((token,), False) is None:
            return None
    return (
        {"text-decoration-line": "line-through" if "line-through" in lines else "none"}
        if tokens and len(set(lines)) == len(lines)
        else None
    )


EXPANDERS: Final[dict[str, Expander]] = {
    "margin": sides(tuple(f"margin-{edge}" for edge in EDGES)),
    "padding": sides(tuple(f"padding-{edge}" for edge in EDGES)),
    "inset": sides(EDGES),
    "margin-inline": sides(tuple(f"margin-{edge}" for edge in _ACROSS)),
    "margin-block": sides(tuple(f"margin-{edge}" for edge in _DOWN)),
    "padding-inline": sides(tuple(f"padding-{edge}" for edge in _ACROSS)),
    "padding-block": sides(tuple(f"padding-{edge}" for edge in _DOWN)),
    "inset-inline": sides(_ACROSS),
    "inset-block": sides(_DOWN),
    "overflow": sides(("overflow-x", "overflow-y")),
    "gap": sides(("row-gap", "column-gap")),
    "grid-gap": sides(("row-gap", "column-gap")),
    "border": border(*BORDER_WIDTHS),
    **{f"border-{edge}": border(f"border-{edge}-width") for edge in EDGES},
    "border-width": sides(BORDER_WIDTHS),
    "border-inline": border("border-left-width", "border-right-width"),
    "border-block": border("border-top-width", "border-bottom-width"),
    "font": _font,
    "background": _background,
    "flex": expand_flex,
    "flex-flow": _any_order("flex-direction", "flex-wrap", initial={"flex-direction": "row", "flex-wrap": "nowrap"}),
    "columns": expand_columns,
    "list-style": _list_style,
    "text-decoration": _decoration,
    "outline": _any_order("outline-style", "outline-width", initial={"outline-style": "none", "outline-width": "medium"}, has_color=True),
    "-webkit-text-stroke": _any_order("-webkit-text-stroke-width", initial={"-webkit-text-stroke-width": ZERO}, has_color=True),
    "animation": _animation,
    "white-space": _white_space,
    "text-wrap": _text_wrap,
    "grid-row": grid_lines("grid-row-start", "grid-row-end"),
    "grid-column": grid_lines("grid-column-start", "grid-column-end"),
    "grid-area": grid_lines("grid-row-start", "grid-column-start", "grid-row-end", "grid-column-end"),
    "grid-template": expand_grid,
    "grid": expand_grid,
    "mask": _idle("mask-image"),
    "-webkit-mask": _idle("mask-image"),
    "offset": _idle("offset-path"),
    "text-emphasis": lambda tokens, _: {"text-emphasis-style": UNKNOWN if any(t.kind == "string" for t in tokens) else "none"} if tokens else None,
}  # fmt: skip
for _alias, _name in {
    "-webkit-flex": "flex", "-webkit-flex-flow": "flex-flow", "-webkit-columns": "columns", "-webkit-animation": "animation",
    "-webkit-text-emphasis": "text-emphasis",
}.items():  # fmt: skip
    EXPANDERS[_alias] = EXPANDERS[_name]

_LONGHANDS: Final = {
    "border": BORDER_WIDTHS, "border-width": BORDER_WIDTHS, "border-inline": ("border-left-width", "border-right-width"),
    "border-block": ("border-top-width", "border-bottom-width"), **{f"border-{edge}": (f"border-{edge}-width",) for edge in EDGES},
    "font": ("font-size", "line-height"), "background": ("background-color", "background-image", "background-clip"),
    "flex": ("flex-grow", "flex-shrink", "flex-basis"), "flex-flow": ("flex-direction", "flex-wrap"), "columns": ("column-count", "column-width"),
    "list-style": ("list-style-type",), "text-decoration": ("text-decoration-line",), "outline": ("outline-style", "outline-width"),
    "-webkit-text-stroke": ("-webkit-text-stroke-width",), "animation": ("animation-name",), "white-space": ("white-space-collapse", "text-wrap-mode"),
    "text-wrap": ("text-wrap-mode",), "grid-row": ("grid-row-start", "grid-row-end"), "grid-column": ("grid-column-start", "grid-column-end"),
    "grid-area": ("grid-row-start", "grid-column-start", "grid-row-end", "grid-column-end"),
    "grid-template": ("grid-template-rows", "grid-template-columns", "grid-template-areas"), "grid": ("grid-template-rows", "grid-template-columns", "grid-template-areas"),
    "mask": ("mask-image",), "-webkit-mask": ("mask-image",), "offset": ("offset-path",), "text-emphasis": ("text-emphasis-style",), "overflow": ("overflow-x", "overflow-y"),
    "gap": ("row-gap", "column-gap"), "grid-gap": ("row-gap", "column-gap"), "inset": EDGES, "inset-inline": _ACROSS, "inset-block": _DOWN,
}  # fmt: skip


def longhands_of(name: str) -> tuple[str, ...]:
    """Return the longhands that the property *name* sets, itself if it is one."""
    name = {
        "-webkit-flex": "flex",
        "-webkit-flex-flow": "flex-flow",
        "-webkit-columns": "columns",
        "-webkit-animation": "animation",
    }.get(name, name)
    if name in _LONGHANDS:
        return _LONGHANDS[name]
    kind, _dash, axis = name.partition("-")
    if kind in {"margin", "padding"} and axis in {"", "inline", "block"}:
        return tuple(f"{kind}-{edge}" for edge in {"": EDGES, "inline": _ACROSS, "block": _DOWN}[axis])
    return (name,)
