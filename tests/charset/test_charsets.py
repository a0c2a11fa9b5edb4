"""Japanese mail in every charset, label and state of repair it travels in."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norton_order.charset import Decoded, decode_text
from norton_order.charset.names import CODECS, known_charset

LABEL = "自動延長加入時のご注文番号"
LINE = f"{LABEL}：SY12345678"
SIGNS = "①㈱髙ﾃｽﾄ"  # NEC row 13, IBM extension, half-width kana


def jis(text: str) -> bytes:
    """Return *text* between ESC $ B and ESC ( B, by way of cp932, the way Outlook writes it."""
    octets = bytearray()
    for character in text:
        first, second = character.encode("cp932")
        if first >= 0xFA:  # IBM extensions as NEC selected them: rows 89 to 92
            first, second = next(
                (a, b)
                for a in (0xED, 0xEE)
                for b in range(0x40, 0xFD)
                if bytes((a, b)).decode("cp932", "ignore") == character
            )
        row = (first - (0x81 if first < 0xE0 else 0xC1)) * 2
        if second >= 0x9F:
            octets += bytes((row + 0x22, second - 0x9F + 0x21))
        else:
            octets += bytes((row + 0x21, second - (0x40 if second < 0x7F else 0x41) + 0x21))
    return b"\x1b$B" + bytes(octets) + b"\x1b(B"


SOUND = [
    pytest.param(LINE.encode(), "utf-8", LINE, "utf-8", "declared", id="utf-8"),
    pytest.param(LINE.encode(), None, LINE, "utf-8", "utf-8", id="utf-8-unlabelled"),
    pytest.param(LINE.encode(), "utf8mb4", LINE, "utf-8", "declared", id="utf8mb4"),
    pytest.param(b"\xef\xbb\xbf" + LINE.encode(), "x", LINE, "utf-8", "bom", id="utf-8-bom"),
    pytest.param(b"\xef\xbb\xbf" + LINE.encode(), "sjis", LINE, "utf-8", "bom", id="bom-before-label"),
    pytest.param((LINE + SIGNS).encode("cp932"), "Shift_JIS", LINE + SIGNS, "cp932", "declared", id="cp932"),
    pytest.param((LINE + SIGNS).encode("cp932"), None, LINE + SIGNS, "cp932", "cp932", id="cp932-unlabelled"),
    pytest.param(LINE.encode("euc-jp"), "x-euc-jp", LINE, "euc-jp", "declared", id="euc-jp"),
    pytest.param(LINE.encode("euc-jp"), None, LINE, "euc-jp", "euc-jp", id="euc-jp-unlabelled"),
    pytest.param(LINE.encode("utf-16"), None, LINE, "utf-16", "bom", id="utf-16-bom"),
    pytest.param(b"\xfe\xff" + LINE.encode("utf-16-be"), None, LINE, "utf-16", "bom", id="utf-16-be-bom"),
    pytest.param(b"\0\0\xfe\xff" + LINE.encode("utf-32-be"), None, LINE, "utf-32", "bom", id="utf-32-be-bom"),
    pytest.param(LINE.encode("utf-16-le"), "utf-16", LINE, "utf-16", "declared", id="utf-16-le-no-bom"),
    pytest.param(LINE.encode("utf-16-be"), "UTF-16", LINE, "utf-16", "declared", id="utf-16-be-no-bom"),
    pytest.param(LINE.encode("utf-16-be"), "utf-16be", LINE, "utf-16-be", "declared", id="utf-16-be"),
    pytest.param("order SY1".encode("utf-16-le"), None, "order SY1", "utf-16", "utf-16", id="utf-16-guessed"),
    pytest.param(LINE.encode("utf-32"), None, LINE, "utf-32", "bom", id="utf-32-bom"),
    pytest.param(LINE.encode("utf-32-be"), "utf-32", LINE, "utf-32", "declared", id="utf-32-no-bom"),
    pytest.param(LINE.encode("utf-7"), "unicode-1-1-utf-7", LINE, "utf-7", "declared", id="utf-7"),
    pytest.param("自动续订".encode("gb2312"), "gb2312", "自动续订", "gb18030", "declared", id="gb2312"),
    pytest.param("自动续订".encode("hz"), "hz-gb-2312", "自动续订", "hz", "declared", id="hz"),
    pytest.param("諾頓網路".encode("big5"), "big5", "諾頓網路", "big5", "declared", id="big5"),
    pytest.param(
        "諾頓㗎".encode("big5hkscs"), "big5-hkscs", "諾頓㗎", "big5-hkscs", "declared", id="big5-hkscs"
    ),
    pytest.param(
        "주문 번호".encode("cp949"), "ks_c_5601-1987", "주문 번호", "cp949", "declared", id="korean"
    ),
    pytest.param("주문".encode("iso2022_kr"), None, "주문", "iso-2022-kr", "escapes", id="iso-2022-kr"),
    pytest.param("é und ü".encode("cp1252"), "iso-8859-1", "é und ü", "latin-1", "declared", id="latin-1"),
    pytest.param(b"SY12345678", None, "SY12345678", "utf-8", "utf-8", id="ascii"),
    pytest.param(b"SY12345678", "us-ascii", "SY12345678", "us-ascii", "declared", id="ascii-labelled"),
    pytest.param(b"", None, "", "utf-8", "utf-8", id="empty"),
]


@pytest.mark.parametrize(("octets", "declared", "text", "charset", "rule"), SOUND)
def test_a_sound_text_is_read_exactly(
    octets: bytes, declared: str | None, text: str, charset: str, rule: str
) -> None:
    assert decode_text(octets, declared) == Decoded(text, charset, rule, 0)  # type: ignore[arg-type]


LYING = [
    pytest.param(LINE.encode(), "iso-2022-jp", LINE, "utf-8", id="utf-8-as-jis"),
    pytest.param(LINE.encode("cp932"), "iso-2022-jp", LINE, "cp932", id="cp932-as-jis"),
    pytest.param(LINE.encode("euc-jp"), "iso-2022-jp", LINE, "euc-jp", id="euc-as-jis"),
    pytest.param(jis(LABEL), "utf-8", LABEL, "iso-2022-jp", id="jis-as-utf-8"),
    pytest.param(jis(LABEL), "shift_jis", LABEL, "iso-2022-jp", id="jis-as-cp932"),
    pytest.param(LINE.encode(), "shift_jis", LINE, "utf-8", id="utf-8-as-cp932"),
    pytest.param("あい".encode(), "shift_jis", "あい", "utf-8", id="short-utf-8-as-cp932"),
    pytest.param(LINE.encode("euc-jp"), "shift_jis", LINE, "euc-jp", id="euc-as-cp932"),
    pytest.param(LINE.encode("cp932"), "euc-jp", LINE, "cp932", id="cp932-as-euc"),
    pytest.param(LINE.encode("cp932"), "utf-8", LINE, "cp932", id="cp932-as-utf-8"),
    pytest.param(LINE.encode("cp932"), "us-ascii", LINE, "cp932", id="cp932-as-ascii"),
    pytest.param(LINE.encode("cp932"), "iso-8859-1", LINE, "cp932", id="cp932-as-latin-1"),
    pytest.param(LINE.encode("euc-jp"), "iso-8859-1", LINE, "euc-jp", id="euc-as-latin-1"),
    pytest.param(LINE.encode(), "windows-1252", LINE, "utf-8", id="utf-8-as-cp1252"),
    pytest.param(LINE.encode(), "utf-16", LINE, "utf-8", id="utf-8-as-utf-16"),
    pytest.param(
        b"order\nnumber SY12345678", "utf-16", "order\nnumber SY12345678", "utf-8", id="ascii-as-utf-16"
    ),
    pytest.param("ﾃｽﾄ".encode("cp932"), "shift_jis", "ﾃｽﾄ", "cp932", id="half-width-kana-is-no-lie"),
    pytest.param("ｶﾅ".encode("cp932"), None, "ｶﾅ", "cp932", id="two-half-width-kana"),
    pytest.param("ﾃｱﾄｰ".encode("cp932"), "shift_jis", "ﾃｱﾄｰ", "cp932", id="half-width-kana-that-is-utf-8"),
    pytest.param("東京都".encode("euc-jp"), None, "東京都", "euc-jp", id="kanji-only-euc"),
    pytest.param("注文番号".encode("cp932"), None, "注文番号", "cp932", id="kanji-only-cp932"),
    pytest.param("l'été à Orléans".encode("latin-1"), None, "l'été à Orléans", "latin-1", id="french"),
    pytest.param(b"caf\xe9", None, "café", "latin-1", id="a-letter-at-the-end-that-begins-utf-8"),
    pytest.param(
        b"SY12345678\r\n" * 200 + b"\0" * 2_000,
        None,
        "SY12345678\r\n" * 200 + "\0" * 2_000,
        "utf-8",
        id="ascii-filled-up-with-NUL",
    ),
    pytest.param(
        "갱신 등록 시의 주문 번호입니다".encode("cp949"),
        None,
        "갱신 등록 시의 주문 번호입니다",
        "cp949",
        id="ko",
    ),
    pytest.param(
        "您的訂單已經完成，我們在這裡".encode("big5"), None, "您的訂單已經完成，我們在這裡", "big5", id="hk"
    ),
    pytest.param(
        b"SY12345678 order",
        "utf-16",
        b"SY12345678 order".decode("utf-16-be"),
        "utf-16",
        id="ascii-too-short-to-be-told-from-utf-16",
    ),
    pytest.param(
        b"SY12345678 order\x01!",
        "utf-16",
        b"SY12345678 order\x01!".decode("utf-16-be"),
        "utf-16",
        id="a-control-is-no-ascii",
    ),
    pytest.param(
        b"SY12345678 order\x1f!",
        "utf-16",
        b"SY12345678 order\x1f!".decode("utf-16-be"),
        "utf-16",
        id="another-control-is-no-ascii",
    ),
    pytest.param(
        ("注文番号" * 4).encode("utf-16-be"), "utf-16", "注文番号" * 4, "utf-16", id="kanji-only-utf-16"
    ),
    pytest.param(
        "l'été à Orléans".encode(), "iso-8859-1", "l'été à Orléans", "utf-8", id="western-utf-8-as-latin-1"
    ),
    pytest.param(
        "ノトン 订单号".encode("gb2312"), "gb2312", "ノトン 订单号", "gb18030", id="kana-in-chinese"
    ),
    pytest.param(b"SY12345678 orders!", "utf-16", "SY12345678 orders!", "utf-8", id="ascii-long-enough"),
    pytest.param(
        "您的订单已经完成，我们在这里".encode("gbk"), None, "您的订单已经完成，我们在这里", "gb18030", id="zh"
    ),
]


@pytest.mark.parametrize(("octets", "declared", "text", "charset"), LYING)
def test_a_label_that_lies_or_is_missing_is_seen_through(
    octets: bytes, declared: str | None, text: str, charset: str
) -> None:
    decoded = decode_text(octets, declared)
    assert (decoded.text, decoded.charset, decoded.replaced) == (text, charset, 0)


JIS = [
    pytest.param(jis(SIGNS[:3]), "①㈱髙", id="nec-row-13-and-ibm"),
    pytest.param(jis("①") + b"\x1b$B!A!=!]\x1b(B", "①〜―−", id="wave-dash-stays"),
    pytest.param(b"\x1b$@" + jis("延長")[3:], "延長", id="jis-c-6226"),
    pytest.param(jis("延長")[:-1] + b"J SY1", "延長 SY1", id="jis-roman-as-reset"),
    pytest.param(b"\x1b(J\\8,980 ~\x1b(B\\", "¥8,980 ~\\", id="yen-and-tilde"),
    pytest.param(b"\x1b&@\x1b$B1dD9\x1b(B", "延長", id="jis-x-0208-1990"),
    pytest.param(b"\x1b(I6E\x1b(B", "ｶﾅ", id="half-width-kana-escape"),
    pytest.param(b"\x0e6E\x0f SY1", "ｶﾅ SY1", id="half-width-kana-shift"),
    pytest.param(jis("延長") + b"\xb6\xc5", "延長ｶﾅ", id="half-width-kana-8-bit"),
    pytest.param(jis("延長") + "\n延長".encode(), "延長\n延長", id="utf-8-footer"),
    pytest.param(jis("延長")[:-3], "延長", id="open-at-the-end"),
    pytest.param(
        jis("延長")[:-3] + b"\nSY12345678\n" + jis("自動"), "延長\nSY12345678\n自動", id="open-line-is-reset"
    ),
    pytest.param(jis("延長")[:-3] + b"\r\nSY12345678", "延長\r\nSY12345678", id="open-line-then-number"),
    pytest.param(jis("延長")[:-3] + b"\n" + jis("自動")[3:], "延長\n自動", id="open-line-carried-on"),
    pytest.param(
        jis("延長")[:-3] + b"\n" + jis("のです")[3:-3], "延長\nのです", id="open-line-carried-to-end"
    ),
    pytest.param(b"\x1b$B1dD9 <+F0\x1b(B", "延長 自動", id="blank-in-kanji-mode"),
    pytest.param(b"\x1b$(D0!\x1b(B", "丂", id="jis-x-0212"),
    pytest.param(b"\x1b$(O-!\x1b(B", "①", id="jis-x-0213-plane-1"),
    pytest.param(b"\x1b$A:E\x1b(B", "号", id="gb-2312"),
    pytest.param(b"\x1b$(C0!\x1b(B", "가", id="ks-x-1001"),
    pytest.param(b"\x1b$)C\x0e0!\x0f SY1", "가 SY1", id="iso-2022-kr"),
    pytest.param(b"\x1b$BuA1d\x1b(B", "〓延", id="au-picture"),
    pytest.param(b"\x1b$Gj!\x0f" + jis("延長"), "〓〓延長", id="softbank-picture"),
    pytest.param(b"\x1b[1mSY1\x1b[0m" + jis("延長"), "\x1b[1mSY1\x1b[0m延長", id="terminal-escapes-are-left"),
]


@pytest.mark.parametrize("declared", ["iso-2022-jp", "ISO-2022-JP-MS", "cp50221", "_iso-2022-jp$ESC", None])
@pytest.mark.parametrize(("octets", "text"), JIS)
def test_iso_2022_as_it_comes(octets: bytes, text: str, declared: str | None) -> None:
    if b"\x1b" not in octets and declared is None:
        pytest.skip("shifts alone need a label")
    decoded = decode_text(octets, declared)
    assert (decoded.text, decoded.replaced) == (text, 0)


EUC = [
    pytest.param(b"\xad\xa1\xad\xea", "①㈱", id="nec-row-13"),
    pytest.param(b"\xfc\xe2\xb9\xe2", "髙高", id="nec-selected-ibm"),
    pytest.param(b"\x8f\xf4\xab\x8f\xf4\xfb", "㈱髙", id="eucjp-ms-ibm"),
    pytest.param(b"\x8e\xb6\x8e\xc5", "ｶﾅ", id="half-width-kana"),
    pytest.param(b"\x8f\xb0\xa1", "丂", id="jis-x-0212"),
    pytest.param(b"\xa1\xc1\xad\xa1", "〜①", id="wave-dash-stays"),
    pytest.param(b"\xf5\xa1\xb1\xe4", "〓延", id="picture"),
]


@pytest.mark.parametrize(("octets", "text"), EUC)
def test_euc_jp_beyond_the_standard(octets: bytes, text: str) -> None:
    assert decode_text(octets, "euc-jp") == Decoded(text, "euc-jp", "declared", 0)


DAMAGED = [
    pytest.param(LINE.encode()[:-10] + b"\xe5", "utf-8", f"{LABEL}：�", "declared", 1, id="cut-utf-8"),
    pytest.param(LABEL.encode()[:-1], None, LABEL[:-1] + "�", "utf-8", 1, id="cut-utf-8-unlabelled"),
    pytest.param(LABEL.encode("cp932")[:-1], "sjis", LABEL[:-1] + "�", "declared", 1, id="cut-cp932"),
    pytest.param(
        LABEL.encode("cp932")[:-1], None, LABEL[:-1] + "�", "replaced", 1, id="cut-cp932-unlabelled"
    ),
    pytest.param(LABEL.encode("euc-jp")[:-1], "euc-jp", LABEL[:-1] + "�", "declared", 1, id="cut-euc"),
    pytest.param(
        LABEL.encode("utf-16-le")[:-1], "utf-16le", LABEL[:-1] + "�", "declared", 1, id="cut-utf-16"
    ),
    pytest.param(jis(LABEL)[:-4], None, LABEL[:-1] + "�", "escapes", 1, id="cut-jis"),
    pytest.param(
        LABEL.encode() + b"\xff" + LINE.encode(),
        "utf-8",
        f"{LABEL}�{LINE}",
        "declared-lenient",
        1,
        id="stray-utf-8",
    ),
    pytest.param(
        LABEL.encode() + b"\xff" + LINE.encode(), None, f"{LABEL}�{LINE}", "replaced", 1, id="stray"
    ),
    pytest.param(
        LABEL.encode("cp932") + b"\x81\x20" + LINE.encode("cp932"),
        "shift_jis",
        f"{LABEL}� {LINE}",
        "declared-lenient",
        1,
        id="stray-cp932",
    ),
    pytest.param(
        LABEL.encode("euc-jp") + b"\xff" + LINE.encode("euc-jp"),
        None,
        f"{LABEL}�{LINE}",
        "replaced",
        1,
        id="stray-euc",
    ),
    pytest.param(jis(LABEL)[:3] + b"*!" + jis(LABEL)[3:], None, "�" + LABEL, "escapes", 1, id="unknown-pair"),
    pytest.param("ご�文".encode(), "utf-8", "ご�文", "declared", 0, id="sender's-own-replacement"),
    pytest.param("ｱ".encode() + b"\xca", None, "ｱ�", "utf-8", 1, id="cut-utf-8-after-half-width-kana"),
    pytest.param(
        b"\x0e6E\x0f SY1 \x87\xb1", "iso-2022-jp", "ｶﾅ SY1 ��", "declared-lenient", 2, id="shifts-and-strays"
    ),
    pytest.param(b"123\xe5", None, "123�", "replaced", 1, id="cut-of-any-charset"),
    pytest.param(
        "L’été à Orléans, “déjà” réservé, coûte 30 €".encode("cp1252") + b"\x9d",
        None,
        "L’été à Orléans, “déjà” réservé, coûte 30 €�",
        "latin-1",
        1,
        id="stray-western",
    ),
]


@pytest.mark.parametrize(("octets", "declared", "text", "rule", "replaced"), DAMAGED)
def test_damage_stays_where_it_is_and_is_counted(
    octets: bytes, declared: str | None, text: str, rule: str, replaced: int
) -> None:
    decoded = decode_text(octets, declared)
    assert (decoded.text, decoded.rule, decoded.replaced) == (text, rule, replaced)


META = [
    pytest.param('<meta charset="shift_jis">', "cp932", "meta", id="html5"),
    pytest.param(
        '<META http-equiv="Content-Type" content="text/html; charset=x-sjis">', "cp932", "meta", id="html4"
    ),
    pytest.param('<?xml version="1.0" encoding="Shift_JIS"?>', "cp932", "meta", id="xhtml"),
    pytest.param('<meta charset="utf-8">', "cp932", "cp932", id="lying"),
    pytest.param('<meta charset="utf-7">', "cp932", "cp932", id="attack"),
    pytest.param('<meta name="x" content="y">', "cp932", "cp932", id="none"),
    pytest.param("<meta charset='shift_jis'>", "cp932", "meta", id="single-quotes"),
    pytest.param('<meta charset = "shift_jis">', "cp932", "meta", id="blanks"),
    pytest.param("<meta" + " " * 1000 + "charset=sjis>", "cp932", "meta", id="far"),
    pytest.param("<meta" + " " * 1001 + "charset=sjis>", "cp932", "cp932", id="too-far"),
    pytest.param("<?xml" + " " * 200 + "encoding=sjis>", "cp932", "meta", id="xml-far"),
    pytest.param("<?xml" + " " * 201 + "encoding=sjis>", "cp932", "cp932", id="xml-too-far"),
    pytest.param("<meta charset" + " " * 20 + "=" + " " * 20 + "sjis>", "cp932", "meta", id="many-blanks"),
    pytest.param("<meta charset" + " " * 21 + "=sjis>", "cp932", "cp932", id="too-many-before"),
    pytest.param("<meta charset=" + " " * 21 + "sjis>", "cp932", "cp932", id="too-many-behind"),
    pytest.param('<meta name="x"><i charset="sjis">', "cp932", "cp932", id="of-another-element"),
    pytest.param('<meta name="x"> charset="sjis"', "cp932", "cp932", id="in-text"),
    pytest.param('<?xml version="1.0"?> encoding="sjis"', "cp932", "cp932", id="xml-in-text"),
    pytest.param('<meta <i charset="sjis">', "cp932", "cp932", id="of-an-element-within"),
    pytest.param('<?xml version="1.0"?><i encoding="sjis">', "cp932", "cp932", id="xml-of-another-element"),
    pytest.param('<?xml <i encoding="sjis">', "cp932", "cp932", id="xml-of-an-element-within"),
]


@pytest.mark.parametrize(("head", "charset", "rule"), META)
def test_the_charset_of_an_html_document(head: str, charset: str, rule: str) -> None:
    decoded = decode_text((head + LINE).encode(charset), html=True)
    assert decoded == Decoded(head + LINE, charset, rule, 0)  # type: ignore[arg-type]


def test_the_charset_of_what_is_no_document_is_not_looked_for() -> None:
    octets = '<meta charset="iso-8859-15">l\'été à Orléans'.encode("latin-1")
    assert decode_text(octets).charset == "latin-1"
    assert decode_text(octets, html=True).charset == "iso8859-15"


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "utf-16le", "utf-32"])
def test_a_document_names_no_charset_that_hides_its_markup(charset: str) -> None:
    text = f'<meta charset="{charset}">+ADw-b+AD4-\0'
    assert decode_text(text.encode(), html=True).text == text


def test_the_declared_charset_comes_before_the_one_of_the_document() -> None:
    text = '<meta charset="shift_jis">注文'
    assert decode_text(text.encode("euc-jp"), "euc-jp", html=True).text == text


def test_a_preferred_text_wins_over_the_order_of_the_rules() -> None:
    octets = "注文番号".encode("euc-jp")
    assert decode_text(octets, "iso-8859-1").charset == "latin-1"
    assert decode_text(octets, "iso-8859-1", prefers=lambda text: "番号" in text).charset == "euc-jp"


def test_a_preference_is_asked_of_charsets_that_nothing_speaks_for() -> None:
    octets = "ああああ".encode("cp932")
    chinese = octets.decode("gb18030")
    assert decode_text(octets).text == "ああああ"
    assert decode_text(octets, prefers=lambda text: text == chinese).text == chinese


@pytest.mark.parametrize(("sound", "rule"), [(9, "escapes"), (8, "utf-8")])
def test_how_much_of_iso_2022_may_be_lost(sound: int, rule: str) -> None:
    octets = b"\x1b$B*!" + jis(LABEL[:sound])[3:]
    assert decode_text(octets).rule == rule


@pytest.mark.parametrize(
    ("sound", "charset", "rule"), [(27, "cp949", "declared-lenient"), (26, "euc-jp", "replaced")]
)
def test_how_much_of_the_declared_charset_may_be_lost(sound: int, charset: str, rule: str) -> None:
    octets = ("갱신등록시의주문번호입니다" * 3)[:sound].encode("cp949") + b"\xff \xc9\xa1 "
    decoded = decode_text(octets, "euc-kr")
    assert (decoded.charset, decoded.rule) == (charset, rule)


@pytest.mark.parametrize("declared", ["iso-2022-jp", "iso-2022-kr"])
def test_a_shift_is_no_plain_ascii(declared: str) -> None:
    assert decode_text(b"\x0e6E\x0f SY1", declared).text == "ｶﾅ SY1"


def test_a_preference_that_plain_ascii_satisfies_decides_nothing() -> None:
    octets = f"order {LINE}".encode("cp932")
    assert decode_text(octets, "iso-8859-1", prefers=lambda text: "order" in text).charset == "cp932"


def test_a_text_that_proves_to_be_utf_8_is_offered_no_other_reading() -> None:
    octets = "ああ".encode()
    assert "縺" in octets.decode("cp932")
    assert decode_text(octets, prefers=lambda text: "縺" in text).charset == "utf-8"


def test_the_charset_of_a_document_stands_at_its_beginning() -> None:
    text = "l'été à Orléans"
    for blanks, charset in ((16_358, "iso8859-15"), (16_359, "latin-1")):
        octets = b" " * blanks + b'<meta charset="iso-8859-15">' + text.encode("latin-1")
        assert decode_text(octets, html=True).charset == charset


def test_so_many_octets_tell_utf_16() -> None:
    assert decode_text(b"\0" * 512 + b"a" * 1536).charset == "utf-8"
    assert decode_text(b"\0" * 512 + b"a" * 1536 + b"\0").charset == "utf-8"
    assert decode_text(b"a" * 1535 + b"\0" * 513).charset == "utf-16"
    assert decode_text(b"a\0").charset == decode_text(b"a\0b").charset == "utf-8"
    assert decode_text(b"a\0b\0").charset == "utf-16"


@pytest.mark.parametrize(("before", "lost"), [(99, 0), (100, 4)])
def test_so_many_stray_runs_are_judged_one_by_one(before: int, lost: int) -> None:
    octets = (jis("延長") + "あい".encode()) * before + jis("延長") + "うえ".encode("cp932")
    assert decode_text(octets).replaced == lost


def test_the_rest_of_the_stray_runs_are_read_as_the_last_one() -> None:
    assert decode_text((jis("延長") + "うえ".encode("cp932")) * 101).text == "延長うえ" * 101


@pytest.mark.xfail(
    strict=True, reason="a single letter is no proof of UTF-8, and the loss at the end outweighs it"
)
@pytest.mark.parametrize("text", ["un café pour SY12345678 ", "À la carte, SY12345678 "])
def test_one_western_letter_in_a_cut_utf_8(text: str) -> None:
    assert decode_text(text.encode() + b"\xc3").text == text + "\ufffd"


LABELS = {
    "iso-2022-jp": "ISO-2022-JP iso-2022-jp-ms iso-2022-jp-1 iso-2022-jp-2004 cp50220 CP50221 cp50222 "
    "_iso-2022-jp$esc csISO2022JP x-iso-2022-jp 'iso-2022-jp' iso-2022-jp;format=flowed iso-2022-jp*ja",
    "cp932": "Shift_JIS shift-jis sjis x-sjis ms_kanji windows-31j csWindows31J cp932 MS932 "
    "windows-932 x-ms-cp932",
    "euc-jp": "EUC-JP eucJP x-euc-jp eucjp-ms eucJP-win ujis cp51932",
    "utf-8": "utf8 UTF8MB4 utf_8 unicode-1-1-utf-8 charset=utf-8",
    "utf-7": "utf-7 unicode-1-1-utf-7 UTF7",
    "gb18030": "gb2312 GBK x-gbk cp936 gb18030 gb_2312-80",
    "cp949": "ks_c_5601-1987 euc-kr x-windows-949 cp949 uhc",
    "big5": "Big5 cp950 cn-big5",
    "us-ascii": "us-ascii ASCII ANSI_X3.4-1968",
    "latin-1": "iso-8859-1 latin1 windows-1252 cp1252",
    "iso8859-15": "iso-8859-15",
    "cp874": "tis-620 iso-8859-11 windows-874",
}


@pytest.mark.parametrize(
    ("label", "charset"), [(label, charset) for charset, labels in LABELS.items() for label in labels.split()]
)
def test_every_name_of_a_charset(label: str, charset: str) -> None:
    assert known_charset(label) == charset


@pytest.mark.parametrize(
    "label",
    [
        "punycode",
        "idna",
        "rot13",
        "zip",
        "hex",
        "undefined",
        "unknown-8bit",
        "x" * 999,
        "",
        " ",
        "é",
        "\0",
        "*",
    ],
)
def test_nothing_else_is_a_charset(label: str) -> None:
    assert known_charset(label) is None
    assert decode_text(LINE.encode("cp932"), label).text == LINE


LABELLED = st.one_of(st.none(), st.sampled_from(sorted(CODECS)), st.text(max_size=20))
PIECES = st.sampled_from(
    [
        b"\x1b$B",
        b"\x1b(B",
        b"\x1b(I",
        b"\x1b$)C",
        b"\x0e",
        b"\x0f",
        b"\n",
        b"+2AA-",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ]
    + [LINE.encode(charset) for charset in ("utf-8", "cp932", "euc-jp", "iso2022_jp", "utf-16", "utf-7")]
)
SCRAPS = st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=8).map(b"".join)


@given(
    SCRAPS, LABELLED, st.booleans(), st.sampled_from([None, lambda text: False, lambda text: "番号" in text])
)
@settings(max_examples=400, deadline=None)
def test_any_octets_give_text_that_can_be_written(
    octets: bytes, label: str | None, html: bool, prefers: object
) -> None:
    decoded = decode_text(octets, label, html=html, prefers=prefers)  # type: ignore[arg-type]
    decoded.text.encode("utf-8")
    assert 0 <= decoded.replaced <= decoded.text.count("\ufffd")
    assert decoded.charset in CODECS


KANA_AND_KANJI = st.text(
    st.sampled_from("自動延長加入時のご注文番号お知らせノートンストア、。：ABC123 \n"),
    min_size=1,
    max_size=60,
)
UNICODE = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"]
JAPANESE = [
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "iso2022_jp_2",
    "iso2022_jp_ext",
    "euc_jis_2004",
    "shift_jis_2004",
]
OTHERS = ["gb18030", "gb2312", "hz", "cp949", "cp950", "big5hkscs"]


@pytest.mark.parametrize("codec", [*UNICODE, *JAPANESE, *OTHERS])
@given(text=KANA_AND_KANJI)
@settings(max_examples=60, deadline=None)
def test_what_a_codec_writes_is_read_again(codec: str, text: str) -> None:
    octets = text.encode(codec, "ignore")
    assert decode_text(octets, codec).text == octets.decode(codec)


def _every_pair_character(codec: str) -> str:
    characters = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            character = bytes((lead, trail)).decode(codec, "ignore")
            if len(character) == 1 and not character.isascii():
                characters.add(character)
    return "".join(sorted(characters))


@pytest.mark.parametrize(
    ("codec", "floor"), [("cp932", 9_000), ("euc_jp", 6_800), ("cp949", 16_000), ("gb18030", 23_000)]
)
def test_the_whole_repertoire_of_a_charset(codec: str, floor: int) -> None:
    text = "これは" + _every_pair_character(codec) if codec != "cp949" else _every_pair_character(codec)
    octets = text.encode(codec)
    assert len(text) > floor
    assert decode_text(octets, codec) == Decoded(
        octets.decode(codec), known_charset(codec) or "", "declared", 0
    )


def test_the_whole_repertoire_of_iso_2022_jp() -> None:
    octets = _every_pair_character("euc_jp").encode("iso2022_jp_2", "ignore")
    decoded = decode_text(octets)
    assert len(decoded.text) > 6_800
    assert (decoded.text, decoded.replaced) == (octets.decode("iso2022_jp_2"), 0)


def test_every_extension_of_cp932_in_iso_2022_jp() -> None:
    extensions = "①⑳ⅠⅩ㍉㌔㌢㎜㎝㎞㎎㎏㏄㎡㍻〝〟№㏍℡㊤㈱㈲㈹㍾㍽㍼∮∑∟⊿纊丨仡髙﨑神隆靑馞鶴黑ⅰⅹ￤＇＂"
    assert decode_text(jis(extensions)) == Decoded(extensions, "iso-2022-jp", "escapes", 0)


BOMBS = [
    pytest.param(lambda n: b"\x82" * n, "shift_jis", id="leads"),
    pytest.param(lambda n: b"\x82\xa0\xff" * n, None, id="strays"),
    pytest.param(lambda n: b"\xad\xa1" * n, "euc-jp", id="nec-row-13"),
    pytest.param(lambda n: b"\xa4\xa2\x8f" * n, None, id="broken-euc"),
    pytest.param(lambda n: b"\x1b$B" * n, None, id="escapes"),
    pytest.param(lambda n: b"\x1b$B\xff\x1b(B" * n, None, id="strays-in-jis"),
    pytest.param(lambda n: b"\x1b$B\n" + b'$"\n' * n, None, id="carried-lines"),
    pytest.param(lambda n: b"\x1b$E!" * n, None, id="unfinished-pictures"),
    pytest.param(lambda n: b"\x0e1\x0f" * n, "iso-2022-jp", id="shifts"),
    pytest.param(lambda n: b"<meta " * n, None, id="meta"),
    pytest.param(lambda n: b"+AA" * n, "utf-7", id="utf-7"),
    pytest.param(lambda n: b"a" * n, "punycode", id="punycode"),
    pytest.param(lambda n: b"xn--a." * n, "idna", id="idna"),
]


def seconds(octets: bytes, declared: str | None) -> float:
    start = time.process_time()
    decode_text(octets, declared, html=True, prefers=lambda text: False)
    return time.process_time() - start


@pytest.mark.parametrize(("make", "declared"), BOMBS)
def test_time_grows_with_the_octets_only(make: Callable[[int], bytes], declared: str | None) -> None:
    short, long = (min(seconds(make(n), declared) for _ in range(3)) for n in (5_000, 20_000))
    assert long < 10 * short + 0.2
