"""What a person would pick instead, side by side over one mixed mailbox: ``python benchmarks/peers``.

Each program does what it can; what it prints is then searched with the same regular expression of three lines for
the number behind the label, as a person would do. Commands that take one mail are started once for each mail.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mixed import LABEL, Mixed, make

# The regular expression of three lines: the label, what may stand between, the number.
NUMBER: Final = re.compile(
    rf"""{LABEL}
    [^A-Z0-9]*
    ([A-Z]{{2}}[0-9]{{8}})""",
    re.VERBOSE,
)
_RIPGREP: Final = rf"{LABEL}[^A-Z0-9]*([A-Z]{{2}}[0-9]{{8}})"


@dataclass(frozen=True, slots=True)
class Peer:
    """One way to get at the numbers.

    Attributes:
        name: in the table.
        needs: the program, or "".
        package: what installs it.
        answers: mailbox -> the numbers that a person would take from it.
    """

    name: str
    needs: str
    package: str
    answers: Callable[[Mixed], set[str]]


def _output(*command: str) -> str:
    found = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return found.stdout.decode("utf-8", "replace")


def _numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


def _norton_order(mixed: Mixed) -> set[str]:
    output = _output(sys.executable, "-m", "norton_order", "-f", "jsonl", "--no-progress", str(mixed.mbox))
    records = [json.loads(line) for line in output.splitlines()]
    return {record["enrollment_order"] for record in records if record["type"] == "notice"}


def _each(*command: str) -> Callable[[Mixed], set[str]]:
    return lambda mixed: {number for eml in mixed.emls for number in _numbers(_output(*command, str(eml)))}


def _once(*command: str) -> Callable[[Mixed], set[str]]:
    return lambda mixed: _numbers(_output(*command, str(mixed.mbox)))


def _own_python(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else name


PEERS: Final = (
    Peer("norton-order", "", "", _norton_order),
    Peer("regular expression of three lines", "", "", lambda mixed: _numbers(mixed.mbox.read_text("utf-8", "replace"))),
    Peer(
        "ripgrep -z (on the .gz)", "rg", "apt install ripgrep",
        lambda mixed: set(_output("rg", "-z", "-a", "-o", "-U", "-I", "-N", "-r", "$1", _RIPGREP, str(mixed.gz)).split()),
    ),
    Peer("mboxgrep", "mboxgrep", "apt install mboxgrep", _once("mboxgrep", "-m", "mbox", LABEL)),
    Peer("mail-parser's command", "mail-parser", "pip install mail-parser", _each(_own_python("mail-parser"), "-b", "-f")),
    Peer("eml-analyzer", "emlAnalyzer", "pip install eml-analyzer", _each(_own_python("emlAnalyzer"), "--text", "--html", "-i")),
    Peer("mail-deduplicate", "mdedup", "pip install mail-deduplicate", _once(_own_python("mdedup"), "--hash-only", "-i", "mbox")),
    Peer("parsedmarc", "parsedmarc", "pip install parsedmarc", _once(_own_python("parsedmarc"), "--offline")),
)  # fmt: skip


def compare(mixed: Mixed, only: str) -> None:
    """Print the table."""
    mails = len(mixed.emls)
    print(f"{mails} mails, {mixed.mbox.stat().st_size / 1e6:.1f} MB, {len(mixed.wanted)} notices\n")
    print(
        "| program | found | missed in | wrong | wrong in | seconds | mails a second |\n|---|---|---|---|---|---|---|"
    )
    for peer in PEERS:
        if only not in peer.name:
            continue
        if peer.needs and not shutil.which(_own_python(peer.needs)):
            print(f"| {peer.name} | not installed ({peer.package}) | | | | | |")
            continue
        began = time.perf_counter()
        answers = peer.answers(mixed)
        seconds = time.perf_counter() - began
        wrong, missed = answers - mixed.wanted, mixed.wanted - answers
        print(
            f"| {peer.name} | {len(mixed.wanted) - len(missed)} of {len(mixed.wanted)} | {_kinds(mixed, missed)} "
            f"| {len(wrong)} | {_kinds(mixed, wrong)} | {seconds:.2f} | {mails / seconds:,.0f} |",
            flush=True,
        )


def _kinds(mixed: Mixed, numbers: set[str] | frozenset[str]) -> str:
    """Return the kinds of mail that *numbers* stand in, in the mailbox's order."""
    held = {mixed.kinds.get(number, "no mail at all") for number in numbers}
    if held == {mixed.kinds[number] for number in mixed.wanted}:
        return "all"
    return ", ".join(
        kind for kind in dict.fromkeys([*mixed.kinds.values(), "no mail at all"]) if kind in held
    )


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python benchmarks/peers", description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="mails of each kind (default 20)")
    parser.add_argument("--only", default="", help="only programs whose name holds this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(make(Path(folder), options.rounds), options.only)


if __name__ == "__main__":
    main()
