"""Octets to a Message: header section, body documents, enclosed messages; bounded, and nothing joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from norton_order.charset import decode_text
from norton_order.errors import NOT_READ, UnreadableMessageError
from norton_order.html.document import Document
from norton_order.mime.enclosures import encloses_message, is_mailbox, second_message
from norton_order.mime.encrypted import PKCS7, encryption_of, pkcs7_encryption
from norton_order.mime.entities import (
    MAX_DEPTH,
    ContentType,
    Entity,
    behind_parts,
    clean_octets,
    parse_content_field,
    parse_entity,
    parse_part,
    parts_of,
)
from norton_order.mime.headers import Envelope, read_envelope
from norton_order.mime.texts import MAX_ENCLOSED, MAX_LINES, Budget, encoding_of, read_text
from norton_order.mime.transfer import decode_transfer, ends_whole
from norton_order.mime.wrappers import SIGNATURE, bodies_of, signed_content

__all__ = [
    "MAX_ENCLOSED",
    "MAX_LINES",
    "MAX_MESSAGE_OCTETS",
    "Envelope",
    "Message",
    "octets_of",
    "parse_message",
]

MAX_MESSAGE_OCTETS: Final = 64 * 1024 * 1024
_TNEF: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_TNEF_HEAD_OCTETS: Final = 8
_HEAD_OCTETS: Final = 4096
MAX_ENCLOSED_OCTETS: Final = 12 * 1024 * 1024  # of one, as it travels


@dataclass(frozen=True, slots=True)
class Message:
    """An Internet message (RFC 5322) as its reader meets it.

    Attributes:
        envelope: what the header section says; all empty for text without one.
        documents: text parts, top to bottom; parts of enclosed messages are not among them.
        enclosed: messages forwarded as attachments, top to bottom.
        defects: what had to be tolerated, short English phrases.
        headless: there was no header section.
        encryption: by what a part of it is encrypted, "" if none is.
    """

    envelope: Envelope
    documents: tuple[Document, ...]
    enclosed: tuple[Message, ...]
    defects: tuple[str, ...]
    headless: bool
    encryption: str = ""

    @property
    def unread(self) -> tuple[str, ...]:
        """Which of the defects, of enclosed messages too, left something unread."""
        waiting, unread = [self], []
        while waiting:
            message = waiting.pop()
            unread += [one for one in message.defects if one.endswith(NOT_READ)]
            waiting += message.enclosed
        return tuple(dict.fromkeys(unread))


class _Part(NamedTuple):
    """An entity where it stands.

    Attributes:
        entity: the part itself.
        default: its media type where none is stated.
        level: multiparts and messages around.
        is_open: no delimiter shows that it ends where its octets do.
    """

    entity: Entity
    default: str
    level: int
    is_open: bool


@dataclass(slots=True)
class _Gathering:
    documents: list[Document] = field(default_factory=list)
    enclosed: list[Message] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    encryption: str = ""


def octets_of(raw: object) -> bytes:
    """Return *raw* as bytes.

    Raises:
        TypeError: *raw* is text, a file or anything else that is no octets.
    """
    if not isinstance(raw, bytes | bytearray | memoryview):
        raise TypeError(
            f"a message is given as bytes, for its encoding is its own matter, not as {type(raw).__name__}"
        )
    return bytes(raw)


def parse_message(raw: bytes) -> Message:
    """Return *raw* as a message.

    Args:
        raw: the octets of one message; what an export puts before the header section is dropped.

    Raises:
        UnreadableMessageError: *raw* is empty, larger than ``MAX_MESSAGE_OCTETS``, or not text at all.
    """
    if not raw.strip():
        raise UnreadableMessageError("the message is empty")
    if len(raw) > MAX_MESSAGE_OCTETS:
        raise UnreadableMessageError(f"the message is larger than {MAX_MESSAGE_OCTETS >> 20} MiB")
    octets = _as_octet_text(raw)
    entity = parse_entity(clean_octets(octets))
    if entity.headless and _is_binary(entity.body(_HEAD_OCTETS)):
        raise UnreadableMessageError("this is not a mail message")
    return _parse(entity, 0, Budget(), is_open=True)


def _as_octet_text(raw: bytes) -> bytes:
    """Return *raw* with a UTF-16 or UTF-32 file (a mail saved by a text editor) turned into UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (
        raw[:400:2].count(0) > 20 or raw[1:400:2].count(0) > 20
    ):
        decoded = decode_text(
            raw, "utf-16le" if raw[1:2] == b"\0" else "utf-16be" if raw[:1] == b"\0" else None
        )
        if not decoded.replaced and "\x00" not in decoded.text:
            return decoded.text.encode("utf-8", "replace")
    return raw


def _is_binary(body: bytes) -> bool:
    odd = sum(body.count(octet) for octet in (*range(7), *range(16, 27), 28, 29, 30, 31, 127))
    return odd * 50 > len(body)


def _parse(entity: Entity, depth: int, budget: Budget, *, is_open: bool) -> Message:
    found = _Gathering()
    # A stack, so that depth costs no recursion. Text without a header section is often pasted without a line end.
    stack = [_Part(entity, "text/plain", depth, is_open=is_open and not entity.headless)]
    while stack:
        stack.extend(reversed(_read_part(stack.pop(), budget, found)))
    if entity.is_mended:
        found.defects.append("stray lines in the header section")
    return Message(
        read_envelope(entity),
        tuple(found.documents),
        tuple(found.enclosed),
        tuple(dict.fromkeys(found.defects)),
        entity.headless,
        found.encryption,
    )


def _read_part(part: _Part, budget: Budget, found: _Gathering) -> list[_Part]:
    """Read one entity into *found*; return the entities inside a multipart, to be read next."""
    entity = part.entity
    content = parse_content_field(entity.first(b"content-type"))
    media_type = content.value if "/" in content.value else part.default
    if encryption := encryption_of(entity, media_type, content):
        _pass_over(encryption, found)
        return []
    if media_type.startswith("multipart/") and part.level < MAX_DEPTH:
        default = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
        parts: list[_Part] = []
        for inner, is_closed in parts_of(entity, content.parameters.get("boundary", "")):
            budget.parts -= 1
            if budget.parts < 0:
                found.defects.append("more parts than are read")
                break
            is_open = part.is_open and not is_closed
            parts.append(_Part(inner, default, part.level + 1, is_open))
        if parts:
            _read_behind(part, content, budget, found)
            return parts
        found.defects.append("a multipart without its boundary")
        media_type = "text/plain"
    if (media_type in PKCS7 or _is_pkcs7_by_name(media_type, content)) and part.level < MAX_DEPTH:
        return _read_signed(part, content, found)
    if media_type in _TNEF or _is_tnef(entity, media_type):
        return _read_tnef(part, found)
    if encloses_message(entity, media_type, content):
        _read_enclosed(part, budget, found)
    elif (
        media_type in {"text/plain", "text/html", "text", "text/x-amp-html"}
        or media_type == part.default == "text/plain"
    ):
        _read_text(part, media_type, content, budget, found)
    return []


def _read_behind(part: _Part, content: ContentType, budget: Budget, found: _Gathering) -> None:
    """Read a message that stands behind the last delimiter of a multipart, as where files were put one behind the other."""
    behind = behind_parts(part.entity, content.parameters.get("boundary", ""))
    message = second_message(behind) if behind else None
    if message:
        found.defects.append("a second message behind the parts")
        _enclose(message.body(MAX_ENCLOSED_OCTETS), part, budget, found, is_open=part.is_open)


def _read_enclosed(part: _Part, budget: Budget, found: _Gathering) -> None:
    encoding = encoding_of(part.entity)
    # Each step of reading holds a copy; what lies behind so much are attachments of the enclosed message.
    body = part.entity.body(MAX_ENCLOSED_OCTETS)
    is_cut = len(body) < part.entity.size
    octets, defects = decode_transfer(body, encoding)
    if is_mailbox(octets):  # whose mails are read one by one, by who opens what is attached
        return
    if is_cut:
        defects = (*defects, "an enclosed message longer than is read")
    if _enclose(
        octets, part, budget, found, is_open=is_cut or (part.is_open and not ends_whole(body, encoding))
    ):
        found.defects.extend(defects)


def _enclose(octets: bytes, part: _Part, budget: Budget, found: _Gathering, *, is_open: bool) -> bool:
    """Read *octets*, a message within *part*; return whether they are one."""
    budget.enclosed -= 1
    if part.level >= MAX_DEPTH or budget.enclosed < 0:
        found.defects.append("enclosed messages deeper or more than are read")
        return False
    entity = parse_entity(clean_octets(octets))
    if entity.headless and _is_binary(entity.body(_HEAD_OCTETS)):
        return False
    found.enclosed.append(_parse(entity, part.level + 1, budget, is_open=is_open))
    return True


def _pass_over(encryption: str, found: _Gathering) -> None:
    """Take note of a part that nobody can read without a key."""
    found.encryption = found.encryption or encryption
    found.defects.append(f"a part encrypted with {encryption} that is not read")


def _is_pkcs7_by_name(media_type: str, content: ContentType) -> bool:
    return media_type == "application/octet-stream" and content.parameters.get("name", "").lower().endswith(
        ".p7m"
    )


def _read_signed(part: _Part, content: ContentType, found: _Gathering) -> list[_Part]:
    """Return what an opaque signature of S/MIME holds."""
    octets = decode_transfer(part.entity.body(MAX_ENCLOSED_OCTETS), encoding_of(part.entity))[0]
    signed = signed_content(octets)
    if signed is not None:
        return [part._replace(entity=parse_part(clean_octets(signed)), level=part.level + 1, is_open=False)]
    if encryption := pkcs7_encryption(octets, content):
        _pass_over(encryption, found)
    else:
        found.defects.append("a part of S/MIME that is not read")
    return []


def _is_tnef(entity: Entity, media_type: str) -> bool:
    """Return whether *entity* is a winmail.dat without its media type or name."""
    if media_type != "application/octet-stream":
        return False
    return decode_transfer(entity.body(_TNEF_HEAD_OCTETS), encoding_of(entity))[0].startswith(SIGNATURE)


def _read_tnef(part: _Part, found: _Gathering) -> list[_Part]:
    """Return the bodies in a winmail.dat."""
    octets, _defects = decode_transfer(part.entity.body(MAX_ENCLOSED_OCTETS), encoding_of(part.entity))
    parts: list[_Part] = []
    for media_type, charset, body in bodies_of(octets):
        if media_type == "text/rtf":
            found.defects.append("a text in Outlook's own format that is not read")
            continue
        field_body = f"{media_type}; charset={charset}" if charset else media_type
        inner = Entity(((b"content-type", field_body.encode("ascii")),), body, 0, len(body))
        parts.append(part._replace(entity=inner, level=part.level + 1, is_open=False))
    return parts


def _read_text(part: _Part, media_type: str, content: ContentType, budget: Budget, found: _Gathering) -> None:
    behind = second_message(part.entity)
    if behind:
        found.defects.append("a second message within a text")
        _enclose(behind.body(MAX_ENCLOSED_OCTETS), part, budget, found, is_open=part.is_open)
        part = part._replace(entity=replace(part.entity, stop=behind.start), is_open=False)
    document, defects = read_text(part.entity, content, media_type, budget, is_open=part.is_open)
    found.defects.extend(defects)
    if document is None:
        return
    if _has_rival_fields(part.entity):
        found.defects.append("fields of one part contradict each other")
        document = document.unsure()
    found.documents.append(document)


def _has_rival_fields(part: Entity) -> bool:
    """Return whether Content-* fields that decide how a part is shown stand twice: clients differ in which counts."""
    return any(len(set(part.all(name))) > 1 for name in (b"content-type", b"content-transfer-encoding"))
