"""CSS and HTML colours -> channels, as far as it takes to tell text from what is behind it."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache
from typing import Final, NamedTuple

Color = tuple[int, int, int]

_NAMES: Final = (
    "aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4 "
    "black:000000 blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0 "
    "chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c cyan:00ffff "
    "darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9 darkgrey:a9a9a9 darkgreen:006400 "
    "darkkhaki:bdb76b darkmagenta:8b008b darkolivegreen:556b2f darkorange:ff8c00 darkorchid:9932cc darkred:8b0000 "
    "darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f darkslategrey:2f4f4f "
    "darkturquoise:00ced1 darkviolet:9400d3 deeppink:ff1493 deepskyblue:00bfff dimgray:696969 dimgrey:696969 "
    "dodgerblue:1e90ff firebrick:b22222 floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc "
    "ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080 grey:808080 green:008000 greenyellow:adff2f "
    "honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c indigo:4b0082 ivory:fffff0 khaki:f0e68c lavender:e6e6fa "
    "lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6 lightcoral:f08080 lightcyan:e0ffff "
    "lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgrey:d3d3d3 lightgreen:90ee90 lightpink:ffb6c1 "
    "lightsalmon:ffa07a lightseagreen:20b2aa lightskyblue:87cefa lightslategray:778899 lightslategrey:778899 "
    "lightsteelblue:b0c4de lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff maroon:800000 "
    "mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db mediumseagreen:3cb371 "
    "mediumslateblue:7b68ee mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585 "
    "midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5 navajowhite:ffdead navy:000080 "
    "oldlace:fdf5e6 olive:808000 olivedrab:6b8e23 orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa "
    "palegreen:98fb98 paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f "
    "pink:ffc0cb plum:dda0dd powderblue:b0e0e6 purple:800080 rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f "
    "royalblue:4169e1 saddlebrown:8b4513 salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d "
    "silver:c0c0c0 skyblue:87ceeb slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f "
    "steelblue:4682b4 tan:d2b48c teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 "
    "white:ffffff whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32 "
    # System colours, as they are where nobody changed them.
    "canvas:ffffff window:ffffff field:ffffff background:ffffff canvastext:000000 windowtext:000000 fieldtext:000000 "
    "initial:000000 buttonface:efefef buttontext:000000 menu:f7f7f7 infobackground:ffffe1 threedface:c0c0c0"
)
_NAMED: Final = {
    name: (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16))
    for name, _, value in (entry.partition(":") for entry in _NAMES.split())
}
MAX_REMEMBERED: Final = 256  # colours; none is longer than a value of CSS may be
_NEAR: Final = 24  # of 255, per channel: no eye tells them apart
_PALE: Final = 48  # hard to read on a good screen
_FAINT: Final = 0.05  # of an alpha channel

_HEX: Final = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION: Final = re.compile(r"(rgb|hsl)a?\(([^()]{1,100})\)")
_QUANTITY: Final = re.compile(r"(-?\d{0,6}\.?\d{0,6})(%|deg)?")
_INHERITED: Final = frozenset({"", "inherit", "unset", "revert", "revert-layer", "currentcolor", "auto"})


class Paint(NamedTuple):
    """A colour and how much of it covers what is behind, from 0 to 1."""

    color: Color
    alpha: float = 1.0

    def over(self, behind: Color) -> Color:
        """Return what is seen where this lies over *behind*."""
        if self.alpha >= 1:
            return self.color
        mixed = [
            round(self.alpha * a + (1 - self.alpha) * b) for a, b in zip(self.color, behind, strict=True)
        ]
        return mixed[0], mixed[1], mixed[2]

    @property
    def is_faint(self) -> bool:
        """Whether next to nothing of it is seen."""
        return self.alpha < _FAINT


def is_same(first: Color | None, second: Color | None) -> bool:
    """Return whether no eye tells the two apart; what is not known is the same as nothing."""
    if first is None or second is None:
        return False
    return (
        abs(first[0] - second[0]) <= _NEAR
        and abs(first[1] - second[1]) <= _NEAR
        and abs(first[2] - second[2]) <= _NEAR
    )


def is_pale(ink: Color, ground: Color) -> bool:
    """Return whether some eye may not tell the two apart."""
    return (
        abs(ink[0] - ground[0]) <= _PALE
        and abs(ink[1] - ground[1]) <= _PALE
        and abs(ink[2] - ground[2]) <= _PALE
    )


def is_between(color: Color, low: Color, high: Color) -> bool:
    """Return whether no eye tells *color* from some colour between the two, channel by channel."""
    return all(a - _NEAR <= c <= b + _NEAR for c, a, b in zip(color, low, high, strict=True))


def says_nothing(value: str) -> bool:
    """Return whether a CSS *value* leaves the colour as it is around."""
    return value in _INHERITED


@lru_cache(MAX_REMEMBERED)  # a page says few colours, each many times
def parse_color(value: str) -> Paint | None:
    """Return the CSS colour *value* (lower case), or None for what cannot be read."""
    if value in _NAMED:
        return Paint(_NAMED[value])
    if value == "transparent":
        return Paint((0, 0, 0), 0.0)
    if match := _HEX.fullmatch(value):
        digits = match[1] if len(match[1]) > 4 else "".join(2 * digit for digit in match[1])
        channels = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
        return Paint((channels[0], channels[1], channels[2]), channels[3] / 255 if len(channels) > 3 else 1.0)
    if match := _FUNCTION.fullmatch(value):
        return _from_function(match[1], re.split(r"[\s,/]+", match[2].strip()))
    return None


def _from_function(name: str, words: list[str]) -> Paint | None:
    matches = [_QUANTITY.fullmatch(word) for word in words]
    if len(words) not in {3, 4} or not all(m and any(map(str.isdigit, m[1])) for m in matches):
        return None
    numbers = [(float(match[1]), match[2] or "") for match in matches if match]
    alpha = 1.0
    if len(numbers) == 4:
        alpha = numbers[3][0] / (100 if numbers[3][1] == "%" else 1)
    if name == "hsl":
        hue, saturation, lightness = (number for number, _unit in numbers[:3])
        share = colorsys.hls_to_rgb(hue % 360 / 360, _share(lightness / 100), _share(saturation / 100))
        red, green, blue = (round(255 * _share(part)) for part in share)
    else:
        red, green, blue = (
            round(255 * _share(number / (100 if unit == "%" else 255))) for number, unit in numbers[:3]
        )
    return Paint((red, green, blue), _share(alpha))


def _share(number: float) -> float:
    return min(1.0, max(0.0, number))


def parse_attribute_color(value: str) -> Paint | None:
    """Return the colour of an HTML attribute such as ``bgcolor``; None where it says nothing.

    What is no colour is read as browsers do ("rules for parsing a legacy color value"): letters beyond f are 0.
    """
    text = value.strip().lower()
    if text in {"", "transparent"}:
        return None
    if text in _NAMED and text != "initial":
        return Paint(_NAMED[text])
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        return parse_color(text)
    digits = re.sub(r"[^0-9a-f]", "0", text.removeprefix("#")[:128]) or "0"
    third = -(-len(digits) // 3)
    parts = [
        part.ljust(third, "0") for part in (digits[:third], digits[third : 2 * third], digits[2 * third :])
    ]
    parts = [part[-8:] for part in parts]
    while len(parts[0]) > 2 and all(part.startswith("0") for part in parts):
        parts = [part[1:] for part in parts]
    red, green, blue = (int(part[:2], 16) for part in parts)
    return Paint((red, green, blue))
