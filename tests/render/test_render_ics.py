"""Calendar: all-day events that another parser reads, with alarms, stable from run to run."""

from __future__ import annotations

import datetime as dt
import re
import sys
from typing import Any

import pytest

from literals import NUMBER, notice, report
from norton_order.errors import MissingExtraError
from norton_order.model import Notice, Report
from norton_order.render.ics import alarm_days, days_of, render_ics, without_alarm
from norton_order.vendor.japan import JAPAN
from norton_order.vendor.pages import ORDER_STATUS_PAGE, SUPPORT_CHAT_PAGE


def story() -> Report:
    return report(
        notice(day="2025-12-05"),
        notice(
            day="2026-10-15",
            kind="announced",
            stop_by=dt.date(2026, 11, 28),
            next_charge_on=dt.date(2026, 12, 5),
        ),
    )


TODAY = dt.date(2026, 1, 3)


def events(found: Report, today: dt.date = TODAY) -> dict[str, Any]:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    vobject = pytest.importorskip("vobject", reason="vobject is not installed")
    calendar = vobject.readOne(render_ics(found, lang="ja", today=today).decode())
    return {event.summary.value: event for event in getattr(calendar, "vevent_list", [])}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_parser_reads_the_three_days() -> None:
    read = events(story())
    assert {summary: event.dtstart.value for summary, event in read.items()} == {
        f"ノートン：停止の申込期限（{NUMBER}）": dt.date(2026, 11, 28),
        f"ノートン：課金予定日（{NUMBER}）": dt.date(2026, 12, 5),
        f"ノートン：返金の申込期限（{NUMBER}）": dt.date(2026, 2, 3),
    }
    for event in read.values():
        assert event.dtend.value - event.dtstart.value == dt.timedelta(days=1)
        assert event.dtstamp.value == dt.datetime(2026, 10, 15, 0, 0, tzinfo=dt.UTC)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_each_event_leads_to_where_it_is_acted_upon() -> None:
    pages = {summary.split("：")[1][:3]: event.url.value for summary, event in events(story()).items()}
    assert pages == {
        "停止の": ORDER_STATUS_PAGE,
        "課金予": ORDER_STATUS_PAGE,
        "返金の": SUPPORT_CHAT_PAGE,
    }


def test_the_days_of_a_calendar() -> None:
    assert [name for name, _day in days_of(story().subscriptions[0])] == [
        "stop_by", "next_charge_on", "refund_until",
    ]  # fmt: skip
    undated = report(notice(day="2026-10-15", kind="announced", charged_on=None))
    assert days_of(undated.subscriptions[0]) == ()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_description_is_enough_to_act() -> None:
    description = events(story())[f"ノートン：停止の申込期限（{NUMBER}）"].description.value
    assert f"ご注文番号：{NUMBER}\n" in description
    assert "taro@example.jp" in description
    assert "もう一つの「停止」" in description


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("today", "ringing"),
    [
        pytest.param(
            dt.date(2026, 2, 2), {"停止の", "課金予", "返金の"}, id="day before the last for a refund"
        ),
        pytest.param(dt.date(2026, 2, 3), {"停止の", "課金予"}, id="last day for a refund"),
        pytest.param(dt.date(2026, 11, 29), {"課金予"}, id="stop deadline over"),
        pytest.param(dt.date(2030, 1, 1), set(), id="all over"),
    ],
)
def test_only_days_ahead_ring_and_all_keep_their_uid(today: dt.date, ringing: set[str]) -> None:
    read = events(story(), today)
    assert {
        summary.split("：")[1][:3] for summary, event in read.items() if "valarm" in event.contents
    } == ringing
    assert [event.uid.value for event in read.values()] == [one.uid.value for one in events(story()).values()]


def test_alarms_ring_at_nine_in_japan_whoever_counts() -> None:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    octets = render_ics(story(), lang="ja", today=TODAY)
    triggers = re.findall(rb"TRIGGER([^\r]*)\r\n", octets)
    moments = [
        dt.datetime.strptime(f"{one.decode()}+0000", ";VALUE=DATE-TIME:%Y%m%dT%H%M%SZ%z") for one in triggers
    ]
    japan = [one.astimezone(JAPAN) for one in moments]
    assert {one.time() for one in japan} == {dt.time(9)}
    assert [f"{one:%m-%d}" for one in japan] == ["11-14", "11-25", "11-21", "12-02", "01-20", "01-31"]


@pytest.mark.parametrize(
    ("today", "rings"),
    [
        pytest.param("2026-11-01", ["2026-11-14", "2026-11-25"], id="far"),
        pytest.param("2026-11-14", ["2026-11-25"], id="on the day of the first"),
        pytest.param("2026-11-24", ["2026-11-25"], id="four days"),
        pytest.param("2026-11-25", ["2026-11-27"], id="three days"),
        pytest.param("2026-11-26", ["2026-11-27"], id="two days"),
        pytest.param("2026-11-27", ["2026-11-28"], id="tomorrow"),
        pytest.param("2026-11-28", [], id="today"),
        pytest.param("2026-11-29", [], id="past"),
    ],
)
def test_an_alarm_lies_ahead_or_there_is_none(today: str, rings: list[str]) -> None:
    (subscription,) = story().subscriptions
    days = alarm_days(subscription, "stop_by", dt.date(2026, 11, 28), dt.date.fromisoformat(today))
    assert list(map(str, days)) == rings


def test_events_for_today_are_counted_for_they_cannot_ring() -> None:
    assert without_alarm(story(), dt.date(2026, 11, 28)) == 1
    assert without_alarm(story(), dt.date(2026, 11, 27)) == 0
    stopped = report(*story().subscriptions[0].notices, notice(day="2026-10-20", kind="stopped"))
    assert without_alarm(stopped, dt.date(2026, 11, 28)) == 0


def test_it_is_no_invitation() -> None:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    assert b"METHOD" not in render_ics(story(), lang="ja", today=TODAY)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_a_stop_made_needless_is_cancelled() -> None:
    stopped = report(*story().subscriptions[0].notices, notice(day="2026-10-20", kind="stopped"))
    read = events(stopped)
    states = {summary.split("：")[1][:3]: event.status.value for summary, event in read.items()}
    assert states == {"停止の": "CANCELLED", "課金予": "CANCELLED", "返金の": "CONFIRMED"}
    before = {summary: event.uid.value for summary, event in events(story()).items()}
    assert {summary: event.uid.value for summary, event in read.items()} == before


def test_the_same_report_gives_the_same_octets() -> None:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    assert render_ics(story(), lang="ja") == render_ics(story(), lang="ja")


def test_a_uid_hides_the_number_and_differs_by_event() -> None:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    octets = render_ics(story(), lang="en").decode().replace("\r\n ", "")
    uids = [line for line in octets.splitlines() if line.startswith("UID:")]
    assert len(set(uids)) == 3
    assert not any("12345678" in uid for uid in uids)


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(notice(date=None, stop_by=dt.date(2026, 1, 1)), id="undated"),
        pytest.param(notice(date=dt.datetime(2025, 1, 1), stop_by=dt.date(2026, 1, 1)), id="naive"),  # noqa: DTZ001
        pytest.param(
            notice(
                date=dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=9))), stop_by=dt.date.max
            ),
            id="ends of time",
        ),
    ],
)
def test_any_date_will_do(found: Notice) -> None:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    assert b"BEGIN:VEVENT" in render_ics(report(found), lang="ja")


def test_a_mail_cannot_add_lines() -> None:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    hostile = notice(day="2025-12-05", email="a@example.jp\r\nATTENDEE:x", product="x\r\nBEGIN:VALARM\r\n")
    octets = render_ics(report(hostile), lang="ja", today=TODAY)
    assert b"ATTENDEE" not in octets
    assert octets.count(b"BEGIN:VALARM") == 2


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError) as caught:
        render_ics(story(), lang="ja")
    assert caught.value.extra == "calendar"
    assert "icalendar" in str(caught.value)
