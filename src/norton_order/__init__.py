"""Find the enrollment order number that Norton's Japanese store asks for, in renewal mail."""

import os
import sys

if sys.argv[:1] == ["-m"] and not sys.flags.safe_path:
    # `python -m norton_order`: the folder it is run in comes first, and a bs4.py that came with the mail would be run.
    del sys.path[0]

try:
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
except KeyboardInterrupt:
    # As in command.py, which can see to it only once the package is loaded: that takes a third of a second.
    from pathlib import Path

    if Path(sys.argv[0]).stem in {"norton-order", "-m"}:
        os._exit(130)
    raise

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
