"""Ways to make archives, and to see in one tuple what a SOURCE gave."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from norton_order.boxes import Found, MboxFile, MboxStream, Skipped, Unusable, Whole, open_source

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

    def write(self, octets: bytes) -> int:  # type: ignore[override]
        self.octets += octets
        return len(octets)


def make_zip(files: Files, method: int = zipfile.ZIP_DEFLATED, *, piped: bool = False) -> bytes:
    target: io.BytesIO | Pipe = Pipe() if piped else io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:  # type: ignore[arg-type]
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return bytes(target.octets) if isinstance(target, Pipe) else target.getvalue()


def make_tar(files: Files, mode: str = "w", kind: int = tarfile.PAX_FORMAT) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode, format=kind) as archive:  # type: ignore[call-overload]
        for name, content in files:
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return target.getvalue()


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
        case Skipped():
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
