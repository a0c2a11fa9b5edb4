"""What the prefilter sees, what it lets go, and that its two ways of searching agree."""

from __future__ import annotations

import base64
import quopri
import random
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from norton_order.prefilter.literals import order_words, words
from norton_order.prefilter.matcher import Matcher, _own_matcher, could_be_notice
from norton_order.vendor.labels import LABELS, Role
from norton_order.vendor.senders import SENDER_DOMAINS
from variants.matrix import notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from norton_order.prefilter.literals import Word
    from norton_order.vendor.labels import Label

CHARSETS = {
    "ja": ("utf-8", "cp932", "euc_jp", "iso2022_jp", "gb18030"),
    "ko": ("utf-8", "cp949"),
    "zh": ("utf-8", "gb18030"),
    "en": ("utf-8", "cp932"),
}
TRANSFERS: dict[str, Callable[[bytes], bytes]] = {
    "raw": lambda octets: octets,
    "quoted-printable": quopri.encodestring,
    "quoted-printable, lower case": lambda octets: b"".join(b"=%02x" % octet for octet in octets),
    "quoted-printable, CRLF": lambda octets: quopri.encodestring(octets).replace(b"\n", b"\r\n"),
    "base64": base64.encodebytes,
    "base64, CRLF": lambda octets: base64.encodebytes(octets).replace(b"\n", b"\r\n"),
    "base64, one line": base64.b64encode,
}
SHORTEST_IN_BASE64 = 6  # octets; shorter ones stand in every attachment
ORDERS = {"ja": "注文", "ko": "주문", "zh": "订单", "en": "order"}
LABELLED = [
    pytest.param(label.text, label.language, id=label.text)
    for label in LABELS
    if label.role is Role.ENROLLMENT
]
NAMED = [
    pytest.param(f"{word.text} {ORDERS[word.language]}", word.language, id=f"word {word.text}")
    for word in words()
]


@cache
def matcher() -> tuple[Matcher, object]:
    pytest.importorskip("hyperscan", exc_type=ImportError)
    matcher = Matcher()
    return matcher, matcher.new_scratch()


def seen(raw: bytes) -> bool:
    """Return whether both ways of searching see a word; they must agree."""
    slow = could_be_notice(raw)
    fast, scratch = matcher()
    assert fast.could_be_notice(raw, scratch) is slow
    return slow


@pytest.mark.parametrize("transfer", TRANSFERS)
@pytest.mark.parametrize(("text", "language"), [*LABELLED, *NAMED])
def test_every_word_is_seen_wherever_it_stands(text: str, language: str, transfer: str) -> None:
    for charset in CHARSETS[language]:
        for before in ("", "a", "z" * 50):
            try:
                octets = f"{before}{text}: SY12345678".encode(charset)
            except UnicodeEncodeError:
                continue
            if (
                transfer.startswith("base64")
                and len(text.partition(" ")[0].encode(charset)) < SHORTEST_IN_BASE64
            ):
                continue
            assert seen(TRANSFERS[transfer](octets)), (charset, before)


@pytest.mark.parametrize("form", ["&#%d;", "&#x%x;", "&#x%X;", "&#%05d;"])
@pytest.mark.parametrize("transfer", sorted(TRANSFERS.keys() - {"quoted-printable, lower case"}))
def test_character_references_are_seen(form: str, transfer: str) -> None:
    for before in ("", "x", "xy"):
        text = before + "".join(form % ord(character) for character in "自動延長加入時のご注文番号")
        assert seen(TRANSFERS[transfer](text.encode()))


JIS = "自動延長".encode("iso2022_jp")
GAPS = [
    pytest.param("自動\r\n延長".encode(), id="line end"),
    pytest.param("自動\r\n> 延長".encode(), id="quoted line"),
    pytest.param("自動 　延長".encode(), id="blanks"),
    pytest.param("自\u200b動延長".encode(), id="zero-width space"),
    pytest.param("自動延\ufeff長".encode(), id="zero-width no-break space"),
    pytest.param("自動</b><span style='color:red'>延長".encode(), id="two tags"),
    pytest.param("自動&nbsp;延長".encode(), id="entity"),
    pytest.param(b"=E8=87=AA=E5=8B=\r\n=95=E5=BB=B6=E9=95=B7", id="soft break within a character"),
    pytest.param(b"=E8=87=AA=E5=8B=95<br>=E5=BB=B6=E9=95=B7", id="tag in quoted-printable"),
    pytest.param(JIS[:7] + b"\x1b(B\n\x1b$B" + JIS[7:], id="JIS, a line end and its escape sequences"),
    pytest.param(JIS[:4] + b"=\n" + JIS[4:], id="JIS in quoted-printable, soft break within a pair"),
    pytest.param(b"nor=\r\nton", id="soft break in a brand"),
    pytest.param(b"=4E=6F=72=74=6F=6E", id="brand in hexadecimal"),
    pytest.param("ﾉｰﾄﾝ".encode("cp932"), id="half-width katakana"),
    pytest.param("Ｎｏｒｔｏｎ".encode("euc_jp"), id="full-width letters"),
    pytest.param(b"6Ieq5Yu\n> V5bu26ZW3", id="base64, quoted"),
    pytest.param(b"Automatic\r\n renewal", id="English words over two lines"),
    pytest.param(b"AUTO-RE=\r\nNEWAL", id="soft break in an English word"),
]


@pytest.mark.parametrize("octets", GAPS)
def test_gaps_in_a_word_are_bridged(octets: bytes) -> None:
    assert seen(octets + b"\norder")


NESTED = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
OPAQUE = [
    pytest.param(b"Content-Type: text/plain; charset=UTF-7\n\n+gepSOw-", id="UTF-7"),
    pytest.param(b'Content-Type: text/plain; charset="utf-16le"\n\n', id="UTF-16 declared"),
    pytest.param("自動延長".encode("utf-16"), id="UTF-16 by its byte order mark"),
    pytest.param(b"MIME-Version: 1.0\n\n" + "自動延長".encode("utf-16"), id="the same in a body"),
    pytest.param(
        b"MIME-Version: 1.0\n\n" + base64.b64encode("自動".encode("utf-16")), id="the same in base64"
    ),
    pytest.param(b"Content-Type: text/plain; charset=iso-2022-kr\n\n", id="ISO-2022-KR"),
    pytest.param(b"Content-Type: text/plain; charset=hz-gb-2312\n\n", id="HZ"),
    pytest.param(b"Content-Transfer-Encoding: x-uuencode\n\n", id="uuencode"),
    *(
        pytest.param(base64.encodebytes(b"x" * n + NESTED), id=f"message within base64, {n}")
        for n in range(3)
    ),
]


@pytest.mark.parametrize("octets", OPAQUE)
def test_what_cannot_be_seen_into_is_kept(octets: bytes) -> None:
    assert seen(octets)


OTHER = [
    pytest.param(b"", id="empty"),
    pytest.param(
        "Subject: 会議\n\n自動車保険の期間延長のご案内です。ノートをお持ちください。".encode(),
        id="neighbouring words",
    ),
    pytest.param("ご注文番号 12345".encode("iso2022_jp"), id="another shop"),
    pytest.param(base64.encodebytes(bytes(range(256)) * 40), id="attachment"),
    pytest.param(b"Your order number is 12345. This is an automatic reply; renewal follows.", id="English"),
    pytest.param("延長自動".encode("euc_jp"), id="halves the other way round"),
]


@pytest.mark.parametrize("octets", OTHER)
def test_other_mail_is_dropped(octets: bytes) -> None:
    assert not seen(octets)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_both_ways_agree_on_damaged_words(data: st.DataObject) -> None:
    text, language = data.draw(st.sampled_from(words()))
    charset = data.draw(st.sampled_from(CHARSETS[language]))
    octets = (data.draw(st.text("aあ ", max_size=4)) + text + ORDERS[language]).encode(charset, "ignore")
    damaged = bytearray(TRANSFERS[data.draw(st.sampled_from(sorted(TRANSFERS)))](octets))
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 2))] = data.draw(
            st.sampled_from([b"", b"\n", b"=\r\n", b" ", b"<b>", b"\n> ", b"A", b"=", b"\x1b(B\x1b$B", b"\0"])
        )
    seen(bytes(damaged))


@given(st.binary(max_size=400))
@example(b"\n\n\xff\xfe")
def test_both_ways_agree_on_anything(octets: bytes) -> None:
    seen(octets)


@pytest.mark.parametrize("word", ["", "自動延長の注文"])
@pytest.mark.parametrize("has_hyperscan", [True, False])
def test_a_large_message_is_judged_alike(
    word: str, has_hyperscan: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if has_hyperscan:
        pytest.importorskip("hyperscan", exc_type=ImportError)
    else:
        monkeypatch.setitem(sys.modules, "hyperscan", None)
    _own_matcher.cache_clear()
    raw = b"Subject: lunch\n\n" + base64.encodebytes(bytes(range(256)) * 4096) + word.encode()
    assert could_be_notice(raw) is bool(word)
    assert (_own_matcher() is not None) is has_hyperscan
    _own_matcher.cache_clear()


def test_no_notice_of_the_matrix_is_dropped() -> None:
    chosen = notices()[::7]
    assert len(chosen) > 400
    assert not [variant.name for variant in chosen if not seen(variant.octets)]


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.text)
def test_labels_are_made_of_the_words(label: Label) -> None:
    """A new wording needs a row among the labels and none here, or one that makes this test fail."""
    text = label.text.casefold().replace(" ", "")

    def holds(chosen: tuple[Word, ...]) -> bool:
        return any(word.text.casefold().replace(" ", "") in text for word in chosen)

    if label.role is not Role.OTHER:
        assert holds(order_words())
    if label.role is Role.ENROLLMENT:
        assert holds(words())


@pytest.mark.parametrize("domain", SENDER_DOMAINS)
def test_every_sender_names_the_vendor(domain: str) -> None:
    assert seen(f"From: <order@{domain}>\n\n".encode())


COMBINED = [
    f"{service}{joined}時の{number}"
    for service in ("自動延長", "自動更新", "自動継続", "自動課金", "自動更新サービス")
    for joined in ("加入", "ご登録", "お申し込み", "開始", "契約")
    for number in ("ご注文番号", "オーダー番号", "受注番号", "注文No", "番号", "Order No.")
]


@pytest.mark.parametrize("transfer", TRANSFERS)
def test_wordings_that_no_table_holds_are_seen(transfer: str) -> None:
    missed = [
        (text, charset)
        for text in COMBINED
        for charset in CHARSETS["ja"]
        if not seen(TRANSFERS[transfer](f"お客様\n{text}：SY12345678\n".encode(charset)))
    ]
    assert not missed


def test_the_service_alone_makes_no_notice() -> None:
    assert not seen("お使いのアプリの自動更新を有効にしました。".encode())
    assert seen("お使いのアプリの自動更新を有効にしました。ご注文番号 W123".encode())


CHANCE = base64.encodebytes(random.Random(7).randbytes(30_000))  # noqa: S311 - not a secret


@pytest.mark.parametrize("name", ["Norton", "sYmantec", "joHAb", "binhex", "UUencode"])
@pytest.mark.parametrize("place", [100, 152, 20_000])
def test_letters_of_a_name_within_base64_are_none(name: str, place: int) -> None:
    assert not seen(CHANCE[:place] + name.encode() + CHANCE[place + len(name) :])


@pytest.mark.parametrize(
    "text",
    [
        b"norton",
        b"\nNorton\n",
        b"Dear customer of Norton\n",
        b"https://www.nortonstore.jp/support/autorenewal/procedural",
        b"mynortonaccountandsubscriptionrenewal\nhello",
        b"Taro\nYamada\nNorton360Deluxe\nSY12345678\n2023\n11534\nJPY\nTokyo\n",
    ],
)
def test_a_name_is_seen_in_text(text: bytes) -> None:
    assert seen(text)
