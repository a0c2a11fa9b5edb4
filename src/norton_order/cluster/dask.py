"""The scan on a Dask cluster: planned, run and grouped by the workers, told in the order of the mails."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from operator import getitem
from typing import TYPE_CHECKING, Any, NamedTuple

from norton_order.cluster.connection import ClusterError, connect, distributed, wait_for
from norton_order.cluster.grouping import assign, group, links_of, split
from norton_order.cluster.ordered import TRIES, Ordered
from norton_order.cluster.planning import BLOCK_OCTETS, one_or_more, plan
from norton_order.cluster.running import run_whole
from norton_order.model import Notice, Rejection, Scanned
from norton_order.scan.progress import MAX_NAMED, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
    from pathlib import Path

    from norton_order.cluster.running import Outcome
    from norton_order.cluster.tasks import Task
    from norton_order.model import NotSearched, Subscription
    from norton_order.sources import Unusable


class Unplanned(NamedTuple):
    """A URL without tasks, and why there are none."""

    url: str
    detail: str


@dataclass(frozen=True, slots=True)
class Job:
    """What to scan, and how.

    Attributes:
        urls: as for `plan`, like the next two.
        block_size: in octets.
        storage_options: for the file system.
        prefilter: whether what cannot be a notice is left unread.
    """

    urls: tuple[str, ...]
    block_size: int
    storage_options: Mapping[str, Any]
    prefilter: bool

    def tasks_of(self, number: int) -> list[Task] | Unplanned:
        """Return the tasks of one URL, or why there are none; run by a worker, which may ask the store."""
        url = self.urls[number]
        tasks = plan(
            [url],
            block_size=self.block_size,
            storage_options=self.storage_options,
            addresses="plain",
            salt="",
            prefilter=self.prefilter,
        )
        try:
            return list(tasks)
        except (ImportError, ValueError) as error:  # a kind of store that the worker does not know
            return Unplanned(url, str(error))


def scan_on_dask(
    address: str,
    urls: str | Path | Iterable[str | Path],
    *,
    block_size: int = BLOCK_OCTETS,
    storage_options: Mapping[str, Any] | None = None,
    jobs: int | None = None,
    prefilter: bool = True,
    on_progress: Callable[[Progress], None] | None = None,
) -> DaskScan:
    """Return a scan that runs on a cluster and is used like the one `norton_order.scan` returns.

    Nothing is read, and no cluster asked, before the first result is.

    Args:
        address: of a Dask scheduler, as ``tcp://host:8786``, or "local" for processes on this machine.
        urls: as for `plan`, like the next two; paths are the workers' own.
        block_size: octets a task is to read.
        storage_options: for the file system.
        jobs: processes for "local"; by default as many as processors.
        prefilter: whether what cannot be a notice is left unread.
        on_progress: called whenever a task is done, from the thread that iterates.

    Raises:
        ImportError: the extra ``dask`` is not installed.
    """
    job = _job(urls, block_size, storage_options, prefilter=prefilter)
    return DaskScan(address, job, jobs=jobs, on_progress=on_progress)


def _job(
    urls: str | Path | Iterable[str | Path],
    block_size: int,
    options: Mapping[str, Any] | None,
    *,
    prefilter: bool,
) -> Job:
    for package in ("distributed", "fsspec"):
        if find_spec(package) is None:
            raise ImportError(f"{package} is not installed: pip install 'norton-order[dask]'", name=package)
    return Job(tuple(map(str, one_or_more(urls))), block_size, dict(options or {}), prefilter)


def subscriptions_on_dask(
    address: str,
    urls: str | Path | Iterable[str | Path],
    *,
    buckets: int | None = None,
    block_size: int = BLOCK_OCTETS,
    storage_options: Mapping[str, Any] | None = None,
    jobs: int | None = None,
    prefilter: bool = True,
) -> Iterator[Subscription]:
    """Yield every subscription, grouped on the workers: no notice passes through this process ungrouped.

    Args:
        address: as for `scan_on_dask`, like all that follow.
        urls: as there.
        buckets: into how many parts the subscriptions are spread; by default four for each thread.
        block_size: as there.
        storage_options: as there.
        jobs: as there.
        prefilter: as there.

    Yields:
        Subscriptions, bucket by bucket, in no order that means anything. What was rejected is not told.

    Raises:
        ClusterError: there is no cluster to work on, or a task failed for good.
        ImportError: the extra ``dask`` is not installed.
    """
    job = _job(urls, block_size, storage_options, prefilter=prefilter)
    with connect(address, jobs) as client:
        count = buckets or 4 * sum(client.nthreads().values())
        plans = client.gather(wait_for(client, client.map(job.tasks_of, range(len(job.urls)), pure=False)))
        tasks = list(chain.from_iterable(map(_planned, plans)))
        found = client.map(_found, tasks, pure=False, retries=TRIES - 1)
        try:
            links = frozenset().union(*client.gather(wait_for(client, client.map(links_of, found))))
            place = client.scatter(assign(links, count), broadcast=True)
            parts = client.map(split, found, place=place, buckets=count)
            groups = [
                client.submit(group, *(client.submit(getitem, part, number) for part in parts))
                for number in range(count)
            ]
            while groups:
                for done in wait_for(client, groups, first=True):
                    groups.remove(done)
                    yield from done.result()
        except distributed().scheduler.KilledWorker as error:
            raise ClusterError("killed") from error


def _planned(plan: list[Task] | Unplanned) -> list[Task]:
    """Return the tasks of one URL; raises ClusterError if there is a word instead of them."""
    if isinstance(plan, Unplanned):
        raise ClusterError("store", url=plan.url, detail=plan.detail)
    return plan


def _found(task: Task) -> tuple[Notice | Rejection, ...]:
    return run_whole(task).found


class DaskScan:
    """One pass over URLs by a cluster; iterate over it once.

    Attributes:
        skipped: objects and members of archives that are not mail.
    """

    def __init__(
        self, address: str, job: Job, *, jobs: int | None, on_progress: Callable[[Progress], None] | None
    ) -> None:
        """Connect to nothing yet."""
        self.skipped = 0
        self._address = address
        self._job = job
        self._jobs = jobs
        self._on_progress = on_progress
        self._tally = _Tally()
        self._results = self._run()

    def __iter__(self) -> Iterator[Notice | Rejection]:
        return self

    def __next__(self) -> Notice | Rejection:
        """Return the next result.

        Raises:
            ClusterError: no scheduler answers, its workers lack this package, or it went away.
            StopIteration: there is none.
        """
        return next(self._results)

    @property
    def scanned(self) -> Scanned:
        """How much was read so far, and what was not; what could not be read counts once for each task."""
        tally = self._tally
        named = tuple(tally.not_searched)[:MAX_NAMED]
        return Scanned(tally.sources, tally.messages, tally.octets, self.skipped, tally.unread, named)

    @property
    def unusable(self) -> tuple[Unusable, ...]:
        """What could not be read so far, each once."""
        return tuple(self._tally.unusable)

    def close(self) -> None:
        """End the scan at once; a cluster of its own ends with it."""
        self._results.close()

    def _run(self) -> Generator[Notice | Rejection]:
        with connect(self._address, self._jobs) as client:
            if self._on_progress is not None:  # the first task may take a while
                self._on_progress(Progress(0, 0, None, 0, 0))
            try:
                for outcome in Ordered(client, self._tasks(client), self._note):
                    yield from self._new(outcome.found)
                    self._tally.not_searched |= dict.fromkeys(outcome.scanned.not_searched)
            except (distributed().CancelledError, distributed().comm.CommClosedError) as error:
                raise ClusterError("away") from error
        if self._tally.messages == 1:
            yield from self._tally.alone

    def _tasks(self, client: Any) -> Iterator[Task]:
        """Yield the tasks of every URL; while those of one are run, the next is planned."""
        numbers = range(len(self._job.urls))
        plans = deque(client.map(self._job.tasks_of, numbers, pure=False, priority=10, batch_size=100))
        while plans:
            (plan,) = wait_for(client, [plans.popleft()])
            tasks = _planned(plan.result())
            self._tally.sources += 1
            self._tally.planned += sum(task.octets for task in tasks)
            self._tally.is_planned = not plans
            yield from tasks

    def _note(self, outcome: Outcome) -> None:
        """Count a task that is done, whichever it is."""
        tally = self._tally
        tally.messages += outcome.scanned.messages
        tally.octets += outcome.scanned.bytes
        tally.notices += sum(isinstance(one, Notice) for one in outcome.found)
        tally.unusable |= dict.fromkeys(outcome.unusable)
        tally.alone += outcome.alone
        tally.unread += outcome.scanned.unread
        self.skipped += outcome.skipped
        if self._on_progress is not None:
            size = tally.planned if tally.is_planned else None
            self._on_progress(Progress(tally.octets, tally.octets, size, tally.messages, tally.notices))

    def _new(self, found: Iterable[Notice | Rejection]) -> Iterator[Notice | Rejection]:
        """Yield what was not told before: every range of a lost mbox says that it is lost."""
        for one in found:
            is_lost = isinstance(one, Rejection) and one.offset is None
            if not is_lost or one not in self._tally.lost:
                yield one
            if is_lost:
                self._tally.lost.add(one)


class _Tally:
    """What was counted so far."""

    def __init__(self) -> None:
        self.sources = self.messages = self.octets = self.notices = self.planned = self.unread = 0
        self.is_planned = False
        self.unusable: dict[Unusable, None] = {}
        self.not_searched: dict[NotSearched, None] = {}
        self.lost: set[Notice | Rejection] = set()
        self.alone: tuple[Rejection, ...] = ()
