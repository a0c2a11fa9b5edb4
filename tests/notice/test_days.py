"""Text to dates, and which of them a value states."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order.norton import Sense
from norton_order.notice.days import parse_date, read_counted_day, read_days

DAY, LATER = dt.date(2023, 11, 20), dt.date(2024, 11, 20)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年11月20日", DAY),
        ("2023年11月  8日", dt.date(2023, 11, 8)),
        ("2023 年 11 月 20 日", DAY),
        ("2023/11/20", DAY),
        ("2023-11-20(月)", DAY),
        ("2023. 11. 20.", DAY),
        ("令和5年11月20日", DAY),
        ("令和元年5月1日", dt.date(2019, 5, 1)),
        ("20 November 2023", DAY),
        ("Nov 20th, 2023", DAY),
        ("2023년 11월 20일", DAY),
        ("Norton 2023", None),
        ("2023/13/45", None),
        ("2023/11", None),
        ("12023/11/20", None),
        ("1999/11/20", None),
        ("", None),
    ],
)
def test_date(text: str, date: dt.date | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(":2023年11月20日", [(Sense.PLAIN, DAY)], id="after signs"),
        pytest.param("時:2023/11/20 10:02:11", [(Sense.PLAIN, DAY)], id="with the time"),
        pytest.param("は2023年11月20日(月)です。", [(Sense.PLAIN, DAY)], id="in a sentence"),
        pytest.param("の前日までに、2023年10月1日時点の規約", [], id="other words between"),
        pytest.param(":2023年10月1日時点", [], id="a day something holds on"),
        pytest.param(":2023年11月20日以降", [], id="open"),
        pytest.param(":2023年11月20日の3日前", [], id="counted from"),
        pytest.param(":2023年11月20日の3日前(2023年11月17日)", [(Sense.PLAIN, dt.date(2023, 11, 17))], id="counted and written out"),
        pytest.param(":2023年11月20日の3日前(2023年11月18日)", [], id="counted otherwise"),
        pytest.param(":2023年11月20日の5営業日前:2023年11月13日", [(Sense.PLAIN, dt.date(2023, 11, 13))], id="business days"),
        pytest.param(":2023年11月17日(課金日の3日前)", [(Sense.PLAIN, dt.date(2023, 11, 17))], id="explained"),
        pytest.param("(2023年11月20日)の3日前までに", [(Sense.PLAIN, DAY)], id="the label counts, not the date"),
        pytest.param(":次回は2024年11月20日", [(Sense.NEXT, LATER)], id="next before"),
        pytest.param(":2024年11月20日(予定)", [(Sense.NEXT, LATER)], id="planned behind"),
        pytest.param(":2024年11月20日に課金いたします", [(Sense.NEXT, LATER)], id="will be"),
        pytest.param(":2023年11月20日に課金いたしました", [(Sense.PLAIN, DAY)], id="was"),
        pytest.param(":2023年11月20日(次回:2024年11月20日)", [(Sense.PLAIN, DAY), (Sense.NEXT, LATER)], id="both"),
        pytest.param(":2023年11月20日、2024年11月20日", [(Sense.PLAIN, DAY), (Sense.PLAIN, LATER)], id="rivals"),
        pytest.param(":2023年11月20日または2024年11月20日", [], id="either"),
        pytest.param(":2023年11月20日~2024年11月20日", [(Sense.PLAIN, DAY), (Sense.PLAIN, LATER)], id="a period where there is none"),
        pytest.param(":2023年11月20日に課金し、2024年11月20日まで", [(Sense.PLAIN, DAY)], id="another clause"),
        pytest.param(":2023年13月40日", [], id="no such day"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_days(text: str, days: list[tuple[Sense, dt.date]]) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize("sign", ["~", " 〜 ", "-", " - ", "–", "から", "至"])
def test_of_a_period_the_last_day_counts(sign: str) -> None:
    assert read_days(f":2023年11月20日{sign}2024年11月20日まで", may_span=True) == [(Sense.AFTER, LATER)]
    assert read_days(f":2024年11月20日{sign}2023年11月20日", may_span=True) == []


@pytest.mark.parametrize("sign", ["→", " → ", "->", "⇒", "を"])
def test_of_a_change_both_sides_count(sign: str) -> None:
    sides = [(Sense.BEFORE, DAY), (Sense.AFTER, LATER)]
    assert read_days(f":2023年11月20日{sign}2024年11月20日", may_span=True) == sides


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("(2023年11月20日)の3日前(2023年11月17日)", dt.date(2023, 11, 17)),
        ("の3日前(2023年11月17日)", dt.date(2023, 11, 17)),
        ("(2023年11月20日)の前日:2023年11月19日", dt.date(2023, 11, 19)),
        ("(2023年11月20日)の3日前(2023年11月16日)", None),
        ("の3日前", None),
        ("(2023年11月20日)まで", None),
        (":2023年11月20日", None),
    ],
)
def test_counted_day(text: str, day: dt.date | None) -> None:
    assert read_counted_day(text) == ([(Sense.PLAIN, day)] if day else [])
