"""Readers of single properties: the tokens of a value to the value, typed; None for an invalid one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from norton_order.css.tokens import Tokens
from norton_order.css.values import MATH, UNKNOWN, Length, Value, ident, length_of, number_of, split

Reader = Callable[[Tokens, bool], Value | None]


_MARKERS: Final = frozenset(
    "none disc circle square decimal decimal-leading-zero lower-roman upper-roman lower-alpha upper-alpha lower-latin upper-latin "
    "lower-greek cjk-decimal cjk-ideographic cjk-earthly-branch cjk-heavenly-stem hiragana hiragana-iroha katakana katakana-iroha "
    "japanese-informal japanese-formal disclosure-open disclosure-closed".split()
)

SIZES: Final = "auto min-content max-content fit-content -webkit-fit-content -webkit-max-content -webkit-min-content stretch -webkit-fill-available intrinsic min-intrinsic"

FONT_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
    "-webkit-xxx-large": 48.0,
}  # fmt: skip


def keywords(words: str, renamed: dict[str, str] | None = None) -> Reader:
    """Return the reader of one of *words*, some of them *renamed*."""
    allowed = frozenset(words.split())

    def read(tokens: Tokens, _is_quirky: bool) -> Value | None:
        word = ident(tokens)
        return (renamed or {}).get(word, word) if word in allowed else None

    return read


def lengths(words: str = "", *, negative: bool = True, percent: bool = True, quirk: bool = True) -> Reader:
    """Return the reader of one length or one of *words*; *quirk* mode may leave the unit out."""
    allowed = frozenset(words.split())

    def read(tokens: Tokens, is_quirky: bool) -> Value | None:
        if len(tokens) != 1:
            return None
        if tokens[0].kind == "ident":
            return tokens[0].text if tokens[0].text in allowed else None
        if tokens[0].kind == "function" and tokens[0].text in {
            "fit-content",
            "calc-size",
            "anchor",
            "anchor-size",
        }:
            return UNKNOWN
        return length_of(tokens[0], percent=percent, negative=negative, unitless=is_quirky and quirk)

    return read


def simple(function: Callable[[Tokens], Value | None]) -> Reader:
    """Return the reader that a function of the tokens alone is."""
    return lambda tokens, _is_quirky: function(tokens)


def idle(idle: str, other: str = "", *, functions: bool = True) -> Reader:
    """Return the reader of a property that does nothing if it is one of *idle*, and anything with other valid values."""
    nothing, known = frozenset(idle.split()), frozenset(other.split())

    def read(tokens: Tokens, _is_quirky: bool) -> Value | None:
        word = ident(tokens)
        if word:
            return "none" if word in nothing else UNKNOWN if word in known else None
        is_possible = functions and any(token.kind in {"function", "url"} for token in tokens)
        return UNKNOWN if is_possible else None

    return read


def read_opacity(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``opacity``, None for an invalid one."""
    if len(tokens) != 1:
        return None
    number = number_of(tokens[0])
    if number is None:
        return UNKNOWN if tokens[0].kind == "function" and tokens[0].text in MATH else None
    return min(1.0, max(0.0, number))


def read_font_size(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``font-size``, None for an invalid one."""
    word = ident(tokens)
    if word:
        return word if word in FONT_SIZES or word in {"smaller", "larger", "math"} else None
    return lengths(negative=False)(tokens, is_quirky)


def read_line_height(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``line-height``, None for an invalid one."""
    if len(tokens) != 1:
        return None
    if ident(tokens):
        return "normal" if ident(tokens) == "normal" else None
    token = tokens[0]
    if token.kind == "number" and not token.text:
        return token.number if token.number >= 0 else None
    length = length_of(token, negative=False)
    if length is None and token.kind == "function" and (number := number_of(token)) is not None:
        return max(0.0, number)
    return length


def read_integer(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``integer``, None for an invalid one."""
    if len(tokens) == 1 and tokens[0].kind == "number" and not tokens[0].text and not tokens[0].number % 1:
        return tokens[0].number
    return UNKNOWN if len(tokens) == 1 and tokens[0].kind == "function" and tokens[0].text in MATH else None


def read_text_indent(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``text-indent``, None for an invalid one."""
    words = [token.text for token in tokens if token.kind == "ident"]
    rest = tuple(token for token in tokens if token.kind != "ident")
    if not {"hanging", "each-line"}.issuperset(words) or len(set(words)) != len(words):
        return None
    length = lengths()(rest, is_quirky)
    return None if length is None else UNKNOWN if words else length


def read_spacing(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``spacing``, None for an invalid one."""
    return Length() if ident(tokens) == "normal" else lengths()(tokens, is_quirky)


def read_text_transform(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``text-transform``, None for an invalid one."""
    words = {token.text for token in tokens if token.kind == "ident"}
    if (
        len(words) != len(tokens)
        or not words
        or not {"none", "uppercase", "lowercase", "capitalize", "full-width", "full-size-kana", "math-auto"}
        >= words
    ):
        return None
    if "none" in words or "math-auto" in words:
        return "none" if words == {"none"} else UNKNOWN if len(words) == 1 else None
    cases = words & {"uppercase", "lowercase", "capitalize"}
    return (
        None
        if len(cases) > 1
        else cases.pop()
        if cases and len(words) == 1
        else UNKNOWN
        if "full-size-kana" in words
        else "none"
    )


def read_text_decoration_line(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``text-decoration-line``, None for an invalid one."""
    words = [token.text for token in tokens if token.kind == "ident"]
    if (
        not words
        or len(words) != len(tokens)
        or not {
            "none",
            "underline",
            "overline",
            "line-through",
            "blink",
            "spelling-error",
            "grammar-error",
        }.issuperset(words)
    ):
        return None
    if len(set(words)) != len(words) or ("none" in words and len(words) > 1):
        return None
    return "line-through" if "line-through" in words else "none"


def read_list_style_type(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``list-style-type``, None for an invalid one."""
    if len(tokens) != 1:
        return None
    if tokens[0].kind == "string":
        return UNKNOWN if any(map(str.isalnum, tokens[0].text)) else "none"
    if ident(tokens):
        return "none" if ident(tokens) in _MARKERS else UNKNOWN
    return UNKNOWN if tokens[0].kind == "function" and tokens[0].text == "symbols" else None


def read_names(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the names of animations."""
    parts = split(tokens, ",")
    if not all(len(part) == 1 and part[0].kind in {"ident", "string"} for part in parts):
        return None
    return ("names", *(part[0].text for part in parts if part[0].text != "none"))


def read_vertical_align(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``vertical-align``, None for an invalid one."""
    if ident(tokens):
        word = ident(tokens)
        return (
            word
            if word
            in {
                "baseline",
                "sub",
                "super",
                "top",
                "text-top",
                "middle",
                "bottom",
                "text-bottom",
                "-webkit-baseline-middle",
            }
            else None
        )
    return lengths()(tokens, is_quirky)


def read_text_overflow(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``text-overflow``, None for an invalid one."""
    if not 1 <= len(tokens) <= 2 or not all(
        t.kind == "string" or ident((t,)) in {"clip", "ellipsis"} for t in tokens
    ):
        return None
    return (
        UNKNOWN
        if any(token.kind == "string" and any(map(str.isalnum, token.text)) for token in tokens)
        else "none"
    )


def read_adjusted(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``adjusted``, None for an invalid one."""
    if ident(tokens):
        return "none" if ident(tokens) in {"none", "from-font"} else None
    return (
        UNKNOWN if tokens and all(token.kind in {"number", "ident", "function"} for token in tokens) else None
    )


def read_quotes(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``quotes``, None for an invalid one."""
    if ident(tokens) in {"none", "auto"}:
        return ident(tokens)
    if not tokens or len(tokens) % 2 or any(token.kind != "string" for token in tokens):
        return None
    return UNKNOWN if any(any(map(str.isalnum, token.text)) for token in tokens) else "auto"


def read_math_depth(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``math-depth``, None for an invalid one."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    is_valid = (
        ident(tokens) == "auto-add"
        or (token.kind == "number" and not token.text and not token.number % 1)
        or token.text == "add"
    )
    return UNKNOWN if is_valid else None
