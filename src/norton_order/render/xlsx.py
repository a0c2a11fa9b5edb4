"""A workbook (.xlsx) with one row for each subscription; needs the extra ``sheet``."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final

from norton_order.errors import MissingExtraError
from norton_order.render.records import FIELD_NAMES, field_values
from norton_order.text import safe

if TYPE_CHECKING:
    from norton_order.model import Report, Subscription

_WIDEST: Final = 48  # columns of a cell's text
_FIRST_YEAR: Final = 1900  # of a workbook's calendar; what is older stays text
_SHEET: Final = "norton-order"
_MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001  the same report gives the same octets


def render_xlsx(report: Report) -> bytes:
    """Return a workbook: order numbers as text, dates as dates, amounts as numbers, pages as links.

    The columns are those of the CSV. Nothing in it is a formula.

    Raises:
        MissingExtraError: xlsxwriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("sheet", "xlsxwriter") from error
    octets = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(octets, options) as workbook:
        workbook.set_properties({"created": _MADE})
        sheet = workbook.add_worksheet(_SHEET)
        forms = {
            "head": workbook.add_format({"bold": True}),
            "text": workbook.add_format({"num_format": "@"}),
            "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
            "number": workbook.add_format({"num_format": "#,##0"}),
            "link": workbook.get_default_url_format(),
        }
        for column, name in enumerate(FIELD_NAMES):
            sheet.write_string(0, column, name, forms["head"])
        for row, subscription in enumerate(report.subscriptions, start=1):
            for column, name in enumerate(FIELD_NAMES):
                _write(sheet, row, column, name, subscription, forms)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(report.subscriptions)), len(FIELD_NAMES) - 1)
        sheet.autofit(max_width=_WIDEST * 7)  # in pixels
    return octets.getvalue()


def _write(
    sheet: Any, row: int, column: int, name: str, subscription: Subscription, forms: dict[str, Any]
) -> None:
    """Write one value as what it is."""
    value = len(subscription.notices) if name == "notices" else getattr(subscription, name)
    (text,) = field_values(subscription, [name])
    if isinstance(value, dt.date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), forms["date"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value, forms["number"])
    elif name in {"page", "procedures_link"} and safe.official_link(value):
        sheet.write_url(row, column, value, forms["link"], value)
    elif text:
        sheet.write_string(row, column, text, forms["text"])
