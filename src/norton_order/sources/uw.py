"""The stores of the University of Washington (Pine, Alpine, c-client) -> their messages.

mbx, mtx, tenex and mix have one line above each message that tells its length; the line ends of that line and
of the message differ from store to store, and so does what stands above the first one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from norton_order.sources.detect import MIX_LINE, UW_LINE
from norton_order.sources.feeds import DamageError
from norton_order.sources.members import Entry, message_of, skip_head

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from norton_order.sources.feeds import Feed

_MBX: Final = b"*mbx*\r\n"
_MBX_HEAD_OCTETS: Final = 2048
_LINE_OCTETS: Final = 128
_STEP_OCTETS: Final = 64 << 10


def read_uw(feed: Feed) -> Iterator[Entry]:
    """Yield the messages of an mbx, mtx or tenex file, those marked as deleted among them.

    Raises:
        DamageError: the file is cut short. All messages before came first.
    """
    if feed.peek(len(_MBX)) == _MBX:
        skip_head(feed, _MBX_HEAD_OCTETS)
    yield from _read(feed, UW_LINE, 10)


def read_mix(feed: Feed) -> Iterator[Entry]:
    """Yield the messages of a data file of mix, as `read_uw` does."""
    yield from _read(feed, MIX_LINE, 16)


def _read(feed: Feed, pattern: re.Pattern[bytes], base: int) -> Iterator[Entry]:
    number = 0
    while head := feed.peek(_LINE_OCTETS):
        line = pattern.match(head)
        if line is None:
            if not head.strip(b"\0\r\n"):
                feed.skip(len(head))
                continue
            yield Entry(
                str(number + 1), b"", DamageError("broken-store", "a damaged store of c-client (mbx, mix)")
            )
            if not _find(feed, pattern):
                return
            continue
        number += 1
        feed.skip(line.end())
        yield message_of(feed, int(line[1], base), str(number))


def _find(feed: Feed, pattern: re.Pattern[bytes]) -> bool:
    """Go on to the next line that tells a length; return whether there is one."""
    while octets := feed.peek(_STEP_OCTETS + _LINE_OCTETS):
        found = pattern.search(octets)
        if found is not None:
            feed.skip(found.start())
            return True
        feed.skip(min(len(octets), _STEP_OCTETS))
    return False
