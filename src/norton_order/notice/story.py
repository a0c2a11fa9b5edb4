"""One message while it is read: its letters, what each reports, what each says about order numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from norton_order.forwards import strip_subject_prefixes
from norton_order.mime import Message
from norton_order.model import Kind
from norton_order.notice.choosing import Placed
from norton_order.notice.counting import read_letters
from norton_order.notice.kinds import kind_of_text, names_brand, names_renewal, report_of_subject, squeeze
from norton_order.notice.letters import Letter, letters_of
from norton_order.notice.lookalikes import find_lookalikes

MAX_SQUEEZED: Final = 1_000_000  # characters of a message in which words are looked up


@dataclass(frozen=True)
class Story:
    """A message with what is read of it before a number is chosen.

    Attributes:
        raw: its octets.
        message: the same, parsed.
        letters: in the message, outermost first.
        reports: what the subject of each letter says it reports, None where its text must tell.
        readings: what the letters say about order numbers.
    """

    raw: bytes
    message: Message
    letters: Sequence[Letter]
    reports: Sequence[Kind | None]
    readings: Sequence[Placed]

    def kind_of(self, index: int) -> Kind:
        """Return what the letter at *index* reports: as its subject says, else as its text does."""
        lines = (line.text for document in self.letters[index].documents for line in document.lines)
        return self.reports[index] or kind_of_text(lines)

    @cached_property
    def squeezed(self) -> str:
        """All text of the message, for looking up words."""
        texts = [self.message.envelope.subject or ""]
        for letter in self.letters:
            texts.append(letter.envelope.subject or "")
            texts.extend(line.text for document in letter.documents for line in document.lines)
        return squeeze("\n".join(texts)[:MAX_SQUEEZED])

    @cached_property
    def bears_trace(self) -> bool:
        """Whether the prefilter passes the message: what it drops from a mailbox is no notice here either."""
        from norton_order.prefilter.matcher import could_be_notice

        return could_be_notice(self.raw)

    @cached_property
    def lookalikes(self) -> Sequence[str]:
        """What imitates a label or a number, in a mail that names the vendor or its service."""
        if not (names_brand(self.squeezed) or names_renewal(self.squeezed)):
            return ()
        return find_lookalikes([document for letter in self.letters for document in letter.documents])


def begin_story(raw: bytes, message: Message) -> Story:
    """Return the story of *message*."""
    letters = letters_of(message)
    subjects = [strip_subject_prefixes(letter.envelope.subject or "") for letter in letters]
    reports = [report_of_subject(subject) for subject in subjects]
    kinds: list[Kind] = [report or "other" for report in reports]
    return Story(raw, message, letters, reports, read_letters(letters, kinds))
