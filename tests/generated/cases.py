"""What a generated mail is, and how an answer to it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Verdict = Literal["right", "refused", "WRONG"]


class Expected(NamedTuple):
    """The right answer to a mail.

    Attributes:
        number: the enrollment order, or None where nothing may be offered.
        or_refused: whether a careful person might refuse as well.
    """

    number: str | None
    or_refused: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One mail and what must be said of it.

    Attributes:
        family: the family that made it.
        name: how it is laid out, for grouping failures.
        raw: the octets of the mail.
        expected: the right answer.
        text: the document as it was before it was encoded, for people.
    """

    family: str
    name: str
    raw: bytes
    expected: Expected
    text: str


def judge(expected: Expected, answer: str | None) -> Verdict:
    """Say what *answer* is worth; None means that the reader refused."""
    if answer is None:
        return "right" if expected.number is None or expected.or_refused else "refused"
    return "right" if answer == expected.number else "WRONG"
