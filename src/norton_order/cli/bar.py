"""The bar that shows on standard error how far a scan is."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Final, Self

from norton_order.cli.streams import columns_of
from norton_order.text.words import Lang, say
from norton_order.text.wrapping import columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from norton_order.scan.progress import Progress

_REDRAW_SECONDS: Final = 0.1
_CELLS: Final = 24
_FEW_CELLS: Final = 8
_MB: Final = 1_000_000
_CLEAR: Final = "\r\x1b[K"


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
        self._write(_CLEAR + self.line(progress, columns_of(self._stream)))

    def line(self, progress: Progress, width: int | None = None) -> str:
        """Return a bar where the size is known, then the counts; as much of it as *width* columns hold.

        A line that the terminal breaks could not be redrawn: the screen would fill with it.
        """
        lines = self._lines(progress)
        return next((line for line in lines if width is None or columns(line) < width), "")

    def _lines(self, progress: Progress) -> Iterator[str]:
        """Yield the line, and what may stand for it, shorter and shorter."""
        values = {"messages": f"{progress.messages:,}", "found": f"{progress.found:,}"}
        counts = say("cli.progress", self._lang, **values)
        full = f"{progress.bytes // _MB:,} MB  {counts}" if progress.bytes >= _MB else counts
        if progress.size:
            share = min(1.0, progress.done / progress.size)
            for cells in range(_CELLS, _FEW_CELLS - 1, -1):
                done = round(share * cells)
                yield f"[{'#' * done}{'.' * (cells - done)}] {share:4.0%}  {full}"
            yield from (f"{share:4.0%}  {full}", f"{share:4.0%}  {counts}", f"{share:4.0%}")
        else:
            yield from (full, counts)

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # a picture of the way changes nothing about the way
            self._stream.write(text)
            self._stream.flush()
