"""Which notices and rejections are wanted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from norton_order import parse_notice
from norton_order.filters import Filter
from norton_order.model import Notice, Rejection

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2024, 12, 1)
REJECTION = Rejection("-", None, None, None, None, "no-order-number", "nothing")


@pytest.fixture(scope="module")
def notice(samples: Path) -> Notice:
    read = parse_notice((samples / "renewed" / "jis-plain.eml").read_bytes())
    return replace(read, date=dt.datetime(2024, 12, 1, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=9))))


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        pytest.param(Filter(), True, id="everything"),
        pytest.param(Filter(since=DAY), True, id="on the first day"),
        pytest.param(Filter(since=DAY + dt.timedelta(1)), False, id="before the first day"),
        pytest.param(Filter(until=DAY), True, id="on the last day"),
        pytest.param(Filter(until=DAY - dt.timedelta(1)), False, id="after the last day"),
        pytest.param(Filter(to=" TARO@example.jp"), True, id="address, whatever its letters' case"),
        pytest.param(Filter(to="aro@example.jp"), False, id="the end of an address is not an address"),
        pytest.param(Filter(desk="store"), True, id="its desk"),
        pytest.param(Filter(desk="account"), False, id="the other desk"),
    ],
)
def test_notice(wanted: Filter, answer: bool, notice: Notice) -> None:
    assert wanted.wants(notice) is answer


def test_without_a_date_it_cannot_be_told(notice: Notice) -> None:
    assert Filter(since=DAY, until=DAY).wants(replace(notice, date=None))


def test_without_an_address_it_is_not_the_one(notice: Notice) -> None:
    assert not Filter(to="taro@example.jp").wants(replace(notice, email=None))


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        pytest.param(Filter(), True, id="everything"),
        pytest.param(Filter(since=DAY), True, id="no date"),
        pytest.param(Filter(to="taro@example.jp"), False, id="an address asks for notices"),
        pytest.param(Filter(desk="store"), False, id="a desk asks for notices"),
    ],
)
def test_rejection(wanted: Filter, answer: bool) -> None:
    assert wanted.wants(REJECTION) is answer


def test_what_could_not_be_read_stays() -> None:
    assert Filter(DAY, DAY, "taro@example.jp", "store").wants(replace(REJECTION, reason="unreadable"))
