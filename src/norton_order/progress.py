"""How far a scan is, and the bar that shows it on standard error."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from norton_order.words import Lang, say

if TYPE_CHECKING:
    from typing import TextIO

_REDRAW_SECONDS: Final = 0.1
_CELLS: Final = 24
_MB: Final = 1_000_000
_CLEAR: Final = "\r\x1b[K"


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


class Bar:
    """A line that is redrawn in place; use it as a context manager, and pass `show` to ``scan``."""

    def __init__(self, stream: TextIO, *, lang: Lang) -> None:
        """Draw nothing yet."""
        self._stream = stream
        self._lang = lang
        self._next = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._next:
            self._write(_CLEAR)

    def show(self, progress: Progress) -> None:
        """Redraw the line, at most ten times a second."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _REDRAW_SECONDS
        self._write(_CLEAR + self.line(progress))

    def line(self, progress: Progress) -> str:
        """Return the line: a bar where the size is known, then the counts."""
        values = {"messages": f"{progress.messages:,}", "found": f"{progress.found:,}"}
        counts = say("cli.progress", self._lang, **values)
        if progress.bytes >= _MB:
            counts = f"{progress.bytes // _MB:,} MB  {counts}"
        if not progress.size:
            return counts
        share = min(1.0, progress.done / progress.size)
        full = round(share * _CELLS)
        return f"[{'#' * full}{'.' * (_CELLS - full)}] {share:4.0%}  {counts}"

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # a picture of the way changes nothing about the way
            self._stream.write(text)
            self._stream.flush()
