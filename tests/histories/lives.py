"""A life of a contract, event by event, and what a careful reader knows at its end (from the output contract alone)."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

JAPAN = dt.timezone(dt.timedelta(hours=9))
PRODUCTS = (
    "ノートン 360 デラックス",
    "ノートン 360 スタンダード",
    "ノートン 360 プレミアム",
    "ノートン セキュリティ デラックス",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, which a mail tells of.

    Attributes:
        kind: announced, renewed, failed, stopped, resumed, refunded, cancelled, receipt, guide, survey,
            maintenance, support, purchased or private.
        at: when the mail was sent.
        current: the order that a charge made, or the charge that a refund or a receipt is of.
        day: of the charge made, planned or paid back.
        amount: in yen.
        stop_by: the last day to stop.
        next_day: of the charge after this one.
    """

    kind: str
    at: dt.datetime
    current: str | None = None
    day: dt.date | None = None
    amount: int | None = None
    stop_by: dt.date | None = None
    next_day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the mails of one contract come to."""

    enrollment_order: str
    status: str
    total_paid: int
    charged_on: dt.date | None
    email: str | None
    next_charge_on: dt.date | None


@dataclass(slots=True)
class Life:
    """One contract."""

    number: str
    email: str
    product: str
    events: list[Event] = field(default_factory=list)


def make_life(chance: random.Random, length: int) -> Life:
    """Return a life of *length* events, oldest first, as a store with yearly charges would make one."""
    life = Life(
        _number(chance),
        f"{chance.choice(('taro', 'hanako', 'jiro.y'))}{chance.randrange(99)}@example.jp",
        chance.choice(PRODUCTS),
    )
    year = chance.randrange(2014, 2021)
    charge = dt.date(year, chance.randrange(1, 13), chance.randrange(1, 25))
    stopped = False
    if chance.random() < 0.3:
        life.events.append(
            Event(
                "purchased",
                _at(charge - dt.timedelta(days=360), chance),
                day=charge - dt.timedelta(days=360),
                amount=chance.choice((4980, 6480)),
            )
        )
    while len(life.events) < length:
        amount = chance.choice((7980, 8980, 9680, 10480, 11534))
        planned = charge
        if chance.random() < 0.6 and not stopped:
            life.events.append(_announced(charge, amount, chance))
        if stopped and chance.random() < 0.5:
            stopped = False
            life.events.append(Event("resumed", _at(charge - dt.timedelta(days=20), chance)))
        if not stopped and chance.random() < 0.15:
            life.events.append(Event("failed", _at(charge, chance), day=charge))
            charge += dt.timedelta(days=3)
        if not stopped:
            life.events += _charged(charge, amount, chance)
        if not stopped and chance.random() < 0.3:
            stopped = True
            life.events.append(
                Event("stopped", _at(charge + dt.timedelta(days=chance.randrange(12, 40)), chance))
            )
        if chance.random() < 0.4:
            kind = chance.choice(
                ("guide", "survey", "maintenance", "support", "private", "foreign", "forged")
            )
            life.events.append(Event(kind, _at(charge + dt.timedelta(days=chance.randrange(41, 60)), chance)))
        charge = planned.replace(year=planned.year + 1)
        if charge.year > 2025:
            break
    del life.events[length:]
    return life


def _announced(charge: dt.date, amount: int, chance: random.Random) -> Event:
    sent = charge - dt.timedelta(days=chance.choice((7, 14)))
    return Event(
        "announced", _at(sent, chance), day=charge, amount=amount, stop_by=charge - dt.timedelta(days=1)
    )


def _charged(charge: dt.date, amount: int, chance: random.Random) -> list[Event]:
    current = _number(chance)
    next_day = charge.replace(year=charge.year + 1) if chance.random() < 0.3 else None
    events = [Event("renewed", _at(charge, chance), current, charge, amount, next_day=next_day)]
    if chance.random() < 0.2:
        events.append(Event("receipt", _at(charge + dt.timedelta(days=1), chance), current, charge, amount))
    if chance.random() < 0.15:
        kind = chance.choice(("refunded", "refunded", "cancelled"))
        events.append(
            Event(
                kind,
                _at(charge + dt.timedelta(days=chance.randrange(3, 11)), chance),
                current,
                charge,
                amount,
            )
        )
    return events


def expected(life: Life, told: list[Event]) -> Expected:
    """Return what is known of *life* once the mails of the *told* events are read.

    Later mails win; charges count once, less what was paid back; states come from what the vendor reports.
    """
    own = sorted(
        (event for event in told if event.kind not in {"private", "foreign", "forged"}),
        key=lambda event: event.at,
    )
    charges = {event.current: event for event in own if event.kind == "renewed"}
    paid_back = {event.current for event in own if event.kind in {"refunded", "cancelled"}}
    status = "unknown"
    for event in own:
        if event.kind in {"announced", "renewed", "failed", "resumed"}:
            status = "renewing"
        elif event.kind == "stopped":
            status = "stopped"
    return Expected(
        life.number,
        status,
        sum(event.amount or 0 for current, event in charges.items() if current not in paid_back),
        _last_charge(own, list(charges.values())),
        life.email,
        next(
            (
                event.day if event.kind == "announced" else event.next_day
                for event in reversed(own)
                if event.kind == "announced" or event.next_day
            ),
            None,
        ),
    )


def _last_charge(own: list[Event], charges: list[Event]) -> dt.date | None:
    receipts = [event.day for event in own if event.kind == "receipt" and event.day]
    told = [event.day for event in charges if event.day]
    told = told or [event.day for event in own if event.kind == "purchased" and event.day]
    told = told or [event.day for event in own if event.kind in {"refunded", "cancelled"} and event.day]
    return max([*told, *receipts], default=None)


def _number(chance: random.Random) -> str:
    return f"SY{chance.randrange(10_000_000, 99_999_999)}"


def _at(day: dt.date, chance: random.Random) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(chance.randrange(8, 20), chance.randrange(60)), JAPAN)
