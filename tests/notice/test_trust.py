"""The sender's domain, and what the receiving provider reported of it."""

from __future__ import annotations

import pytest

from norton_order.mail.entities import parse_part
from norton_order.mail.headers import read_envelope
from norton_order.notice.trust import is_vendor, organisation, read_authentication, sent_by_vendor

STORE = "order@mail.nortonstore.jp"
RECEIVED = (
    "Received: from mail.nortonstore.jp by mx.google.com with ESMTPS id a; Mon, 20 Nov 2023 10:02:12 +0900\n"
)


def _read(fields: str, sender: str = STORE) -> str:
    return read_authentication(read_envelope(parse_part(f"{fields}From: {sender}\n\n".encode())))


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


PASS = "dmarc=pass header.from=mail.nortonstore.jp"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(f"Authentication-Results: mx.google.com; {PASS}\n{RECEIVED}", "pass", id="provider"),
        pytest.param(f"{RECEIVED}Authentication-Results: mx.google.com; {PASS}\n", "pass", id="below its own hop"),
        pytest.param(f"{RECEIVED}Authentication-Results: mx.evil.example; {PASS}\n", "none", id="of another host"),
        pytest.param(f"{RECEIVED}Received: from x by relay.evil.example; x\nAuthentication-Results: mx.google.com; {PASS}\n", "none", id="below a foreign hop"),
        pytest.param(f"Authentication-Results: mx.google.com; dkim=pass header.d=evil.example\n{RECEIVED}", "none", id="another domain"),
        pytest.param(f"Authentication-Results: mx.google.com; none\n{RECEIVED}", "none", id="nothing tested"),
        pytest.param(f"Authentication-Results: mx.google.com; x=y (dmarc=pass header.from=mail.nortonstore.jp)\n{RECEIVED}", "none", id="in a comment"),
        pytest.param(f"Authentication-Results: mx.google.com; dmarc=fail header.from=mail.nortonstore.jp\n{RECEIVED}", "fail", id="fail"),
        pytest.param("Authentication-Results: mx.google.com; dkim=fail header.d=mail.nortonstore.jp\n", "fail", id="no hop, fail"),
        pytest.param(f"Authentication-Results: mx.google.com; spf=softfail smtp.mailfrom={STORE}\n{RECEIVED}", "fail", id="softfail"),
        pytest.param(f"Authentication-Results: mx.google.com; dmarc=fail header.from=mail.nortonstore.jp\nAuthentication-Results: mx.google.com; {PASS}\n{RECEIVED}", "fail", id="the topmost counts"),
        pytest.param("", "none", id="absent"),
        pytest.param("Authentication-Results:\n", "none", id="empty"),
    ],
)  # fmt: skip
def test_authentication(fields: str, expected: str) -> None:
    assert _read(fields) == expected


def test_a_pass_of_a_foreign_sender_says_nothing() -> None:
    report = f"Authentication-Results: mx.google.com; dmarc=pass header.from=evil.example\n{RECEIVED}"
    assert _read(report, "a@evil.example") == "none"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("mx.google.com", "google.com"),
        ("a.b.example.co.jp", "example.co.jp"),
        ("mail.nortonstore.jp", "nortonstore.jp"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_organisation(host: str, expected: str) -> None:
    assert organisation(host) == expected
