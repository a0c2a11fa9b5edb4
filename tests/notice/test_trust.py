"""The sender's domain."""

from __future__ import annotations

import pytest

from norton_order.mime.entities import parse_part
from norton_order.mime.headers import read_envelope
from norton_order.notice.letters import Letter, Origin
from norton_order.notice.trust import domain_of, is_foreign, sent_by_vendor
from norton_order.vendor.senders import is_vendor

STORE = "order@mail.nortonstore.jp"


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        (STORE, "mail.nortonstore.jp"),
        ("A@B@Mail.NortonStore.JP", "mail.nortonstore.jp"),
        ("localhost", "localhost"),
        ("a@", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_domain(address: str | None, domain: str) -> None:
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (STORE, True),
        ("Order@MAIL.nortonstore.JP", True),
        ("norton@secure.norton.com", True),
        ("a@nortonstore.jp.evil.example", False),
        ("a@evil-norton.com", False),
        ("a@evil.norton.com", False),
        ("mail.nortonstore.jp", True),
        ("", False),
        (None, False),
    ],
)
def test_vendor(address: str | None, expected: bool) -> None:
    assert is_vendor(address) is expected


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        pytest.param(STORE, True, id="address"),
        pytest.param(f"=?utf-8?B?44OO44O844OI44Oz?= <{STORE}>", True, id="name"),
        pytest.param(f'"{STORE}" <a@evil.example>', False, id="display name"),
        pytest.param(f"{STORE} <a@evil.example>", False, id="bare display name"),
        pytest.param(f"<{STORE}> <a@evil.example>", False, id="two brackets"),
        pytest.param(f"{STORE}, a@evil.example", False, id="two addresses"),
        pytest.param(f"{STORE}\nFrom: a@evil.example", False, id="two fields"),
        pytest.param(f"a@evil.example ({STORE})", False, id="comment"),
        pytest.param(f'"{STORE}"@evil.example', False, id="quoted local part"),
        pytest.param("order@mail.nortonstore.jp.", False, id="dot at the end"),
        pytest.param("order@mail.nortonstore.jp\x00.evil.example", False, id="NUL"),
        pytest.param("order@mail．nortonstore．jp", False, id="full-width dots"),
        pytest.param("", False, id="nothing"),
    ],
)  # fmt: skip
def test_sender(sender: str, expected: bool) -> None:
    assert sent_by_vendor(read_envelope(parse_part(f"From: {sender}\n\n".encode()))) is expected


@pytest.mark.parametrize(
    ("origin", "sender", "expected"),
    [
        ("original", STORE, False),
        ("original", "a@evil.example", True),
        ("original", "", True),
        ("attached", "a@evil.example", True),
        ("inline", "a@evil.example", True),
        ("inline", "", False),
        ("pasted", "", False),
        ("pasted", "a@evil.example", False),
    ],
)
def test_foreign(origin: Origin, sender: str, expected: bool) -> None:
    envelope = read_envelope(parse_part(f"From: {sender}\n\n".encode()))
    assert is_foreign(Letter(origin, 0, envelope, ())) is expected
