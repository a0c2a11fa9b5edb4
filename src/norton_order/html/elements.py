"""Elements that are more, or less, than their text."""

from __future__ import annotations

import re
from typing import Any, Final

from norton_order.css.computed import Style
from norton_order.css.sheets import Applied

UNSEEN_ELEMENTS: Final = frozenset(
    "script style template head title noframes noembed datalist audio rp param source track".split()
)

PICTURE_ELEMENTS: Final = frozenset("img video meter progress picture".split())

UNREAD_ELEMENTS: Final = frozenset(
    "object embed iframe svg math select textarea canvas input applet rt frame frameset".split()
)

_RAISED: Final = frozenset({"super", "sub"})

MARKED_ELEMENTS: Final = frozenset({"a", "form", "q", "sup", "sub"})


class GeneratedText:
    """Stands for an element where there is only text."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.attrs: dict[str, str] = {}


def with_parts(style: Style, applied: Applied) -> Style:
    """Return *style*, in doubt where the first line, the first letter or the mark of a list looks otherwise."""
    for pseudo, said in applied.beside:
        inner = style.inside("::part", {}, said) if pseudo in {"part", "marker"} else style
        is_odd = (
            inner.hidden != style.hidden or inner.doubtful != style.doubtful or inner.letters != style.letters
        )
        if is_odd or (pseudo == "marker" and isinstance(inner.own.get("content"), tuple)):
            style = style.in_doubt()
    return style


def first_summary(details: Any) -> Any:
    """Return the title of *details*, None for none."""
    return next((child for child in details.contents if getattr(child, "name", None) == "summary"), None)


def is_raised(name: str, style: Style) -> bool:
    """Return whether text is drawn above or below its line."""
    return style.own.get("vertical-align", "super" if name in {"sup", "sub"} else "") in _RAISED


def transformed(text: str, letters: str) -> str:
    """Return *text* with its capitals and small letters as ``text-transform`` has them."""
    if letters == "uppercase":
        return text.upper()
    if letters == "lowercase":
        return text.lower()
    if letters == "capitalize":
        return re.sub(r"(?<!\w)\w", lambda match: match[0].upper(), text)
    return text


def is_plain_sheet(tag: Any) -> bool:
    """Return whether a style element counts in every client."""
    kind = str(tag.get("type", "")).strip().lower()
    return (
        kind in {"", "text/css"}
        and not tag.get("title")
        and tag.find_parent(["noscript", "template"]) is None
    )


def is_large(picture: Any) -> bool:
    """Return whether *picture* is more than a dot."""
    sizes = [str(picture.get(name, "")).removesuffix("px") for name in ("width", "height")]
    return not any(size.isdecimal() and int(size) <= 5 for size in sizes)
