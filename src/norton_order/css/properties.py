"""The table of properties: which values are valid and what they are, or that the property does nothing to text.

Every property that browsers know stands in one of three places: a reader in ``READERS`` for what can hide, move, break
or replace text; ``HARMLESS`` for what cannot; ``IN_DOUBT`` for what may and is not read. A reader takes the tokens
of a value and returns it typed, or None for an invalid one, which counts as not written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from norton_order.css import transforms
from norton_order.css.colors import color_of
from norton_order.css.tokens import Token, Tokens
from norton_order.css.values import MATH, UNKNOWN, Length, Value, ident, length_of, number_of, split

Reader = Callable[[Tokens, bool], Value | None]

INHERITED: Final = frozenset(
    "visibility font-size line-height color -webkit-text-fill-color text-shadow white-space-collapse text-wrap-mode direction text-transform "
    "letter-spacing word-spacing text-indent list-style-type writing-mode -webkit-text-security caption-side -webkit-text-stroke-width "
    "font-size-adjust quotes font-family math-depth color-scheme".split()
)
DISPLAYS: Final = frozenset(
    "none contents inline block inline-block flex inline-flex grid inline-grid table inline-table table-row table-cell table-row-group "
    "table-header-group table-footer-group table-caption table-column table-column-group list-item flow-root -webkit-box -webkit-inline-box "
    "ruby ruby-text math".split()
)
_DISPLAY_ALIASES: Final = {
    "-webkit-flex": "flex", "-webkit-inline-flex": "inline-flex", "flow": "block", "ruby": "inline", "ruby-text": "inline", "math": "inline",
    "block flow": "block", "inline flow": "inline", "block flow-root": "flow-root", "inline flow-root": "inline-block", "block flex": "flex",
    "inline flex": "inline-flex", "block grid": "grid", "inline grid": "inline-grid", "block table": "table", "inline table": "inline-table",
    "block ruby": "block", "inline ruby": "inline", "block math": "block", "inline math": "inline",
    "block list-item": "list-item", "list-item flow": "list-item", "list-item flow-root": "list-item", "block flow list-item": "list-item",
    "block flow-root list-item": "list-item", "inline flow-root list-item": "inline-block",
}  # fmt: skip
_MARKERS: Final = frozenset(
    "none disc circle square decimal decimal-leading-zero lower-roman upper-roman lower-alpha upper-alpha lower-latin upper-latin "
    "lower-greek cjk-decimal cjk-ideographic cjk-earthly-branch cjk-heavenly-stem hiragana hiragana-iroha katakana katakana-iroha "
    "japanese-informal japanese-formal disclosure-open disclosure-closed".split()
)
_SIZES: Final = "auto min-content max-content fit-content -webkit-fit-content -webkit-max-content -webkit-min-content stretch -webkit-fill-available intrinsic min-intrinsic"
FONT_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
    "-webkit-xxx-large": 48.0,
}  # fmt: skip


def _keywords(words: str, renamed: dict[str, str] | None = None) -> Reader:
    allowed = frozenset(words.split())

    def read(tokens: Tokens, _is_quirky: bool) -> Value | None:
        word = ident(tokens)
        return (renamed or {}).get(word, word) if word in allowed else None

    return read


def _lengths(words: str = "", *, negative: bool = True, percent: bool = True, quirk: bool = True) -> Reader:
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


def _simple(function: Callable[[Tokens], Value | None]) -> Reader:
    return lambda tokens, _is_quirky: function(tokens)


def _idle(idle: str, other: str = "", *, functions: bool = True) -> Reader:
    """Return the reader of a property that does nothing if it is one of *idle*, and anything with other valid values."""
    nothing, known = frozenset(idle.split()), frozenset(other.split())

    def read(tokens: Tokens, _is_quirky: bool) -> Value | None:
        word = ident(tokens)
        if word:
            return "none" if word in nothing else UNKNOWN if word in known else None
        is_possible = functions and any(token.kind in {"function", "url"} for token in tokens)
        return UNKNOWN if is_possible else None

    return read


def _display(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if not 1 <= len(tokens) <= 3 or any(token.kind != "ident" for token in tokens):
        return None
    if len(tokens) == 1:
        word = tokens[0].text
        return _DISPLAY_ALIASES.get(word, word) if word in DISPLAYS or word in _DISPLAY_ALIASES else None
    words = sorted((token.text for token in tokens), key=_display_order)
    joined = " ".join(words)
    # The mark of a list within a line is text.
    return (
        UNKNOWN if joined in {"inline list-item", "inline flow list-item"} else _DISPLAY_ALIASES.get(joined)
    )


def _display_order(word: str) -> int:
    return 0 if word in {"block", "inline"} else 2 if word == "list-item" else 1


def _opacity(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if len(tokens) != 1:
        return None
    number = number_of(tokens[0])
    if number is None:
        return UNKNOWN if tokens[0].kind == "function" and tokens[0].text in MATH else None
    return min(1.0, max(0.0, number))


def _font_size(tokens: Tokens, is_quirky: bool) -> Value | None:
    word = ident(tokens)
    if word:
        return word if word in FONT_SIZES or word in {"smaller", "larger", "math"} else None
    return _lengths(negative=False)(tokens, is_quirky)


def _line_height(tokens: Tokens, _is_quirky: bool) -> Value | None:
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


def _color(tokens: Tokens, is_quirky: bool) -> Value | None:
    if len(tokens) != 1:
        return None
    if is_quirky and tokens[0].kind == "number" and not tokens[0].number % 1 and tokens[0].number >= 0:
        return color_of(Token("hash", f"{int(tokens[0].number):06d}{tokens[0].text}"[:6]))
    return color_of(tokens[0], is_quirky=is_quirky)


def _zoom(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if ident(tokens):
        return 1.0 if ident(tokens) in {"normal", "reset"} else None
    number = number_of(tokens[0]) if len(tokens) == 1 else None
    return None if number is None or number < 0 else number or 1.0


def _integer(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if len(tokens) == 1 and tokens[0].kind == "number" and not tokens[0].text and not tokens[0].number % 1:
        return tokens[0].number
    return UNKNOWN if len(tokens) == 1 and tokens[0].kind == "function" and tokens[0].text in MATH else None


def _z_index(tokens: Tokens, is_quirky: bool) -> Value | None:
    return "auto" if ident(tokens) == "auto" else _integer(tokens, is_quirky)


def _factor(tokens: Tokens, _is_quirky: bool) -> Value | None:
    number = number_of(tokens[0]) if len(tokens) == 1 and tokens[0].text != "%" else None
    return None if number is None or number < 0 else number


def _text_indent(tokens: Tokens, is_quirky: bool) -> Value | None:
    words = [token.text for token in tokens if token.kind == "ident"]
    rest = tuple(token for token in tokens if token.kind != "ident")
    if not {"hanging", "each-line"}.issuperset(words) or len(set(words)) != len(words):
        return None
    length = _lengths()(rest, is_quirky)
    return None if length is None else UNKNOWN if words else length


def _spacing(tokens: Tokens, is_quirky: bool) -> Value | None:
    return Length() if ident(tokens) == "normal" else _lengths()(tokens, is_quirky)


def _text_transform(tokens: Tokens, _is_quirky: bool) -> Value | None:
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


def _text_decoration_line(tokens: Tokens, _is_quirky: bool) -> Value | None:
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


def _background_image(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return "none" or the layers as tuples of one token each."""
    if ident(tokens) == "none":
        return "none"
    layers = split(tokens, ",")
    for layer in layers:
        if len(layer) != 1 or not (ident(layer) == "none" or is_image(layer[0])):
            return None
    return ("images", *(layer[0] for layer in layers if layer[0].kind != "ident"))


def is_image(token: Token) -> bool:
    """Return whether *token* is an image: an address or something that is drawn."""
    return token.kind == "url" or (
        token.kind == "function"
        and (
            token.text
            in {
                "url",
                "image-set",
                "-webkit-image-set",
                "cross-fade",
                "-webkit-cross-fade",
                "element",
                "paint",
                "image",
                "-webkit-gradient",
            }
            or token.text.endswith("-gradient")
        )
        and bool(token.inside)
        and not (token.text.endswith("-gradient") and len(split(token.inside, ",")) < 2)
    )


def _background_clip(tokens: Tokens, _is_quirky: bool) -> Value | None:
    words = [part[0].text for part in split(tokens, ",") if len(part) == 1 and part[0].kind == "ident"]
    if (
        not words
        or len(words) != len(split(tokens, ","))
        or not {"text", "border-box", "padding-box", "content-box", "border-area"}.issuperset(words)
    ):
        return None
    return "text" if {"text", "border-area"} & set(words) else "box"


def _text_shadow(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if ident(tokens) == "none":
        return "none"
    return (
        "shadow"
        if all(2 <= sum(token.kind == "number" for token in part) <= 3 for part in split(tokens, ","))
        else None
    )


def _box_shadow(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return how far shadows inside the box reach in pixels."""
    if ident(tokens) == "none":
        return 0.0
    most = 0.0
    for part in split(tokens, ","):
        lengths = [
            length_of(token, percent=False) for token in part if token.kind == "number" or token.text in MATH
        ]
        if None in lengths or not 2 <= len(lengths) <= 4:
            return None
        if any(ident((token,)) == "inset" for token in part):
            most = max(most, *(abs(length.pixels(16.0) or 0.0) for length in lengths if length))
    return most


def _content(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return "none", or what is shown: strings, ("attr", name), and UNKNOWN for counters, pictures and the like."""
    if ident(tokens) in {"none", "normal"}:
        return "none"
    parts: list[object] = []
    for token in split(tokens, "/")[0]:
        if token.kind == "string":
            parts.append(token.text)
        elif (
            token.kind == "function"
            and token.text == "attr"
            and len(token.inside) == 1
            and token.inside[0].kind == "ident"
        ):
            parts.append(("attr", token.inside[0].text))
        elif is_image(token) or token.text in {
            "counter",
            "counters",
            "open-quote",
            "close-quote",
            "no-open-quote",
            "no-close-quote",
            "attr",
        }:
            parts.append(UNKNOWN)
        else:
            return None
    return ("content", *parts) if parts else None


def _list_style_type(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if len(tokens) != 1:
        return None
    if tokens[0].kind == "string":
        return UNKNOWN if any(map(str.isalnum, tokens[0].text)) else "none"
    if ident(tokens):
        return "none" if ident(tokens) in _MARKERS else UNKNOWN
    return UNKNOWN if tokens[0].kind == "function" and tokens[0].text == "symbols" else None


def _names(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the names of animations."""
    parts = split(tokens, ",")
    if not all(len(part) == 1 and part[0].kind in {"ident", "string"} for part in parts):
        return None
    return ("names", *(part[0].text for part in parts if part[0].text != "none"))


def _tracks(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the tracks of a grid: lengths, "auto", ("fr", how many), ("fit", least length) for as many as fit."""
    if ident(tokens) == "none":
        return ("tracks",)
    tracks: list[object] = []
    level = 0
    for token in tokens:
        if token.kind in "[]":
            level += 1 if token.kind == "[" else -1
        elif not level:
            track = _track(token)
            if track is None:
                return None
            if track is UNKNOWN:
                return UNKNOWN
            tracks.extend(track if isinstance(track, list) else [track])
    return ("tracks", *tracks[:1000]) if tracks else None


def _track(token: Token) -> object:
    if token.kind == "ident":
        return (
            "auto"
            if token.text in {"auto", "min-content", "max-content"}
            else UNKNOWN
            if token.text in {"subgrid", "masonry"}
            else None
        )
    if token.kind == "number" and token.text == "fr":
        return ("fr", token.number) if token.number >= 0 else None
    if token.kind == "function" and token.text == "minmax":
        bounds = [_track(part[0]) for part in split(token.inside, ",") if len(part) == 1]
        return None if len(bounds) != 2 or None in bounds else bounds[1]
    if token.kind == "function" and token.text == "fit-content":
        return "auto"
    if token.kind == "function" and token.text == "repeat":
        count, *rest = split(token.inside, ",")
        inner = tuple(part for run in rest for part in (*run, Token(",")))[:-1]
        if ident(count) in {"auto-fit", "auto-fill"}:
            return UNKNOWN
        if len(count) != 1 or count[0].kind != "number" or not 1 <= count[0].number <= 1000:
            return None
        value = _tracks(inner, False)
        return list(value[1:]) * int(count[0].number) if isinstance(value, tuple) else value
    return length_of(token, negative=False)


def _areas(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return "none", or ("areas", how many columns) for a drawing of the grid."""
    if ident(tokens) == "none":
        return "none"
    rows = [token.text.split() for token in tokens if token.kind == "string"]
    is_even = len(rows) == len(tokens) and len({len(row) for row in rows}) == 1 and bool(rows[0])
    return ("areas", len(rows[0])) if is_even else None


def _grid_line(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if ident(tokens):
        return "auto" if ident(tokens) == "auto" else UNKNOWN if ident(tokens) != "span" else None
    numbers = [
        token
        for token in tokens
        if token.kind == "number" and not token.text and not token.number % 1 and token.number
    ]
    words = [token.text for token in tokens if token.kind == "ident"]
    if len(numbers) + len(words) != len(tokens) or len(numbers) > 1 or not tokens:
        return UNKNOWN if any(token.kind == "function" for token in tokens) else None
    if words == ["span"] and numbers and numbers[0].number > 0:
        return ("span", numbers[0].number)
    return numbers[0].number if not words else UNKNOWN


def _contain(tokens: Tokens, _is_quirky: bool) -> Value | None:
    words = {token.text for token in tokens if token.kind == "ident"}
    if (
        not words
        or len(words) != len(tokens)
        or not {"none", "strict", "content", "size", "inline-size", "layout", "style", "paint", "block-size"}
        >= words
    ):
        return None
    if len(words) > 1 and words & {"none", "strict", "content"}:
        return None
    if words & {"size", "strict", "inline-size", "block-size"}:
        return "size"
    return "paint" if words & {"paint", "content"} else "none"


def _vertical_align(tokens: Tokens, is_quirky: bool) -> Value | None:
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
    return _lengths()(tokens, is_quirky)


def _line_clamp(tokens: Tokens, is_quirky: bool) -> Value | None:
    return "none" if ident(tokens) in {"none", "auto"} else _integer(tokens, is_quirky)


def _text_overflow(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if not 1 <= len(tokens) <= 2 or not all(
        t.kind == "string" or ident((t,)) in {"clip", "ellipsis"} for t in tokens
    ):
        return None
    return (
        UNKNOWN
        if any(token.kind == "string" and any(map(str.isalnum, token.text)) for token in tokens)
        else "none"
    )


def _aspect_ratio(tokens: Tokens, _is_quirky: bool) -> Value | None:
    numbers = [token for token in tokens if token.kind == "number" and not token.text]
    if ident(tokens) == "auto":
        return "auto"
    return (
        "ratio"
        if 1 <= len(numbers) <= 2
        and len(numbers) + sum(t.kind == "/" or t.text == "auto" for t in tokens) == len(tokens)
        else None
    )


def _columns(tokens: Tokens, is_quirky: bool) -> Value | None:
    if ident(tokens):
        return "none" if ident(tokens) == "auto" else None
    if len(tokens) != 1:
        return None
    if tokens[0].kind == "number" and not tokens[0].text and tokens[0].number:
        return (
            None
            if tokens[0].number < 1 or tokens[0].number % 1
            else "none"
            if tokens[0].number == 1
            else UNKNOWN
        )
    return UNKNOWN if length_of(tokens[0], percent=False, negative=False) is not None else None


def _adjusted(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if ident(tokens):
        return "none" if ident(tokens) in {"none", "from-font"} else None
    return (
        UNKNOWN if tokens and all(token.kind in {"number", "ident", "function"} for token in tokens) else None
    )


def _quotes(tokens: Tokens, _is_quirky: bool) -> Value | None:
    if ident(tokens) in {"none", "auto"}:
        return ident(tokens)
    if not tokens or len(tokens) % 2 or any(token.kind != "string" for token in tokens):
        return None
    return UNKNOWN if any(any(map(str.isalnum, token.text)) for token in tokens) else "auto"


BORDER_WIDTHS: Final = ("border-top-width", "border-right-width", "border-bottom-width", "border-left-width")
_MARGIN: Final = _lengths("auto")
_PADDING: Final = _lengths(negative=False)
_SIZE: Final = _lengths(_SIZES, negative=False)
_LIMIT: Final = _lengths(_SIZES.removeprefix("auto") + " none", negative=False)
_OVERFLOW: Final = _keywords(
    "visible hidden clip scroll auto overlay -webkit-paged-x -webkit-paged-y",
    {"overlay": "auto", "-webkit-paged-x": "auto", "-webkit-paged-y": "auto"},
)
_TOUCHING: Final = _idle("none")

READERS: Final[dict[str, Reader]] = {
    # what is shown at all
    "display": _display,
    "visibility": _keywords("visible hidden collapse"),
    "opacity": _opacity,
    "content-visibility": _keywords("visible auto hidden"),
    "content": _content,
    # text
    "font-size": _font_size,
    "line-height": _line_height,
    "color": _color,
    "-webkit-text-fill-color": _color,
    "-webkit-text-stroke-width": _lengths("thin medium thick", negative=False, percent=False),
    "text-shadow": _text_shadow,
    "-webkit-text-security": _idle("none", "disc circle square", functions=False),
    "text-transform": _text_transform,
    "text-decoration-line": _text_decoration_line,
    "letter-spacing": _spacing,
    "word-spacing": _spacing,
    "text-indent": _text_indent,
    "text-overflow": _text_overflow,
    "white-space-collapse": _keywords("collapse preserve preserve-breaks preserve-spaces break-spaces discard"),
    "text-wrap-mode": _keywords("wrap nowrap"),
    "direction": _keywords("ltr rtl"),
    "unicode-bidi": _keywords("normal embed bidi-override isolate isolate-override plaintext -webkit-isolate -webkit-plaintext -webkit-isolate-override -moz-isolate -moz-plaintext"),
    "writing-mode": _keywords("horizontal-tb vertical-rl vertical-lr sideways-rl sideways-lr lr-tb rl-tb tb-rl lr rl tb", dict.fromkeys(("lr-tb", "rl-tb", "lr", "rl"), "horizontal-tb")),
    "vertical-align": _vertical_align,
    "list-style-type": _list_style_type,
    "quotes": _quotes,
    "hyphenate-character": lambda tokens, _: "auto" if ident(tokens) == "auto" else UNKNOWN if tokens and tokens[0].kind == "string" else None,
    "text-emphasis-style": lambda tokens, _: (UNKNOWN if tokens[0].kind == "string" else "none" if all(t.kind == "ident" for t in tokens) else None) if tokens else None,
    "font-size-adjust": _adjusted,
    "math-depth": _idle("", "auto-add"),
    # backgrounds
    "background-color": _color,
    "background-image": _background_image,
    "background-clip": _background_clip,
    "box-shadow": _box_shadow,
    "outline-width": _lengths("thin medium thick", negative=False, percent=False),
    "outline-offset": _lengths(percent=False),
    "outline-style": _keywords("none hidden dotted dashed solid double groove ridge inset outset auto"),
    "color-scheme": lambda tokens, _: (UNKNOWN if [t.text for t in tokens if t.text != "only"] == ["dark"] else "light") if tokens and all(t.kind == "ident" for t in tokens) else None,
    # effects
    "filter": _simple(transforms.filter_),
    "transform": _simple(transforms.transform),
    "rotate": _simple(transforms.rotate),
    "scale": _simple(transforms.scale),
    "translate": _simple(transforms.translate),
    "clip-path": _simple(transforms.clip_path),
    "clip": _simple(transforms.clip),
    "zoom": _zoom,
    "mask-image": _TOUCHING,
    "-webkit-mask-box-image-source": _TOUCHING,
    "offset-path": _TOUCHING,
    "-webkit-box-reflect": _idle("none", "above below left right", functions=False),
    "mix-blend-mode": _idle(
        "normal", "multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue saturation color luminosity plus-darker plus-lighter", functions=False),
    "animation-name": _names,
    "contain": _contain,
    # boxes
    "position": _keywords("static relative absolute fixed sticky -webkit-sticky", {"-webkit-sticky": "sticky"}),
    "top": _MARGIN, "right": _MARGIN, "bottom": _MARGIN, "left": _MARGIN,
    "z-index": _z_index,
    "float": _keywords("none left right inline-start inline-end", {"inline-start": "left", "inline-end": "right"}),
    "clear": _keywords("none left right both inline-start inline-end", {"inline-start": "left", "inline-end": "right"}),
    "margin-top": _MARGIN, "margin-right": _MARGIN, "margin-bottom": _MARGIN, "margin-left": _MARGIN,
    "padding-top": _PADDING, "padding-right": _PADDING, "padding-bottom": _PADDING, "padding-left": _PADDING,
    "width": _SIZE, "height": _SIZE, "min-width": _SIZE, "min-height": _SIZE, "max-width": _LIMIT, "max-height": _LIMIT,
    "box-sizing": _keywords("content-box border-box"),
    "aspect-ratio": _aspect_ratio,
    "overflow-x": _OVERFLOW, "overflow-y": _OVERFLOW,
    "column-count": _columns, "column-width": _columns, "-webkit-line-clamp": _line_clamp,
    "caption-side": _keywords("top bottom block-start block-end", {"block-start": "top", "block-end": "bottom"}),
    "table-layout": _keywords("auto fixed"),
    # flexible boxes and grids
    "order": _integer, "flex-direction": _keywords("row row-reverse column column-reverse"), "flex-wrap": _keywords("nowrap wrap wrap-reverse"),
    "flex-grow": _factor, "flex-shrink": _factor, "flex-basis": _lengths(_SIZES + " content", negative=False),
    "-webkit-box-orient": _keywords("horizontal vertical inline-axis block-axis", {"inline-axis": "horizontal", "block-axis": "vertical"}),
    "-webkit-box-direction": _keywords("normal reverse"), "-webkit-box-ordinal-group": _integer,
    "grid-template-columns": _tracks, "grid-template-rows": _tracks, "grid-auto-rows": _tracks, "grid-auto-columns": _tracks, "grid-template-areas": _areas,
    "grid-auto-flow": lambda tokens, _: ident(tokens[:1]) if tokens and all(ident((t,)) in {"row", "column", "dense"} for t in tokens) else None,
    "grid-row-start": _grid_line, "grid-row-end": _grid_line, "grid-column-start": _grid_line, "grid-column-end": _grid_line,
    "justify-content": lambda tokens, _: tokens[-1].text if tokens and all(t.kind == "ident" for t in tokens) and len(tokens) <= 2 else None,
    **dict.fromkeys(BORDER_WIDTHS, _lengths("thin medium thick", negative=False, percent=False)),
    "column-gap": _lengths("normal", negative=False, quirk=False), "row-gap": _lengths("normal", negative=False, quirk=False),
    # of Outlook alone
    "mso-hide": lambda tokens, _: UNKNOWN if ident(tokens) != "none" else "none",
}  # fmt: skip

# Names that stand for another one, where text runs from left to right and lines from top to bottom.
ALIASES: Final[dict[str, str]] = {
    "inline-size": "width", "block-size": "height", "min-inline-size": "min-width", "min-block-size": "min-height", "max-inline-size": "max-width",
    "max-block-size": "max-height", "-webkit-logical-width": "width", "-webkit-logical-height": "height", "-webkit-min-logical-width": "min-width",
    "-webkit-min-logical-height": "min-height", "-webkit-max-logical-width": "max-width", "-webkit-max-logical-height": "max-height",
    "inset-inline-start": "left", "inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom",
    "margin-inline-start": "margin-left", "margin-inline-end": "margin-right", "margin-block-start": "margin-top", "margin-block-end": "margin-bottom",
    "-webkit-margin-start": "margin-left", "-webkit-margin-end": "margin-right", "-webkit-margin-before": "margin-top", "-webkit-margin-after": "margin-bottom",
    "-moz-margin-start": "margin-left", "-moz-margin-end": "margin-right",
    "padding-inline-start": "padding-left", "padding-inline-end": "padding-right", "padding-block-start": "padding-top", "padding-block-end": "padding-bottom",
    "-webkit-padding-start": "padding-left", "-webkit-padding-end": "padding-right", "-webkit-padding-before": "padding-top", "-webkit-padding-after": "padding-bottom",
    "overflow-inline": "overflow-x", "overflow-block": "overflow-y", "-webkit-writing-mode": "writing-mode", "-epub-writing-mode": "writing-mode",
    "-epub-text-transform": "text-transform", "-webkit-column-gap": "column-gap", "grid-column-gap": "column-gap", "grid-row-gap": "row-gap",
    "-webkit-transform": "transform", "-webkit-filter": "filter", "-webkit-clip-path": "clip-path", "-webkit-mask-image": "mask-image", "-webkit-opacity": "opacity",
    "-webkit-order": "order", "-webkit-justify-content": "justify-content", "border-inline-start-width": "border-left-width", "border-inline-end-width": "border-right-width", "border-block-start-width": "border-top-width", "border-block-end-width": "border-bottom-width", "-webkit-flex-direction": "flex-direction", "-webkit-flex-wrap": "flex-wrap", "-webkit-flex-grow": "flex-grow",
    "-webkit-flex-shrink": "flex-shrink", "-webkit-flex-basis": "flex-basis", "-webkit-background-clip": "background-clip", "-webkit-box-shadow": "box-shadow",
    "-webkit-box-sizing": "box-sizing", "-webkit-animation-name": "animation-name",
    "-webkit-column-count": "column-count", "-webkit-column-width": "column-width", "line-clamp": "-webkit-line-clamp", "-webkit-hyphenate-character": "hyphenate-character",
    "-webkit-text-emphasis-style": "text-emphasis-style",
}  # fmt: skip

# What browsers know and what is not read.
IN_DOUBT: Final = frozenset((
    "position-area inset-area position-try position-try-fallbacks reading-flow text-fit -webkit-mask-box-image font-palette-values initial-letter-wrap flow-into flow-from "
    "-webkit-flow-into object-view-box column-height column-wrap border-shape overlay line-fit-edge block-ellipsis max-lines continue masonry item-flow"
).split())  # fmt: skip
# What browsers know and what leaves text where and as it is.
HARMLESS: Final = frozenset((
    "accent-color align-content align-items align-self alignment-baseline anchor-name anchor-scope animation-composition animation-delay animation-direction "
    "animation-duration animation-fill-mode animation-iteration-count animation-play-state animation-range animation-range-end animation-range-start animation-timeline "
    "animation-timing-function animation-trigger app-region appearance backdrop-filter backface-visibility -webkit-backface-visibility background-attachment background-blend-mode background-origin background-position "
    "background-position-x background-position-y background-repeat background-size baseline-shift baseline-source border-collapse border-spacing box-decoration-break "
    "break-after break-before break-inside buffered-rendering caret-animation caret-color caret-shape clip-rule color-interpolation color-interpolation-filters "
    "color-rendering column-fill column-rule column-rule-color column-rule-style column-rule-width column-span contain-intrinsic-block-size contain-intrinsic-height "
    "contain-intrinsic-inline-size contain-intrinsic-size contain-intrinsic-width container container-name container-type counter-increment counter-reset counter-set "
    "cursor cx cy d dominant-baseline dynamic-range-limit empty-cells field-sizing fill fill-opacity fill-rule flex-line-count flood-color flood-opacity font-family "
    "font-feature-settings font-kerning font-language-override font-optical-sizing font-palette font-stretch font-style font-synthesis font-synthesis-small-caps "
    "font-synthesis-style font-synthesis-weight font-variant font-variant-alternates font-variant-caps font-variant-east-asian font-variant-emoji font-variant-ligatures "
    "font-variant-numeric font-variant-position font-variation-settings font-weight font-width forced-color-adjust frame-sizing hyphenate-limit-chars hyphens image-orientation "
    "image-rendering initial-letter interactivity interest-delay interest-delay-end interest-delay-start interpolate-size isolation justify-items "
    "justify-self lighting-color line-break list-style-image list-style-position margin-trim marker marker-end marker-mid marker-start mask-clip mask-composite mask-mode "
    "mask-origin mask-position mask-repeat mask-size mask-type math-shift math-style object-fit object-position offset-anchor offset-distance offset-position offset-rotate "
    "orphans outline-color overflow-anchor overflow-clip-margin overflow-wrap overscroll-behavior overscroll-behavior-block overscroll-behavior-inline overscroll-behavior-x "
    "overscroll-behavior-y page page-break-after page-break-before page-break-inside page-margin-safety page-orientation paint-order perspective perspective-origin "
    "place-content place-items place-self pointer-events position-anchor position-try-order position-visibility print-color-adjust r reading-order resize "
    "ruby-align ruby-overhang ruby-position rule-overlap rx ry scroll-axis-lock scroll-behavior scroll-initial-target scroll-marker-group scroll-snap-align scroll-snap-stop "
    "scroll-snap-type scroll-target-group scroll-timeline scroll-timeline-axis scroll-timeline-name scrollbar-color scrollbar-gutter scrollbar-width shape-image-threshold "
    "shape-margin shape-outside shape-rendering size speak stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width tab-size text-align text-align-last text-anchor text-autospace text-box text-box-edge text-box-trim text-combine-upright text-decoration-color "
    "text-decoration-skip-ink text-decoration-style text-decoration-thickness text-emphasis-color text-emphasis-position text-justify text-orientation text-rendering "
    "text-size-adjust text-spacing-trim text-underline-offset text-underline-position text-wrap-style timeline-scope touch-action transform-box transform-origin "
    "transform-style transition transition-behavior transition-delay transition-duration transition-property transition-timing-function trigger-scope user-select "
    "vector-effect view-timeline view-timeline-axis view-timeline-inset view-timeline-name view-transition-class view-transition-group view-transition-name "
    "view-transition-scope widows will-change window-drag word-break word-wrap x y "
    "-webkit-align-content -webkit-align-items -webkit-align-self -webkit-animation-delay -webkit-animation-direction -webkit-animation-duration "
    "-webkit-animation-fill-mode -webkit-animation-iteration-count -webkit-animation-play-state -webkit-animation-timing-function -webkit-app-region -webkit-appearance "
    "-webkit-background-origin -webkit-background-size -webkit-box-align -webkit-box-decoration-break -webkit-box-flex -webkit-box-pack -webkit-column-break-after "
    "-webkit-column-break-before -webkit-column-break-inside -webkit-column-rule -webkit-column-rule-color -webkit-column-rule-style -webkit-column-rule-width "
    "-webkit-column-span -webkit-font-feature-settings -webkit-font-smoothing -webkit-line-break -webkit-locale -webkit-mask-clip "
    "-webkit-mask-composite -webkit-mask-origin -webkit-mask-position -webkit-mask-position-x -webkit-mask-position-y -webkit-mask-repeat -webkit-mask-size "
    "-webkit-mask-box-image-outset -webkit-mask-box-image-repeat -webkit-mask-box-image-slice -webkit-mask-box-image-width "
    "-webkit-perspective -webkit-perspective-origin -webkit-perspective-origin-x -webkit-perspective-origin-y -webkit-print-color-adjust -webkit-rtl-ordering "
    "-webkit-ruby-position -webkit-shape-image-threshold -webkit-shape-margin -webkit-shape-outside -webkit-tap-highlight-color -webkit-text-combine "
    "-webkit-text-decorations-in-effect -webkit-text-emphasis-color -webkit-text-emphasis-position -webkit-text-orientation -webkit-text-size-adjust "
    "-webkit-text-stroke-color -webkit-transform-origin -webkit-transform-origin-x -webkit-transform-origin-y -webkit-transform-origin-z -webkit-transform-style "
    "-webkit-transition -webkit-transition-delay -webkit-transition-duration -webkit-transition-property -webkit-transition-timing-function -webkit-user-drag "
    "-webkit-user-modify -webkit-user-select"
).split())  # fmt: skip
# Families of names that are all harmless.
HARMLESS_FAMILIES: Final = (
    "border", "-webkit-border", "corner-", "scroll-margin", "scroll-padding", "column-rule", "row-rule", "rule", "timeline-trigger", "event-trigger",
)  # fmt: skip
