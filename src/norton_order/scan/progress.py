"""How far a scan is."""

from __future__ import annotations

from typing import NamedTuple


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
