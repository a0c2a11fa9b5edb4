"""The colours that text may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from norton_order.mail.backdrops import Backdrop
from norton_order.mail.colors import (
    Color,
    Paint,
    is_pale,
    is_same,
    parse_attribute_color,
    parse_color,
    says_nothing,
)
from norton_order.mail.elements import OWN_GROUNDS
from norton_order.mail.lengths import WORDS

LINK: Final[Color] = (0, 0, 238)  # of anchors, where nothing else is said
MAX_INKS: Final = 20
_FILL: Final = "-webkit-text-fill-color"
_FALLBACK: Final = re.compile(r"var\(\s*--[\w-]{1,80}\s*,\s*([^()]*(?:\([^()]*\))?)\s*\)")
_CLIPS: Final = ("background-clip", "-webkit-background-clip", "background")


class Ink(NamedTuple):
    """The colours that text may have.

    Attributes:
        color: of the text, None where it may be one of several.
        others: colours that the text may have as well.
        link: the colour of anchors.
        of_body: the colour of text in the whole page.
        is_filled: text has a fill, which counts for more than its colour.
        is_shadowed: text has a shadow, which may be seen where the text is not.
        has_variables: something in the document may set a variable.
        is_quirky: tables do not take the colour of text around, where clients keep to the doctype.
    """

    color: Color | None = (0, 0, 0)
    others: tuple[Color, ...] = ()
    link: Color = LINK
    of_body: Color | None = (0, 0, 0)
    is_filled: bool = False
    is_shadowed: bool = False
    has_variables: bool = True
    is_quirky: bool = False

    def is_blank(self, ground: Backdrop) -> bool:
        """Return whether text surely has the colour of what is behind it."""
        return not (ground.is_pictured or ground.is_unread or self.is_shadowed) and is_same(
            self.color, ground.color
        )

    def may_be_blank(self, ground: Backdrop) -> bool:
        """Return whether some eye may not tell text from what is behind it."""
        if ground.is_unread or (self.color is not None and is_pale(self.color, ground.color)):
            return True
        if not self.others and not ground.shades:
            return False
        inks = self.others if self.color is None else (self.color, *self.others)
        return any(ground.may_hide(ink) for ink in inks) or any(
            is_pale(ink, ground.color) for ink in self.others
        )

    def linked(self) -> Ink:
        """Return the colours inside an anchor: that of the text, or one of its own."""
        return self._replace(color=None, others=distinct(self.color, self.link, *self.others))

    def joined(self, other: Ink) -> Ink:
        """Return these colours with *other* ones that text may have as well."""
        more = other.color if other.color != self.color else None
        return self._replace(others=distinct(*self.others, *other.others, more))


def distinct(*colors: Color | None) -> tuple[Color, ...]:
    """Return *colors*, each once."""
    return tuple(dict.fromkeys(color for color in colors if color is not None))


def ink_of(
    around: Ink, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str], ground: Backdrop
) -> tuple[Ink, bool]:
    """Return the colours of text inside *element* on *ground*, and whether what is declared cannot be read."""
    if _is_clipped_to_text(declared):
        return around._replace(color=None, others=()), True
    paint, is_unread, is_perhaps = _declared_paint(
        element, attributes, declared, has_variables=around.has_variables
    )
    ink = around
    if _FILL in declared:
        ink = ink._replace(is_filled=True)
    if "text-shadow" in declared:
        ink = ink._replace(is_shadowed=declared["text-shadow"] not in WORDS)
    if paint is None:
        if element in OWN_GROUNDS:
            ink = ink._replace(color=(0, 0, 0))
        if element == "a" and "href" in attributes:
            ink = ink.linked()
        elif element == "table" and ink.is_quirky and ink.of_body != ink.color:
            ink = ink._replace(others=distinct(ink.of_body, *ink.others))
    else:
        # Nothing at all looks like whatever is behind it.
        color = ground.color if paint.is_faint else paint.over(ground.color)
        if around.is_filled and _FILL not in declared:
            ink = ink._replace(color=None, others=distinct(color, around.color, *around.others))
        else:
            others = distinct(around.color, *around.others) if is_perhaps else ()
            ink = ink._replace(color=color, others=others)
    return (ink if element != "body" else _of_page(ink, attributes)), is_unread or len(ink.others) > MAX_INKS


def _of_page(ink: Ink, attributes: Mapping[str, Any]) -> Ink:
    """Return *ink* inside the body of a page."""
    paint = parse_attribute_color(str(attributes.get("link", "")))
    return ink._replace(of_body=ink.color, link=LINK if paint is None else paint.color)


def _declared_paint(
    element: str, attributes: Mapping[str, Any], declared: Mapping[str, str], *, has_variables: bool
) -> tuple[Paint | None, bool, bool]:
    """Return what text is painted with, None for what it is around; whether that is unread; and whether it may not count.

    A variable that nothing sets leaves what stands beside it, or what is around where there are no variables.
    """
    value = declared.get(_FILL) or declared.get("color", "")
    if not says_nothing(value):
        match = None if has_variables else _FALLBACK.fullmatch(value)
        paint = parse_color(match[1].strip() if match else value)
        return paint, paint is None, match is not None
    attribute = str(attributes.get("color" if element != "body" else "text", ""))
    if attribute and element in {"font", "body", "basefont"}:
        return parse_attribute_color(attribute), False, False
    return None, False, False


def _is_clipped_to_text(declared: Mapping[str, str]) -> bool:
    """Return whether the background is seen through the letters only."""
    return any(
        re.search(r"\btext\b", re.sub(r"url\([^()]*\)", "", declared[name]))
        for name in _CLIPS
        if name in declared
    )
