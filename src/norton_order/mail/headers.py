"""The header section of a message to an Envelope: who sent it to whom, when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from norton_order.mail.encoded_words import decode_field
from norton_order.mail.entities import Entity

MAX_PARSED_OCTETS: Final = 8 * 1024  # of one field handed to mail-parser, whose cost can grow with the square
MAX_ADDRESSES: Final = 50

# An addr-spec that is safe to print and to type: RFC 5322 dot-atom, old carriers' stray dots allowed.
ADDRESS: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_ENCODED_WORD: Final = re.compile(r"=\?[^?\s]{1,80}\?[bBqQ]\?[^?]*\?=")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
# Postfix puts quotation marks around the old carriers' addresses, sendmail a dot between a name without brackets and
# its address.
_QUOTED_LOCAL_PART: Final = re.compile(r'"([A-Za-z0-9!#$%&\'*+/=?^_`{|}~.-]{1,64})"@')
_WORD_AND_DOT: Final = re.compile(rf"({_ENCODED_WORD.pattern})\.(?=[^\s<>,@]{{1,64}}@)")
_ZONES: Final = {"JST": "+0900", "KST": "+0900", "HKT": "+0800"}


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a header section says about its message.

    Attributes:
        message_id: without angle brackets, or None.
        date: aware where a zone is stated, or None.
        subject: decoded, on one line, or None.
        senders: addr-specs of every From field; more than one is a sign of forgery.
        recipients: addr-specs of To.
        delivered_to: addr-specs of Delivered-To, X-Original-To, Envelope-To, without repetition.
        trace: (lower-case name, field body on one line) of Received and Authentication-Results, top to bottom.
    """

    message_id: str | None = None
    date: dt.datetime | None = None
    subject: str | None = None
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    delivered_to: tuple[str, ...] = ()
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
        senders=_addresses(entity.all(b"from"), lambda: getattr(parsed(), "from_", None)),
        recipients=_addresses(entity.all(b"to"), lambda: getattr(parsed(), "to", None)),
        delivered_to=_addresses(
            (*entity.all(b"delivered-to"), *entity.all(b"x-original-to"), *entity.all(b"envelope-to"))
        ),
        trace=tuple(
            (name.decode("ascii"), " ".join(body.decode("latin-1").split())[:MAX_PARSED_OCTETS])
            for name, body in entity.fields
            if name in {b"received", b"authentication-results"}
        ),
    )


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


def _addresses(fields: Iterable[bytes], parsed: Callable[[], object] | None = None) -> tuple[str, ...]:
    """Return the addr-specs of *fields*, each once, in order.

    They are those in angle brackets, else those that the email package finds; a display name that looks like
    an address is none. Where there is none at all, mail-parser's reading is taken, if each of its addresses
    stands literally outside quoted strings and encoded-words.

    Args:
        fields: bodies of fields of one name.
        parsed: gives mail-parser's reading of the same fields.
    """
    found: dict[str, None] = {}
    outside = []
    for body in fields:
        text = body[: MAX_PARSED_OCTETS * 4].decode("latin-1").replace("\n", " ")
        text = _QUOTED_LOCAL_PART.sub(r"\1@", _WORD_AND_DOT.sub(r"\1 ", text))
        bare = _QUOTED.sub('""', _ENCODED_WORD.sub("", text))
        outside.append(bare)
        candidates = re.findall(r"<\s*([^<>\s]+)\s*>", bare) or _bare_addresses(bare)
        found.update(dict.fromkeys(filter(ADDRESS.fullmatch, candidates)))
    if outside and not found and parsed is not None and isinstance(others := parsed(), list):
        literal = [pair[1] for pair in others if isinstance(pair, tuple) and ADDRESS.fullmatch(pair[1])]
        if all(any(address in text for text in outside) for address in literal):
            found.update(dict.fromkeys(literal))
    return tuple(found)[:MAX_ADDRESSES]


def _bare_addresses(text: str) -> list[str]:
    """Return the addr-specs that the email package finds in *text*."""
    from email.utils import getaddresses

    try:
        # strict=False: a sender's stray comma or dot must not lose the address.
        pairs = getaddresses([text], strict=False)
    except TypeError:  # CPython before the strict parameter
        pairs = getaddresses([text])
    except (ValueError, IndexError, AttributeError):
        return []
    return [address for _name, address in pairs[:MAX_ADDRESSES]]


def _read_date(bodies: Sequence[bytes], parsed: Callable[[], object]) -> dt.datetime | None:
    """Return the date that the email package reads in the first of *bodies*, else the one that mail-parser does."""
    if not bodies:
        return None
    from email.utils import parsedate_to_datetime

    text = " ".join(bodies[0][:200].decode("latin-1").split())
    for zone, offset in _ZONES.items():  # the email package knows American zones only and reads these as UTC
        text = re.sub(rf"\b{zone}\b", offset, text)
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError):
        date = getattr(parsed(), "date", None)
        return date if isinstance(date, dt.datetime) else None
