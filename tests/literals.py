"""Notices, rejections and reports written down as literals, for tests of what happens after reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from norton_order.model import Notice, Rejection, Report, Scanned
from norton_order.subscriptions import group_subscriptions
from norton_order.vendor.japan import JAPAN

NUMBER = "SY12345678"
_NOTICE = Notice(
    source="export.mbox",
    offset=0,
    message_id=None,
    date=dt.datetime(2025, 12, 5, 9, 0, tzinfo=JAPAN),
    subject="【ノートンストア】自動延長サービス・課金完了のご案内",
    sender="order@mail.nortonstore.jp",
    kind="renewed",
    enrollment_order=NUMBER,
    current_order=None,
    label="自動延長加入時のご注文番号",
    evidence="自動延長加入時のご注文番号：SY12345678",
    layout="beside",
    email="taro@example.jp",
    procedures_link="https://www.nortonstore.jp/support/autorenewal/procedural/",
    product="ノートン 360 デラックス",
    charged_on=None,
    amount=None,
    currency=None,
    next_charge_on=None,
    stop_by=None,
    expires_on=None,
    forwarded_by=None,
    authentication="none",
    warnings=(),
)
_REJECTION = Rejection(
    source="export.mbox",
    offset=120,
    message_id="a@example.jp",
    date=dt.datetime(2020, 1, 2, 9, 0, tzinfo=JAPAN),
    subject="自動延長サービス・課金完了のご案内",
    reason="only-current-order",
    values=("SY99999999",),
)


def notice(**changes: Any) -> Notice:
    """Return a renewal notice, with *changes*; ``day`` stands for a mail and a charge of that day."""
    if "day" in changes:
        day = dt.date.fromisoformat(changes.pop("day"))
        date = dt.datetime.combine(day, dt.time(9), JAPAN)
        defaults = {"date": date, "message_id": f"{day}@mail.nortonstore.jp"}
        if changes.get("kind", "renewed") in {"renewed", "purchased"}:
            defaults |= {"charged_on": day, "amount": 10480, "currency": "JPY"}
        changes = defaults | changes
    return replace(_NOTICE, **changes)


def rejection(**changes: Any) -> Rejection:
    """Return a mail that named the current order only, with *changes*."""
    return replace(_REJECTION, **changes)


def report(*found: Notice | Rejection) -> Report:
    """Return the report of a run that found these."""
    rejections = tuple(one for one in found if isinstance(one, Rejection))
    return Report(Scanned(1, len(found), 1_234_567), group_subscriptions(found), rejections)
