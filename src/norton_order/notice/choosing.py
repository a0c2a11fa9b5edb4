"""Everything a message says about order numbers to the one number to type, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from norton_order.errors import AmbiguousOrderError, NoOrderNumberError, OnlyCurrentOrderError
from norton_order.notice.orders import Candidate, OrderReading
from norton_order.vendor.labels import Role

# Which label wins. A plain one is asked last, and only where its letter is a purchase mail of the vendor.
RANKS: Final = (Role.ENROLLMENT, Role.PREVIOUS, Role.PLAIN)


@dataclass(frozen=True, slots=True)
class Placed:
    """What one document says, and which letter it belongs to.

    Attributes:
        letter: index into the letters of the message.
        document: index into the documents of the letter.
        reading: with candidates of roles that count in this letter only.
    """

    letter: int
    document: int
    reading: OrderReading


@dataclass(frozen=True, slots=True)
class Choice:
    """The number to type and where it was read."""

    candidate: Candidate
    placed: Placed


def choose_order(readings: Sequence[Placed]) -> Choice:
    """Return the one enrollment order of all *readings*; their order does not matter for the number.

    Raises:
        AmbiguousOrderError: different numbers under the winning label, a layout of two readings, or a number
            that is called the current order elsewhere in the message.
        OnlyCurrentOrderError: there is a current order and nothing else.
        NoOrderNumberError: there is no labelled number that counts.
    """
    currents = numbers_of(readings, Role.CURRENT)
    for role in RANKS:
        numbers = numbers_of(readings, role)
        rivals = [rival for placed in readings for rival in _rivals(placed, readings, role)]
        everything = tuple(dict.fromkeys([*numbers, *rivals]))
        if not everything:
            continue
        if len(everything) > 1 or not numbers:
            raise AmbiguousOrderError(
                f"the mail can be read in more than one way: {', '.join(everything)}", everything
            )
        if numbers[0] in currents:
            raise AmbiguousOrderError(
                f"{numbers[0]} stands under the label of the current order as well", everything
            )
        if any(placed.reading.is_doubted for placed in readings):
            raise AmbiguousOrderError(f"the mail says that {numbers[0]} may be wrong", everything)
        right = [n for n in _corrections(readings) if n != numbers[0] and n not in currents]
        if right:
            raise AmbiguousOrderError(
                f"{numbers[0]} may be a mistake for {', '.join(right)}", (*everything, *right)
            )
        return max(
            _choices(readings, role), key=lambda choice: (choice.placed.letter, -choice.placed.document)
        )
    if currents:
        raise OnlyCurrentOrderError(
            f"the mail names only the current order {', '.join(currents)}", currents[0]
        )
    disputed = [rival for placed in readings for rival in placed.reading.disputes.get(Role.CURRENT, ())]
    if disputed:
        raise OnlyCurrentOrderError(
            f"the mail names only the current order {', '.join(disputed)}", disputed[0]
        )
    raise NoOrderNumberError


def _rivals(placed: Placed, readings: Sequence[Placed], role: Role) -> Sequence[str]:
    """Return the rivals under *role* in a document.

    There are none where it only cannot tell where a number ends that another rendering of the same letter states whole
    (cells run together by a converter to text).
    """
    rivals = placed.reading.disputes.get(role, ())
    whole = {
        candidate.number
        for other in readings
        if other.letter == placed.letter and other.document != placed.document
        for candidate in other.reading.candidates
        if candidate.role is role
    }
    return (
        ()
        if len(whole) == 1 and all(rival.startswith(number) for rival in rivals for number in whole)
        else rivals
    )


def numbers_of(readings: Sequence[Placed], role: Role) -> list[str]:
    """Return the numbers under labels of *role*, each once, in order of appearance."""
    return list(
        dict.fromkeys(c.number for placed in readings for c in placed.reading.candidates if c.role is role)
    )


def _corrections(readings: Sequence[Placed]) -> list[str]:
    return list(dict.fromkeys(number for placed in readings for number in placed.reading.corrections))


def _choices(readings: Sequence[Placed], role: Role) -> list[Choice]:
    return [Choice(c, placed) for placed in readings for c in placed.reading.candidates if c.role is role]
