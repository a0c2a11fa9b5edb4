"""A header section to an envelope."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order.mime.entities import parse_part
from norton_order.mime.headers import Envelope, read_envelope


def _read(fields: str) -> Envelope:
    return read_envelope(parse_part(f"{fields}\n\n".encode()))


@pytest.mark.parametrize(
    ("field", "addresses"),
    [
        ("a@example.jp", ("a@example.jp",)),
        ("A <a@example.jp>", ("a@example.jp",)),
        ('"b@example.jp" <a@example.jp>', ("a@example.jp",)),
        ("b@example.jp <a@example.jp>", ("a@example.jp",)),
        ("=?utf-8?Q?b=40example.jp?= <a@example.jp>", ("a@example.jp",)),
        ("a@example.jp, b@example.jp", ("a@example.jp", "b@example.jp")),
        ("a@example.jp, a@example.jp", ("a@example.jp",)),
        ("da..me.@ezweb.ne.jp", ("da..me.@ezweb.ne.jp",)),
        ("山田 <a@example.jp>", ("a@example.jp",)),
        ("a@example.jp\x1b[31m", ()),
        ("=cmd|x@example.jp\n", ("=cmd|x@example.jp",)),
        ("a@例え.jp", ()),
        ("a@localhost", ()),
        ("undisclosed-recipients:;", ()),
        ("", ()),
    ],
)
def test_recipients(field: str, addresses: tuple[str, ...]) -> None:
    assert _read(f"To: {field}").recipients == addresses


def test_every_from_field_counts() -> None:
    envelope = _read("From: a@example.jp\nFrom: b@example.jp")
    assert envelope.senders == ("a@example.jp", "b@example.jp")
    assert envelope.sender == "a@example.jp"


def test_delivered_to() -> None:
    envelope = _read("Delivered-To: a@example.jp\nX-Original-To: b@example.jp\nEnvelope-To: a@example.jp")
    assert envelope.delivered_to == ("a@example.jp", "b@example.jp")


JST = dt.timezone(dt.timedelta(hours=9))


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ("Mon, 20 Nov 2023 10:02:11 +0900", dt.datetime(2023, 11, 20, 10, 2, 11, tzinfo=JST)),
        ("Mon, 20 Nov 2023 10:02:11 JST", dt.datetime(2023, 11, 20, 10, 2, 11, tzinfo=JST)),
        ("nonsense", None),
        ("Mon, 99 Nov 2023 99:02:11 +0900", None),
        ("", None),
    ],
)
def test_date(field: str, date: dt.datetime | None) -> None:
    assert _read(f"Date: {field}").date == date


def test_message_id_has_nothing_odd() -> None:
    assert _read("Message-ID: < a\x1b[31m@example.jp>").message_id == "a[31m@example.jp"


def test_nothing() -> None:
    assert read_envelope(parse_part(b"\n")) == Envelope()
