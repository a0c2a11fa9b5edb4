"""Files, folders and streams as a SOURCE."""

from __future__ import annotations

import io
import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from norton_order.sources import MboxFile, MboxStream, Unusable, Whole, open_source, opening

if TYPE_CHECKING:
    from collections.abc import Callable

    See = Callable[[object], list[tuple[Any, ...]]]

MESSAGE = b"From: store@example.jp\nSubject: notice\nDate: Mon, 1 Jan 2024 00:00:00 +0900\n\nbody\n"
SEPARATOR = b"From - Mon Jun 02 09:00:00 2026\n"
MBOX = (SEPARATOR + MESSAGE + b"\n") * 3
PASTED = "自動延長加入時のご注文番号 SY12345678\n".encode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(MESSAGE, ("message", MESSAGE), id="message"),
        pytest.param(PASTED, ("message", PASTED), id="pasted"),
        pytest.param(
            PASTED.decode().encode("utf-16"), ("message", PASTED.decode().encode("utf-16")), id="utf-16"
        ),
        pytest.param(MBOX, ("mbox", MBOX), id="mbox"),
        pytest.param(b"%d\n%b<?xml x" % (len(MESSAGE), MESSAGE), ("message", MESSAGE), id="emlx"),
        pytest.param(b"", ("named", "empty"), id="empty"),
        pytest.param(b"%PDF-1.7\n", ("named", "not-mail"), id="pdf"),
        pytest.param(b"!BDN\x00", ("named", "broken-store"), id="pst"),
        pytest.param(b"Rar!\x1a\x07\x00", ("named", "unsupported-archive"), id="rar"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ("named", "not-mail"), id="old-office"
        ),
    ],
)
@pytest.mark.parametrize("name", ["a", "a.eml", "a.zip"])
def test_a_named_file(
    tmp_path: Path, see: See, content: bytes, expected: tuple[object, ...], name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    kind, what = expected
    assert see(path) == see(str(path)) == [(kind, str(path), what)]
    assert see(io.BytesIO(content)) == [(kind, "-", what)]


def test_an_mbox_on_disk_can_be_read_in_ranges(tmp_path: Path) -> None:
    path = tmp_path / "Inbox"
    path.write_bytes(MBOX)
    assert list(open_source(path)) == [MboxFile(str(path), path)]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        pytest.param("nothing", "missing", id="missing"),
        pytest.param("a.eml/below", "missing", id="below-a-file"),
        pytest.param("nul\0", "missing", id="nul"),
        pytest.param("loop", "io-error", id="link-into-itself"),
        pytest.param("x" * 300, "io-error", id="name-too-long"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, see: See, source: str, why: str) -> None:
    (tmp_path / "a.eml").write_bytes(MESSAGE)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    path = f"{tmp_path}/{source}"
    assert see(path) == [("named", path, why)]


@pytest.mark.parametrize(
    "source",
    [b"mail.eml", None, io.StringIO("From: a@example.jp"), 7],
    ids=lambda source: type(source).__name__,
)
def test_what_is_neither_a_path_nor_octets_is_the_callers_mistake(source: Any) -> None:
    with pytest.raises(TypeError, match="a path or a binary stream, not"):
        next(open_source(source))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_without_permission(tmp_path: Path, see: See) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.eml").write_bytes(MESSAGE)
    for path in (tmp_path / "folder", tmp_path / "a.eml"):
        path.chmod(0)
        assert see(path) == [("named", str(path), "permission")]
    assert see(tmp_path) == [
        ("member", f"{tmp_path}/a.eml", "permission"),
        ("member", f"{tmp_path}/folder", "permission"),
    ]
    (tmp_path / "folder").chmod(0o700)


def test_devices(see: See) -> None:
    assert see("/dev/null") == [("named", "/dev/null", "empty")]
    assert see("/dev/zero") == [("named", "/dev/zero", "not-mail")]


def test_a_socket(tmp_path: Path, see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has 107 octets at most
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert see("socket") == [("named", "socket", "special-file")]
        assert see(".") == [("skipped", "./socket")]


@pytest.mark.parametrize("content", [MESSAGE, MBOX], ids=["message", "mbox"])
def test_a_fifo(tmp_path: Path, see: See, content: bytes) -> None:
    path = tmp_path / "fifo"
    os.mkfifo(path)

    def write() -> None:
        with path.open("wb", buffering=0) as pipe:
            for at in range(0, len(content), 50):
                pipe.write(content[at : at + 50])

    writer = threading.Thread(target=write)
    writer.start()
    (found,) = see(path)
    writer.join()
    assert found[1:] == (str(path), content)


def test_a_fifo_in_a_folder_is_never_opened(tmp_path: Path, see: See) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert see(tmp_path) == [("skipped", f"{tmp_path}/fifo")]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, see: See) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MBOX), encoding="utf-8"))
    assert see("-") == [("mbox", "-", MBOX)]
    monkeypatch.setattr(sys, "stdin", None)
    assert see("-") == [("named", "-", "io-error")]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes wait there")
@pytest.mark.parametrize("buffering", [-1, 0], ids=["buffered", "raw"])
def test_a_pipe_that_does_not_wait_has_not_ended_where_nothing_has_come(see: See, buffering: int) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)

    def write() -> None:
        for piece in (MESSAGE[:20], MESSAGE[20:50], MESSAGE[50:]):
            time.sleep(0.1)
            os.write(writing, piece)
        os.close(writing)

    thread = threading.Thread(target=write)
    thread.start()
    with open(reading, "rb", buffering=buffering) as stream:  # noqa: PTH123 - a descriptor
        assert see(stream) == [("message", "-", MESSAGE)]
    thread.join()


def test_what_does_not_tell_when_more_comes_is_damaged(see: See) -> None:
    class Silent(io.RawIOBase):
        def read(self, _size: int = -1) -> None:
            return None

    assert see(Silent()) == [("named", "-", "io-error")]


class Failing(io.RawIOBase):
    """A disk that fails in the middle."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self.content:
            raise OSError(5, "Input/output error")
        piece, self.content = self.content[:size], self.content[size:]
        return piece


def test_what_came_before_a_read_error_is_given(see: See) -> None:
    assert see(Failing(MBOX * 500)) == [("mbox", "-", MBOX * 500), ("named", "-", "io-error")]


def test_half_a_message_is_none(see: See) -> None:
    """It may end in half a number."""
    assert see(Failing(MESSAGE)) == [("named", "-", "io-error")]
    assert see(io.BytesIO(b"999\n" + MESSAGE)) == [("named", "-", "broken-archive")]


def test_a_folder(tmp_path: Path, see: See) -> None:
    files = {
        "b.eml": MESSAGE,
        "a.txt": PASTED,
        "pasted.eml": PASTED,
        "export.json": b'{"from": 1}',
        "nothing": b"",
        "ノートン/通知.eml": MESSAGE,
        "profile/Inbox": MBOX,
        "profile/Inbox.msf": b"// <!-- <mdb:mork:z",
        "Export.mbox/mbox": MBOX,
        "store.pst": b"!BDN\x00",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    top = str(tmp_path)
    assert see(tmp_path) == [
        ("message", f"{top}/a.txt", PASTED),
        ("message", f"{top}/b.eml", MESSAGE),
        ("skipped", f"{top}/export.json"),
        ("skipped", f"{top}/nothing"),
        ("message", f"{top}/pasted.eml", PASTED),
        ("member", f"{top}/store.pst", "broken-store"),
        ("mbox", f"{top}/Export.mbox/mbox", MBOX),
        ("mbox", f"{top}/profile/Inbox", MBOX),
        ("skipped", f"{top}/profile/Inbox.msf"),
        ("message", f"{top}/ノートン/通知.eml", MESSAGE),
    ]


def test_maildir(tmp_path: Path, see: See) -> None:
    for name in (
        "cur/1:2,S",
        "new/2",
        "tmp/3",
        ".Sent/cur/4:2,ST",
        ".Sent/new/5",
        ".Sent/tmp/6",
        "tmp2/tmp/7",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(MESSAGE)
    names = [str(found[1]).removeprefix(f"{tmp_path}/") for found in see(tmp_path)]
    assert names == [".Sent/cur/4:2,ST", ".Sent/new/5", "cur/1:2,S", "new/2", "tmp2/tmp/7"]


def test_each_folder_is_entered_once(tmp_path: Path, see: See) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "real" / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "real" / "deep" / "self").symlink_to("self")
    (tmp_path / "again").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "m.eml").write_bytes(MESSAGE)
    (tmp_path / "link.eml").symlink_to(tmp_path / "real" / "m.eml")
    assert see(tmp_path) == [
        ("message", f"{tmp_path}/link.eml", MESSAGE),
        ("message", f"{tmp_path}/again/m.eml", MESSAGE),
        ("skipped", f"{tmp_path}/again/deep/self"),
    ]


def test_names_with_invalid_octets(tmp_path: Path, see: See) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\x83m\x81[.eml")
    Path(name).write_bytes(MESSAGE)
    assert see(tmp_path) == see(name) == [("message", name, MESSAGE)]


def test_a_folder_is_read_lazily_and_fast(tmp_path: Path) -> None:
    for number in range(5000):
        (tmp_path / f"{number:05}.eml").write_bytes(MESSAGE)
    start = time.perf_counter()
    found = open_source(tmp_path)
    assert next(found) == Whole(f"{tmp_path}/00000.eml", MESSAGE)
    first = time.perf_counter() - start
    assert sum(isinstance(item, Whole) for item in found) == 4999
    assert first < 0.5 * (time.perf_counter() - start)


def test_a_message_without_end(tmp_path: Path, see: See) -> None:
    path = tmp_path / "huge.eml"
    with path.open("wb") as file:
        file.write(MESSAGE)
        file.truncate(5 << 30)
    assert see(path) == [("named", str(path), "too-large")]


def test_an_mbox_that_lost_its_first_line(tmp_path: Path, see: See) -> None:
    content = MBOX.removeprefix(SEPARATOR)
    for name, kind in (("old.mbox", "mbox"), ("saved.eml", "message"), ("1234.M5:2,S", "message")):
        path = tmp_path / name
        path.write_bytes(content)
        # Only the name tells it from one message whose sender wrote separator lines.
        assert see(path) == [(kind, str(path), content)]


UNKNOWN = b"".join(b"X-MS-Exchange-%d: %b\n" % (number, b"a" * 60) for number in range(400))
FOLDED = b"X-MS-Exchange-Antispam-Message-Data-0: " + b"\n\t".join([b"A" * 70] * 400) + b"\n"


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(b"X-A: b\n" * 300 + MESSAGE, id="many short fields"),
        pytest.param(UNKNOWN + MESSAGE, id="many fields"),
        pytest.param(FOLDED + MESSAGE, id="a long folded field"),
        pytest.param(b"X-A: " + b"a" * 40_000 + b"\n" + MESSAGE, id="a long line"),
        pytest.param(b" \n\t\n" + MESSAGE, id="lines of blanks"),
    ],
)
def test_a_file_in_a_folder_whose_known_fields_come_late_is_mail(
    message: bytes, tmp_path: Path, see: See
) -> None:
    (tmp_path / "1").write_bytes(message)
    (tmp_path / "2").write_bytes(
        message.replace(b"Subject", b"Nothing").replace(b"From", b"Any").replace(b"Date", b"At")
    )
    assert see(tmp_path) == [("message", f"{tmp_path}/1", message), ("skipped", f"{tmp_path}/2")]


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        pytest.param("box", b" \n\t\r\n", "mbox", id="lines of blanks"),
        pytest.param("a.mbox", b"This is a mailbox\n\n", "mbox", id="a heading, by name"),
        pytest.param("box", b"This is a mailbox\n\n", "skipped", id="a heading"),
        pytest.param("b.mbox", b"No mail here: 10:30\n\n" * 9, "mbox", id="more text, by name"),
    ],
)
def test_an_mbox_below_something_else(name: str, start: bytes, kind: str, tmp_path: Path, see: See) -> None:
    path = tmp_path / name
    path.write_bytes(start + MBOX)
    assert see(tmp_path)[0][:2] == (kind, str(path))
    path.write_bytes(start + b"nothing\n")
    assert see(tmp_path) == [("skipped", str(path))]


def test_messages_parted_by_dots(tmp_path: Path, see: See) -> None:
    path = tmp_path / "inbox.mbx"
    for end in (b"", b".\n"):
        path.write_bytes(MESSAGE + b"..dots\n.\n" + MESSAGE + end)
        assert see(path) == [
            ("message", f"{path}!1", MESSAGE + b".dots\n"),
            ("message", f"{path}!2", MESSAGE),
        ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from(
        [b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"From ", b"12\n", MESSAGE]
    ),
    rest=st.binary(max_size=2000),
)
def test_any_octets_end_without_an_exception(start: bytes, rest: bytes) -> None:
    for found in open_source(io.BytesIO(start + rest)):
        assert found.source == "-" or found.source.startswith("-!")
        if isinstance(found, MboxStream):
            found.stream.read()
        elif isinstance(found, Unusable):
            assert found.detail
            assert "\n" not in found.detail


def test_the_limit_of_a_message(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_MESSAGE_OCTETS", len(MESSAGE))
    assert see(io.BytesIO(MESSAGE)) == [("message", "-", MESSAGE)]
    assert see(io.BytesIO(MESSAGE + b"x")) == [("named", "-", "too-large")]
