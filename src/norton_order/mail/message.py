"""Octets to a Message: header section, body documents, enclosed messages; bounded, and nothing joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from norton_order.errors import UnreadableMessageError
from norton_order.mail.charsets import decode_text
from norton_order.mail.document import Document, plain_document
from norton_order.mail.entities import (
    MAX_DEPTH,
    MAX_PARTS,
    ContentType,
    Entity,
    clean_octets,
    parse_content_field,
    parse_entity,
    parse_part,
    parts_of,
)
from norton_order.mail.headers import Envelope, read_envelope
from norton_order.mail.transfer import decode_transfer, ends_whole, unflow

__all__ = ["MAX_MESSAGE_OCTETS", "Envelope", "Message", "parse_message"]

MAX_MESSAGE_OCTETS: Final = 64 * 1024 * 1024
MAX_TEXT_OCTETS: Final = 1024 * 1024  # in all documents together; a mail of a store has some ten thousand
MAX_TAGS: Final = 60_000  # in one document, closing ones counted; newsletters have some thousand
MAX_LINES: Final = 20_000  # in all documents together
MAX_HTML_OCTETS: Final = 512 * 1024  # the same of HTML: five times what mail clients show without clipping
MAX_DOCUMENTS: Final = 40
MAX_ENCLOSED: Final = 50
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
    """

    envelope: Envelope
    documents: tuple[Document, ...]
    enclosed: tuple[Message, ...]
    defects: tuple[str, ...]
    headless: bool


@dataclass(slots=True)
class _Budget:
    """What one message, with all it encloses, may still cost."""

    octets: int = MAX_TEXT_OCTETS
    html_octets: int = MAX_HTML_OCTETS
    lines: int = MAX_LINES
    documents: int = MAX_DOCUMENTS
    enclosed: int = MAX_ENCLOSED
    parts: int = MAX_PARTS


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
    if entity.headless and _is_binary(entity.body):
        raise UnreadableMessageError("this is not a mail message")
    return _parse(entity, 0, _Budget(), is_open=True)


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
    head = body[:4096]
    odd = sum(head.count(octet) for octet in (*range(7), *range(16, 27), 28, 29, 30, 31, 127))
    return odd * 50 > len(head)


def _parse(entity: Entity, depth: int, budget: _Budget, *, is_open: bool) -> Message:
    found = _Gathering()
    # A stack, so that depth costs no recursion. Text without a header section is often pasted without a line end.
    stack = [_Part(entity, "text/plain", depth, is_open=is_open and not entity.headless)]
    while stack:
        stack.extend(reversed(_read_part(stack.pop(), budget, found)))
    return Message(
        read_envelope(entity),
        tuple(found.documents),
        tuple(found.enclosed),
        tuple(dict.fromkeys(found.defects)),
        entity.headless,
    )


def _read_part(part: _Part, budget: _Budget, found: _Gathering) -> list[_Part]:
    """Read one entity into *found*; return the entities inside a multipart, to be read next."""
    entity = part.entity
    content = parse_content_field(entity.first(b"content-type"))
    media_type = content.value if "/" in content.value else part.default
    if media_type.startswith("multipart/") and part.level < MAX_DEPTH:
        default = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
        parts: list[_Part] = []
        for octets, is_closed in parts_of(entity.body, content.parameters.get("boundary", "")):
            budget.parts -= 1
            if budget.parts < 0:
                found.defects.append("more parts than are read")
                break
            is_open = part.is_open and not is_closed
            parts.append(_Part(parse_part(octets), default, part.level + 1, is_open))
        if parts:
            return parts
        found.defects.append("a multipart without its boundary")
        media_type = "text/plain"
    if _encloses_message(entity, media_type, content):
        _read_enclosed(part, budget, found)
    elif (
        media_type in {"text/plain", "text/html", "text", "text/x-amp-html"}
        or media_type == part.default == "text/plain"
    ):
        _read_text(part, media_type, content, budget, found)
    return []


def _encloses_message(part: Entity, media_type: str, content: ContentType) -> bool:
    if media_type in {"message/rfc822", "message/global", "message/news"}:
        return True
    if media_type.startswith(("text/", "multipart/", "image/")):
        return False
    disposition = parse_content_field(part.first(b"content-disposition"))
    names = [
        value
        for parameters in (content.parameters, disposition.parameters)
        for name, value in parameters.items()
        if name.startswith(("name", "filename"))
    ]
    return any(re.search(r"\.eml\W*$|=2eeml|\.?ZW1s", name, re.IGNORECASE) for name in names)


def _read_enclosed(part: _Part, budget: _Budget, found: _Gathering) -> None:
    budget.enclosed -= 1
    if part.level >= MAX_DEPTH or budget.enclosed < 0:
        found.defects.append("enclosed messages deeper or more than are read")
        return
    encoding = part.entity.first(b"content-transfer-encoding").decode("latin-1")
    # Each step of reading holds a copy; what lies behind so much are attachments of the enclosed message.
    body = part.entity.body[:MAX_ENCLOSED_OCTETS]
    is_cut = len(body) < len(part.entity.body)
    octets, defects = decode_transfer(body, encoding)
    if is_cut:
        defects = (*defects, "an enclosed message longer than is read")
    entity = parse_entity(clean_octets(octets))
    if not entity.headless or not _is_binary(entity.body):
        is_open = is_cut or (part.is_open and not ends_whole(body, encoding))
        found.enclosed.append(_parse(entity, part.level + 1, budget, is_open=is_open))
        found.defects.extend(defects)


def _read_text(
    part: _Part, media_type: str, content: ContentType, budget: _Budget, found: _Gathering
) -> None:
    entity = part.entity
    encoding = entity.first(b"content-transfer-encoding").decode("latin-1")
    octets, defects = decode_transfer(entity.body, encoding)
    found.defects.extend(defects)
    is_html = "html" in media_type or (entity.headless and _looks_like_html(octets))
    limit = min(budget.octets, budget.html_octets if is_html else MAX_TEXT_OCTETS)
    if budget.documents <= 0 or limit <= 0:
        found.defects.append("more text than is read")
        return
    if len(octets) > limit:
        found.defects.append("a text part longer than is read")
    budget.documents -= 1
    budget.octets -= min(len(octets), limit)
    budget.html_octets -= min(len(octets), limit) if is_html else 0
    decoded = decode_text(
        octets[:limit], content.parameters.get("charset"), html=is_html, prefers=_holds_label_words
    )
    if decoded.replaced:
        found.defects.append(f"{decoded.replaced} characters could not be decoded")
    text = _cut_tags(decoded.text) if is_html else decoded.text
    if len(text) < len(decoded.text):
        found.defects.append("more HTML elements than are read")
    document = _document(text, is_html, content)
    is_open = part.is_open and not ends_whole(entity.body, encoding)
    if len(octets) > limit or len(text) < len(decoded.text) or (is_open and _breaks_off(text, is_html)):
        document = replace(document, is_cut=True)
    if len(document.lines) > budget.lines:
        found.defects.append("more lines than are read")
        document = replace(document, lines=document.lines[: budget.lines])
    budget.lines -= len(document.lines)
    if _has_rival_fields(entity):
        found.defects.append("fields of one part contradict each other")
        document = document.unsure()
    found.documents.append(document)


_BLOCK_END: Final = re.compile(
    r"(?:</(?:p|div|td|th|tr|table|tbody|tfoot|li|ul|ol|dl|dd|dt|h[1-6]|center|pre|blockquote|section|article|body|html)\s*"
    r"|<(?:br|hr)\b[^<>]{0,200})>\Z",
    re.IGNORECASE,
)


def _breaks_off(text: str, is_html: bool) -> bool:
    """Return whether *text* ends so that its last word might go on: no space, line end or block after it."""
    if not text or text[-1].isspace():
        # A soft line break of format=flowed or quoted-printable is no end of a word.
        return text.endswith((" \n", " \r\n"))
    return not (is_html and _BLOCK_END.search(text[-300:]))


def _cut_tags(text: str) -> str:
    """Return *text* up to the tag that is one too many: each costs more than a thousand letters."""
    if text.count("<") <= MAX_TAGS:
        return text
    return "<".join(text.split("<", MAX_TAGS + 1)[:-1])


def _has_rival_fields(part: Entity) -> bool:
    """Return whether Content-* fields that decide how a part is shown stand twice: clients differ in which counts."""
    return any(len(set(part.all(name))) > 1 for name in (b"content-type", b"content-transfer-encoding"))


def _document(text: str, is_html: bool, content: ContentType) -> Document:
    if is_html:
        from norton_order.html.page import parse_html

        return parse_html(text)
    if content.parameters.get("format", "").lower() == "flowed":
        text = unflow(text, content.parameters.get("delsp", "").lower() == "yes")
    return plain_document(text)


def _looks_like_html(octets: bytes) -> bool:
    return (
        re.match(rb"\s*<(?:!doctype html|html|body|table|div|head|p\b)", octets[:1000], re.IGNORECASE)
        is not None
    )


_LABEL_WORDS: Final = re.compile("番号|番號|編號|번호|订单|訂單|ノートン|延長")


def _holds_label_words(text: str) -> bool:
    return _LABEL_WORDS.search(text) is not None
