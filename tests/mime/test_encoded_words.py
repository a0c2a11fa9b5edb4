"""Header fields as Japanese mailers write them: encoded-words, raw octets, and both at once."""

from __future__ import annotations

import base64
import itertools
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norton_order.mime.encoded_words import decode_field

SUBJECT = "【ノートンストア】自動延長サービス・課金完了のご案内"
JIS = SUBJECT.encode("iso2022_jp")


def b_word(octets: bytes, label: str = "ISO-2022-JP") -> bytes:
    return b"=?%s?B?%s?=" % (label.encode(), base64.b64encode(octets))


def q_word(octets: bytes, label: str) -> bytes:
    return b"=?%s?Q?%s?=" % (label.encode(), b"".join(b"=%02x" % octet for octet in octets))


FIELDS = [
    pytest.param(b"plain subject", "plain subject", id="ascii"),
    pytest.param(b" folded\r\n  subject \r\n", "folded subject", id="folded"),
    pytest.param(b_word(JIS), SUBJECT, id="jis-b"),
    pytest.param(b_word(SUBJECT.encode(), "utf-8"), SUBJECT, id="utf-8-b"),
    pytest.param(q_word(SUBJECT.encode("cp932"), "windows-31j"), SUBJECT, id="cp932-q"),
    pytest.param(b_word(SUBJECT.encode("euc-jp"), "x-euc-jp"), SUBJECT, id="euc-b"),
    pytest.param(b_word(JIS, "iso-2022-jp-ms"), SUBJECT, id="label-python-does-not-know"),
    pytest.param(b_word(JIS, "_ISO-2022-JP$ESC"), SUBJECT, id="label-with-escape"),
    pytest.param(b_word(JIS, "iso-2022-jp*ja"), SUBJECT, id="language"),
    pytest.param(b_word(SUBJECT.encode(), "iso-2022-jp"), SUBJECT, id="utf-8-labelled-jis"),
    pytest.param(b_word(SUBJECT.encode("cp932"), "unknown"), SUBJECT, id="unknown-label"),
    pytest.param(b_word(b"\x1b$B-!-j\x1b(B"), "①㈱", id="nec-row-13"),
    pytest.param(b_word(b"\x1b$B1dD9"), "延長", id="left-open"),
    pytest.param(b_word(SUBJECT.encode("utf-16"), "utf-16"), SUBJECT, id="utf-16"),
    pytest.param(q_word("é".encode("latin-1"), "iso-8859-1"), "é", id="latin-1"),
    pytest.param(b"Andr=?iso-8859-1?q?=E9?= P", "André P", id="glued"),
    pytest.param(b"=?utf-8?q?Order_no._=31?=", "Order no. 1", id="underscore"),
    pytest.param(
        b'"=?utf-8?B?44GU?= =?utf-8?B?5rOo?=" <a@example.jp>', '"ご注" <a@example.jp>', id="in-quotes"
    ),
    pytest.param(b"=?utf-8?B?44GU?=\r\n =?utf-8?B?5rOo?=", "ご注", id="folded-words"),
    pytest.param(b"=?utf-8?B?44GU?= SY1 =?utf-8?B?5rOo?=", "ご SY1 注", id="words-and-text"),
    pytest.param(b"=?utf-8?B?44GU?= =?iso-2022-jp?B?GyRCQ20bKEI=?=", "ご注", id="two-charsets"),
    pytest.param(b"=?utf-8?B?44GU?= =?UTF-8?Q?=E6=B3=A8?=", "ご注", id="two-encodings"),
    pytest.param(b"=?utf-8?B?44GU\r\n 5rOo?=", "ご注", id="folded-inside-a-word"),
    pytest.param(b"=?utf-8?B?44G?= =?utf-8?B?U5rOo?=", "ご注", id="base64-cut-inside-a-group"),
    pytest.param(b"=?utf-8?B?44GU5g?= =?utf-8?B?s6g?=", "ご注", id="no-padding-cut-inside-a-character"),
    pytest.param(b"=?utf-8?B?44GU5rOo", "ご注", id="unfinished-b"),
    pytest.param(b"=?utf-8?Q?=E3=81=94 text", "ご text", id="unfinished-q"),
    pytest.param(b"=?utf-8?B?44GU =?utf-8?B?5rOo?=", "ご注", id="unfinished-then-whole"),
    pytest.param(b"=?utf-8?B? is no word", "=?utf-8?B? is no word", id="no-word"),
    pytest.param(b"1 =? 2 ?= 3", "1 =? 2 ?= 3", id="signs-only"),
    pytest.param(b"=?utf-8?B??=", "", id="empty-word"),
    pytest.param(b"=?utf-8?Q?a?b?=", "a?b", id="question-mark-inside"),
    pytest.param(b"=?utf-8?Q?a b?=", "a b", id="blank-inside"),
    pytest.param(SUBJECT.encode(), SUBJECT, id="raw-utf-8"),
    pytest.param(SUBJECT.encode("cp932"), SUBJECT, id="raw-cp932"),
    pytest.param(SUBJECT.encode("euc-jp"), SUBJECT, id="raw-euc"),
    pytest.param(JIS, SUBJECT, id="raw-jis"),
    pytest.param(JIS + b" =?utf-8?B?44GU?=", SUBJECT + " ご", id="raw-jis-and-word"),
    pytest.param("件名①髙".encode("cp932"), "件名①髙", id="raw-cp932-extensions"),
    pytest.param(b"a\tb\0c\x1bd\x7f", "a bcd", id="controls"),
    pytest.param(b_word("a\r\nBcc: x\u2028y".encode(), "utf-8"), "a Bcc: x y", id="hidden-line-break"),
    pytest.param(b"", "", id="empty"),
]


@pytest.mark.parametrize(("octets", "text"), FIELDS)
def test_a_field_becomes_one_readable_line(octets: bytes, text: str) -> None:
    assert decode_field(octets) == text


WORDS = st.text(st.sampled_from("自動延長加入時のご注文番号ノートン：SY12 "), min_size=1, max_size=40)


@pytest.mark.parametrize("label", ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp", "utf-16-be"])
@given(text=WORDS, cuts=st.lists(st.integers(0, 80), max_size=5), quoted=st.booleans())
@settings(max_examples=60, deadline=None)
def test_words_cut_anywhere_are_read_as_one(label: str, text: str, cuts: list[int], quoted: bool) -> None:
    octets = text.strip().encode(label)
    edges = sorted({0, len(octets), *(cut for cut in cuts if cut < len(octets))})
    write = q_word if quoted else b_word
    pieces = [write(octets[start:end], label) for start, end in itertools.pairwise(edges)]
    assert decode_field(b"\r\n ".join(pieces)) == text.strip()


SCRAPS = st.lists(
    st.one_of(
        st.sampled_from(
            [b"=?", b"?=", b"=?utf-8?B?", b"=?iso-2022-jp?q?", b"\r\n ", b"\x1b$B", b"=E3", b"44GU", b"_"]
        ),
        st.binary(max_size=6),
    ),
    max_size=12,
).map(b"".join)


@given(SCRAPS)
@settings(max_examples=400, deadline=None)
def test_any_octets_give_one_line_without_controls(octets: bytes) -> None:
    text = decode_field(octets)
    text.encode("utf-8")
    assert text == text.strip()
    assert text.isprintable() or not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in text)


BOMBS = [
    pytest.param(lambda n: b"=?utf-8?B?44GU?= " * n, id="words"),
    pytest.param(lambda n: b"=?utf-8?B?44GU?= =?cp932?Q?=82=A0?= " * (n // 2), id="changing-words"),
    pytest.param(lambda n: b"=?utf-8?B?44G?= " * n, id="misaligned-words"),
    pytest.param(lambda n: b"=?a?q?" * n, id="starts"),
    pytest.param(lambda n: b"=?a?q?" * n + b"?=", id="starts-and-one-end"),
    pytest.param(lambda n: b"=?" * n, id="signs"),
    pytest.param(lambda n: b"\r\n " * n, id="folds"),
    pytest.param(lambda n: b"\r" * n, id="returns"),
    pytest.param(lambda n: b"\x1b$B$\x1b(B" * n, id="escapes"),
]


def seconds(octets: bytes) -> float:
    start = time.process_time()
    decode_field(octets)
    return time.process_time() - start


@pytest.mark.parametrize("make", BOMBS)
def test_time_grows_with_the_octets_only(make: Callable[[int], bytes]) -> None:
    short, long = (min(seconds(make(n)) for _ in range(3)) for n in (2_000, 8_000))
    assert long < 10 * short + 0.2


def test_a_megabyte_of_encoded_words_is_read_in_seconds() -> None:
    assert seconds(b"=?utf-8?B?44GU?= =?cp932?Q?=82=A0?= " * 27_000) < 10
