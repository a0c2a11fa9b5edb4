"""One row for each subscription, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from norton_order import safe
from norton_order.render.records import FIELD_NAMES, field_values

if TYPE_CHECKING:
    from norton_order.model import Report

# Without it Excel in Japanese takes the file for CP932.
_BYTE_ORDER_MARK: Final = "\ufeff"


def render_csv(report: Report) -> str:
    """Return a header row and one row a subscription, with a byte order mark and CRLF (RFC 4180).

    The columns are the keys of a subscription; ``warnings`` holds codes, ``notices`` their number.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(FIELD_NAMES)
    for subscription in report.subscriptions:
        writer.writerow(safe.clean_cell(value) for value in field_values(subscription, FIELD_NAMES))
    return _BYTE_ORDER_MARK + text.getvalue()
