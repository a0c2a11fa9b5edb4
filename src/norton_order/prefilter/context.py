"""Whether the rest of a word stands around a fragment of it, whatever a mailer has put in between."""

from __future__ import annotations

from binascii import a2b_qp
from itertools import chain
from typing import TYPE_CHECKING, Final

from norton_order.prefilter.encodings import BASE64_ALPHABET
from norton_order.text.patterns import pattern

if TYPE_CHECKING:
    import re

    from norton_order.prefilter.encodings import Form, Fragment

    Octets = bytes | bytearray | memoryview

# How far from a fragment anything is looked at, in octets on either side.
REACH: Final = 1024

# What stands between so many octets of base64 on either side, over one line end at most, is no name. A line of
# base64 has 60 octets and more; words have blanks between them, addresses and links have dots.
_BASE64_AROUND: Final = 24
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
    "ascii": pattern(_MARKUP + rb"|\xc2[\xa0\xad]"),
    "utf-8": pattern(
        _MARKUP + rb"|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81\xa0|\xef\xbb\xbf|\xc2[\xa0\xad]|\xe3\x80\x80"
    ),
    # Between the escape sequences, what looks like markup is kanji.
    "iso2022": pattern(rb"\x1b\([BJIH](?:\s|" + _MARKUP + rb")*|\x1b\$[@B]|!!"),
    "other": pattern(_MARKUP + rb"|\x81\x40|\xa1[\xa1\x40]"),
}
_TRIGGERS: Final[dict[Form, re.Pattern[bytes]]] = {
    "ascii": pattern(rb"[<&\xc2]"),
    "utf-8": pattern(rb"[<&]|\xe2[\x80\x81]|\xe3\x80\x80|\xef\xbb\xbf|\xc2[\xa0\xad]"),
    "iso2022": pattern(rb"\x1b|!!"),
    "other": pattern(rb"[<&]|\x81\x40|\xa1[\xa1\x40]"),
}
# The octets with which a gap may begin, after a fragment that leads, and end, before one that does not.
_BLANK_OCTETS: Final = frozenset(_BLANKS)
_GAP_STARTS: Final[dict[Form, frozenset[int]]] = {
    "base64": frozenset(_BASE64_BLANKS),
    "references": frozenset(_REFERENCE_BLANKS),
    "ascii": _BLANK_OCTETS.union(b"<&\xc2"),
    "utf-8": _BLANK_OCTETS.union(b"<&\xc2\xe2\xe3\xef"),
    "iso2022": _BLANK_OCTETS.union(b"\x1b!"),
    "other": _BLANK_OCTETS.union(b"<&\x81\xa1"),
}
_GAP_ENDS: Final[dict[Form, frozenset[int]]] = {
    "base64": frozenset(_BASE64_BLANKS),
    "references": frozenset(_REFERENCE_BLANKS),
    "ascii": _BLANK_OCTETS.union(b";\xa0\xad"),
    "utf-8": _BLANK_OCTETS.union(b";\xa0\xad\x80\xbf", range(0x8B, 0x90), range(0xA8, 0xAF)),
    "iso2022": _BLANK_OCTETS.union(b";BJIH@!"),
    "other": _BLANK_OCTETS.union(b";\x40\xa1"),
}
_QUOTED: Final = ord("=")  # announces an octet in quoted-printable, or a soft line break
_KANA: Final = 0xE3  # the first octet of kana and of a wide space in UTF-8
_TWO_CODES: Final = pattern(rb"=([0-9A-Fa-f]{2})=([0-9A-Fa-f]{2})")
_HEX_DIGITS: Final = frozenset(b"0123456789ABCDEFabcdef")
_SOFT_BREAKS: Final = (b"\n", b"\r", b" ", b"\t")  # with which the rest of a line after = begins


class Context:
    """What must stand around one fragment for a word to be whole there.

    Attributes:
        place: of the octet beside the fragment, counted from the fragment's end.
        beside: the octets that may stand there, None if any may. Nearly always it is another one, so that
            looking there first makes the rest cost nothing.
        alone: as in the fragment.
    """

    __slots__ = (
        "_form",
        "_kana",
        "_leads",
        "_longest",
        "_near",
        "_quoted",
        "_size",
        "_wanted",
        "_words",
        "alone",
        "beside",
        "place",
    )

    def __init__(self, fragment: Fragment) -> None:
        """Prepare for *fragment*."""
        self.alone = fragment.alone
        self._form = fragment.form
        self._leads = fragment.leads
        self._size = len(fragment.literal)
        self.place = 0 if self._leads else -self._size - 1
        self.beside: frozenset[int] | None = None
        if fragment.form in {"", "name"}:
            return
        self._words = tuple(map(self._squeezed, fragment.words))
        self._longest = max(map(len, fragment.words))
        self._near = (2 if fragment.form == "base64" else 4) * self._longest + _SLACK
        self._wanted = self._neighbours(fragment) | (_GAP_STARTS if self._leads else _GAP_ENDS)[fragment.form]
        self.beside = self._wanted
        self._quoted = frozenset[bytes]()
        self._kana = self._after_kana(fragment)
        if fragment.form not in {"base64", "references"}:
            self.beside |= {_QUOTED} if self._leads else _HEX_DIGITS
            codes = [b"%02X" % octet for octet in self._wanted]
            self._quoted = frozenset(chain(codes, (code.lower() for code in codes)))

    def confirm(self, octets: Octets, end: int) -> bool:
        """Return whether one of the words stands where the fragment was met, *end* being the index after it."""
        if self.beside is None:
            return self._form != "name" or not stands_in_base64(octets, end - self._size, end)
        place = end + self.place
        if not (0 <= place < len(octets) and octets[place] in self.beside):
            return False
        near = self._window(octets, end, self._near)
        if self._form in {"base64", "references"}:
            return self._holds(self._squeezed(near))
        return (
            self._has_readable_neighbour(near)
            and self._goes_on(near)
            and self._is_readable_there(octets, end, near)
        )

    def _after_kana(self, fragment: Fragment) -> frozenset[bytes]:
        """Return what may follow the first octet of a kana, or of a wide space, beside a fragment that leads."""
        if self._form != "utf-8" or not self._leads:
            return frozenset()
        rests = (word[fragment.size :] for word in fragment.words)
        return frozenset({b"\x80\x80"}.union(rest[1:3] for rest in rests if rest[0] == _KANA))

    def _neighbours(self, fragment: Fragment) -> frozenset[int]:
        """Return the octets of the words that may stand beside the fragment."""
        size = fragment.size or len(self._squeezed(fragment.literal))
        found: set[int] = set()
        for word in self._words if self._form == "references" else fragment.words:
            rest = word[size:] if self._leads else word[:-size][::-1]
            found.update(rest[:1], rest.lstrip(_BLANKS)[:1])
        letters = bytes(found)
        return frozenset(found.union(letters.upper(), letters.lower()) if fragment.caseless else found)

    def _has_readable_neighbour(self, near: bytes) -> bool:
        """Return whether what stands beside the fragment in quoted-printable may stand there."""
        if self._leads:
            code = near[self._size + 1 : self._size + 3]
            return near[self._size] != _QUOTED or code in self._quoted or code.startswith(_SOFT_BREAKS)
        before = near[: -self._size]
        code = before[-2:]
        return before[-3:-2] != b"=" or code in self._quoted or code.startswith(_SOFT_BREAKS)

    def _goes_on(self, near: bytes) -> bool:
        """Return whether a kana after the fragment is the word's next, and no other: the most frequent of chances."""
        if not self._kana:
            return True
        if near[self._size] == _KANA:
            return near[self._size + 1 : self._size + 3] in self._kana
        if near[self._size : self._size + 3].upper() != b"=%02X" % _KANA:
            return True
        codes = _TWO_CODES.match(near, self._size + 3)
        return codes is None or bytes((int(codes[1], 16), int(codes[2], 16))) in self._kana

    def _is_readable_there(self, octets: Octets, end: int, near: bytes) -> bool:
        texts = [self._squeezed(near)]
        if b"=" in near:
            texts.append(self._squeezed(a2b_qp(near)))
        if any(map(self._holds, texts)):
            return True
        if not any(map(self._may_hold_gap, texts)):
            return False
        far = self._window(octets, end, REACH)
        gaps = _GAPS[self._form]
        return any(self._holds(self._squeezed(gaps.sub(b"", each))) for each in {far, a2b_qp(far)})

    def _may_hold_gap(self, text: bytes) -> bool:
        """Return whether a gap may stand within a word in *text*: what is before the first is the word's."""
        if not self._leads:
            return _TRIGGERS[self._form].search(text[-self._longest :]) is not None
        gap = _TRIGGERS[self._form].search(text[: self._longest])
        return gap is not None and any(word.startswith(text[: gap.start()]) for word in self._words)

    def _window(self, octets: Octets, end: int, width: int) -> bytes:
        """Return the octets from the fragment on, or up to it: where the rest of the words must be."""
        start = end - self._size
        return bytes(octets[start : end + width] if self._leads else octets[max(0, start - width) : end])

    def _holds(self, text: bytes) -> bool:
        return text.startswith(self._words) if self._leads else text.endswith(self._words)

    def _squeezed(self, text: bytes) -> bytes:
        """Return *text* without blanks; from words, too, they are taken out: in ISO-2022-JP they are letters."""
        if self._form == "references":
            return text.translate(None, _REFERENCE_BLANKS).lower()
        squeezed = text.translate(None, _BASE64_BLANKS if self._form == "base64" else _BLANKS)
        return squeezed.lower() if self._form == "ascii" else squeezed


def stands_in_base64(octets: Octets, start: int, end: int) -> bool:
    """Return whether what stands from *start* to *end*, letters and digits, may be there by chance."""
    around = bytes(octets[max(0, start - _BASE64_AROUND) : end + _BASE64_AROUND])
    if len(around) < end - start + 2 * _BASE64_AROUND:
        return False
    return around.replace(b"\r\n", b"\n", 1).translate(None, BASE64_ALPHABET) in {b"", b"\n"}
