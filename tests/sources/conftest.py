"""Ways to make archives and Outlook files, and to see in one tuple what a SOURCE gave."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from norton_order.sources import Found, MboxFile, MboxStream, NotSearched, Unusable, Whole, open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import BinaryIO

    Files = Iterable[tuple[str, bytes]]
    Seen = tuple[str, ...] | tuple[str, str, bytes]


class Pipe(io.RawIOBase):
    """A writer that cannot seek, to make archives as programs in a pipe do."""

    def __init__(self) -> None:
        super().__init__()
        self.octets = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, octets: Any) -> int:
        self.octets += octets
        return len(octets)


def make_zip(
    files: Files, method: int = zipfile.ZIP_DEFLATED, *, piped: bool = False, zip64: bool = False
) -> bytes:
    target: io.BytesIO | Pipe = Pipe() if piped else io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            with archive.open(entry, "w", force_zip64=zip64) as member:
                member.write(content)
    return bytes(target.octets) if isinstance(target, Pipe) else target.getvalue()


def make_tar(files: Files, mode: str = "w", kind: int = tarfile.PAX_FORMAT) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode, format=kind) as archive:  # type: ignore[call-overload]
        for name, content in files:
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return target.getvalue()


Tree = dict[str, "bytes | Tree"]
_SECTOR = 512
_NONE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALL = 4096  # shorter streams would go elsewhere; they are filled up with zeros


def compound_file(tree: Tree) -> bytes:
    """Return streams and storages as a compound file (MS-CFB, version 3), the wrapping of Outlook mail."""
    entries: list[list[object]] = []
    data: list[bytes] = []
    _add("Root Entry", tree, entries, data)
    entry_sectors = -(-len(entries) * 128 // _SECTOR)
    stream_sectors = [-(-len(stream) // _SECTOR) for stream in data]
    fat_sectors = -(-(entry_sectors + sum(stream_sectors)) // 127)
    assert fat_sectors <= 109
    chains = [entry_sectors, *stream_sectors]
    fat, starts = [_FAT] * fat_sectors, []
    for length in chains:
        starts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + length), _END]
    fat += [_NONE] * (fat_sectors * 128 - len(fat))
    header = struct.pack(
        "<8s16x5H6x9L", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, starts[0], 0, _SMALL, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109L", *range(fat_sectors), *[_NONE] * (109 - fat_sectors))
    directory = b"".join(_entry(entry, starts) for entry in entries)
    body = struct.pack(f"<{len(fat)}L", *fat) + _filled(directory) + b"".join(map(_filled, data))
    return header + body


def _add(name: str, content: bytes | Tree, entries: list[list[object]], data: list[bytes]) -> int:
    """Append the entry of *content* and all below; the children of a storage hang one on the other."""
    number = len(entries)
    if isinstance(content, bytes):
        data.append(content.ljust(_SMALL, b"\0"))
        entries.append([name, 2, _NONE, _NONE, len(data), len(data[-1])])
        return number
    entries.append([name, 1 if number else 5, _NONE, _NONE, None, 0])
    place, field = number, 3
    for child, below in content.items():
        entries[place][field] = added = _add(child, below, entries, data)
        place, field = added, 2
    return number


def _entry(entry: list[object], starts: list[int]) -> bytes:
    name, kind, right, child, stream, size = entry
    encoded = str(name).encode("utf-16-le") + b"\0\0"
    start = _END if stream is None else starts[int(str(stream))]
    return struct.pack(
        "<64sHBB3L16x4x16xLQ", encoded, len(encoded), kind, 1, _NONE, right, child, start, size
    )


def _filled(octets: bytes) -> bytes:
    return octets + bytes(-len(octets) % _SECTOR)


def see(source: str | Path | BinaryIO) -> list[Seen]:
    """Return what *source* gave: kind, source, and octets or reason."""
    return [_seen(found) for found in open_source(source)]


def _seen(found: Found) -> Seen:
    match found:
        case Whole():
            return ("message", found.source, found.raw)
        case MboxFile():
            return ("mbox", found.source, found.path.read_bytes())
        case MboxStream():
            return ("mbox", found.source, found.stream.read())
        case Unusable():
            return ("named" if found.named else "member", found.source, found.why)
        case NotSearched():
            return ("skipped", found.source)


@pytest.fixture(name="see")
def _see() -> Callable[[str | Path | BinaryIO], list[Seen]]:
    return see


@pytest.fixture(name="make_zip")
def _make_zip() -> Callable[..., bytes]:
    return make_zip


@pytest.fixture(name="make_tar")
def _make_tar() -> Callable[..., bytes]:
    return make_tar


@pytest.fixture(name="compound_file")
def _compound_file() -> Callable[[Tree], bytes]:
    return compound_file
