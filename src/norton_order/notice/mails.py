"""The mails in one message that name an enrollment order, each with its number, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from norton_order.errors import AmbiguousOrderError
from norton_order.notice.choosing import RANKS, Choice, Placed, choose_order, numbers_of
from norton_order.notice.counting import read_letters
from norton_order.notice.story import Story
from norton_order.notice.trust import is_foreign, sent_by_vendor
from norton_order.vendor.labels import Role

_Mail = tuple[int, int]
# What a plain number in such a mail is good for: it may be known from another mail.
_CONFIRMING: Final = frozenset({"stopped", "resumed", "refunded", "failed", "announced", "renewed"})


def choose_orders(story: Story) -> list[Choice]:
    """Return the number of every mail in the message that names one, in the order of the text.

    Several mails of the vendor may name several contracts. What people write around them may not: a number of
    theirs that no mail of the vendor has, or one that they call the current order, makes the message ambiguous.

    Raises:
        AmbiguousOrderError: one mail can be read in more than one way, or a text around it contradicts it.
        OnlyCurrentOrderError: there is a current order and nothing else.
        NoOrderNumberError: there is no labelled number that counts.
    """
    mails = _mails_of_vendor(story)
    if len(mails) < 2:
        choice = choose_order(story.readings)
        own = [one for mail in mails for one in _choices_in(story, mail, choice)]
        return [own[0] if own else choice]
    around = [one for one in story.readings if story.letters[one.letter].mail not in mails]
    chosen = {mail: choose_order(_readings_of(story, [mail])) for mail in mails}
    numbers = {choice.candidate.number for choice in chosen.values()}
    rivals = [one for one in around if not _is_explained(one, numbers)]
    for mail in mails:
        choose_order([*_readings_of(story, [mail, *_quoted_by_vendor(story, mail, mails)]), *rivals])
    return _without_receipts(story, list(chosen.values()))


def confirmable(story: Story, known: Iterable[str] = ()) -> list[Choice]:
    """Return the one plain or current number of each mail of the vendor that reports something without an enrollment order.

    Args:
        story: of the message.
        known: the enrollment orders that the message names; with them only mails that name one of these.
    """
    wanted = set(known)
    found = []
    named = set(_mails_of_vendor(story))
    for index, letter in enumerate(story.letters):
        if (
            letter.mail in named
            or not sent_by_vendor(letter.envelope)
            or story.kind_of(index) not in _CONFIRMING
        ):
            continue
        choice = _plain_number(story, index)
        if choice is not None and (not wanted or choice.candidate.number in wanted):
            named.add(letter.mail)
            found.append(choice)
    return found


def _mails_of_vendor(story: Story) -> list[_Mail]:
    """Return which mails of the message may be the vendor's and name an enrollment order, in the order of the text."""
    mails: dict[_Mail, None] = {}
    for placed in story.readings:
        letter = story.letters[placed.letter]
        if not is_foreign(letter) and _numbers(placed):
            mails[letter.mail] = None
    return list(mails)


def _numbers(placed: Placed) -> set[str]:
    """Return every number that a text names as an enrollment order, or may name so."""
    numbers = {one.number for one in placed.reading.candidates if one.role in RANKS}
    disputed = {rival for role in RANKS for rival in placed.reading.disputes.get(role, ())}
    return numbers | disputed


def _readings_of(story: Story, mails: Sequence[_Mail]) -> list[Placed]:
    return [one for one in story.readings if story.letters[one.letter].mail in mails]


def _choices_in(story: Story, mail: _Mail, choice: Choice) -> list[Choice]:
    """Return *choice* as it was read in *mail*, the best label first."""
    found = [
        Choice(one, placed)
        for placed in _readings_of(story, [mail])
        for one in placed.reading.candidates
        if one.number == choice.candidate.number and one.role in RANKS
    ]
    return sorted(found, key=lambda each: RANKS.index(each.candidate.role))


def _is_explained(placed: Placed, numbers: set[str]) -> bool:
    """Return whether a text around the mails says nothing of order numbers but what they say."""
    reading = placed.reading
    currents = {one.number for one in reading.candidates if one.role is Role.CURRENT}
    return not reading.corrections and _numbers(placed) <= numbers and not currents & numbers


def _quoted_by_vendor(story: Story, mail: _Mail, mails: Sequence[_Mail]) -> list[_Mail]:
    """Return the mails with which *mail* must agree: the vendor forwards nothing, what it holds is its own text."""
    around = {other: _around(story, other) & set(mails) for other in mails}
    return [other for other in mails if other in around[mail] or mail in around[other]]


def _around(story: Story, mail: _Mail) -> set[_Mail]:
    """Return the mails of the vendor that *mail* stands inside of."""
    found: set[_Mail] = set()
    for letter in story.letters:
        if letter.mail == mail:
            parent = letter.parent
            while parent is not None:
                outer = story.letters[parent]
                if sent_by_vendor(outer.envelope):
                    found.add(outer.mail)
                parent = outer.parent
    return found


def _without_receipts(story: Story, choices: Sequence[Choice]) -> list[Choice]:
    """Leave out plain numbers that another mail of the message names as the current order."""
    currents = numbers_of(story.readings, Role.CURRENT)
    kept = [
        one for one in choices if one.candidate.role is not Role.PLAIN or one.candidate.number not in currents
    ]
    for one in kept:
        if one.candidate.number in currents:
            raise AmbiguousOrderError(
                f"{one.candidate.number} stands under the label of the current order as well",
                (one.candidate.number,),
            )
    return kept


def _plain_number(story: Story, index: int) -> Choice | None:
    """Return the one plain number of a letter, else its one current order, None where there are several or none."""
    letter = story.letters[index]
    bare = replace(letter, envelope=replace(letter.envelope, subject=None))  # which may speak of the renewal
    readings = [
        replace(one, letter=index)
        for one in read_letters([bare], ["purchased"], [story.said[index]], every=True)
    ]
    for role in (Role.PLAIN, Role.CURRENT):
        found = [
            Choice(one, placed)
            for placed in readings
            for one in placed.reading.candidates
            if one.role is role
        ]
        if found:
            return found[0] if len({one.candidate.number for one in found}) == 1 else None
    return None
