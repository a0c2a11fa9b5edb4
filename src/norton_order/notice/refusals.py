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
from norton_order.mime.encrypted import in_words
from norton_order.mime.message import Message
from norton_order.model import Rejection


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message is no notice.

    Attributes:
        rejection: with an empty source; the scan fills it in.
        relevant: whether the mail is about a renewal at all, so that a person wants to hear of it.
        detail: what was seen, in one line of English.
    """

    rejection: Rejection
    relevant: bool
    detail: str = ""

    def error(self) -> NortonOrderError:
        """Return the exception that says the same."""
        detail, values = self.detail, self.rejection.values
        match self.rejection.reason:
            case "ambiguous-order":
                return AmbiguousOrderError(detail, values)
            case "only-current-order":
                return OnlyCurrentOrderError(detail, *values[:1])
            case "suspicious":
                return SuspiciousNoticeError(detail, values)
            case "unreadable":
                return UnreadableMessageError(detail, values)
            case _:
                return NoOrderNumberError(detail, values)


def encrypted(message: Message) -> Refusal:
    """Return the refusal of a message of which nothing can be read without a key."""
    detail = in_words(message.encryption)
    envelope = message.envelope
    rejection = Rejection(
        "", None, envelope.message_id, envelope.date, envelope.subject, "unreadable", (detail,)
    )
    return Refusal(rejection, relevant=True, detail=detail)


def unreadable(detail: str, *, relevant: bool) -> Refusal:
    """Return the refusal of a message that could not be read."""
    return Refusal(Rejection("", None, None, None, None, "unreadable", (detail,)), relevant, detail)
