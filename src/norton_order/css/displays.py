"""What kind of box an element is: by itself, by its ``display``, and by where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from norton_order.css.cascade import Values
from norton_order.css.placing import is_out_of_flow

_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup "
    "hr html legend listing main menu nav ol optgroup option p plaintext pre search section summary ul xmp li".split()
)
_OWN: Final[dict[str, str]] = {
    **dict.fromkeys(_BLOCKS, "block"), "table": "table", "thead": "table-header-group", "tbody": "table-row-group", "tfoot": "table-footer-group",
    "tr": "table-row", "td": "table-cell", "th": "table-cell", "caption": "table-caption", "col": "table-column", "colgroup": "table-column-group",
    "button": "inline-block", "marquee": "inline-block", "slot": "contents", "rp": "none", "noembed": "none", "noframes": "none", "datalist": "none",
    "template": "none", "param": "none", "frame": "none", "source": "none", "track": "none",
}  # fmt: skip
_AS_BLOCKS: Final = {
    "inline-block": "block", "inline-flex": "flex", "inline-grid": "grid", "inline-table": "table", "-webkit-inline-box": "-webkit-box", "inline": "block",
    "list-item": "block",
}  # fmt: skip
FLEXIBLE: Final = frozenset({"flex", "inline-flex", "-webkit-box", "-webkit-inline-box"})
GRIDS: Final = frozenset({"grid", "inline-grid"})
GROUPS: Final = frozenset({"table-row-group", "table-header-group", "table-footer-group"})
TABLES: Final = frozenset({"table", "inline-table"})
TABLE_PARTS: Final = GROUPS | {
    "table-row",
    "table-cell",
    "table-caption",
    "table-column",
    "table-column-group",
}
ATOMS: Final = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table", "-webkit-inline-box"})
LINE: Final = frozenset({"inline", "contents"})
_ROWS: Final = GROUPS | {"table-row", "table-column", "table-column-group"}


def display_of(element: str, attributes: Mapping[str, Any], own: Values, around: str) -> str:
    """Return how *element* is displayed, inside of one that is displayed as *around*."""
    display = own.get("display")
    if not isinstance(display, str):
        display = _by_itself(element, attributes, own, around)
    elif display == "inherit":
        display = around if around != "none" else "inline"
    if display in {"none", "contents"}:
        return display
    if is_out_of_flow(own) or own.get("float", "none") != "none" or around in FLEXIBLE | GRIDS:
        return "block" if display in TABLE_PARTS else _AS_BLOCKS.get(display, display)
    return "block" if display == "list-item" else display


def _by_itself(element: str, attributes: Mapping[str, Any], own: Values, around: str) -> str:
    if own.get("all", "revert") != "revert":
        return around if own["all"] == "inherit" else "inline"
    is_closed = (
        "hidden" in attributes
        or "popover" in attributes
        or (element == "dialog" and "open" not in attributes)
    )
    if (
        is_closed
        and element not in {"html", "body"}
        and str(attributes.get("hidden", "")).lower() != "until-found"
    ):
        return "none"
    return _OWN.get(element, "inline")


def box_of(display: str) -> tuple[bool, bool]:
    """Return whether an element has a size of its own, and whether it is a cell."""
    return not (display in LINE or display in _ROWS or display == "table-cell"), display == "table-cell"


def floats_to(element: str, attributes: Mapping[str, Any], own: Values) -> str:
    """Return "left" or "right" for a float, else ""."""
    value = own.get("float")
    if value is None and "align" in attributes and element in {"table", "img"}:
        value = str(attributes["align"]).strip().lower()
    return str(value) if value in {"left", "right"} else ""
