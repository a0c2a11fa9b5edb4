"""Families of order numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from norton_order.model import Desk


class NumberFamily(NamedTuple):
    """Order numbers that begin alike. Their length is not known: the placeholders disagree (5, 7, 8)."""

    pattern: re.Pattern[str]
    desk: Desk
    source: str
    sure: str


NUMBER_FAMILIES: Final = (
    NumberFamily(re.compile(r"SY[0-9][0-9A-Z]*"), "store", "ASIA, ACT, CARD, REFUND", "O"),
    NumberFamily(re.compile(r"NS[A-Z]{0,3}[0-9][0-9A-Z]*"), "store", "REFUND (us); KR: NSKR; HK: NSHK", "O"),
    NumberFamily(re.compile(r"[AN]P[0-9][0-9A-Z]*"), "account", "ASIA, ACT, REFUND", "O"),
)


_KNOWN: Final = re.compile("|".join(family.pattern.pattern for family in NUMBER_FAMILIES))


def is_known_family(number: str) -> bool:
    """Return whether *number* (normal form) begins as the vendor's order numbers do."""
    return _KNOWN.fullmatch(number) is not None
