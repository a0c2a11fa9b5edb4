"""Which notices and rejections are wanted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from literals import notice as literal
from literals import rejection
from norton_order import group_subscriptions, parse_notice
from norton_order.cli.filters import Filter
from norton_order.model import Notice, NoticeWarning, Rejection
from norton_order.vendor.pages import ACCOUNT_PAGE

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2024, 12, 1)
REJECTION = Rejection("-", None, None, None, None, "no-order-number")


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
        pytest.param(Filter(desk="account"), True, id="a desk, which all notices of the number tell"),
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


@pytest.mark.parametrize(
    ("sent", "since", "answer"),
    [
        pytest.param("2023-11-19T16:00:00+00:00", "2023-11-20", True, id="already the next day in Japan"),
        pytest.param("2023-11-19T14:59:59+00:00", "2023-11-20", False, id="still the day before"),
        pytest.param("2023-11-20T04:59:59+14:00", "2023-11-20", False, id="a zone further east"),
        pytest.param("2023-11-20T00:00:00", "2023-11-20", True, id="without a zone"),
    ],
)
def test_the_day_is_that_of_japan(sent: str, since: str, answer: bool, notice: Notice) -> None:
    wanted = Filter(since=dt.date.fromisoformat(since))
    assert wanted.wants(replace(notice, date=dt.datetime.fromisoformat(sent))) is answer


@pytest.mark.parametrize(
    ("to", "answer"),
    [("a@example.jp", True), ("B@example.jp", True), ("c@example.jp", True), ("example.jp", False)],
)
def test_every_address_a_notice_is_known_to_have_been_sent_to(to: str, answer: bool) -> None:
    values = ("a@example.jp", "b@example.jp", "c@example.jp")
    one = literal(email="a@example.jp", warnings=(NoticeWarning("recipient-uncertain", values),))
    assert Filter(to=to).wants(one) is answer


def test_an_address_in_another_warning_is_no_recipient() -> None:
    warnings = (NoticeWarning("foreign-sender", ("b@example.jp",)),)
    assert not Filter(to="b@example.jp").wants(literal(warnings=warnings))


NEW = literal(day="2026-11-20", product="ノートン 360 スタンダードプラス")
OLD = literal(day="2025-12-20", product=None)
STORE = literal(day="2025-01-02", enrollment_order="SY55555555")


@pytest.mark.parametrize("found", [(OLD, NEW), (NEW, OLD)])
def test_desk_and_page_are_those_that_all_notices_show(found: tuple[Notice, ...]) -> None:
    (one,) = Filter(until=dt.date(2026, 1, 1)).choose(found).subscriptions
    assert (one.desk, one.page, one.notices) == ("account", ACCOUNT_PAGE, (OLD,))


def test_a_desk_is_that_of_the_whole_subscription() -> None:
    found = (OLD, NEW, STORE, rejection())
    store, account = Filter(desk="store").choose(found), Filter(desk="account").choose(found)
    assert [one.enrollment_order for one in store.subscriptions] == ["SY55555555"]
    assert (store.found, store.left_out) == ((STORE,), 3)
    assert account.subscriptions == group_subscriptions([OLD, NEW])
    assert (account.found, account.left_out) == ((OLD, NEW), 2)
    assert account.subscriptions[0].page == ACCOUNT_PAGE


def test_without_conditions_nothing_is_left_out() -> None:
    found = (OLD, NEW, STORE, rejection())
    chosen = Filter().choose(found)
    assert (chosen.found, chosen.left_out) == (found, 0)
    assert chosen.subscriptions == group_subscriptions([OLD, NEW, STORE])


def test_a_receipt_stays_with_its_renewal_whose_mail_is_left_out() -> None:
    renewed = literal(day="2024-12-05", current_order="SY77777777")
    receipt = literal(day="2024-12-06", kind="purchased", enrollment_order="SY77777777", label="ご注文番号")
    (one,) = Filter(since=dt.date(2024, 12, 6)).choose((renewed, receipt)).subscriptions
    assert (one.enrollment_order, one.notices[0].current_order) == ("SY12345678", "SY77777777")
