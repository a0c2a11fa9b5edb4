"""Histories of two to twelve mails against what comes out of them."""

from __future__ import annotations

import random
from dataclasses import replace

from histories.lives import Event, Expected, Life, expected, make_life
from histories.mails import bundle_of, forward_of, mail_of
from norton_order import Notice, Rejection, Subscription, group_subscriptions
from norton_order.scan.reader import read


def make_history(seed: int) -> tuple[list[bytes], list[Expected]]:
    """Return the mails of one or two contracts in any order, and what must come out, by number."""
    chance = random.Random(seed)  # noqa: S311
    raws: list[bytes] = []
    wanted: list[Expected] = []
    for _ in range(1 if chance.random() < 0.75 else 2):
        life = make_life(chance, chance.randrange(2, 13))
        mails, told = _mails(life, chance, len(raws) * 100)
        raws += mails
        if any(event.kind not in {"private", "foreign", "forged"} for event in told):
            wanted.append(expected(life, told))
        else:
            wanted.append(Expected(life.number, "unknown", 0, None, "?", None))
    chance.shuffle(raws)
    return raws, sorted(wanted, key=lambda one: one.enrollment_order)


def _mails(life: Life, chance: random.Random, serial: int) -> tuple[list[bytes], list[Event]]:
    rest = list(life.events)
    raws: list[bytes] = []
    vendor = [event for event in rest if event.kind not in {"private", "foreign", "forged"}]
    if len(vendor) > 3 and chance.random() < 0.25:
        bundled = chance.sample(vendor, chance.randrange(2, 4))
        raws.append(bundle_of(bundled, life, chance, serial))
        rest = [event for event in rest if event not in bundled]
    for event in rest:
        serial += 1
        is_vendor = event.kind not in {"private", "foreign", "forged"}
        if is_vendor and chance.random() < 0.25:
            raws.append(forward_of(event, life, chance, serial))
            if chance.random() < 0.3:
                raws.append(mail_of(event, life, chance, serial))
        else:
            raws.append(mail_of(event, life, chance, serial))
            if chance.random() < 0.1:
                raws.append(raws[-1])
    return raws, life.events


def printed(raws: list[bytes]) -> list[Expected]:
    """Return what comes out of *raws*, the mails of one file, by number."""
    found = [one for offset, raw in enumerate(raws) for one in _read(raw, offset)]
    return sorted(map(_shown, group_subscriptions(found)), key=lambda one: one.enrollment_order)


def _read(raw: bytes, offset: int) -> list[Notice | Rejection]:
    found = read(raw)
    every = found if isinstance(found, tuple) else (found.rejection,)
    return [replace(one, source="export.mbox", offset=offset) for one in every]


def _shown(one: Subscription) -> Expected:
    return Expected(
        one.enrollment_order, one.status, one.total_paid, one.charged_on, one.email, one.next_charge_on
    )


def differences(seed: int) -> list[tuple[str, str, object, object]]:
    """Return number, field, expected and printed of whatever differs in the history of *seed*."""
    raws, wanted = make_history(seed)
    got = {one.enrollment_order: one for one in printed(raws)}
    found: list[tuple[str, str, object, object]] = []
    for one in wanted:
        other = got.pop(one.enrollment_order, None)
        if other is None:
            found.append((one.enrollment_order, "enrollment_order", one.enrollment_order, None))
            continue
        for name in ("status", "total_paid", "charged_on", "email", "next_charge_on"):
            mine, theirs = getattr(one, name), getattr(other, name)
            if mine not in ("?", theirs):
                found.append((one.enrollment_order, name, mine, theirs))
    return found + [(number, "enrollment_order", None, number) for number in got]
