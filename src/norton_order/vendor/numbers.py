"""Families of order numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from norton_order.model import Desk


class NumberFamily(NamedTuple):
    """Order numbers that begin alike. Their length is not known: the placeholders disagree (5, 7, 8).

    Attributes:
        letters: before the digits; a pattern of capital letters and classes of them.
        digits: that stand behind them on every official page but for two subjects, None where no page shows any.
        desk: which handles the order.
        source: the pages that name the family.
        sure: how certain it is.
    """

    letters: str
    digits: int | None
    desk: Desk
    source: str
    sure: str


NUMBER_FAMILIES: Final = (
    NumberFamily("SY", 8, "store", "ASIA, ACT, CARD, REFUND", "O"),
    NumberFamily("NS[A-Z]{0,3}", None, "store", "REFUND (us); KR: NSKR; HK: NSHK", "O"),
    NumberFamily("AP", 8, "account", "ASIA, ACT, REFUND", "O"),
    NumberFamily("NP", 8, "account", "ASIA, ACT, REFUND", "O"),
)

# The letters of any family, for patterns of upper-case text; `.lower()` is that for lower-case text.
PREFIX: Final = f"(?:{'|'.join(family.letters for family in NUMBER_FAMILIES)})"
# Numbers as long as the official pages show them.
WHOLE: Final = (
    f"(?:{'|'.join(f'{one.letters}[0-9]{{{one.digits}}}' for one in NUMBER_FAMILIES if one.digits)})"
)

# At the end of an upper-case text: a number of a family, or the beginning of one, that goes on behind it.
BEGUN: Final = re.compile(rf"(?<![0-9A-Za-z]){PREFIX}[0-9]{{0,7}}\Z")

_KNOWN: Final = re.compile(rf"{PREFIX}[0-9][0-9A-Z]*")


def is_known_family(number: str) -> bool:
    """Return whether *number* (normal form) begins as the vendor's order numbers do."""
    return _KNOWN.fullmatch(number) is not None


def family_of(number: str) -> NumberFamily | None:
    """Return the family of *number* (normal form), None for none that is known."""
    return next(
        (one for one in NUMBER_FAMILIES if re.fullmatch(rf"{one.letters}[0-9][0-9A-Z]*", number)), None
    )
