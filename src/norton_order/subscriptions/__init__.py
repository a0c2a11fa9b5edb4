"""Notices to subscriptions: one for each order number, the same whatever the order they came in."""

from norton_order.subscriptions.grouping import (
    group_owned,
    group_subscriptions,
    hand_over,
    only_purchased,
    sent_to,
    stop_did_not_hold,
    stopped_at,
)

__all__ = [
    "group_owned",
    "group_subscriptions",
    "hand_over",
    "only_purchased",
    "sent_to",
    "stop_did_not_hold",
    "stopped_at",
]
