"""The whole story of one message: octets to a Notice, or to the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from norton_order.errors import (
    NoOrderNumberError,
    NortonOrderError,
    SuspiciousNoticeError,
    UnreadableMessageError,
)
from norton_order.mail.document import Document
from norton_order.mail.forwards import strip_subject_prefixes
from norton_order.mail.message import Message, parse_message
from norton_order.model import Kind, Notice, Rejection
from norton_order.norton import SUBJECT_NUMBER, Role, is_known_family
from norton_order.notice.authentication import read_authentication
from norton_order.notice.cautions import Cautions, hidden_rivals
from norton_order.notice.choosing import Choice, Placed, choose_order, numbers_of
from norton_order.notice.details import Details, read_details
from norton_order.notice.kinds import kind_of_subject, kind_of_text, names_brand, names_renewal, squeeze
from norton_order.notice.layout import normalise
from norton_order.notice.letters import Letter, letters_of
from norton_order.notice.links import read_links
from norton_order.notice.lookalikes import find_lookalikes
from norton_order.notice.numbers import is_number
from norton_order.notice.orders import Candidate, OrderReading, read_orders
from norton_order.notice.recipients import choose_recipient
from norton_order.notice.refusals import Refusal, unreadable
from norton_order.notice.trust import is_vendor, sent_by_vendor


def parse_notice(raw: bytes) -> Notice:
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
    """
    found = read_notice(raw)
    if isinstance(found, Refusal):
        raise found.error()
    return found


def read_notice(raw: bytes, *, is_cut: bool = False) -> Notice | Refusal:
    """Return a notice or the reason why there is none; never raises, whatever the octets.

    Args:
        raw: the octets of one message.
        is_cut: its end is missing, so that the last line of its text may break off within a number.
    """
    try:
        message = parse_message(raw)
    except UnreadableMessageError as error:
        return unreadable(error.detail, relevant=False)
    except RecursionError:
        return unreadable("nested too deeply", relevant=False)
    return _Story(raw, message, is_cut=is_cut).tell()


class _Story:
    """One message while it is read."""

    def __init__(self, raw: bytes, message: Message, *, is_cut: bool) -> None:
        self.raw = raw
        self.message = message
        self.letters = letters_of(message)
        self.kinds = [_kind_of(letter) for letter in self.letters]
        self.readings = [
            Placed(index, number, self._counting(index, _read_orders(document, is_cut=is_cut)))
            for index, letter in enumerate(self.letters)
            for number, document in enumerate(letter.documents)
        ]
        self.readings += filter(None, (self._read_subject(index) for index in range(len(self.letters))))

    @cached_property
    def squeezed(self) -> str:
        """All text of the message, for looking up words."""
        texts = [self.message.envelope.subject or ""]
        for letter in self.letters:
            texts.append(letter.envelope.subject or "")
            texts.extend(line.text for document in letter.documents for line in document.lines)
        return squeeze("\n".join(texts)[:1_000_000])

    @cached_property
    def _bears_trace(self) -> bool:
        """Whether the prefilter passes the message: what it drops from a mailbox is no notice here either."""
        from norton_order.prefilter import could_be_notice

        return b"norton" in self.raw.lower() or could_be_notice(self.raw)

    def tell(self) -> Notice | Refusal:
        try:
            choice = choose_order(self.readings)
            self._require_vendor(choice)
            return self._notice(choice)
        except NortonOrderError as error:
            return self._refusal(error)

    def _counting(self, index: int, reading: OrderReading) -> OrderReading:
        """Return *reading* without plain labels, unless the letter is a purchase mail of the vendor."""
        letter = self.letters[index]
        if self.kinds[index] == "purchased" and _from_vendor(letter):
            return reading
        return OrderReading(
            tuple(candidate for candidate in reading.candidates if candidate.role is not Role.PLAIN),
            {role: rivals for role, rivals in reading.disputes.items() if role is not Role.PLAIN},
            reading.roles,
        )

    def _read_subject(self, index: int) -> Placed | None:
        """Return the number a purchase mail of the vendor carries in its subject."""
        letter = self.letters[index]
        subject = normalise(letter.envelope.subject or "")
        match = SUBJECT_NUMBER.search(subject)
        if not match or self.kinds[index] != "purchased" or not _from_vendor(letter):
            return None
        number = match["number"].upper()
        if not is_number(number) or not is_known_family(number):
            return None
        label = match[0][: match.start("number") - match.start()].strip()
        return Placed(
            index, len(letter.documents), OrderReading((Candidate(Role.PLAIN, label, number, subject),))
        )

    def _require_vendor(self, choice: Choice) -> None:
        """Refuse a number that nothing ties to the vendor, as another shop's "original order number".

        Raises:
            NoOrderNumberError: the mail speaks neither of the vendor nor of its renewal service.
        """
        letter = self.letters[choice.placed.letter]
        tied = _from_vendor(letter) or choice.candidate.role is Role.ENROLLMENT
        if not tied:
            brand, renewal = names_brand(self.squeezed), names_renewal(self.squeezed)
            tied = (brand and renewal) or ((brand or renewal) and is_known_family(choice.candidate.number))
        if not tied or not self._bears_trace:
            raise NoOrderNumberError("the order number in this mail is not tied to the vendor")

    def _notice(self, choice: Choice) -> Notice:
        letter = self.letters[choice.placed.letter]
        number = choice.candidate.number
        twins = self._twins(letter)
        kind = self._kind(choice.placed.letter, twins)
        details, disagree = _merge([read_details(d.lines) for twin in twins for d in twin.documents])
        links = read_links([document for twin in twins for document in twin.documents])
        currents = numbers_of(self.readings, Role.CURRENT)
        recipient = choose_recipient(letter)
        authentication = read_authentication(letter.envelope) if letter.origin == "original" else "none"

        cautions = Cautions()
        foreign = not _from_vendor(letter) and (
            letter.origin in {"original", "attached"}
            or (letter.origin == "inline" and bool(letter.envelope.senders))
        )
        if foreign:
            strangers = [sender for sender in letter.envelope.senders if not is_vendor(sender)]
            sender = strangers[0] if strangers else "an address that cannot be read"
            cautions.add("foreign-sender", f"sent by {sender}, not by the vendor")
        if authentication == "fail":
            cautions.add(
                "authentication-failed", "the receiving provider could not confirm the sender's domain"
            )
        misleading = links.foreign if foreign and letter.origin == "original" else links.misleading
        for host in misleading[:3]:
            cautions.add("foreign-link", f"a link leads to {host}")
        if letter.origin == "original" and foreign and (misleading or authentication == "fail"):
            raise SuspiciousNoticeError("; ".join(caution.detail for caution in cautions.listed()))
        for rival in hidden_rivals([d for twin in twins for d in twin.documents], number)[:3]:
            cautions.add("hidden-text", f"text that is not seen on the screen holds {rival}")
        if disagree or len(currents) > 1:
            cautions.add("parts-disagree", "the parts of the mail do not say the same")
        if not is_known_family(number):
            cautions.add("unknown-number-form", f"{number} begins unlike the vendor's order numbers")
        if recipient.uncertain:
            cautions.add("recipient-uncertain", recipient.uncertain)
        if choice.candidate.role is Role.PREVIOUS:
            cautions.add("previous-label", f"the number stood under {choice.candidate.label}")
        if self.message.defects:
            cautions.add("defects", "; ".join(self.message.defects[:5]))
        for lookalike in find_lookalikes([d for twin in twins for d in twin.documents]):
            cautions.add("defects", lookalike)

        is_charge = kind in {"renewed", "purchased", "other"}
        forwarded = letter.depth > 0 and not self.message.headless
        return Notice(
            source="",
            offset=None,
            message_id=letter.envelope.message_id,
            date=letter.envelope.date,
            subject=letter.envelope.subject,
            sender=letter.envelope.sender,
            kind=kind,
            enrollment_order=number,
            current_order=currents[0] if len(currents) == 1 else None,
            label=choice.candidate.label,
            evidence=choice.candidate.evidence,
            email=recipient.email,
            procedures_link=links.procedures if not misleading or not foreign else None,
            product=details.product,
            charged_on=details.charged_on if is_charge else None,
            amount=details.amount,
            currency="JPY" if details.amount is not None else None,
            next_charge_on=details.next_charge_on,
            stop_by=details.stop_by,
            expires_on=details.expires_on,
            forwarded_by=self.message.envelope.sender if forwarded else None,
            authentication=authentication,
            warnings=cautions.listed(),
        )

    def _twins(self, letter: Letter) -> list[Letter]:
        """Return *letter* with its other renderings: a text forwarded inline stands in every alternative."""
        if letter.origin != "inline":
            return [letter]
        return [
            other
            for other in self.letters
            if other.origin == "inline"
            and other.depth == letter.depth
            and other.envelope.senders == letter.envelope.senders
        ]

    def _kind(self, index: int, twins: Sequence[Letter]) -> Kind:
        kind = self.kinds[index]
        if kind != "other":
            return kind
        return kind_of_text(
            line.text for twin in twins for document in twin.documents for line in document.lines
        )

    def _refusal(self, error: NortonOrderError) -> Refusal:
        envelope = self._subject_letter().envelope
        detail = "; ".join([error.detail, *self._lookalikes])
        rejection = Rejection(
            "", None, envelope.message_id, envelope.date, envelope.subject, error.reason, detail
        )
        return Refusal(
            rejection,
            self._is_relevant(error),
            getattr(error, "current_order", ""),
            getattr(error, "candidates", ()),
        )

    @cached_property
    def _lookalikes(self) -> list[str]:
        """What imitates a label or a number, in a mail that names the vendor or its service."""
        if not (names_brand(self.squeezed) or names_renewal(self.squeezed)):
            return []
        return find_lookalikes([document for letter in self.letters for document in letter.documents])

    def _subject_letter(self) -> Letter:
        """Return the letter a rejection speaks of: the innermost that holds a label, else the outermost."""
        labelled = [placed.letter for placed in self.readings if placed.reading.roles]
        return self.letters[max(labelled, default=0)]

    def _is_relevant(self, error: NortonOrderError) -> bool:
        """Return whether the refused mail is about a renewal."""
        return self._speaks_of_renewal(error) and self._bears_trace

    def _speaks_of_renewal(self, error: NortonOrderError) -> bool:
        roles = {role for placed in self.readings for role in placed.reading.roles}
        if isinstance(error, SuspiciousNoticeError) or Role.ENROLLMENT in roles or self._lookalikes:
            return True
        if roles & {Role.CURRENT, Role.PREVIOUS} and (
            names_brand(self.squeezed) or names_renewal(self.squeezed)
        ):
            return True
        for letter, kind in zip(self.letters, self.kinds, strict=True):
            subject = squeeze(letter.envelope.subject or "")
            if kind != "other" and (_from_vendor(letter) or (kind != "purchased" and names_renewal(subject))):
                return True
        return False


def _read_orders(document: Document, *, is_cut: bool) -> OrderReading:
    return read_orders(document.lines[:-1] if is_cut else document.lines, document.widths)


def _kind_of(letter: Letter) -> Kind:
    return kind_of_subject(strip_subject_prefixes(letter.envelope.subject or ""))


def _from_vendor(letter: Letter) -> bool:
    return sent_by_vendor(letter.envelope)


def _merge(all_details: Iterable[Details]) -> tuple[Details, bool]:
    """Return the details of one letter's alternatives, the first to state a fact wins, and any quarrel."""
    merged, disagree = Details(), False
    for details in all_details:
        disagree = disagree or merged.contradicts(details)
        merged = merged.or_else(details)
    return merged, disagree
