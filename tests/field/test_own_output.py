"""What the command wrote comes back in a mail or as a file: it is no report of the store, and no other number."""

from __future__ import annotations

import base64
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from literals import NUMBER, notice, report
from norton_order import (
    AmbiguousOrderError,
    NortonOrderError,
    Notice,
    group_subscriptions,
    parse_notices,
    scan,
)
from norton_order.render.csv import render_csv
from norton_order.render.html import render_html
from norton_order.render.ics import render_ics
from norton_order.render.json import render_json
from norton_order.render.text import render_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from norton_order.model import Report
    from norton_order.text.words import Lang

    Write = Callable[[Report, Lang], str]

CHARGED = notice(day="2025-12-05")
STOPPED = notice(day="2025-12-09", kind="stopped")
OTHERS = ("SY23456789", "SY34567890")
SEVERAL = [
    CHARGED,
    *(notice(day="2025-12-05", enrollment_order=one, evidence=f"自動延長加入時のご注文番号：{one}") for one in OTHERS),
]  # fmt: skip


def _text_of(page: str) -> str:
    return BeautifulSoup(page, "lxml").get_text("\n")


def _calendar(written: Report, lang: Lang) -> str:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    return render_ics(written, lang=lang, today=dt.date(2025, 12, 10)).decode()


FORMS = [
    pytest.param(lambda written, lang: render_html(written, lang=lang), "text/html", "page.html", id="page"),
    pytest.param(lambda written, lang: _text_of(render_html(written, lang=lang)), "text/plain", "copied.txt", id="text of the page"),
    pytest.param(lambda written, lang: render_text(written, lang=lang), "text/plain", "shown.txt", id="text"),
    pytest.param(lambda written, lang: render_json(written), "application/json", "all.json", id="json"),
    pytest.param(lambda written, lang: render_csv(written), "text/csv", "table.csv", id="csv"),
    pytest.param(_calendar, "text/calendar", "days.ics", id="calendar"),
]  # fmt: skip


def mails(text: str, kind: str, name: str) -> list[bytes]:
    """Return private mails with *text* as the body and as an attachment, under subjects that sound like a report."""
    made = []
    for subject in ("ノートンの停止について", "自動延長の課金のこと"):
        head = (
            f"From: taro@example.jp\nTo: hanako@example.com\nSubject: {subject}\n"
            "Date: Wed, 10 Dec 2025 10:00:00 +0900\nMIME-Version: 1.0\n"
        )
        field = f"Content-Type: {kind}; charset=utf-8"
        made.append(f"{head}{field}\nContent-Transfer-Encoding: 8bit\n\n{text}\n".encode())
        made.append(
            f'{head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n\n--b\n{field}; name="{name}"\n'
            f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(text.encode()).decode()}\n--b--\n".encode()
        )
    return made


def read(raw: bytes) -> tuple[Notice, ...]:
    try:
        return tuple(parse_notices(raw))
    except NortonOrderError:
        return ()


@pytest.mark.parametrize(("write", "kind", "name"), FORMS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_one_contract_stays_as_it_was(write: Write, kind: str, name: str, lang: Lang) -> None:
    for raw in mails(write(report(CHARGED), lang), kind, name):
        again = read(raw)
        assert {one.enrollment_order for one in again} <= {NUMBER}
        assert {one.kind for one in again} <= {"other"}
        assert all("foreign-sender" in [warning.code for warning in one.warnings] for one in again)
        for known in ([CHARGED], [CHARGED, STOPPED]):
            (before,) = group_subscriptions(known)
            (after,) = group_subscriptions([*known, *again])
            assert (after.status, after.total_paid, after.charged_on) == (
                before.status,
                10480,
                before.charged_on,
            )


@pytest.mark.parametrize(("write", "kind", "name"), FORMS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_several_contracts_give_no_number(write: Write, kind: str, name: str, lang: Lang) -> None:
    for raw in mails(write(report(*SEVERAL), lang), kind, name):
        assert read(raw) == ()


@pytest.mark.parametrize(("write", "kind", "name"), FORMS)
def test_a_file_beside_the_mails(write: Write, kind: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(write(report(CHARGED), "ja"), encoding="utf-8")
    numbers = {one.enrollment_order for one in scan(tmp_path) if isinstance(one, Notice)}
    assert numbers <= {NUMBER}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_text_of_a_page_with_several_contracts_is_ambiguous(lang: Lang) -> None:
    raw = mails(_text_of(render_html(report(*SEVERAL), lang=lang)), "text/plain", "copied.txt")[0]
    with pytest.raises(AmbiguousOrderError):
        parse_notices(raw)


def test_a_private_mail_about_stopping_stops_nothing() -> None:
    raw = mails(f"自動延長加入時のご注文番号：{NUMBER}\n", "text/plain", "a.txt")[0]
    (found,) = parse_notices(raw)
    assert (found.enrollment_order, found.kind) == (NUMBER, "other")
    (contract,) = group_subscriptions([CHARGED, found])
    assert contract.status == "renewing"
