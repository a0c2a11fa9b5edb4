"""Properties that may do anything to what is seen, so that any value but an idle one leaves it open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from norton_order.mail.lengths import WORDS, parse_length, pixels_of, words_of

_OPEN: Final = frozenset((
    "transform", "-webkit-transform", "-moz-transform", "-ms-transform", "rotate", "scale", "translate", "clip-path", "-webkit-clip-path",
    "clip", "mask", "-webkit-mask", "mask-image", "-webkit-mask-image", "-webkit-mask-box-image", "mask-border", "filter",
    "-webkit-filter", "mix-blend-mode", "-webkit-text-security", "columns", "column-count", "-webkit-column-count", "-webkit-columns",
    "-moz-column-count", "column-width", "-webkit-column-width", "grid-template-areas", "offset", "offset-path", "content", "zoom",
    "flow-into", "text-combine-upright", "-webkit-line-clamp", "line-clamp", "max-lines", "font-size-adjust", "-webkit-text-stroke",
    "-webkit-text-stroke-width", "-webkit-box-reflect", "-moz-opacity", "behavior", "-moz-binding", "position-area", "inset-area",
    "content-visibility",
))  # fmt: skip
_MOTION: Final = (
    "animation",
    "animation-name",
    "-webkit-animation",
    "-webkit-animation-name",
    "-moz-animation",
)
# Properties that show a string of their own.
_STRINGS: Final = frozenset((
    "list-style", "list-style-type", "quotes", "hyphenate-character", "text-emphasis", "text-emphasis-style", "text-overflow",
    "-webkit-text-emphasis",
))  # fmt: skip
_OUTLINES: Final = frozenset({"outline", "outline-width", "outline-offset"})
_MARKERS: Final = frozenset(
    "none disc circle square decimal decimal-leading-zero lower-roman upper-roman lower-alpha upper-alpha lower-latin upper-latin "
    "lower-greek cjk-decimal cjk-ideographic cjk-earthly-branch cjk-heavenly-stem hiragana hiragana-iroha katakana katakana-iroha "
    "japanese-informal japanese-formal disclosure-open disclosure-closed inside outside initial inherit unset revert normal".split()
)
_IDLE: Final = re.compile(
    r"1|100%|''|0deg|0(?:px)?(?: 0(?:px)?)*|translate(?:z|3d)?\(0(?:px)?(?:, ?0(?:px)?)*\)|rotate\(0(?:deg)?\)|scale\(1\)|from-font"
)
_THICK: Final = 10.0  # pixels of an outline or a shadow inside that may cover text


def are_open(declared: Mapping[str, str], *, is_still: bool) -> bool:
    """Return whether *declared* may show text in part, elsewhere, struck out, covered or with other text.

    Args:
        declared: what is declared for an element.
        is_still: nothing in the document describes an animation.
    """
    for name in _OPEN.intersection(declared):
        if declared[name] not in WORDS and not _is_idle(name, declared[name]):
            return True
    if not is_still and any(declared.get(name, "none") not in WORDS for name in _MOTION):
        return True
    if "line-through" in f"{declared.get('text-decoration', '')} {declared.get('text-decoration-line', '')}":
        return True
    if "all" in declared or declared.get("mso-hide", "none") not in {"none", "all"}:
        return True
    return _shows_strings(declared) or has_outline(declared) or _has_inner_shadow(declared)


def _is_idle(name: str, value: str) -> bool:
    """Return whether a property that may do anything does nothing with this value."""
    if name in {"font-size-adjust", "-webkit-line-clamp", "line-clamp", "max-lines"}:
        return value in {"from-font", "''"}
    if name == "content-visibility":
        return value in {"visible", "auto"}
    return _IDLE.fullmatch(value) is not None and not (value.startswith("0") and name in {"scale", "zoom"})


def _shows_strings(declared: Mapping[str, str]) -> bool:
    """Return whether marks of a list, quotation marks and the like are words."""
    shown = _STRINGS.intersection(declared)
    if not shown:
        return False
    if any(not {"text", "data:"}.isdisjoint(declared[name].split()) for name in shown):
        return True
    marker = re.sub(
        r"url\([^()]*\)", "", f"{declared.get('list-style', '')} {declared.get('list-style-type', '')}"
    )
    return any(word not in _MARKERS for word in marker.split())


def has_outline(declared: Mapping[str, str]) -> bool:
    """Return whether an outline may lie over text, in the box or beside it."""
    if _OUTLINES.isdisjoint(declared):
        return False
    if any((pixels_of(word) or 0) < 0 for word in words_of(declared, "outline-offset")):
        return True
    return any((pixels_of(word) or 0) >= _THICK for word in words_of(declared, "outline", "outline-width"))


def _has_inner_shadow(declared: Mapping[str, str]) -> bool:
    """Return whether a shadow inside the box may be what its text is painted on."""
    shadow = declared.get("box-shadow", "")
    return "inset" in shadow and any(
        (pixels_of(word) or 0) >= _THICK for word in re.findall(r"[\w.+-]+", shadow) if parse_length(word)
    )
