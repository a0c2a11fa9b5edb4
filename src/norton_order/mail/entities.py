"""Octets to MIME entities (RFC 2045, 2046), iteratively and in linear time, whatever the octets are.

The email package parses the same structure, but takes seconds to minutes on some hostile inputs (a long
Content-Type parameter, a hundred thousand parts, a million header fields) and raises on others. Everything
here is bounded, and a broken structure is read as far as it goes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

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
    """A header section and the octets below it, still encoded.

    Attributes:
        fields: (lower-case field name, raw field body with its folds) in order.
        body: octets after the blank line.
        headless: no header section was found, *body* is all there is.
    """

    fields: tuple[tuple[bytes, bytes], ...]
    body: bytes
    headless: bool = False

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
    return Entity((), octets, headless=True)


def parse_part(octets: bytes) -> Entity:
    """Return *octets* split into header section and body, as parts of a multipart are read; never raises."""
    fields: list[tuple[bytes, bytes]] = []
    position, end = 0, len(octets)
    while position < end:
        if octets.startswith(b"\n", position):
            return Entity(tuple(fields), octets[position + 1 :])
        match = _FIELD.match(octets, position)
        if not match and not (fields or position == 0):
            break
        if len(fields) >= MAX_FIELDS:
            blank = octets.find(b"\n\n", position)
            return Entity(tuple(fields), octets[blank + 2 :] if blank >= 0 else b"")
        stop = _end_of_field(octets, position)
        if match:
            name = match[1].lower()
            limit = MAX_CONTENT_FIELD_OCTETS if name.startswith(b"content-") else MAX_FIELD_OCTETS
            body = octets[match.end() : stop]
            fields.append((name, body if len(body) <= limit else body[: limit // 2]))
        elif not octets.startswith(b">From ", position):
            # The header section ended without a blank line: what follows is body.
            return Entity(tuple(fields), octets[position:])
        position = stop
    return Entity(tuple(fields), octets[position:])


def _end_of_field(octets: bytes, start: int) -> int:
    """Return the index after the field that begins at *start*, its folded lines included."""
    position = start
    while True:
        newline = octets.find(b"\n", position)
        if newline < 0:
            return len(octets)
        position = newline + 1
        if not octets.startswith((b" ", b"\t"), position):
            return position


_PARAMETER: Final = re.compile(
    r""";\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^\s;"]*))""", re.DOTALL
)


def parse_content_field(body: bytes) -> ContentType:
    """Return the first token of *body*, lower-case, and its parameters; an empty field gives an empty token."""
    text = re.sub(r"\s*\n\s*", " ", body.decode("latin-1")).strip()
    value = re.match(r"[^\s;]*", text)
    parameters: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(text):
        parameters.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or bare)
    return ContentType((value[0] if value else "").lower().strip("\"'"), parameters)


def parts_of(body: bytes, boundary: str) -> Iterator[tuple[bytes, bool]]:
    """Yield the octets of each part of a multipart body, and whether a delimiter ends it; at most ``MAX_PARTS``.

    The closing delimiter ends the parts; where it is missing the last part runs to the end. A boundary that
    does not occur gives the boundary that does, if the body has one, else nothing.
    """
    mark = boundary.rstrip().encode("latin-1", "replace")
    # The literal comes first: to look for it takes no time, to look for line ends does.
    delimiter = re.compile(rb"--" + re.escape(mark) + rb"(--)?[ \t]*(?:\n|$)")
    begins = (
        match for match in delimiter.finditer(body) if body[match.start() - 1 : match.start()] in {b"", b"\n"}
    )
    matches = list(itertools.islice(begins, MAX_PARTS + 1))
    if not matches or not mark:
        guess = re.search(rb"(?:^|(?<=\n))--([!-~]{1,70})[ \t]*\nContent-", body)
        if not guess or guess[1] == mark:
            return
        yield from parts_of(body, guess[1].decode("latin-1"))
        return
    for opening, closing in zip(matches, [*matches[1:], None], strict=True):
        if opening[1]:
            return
        yield body[opening.end() : closing.start() - 1 if closing else len(body)], closing is not None
