"""Dovecot's sdbox and mdbox -> the messages in a file: each behind a line that tells its length.

The layout is that of dbox-file.h of Dovecot 2.3: a line for the file, then for each message a head of fixed
length that ends with the size in hexadecimal, its octets, and lines of metadata up to an empty one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from norton_order.sources.detect import DBOX_LINE
from norton_order.sources.feeds import DamageError
from norton_order.sources.members import Entry, message_of, skip_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.feeds import Feed

_HEAD: Final = re.compile(rb"\x01\x02.{0,200}?([0-9A-Fa-f]{16})\n\Z", re.DOTALL)
_METADATA: Final = b"\n\x01\x03\n"
_END: Final = b"\n\n"
_HEAD_START: Final = b"\x01\x02N"
_MOST_METADATA_OCTETS: Final = 64 << 10


def read_dbox(feed: Feed) -> Iterator[Entry]:
    """Yield the messages of an sdbox or mdbox file, those that were deleted and not yet purged among them.

    Raises:
        DamageError: the file is cut short. All messages before came first.
    """
    line = DBOX_LINE.match(feed.peek(64))
    if line is None:  # nobody asks then
        return
    feed.skip(line.end())
    head_octets = int(line[1], 16)
    number = 0
    while head := feed.exactly(head_octets):
        number += 1
        size = _HEAD.match(head)
        if size is None:
            yield Entry(str(number), b"", DamageError("broken-store", "a damaged file of Dovecot"))
            feed.unread(head)
            feed.skip(1)
            if not skip_to(feed, _HEAD_START):
                return
            continue
        yield message_of(feed, int(size[1], 16), str(number))
        _skip_metadata(feed)


def _skip_metadata(feed: Feed) -> None:
    metadata = feed.peek(_MOST_METADATA_OCTETS)
    if metadata.startswith(_METADATA):
        end = metadata.find(_END, len(_METADATA) - 1)
        feed.skip(end + len(_END) if end >= 0 else len(metadata))
