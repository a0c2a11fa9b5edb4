"""The answer to a message that is no notice."""

from __future__ import annotations

from dataclasses import dataclass

from norton_order.errors import (
    AmbiguousOrderError,
    NoOrderNumberError,
    NortonOrderError,
    OnlyCurrentOrderError,
    SuspiciousNoticeError,
    UnreadableMessageError,
)
from norton_order.model import Rejection


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message is no notice.

    Attributes:
        rejection: with an empty source; the scan fills it in.
        relevant: whether the mail is about a renewal at all, so that a person wants to hear of it.
        current_order: the number that must not be typed, where it is the only one.
        candidates: the rivals, where there are several readings.
    """

    rejection: Rejection
    relevant: bool
    current_order: str = ""
    candidates: tuple[str, ...] = ()

    def error(self) -> NortonOrderError:
        """Return the exception that says the same."""
        detail = self.rejection.detail
        match self.rejection.reason:
            case "ambiguous-order":
                return AmbiguousOrderError(detail, self.candidates)
            case "only-current-order":
                return OnlyCurrentOrderError(detail, self.current_order)
            case "suspicious":
                return SuspiciousNoticeError(detail)
            case "unreadable":
                return UnreadableMessageError(detail)
            case _:
                return NoOrderNumberError(detail)


def unreadable(detail: str, *, relevant: bool) -> Refusal:
    """Return the refusal of a message that could not be read."""
    return Refusal(Rejection("", None, None, None, None, "unreadable", detail), relevant)
