"""Compressed octets -> plain octets, stepwise, bounded, and ahead of who reads them."""

from __future__ import annotations

import bz2
import importlib
import itertools
import lzma
import zlib
from typing import TYPE_CHECKING, Final, Protocol, cast

from norton_order.sources.ahead import Ahead
from norton_order.sources.detect import SKIPPED_FRAME, Form, detect
from norton_order.sources.feeds import Budget, DamageError, Feed
from norton_order.sources.limits import (
    FREE_STREAM_OCTETS,
    MAX_LZMA_OCTETS,
    MAX_RATIO,
    MIB,
    PEEK_OCTETS,
    READ_OCTETS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A thread pays from a few megabytes on; what it holds ready is these steps of at most 1 MiB.
_STEPS_WITHOUT_THREAD: Final = 8
_STEPS_AHEAD: Final = 4


class Decompressor(Protocol):
    """What `bz2.BZ2Decompressor` is, and its like."""

    @property
    def eof(self) -> bool:
        """Whether the stream has come to its end."""

    @property
    def needs_input(self) -> bool:
        """Whether more octets must be given before more come out."""

    @property
    def unused_data(self) -> bytes | None:
        """What was given beyond the end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most *max_length* octets."""


class Inflater:
    """`zlib.decompressobj` with the manners of a `Decompressor`."""

    def __init__(self, wbits: int) -> None:
        """Expect what *wbits* says: 31 gzip, -15 raw deflate."""
        self._inflate = zlib.decompressobj(wbits)
        self._step = MIB
        self.needs_input = True

    @property
    def eof(self) -> bool:
        """Whether the stream has come to its end."""
        return self._inflate.eof

    @property
    def unused_data(self) -> bytes:
        """What was given beyond the end."""
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return at most *max_length* octets; of damaged data all but the last few before the damage."""
        tail = self._inflate.unconsumed_tail
        octets = tail + data if tail else data
        while True:
            limit = min(max_length, self._step)
            attempt = self._inflate.copy()
            try:
                out = attempt.decompress(octets, limit)
            except zlib.error:
                # zlib keeps to itself what it had in hand; it is asked again for less.
                if self._step == 1:
                    raise
                self._step //= 32
                continue
            self._inflate = attempt
            # A full answer may have more behind it even if every octet was taken.
            self.needs_input = not attempt.unconsumed_tail and len(out) < limit
            return out


def zstd_decompressor() -> Decompressor | None:
    """Return a new one: of the standard library (CPython 3.14), or of the package that brings it to others."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return cast("Decompressor", importlib.import_module(name).ZstdDecompressor())
        except ImportError:
            continue
    return None


def lz4_decompressor() -> Decompressor | None:
    """Return a new one, where the package is installed."""
    try:
        return cast("Decompressor", importlib.import_module("lz4.frame").LZ4FrameDecompressor())
    except ImportError:
        return None


_FILES: Final[dict[Form, tuple[Callable[[], Decompressor | None], bytes]]] = {
    Form.GZIP: (lambda: Inflater(31), b"\x1f\x8b"),
    Form.BZIP2: (bz2.BZ2Decompressor, b"BZh"),
    Form.XZ: (lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, MAX_LZMA_OCTETS), b"\xfd7zXZ\x00"),
    Form.LZMA: (lambda: lzma.LZMADecompressor(lzma.FORMAT_ALONE, MAX_LZMA_OCTETS), b"\x5d\x00\x00"),
    Form.ZSTD: (zstd_decompressor, b"\x28\xb5\x2f\xfd"),
    Form.LZ4: (lz4_decompressor, b"\x04\x22\x4d\x18"),
}


def unpack_file(form: Form, feed: Feed, budget: Budget) -> Iterator[bytes]:
    """Yield the octets of a compressed file: its streams one after another.

    Zeros between and behind them are nothing. Mail that follows as it is belongs to them.

    Raises:
        DamageError: a stream is damaged, cut short or beyond the bounds, or something else follows the last one.
    """
    if form is Form.LZ4_BLOCKS:
        from norton_order.sources.lz4_blocks import unpack_blocks

        yield from unpack_blocks(feed, budget)
        return
    new, magic = _FILES[form]
    _skip_frames(feed)
    while feed.peek(len(magic)) == magic:
        decompressor = new()
        if decompressor is None:
            raise DamageError("unsupported-archive", "a Zstandard or LZ4 file")
        budget.member()
        yield from unpack(decompressor, _growing_steps(feed), feed.unread, budget)
        _skip_zeros(feed)
        _skip_frames(feed)
    if rest := feed.peek(PEEK_OCTETS):
        if detect(rest).form not in (Form.MBOX, Form.MESSAGE):
            raise DamageError("broken-archive", "what stands behind the compressed data cannot be read")
        while octets := feed.some():
            yield octets


def _skip_frames(feed: Feed) -> None:
    """Pass over the frames that Zstandard and LZ4 leave to others."""
    while SKIPPED_FRAME.match(head := feed.peek(8)):
        feed.skip(8 + int.from_bytes(head[4:], "little"))


def _skip_zeros(feed: Feed) -> None:
    """Pass over the padding of streams and of tapes."""
    while (octets := feed.peek(READ_OCTETS)) and octets[0] == 0:
        zeros = len(octets) - len(octets.lstrip(b"\0"))
        feed.skip(zeros)
        if zeros < len(octets):
            return


def _growing_steps(feed: Feed) -> Callable[[], bytes]:
    """Return what takes the next octets, few at first: of a stream that soon ends the rest is given back."""
    sizes = itertools.chain((1 << 10, 16 << 10), itertools.repeat(READ_OCTETS))
    return lambda: feed.some(next(sizes))


def unpack(
    decompressor: Decompressor, take: Callable[[], bytes], unread: Callable[[bytes], None], budget: Budget
) -> Iterator[bytes]:
    """Yield the octets of one compressed stream, none of them empty.

    Args:
        decompressor: a new one.
        take: gives the next octets, none at the end.
        unread: takes back what does not belong to the stream.
        budget: counts what comes out.

    Raises:
        DamageError: the stream is damaged, cut short, or grows beyond the bounds.
    """
    taken = grown = 0
    # The other libraries keep what they had in hand when they met damage.
    step = MIB if isinstance(decompressor, Inflater) else MIB >> 4
    while not decompressor.eof:
        data = b""
        if decompressor.needs_input:
            data = take()
            if not data:
                raise DamageError("broken-archive", "the compressed data is cut short")
            taken += len(data)
        try:
            out = decompressor.decompress(data, step)
        except (
            OSError,
            EOFError,
            ValueError,
            RuntimeError,
            zlib.error,
            lzma.LZMAError,
            MemoryError,
        ) as error:
            raise DamageError("broken-archive", "the compressed data is damaged") from error
        except Exception as error:
            # ZstdError can be named only where it exists.
            if type(error).__name__ != "ZstdError":
                raise
            raise DamageError("broken-archive", "the compressed data is damaged") from error
        if out:
            grown += len(out)
            budget.expand(len(out))
            if grown > FREE_STREAM_OCTETS and grown > taken * MAX_RATIO:
                raise DamageError("bomb", f"it unpacks to more than {MAX_RATIO} times its size")
            yield out
    unread(decompressor.unused_data or b"")  # None of an LZ4 frame


def read_ahead(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield *chunks* while a thread makes the next ones: decompression runs beside the reading."""
    yield from itertools.islice(chunks, _STEPS_WITHOUT_THREAD)
    more = next(chunks, b"")
    if not more:
        return
    yield more
    ahead = Ahead(chunks, _STEPS_AHEAD)
    try:
        while chunk := ahead.next():
            yield chunk
    except GeneratorExit:
        # Whoever goes on reads from the same place: not before the thread has left it.
        ahead.close()
        raise
    except BaseException:
        ahead.close(0)
        raise
