"""Notices to the charges that they report, each once, and what was paid back of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from norton_order.subscriptions.timeline import LONG_AGO, in_order, is_direct, is_report
from norton_order.vendor.japan import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from norton_order.model import Notice
    from norton_order.subscriptions.timeline import Timed

_T = TypeVar("_T")
SAME_CHARGE: Final = dt.timedelta(days=3)  # between a charge and the mails that tell of it without naming it


class Charge(NamedTuple):
    """One renewal charge, as all the mails about it tell.

    Attributes:
        current_order: the order the charge made, or None.
        day: the day of the charge, else of its mail; None where neither is known.
        charged_on: the day of the charge where a mail states it.
        amount: in *currency*, or None.
        currency: "JPY", or None.
        refunded: how much of it was paid back.
    """

    current_order: str | None
    day: dt.date | None
    charged_on: dt.date | None
    amount: int | None
    currency: str | None
    refunded: int = 0


@dataclass(slots=True)
class _Group:
    """The mails about one charge."""

    mails: list[Timed] = field(default_factory=list)
    refunds: set[int] = field(default_factory=set)  # amounts paid back


def charges(notices: Iterable[Notice]) -> tuple[Charge, ...]:
    """Return each charge that notices of kind "renewed" report, once, oldest first, with what was paid back of it.

    A charge is known by its current order, else by its day. What a stranger writes, or what failed authentication,
    is no charge.

    Args:
        notices: of one subscription.
    """
    return charges_of(in_order(notices, dt.datetime.now(dt.UTC)))


def charges_of(timed: Sequence[Timed]) -> tuple[Charge, ...]:
    """Return the same of notices with their moments."""
    reports = [one for one in timed if is_report(one.notice)]
    groups: list[_Group] = []
    renewed = [one for one in reports if one.notice.kind == "renewed"]
    for one in sorted(renewed, key=_certainty):
        group = _group_of(one, groups)
        if group is None:
            groups.append(group := _Group())
        group.mails.append(one)
    groups.sort(key=lambda group: charge_of(group.mails).day or dt.date.min)
    for one in reports:
        if one.notice.kind == "refunded":
            _pay_back(one, groups)
    return tuple(_whole(group) for group in groups)


def charge_of(mails: Sequence[Timed]) -> Charge:
    """Return what *mails* about one charge tell together: mails of the vendor before forwards, the newest first."""
    newest = sorted(mails, key=lambda one: (is_direct(one.notice), one.instant or LONG_AGO), reverse=True)
    found = [one.notice for one in newest]
    priced = newest_value(found, lambda one: one if one.amount is not None else None)
    charged_on = newest_value(found, lambda one: one.charged_on)
    oldest = min(mails, key=lambda one: one.instant or LONG_AGO)
    return Charge(
        current_order=newest_value(found, lambda one: one.current_order),
        day=charged_on or _day(oldest),
        charged_on=charged_on,
        amount=priced.amount if priced else None,
        currency=priced.currency if priced else None,
    )


def newest_value(newest_first: Iterable[Notice], value: Callable[[Notice], _T | None]) -> _T | None:
    """Return the value that the first of *newest_first* states that states one."""
    return next((stated for one in newest_first if (stated := value(one)) is not None), None)


def _certainty(one: Timed) -> tuple[bool, bool, bool]:
    """Order mails so that those which name the charge come before those that have to be matched with it."""
    return one.notice.current_order is None, _day(one) is None, not is_direct(one.notice)


def _day(one: Timed) -> dt.date | None:
    return one.notice.charged_on or (None if one.instant is None else day_of(one.instant))


def _group_of(one: Timed, groups: Sequence[_Group]) -> _Group | None:
    """Return the charge that a mail is about, out of those known so far."""
    notice, day = one.notice, _day(one)
    if notice.current_order is not None:
        return next((group for group in groups if _is_of(notice.current_order, group)), None)
    if day is not None:
        return next((group for group in groups if any(_is_same_day(one, each) for each in group.mails)), None)
    if is_direct(notice):
        return None
    # A forward without any day of its own: of a charge that is known, if one of that amount is.
    return next((group for group in groups if notice.amount in {None, charge_of(group.mails).amount}), None)


def _is_of(current_order: str, group: _Group) -> bool:
    return any(one.notice.current_order == current_order for one in group.mails)


def _is_same_day(one: Timed, other: Timed) -> bool:
    mine, theirs = one.notice.charged_on, other.notice.charged_on
    if mine is not None and theirs is not None:
        return mine == theirs
    first, second = _day(one), _day(other)
    return first is not None and second is not None and abs(first - second) <= SAME_CHARGE


def _pay_back(refund: Timed, groups: Sequence[_Group]) -> None:
    """Note in the charge that *refund* is about how much was paid back."""
    group = _refunded(refund, groups)
    if group is not None:
        amount = charge_of(group.mails).amount or 0
        group.refunds.add(amount if refund.notice.amount is None else min(amount, refund.notice.amount))


def _refunded(refund: Timed, groups: Sequence[_Group]) -> _Group | None:
    """Return the charge that was paid back: as the refund names it, else the last one before it, of its amount first."""
    notice = refund.notice
    if notice.current_order is not None:
        named = [group for group in groups if _is_of(notice.current_order, group)]
        if named:
            return named[0]
        groups = [group for group in groups if charge_of(group.mails).current_order is None]
    known = [(group, charge_of(group.mails)) for group in groups]
    if notice.charged_on is not None:
        return next((group for group, charge in known if charge.day == notice.charged_on), None)
    until = dt.date.max if refund.instant is None else day_of(refund.instant)
    before = [(group, charge) for group, charge in known if charge.day is None or charge.day <= until]
    alike = [group for group, charge in before if charge.amount == notice.amount]
    found = alike or [group for group, _charge in before]
    return found[-1] if found else None


def _whole(group: _Group) -> Charge:
    charge = charge_of(group.mails)
    return charge._replace(refunded=min(charge.amount or 0, sum(group.refunds)))
