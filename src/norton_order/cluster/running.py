"""A task -> what the local scan finds in it, for it is the local scan that runs here."""

from __future__ import annotations

import io
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from norton_order.cluster.records import record_of
from norton_order.cluster.store import (
    CHUNK_OCTETS,
    StoreObject,
    StoreStream,
    UnrangedStream,
    fetch,
    file_system,
    is_web,
)
from norton_order.scan import Scan
from norton_order.sources.kinds import Unusable
from norton_order.sources.limits import MIB
from norton_order.sources.opening import open_stream, unopened
from norton_order.sources.parts import MboxPart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from norton_order.cluster.records import Record
    from norton_order.cluster.tasks import Item, Task
    from norton_order.model import Notice, Rejection, Scanned
    from norton_order.scan.progress import Progress
    from norton_order.sources import Found

_SMALL_OCTETS: Final = MIB  # of objects that are fetched many at a time
_REQUESTS: Final = 16  # at a time: a request takes 10 to 50 ms, most of it waiting
_FETCHED: Final = 32  # objects that are held


def run(task: Task) -> Iterator[Record]:
    """Yield a flat record for each notice and rejection that a task finds, in the order of the mails.

    Nothing that a store or a mail does raises: what cannot be read is a record of its own, of type
    "rejection". To run a task again gives the same records with the same keys.
    """
    scan = TaskScan(task)
    try:
        for found in scan:
            yield record_of(found, task)
    finally:
        scan.close()


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one task found, as the local scan would hand it out.

    Attributes:
        found: in the order of the mails.
        scanned: messages and octets; its sources are the task's items.
        unusable: what could not be read.
        skipped: objects and members of archives that are not mail.
        alone: what to say of the only message, if no other task has one.
    """

    found: tuple[Notice | Rejection, ...]
    scanned: Scanned
    unusable: tuple[Unusable, ...]
    skipped: int
    alone: tuple[Rejection, ...]


def run_whole(task: Task) -> Outcome:
    """Return what a task finds, once it is done."""
    scan = TaskScan(task)
    found = tuple(scan)
    return Outcome(found, scan.scanned, scan.unusable, scan.skipped, scan.alone)


class TaskScan(Scan):
    """The local scan over a task: the same sources, prefilter and reading, with octets from a store.

    Attributes:
        alone: what to say of the only message, if this task has no more than one.
    """

    def __init__(self, task: Task, *, on_progress: Callable[[Progress], None] | None = None) -> None:
        """Fetch nothing yet. One process is used: the engine starts as many as there are processors."""
        self.alone: tuple[Rejection, ...] = ()
        self._task = task
        self._options = task.storage_options
        items: Iterable[Any] = _ahead(task)
        super().__init__(items, jobs=1, prefilter=task.prefilter, on_progress=on_progress)

    def _find(self, source: _Fetched) -> Iterator[Found | MboxPart]:
        item = source.item
        self._named = item.url if item.named else ""
        try:
            yield from self._open_item(item, source.octets)
        except OSError as error:
            yield unopened(item.url, error, named=item.named)

    def _open_item(self, item: Item, octets: Future[bytes] | None) -> Iterator[Found | MboxPart]:
        if octets is not None:
            stream: io.RawIOBase | io.BytesIO = io.BytesIO(octets.result())
            yield from open_stream(stream, item.url, named=item.named, is_worth=self._is_worth)  # type: ignore[arg-type]
        elif item.size is None or (is_web(item.url) and not self._task.framing and item.size > CHUNK_OCTETS):
            with UnrangedStream.open(item.url, self._options) as stream:
                yield from open_stream(stream, item.url, named=item.named, is_worth=self._is_worth)  # type: ignore[arg-type]
        else:
            yield from self._open_large(item, item.size)

    def _open_large(self, item: Item, size: int) -> Iterator[Found | MboxPart]:
        task = self._task
        until = task.stop if task.framing else None
        with StoreObject(item.url, size, self._options, until=until) as octets:
            if task.framing:
                yield MboxPart(item.url, octets, range(task.start, task.stop), task.framing)
                return
            octets.read(0, 1)
            with StoreStream(octets) as stream:
                yield from open_stream(
                    stream,  # type: ignore[arg-type]
                    item.url,
                    named=item.named,
                    seekable=True,
                    is_worth=self._is_worth,
                )

    def _alone(self) -> Iterator[Rejection]:
        """Yield nothing: whether a message is alone is known only when all tasks are done."""
        self.alone = tuple(super()._alone())
        yield from ()


class _Fetched(NamedTuple):
    """An item, and its octets if it is small."""

    item: Item
    octets: Future[bytes] | None


def _ahead(task: Task) -> Iterator[_Fetched]:
    """Yield the items of a task, with the octets of small ones on their way."""
    pending: deque[_Fetched] = deque()
    with ThreadPoolExecutor(_REQUESTS, thread_name_prefix="norton-order-fetch") as threads:
        try:
            for item in task.items:
                is_small = item.size is not None and item.size <= _SMALL_OCTETS and not task.framing
                pending.append(_Fetched(item, threads.submit(_fetch, item, task) if is_small else None))
                if len(pending) >= _FETCHED:
                    yield pending.popleft()
            while pending:
                yield pending.popleft()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def _fetch(item: Item, task: Task) -> bytes:
    fs, path = file_system(item.url, task.storage_options)
    return fetch(fs, path, 0, item.size or 0)
