"""An mbox, whichever way it comes, as a box whose messages are gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from norton_order.sources.blocks import MboxBlocks
from norton_order.sources.flows import MboxFlow
from norton_order.sources.kinds import MboxFile, MboxStream
from norton_order.sources.parts import MboxPart, MboxRange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import ThreadPoolExecutor

    from norton_order.sources.mbox import Marker, Span

Box = MboxBlocks | MboxRange | MboxFlow


def open_mbox(
    found: MboxFile | MboxPart | MboxStream, mark: Marker, executor: ThreadPoolExecutor, *, ahead: int
) -> Box:
    """Return the box of an mbox; of a file so many blocks are in work *ahead*. Raises OSError."""
    if isinstance(found, MboxFile):
        return MboxBlocks(found.path, mark, executor, ahead=ahead)
    if isinstance(found, MboxPart):
        return MboxRange(found, mark, executor)
    return MboxFlow(found.stream, mark, executor)


def spans_of(box: Box) -> Iterator[Span | None]:
    """Yield the place of every message in order, and ``None`` where a stream makes one wait."""
    return box.spans_and_pauses() if isinstance(box, MboxFlow) else box.spans()
