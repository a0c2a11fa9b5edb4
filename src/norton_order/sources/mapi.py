"""The properties of an Outlook item -> the octets of the Internet message it was; the same for .msg and .pst.

Property numbers are those of MS-OXPROPS, types those of MS-OXCDATA.
"""

from __future__ import annotations

import datetime as dt
import email.utils
from base64 import encodebytes
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.charset import decode_text
from norton_order.sources.detect import Form, detect, has_header_section
from norton_order.sources.fields import encoded_words, header_octets, mailbox, one_line, received_fields
from norton_order.sources.limits import MIB, PEEK_OCTETS
from norton_order.sources.rtf import charset_of, decompress_rtf, read_rtf, rtf_code_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CLASS, _SUBJECT, _SUBMITTED, _DELIVERED, _TRANSPORT = 0x001A, 0x0037, 0x0039, 0x0E06, 0x007D
_BODY, _RTF, _HTML, _MESSAGE_ID = 0x1000, 0x1009, 0x1013, 0x1035
_INTERNET_CODE_PAGE, _MESSAGE_CODE_PAGE = 0x3FDE, 0x3FFD
_NAME, _ADDRESS, _SMTP_ADDRESS, _RECIPIENT_KIND = 0x3001, 0x3003, 0x39FE, 0x0C15
DATA, METHOD = 0x3701, 0x3705
_LONG_NAME: Final = 0x3707
# The sender, then whom he stands for: name, SMTP address, address of any kind.
_SENDERS: Final = ((0x0042, 0x5D02, 0x0065), (0x0C1A, 0x5D01, 0x0C1F))
OF_MESSAGES: Final = frozenset(
    (_CLASS, _SUBJECT, _SUBMITTED, _DELIVERED, _TRANSPORT, _BODY, _RTF, _HTML, _MESSAGE_ID)
).union((_INTERNET_CODE_PAGE, _MESSAGE_CODE_PAGE), *_SENDERS)
OF_RECIPIENTS: Final = frozenset((_NAME, _ADDRESS, _SMTP_ADDRESS, _RECIPIENT_KIND))
OF_ATTACHMENTS: Final = frozenset((DATA, METHOD, _LONG_NAME))
INTEGER, NARROW, WIDE, TIME, BINARY = 0x0003, 0x001E, 0x001F, 0x0040, 0x0102
EMBEDDED: Final = 5
_FIELDS_OF_KIND: Final = {1: "To", 2: "Cc"}
_EPOCH: Final = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)

# A forward of a forward is read, a chain without end is not.
MAX_EMBEDDED: Final = 5
# Attachments that may hold a mail: one saved as a file, one of Outlook, an archive of them.
_MAY_HOLD_MAIL: Final = (Form.MESSAGE, Form.OLE, Form.ZIP)


class Item(NamedTuple):
    """A message, a recipient or an attachment.

    Attributes:
        values: octets by number and type of the property; integers and times are little-endian.
        recipients: of a message.
        attachments: of a message.
        embedded: the message that an attachment is, or ``None``.
    """

    values: Mapping[tuple[int, int], bytes]
    recipients: tuple[Item, ...] = ()
    attachments: tuple[Item, ...] = ()
    embedded: Item | None = None

    def integer(self, number: int) -> int | None:
        """Return an integer or a time; ``None`` where there is none."""
        value = self.values.get((number, INTEGER), self.values.get((number, TIME)))
        return None if value is None else int.from_bytes(value[:8], "little")

    def binary(self, number: int) -> bytes:
        """Return octets; none where there are none."""
        return self.values.get((number, BINARY), b"")


def message_of(item: Item) -> bytes:
    """Return the message that *item* was as RFC 5322 octets.

    The header section is the one it was received with where Outlook kept it, else made from the properties.
    The body has the plain text, the HTML, and each enclosed message; other attachments are left out.
    """
    return _Reader(item).message()


def may_hold_mail(head: bytes) -> bool:
    """Tell by its first octets whether an attachment is worth looking into."""
    return detect(head[:PEEK_OCTETS]).form in _MAY_HOLD_MAIL


class _Reader:
    """Reads one message."""

    def __init__(self, item: Item) -> None:
        self._item = item
        self._rtf = decompress_rtf(item.binary(_RTF))
        self._code_page = self._ansi_code_page()

    def message(self) -> bytes:
        """Return it as octets."""
        transport = self._string(self._item, _TRANSPORT)
        signed = self._signed()
        if signed is not None:
            return received_fields(transport) + signed
        return header_octets(transport, self._fields()) + self._entity().as_bytes()

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
        plain = self._string(self._item, _BODY)
        html = self._item.binary(_HTML).rstrip(b"\0")
        rtf = read_rtf(self._rtf) if self._rtf else None
        if not plain and rtf is not None and not rtf.is_html:
            plain = rtf.text
        if plain:
            yield MIMEText(plain, "plain", "utf-8")
        if html:
            yield _encoded("text/html", html, charset_of(self._item.integer(_INTERNET_CODE_PAGE)))
        elif text := self._string(self._item, _HTML) or (rtf.text if rtf is not None and rtf.is_html else ""):
            yield MIMEText(text, "html", "utf-8")

    def _enclosed(self) -> Iterator[Message]:
        """Yield the messages that are attached, from Outlook or as files."""
        for attachment in self._item.attachments:
            data = attachment.binary(DATA)
            if attachment.embedded is not None:
                yield _encoded("message/rfc822", message_of(attachment.embedded))
            elif data and has_header_section(data[:MIB]):
                yield _encoded("message/rfc822", data)
            elif may_hold_mail(data):
                yield _encoded("application/octet-stream", data)

    def _signed(self) -> bytes | None:
        """Return the entity of a signed message, which lies whole in its only attachment."""
        if not self._string(self._item, _CLASS).upper().startswith("IPM.NOTE.SMIME"):
            return None
        for attachment in self._item.attachments[:1]:
            data = attachment.binary(DATA)
            if data[:200].lower().startswith(b"content-type: multipart/signed"):
                return data
        return None

    def _fields(self) -> Iterator[tuple[str, str]]:
        senders = [self._mailbox(self._item, name, addresses) for name, *addresses in _SENDERS]
        yield "From", next(filter(None, senders), "")
        for kind, field in _FIELDS_OF_KIND.items():
            yield field, ", ".join(self._recipients(kind))
        subject = self._string(self._item, _SUBJECT)
        # Stores put the length of "Re: " before it: MS-OXCMSG 2.2.1.46, [MS-PST] 2.5.3.1.1.1.
        yield "Subject", encoded_words(subject[2:] if subject.startswith("\x01") else subject)
        moment = self._time(_SUBMITTED) or self._time(_DELIVERED)
        yield "Date", email.utils.format_datetime(moment) if moment else ""
        message_id = one_line(self._string(self._item, _MESSAGE_ID))
        yield "Message-ID", message_id if message_id.isascii() else ""

    def _recipients(self, kind: int) -> Iterator[str]:
        for recipient in self._item.recipients:
            stated = recipient.integer(_RECIPIENT_KIND)
            if (1 if stated is None else stated) == kind:
                address = self._mailbox(recipient, _NAME, (_SMTP_ADDRESS, _ADDRESS))
                if address:
                    yield address

    def _mailbox(self, item: Item, name: int, addresses: list[int] | tuple[int, ...]) -> str:
        display = self._string(item, name)
        return next(filter(None, (mailbox(display, self._string(item, number)) for number in addresses)), "")

    def _ansi_code_page(self) -> int | None:
        """Return the code page of 8-bit strings.

        QUIRK: a Japanese Outlook writes CP932 and tells 50220 as its Internet code page; only RTF says 932.
        1252 is told of anything; then the octets themselves have to tell.
        """
        told = rtf_code_page(self._rtf) or self._item.integer(_MESSAGE_CODE_PAGE)
        return None if told == 1252 else told

    def _string(self, item: Item, number: int) -> str:
        wide = item.values.get((number, WIDE))
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = item.values.get((number, NARROW), b"").rstrip(b"\0")
        return decode_text(narrow, charset_of(self._code_page)).text

    def _time(self, number: int) -> dt.datetime | None:
        ticks = self._item.integer(number)  # of 100 ns
        try:
            return None if not ticks else _EPOCH + dt.timedelta(microseconds=ticks // 10)
        except OverflowError:
            return None


def _encoded(media_type: str, octets: bytes, charset: str | None = None) -> Message:
    part = Message()
    part.add_header("Content-Type", media_type, **({"charset": charset} if charset else {}))
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(encodebytes(octets).decode("ascii"))
    return part
