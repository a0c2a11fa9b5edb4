"""Where the system gives no thread or no memory, or a folder holds modules: a sentence and exit 2, nothing run."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LINE = b"From - Mon Nov 20 09:00:00 2023\n"
OTHER = b"From: hanako@example.jp\nSubject: lunch\n\nAt noon?\n\n"
_NO_THREAD = (
    "import threading\n"
    "def start(self):\n"
    '    raise RuntimeError("can\'t start new thread")\n'
    "threading.Thread.start = start\n"
)
_NO_MEMORY = (
    "import resource, norton_order.cli.run, norton_order.scan, concurrent.futures.thread\n"
    "with open('/proc/self/statm') as file:\n"
    "    pages = int(file.read().split()[0])\n"
    "limit = pages * resource.getpagesize() + (30 << 20)\n"
    "resource.setrlimit(resource.RLIMIT_AS, (limit, limit))\n"
)


def run(
    program: str, *arguments: str, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LC_ALL": "C.UTF-8"}
    program += "from norton_order.cli.entry import main\nmain()"
    command = [sys.executable, "-P", "-c", program, *arguments]
    return subprocess.run(command, input=stdin, env=environment, capture_output=True, cwd=cwd, check=False)


@pytest.mark.parametrize("piped", [True, False])
def test_no_thread(piped: bool, tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes((LINE + OTHER) * 20)
    done = run(_NO_THREAD, *([] if piped else [str(path)]), stdin=path.read_bytes())
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"This system can start no more threads")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process from taking more memory")
def test_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.eml"
    path.write_bytes(OTHER + b"x" * (60 << 20))
    done = run(_NO_MEMORY, str(path))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"There is not enough memory to go on.")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["bs4", "pickle", "dataclasses", "mailparser", "norton_order_extra"])
def test_modules_of_the_current_folder_are_not_run(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.py").write_text("open('was-here', 'w')\nraise SystemExit(7)\n", encoding="utf-8")
    (tmp_path / "mail.eml").write_bytes(OTHER.replace(b"\n\n", b"\nContent-Type: text/html\n\n<p>", 1))
    done = subprocess.run(
        [sys.executable, "-m", "norton_order", "mail.eml"],
        cwd=tmp_path,
        env={each: value for each, value in os.environ.items() if each != "PYTHONSAFEPATH"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["mail.eml", f"{name}.py"])
