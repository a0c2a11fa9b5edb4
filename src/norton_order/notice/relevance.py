"""Whether a message concerns the vendor's renewal service at all."""

from __future__ import annotations

from norton_order.errors import NoOrderNumberError, NortonOrderError, SuspiciousNoticeError
from norton_order.notice.choosing import Choice
from norton_order.notice.kinds import names_brand, names_renewal, squeeze
from norton_order.notice.story import Story
from norton_order.notice.trust import is_foreign, sent_by_vendor
from norton_order.vendor.labels import Role
from norton_order.vendor.numbers import is_known_family


def require_vendor(story: Story, choice: Choice) -> None:
    """Refuse a number that nothing ties to the vendor, as another shop's "original order number".

    Raises:
        NoOrderNumberError: the mail speaks neither of the vendor nor of its renewal service.
    """
    letter = story.letters[choice.placed.letter]
    tied = sent_by_vendor(letter.envelope)
    if not tied:
        is_known = is_known_family(choice.candidate.number)
        brand, renewal = names_brand(story.squeezed), names_renewal(story.squeezed)
        if choice.candidate.role is Role.ENROLLMENT:  # which other services that go on by themselves may use
            tied = brand or is_known or not is_foreign(letter)
        else:
            tied = (brand and renewal) or ((brand or renewal) and is_known)
    if not tied or not story.bears_trace:
        raise NoOrderNumberError("the order number in this mail is not tied to the vendor")


def is_relevant(story: Story, error: NortonOrderError) -> bool:
    """Return whether a mail refused for *error* is about a renewal, so that a person wants to hear of it."""
    if story.message.unread and any(sent_by_vendor(letter.envelope) for letter in story.letters):
        return True
    if story.message.encryption:
        return True
    return _speaks_of_renewal(story, error) and story.bears_trace


def _speaks_of_renewal(story: Story, error: NortonOrderError) -> bool:
    roles = {role for placed in story.readings for role in placed.reading.roles}
    if isinstance(error, SuspiciousNoticeError) or Role.ENROLLMENT in roles or story.lookalikes:
        return True
    if roles & {Role.CURRENT, Role.PREVIOUS} and (
        names_brand(story.squeezed) or names_renewal(story.squeezed)
    ):
        return True
    for letter, kind in zip(story.letters, story.reports, strict=True):
        subject = squeeze(letter.envelope.subject or "")
        is_vendor = sent_by_vendor(letter.envelope)
        if kind not in {None, "other"} and (is_vendor or (kind != "purchased" and names_renewal(subject))):
            return True
    return False
