"""The examples for programmers, run as they are."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
RENEWED = ROOT / "samples" / "renewed" / "jis-plain.eml"
OTHER = ROOT / "samples" / "refused" / "newsletter.eml"


def command(name: str, *arguments: object) -> list[str]:
    return [sys.executable, str(EXAMPLES / name), *map(str, arguments)]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}


def run(name: str, *arguments: object, stdin: bytes = b"") -> bytes:
    done = subprocess.run(
        command(name, *arguments), input=stdin, capture_output=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_the_notebook_shows_contracts_and_the_charges_of_each_year() -> None:
    pytest.importorskip("pandas")
    lines = run("notebook.py", ROOT / "samples" / "export.mbox").decode().splitlines()
    assert lines[1].split() == ["SY20315501", "renewing", "2024-01-19", "23068"]
    assert lines[4].split() == ["order", "SY20315501", "SY20417702", "SY20519903"]
    assert lines[6].split() == ["2022", "11534.0", "7980.0", "11534.0"]


def test_the_notebook_of_mail_without_charges() -> None:
    pytest.importorskip("pandas")
    bought = run("notebook.py", ROOT / "samples" / "purchased" / "store.eml").decode().splitlines()
    assert (len(bought), bought[1].split()[1:2]) == (2, ["unknown"])
    assert run("notebook.py", OTHER).startswith(b"Empty DataFrame")


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_the_filter_adds_one_field_and_changes_nothing_else(ends: bytes) -> None:
    raw = RENEWED.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", ends)
    out = run("mail_filter.py", stdin=raw)
    assert out == b"X-Norton-Order: SY12345678; renewed" + ends + raw
    assert message_from_bytes(out)["X-Norton-Order"] == "SY12345678; renewed"
    with_line = b"From a@example.jp Mon Nov 20 10:00:00 2023" + ends + raw
    assert run("mail_filter.py", stdin=with_line).split(ends)[1] == b"X-Norton-Order: SY12345678; renewed"


@pytest.mark.parametrize(
    "raw", [OTHER.read_bytes(), b"", b"no mail at all"], ids=["newsletter", "empty", "no mail"]
)
def test_the_filter_lets_everything_else_through(raw: bytes) -> None:
    assert run("mail_filter.py", stdin=raw) == raw


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        command("web_form.py", port), env=environment(), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    for _ in range(200):
        with socket.socket() as there:
            if there.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    process.kill()
    process.wait()


def post(address: str, body: bytes, kind: str = "message/rfc822") -> str:
    request = urllib.request.Request(address, data=body, headers={"Content-Type": kind})  # noqa: S310 - our own
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        text: str = answer.read().decode()
        return text


def test_the_form_answers_with_the_page(address: str) -> None:
    assert "SY12345678" in post(address, RENEWED.read_bytes())
    parts = (
        b'--x\r\nContent-Disposition: form-data; name="mail"; filename="a.eml"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n" + RENEWED.read_bytes() + b"\r\n--x--\r\n"
    )
    assert "SY12345678" in post(address, parts, "multipart/form-data; boundary=x")


def test_the_form_says_what_to_do_where_there_is_no_number(address: str) -> None:
    assert "メールを探す言葉" in post(address, OTHER.read_bytes())


def test_the_form_takes_nothing_without_a_mail(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address, timeout=30)  # noqa: S310
    assert refused.value.code == 400
    refused.value.close()
