"""What a mail says besides its order number: what it reports, whom it was sent to, where it leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from norton_order.html.document import Document
from norton_order.model import Authentication, Kind
from norton_order.notice.authentication import read_authentication
from norton_order.notice.choosing import numbers_of
from norton_order.notice.details import Details, read_details
from norton_order.notice.kinds import kind_of_text
from norton_order.notice.letters import Letter, twins_of
from norton_order.notice.links import read_links
from norton_order.notice.recipients import Recipient, choose_recipient
from norton_order.notice.relays import relay_of
from norton_order.notice.story import Story
from norton_order.notice.trust import is_foreign
from norton_order.vendor.japan import day_of
from norton_order.vendor.labels import Role


@dataclass(frozen=True, slots=True)
class Findings:
    """What is said by the mail with the number, in all its renderings.

    Attributes:
        letter: the one with the number.
        documents: its own and those of its other renderings.
        kind: what it reports; a stranger's mail reports nothing.
        details: dates, amounts, the product.
        current_order: the number of the latest charge; None where the mail names none or several.
        parts_disagree: parts of the mail state different facts.
        recipient: the address it was sent to.
        authentication: what the receiving provider reported of the sender.
        is_foreign: it was not sent by the vendor.
        relay: the list or service that explains why it was not; None for none.
        misleading: hosts, made harmless, of links that a notice of the vendor would not hold.
        procedures_link: on an official host.
    """

    letter: Letter
    documents: Sequence[Document]
    kind: Kind
    details: Details
    current_order: str | None
    parts_disagree: bool
    recipient: Recipient
    authentication: Authentication
    is_foreign: bool
    relay: str | None
    misleading: Sequence[str]
    procedures_link: str | None

    @property
    def is_suspicious(self) -> bool:
        """Whether the mail comes from elsewhere and leads elsewhere, or is not what its sender says."""
        is_doubtful = bool(self.misleading) or self.authentication == "fail"
        return self.letter.origin == "original" and self.is_foreign and is_doubtful

    @property
    def is_copy(self) -> bool:
        """Whether it is known from a forward only, which anybody can write."""
        return self.letter.origin in {"inline", "attached"}


def read_findings(story: Story, index: int) -> Findings:
    """Return what the mail of the letter at *index* says besides its order number."""
    letter = story.letters[index]
    documents = [document for twin in twins_of(letter, story.letters) for document in twin.documents]
    relay = relay_of(letter, documents)
    foreign = is_foreign(letter) and relay is None
    kind = "other" if foreign else _kind(story, index, documents)
    details, details_disagree = _merge(read_details(document.whole_lines, kind) for document in documents)
    details = _told_in_time(details, letter.date or story.letters[0].date)
    own = [one for one in story.readings if story.letters[one.letter].mail == letter.mail]
    currents = numbers_of(own, Role.CURRENT)
    links = read_links(documents)
    is_original = letter.origin == "original"
    misleading = links.foreign if foreign and is_original else links.misleading
    return Findings(
        letter=letter,
        documents=documents,
        kind=kind,
        details=details,
        current_order=currents[0] if len(currents) == 1 else None,
        parts_disagree=details_disagree or len(currents) > 1,
        recipient=choose_recipient(letter, story.letters, relay),
        authentication=_authentication(letter),
        is_foreign=foreign,
        relay=relay,
        misleading=misleading,
        procedures_link=None if foreign and misleading else links.procedures,
    )


def _authentication(letter: Letter) -> Authentication:
    """Return what was reported of the sender; of an attached mail only that it failed, for a pass can be written in."""
    if letter.origin not in {"original", "attached"}:
        return "none"
    verdict = read_authentication(letter.envelope)
    return verdict if letter.origin == "original" or verdict == "fail" else "none"


def _kind(story: Story, index: int, documents: Iterable[Document]) -> Kind:
    """Return what a mail reports: as its subject says, else as its text does."""
    return story.reports[index] or kind_of_text(
        line.text for document in documents for line in document.lines
    )


def _told_in_time(details: Details, date: dt.datetime | None) -> Details:
    """Return *details* of a mail of this *date*, without a charge made after it: none can be told of."""
    is_later = details.charged_on is not None and date is not None and details.charged_on > day_of(date)
    return replace(details, charged_on=None) if is_later else details


def _merge(all_details: Iterable[Details]) -> tuple[Details, bool]:
    """Return the details of one mail's alternatives, the first to state a fact wins, and any quarrel."""
    merged, disagree = Details(), False
    for details in all_details:
        disagree = disagree or merged.contradicts(details)
        merged = merged.or_else(details)
    return merged, disagree
