"""Calendar: all-day events that another parser reads, with alarms, stable from run to run."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

import pytest

from literals import NUMBER, notice, report
from norton_order import norton
from norton_order.model import Notice, Report
from norton_order.render.ics import MissingExtraError, days_of, render_ics


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


TODAY = dt.date(2026, 2, 3)  # the last day for a refund


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
        alarms = [alarm.trigger.value for alarm in event.valarm_list]
        assert alarms == [dt.timedelta(days=-13, hours=-15), dt.timedelta(days=-2, hours=-15)]
        start = dt.datetime.combine(event.dtstart.value, dt.time())
        nine = [dt.datetime.combine(event.dtstart.value - dt.timedelta(days=n), dt.time(9)) for n in (14, 3)]
        assert [start + alarm for alarm in alarms] == nine
        assert event.dtend.value - event.dtstart.value == dt.timedelta(days=1)
        assert event.dtstamp.value == dt.datetime(2026, 10, 15, 0, 0, tzinfo=dt.UTC)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_each_event_leads_to_where_it_is_acted_upon() -> None:
    pages = {summary.split("：")[1][:3]: event.url.value for summary, event in events(story()).items()}
    assert pages == {
        "停止の": norton.ORDER_STATUS_PAGE,
        "課金予": norton.ORDER_STATUS_PAGE,
        "返金の": norton.SUPPORT_CHAT_PAGE,
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
        pytest.param(dt.date(2026, 2, 3), {"停止の", "課金予", "返金の"}, id="last day for a refund"),
        pytest.param(dt.date(2026, 2, 4), {"停止の", "課金予"}, id="refund over"),
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


def test_the_alarms_are_written_as_durations() -> None:
    pytest.importorskip("icalendar", reason="the extra 'calendar' is not installed")
    octets = render_ics(story(), lang="ja", today=TODAY)
    assert octets.count(b"TRIGGER:-P13DT15H\r\n") == octets.count(b"TRIGGER:-P2DT15H\r\n") == 3


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
