"""An Outlook .msg -> the octets of the Internet message it was.

Property numbers are those of MS-OXPROPS, the layout of the file is that of MS-OXMSG.
"""

from __future__ import annotations

import datetime as dt
import email.header
import email.utils
import importlib.util
import io
import re
import struct
from base64 import encodebytes
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import TYPE_CHECKING, Final

from norton_order.mail.charsets import decode_text
from norton_order.sources.detect import has_header_section
from norton_order.sources.feeds import DamageError
from norton_order.sources.limits import MIB
from norton_order.sources.rtf import charset_of, decompress_rtf, read_rtf, rtf_code_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oxmsg.storage import Storage

_PROPERTIES: Final = "__properties_version1.0"
_PROPERTIES_IN_DIRECTORY: Final = _PROPERTIES.encode("utf-16-le")
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"

# Octets before the first property: of the file, of an embedded message, of recipients and attachments.
_FILE_HEADER, _EMBEDDED_HEADER, _CHILD_HEADER = 32, 24, 8

_CLASS, _SUBJECT, _SUBMITTED, _DELIVERED, _TRANSPORT = 0x001A, 0x0037, 0x0039, 0x0E06, 0x007D
_BODY, _RTF, _HTML, _MESSAGE_ID = 0x1000, 0x1009, 0x1013, 0x1035
_INTERNET_CODE_PAGE, _MESSAGE_CODE_PAGE = 0x3FDE, 0x3FFD
_NAME, _ADDRESS, _SMTP_ADDRESS, _RECIPIENT_KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
_DATA, _METHOD, _LONG_NAME = 0x3701, 0x3705, 0x3707
# The sender, then whom he stands for: name, SMTP address, address of any kind.
_SENDERS: Final = ((0x0042, 0x5D02, 0x0065), (0x0C1A, 0x5D01, 0x0C1F))
_INTEGER, _TIME = 0x0003, 0x0040
_EMBEDDED: Final = 5
_FIELDS_OF_KIND: Final = {1: "To", 2: "Cc"}

# A forward of a forward is read, a chain without end is not.
_MAX_EMBEDDED: Final = 5
# A message of Outlook has some hundred streams, one with 200 recipients 4,000.
_MAX_STREAMS: Final = 50_000
_EPOCH: Final = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def is_outlook_message(raw: bytes) -> bool:
    """Tell a message from the other documents that come in this wrapping."""
    return _PROPERTIES_IN_DIRECTORY in raw


def message_from_outlook(raw: bytes) -> bytes:
    """Return the message as RFC 5322 octets.

    The header section is the one it was received with where Outlook kept it, else made from the properties.
    The body has the plain text, the HTML, and each enclosed message; other attachments are left out.

    Raises:
        DamageError: the extra ``outlook`` is missing, or the file is damaged or beyond the bounds.
    """
    if importlib.util.find_spec("oxmsg") is None:
        raise DamageError("needs-outlook", "an Outlook message (.msg)")
    try:
        return _Item(_storage(raw), _FILE_HEADER).message()
    except DamageError:
        raise
    except Exception as error:
        # olefile raises whatever a damaged file makes it.
        raise DamageError("broken-archive", "a damaged Outlook message (.msg)") from error


def _storage(raw: bytes) -> Storage:
    from olefile import OleFileIO  # type: ignore[import-untyped]  # comes with oxmsg
    from oxmsg.storage import Storage

    # A stream, because olefile takes a few octets for a path.
    with OleFileIO(io.BytesIO(raw)) as ole:
        sizes = [entry.size for entry in ole.direntries if entry is not None]
        # Streams may share their octets.
        if len(sizes) > _MAX_STREAMS or sum(sizes) > 2 * len(raw) + MIB:
            raise DamageError("bomb", "an Outlook message larger inside than outside")
        return Storage.from_ole(ole)


class _Item:
    """A message, a recipient or an attachment: its properties by number."""

    def __init__(
        self, storage: Storage, header_octets: int, depth: int = 0, code_page: int | None = None
    ) -> None:
        self._storage = storage
        self._depth = depth
        self._streams = {stream.name.upper(): stream.bytes_ for stream in storage.streams}
        self._fixed = dict(_fixed(self._streams.get(_PROPERTIES.upper(), b"")[header_octets:]))
        self._rtf = decompress_rtf(self._binary(_RTF) or b"")
        self._code_page = code_page or self._ansi_code_page()

    def message(self) -> bytes:
        """Return this message as octets."""
        received = _received_fields(self._string(_TRANSPORT))
        signed = self._signed()
        if signed is not None:
            return received + signed
        entity = self._entity()
        told = {field.partition(b":")[0].strip().lower() for field in received.splitlines()}
        for name, value in self._fields():
            if value and name.lower().encode() not in told:
                entity[name] = value
        return received + entity.as_bytes()

    def _entity(self) -> Message:
        bodies = list(self._bodies())
        enclosed = list(self._enclosed())
        if len(bodies) + len(enclosed) == 1:
            return (bodies + enclosed)[0]
        alternative = bodies[0] if len(bodies) == 1 else MIMEMultipart("alternative", _subparts=bodies)
        if not enclosed:
            return alternative
        return MIMEMultipart("mixed", _subparts=[alternative, *enclosed] if bodies else enclosed)

    def _bodies(self) -> Iterator[Message]:
        plain = self._string(_BODY)
        html = (self._binary(_HTML) or b"").rstrip(b"\0")
        rtf = read_rtf(self._rtf) if self._rtf else None
        if not plain and rtf is not None and not rtf.is_html:
            plain = rtf.text
        if plain:
            yield MIMEText(plain, "plain", "utf-8")
        if html:
            yield _encoded("text/html", html, charset_of(self._fixed.get(_INTERNET_CODE_PAGE)))
        elif text := self._string(_HTML) or (rtf.text if rtf is not None and rtf.is_html else ""):
            yield MIMEText(text, "html", "utf-8")

    def _enclosed(self) -> Iterator[Message]:
        """Yield the messages that are attached, from Outlook or as files."""
        for storage in self._storage.storages:
            if not storage.name.startswith(_ATTACHMENT):
                continue
            attachment = _Item(storage, _CHILD_HEADER, self._depth, self._code_page)
            data = attachment._binary(_DATA)
            if attachment._fixed.get(_METHOD) == _EMBEDDED and self._depth < _MAX_EMBEDDED:
                for inner in storage.storages:
                    item = _Item(inner, _EMBEDDED_HEADER, self._depth + 1)
                    yield _encoded("message/rfc822", item.message())
            elif data and has_header_section(data[:MIB]):
                yield _encoded("message/rfc822", data)

    def _signed(self) -> bytes | None:
        """Return the entity of a signed message, which lies whole in its only attachment."""
        if not self._string(_CLASS).upper().startswith("IPM.NOTE.SMIME"):
            return None
        for storage in self._storage.storages:
            if storage.name.startswith(_ATTACHMENT):
                data = _Item(storage, _CHILD_HEADER)._binary(_DATA) or b""
                if data[:200].lower().startswith(b"content-type: multipart/signed"):
                    return data
        return None

    def _fields(self) -> Iterator[tuple[str, str]]:
        senders = [self._address(name, addresses) for name, *addresses in _SENDERS]
        yield "From", next(filter(None, senders), "")
        for kind, field in _FIELDS_OF_KIND.items():
            yield field, ", ".join(self._recipients(kind))
        yield "Subject", _encoded_words(self._string(_SUBJECT))
        moment = self._time(_SUBMITTED) or self._time(_DELIVERED)
        yield "Date", email.utils.format_datetime(moment) if moment else ""
        yield (
            "Message-ID",
            _one_line(self._string(_MESSAGE_ID)) if self._string(_MESSAGE_ID).isascii() else "",
        )

    def _recipients(self, kind: int) -> Iterator[str]:
        for storage in self._storage.storages:
            if storage.name.startswith(_RECIPIENT):
                recipient = _Item(storage, _CHILD_HEADER, self._depth, self._code_page)
                if recipient._fixed.get(_RECIPIENT_KIND, 1) == kind:
                    address = recipient._address(_NAME, (_SMTP_ADDRESS, _ADDRESS))
                    if address:
                        yield address

    def _address(self, name: int, addresses: list[int] | tuple[int, ...]) -> str:
        """Return a mailbox, or nothing where there is none but an X.500 name."""
        display = _one_line(self._string(name))
        for number in addresses:
            address = _one_line(self._string(number))
            if "@" in address and address.isascii():
                return email.utils.formataddr(("" if display == address else display, address))
        return ""

    def _ansi_code_page(self) -> int | None:
        """Return the code page of 8-bit strings.

        QUIRK: a Japanese Outlook writes CP932 and tells 50220 as its Internet code page; only RTF says 932.
        1252 is told of anything; then the octets themselves have to tell.
        """
        told = rtf_code_page(self._rtf) or self._fixed.get(_MESSAGE_CODE_PAGE)
        return None if told == 1252 else told

    def _string(self, number: int) -> str:
        wide = self._streams.get(f"__SUBSTG1.0_{number:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._streams.get(f"__SUBSTG1.0_{number:04X}001E", b"").rstrip(b"\0")
        return decode_text(narrow, charset_of(self._code_page)).text

    def _binary(self, number: int) -> bytes | None:
        return self._streams.get(f"__SUBSTG1.0_{number:04X}0102")

    def _time(self, number: int) -> dt.datetime | None:
        ticks = self._fixed.get(number)  # of 100 ns
        try:
            return None if not ticks else _EPOCH + dt.timedelta(microseconds=ticks // 10)
        except OverflowError:
            return None


def _fixed(properties: bytes) -> Iterator[tuple[int, int]]:
    """Yield number and value of the integers and times."""
    for at in range(0, len(properties) - 15, 16):
        kind, number, value = struct.unpack_from("<2H4xQ", properties, at)
        if kind in (_INTEGER, _TIME):
            yield number, value & 0xFFFFFFFF if kind == _INTEGER else value


def _received_fields(header: str) -> bytes:
    """Return the fields a message was received with, but for those of its MIME structure; lines end in LF."""
    fields: list[str] = []
    for line in re.split(r"\r\n|\r|\n", header):
        if line[:1] in (" ", "\t") and fields and line.strip():
            fields[-1] += f"\n{line}"
        elif re.match(r"[!-9;-~]+[ \t]*:", line):
            fields.append(line)
    kept = (field for field in fields if not re.match(r"content-|mime-version", field, re.IGNORECASE))
    return "".join(f"{field}\n" for field in kept).encode("utf-8", "replace")


def _encoded(media_type: str, octets: bytes, charset: str | None = None) -> Message:
    part = Message()
    part.add_header("Content-Type", media_type, **({"charset": charset} if charset else {}))
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(encodebytes(octets).decode("ascii"))
    return part


def _encoded_words(text: str) -> str:
    text = _one_line(text)
    return text if text.isascii() else email.header.Header(text, "utf-8").encode()


def _one_line(text: str) -> str:
    """Return *text* without what would begin a field of its own."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]", " ", text).split())
