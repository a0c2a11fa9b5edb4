"""Cleaning: nothing from a mail steers a terminal, a spreadsheet or a browser."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.text import safe


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("ノートン 360", "ノートン 360", id="untouched"),
        pytest.param(" a \r\n\t b\u3000c\u2028d ", "a b c d", id="one line"),
        pytest.param("a\x1b[31mb\x1b[0m", "ab", id="colour"),
        pytest.param("a\x1b]8;;https://evil.example\x07b\x1b]8;;\x1b\\c", "abc", id="hyperlink"),
        pytest.param("a\x9b31mb\x9d0;title\x9cc", "abc", id="eight-bit sequences"),
        pytest.param("a\x1bcb\x1b(0c\x1b", "abc", id="short sequences"),
        pytest.param("SY\u202e1234\u202c\u2066x\u2069", "SY1234x", id="bidi"),
        pytest.param("S\u200bY\u00ad1\ufeff2\u2060", "SY12", id="invisible"),
        pytest.param("a\x00\x07\x08\x7f\x85b", "a b", id="controls"),
        pytest.param("a\ud800b\ue000c", "abc", id="surrogate and private use"),
        pytest.param("x" * 400, "x" * 299 + "…", id="cut"),
    ],
)
def test_clean(text: str, clean: str) -> None:
    assert safe.clean(text) == clean


def test_octets_that_are_no_letters_keep_their_place_in_a_name() -> None:
    assert safe.legible(b"a\xff\xfe.eml".decode("utf-8", "surrogateescape")) == "a\ufffd\ufffd.eml"
    assert safe.legible("メール 1\n.eml") == "メール 1\n.eml"


@given(st.text() | st.text(alphabet="\x1b[]0;m\x07\\\x9b\x9c\x9d\u202e\n\t a", max_size=40))
def test_a_cleaned_text_is_one_harmless_line_and_stays_so(text: str) -> None:
    line = safe.clean(text)
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for sign in line)
    assert safe.clean(line) == line
    line.encode()


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1", "\u200b=1"]
)
def test_no_cell_is_a_formula(start: str) -> None:
    assert safe.clean_cell(start)[0] == "'"


@pytest.mark.parametrize(
    "text",
    [
        "0120-123-456",
        "０１２０－１２３－４５６",
        "03-1234-5678",
        "(03) 1234-5678",
        "0312345678",
        "09012345678",
        "+81-3-1234-5678",
        "+1 (888) 555-1234",
        "1-888-555-1234",
        "(888) 555-1234",
        "888.555.1234",
        "+18885551234",
    ],
)
def test_telephone_numbers_are_hidden(text: str) -> None:
    assert safe.hide_telephones(f"お電話は {text} まで") == "お電話は *** まで"


@pytest.mark.parametrize(
    "text",
    ["SY12345678", "2025-12-05", "2025/12/05", "2025年12月5日", "10,480円", "9:05", "NSKR0123456789", "360"],
)
def test_other_numbers_are_not(text: str) -> None:
    assert safe.hide_telephones(f"ご案内：{text} です") == f"ご案内：{text} です"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        pytest.param("SY12345678", True, id="number"),
        pytest.param("*******678", True, id="masked"),
        pytest.param("sy1", False, id="not in normal form"),
        pytest.param("SY1\n", False, id="line break"),
        pytest.param("SY1 2", False, id="space"),
        pytest.param("$(id)", False, id="shell"),
        pytest.param("", False, id="empty"),
    ],
)
def test_is_number(text: str, good: bool) -> None:
    assert safe.is_number(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        pytest.param("taro@example.jp", True, id="plain"),
        pytest.param("da..me.@ezweb.ne.jp", True, id="old carrier"),
        pytest.param("山田@例え.jp", True, id="international"),
        pytest.param("***@***", True, id="masked"),
        pytest.param("taro", False, id="no at sign"),
        pytest.param("a@b@example.jp", False, id="two"),
        pytest.param("<a@example.jp>", False, id="brackets"),
        pytest.param("a\u202e@example.jp", False, id="bidi"),
        pytest.param("a@example.jp\n", False, id="line break"),
    ],
)
def test_is_address(text: str, good: bool) -> None:
    assert safe.is_address(text) is good


@pytest.mark.parametrize(
    ("link", "good"),
    [
        pytest.param("https://www.nortonstore.jp/support/autorenewal/procedural/", True, id="official"),
        pytest.param("http://www.nortonstore.jp/", False, id="not https"),
        pytest.param("https://www.nortonstore.jp.example.com/", False, id="suffix"),
        pytest.param("https://www.nortonstore.jp@example.com/", False, id="user part"),
        pytest.param("https://x@www.nortonstore.jp/", False, id="user part at home"),
        pytest.param("https://www.nortonstore.jp:444/", False, id="port"),
        pytest.param("https://www.nortonstore.jp:x/", False, id="broken port"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("https://www.nortonstore.jp/a b", False, id="space"),
        pytest.param("https://www.nortonstore.jp/\u202e", False, id="bidi"),
    ],
)
def test_official_link(link: str, good: bool) -> None:
    assert safe.official_link(link) == (link if good else None)


def test_no_link_is_no_link() -> None:
    assert safe.official_link(None) is None
