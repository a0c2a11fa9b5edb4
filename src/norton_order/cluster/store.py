"""Octets of objects in any store that fsspec knows: in few requests, ahead of their reader, with retries."""

from __future__ import annotations

import errno
import io
import threading
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import fsspec
from fsspec.implementations.local import LocalFileSystem

from norton_order.sources.limits import MIB

if TYPE_CHECKING:
    from concurrent.futures import Future
    from typing import Self

CHUNK_OCTETS: Final = 8 * MIB  # of one request: long enough that its latency does not count
HEAD_OCTETS: Final = MIB >> 4  # of the first one into a large object, which may turn out not to be mail
_AHEAD: Final = 4  # requests under way for one object
_KEPT: Final = 8  # chunks
_PAUSES: Final = (0.2, 1.0)  # seconds before another try
_FINAL: Final = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)


def file_system(url: str, options: dict[str, Any]) -> tuple[Any, str]:
    """Return the file system of *url* and the path in it.

    Raises:
        ImportError: the package for this kind of store is not installed.
        ValueError: there is no such kind.
    """
    fs, path = fsspec.url_to_fs(url, **options)
    return fs, path


def is_local(fs: object) -> bool:
    """Return whether *fs* is this machine's own."""
    return isinstance(fs, LocalFileSystem)


def attempt(action: Any, *arguments: Any, **options: Any) -> Any:
    """Return what *action* returns, after up to three tries; every error becomes an OSError."""
    for pause in (*_PAUSES, None):
        try:
            return action(*arguments, **options)
        except _FINAL as error:
            raise type(error)(error.errno or errno.EIO, _words(error)) from error
        except Exception as error:  # every store has errors of its own
            if pause is None:
                raise OSError(errno.EIO, _words(error)) from error
            time.sleep(pause)
    raise AssertionError


def _words(error: BaseException) -> str:
    """Return one line that names what happened, without the path, which is the source anyway."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    detail = getattr(error, "strerror", None) or str(error)
    return " ".join(f"{type(error).__name__}: {detail}".split())[:200]


class StoreObject:
    """The octets of one object, fetched chunk by chunk, each once while it is in use.

    Attributes:
        size: octets.
    """

    def __init__(self, url: str, size: int, options: dict[str, Any], *, until: int | None = None) -> None:
        """Fetch nothing yet.

        Args:
            url: of the object.
            size: what the listing said.
            options: for the file system.
            until: offset up to which chunks are fetched before they are asked for; by default the end.
        """
        self.size = size
        self._fs, self._path = file_system(url, options)
        self._until = size if until is None else until
        self._lock = threading.Lock()
        self._chunks: OrderedDict[int, Future[bytes]] = OrderedDict()
        self._threads = ThreadPoolExecutor(_AHEAD, thread_name_prefix="norton-order-fetch")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def read(self, start: int, stop: int) -> bytes:
        """Return the octets between two offsets, as far as they exist; raises OSError."""
        stop = min(stop, self.size)
        pieces = []
        while start < stop:
            number = self._number(start)
            begin, end = self._place(number)
            pieces.append(self._chunk(number)[start - begin : stop - begin])
            start = end
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _chunk(self, number: int) -> bytes:
        """Return one chunk; who goes from one to the next has more of them fetched ahead."""
        with self._lock:
            ahead = _AHEAD if number - 1 in self._chunks else 1
            for each in range(number, number + ahead):
                begin, end = self._place(each)
                if each not in self._chunks and (each == number or begin < self._until):
                    self._chunks[each] = self._threads.submit(self._fetch, begin, end)
            future = self._chunks[number]
            self._chunks.move_to_end(number)
            while len(self._chunks) > _KEPT:
                self._chunks.popitem(last=False)
        return future.result()

    def _number(self, offset: int) -> int:
        """Return which chunk an offset lies in."""
        return 0 if offset < HEAD_OCTETS or self.size <= CHUNK_OCTETS else 1 + offset // CHUNK_OCTETS

    def _place(self, number: int) -> tuple[int, int]:
        """Return where a chunk begins and ends."""
        if self.size <= CHUNK_OCTETS:
            return (0, self.size) if number == 0 else (self.size, self.size)
        if number == 0:
            return 0, HEAD_OCTETS
        return max(HEAD_OCTETS, (number - 1) * CHUNK_OCTETS), min(self.size, number * CHUNK_OCTETS)

    def _fetch(self, start: int, stop: int) -> bytes:
        return fetch(self._fs, self._path, start, stop)


def fetch(fs: Any, path: str, start: int, stop: int) -> bytes:
    """Return the octets between two offsets of an object, in one request; raises OSError."""
    octets: bytes = attempt(fs.cat_file, path, start=start, end=stop)
    if len(octets) > stop - start:  # a server that knows no ranges sends everything
        octets = octets[start:stop]
    if len(octets) < stop - start:
        raise OSError(errno.EIO, "it is shorter than when it was listed")
    return octets


def read_head(url: str, octets: int, options: dict[str, Any]) -> bytes:
    """Return the first octets of an object.

    Raises:
        OSError: they cannot be read, or not without the rest: not every web server knows ranges.
    """
    fs, path = file_system(url, options)
    if not is_web(url):
        return fetch(fs, path, 0, octets)
    with attempt(fs.open, path, "rb", block_size=octets, cache_type="none") as file:
        head: bytes = attempt(file.read, octets)
    return head


def is_web(url: str) -> bool:
    """Return whether a web server is asked, which may know no ranges."""
    return url.startswith(("http://", "https://"))


class StoreStream(io.RawIOBase):
    """An object as a raw file."""

    def __init__(self, octets: StoreObject) -> None:
        """Begin at the start of *octets*."""
        self._octets = octets
        self._at = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset and return it."""
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._octets.size}[whence]
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the only buffer io hands over
        """Fill *buffer*, but for the end."""
        piece = self._octets.read(self._at, self._at + len(buffer))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


class UnrangedStream(io.RawIOBase):
    """An object that comes once, forwards, from a store that tells neither its size nor ranges of it."""

    def __init__(self, file: BinaryIO) -> None:
        """Read *file*, which is closed with this."""
        self._file = file

    @classmethod
    def open(cls, url: str, options: dict[str, Any]) -> Self:
        """Return the object at *url*; raises OSError."""
        fs, path = file_system(url, options)
        if attempt(fs.info, path)["type"] != "file":
            raise OSError(errno.EISDIR, "not a file that can be read, or a folder that cannot be listed")
        return cls(attempt(fs.open, path, "rb"))

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the only buffer io hands over
        """Fill *buffer* as far as one step goes; there is no second try."""
        try:
            piece = self._file.read(len(buffer))
        except Exception as error:  # every store has errors of its own
            raise OSError(errno.EIO, _words(error)) from error
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close it."""
        self._file.close()
        super().close()
