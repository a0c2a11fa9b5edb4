"""Text to yen, and several amounts to the one that was asked for."""

from __future__ import annotations

import pytest

from norton_order.norton import Sense
from norton_order.notice.amounts import Amount, choose_amount, parse_yen, read_amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("11,534円(税込)", 11534),
        ("¥11,534", 11534),
        ("¥9,878-", 9878),
        ("11534 JPY", 11534),
        ("1,1534円", None),
        ("1万1,534円", None),
        ("11,534", None),
        ("99999999999円", None),
        ("8,980.00円", None),
        ("", None),
    ],
)
def test_yen(text: str, amount: int | None) -> None:
    assert parse_yen(text) == amount


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        pytest.param(":8,980円", 8980, id="plain"),
        pytest.param("(税込):8,980円", 8980, id="remark before"),
        pytest.param(":8,980円(税抜)", None, id="without tax"),
        pytest.param(":8,980円+税", None, id="tax on top"),
        pytest.param(":8,980円+消費税898円=9,878円", 9878, id="sum"),
        pytest.param(":8,980円(税抜) 9,878円(税込)", 9878, id="both"),
        pytest.param(":9,878円(うち消費税 898円)", 9878, id="tax within"),
        pytest.param(":8,980円(消費税 898円)", None, id="tax beside"),
        pytest.param(":通常価格 14,080円 → 8,980円", 8980, id="lowered"),
        pytest.param(":14,080円のところ8,980円", 8980, id="lowered in words"),
        pytest.param(":14,080円が今なら8,980円", None, id="in other words"),
        pytest.param(":8,980円~14,080円", None, id="range"),
        pytest.param(":8,980円、14,080円", None, id="two"),
        pytest.param(":8,980円(翌年から14,080円)", 8980, id="a remark of another year"),
        pytest.param(":8,980円×2台", None, id="times"),
        pytest.param(":748円/月", None, id="by the month"),
        pytest.param(":1,000円引き", None, id="taken off"),
        pytest.param(":1,000円分のポイント", None, id="points"),
        pytest.param(":-8,980円", None, id="minus"),
        pytest.param(":▲8,980円", None, id="triangle"),
        pytest.param(" - 8,980円", 8980, id="dash"),
        pytest.param("は変わることがあります。14,080円", None, id="prose between"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_one_value(text: str, yen: int | None) -> None:
    own = {Sense.PLAIN, Sense.GROSS, Sense.NET, Sense.TAX}
    assert choose_amount(amount for sense, amount in read_amounts(text) if sense in own) == yen


def test_the_sign_of_the_yuan() -> None:
    assert read_amounts(":¥299", is_yuan=True) == []
    assert read_amounts(":299円", is_yuan=True) == [(Sense.PLAIN, Amount(299))]


@pytest.mark.parametrize(
    ("amounts", "yen"),
    [
        pytest.param([Amount(8980)], 8980, id="one"),
        pytest.param([Amount(8980), Amount(8980, Sense.GROSS)], 8980, id="twice"),
        pytest.param([Amount(8980, rank=1), Amount(9878)], 9878, id="the better label"),
        pytest.param([Amount(8980, Sense.NET), Amount(9878, rank=1)], 9878, id="net is none"),
        pytest.param([Amount(8980, Sense.NET), Amount(8980, rank=1)], None, id="known to be net"),
        pytest.param([Amount(8980), Amount(9878, Sense.GROSS)], 9878, id="ten per cent"),
        pytest.param([Amount(8980), Amount(9698)], 9698, id="eight per cent"),
        pytest.param([Amount(8980), Amount(14080)], None, id="rivals"),
        pytest.param(
            [Amount(8980), Amount(14080), Amount(700, rank=1)], None, id="rivals, and a lesser label"
        ),
        pytest.param([Amount(8980, Sense.GROSS), Amount(9878, Sense.GROSS)], None, id="both with tax"),
        pytest.param([Amount(8980), Amount(898, Sense.TAX)], None, id="tax on top"),
        pytest.param([Amount(9878), Amount(898, Sense.TAX)], 9878, id="tax within"),
        pytest.param([Amount(898, Sense.TAX)], None, id="tax alone"),
        pytest.param([], None, id="none"),
    ],
)
def test_choice(amounts: list[Amount], yen: int | None) -> None:
    assert choose_amount(amounts) == yen
