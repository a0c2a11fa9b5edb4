"""The whole story of one message: octets to a Notice, or to the reason why there is none."""

from __future__ import annotations

from norton_order.errors import NortonOrderError, SuspiciousNoticeError, UnreadableMessageError
from norton_order.japan import aware
from norton_order.mail.message import parse_message
from norton_order.model import Notice, Rejection
from norton_order.notice.cautions import cautions_of, suspicion
from norton_order.notice.choosing import Choice, choose_order
from norton_order.notice.findings import Findings, read_findings
from norton_order.notice.refusals import Refusal, unreadable
from norton_order.notice.relevance import is_relevant, require_vendor
from norton_order.notice.story import Story, begin_story
from norton_order.octets import octets_of


def parse_notice(raw: bytes | bytearray | memoryview) -> Notice:
    """Return what the message *raw* says about a renewal.

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
    found = read_notice(octets_of(raw))
    if isinstance(found, Refusal):
        raise found.error()
    return found


def read_notice(raw: bytes) -> Notice | Refusal:
    """Return a notice or the reason why there is none; never raises, whatever the octets."""
    try:
        message = parse_message(raw)
    except UnreadableMessageError as error:
        return unreadable(error.detail, relevant=False)
    except RecursionError:
        return unreadable("nested too deeply", relevant=False)
    story = begin_story(raw, message)
    try:
        choice = choose_order(story.readings)
        require_vendor(story, choice)
        findings = read_findings(story, choice.placed.letter)
        _require_good_faith(findings)
    except NortonOrderError as error:
        return _refusal(story, error)
    return _notice(story, choice, findings)


def _require_good_faith(findings: Findings) -> None:
    if findings.is_suspicious:
        raise SuspiciousNoticeError(suspicion(findings))


def _notice(story: Story, choice: Choice, findings: Findings) -> Notice:
    envelope, details = findings.letter.envelope, findings.details
    is_charge = findings.kind in {"renewed", "purchased", "other"}
    is_forwarded = findings.letter.depth > 0 and not story.message.headless
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
        email=findings.recipient.email,
        procedures_link=findings.procedures_link,
        product=details.product,
        charged_on=details.charged_on if is_charge else None,
        amount=details.amount,
        currency="JPY" if details.amount is not None else None,
        next_charge_on=details.next_charge_on,
        stop_by=details.stop_by,
        expires_on=details.expires_on,
        forwarded_by=story.message.envelope.sender if is_forwarded else None,
        authentication=findings.authentication,
        warnings=cautions_of(choice, findings, story.message.defects),
    )


def _refusal(story: Story, error: NortonOrderError) -> Refusal:
    """Return the refusal for *error*, of the innermost letter that holds a label, else of the outermost."""
    labelled = [placed.letter for placed in story.readings if placed.reading.roles]
    envelope = story.letters[max(labelled, default=0)].envelope
    detail = "; ".join([error.detail, *story.lookalikes])
    return Refusal(
        Rejection(
            "", None, envelope.message_id, aware(envelope.date), envelope.subject, error.reason, detail
        ),
        is_relevant(story, error),
        getattr(error, "current_order", ""),
        getattr(error, "candidates", ()),
    )
