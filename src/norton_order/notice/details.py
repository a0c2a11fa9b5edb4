"""Lines to the other facts of a notice: dates, the amount, the product."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from norton_order.html.document import Line
from norton_order.model import Kind
from norton_order.notice.amounts import choose_amount, choose_reduced
from norton_order.notice.layout import Layout
from norton_order.notice.products import choose_product, named_product
from norton_order.notice.statements import Statements, read_statements
from norton_order.vendor.details import Detail


@dataclass(frozen=True, slots=True)
class Details:
    """Facts of a notice besides its number, None where the document does not state them.

    Attributes:
        charged_on: the day of a charge that was made.
        next_charge_on: 課金予定日.
        stop_by: 停止申込期限.
        expires_on: the last day of the licence.
        amount: in yen.
        product: as printed, normalised.
    """

    charged_on: dt.date | None = None
    next_charge_on: dt.date | None = None
    stop_by: dt.date | None = None
    expires_on: dt.date | None = None
    amount: int | None = None
    product: str | None = None

    def or_else(self, other: Details) -> Details:
        """Return these details, with those of *other* where these say nothing."""
        missing = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if getattr(self, field.name) is None
        }
        return replace(self, **missing)

    def contradicts(self, other: Details) -> bool:
        """Return whether both state something and not the same."""
        return any(
            mine is not None and theirs is not None and mine != theirs
            for mine, theirs in zip(self.values(), other.values(), strict=True)
        )

    def values(self) -> tuple[dt.date | int | str | None, ...]:
        """Return the facts in the order of the attributes."""
        return tuple(getattr(self, field.name) for field in fields(self))


def read_details(lines: Sequence[Line], kind: Kind) -> Details:
    """Return what *lines* state beside known labels; never raises.

    The better label wins; what is stated in two ways under equal ones is None.

    Args:
        lines: of one document, top to bottom.
        kind: what the mail reports: in a mail of a charge made other days and prices count than before it.
    """
    layout = Layout(lines)
    stated = read_statements(layout, kind)
    charged_on = _choose_day(stated, Detail.CHARGED_ON)
    next_charge_on = _choose_day(stated, Detail.NEXT_CHARGE_ON)
    if charged_on and next_charge_on and next_charge_on <= charged_on:
        next_charge_on = None  # what was planned has been done
    names = stated.products
    return Details(
        charged_on=charged_on,
        next_charge_on=next_charge_on,
        stop_by=_choose_day(stated, Detail.STOP_BY),
        expires_on=_choose_day(stated, Detail.EXPIRES_ON),
        amount=choose_amount(stated.amounts) or choose_reduced(stated.amounts, layout.text),
        product=choose_product(names) if names else named_product(layout.text),
    )


def _choose_day(stated: Statements, detail: Detail) -> dt.date | None:
    """Return the day under the best label of *detail*, None for none or several."""
    days = stated.days.get(detail, [])
    best = min((rank for rank, _day in days), default=0)
    rivals = {day for rank, day in days if rank == best}
    return rivals.pop() if len(rivals) == 1 else None
