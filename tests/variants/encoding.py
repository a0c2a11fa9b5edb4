"""Text to octets the way mail programs do it, including what Python's own codecs cannot write."""

from __future__ import annotations

import base64
import binascii
import quopri
from functools import cache

_MICROSOFT = {
    "shift_jis": "cp932", "windows-31j": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949",
    "x-windows-949": "cp949",
    "x-gbk": "gbk", "utf8mb4": "utf-8", "gb2312": "gbk",
}  # fmt: skip
_JIS = {"iso-2022-jp", "iso-2022-jp-ms", "cp50220", "cp50221", "_iso-2022-jp$esc"}
_EUC = {"euc-jp", "x-euc-jp"}
_HALF_KANA = {chr(0xFF61 + i): 0x21 + i for i in range(63)}


@cache
def _nec_pairs() -> dict[str, bytes]:
    """Return the characters of NEC row 13 and of NEC's selection of IBM extensions with their cp932 pairs."""
    pairs: dict[str, bytes] = {}
    for lead in (0x87, 0xED, 0xEE):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFD)):
            pair = bytes((lead, trail))
            try:
                pairs.setdefault(pair.decode("cp932"), pair)
            except UnicodeDecodeError:
                continue
    return pairs


def jis_pair(character: str) -> bytes:
    """Return the two octets of JIS X 0208 (with NEC's rows) for *character*.

    Raises:
        UnicodeEncodeError: the character has no place there.
    """
    pair = _nec_pairs().get(character) or character.encode("cp932")
    if len(pair) != 2 or pair[0] >= 0xF0:
        raise UnicodeEncodeError("jis", character, 0, 1, "not in JIS X 0208")
    lead, trail = pair
    row = (lead - (0x70 if lead < 0xA0 else 0xB0)) * 2
    if trail >= 0x9F:
        return bytes((row, trail - 0x7E))
    return bytes((row - 1, trail - (0x20 if trail >= 0x80 else 0x1F)))


def encode_jis(text: str, to_ascii: bytes = b"\x1b(B", *, leave_open: bool = False) -> bytes:
    """Return *text* in ISO-2022-JP as CP50221 writes it: NEC row 13 and half-width kana included.

    Args:
        text: any text; the minus and wave dash variants of Microsoft are accepted as well.
        to_ascii: the escape sequence back to single octets; old programs write ``ESC ( J``.
        leave_open: omit the escape sequence at the very end of the text.
    """
    out, mode = [], "ascii"
    escape = {"ascii": to_ascii, "kanji": b"\x1b$B", "kana": b"\x1b(I"}
    for character in text.translate({0x301C: 0xFF5E, 0x2212: 0xFF0D, 0x2016: 0x2225}):
        if character.isascii():
            wanted, octets = "ascii", character.encode()
        elif character in _HALF_KANA:
            wanted, octets = "kana", bytes((_HALF_KANA[character],))
        else:
            wanted, octets = "kanji", jis_pair(character)
        if wanted != mode:
            out.append(escape[wanted])
            mode = wanted
        out.append(octets)
    if mode != "ascii" and not leave_open:
        out.append(to_ascii)
    return b"".join(out)


def _encode_euc(text: str) -> bytes:
    out = []
    for character in text.translate({0x301C: 0xFF5E, 0x2212: 0xFF0D, 0x2016: 0x2225}):
        if character.isascii():
            out.append(character.encode())
        elif character in _HALF_KANA:
            out.append(bytes((0x8E, _HALF_KANA[character] | 0x80)))
        else:
            out.append(bytes(octet | 0x80 for octet in jis_pair(character)))
    return b"".join(out)


def encode_text(text: str, charset: str) -> bytes:
    """Return the octets that a mail program writes for *text* under the name *charset*.

    Raises:
        UnicodeEncodeError: the charset lacks a character.
    """
    name = charset.lower()
    if name in _JIS:
        return encode_jis(text)
    if name in _EUC:
        return _encode_euc(text)
    codec = _MICROSOFT.get(name, name)
    if codec in {"cp932", "gbk"}:
        text = text.translate({0x301C: 0xFF5E, 0x2212: 0xFF0D, 0x2016: 0x2225})
    return text.encode(codec)


def _quoted_every(octets: bytes, width: int) -> bytes:
    """Return quoted-printable with a soft break after every *width* octets of the original."""
    lines = []
    for line in octets.split(b"\n"):
        coded = [
            b"=%02X" % octet if octet in b"=\x1b \t" or octet > 126 else bytes((octet,)) for octet in line
        ]
        lines.append(b"=\n".join(b"".join(coded[i : i + width]) for i in range(0, len(coded), width)))
    return b"\n".join(lines)


def _damaged(octets: bytes) -> bytes:
    """Return base64 with a stray sign in a line, and the padding gone."""
    lines = base64.encodebytes(octets).split(b"\n")
    lines[0] = lines[0][:8] + b"!" + lines[0][8:]
    return b"\n".join(lines).rstrip(b"=\n") + b"\n"


def encode_transfer(octets: bytes, encoding: str) -> bytes:
    """Return *octets* (lines end in LF) in a transfer encoding.

    Args:
        octets: the decoded body.
        encoding: "7bit", "8bit", "base64", "quoted-printable", or one of the odd ones: "qp-cut" (soft breaks
            every seven octets, inside characters and escape sequences), "base64-damaged", "base64-oneline".
    """
    match encoding:
        case "base64":
            return base64.encodebytes(octets)
        case "base64-damaged":
            return _damaged(octets)
        case "base64-oneline":
            return binascii.b2a_base64(octets)
        case "quoted-printable":
            return quopri.encodestring(octets)
        case "qp-cut":
            return _quoted_every(octets, 7)
        case _:
            return octets


def transfer_name(encoding: str) -> str:
    """Return the field body of Content-Transfer-Encoding for a name of `encode_transfer`."""
    return {
        "qp-cut": "quoted-printable",
        "base64-damaged": "base64 ",
        "base64-oneline": "BASE64; x=y",
    }.get(encoding, encoding)
