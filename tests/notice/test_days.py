"""Text to dates, and which of them a value states."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order.notice.days import read_counted_day, read_days
from norton_order.vendor.details import Sense

DAY, LATER = dt.date(2023, 11, 20), dt.date(2024, 11, 20)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年11月20日", DAY),
        ("2023年11月  8日", dt.date(2023, 11, 8)),
        ("2023  年  1  月  2  日", dt.date(2023, 1, 2)),
        ("2023 年 11 月 20 日", DAY),
        ("2023/11/20", DAY),
        ("2023-11-20(月)", DAY),
        ("2023. 11. 20.", DAY),
        ("令和5年11月20日", DAY),
        ("令和元年5月1日", dt.date(2019, 5, 1)),
        ("平成31年4月30日", dt.date(2019, 4, 30)),
        ("令和  5  年  1  月  2  日", dt.date(2023, 1, 2)),
        ("2023年(令和5年)11月20日", DAY),
        ("令和5年(2023年)11月20日", DAY),
        ("令和5年(2023)11月20日", DAY),
        ("令和4年(2023年)11月20日", None),
        ("2023年(令和4年)11月20日", None),
        ("西暦2023年11月20日", DAY),
        ("20 November 2023", DAY),
        ("Nov 20th, 2023", DAY),
        ("1  Sept.  2023", dt.date(2023, 9, 1)),
        ("1st November 2023", dt.date(2023, 11, 1)),
        ("2nd November 2023", dt.date(2023, 11, 2)),
        ("3rd November 2023", dt.date(2023, 11, 3)),
        ("20th November 2023", DAY),
        ("November 1st 2023", dt.date(2023, 11, 1)),
        ("November 2nd, 2023", dt.date(2023, 11, 2)),
        ("November 3rd, 2023", dt.date(2023, 11, 3)),
        ("September  1,  2023", dt.date(2023, 9, 1)),
        ("2023년 11월 20일", DAY),
        ("Norton 2023", None),
        ("2023/13/45", None),
        ("2023/11", None),
        ("12023/11/20", None),
        ("A2023/11/20", None),
        ("a2023/11/20", None),
        ("2023/11/200", None),
        ("2023年月20日", None),
        ("2023年11月日", None),
        ("令和年11月20日", None),
        ("令和100年11月20日", None),
        ("令和5年月20日", None),
        ("令和5年11月日", None),
        (" November 2023", None),
        ("November , 2023", None),
        ("20 November 20231", None),
        ("November 20, 20231", None),
        ("1999/11/20", None),
        ("", None),
    ],
)
def test_date(text: str, date: dt.date | None) -> None:
    dates = [DAY, date] if date else [DAY]
    assert read_days(f":2023年11月20日 {text}") == [(Sense.PLAIN, one) for one in dates]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(":2023年11月20日", [(Sense.PLAIN, DAY)], id="after signs"),
        pytest.param("時:2023/11/20 10:02:11", [(Sense.PLAIN, DAY)], id="with the time"),
        pytest.param("は2023年11月20日(月)です。", [(Sense.PLAIN, DAY)], id="in a sentence"),
        pytest.param("の前日までに、2023年10月1日時点の規約", [], id="other words between"),
        pytest.param(":2023年10月1日時点", [], id="a day something holds on"),
        pytest.param(":2023年11月20日以降", [], id="open"),
        pytest.param(":2023年11月20号以降", [], id="open, in Chinese"),
        pytest.param(":2023年11月20日~", [], id="a period that goes on elsewhere"),
        pytest.param(":2023年11月20日  〜22日(2024年11月20日に終了)", [], id="a period of days"),
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
        pytest.param(":2023年11月20日(ご確認)、2024年11月20日", [(Sense.PLAIN, DAY), (Sense.PLAIN, LATER)], id="rivals, a remark between"),
        pytest.param(":2023年11月20日または2024年11月20日", [], id="either"),
        pytest.param(":2023年11月20日~2024年11月20日", [(Sense.PLAIN, DAY), (Sense.PLAIN, LATER)], id="a period where there is none"),
        pytest.param(":2023年11月20日に課金し、2024年11月20日まで", [(Sense.PLAIN, DAY)], id="another clause"),
        pytest.param(":2023年13月40日", [], id="no such day"),
        pytest.param(":2023年13月40日、2023年11月20日", [(Sense.PLAIN, DAY)], id="no such day, and another"),
        pytest.param("(2023年13月40日)まで", [], id="no such day in parentheses"),
        pytest.param(" (2023年11月20日 )の3日前までに", [(Sense.PLAIN, DAY)], id="parentheses with blanks"),
        pytest.param("(2023年11月20日以降)", [], id="open, in parentheses"),
        pytest.param(":(2023年11月20日)以降", [], id="open, parentheses behind a sign"),
        pytest.param("日時:2023年11月20日", [(Sense.PLAIN, DAY)], id="day and time"),
        pytest.param("日:2023年11月20日", [(Sense.PLAIN, DAY)], id="day of a label"),
        pytest.param("付:2023年11月20日", [(Sense.PLAIN, DAY)], id="date of a label"),
        pytest.param(":2024年11月20日(予定)です", [(Sense.NEXT, LATER)], id="planned, and more"),
        pytest.param(":2023年11月20日に課金しました(次回は来年)", [(Sense.PLAIN, DAY)], id="planned further behind"),
        pytest.param(":2023年11月20日に課金しました。次回も課金します", [(Sense.PLAIN, DAY)], id="will be, further behind"),
        pytest.param(":2023年11月20日です。前回は昨年でした", [(Sense.PLAIN, DAY)], id="was, further behind"),
        pytest.param(":2024年11月20日(次)", [(Sense.NEXT, LATER)], id="a remark of one character"),
        pytest.param(":2024年11月20日  (予定ですのでご了承下さい)まで", [(Sense.NEXT, LATER)], id="a remark of twelve"),
        pytest.param(":2024年11月20日(予定ですのでご了承ください)まで", [(Sense.PLAIN, LATER)], id="a remark of thirteen"),
        pytest.param(":2024年11月20日((予定)まで", [(Sense.PLAIN, LATER)], id="a remark that is not opened well"),
        pytest.param(":2023年11月20日(確認)予定)まで", [(Sense.PLAIN, DAY)], id="a remark that is closed twice"),
        pytest.param(":2023年11月20日の日前(2023年11月17日)", [(Sense.PLAIN, DAY)], id="a count without a number"),
        pytest.param(":2023年11月20  日以降", [], id="open, with blanks"),
        pytest.param(":" + "、".join(f"2023年11月{day}日" for day in range(1, 12)), [(Sense.PLAIN, dt.date(2023, 11, day)) for day in range(1, 9)], id="many"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_days(text: str, days: list[tuple[Sense, dt.date]]) -> None:
    assert read_days(text) == days


# Behind a day, and no part of what is said of it.
@pytest.mark.parametrize(
    "clock",
    [
        *(f"({day})" for day in "月火水木金土日"), *(f"{day}曜日" for day in "月火水木金土日"), "  (月曜)", "月曜", "(月曜日)", "(月・祝)", "(月祝)",
        "(Mon)", "(Tue)", "(Wednesday)", "(Thu)", "(Fri)", "(Sat)", "(Sun)", "  Monday", " Monday",
        " 10:02", "  10:02:11", "9時", "10時", "10時5分", "10時30", "午前10時", "午後10時30分", "(月) 23:59:59",
    ],
)  # fmt: skip
def test_the_time_is_no_part_of_what_follows(clock: str) -> None:
    assert read_days(f":2023年11月20日{clock}以降") == []
    assert read_days(f":2023年11月20日{clock}~2024年11月20日", may_span=True) == [(Sense.AFTER, LATER)]


@pytest.mark.parametrize(
    "shift",
    [
        "の3日前", "で3日前", "を3日前", "から", "より", "の3日後", "3営業日前", "1週間前", "1週前", "1か月前", "1ヶ月前", "1カ月前", "1ケ月前", "1年前", "3개월", "3일", "3天",
        "の 3 日前", "  の  3日前", "の  3日前", "100日前", "の約3日前", "前々日", "前日", "前営業日", "翌日", "前月", "当月", "末", "以降", "以後", "以前", "時点", "現在", "頃", "ごろ",
        "付", "改定", "改訂", "前", "後", "起", "之前", "之后", "부터", "이전", "이후", ")以降", "  )  以降",
    ],
)  # fmt: skip
def test_a_day_that_another_is_counted_from(shift: str) -> None:
    assert read_days(f":2023年11月20日{shift}") == []


@pytest.mark.parametrize(
    ("between", "day", "counts"),
    [
        ("の3日前(", 17, True),
        ("から3日前(", 17, True),
        ("より3日前(", 17, True),
        ("の約3日前(", 17, True),
        ("のおよそ3日前(", 17, True),
        ("の3日間前(", 17, True),
        ("の3日の前(", 17, True),
        ("の3日前まで", 17, True),
        ("の3日前迄(", 17, True),
        ("3天前(", 17, True),
        ("の前日(", 19, True),
        ("の前々日(", 18, True),
        ("の前日(", 16, False),
        ("の前々日(", 16, False),
        ("3天前(", 16, False),
        ("の3日前の夜(", 17, False),
        ("の3日前。", 17, False),
    ],
)
def test_a_day_that_is_written_out(between: str, day: int, counts: bool) -> None:
    days = [(Sense.PLAIN, dt.date(2023, 11, day))] * counts
    assert read_days(f":2023年11月20日{between}2023年11月{day}日)") == days


@pytest.mark.parametrize(
    ("date", "counts"),
    [
        ("2023年11月20日", False),
        ("2023年11月19日", True),
        ("2023年10月11日", True),
        ("2023年10月10日", False),
    ],
)
def test_how_far_a_day_counted_otherwise_may_be_away(date: str, counts: bool) -> None:
    assert len(read_days(f":2023年11月20日の1か月前({date})")) == counts


@pytest.mark.parametrize(
    "words",
    [
        "に課金予定", "の予定", "課金の予定", "予定", "に自動的に課金されます", "に自動で更新される予定", "にご請求します", "に決済をします", "に延長がされる", "に更新はされます", "にします",
        "にいたします", "に課金いたします", "に課金させていただきます", "  に課金します",
    ],
)  # fmt: skip
def test_a_day_to_come(words: str) -> None:
    assert read_days(f":2024年11月20日{words}。") == [(Sense.NEXT, LATER)]


@pytest.mark.parametrize("words", ["でした", "だった", "であった", "였습니다", " でした", "  でした"])
def test_a_day_that_was(words: str) -> None:
    assert read_days(f":2023年11月20日{words}。") == [(Sense.BEFORE, DAY)]


@pytest.mark.parametrize(
    ("sign", "days"),
    [("。", [DAY]), ("、", [DAY]), ("(", [DAY]), ("※", [DAY]), ("", []), (":", []), (" ", [])],
)
def test_where_another_clause_begins(sign: str, days: list[dt.date]) -> None:
    text = f":2023年11月20日ご確認{sign}2024年11月20日まで"
    assert read_days(text) == [(Sense.PLAIN, day) for day in days]


@pytest.mark.parametrize(
    "sign",
    [
        "~",
        " 〜 ",
        "  -  ",
        " - ",
        "‐",
        "‑",
        "–",
        "—",
        "―",
        "−",
        "から",
        "より",
        "至",
        "到",
        " to ",
        " TO ",
        "부터",
    ],
)
def test_of_a_period_the_last_day_counts(sign: str) -> None:
    assert read_days(f":2023年11月20日{sign}2024年11月20日まで", may_span=True) == [(Sense.AFTER, LATER)]
    assert read_days(f":2024年11月20日{sign}2023年11月20日", may_span=True) == []


@pytest.mark.parametrize(
    "text",
    [
        ":2023年11月20日~2023年11月20日",
        ":2023年13月40日~2024年11月20日",
        ":2023年11月20日~2024年13月40日",
        ":2023年11月20日~ご請求の2024年11月20日",
        ":2023年11月20日を更新し2024年11月20日",
    ],
)
def test_no_period(text: str) -> None:
    assert read_days(text, may_span=True) == []


def test_two_days_side_by_side_are_no_change() -> None:
    days = [(Sense.PLAIN, DAY), (Sense.PLAIN, LATER)]
    assert read_days(":2023年11月20日 2024年11月20日", may_span=True) == days


@pytest.mark.parametrize("sign", ["~", "〜", "から"])
def test_the_first_day_of_a_period_is_not_its_last(sign: str) -> None:
    assert read_days(f":2023年11月20日{sign}", may_span=True) == []


@pytest.mark.parametrize("sign", ["→", "  →  ", "->", "=>", ">", ">>", "⇒", "➡", "➔", "を"])
def test_of_a_change_both_sides_count(sign: str) -> None:
    sides = [(Sense.BEFORE, DAY), (Sense.AFTER, LATER)]
    assert read_days(f":2023年11月20日{sign}2024年11月20日", may_span=True) == sides


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("(2023年11月20日)の3日前(2023年11月17日)", dt.date(2023, 11, 17)),
        ("の3日前(2023年11月17日)", dt.date(2023, 11, 17)),
        ("の3日前(2023年11月17日)、2023年11月20日", dt.date(2023, 11, 17)),
        ("(2023年11月20日)の3日前(2023年11月17日)、2023年11月20日", dt.date(2023, 11, 17)),
        ("(2023年11月20日)の前日:2023年11月19日", dt.date(2023, 11, 19)),
        ("(2023年11月20日)の3日前(2023年11月16日)", None),
        ("の3日前", None),
        ("(2023年11月20日)まで", None),
        ("(2023年11月20日)(2023年11月17日)", None),
        (":2023年11月20日、2023年11月17日", None),
        (":2023年11月20日の3日前(2023年11月17日)", None),
        ("(2023年11月20日)、その3日前(2023年11月17日)", None),
        ("の3日前(2023年11月32日)", None),
        ("(2023年11月20日)の3日前(2023年11月32日)", None),
        ("の3日前の夜(2023年11月17日)", None),
        (":2023年11月20日", None),
    ],
)
def test_counted_day(text: str, day: dt.date | None) -> None:
    assert read_counted_day(text) == ([(Sense.PLAIN, day)] if day else [])
