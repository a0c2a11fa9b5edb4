"""What elements are by themselves: boxes, words in a line, cells; shown, struck out, or not in every client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from norton_order.mail.colors import Color
from norton_order.mail.lengths import WORDS, number_of

FAINT: Final = 0.3  # of an opacity
SHOWN: Final = frozenset(
    "block inline inline-block flex inline-flex grid inline-grid table inline-table table-row table-cell table-row-group "
    "list-item flow-root contents -webkit-box -webkit-flex -ms-flexbox run-in inherit initial unset revert none".split()
)
CELL_DISPLAYS: Final = frozenset(
    ["", "none", "table-cell", "table-row", "inherit", "initial", "unset", "revert"]
)
COLUMNS: Final = CELL_DISPLAYS - {"none", "table-row"}
_VISIBILITIES: Final = frozenset(["visible", "hidden", "collapse", "inherit", "initial", "unset"])
LINE: Final = frozenset(
    "span a b i u em strong font small big code label q cite abbr mark sup sub s del strike ins bdo bdi tt kbd samp var dfn nobr time "
    "data output acronym".split()
)
_INLINE: Final = frozenset({"inline", "contents", "table-cell", "table-row"})
CELLS: Final = frozenset({"td", "th"})
_ROWS: Final = frozenset("table tr tbody thead tfoot".split())
_STRUCK: Final = frozenset({"s", "del", "strike"})
# Clients that do not know them show all.
_HALF_SHOWN: Final = frozenset({"dialog", "details", "marquee", "noscript"})
_UNWRAPPED: Final = frozenset({"pre", "nobr"})
_WRAPPING: Final = frozenset(
    ["normal", "pre-wrap", "pre-line", "break-spaces", "wrap", "balance", "pretty", "stable", "initial"]
)
OWN_GROUNDS: Final[Mapping[str, Color]] = {"mark": (255, 255, 0), "button": (239, 239, 239)}
_BACKGROUNDS: Final = frozenset({"background", "background-color", "background-image"})
_CLEAR: Final = WORDS | {"transparent", "0 0"}  # of a background
SPECIAL: Final = _STRUCK | _HALF_SHOWN | _UNWRAPPED | OWN_GROUNDS.keys()


def box_of(element: str, declared: Mapping[str, str]) -> tuple[bool, bool]:
    """Return whether an element has a size of its own, and whether it is a cell."""
    display = declared.get("display", "")
    if declared.get("position", "") in {"absolute", "fixed"} or declared.get("float", "none") not in WORDS:
        return True, False
    is_cell = (element in CELLS or display == "table-cell") and display in CELL_DISPLAYS
    is_inline = display in _INLINE or (not display and element in LINE)
    is_row = element in _ROWS and display in CELL_DISPLAYS
    return not (is_cell or is_inline or is_row), is_cell


def is_fixed(element: str, declared: Mapping[str, str]) -> bool:
    """Return whether an element is a table whose cells do not grow with what is inside."""
    return element == "table" and declared.get("table-layout", "auto") not in WORDS


def is_unwrapped(
    element: str, attributes: Mapping[str, Any], declared: Mapping[str, str], *, around: bool
) -> bool:
    """Return whether text does not wrap in an element, which it does not *around* it."""
    value = (
        declared.get("white-space", "") or declared.get("text-wrap", "") or declared.get("text-wrap-mode", "")
    )
    if value and value != "inherit":
        return value not in _WRAPPING
    return around or element in _UNWRAPPED or "nowrap" in attributes


def is_half_shown(element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]) -> bool:
    """Return whether some clients show an element and others do not, or it is struck out, or next to transparent."""
    opacity = number_of(declared.get("opacity", ""))
    return (
        element in _STRUCK
        or "hidden" in attributes
        or ("popover" in attributes and element not in {"html", "body"})
        or (element in _HALF_SHOWN and "open" not in attributes)
        or (opacity is not None and opacity < FAINT)
        or declared.get("visibility", "visible") not in _VISIBILITIES
    )


def is_painted(attributes: Mapping[str, Any], declared: Mapping[str, str]) -> bool:
    """Return whether an element has a background that covers what is behind it."""
    if str(attributes.get("bgcolor", "")).strip() or str(attributes.get("background", "")).strip():
        return True
    return any(declared[name] not in _CLEAR for name in _BACKGROUNDS.intersection(declared))
