"""One word -> the literal fragments by which it is seen in raw mail, in any charset and encoding.

A fragment is mostly half a word: a soft line break, a line end inside base64 or a tag may cut a word
anywhere, but one cut leaves one half whole. Around the fragment a pattern then confirms the rest, gaps
allowed.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MIN_LITERAL: Final = 4  # octets; shorter ones hit by chance and slow every matcher down
_PIECE: Final = 3  # characters of a fragment of a long word
_BASE64_PIECE: Final = 12  # the same in base64

_LINE_ENDS: Final = (b"\n", b"\r\n")
_SOFT: Final = rb"(?:=[ \t]{0,8}\r?\n)?"
_BASE64_GAP: Final = rb"(?:=?[ \t]{0,8}\r?\n[ \t>]{0,8})?"
# What mailers put between two characters of a word: white space, quoting, tags, entities.
_GAP: Final = (
    rb"=[ \t]{0,8}\r?\n|[\s>|]|=20|=09|=0[aAdD]|=3[eE]|=[cC]2=[aA][0dD]|=[eE]3=80=80"
    rb"|<[^<>]{0,150}>|=3[cC][^<>=]{0,80}=3[eE]"
    rb"|&(?:nbsp|zwnj|zwj|shy|ensp|emsp|thinsp|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});?"
)
_CHARSET_GAPS: Final = {
    "utf-8": rb"|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81\xa0|\xef\xbb\xbf|\xc2[\xa0\xad]|\xe3\x80\x80"
    rb"|=[eE]2=80=8[b-fB-F]|=[eE]2=81=[aA]0|=[eE][fF]=[bB][bB]=[bB][fF]",
    "cp932": rb"|\x81\x40|=81=40|=81@",
    "euc_jp": rb"|\xa1\xa1|=[aA]1=[aA]1",
    "iso2022_jp_ext": rb"|(?:\x1b|=1[bB])(?:\([BJIH]|\$[@B])|!!",
    "cp949": rb"|\xa1\xa1|=[aA]1=[aA]1",
    "gb18030": rb"|\xa1\xa1|=[aA]1=[aA]1",
    "big5": rb"|\xa1\x40|=[aA]1@",
    "ascii": rb"|\xc2[\xa0\xad]",
}
_MANY_GAPS: Final = rb"(?:%b){0,6}"
_ESCAPE: Final = re.compile(rb"\x1b(?:\([BJI]|\$[@B])")


class Fragment(NamedTuple):
    """One literal to look for.

    Attributes:
        literal: octets; in lower case if *caseless*.
        caseless: ASCII letters match in either case.
        leads: the literal begins its word, so a pattern must match right at its start, not just around it.
        confirm: patterns of which one must match; empty if the literal says enough by itself.
    """

    literal: bytes
    caseless: bool = False
    leads: bool = False
    confirm: tuple[bytes, ...] = ()


def shapes_of_text(spellings: Iterable[str], charset: str) -> Iterator[Fragment]:
    """Yield the fragments of a word in one charset: raw, quoted-printable and base64.

    Args:
        spellings: the ways the word is printed; those the charset cannot say are left out.
        charset: name of a stdlib codec.
    """
    for spelling in spellings:
        try:
            octets = _encode(spelling, charset)
        except UnicodeEncodeError:
            continue
        yield from _readable(spelling, charset)
        yield from shapes_in_base64(octets)


def shapes_of_references(word: str) -> Iterator[Fragment]:
    """Yield the fragments of a word in numeric character references, raw, quoted-printable and base64."""
    glued = word.replace(" ", "")
    gap = _MANY_GAPS % _GAP
    confirm = gap.join(
        b"&%b#%b0{0,4}(?:%b|[xX]%b0{0,4}%b)%b;?"
        % (_SOFT, _SOFT, _softly(b"%d" % ord(letter)), _SOFT, _softly(b"%x" % ord(letter)), _SOFT)
        for letter in glued
    )
    for form in ("&#%d;", "&#x%x;", "&#x%X;"):
        whole = "".join(form % ord(letter) for letter in glued).encode()
        head, tail = ("".join(form % ord(letter) for letter in part).encode() for part in _halves(glued))
        yield Fragment(head.rstrip(b";").lower(), caseless=True, leads=True, confirm=(confirm,))
        yield Fragment(tail.rstrip(b";").lower(), caseless=True, confirm=(confirm,))
        yield from shapes_in_base64(whole)


def shapes_in_base64(octets: bytes) -> Iterator[Fragment]:
    """Yield the fragments of *octets* within base64, for each place in a group of three octets."""
    for before in range(3):
        padded = base64.b64encode(bytes(before) + octets)
        first, end = -(-8 * before // 6), 8 * (before + len(octets)) // 6
        units = padded[first:end]  # those that the neighbours have no bit in
        if len(units) < 2 * _MIN_LITERAL:
            yield from _whole([units[i : i + 1] for i in range(len(units))], b"")
            continue
        confirm = (_BASE64_GAP.join(_exactly(units[i : i + 1]) for i in range(len(units))),)
        half = min(len(units) // 2, _BASE64_PIECE)
        yield Fragment(units[:half], leads=True, confirm=confirm)
        yield Fragment(units[-half if half == _BASE64_PIECE else half :], confirm=confirm)


def _readable(word: str, charset: str) -> Iterator[Fragment]:
    """Yield the fragments of a word that stands raw or in quoted-printable."""
    ascii_only = charset == "ascii"
    letters = [_encode(letter, charset) for letter in word if letter != " "]
    confirm = ((_MANY_GAPS % (_GAP + _CHARSET_GAPS[charset])).join(_loosely(octets) for octets in letters),)
    head, tail = _halves(word)
    if (
        not head
        or len(raw := _encode(tail, charset)) < _MIN_LITERAL
        or len(_encode(head, charset)) < _MIN_LITERAL
    ):
        octets = _encode(word, charset)
        yield from _whole([octets[i : i + 1] for i in range(len(octets))], b"=", caseless=ascii_only)
        for everything in (False, True):
            yield from _whole(_quoted(octets, everything=everything), b"=", caseless=True)
        head, tail = word[: len(word) // 2], word[len(word) // 2 :]
    else:
        raw = _encode(head, charset)
        yield Fragment(raw.lower() if ascii_only else raw, ascii_only, leads=True, confirm=confirm)
        raw = _encode(tail, charset)
        yield Fragment(raw.lower() if ascii_only else raw, ascii_only, confirm=confirm)
    for everything in (False, True):
        for part, leads in ((head, True), (tail, False)):
            literal = b"".join(_quoted(_encode(part, charset), everything=everything))
            if len(literal) >= 2 * _MIN_LITERAL:
                yield Fragment(literal.lower(), caseless=True, leads=leads, confirm=confirm)


def _halves(word: str) -> tuple[str, str]:
    """Return two parts of *word* of which a single cut leaves one whole; empty if the word is too short."""
    parts = word.split(" ")
    if word.isascii():
        return (" ".join(parts[:2]), " ".join(parts[-2:])) if len(parts) > 2 else ("", "")
    if len(parts) > 1:
        return parts[0][:_PIECE], parts[-1][-_PIECE:]
    if len(word) < 2 * _PIECE:
        return word[: len(word) // 2], word[len(word) // 2 :]
    return word[:_PIECE], word[-_PIECE:]


def _whole(units: Sequence[bytes], mark: bytes, *, caseless: bool = False) -> Iterator[Fragment]:
    """Yield a short word whole, and cut once at each place by a line end after *mark*."""
    literals = [b"".join(units)]
    literals += [
        b"".join(units[:place]) + mark + line_end + b"".join(units[place:])
        for place in range(1, len(units))
        for line_end in _LINE_ENDS
    ]
    for literal in literals:
        if len(literal) >= _MIN_LITERAL:
            yield Fragment(literal.lower() if caseless else literal, caseless)


def _encode(text: str, charset: str) -> bytes:
    """Return *text* in *charset* without the escape sequences of ISO-2022-JP, which may stand anywhere."""
    octets = text.encode(charset)
    return _ESCAPE.sub(b"", octets) if charset.startswith("iso2022") else octets


def _quoted(octets: bytes, *, everything: bool) -> list[bytes]:
    """Return each octet as quoted-printable writes it; *everything*: ASCII in hexadecimal, too."""
    return [
        b"=%02X" % octet if everything or octet > 0x7E or octet == ord("=") else bytes((octet,))
        for octet in octets
    ]


def _exactly(octet: bytes) -> bytes:
    return re.escape(octet)


def _softly(digits: bytes) -> bytes:
    """Return a pattern of hexadecimal digits in either case with soft line breaks allowed between them."""
    return _SOFT.join(_either_case(digits[i]) for i in range(len(digits)))


def _loosely(octets: bytes) -> bytes:
    """Return a pattern of *octets* each raw or in quoted-printable, soft line breaks allowed between them.

    ASCII letters match in either case, which is more than a second octet of a pair needs, and harmless.
    """
    return _SOFT.join(
        b"(?:%b|=%b)" % (_either_case(octet), b"|=".join(_hexadecimal(each) for each in _cases(octet)))
        for octet in octets
    )


def _cases(octet: int) -> tuple[int, ...]:
    letter = bytes((octet,))
    return (octet,) if letter.lower() == letter.upper() else (letter.lower()[0], letter.upper()[0])


def _either_case(octet: int) -> bytes:
    return b"[" + b"".join(b"\\x%02x" % each for each in _cases(octet)) + b"]"


def _hexadecimal(octet: int) -> bytes:
    return b"".join(_either_case(digit) for digit in b"%02x" % octet)
