"""A folder of The Bat! (.tbb) -> its messages: each behind a record of 48 octets that tells its length."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.sources.detect import has_header_section
from norton_order.sources.feeds import DamageError
from norton_order.sources.members import Entry, message_of, skip_head, skip_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.feeds import Feed

_RECORD: Final = b"\x21\x09\x70\x19"
_UNMARKED_HEAD_OCTETS: Final = 3084
_PEEK_OCTETS: Final = 1 << 20
_MOST_CHAINED: Final = 8
_RECORD_OCTETS: Final = 48
_LENGTH_AT: Final = 36


class _Layout(NamedTuple):
    """How a file is laid out: octets before the first record, and where in a record the length stands."""

    head_octets: int
    length_at: int
    is_marked: bool


def read_tbb(feed: Feed) -> Iterator[Entry]:
    """Yield the messages of a folder, those that were deleted and not yet purged among them.

    Raises:
        DamageError: the file is cut short. All messages before came first.
    """
    layout = _layout(feed.peek(_PEEK_OCTETS))
    skip_head(feed, layout.head_octets)
    number = 0
    while record := feed.exactly(_RECORD_OCTETS):
        number += 1
        if len(record) < _RECORD_OCTETS or (layout.is_marked and not record.startswith(_RECORD)):
            yield Entry(str(number), b"", DamageError("broken-store", "a damaged folder of The Bat! (.tbb)"))
            feed.unread(record[1:])
            if not skip_to(feed, _RECORD):
                return
            continue
        (octets,) = struct.unpack_from("<L", record, layout.length_at)
        yield message_of(feed, octets, str(number))


def _layout(head: bytes) -> _Layout:
    """Return how the file is laid out.

    QUIRK: the program marks every record; readers of the format tell of files without marks, with the length
    in another place. There the length is what leads from one header section to the next.
    """
    first = head.find(_RECORD, 4)
    if first >= 0:
        return _Layout(first, _LENGTH_AT, is_marked=True)
    length_at = max(range(0, _RECORD_OCTETS, 4), key=lambda at: _chain(head, at))
    return _Layout(_UNMARKED_HEAD_OCTETS, length_at, is_marked=False)


def _chain(head: bytes, length_at: int) -> int:
    """Return how many records lead one to the next, each with a header section behind it."""
    place = _UNMARKED_HEAD_OCTETS
    for count in range(_MOST_CHAINED):
        body = place + _RECORD_OCTETS
        if body > len(head) or not has_header_section(head[body : body + 1000]):
            return count
        place = body + struct.unpack_from("<L", head, place + length_at)[0]
        if place == len(head):
            return _MOST_CHAINED
    return _MOST_CHAINED
