"""Octets to MIME entities (RFC 2045, 2046), iteratively and in linear time, whatever the octets are.

The email package parses the same structure, but takes seconds to minutes on some hostile inputs (a long
Content-Type parameter, a hundred thousand parts, a million header fields) and raises on others. Everything
here is bounded, and a broken structure is read as far as it goes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from norton_order.mime.encoded_words import decode_field

MAX_FIELDS: Final = 2_000  # real mail stays below 300
MAX_FIELD_OCTETS: Final = 256 * 1024  # a very long To list; what is longer is cut
MAX_CONTENT_FIELD_OCTETS: Final = 2_048  # parameters beyond this are never real
MAX_PARTS: Final = 2_000  # in one multipart
MAX_DEPTH: Final = 30

_FIELD: Final = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_MAIL_FIELDS: Final = frozenset(
    b"from to subject date received message-id content-type mime-version return-path delivered-to sender reply-to cc "
    b"content-transfer-encoding x-mailer x-original-to x-gmail-labels x-gm-thrid x-mozilla-status x-priority x-received "
    b"authentication-results dkim-signature resent-from bcc x-envelope-to envelope-to x-uidl status x-account-key "
    b"content-disposition arc-seal".split()
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A header section and the octets below it, still encoded; these are not copied before they are asked for.

    Attributes:
        fields: (lower-case field name, raw field body with its folds) in order.
        octets: what the entity stands in.
        start: where its body begins.
        stop: where it ends.
        headless: no header section was found, the body is all there is.
        is_mended: lines that belong to no field stood within the header section.
    """

    fields: tuple[tuple[bytes, bytes], ...]
    octets: bytes
    start: int
    stop: int
    headless: bool = False
    is_mended: bool = False

    @property
    def size(self) -> int:
        """The octets of the body."""
        return self.stop - self.start

    def body(self, limit: int | None = None) -> bytes:
        """Return the octets after the blank line, at most *limit* of them."""
        return self.octets[self.start : self.stop if limit is None else min(self.stop, self.start + limit)]

    def first(self, name: bytes) -> bytes:
        """Return the field body of the first field called *name* (lower case), or b""."""
        return next((body for field, body in self.fields if field == name), b"")

    def all(self, name: bytes) -> tuple[bytes, ...]:
        """Return the field bodies of every field called *name* (lower case), top to bottom."""
        return tuple(body for field, body in self.fields if field == name)


class ContentType(NamedTuple):
    """A Content-Type or Content-Disposition field: its first token and its parameters, lower-case names."""

    value: str
    parameters: dict[str, str]


def clean_octets(raw: bytes) -> bytes:
    """Return *raw* with LF line ends and without what exports put before a message.

    Dropped: a byte order mark, leading blank lines, leading ``From `` and ``>From `` lines.
    """
    octets = raw.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in octets and not octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        octets = octets.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start = 0
    while match := _PREAMBLE.match(octets, start):
        start = match.end()
    return octets[start:] if start else octets


_PREAMBLE: Final = re.compile(rb"(?:[ \t]*\n)+|>?From [^\n]*\n|\x01{4}\n")


def parse_entity(octets: bytes) -> Entity:
    """Return *octets* (LF line ends) split into header section and body; never raises.

    An outermost entity counts as having a header section only if a field name known from mail stands in it,
    so that text pasted from a screen is not mistaken for one.
    """
    entity = parse_part(octets)
    if any(name in _MAIL_FIELDS for name, _ in entity.fields):
        return entity
    return Entity((), octets, 0, len(octets), headless=True)


def parse_part(octets: bytes, start: int = 0, stop: int | None = None) -> Entity:
    """Return *octets* from *start* to *stop* split into header section and body, as parts of a multipart; never raises."""
    fields: list[tuple[bytes, bytes]] = []
    position = start
    end = len(octets) if stop is None else stop
    is_mended = False
    while position < end:
        is_blank = octets.startswith(b"\n", position)
        match = None if is_blank else _FIELD.match(octets, position, end)
        if not match and not fields:
            return Entity((), octets, position + is_blank, end)
        if len(fields) >= MAX_FIELDS:
            blank = octets.find(b"\n\n", position, end)
            return Entity(tuple(fields), octets, blank + 2 if blank >= 0 else end, end)
        following = _end_of_field(octets, position, end)
        if match:
            name = match[1].lower()
            limit = MAX_CONTENT_FIELD_OCTETS if name.startswith(b"content-") else MAX_FIELD_OCTETS
            body = octets[match.end() : min(following, match.end() + limit + 1)]
            fields.append((name, body if len(body) <= limit else body[: limit // 2]))
        elif is_blank or not octets.startswith(b">From ", position):
            resumed = None if is_mended else _resumes(octets, position, end, fields)
            if resumed is None:
                # Without a blank line the header section ended all the same: what follows is body.
                return Entity(tuple(fields), octets, position + is_blank, end, is_mended=is_mended)
            name, body = fields[-1]
            stray = octets[position:resumed].strip(b"\n").replace(b"\n", b"\n ")
            fields[-1] = (name, body.rstrip(b"\n") + b"\n " + stray)
            following, is_mended = resumed, True
        position = following
    return Entity(tuple(fields), octets, end, end, is_mended=is_mended)


_MAX_STRAY_LINES: Final = 5
_MAX_STRAY_OCTETS: Final = 2_000
_MIME_FIELDS: Final = frozenset({b"mime-version", b"content-type", b"content-transfer-encoding"})
_REPEATED: Final = frozenset(
    {b"received", b"dkim-signature", b"authentication-results", b"arc-seal", b"x-received"}
)


def _resumes(octets: bytes, position: int, end: int, fields: list[tuple[bytes, bytes]]) -> int | None:
    """Return where the header section goes on behind stray lines at *position*, or None where it has ended.

    Stray are one blank line, or a few lines that are no fields, as of a Subject that was not folded. What follows must be
    fields only, down to a blank line, say how the body is to be read, and repeat nothing: else it is the body.
    """
    start = position
    if octets.startswith(b"\n", position):
        start += 1
    else:
        for _ in range(_MAX_STRAY_LINES):
            newline = octets.find(b"\n", start, min(end, position + _MAX_STRAY_OCTETS))
            if newline < 0 or octets.startswith(b"\n", start):
                return None
            start = newline + 1
            if _FIELD.match(octets, start, end):
                break
    seen = {name for name, _ in fields} - _REPEATED
    names: set[bytes] = set()
    line = start
    while not octets.startswith(b"\n", line):
        match = _FIELD.match(octets, line, end)
        if match is None or len(names) > MAX_FIELDS or match[1].lower() in seen:
            return None
        names.add(match[1].lower())
        line = _end_of_field(octets, line, end)
        if line >= end:
            return None
    return start if names & _MIME_FIELDS and seen else None


def _end_of_field(octets: bytes, start: int, end: int) -> int:
    """Return the index after the field that begins at *start*, its folded lines included."""
    position = start
    while True:
        newline = octets.find(b"\n", position, end)
        if newline < 0:
            return end
        position = newline + 1
        if position >= end or not octets.startswith((b" ", b"\t"), position):
            return position


_PARAMETER: Final = re.compile(
    r""";\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^\s;"]*))""", re.DOTALL
)


def parse_content_field(body: bytes) -> ContentType:
    """Return the first token of *body*, lower-case, and its parameters; an empty field gives an empty token."""
    text = re.sub(r"\s*\n\s*", " ", body.decode("latin-1")).strip()
    if text.startswith("=?"):
        text = decode_field(body)
    value = re.match(r"[^\s;]*", text)
    parameters: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(text):
        parameters.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or bare)
    return ContentType((value[0] if value else "").lower().strip("\"'"), parameters)


def parts_of(entity: Entity, boundary: str) -> Iterator[tuple[Entity, bool]]:
    """Yield each part of a multipart, and whether a delimiter ends it; at most ``MAX_PARTS``.

    The closing delimiter ends the parts; where it is missing the last part runs to the end. A boundary that
    does not occur gives the boundary that does, if the body has one, else nothing.
    """
    octets, start, stop = entity.octets, entity.start, entity.stop
    mark = boundary.rstrip().encode("latin-1", "replace")
    # The literal comes first: to look for it takes no time, to look for line ends does.
    delimiter = re.compile(rb"--" + re.escape(mark) + rb"(--)?[ \t]*(?:\n|$)")
    begins = (
        match
        for match in delimiter.finditer(octets, start, stop)
        if match.start() == start or octets[match.start() - 1] == _LINE_END
    )
    matches = list(itertools.islice(begins, MAX_PARTS + 1)) if mark else []
    if not matches:
        guess = _DELIMITER.search(octets, max(start - 1, 0), min(stop, start + _GUESS_OCTETS))
        if not guess or guess[1] == mark:
            return
        yield from parts_of(entity, guess[1].decode("latin-1"))
        return
    for opening, closing in zip(matches, [*matches[1:], None], strict=True):
        if opening[1]:
            return
        end = max(closing.start() - 1, opening.end()) if closing else stop
        yield parse_part(octets, opening.end(), end), closing is not None


_LINE_END: Final = 0x0A
_GUESS_OCTETS: Final = (
    1024 * 1024
)  # in which the first delimiter of a boundary that is not named is looked for
_DELIMITER: Final = re.compile(rb"(?:\A|(?<=\n))--([!-~]{1,70})[ \t]*\nContent-")


def behind_parts(entity: Entity, boundary: str) -> Entity | None:
    """Return what stands behind the closing delimiter of a multipart as a body, or None without one."""
    delimiter = b"\n--" + boundary.rstrip().encode("latin-1", "replace") + b"--"
    end = entity.octets.rfind(delimiter, entity.start, entity.stop)
    return replace(entity, start=end + len(delimiter)) if end >= 0 else None
