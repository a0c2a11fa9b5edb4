"""Dovecot's own framing of LZ4 -> plain octets: blocks behind their length, each at most as large as the head says."""

from __future__ import annotations

import importlib
import struct
from typing import TYPE_CHECKING, Final

from norton_order.sources.feeds import DamageError
from norton_order.sources.limits import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.feeds import Budget, Feed

_HEAD: Final = struct.Struct(">15sL")  # the magic, and how large a block is unpacked
_LENGTH: Final = struct.Struct(">L")
_MOST_BLOCK_OCTETS: Final = 8 * MIB  # Dovecot writes 64 KiB


def unpack_blocks(feed: Feed, budget: Budget) -> Iterator[bytes]:
    """Yield the octets of each block.

    Raises:
        DamageError: the package ``lz4`` is missing, or the blocks are damaged, cut short or beyond the bounds.
    """
    try:
        block = importlib.import_module("lz4.block")
    except ImportError:
        raise DamageError("unsupported-archive", "an LZ4 file") from None
    budget.member()
    _, most = _HEAD.unpack(feed.exactly(_HEAD.size).ljust(_HEAD.size, b"\xff"))
    while length := feed.exactly(_LENGTH.size):
        octets = int.from_bytes(length, "big")
        if max(octets, most) > _MOST_BLOCK_OCTETS or len(length) < _LENGTH.size:
            feed.fail("broken-archive", "the compressed data is damaged")
        packed = feed.exactly(octets)
        if len(packed) < octets:
            feed.fail("broken-archive", "the compressed data is cut short")
        try:
            plain: bytes = block.decompress(packed, uncompressed_size=most)
        except (block.LZ4BlockError, ValueError, OverflowError, MemoryError) as error:
            raise DamageError("broken-archive", "the compressed data is damaged") from error
        budget.expand(len(plain))
        if plain:
            yield plain
