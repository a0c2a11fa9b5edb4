"""A label in every sense to what its value tells of a mail; what is not listed tells nothing."""

from __future__ import annotations

from typing import get_args

import pytest

from norton_order.model import Kind
from norton_order.notice.aims import aim_of
from norton_order.vendor.details import DETAIL_LABELS, Detail, Sense

LABELS = {label.text: label for label in DETAIL_LABELS}
KINDS: tuple[Kind, ...] = get_args(Kind)
UNCHARGED: tuple[Kind, ...] = ("announced", "failed", "stopped", "resumed")
CHARGED = tuple(kind for kind in KINDS if kind not in UNCHARGED)
UNANNOUNCED = tuple(kind for kind in KINDS if kind != "announced")
UNPURCHASED = tuple(kind for kind in KINDS if kind != "purchased")

BEFORE, AFTER, NEXT, THIS, PLAIN = Sense.BEFORE, Sense.AFTER, Sense.NEXT, Sense.THIS, Sense.PLAIN
NET, TOTAL, GROSS = Sense.NET, Sense.TOTAL, Sense.GROSS
CHARGE, PLANNED, STOP_BY = Detail.CHARGED_ON, Detail.NEXT_CHARGE_ON, Detail.STOP_BY
END, AMOUNT = Detail.EXPIRES_ON, Detail.AMOUNT


@pytest.mark.parametrize(
    ("text", "kinds", "aims"),
    [
        ("課金日", KINDS, {NEXT: (PLANNED, 0), THIS: (CHARGE, 0), PLAIN: (CHARGE, 1)}),
        ("請求日", KINDS, {NEXT: (PLANNED, 0), THIS: (CHARGE, 2), PLAIN: (CHARGE, 3)}),
        ("注文日", ("purchased",), {NEXT: (PLANNED, 0), THIS: (CHARGE, 4), PLAIN: (CHARGE, 5)}),
        ("注文日", UNPURCHASED, {THIS: (CHARGE, 4)}),
        ("次回課金日", KINDS, {NEXT: (PLANNED, 0), THIS: (PLANNED, 0), PLAIN: (PLANNED, 0)}),
        ("課金予定日", ("announced",), {NEXT: (PLANNED, 0), THIS: (PLANNED, 0), PLAIN: (PLANNED, 0)}),
        ("課金予定日", UNANNOUNCED, {NEXT: (PLANNED, 0), THIS: (PLANNED, 1), PLAIN: (PLANNED, 1)}),
        ("停止期限", KINDS, {NEXT: (STOP_BY, 0), THIS: (STOP_BY, 0), PLAIN: (STOP_BY, 0)}),
        ("有効期限", UNCHARGED, {BEFORE: (END, 0), THIS: (END, 0), PLAIN: (END, 0)}),
        ("更新期限", UNCHARGED, {BEFORE: (END, 1), THIS: (END, 1), PLAIN: (END, 1)}),
        ("有効期限", CHARGED, {NEXT: (END, -1), AFTER: (END, -1), THIS: (END, 0), PLAIN: (END, 0)}),
        ("更新期限", CHARGED, {NEXT: (END, -1), AFTER: (END, -1), THIS: (END, 1), PLAIN: (END, 1)}),
        ("料金", ("announced",), {NEXT: (AMOUNT, 1), AFTER: (AMOUNT, 1), NET: (AMOUNT, 1), TOTAL: (AMOUNT, 0), GROSS: (AMOUNT, 1), THIS: (AMOUNT, 1), PLAIN: (AMOUNT, 1)}),
        ("料金", UNANNOUNCED, {NET: (AMOUNT, 1), TOTAL: (AMOUNT, 0), GROSS: (AMOUNT, 1), THIS: (AMOUNT, 1), PLAIN: (AMOUNT, 1)}),
        ("請求額", UNANNOUNCED, {NET: (AMOUNT, 0), TOTAL: (AMOUNT, 0), GROSS: (AMOUNT, 0), THIS: (AMOUNT, 0), PLAIN: (AMOUNT, 0)}),
        ("返金額", ("refunded",), {THIS: (AMOUNT, -1), PLAIN: (AMOUNT, -1)}),
        ("返金額", ("renewed",), {}),
        ("製品名", KINDS, {THIS: (Detail.PRODUCT, 0), PLAIN: (Detail.PRODUCT, 0)}),
        ("消費税", KINDS, {THIS: (Detail.TAX, 0), PLAIN: (Detail.TAX, 0)}),
    ],
)  # fmt: skip
def test_aims(text: str, kinds: tuple[Kind, ...], aims: dict[Sense, tuple[Detail, int]]) -> None:
    for kind in kinds:
        told = {sense: aim_of(LABELS[text], sense, kind) for sense in Sense}
        assert {sense: aim for sense, aim in told.items() if aim} == aims
