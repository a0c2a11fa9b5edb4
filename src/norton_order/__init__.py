"""Find the enrollment order number that Norton's Japanese store asks for, in renewal mail."""

from norton_order._version import __version__
from norton_order.errors import (
    AmbiguousOrderError,
    NoOrderNumberError,
    NortonOrderError,
    OnlyCurrentOrderError,
    SuspiciousNoticeError,
    UnreadableMessageError,
)
from norton_order.model import Caution, Notice, Rejection, Report, Scanned, Subscription
from norton_order.notice.reading import parse_notice
from norton_order.progress import Progress
from norton_order.scan import Scan, scan
from norton_order.subscriptions import group_subscriptions

__all__ = [
    "AmbiguousOrderError",
    "Caution",
    "NoOrderNumberError",
    "NortonOrderError",
    "Notice",
    "OnlyCurrentOrderError",
    "Progress",
    "Rejection",
    "Report",
    "Scan",
    "Scanned",
    "Subscription",
    "SuspiciousNoticeError",
    "UnreadableMessageError",
    "__version__",
    "group_subscriptions",
    "parse_notice",
    "scan",
]
