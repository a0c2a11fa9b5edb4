"""The workbook: numbers as text, dates as dates, links as links, no formula; read back by another library."""

from __future__ import annotations

import datetime as dt
import io
import sys
from typing import Any

import pytest

from literals import NUMBER, notice, report
from norton_order.errors import MissingExtraError
from norton_order.model import Caution, Report
from norton_order.render.records import FIELD_NAMES
from norton_order.render.xlsx import render_xlsx
from norton_order.vendor.pages import ORDER_STATUS_PAGE


def cells(found: Report) -> list[dict[str, Any]]:
    """Return for each row its cells by the names of their columns."""
    pytest.importorskip("xlsxwriter", reason="the extra 'sheet' is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(found))).active
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    assert tuple(names) == FIELD_NAMES
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_each_value_is_what_it_is() -> None:
    (row,) = cells(report(notice(day="2025-12-05", next_charge_on=dt.date(2026, 12, 5))))
    assert (row["enrollment_order"].value, row["enrollment_order"].data_type) == (NUMBER, "s")
    assert row["charged_on"].value == dt.datetime(2025, 12, 5)  # noqa: DTZ001
    assert row["charged_on"].number_format == "yyyy-mm-dd"
    assert row["amount"].value == 10480
    assert row["notices"].value == 1
    assert row["page"].hyperlink.target == row["page"].value == ORDER_STATUS_PAGE
    assert row["stop_by"].value is None


@pytest.mark.parametrize("number", ["001234567", "12345E678", "12345678901234567890", "MAR20265"])
def test_a_number_stays_text(number: str) -> None:
    (row,) = cells(report(notice(enrollment_order=number)))
    assert (row["enrollment_order"].value, row["enrollment_order"].data_type) == (number, "s")
    assert row["enrollment_order"].number_format == "@"


@pytest.mark.parametrize("start", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "{=1}"])
def test_nothing_is_a_formula_and_the_value_is_exact(start: str) -> None:
    (row,) = cells(report(notice(product=start)))
    assert (row["product"].value, row["product"].data_type) == (start, "s")


def test_no_link_leads_elsewhere() -> None:
    (row,) = cells(report(notice(procedures_link="https://evil.example/", product="https://evil.example/")))
    assert row["procedures_link"].hyperlink is None
    assert row["product"].hyperlink is None


def test_no_current_order_stands_in_it() -> None:
    warned = (Caution("hidden-text", ("holds SY99999999",)),)
    (row,) = cells(report(notice(current_order="SY99999999", warnings=warned)))
    assert not any("SY99999999" in str(cell.value) for cell in row.values())


def test_the_same_report_gives_the_same_octets() -> None:
    pytest.importorskip("xlsxwriter", reason="the extra 'sheet' is not installed")
    assert render_xlsx(report(notice())) == render_xlsx(report(notice()))


def test_a_date_before_the_calendar_of_workbooks_stays_text() -> None:
    (row,) = cells(report(notice(stop_by=dt.date(1868, 1, 1))))
    assert row["stop_by"].value == "1868-01-01"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError) as caught:
        render_xlsx(report())
    assert caught.value.extra == "sheet"
    assert "xlsxwriter" in str(caught.value)
