"""Two builds of norton-order side by side: the same work, alternating in one run, and whether their answers agree."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mailboxes import make_attachments, make_letters, make_mixed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT: Final = Path(__file__).parent.parent
MAX_SHOWN: Final = 20
# What another build may well say otherwise, for it is no answer.
NO_ANSWERS: Final = frozenset({"schema", "scanned", "detail", "values"})


@dataclass(frozen=True, slots=True)
class Build:
    """An installed build.

    Attributes:
        name: in the table.
        python: the interpreter of its environment.
    """

    name: str
    python: Path


@dataclass(frozen=True, slots=True)
class Work:
    """Something to have done.

    Attributes:
        name: in the table.
        path: of the mailbox.
        piped: whether it comes by standard input.
    """

    name: str
    path: Path
    piped: bool = False


class Cost(NamedTuple):
    """What one run took: seconds, seconds of all processors, octets of the largest process."""

    wall: float
    cpu: float
    memory: int


def against(other: str, folder: Path, octets: int, repeat: int, only: str) -> bool:
    """Print the table; return whether all answers agree.

    Args:
        other: a revision of this repository, or an environment in which a build is installed.
        folder: for mailboxes and environments; both are kept for the next time.
        octets: of the large mailboxes.
        repeat: runs of each build on each mailbox.
        only: works whose name holds this.
    """
    builds = installed(other, folder / "envs"), installed("", folder / "envs")
    print(
        f"| work | wall s, {builds[0].name} | {builds[1].name} | ratio | CPU s, {builds[0].name} | {builds[1].name} "
        "| ratio | peak MiB | answers |\n|---|---|---|---|---|---|---|---|---|"
    )
    differences: list[str] = []
    for work in works(folder, octets, only):
        with tempfile.TemporaryDirectory() as name:
            costs = alternate(work, builds, repeat, Path(name))
            found = [json.loads((Path(name) / build.name).read_bytes()) for build in builds]
        told = list(compare(*found))
        differences += [f"{work.name}: {line}" for line in told]
        print(row(work, costs, f"{len(told)} differences" if told else "equal"), flush=True)
    print(*differences[:MAX_SHOWN], sep="\n")
    if len(differences) > MAX_SHOWN:
        print(f"… and {len(differences) - MAX_SHOWN} more")
    return not differences


def installed(what: str, folder: Path) -> Build:
    """Return the build of a revision, installed if it is not there yet; "" stands for the files as they are."""
    if (python := Path(what) / "bin" / "python").exists() and what:
        return Build(Path(what).resolve().parent.name, python.absolute())
    git = ["git", "-C", str(ROOT)]
    name = subprocess.check_output([*git, "rev-parse", "--short", what or "HEAD"], text=True).strip()
    target = folder / (name if what else "this")
    python = target / "bin" / "python"
    if what and python.exists():
        return Build(name, python.absolute())
    subprocess.run([sys.executable, "-m", "venv", "--clear", target], check=True)
    with tempfile.TemporaryDirectory() as source:
        if what:
            packed = subprocess.check_output([*git, "archive", what])
            subprocess.run(["tar", "-x", "-C", source], input=packed, check=True)
        else:
            shutil.copytree(ROOT / "src", Path(source) / "src")
            for needed in ("pyproject.toml", "README.md", "LICENSE", "docs"):
                copy = shutil.copytree if (ROOT / needed).is_dir() else shutil.copy
                copy(ROOT / needed, Path(source) / needed)
        subprocess.run([python, "-m", "pip", "install", "-q", source], check=True)
    return Build(name if what else "this", python.absolute())


def works(folder: Path, octets: int, only: str) -> Iterator[Work]:
    """Yield what is to be done, each mailbox made when its turn comes, unless it is still there."""

    def made(name: str, make: Callable[[Path], object]) -> Path:
        path = folder / name
        if not path.exists():
            make(path.with_suffix(".part"))
            path.with_suffix(".part").rename(path)
        return path

    size = octets // 10**6
    tries: list[tuple[str, str, Callable[[Path], object], bool]] = [
        ("one plain notice, piped", "plain-1.eml", lambda path: make_letters(path, 1, html=False), True),
        ("one HTML notice, piped", "html-1.eml", lambda path: make_letters(path, 1, html=True), True),
        ("3,000 plain notices", "plain-3000.mbox", lambda path: make_letters(path, 3000, html=False), False),
        ("3,000 HTML notices", "html-3000.mbox", lambda path: make_letters(path, 3000, html=True), False),
        (
            f"{size:,} MB of mixed mail",
            f"mixed-{size}.mbox",
            lambda path: make_mixed(path, octets, attachments=True, notices=60),
            False,
        ),
        (
            f"{size:,} MB that do not repeat themselves",
            f"fresh-{size}.mbox",
            lambda path: make_mixed(path, octets, attachments=True, notices=60, fresh=True),
            False,
        ),
        (
            f"{size:,} MB of attachments",
            f"base64-{size}.mbox",
            lambda path: make_attachments(path, octets),
            False,
        ),
    ]
    for name, file, make, piped in tries:
        if only in name:
            yield Work(name, made(file, make), piped)


def alternate(work: Work, builds: Sequence[Build], repeat: int, folder: Path) -> list[list[Cost]]:
    """Return the costs of *repeat* runs of each build, one after the other by turns; answers go into *folder*."""
    costs: list[list[Cost]] = [[] for _ in builds]
    for number in range(repeat + 1):
        for build, own in zip(builds, costs, strict=True):
            cost = run(work, build, folder / build.name)
            if number:  # the first one only brings files and compiled modules into memory
                own.append(cost)
    return costs


def run(work: Work, build: Build, answer: Path) -> Cost:
    """Return what one run takes; needs a system with ``wait4``."""
    command = [build.python, "-P", "-m", "norton_order", "-f", "json", "--no-progress"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with work.path.open("rb") as mailbox, answer.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command if work.piped else [*command, work.path],
            stdin=mailbox if work.piped else subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=answer.parent,
        )
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{build.name} failed on {work.path}: {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10)


def row(work: Work, costs: Sequence[Sequence[Cost]], answers: str) -> str:
    """Return the line of the table: medians with the smallest and the largest, and their ratio."""
    cells = [work.name]
    for seconds in (
        [[cost.wall for cost in own] for own in costs],
        [[cost.cpu for cost in own] for own in costs],
    ):
        cells += [f"{statistics.median(each):.2f} ({min(each):.2f}–{max(each):.2f})" for each in seconds]
        cells.append(f"**{statistics.median(seconds[1]) / statistics.median(seconds[0]):.2f}**")
    cells.append(" / ".join(f"{max(cost.memory for cost in own) / (1 << 20):.0f}" for own in costs))
    return f"| {' | '.join([*cells, answers])} |"


def compare(old: Any, new: Any, place: str = "") -> Iterator[str]:
    """Yield a line for each value that differs between two documents; a key that only one knows is no difference."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() & new.keys() - NO_ANSWERS:
            yield from compare(old[key], new[key], f"{place}.{key}" if place else key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, pair in enumerate(zip(old, new, strict=True)):
            yield from compare(*pair, f"{place}[{number}]")
    elif old != new:
        lengths = isinstance(old, list) and isinstance(new, list)
        yield f"{place}: {len(old) if lengths else old!r} became {len(new) if lengths else new!r}"
