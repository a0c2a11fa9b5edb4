"""A disk that fails in the middle of a file: what can be read is printed, what cannot is named, exit status 2."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MIB = 1 << 20
LINE = b"From a@example.jp Mon Nov 20 10:00:00 2023\n"
LUNCH = (
    LINE
    + b"Subject: lunch\nFrom: hanako@example.jp\nTo: taro@example.jp\n\n"
    + b"At noon?\n" * 50_000
    + b"\n"
)

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="needs Linux and a C compiler"
)


@pytest.fixture(scope="module")
def failing_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("preload") / "failing_read.so"
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O1", "-o", library, HERE / "failing_read.c", "-ldl"], check=True
    )
    return library


def run(path: Path, bad: range, failing_read: Path, *options: str) -> tuple[int, list[dict[str, Any]], str]:
    """Return exit status, lines of jsonl and standard error of the command on a file with a bad block."""
    done = subprocess.run(
        [sys.executable, "-m", "norton_order", "-f", "jsonl", "--lang", "en", *options, path],
        env=os.environ
        | {
            "LD_PRELOAD": str(failing_read),
            "BAD_INODE": str(path.stat().st_ino),
            "BAD_FIRST": str(bad.start),
            "BAD_END": str(bad.stop),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.mark.parametrize("options", [(), ("--no-prefilter",), ("-j", "1")], ids=" ".join)
def test_notices_on_both_sides_of_a_bad_block_are_found(
    options: tuple[str, ...], samples: Path, tmp_path: Path, failing_read: Path
) -> None:
    notice = LINE + (samples / "renewed" / "jis-plain.eml").read_bytes() + b"\n"
    path = tmp_path / "export.mbox"
    path.write_bytes(notice + LUNCH * 20 + notice + LUNCH * 5)
    status, lines, told = run(path, range(3 * MIB, 3 * MIB + 4096), failing_read, *options)
    assert status == 2
    assert [line["offset"] for line in lines if line["type"] == "notice"] == [0, len(notice + LUNCH * 20)]
    lost = [line for line in lines if line["type"] == "rejection"]
    assert {line["reason"] for line in lost} == {"unreadable"}
    assert any("Input/output error" in line["detail"] for line in lost)
    assert str(path) in told
    assert "Traceback" not in told


def test_a_notice_in_the_bad_block_is_named_and_its_neighbours_are_read(
    samples: Path, tmp_path: Path, failing_read: Path
) -> None:
    notice = LINE + (samples / "renewed" / "jis-plain.eml").read_bytes() + b"\n"
    path = tmp_path / "export.mbox"
    long = notice + b"At noon?\n" * 5_000 + b"\n"
    offsets = [0, len(notice), len(notice + long)]
    path.write_bytes(notice + long + notice + LUNCH * 6)
    status, lines, _told = run(path, range(offsets[1] + 20_000, offsets[1] + 20_100), failing_read)
    assert status == 2
    assert [line["offset"] for line in lines if line["type"] == "notice"] == [offsets[0], offsets[2]]
    assert [line["offset"] for line in lines if line["type"] == "rejection"] == [offsets[1], None]


def test_a_single_message_on_a_bad_block_is_no_answer(
    samples: Path, tmp_path: Path, failing_read: Path
) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes((samples / "renewed" / "jis-plain.eml").read_bytes())
    status, lines, told = run(path, range(300, 400), failing_read)
    assert status == 2
    assert [line["reason"] for line in lines] == ["unreadable"]
    assert str(path) in told
