"""Find the enrollment order number that Norton's Japanese store asks for, in renewal mail."""

import sys

if sys.argv[:1] == ["-m"] and not sys.flags.safe_path:
    # `python -m norton_order`: the folder it is run in comes first, and a bs4.py that came with the mail would be run.
    del sys.path[0]

from norton_order._version import __version__
from norton_order.errors import (
    AmbiguousOrderError,
    MissingExtraError,
    NoOrderNumberError,
    NortonOrderError,
    OnlyCurrentOrderError,
    SuspiciousNoticeError,
    UnreadableMessageError,
)
from norton_order.model import (
    Authentication,
    Caution,
    Desk,
    Kind,
    Layout,
    Notice,
    NoticeWarning,
    NotSearched,
    Reason,
    Rejection,
    Scanned,
    Status,
    Subscription,
    WarningCode,
)
from norton_order.notice.reading import parse_notice, parse_notices
from norton_order.report import Report
from norton_order.scan import Scan, scan
from norton_order.scan.progress import Progress
from norton_order.sources import Unusable
from norton_order.subscriptions import group_subscriptions

__all__ = [
    "AmbiguousOrderError",
    "Authentication",
    "Caution",
    "Desk",
    "Kind",
    "Layout",
    "MissingExtraError",
    "NoOrderNumberError",
    "NortonOrderError",
    "NotSearched",
    "Notice",
    "NoticeWarning",
    "OnlyCurrentOrderError",
    "Progress",
    "Reason",
    "Rejection",
    "Report",
    "Scan",
    "Scanned",
    "Status",
    "Subscription",
    "SuspiciousNoticeError",
    "UnreadableMessageError",
    "Unusable",
    "WarningCode",
    "__version__",
    "group_subscriptions",
    "parse_notice",
    "parse_notices",
    "scan",
]
