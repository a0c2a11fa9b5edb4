"""The colours that text may have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from norton_order.css.backdrops import OWN_GROUNDS, Backdrop
from norton_order.css.cascade import Values
from norton_order.css.colors import Color, Paint, Special, is_pale, is_same, parse_attribute_color
from norton_order.css.values import Value

LINK: Final[Color] = (0, 0, 238)  # of anchors, where nothing else is said
MAX_INKS: Final = 20
_BLACK: Final = Paint((0, 0, 0))
_FILL: Final = "-webkit-text-fill-color"
_PROPERTIES: Final = frozenset({"color", _FILL, "text-shadow", "background-clip"})


class Ink(NamedTuple):
    """The colours that text may have.

    Attributes:
        color: of the text, None where it may be one of several.
        others: colours that the text may have as well.
        link: the colour of anchors.
        of_body: the colour of text in the whole page.
        is_filled: text has a fill, which counts for more than its colour.
        is_shadowed: text has a shadow, which may be seen where the text is not.
        is_unread: it may have any colour.
        is_quirky: tables do not take the colour of text around, where clients keep to the doctype.
    """

    color: Color | None = (0, 0, 0)
    others: tuple[Color, ...] = ()
    link: Color = LINK
    of_body: Color | None = (0, 0, 0)
    is_filled: bool = False
    is_shadowed: bool = False
    is_unread: bool = False
    is_quirky: bool = False

    def is_blank(self, ground: Backdrop) -> bool:
        """Return whether text surely has the colour of what is behind it."""
        return not (ground.is_pictured or ground.is_unread or self.is_shadowed or self.is_unread) and is_same(
            self.color, ground.color
        )

    def may_be_blank(self, ground: Backdrop) -> bool:
        """Return whether some eye may not tell text from what is behind it."""
        if (
            ground.is_unread
            or self.is_unread
            or (self.color is not None and is_pale(self.color, ground.color))
        ):
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
        return self._replace(
            others=distinct(*self.others, *other.others, more), is_unread=self.is_unread or other.is_unread
        )


def distinct(*colors: Color | None) -> tuple[Color, ...]:
    """Return *colors*, each once."""
    return tuple(dict.fromkeys(color for color in colors if color is not None))


def ink_of(around: Ink, element: str, attributes: Mapping[str, Any], own: Values, ground: Backdrop) -> Ink:
    """Return the colours of text inside *element* on *ground*."""
    ink = around
    paint = _attribute_paint(element, attributes)
    if not _PROPERTIES.isdisjoint(own):
        if own.get("background-clip") == "text":
            return around._replace(color=None, others=(), is_unread=True)
        if "text-shadow" in own:
            ink = ink._replace(is_shadowed=own["text-shadow"] == "shadow")
        value = own.get("color")
        if value is not None and value is not Special.CURRENT:
            paint = value
        if _FILL in own:
            fill = own[_FILL]
            ink = ink._replace(is_filled=fill not in {Special.CURRENT, "initial"})
            paint = paint if fill in {Special.CURRENT, "initial"} else fill
    if paint is None:
        ink = _unpainted(ink, element, attributes)
    elif isinstance(paint, Paint) or paint == "initial":
        ink = _painted(
            ink, around, paint if isinstance(paint, Paint) else _BLACK, ground, is_fill=_FILL in own
        )
    else:
        ink = ink._replace(color=None, others=(), is_unread=True)
    return ink if element != "body" else _of_page(ink, attributes)


def _unpainted(ink: Ink, element: str, attributes: Mapping[str, Any]) -> Ink:
    """Return the colours of an element that says nothing of its own."""
    if element in OWN_GROUNDS:
        return ink._replace(color=(0, 0, 0), is_unread=False)
    if element == "a" and "href" in attributes:
        return ink.linked()
    if element == "table" and ink.is_quirky and ink.of_body != ink.color:
        return ink._replace(others=distinct(ink.of_body, *ink.others))
    return ink


def _painted(ink: Ink, around: Ink, paint: Paint, ground: Backdrop, *, is_fill: bool) -> Ink:
    # Nothing at all looks like whatever is behind it.
    color = ground.color if paint.is_faint else paint.over(ground.color)
    if around.is_filled and ink.is_filled and not is_fill:
        return ink._replace(color=None, others=distinct(color, around.color, *around.others))
    return ink._replace(color=color, others=(), is_unread=False)


def _of_page(ink: Ink, attributes: Mapping[str, Any]) -> Ink:
    """Return *ink* inside the body of a page."""
    paint = parse_attribute_color(str(attributes.get("link", "")))
    return ink._replace(of_body=ink.color, link=LINK if paint is None else paint.color)


def _attribute_paint(element: str, attributes: Mapping[str, Any]) -> Value | Paint | Special | None:
    attribute = str(attributes.get("color" if element != "body" else "text", ""))
    return parse_attribute_color(attribute) if attribute and element in {"font", "body", "basefont"} else None
