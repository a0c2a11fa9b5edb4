"""Tasks -> their outcomes in order, from a cluster that does them in any order."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from norton_order.cluster.connection import ClusterError, wait_for
from norton_order.cluster.running import Outcome, run_whole
from norton_order.model import Rejection, Scanned
from norton_order.sources import Unusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from norton_order.cluster.tasks import Task

TRIES: Final = 3
_SECONDS_BETWEEN_ASKING: Final = 5
_TASKS_A_THREAD: Final = 4  # handed to the scheduler ahead of what is being run


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
        self._in_work: dict[Any, tuple[int, Task]] = {}
        self._done: dict[int, Outcome] = {}
        self._count = 0
        self._bound = 0
        self._asked = float("-inf")  # when the cluster was asked for its size

    def __iter__(self) -> Iterator[Outcome]:
        self._submit()
        following = 0
        while self._in_work:
            for future in wait_for(self._client, list(self._in_work), first=True):
                number, task = self._in_work.pop(future)
                outcome = _outcome(future, task)
                self._note(outcome)
                self._done[number] = outcome
            self._submit()
            while following in self._done:
                yield self._done.pop(following)
                following += 1

    def _submit(self) -> None:
        if time.monotonic() > self._asked + _SECONDS_BETWEEN_ASKING:  # a cluster grows and shrinks
            try:
                threads = sum(self._client.nthreads().values())
            except OSError as error:
                raise ClusterError("away") from error
            self._bound = max(1, _TASKS_A_THREAD * threads)
            self._asked = time.monotonic()
        while len(self._in_work) < self._bound and (task := next(self._tasks, None)):
            future = self._client.submit(run_whole, task, pure=False, retries=TRIES - 1)
            self._in_work[future] = self._count, task
            self._count += 1


def _outcome(future: Any, task: Task) -> Outcome:
    """Return what a task found; a task that ends its workers is a loss, not the end."""
    if future.status == "cancelled":
        raise ClusterError("away")
    error = future.exception() if future.status == "error" else None
    if error is None:
        outcome: Outcome = future.result()
        return outcome
    detail = f"octets {task.start:,} to {task.stop:,}: " if task.framing else ""
    detail += f"the task failed: {type(error).__name__}"
    unusable = tuple(Unusable(item.url, item.named, "io-error", detail) for item in task.items)
    found = tuple(Rejection(item.url, None, None, None, None, "unreadable", (detail,)) for item in task.items)
    scanned = Scanned(len(task.items), 0, 0, unread=len(unusable))
    return Outcome(found, scanned, unusable, 0, ())
