"""The days of a subscription in words: what lies ahead, what is past, the last charge, the refund."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from norton_order.subscriptions import only_purchased
from norton_order.subscriptions.charges import charges
from norton_order.text.words import Lang, day, money, say
from norton_order.vendor.japan import JAPAN
from norton_order.vendor.pages import REFUND_PAGE, SUPPORT_CHAT_PAGE

if TYPE_CHECKING:
    from norton_order.model import Subscription


class Day(NamedTuple):
    """One day that matters.

    Attributes:
        label: what happens on it.
        value: the day, and the amount beside it where one is known.
        note: what to know about it; "" if nothing.
    """

    label: str
    value: str
    note: str = ""


def today_in_japan() -> dt.date:
    """Return the day that the vendor's deadlines go by."""
    return dt.datetime.now(JAPAN).date()


def upcoming(subscription: Subscription, date: dt.date | None) -> dt.date | None:
    """Return *date* if it is later than the last charge and the renewal is not stopped, else None.

    It may be past all the same: nobody knows from the mails whether that charge was made.
    """
    if date is None or subscription.status == "stopped":
        return None
    return date if subscription.charged_on is None or date > subscription.charged_on else None


def dates(subscription: Subscription, lang: Lang, today: dt.date, *, counts: bool = False) -> tuple[Day, ...]:
    """Return the deadlines, the last charge and the end of the licence, as far as they are known.

    Args:
        subscription: any.
        lang: of the words.
        today: deadlines before it are called past.
        counts: whether to say how many days are left to stop, for whoever reads it today.
    """
    stop_by = upcoming(subscription, subscription.stop_by)
    next_charge_on = upcoming(subscription, subscription.next_charge_on)
    charge = "label.purchase" if only_purchased(subscription) else "label.last_charge"
    rows = (
        ("label.stop_by", stop_by, None),
        ("label.next_charge_on", next_charge_on, _announced_amount(subscription)),
        (charge, subscription.charged_on, subscription.amount),
        ("label.expires_on", subscription.expires_on, None),
    )
    past = [key for key, date, _amount in rows[:2] if date is not None and date < today]
    # What to do about it is said once.
    notes = dict.fromkeys(past, "date.past.only") | dict.fromkeys(past[-1:], "date.past")
    return tuple(
        Day(
            label=say(key, lang),
            value=_counted(date, today, lang)
            if counts and key == "label.stop_by"
            else _priced(date, amount, subscription.currency, lang),
            note=say(notes[key], lang) if key in notes else "",
        )
        for key, date, amount in rows
        if date is not None
    )


def paid(subscription: Subscription, lang: Lang) -> Day | None:
    """Return what several charges come to and when the first was made; None if there are not several."""
    charged = [charge for charge in charges(subscription.notices) if charge.amount is not None]
    if len(charged) < 2 or charged[0].day is None:
        return None
    total = money(subscription.total_paid, charged[-1].currency, lang)
    value = say("paid.value", lang, total=total, first=day(charged[0].day, lang))
    return Day(say("label.total_paid", lang), value, say("page.paid.note", lang))


def refund_day(subscription: Subscription, lang: Lang, today: dt.date, *, counts: bool = False) -> str:
    """Return until when a refund can be asked for; "" where no charge is known.

    Args:
        subscription: any.
        lang: of the words.
        today: decides whether it is too late.
        counts: whether to say how many days are left, for whoever reads it today.
    """
    if subscription.refund_until is None or subscription.charged_on is None:
        return ""
    of = ".purchase" if only_purchased(subscription) else ""
    until = day(subscription.refund_until, lang)
    if subscription.refund_until < today:
        return say(f"refund.past{of}", lang, date=until)
    if counts:
        until = _counted(subscription.refund_until, today, lang, last=".until")
    return say(f"refund.until{of}", lang, date=until, charged=day(subscription.charged_on, lang))


def refund_is_open(subscription: Subscription, today: dt.date) -> bool:
    """Return whether a refund can still be asked for."""
    return bool(subscription.charged_on and subscription.refund_until and subscription.refund_until >= today)


def refund_terms(lang: Lang) -> tuple[str, ...]:
    """Return on what terms a refund can be asked for, where, and the source of that: the same for every contract."""
    return (
        say("refund.terms", lang),
        say("refund.ask", lang, chat=SUPPORT_CHAT_PAGE),
        say("refund.source", lang, source=REFUND_PAGE),
    )


def _counted(date: dt.date, today: dt.date, lang: Lang, last: str = "") -> str:
    """Return *date* and how many days are left until then; of one that is past only *date*.

    Args:
        date: any.
        today: from which days are counted.
        lang: of the words.
        last: the form of the words for the last day.
    """
    count = (date - today).days
    if count < 0:
        return day(date, lang)
    key = {0: f"left.none{last}", 1: "left.one"}.get(count, "left.many")
    return say(key, lang, date=day(date, lang), count=count)


def _announced_amount(subscription: Subscription) -> int | None:
    announced = [
        one.amount
        for one in subscription.notices
        if one.kind == "announced" and one.next_charge_on == subscription.next_charge_on
    ]
    return announced[-1] if announced else None


def _priced(date: dt.date, amount: int | None, currency: str | None, lang: Lang) -> str:
    if amount is None:
        return day(date, lang)
    price = money(amount, currency, lang)
    return f"{day(date, lang)}（{price}）" if lang == "ja" else f"{day(date, lang)} ({price})"
