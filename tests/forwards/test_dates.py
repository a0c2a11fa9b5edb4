"""The date forms that clients print above forwarded mail."""

from __future__ import annotations

import datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.forwards.dates import parse_forward_date

READ = [
    pytest.param("Sun, 3 Mar 2024 19:38:07 +0900", "2024-03-03T19:38:07+09:00", id="rfc-5322"),
    pytest.param("Sun, 3 Mar 2024 19:38:07 +0900 (JST)", "2024-03-03T19:38:07+09:00", id="rfc-5322-comment"),
    pytest.param("Sun, 3 Mar 24 19:38:07 GMT", "2024-03-03T19:38:07+00:00", id="rfc-822-year"),
    pytest.param("1 Jan 98 10:00:00 +0000", "1998-01-01T10:00:00+00:00", id="rfc-822-last-century"),
    pytest.param("3 Mar 2024 19:38:07 -0000", "2024-03-03T19:38:07", id="zone-said-to-be-unknown"),
    pytest.param("2024-03-03T19:38:07Z", "2024-03-03T19:38:07+00:00", id="iso-8601"),
    pytest.param("2024-03-03T19:38:07.123+09:00", "2024-03-03T19:38:07+09:00", id="iso-8601-fraction"),
    pytest.param("2024年9月21日 22:09", "2024-09-21T22:09:00", id="ja-outlook"),
    pytest.param("2024年9月21日土曜日 22:09", "2024-09-21T22:09:00", id="ja-outlook-weekday"),
    pytest.param("2026年5月17日 (火) 10:30", "2026-05-17T10:30:00", id="ja-wrong-weekday"),
    pytest.param("2024年3月3日 午後7:38:07 GMT-6", "2024-03-03T19:38:07-06:00", id="ja-ios"),
    pytest.param("2024年3月3日 19:38:07 JST", "2024-03-03T19:38:07+09:00", id="ja-apple-mail"),
    pytest.param("2024年3月3日 19:38:07 GMT+9", "2024-03-03T19:38:07+09:00", id="ja-apple-mail-gmt"),
    pytest.param("2024年1月14日(日) 15:00", "2024-01-14T15:00:00", id="ja-gmail"),
    pytest.param("2024/03/03 19:38", "2024-03-03T19:38:00", id="ja-slashes"),
    pytest.param("2024/3/3, Sun 19:38", "2024-03-03T19:38:00", id="ja-yahoo"),
    pytest.param("２０２４年３月３日　１９：３８", "2024-03-03T19:38:00", id="ja-full-width"),
    pytest.param("2024年3月3日 午後7時38分7秒", "2024-03-03T19:38:07", id="ja-hour-signs"),
    pytest.param("2024年3月3日 7時", "2024-03-03T07:00:00", id="ja-hour-only"),
    pytest.param("2024年3月3日 午後0:30", "2024-03-03T12:30:00", id="ja-noon"),
    pytest.param("2024年3月3日 午前0:30", "2024-03-03T00:30:00", id="ja-midnight"),
    pytest.param("令和6年3月3日 午後7時38分", "2024-03-03T19:38:00", id="ja-reiwa"),
    pytest.param("令和元年5月1日", "2019-05-01T00:00:00", id="ja-first-year"),
    pytest.param("平成31年4月30日 10:00", "2019-04-30T10:00:00", id="ja-heisei"),
    pytest.param("Sunday, March 3, 2024 7:38 PM", "2024-03-03T19:38:00", id="en-outlook"),
    pytest.param("Sun, Mar 3, 2024 at 7:38 PM", "2024-03-03T19:38:00", id="en-gmail"),
    pytest.param("Sun, Mar 3, 2024 at 7:38\u202fPM", "2024-03-03T19:38:00", id="en-gmail-narrow-space"),
    pytest.param("March 3, 2024 at 7:38:07 PM GMT+9", "2024-03-03T19:38:07+09:00", id="en-apple-mail"),
    pytest.param("3 March 2024 at 19:38:07 JST", "2024-03-03T19:38:07+09:00", id="en-apple-mail-british"),
    pytest.param("Friday, July 11, 2008 12:52 AM", "2008-07-11T00:52:00", id="en-after-midnight"),
    pytest.param("3rd of March 2024, 19:38", "2024-03-03T19:38:00", id="en-ordinal"),
    pytest.param("03.12.2024 19:38", "2024-12-03T19:38:00", id="de-numbers"),
    pytest.param("3. 12. 2024 19:38:07", "2024-12-03T19:38:07", id="cs-numbers"),
    pytest.param("3/31/2024 7:38 AM", "2024-03-31T07:38:00", id="en-american"),
    pytest.param("3/4/2024 7:38 PM", "2024-03-04T19:38:00", id="en-american-by-its-clock"),
    pytest.param("31/3/2024 19:38", "2024-03-31T19:38:00", id="en-european"),
    pytest.param("Mon Mar 4, 2024 10:00 CST", "2024-03-04T10:00:00", id="zone-with-two-meanings"),
    pytest.param("2017년 8월 7일 월요일 오후 4:42:05", "2017-08-07T16:42:05", id="ko-outlook"),
    pytest.param("2024년 3월 3일 (일) 오전 12:05", "2024-03-03T00:05:00", id="ko-gmail"),
    pytest.param("2024. 3. 3. 오후 7:38", "2024-03-03T19:38:00", id="ko-dots"),
    pytest.param("2024년 3월 3일 19:38 KST", "2024-03-03T19:38:00+09:00", id="ko-zone"),
    pytest.param("2024年3月3日 下午7:38", "2024-03-03T19:38:00", id="zh-gmail"),
    pytest.param("2024年3月3日(星期天) 晚上7:38", "2024-03-03T19:38:00", id="zh-qq"),
    pytest.param("2024-03-03 19:38:07 (星期日)", "2024-03-03T19:38:07", id="zh-netease"),
    pytest.param("2024年3月3日 週日 上午9:05", "2024-03-03T09:05:00", id="zh-taiwan"),
    pytest.param("\u200e2024年9月21日\u200f 22:09", "2024-09-21T22:09:00", id="direction-marks"),
]

DAY_FIRST = [
    pytest.param("03/12/2024 19:38", "2024-12-03T19:38:00", id="fr"),
    pytest.param("3/4/2024", "2024-04-03T00:00:00", id="it"),
    pytest.param("12/31/2024 19:38", "2024-12-31T19:38:00", id="no-such-month"),
    pytest.param("3/12/2024 7:38 PM", "2024-03-12T19:38:00", id="half-of-the-day"),
    pytest.param("2024/03/12 19:38", "2024-03-12T19:38:00", id="year-first"),
]

REFUSED = [
    pytest.param("", id="empty"),
    pytest.param("明日の午後", id="words"),
    pytest.param("19:38", id="time-only"),
    pytest.param("2024年2月30日 10:00", id="no-such-day"),
    pytest.param("2024年13月1日", id="no-such-month"),
    pytest.param("2024年3月3日 25:10", id="no-such-hour"),
    pytest.param("2024年3月3日 10:99", id="no-such-minute"),
    pytest.param("1 Jan 2024 10:00 +2500", id="no-such-zone"),
    pytest.param("3/4/2024 19:38", id="day-or-month"),
    pytest.param("March-09-12 4:22 PM", id="year-or-day"),
    pytest.param("9999年12月31日 23:59:59 GMT-6", id="beyond-any-mail"),
    pytest.param("0001年1月1日 0:00 GMT+9", id="before-any-mail"),
    pytest.param("SY20240303", id="number"),
    pytest.param("令和99年3月3日", id="era-beyond-any-mail"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_date_is_read(text: str, expected: str) -> None:
    assert parse_forward_date(text) == datetime.datetime.fromisoformat(expected)


@pytest.mark.parametrize(("text", "expected"), DAY_FIRST)
def test_date_is_read_with_the_day_first(text: str, expected: str) -> None:
    assert parse_forward_date(text, is_day_first=True) == datetime.datetime.fromisoformat(expected)


@pytest.mark.parametrize("text", REFUSED)
def test_date_is_refused(text: str) -> None:
    assert parse_forward_date(text) is None


@given(st.text())
def test_any_text_gives_a_moment_that_every_zone_can_show(text: str) -> None:
    moment = parse_forward_date(text)
    if moment is not None and moment.tzinfo is not None:
        assert moment.astimezone(datetime.UTC) == moment


@given(
    st.datetimes(datetime.datetime(1970, 1, 1), datetime.datetime(2099, 12, 31)),  # noqa: DTZ001
    st.integers(-14 * 60, 14 * 60).filter(bool),
)
def test_every_rfc_5322_date_comes_back(moment: datetime.datetime, minutes: int) -> None:
    zone = datetime.timezone(datetime.timedelta(minutes=minutes))
    moment = moment.replace(microsecond=0, tzinfo=zone)
    assert parse_forward_date(format_datetime(moment)) == moment


def test_only_the_beginning_of_a_long_value_is_read() -> None:
    assert parse_forward_date(" " * 1_000_000 + "2024年3月3日") is None
