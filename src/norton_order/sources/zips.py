"""A zip archive -> its members, read forwards by their local headers.

`zipfile` needs a file to seek in, the whole directory in memory and an undamaged end. A Takeout comes through
a pipe, holds 100,000 members or breaks off in the middle of a download; forwards, all that is there is read.

Section numbers are those of PKWARE's APPNOTE.TXT 6.3.
"""

from __future__ import annotations

import bz2
import contextlib
import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from norton_order.sources.feeds import Budget, DamageError, Feed
from norton_order.sources.limits import READ_OCTETS
from norton_order.sources.members import Member, readable_name, stored
from norton_order.sources.unpack import Decompressor, Inflater, read_ahead, unpack, zstd_decompressor

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCAL: Final = b"PK\x03\x04"
_DESCRIPTOR: Final = b"PK\x07\x08"
_PREFACES: Final = (_DESCRIPTOR, b"PK00")  # section 8.5: ahead of what was made for several volumes
_LISTED, _END, _END_64, _LOCATOR_64 = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_DIRECTORY: Final = (_LISTED, _END, _END_64, _LOCATOR_64, b"PK\x06\x08")
_ANY_SIGNATURE: Final = re.compile(b"|".join(map(re.escape, (_LOCAL, *_DIRECTORY[:2]))))
_HEADER: Final = struct.Struct("<2x2H4x3L2H")  # section 4.3.7, after the signature
_ENCRYPTED, _DESCRIBED, _UTF8 = 1, 8, 0x800  # section 4.4.4
_UNKNOWN_SIZE: Final = 0xFFFFFFFF
_ZIP64: Final = 1

# Section 4.4.5. Windows itself writes 9 for files over 2 GB; nothing in Python's library reads it.
_STORED, _DEFLATE, _DEFLATE64, _BZIP2, _ZSTD = 0, 8, 9, 12, 93


@dataclass(slots=True)
class _Entry:
    """A local header; sizes are ``None`` where a descriptor after the data tells them."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int | None
    size: int | None
    is_zip64: bool = False  # sizes of eight octets in the descriptor: section 4.3.9.2


def read_zip(feed: Feed, budget: Budget) -> Iterator[Member]:
    """Yield the members that are files, of every archive that stands here one behind the other.

    Raises:
        DamageError: something is cut short, damaged, or beyond the bounds, or there are fewer members than the
            directory tells of. All members that could be found came first.
    """
    met = listed = 0
    damage: DamageError | None = None
    is_first, is_closed = True, False
    while signature := feed.exactly(4):
        if is_first and signature in _PREFACES:
            signature = feed.exactly(4)
        elif signature == _DESCRIPTOR:
            signature = _after_descriptor(feed)
        is_first = False
        try:
            if signature in _DIRECTORY:
                listed += _read_directory(signature, feed)
                is_closed = True
                continue
            if signature == _LOCAL:
                entry = _read_header(feed)
                met += 1
                is_closed = False
                budget.member()
                yield from _read_member(entry, feed, budget)
                continue
        except DamageError as error:
            if feed.damage is not None or budget.spent:
                raise
            damage = damage or error
        else:
            feed.unread(signature[1:])
        if not _resynchronise(feed):
            break
        damage = damage or DamageError("broken-archive", "the zip archive is damaged in part")
    feed.confirm_end()
    if damage is None and not is_closed:
        damage = DamageError("broken-archive", "the zip archive is cut short or damaged")
    if damage is None and met < listed:
        damage = DamageError("broken-archive", f"{listed - met:,} of {listed:,} files were not found in it")
    if damage is not None:
        raise damage


def _read_directory(signature: bytes, feed: Feed) -> int:
    """Pass over one record of the directory; return how many members it tells of."""
    if signature == _LISTED:
        head = feed.exactly(42)
        feed.skip(sum(struct.unpack_from("<3H", head.ljust(42, b"\0"), 24)))
        return 1
    if signature == _END:
        feed.skip(16)
        feed.skip(int.from_bytes(feed.exactly(2), "little"))
    elif signature == _END_64:
        feed.skip(int.from_bytes(feed.exactly(8), "little"))
    elif signature == _LOCATOR_64:
        feed.skip(16)
    else:  # section 4.3.11
        feed.skip(int.from_bytes(feed.exactly(4), "little"))
    return 0


def _resynchronise(feed: Feed) -> bool:
    """Go on to the next member or the directory; return whether there is either. Zeros behind all are nothing."""
    is_blank = True
    while octets := feed.peek(READ_OCTETS):
        found = _ANY_SIGNATURE.search(octets)
        if found is not None:
            feed.skip(found.start())
            return True
        is_blank = is_blank and not octets.strip(b"\0\r\n\x1a ")
        feed.skip(len(octets) - 3 if len(octets) == READ_OCTETS else len(octets))
    if not is_blank:
        raise DamageError("broken-archive", "what stands behind the zip archive cannot be read")
    return False


def _after_descriptor(feed: Feed) -> bytes:
    """Return the signature behind a descriptor that repeats what the local header told already."""
    feed.skip(12)
    signature = feed.exactly(4)
    if signature == _LOCAL or signature in _DIRECTORY:
        return signature
    feed.skip(4)  # its sizes had eight octets
    return feed.exactly(4)


def _read_header(feed: Feed) -> _Entry:
    header = feed.exactly(_HEADER.size)
    if len(header) < _HEADER.size:
        feed.fail("broken-archive", "the zip archive is cut short")
    flags, method, crc, packed, size, name_octets, extra_octets = _HEADER.unpack(header)
    name = feed.exactly(name_octets)
    extra = feed.exactly(extra_octets)
    if _UNKNOWN_SIZE in (packed, size):
        packed, size = _zip64_sizes(extra, packed, size)
    described = bool(flags & _DESCRIBED) and not packed
    return _Entry(
        name=name.decode("utf-8", "replace") if flags & _UTF8 else readable_name(name),
        flags=flags,
        method=method,
        crc=crc,
        packed=None if described else packed,
        size=None if described else size,
        is_zip64=_has_zip64(extra),
    )


def _has_zip64(extra: bytes) -> bool:
    return any(kind == _ZIP64 for kind, _ in _fields(extra))


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the octets of each extra field."""
    at = 0
    while at + 4 <= len(extra):
        kind, octets = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + octets]
        at += 4 + octets


def _zip64_sizes(extra: bytes, packed: int, size: int) -> tuple[int, int]:
    """Return the sizes of section 4.5.3: size first, each only where the header leaves it open."""
    for kind, field in _fields(extra):
        if kind == _ZIP64:
            sizes = [int.from_bytes(field[at : at + 8], "little") for at in range(0, len(field) - 7, 8)]
            if size == _UNKNOWN_SIZE and sizes:
                size = sizes.pop(0)
            if packed == _UNKNOWN_SIZE and sizes:
                packed = sizes.pop(0)
    return packed, size


def _read_member(entry: _Entry, feed: Feed, budget: Budget) -> Iterator[Member]:
    refused = _refused(entry)
    if refused is not None:
        if entry.packed is None:
            raise DamageError(refused.why, f"{entry.name}: {refused.detail}; what follows cannot be found")
        yield Member(entry.name, Feed(iter(())), refused)
        feed.skip(entry.packed)
        return
    end = None if entry.packed is None else feed.position + entry.packed
    content = Feed(read_ahead(_checked(entry, feed, budget)))
    if not entry.name.endswith("/") or _holds_anything(content):
        yield Member(entry.name, content)
    if end is None:
        # The end of the data is found by unpacking it only.
        with contextlib.suppress(DamageError):
            while content.some():
                pass
        feed.confirm_end()
        if entry.packed is None:
            raise DamageError("broken-archive", f"{entry.name} is damaged; what follows cannot be found")
    content.close()
    if end is not None:
        feed.skip(end - feed.position)


def _holds_anything(content: Feed) -> bool:
    """Return whether data stands in what is named like a folder."""
    try:
        return bool(content.peek(1))
    except DamageError:
        return True


def _refused(entry: _Entry) -> DamageError | None:
    if entry.flags & _ENCRYPTED:
        return DamageError("encrypted", "it is locked with a password")
    if entry.method == _DEFLATE64:
        return DamageError("unsupported-archive", "it is packed with Deflate64")
    if entry.method not in (_STORED, _DEFLATE, _BZIP2) and _decompressor(entry.method) is None:
        return DamageError("unsupported-archive", f"it is packed with method {entry.method}")
    return None


def _decompressor(method: int) -> Decompressor | None:
    if method == _DEFLATE:
        return Inflater(-zlib.MAX_WBITS)
    if method == _BZIP2:
        return bz2.BZ2Decompressor()
    return zstd_decompressor() if method == _ZSTD else None


def _checked(entry: _Entry, feed: Feed, budget: Budget) -> Iterator[bytes]:
    """Yield the octets of a member, and hold its checksum against them at the end."""
    decompressor = _decompressor(entry.method)
    crc = size = 0
    if decompressor is None and entry.packed is None:
        yield from _stored_until_descriptor(entry, feed)
        return
    if decompressor is None:
        chunks = stored(feed, entry.packed or 0)
    else:
        chunks = _unpacked(entry, feed, budget, decompressor)
    start = feed.position
    for chunk in chunks:
        crc = zlib.crc32(chunk, crc)
        size += len(chunk)
        yield chunk
    if entry.packed is None:
        _read_descriptor(entry, feed, crc, feed.position - start, size)
    elif crc != entry.crc and not (entry.flags & _DESCRIBED and entry.crc == 0):
        raise DamageError("broken-archive", "its checksum does not match")


def _unpacked(entry: _Entry, feed: Feed, budget: Budget, decompressor: Decompressor) -> Iterator[bytes]:
    end = None if entry.packed is None else feed.position + entry.packed

    def take() -> bytes:
        piece = feed.some(READ_OCTETS if end is None else min(READ_OCTETS, end - feed.position))
        if not piece and feed.position != end:
            feed.fail("broken-archive", "the archive is cut short")
        return piece

    return unpack(decompressor, take, feed.unread, budget)


def _read_descriptor(entry: _Entry, feed: Feed, crc: int, packed: int, size: int) -> None:
    """Take the descriptor, its signature and width left open by section 4.3.9; note the end as found."""
    head = feed.exactly(24)
    for start in (4, 0) if head.startswith(_DESCRIPTOR) else (0,):
        for form in _descriptor_forms(entry):
            octets = struct.calcsize(form)
            if len(head) < start + octets:
                continue
            told = struct.unpack_from(form, head, start)
            if told[1:] == (packed, size):
                feed.unread(head[start + octets :])
                entry.packed, entry.size, entry.crc = packed, size, told[0]
                if told[0] != crc:
                    raise DamageError("broken-archive", "its checksum does not match")
                return
    feed.unread(head)
    raise DamageError("broken-archive", "its size does not match")


def _descriptor_forms(entry: _Entry) -> tuple[str, ...]:
    """Return how a descriptor may be laid out, likelier first: of an empty member both look alike."""
    return ("<L2Q", "<3L") if entry.is_zip64 else ("<3L", "<L2Q")


def _stored_until_descriptor(entry: _Entry, feed: Feed) -> Iterator[bytes]:
    """Yield the octets before the descriptor that tells of as many: plain data has no end of its own."""
    crc = size = 0
    held = b""
    while piece := feed.some(READ_OCTETS):
        held += piece
        start = counted = 0
        here = (
            crc  # of all before *counted*: each octet goes into it once, however many descriptors are forged
        )
        while (at := held.find(_DESCRIPTOR, start)) >= 0 and at + 24 <= len(held):
            for form in _descriptor_forms(entry):
                told = struct.unpack_from(form, held, at + 4)
                if told[1:] != (size + at, size + at):
                    continue
                here, counted = zlib.crc32(held[counted:at], here), at
                if told[0] == here:
                    feed.unread(held[at + 4 + struct.calcsize(form) :])
                    entry.packed = entry.size = size + at
                    if at:
                        yield held[:at]
                    return
            start = at + 1
        ready = at if at >= 0 else max(0, len(held) - len(_DESCRIPTOR) + 1)
        if ready:
            done, held = held[:ready], held[ready:]
            crc = zlib.crc32(done, crc)
            size += len(done)
            yield done
    feed.fail("broken-archive", "the archive is cut short")
