"""The lines in docs/mail-as-a-file.md for those who read mail in a terminal, run as they stand there."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "docs" / name for name in ("mail-as-a-file.md", "mail-as-a-file.ja.md")]
NUMBER = "SY12345678"


def lines(page: Path) -> list[str]:
    (block,) = re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return [line.partition("  # ")[0].rstrip() for line in block.splitlines()]


def home(folder: Path) -> dict[str, str]:
    """Make a Maildir with one notice and another mail, a command norton-order, and return the environment."""
    for name in ("cur", "new", "tmp"):
        (folder / "Maildir" / name).mkdir(parents=True)
    cur = folder / "Maildir" / "cur"
    older = (ROOT / "samples" / "refused" / "newsletter.eml").read_bytes().replace(b" 2023 ", b" 2022 ")
    (cur / "1700000000.M1P1.host:2,S").write_bytes(older)
    shutil.copy(ROOT / "samples" / "renewed" / "jis-plain.eml", cur / "1700000001.M1P1.host:2,S")
    (folder / "Mail").mkdir()  # mutt asks for it first
    program = folder / "bin" / "norton-order"
    program.parent.mkdir()
    # mutt runs it on a terminal: what it prints is kept beside it, too.
    program.write_text(
        f'#!/bin/sh\n"{sys.executable}" -m norton_order --lang en --no-progress "$@" | tee "{folder}/printed"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "NOTMUCH"))}
    return kept | {
        "HOME": str(folder),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "PAGER": "cat",
    }


def on_terminal(line: str, environment: dict[str, str], until: Path) -> None:
    """Run *line* on a terminal, pressing return now and then, until the file *until* is filled."""
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        ["bash", "-c", line], stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
    )
    os.close(inner)
    ends = time.monotonic() + 60
    try:
        while (
            process.poll() is None
            and time.monotonic() < ends
            and not (until.exists() and until.stat().st_size)
        ):
            if select.select([outer], [], [], 0.5)[0]:
                os.read(outer, 65536)
            else:
                os.write(outer, b"\n")
    except OSError:  # the program has ended
        pass
    process.kill()
    process.wait()
    os.close(outer)


def test_both_languages_have_the_same_lines() -> None:
    first, second = map(lines, DOCS)
    assert first == second
    assert len(first) == 5


@pytest.mark.parametrize("line", lines(DOCS[0]))
def test_a_line_finds_the_number(line: str, tmp_path: Path) -> None:
    program = line.split()[0]
    if program != "norton-order" and shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    environment = home(tmp_path)
    if program == "notmuch":
        settings = f"[database]\npath={tmp_path}/Maildir\n[user]\nprimary_email=taro@example.jp\n"
        (tmp_path / ".notmuch-config").write_text(settings, encoding="utf-8")
        subprocess.run(["notmuch", "new", "--quiet"], env=environment, check=True, capture_output=True)
    if program == "mutt":
        on_terminal(line, environment, tmp_path / "printed")
    else:
        subprocess.run(["bash", "-c", line], env=environment, check=True, capture_output=True, timeout=60)
    assert NUMBER in (tmp_path / "printed").read_text(encoding="utf-8")
