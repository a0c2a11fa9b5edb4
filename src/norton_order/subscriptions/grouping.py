"""Notices to subscriptions: one for each enrollment order, the same whatever order the notices came in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, get_args

from norton_order.model import Notice, NoticeWarning, Rejection, Subscription, WarningCode
from norton_order.subscriptions.charges import (
    SAME_CHARGE,
    Charge,
    charge_of,
    charges,
    charges_of,
    newest_value,
)
from norton_order.subscriptions.timeline import (
    LONG_AGO,
    in_order,
    is_direct,
    is_foreign,
    is_report,
    place_of,
    start,
)
from norton_order.vendor.pages import REFUND_DAYS, desk_of, page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from norton_order.model import Kind, Status
    from norton_order.subscriptions.timeline import Timed

__all__ = [
    "Charge", "charges", "group_owned", "group_subscriptions", "hand_over", "only_purchased", "sent_to",
    "stop_did_not_hold", "stopped_at",
]  # fmt: skip

_CODES: Final[tuple[WarningCode, ...]] = get_args(WarningCode)
# A failed charge shows that the renewal is on: the store tried.
_ACTIVITY: Final[frozenset[Kind]] = frozenset({"announced", "renewed", "failed", "resumed"})
_SAME_REPORT: Final = dt.timedelta(days=3)


def group_subscriptions(
    found: Iterable[Notice | Rejection], *, now: dt.datetime | None = None
) -> tuple[Subscription, ...]:
    """Return the subscriptions that notices tell of, the one with the newest last notice first.

    The result depends neither on the order of the notices nor on reading an export twice: the same mail is
    counted once. Where notices disagree the newest that states a value wins. States and charges come from mails
    of the vendor and forwards of them; of several the date tells which is the newest.

    Args:
        found: notices of any number of subscriptions and sources, in any order; none gives an empty tuple. Of
            rejections only mails of the vendor count whose plain number a notice names as an enrollment order.
        now: the moment after which no mail can have been sent; the present one by default.
    """
    return group_owned((one for one in hand_over(list(found)) if isinstance(one, Notice)), now=now)


def group_owned(notices: Iterable[Notice], *, now: dt.datetime | None = None) -> tuple[Subscription, ...]:
    """Do the same for notices that `hand_over` returned, or some of them."""
    now = now or dt.datetime.now(dt.UTC)
    groups: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        groups[notice.enrollment_order].append(notice)
    made = [_subscription(number, group, now) for number, group in groups.items()]
    made.sort(key=lambda one: one[1].enrollment_order)
    made.sort(key=lambda one: one[0], reverse=True)
    return tuple(subscription for _last, subscription in made)


def stopped_at(subscription: Subscription) -> dt.datetime | None:
    """Return when the last stop mail came, or None if there is none or it bears no date."""
    stops = [notice.date for notice in subscription.notices if notice.kind == "stopped" and is_report(notice)]
    return stops[-1] if stops else None


def stop_did_not_hold(subscription: Subscription) -> bool:
    """Return whether a charge, or an attempt at one, came after a stop mail, and nobody asked for it."""
    timed = [one for one in in_order(subscription.notices, dt.datetime.now(dt.UTC)) if is_report(one.notice)]
    held = None
    for one in timed:
        kind = one.notice.kind
        if kind == "stopped" and one.instant is not None:
            held = one.instant
        elif kind == "resumed":
            held = None
        elif held is not None and kind in {"renewed", "failed"} and (_activity(one) or LONG_AGO) > held:
            return True
    return False


def only_purchased(subscription: Subscription) -> bool:
    """Return whether the one charge that the mails tell of is the first purchase."""
    notices = subscription.notices
    purchases = [one for one in notices if one.kind == "purchased"]
    # A purchase mail that names a current order is the receipt of a renewal.
    return bool(purchases) and all(one.current_order is None for one in purchases) and not charges(notices)


def sent_to(notice: Notice) -> tuple[str, ...]:
    """Return every address that *notice* is known to have been sent to, the one to type first."""
    known = [] if notice.email is None else [notice.email]
    doubts = [warning.values for warning in notice.warnings if warning.code == "recipient-uncertain"]
    return tuple(dict.fromkeys([*known, *(address for values in doubts for address in values)]))


def hand_over(found: Sequence[Notice | Rejection]) -> list[Notice | Rejection]:
    """Return *found*, each in its place, with what the vendor says of a plain number under its subscription.

    A purchase mail of a renewal's own order has a number that another notice names as the current order: typed in,
    it would not do. A rejected mail of the vendor with a plain number counts where another notice names that
    number, and is left a rejection else.
    """
    labelled = [
        one for one in found if isinstance(one, Notice) and one.kind != "purchased" and not is_foreign(one)
    ]
    numbers = {one.enrollment_order for one in found if isinstance(one, Notice) and one.kind != "purchased"}
    pairs = {(one.current_order, one.enrollment_order) for one in labelled if one.current_order}
    owners = {current: number for current, number in sorted(pairs, reverse=True) if current not in numbers}
    opened = {one.enrollment_order for one in found if isinstance(one, Notice)} - set(owners)
    return [_owned(one, owners, opened) for one in found]


def _owned(one: Notice | Rejection, owners: dict[str, str], opened: set[str]) -> Notice | Rejection:
    if isinstance(one, Notice):
        number = owners.get(one.enrollment_order)
        return (
            one
            if number is None
            else replace(one, enrollment_order=number, current_order=one.enrollment_order)
        )
    notice = one.unconfirmed
    if notice is None:
        return one
    notice = replace(notice, source=one.source, offset=one.offset)
    number = owners.get(notice.enrollment_order)
    if number is not None:
        return replace(notice, enrollment_order=number, current_order=notice.enrollment_order)
    is_current = notice.current_order == notice.enrollment_order
    return notice if notice.enrollment_order in opened and not is_current else one


def _subscription(number: str, group: Sequence[Notice], now: dt.datetime) -> tuple[dt.datetime, Subscription]:
    """Return the subscription of *number*, and when its last notice was sent."""
    timed = _fold(in_order(group, now))
    notices = tuple(one.notice for one in timed)
    newest = notices[::-1]
    reports = [one for one in newest if is_report(one)]
    known = reports or newest
    product = newest_value([*reports, *newest], lambda one: one.product)
    last = _last_charge(timed)
    email = _email(newest)
    subscription = Subscription(
        enrollment_order=number,
        email=email,
        page=page_of(number, product, newest_value(known, lambda one: one.sender)),
        desk=desk_of(number, product),
        procedures_link=newest_value([*reports, *newest], lambda one: one.procedures_link),
        status=_status(timed),
        product=product,
        charged_on=last.charged_on,
        amount=last.amount,
        currency=last.currency,
        next_charge_on=newest_value(known, lambda one: one.next_charge_on),
        stop_by=newest_value(known, lambda one: one.stop_by),
        expires_on=newest_value(known, lambda one: one.expires_on),
        refund_until=_refund_until(last.charged_on),
        total_paid=sum((charge.amount or 0) - charge.refunded for charge in charges_of(timed)),
        warnings=_warnings(timed, email, group),
        notices=notices,
    )
    return timed[-1].instant or LONG_AGO, subscription


def _email(newest: Sequence[Notice]) -> str | None:
    """Return the address of the newest mail of the vendor, else of the newest forward.

    Whoever passed a mail on without a mark of it wrote to a helper, whose address opens no order.
    """
    known = [one for one in newest if not is_foreign(one)]
    groups = (
        [one for one in known if one.forwarded_by is None and is_report(one)],
        [one for one in known if is_report(one)],
        known,
        newest,
    )
    return next(filter(None, (newest_value(some, lambda one: one.email) for some in groups)), None)


def _fold(timed: Iterable[Timed]) -> tuple[Timed, ...]:
    """Fold the copies of one mail, an original before a forward; oldest first.

    Two mails with one Message-ID are two if what they say differs.
    """
    kept: dict[object, Timed] = {}
    for one in sorted(timed, key=lambda one: place_of(one.notice)):
        kept.setdefault(_identity(one.notice), one)
    return tuple(
        sorted(
            kept.values(),
            key=lambda one: (one.instant or LONG_AGO, one.notice.message_id or "", place_of(one.notice)),
        )
    )


def _identity(notice: Notice) -> object:
    if notice.message_id is None:
        return replace(notice, source="", offset=None)
    return (
        notice.message_id, notice.kind, notice.current_order, notice.charged_on, notice.amount,
        notice.next_charge_on, notice.stop_by, notice.expires_on,
    )  # fmt: skip


def _last_charge(timed: Sequence[Timed]) -> Charge:
    """Return the last renewal, else the purchase, else what the other reports but failures say of a charge.

    A receipt tells of a charge whose own mail is not there. Values of different charges are never mixed: an older
    charge's day would give a wrong refund date.
    """
    reports = [one for one in timed if is_report(one.notice)]
    renewed = charges_of(timed)
    purchases = [one for one in reports if one.notice.kind == "purchased"]
    others = [one for one in reports if one.notice.kind != "failed"]
    if renewed:
        last = renewed[-1]
    else:
        last = charge_of(purchases or others) if purchases or others else Charge(None, None, None, None, None)
    receipts = [one for one in reports if one.notice.kind == "other" and one.notice.charged_on is not None]
    newest = max((one.notice.charged_on for one in receipts if one.notice.charged_on), default=None)
    if newest is None or (last.day is not None and newest - last.day <= SAME_CHARGE):
        return last
    return charge_of([one for one in receipts if one.notice.charged_on == newest])


def _activity(one: Timed) -> dt.datetime | None:
    """Return when a charge or an announcement is known to have happened at the latest."""
    charged = start(one.notice.charged_on)
    return max(one.instant, charged) if one.instant and charged else one.instant or charged


def _status(timed: Sequence[Timed]) -> Status:
    """Judge by the moments of the mails; what cannot be shown to be stopped is not called stopped."""
    reports = [one for one in timed if is_report(one.notice)]
    active = [one for one in reports if one.notice.kind in _ACTIVITY]
    stops = [one for one in reports if one.notice.kind == "stopped"]
    if not active:
        return "stopped" if stops else "unknown"
    is_shown = stops and any(_ends(stop, active) for stop in stops)
    return "stopped" if is_shown else "renewing"


def _ends(stop: Timed, active: Sequence[Timed]) -> bool:
    """Return whether *stop* came after all that shows the renewal to be on.

    A forward that bears no date says nothing against a mail of the vendor itself.
    """
    if stop.instant is None:
        return False
    if not (stop.is_stated or is_direct(stop.notice)) and any(is_direct(one.notice) for one in active):
        return False
    if is_direct(stop.notice):
        copies = (
            start(one.notice.charged_on) if not one.is_stated else _activity(one)
            for one in active
            if not is_direct(one.notice)
        )
        moments = [*(_activity(one) for one in active if is_direct(one.notice)), *filter(None, copies)]
    else:
        moments = [_activity(one) for one in active]
    return all(moment is not None and moment < stop.instant for moment in moments)


def _refund_until(charged_on: dt.date | None) -> dt.date | None:
    if charged_on is None or charged_on > dt.date.max - dt.timedelta(days=REFUND_DAYS):
        return None
    return charged_on + dt.timedelta(days=REFUND_DAYS)


def _warnings(
    timed: Sequence[Timed], email: str | None, group: Iterable[Notice]
) -> tuple[NoticeWarning, ...]:
    """Return the warnings of all notices, each code once with the values of all."""
    values: dict[WarningCode, dict[str, None]] = {}
    for one in reversed(timed):
        for warning in one.notice.warnings:
            if warning.code == "forwarded-report" and _is_reported_directly(one, timed):
                continue
            if warning.code == "recipient-uncertain" and is_foreign(one.notice):
                continue
            values.setdefault(warning.code, {}).update(dict.fromkeys(warning.values))
    addresses = _addresses(email, values.pop("recipient-uncertain", None), group)
    if addresses is not None:
        values["recipient-uncertain"] = addresses
    return tuple(NoticeWarning(code, tuple(values[code])) for code in sorted(values, key=_CODES.index))


def _addresses(
    email: str | None, doubted: dict[str, None] | None, group: Iterable[Notice]
) -> dict[str, None] | None:
    """Return every address that the order may have been made with, None where only one is known of."""
    seen = {} if email is None else {email.casefold(): email}
    for address in _each_address(group, doubted or {}):
        seen.setdefault(address.casefold(), address)
    if email is None or doubted is not None or len(seen) > 1:
        return dict.fromkeys(seen.values())
    return None


def _each_address(group: Iterable[Notice], doubted: Iterable[str]) -> Iterator[str]:
    newest = sorted(
        group,
        key=lambda one: ((one.date is not None and start(one.date.date())) or LONG_AGO, place_of(one)),
        reverse=True,
    )
    yield from (one.email for one in newest if one.email is not None and not is_foreign(one))
    yield from doubted


def _is_reported_directly(copy: Timed, timed: Iterable[Timed]) -> bool:
    """Return whether a mail of the vendor itself reports the same."""
    return any(
        one.notice.kind == copy.notice.kind and is_direct(one.notice) and _is_same_report(one, copy)
        for one in timed
    )


def _is_same_report(one: Timed, other: Timed) -> bool:
    if one.notice.current_order and one.notice.current_order == other.notice.current_order:
        return True
    if one.instant is None or other.instant is None:
        return False
    return abs(one.instant - other.instant) <= _SAME_REPORT
