"""CSS and HTML colours -> channels, as far as it takes to tell text from what is behind it."""

from __future__ import annotations

import colorsys
import re
from enum import Enum
from typing import Final, NamedTuple

from norton_order.css.tokens import Token, Tokens
from norton_order.css.values import angle_of, number_of, split

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
    "buttonface:efefef buttontext:000000 menu:f7f7f7 infobackground:ffffe1 threedface:c0c0c0"
)
_NAMED: Final = {
    name: (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16))
    for name, _, value in (entry.partition(":") for entry in _NAMES.split())
}
_NEAR: Final = 24  # of 255, per channel: no eye tells them apart
_PALE: Final = 48  # hard to read on a good screen
_FAINT: Final = 0.05  # of an alpha channel


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
    """Return whether some eye may not tell *color* from one between the two, channel by channel."""
    return all(a - _PALE <= c <= b + _PALE for c, a, b in zip(color, low, high, strict=True))


_READ_ELSEWHERE: Final = frozenset(
    "lab lch oklab oklch color color-mix light-dark contrast-color device-cmyk alpha color-layers".split()
)
_SYSTEM: Final = frozenset(
    "accentcolor accentcolortext activetext buttonborder graytext highlight highlighttext linktext mark marktext selecteditem "
    "selecteditemtext visitedtext activeborder activecaption appworkspace buttonhighlight buttonshadow captiontext inactiveborder "
    "inactivecaption inactivecaptiontext infotext menutext scrollbar threeddarkshadow threedhighlight threedlightshadow threedshadow "
    "windowframe -webkit-link -webkit-text -webkit-activelink -webkit-focus-ring-color".split()
)


class Special(Enum):
    """Colours that follow from something else."""

    CURRENT = "the colour of the text"
    UNREAD = "a colour that is not read"


def color_of(token: Token, *, is_quirky: bool = False) -> Paint | Special | None:
    """Return the colour that *token* is, None for none; without ``#`` as well in quirks mode."""
    text = token.text
    if token.kind == "ident":
        if text in _NAMED:
            return Paint(_NAMED[text])
        if text == "transparent":
            return Paint((0, 0, 0), 0.0)
        if text == "currentcolor":
            return Special.CURRENT
        if text in _SYSTEM:
            return Special.UNREAD
        return _hexadecimal(text) if is_quirky and len(text) in {3, 6} else None
    if token.kind == "hash":
        return _hexadecimal(text)
    if token.kind == "function":
        if text in _READ_ELSEWHERE:
            return Special.UNREAD
        return _from_function(text.removesuffix("a"), token.inside) if text in _FUNCTIONS else None
    return None


_FUNCTIONS: Final = frozenset({"rgb", "rgba", "hsl", "hsla", "hwb"})


def _hexadecimal(digits: str) -> Paint | None:
    if len(digits) not in {3, 4, 6, 8} or not set("0123456789abcdef").issuperset(digits):
        return None
    digits = digits if len(digits) > 4 else "".join(2 * digit for digit in digits)
    channels = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
    return Paint((channels[0], channels[1], channels[2]), channels[3] / 255 if len(channels) > 3 else 1.0)


def _from_function(name: str, tokens: Tokens) -> Paint | Special | None:
    """Return the colour that a function makes of *tokens*, in the old form with commas or the new one without."""
    if any(token.kind == "function" or (token.kind == "ident" and token.text != "none") for token in tokens):
        return Special.UNREAD  # of another colour, or calculated
    has_commas = any(token.kind == "," for token in tokens)
    parts = split(tokens, ",") if has_commas else [(token,) for token in tokens if token.kind != "/"]
    if not has_commas and any(token.kind == "/" for token in tokens) != (len(parts) == 4):
        return None
    if len(parts) not in {3, 4} or any(len(part) != 1 for part in parts) or (has_commas and name == "hwb"):
        return None
    words = [part[0] for part in parts]
    if any(word.kind == "ident" for word in words) and has_commas:
        return None
    if any(word.kind not in {"number", "ident"} for word in words):
        return None
    if has_commas and name == "rgb" and len({word.text for word in words[:3]}) > 1:
        return None
    alpha = number_of(words[3]) if len(words) == 4 else 1.0
    if words[-1].kind == "ident" and len(words) == 4:
        alpha = 0.0
    if alpha is None:
        return None
    if name == "rgb":
        if any(word.text not in {"", "%", "none"} for word in words):
            return None
        red, green, blue = (
            round(255 * _share(w.number / (100 if w.text == "%" else 255))) for w in words[:3]
        )
        return Paint((red, green, blue), _share(alpha))
    hue = angle_of(words[0]) if words[0].text else words[0].number
    if hue is None or any(
        word.text not in {"%", "none"} | (set() if has_commas else {""}) for word in words[1:3]
    ):
        return None
    second, third = (_share(word.number / 100) for word in words[1:3])
    if name == "hsl":
        share = colorsys.hls_to_rgb(hue % 360 / 360, third, second)
    else:
        pure = colorsys.hls_to_rgb(hue % 360 / 360, 0.5, 1.0)
        grey = second / (second + third) if second + third >= 1 else 0.0
        share = (
            (grey, grey, grey)
            if second + third >= 1
            else (
                pure[0] * (1 - second - third) + second,
                pure[1] * (1 - second - third) + second,
                pure[2] * (1 - second - third) + second,
            )
        )
    red, green, blue = (round(255 * _share(part)) for part in share)
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
    if text in _NAMED:
        return Paint(_NAMED[text])
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        return _hexadecimal(text[1:])
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
