"""Nothing leaves the machine, and nothing is written but what was asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "samples"

# Runs before everything else in the subprocess: any use of the network, a name server included, ends it.
DENIAL = """
import socket

def deny(*arguments, **options):
    raise SystemExit("the network was used")

for name in ("connect", "connect_ex", "bind", "sendto", "sendmsg"):
    setattr(socket.socket, name, deny)
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "create_connection"):
    setattr(socket, name, deny)
"""
WAYS = [
    pytest.param([], id="text"),
    pytest.param(["-f", "json"], id="json"),
    pytest.param(["-f", "jsonl"], id="jsonl"),
    pytest.param(["-f", "csv"], id="csv"),
    pytest.param(["-f", "html"], id="html"),
    pytest.param(["-f", "ics"], id="ics"),
    pytest.param(["--field", "email"], id="field"),
    pytest.param(["-j", "2", "--no-prefilter"], id="workers"),
    pytest.param(["--redact"], id="redact"),
]


def _tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return each file below *folder* with its time of change and its content."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _run(places: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in folders of its own, without a network."""
    (places / "site").mkdir()
    (places / "site" / "sitecustomize.py").write_text(DENIAL)
    for name in ("cwd", "home", "tmp"):
        (places / name).mkdir()
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(places / "site"), str(ROOT / "src")]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(places / "home"),
        "XDG_CACHE_HOME": str(places / "home" / "cache"),
        "TMPDIR": str(places / "tmp"),
        "LC_ALL": "C.UTF-8",
    }
    if compiled := os.environ.get("PYTHONPYCACHEPREFIX"):
        env["PYTHONPYCACHEPREFIX"] = compiled  # read, not written
    command = [sys.executable, "-m", "norton_order", *arguments]
    return subprocess.run(command, capture_output=True, check=False, cwd=places / "cwd", env=env, timeout=120)


@pytest.mark.parametrize("options", WAYS)
def test_no_network_and_no_file(options: list[str], tmp_path: Path) -> None:
    before = _tree(SAMPLES)
    done = _run(tmp_path, *options, str(SAMPLES))
    assert done.returncode == 0, done.stderr.decode()
    assert b"network" not in done.stderr
    assert [_tree(tmp_path / name) for name in ("cwd", "home", "tmp")] == [{}, {}, {}]
    assert _tree(SAMPLES) == before


def test_only_the_file_that_was_asked_for(tmp_path: Path) -> None:
    done = _run(tmp_path, "-f", "html", "-o", "answer.html", str(SAMPLES))
    assert done.returncode == 0, done.stderr.decode()
    assert list(_tree(tmp_path / "cwd")) == ["answer.html"]
    assert [_tree(tmp_path / name) for name in ("home", "tmp")] == [{}, {}]


def test_the_denial_denies(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(DENIAL)
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(tmp_path)},
    )
    assert b"the network was used" in done.stderr
    assert done.returncode == 1


SECRET = "ひみつの本文 taro-secret@example.jp"


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(f"From: a@example.jp\nSubject: lunch\n\n{SECRET}\n".encode(), id="another mail"),
        pytest.param(f"From: order@mail.nortonstore.jp\n\n今回のご注文番号：SY87654321\n{SECRET}\n".encode(), id="refused"),
        pytest.param(b"From: =?x?B?" + b"\xff" * 500 + f"\n\n{SECRET}".encode(), id="broken header"),
        pytest.param(f"%PDF-1.4 {SECRET}".encode(), id="no mail"),
        pytest.param(b"PK\x03\x04" + SECRET.encode(), id="broken archive"),
    ],
)  # fmt: skip
def test_errors_tell_nothing_of_a_mail(octets: bytes, tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(octets)
    (tmp_path / "places").mkdir()
    done = _run(tmp_path / "places", str(source))
    assert done.returncode in {1, 2}
    for word in ("ひみつ", "secret", "Traceback"):
        assert word.encode() not in done.stdout + done.stderr
