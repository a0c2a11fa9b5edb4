"""The scan on a Dask cluster: planned, run and grouped by the workers, told in the order of the mails."""

from __future__ import annotations

import contextlib
from collections import deque
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from operator import getitem
from typing import TYPE_CHECKING, Any, Final

from norton_order._version import __version__
from norton_order.boxes import Unusable
from norton_order.cluster.grouping import assign, group, links_of, split
from norton_order.cluster.planning import BLOCK_OCTETS, plan
from norton_order.cluster.running import Outcome, run_whole
from norton_order.model import Notice, Rejection, Scanned
from norton_order.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
    from pathlib import Path

    from norton_order.cluster.tasks import Task
    from norton_order.model import Subscription

LOCAL: Final = "local"
_TASKS_A_THREAD: Final = 4  # handed to the scheduler ahead of what is being run
_TRIES: Final = 3
_PATIENCE_SECONDS: Final = 20  # for a scheduler to answer


class ClusterError(OSError):
    """There is no cluster to work on: no scheduler answers, or its workers lack this package."""


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

    def tasks_of(self, number: int) -> list[Task]:
        """Return the tasks of one URL; this runs on a worker, which has the rights to the store."""
        url = self.urls[number]
        tasks = plan(
            [url],
            block_size=self.block_size,
            storage_options=self.storage_options,
            addresses="plain",
            salt="",
            prefilter=self.prefilter,
        )
        return list(tasks)


def scan_on_dask(
    address: str,
    urls: Iterable[str | Path],
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
    urls: Iterable[str | Path], block_size: int, options: Mapping[str, Any] | None, *, prefilter: bool
) -> Job:
    for package in ("distributed", "fsspec"):
        if find_spec(package) is None:
            raise ImportError(f"{package} is not installed: pip install 'norton-order[dask]'", name=package)
    return Job(tuple(map(str, urls)), block_size, dict(options or {}), prefilter)


def subscriptions_on_dask(
    address: str,
    urls: Iterable[str | Path],
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
        tasks = [
            task for number in range(len(job.urls)) for task in client.submit(job.tasks_of, number).result()
        ]
        found = client.map(_found, list(tasks), pure=False, retries=_TRIES - 1)
        try:
            links = frozenset().union(*client.gather(client.map(links_of, found)))
            place = client.scatter(assign(links, count), broadcast=True)
            parts = client.map(split, found, place=place, buckets=count)
            groups = [
                client.submit(group, *(client.submit(getitem, part, number) for part in parts))
                for number in range(count)
            ]
            for done in _distributed().as_completed(groups, loop=client.loop):
                yield from done.result()
        except _distributed().scheduler.KilledWorker as error:
            raise ClusterError(f"a task ended its worker {_TRIES} times") from error


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
        """How much was read so far."""
        return Scanned(self._tally.sources, self._tally.messages, self._tally.octets)

    @property
    def unusable(self) -> tuple[Unusable, ...]:
        """What could not be read so far, each once."""
        return tuple(self._tally.unusable)

    def close(self) -> None:
        """End the scan at once; a cluster of its own ends with it."""
        self._results.close()

    def _run(self) -> Generator[Notice | Rejection]:
        with connect(self._address, self._jobs) as client:
            try:
                for outcome in Ordered(client, self._tasks(client), self._note):
                    yield from self._new(outcome.found)
            except _distributed().CancelledError as error:
                raise ClusterError("the scheduler went away") from error
        if self._tally.messages == 1:
            yield from self._tally.alone

    def _tasks(self, client: Any) -> Iterator[Task]:
        """Yield the tasks of every URL; while those of one are run, the next is planned."""
        numbers = range(len(self._job.urls))
        plans = deque(client.map(self._job.tasks_of, numbers, pure=False, priority=10, batch_size=100))
        while plans:
            tasks = plans.popleft().result()
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
        self.sources = self.messages = self.octets = self.notices = self.planned = 0
        self.is_planned = False
        self.unusable: dict[Unusable, None] = {}
        self.lost: set[Notice | Rejection] = set()
        self.alone: tuple[Rejection, ...] = ()


class Ordered:
    """Runs tasks on a cluster and yields their outcomes in order, however they finish.

    Only what is not yet done counts against the bound, so that a slow task holds nobody up; what waits for it
    are findings, not mail.
    """

    def __init__(self, client: Any, tasks: Iterator[Task], note: Callable[[Outcome], None]) -> None:
        """Submit nothing yet; *note* is called for each outcome as it comes."""
        self._client = client
        self._tasks = tasks
        self._note = note
        self._finished = _distributed().as_completed(loop=client.loop)
        self._in_work: dict[str, tuple[int, Task]] = {}
        self._done: dict[int, Outcome] = {}
        self._count = 0

    def __iter__(self) -> Iterator[Outcome]:
        self._submit()
        following = 0
        while self._in_work:
            future = next(self._finished)
            number, task = self._in_work.pop(future.key)
            outcome = _outcome(future, task)
            self._note(outcome)
            self._done[number] = outcome
            self._submit()
            while following in self._done:
                yield self._done.pop(following)
                following += 1

    def _submit(self) -> None:
        bound = max(1, _TASKS_A_THREAD * sum(self._client.nthreads().values()))
        while len(self._in_work) < bound and (task := next(self._tasks, None)):
            future = self._client.submit(run_whole, task, pure=False, retries=_TRIES - 1)
            self._in_work[future.key] = self._count, task
            self._count += 1
            self._finished.add(future)


def _outcome(future: Any, task: Task) -> Outcome:
    """Return what a task found; a task that ended its worker thrice is a loss, not the end."""
    if future.status == "cancelled":
        raise ClusterError("the scheduler went away")
    error = future.exception() if future.status == "error" else None
    if error is None:
        outcome: Outcome = future.result()
        return outcome
    detail = f"octets {task.start:,} to {task.stop:,}: " if task.framing else ""
    detail += f"the task failed: {type(error).__name__}"
    unusable = tuple(Unusable(item.url, item.named, "io-error", detail) for item in task.items)
    found = tuple(Rejection(item.url, None, None, None, None, "unreadable", detail) for item in task.items)
    return Outcome(found, Scanned(len(task.items), 0, 0), unusable, 0, ())


@contextlib.contextmanager
def connect(address: str, jobs: int | None = None) -> Iterator[Any]:
    """Give a client of a cluster whose workers have this very version of the package.

    Args:
        address: of a scheduler, or "local" to begin a cluster that ends with the context.
        jobs: processes of such a cluster.

    Raises:
        ClusterError: no scheduler answers, or a worker lacks the package.
    """
    distributed = _distributed()
    with contextlib.ExitStack() as stack:
        try:
            if address == LOCAL:
                place: Any = stack.enter_context(
                    distributed.LocalCluster(
                        n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None
                    )
                )
            else:
                place = address
            client = stack.enter_context(
                distributed.Client(place, timeout=_PATIENCE_SECONDS, set_as_default=False)
            )
        except (OSError, ValueError) as error:
            raise ClusterError(f"no Dask scheduler answers at {address}: {error}") from error
        try:
            versions = set(client.run(_version).values())
        except Exception as error:
            raise ClusterError(f"the workers cannot import norton_order: {error}") from error
        if versions - {__version__}:
            raise ClusterError(
                f"the workers have norton-order {', '.join(sorted(versions))}, not {__version__}"
            )
        yield client


def _version() -> str:
    """Return the version that a worker has, which is asked for by the name of this function."""
    return __version__


def _distributed() -> Any:
    """Return the package, which is an extra and for the most part untyped."""
    return import_module("distributed")
