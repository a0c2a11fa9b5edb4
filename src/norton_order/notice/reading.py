"""One message to the notices in it, or to the reason why there is none."""

from __future__ import annotations

import datetime as dt
from typing import Final, cast

from norton_order.errors import (
    NoOrderNumberError,
    NortonOrderError,
    OnlyCurrentOrderError,
    SuspiciousNoticeError,
    UnreadableMessageError,
)
from norton_order.mime import octets_of, parse_message
from norton_order.model import Layout, Notice, Rejection
from norton_order.notice.choosing import Choice
from norton_order.notice.findings import Findings, read_findings
from norton_order.notice.mails import choose_orders, confirmable
from norton_order.notice.moments import moment_of
from norton_order.notice.refusals import Refusal, encrypted, unreadable
from norton_order.notice.relevance import is_relevant, require_vendor
from norton_order.notice.story import Story, begin_story
from norton_order.notice.warnings import suspicions, warnings_of
from norton_order.vendor.japan import aware

_LONG_AGO: Final = dt.datetime(1, 1, 1, 12, tzinfo=dt.UTC)
_CHARGES: Final = frozenset({"renewed", "purchased", "refunded", "other"})


def parse_notice(raw: bytes | bytearray | memoryview) -> Notice:
    """Return what the message *raw* says about a renewal; of several notices in it the newest.

    Args:
        raw: the octets of one message (RFC 5322), or text pasted from a screen.

    Returns:
        A notice with ``source`` "" and ``offset`` None.

    Raises:
        NoOrderNumberError: the mail holds no order number of a renewal.
        OnlyCurrentOrderError: it names the current order only.
        AmbiguousOrderError: several enrollment orders, or a layout that can be read in two ways.
        SuspiciousNoticeError: not from the vendor, no forward, and a foreign link or failed authentication.
        UnreadableMessageError: *raw* is empty, too large, or no message.
        TypeError: *raw* is no octets.
    """
    # Of equally old ones the innermost, which stands last.
    return max(reversed(parse_notices(raw)), key=lambda notice: notice.moment or _LONG_AGO)


def parse_notices(raw: bytes | bytearray | memoryview) -> tuple[Notice, ...]:
    """Return every notice in the message *raw*, at least one, in the order of its text.

    A forward may hold several mails, of one contract or of several: each is a notice with the facts of its own
    header section and text.

    Args:
        raw: the octets of one message (RFC 5322), or text pasted from a screen.

    Raises:
        NortonOrderError: as `parse_notice` says.
        TypeError: *raw* is no octets.
    """
    found = read_notices(octets_of(raw))
    if isinstance(found, Refusal):
        raise found.error()
    return found


def read_notices(raw: bytes) -> tuple[Notice, ...] | Refusal:
    """Return the notices or the reason why there is none; never raises, whatever the octets."""
    try:
        message = parse_message(raw)
    except UnreadableMessageError as error:
        return unreadable(error.detail, relevant=False)
    except RecursionError:
        return unreadable("nested too deeply", relevant=False)
    if message.encryption and not (message.documents or message.enclosed):
        return encrypted(message)
    story = begin_story(raw, message)
    try:
        return _notices(story)
    except NortonOrderError as error:
        return _refusal(story, error)


def _notices(story: Story) -> tuple[Notice, ...]:
    """Return the notices of *story*; what only confirms the number of another mail among them."""
    choices = choose_orders(story)
    for choice in choices:
        require_vendor(story, choice)
    choices += confirmable(story, {choice.candidate.number for choice in choices})
    choices.sort(key=lambda choice: choice.placed.letter)
    found = [(choice, read_findings(story, choice.placed.letter)) for choice in choices]
    for _choice, findings in found:
        if findings.is_suspicious:
            seen = suspicions(findings)
            raise SuspiciousNoticeError(
                f"the mail does not come from the vendor and leads elsewhere: {', '.join(seen)}", seen
            )
    return tuple(_notice(story, choice, findings) for choice, findings in found)


def _notice(story: Story, choice: Choice, findings: Findings) -> Notice:
    envelope, details = findings.letter.envelope, findings.details
    is_forwarded = findings.letter.depth > 0 and not story.message.headless
    forwarder = story.message.envelope.sender if is_forwarded else None
    return Notice(
        source="",
        offset=None,
        message_id=envelope.message_id,
        date=aware(envelope.date),
        subject=envelope.subject,
        sender=envelope.sender,
        kind=findings.kind,
        enrollment_order=choice.candidate.number,
        current_order=findings.current_order,
        label=choice.candidate.label,
        evidence=choice.candidate.evidence,
        layout=cast("Layout", getattr(choice.candidate, "layout", "beside")),
        email=findings.recipient.email,
        procedures_link=findings.procedures_link,
        product=details.product,
        charged_on=details.charged_on if findings.kind in _CHARGES else None,
        amount=details.amount,
        currency="JPY" if details.amount is not None else None,
        next_charge_on=details.next_charge_on,
        stop_by=details.stop_by,
        expires_on=details.expires_on,
        forwarded_by=forwarder,
        authentication=findings.authentication,
        warnings=warnings_of(choice, findings, forwarder, story.message.defects),
        moment=moment_of(story.letters, choice.placed.letter),
    )


def _refusal(story: Story, error: NortonOrderError) -> Refusal:
    """Return the refusal for *error*, of the innermost letter that holds a label, else of the outermost."""
    labelled = [placed.letter for placed in story.readings if placed.reading.roles]
    envelope = story.letters[max(labelled, default=0)].envelope
    lookalikes = story.lookalikes
    unread = story.message.unread
    values = error.values if error.reason != "no-order-number" else tuple(lookalikes) or unread
    detail = error.detail + (
        f"; written in look-alike letters: {', '.join(lookalikes)}" if lookalikes else ""
    )
    if unread:
        detail += f"; a part of the mail could not be read: {', '.join(unread)}"
    unconfirmed = _unconfirmed(story, error)
    rejection = Rejection(
        "", None, envelope.message_id, envelope.date, envelope.subject, error.reason, values, unconfirmed
    )
    return Refusal(rejection, unconfirmed is not None or is_relevant(story, error), detail)


def _unconfirmed(story: Story, error: NortonOrderError) -> Notice | None:
    """Return what the vendor says of a number that another mail must name first."""
    if not isinstance(error, NoOrderNumberError | OnlyCurrentOrderError):
        return None
    choices = confirmable(story)
    if len(choices) != 1:
        return None
    return _notice(story, choices[0], read_findings(story, choices[0].placed.letter))
