"""What a letter says besides its order number."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order.mime import parse_message
from norton_order.notice.choosing import choose_order
from norton_order.notice.findings import Findings, read_findings
from norton_order.notice.story import begin_story
from notice.documents import FALSE, NOW, TRUE, W

STORE = "order@mail.nortonstore.jp"
ABROAD = "a@evil.example"
STOP = "停止手続き https://evil.example/"
NEWS = "ニュース https://news.example/"
PAGE = "https://www.nortonstore.jp/support/autorenewal/procedural/"
FAIL = "Authentication-Results: mx.google.com; dmarc=fail header.from={}\n"


def _mail(
    body: str, sender: str = STORE, subject: str = "自動延長サービス・課金完了のご案内", fields: str = ""
) -> bytes:
    return f"{fields}From: {sender}\nTo: taro@example.jp\nSubject: {subject}\n\n{body}\n".encode()


def _parts(*bodies: str) -> bytes:
    parts = "".join(
        f"--b\nContent-Type: text/{kind}; charset=utf-8\n\n{body}\n"
        for kind, body in zip(("plain", "html"), bodies, strict=True)
    )
    return _mail(f"{parts}--b--", fields='Content-Type: multipart/alternative; boundary="b"\n')


def _forwarded(body: str, sender: str = STORE, date: str = "", fields: str = "") -> bytes:
    head = f"---------- Forwarded message ---------\nFrom: {sender}\n{date}Subject: 課金完了のご案内\nTo: <taro@example.jp>\n\n"
    return _mail(head + body, "taro@example.jp", "Fwd: a", fields)


def _attached(inner: bytes) -> bytes:
    return b"From: taro@example.jp\nSubject: a\nContent-Type: message/rfc822\n\n" + inner


def _find(raw: bytes) -> Findings:
    story = begin_story(raw, parse_message(raw))
    return read_findings(story, choose_order(story.readings).placed.letter)


NUMBER = f"{W}：{TRUE}\n"
PASS = (
    "Authentication-Results: mx.example.net; dkim=pass header.d=mail.nortonstore.jp\n"
    "Received: from mail.nortonstore.jp by mx.example.net; Mon, 20 Nov 2023 10:00:00 +0900\n"
)


@pytest.mark.parametrize(
    ("subject", "body", "kind"),
    [
        pytest.param("課金完了のご案内", "", "renewed", id="of the subject"),
        pytest.param(
            "課金完了のご案内", "自動延長サービス・事前のご案内", "renewed", id="of the subject first"
        ),
        pytest.param("ご案内", "自動延長サービス・課金完了のご案内", "renewed", id="of the text"),
        pytest.param("ご案内", "", "other", id="of neither"),
    ],
)
def test_kind(subject: str, body: str, kind: str) -> None:
    assert _find(_mail(NUMBER + body, subject=subject)).kind == kind


@pytest.mark.parametrize(
    ("raw", "misleading", "page"),
    [
        pytest.param(_mail(f"{NUMBER}{NEWS}\n{PAGE}"), (), PAGE, id="the vendor, another link"),
        pytest.param(_mail(f"{NUMBER}{STOP}\n{PAGE}"), ("evil[.]example",), PAGE, id="the vendor, a link that misleads"),
        pytest.param(_mail(f"{NUMBER}{NEWS}\n{PAGE}", ABROAD), ("news[.]example",), None, id="a stranger, another link"),
        pytest.param(_mail(f"{NUMBER}{PAGE}", ABROAD), (), PAGE, id="a stranger, no other link"),
        pytest.param(_forwarded(f"{NUMBER}{NEWS}\n{PAGE}", ABROAD), (), PAGE, id="forwarded"),
        pytest.param(_forwarded(f"{NUMBER}{STOP}\n{PAGE}", ABROAD), ("evil[.]example",), None, id="forwarded, misleading"),
    ],
)  # fmt: skip
def test_links(raw: bytes, misleading: tuple[str, ...], page: str | None) -> None:
    found = _find(raw)
    assert (tuple(found.misleading), found.procedures_link) == (misleading, page)


@pytest.mark.parametrize(
    ("raw", "authentication", "is_suspicious"),
    [
        pytest.param(_mail(NUMBER, ABROAD), "none", False, id="a stranger"),
        pytest.param(_mail(NUMBER + STOP, ABROAD), "none", True, id="a stranger and a link"),
        pytest.param(_mail(NUMBER, ABROAD, fields=FAIL.format("evil.example")), "fail", True, id="a stranger that fails"),
        pytest.param(_mail(NUMBER + STOP, fields=FAIL.format("mail.nortonstore.jp")), "fail", False, id="the vendor, a link, failed"),
        pytest.param(_forwarded(NUMBER + STOP, ABROAD), "none", False, id="forwarded"),
        pytest.param(_attached(_mail(NUMBER, ABROAD, fields=FAIL.format("evil.example"))), "fail", False, id="attached"),
        pytest.param(_attached(_mail(NUMBER, fields=FAIL.format("mail.nortonstore.jp"))), "fail", False, id="the vendor's, attached, failed"),
        pytest.param(_attached(_mail(NUMBER, fields=PASS)), "none", False, id="the vendor's, attached, passed"),
    ],
)  # fmt: skip
def test_suspicion(raw: bytes, authentication: str, is_suspicious: bool) -> None:
    found = _find(raw)
    assert (found.authentication, found.is_suspicious) == (authentication, is_suspicious)


@pytest.mark.parametrize(
    ("raw", "current", "disagree"),
    [
        pytest.param(_mail(NUMBER), None, False, id="none"),
        pytest.param(_mail(f"{NUMBER}{NOW}：{FALSE}"), FALSE, False, id="one"),
        pytest.param(_parts(NUMBER, f"{NUMBER}<p>{NOW}：{FALSE}"), FALSE, False, id="in one part"),
        pytest.param(_parts(f"{NUMBER}{NOW}：{FALSE}", f"{NUMBER}<p>{NOW}：SY11112222"), None, True, id="another in each part"),
        pytest.param(_parts(f"{NUMBER}課金日：2023年11月20日", f"{NUMBER}<p>課金日：2023年11月21日"), None, True, id="another day in each part"),
    ],
)  # fmt: skip
def test_what_parts_say(raw: bytes, current: str | None, disagree: bool) -> None:
    found = _find(raw)
    assert (found.current_order, found.parts_disagree) == (current, disagree)


def test_the_first_part_to_state_a_fact_wins() -> None:
    found = _find(
        _parts(f"{NUMBER}課金日：2023年11月20日", f"{NUMBER}<p>課金日：2023年11月21日<p>課金金額：1,100円")
    )
    assert (found.details.charged_on, found.details.amount) == (dt.date(2023, 11, 20), 1100)


@pytest.mark.parametrize(
    ("date", "charged_on"),
    [
        pytest.param("", None, id="of the mail around it"),
        pytest.param("Date: Wed, 22 Nov 2023 10:00:00 +0900\n", dt.date(2023, 11, 21), id="of the letter"),
    ],
)
def test_the_date_that_a_charge_is_told_on(date: str, charged_on: dt.date | None) -> None:
    fields = "Date: Mon, 20 Nov 2023 10:02:11 +0900\n"
    assert (
        _find(_forwarded(f"{NUMBER}課金日：2023年11月21日", date=date, fields=fields)).details.charged_on
        == charged_on
    )
