"""Lines to dates, amounts and the product."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order.mail.document import plain_document
from norton_order.notice.details import Details, parse_date, parse_yen, read_details

DAY = dt.date(2023, 11, 20)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年11月20日", DAY),
        ("2023/11/20", DAY),
        ("2023-11-20(月)", DAY),
        ("2023. 11. 20.", DAY),
        ("令和5年11月20日", DAY),
        ("令和元年5月1日", dt.date(2019, 5, 1)),
        ("20 November 2023", DAY),
        ("Nov 20th, 2023", DAY),
        ("2023년 11월 20일", DAY),
        ("2023/13/45", None),
        ("2023/11", None),
        ("1999/11/20", None),
        ("", None),
    ],
)
def test_date(text: str, date: dt.date | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("11,534円(税込)", 11534),
        ("¥11,534", 11534),
        ("11534 JPY", 11534),
        ("1,1534円", None),
        ("11,534", None),
        ("99999999999円", None),
        ("", None),
    ],
)
def test_yen(text: str, amount: int | None) -> None:
    assert parse_yen(text) == amount


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param("課金日：2023年11月20日", Details(charged_on=DAY), id="same line"),
        pytest.param("課金予定日\n2023年11月20日", Details(next_charge_on=DAY), id="next line"),
        pytest.param("停止申込期限：2023/11/20 課金日：2023/11/21", Details(stop_by=DAY, charged_on=dt.date(2023, 11, 21)), id="two in a line"),
        pytest.param("課金金額：11,534円", Details(amount=11534), id="amount"),
        pytest.param("製品名：ノートン 360", Details(product="ノートン 360"), id="product"),
        pytest.param("ノートン 360 デラックスをご利用", Details(product="ノートン 360 デラックス"), id="product in prose"),
        pytest.param("課金日：\n停止申込期限：2023/11/20", Details(stop_by=DAY), id="empty label"),
        pytest.param("", Details(), id="nothing"),
    ],
)  # fmt: skip
def test_read(text: str, details: Details) -> None:
    assert read_details(plain_document(text).lines) == details


def test_merging() -> None:
    first, second = Details(amount=1), Details(amount=2, charged_on=DAY)
    assert first.or_else(second) == Details(amount=1, charged_on=DAY)
    assert first.contradicts(second)
    assert not first.contradicts(Details(charged_on=DAY))
