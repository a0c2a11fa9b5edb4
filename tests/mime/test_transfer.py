"""Content-transfer-encodings in every state of repair, and format=flowed."""

from __future__ import annotations

import base64
import binascii
import quopri
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norton_order.mime.breaks import unflow
from norton_order.mime.transfer import decode_transfer

TEXT = "自動延長加入時のご注文番号：SY12345678\r\n".encode() * 6
SOUND = base64.encodebytes(TEXT).rstrip(b"\n")
LINES = SOUND.split(b"\n")
FOOTER = (
    b"\n_______________________________________________\nexample mailing list\nhttps://example.com/list\n"
)

TOKENS = [
    pytest.param("base64", id="plain"),
    pytest.param("BASE64 ", id="case-and-blank"),
    pytest.param("base64;", id="semicolon"),
    pytest.param("base64 (x)", id="comment"),
    pytest.param('"base64"', id="quotes"),
    pytest.param("\r\n base64", id="folded"),
]


@pytest.mark.parametrize("encoding", TOKENS)
def test_the_first_token_names_the_encoding(encoding: str) -> None:
    assert decode_transfer(SOUND, encoding) == (TEXT, ())


@pytest.mark.parametrize("encoding", [None, "", "7bit", "8bit", "8Bit;", "binary", " 7bit"])
def test_octets_are_left_alone(encoding: str | None) -> None:
    assert decode_transfer(b"=41 SGVsbG8=", encoding) == (b"=41 SGVsbG8=", ())


def test_an_unknown_encoding_is_a_defect() -> None:
    assert decode_transfer(b"=41", "x-rot13") == (b"=41", ("unknown transfer encoding x-rot13",))


PADDING = "base64 with wrong padding"
BASE64 = [
    pytest.param(SOUND.replace(b"\n", b"\r\n"), TEXT, (), id="crlf"),
    pytest.param(SOUND.replace(b"\n", b""), TEXT, (), id="one-line"),
    pytest.param(SOUND.replace(b"\n", b" \t\n\n"), TEXT, (), id="blanks"),
    pytest.param(b"44GC", b"\xe3\x81\x82", (), id="no-padding-needed"),
    pytest.param(b"SGVsbG8", b"Hello", (PADDING,), id="missing-padding"),
    pytest.param(b"SGVsbG8==", b"Hello", (PADDING,), id="too-much-padding"),
    pytest.param(b"SGVsbG8=\nSGVsbG8=", b"HelloHello", (PADDING,), id="two-texts"),
    pytest.param(SOUND[:-9], TEXT[:-7], (PADDING,), id="truncated"),
    pytest.param(b"SGVsbG8hI", b"Hello!", (PADDING,), id="six-bits-left"),
    pytest.param(b"-_-_AA==", b"\xfb\xff\xbf\x00", ("base64 in the URL alphabet",), id="url-alphabet"),
    pytest.param(SOUND + FOOTER, TEXT, ("text around the base64 data left out",), id="footer"),
    pytest.param(
        LINES[0] + b"\n!" + b"\n".join(LINES[1:]),
        TEXT,
        ("foreign characters in base64",),
        id="foreign-character",
    ),
    pytest.param(
        LINES[0] + b"\n" + LINES[1][1:] + b"\n" + b"\n".join(LINES[2:]), None, (PADDING,), id="lost-character"
    ),
    pytest.param(
        b"Hello, this is no base64.", b"Hello, this is no base64.", ("not base64 as declared",), id="text"
    ),
    pytest.param(TEXT, TEXT, ("not base64 as declared",), id="8-bit-text"),
    pytest.param(
        b"letters only in these words",
        b"letters only in these words",
        ("not base64 as declared",),
        id="words",
    ),
    pytest.param(
        b"Hello\nthis is a notice.\n", b"Hello\nthis is a notice.\n", ("not base64 as declared",), id="word"
    ),
    pytest.param(
        b"This mail was checked.\n\n" + SOUND, TEXT, ("text around the base64 data left out",), id="notice"
    ),
    pytest.param(b"SGVs bG8=", b"Hello", (), id="groups"),
    pytest.param(
        b"ecO2dMOkIHZhYW4uCg== ignored", "yötä vaan.\n".encode(), (PADDING,), id="remark-after-padding"
    ),
    pytest.param(b"SGVsbG8=SGVsbG8=", b"HelloHello", (PADDING,), id="two-texts-on-a-line"),
    pytest.param(b"", b"", (), id="empty"),
    pytest.param(b"====", b"", (PADDING,), id="padding-only"),
]


@pytest.mark.parametrize(("octets", "decoded", "defects"), BASE64)
def test_base64_is_decoded_whatever_befell_it(
    octets: bytes, decoded: bytes | None, defects: tuple[str, ...]
) -> None:
    found, phrases = decode_transfer(octets, "base64")
    if decoded is not None:
        assert found == decoded
    else:
        assert found.startswith(TEXT[:57])
        assert found.endswith(TEXT[114:])
    assert phrases == defects


BROKEN = "broken quoted-printable escape kept"
QUOTED_PRINTABLE = [
    pytest.param(b"=E8=A1=A8", "表".encode(), (), id="upper-case"),
    pytest.param(b"=e8=a1=a8", "表".encode(), (), id="lower-case"),
    pytest.param(b"a=\r\nb=\nc=\rd", b"abcd", (), id="soft-breaks"),
    pytest.param(b"a= \t\r\nb", b"ab", (), id="soft-break-with-blanks"),
    pytest.param(b"a=", b"a", (), id="soft-break-at-the-end"),
    pytest.param(b"a \t\r\nb \nc", b"a\r\nb\nc", (), id="transport-padding"),
    pytest.param(b"a=20\r\nb", b"a \r\nb", (), id="encoded-blank-stays"),
    pytest.param(b"=1B=\r\n$B1dD9=1B(=\r\nB", b"\x1b$B1dD9\x1b(B", (), id="soft-break-in-a-jis-escape"),
    pytest.param(b"=E8=A=\r\n1=A8", "表".encode(), (), id="soft-break-in-an-escape"),
    pytest.param(b"SY123=\r\n45678", b"SY12345678", (), id="soft-break-in-a-number"),
    pytest.param(b"1+1=2, a=zz=4", b"1+1=2, a=zz=4", (BROKEN,), id="broken-escapes"),
    pytest.param(b"==41", b"=A", (BROKEN,), id="doubled-sign"),
    pytest.param("表=3D".encode(), "表=".encode(), (), id="8-bit"),
    pytest.param(b"", b"", (), id="empty"),
]


@pytest.mark.parametrize("encoding", ["quoted-printable", "Quoted-Printable ", "quoted-printable;"])
@pytest.mark.parametrize(("octets", "decoded", "defects"), QUOTED_PRINTABLE)
def test_quoted_printable(octets: bytes, decoded: bytes, defects: tuple[str, ...], encoding: str) -> None:
    assert decode_transfer(octets, encoding) == (decoded, defects)


def uuencoded(octets: bytes) -> bytes:
    lines = [binascii.b2a_uu(octets[start : start + 45]) for start in range(0, len(octets), 45)]
    return b"begin 644 notice.txt\n" + b"".join(lines) + b"`\nend\n"


UUENCODE = [
    pytest.param(uuencoded(TEXT), TEXT, (), id="sound"),
    pytest.param(uuencoded(TEXT).replace(b"\n", b"\r\n"), TEXT, (), id="crlf"),
    pytest.param(b"see below\n\n" + uuencoded(TEXT) + b"bye\n", TEXT, (), id="text-around"),
    pytest.param(uuencoded(TEXT)[:-6], TEXT, ("uuencode without an end line",), id="no-end"),
    pytest.param(b"hello", b"hello", ("uuencode without a begin line",), id="no-begin"),
    pytest.param(b"begin 644 x\n#2&5L~~\n`\nend", b"Hel", ("broken line in uuencode",), id="too-long-line"),
    pytest.param(b"begin 644 x\n%2&5L\n`\nend", b"Hel\0\0", (), id="short-line"),
    pytest.param(b"begin-base64 644 x\nSGVsbG8=\n====\n", b"Hello", None, id="base64-inside"),
]


@pytest.mark.parametrize(("octets", "decoded", "defects"), UUENCODE)
def test_uuencode(octets: bytes, decoded: bytes, defects: tuple[str, ...] | None) -> None:
    found, phrases = decode_transfer(octets, "x-uuencode")
    assert found == decoded
    assert defects is None or phrases == defects


@given(st.binary(max_size=300), st.sampled_from([b"\n", b"\r\n"]))
@settings(max_examples=100, deadline=None)
def test_what_was_encoded_comes_back(octets: bytes, newline: bytes) -> None:
    assert decode_transfer(base64.encodebytes(octets).replace(b"\n", newline), "base64") == (octets, ())
    assert decode_transfer(uuencoded(octets), "uuencode") == (octets, ())
    lines = octets.replace(b"\r\n", b"\n")  # the encoder makes line ends of two kinds one
    quoted = quopri.encodestring(lines, quotetabs=True).replace(b"\n", newline)
    assert decode_transfer(quoted, "quoted-printable") == (lines.replace(b"\n", newline), ())


@given(st.binary(max_size=200), st.sampled_from(["base64", "quoted-printable", "uuencode", "x"]))
@settings(max_examples=300, deadline=None)
def test_any_octets_are_decoded(octets: bytes, encoding: str) -> None:
    decoded, defects = decode_transfer(b"begin 644 x\n" * (encoding == "uuencode") + octets, encoding)
    assert isinstance(decoded, bytes)
    assert len(set(defects)) == len(defects)


FLOWED = [
    pytest.param("a \nb", False, "a b", id="joined"),
    pytest.param("ご注文 \r\n番号", True, "ご注文番号", id="delsp"),
    pytest.param("a\nb", True, "a\nb", id="hard-breaks"),
    pytest.param(" From me\n  x", False, "From me\n x", id="space-stuffing"),
    pytest.param("> a \n> b\nc", False, "> a b\nc", id="quoted"),
    pytest.param(">> a \n> b", False, ">> a \n> b", id="depth-changes"),
    pytest.param(">a \n>b", True, "> ab", id="quoted-without-blank"),
    pytest.param("a \n-- \nb", False, "a \n-- \nb", id="signature"),
    pytest.param("a \n\nb", False, "a \nb", id="blank-line-ends-a-paragraph"),
    pytest.param("SY123 \n45678", True, "SY12345678", id="number-cut-by-delsp"),
    pytest.param("a ", False, "a ", id="last-line-flows"),
    pytest.param("", False, "", id="empty"),
]


@pytest.mark.parametrize(("text", "delsp", "lines"), FLOWED)
def test_flowed_text_is_put_on_its_lines(text: str, delsp: bool, lines: str) -> None:
    assert unflow(text, delsp) == lines


BOMBS = [
    pytest.param("base64", lambda n: b"A" * n, id="base64-long-line"),
    pytest.param("base64", lambda n: b"A\n" * n, id="base64-short-lines"),
    pytest.param("base64", lambda n: b"AAAA=\n" * n, id="base64-many-texts"),
    pytest.param("base64", lambda n: b"AAAA!" * n + b"A A\n" * n, id="base64-garbage"),
    pytest.param("base64", lambda n: b"=" * n, id="base64-padding"),
    pytest.param("quoted-printable", lambda n: b"=" * n, id="qp-signs"),
    pytest.param("quoted-printable", lambda n: b"= " * n, id="qp-blanks"),
    pytest.param("quoted-printable", lambda n: b"=" + b" " * n + b"x", id="qp-run-of-blanks"),
    pytest.param("quoted-printable", lambda n: b" " * n + b"x \n", id="qp-padding"),
    pytest.param("quoted-printable", lambda n: b"=\n" * n, id="qp-soft-breaks"),
    pytest.param("uuencode", lambda n: b"begin 644 x\n" * n, id="uu-begins"),
    pytest.param("uuencode", lambda n: b"begin 644 x\n" + b"M~\n" * n, id="uu-broken-lines"),
]


def seconds(octets: bytes, encoding: str) -> float:
    start = time.process_time()
    decode_transfer(octets, encoding)
    return time.process_time() - start


@pytest.mark.parametrize(("encoding", "make"), BOMBS)
def test_time_grows_with_the_octets_only(encoding: str, make: Callable[[int], bytes]) -> None:
    short, long = (min(seconds(make(n), encoding) for _ in range(3)) for n in (20_000, 80_000))
    assert long < 10 * short + 0.2


def test_flowing_takes_time_by_the_length_only() -> None:
    start = time.process_time()
    unflow("> a \n" * 200_000 + ">" * 200_000, delsp=False)
    assert time.process_time() - start < 3
