"""A SOURCE -> the octets of each message in it, lazily, with where they stood."""

from norton_order.boxes.kinds import Found, MboxFile, MboxStream, Skipped, Unusable, Whole
from norton_order.boxes.limits import MAX_MESSAGE_OCTETS
from norton_order.boxes.sources import open_source
from norton_order.boxes.words import Why

__all__ = [
    "MAX_MESSAGE_OCTETS",
    "Found",
    "MboxFile",
    "MboxStream",
    "Skipped",
    "Unusable",
    "Whole",
    "Why",
    "open_source",
]
