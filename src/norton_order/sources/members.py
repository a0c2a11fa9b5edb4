"""One member of an archive, while the archive is read forwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from norton_order.sources.feeds import DamageError, Feed
from norton_order.sources.limits import READ_OCTETS

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive.

    Attributes:
        name: its path in the archive, as readable as can be.
        content: its octets, to be read before the next member is asked for.
        refused: why its octets cannot be read, or ``None``.
    """

    name: str
    content: Feed
    refused: DamageError | None = None


def stored(feed: Feed, octets: int) -> Iterator[bytes]:
    """Yield the next *octets* of *feed*; raise `DamageError` if there are fewer."""
    while octets:
        piece = feed.some(min(octets, READ_OCTETS))
        if not piece:
            feed.fail("broken-archive", "the archive is cut short")
        octets -= len(piece)
        yield piece


def readable_name(name: bytes) -> str:
    """Return a member's name: in UTF-8, else as Japanese Windows wrote it, else as DOS did."""
    for codec in ("utf-8", "cp932"):
        try:
            return name.decode(codec)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")
