"""The exceptions: one base class with a class for each reason a mail gives no number, and one for a format that is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from norton_order.model import Reason

# How phrases end that say of a part of a mail that it could not be read.
NOT_READ: Final = ("could not be decoded", "than is read", "than are read", "that is not read")


class NortonOrderError(Exception):
    """Base of every error of this package.

    Attributes:
        reason: the word that a rejection carries for this error, see the JSON contract.
        detail: what was seen, for a person; never more than one line.
        values: what it is about, whole, as in the rejection that says the same: numbers, addresses, hosts.
    """

    reason: ClassVar[Reason] = "unreadable"
    default: ClassVar[str] = "the message could not be read"

    def __init__(self, detail: str = "", values: tuple[str, ...] = ()) -> None:
        """Keep *detail*, an empty one replaced by the sentence of the class, and *values*."""
        self.detail = detail or self.default
        self.values = values
        super().__init__(self.detail)

    def __reduce__(self) -> tuple[type[NortonOrderError], tuple[object, ...]]:
        """Survive a trip to another process."""
        return type(self), (self.detail, self.values)


class NoOrderNumberError(NortonOrderError, LookupError):
    """A sound message that holds no order number of a renewal."""

    reason = "no-order-number"
    default = "no order number of an automatic renewal stands in this mail"


class OnlyCurrentOrderError(NortonOrderError, LookupError):
    """The mail names the current order only, which the order-status page does not accept for a stop.

    Attributes:
        current_order: that number, in normal form; for explaining, never for typing.
    """

    reason = "only-current-order"
    default = "the mail names only the current order"

    def __init__(self, detail: str = "", current_order: str = "") -> None:
        """Keep the number that must not be typed."""
        super().__init__(detail, (current_order,) if current_order else ())
        self.current_order = current_order

    def __reduce__(self) -> tuple[type[NortonOrderError], tuple[object, ...]]:
        """Survive a trip to another process."""
        return type(self), (self.detail, self.current_order)


class AmbiguousOrderError(NortonOrderError, LookupError):
    """Several enrollment orders in one notice, or a layout that can be read in two ways.

    Attributes:
        candidates: the rival numbers, in order of appearance, each once.
    """

    reason = "ambiguous-order"
    default = "the mail can be read in more than one way"

    def __init__(self, detail: str = "", candidates: tuple[str, ...] = ()) -> None:
        """Keep the rivals."""
        super().__init__(detail, candidates)
        self.candidates = candidates

    def __reduce__(self) -> tuple[type[NortonOrderError], tuple[object, ...]]:
        """Survive a trip to another process."""
        return type(self), (self.detail, self.candidates)


class SuspiciousNoticeError(NortonOrderError, ValueError):
    """Not from the vendor, not a forward, and with a foreign link or failed authentication on top."""

    reason = "suspicious"
    default = "the mail does not come from the vendor and leads elsewhere"


class UnreadableMessageError(NortonOrderError, ValueError):
    """The octets are not an Internet message, or are beyond the bounds that keep the reader safe."""

    reason = "unreadable"
    default = "this is not a mail message"


class MissingExtraError(Exception):
    """A format was asked for whose package is not installed.

    Attributes:
        extra: name of the optional dependency.
    """

    def __init__(self, extra: str, package: str) -> None:
        """Keep the name of the extra."""
        self.extra = extra
        super().__init__(f"this needs the extra {extra!r}: pip install {package}")
