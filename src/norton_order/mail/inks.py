"""The colour of text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from norton_order.mail.colors import Color, Paint, parse_attribute_color, parse_color, says_nothing

LINK: Final[Color] = (0, 0, 238)  # of anchors, where nothing else is said
_FALLBACK: Final = re.compile(r"var\(\s*--[\w-]{1,80}\s*,\s*([^()]*(?:\([^()]*\))?)\s*\)")


def declared_paint(
    element: str, attributes: Mapping[str, Any], declared: Mapping[str, str], *, has_variables: bool
) -> tuple[Paint | None, bool, bool]:
    """Return what text is painted with, None for what it is around; whether that is unread; and whether it may not count.

    A variable that nothing sets leaves what stands beside it, or what is around where there are no variables.
    """
    value = declared.get("-webkit-text-fill-color") or declared.get("color", "")
    if not says_nothing(value):
        match = None if has_variables else _FALLBACK.fullmatch(value)
        paint = parse_color(match[1].strip() if match else value)
        return paint, paint is None, match is not None
    attribute = str(attributes.get("color" if element != "body" else "text", ""))
    if attribute and element in {"font", "body", "basefont"}:
        return parse_attribute_color(attribute), False, False
    return None, False, False
