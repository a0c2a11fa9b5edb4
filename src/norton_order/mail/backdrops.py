"""What text is painted on: a colour, and pictures and gradients that may lie over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from norton_order.mail.colors import Color, Paint, is_between, parse_attribute_color, parse_color
from norton_order.mail.elements import OWN_GROUNDS
from norton_order.mail.lengths import parse_length

WHITE: Final[Color] = (255, 255, 255)
Shade = tuple[Color, Color]  # any colour between the two, channel by channel

_URL: Final = re.compile(r"url\([^()]*\)|(?:-webkit-)?image-set\((?:[^()]|\([^()]*\))*\)")
_GRADIENT: Final = re.compile(
    r"(?:-webkit-|-moz-|-o-|-ms-)?(?:repeating-)?(?:linear|radial|conic)-gradient\(((?:[^()]|\([^()]*\))*)\)"
)
_STOP: Final = re.compile(r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^()]*\)|[a-z-]+\([^()]*\)|[a-z][a-z-]*")
_DIRECTIONS: Final = frozenset(
    "to top bottom left right center circle ellipse at from in deg turn px em rem closest-side farthest-side closest-corner farthest-corner".split()
)
_WORDS: Final = frozenset(
    "none repeat repeat-x repeat-y no-repeat space round scroll fixed local center top bottom left right cover contain auto border-box "
    "padding-box content-box initial inherit unset revert transparent / , text''".split()
)
_GROUNDS: Final = frozenset({"bgcolor", "background"})  # attributes
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
        return (self.is_pictured and is_between(ink, self.color, self.color)) or any(
            is_between(ink, *shade) for shade in self.shades
        )


def backdrop_of(
    around: Backdrop, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]
) -> Backdrop:
    """Return what text inside *element* is painted on, *around* being what is painted outside of it."""
    if element in OWN_GROUNDS:
        around = Backdrop(OWN_GROUNDS[element])
    elif _GROUNDS.isdisjoint(attributes) and not any(name.startswith("background") for name in declared):
        return around
    shorthand = declared.get("background", "")
    images = f"{shorthand} {declared.get('background-image', '')}"
    color = declared.get("background-color", "")
    is_unread = False
    if shorthand or color:
        paint, is_unread = _paint(shorthand, color)
    else:
        paint = parse_attribute_color(str(attributes.get("bgcolor", "")))
    ground = around if paint is None else _painted(around, paint)
    if is_unread:
        ground = ground._replace(is_unread=True)
    if "(" in images:
        return _pictured(ground, images)
    if str(attributes.get("background", "")).strip():
        return ground._replace(is_pictured=True)
    return ground


def _painted(around: Backdrop, paint: Paint) -> Backdrop:
    """Return *around* under *paint*."""
    if paint.alpha >= 1:
        return Backdrop(paint.color)
    if paint.is_faint:
        return around
    shades = tuple((paint.over(low), paint.over(high)) for low, high in around.shades)
    return around._replace(color=paint.over(around.color), shades=shades)


def _paint(shorthand: str, color: str) -> tuple[Paint | None, bool]:
    """Return the colour that is declared, and whether there may be another one."""
    bare = _GRADIENT.sub(" ", _URL.sub(" ", shorthand)) if "(" in shorthand else shorthand
    words = re.split(r"\s+(?![^(]*\))", bare.strip()) if bare.strip() else []
    paints = [paint for word in words if (paint := parse_color(word))]
    is_unread = any(
        parse_color(word) is None
        and not _WORDS.issuperset(filter(None, re.split(r"([/,])", word)))
        and parse_length(word.strip("/,")) is None
        for word in words
    )
    if not color:
        return (paints[-1] if paints else None), is_unread
    paint = parse_color(color)
    if paint is None:
        return (paints[-1] if paints else None), is_unread or color not in _WORDS
    return paint, is_unread


def _pictured(ground: Backdrop, images: str) -> Backdrop:
    """Return *ground* under the *images* of a background."""
    if re.search(r"url\(\s*(?:data|cid):", images) or "element(" in images:
        # Shown without a click, and not seen from here.
        return ground._replace(is_pictured=True, is_unread=True)
    shades = list(ground.shades)
    for gradient in _GRADIENT.findall(images)[:MAX_STOPS]:
        colors = [
            parse_color(word) for word in _STOP.findall(gradient)[:MAX_STOPS] if word not in _DIRECTIONS
        ]
        known = [paint.over(ground.color) for paint in colors if paint is not None]
        if not known or None in colors:
            return ground._replace(is_pictured=True, is_unread=True)
        channels = list(zip(*known, strict=True))
        low, high = (tuple(pick(channel) for channel in channels) for pick in (min, max))
        shades.append(((low[0], low[1], low[2]), (high[0], high[1], high[2])))
    rest = _GRADIENT.sub("", images)
    is_unread = ground.is_unread or "gradient(" in rest or bool(re.search(r"var\(|env\(|paint\(", rest))
    return ground._replace(is_pictured=True, shades=tuple(shades), is_unread=is_unread)
