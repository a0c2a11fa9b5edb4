"""Transformations, filters and clips to what they do to text: nothing, hide it, shift it, or what is not read."""

from __future__ import annotations

from typing import Final

from norton_order.css.tokens import Token, Tokens
from norton_order.css.values import UNKNOWN, ZERO, Length, Value, angle_of, ident, length_of, number_of, split

GONE: Final = "gone"  # nothing of an element is seen
_TILT: Final = 3.0  # degrees; text that is turned by less stands where it stood
_SLANT: Final = 20.0
_LEAST, _MOST = 0.7, 1.02  # of the size; text between is read in its place
_FLAT: Final = 0.02  # of the size; nobody reads less
_FUNCTIONS: Final = frozenset(
    "matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate rotatex rotatey rotatez "
    "rotate3d skew skewx skewy perspective".split()
)
_BOXES: Final = frozenset(
    "border-box padding-box content-box margin-box fill-box stroke-box view-box half-border-box".split()
)
_SHAPES: Final = frozenset({"inset", "circle", "ellipse", "polygon", "path", "rect", "xywh", "shape"})
_PLAIN_FILTERS: Final = frozenset({"grayscale", "sepia", "saturate", "hue-rotate", "drop-shadow"})
_FILTERS: Final = _PLAIN_FILTERS | {"blur", "brightness", "contrast", "invert", "opacity"}


def transform(tokens: Tokens) -> Value | None:
    """Return what a list of functions does: "none", GONE, ("shift", right, down), or UNKNOWN; None if it is none."""
    if ident(tokens) == "none":
        return "none"
    if not tokens or any(token.kind != "function" or token.text not in _FUNCTIONS for token in tokens):
        return None
    done = [_function(token) for token in tokens]
    if None in done:
        return None
    return together([value for value in done if value is not None])


def together(values: list[Value]) -> Value:
    """Return what several of them do one after the other."""
    if GONE in values:
        return GONE
    moving = [value for value in values if value != "none"]
    if not moving:
        return "none"
    return moving[0] if len(moving) == 1 else UNKNOWN


def _function(token: Token) -> Value | None:
    name = token.text
    words = [part[0] for part in split(token.inside, ",") if len(part) == 1]
    if not words or len(words) != len(split(token.inside, ",")):
        return None
    if name.startswith("translate"):
        lengths = [length_of(word) for word in words]
        if None in lengths or len(words) > (3 if name == "translate3d" else 2 if name == "translate" else 1):
            return None
        known = [length for length in lengths if length is not None]
        across = known[0] if name not in {"translatey", "translatez"} else ZERO
        down = known[0] if name == "translatey" else known[1] if len(known) > 1 else ZERO
        return shift(across, down)
    numbers = [number_of(word) for word in words]
    if name.startswith("scale"):
        if None in numbers:
            return None
        sizes = [number for number in numbers if number is not None]
        return "none" if name == "scalez" else scaled(sizes[:2])
    if name.startswith("matrix"):
        sizes = [number for number in numbers if number is not None]
        if len(sizes) != (6 if name == "matrix" else 16):
            return None
        if name == "matrix3d":
            return UNKNOWN
        return _matrix(sizes)
    if name == "perspective":
        return "none"
    angles = [angle_of(word) for word in words]
    if name == "rotate3d":
        return UNKNOWN if len(words) == 4 and angles[3] is not None else None
    if None in angles:
        return None
    turned = [angle for angle in angles if angle is not None]
    if name in {"rotate", "rotatez"}:
        return rotated(turned[0])
    if name.startswith("rotate"):
        return GONE if turned[0] % 180 == 90 else "none" if turned[0] % 360 == 0 else UNKNOWN
    return "none" if all(abs(angle) <= _SLANT for angle in turned) else UNKNOWN


def shift(across: Length, down: Length) -> Value:
    """Return what a translation does."""
    return "none" if across == ZERO == down else ("shift", across, down)


def scaled(sizes: list[float]) -> Value:
    """Return what scaling does."""
    if any(abs(size) <= _FLAT for size in sizes):
        return GONE
    return "none" if all(_LEAST <= size <= _MOST for size in sizes) else UNKNOWN


def rotated(angle: float) -> Value:
    """Return what turning by *angle* in the plane does."""
    angle %= 360
    return "none" if min(angle, 360 - angle) <= _TILT else UNKNOWN


def _matrix(parts: list[float]) -> Value:
    a, b, c, d, right, down = parts
    if abs(a * d - b * c) <= _FLAT**2:
        return GONE
    if b or c or not (_LEAST <= a <= _MOST and _LEAST <= d <= _MOST):
        return UNKNOWN
    return shift(Length(right), Length(down))


def rotate(tokens: Tokens) -> Value | None:
    """Return what the property of this name does."""
    if ident(tokens) == "none":
        return "none"
    angles = [
        angle
        for token in tokens
        if token.text in {"deg", "grad", "rad", "turn"} and (angle := angle_of(token)) is not None
    ]
    others = [token for token in tokens if token.text not in {"deg", "grad", "rad", "turn"}]
    if len(angles) != 1:
        return None
    if not others or ident(tuple(others)) == "z":
        return rotated(angles[0])
    if ident(tuple(others)) in {"x", "y"}:
        return GONE if angles[0] % 180 == 90 else "none" if angles[0] % 360 == 0 else UNKNOWN
    return UNKNOWN if len(others) == 3 and all(token.kind == "number" for token in others) else None


def scale(tokens: Tokens) -> Value | None:
    """Return what the property of this name does."""
    if ident(tokens) == "none":
        return "none"
    sizes = [number for token in tokens if (number := number_of(token)) is not None]
    return scaled(sizes[:2]) if len(sizes) == len(tokens) and 1 <= len(sizes) <= 3 else None


def translate(tokens: Tokens) -> Value | None:
    """Return what the property of this name does."""
    if ident(tokens) == "none":
        return "none"
    lengths = [length for token in tokens if (length := length_of(token)) is not None]
    if len(lengths) != len(tokens) or not 1 <= len(lengths) <= 3:
        return None
    return shift(lengths[0], lengths[1] if len(lengths) > 1 else ZERO)


def filter_(tokens: Tokens) -> Value | None:
    """Return the opacity that the functions of a filter leave, UNKNOWN where they may do more."""
    if ident(tokens) == "none":
        return 1.0
    if not tokens or any(token.kind not in {"function", "url"} for token in tokens):
        return None
    opacity = 1.0
    is_plain = True
    for token in tokens:
        if token.kind == "url":
            return UNKNOWN
        if token.text not in _FILTERS:
            return None
        if token.text in _PLAIN_FILTERS:
            continue
        if token.text == "blur":
            length = length_of(token.inside[0], percent=False, negative=False) if token.inside else ZERO
            if length is None:
                return None
            is_plain = is_plain and (length.pixels(16) or 0) <= 0.5
            continue
        number = number_of(token.inside[0]) if token.inside else 0.0 if token.text != "invert" else 1.0
        if number is None or len(token.inside) > 1:
            return None
        if token.text == "opacity":
            opacity *= min(1.0, max(0.0, number if token.inside else 1.0))
        else:
            is_plain = is_plain and (number == 0 if token.text == "invert" else 0.6 <= number <= 1.4)
    return opacity if is_plain or opacity < 0.05 else UNKNOWN


def clip_path(tokens: Tokens) -> Value | None:
    """Return "none", GONE or UNKNOWN."""
    if ident(tokens) == "none":
        return "none"
    shapes = [token for token in tokens if token.kind == "function"]
    boxes = [token for token in tokens if token.kind == "ident"]
    if any(token.kind == "url" for token in tokens):
        return UNKNOWN
    if len(shapes) > 1 or len(boxes) > 1 or len(shapes) + len(boxes) != len(tokens) or not tokens:
        return None
    if boxes and boxes[0].text not in _BOXES:
        return None
    if not shapes:
        return "none" if boxes[0].text in {"border-box", "margin-box"} else UNKNOWN
    shape = shapes[0]
    if shape.text not in _SHAPES:
        return None
    if shape.text == "inset":
        return _inset(shape.inside)
    if shape.text == "circle" and shape.inside and shape.inside[0].kind == "number":
        radius = length_of(shape.inside[0], negative=False)
        return None if radius is None else GONE if (radius.pixels(16.0, 1.0) or 0.0) < 0.01 else UNKNOWN
    if shape.text == "polygon":
        points = split(shape.inside, ",")
        return GONE if len(set(points)) <= 2 and all(len(point) == 2 for point in points) else UNKNOWN
    return UNKNOWN


def _inset(tokens: Tokens) -> Value | None:
    edges = list(tokens)
    if any(ident((token,)) == "round" for token in edges):
        edges = edges[: next(at for at, token in enumerate(edges) if ident((token,)) == "round")]
    lengths = [length_of(token) for token in edges]
    if not 1 <= len(lengths) <= 4 or None in lengths:
        return None
    top, right, bottom, left = four([length for length in lengths if length is not None])
    if top.percent + bottom.percent >= 100 or left.percent + right.percent >= 100:
        return GONE
    return (
        "none"
        if all(
            edge.is_known and edge.px <= 0 and edge.em <= 0 and edge.percent <= 0.01
            for edge in (top, right, bottom, left)
        )
        else UNKNOWN
    )


def four(values: list[Length]) -> tuple[Length, Length, Length, Length]:
    """Return top, right, bottom and left of one to four *values*."""
    top = values[0]
    right = values[1] if len(values) > 1 else top
    return top, right, values[2] if len(values) > 2 else top, values[3] if len(values) > 3 else right


def clip(tokens: Tokens) -> Value | None:
    """Return "none", GONE or UNKNOWN for the old property, which counts only for what is out of the flow."""
    if ident(tokens) == "auto":
        return "none"
    if len(tokens) != 1 or tokens[0].kind != "function" or tokens[0].text != "rect":
        return None
    words = [token for token in tokens[0].inside if token.kind != ","]
    if len(words) != 4:
        return None
    if all(ident((word,)) == "auto" for word in words):
        return "none"
    lengths = [length_of(word, percent=False) for word in words]
    if any(length is None and ident((word,)) != "auto" for length, word in zip(lengths, words, strict=True)):
        return None
    top, right, bottom, left = lengths
    if top and bottom and (bottom.pixels(16) or 0) <= (top.pixels(16) or 0):
        return GONE
    if left is not None and right is not None and (right.pixels(16) or 0) <= (left.pixels(16) or 0):
        return GONE
    return UNKNOWN
