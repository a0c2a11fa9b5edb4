"""norton-order beside its peers, in one run on mailboxes of its own making: ``python benchmarks``.

Each program runs in a process of its own on the same files, after one pass that brings them into memory. Peak
memory is that of the largest process; with several processes the sum is what is printed for norton-order.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from against import against
from mailboxes import Mailbox, make_all, make_mixed
from plot import plot

HERE: Final = Path(__file__).parent
LABEL: Final = "自動延長加入時のご注文番号"
MIB: Final = 1 << 20
PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to measure.

    Attributes:
        name: in the table.
        command: its arguments, without the mailbox.
        count: standard output -> notices found.
        missing: why it cannot run here, or "".
    """

    name: str
    command: tuple[str, ...]
    count: Callable[[str], int]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement: seconds, octets of memory at the peak, notices found."""

    seconds: float
    memory: int
    found: int | None  # None: the program failed


def peers() -> list[Peer]:
    """Return norton-order and every peer, those that are not installed with the reason."""
    python = sys.executable
    own = (python, "-m", "norton_order", "-f", "jsonl", "--no-progress")
    slow, fast = (str(HERE / "peers" / name) for name in ("mailbox_mailparser.py", "mailbox_fast.py"))
    return [
        Peer("norton-order", own, _notices),
        Peer("ripgrep, one literal", ("rg", "-c", "-a", "-F", LABEL), _number, _absent("rg", "ripgrep")),
        Peer("mailbox + mail-parser", (python, slow), _second, _unimportable("mailparser")),
        Peer("mailbox + fast-mail-parser", (python, fast), _second, _unimportable("fast_mail_parser")),
        Peer("mboxgrep", ("mboxgrep", "-c", "-m", "mbox", LABEL), _number, _absent("mboxgrep", "mboxgrep")),
        Peer("grepmail", ("grepmail", "-r", LABEL), _reported, _absent("grepmail", "grepmail")),
    ]


def measure(peer: Peer, mailbox: Mailbox, repeat: int) -> Run:
    """Return the fastest of *repeat* runs, with the memory of the largest."""
    runs = [_measure_once(peer, mailbox) for _ in range(repeat)]
    return Run(min(run.seconds for run in runs), max(run.memory for run in runs), runs[0].found)


def _measure_once(peer: Peer, mailbox: Mailbox) -> Run:
    began = time.perf_counter()
    process = subprocess.Popen(
        [*peer.command, str(mailbox.path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    output = process.stdout.read() if process.stdout else b""
    process.wait()
    seconds = time.perf_counter() - began
    watcher.join()
    failed = process.returncode not in (0, 1)
    return Run(seconds, peak[0], None if failed else peer.count(output.decode(errors="replace")))


def _watch(pid: int, peak: list[int]) -> None:
    """Keep the largest sum of resident memory of a process and its children; needs /proc."""
    while (octets := _resident(pid)) is not None:
        peak[0] = max(peak[0], octets)
        time.sleep(0.01)


def _resident(pid: int) -> int | None:
    try:
        octets = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * PAGE
        children = [
            child
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text("ascii").split()
        ]
    except (OSError, IndexError):
        return None
    return octets + sum(_resident(int(child)) or 0 for child in children) if octets else None


def _notices(output: str) -> int:
    return sum(json.loads(line)["type"] == "notice" for line in output.splitlines())


def _number(output: str) -> int:
    return int(output.strip() or 0)


def _second(output: str) -> int:
    return int(output.split()[1])


def _reported(output: str) -> int:
    return int(output.rpartition(":")[2].strip() or 0)


def _absent(program: str, package: str) -> str:
    return "" if shutil.which(program) else f"not installed (apt install {package})"


def _unimportable(module: str) -> str:
    return (
        "" if importlib.util.find_spec(module) else f"not installed (pip install {module.replace('_', '-')})"
    )


def compare(folder: Path, octets: int, repeat: int, only: str) -> None:
    """Print the table of all programs on all mailboxes."""
    print(
        "| mailbox | program | wall s | MB/s | messages/s | peak MiB | found |\n|---|---|---|---|---|---|---|"
    )
    for mailbox in make_all(folder, octets):
        _warm(mailbox.path)
        name = f"{mailbox.path.stem}, {mailbox.octets / 1e6:,.1f} MB, {mailbox.messages:,} messages"
        for peer in peers():
            if only not in peer.name:
                continue
            if peer.missing:
                print(f"| {name} | {peer.name} | {peer.missing} | | | | |")
                continue
            run = measure(peer, mailbox, repeat)
            print(
                f"| {name} | {peer.name} | {run.seconds:.2f} | {mailbox.octets / 1e6 / run.seconds:,.0f} "
                f"| {mailbox.messages / run.seconds:,.0f} | {run.memory / MIB:,.0f} "
                f"| {'failed' if run.found is None else f'{run.found} of {mailbox.notices}'} |",
                flush=True,
            )


def scale(folder: Path, sizes: list[int], repeat: int, picture: Path | None) -> None:
    """Print how norton-order's time and memory grow with the mailbox, and draw it."""
    print("| MB | wall s | MB/s | peak MiB | |\n|---|---|---|---|---|")
    longest = 0.0
    points: list[tuple[float, float]] = []
    for octets in sorted(sizes, reverse=True):
        mailbox = make_mixed(folder / "scale.mbox", octets, attachments=True)
        _warm(mailbox.path)
        run = measure(peers()[0], mailbox, repeat)
        longest = longest or run.seconds
        points.append((octets / 1e6, run.seconds))
        bar = "#" * max(1, round(50 * run.seconds / longest))
        print(
            f"| {octets / 1e6:,.0f} | {run.seconds:.2f} | {octets / 1e6 / run.seconds:,.0f} "
            f"| {run.memory / MIB:,.0f} | {'failed' if run.found is None else bar} |",
            flush=True,
        )
    (folder / "scale.mbox").unlink()
    if picture is not None:
        picture.write_text(plot(sorted(points)), encoding="utf-8")


def archive(folder: Path, octets: int, repeat: int) -> None:
    """Print what a .tgz costs beside ``gzip -dc | norton-order``."""
    mailbox = make_mixed(folder / "archive.mbox", octets, attachments=True)
    packed = mailbox.path.with_suffix(".tgz")
    subprocess.run(["tar", "-czf", packed, "-C", folder, mailbox.path.name], check=True)
    command = " ".join(peers()[0].command)
    for name, line in (
        (".tgz", f"{command} {packed}"),
        ("gzip -dc |", f"gzip -dc {packed} | {command} -"),
        ("gzip -dc alone", f"gzip -dc {packed} > /dev/null"),
    ):
        seconds = []
        for _ in range(repeat):
            began = time.perf_counter()
            subprocess.run(["sh", "-c", line], stdout=subprocess.DEVNULL, check=False)
            seconds.append(time.perf_counter() - began)
        print(f"{name:16} {min(seconds):.2f} s")


def _warm(path: Path) -> None:
    with path.open("rb") as file:
        while file.read(8 * MIB):
            pass


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("--mb", type=int, default=2000, help="size of the mixed mailboxes (default 2000)")
    parser.add_argument("--repeat", type=int, default=1, help="runs of each program; the fastest counts")
    parser.add_argument("--only", default="", help="only programs whose name holds this")
    parser.add_argument("--scale", action="store_true", help="100 MB to 5 GB: linear time, flat memory?")
    parser.add_argument("--plot", type=Path, help="with --scale: draw it into this .svg file")
    parser.add_argument("--archive", action="store_true", help="a .tgz beside gzip -dc")
    parser.add_argument(
        "--against", metavar="REV", help="this build beside another: a revision, or an environment"
    )
    parser.add_argument("--folder", type=Path, default=HERE / "data", help="where the mailboxes are made")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.against:
        if not against(
            options.against, options.folder, options.mb * 10**6, max(3, options.repeat), options.only
        ):
            sys.exit(1)
    elif options.scale:
        sizes = [size * 10**6 for size in (100, 200, 500, 1000, 2000, 5000)]
        scale(options.folder, sizes, options.repeat, options.plot)
    elif options.archive:
        archive(options.folder, options.mb * 10**6, options.repeat)
    else:
        compare(options.folder, options.mb * 10**6, options.repeat, options.only)


if __name__ == "__main__":
    main()
