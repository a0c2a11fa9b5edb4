"""The header section of a message to an Envelope: who sent it to whom, when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from norton_order.mime.addresses import ADDRESS, ENCODED_WORD, GLUED, mailboxes_of
from norton_order.mime.encoded_words import decode_field
from norton_order.mime.entities import Entity
from norton_order.vendor.japan import in_japan

MAX_PARSED_OCTETS: Final = 8 * 1024  # of one field handed to mail-parser, whose cost can grow with the square
MAX_ADDRESS_OCTETS: Final = 32 * 1024  # of one address field
MAX_ADDRESSES: Final = 50
MAX_RECEIVED: Final = 50

# What servers note of the address that they deliver to; the one that a mail was sent to first.
_DELIVERED: Final = (b"delivered-to", b"x-original-to", b"envelope-to", b"x-envelope-to", b"apparently-to")
# Gmail's forwarding of all mail, and redirection by hand (RFC 5322 §3.6.6).
_HANDED_ON: Final = (b"x-forwarded-to", b"resent-to")
_MASKS: Final = (b"x-simplelogin-envelope-to", b"x-anonaddy-original-envelope-to", b"resent-from")
_ORIGINALS: Final = (
    b"x-original-from", b"x-original-sender", b"x-simplelogin-original-from", b"x-anonaddy-original-sender", b"reply-to",
)  # fmt: skip
_LIST_ID: Final = re.compile(r"<\s*([^<>\s]{1,200})\s*>|\A\s*([^<>\s]{1,200})\s*\Z")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')

_ZONES: Final = {"JST": "+0900", "KST": "+0900", "HKT": "+0800"}


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a header section says about its message.

    Attributes:
        message_id: without angle brackets, or None.
        date: aware; where no zone is stated, Japan's is assumed.
        subject: decoded, on one line, or None.
        senders: addr-specs of every From field; more than one is a sign of forgery.
        recipients: addr-specs of To.
        delivered_to: addr-specs of ``_DELIVERED``, without repetition.
        handed_on_to: addr-specs to which it was forwarded or redirected as a whole.
        masks: addr-specs for which a relay took it, as the relay says.
        originals: addr-specs that a list or relay names as the sender it took away from From.
        list_id: of a mailing list (RFC 2919), without angle brackets.
        received: when servers took it, as far as their Received fields say, top to bottom.
        trace: (lower-case name, field body on one line) of Received and Authentication-Results, top to bottom.
    """

    message_id: str | None = None
    date: dt.datetime | None = None
    subject: str | None = None
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    delivered_to: tuple[str, ...] = ()
    handed_on_to: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    list_id: str | None = None
    received: tuple[dt.datetime, ...] = ()
    trace: tuple[tuple[str, str], ...] = ()

    @property
    def sender(self) -> str | None:
        """The first addr-spec of From, or None."""
        return self.senders[0] if self.senders else None


def read_envelope(entity: Entity) -> Envelope:
    """Return the envelope of *entity*; a field that cannot be read counts as absent, nothing is raised."""
    if not entity.fields:
        return Envelope()

    @cache
    def parsed() -> object | None:
        return _parse_with_mailparser(entity)

    message_id = re.sub(r"[<>\s]|[^\x21-\x7e]", "", entity.first(b"message-id").decode("latin-1"))[:250]
    return Envelope(
        message_id=message_id or None,
        date=_read_date(entity.all(b"date"), parsed),
        subject=decode_field(entity.first(b"subject")) or None,
        # Whoever forges a From writes several addresses into it; in a To a decoded name may hold brackets.
        senders=_addresses(entity.all(b"from"), lambda: getattr(parsed(), "from_", None), every=True),
        recipients=_addresses(entity.all(b"to"), lambda: getattr(parsed(), "to", None)),
        delivered_to=_addresses(_all(entity, _DELIVERED)),
        handed_on_to=_addresses(_all(entity, _HANDED_ON)),
        masks=_addresses(_all(entity, _MASKS)),
        originals=_addresses(_all(entity, _ORIGINALS)),
        list_id=_list_id(entity.first(b"list-id")),
        received=_received(entity.all(b"received")),
        trace=tuple(
            (name.decode("ascii"), " ".join(body.decode("latin-1").split())[:MAX_PARSED_OCTETS])
            for name, body in entity.fields
            if name in {b"received", b"authentication-results"}
        ),
    )


def _all(entity: Entity, names: Sequence[bytes]) -> tuple[bytes, ...]:
    return tuple(body for name in names for body in entity.all(name))


def _list_id(body: bytes) -> str | None:
    match = _LIST_ID.search(body[:MAX_PARSED_OCTETS].decode("latin-1"))
    return (match[1] or match[2]).lower() if match else None


def _received(bodies: Sequence[bytes]) -> tuple[dt.datetime, ...]:
    """Return the moments at the end of Received fields (RFC 5321 §4.4), those that can be read."""
    stamps = (body[-200:].rpartition(b";")[2] for body in bodies[:MAX_RECEIVED])
    moments = (_moment(stamp.decode("latin-1")) for stamp in stamps if stamp.strip())
    return tuple(moment for moment in moments if moment is not None)


def _parse_with_mailparser(entity: Entity) -> object | None:
    """Return mail-parser's reading of the address and date fields, or None where it fails."""
    import logging  # both take a quarter of the time that a mail by itself does

    import mailparser

    # mail-parser logs raw header text to standard error where logging is not configured.
    logger = logging.getLogger("mailparser")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    lines = [
        name + b": " + b", ".join(body.replace(b"\n", b" ").strip() for body in bodies)[:MAX_PARSED_OCTETS]
        for name in (b"from", b"to", b"date", b"message-id")
        if (bodies := entity.all(name)[:MAX_ADDRESSES])
    ]
    try:
        parsed: object = mailparser.parse_from_bytes(b"\n".join([*lines, b"", b""]))
    except Exception:  # noqa: BLE001 - fuzzing it gave AttributeError, TypeError, ValueError and more
        return None
    return parsed


def _addresses(
    fields: Iterable[bytes], parsed: Callable[[], object] | None = None, *, every: bool = False
) -> tuple[str, ...]:
    """Return the addr-specs of *fields*, each once, in order.

    Where there is none at all, mail-parser's reading is taken, if each of its addresses stands literally
    outside quoted strings and encoded-words.

    Args:
        fields: bodies of fields of one name.
        parsed: gives mail-parser's reading of the same fields.
        every: take all addresses in angle brackets of one mailbox, not the last alone.
    """
    found: dict[str, None] = {}
    outside = []
    for body in fields:
        text = body[:MAX_ADDRESS_OCTETS].decode("latin-1").replace("\n", " ")
        mailboxes = list(mailboxes_of(text))
        if len(text) == MAX_ADDRESS_OCTETS:
            mailboxes.pop()  # it may be cut
        for addresses in mailboxes:
            found.update(dict.fromkeys(addresses if every else addresses[-1:]))
        outside.append(_QUOTED.sub('""', ENCODED_WORD.sub("", GLUED.sub("", text))))
    if outside and not found and parsed is not None and isinstance(others := parsed(), list):
        literal = [pair[1] for pair in others if isinstance(pair, tuple) and ADDRESS.fullmatch(pair[1])]
        if all(any(f" {address} " in f" {text} " for text in outside) for address in literal):
            found.update(dict.fromkeys(literal))
    return tuple(found)[:MAX_ADDRESSES]


def _read_date(bodies: Sequence[bytes], parsed: Callable[[], object]) -> dt.datetime | None:
    """Return the date that the email package reads in the first of *bodies*, else the one that mail-parser does."""
    if not bodies:
        return None
    moment = _moment(bodies[0][:200].decode("latin-1"))
    if moment is None:
        date = getattr(parsed(), "date", None)
        moment = date if isinstance(date, dt.datetime) else None
    return moment


def _moment(stamp: str) -> dt.datetime | None:
    """Return the moment that *stamp* (RFC 5322 §3.3) states; one without a zone is that of Japan."""
    from email.utils import parsedate_to_datetime

    text = " ".join(stamp.split())
    for zone, offset in _ZONES.items():  # the email package knows American zones only and reads these as UTC
        text = re.sub(rf"\b{zone}\b", offset, text)
    try:
        return in_japan(parsedate_to_datetime(text))
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError):
        return None
