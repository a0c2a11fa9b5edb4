"""CSV: opens in Japanese Excel, holds one row a subscription, runs no formula."""

from __future__ import annotations

import csv
import io

import pytest

from literals import NUMBER, notice, report
from norton_order.model import Caution
from norton_order.render.csv import render_csv
from norton_order.render.records import FIELD_NAMES


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_header_and_line_ends() -> None:
    assert render_csv(report()) == ",".join(FIELD_NAMES) + "\r\n"


def test_line_ends_are_those_of_the_rfc() -> None:
    octets = render_csv(report(notice(day="2025-12-05"))).encode()
    assert octets.startswith(b"enrollment_order,email,page,")
    assert octets.count(b"\n") == octets.count(b"\r\n") == 2
    assert octets.endswith(b"\r\n")
    (row,) = csv.DictReader(io.StringIO(octets.decode(), newline=""))
    assert tuple(row) == FIELD_NAMES
    assert row["product"] == "ノートン 360 デラックス"


def test_one_row_a_subscription() -> None:
    found = rows(
        render_csv(report(notice(day="2025-12-05"), notice(day="2024-12-05", enrollment_order="SY2")))
    )
    assert [row["enrollment_order"] for row in found] == [NUMBER, "SY2"]
    assert found[0]["product"] == "ノートン 360 デラックス"
    assert (found[0]["total_paid"], found[0]["stop_by"], found[0]["notices"]) == ("10480", "", "1")


@pytest.mark.parametrize("start", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "＝1"])
def test_formulas_are_defused(start: str) -> None:
    (row,) = rows(render_csv(report(notice(product=start, email=f"{start}@example.jp"))))
    assert row["product"].startswith("'")
    assert row["email"].startswith("'")


def test_a_mail_cannot_add_rows_or_cells() -> None:
    (row,) = rows(render_csv(report(notice(product='a","b\r\nc\x1b[1m\u202e,d'))))
    assert row["product"] == 'a","b c,d'


@pytest.mark.parametrize("sign", [";", "\t", "|", ","])
def test_a_separator_of_any_locale_cuts_no_cell(sign: str) -> None:
    text = render_csv(
        report(notice(product=f"a{sign}b", procedures_link=f"https://www.nortonstore.jp/x{sign}y"))
    )
    shown = " " if sign == "\t" else sign  # a cell is one line without tabs
    (row,) = rows(text)
    assert (row["product"], row["procedures_link"]) == (f"a{shown}b", f"https://www.nortonstore.jp/x{shown}y")
    assert (f'"a{sign}b"' in text) == (sign != "\t")


@pytest.mark.parametrize("number", ["001234567", "12345E678", "12345678901234567890"])
def test_a_number_that_a_spreadsheet_would_change_is_written_as_it_is(number: str) -> None:
    (row,) = rows(render_csv(report(notice(enrollment_order=number))))
    assert row["enrollment_order"] == number


def test_no_current_order_stands_in_it() -> None:
    warned = (Caution("hidden-text", ("holds SY99999999",)),)
    assert "SY99999999" not in render_csv(report(notice(current_order="SY99999999", warnings=warned)))
