"""Elements of which browsers and lxml disagree where they end, as far as the source of a page tells.

Browsers open formatting elements (``<b>``, ``<font>``) again after the block they were left open in, and keep
elements open that libxml2 closes at certain tags. Such an element may reach further than the tree says; where
it hides or moves what is inside, nothing after it is sure.
"""

from __future__ import annotations

import re
from typing import Final

FORMATTING: Final = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
MAX_DEPTH: Final = 100  # open elements that are looked through for the one that a tag ends

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|<!--")
_RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "noframes", "noembed", "iframe"})
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"]
)
_CELLS: Final = frozenset(["td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"])
_HEADINGS: Final = ["h1", "h2", "h3", "h4", "h5", "h6"]
_LISTS: Final = ["ul", "ol", "dl", "dir", "menu", "li", "dt", "dd"]
# Element -> tags at which libxml2 closes it and browsers do not (2.9 to 2.14, against Chromium).
_CLOSED_AT: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(FORMATTING, frozenset({"p", "center"})),
    **dict.fromkeys(_HEADINGS, frozenset({"p", "li", "form", "fieldset", "table"})),
    **dict.fromkeys(["dir", "menu"], frozenset({"ul", "dl", "dt", "dd", "form"})),
    "ul": frozenset({"pre", "address", "form", "menu"}),
    "ol": frozenset({"form"}),
    "dl": frozenset({"li", "form"}),
    "dt": frozenset({"dl"}),
    "a": frozenset({"fieldset", "table", "p", "center"}),
    "p": frozenset({"table"}),
    "pre": frozenset({"form", "fieldset", "table", *_LISTS}),
    "address": frozenset({"form", *_LISTS}),
    "legend": frozenset({"fieldset"}),
}
_ENDS_PARAGRAPH: Final = "p div center blockquote pre address form fieldset hr section article header footer nav main aside figure details".split()
# Start tag -> the elements that it ends, if they are open.
_ENDED_BY: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys([*_ENDS_PARAGRAPH, *_HEADINGS, *_LISTS], ("p",)),
    "li": ("li", "p"),
    "dt": ("dt", "dd", "p"),
    "dd": ("dt", "dd", "p"),
    "option": ("option",),
}


def find_leaking(text: str) -> frozenset[str]:
    """Return the names of elements in *text*, a page, that may reach beyond their end; linear."""
    leaking: set[str] = set()
    stack: list[str] = []
    position = 0
    while match := _TAG.search(text, position):
        position = match.end()
        if match[2] is None:
            end = text.find("-->", position)
            position = len(text) if end < 0 else end + 3
            continue
        name = match[2].lower()
        if match[1]:
            _end(stack, name, leaking)
        elif name in _RAW:
            closing = re.compile(rf"</{name}", re.IGNORECASE).search(text, position)
            position = closing.end() if closing else len(text)
        elif name not in _VOID:
            _start(stack, name, leaking)
            stack.append(name)
        elif name == "hr":
            _start(stack, name, leaking)
    return frozenset(leaking)


def _start(stack: list[str], name: str, leaking: set[str]) -> None:
    """Close what the start tag *name* closes."""
    if name in _CELLS:
        place = _place(stack, "table")
        del stack[place + 1 :]  # formatting never leaves a cell
        return
    for element in _ENDED_BY.get(name, ()):
        if element in stack[-8:]:
            place = _place(stack, element)
            leaking.update(FORMATTING.intersection(stack[place + 1 :]))
            del stack[place:]
    while stack and name in _CLOSED_AT.get(stack[-1], ()):
        leaking.add(stack.pop())


def _end(stack: list[str], name: str, leaking: set[str]) -> None:
    """Close the element *name* and what is open inside it."""
    place = _place(stack, name)
    if place < 0:
        return
    if name not in _CELLS:
        leaking.update(FORMATTING.intersection(stack[place + 1 :]))
    del stack[place:]


def _place(stack: list[str], name: str) -> int:
    """Return the index of the innermost open *name*, -1 for none within reach."""
    for place in range(len(stack) - 1, max(-1, len(stack) - 1 - MAX_DEPTH), -1):
        if stack[place] == name:
            return place
    return -1
