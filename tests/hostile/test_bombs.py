"""Every input made to take time or memory ends soon, in bounded memory, with an answer or a clear refusal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hostile.bombs import GROWING, SOURCES
from norton_order import NortonOrderError, parse_notice

TESTS = Path(__file__).parent.parent
SECONDS = 10  # five times what is promised: the machine may be busy
MEGABYTES = 300
RATIO = 9  # of the times for n and n/4: 4 is linear, 16 quadratic


def _seconds(octets: bytes) -> float:
    began = time.process_time()
    try:
        parse_notice(octets)
    except NortonOrderError as error:
        assert "\n" not in error.detail  # noqa: PT017 - any answer is right
    return time.process_time() - began


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_no_faster_than_the_message(name: str) -> None:
    size, build = GROWING[name]
    octets = build(size)
    whole = _seconds(octets)
    assert whole < SECONDS
    if whole > 0.5:
        quarter = min(
            _seconds(build(size // 4 + more)) for more in range(2)
        )  # never the same again: sheets are remembered
        if whole >= RATIO * quarter:  # what else the machine does only adds to a time
            whole = min(whole, _seconds(octets))
        assert whole < RATIO * quarter


# Reads standard input through the command's own road and tells how much memory it took.
READER = r"""
import re
from pathlib import Path
from norton_order import scan
found = list(scan(["-"], jobs=1))
peak = int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(len(found), peak, *{getattr(one, "reason", "notice") for one in found})
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell the peak")
@pytest.mark.parametrize("name", SOURCES)
def test_any_source_ends_soon_in_little_memory(name: str, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb"
    bomb.write_bytes(SOURCES[name]())
    began = time.monotonic()
    with bomb.open("rb") as source:
        done = subprocess.run(
            [sys.executable, "-c", READER],
            stdin=source,
            capture_output=True,
            timeout=60,
            check=True,
            env=os.environ | {"PYTHONPATH": str(TESTS.parent / "src")},
        )
    assert not done.stderr
    assert int(done.stdout.split()[1]) < MEGABYTES
    assert time.monotonic() - began < 4 * SECONDS
