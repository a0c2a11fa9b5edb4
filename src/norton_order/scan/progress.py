"""How far a scan is, and what it did not search: how many files, and the first of them by name."""

from __future__ import annotations

from typing import Final, NamedTuple

from norton_order.model import NotSearched


class Progress(NamedTuple):
    """How far a scan is.

    Attributes:
        bytes: octets read so far, of all sources.
        done: octets read so far of the source in hand.
        size: octets of the source in hand; None where nobody knows before the end.
        messages: seen so far.
        found: notices so far.
    """

    bytes: int
    done: int
    size: int | None
    messages: int
    found: int


MAX_NAMED: Final = 1000


class Unsearched:
    """Counts what is not searched.

    Attributes:
        skipped: files in folders, members of archives and attached archives that are passed over.
        unread: files and messages that could not be read.
        named: the first of both, at most ``MAX_NAMED``.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.skipped = 0
        self.unread = 0
        self.named: list[NotSearched] = []

    def skip(self, source: str, why: str) -> None:
        """Count what is passed over."""
        self.skipped += 1
        self._name(source, why)

    def lose(self, source: str, why: str) -> None:
        """Count what could not be read."""
        self.unread += 1
        self._name(source, why)

    def _name(self, source: str, why: str) -> None:
        if len(self.named) < MAX_NAMED:
            self.named.append(NotSearched(source, why))
