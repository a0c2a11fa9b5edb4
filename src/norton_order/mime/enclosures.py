"""Messages within a message: attached by type, by name or by content, wrapped, or standing one behind the other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from norton_order.mime.encoded_words import decode_field
from norton_order.mime.entities import ContentType, Entity, clean_octets, parse_content_field, parse_part
from norton_order.mime.transfer import decode_transfer

_HEAD_OCTETS: Final = 16 * 1024  # in which a header section shows
_SEARCHED_OCTETS: Final = 4 * 1024 * 1024  # of a body in which a second message is looked for
_MAX_CANDIDATES: Final = 200
_FEW_FIELDS: Final = 4
_MESSAGE_TYPES: Final = frozenset({"message/rfc822", "message/global", "message/news"})
_OF_SOURCE: Final = frozenset({b"received", b"message-id", b"mime-version", b"return-path"})
_SECOND: Final = re.compile(rb"\n\r?\nFrom [^\r\n]{1,200}[0-9]:[0-9]{2}[^\r\n]{0,100}\r?\n[!-9;-~]{1,78}:")
_FIELD_BEGINS: Final = re.compile(
    rb"^(?:From [^\n]{1,200}\n)?(?=(?:Return-Path|Received|Delivered-To|X-Original-To|From|To|Date|Subject|Message-ID|MIME-Version"
    rb"|Content-Type|DKIM-Signature|Authentication-Results|ARC-Seal|Sender|Reply-To):)",
    re.IGNORECASE | re.MULTILINE,
)


def is_source(octets: bytes) -> bool:
    """Return whether *octets* begin with the header section of a message as it travels.

    The few lines that mail programs write above what they forward have neither Received nor Message-ID.
    """
    head = octets[:_HEAD_OCTETS]
    if not _FIELD_BEGINS.match(head.lstrip(b"\xef\xbb\xbf\r\n")):
        return False
    names = {name for name, _ in parse_part(clean_octets(head)).fields}
    return (
        len(names) >= _FEW_FIELDS
        and b"from" in names
        and bool(names & _OF_SOURCE)
        and bool(names & {b"date", b"subject"})
    )


def is_mailbox(octets: bytes) -> bool:
    """Return whether *octets* are several mails, parted by separator lines."""
    return octets.startswith(b"From ") and _SECOND.search(octets) is not None


def encloses_message(part: Entity, media_type: str, content: ContentType) -> bool:
    """Return whether *part* is an attached message: by its type, by its name, or by what it begins with."""
    if media_type in _MESSAGE_TYPES or content.parameters.get("x-spam-type") == "original":
        return True
    if media_type.startswith(("multipart/", "image/", "audio/", "video/")):
        return False
    if not media_type.startswith("text/") and any(_is_message_name(name) for name in _names(part, content)):
        return True
    if media_type not in {
        "text/plain",
        "text",
        "application/octet-stream",
        "text/rfc822",
        "application/x-unknown",
    }:
        return False
    encoding = part.first(b"content-transfer-encoding").decode("latin-1")
    return is_source(decode_transfer(part.body(_HEAD_OCTETS), encoding)[0])


def _names(part: Entity, content: ContentType) -> list[str]:
    disposition = parse_content_field(part.first(b"content-disposition"))
    return [
        value
        for parameters in (content.parameters, disposition.parameters)
        for name, value in parameters.items()
        if name.startswith(("name", "filename"))
    ]


def _is_message_name(name: str) -> bool:
    decoded = decode_field(name.encode("latin-1", "replace")) if "=?" in name else name
    return re.search(r"\.eml\W*$|=2eeml|\.?ZW1s", decoded, re.IGNORECASE) is not None


def second_message(entity: Entity) -> Entity | None:
    """Return the message that stands, as it travels, within the body of *entity* and goes on to its end; None without one.

    Its octets are those of *entity*; its header section is in its body, to be parsed.
    """
    octets, end = entity.octets, entity.start
    searched = min(entity.stop, entity.start + _SEARCHED_OCTETS)
    for number, match in enumerate(_FIELD_BEGINS.finditer(octets, entity.start, searched)):
        if number >= _MAX_CANDIDATES:
            break
        start = match.start()
        if start < end or start == entity.start:
            continue
        if is_source(octets[start : min(entity.stop, start + _HEAD_OCTETS)]):
            return replace(entity, start=start)
        blank = octets.find(b"\n\n", start, entity.stop)
        end = blank if blank >= 0 else entity.stop
    return None
