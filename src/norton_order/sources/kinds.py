"""What a SOURCE turns out to hold: the plain data that leaves this folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from norton_order.model import NotSearched as NotSearched

if TYPE_CHECKING:
    from pathlib import Path

    from norton_order.sources.feeds import QuietStream
    from norton_order.sources.words import Why


@dataclass(frozen=True, slots=True)
class Whole:
    """One message, whole.

    Attributes:
        source: the path as given, ``archive.zip!member`` for members, "-" for standard input.
        raw: the octets of the message.
        offset: always ``None``: the message stands in no mbox.
        defects: what of its store had to be mended, short English phrases.
    """

    source: str
    raw: bytes
    offset: None = None
    defects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MboxFile:
    """An mbox that lies as a regular file on disk and may be read in ranges."""

    source: str
    path: Path


@dataclass(frozen=True, slots=True)
class MboxStream:
    """An mbox that arrives once, forwards.

    Attributes:
        source: as in `Whole`.
        stream: at the first octet of the mbox. It never raises: a damaged stream ends early, and the item
            after this one is the `Unusable` that says why. To be read before the next item is asked for.
        defects: as in `Whole`.
    """

    source: str
    stream: QuietStream
    defects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something that could not be read, or not to its end.

    Attributes:
        source: as in `Whole`.
        named: whether this is a SOURCE itself, not a file in a folder or a member of an archive.
        why: one of a closed list of words.
        detail: one English line that names what was seen.
    """

    source: str
    named: bool
    why: Why
    detail: str


# Of what is not searched: a file in a folder or a member of an archive that is not mail, or cannot be opened as a file.
Found = Whole | MboxFile | MboxStream | Unusable | NotSearched
