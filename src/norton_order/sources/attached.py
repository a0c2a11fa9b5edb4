"""Mails within the attachments of a mail (.msg, archives, mboxes) -> the same mail with them attached as messages.

What is an attached message, and what it means that a mail was forwarded so, is known to the reader of a message.
So containers are opened here, and what they hold takes the same road. They are told by content.
"""

from __future__ import annotations

import re
from base64 import encodebytes
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.mime.encoded_words import decode_field
from norton_order.mime.entities import (
    MAX_DEPTH,
    Entity,
    clean_octets,
    parse_content_field,
    parse_entity,
    parts_of,
)
from norton_order.mime.headers import read_envelope
from norton_order.mime.transfer import decode_transfer
from norton_order.sources.detect import Form, detect
from norton_order.sources.feeds import Budget
from norton_order.sources.kinds import MboxStream, NotSearched, Whole
from norton_order.sources.limits import MIB, PEEK_OCTETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from norton_order.sources.words import Why

# What containers begin with in base64: zip, the documents of Office and Outlook before 2007, gzip, bzip2, xz,
# Zstandard; and what may hold mails, but is only named: 7-Zip, RAR, Outlook's data files.
MARKS: Final = (
    b"\nUEsDB",
    b"\n0M8R4K",
    b"\nH4sI",
    b"\nQlpo",
    b"\n/Td6WFo",
    b"\nKLUv/",
    b"\nN3q8rycc",
    b"\nUmFyIRoH",
    b"\nIUJET",
)
_MBOX: Final = re.compile(rb"\n\r?\n(?:From [^\r\n]{1,200}[0-9]:[0-9]{2}|RnJvbSB|RnJvbSA)")
_CONTAINERS: Final = frozenset(
    (Form.ZIP, Form.OLE, Form.GZIP, Form.BZIP2, Form.XZ, Form.ZSTD, Form.TAR, Form.MBOX)
)
_NAMED: Final = frozenset((Form.PACKED, Form.PST))
_ENCRYPTED: Final = 1  # a flag of the first member of a zip archive
_FLAGS: Final = 6  # where it stands
_MAX_NAME: Final = 200
_MAX_PARTS: Final = 200  # looked into
_MAX_MAILS: Final = 40
_MAX_ATTACHED_OCTETS: Final = 12 * MIB  # of one attachment, as it travels
_MAX_MAIL_OCTETS: Final = 2 * MIB
_MAX_OCTETS: Final = 64 * MIB  # of all of them, unpacked
_BOUNDARY: Final = b"=_norton-order-attached"
# The name of its first member, in which every document of Office since 2007 differs from other archives.
_OFFICE: Final = (
    b"[Content_Types].xml",
    b"mimetype",
    b"_rels/.rels",
    b"word/",
    b"xl/",
    b"ppt/",
    b"docProps/",
)


def may_hold_mails(raw: bytes) -> bool:
    """Tell at the price of a search whether an attachment of *raw* may be a container."""
    return any(mark in raw for mark in MARKS) or _MBOX.search(raw) is not None


def is_office(encoded: bytes) -> bool:
    """Tell by the start of a zip archive in base64 whether it is a document of Office."""
    head, _ = decode_transfer(encoded[:128].replace(b"\n", b"").replace(b"\r", b""), "base64")
    return head[30:].startswith(_OFFICE)


class Attached(NamedTuple):
    """A mail in a container attached to another.

    Attributes:
        raw: its octets.
        source: the name of the container, and within it by ``!``.
        offset: of its separator line in an mbox, else ``None``.
    """

    raw: bytes
    source: str
    offset: int | None


def attached_mails(raw: bytes) -> tuple[Attached, ...]:
    """Return each mail that stands in a container attached to *raw*.

    Never raises; what is damaged, locked or beyond the bounds is left out.
    """
    entity = parse_entity(clean_octets(raw))
    return () if entity.headless else tuple(_mails(entity))


def with_attached(raw: bytes, mails: Iterable[Attached]) -> bytes:
    """Return *raw* with each of *mails* as an attached message of its own."""
    return _with(parse_entity(clean_octets(raw)), [mail.raw for mail in mails])


def places_of(mails: Iterable[Attached]) -> dict[str, Attached]:
    """Return *mails* by their Message-ID, but for those that share one or have none."""
    found: dict[str, list[Attached]] = {}
    for mail in mails:
        if message_id := read_envelope(parse_entity(clean_octets(mail.raw))).message_id:
            found.setdefault(message_id, []).append(mail)
    return {message_id: same[0] for message_id, same in found.items() if len(same) == 1}


def unsearched_in(raw: bytes, source: str) -> Iterator[NotSearched]:
    """Yield what is attached to *raw*, the message called *source*, and may hold mails, but is not opened."""
    if not any(mark in raw for mark in MARKS):
        return
    for number, (part, head) in enumerate(_attachments(parse_entity(clean_octets(raw))), 1):
        seen = detect(head)
        why: Why | None = None
        if seen.form in _NAMED:
            why = "unsupported-archive"
        elif seen.form is Form.ZIP and head[_FLAGS] & _ENCRYPTED:
            why = "encrypted"
        if why:
            yield NotSearched(f"{source}!{_name(part) or number}", why)


def _name(part: Entity) -> str:
    """Return the file name of an attachment without its folders, "" if it has none."""
    for field, parameter in ((b"content-disposition", "filename"), (b"content-type", "name")):
        value = parse_content_field(part.first(field)).parameters.get(parameter, "")
        if name := decode_field(value.encode("latin-1", "replace")).replace("\\", "/").rpartition("/")[2]:
            return name[:_MAX_NAME]
    return ""


def _mails(entity: Entity) -> Iterator[Attached]:
    budget = Budget(most=_MAX_OCTETS)
    count = 0
    for number, (part, head) in enumerate(_attachments(entity), 1):
        if detect(head).form not in _CONTAINERS or head[30:].startswith(_OFFICE):
            continue
        for mail in _opened(decode_transfer(part.body(), _encoding(part))[0], budget):
            if len(mail.raw) <= _MAX_MAIL_OCTETS:
                yield mail._replace(source=f"{_name(part) or number}{mail.source}")
                count += 1
                if count == _MAX_MAILS:
                    return


def _attachments(entity: Entity) -> Iterator[tuple[Entity, bytes]]:
    """Yield each attachment that is not too large, and the first octets of it, decoded."""
    parts = _MAX_PARTS
    waiting = [(entity, 0)]
    while waiting and parts:
        part, level = waiting.pop()
        parts -= 1
        content = parse_content_field(part.first(b"content-type"))
        if content.value.startswith("multipart/") and level < MAX_DEPTH:
            inner = [one for one, _ in parts_of(part, content.parameters.get("boundary", ""))]
            waiting.extend((one, level + 1) for one in reversed(inner[:parts]))
        elif level and part.size <= _MAX_ATTACHED_OCTETS:
            yield part, decode_transfer(part.body(PEEK_OCTETS), _encoding(part))[0]


def _encoding(part: Entity) -> str:
    return part.first(b"content-transfer-encoding").decode("latin-1")


def _opened(octets: bytes, budget: Budget) -> Iterator[Attached]:
    """Yield the mails in a container, with their places within it."""
    from norton_order.sources.opening import open_octets  # which needs this module's neighbours

    for found in open_octets(octets, budget):
        if isinstance(found, Whole):
            yield Attached(found.raw, found.source, None)
        elif isinstance(found, MboxStream):
            yield from _in_mbox(found)


def _in_mbox(mbox: MboxStream) -> Iterator[Attached]:
    from concurrent.futures import ThreadPoolExecutor

    from norton_order.sources.flows import MboxFlow
    from norton_order.sources.mbox import announcements, mark_block

    with ThreadPoolExecutor(1) as executor:
        flow = MboxFlow(
            mbox.stream,
            lambda octets, start, block: mark_block(octets, start, block, announcements(bytes(octets)), None),
            executor,
        )
        for span in flow.spans():
            yield Attached(flow.read(span.start, span.stop), mbox.source, span.offset)


def _with(entity: Entity, mails: list[bytes]) -> bytes:
    """Return *entity* as the first part of a multipart, and behind it each of *mails*."""
    content = [field for field in entity.fields if field[0].startswith(b"content-")]
    others = [field for field in entity.fields if not field[0].startswith((b"content-", b"mime-version"))]
    out = [
        *(b"%b:%b" % field for field in others),
        b'Content-Type: multipart/mixed; boundary="%b"\n' % _BOUNDARY,
        b"\n--%b\n" % _BOUNDARY,
        *(b"%b:%b" % field for field in content),
        b"\n",
        entity.body(),
    ]
    for mail in mails:
        out += [
            b"\n--%b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" % _BOUNDARY,
            encodebytes(mail),
        ]
    out.append(b"\n--%b--\n" % _BOUNDARY)
    return b"".join(out)
