"""One row for each subscription, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from norton_order.render.records import FIELD_NAMES, field_values
from norton_order.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from norton_order.model import Report

# Before a file, not a pipe: without it Excel in Japanese takes the file for CP932.
BYTE_ORDER_MARK: Final = "\ufeff"
# What some program, in some country, parts cells with; and what RFC 4180 has quoted.
_SEPARATORS: Final = frozenset(',;\t|"\r\n')


def render_csv(report: Report) -> str:
    """Return a header row and one row a subscription, with CRLF (RFC 4180) and without a byte order mark.

    The columns are the keys of a subscription; ``warnings`` holds codes, ``notices`` their number. Each value
    is as it is found, but for one that a spreadsheet would run as a formula: an apostrophe stands before it.
    """
    rows = [FIELD_NAMES]
    rows += [
        tuple(map(safe.clean_cell, field_values(subscription, FIELD_NAMES)))
        for subscription in report.subscriptions
    ]
    return "".join(_row(row) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(text: str) -> str:
    """Quote *text* where any separator of any locale stands in it, so that it stays one cell."""
    return '"{}"'.format(text.replace('"', '""')) if _SEPARATORS.intersection(text) else text
