"""One word -> the literal fragments by which it is seen in raw mail, in any charset and encoding.

A fragment is mostly half a word: a soft line break, a line end inside base64 or a tag may cut a word
anywhere, but one cut leaves one half whole. Around the fragment the rest is then confirmed, gaps allowed; see
:mod:`norton_order.prefilter.context`.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from norton_order.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Form = Literal["", "name", "base64", "references", "ascii", "utf-8", "iso2022", "other"]

_MIN_LITERAL: Final = 4  # octets; shorter ones hit by chance and slow every matcher down
_MIN_ASCII: Final = 6  # the same of a half in Latin letters: "auto" stands in every style sheet
# Characters. An attachment is full of shorter ones: any four stand in every 16 MB. This leaves out words of
# four octets, as a brand of two characters in GBK, which no notice has for its only sign.
MIN_BASE64: Final = 7
BASE64_ALPHABET: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PIECE: Final = 3  # characters of a fragment of a long word
_BASE64_PIECE: Final = 12  # the same in base64
_LINE_ENDS: Final = (b"\n", b"\r\n")
_ESCAPE: Final = pattern(rb"\x1b(?:\([BJI]|\$[@B])")


class Fragment(NamedTuple):
    """One literal to look for.

    Attributes:
        literal: octets; in lower case if *caseless*.
        caseless: ASCII letters match in either case.
        leads: the literal begins its words; otherwise it ends them.
        form: in what the words stand, which tells what their gaps may be; "" if the literal says enough, "name"
            if it does wherever it does not stand in base64 by chance.
        words: of which one must stand around the literal, encoded but for quoted-printable.
        size: octets of the words that the literal stands for, if they stand raw or in quoted-printable.
        alone: the message is to be read for this word alone, not only if it speaks of an order, too.
    """

    literal: bytes
    caseless: bool = False
    leads: bool = False
    form: Form = ""
    words: tuple[bytes, ...] = ()
    size: int = 0
    alone: bool = True


def named(literal: bytes) -> Fragment:
    """Return the fragment of a *literal* that is found whole, its ASCII letters in either case."""
    return Fragment(literal.lower(), caseless=True, form="name" if _is_base64(literal) else "")


def shapes_of_text(spellings: Iterable[str], charset: str, *, least: int = MIN_BASE64) -> Iterator[Fragment]:
    """Yield the fragments of a word in one charset: raw, quoted-printable and base64.

    Args:
        spellings: the ways the word is printed; those the charset cannot say are left out.
        charset: name of a stdlib codec.
        least: characters of base64 that a word must have to be looked for there.
    """
    for spelling in spellings:
        try:
            octets = _encode(spelling, charset)
        except UnicodeEncodeError:
            continue
        yield from _readable(spelling, charset)
        yield from shapes_in_base64(octets, least=least)


def shapes_of_references(word: str) -> Iterator[Fragment]:
    """Yield the fragments of a word in numeric character references, raw, quoted-printable and base64."""
    glued = word.replace(" ", "")
    for reference in ("&#%d;", "&#x%x;", "&#x%X;"):
        whole, head, tail = (
            "".join(reference % ord(letter) for letter in part).encode() for part in (glued, *_halves(glued))
        )
        words = (whole.lower(),)
        yield Fragment(head.rstrip(b";").lower(), caseless=True, leads=True, form="references", words=words)
        yield Fragment(tail.rstrip(b";").lower(), caseless=True, form="references", words=words)
        yield from shapes_in_base64(whole)


def shapes_in_base64(octets: bytes, *, least: int = MIN_BASE64) -> Iterator[Fragment]:
    """Yield the fragments of *octets* within base64, for each place in a group of three octets."""
    for before in range(3):
        padded = base64.b64encode(bytes(before) + octets)
        first, end = -(-8 * before // 6), 8 * (before + len(octets)) // 6
        core = padded[first:end]  # the characters that the neighbours have no bit in
        if len(core) < least:
            continue
        if len(core) < 2 * _MIN_LITERAL:
            yield from _whole([core[i : i + 1] for i in range(len(core))], b"")
            continue
        half = min(len(core) // 2, _BASE64_PIECE)
        yield Fragment(core[:half], leads=True, form="base64", words=(core,))
        tail = core[-half if half == _BASE64_PIECE else half :]
        yield Fragment(tail, form="base64", words=(core,))


def _readable(word: str, charset: str) -> Iterator[Fragment]:
    """Yield the fragments of a word that stands raw or in quoted-printable."""
    form = _form_of(charset)
    caseless = form == "ascii"
    octets = _encode(word, charset)
    halves = [_encode(half, charset) for half in _halves(word)]
    if min(map(len, halves)) < _MIN_LITERAL:
        yield from _whole([octets[i : i + 1] for i in range(len(octets))], b"=", caseless=caseless)
        for everything in (False, True):
            yield from _whole(_quoted(octets, everything=everything), b"=", caseless=True)
        return
    for half, leads in zip(halves, (True, False), strict=True):
        literals = [(half.lower() if caseless else half, caseless)]
        quoted = (b"".join(_quoted(half, everything=everything)) for everything in (False, True))
        literals += [(literal.lower(), True) for literal in quoted if literal != half]
        for literal, either_case in literals:
            yield Fragment(literal, either_case, leads, form, (octets,), len(half))


def _form_of(charset: str) -> Form:
    if charset.startswith("iso2022"):
        return "iso2022"
    return "ascii" if charset == "ascii" else "utf-8" if charset == "utf-8" else "other"


def _halves(word: str) -> tuple[str, str]:
    """Return two parts of *word* of which a single cut leaves one whole; empty if the word is too short."""
    parts = word.split(" ")
    if word.isascii():
        ends = parts[0], parts[-1]
        return ends if min(map(len, ends)) >= _MIN_ASCII and len(parts) > 1 else ("", "")
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
            yield named(literal) if caseless else Fragment(literal)


def _is_base64(octets: bytes) -> bool:
    return not octets.translate(None, BASE64_ALPHABET)


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
