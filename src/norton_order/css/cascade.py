"""The cascade: which of an element's declarations win, variables put in, keywords such as ``inherit`` resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from norton_order.css.declarations import Declarations, Declared, Pending, Wide, declared, put
from norton_order.css.names import INHERITED
from norton_order.css.values import UNKNOWN, Value

MAX_VARIABLES: Final = 200  # of one element
MAX_SUBSTITUTED: Final = 2_000  # characters of a value with its variables put in
_VARIABLE: Final = re.compile(r"var\(\s*(--[^\s,()]{1,80})\s*(?:,((?:[^()]|\([^()]*\))*))?\)", re.IGNORECASE)

Values = Mapping[str, Value]
Variables = Mapping[str, str]
INITIAL: Final[Values] = {
    "visibility": "visible", "font-size": "medium", "line-height": "normal", "color": UNKNOWN, "white-space-collapse": "collapse",
    "text-wrap-mode": "wrap", "text-transform": "none", "text-shadow": "none", "direction": "ltr", "list-style-type": "none", "caption-side": "top",
}  # fmt: skip


def cascade(sheet: Declarations, inline: Declarations) -> Declarations:
    """Return what wins of a sheet's declarations and those of the style attribute."""
    if not inline:
        return sheet
    if not sheet:
        return inline
    merged = dict(sheet)
    for name, declaration in inline.items():
        put(merged, name, declaration)
    return merged


def variables_of(around: Variables, winning: Declarations) -> Variables:
    """Return the variables that hold inside an element."""
    own = {
        name: value.text
        for name, (value, _important) in winning.items()
        if isinstance(value, Pending) and name[:2] == "--"
    }
    if not own:
        return around
    return {
        **around,
        **{
            name: _substitute(text, {**around, **own}) or ""
            for name, text in list(own.items())[:MAX_VARIABLES]
        },
    }


def specified(winning: Declarations, variables: Variables, around: Values) -> dict[str, Value]:
    """Return the values that are specified for an element, those left out that are as they would be anyway.

    Args:
        winning: of the cascade.
        variables: that hold for it.
        around: what is specified for its parent.
    """
    found: dict[str, Value] = {}
    for name, (value, _important) in winning.items():
        if name[:2] == "--":
            continue
        if isinstance(value, Pending):
            value = _put_in(value, name, variables)
        if isinstance(value, Wide):
            _resolve(found, name, value.word, around)
        else:
            found[name] = value
    return found


def _resolve(found: dict[str, Value], name: str, word: str, around: Values) -> None:
    """Set what a keyword that every property takes stands for."""
    if name == "all":
        found["all"] = "unset" if word == "revert-layer" else word
    elif word == "revert-layer":
        found[name] = UNKNOWN
    elif word == "initial" and name in INHERITED:
        found[name] = INITIAL.get(name, UNKNOWN if name == "color" else "initial")
        if name in {"color", "-webkit-text-fill-color"}:
            found[name] = "initial"
    elif word == "inherit" and name not in INHERITED and name in around:
        found[name] = around[name]
    elif word in {"initial", "unset"} and name == "display":
        found[name] = "inline"
    elif word == "inherit" and name == "display":
        found[name] = "inherit"
    else:
        found.pop(name, None)


def _put_in(value: Pending, name: str, variables: Variables) -> Declared:
    """Return what *value* is once its variables are put in; as if unset where that is invalid."""
    text = _substitute(value.text, variables)
    if text is None:
        return Wide("unset")
    return declared(value.name, text).get(name, Wide("unset"))


def _substitute(text: str, variables: Variables) -> str | None:
    """Return *text* with its variables put in, None where one is not set."""
    for _round in range(4):
        is_missing = False

        def value_of(match: re.Match[str]) -> str:
            nonlocal is_missing
            value = variables.get(match[1])
            if value is None and match[2] is None:
                is_missing = True
            return value if value is not None else match[2] or ""

        if "var(" not in text.lower():
            return text
        replaced = _VARIABLE.sub(value_of, text)
        if is_missing or len(replaced) > MAX_SUBSTITUTED or replaced == text:
            return None
        text = replaced
    return None
