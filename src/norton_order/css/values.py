"""Tokens to typed values: lengths, numbers, keywords."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final, NamedTuple

from norton_order.css.tokens import Token, Tokens

VIEWPORT: Final = 1_000.0  # pixels of a window on a desk; hundredths of it are what vw counts


class Length(NamedTuple):
    """A length: pixels, sizes of the font and hundredths of what is around, added up.

    ``is_known`` is False where a function says more than that.
    """

    px: float = 0.0
    em: float = 0.0
    percent: float = 0.0
    is_known: bool = True

    def pixels(self, em: float, around: float | None = None) -> float | None:
        """Return the length where the font has *em* pixels; None where that is not known."""
        if not self.is_known or (self.percent and around is None):
            return None
        return self.px + self.em * em + self.percent / 100 * (around or 0.0)


class Odd(Enum):
    """Values that are not read."""

    UNKNOWN = "valid, or perhaps valid, and not read"


Value = object  # a keyword, a number, a length, a colour, a tuple of such, or ``UNKNOWN``
UNKNOWN: Final = Odd.UNKNOWN
ZERO: Final = Length()
WIDE_KEYWORDS: Final = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
# Functions whose value follows from elsewhere: any property may have them.
SUBSTITUTIONS: Final = frozenset(
    {"env", "attr", "if", "random", "sibling-index", "sibling-count", "inherit", "ident"}
)

_NEXT_TO_NOTHING: Final = 1e-9  # no share at all of a height that is not told is no height of nothing
_PIXELS: Final = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54, "rem": 16.0, "rlh": 19.0,
    "rex": 8.0, "rch": 8.0, "rcap": 11.0, "ric": 16.0,
}  # fmt: skip
_EMS: Final = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "cap": 0.7, "lh": 1.2}
_VIEWPORT_UNITS: Final = frozenset(
    f"{size}{unit}" for size in ("", "s", "l", "d") for unit in ("vw", "vh", "vmin", "vmax", "vi", "vb")
) | {"cqw", "cqh", "cqi", "cqb", "cqmin", "cqmax"}
_ANGLES: Final = {"deg": 1.0, "grad": 0.9, "rad": 57.29578, "turn": 360.0}
MATH: Final = frozenset(
    "calc -webkit-calc min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign calc-size anchor anchor-size".split()
)


def ident(tokens: Tokens) -> str:
    """Return the one keyword that *tokens* are, "" for anything else."""
    return tokens[0].text if len(tokens) == 1 and tokens[0].kind == "ident" else ""


def length_of(
    token: Token, *, percent: bool = True, negative: bool = True, unitless: bool = False
) -> Length | None:
    """Return the length that *token* is, None for none.

    Args:
        token: any.
        percent: hundredths are allowed.
        negative: so is less than nothing.
        unitless: and numbers without a unit other than 0, as in quirks mode.
    """
    if token.kind == "number":
        if not negative and token.number < 0:
            return None
        return _dimension(token, percent=percent, unitless=unitless)
    if token.kind == "function" and token.text in MATH:
        value = _calculated(token)
        if value is None or isinstance(value, float):
            return None if isinstance(value, float) else Length(is_known=False)
        if value.percent and not percent:
            return None
        if not negative and value.px <= 0 and value.em <= 0 and value.percent <= 0:
            return ZERO if value.is_known else value
        return value
    return None


def _dimension(token: Token, *, percent: bool, unitless: bool) -> Length | None:
    unit, number = token.text, token.number
    if unit in _PIXELS:
        return Length(number * _PIXELS[unit])
    if unit in _EMS:
        return Length(em=number * _EMS[unit])
    if unit == "%":
        return Length(percent=number or _NEXT_TO_NOTHING) if percent else None
    if not unit:
        return Length(number) if not number or unitless else None
    return Length(number * VIEWPORT / 100) if unit in _VIEWPORT_UNITS else None


def number_of(token: Token) -> float | None:
    """Return the number or percentage (as a share) that *token* is, None for none."""
    if token.kind == "number" and token.text in {"", "%"}:
        return token.number / (100 if token.text else 1)
    if token.kind == "function" and token.text in MATH:
        value = _calculated(token)
        return value if isinstance(value, float) else None
    return None


def angle_of(token: Token) -> float | None:
    """Return the angle that *token* is in degrees, None for none."""
    if token.kind == "number":
        return (
            token.number * _ANGLES[token.text]
            if token.text in _ANGLES
            else 0.0
            if token == Token("number")
            else None
        )
    return None


def _calculated(token: Token) -> Length | float | None:
    """Return what a function of mathematics comes to: a length, a number, or None for what is not known."""
    if token.text in {"calc", "-webkit-calc", ""}:
        return _sum(list(token.inside))
    if token.text in {"min", "max", "clamp"}:
        values = [_sum(list(part)) for part in split(token.inside, ",")]
        numbers = [value for value in values if isinstance(value, float)]
        lengths = [value for value in values if isinstance(value, Length) and value.is_known]
        if len(numbers) == len(values):
            return _picked(token.text, numbers)
        if len(lengths) != len(values):
            return None
        for axis in (0, 1, 2):  # all in one unit, or nothing at all
            if all(not any(part for at, part in enumerate(value[:3]) if at != axis) for value in lengths):
                parts = [0.0, 0.0, 0.0]
                parts[axis] = _picked(token.text, [value[axis] for value in lengths])
                return Length(parts[0], parts[1], parts[2])
        return Length(is_known=False)
    return None


def _picked(name: str, numbers: list[float]) -> float:
    if name == "clamp" and len(numbers) == 3:
        return max(numbers[0], min(numbers[1], numbers[2]))
    return min(numbers) if name == "min" else max(numbers)


def _sum(tokens: list[Token]) -> Length | float | None:
    total: Length | float | None = None
    sign = 1.0
    at = 0
    while at < len(tokens):
        value, at = _product(tokens, at)
        if value is None:
            return None
        value = _times(value, sign)
        total = value if total is None else _plus(total, value)
        if total is None:
            return None
        if at < len(tokens):
            if tokens[at].kind not in {"+", "-"}:
                return None
            sign = 1.0 if tokens[at].kind == "+" else -1.0
            at += 1
    return total


def _product(tokens: list[Token], at: int) -> tuple[Length | float | None, int]:
    value = _operand(tokens[at])
    at += 1
    while value is not None and at + 1 < len(tokens) and tokens[at].kind in {"*", "/"}:
        other = _operand(tokens[at + 1])
        if tokens[at].kind == "/":
            value = _times(value, 1 / other) if isinstance(other, float) and other else None
        elif isinstance(other, float):
            value = _times(value, other)
        else:
            value = _times(other, value) if isinstance(value, float) and other is not None else None
        at += 2
    return value, at


def _operand(token: Token) -> Length | float | None:
    if token.kind == "number":
        return token.number if not token.text else _dimension(token, percent=True, unitless=False)
    return _calculated(token) if token.kind == "function" else None


def _times(value: Length | float, factor: float) -> Length | float:
    if isinstance(value, float):
        return value * factor
    return Length(value.px * factor, value.em * factor, value.percent * factor, value.is_known)


def _plus(first: Length | float, second: Length | float) -> Length | float | None:
    if isinstance(first, float) or isinstance(second, float):
        return first + second if isinstance(first, float) and isinstance(second, float) else None
    return Length(
        first.px + second.px,
        first.em + second.em,
        first.percent + second.percent,
        first.is_known and second.is_known,
    )


def split(tokens: Iterable[Token], sign: str) -> list[Tokens]:
    """Return the runs of *tokens* between those that are *sign*."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == sign:
            runs.append([])
        else:
            runs[-1].append(token)
    return [tuple(run) for run in runs]


def has_substitution(tokens: Tokens) -> bool:
    """Return whether a function among *tokens* stands for something from elsewhere, other than a variable."""
    return any(
        token.kind == "function"
        and (token.text in SUBSTITUTIONS or token.text.startswith("--") or has_substitution(token.inside))
        for token in tokens
    )
