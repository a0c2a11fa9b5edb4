"""Whether the rest of a word stands around a fragment of it, whatever a mailer has put in between."""

from __future__ import annotations

import re
from binascii import a2b_qp
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from norton_order.shapes import Form, Fragment

    Octets = bytes | bytearray | memoryview

# How far from a fragment anything is looked at, in octets on either side.
REACH: Final = 1024

_BLANKS: Final = b" \t\r\n\f\v>|"  # white space and the signs of quoting
_BASE64_BLANKS: Final = _BLANKS + b"="
_REFERENCE_BLANKS: Final = _BASE64_BLANKS + b";"
_SLACK: Final = 32  # octets: so many blanks may stand in a word, besides quoted-printable's threefold growth

# Gaps other than blanks: tags and entities in any charset, escape sequences, blanks and invisible characters
# of each; and what shows that there may be one.
_MARKUP: Final = (
    rb"(?:<[^<>]{0,150}>|&(?:nbsp|zwnj|zwj|shy|ensp|emsp|thinsp|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});?)"
)
_GAPS: Final[dict[Form, re.Pattern[bytes]]] = {
    "ascii": re.compile(_MARKUP + rb"|\xc2[\xa0\xad]"),
    "utf-8": re.compile(
        _MARKUP + rb"|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81\xa0|\xef\xbb\xbf|\xc2[\xa0\xad]|\xe3\x80\x80"
    ),
    # Between the escape sequences, what looks like markup is kanji.
    "iso2022": re.compile(rb"\x1b\([BJIH](?:\s|" + _MARKUP + rb")*|\x1b\$[@B]|!!"),
    "other": re.compile(_MARKUP + rb"|\x81\x40|\xa1[\xa1\x40]"),
}
_TRIGGERS: Final[dict[Form, re.Pattern[bytes]]] = {
    "ascii": re.compile(rb"[<&\xc2]"),
    "utf-8": re.compile(rb"[<&]|\xe2[\x80\x81]|\xe3\x80\x80|\xef\xbb\xbf|\xc2[\xa0\xad]"),
    "iso2022": re.compile(rb"\x1b|!!"),
    "other": re.compile(rb"[<&]|\x81\x40|\xa1[\xa1\x40]"),
}
# With what a gap may begin, after a fragment that leads, and end, before one that does not.
_BLANK: Final = rb"[\s>|]"
_GAP_STARTS: Final[dict[Form, re.Pattern[bytes]]] = {
    "ascii": re.compile(_BLANK + rb"|[<&\xc2]"),
    "utf-8": re.compile(_BLANK + rb"|[<&]|\xc2[\xa0\xad]|\xe2[\x80\x81]|\xe3\x80\x80|\xef\xbb\xbf"),
    "iso2022": re.compile(_BLANK + rb"|\x1b|!!"),
    "other": re.compile(_BLANK + rb"|[<&]|\x81\x40|\xa1[\x40\xa1]"),
}
_GAP_ENDS: Final[dict[Form, re.Pattern[bytes]]] = {
    "ascii": re.compile(rb"(?:" + _BLANK + rb"|[;\xa0\xad])\Z"),
    "utf-8": re.compile(
        rb"(?:" + _BLANK + rb"|;|\xc2[\xa0\xad]|\xe2[\x80\x81].|\xe3\x80\x80|\xef\xbb\xbf)\Z", re.DOTALL
    ),
    "iso2022": re.compile(rb"(?:" + _BLANK + rb"|;|\x1b[($][BJIH@]|!!)\Z"),
    "other": re.compile(rb"(?:" + _BLANK + rb"|;|\x81\x40|\xa1[\x40\xa1])\Z"),
}
_BESIDE: Final = 12  # octets: three in quoted-printable and a soft line break


def is_confirmed(fragment: Fragment, octets: Octets, end: int) -> bool:
    """Return whether one of the words of *fragment*, which ends before *end*, stands there."""
    if not fragment.form:
        return True
    longest = max(map(len, fragment.words))
    if fragment.form == "base64":
        near = _window(fragment, octets, end, 2 * longest + _SLACK)
        return _holds(fragment, near.translate(None, _BASE64_BLANKS), fragment.words)
    near = _window(fragment, octets, end, 4 * longest + _SLACK)
    if fragment.form == "references":
        words = tuple(word.translate(None, _REFERENCE_BLANKS) for word in fragment.words)
        return _holds(fragment, near.translate(None, _REFERENCE_BLANKS).lower(), words)
    return _has_neighbour(fragment, octets, end) and _is_readable_there(fragment, octets, end, near)


def _has_neighbour(fragment: Fragment, octets: Octets, end: int) -> bool:
    """Return whether the next octet of a word stands beside its *fragment*, or of a gap: nearly never."""
    start = end - len(fragment.literal)
    beside = bytes(octets[end : end + _BESIDE] if fragment.leads else octets[max(0, start - _BESIDE) : start])
    if _is_neighbour(fragment, beside):
        return True
    return b"=" in beside and _is_neighbour(fragment, a2b_qp(beside))


def _is_neighbour(fragment: Fragment, beside: bytes) -> bool:
    octet = beside[:1] if fragment.leads else beside[-1:]
    if octet in _neighbours(fragment):
        return True
    if fragment.leads:
        return _GAP_STARTS[fragment.form].match(beside) is not None
    return _GAP_ENDS[fragment.form].search(beside, max(0, len(beside) - 3)) is not None


@cache
def _neighbours(fragment: Fragment) -> frozenset[bytes]:
    """Return the octets that may stand beside *fragment*, each by itself; none at the end of a text."""
    found = {b""}
    for word in fragment.words:
        rest = word[fragment.size :] if fragment.leads else word[: -fragment.size][::-1]
        blanks = len(rest) - len(rest.lstrip(_BLANKS))
        found |= {rest[:1], rest[blanks : blanks + 1]}
    if fragment.form == "ascii":
        found |= {octet.upper() for octet in found} | {octet.lower() for octet in found}
    return frozenset(found)


def _is_readable_there(fragment: Fragment, octets: Octets, end: int, near: bytes) -> bool:
    words = tuple(_squeezed(fragment, word) for word in fragment.words)
    text = _squeezed(fragment, near)
    if _holds(fragment, text, words):
        return True
    if b"=" in near:
        text = _squeezed(fragment, a2b_qp(near))
        if _holds(fragment, text, words):
            return True
    longest = max(map(len, words))
    if not _TRIGGERS[fragment.form].search(text[:longest] if fragment.leads else text[-longest:]):
        return False
    far = _window(fragment, octets, end, REACH)
    gaps = _GAPS[fragment.form]
    return any(
        _holds(fragment, _squeezed(fragment, gaps.sub(b"", each)), words) for each in {far, a2b_qp(far)}
    )


def _window(fragment: Fragment, octets: Octets, end: int, width: int) -> bytes:
    """Return the octets from the fragment on, or up to it: where the rest of its words must be."""
    start = end - len(fragment.literal)
    if fragment.leads:
        return bytes(octets[start : end + width])
    return bytes(octets[max(0, start - width) : end])


def _holds(fragment: Fragment, text: bytes, words: tuple[bytes, ...]) -> bool:
    return text.startswith(words) if fragment.leads else text.endswith(words)


def _squeezed(fragment: Fragment, text: bytes) -> bytes:
    """Return *text* without blanks; from words, too, they are taken out: in ISO-2022-JP they are letters."""
    squeezed = text.translate(None, _BLANKS)
    return squeezed.lower() if fragment.form == "ascii" else squeezed
