"""ISO-2022-JP with all its relatives, as they really come: escape sequences -> text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Final, Literal

from norton_order.charset.jis_codes import EUC_ERRORS_LENIENT, GETA, REPLACEMENT

EightBit = Callable[[bytes], tuple[str, int]]
_Set = Literal["ascii", "roman", "kana", "0208", "0212", "0213-1", "0213-2", "gb2312", "ksx1001"]

_ESCAPE: Final = re.compile(
    rb"\x1b(?:(?:&@\x1b)?\$(?P<short>[@AB])"
    rb"|\$\((?P<long>[@A-DOPQ])"
    rb"|\((?P<single>[BHIJT])"
    rb"|(?P<g1>\$\)[AC]|\)I)"
    rb"|\$[EFGOPQ](?P<pictures>[!-~]+)\x0f)"
    rb"|(?P<so>\x0e)|(?P<si>\x0f)"
)
# ESC ( B alone proves nothing: it is also what is left of a text whose beginning was cut off.
_DESIGNATION: Final = re.compile(rb"\x1b(?:\$[@AB]|\$\([@A-DOPQ]|\$\)[AC]|\([IJH]|\$[EFGOPQ][!-~]+\x0f)")
_KOREAN: Final = re.compile(rb"\x1b\$\)C")
_GRAPHIC: Final = re.compile(rb"([!-~]+)")
_LINE: Final = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_HIGH: Final = bytes(octet | 0x80 for octet in range(256))
_PAIR: Final = re.compile(rb"(..)", re.DOTALL)
_PROSE_LEADS: Final = frozenset(b"!#$%")  # of punctuation, full-width letters, hiragana, katakana

_DOUBLE: Final[dict[bytes, _Set]] = {
    b"@": "0208",
    b"B": "0208",
    b"A": "gb2312",
    b"C": "ksx1001",
    b"D": "0212",
    b"O": "0213-1",
    b"Q": "0213-1",
    b"P": "0213-2",
}
# Swedish H is an old mistake for JIS-Roman.
_SINGLE: Final[dict[bytes, _Set]] = {b"B": "ascii", b"T": "ascii", b"J": "roman", b"H": "roman", b"I": "kana"}
_G0: Final = {"short": _DOUBLE, "long": _DOUBLE, "single": _SINGLE}
_G1: Final[dict[bytes, _Set]] = {b"$)A": "gb2312", b"$)C": "ksx1001", b")I": "kana"}


def has_designations(octets: bytes) -> bool:
    """Return whether *octets* switch character sets the way of ISO-2022-JP or ISO-2022-KR."""
    return b"\x1b" in octets and _DESIGNATION.search(octets) is not None


def is_korean(octets: bytes) -> bool:
    """Return whether *octets* announce ISO-2022-KR."""
    return _KOREAN.search(octets) is not None


def decode_iso2022(octets: bytes, eight_bit: EightBit) -> tuple[str, int]:
    """Return the text of *octets*, and how many U+FFFD stand in it for what could not be read.

    Read besides RFC 1468, 1554, 1557 and 2237: NEC row 13 and IBM extensions, half-width kana by ESC ( I, by
    SO and SI and raw, JIS X 0213, double-octet mode left open at the end of a line or of the text. A
    carrier's picture becomes one 〓.

    Args:
        octets: any; without a single escape they are ASCII, or whatever *eight_bit* reads.
        eight_bit: reads a run of octets that is not ASCII where no such octet belongs.
    """
    pieces: list[str] = []
    g0: _Set = "ascii"
    g1: _Set = "kana"
    shifted = False
    start = lost = 0
    for escape in itertools.chain(_ESCAPE.finditer(octets), (None,)):
        end = escape.start() if escape else len(octets)
        kind = escape.lastgroup if escape else None
        if end > start:
            closed = kind in {"single", "si"}
            lost += _decode_run(octets[start:end], g1 if shifted else g0, closed, eight_bit, pieces)
        if escape is None or kind is None:
            break
        start = escape.end()
        if kind in {"so", "si"}:
            shifted = kind == "so"
        elif kind == "pictures":
            pieces.append(GETA * len(escape[kind]))
        elif kind == "g1":
            g1 = _G1[escape[kind]]
        else:
            g0, shifted = _G0[kind][escape[kind]], False
    return "".join(pieces), lost


def _decode_run(octets: bytes, charset: _Set, closed: bool, eight_bit: EightBit, pieces: list[str]) -> int:
    """Append the text of a run between two escapes to *pieces*; return how much of it was lost."""
    if charset in ("ascii", "roman"):
        return _decode_ascii(octets, charset, eight_bit, pieces)
    if charset == "0208" and len(octets) % 2 == 0 and _GRAPHIC.fullmatch(octets):
        text = _decode_pairs(octets, charset)
        pieces.append(text)
        return text.count(REPLACEMENT)
    lost = 0
    for number, line in enumerate(_LINE.findall(octets)):
        if number == 0 or _is_carried_on(line, charset, closed):
            lost += _decode_line(line, charset, eight_bit, pieces)
        else:
            lost += _decode_ascii(line, "ascii", eight_bit, pieces)
    return lost


def _is_carried_on(line: bytes, charset: _Set, closed: bool) -> bool:
    """Return whether a mode left open at the end of the line before still holds in *line*.

    Some senders carry it on and close it later, others take the line end for a reset as RFC 1468 has it. An
    order number read as kanji would be lost: without the closing escape the line has to look like prose.
    """
    words = _GRAPHIC.findall(line)
    if charset == "kana":
        return closed and all(max(word) < 0x60 for word in words)
    if any(len(word) % 2 for word in words):
        return False
    texts = [_decode_pairs(word, charset) for word in words]
    if any(REPLACEMENT in text or GETA in text for text in texts):
        return False
    leads = b"".join(word[::2] for word in words)
    return closed or sum(lead in _PROSE_LEADS for lead in leads) * 3 >= len(leads)


def _decode_ascii(octets: bytes, charset: _Set, eight_bit: EightBit, pieces: list[str]) -> int:
    if not octets.isascii():
        text, lost = eight_bit(octets)
        pieces.append(text)
        return lost
    text = octets.decode("ascii")
    # JIS-Roman has the yen sign here; its overline is read as the tilde that the addresses of web pages mean.
    pieces.append(text.replace("\\", "¥") if charset == "roman" else text)
    return 0


def _decode_line(line: bytes, charset: _Set, eight_bit: EightBit, pieces: list[str]) -> int:
    """Append the text of one line in a set that is not ASCII; blanks and controls stand for themselves."""
    lost = 0
    for number, run in enumerate(_GRAPHIC.split(line)):
        if not run:
            continue
        if number % 2 == 0:
            lost += _decode_ascii(run, "ascii", eight_bit, pieces)
            continue
        text = _decode_kana(run) if charset == "kana" else _decode_pairs(run, charset)
        lost += text.count(REPLACEMENT)
        pieces.append(text)
    return lost


def _decode_kana(run: bytes) -> str:
    return "".join(chr(octet + 0xFF40) if octet < 0x60 else REPLACEMENT for octet in run)


def _decode_pairs(run: bytes, charset: _Set) -> str:
    """Return the text of octets 21…7E taken two by two; a last single one gives U+FFFD."""
    half = len(run) % 2
    high = (run[:-1] if half else run).translate(_HIGH)
    if charset == "0208":
        text = high.decode("euc_jp", EUC_ERRORS_LENIENT)
    elif charset in ("0212", "0213-2"):
        codec = "euc_jp" if charset == "0212" else "euc_jis_2004"
        text = _PAIR.sub(b"\x8f\\1", high).decode(codec, EUC_ERRORS_LENIENT)
    elif charset == "0213-1":
        text = high.decode("euc_jis_2004", EUC_ERRORS_LENIENT)
    else:
        text = high.decode("gb2312" if charset == "gb2312" else "euc_kr", EUC_ERRORS_LENIENT)
    return text + REPLACEMENT * half
