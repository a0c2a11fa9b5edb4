"""Frames of Zstandard and LZ4 as their programs write them, and what may stand before them."""

from __future__ import annotations

import importlib
import io
import lzma
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MBOX = b"From a@example.jp Mon Nov 20 10:00:00 2023\nFrom: a@example.jp\nSubject: s\n\ntext\n\n" * 900
SKIPPED = b"\x53\x2a\x4d\x18\x04\x00\x00\x00skip"


def packed(command: str) -> bytes:
    program = command.split()[0]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    if program == "lz4":
        pytest.importorskip("lz4.frame")
    elif not any(_is_there(name) for name in ("compression.zstd", "backports.zstd")):
        pytest.skip("nothing here reads Zstandard")
    return subprocess.run(command.split(), input=MBOX, stdout=subprocess.PIPE, check=True).stdout


def _is_there(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


@pytest.mark.parametrize(
    "command",
    ["lz4 -c", "lz4 -c -B4 -BD --content-size", "lz4 -c --no-frame-crc", "zstd -c", "zstd -c -19 --long=27"],
)
@pytest.mark.parametrize("before", [b"", SKIPPED, SKIPPED * 3], ids=["", "a skipped frame", "three"])
@pytest.mark.parametrize("times", [1, 2])
def test_what_the_programs_pack(
    command: str, before: bytes, times: int, see: Callable[[Any], list[Any]]
) -> None:
    octets = (before + packed(command)) * times
    assert see(io.BytesIO(octets)) == [("mbox", "-", MBOX * times)]


def test_lzma_of_old(see: Callable[[Any], list[Any]]) -> None:
    assert see(io.BytesIO(lzma.compress(MBOX, format=lzma.FORMAT_ALONE))) == [("mbox", "-", MBOX)]


def test_lz4_of_old_is_named(see: Callable[[Any], list[Any]]) -> None:
    assert see(io.BytesIO(b"\x02\x21\x4c\x18" + bytes(90))) == [("named", "-", "unsupported-archive")]
