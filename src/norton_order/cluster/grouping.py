"""Notices that lie on many workers -> subscriptions, each made by one worker out of all its notices."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from norton_order.model import Notice
from norton_order.subscriptions import group_subscriptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from norton_order.model import Rejection, Subscription


def links_of(found: Iterable[Notice | Rejection]) -> frozenset[tuple[str, ...]]:
    """Return the order numbers that notices tie together: a renewal's receipt belongs to its subscription."""
    return frozenset(
        (one.enrollment_order,) if one.current_order is None else (one.enrollment_order, one.current_order)
        for one in map(_notice_in, found)
        if one is not None
    )


def _notice_in(found: Notice | Rejection) -> Notice | None:
    """Return the notice, or the one that a rejection holds until its number is confirmed."""
    return found if isinstance(found, Notice) else found.unconfirmed


def assign(links: Iterable[tuple[str, ...]], buckets: int) -> dict[str, int]:
    """Return which bucket each order number goes to; numbers that are tied go to the same one."""
    parents: dict[str, str] = {}

    def root(number: str) -> str:
        parents.setdefault(number, number)
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    for link in links:
        first = root(link[0])
        for other in link[1:]:
            first, second = sorted((root(other), first))
            parents[second] = first
    return {number: zlib.crc32(root(number).encode()) % buckets for number in parents}


def split(
    found: Iterable[Notice | Rejection], place: dict[str, int], buckets: int
) -> list[list[Notice | Rejection]]:
    """Return the notices of each bucket, and the rejections that may count in it."""
    parts: list[list[Notice | Rejection]] = [[] for _ in range(buckets)]
    for one in found:
        notice = _notice_in(one)
        if notice is not None:
            parts[place[notice.enrollment_order]].append(one)
    return parts


def group(*parts: list[Notice | Rejection]) -> tuple[Subscription, ...]:
    """Return the subscriptions of one bucket, out of its parts from every task."""
    return group_subscriptions(one for part in parts for one in part)
