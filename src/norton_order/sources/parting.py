"""Several mails in one file that nothing counts or lists -> where each begins and ends.

Mail programs part them by a line with a dot (Becky!, EdMax) or as vMessages (phones); procmail without ``-f``
and ``cat a.eml b.eml`` part them by nothing at all. Then a mail begins where a whole header section stands
outside the structure of the mail before it: behind its closing delimiter, its base64 or its text.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.sources.detect import MAIL_ONLY, has_header_section
from norton_order.sources.feeds import DamageError
from norton_order.sources.limits import MAX_MESSAGE_OCTETS, MIB
from norton_order.sources.members import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from norton_order.sources.feeds import Feed
    from norton_order.sources.members import Entry


class Cut(NamedTuple):
    """Where one mail ends and the next begins; what parts them stands between."""

    stop: int
    start: int


_WINDOW_OCTETS: Final = 4 * MIB
# What is looked at behind a place to tell whether a mail begins there; header sections seldom have 10 KiB.
_MARGIN: Final = 64 << 10

_VMSG: Final = re.compile(rb"(?mi)^(?:BEGIN:(?:(VMSG)|VENV|VBODY)|(END:VBODY))[ \t]*\r?$")
_DOT: Final = re.compile(rb"\n\.\r?\n(?=[!-9;-~]{1,80}[ \t]{0,8}:)")
_DOT_LINES: Final = (b"\n.\n", b"\n.\r\n")
_DOT_AT_END: Final = re.compile(rb"(?:\A|\n)\.\r?\n?\Z")
_STUFFED: Final = re.compile(rb"(?m)^\.\.")

_SEPARATOR: Final = re.compile(rb"\n\r?\n(From [^\n]{0,370})\n(?=[!-9;-~]{1,80}[ \t]{0,8}:)")
_TIME: Final = re.compile(rb"[0-9]{1,2}:[0-9]{2}")
_MOST_PARTINGS: Final = 1000  # looked at; where messages are parted, one of the first is real

_FIELD: Final = re.compile(rb"([!-9;-~]{1,80})[ \t]{0,8}:")
_FROM_LINE: Final = re.compile(rb">?From [^\r\n]{0,900}[0-9]{1,2}:[0-9]{2}")
# A field that every mail has, by which a header section is found.
_SIGNS: Final = (b"\nFrom:", b"\nDate:", b"\nFROM:", b"\nDATE:", b"\nfrom:", b"\ndate:")
_SIGN: Final = re.compile(b"|".join(_SIGNS))
_GLUED: Final = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|From|Date|Message-I[Dd]|MIME-Version|X-[A-Za-z-]{1,40})\Z"
)
_HEADER_END: Final = re.compile(rb"\n\r?\n")
_BOUNDARY: Final = re.compile(
    rb"^content-type[ \t]*:[ \t\r\n]*multipart/[^;\r\n]*;(?:[^\r\n]|\r?\n[ \t]){0,500}?boundary[ \t]*=[ \t]*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))",
    re.IGNORECASE | re.MULTILINE,
)
_ENCLOSES: Final = re.compile(
    rb"^content-type[ \t]*:[ \t\r\n]*(?:message/|text/rfc822-headers)", re.IGNORECASE | re.MULTILINE
)
_OF_MAIL: Final = MAIL_ONLY | {b"content-type"}
_ADDRESSED: Final = frozenset((b"date", b"to", b"subject"))


def reader_of(raw: bytes) -> Callable[[Feed], Iterator[Entry]] | None:
    """Return what reads the mails in *raw*, which begins with a header section; ``None`` if it is one mail."""
    # Most files hold one mail, and a search for octets costs a hundredth of what a pattern does.
    if any(line in raw for line in _DOT_LINES) and any(find_dots(raw)):
        return read_dotted
    below = raw.find(b"\n", raw.find(b"\n\n") if b"\r" not in raw[:200] else raw.find(b"\r\n\r\n"))
    if any(raw.find(sign, below) >= 0 for sign in _SIGNS) and any(find_mails(raw)):
        return read_unparted
    return None


def read_dotted(feed: Feed) -> Iterator[Entry]:
    """Yield the mails that lines with a single dot part, as in the files of Becky! and EdMax."""
    mails = split(feed, find_dots)
    return numbered(mail if isinstance(mail, DamageError) else without_dots(mail) for mail in mails)


def read_unparted(feed: Feed) -> Iterator[Entry]:
    """Yield mails that stand one behind the other."""
    return numbered(split(feed, find_mails), "mails that nothing parts")


def read_vmg(feed: Feed) -> Iterator[Entry]:
    """Yield the vMessages of a phone, each with its wrapping; there may be several in one file."""
    return numbered(split(feed, find_vmessages))


def is_mbox_beheaded(raw: bytes) -> bool:
    """Tell whether separator lines with a time stand in *raw*, after a blank line and before a header section."""
    found = itertools.islice(_SEPARATOR.finditer(raw), _MOST_PARTINGS)
    return any(
        _TIME.search(line[1]) and has_header_section(raw[line.end() : line.end() + 1000]) for line in found
    )


def split(feed: Feed, find: Callable[[bytes], Iterator[Cut]]) -> Iterator[bytes | DamageError]:
    """Yield the octets of each mail in *feed*, in order; a `DamageError` for one that is too large.

    Raises:
        DamageError: the octets are cut short or damaged. All mails before came first, half a mail does not.
    """
    octets_wanted, is_lost = _WINDOW_OCTETS, False
    while octets := feed.exactly(octets_wanted):
        is_last = len(octets) < octets_wanted
        begin = 0
        for cut in find(octets):
            if is_last or cut.start <= len(octets) - _MARGIN:
                if not is_lost:
                    yield octets[begin : cut.stop]
                begin, is_lost = cut.start, False
        if is_last:
            feed.confirm_end()
            if not is_lost:
                yield octets[begin:]
            return
        if begin:
            octets_wanted = _WINDOW_OCTETS
        elif octets_wanted <= MAX_MESSAGE_OCTETS:
            octets_wanted *= 2
        else:
            if not is_lost:
                yield DamageError("too-large", f"a message of more than {MAX_MESSAGE_OCTETS:,} octets")
            begin, is_lost = len(octets) - _MARGIN, True
        feed.unread(octets[begin:])


def find_vmessages(octets: bytes) -> Iterator[Cut]:
    """Yield where a vMessage begins, but for the first, and where one of several bodies within a vMessage does."""
    is_body_over = False
    for found in _VMSG.finditer(octets):
        if found[2]:
            is_body_over = True
        elif found[1] or is_body_over:
            is_body_over = False
            if found.start():
                yield Cut(found.start(), found.start())


def find_dots(octets: bytes) -> Iterator[Cut]:
    """Yield where a line with a single dot stands above a header section."""
    for found in _DOT.finditer(octets):
        if has_header_section(octets[found.end() : found.end() + 1000]):
            yield Cut(found.start() + 1, found.end())


def without_dots(mail: bytes) -> bytes:
    """Return a *mail* that was parted by dots as it was before: no dot behind it, none before another."""
    end = _DOT_AT_END.search(mail, max(0, len(mail) - 8))
    return _STUFFED.sub(b".", mail[: end.start() + 1] if end else mail)


def _names(header: bytes) -> set[bytes]:
    """Return the names of the fields at the start of *header*."""
    names = set()
    for line in header.splitlines():
        if field := _FIELD.match(line):
            names.add(field[1].lower())
        elif line[:1] not in (b" ", b"\t"):
            break
    return names


def find_mails(octets: bytes) -> Iterator[Cut]:
    """Yield where a header section stands outside the structure of the mail before it."""
    mail = _Mail(octets, 0)
    sign = _SIGN.search(octets, mail.body)
    while sign is not None:
        block = _block(octets, sign.start() + 1, mail.body)
        if block is not None and mail.ends_before(block):
            yield Cut(block.start, block.start)
            mail = _Mail(octets, block.start)
        sign = _SIGN.search(octets, max(sign.end(), block.stop if block else 0) - 1)


def find_swallowed(raw: bytes) -> list[int]:
    """Return where separator lines stand in *raw*, a message of an mbox, outside the structure of mails.

    Such a line is part of a message only where its Content-Length says so, and that can lie.
    """
    if b"\nFrom " not in raw:
        return []
    return [cut.start for cut in find_mails(raw) if raw.startswith(b"From ", cut.start)]


class _Block(NamedTuple):
    """A header section: the offsets of its first octet and of the blank line below it."""

    start: int
    stop: int


def _block(octets: bytes, at: int, floor: int) -> _Block | None:
    """Return the header section around the line at *at*, none of it before *floor*."""
    start, floor = at, max(floor, at - _MARGIN)
    while start > floor:
        above = octets.rfind(b"\n", floor, start - 1) + 1 or floor
        line = octets[above : start - 1]
        if not (_FIELD.match(line) or (line[:1] in (b" ", b"\t") and line.strip())) or line.startswith(b"--"):
            if _FROM_LINE.match(line):
                start = above
            break
        start = above
    while octets[start : start + 1] in (b" ", b"\t") and start < at:  # text, not a folded field
        start = octets.find(b"\n", start) + 1
    stop = at
    names: set[bytes] = set()
    while stop < min(len(octets), at + _MARGIN):
        end = octets.find(b"\n", stop) + 1 or len(octets)
        line = octets[stop:end]
        if not line.strip():
            break
        if not _FIELD.match(line) and line[:1] not in (b" ", b"\t"):
            return None
        stop = end
    header = octets[start:stop]
    start += _glued(header)
    names = _names(header[header.find(b"\n") + 1 :] if _FROM_LINE.match(header) else octets[start:stop])
    is_whole = b"from" in names and bool(names & _OF_MAIL) and bool(names & _ADDRESSED)
    return _Block(start, stop) if is_whole else None


def _glued(header: bytes) -> int:
    """Return how many octets at the start of *header* belong to the mail before, which had no line end."""
    field = _FIELD.match(header)
    if field is None or re.fullmatch(rb"[A-Za-z0-9_-]*", field[1]):
        return 0
    glued = _GLUED.search(field[1])
    return glued.start() if glued else 0


class _Mail:
    """The mail in hand, as far as its structure tells where it cannot end.

    Attributes:
        body: the offset of its first octet below the header section.
    """

    def __init__(self, octets: bytes, start: int) -> None:
        end = _HEADER_END.search(octets, start, start + _MARGIN)
        self._octets = octets
        self.body = end.start() + 1 if end else min(len(octets), start + _MARGIN)
        header = octets[start : self.body]
        boundary = _BOUNDARY.search(header)
        self._delimiter = b"\n--" + (boundary[1] or boundary[2]).rstrip() if boundary else b""
        self._searched = self.body
        self._is_closed = not boundary
        self._encloses = _ENCLOSES.search(header) is not None
        names = _names(header[header.find(b"\n") + 1 :] if _FROM_LINE.match(header) else header.lstrip())
        self._is_whole = b"from" in names and bool(names & _ADDRESSED)

    def ends_before(self, block: _Block) -> bool:
        """Return whether a header section is that of another mail."""
        above = self._octets[self.body : block.start] if block.start - self.body < 64 else b"text"
        if not above.strip() and (self._encloses or not self._is_whole):
            # An enclosed message, or a blank line that got into the header section.
            return False
        if not self._is_closed:
            closing = self._delimiter + b"--"
            self._is_closed = self._octets.find(closing, self._searched, block.start) >= 0
            self._searched = max(self._searched, block.start - len(closing))
        return self._is_closed or not self._goes_on(block)

    def _goes_on(self, block: _Block) -> bool:
        """Return whether a multipart without an end seems to reach beyond a header section."""
        part = self._octets.rfind(self._delimiter, max(self.body - 1, block.start - _MARGIN), block.start)
        if part >= 0 and _ENCLOSES.search(self._octets, part, block.start):
            return True
        return self._octets.find(self._delimiter, block.stop, block.stop + MIB) >= 0
