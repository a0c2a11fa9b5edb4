"""Content-transfer-encodings of any soundness -> octets."""

from __future__ import annotations

import binascii
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from norton_order.mime.relays import CUT_OCTET

_TOKEN: Final = re.compile(r"[\s\"'=:]*([0-9a-z_-]+)")
_BASE64: Final = frozenset({"base64", "base-64", "x-base64", "b"})
_QUOTED_PRINTABLE: Final = frozenset({"quoted-printable", "quotedprintable", "quoted_printable", "q"})
_AS_IS: Final = frozenset({"7bit", "8bit", "binary", "7-bit", "8-bit", "none"})

_ALPHABET: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_URL_SAFE: Final = bytes.maketrans(b"-_", b"+/")
_FOREIGN: Final = bytes(set(range(256)) - set(_ALPHABET + b"="))
_BLANKS: Final = b" \t\r\n\f\v"
_PIECE: Final = re.compile(rb"([^=]+)=*")
_AROUND: Final = "text around the base64 data left out"
# Padding and a blank line, or a line that is no data, behind a full line of data: what follows is something else.
_DATA_ENDS: Final = re.compile(
    rb"(?<=\n)[A-Za-z0-9+/]{40,}[ \t\r]*\n(?:[A-Za-z0-9+/]{0,76}={0,2}[ \t\r]*\n)?[ \t\r\n]*(?=From |--|[!-9;-~]{1,76}:[ \t])"
    rb"|(?<=[A-Za-z0-9+/=])=[ \t\r]*\n(?=[ \t\r]*\n|[^\n]{0,1000}[^A-Za-z0-9+/=\s])"
)
_NOT_BASE64: Final = "not base64 as declared"
_LONGEST_WORD = 20
_FULL_LINE = 40  # characters from which on a line of base64 is not mistaken for a word

_SOFT_BREAK: Final = re.compile(rb"=[ \t]*+(?:\r\n|\r|\n|\Z)")
_BROKEN_ESCAPE: Final = re.compile(rb"=(?![0-9A-Fa-f]{2})")
# The "=" of a soft break that lost its line end takes what stood behind it for an escape. No program escapes a letter or
# digit, or a control character, behind another; blanks and signs behind a number only where the number is whole.
_FALSE_ESCAPE: Final = re.compile(
    rb"(?<=[0-9A-Za-z])(?<!=[0-9A-Fa-f]{2})(?==(?:0[0-8BCbc]|1[0-9ACDFacdf]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|7[Ff]))"
    rb"|(?<=[0-9])(?<!=[0-9A-Fa-f]{2})(?==2[0-9A-Fa-f][0-9])"
)
_FALSE_SIGN: Final = re.compile(rb"(?<![0-9A-Za-z])((?:SY|[AN]P|NS[A-Z]{0,3})[0-9]{1,7})(?==2[0-9])")
_ESCAPES: Final = {
    first + second: bytes((int(first + second, 16),))
    for first in [b"%c" % digit for digit in b"0123456789ABCDEFabcdef"]
    for second in [b"%c" % digit for digit in b"0123456789ABCDEFabcdef"]
}

_UU_BEGIN: Final = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)
_UU_END: Final = re.compile(rb"^end[ \t]*\r?$", re.MULTILINE)


def decode_transfer(octets: bytes, encoding: str | None) -> tuple[bytes, tuple[str, ...]]:
    r"""Return what a content-transfer-encoding stands for, and the defects met. Never raises; linear in time.

    Args:
        octets: the body as it came.
        encoding: the field body; its first token counts, in any case. None, 7bit, 8bit and binary leave
            *octets* as they are, and so does an unknown word, which is a defect.

    Returns:
        The octets, and short English phrases, each once, in order; empty for a sound body.

    >>> decode_transfer(b"44GC44GE\n44GG", "BASE64; x")
    (b'\xe3\x81\x82\xe3\x81\x84\xe3\x81\x86', ())
    """
    found = _TOKEN.match((encoding or "").lower())
    token = found[1] if found else ""
    if token in _BASE64:
        return _decode_base64(octets)
    if token in _QUOTED_PRINTABLE:
        return _decode_quoted_printable(octets)
    if token in {"uuencode", "x-uuencode", "x-uue", "uue"}:
        return _decode_uuencode(octets)
    if token in _AS_IS or not token:
        return octets, ()
    return octets, (f"unknown transfer encoding {token[:40]}",)


def protects(encoding: str | None) -> bool:
    """Return whether *encoding*, a field body, keeps the lines of a text from what mail servers do to long ones."""
    found = _TOKEN.match((encoding or "").lower())
    return found is not None and found[1] not in _AS_IS


# How many octets of an encoding may stand for one of the text: escapes and soft breaks; line ends and blanks.
_OCTETS_FOR_ONE: Final = {"quoted-printable": 4, "base64": 2}


def needed_octets(encoding: str | None, limit: int) -> int:
    """Return how many octets of a body in *encoding* are enough for *limit* octets of its text and one more."""
    found = _TOKEN.match((encoding or "").lower())
    return limit * (_OCTETS_FOR_ONE.get(found[1], 2) if found and protects(encoding) else 1) + 1


def ends_whole(octets: bytes, encoding: str | None) -> bool:
    """Return whether a body in base64 surely ends where *octets* do: padding or a short last line shows it."""
    found = _TOKEN.match((encoding or "").lower())
    if not found or found[1] not in _BASE64:
        return False
    body = octets.rstrip(_BLANKS)
    if body.endswith(b"="):
        return True
    last = len(body) - body.rfind(b"\n") - 1
    first = body.find(b"\n")
    return len(body) < len(octets) and last < (first if first >= 0 else _FULL_LINE)


def _decode_base64(octets: bytes) -> tuple[bytes, tuple[str, ...]]:
    own = _own_data(octets)
    if len(own) < len(octets):
        decoded, found = _decode_base64(own)
        return decoded, tuple(dict.fromkeys((*found, _AROUND)))
    if _is_prose(octets):
        return octets, (_NOT_BASE64,)
    joined = octets.translate(None, _BLANKS)
    try:
        return binascii.a2b_base64(joined, strict_mode=True), ()
    except binascii.Error:
        pass
    if b"+" not in joined and b"/" not in joined:
        urlsafe = octets.translate(_URL_SAFE)
        if not urlsafe.translate(None, _ALPHABET + b"=" + _BLANKS) and urlsafe != octets:
            return _decode_lines(urlsafe.split(b"\n")), ("base64 in the URL alphabet",)
    if not joined.translate(None, _ALPHABET + b"="):
        return _decode_lines(octets.split(b"\n")), ("base64 with wrong padding",)
    lines = _data_lines(octets.replace(b"\r", b"\n").split(b"\n"))
    kept = b"\n".join(lines)
    foreign = len(kept.translate(None, _ALPHABET + b"=\n"))
    if foreign * 10 > len(kept) or not kept.strip():
        return octets, (_NOT_BASE64,)
    defects = ["foreign characters in base64"] if foreign else []
    if len(kept.translate(None, _BLANKS)) < len(joined):
        defects.append(_AROUND)
    return _decode_lines(lines), tuple(defects)


def _own_data(octets: bytes) -> bytes:
    """Return *octets* up to where their base64 ends, by its padding, a separator, a delimiter or a header section."""
    if not octets.rstrip().rstrip(b"=").translate(None, _ALPHABET + b"\r\n"):
        return octets  # nothing else, and no padding but at the end
    ends = _DATA_ENDS.search(octets)
    return octets[: ends.end()] if ends and octets[ends.end() :].strip() else octets


def _is_prose(octets: bytes) -> bool:
    """Return whether *octets* are words, which base64 is not, however many blanks have come into it."""
    if b" " not in octets.strip():
        return False
    words = octets.split()
    return max(map(len, words)) < _LONGEST_WORD and any(len(word) % 4 for word in words)


def _data_lines(lines: list[bytes]) -> list[bytes]:
    """Return the *lines* of base64 without the plain text around them.

    Mailing lists put a footer below an encoded body, gateways a notice above it. The lines of the most
    frequent length and the shorter one after them make up the data.
    """
    lengths = Counter(len(line.strip()) for line in lines if _is_data(line))
    if not lengths:
        return lines
    full = max(lengths, key=lambda length: (lengths[length], length))
    places = [number for number, line in enumerate(lines) if len(line.strip()) == full and _is_data(line)]
    start, end = places[0] if full >= _FULL_LINE else 0, places[-1] + 1
    while end < len(lines) and _is_data(lines[end]) and b"=" not in lines[end - 1]:
        end += 1
    while start and _is_damaged_data(lines[start - 1]):
        start -= 1
    while end < len(lines) and _is_damaged_data(lines[end]):
        end += 1
    around = sum(len(line.strip()) for line in (*lines[:start], *lines[end:]))
    # A single word on a line of prose looks like data too.
    is_sure = full >= _LONGEST_WORD or around <= sum(map(len, lines[start:end]))
    return lines[start:end] if around and is_sure else lines


def _is_data(line: bytes) -> bool:
    return bool(line.strip()) and not line.strip().translate(None, _ALPHABET + b"=")


def _is_damaged_data(line: bytes) -> bool:
    """Return whether *line* is as long as data and holds hardly a sign that is none: words have spaces."""
    word = line.strip()
    kept = len(word.translate(None, _FOREIGN))
    return len(word) >= _FULL_LINE and b" " not in word and kept * 20 >= len(word) * 19


def _decode_lines(lines: list[bytes]) -> bytes:
    """Return the octets of damaged base64.

    Where the lines hold whole groups of four, each is decoded by itself, so that a lost character spoils no
    more than its line.
    """
    cleaned = [line.translate(None, _FOREIGN) for line in lines]
    cleaned = [line for line in cleaned if line]
    if not any(b"=" in line or len(line) % 4 for line in cleaned[:-1]):
        return _decode_chunks(b"".join(cleaned))
    lengths = Counter(map(len, cleaned)).most_common(1)
    if lengths and lengths[0][0] % 4 == 0:
        return b"".join(map(_decode_chunks, cleaned))
    return _decode_chunks(b"".join(cleaned))


def _decode_chunks(data: bytes) -> bytes:
    """Return the octets of base64 characters, with padding anywhere or nowhere.

    What follows padding is a second encoded text if it is a whole one, else a remark.
    """
    pieces: list[bytes] = []
    for found in _PIECE.finditer(data):
        if not pieces or len(found[0]) % 4 == 0:
            whole = found[1][:-1] if len(found[1]) % 4 == 1 else found[1]  # six bits make no octet
            pieces.append(binascii.a2b_base64(whole + b"=" * (-len(whole) % 4)))
    return b"".join(pieces)


def _decode_quoted_printable(octets: bytes) -> tuple[bytes, tuple[str, ...]]:
    defects: list[str] = []
    if _has_doubled_lines(octets):
        octets = octets.replace(b"\n\n", b"\n")
        defects.append("doubled line ends in quoted-printable")
    if b" \n" in octets or b" \r" in octets or b"\t\n" in octets or b"\t\r" in octets:
        octets = b"".join(map(_without_padding, _pieces(octets))).rstrip(b" \t")
    octets = b"".join(_SOFT_BREAK.sub(b"", piece) for piece in _pieces(octets))
    if not _BROKEN_ESCAPE.search(octets):
        return binascii.a2b_qp(octets), tuple(defects)
    defects.append("broken quoted-printable escape kept")
    # Left to itself, a2b_qp drops octets after a broken escape.
    return b"".join(binascii.a2b_qp(_BROKEN_ESCAPE.sub(b"=3D", piece)) for piece in _pieces(octets)), tuple(
        defects
    )


def without_false_escapes(octets: bytes, encoding: str) -> tuple[bytes, tuple[str, ...]]:
    """Return a text as it came, with ``CUT_OCTET`` where a soft line break without its line end stands in a word; and the defects met."""
    found = _TOKEN.match(encoding.lower())
    if not found or found[1] not in _QUOTED_PRINTABLE:
        return octets, ()
    marked = _FALSE_SIGN.sub(rb"\1" + CUT_OCTET, _FALSE_ESCAPE.sub(CUT_OCTET, octets))
    return marked, ("soft line breaks without their line ends",) if len(marked) > len(octets) else ()


_PIECE_OCTETS: Final = 64 * 1024


def _pieces(octets: bytes) -> Iterator[bytes]:
    """Yield *octets* in pieces that part neither an escape nor, as a rule, a line, so that few objects exist at once."""
    start = 0
    while start < len(octets):
        end = min(start + _PIECE_OCTETS, len(octets))
        if end < len(octets):
            newline = octets.rfind(b"\n", start, end)
            end = newline + 1 if newline >= 0 else end
            sign = octets.rfind(b"=", max(start + 1, end - 2), end) if newline < 0 else -1
            end = sign if sign > 0 else end
        yield octets[start:end]
        start = end


def _without_padding(octets: bytes) -> bytes:
    """Return *octets* without blanks at the end of their lines, which RFC 2045 lays to the transport; the last line may go on."""
    *lines, last = octets.split(b"\n")
    bare = [
        line[:-1].rstrip(b" \t") + b"\r" if line.endswith(b"\r") else line.rstrip(b" \t") for line in lines
    ]
    return b"\n".join([*bare, last])


def _has_doubled_lines(octets: bytes) -> bool:
    """Return whether a blank line stands behind every line, soft line breaks too, which no encoder writes."""
    if b"=\n\n" not in octets:
        return False
    lines = octets.rstrip(b"\n").split(b"\n")
    return len(lines) > 2 and not any(lines[1::2]) and all(lines[:-1:2])


def is_quoted_printable(octets: bytes) -> bool:
    """Return whether *octets*, whose field says nothing of it, are quoted-printable: in each line, and with escapes."""
    if (
        b"=" not in octets
        or not octets.isascii()
        or b"\x1b" in octets
        or _BROKEN_ESCAPE_OR_BREAK.search(octets)
    ):
        return False
    lines = octets.split(b"\n")
    return max(map(len, lines)) <= _LONGEST_QP_LINE and len(_HIGH_ESCAPE.findall(octets)) >= _FEW_ESCAPES


_BROKEN_ESCAPE_OR_BREAK: Final = re.compile(rb"=(?![0-9A-F]{2}|[ \t]*\n)")
_HIGH_ESCAPE: Final = re.compile(rb"=(?:[89A-F][0-9A-F]|1B|3D)")
_LONGEST_QP_LINE: Final = 78
_FEW_ESCAPES: Final = 10


def _decode_uuencode(octets: bytes) -> tuple[bytes, tuple[str, ...]]:
    begin = _UU_BEGIN.search(octets)
    if begin is None:
        return octets, ("uuencode without a begin line",)
    end = _UU_END.search(octets, begin.end())
    defects = [] if end else ["uuencode without an end line"]
    body = octets[begin.end() : end.start() if end else len(octets)]
    if begin[0].startswith(b"begin-base64"):
        decoded, more = _decode_base64(body)
        return decoded, (*defects, *more)
    pieces = []
    for line in body.splitlines():
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            pieces.append(_decode_uu_line(line))
            defects.append("broken line in uuencode")
    return b"".join(pieces), tuple(dict.fromkeys(defects))


def _decode_uu_line(line: bytes) -> bytes:
    """Return what a line of wrong length or with foreign characters still holds."""
    length = (line[0] - 32) & 63 if line else 0
    data = bytes(octet if 32 <= octet <= 96 else 32 for octet in line[1 : 1 + (length * 4 + 2) // 3])
    groups = data.ljust((length + 2) // 3 * 4, b" ")
    return binascii.a2b_uu(bytes((length + 32,)) + groups)
