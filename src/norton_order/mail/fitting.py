"""Whether what is inside a box of a given height fits into it, as far as the source tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from norton_order.mail.declarations import cascade, parse_declarations
from norton_order.mail.stylesheets import Applied

MAX_NODES: Final = 400
MAX_LETTERS: Final = 2_000
_LINE: Final = 1.5  # of the font's size; what a line takes where nothing else is said
_WIDTH: Final = 340.0  # pixels of the narrowest screen mail is read on
_INLINE: Final = frozenset("span b strong a font u em i small big wbr code".split())
_BREAKING: Final = frozenset("br p div tr li dt dd h1 h2 h3 h4 h5 h6 hr table ul ol".split())
# Neither moves a word nor makes a line higher.
_HARMLESS: Final = frozenset(
    "color background-color font-weight font-family font-style text-decoration letter-spacing text-align cursor word-break".split()
)


def fits(
    node: Any, height: float, pixels: float, applied: Callable[[Any], Applied], *, strictly: bool
) -> bool:
    """Return whether what is inside *node* fits into *height* pixels.

    Args:
        node: the element.
        height: of its box.
        pixels: size of its font.
        applied: what style sheets say of an element.
        strictly: what does not fit is cut off, so that nothing inside may have a size of its own.
    """
    lines = 1.0
    width = 0.0
    is_empty = True
    for number, inner in enumerate(node.descendants):
        if number >= MAX_NODES:
            return False
        name = getattr(inner, "name", None)
        if name is None:
            text = str(inner)[:MAX_LETTERS].strip()
            is_empty = is_empty and not text
            width += sum(pixels if ord(letter) > 0x7F else pixels * 0.55 for letter in text)
        elif name in _BREAKING:
            lines += 1 + width // _WIDTH if width or name == "br" else 0
            width = 0.0
        if name is not None and strictly and not _is_plain(inner, applied):
            return False
    lines += width // _WIDTH if width else -1 if lines > 1 else 0
    return is_empty or lines * _LINE * pixels <= height + 1


def _is_plain(node: Any, applied: Callable[[Any], Applied]) -> bool:
    """Return whether *node* is a line break, or a word in a line without a size of its own."""
    if node.name != "br" and node.name not in _INLINE:
        return False
    if "size" in node.attrs:
        return False
    said = applied(node)
    declared = cascade(
        {**said.sure, **said.wide, **said.perhaps}, parse_declarations(str(node.get("style", "")))
    )
    return not said.generates and _HARMLESS.issuperset(declared)
