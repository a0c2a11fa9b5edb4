"""Octets that come once, forwards: looking ahead, exact reads, skipping; and how they fail."""

from __future__ import annotations

import contextlib
import io
import os
import selectors
import sys
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn

from norton_order.sources.limits import (
    FREE_SOURCE_OCTETS,
    MAX_MEMBERS,
    MAX_RATIO,
    MEMBER_OCTETS,
    MIB,
    READ_OCTETS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from norton_order.sources.words import Why

# Most files of a folder fit into the first step, and a large buffer costs time even where it stays empty.
_FIRST_READ_OCTETS: Final = 32 << 10


class DamageError(Exception):
    """Octets that cannot be had: the stream is cut short, damaged, or beyond the bounds.

    Attributes:
        why: the word for it.
        detail: one English line.
    """

    def __init__(self, why: Why, detail: str) -> None:
        """Keep both."""
        super().__init__(detail)
        self.why: Why = why
        self.detail = detail


class Budget:
    """How far the octets of one SOURCE may grow while they are unpacked.

    Attributes:
        spent: whether the bounds were crossed; then nothing more of this SOURCE is read.
    """

    def __init__(self, most: int | None = None) -> None:
        """Begin with nothing read; *most* octets may come out, whatever is read."""
        self.spent = False
        self._most = most
        self._read = 0
        self._expanded = 0
        self._members = 0

    def read(self, octets: int) -> None:
        """Count *octets* that were read from the SOURCE itself."""
        self._read += octets

    def expand(self, octets: int) -> None:
        """Count *octets* that came out of a compression; raise `DamageError` when they are too many."""
        self._expanded += octets
        if self._most is not None and self._expanded > self._most:
            self.spent = True
            raise DamageError("bomb", f"it unpacks to more than {self._most:,} octets")
        if self._expanded > FREE_SOURCE_OCTETS and self._expanded > self._read * MAX_RATIO:
            self.spent = True
            raise DamageError("bomb", f"it unpacks to more than {MAX_RATIO} times its size")

    def member(self) -> None:
        """Count one member of an archive."""
        self._members += 1
        if self._members > MAX_MEMBERS:
            self.spent = True
            raise DamageError("bomb", f"it holds more than {MAX_MEMBERS:,} files")
        self.expand(MEMBER_OCTETS)


class Feed:
    """A stream that is read forwards only.

    Attributes:
        position: octets taken so far.
        damage: why no more octets come, once that was met; every further step meets it again.
        path: of the regular file whose own octets these are, or ``None``.
    """

    def __init__(
        self, chunks: Iterator[bytes], seekable: BinaryIO | None = None, path: str | None = None
    ) -> None:
        """Read from *chunks*, none of which is empty; *seekable* is the file they come from, to skip in."""
        self.position = 0
        self.path = path
        self.damage: DamageError | None = None
        self._chunks = chunks
        self._seekable = seekable
        self._held = b""
        self._at = 0

    def some(self, limit: int = READ_OCTETS) -> bytes:
        """Return 1 to *limit* octets, or none at the end."""
        if self._at == len(self._held):
            self._held, self._at = self._next(), 0
        piece = self._held[self._at : self._at + limit]
        self._at += len(piece)
        self.position += len(piece)
        return piece

    def exactly(self, octets: int) -> bytes:
        """Return that many octets, fewer only at the end or before damage."""
        pieces = []
        try:
            while octets > 0 and (piece := self.some(octets)):
                pieces.append(piece)
                octets -= len(piece)
        except DamageError:
            if not pieces:
                raise
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def peek(self, octets: int) -> bytes:
        """Return the next octets, fewer only at the end or before damage, without taking them."""
        head = self.exactly(octets)
        self.unread(head)
        return head

    def unread(self, octets: bytes) -> None:
        """Put back the *octets* taken last."""
        start = self._at - len(octets)
        if start >= 0 and self._held.startswith(octets, start):
            self._at = start
        else:
            self._held, self._at = octets + self._held[self._at :], 0
        self.position -= len(octets)

    def skip(self, octets: int) -> None:
        """Pass over that many octets, or to the end."""
        held = min(octets, len(self._held) - self._at)
        self._at += held
        self.position += held
        octets -= held
        if octets > MIB and self._seekable is not None:
            # The last octet is read, for a file can be moved beyond its end without a word.
            self._seekable.seek(octets - 1, io.SEEK_CUR)
            self.position += octets - 1
            octets = 1
        while octets > 0 and (piece := self.some(octets)):
            octets -= len(piece)

    def fail(self, why: Why, detail: str) -> NoReturn:
        """Raise `DamageError` now and at every further step."""
        self.damage = DamageError(why, detail)
        raise self.damage

    def confirm_end(self) -> None:
        """Raise the damage that ended the octets early, if any did."""
        if self.damage is not None:
            raise self.damage

    def close(self) -> None:
        """Let go of what lies behind."""
        close = getattr(self._chunks, "close", None)
        if close is not None:
            with contextlib.suppress(ValueError):  # a thread that was left behind still stands in it
                close()

    def _next(self) -> bytes:
        self.confirm_end()
        try:
            return next(self._chunks, b"")
        except DamageError as damage:
            self.damage = damage
            raise


def read_chunks(stream: BinaryIO, budget: Budget) -> Iterator[bytes]:
    """Yield the octets of *stream* as they come; an error of the operating system becomes a `DamageError`."""
    octets = _FIRST_READ_OCTETS
    reads = _reads(stream)
    while True:
        try:
            chunk = next(reads)(octets)
        except BlockingIOError:
            chunk = None
        except OSError as error:
            raise DamageError("io-error", error.strerror or "it could not be read") from error
        if chunk is None:
            _wait(stream)
        elif not chunk:
            return
        else:
            budget.read(len(chunk))
            yield chunk
            octets = READ_OCTETS


def _reads(stream: BinaryIO) -> Iterator[Callable[[int], bytes | None]]:
    """Yield what to read with, step by step: it returns what has come, ``None`` if nothing has yet."""
    read: Callable[[int], bytes | None] = stream.read
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO):
        # The buffer waits until all that was asked for has come, takes "not yet" for the end, and may not be
        # left to a thread that still reads when the program ends. It is empty after the first step.
        if sys.platform == "win32" or os.get_blocking(stream.fileno()):
            yield stream.read1
        else:
            yield lambda octets: stream.read1(octets) or None
        read = stream.raw.read
    while True:
        yield read


def _wait(stream: BinaryIO) -> None:
    """Wait until more octets come out of *stream*, which does not do so by itself."""
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            selector.select()
    except (OSError, ValueError) as error:
        raise DamageError("io-error", "it gives nothing now, and does not tell when it will") from error


class QuietStream(io.RawIOBase):
    """A feed as a file object that never raises: it ends where the octets fail."""

    def __init__(self, feed: Feed) -> None:
        """Read from *feed*."""
        self._feed = feed

    def readable(self) -> bool:
        """Say yes."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return what one step gives, at most *size* octets; all there are if *size* is negative."""
        if size < 0:
            return self.readall()
        try:
            return self._feed.some(size)
        except DamageError:
            return b""

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the only buffer io hands over
        """Fill *buffer* as far as one step goes."""
        piece = self.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
