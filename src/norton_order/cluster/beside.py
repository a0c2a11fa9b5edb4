"""Sources of both kinds in one scan: those a cluster can read, and pipes, which only this process can."""

from __future__ import annotations

import stat
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from norton_order.cluster.dask import scan_on_dask
from norton_order.model import Notice, Rejection, Scanned
from norton_order.scan import Scan
from norton_order.scan.progress import MAX_NAMED, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from norton_order.cluster.dask import DaskScan
    from norton_order.sources import Unusable


def is_pipe(source: str) -> bool:
    """Return whether *source* can be read once only, and by this process alone: standard input, a FIFO."""
    if source == "-":
        return True
    try:
        mode = Path(source).stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


class MixedScan:
    """One pass over sources, used like a scan; pipes are read here, everything else by the cluster."""

    def __init__(
        self,
        address: str,
        sources: Sequence[str],
        *,
        jobs: int | None,
        prefilter: bool,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        """Open nothing yet; the arguments are those of `scan` and `scan_on_dask`."""
        self._on_progress = on_progress
        self._parts: list[Scan | DaskScan] = []
        for pipes, group in groupby(sources, is_pipe):
            if pipes:
                self._parts.append(Scan(list(group), jobs=jobs, prefilter=prefilter, on_progress=self._show))
            else:
                self._parts.append(
                    scan_on_dask(address, list(group), jobs=jobs, prefilter=prefilter, on_progress=self._show)
                )
        self._done: list[Scan | DaskScan] = []

    def __iter__(self) -> Iterator[Notice | Rejection]:
        """Yield the results of each part in turn."""
        for part in self._parts:
            yield from part
            self._done.append(part)

    @property
    def skipped(self) -> int:
        """Files that are not mail, so far."""
        return sum(part.skipped for part in self._parts)

    @property
    def scanned(self) -> Scanned:
        """How much was read so far."""
        every = [part.scanned for part in self._parts]
        return Scanned(
            sum(one.sources for one in every),
            sum(one.messages for one in every),
            sum(one.bytes for one in every),
            sum(one.skipped for one in every),
            sum(one.unread for one in every),
            tuple(named for one in every for named in one.not_searched)[:MAX_NAMED],
        )

    @property
    def unusable(self) -> tuple[Unusable, ...]:
        """What could not be read so far."""
        return tuple(one for part in self._parts for one in part.unusable)

    def close(self) -> None:
        """End the scan at once."""
        for part in self._parts:
            part.close()

    def _show(self, progress: Progress) -> None:
        """Tell of the part in hand what the parts before it have read besides."""
        if self._on_progress is not None:
            before = [part.scanned for part in self._done]
            octets = sum(one.bytes for one in before)
            messages = sum(one.messages for one in before)
            self._on_progress(
                progress._replace(bytes=progress.bytes + octets, messages=progress.messages + messages)
            )
