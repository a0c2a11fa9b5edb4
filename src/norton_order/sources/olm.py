"""One message of Outlook for Mac, as its archives (.olm) hold it in XML -> RFC 5322 octets.

There is no public document. Converters disagree about which element holds what: OPFMessageCopyBody is HTML where
there is any, OPFMessageCopyHTMLBody is left out or holds it again. So both are looked at, and told by content.
"""

from __future__ import annotations

import email.utils
import re
from base64 import encodebytes
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from norton_order.sources.feeds import DamageError
from norton_order.sources.fields import encoded_words, header_octets, mailbox, one_line
from norton_order.sources.limits import MAX_MESSAGE_OCTETS
from norton_order.sources.members import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.feeds import Feed

_ADDRESS, _NAME = "OPFContactEmailAddressAddress", "OPFContactEmailAddressName"
_FIELDS: Final = (
    ("From", ("OPFMessageCopyFromAddresses", "OPFMessageCopySenderAddress", "OPFMessageCopyFrom")),
    ("To", ("OPFMessageCopyToAddresses",)),
    ("Cc", ("OPFMessageCopyCCAddresses",)),
)
_SOURCE: Final = "OPFMessageCopySource"  # the header section as it came, where a version keeps it
_HTML: Final = re.compile(
    r"\s*<(?:!doctype|html|head|body|meta|div|p|table|style|span|font|br|!--)\b", re.IGNORECASE
)
_ALTERNATIVE: Final = b'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="=_parts"\n\n--=_parts\n%b\n--=_parts\n%b\n--=_parts--\n'
# An entity of its own making has no place in these files, and can be made to grow without end.
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_olm(feed: Feed) -> Iterator[Entry]:
    """Yield the messages of one XML file; nearly always there is one."""
    raw = feed.exactly(MAX_MESSAGE_OCTETS + 1)
    feed.confirm_end()
    if len(raw) > MAX_MESSAGE_OCTETS:
        yield Entry(
            "1", b"", DamageError("too-large", f"a message of more than {MAX_MESSAGE_OCTETS:,} octets")
        )
        return
    messages = list(_elements(raw))
    for number, message in enumerate(messages, 1):
        yield Entry(str(number) if len(messages) > 1 else "", _octets(message))


def _elements(raw: bytes) -> Iterator[ET.Element]:
    if _DOCTYPE.search(raw):
        raise DamageError("broken-store", "a message of Outlook for Mac that declares entities")
    try:
        root = ET.fromstring(raw)  # noqa: S314 - it declares none
    except (ET.ParseError, ValueError, LookupError) as error:
        raise DamageError("broken-store", "a damaged message of Outlook for Mac") from error
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    yield from [root] if root.tag == "email" else root.iter("email")


def _octets(message: ET.Element) -> bytes:
    """Return a message as it was received, as far as the archive tells."""
    html = _text(message, "OPFMessageCopyHTMLBody")
    body = _text(message, "OPFMessageCopyBody")
    if _HTML.match(body):
        html, body = html or body, ""
    parts = [_part(b"plain", body)] if body.strip() or not html else []
    parts += [_part(b"html", html)] if html else []
    entity = parts[0] if len(parts) == 1 else _ALTERNATIVE % tuple(parts)
    return header_octets(_text(message, _SOURCE), _fields(message)) + entity


def _part(kind: bytes, text: str) -> bytes:
    """Return a text part; in base64 nothing of it is taken for a boundary, a separator or a broken line."""
    octets = encodebytes(text.encode("utf-8", "replace"))
    return b"Content-Type: text/%b; charset=utf-8\nContent-Transfer-Encoding: base64\n\n%b" % (kind, octets)


def _fields(message: ET.Element) -> Iterator[tuple[str, str]]:
    for field, names in _FIELDS:
        yield field, next(filter(None, (", ".join(_addresses(message, name)) for name in names)), "")
    yield "Subject", encoded_words(_text(message, "OPFMessageCopySubject"))
    yield (
        "Date",
        _date(_text(message, "OPFMessageCopySentTime") or _text(message, "OPFMessageCopyReceivedTime")),
    )
    message_id = one_line(_text(message, "OPFMessageCopyMessageID"))
    yield "Message-ID", message_id if message_id.isascii() else ""


def _addresses(message: ET.Element, name: str) -> Iterator[str]:
    for element in message.iter(name):
        for child in element.iter():
            address = child.get(_ADDRESS) or ("" if len(child) else child.text or "")
            if found := mailbox(child.get(_NAME) or "", address):
                yield found


def _text(message: ET.Element, name: str) -> str:
    element = message.find(f".//{name}")
    return "" if element is None else "".join(element.itertext())


def _date(text: str) -> str:
    """Return a date as mail writes it: the archive writes UTC and does not say so."""
    found = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)", text)
    if found is None:
        return one_line(text) if text.isascii() else ""
    import datetime as dt

    try:
        moment = dt.datetime(*map(int, found.groups()), tzinfo=dt.UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return ""
    return email.utils.format_datetime(moment)
