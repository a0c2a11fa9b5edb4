"""A tar archive -> its members, read forwards; `tarfile` reads the headers.

`tarfile.open` itself takes a damaged header in the middle for the end of the archive, and reads an extended
header of any length into memory.
"""

from __future__ import annotations

import re
import tarfile
from typing import TYPE_CHECKING, Final

from norton_order.sources.feeds import Budget, DamageError, Feed
from norton_order.sources.limits import MAX_TAR_HEADER_OCTETS
from norton_order.sources.members import Member, readable_name, stored

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK: Final = tarfile.BLOCKSIZE
_END: Final = bytes(_BLOCK)
_PAX_LOCAL: Final = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_PAX_COUNT: Final = re.compile(rb"([0-9]{1,9}) ")
_MOST_PAX_RECORDS: Final = 10_000  # of a member; programs write a handful
# Where an old GNU header of a sparse file says that another block of its map follows (isextended).
_SPARSE_MORE, _SPARSE_MORE_AGAIN = 482, 504


def read_tar(feed: Feed, budget: Budget) -> Iterator[Member]:
    """Yield the members that are files.

    Raises:
        DamageError: the archive is cut short, damaged, or beyond the bounds. All members before came first.
    """
    name: bytes | None = None
    pax: dict[bytes, bytes] = {}
    ended = False
    while True:
        block = feed.exactly(_BLOCK)
        if block == _END:
            ended = True
            continue
        if len(block) < _BLOCK:
            feed.confirm_end()
            if ended:
                return
            raise DamageError("broken-archive", "the tar archive has no end mark: it may be cut short")
        header = _parse_header(block)
        ended = False  # one archive written behind another
        budget.member()
        if header.type in (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE, *_PAX_LOCAL):
            text = _read_extension(feed, header.size)
            if header.type == tarfile.GNUTYPE_LONGNAME:
                name = text.split(b"\x00", 1)[0]
            elif header.type in _PAX_LOCAL:
                pax = _parse_pax(text)
            continue
        name = pax.get(b"path", name)
        yield from _read_member(header, name, pax, feed, block)
        name, pax = None, {}


def _parse_header(block: bytes) -> tarfile.TarInfo:
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError) as error:
        raise DamageError("broken-archive", "the tar archive is damaged") from error
    if header.size < 0:
        raise DamageError("broken-archive", "the tar archive is damaged")
    return header


def _read_extension(feed: Feed, octets: int) -> bytes:
    """Return the text of a header that has more to say about the next one."""
    if octets > MAX_TAR_HEADER_OCTETS:
        raise DamageError("too-large", "a header of the tar archive is longer than any path")
    text = feed.exactly(octets)
    feed.skip(-octets % _BLOCK)
    return text


def _parse_pax(text: bytes) -> dict[bytes, bytes]:
    """Return the records of POSIX pax, ``length key=value`` and a line end; what is none ends them."""
    records: dict[bytes, bytes] = {}
    start = 0
    for _ in range(_MOST_PAX_RECORDS):
        count = _PAX_COUNT.match(text, start)
        if count is None or not start + int(count[1]) <= len(text) or start + int(count[1]) < count.end():
            break
        key, _, value = text[count.end() : start + int(count[1]) - 1].partition(b"=")
        records[key] = value
        start += int(count[1])
    return records


def _read_member(
    header: tarfile.TarInfo, name: bytes | None, pax: dict[bytes, bytes], feed: Feed, block: bytes
) -> Iterator[Member]:
    shown = readable_name(name or header.name.encode("utf-8", "surrogateescape"))
    size = header.size
    if pax.get(b"size", b"").isdigit() and len(pax[b"size"]) < 20:
        size = int(pax[b"size"])
    if header.islnk() or header.issym() or header.isdev() or header.isdir():
        # Some programs give a link the size of its target, but no data follows.
        return
    if header.type == tarfile.GNUTYPE_SPARSE:
        more = block[_SPARSE_MORE]
        while more:
            more = (feed.exactly(_BLOCK).ljust(_BLOCK, b"\x00"))[_SPARSE_MORE_AGAIN]
    end = feed.position + size
    if header.type == tarfile.GNUTYPE_SPARSE or any(key.startswith(b"GNU.sparse.") for key in pax):
        refused = DamageError("unsupported-archive", "it is stored as a sparse file")
        yield Member(shown, Feed(iter(())), refused)
    else:
        yield Member(shown, Feed(stored(feed, size)))
    feed.skip(end - feed.position)
    if feed.position < end:
        feed.fail("broken-archive", "the tar archive is cut short")
    feed.skip(-size % _BLOCK)
