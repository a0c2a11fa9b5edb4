"""Links to the one on an official host, and to those that mislead."""

from __future__ import annotations

import pytest

from norton_order.html.document import Anchor, Document, Line
from norton_order.notice.links import LinkReading, harmless_host, official_link, read_links

PROCEDURES = "https://www.nortonstore.jp/support/autorenewal/procedural/"
WORDS = "自動延長サービスに関する各種手続きについて"


@pytest.mark.parametrize(
    ("target", "link"),
    [
        pytest.param(PROCEDURES, PROCEDURES, id="official"),
        pytest.param(f"{PROCEDURES}?jpmid=AR_mail_t37_191125", PROCEDURES, id="query dropped"),
        pytest.param(f"{PROCEDURES}#top", PROCEDURES, id="fragment dropped"),
        pytest.param("HTTPS://WWW.NortonStore.JP/a", "https://www.nortonstore.jp/a", id="upper case"),
        pytest.param("https://www.nortonstore.jp", "https://www.nortonstore.jp/", id="no path"),
    ],
)
def test_official(target: str, link: str) -> None:
    assert official_link(target) == link


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("http://www.nortonstore.jp/", id="http"),
        pytest.param("https://www.nortonstore.jp:443/", id="port"),
        pytest.param("https://a@www.nortonstore.jp/", id="user"),
        pytest.param("https://www.nortonstore.jp@evil.example/", id="user part like the host"),
        pytest.param("https://www.nortonstore.jp%40evil.example/", id="escaped at sign"),
        pytest.param("https://www.nortonstore.jp.evil.example/", id="longer host"),
        pytest.param("https://evil-nortonstore.jp/", id="host with a prefix"),
        pytest.param("https://nortonstore-jp.com/", id="other host"),
        pytest.param("https://www.n0rtonstore.jp/", id="zero for o"),
        pytest.param("https://www.xn--nrtonstore-9db.jp/", id="punycode"),
        pytest.param("https://www.nоrtonstore.jp/", id="Cyrillic letter"),
        pytest.param("https://www．nortonstore．jp/", id="full-width dots"),
        pytest.param("https://ｗｗｗ.nortonstore.jp/", id="full-width letters"),
        pytest.param("https://www.nortonstore.jp./", id="dot at the end"),
        pytest.param("https://www.nortonstore.jp\\@evil.example/", id="backslash"),
        pytest.param("https:\\\\www.nortonstore.jp/", id="backslashes for strokes"),
        pytest.param("https:/www.nortonstore.jp/", id="one stroke"),
        pytest.param("https:///www.nortonstore.jp/", id="three strokes"),
        pytest.param("//www.nortonstore.jp/", id="no scheme"),
        pytest.param("https://www.nortonstore.jp /", id="blank"),
        pytest.param("https://www.nortonstore.jp\t/", id="tab"),
        pytest.param("https://www.nortonstore.jp/\n", id="line end"),
        pytest.param("https://www.nortonstore.jp/a\x00b", id="NUL"),
        pytest.param("https://www.nortonstore.jp/\u202e", id="right to left"),
        pytest.param("https://www.nortonstore.jp/手続き", id="not ASCII"),
        pytest.param("https://www.nortonstore.jp/a/../b", id="way up"),
        pytest.param("https://www.nortonstore.jp/a/%2e%2e/b", id="escaped way up"),
        pytest.param("https://www.nortonstore.jp//evil.example/", id="two strokes in the path"),
        pytest.param("https://www.nortonstore.jp/go/https://evil.example/", id="address in the path"),
        pytest.param("https://www.nortonstore.jp/go/https%3a%2f%2fevil.example/", id="escaped address in the path"),
        pytest.param("https://1370164356/", id="decimal host"),
        pytest.param("https://024266170110/", id="octal host"),
        pytest.param("https://0x51ab1844/", id="hexadecimal host"),
        pytest.param("https://[::1]/", id="IPv6"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("data:text/html,https://www.nortonstore.jp/", id="data"),
        pytest.param("https://t.co/abc", id="redirector"),
        pytest.param("https://static.cdn.responsys.net/a", id="host of pictures"),
        pytest.param("/support/autorenewal/procedural/", id="relative"),
        pytest.param("", id="empty"),
    ],
)  # fmt: skip
def test_not_official(target: str) -> None:
    assert official_link(target) is None


def _read(target: str, words: str = WORDS) -> LinkReading:
    return read_links([Document("text/html", (Line(words),), (Anchor(target, words, 0),))])


@pytest.mark.parametrize(
    ("target", "words", "host"),
    [
        pytest.param("https://evil.example/", PROCEDURES, "evil[.]example", id="official address shown"),
        pytest.param("https://evil.example/", "www.nortonstore.jp", "evil[.]example", id="official host shown"),
        pytest.param("https://evil.example/", WORDS, "evil[.]example", id="words of the procedures link"),
        pytest.param("https://evil.example/", "停止手続き", "evil[.]example", id="words of stopping"),
        pytest.param("https://n0rton.example/", "ここ", "n0rton[.]example", id="host like the brand"),
        pytest.param("https://www.nortonstore.jp@evil.example/", "ここ", "evil[.]example", id="user part"),
        pytest.param("//evil.example/", WORDS, "evil[.]example", id="no scheme"),
        pytest.param("https:evil.example", WORDS, "evil[.]example", id="no strokes"),
        pytest.param(" java\tscript:alert(1)", WORDS, "javascript:", id="script"),
        pytest.param("https://[", WORDS, "an unreadable address", id="no host"),
        pytest.param("https://１３７.example/", WORDS, "137[.]example", id="full width"),
    ],
)  # fmt: skip
def test_misleading(target: str, words: str, host: str) -> None:
    reading = _read(target, words)
    assert reading.procedures is None
    assert reading.misleading == (host,)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        pytest.param("https://example.jp/", "広告", id="advertisement"),
        pytest.param("mailto:a@example.jp", WORDS, id="mail"),
        pytest.param("tel:0120123456", WORDS, id="telephone"),
        pytest.param("#top", WORDS, id="fragment"),
        pytest.param("https://www.nortonstore.jp/", "停止手続き", id="official"),
        pytest.param("http://www.norton.com/", "停止手続き", id="official by http"),
    ],
)
def test_not_misleading(target: str, words: str) -> None:
    assert _read(target, words).misleading == ()


def test_the_procedures_page_wins_over_others() -> None:
    anchors = (
        Anchor("https://www.nortonstore.jp/support/autorenewal/", "自動延長", 0),
        Anchor("https://www.norton.com/a", "トップ", 0),
        Anchor(PROCEDURES, "こちら", 0),
    )
    assert read_links([Document("text/html", (), anchors)]).procedures == PROCEDURES


@pytest.mark.parametrize(
    ("text", "link"),
    [
        pytest.param(f"手続き {PROCEDURES}", PROCEDURES, id="printed"),
        pytest.param(f"手続き <{PROCEDURES}>", PROCEDURES, id="in brackets"),
        pytest.param(f"手続きは{PROCEDURES}。", PROCEDURES, id="end of a sentence"),
        pytest.param("手続き https://www.nortonstore.jp。evil.example/", None, id="ideographic dot"),
        pytest.param("手続き https://www.nortonstore.jp／evil.example/", None, id="full-width stroke"),
    ],
)
def test_printed(text: str, link: str | None) -> None:
    assert read_links([Document("text/plain", (Line(text),))]).procedures == link


def test_harmless() -> None:
    assert harmless_host("evil.example\x1b[31m") == "evil[.]example??31m"
