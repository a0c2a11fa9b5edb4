"""What the receiving provider reported of the sender's domain, and what the sender wrote himself."""

from __future__ import annotations

import pytest

from norton_order.mime.entities import parse_part
from norton_order.mime.headers import read_envelope
from norton_order.notice.authentication import organisation, read_authentication, results_of

STORE = "order@mail.nortonstore.jp"
RECEIVED = (
    "Received: from mail.nortonstore.jp by mx.google.com with ESMTPS id a; Mon, 20 Nov 2023 10:02:12 +0900\n"
)
HOP = "Received: from evil.example by mx.provider.example; Mon, 20 Nov 2023 10:02:10 +0900\n"


def _read(fields: str, sender: str = STORE) -> str:
    return read_authentication(read_envelope(parse_part(f"{fields}From: {sender}\n\n".encode())))


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
        pytest.param(f"Authentication-Results: mx.provider.example 1; dkim/1 = pass (good) header.d = mail.nortonstore.jp\n{HOP}", "pass", id="white space, version, comment"),
        pytest.param(f"Authentication-Results: mx.provider.example;\n spf=pass smtp.mailfrom={STORE};\n dkim=pass header.i=@mail.nortonstore.jp\n{HOP}", "pass", id="folded"),
        pytest.param(f"Authentication-Results: mx.provider.example; {PASS}\nReceived: from a.example (b.example [192.0.2.1]) by mx.provider.example; x\n", "pass", id="hop with a comment"),
        pytest.param(f"Authentication-Results: mx.google.com; {PASS}\n{RECEIVED}{HOP}", "pass", id="other hops further below"),
        pytest.param(f"Authentication-Results: mx.google.com; {PASS}\nReceived: by mx.google.com with SMTP id a; x\n", "pass", id="hop that names no client"),
        pytest.param(f"Received: by 2002:a05:6402:1:b0:5 with SMTP id a; x\nAuthentication-Results: mx.google.com; {PASS}\n{RECEIVED}", "pass", id="below the inner hop of Gmail"),
        pytest.param(f"Authentication-Results: mx.google.com; {PASS}\nReceived: by 2003:a05:6402:1:b0:5 with SMTP id a; x\n", "none", id="hop with another address"),
        pytest.param(f"Authentication-Results: ; {PASS}\n{RECEIVED}", "none", id="of no host"),
        pytest.param(f"Authentication-Results: mx.google.com; {PASS}\n", "none", id="no hop"),
        pytest.param(f"Authentication-Results: ; {PASS}\n", "none", id="no host, no hop"),
        pytest.param("Authentication-Results: dkim=fail header.d=mail.nortonstore.jp\n", "none", id="no result, but the name of a host"),
        pytest.param("Authentication-Results: mx.google.com; x dkim=fail header.d=mail.nortonstore.jp\n", "none", id="a result behind a word"),
        pytest.param(f"Authentication-Results: mx.google.com; dkim=pass(good)header.d=mail.nortonstore.jp\n{RECEIVED}", "pass", id="comment without white space"),
        pytest.param(f"Authentication-Results: mx.google.com;{PASS}\n{RECEIVED}", "pass", id="no white space"),
        pytest.param(f'Authentication-Results: mx.google.com; dkim=pass reason="" header.d=mail.nortonstore.jp\n{RECEIVED}', "pass", id="empty quoted string"),
        pytest.param(f"Authentication-Results: mx.google.com; dkim=pass header.d=m-1.m-2.nortonstore.jp\n{RECEIVED}", "pass", id="hyphens and digits"),
        pytest.param(f"Authentication-Results: mx-1.provider.example; {PASS}\nReceived: from x by mx-1.provider.example; x\n", "pass", id="hyphens in hosts"),
        pytest.param(f"Authentication-Results: mx.google.com; spf=pass smtp.mailfrom={STORE}\n{RECEIVED}", "pass", id="spf"),
        pytest.param(f"Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=a@b@mail.nortonstore.jp\n{RECEIVED}", "pass", id="spf of a path"),
        pytest.param(f"Authentication-Results: mx.google.com; spf=permerror smtp.mailfrom={STORE}\n{RECEIVED}", "fail", id="permerror"),
        pytest.param(f"Authentication-Results: mx.google.com; spf=temperror smtp.mailfrom={STORE}\n{RECEIVED}", "none", id="temperror"),
        pytest.param(f"Authentication-Results: mx.google.com; dkim=fail header.d=mail.nortonstore.jp; spf=pass smtp.mailfrom={STORE}\n{RECEIVED}", "pass", id="one of two methods"),
        pytest.param(f"Authentication-Results: mx.google.com; dmarc=fail header.from=mail.nortonstore.jp; spf=pass smtp.mailfrom={STORE}\n{RECEIVED}", "fail", id="dmarc fails"),
        pytest.param("Authentication-Results: mx.google.com; dkim=fail header.d=mail.nortonstore.jp header.i=@evil.example\n", "fail", id="one of two domains fails"),
        pytest.param("Authentication-Results: mx.google.com; dkim=fail header.d=evil.example\n", "none", id="another domain fails"),
        pytest.param(f"Authentication-Results: mx.google.com; dkim / 12 = pass header.d = mail.nortonstore.jp\n{RECEIVED}", "pass", id="white space about the version"),
        pytest.param(f"Authentication-Results: mx.google.com; x=y ) ; {PASS}\n{RECEIVED}", "pass", id="a parenthesis too many"),
        pytest.param(f'Authentication-Results: mx.google.com; dkim=pass reason="a (" header.d=mail.nortonstore.jp\n{RECEIVED}', "pass", id="a parenthesis in a quoted string"),
        pytest.param(f"Authentication-Results: MX.GOOGLE.COM; DMARC=PASS HEADER.FROM=MAIL.NORTONSTORE.JP\n{RECEIVED}", "pass", id="capitals"),
        pytest.param(f"Authentication-Results: mx.provider.example; {PASS}\nReceived: from a.example [192.0.2.1] by mx.provider.example; x\n", "pass", id="hop with an address"),
        pytest.param(f"Authentication-Results: mx.provider.example; {PASS}\nRECEIVED: FROM A.EXAMPLE BY MX.PROVIDER.EXAMPLE; x\n", "pass", id="hop in capitals"),
        pytest.param(f"Authentication-Results: mx.provider.example; {PASS}\nReceived: (nothing)\n{HOP}", "none", id="hop that names no host"),
        pytest.param(f"{RECEIVED}{HOP}Authentication-Results: mx.google.com; {PASS}\n", "none", id="below two hops"),
        pytest.param(f"{RECEIVED}{RECEIVED}Authentication-Results: mx.google.com; {PASS}\n", "pass", id="below two hops of its own"),
        pytest.param("", "none", id="absent"),
        pytest.param("Authentication-Results:\n", "none", id="empty"),
    ],
)  # fmt: skip
def test_authentication(fields: str, expected: str) -> None:
    assert _read(fields) == expected


# Sent through a provider that reports truly, or not at all.
FORGED = {
    "below the hop of a provider that reports nothing": f"{HOP}Authentication-Results: mx.provider.example; {PASS}\n",
    "quoted local part": f'Authentication-Results: mx.provider.example; spf=pass smtp.mailfrom="a@mail.nortonstore.jp"@evil.example\n{HOP}',
    "quoted identity": f'Authentication-Results: mx.provider.example; dkim=pass header.i="mail.nortonstore.jp"@evil.example\n{HOP}',
    "result in a quoted string": f'Authentication-Results: mx.provider.example; spf=pass smtp.mailfrom="x; dkim=pass header.d=mail.nortonstore.jp"@evil.example\n{HOP}',
    "result amid a quoted string": f'Authentication-Results: mx.provider.example; spf=pass smtp.mailfrom="x; dkim=pass header.d=mail.nortonstore.jp y"@evil.example\n{HOP}',
    "property amid a reason": f'Authentication-Results: mx.provider.example; dkim=pass reason="x header.d=mail.nortonstore.jp y"\n{HOP}',
    "comment with a quotation mark": f'Authentication-Results: mx.provider.example; spf=pass (domain of "x) dkim=pass header.d=mail.nortonstore.jp ("@evil.example designates it) smtp.mailfrom=evil.example\n{HOP}',
    "nested comment": f"Authentication-Results: mx.provider.example; spf=pass (a (b) header.d=mail.nortonstore.jp) smtp.mailfrom=evil.example\n{HOP}",
    "reason": f'Authentication-Results: mx.provider.example; dkim=pass reason="header.d=mail.nortonstore.jp" header.d=evil.example\n{HOP}',
    "another method": f"Authentication-Results: mx.provider.example; x-dkim=pass header.d=mail.nortonstore.jp\n{HOP}",
    "another property": f"Authentication-Results: mx.provider.example; dkim=pass x-header.d=mail.nortonstore.jp\n{HOP}",
    "two domains": f"Authentication-Results: mx.provider.example; dkim=pass header.d=mail.nortonstore.jp header.i=@evil.example\n{HOP}",
    "host in the comment of the hop": f"Authentication-Results: a.evil.example; {PASS}\nReceived: from x (helo by a.evil.example) by mx.provider.example; x\n",
    "host in the name of the hop": f"Authentication-Results: a.evil.example; {PASS}\nReceived: from by by mx.provider.example; x\n",
    "quoted string that does not end": f'Authentication-Results: mx.provider.example; dkim=pass reason="x header.d=mail.nortonstore.jp\n{HOP}',
    "quotation mark within a quoted string": f'Authentication-Results: mx.provider.example; dkim=pass reason="\\" header.d=mail.nortonstore.jp \\"" header.d=evil.example\n{HOP}',
    "parenthesis within a comment": f"Authentication-Results: mx.provider.example; dkim=pass (a \\) header.d=mail.nortonstore.jp)\n{HOP}",
    "comment behind a nested one": f"Authentication-Results: mx.provider.example; dkim=pass (a (b) header.d=mail.nortonstore.jp)\n{HOP}",
    "host further on in the hop": f"Authentication-Results: a.evil.example; {PASS}\nReceived: from x y by a.evil.example by mx.provider.example; x\n",
    "quoted string before a domain": f'Authentication-Results: mx.provider.example; dkim=pass header.d="x"mail.nortonstore.jp\n{HOP}',
    "no version": f"Authentication-Results: mx.provider.example; dkim/ = pass header.d=mail.nortonstore.jp\n{HOP}",
    "more than a pass": f"Authentication-Results: mx.provider.example; dkim=pass2 header.d=mail.nortonstore.jp\n{HOP}",
    "dot before a domain": f"Authentication-Results: mx.provider.example; dkim=pass header.d=.nortonstore.jp\n{HOP}",
    "dot behind a domain": f"Authentication-Results: mx.provider.example; dkim=pass header.d=mail.nortonstore.jp.\n{HOP}",
    "more than a domain": f"Authentication-Results: mx.provider.example; dkim=pass header.d=mail.nortonstore.jp/x\n{HOP}",
    "no dot": f"Authentication-Results: mx.provider.example; dkim=pass header.d=jp\n{HOP}",
    "passed on": f"Authentication-Results: mx.provider.example; dkim=passed header.d=mail.nortonstore.jp\n{HOP}",
}


@pytest.mark.parametrize("fields", FORGED.values(), ids=FORGED)
def test_what_a_sender_can_write_himself_proves_nothing(fields: str) -> None:
    assert _read(fields) == "none"


def test_a_second_from_address_takes_the_pass_away() -> None:
    report = f"Authentication-Results: mx.google.com; {PASS}\n{RECEIVED}"
    assert _read(report) == "pass"
    assert _read(report, f"{STORE}, a@evil.example") == "none"


def test_of_no_sender_nothing_is_reported() -> None:
    assert _read(f"Authentication-Results: mx.google.com; {PASS}\n{RECEIVED}", "") == "none"
    assert _read("Authentication-Results: mx.google.com; dmarc=fail header.from=evil.example\n", "") == "none"


def test_results_name_their_domains() -> None:
    report = "mx.example; dkim=pass header.i=@a.example header.d=b.example; spf=none; auth=pass smtp.auth=x"
    assert list(results_of(report)) == [("dkim", "pass", ("a.example", "b.example"))]


def test_a_pass_of_a_foreign_sender_says_nothing() -> None:
    report = f"Authentication-Results: mx.google.com; dmarc=pass header.from=evil.example\n{RECEIVED}"
    assert _read(report, "a@evil.example") == "none"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("mx.google.com", "google.com"),
        ("a.b.example.co.jp", "example.co.jp"),
        ("mail.nortonstore.jp", "nortonstore.jp"),
        ("mail.example.com.au", "example.com.au"),
        ("mail.example.info.au", "info.au"),
        ("mail.example.co.info", "co.info"),
        ("co.jp", "co.jp"),
        ("example.co.jp", "example.co.jp"),
        ("jp", "jp"),
        (".mx.example.com.", "example.com"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_organisation(host: str, expected: str) -> None:
    assert organisation(host) == expected
