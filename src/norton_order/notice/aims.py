"""A label and the sense of the words around it to what its value tells of a notice."""

from __future__ import annotations

from typing import Final

from norton_order.model import Kind
from norton_order.vendor.details import ORDERED, Detail, DetailLabel, Sense

# Mails of a charge that is still to come, or that did not come about.
_UNCHARGED: Final[frozenset[Kind]] = frozenset({"announced", "failed", "stopped", "resumed"})
_OWN: Final = frozenset({Sense.PLAIN, Sense.THIS})
_NO_PRICES: Final = frozenset({Sense.CARD, Sense.OFFER, Sense.PAST, Sense.BEFORE, Sense.TAX})


def aim_of(label: DetailLabel, sense: Sense, kind: Kind) -> tuple[Detail, int] | None:
    """Return what a value of *label* in this *sense* tells of a mail, and its rank; None for nothing of use."""
    match label.detail:
        case Detail.CHARGED_ON:
            return _aim_of_charge(label, sense, kind)
        case Detail.NEXT_CHARGE_ON if sense is Sense.NEXT or (sense in _OWN and kind == "announced"):
            return label.detail, 0
        case Detail.STOP_BY if sense is Sense.NEXT:
            return label.detail, label.rank
        case Detail.EXPIRES_ON:
            return _aim_of_expiry(label, sense, kind)
        case Detail.REFUND:
            return (Detail.AMOUNT, -1) if kind == "refunded" and sense in _OWN else None
        case Detail.AMOUNT:
            if sense in _NO_PRICES or (sense in {Sense.NEXT, Sense.AFTER} and kind != "announced"):
                return None
            return label.detail, 0 if sense is Sense.TOTAL else label.rank
        case _:
            return (label.detail, label.rank) if sense in _OWN else None


def _aim_of_charge(label: DetailLabel, sense: Sense, kind: Kind) -> tuple[Detail, int] | None:
    # The day of an order in a renewal mail may be that of the first one, unless it says 今回の.
    if label.rank == ORDERED and kind != "purchased" and sense is not Sense.THIS:
        return None
    if sense is Sense.NEXT:
        return Detail.NEXT_CHARGE_ON, 0
    if sense in _OWN:
        return label.detail, 2 * label.rank + (0 if sense is Sense.THIS else 1)
    return None


def _aim_of_expiry(label: DetailLabel, sense: Sense, kind: Kind) -> tuple[Detail, int] | None:
    # Until the charge the licence ends where it did; after it, where the renewal has put its end.
    if kind in _UNCHARGED:
        return (label.detail, label.rank) if sense in _OWN or sense is Sense.BEFORE else None
    if sense in {Sense.NEXT, Sense.AFTER}:
        return label.detail, -1
    return (label.detail, label.rank) if sense in _OWN else None
