"""What text is painted on: a colour, and pictures and gradients that may lie over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from norton_order.css.cascade import Values
from norton_order.css.colors import Color, Paint, color_of, is_between, is_pale, parse_attribute_color
from norton_order.css.tokens import Token

WHITE: Final[Color] = (255, 255, 255)
Shade = tuple[Color, Color]  # any colour between the two, channel by channel
OWN_GROUNDS: Final[Mapping[str, Color]] = {"mark": (255, 255, 0), "button": (239, 239, 239)}

_BROUGHT_ALONG: Final = ("data:", "cid:")
_PROPERTIES: Final = frozenset({"background-color", "background-image", "background-clip"})
_ATTRIBUTES: Final = frozenset({"bgcolor", "background"})
MAX_STOPS: Final = 20


class Backdrop(NamedTuple):
    """What text is painted on.

    Attributes:
        color: where no picture is shown.
        is_pictured: a picture may lie over the colour.
        shades: colours that may be behind text as well.
        is_unread: there may be any.
    """

    color: Color = WHITE
    is_pictured: bool = False
    shades: tuple[Shade, ...] = ()
    is_unread: bool = False

    def may_hide(self, ink: Color) -> bool:
        """Return whether text of the colour *ink* may be on a ground of its own colour."""
        return (self.is_pictured and is_pale(ink, self.color)) or any(
            is_between(ink, *shade) for shade in self.shades
        )


def backdrop_of(around: Backdrop, element: str, attributes: Mapping[str, Any], own: Values) -> Backdrop:
    """Return what text inside *element* is painted on, *around* being what is painted outside of it."""
    if element in OWN_GROUNDS:
        around = Backdrop(OWN_GROUNDS[element])
    elif _ATTRIBUTES.isdisjoint(attributes) and _PROPERTIES.isdisjoint(own):
        return around
    ground = around
    value = own.get("background-color")
    if value is None and "background-color" not in own:
        value = parse_attribute_color(str(attributes.get("bgcolor", "")))
    if isinstance(value, Paint):
        ground = _painted(around, value)
    elif value is not None and value != "initial":
        ground = ground._replace(is_unread=True)
    images = own.get("background-image", "none")
    if isinstance(images, tuple):
        return _pictured(ground, images[1:])
    if images not in {"none", "initial"}:
        return ground._replace(is_pictured=True, is_unread=True)
    if "background-image" not in own and str(attributes.get("background", "")).strip():
        return _pictured(ground, (Token("url", str(attributes["background"]).strip()),))
    return ground


def _painted(around: Backdrop, paint: Paint) -> Backdrop:
    """Return *around* under *paint*."""
    if paint.alpha >= 1:
        return Backdrop(paint.color)
    if paint.is_faint:
        return around
    shades = tuple((paint.over(low), paint.over(high)) for low, high in around.shades)
    return around._replace(color=paint.over(around.color), shades=shades)


def _pictured(ground: Backdrop, images: tuple[object, ...]) -> Backdrop:
    """Return *ground* under the *images* of a background."""
    for image in images[:MAX_STOPS]:
        if not isinstance(image, Token):
            continue
        if image.text.endswith("-gradient") and image.kind == "function":
            ground = _shaded(ground, image)
        else:
            # What is fetched is not shown without a click; the rest is, and not seen from here.
            is_fetched = not _addresses(image).lower().startswith(_BROUGHT_ALONG) and image.text != "element"
            ground = ground._replace(is_pictured=True, is_unread=ground.is_unread or not is_fetched)
    return ground


def _addresses(image: Token) -> str:
    if image.kind == "url":
        return image.text
    return next((token.text for token in image.inside if token.kind in {"string", "url"}), "data:")


def _shaded(ground: Backdrop, gradient: Token) -> Backdrop:
    paints = [
        color_of(token)
        for token in gradient.inside[: 10 * MAX_STOPS]
        if token.kind in {"ident", "hash", "function"}
    ]
    known = [paint.over(ground.color) for paint in paints if isinstance(paint, Paint)]
    if not known or any(paint is not None and not isinstance(paint, Paint) for paint in paints):
        return ground._replace(is_pictured=True, is_unread=True)
    channels = list(zip(*known, strict=True))
    low, high = (tuple(pick(channel) for channel in channels) for pick in (min, max))
    shade = (low[0], low[1], low[2]), (high[0], high[1], high[2])
    return ground._replace(is_pictured=True, shades=(*ground.shades, shade))
