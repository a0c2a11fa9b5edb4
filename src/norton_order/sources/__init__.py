"""A SOURCE -> the octets of each message in it, lazily, with where they stood."""

from norton_order.sources.kinds import Found, MboxFile, MboxStream, NotSearched, Unusable, Whole
from norton_order.sources.limits import MAX_MESSAGE_OCTETS
from norton_order.sources.opening import open_source
from norton_order.sources.words import Why

__all__ = [
    "MAX_MESSAGE_OCTETS",
    "Found",
    "MboxFile",
    "MboxStream",
    "NotSearched",
    "Unusable",
    "Whole",
    "Why",
    "open_source",
]
