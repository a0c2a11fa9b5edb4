"""Header blocks that mail programs print above a forwarded or quoted mail to who wrote to whom, and when."""

from norton_order.forwards.blocks import (
    ForwardedHeader,
    find_forwards,
    strip_quoting,
    strip_subject_prefixes,
)

__all__ = ["ForwardedHeader", "find_forwards", "strip_quoting", "strip_subject_prefixes"]
