"""Outlook data files: properties as libpff hands them over, and what happens when its process dies.

Nothing free writes such a file. So the adapter is tried against the handed one where that is present, and
against a library of the same shape that does what a damaged file makes the real one do.
"""

from __future__ import annotations

import email
import email.policy
import importlib.util
import io
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from norton_order import Notice, scan
from norton_order.mime import parse_message
from norton_order.sources import Unusable, Whole, open_source, pst
from norton_order.sources.mapi import Item, message_of

if TYPE_CHECKING:
    from email.message import EmailMessage

HANDED = Path(__file__).parents[3] / "shared" / "cases" / "stores" / "outlook.pst"
TEXT = "自動延長加入時のご注文番号：SY12345678①髙"
HEAD = b"!BDN".ljust(600, b"\0")


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def parsed(item: Item) -> EmailMessage:
    message = email.message_from_bytes(message_of(item), policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({(0x1000, 0x1F): wide(TEXT)}, id="Unicode"),
        pytest.param({(0x1000, 0x1E): TEXT.encode("cp932")}, id="8 bits, nothing told"),
        pytest.param(
            {(0x1000, 0x1E): TEXT.encode("cp932"), (0x3FFD, 3): struct.pack("<L", 1252)}, id="marked 1252"
        ),
        pytest.param(
            {(0x1000, 0x1E): TEXT.encode("cp932"), (0x3FDE, 3): struct.pack("<L", 50220)}, id="marked JIS"
        ),
        pytest.param({(0x1013, 0x102): TEXT.encode(), (0x3FDE, 3): struct.pack("<L", 65001)}, id="HTML"),
    ],
)
def test_the_body_is_decoded_from_its_octets(values: dict[tuple[int, int], bytes]) -> None:
    message = parsed(Item(values))
    octets = message.get_payload(decode=True)
    assert isinstance(octets, bytes)
    assert octets.decode(message.get_content_charset() or "utf-8").strip() == TEXT


def test_fields_are_made_where_no_header_section_was_kept() -> None:
    values = {
        (0x0037, 0x1F): "\x01\x05".encode("utf-16-le") + wide("Re: 通知"),
        (0x0039, 0x40): struct.pack("<Q", 133_450_000_000_000_000),
        (0x0C1A, 0x1F): wide("ノートンストア"),
        (0x0C1F, 0x1F): wide("/o=EXCHANGE/cn=order"),
        (0x5D01, 0x1F): wide("order@mail.nortonstore.jp"),
        (0x1035, 0x1F): wide("<1@example.jp>"),
        (0x1000, 0x1F): wide("text"),
    }
    recipient = Item(
        {(0x3001, 0x1F): wide("太郎"), (0x39FE, 0x1F): wide("taro@example.jp"), (0x0C15, 3): b"\1\0\0\0"}
    )
    message = parsed(Item(values, (recipient,)))
    assert str(message["Subject"]) == "Re: 通知"
    assert str(message["From"]) == "ノートンストア <order@mail.nortonstore.jp>"
    assert str(message["To"]) == "太郎 <taro@example.jp>"
    assert message["Date"].datetime.isoformat() == "2023-11-21T00:26:40+00:00"
    assert message["Message-ID"] == "<1@example.jp>"


def test_an_embedded_message_is_an_attached_one() -> None:
    inner = Item({(0x0037, 0x1F): wide("inner"), (0x1000, 0x1F): wide("SY12345678")})
    outer = Item({(0x1000, 0x1F): wide("outer")}, (), (Item({}, embedded=inner),))
    (attached,) = parse_message(message_of(outer)).enclosed
    assert attached.envelope.subject == "inner"
    assert attached.documents[0].lines[0].text == "SY12345678"


# -- a library that does what damaged files do -------------------------------------------------------

LIBRARY = """
import os

class Entry:
    def __init__(self, number, kind, data): self.entry_type, self.value_type, self.data = number, kind, data

class Records:
    def __init__(self, values): self.entries = [Entry(*one) for one in values]

class Item:
    number_of_record_sets = 1
    number_of_attachments = 0
    recipients = None
    def __init__(self, *values): self.values = values
    def get_record_set(self, index): return Records(self.values)

class Folder:
    def __init__(self, name, identifier, messages=(), folders=()):
        self.name, self.identifier, self.messages, self.folders = name, identifier, messages, folders
    number_of_sub_messages = property(lambda self: len(self.messages))
    number_of_sub_folders = property(lambda self: len(self.folders))
    def get_sub_folder(self, index): return self.folders[index]
    def get_sub_message(self, index):
        what = self.messages[index]
        if what == "die": os._exit(11)
        if what == "hang":
            import time
            time.sleep(600)
        if what == "fail": raise OSError("libpff: damaged")
        return Item((0x1000, 0x1F, what.encode("utf-16-le")), (0x0037, 0x1F, "s".encode("utf-16-le")))

class file:
    number_of_orphan_items = 1
    message_store = Item((0x35E0, 0x102, bytes(20) + (7).to_bytes(4, "little")))
    def open(self, path):
        with open(path, "rb") as opened:
            if opened.read(5) == b"!BDNx": raise OSError("no such version")
    def get_orphan_item(self, index): return Folder("", 0, ["orphan"]).get_sub_message(0)
    root_folder = Folder(None, 1, (), (Folder("Top", 7, ["first"], (Folder("受信トレイ", 8, CONTENT),)), Folder("Search", 9)))
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what puts a library in the place of libpff, with these messages in the inbox."""

    def put(*content: str) -> None:
        (tmp_path / "pypff.py").write_text(LIBRARY.replace("CONTENT", repr(list(content))))
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, "pypff", raising=False)
        importlib.invalidate_caches()

    return put


def told(octets: bytes = HEAD) -> list[tuple[str, str]]:
    """Return where each message stood, and its text or why there is none."""
    seen = []
    for found in open_source(io.BytesIO(octets)):
        if isinstance(found, Whole):
            text = email.message_from_bytes(found.raw).get_payload(decode=True)
            seen.append((found.source, text.decode().strip() if isinstance(text, bytes) else ""))
        elif isinstance(found, Unusable):
            seen.append((found.source, found.why))
    return seen


def test_every_folder_and_what_belongs_to_none(library: Any) -> None:
    library("a", "b")
    assert told() == [
        ("-!1", "first"),
        ("-!受信トレイ/1", "a"),
        ("-!受信トレイ/2", "b"),
        ("-!(orphan)/1", "orphan"),
    ]


def test_a_damaged_item_is_one_refusal(library: Any) -> None:
    library("a", "fail", "b")
    assert told()[2:4] == [("-!受信トレイ/2", "broken-store"), ("-!受信トレイ/3", "b")]


def test_a_process_that_dies_is_started_again_behind_the_item(library: Any) -> None:
    library("a", "die", "b", "die", "c")
    assert told() == [
        ("-!1", "first"),
        ("-!受信トレイ/1", "a"),
        ("-!(3)", "broken-store"),
        ("-!受信トレイ/3", "b"),
        ("-!(5)", "broken-store"),
        ("-!受信トレイ/5", "c"),
        ("-!(orphan)/1", "orphan"),
    ]


def test_a_process_that_tells_nothing_is_ended(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pst, "_PATIENCE", 3)
    library("hang", "b")
    assert told()[1:3] == [("-!(2)", "broken-store"), ("-!受信トレイ/2", "b")]


def test_many_deaths_are_the_end(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pst, "_MOST_DEATHS", 2)
    library("die", "die", "a")
    assert [why for _, why in told()] == ["first", "broken-store", "broken-store", "broken-store"]


def test_a_file_that_the_library_refuses(library: Any) -> None:
    library("a")
    assert told(b"!BDNx".ljust(600, b"\0")) == [("-", "broken-store")]


def test_a_file_encrypted_otherwise(library: Any) -> None:
    library("a")
    locked = bytearray(HEAD)
    locked[10], locked[513] = 23, 0x10
    assert told(bytes(locked)) == [("-", "locked-pst")]


@pytest.mark.skipif(importlib.util.find_spec("pypff") is not None, reason="libpff is installed")
def test_without_the_library_it_is_named() -> None:
    assert told() == [("-", "needs-pst")]


@pytest.mark.skipif(importlib.util.find_spec("pypff") is None, reason="the extra outlook is missing")
def test_octets_that_are_no_data_file() -> None:
    assert told() == [("-", "broken-store")]


@pytest.mark.skipif(importlib.util.find_spec("pypff") is None, reason="the extra outlook is missing")
@pytest.mark.skipif(not HANDED.exists(), reason="no shared/cases beside the project")
def test_the_handed_file() -> None:
    results = list(scan(HANDED))
    assert all(isinstance(one, Notice) for one in results)
    assert len({one.enrollment_order for one in results if isinstance(one, Notice)}) == 11
    assert {one.source.rpartition("/")[0] for one in results} == {
        f"{HANDED}!受信トレイ",
        f"{HANDED}!受信トレイ/重要",
    }
