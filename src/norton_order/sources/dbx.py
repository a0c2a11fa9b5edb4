"""A folder of Outlook Express (.dbx) -> its messages.

The layout is that of Arne Schloh's description of the format: a tree of nodes lists the messages; each message
is a chain of segments, each of which tells its own offset, so that damage shows.
"""

from __future__ import annotations

import array
import io
import itertools
import operator
import struct
import sys
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from norton_order.sources.detect import has_header_section
from norton_order.sources.feeds import DamageError
from norton_order.sources.limits import MAX_MEMBERS, MAX_MESSAGE_OCTETS, READ_OCTETS
from norton_order.sources.members import Entry
from norton_order.sources.spool import seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.feeds import Feed

_HEAD_OCTETS: Final = 0x100
_COUNT_AT, _ROOT_AT = 0xC4, 0xE4
_NODE_OCTETS: Final = 0x27C
_NODE_HEAD_OCTETS: Final = 0x18
_ENTRY: Final = struct.Struct("<3L")  # a message, the node below it, how many that holds
_INFO: Final = struct.Struct("<2LHBB")  # own offset, octets, octets of the object, how many values, counter
_MESSAGE: Final = 0x04  # the value that leads to the first segment
_DIRECT: Final = 0x80
_SEGMENT: Final = struct.Struct("<4L")  # own offset, octets, octets used, the next segment
_MOST_SEGMENT_OCTETS: Final = 1 << 16


class _Segment(NamedTuple):
    octets: bytes
    next: int


def read_dbx(feed: Feed) -> Iterator[Entry]:
    """Yield the messages; where the tree is damaged, those that are found without it.

    Raises:
        DamageError: the file is cut short, or cannot be kept to be gone to and fro in.
    """
    with seekable(feed) as file:
        head = _at(file, 0, _HEAD_OCTETS)
        if len(head) < _HEAD_OCTETS:
            raise _damaged()
        (count,) = struct.unpack_from("<L", head, _COUNT_AT)
        (root,) = struct.unpack_from("<L", head, _ROOT_AT)
        taken = _Taken(file.seek(0, io.SEEK_END))
        number = 0
        for start in _listed(file, root):
            number += 1
            yield _message(file, start, number, taken)
        if number < count or not number:
            for start in _unlisted(file):
                if start not in taken:
                    number += 1
                    yield _message(file, start, number, taken)
        if number < count:
            raise DamageError("broken-store", f"{count - number:,} of {count:,} messages were not found")


class _Taken:
    """The segments that belong to a message: none belongs to two, and no chain of them has a circle."""

    def __init__(self, octets: int) -> None:
        self._bits = bytearray(octets // 32 + 1)

    def __contains__(self, offset: int) -> bool:
        place, bit = divmod(offset // 4, 8)
        return place >= len(self._bits) or bool(self._bits[place] >> bit & 1)

    def add(self, offset: int) -> None:
        place, bit = divmod(offset // 4, 8)
        self._bits[place] |= 1 << bit


def _damaged() -> DamageError:
    return DamageError("broken-store", "a damaged folder of Outlook Express (.dbx)")


def _at(file: BinaryIO, offset: int, octets: int) -> bytes:
    try:
        file.seek(offset)
        return file.read(octets)
    except OSError as error:
        raise DamageError("io-error", error.strerror or "it could not be read") from error


def _listed(file: BinaryIO, root: int) -> Iterator[int]:
    """Yield the offset of each message in the order of the tree; what is damaged in it is left out."""
    seen: set[int] = set()
    waiting: list[tuple[int, bool]] = [(root, True)]  # an offset, and whether it is that of a node
    while waiting:
        offset, is_node = waiting.pop()
        if not is_node:
            start = _start_of(file, offset)
            if start:
                yield start
        elif offset and offset not in seen and len(seen) < MAX_MEMBERS:
            seen.add(offset)
            waiting.extend(reversed(list(_in_node(file, offset))))


def _in_node(file: BinaryIO, offset: int) -> Iterator[tuple[int, bool]]:
    """Yield what a node holds in order: the node before all its messages, and behind each message another."""
    node = _at(file, offset, _NODE_OCTETS)
    if len(node) < _NODE_HEAD_OCTETS or struct.unpack_from("<L", node)[0] != offset:
        return
    yield struct.unpack_from("<L", node, 8)[0], True
    for number in range(node[0x11]):
        at = _NODE_HEAD_OCTETS + number * _ENTRY.size
        if at + _ENTRY.size > len(node):
            return
        message, child, _ = _ENTRY.unpack_from(node, at)
        yield message, False
        yield child, True


def _start_of(file: BinaryIO, offset: int) -> int:
    """Return the offset of the first segment of the message that is told of at *offset*, or 0."""
    head = _at(file, offset, _INFO.size)
    if len(head) < _INFO.size:
        return 0
    own, octets, _, values, _ = _INFO.unpack(head)
    if own != offset or octets > _MOST_SEGMENT_OCTETS:
        return 0
    body = _at(file, offset + _INFO.size, octets)
    for number in range(min(values, len(body) // 4)):
        (value,) = struct.unpack_from("<L", body, number * 4)
        kind, told = value & 0xFF, value >> 8
        if kind == _MESSAGE | _DIRECT:
            return int(told)
        if kind == _MESSAGE and values * 4 + told + 4 <= len(body):
            return int(struct.unpack_from("<L", body, values * 4 + told)[0])
    return 0


def _segment(file: BinaryIO, offset: int) -> _Segment | None:
    head = _at(file, offset, _SEGMENT.size)
    if len(head) < _SEGMENT.size:
        return None
    own, _, used, behind = _SEGMENT.unpack(head)
    if own != offset or not 0 < used <= _MOST_SEGMENT_OCTETS:
        return None
    octets = _at(file, offset + _SEGMENT.size, used)
    return _Segment(octets, behind) if len(octets) == used else None


def _message(file: BinaryIO, start: int, number: int, taken: _Taken) -> Entry:
    """Return the message whose first segment stands at *start*; half a message is refused."""
    pieces: list[bytes] = []
    size, offset = 0, start
    while offset:
        segment = None if offset in taken else _segment(file, offset)
        if segment is None:
            return Entry(str(number), b"", _damaged())
        taken.add(offset)
        size += len(segment.octets)
        if size <= MAX_MESSAGE_OCTETS:
            pieces.append(segment.octets)
        offset = segment.next
    if size > MAX_MESSAGE_OCTETS:
        return Entry(str(number), b"", DamageError("too-large", f"a message of {size:,} octets"))
    return Entry(str(number), b"".join(pieces))


def _unlisted(file: BinaryIO) -> Iterator[int]:
    """Yield the offset of what looks like the first segment of a message: a header section stands in it."""
    base = 0
    while octets := _at(file, base, READ_OCTETS):
        words = array.array("I", octets[: len(octets) // 4 * 4])
        if sys.byteorder == "big":
            words.byteswap()
        offsets = range(base, base + 4 * len(words), 4)
        for offset in itertools.compress(offsets, map(operator.eq, words, offsets)):
            segment = _segment(file, offset)
            if segment is not None and has_header_section(segment.octets):
                yield offset
        base += READ_OCTETS
