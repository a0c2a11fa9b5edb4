"""Stores written by the programs themselves, where these are installed: Dovecot, c-client, Mailutils, mutt, procmail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from norton_order import Notice, scan

if sys.platform == "win32":
    pytest.skip("these programs run elsewhere", allow_module_level=True)

import pty
import pwd

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 6


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def notice(number: int) -> bytes:
    return (
        f"Return-Path: <order@mail.nortonstore.jp>\nFrom: order@mail.nortonstore.jp\nTo: a{number}@example.jp\n"
        f"Subject: =?utf-8?B?6Ieq5YuV5bu26ZW344K144O844OT44K5?=\nDate: Mon, 20 Nov 2023 10:00:0{number} +0900\n"
        f"Message-ID: <{number}@example.jp>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: 8bit\n\n自動延長加入時のご注文番号：SY1234567{number}\n\nFrom now on\n"
    ).encode()


EXPECTED = {f"SY1234567{number}": f"a{number}@example.jp" for number in range(COUNT)}
HEADER_ONLY = b"From: a@example.jp\nTo: b@example.jp\nSubject: s\nMessage-ID: <h@example.jp>\n\n"


@pytest.fixture
def home() -> Iterator[Path]:
    """Give a folder that belongs to a user other than root: mail programs do not work for him."""
    folder = Path(tempfile.mkdtemp(prefix="norton-order-test-", dir="/tmp"))
    (folder / "mails").mkdir()
    for number in range(COUNT):
        (folder / "mails" / f"{number}.eml").write_bytes(notice(number))
    separator = b"From a@example.jp Mon Nov 20 10:00:00 2023\n"
    mails = (notice(number).replace(b"\nFrom now", b"\n>From now") for number in range(COUNT))
    (folder / "src").write_bytes(b"".join(separator + mail + b"\n" for mail in mails))
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        if os.geteuid() == 0:
            os.chown(path, *_user())
    yield folder
    shutil.rmtree(folder)


def _user() -> tuple[int, int]:
    for name in ("games", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    pytest.skip("no user to run as")


def run(home: Path, *command: str, stdin: bytes | None = None, terminal: int | None = None) -> None:
    options = {"user": _user()[0], "group": _user()[1], "extra_groups": []} if os.geteuid() == 0 else {}
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "USER": "games",
        "LANG": "C.UTF-8",
        "TERM": "xterm",
    }
    given = {"input": stdin} if terminal is None else {"stdin": terminal}
    done = subprocess.run(
        command,
        stdout=terminal or subprocess.PIPE,
        stderr=terminal or subprocess.PIPE,
        timeout=60,
        env=environment,
        cwd=home,
        **given,  # type: ignore[call-overload]
        **options,
    )
    assert done.returncode == 0, done.stderr and done.stderr.decode()[:500]


def read(path: Path) -> dict[str, str | None]:
    results = list(scan(path))
    assert all(isinstance(one, Notice) for one in results), results
    return {one.enrollment_order: one.email for one in results if isinstance(one, Notice)}


@needs("doveadm")
@pytest.mark.parametrize("kind", ["sdbox", "mdbox", "maildir", "mbox"])
@pytest.mark.parametrize("packing", ["", "gz", "bz2", "zstd", "lz4"])
def test_dovecot(kind: str, packing: str, home: Path) -> None:
    plugin = f"mail_plugins = zlib\nplugin {{\n zlib_save = {packing}\n}}\n" if packing else ""
    inbox = f":INBOX={home}/store/INBOX" if kind == "mbox" else ""
    (home / "store").mkdir()
    (home / "store").chmod(0o777)
    (home / "conf").write_text(
        f"log_path = {home}/store.log\nbase_dir = {home}/run\nfirst_valid_uid = 1\nfirst_valid_gid = 1\n"
        f"default_internal_user = {pwd.getpwuid(_user()[0]).pw_name}\nmail_location = {kind}:{home}/store{inbox}\n{plugin}"
    )
    for mail in sorted((home / "mails").iterdir()):
        run(home, "doveadm", "-c", str(home / "conf"), "save", "-m", "INBOX", str(mail))
    assert read(home / "store") == EXPECTED


@needs("mailutil")
@pytest.mark.parametrize("driver", ["mbx", "mtx", "tenex", "mix", "mx", "mh", "unix", "mmdf"])
def test_c_client(driver: str, home: Path) -> None:
    (home / ".mh_profile").write_text("Path: Mail\n")
    target = "#mh/store" if driver == "mh" else f"#driver.{driver}/store"
    run(home, "mailutil", "copy", "src", target)
    assert read(home / "Mail" / "store" if driver == "mh" else home / "store") == EXPECTED


@needs("movemail")
def test_mailutils_quotes_the_separator_behind_a_mail_without_a_body(home: Path) -> None:
    octets = (home / "src").read_bytes()
    separator = octets[: octets.index(b"\n") + 1]
    (home / "src").write_bytes(octets.replace(separator, separator + HEADER_ONLY + separator))
    run(home, "movemail", "-p", "--emacs", str(home / "src"), str(home / "store"))
    assert (home / "store").read_bytes().count(b"\n>From a@example.jp ") == COUNT
    assert read(home / "store") == EXPECTED


@needs("mutt")
@pytest.mark.parametrize("kind", ["mbox", "MMDF", "MH", "Maildir"])
def test_mutt(kind: str, home: Path) -> None:
    settings = f"set folder={home}; set mbox_type={kind}; set confirmappend=no; set confirmcreate=no; set copy=no; set wait_key=no; set delete=no"
    commands = f"push '<tag-pattern>.<enter><tag-prefix><copy-message>{home}/store<enter><exit>'"
    master, slave = pty.openpty()  # without a terminal it would write a mail
    os.set_blocking(master, False)
    try:
        run(
            home,
            "mutt",
            "-n",
            "-F",
            "/dev/null",
            "-e",
            settings,
            "-e",
            commands,
            "-f",
            str(home / "src"),
            terminal=slave,
        )
    finally:
        os.close(master)
        os.close(slave)
    assert read(home / "store") == EXPECTED


@needs("procmail")
def test_procmail_that_is_not_told_the_sender_parts_mails_by_nothing(home: Path) -> None:
    (home / "rc").write_text(f"DEFAULT={home}/store\nLOGFILE={home}/log\n")
    for mail in sorted((home / "mails").iterdir()):
        run(home, "procmail", "./rc", stdin=mail.read_bytes())
    assert b"\nFrom a" not in (home / "store").read_bytes()
    assert read(home / "store") == EXPECTED
