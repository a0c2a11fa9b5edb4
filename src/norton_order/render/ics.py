"""The deadlines as all-day calendar events with alarms; needs the extra ``calendar``."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any, Final

from norton_order.errors import MissingExtraError
from norton_order.render.days import refund_day, refund_terms, today_in_japan, upcoming
from norton_order.render.procedures import shown_email, steps_of
from norton_order.text import safe
from norton_order.text.words import Lang, pair, say
from norton_order.vendor.japan import JAPAN
from norton_order.vendor.pages import SUPPORT_CHAT_PAGE

if TYPE_CHECKING:
    from norton_order.model import Report, Subscription

_DAYS_BEFORE: Final = (14, 3)  # on which an alarm rings
# A calendar without one dated mail still needs a fixed stamp, so that the same input gives the same octets.
_NO_STAMP: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def render_ics(report: Report, *, lang: Lang, today: dt.date | None = None) -> bytes:
    """Return an iCalendar object (RFC 5545) with the stop deadline, the next charge and the refund deadline.

    The same report gives the same octets on the same day, and an event keeps its UID, so that importing again
    updates. What a stopped subscription no longer needs is given as cancelled. Alarms: see `alarm_days`.

    Args:
        report: all that was found.
        lang: of the words.
        today: no alarm rings on it or before; by default the day in Japan.

    Raises:
        MissingExtraError: icalendar is not installed.
    """
    try:
        import icalendar
    except ImportError as error:
        raise MissingExtraError("calendar", "icalendar") from error
    judged = today or today_in_japan()
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//norton-order//norton-order//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("calendar.name", lang))
    for subscription in report.subscriptions:
        for name, date in days_of(subscription):
            event = _event(icalendar, subscription, name, date, lang)
            calendar.add_component(event)
            for ringing in alarm_days(subscription, name, date, judged):
                event.add_component(_alarm(icalendar, ringing, event["summary"]))
    octets: bytes = calendar.to_ical()
    return octets


def days_of(subscription: Subscription) -> tuple[tuple[str, dt.date], ...]:
    """Return the days of *subscription* that belong into a calendar, with the names of their fields."""
    dates = ((name, getattr(subscription, name)) for name in ("stop_by", "next_charge_on", "refund_until"))
    return tuple((name, date) for name, date in dates if date is not None)


def alarm_days(subscription: Subscription, name: str, date: dt.date, today: dt.date) -> tuple[dt.date, ...]:
    """Return the days on which an alarm rings for *date*, at nine in the morning in Japan.

    They are those 14 and 3 days before. Of what lies closer ahead, the day before, or *date* itself if that
    is tomorrow; none where it is today, past or cancelled.
    """
    if date <= today or _is_cancelled(subscription, name, date):
        return ()
    ahead = [date - dt.timedelta(days=days) for days in _DAYS_BEFORE if (date - today).days > days]
    tomorrow = today + dt.timedelta(days=1)
    return tuple(ahead) or (max(date - dt.timedelta(days=1), tomorrow),)


def without_alarm(report: Report, today: dt.date | None = None) -> int:
    """Return how many events are for today, so that no alarm can be set for them any more."""
    judged = today or today_in_japan()
    return sum(
        date == judged and not _is_cancelled(subscription, name, date)
        for subscription in report.subscriptions
        for name, date in days_of(subscription)
    )


def _is_cancelled(subscription: Subscription, name: str, date: dt.date) -> bool:
    return name != "refund_until" and upcoming(subscription, date) is None


def _event(icalendar: Any, subscription: Subscription, name: str, date: dt.date, lang: Lang) -> Any:
    event = icalendar.Event()
    summary = say(f"calendar.{name}", lang, number=subscription.enrollment_order)
    event.add("uid", _uid(subscription.enrollment_order, name))
    event.add("dtstamp", _stamp(subscription))
    event.add("dtstart", date)
    event.add("dtend", date + dt.timedelta(days=1) if date < dt.date.max else date)
    event.add("summary", summary)
    event.add("description", _description(subscription, name, date, lang))
    event.add("url", SUPPORT_CHAT_PAGE if name == "refund_until" else subscription.page)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if _is_cancelled(subscription, name, date) else "CONFIRMED")
    return event


def _alarm(icalendar: Any, date: dt.date, summary: str) -> Any:
    """Return an alarm at a moment: nine in Japan is midnight in UTC.

    Counted from the start of an all-day event, half the programs take another hour or lose it.
    """
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    moment = dt.datetime.combine(date, dt.time(), dt.UTC)
    alarm.add("trigger", moment, parameters={"VALUE": "DATE-TIME"})  # which icalendar itself leaves out
    return alarm


def _uid(number: str, name: str) -> str:
    return f"{hashlib.sha256(f'{number}/{name}'.encode()).hexdigest()[:32]}@norton-order"


def _stamp(subscription: Subscription) -> dt.datetime:
    dates = [one.date for one in subscription.notices if one.date is not None]
    if not dates:
        return _NO_STAMP
    newest = dates[-1] if dates[-1].utcoffset() is not None else dates[-1].replace(tzinfo=JAPAN)
    try:
        return newest.astimezone(dt.UTC).replace(microsecond=0)
    except OverflowError:
        return _NO_STAMP


def _description(subscription: Subscription, name: str, date: dt.date, lang: Lang) -> str:
    """Say all that is needed to act, so that the mail need not be looked for again."""
    if name == "refund_until":
        return "\n".join((refund_day(subscription, lang, today=date), *refund_terms(lang)))
    if subscription.status == "stopped":
        return say("calendar.stopped", lang)
    values = {
        "enrollment_order": subscription.enrollment_order,
        "email": shown_email(subscription),
        "page": subscription.page,
    }
    facts = [
        pair(say(f"label.{key}", lang), safe.clean(value), lang) for key, value in values.items() if value
    ]
    steps = [f"{index}. {step.text}" for index, step in enumerate(steps_of(subscription, lang), start=1)]
    return "\n".join([*facts, "", *steps])
