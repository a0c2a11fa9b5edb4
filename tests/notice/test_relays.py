"""Lists and forwarding services explain a foreign sender only with evidence."""

from __future__ import annotations

import pytest

from norton_order import Notice, group_subscriptions
from norton_order.notice.reading import read_notices

W, NUMBER = "自動延長加入時のご注文番号", "SY12345678"
OFFICIAL = "https://www.nortonstore.jp/support/autorenewal/procedural/"
LIST = "List-Id: <soumu.example.co.jp>\nReply-To: order@mail.nortonstore.jp\n"
FOOTER = "-- \nグループから抜けるには https://groups.google.com/a/example.co.jp/d/msgid/x をご覧ください。\n"
PASS = (
    "Authentication-Results: mx.example.net; dkim=pass header.d={0}; dmarc=pass header.from={0}\n"
    "Received: from a.example by mx.example.net; Mon, 20 Nov 2023 10:00:00 +0900\n"
)


def _read(fields: str, sender: str, text: str, to: str = "taro@example.jp") -> Notice | str:
    raw = (
        f"{fields}From: {sender}\nTo: {to}\nSubject: 自動延長サービス・課金完了のご案内\n"
        f"Date: Mon, 20 Nov 2023 10:00:00 +0900\n\n課金が完了しました。\n課金日：2023年11月20日\n課金金額：11,534円\n{W}：{NUMBER}\n{text}"
    )
    found = read_notices(raw.encode())
    return found[0] if isinstance(found, tuple) else found.rejection.reason


@pytest.mark.parametrize(
    ("fields", "sender", "text"),
    [
        pytest.param(LIST, "'ノートンストア' via 総務 <soumu@example.co.jp>", f"{OFFICIAL}\n{FOOTER}", id="list"),
        pytest.param(LIST, "soumu@example.co.jp", "", id="list without footer"),
        pytest.param(PASS.format("relay.firefox.com"), "x@relay.firefox.com", "https://relay.firefox.com/manage\n", id="Firefox Relay"),
        pytest.param(PASS.format("simplelogin.co"), "x@simplelogin.co", OFFICIAL, id="SimpleLogin"),
        pytest.param(PASS.format("duck.com"), "order_at_mail.nortonstore.jp_taro@duck.com", "", id="DuckDuckGo"),
        pytest.param(PASS.format("privaterelay.appleid.com"), "x@privaterelay.appleid.com", "", id="Apple"),
    ],
)  # fmt: skip
def test_explained(fields: str, sender: str, text: str) -> None:
    notice = _read(fields, sender, text)
    assert isinstance(notice, Notice)
    assert "relayed" in [one.code for one in notice.warnings]
    assert "foreign-sender" not in [one.code for one in notice.warnings]
    (subscription,) = group_subscriptions([notice])
    assert (subscription.status, subscription.total_paid, subscription.charged_on) == ("unknown", 0, None)


@pytest.mark.parametrize(
    ("fields", "sender", "text"),
    [
        pytest.param(LIST, "soumu@example.co.jp", "https://evil.example/\n", id="foreign link above the footer"),
        pytest.param(LIST, "soumu@example.co.jp", "-- \n停止手続き https://evil.example/\n", id="misleading link in the footer"),
        pytest.param("List-Id: <a.example>\n", "a@b.example", FOOTER, id="no sender of the vendor named"),
        pytest.param("", "x@relay.firefox.com", "https://relay.firefox.com/manage\n", id="relay without a report"),
        pytest.param(PASS.format("relay.firefox.com"), "x@relay.firefox.com", "https://evil.example/\n", id="foreign link behind a relay"),
        pytest.param(PASS.format("evil.example"), "x@evil.example", "https://evil.example/\n", id="no relay"),
    ],
)  # fmt: skip
def test_unexplained(fields: str, sender: str, text: str) -> None:
    assert _read(fields, sender, text) == "suspicious"


@pytest.mark.parametrize(
    ("fields", "sender", "to", "email"),
    [
        pytest.param(LIST, "soumu@example.co.jp", "soumu@example.co.jp", "soumu@example.co.jp", id="list"),
        pytest.param(PASS.format("duck.com"), "x@duck.com", "taro@duck.com", "taro@duck.com", id="mask in To"),
        pytest.param(
            PASS.format("simplelogin.co") + "X-SimpleLogin-Envelope-To: shop.abc@slmail.me\n",
            "x@simplelogin.co", "taro@example.jp", "shop.abc@slmail.me", id="mask in a field of the relay",
        ),
        pytest.param(PASS.format("relay.firefox.com"), "x@relay.firefox.com", "taro@example.jp", None, id="no mask"),
    ],
)  # fmt: skip
def test_the_address_is_the_mask(fields: str, sender: str, to: str, email: str | None) -> None:
    notice = _read(fields, sender, "", to)
    assert isinstance(notice, Notice)
    assert notice.email == email
