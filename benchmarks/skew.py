"""Does the plan stay balanced with one 300 GB mbox among a million small ones? ``python benchmarks/skew.py``.

The plan is the real one, made by `norton_order.cluster.plan` from a store that is nothing but a listing. Only
the workers are simulated, from the figures below, which benchmarks/stages.py measures; the same every time.
"""

from __future__ import annotations

import heapq
import random
import time
from typing import TYPE_CHECKING, Any, Final

import fsspec

from norton_order.cluster import plan
from norton_order.sources.parts import REACH_OCTETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from norton_order.cluster import Task

GB: Final = 10**9
SMALL: Final = 1_000_000
LARGE_OCTETS: Final = 300 * GB
OCTETS_A_SECOND: Final = 300e6  # of one core, from the store to records
REQUEST_SECONDS: Final = 1 / 406  # of one core for one small object; waiting is shared by 16 at a time
TASK_SECONDS: Final = 0.15  # to begin: the matcher, the connection, the scheduler
WORKERS: Final = (16, 64, 256)


class Listing(fsspec.AbstractFileSystem):  # type: ignore[misc]
    """A million mailboxes that are sizes only: small ones, log-normal about 1 MB, and a large one."""

    protocol = "listing"

    def __init__(self, **options: Any) -> None:
        """Draw the sizes."""
        super().__init__(**options)
        chance = random.Random(1)  # noqa: S311 - not a secret
        self.sizes = {
            f"mail/{number // 1000:04}/{number:07}.mbox": 1 + int(1e6 * chance.lognormvariate(0, 1))
            for number in range(SMALL)
        }
        self.sizes["mail/0000/archive.mbox"] = LARGE_OCTETS

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        """Return the size of a mailbox, or that it is a folder."""
        if path in self.sizes:
            return {"name": path, "size": self.sizes[path], "type": "file"}
        return {"name": path, "size": 0, "type": "directory"}

    def find(self, path: str, **_: Any) -> dict[str, dict[str, Any]]:
        """Return all of them."""
        return {name: {"size": size} for name, size in self.sizes.items() if name.startswith(path)}

    def cat_file(self, path: str, start: int = 0, end: int = 0, **_: Any) -> bytes:
        """Return what every mbox begins with."""
        assert path in self.sizes
        head = b"From taro@example.jp Mon Jun 02 09:00:00 2026\nFrom: taro@example.jp\n\nAt noon?\n"
        return (head * 1000)[start:end]


def seconds(task: Task) -> float:
    """Return how long a worker takes."""
    octets = task.octets + (min(REACH_OCTETS, task.start) if task.framing else 0)
    return TASK_SECONDS + octets / OCTETS_A_SECOND + len(task.items) * REQUEST_SECONDS


def makespan(durations: Sequence[float], workers: int) -> float:
    """Return when the last worker is done if each takes the next task as soon as it is free."""
    free = [0.0] * workers
    for duration in durations:
        heapq.heapreplace(free, free[0] + duration)
    return max(free)


def main() -> None:
    """Plan, simulate, print."""
    fsspec.register_implementation("listing", Listing)
    began = time.process_time()
    tasks = list(plan(["listing://mail"]))
    taken = time.process_time() - began
    ranges = sum(bool(task.framing) for task in tasks)
    octets = sum(task.octets for task in tasks)
    largest = max(len(task.to_json()) for task in tasks)
    print(f"{SMALL + 1:,} objects, {octets / GB:,.0f} GB: {len(tasks):,} tasks, {ranges:,} of them ranges")
    print(f"planned in {taken:.1f} CPU seconds; the largest task has {largest:,} octets as JSON")
    durations = [seconds(task) for task in tasks]
    print(f"seconds a task: mean {sum(durations) / len(durations):.2f}, longest {max(durations):.2f}")
    uncut = [one for one, task in zip(durations, tasks, strict=True) if not task.framing]
    uncut.append(TASK_SECONDS + LARGE_OCTETS / OCTETS_A_SECOND)
    for workers in WORKERS:
        ideal = sum(durations) / workers
        cut, whole = makespan(durations, workers) / ideal, makespan(uncut, workers) / ideal
        print(f"{workers:4} workers: {ideal:8,.0f} s ideal; cut {cut:5.3f} of it, not cut {whole:6.3f}")
        assert cut < 1.1


if __name__ == "__main__":
    main()
