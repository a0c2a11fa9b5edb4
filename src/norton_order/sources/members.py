"""One member of an archive or of a store, while it is read forwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from norton_order.sources.feeds import DamageError, Feed
from norton_order.sources.limits import MAX_MESSAGE_OCTETS, READ_OCTETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One message in the store of a mail program.

    Attributes:
        name: its place there: a number counted from 1, or a folder and a number.
        raw: its octets.
        refused: why they cannot be read, or ``None``.
        defects: what had to be mended, short English phrases.
    """

    name: str
    raw: bytes
    refused: DamageError | None = None
    defects: tuple[str, ...] = ()


def numbered(mails: Iterable[bytes | DamageError], *defects: str) -> Iterator[Entry]:
    """Yield *mails* with their numbers, counted from 1; blank ones are none."""
    number = 0
    for mail in mails:
        if isinstance(mail, DamageError):
            number += 1
            yield Entry(str(number), b"", mail)
        elif mail.strip():
            number += 1
            yield Entry(str(number), mail, None, defects)


def message_of(feed: Feed, octets: int, name: str) -> Entry:
    """Return the next *octets* of *feed* as a message.

    Raises:
        DamageError: there are fewer.
    """
    if octets > MAX_MESSAGE_OCTETS:
        feed.skip(octets)
        return Entry(name, b"", DamageError("too-large", f"a message of {octets:,} octets"))
    raw = feed.exactly(octets)
    if len(raw) < octets:
        feed.fail("broken-store", "the store is cut short, or a length in it is wrong")
    return Entry(name, raw)


def skip_head(feed: Feed, octets: int) -> None:
    """Pass over what stands above all messages of a store.

    Raises:
        DamageError: there is less than that.
    """
    if len(feed.exactly(octets)) < octets:
        feed.fail("broken-store", "the store is cut short")


def skip_to(feed: Feed, mark: bytes) -> bool:
    """Go on to the next *mark*; return whether there is one."""
    while octets := feed.peek(READ_OCTETS):
        at = octets.find(mark)
        if at >= 0:
            feed.skip(at)
            return True
        feed.skip(len(octets) - len(mark) + 1 if len(octets) == READ_OCTETS else len(octets))
    return False


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
