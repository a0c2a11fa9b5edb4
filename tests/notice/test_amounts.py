"""Text to yen, and several amounts to the one that was asked for."""

from __future__ import annotations

import pytest

from norton_order.notice.amounts import Amount, choose_amount, read_amounts
from norton_order.vendor.details import Sense


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("11,534円(税込)", 11534),
        ("料金 11,534円", 11534),
        ("¥11,534", 11534),
        ("¥9,878-", 9878),
        ("11534 JPY", 11534),
        ("11,534 円", 11534),
        ("11,534 yen", 11534),
        ("¥ 11,534", 11534),
        ("\\11,534", 11534),
        ("JPY11,534", 11534),
        ("jpy 11534", 11534),
        ("¥1,234,567", 1234567),
        ("1,234,567円", 1234567),
        ("¥12345678", 12345678),
        ("12345678円", 12345678),
        ("¥5", 5),
        ("5円", 5),
        ("¥1,534", 1534),
        ("1,534円", 1534),
        ("¥111,534", 111534),
        ("111,534円", 111534),
        ("¥1111,534", None),
        ("1111,534円", None),
        ("¥,534", None),
        (",534円", None),
        ("¥123456789", None),
        ("123456789円", None),
        ("¥11,5345", None),
        ("¥", None),
        ("円", None),
        ("¥1万", None),
        ("¥1千", None),
        ("¥1億", None),
        ("1千534円", None),
        ("1億534円", None),
        ("1.534円", None),
        ("1,1534円", None),
        ("1万1,534円", None),
        ("11,534", None),
        ("99999999999円", None),
        ("8,980.00円", None),
        ("", None),
    ],
)
def test_yen(text: str, amount: int | None) -> None:
    yens = [1, amount] if amount else [1]
    assert [one.yen for _sense, one in read_amounts(f":1円 {text}")] == yens


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
        pytest.param("は8,980円かかります", 8980, id="what it costs"),
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


@pytest.mark.parametrize(
    ("words", "tax"),
    [
        ("", Sense.PLAIN),
        *((word, Sense.GROSS) for word in ("税込", "税込み", " 税込", "内税", "(税込)", "  (税込み)")),
        *((word, Sense.NET) for word in ("税抜", "税抜き", " 税抜", "税別", "外税", "(税抜)")),
        *(
            (word, Sense.NET)
            for word in ("+税", "別途税", "と税", "+消費税", " + 消費税", "  (+税)", "( + 税)")
        ),
        ("+税です", Sense.NET),
        *((f"(1年分・{word})", Sense.NET) for word in ("税抜", "税抜き", "税別", "外税")),
        ("  (1" + "・" * 19 + "税抜)", Sense.NET),
        ("(1" + "・" * 20 + "税抜)", Sense.PLAIN),
        ("(1年分・税込)", Sense.PLAIN),
        ("、ご案内+税", Sense.PLAIN),
        ("、ご案内(税抜)", Sense.PLAIN),
        ("(税)", Sense.TAX),
        ("(税抜、ただし" + "・" * 14 + ")", Sense.NET),
        ("(税抜、ただし" + "・" * 15 + ")", Sense.PLAIN),
    ],
)
def test_what_is_said_of_the_tax(words: str, tax: Sense) -> None:
    ((_, amount),) = read_amounts(f":8,980円{words}")
    assert amount == Amount(8980, tax)
    ((_, signed),) = read_amounts(f":¥8,980{words}")
    assert signed == amount


@pytest.mark.parametrize(
    "words",
    [
        "の割引", "値引", "のお値引き", "引き", "引", "オフ", "OFF", "返金", "還元", "クーポン", "ポイント", "お得", "得", "分", "相当", "以上", "以下", "以内", "未満", "程度",
        "前後", "~", "〜", "から", "×2", "x2", "x 2", "*2", "* 2", "/月", "/ 月", "／月", "/台", "/mo", " off", " per month", "  割引", "(割引", ")割引",
    ],
)  # fmt: skip
def test_what_is_no_price(words: str) -> None:
    assert read_amounts(f":8,980円{words}") == []
    assert read_amounts(f":¥8,980円{words}") == []


@pytest.mark.parametrize("unit", ["", "円", "JPY", " JPY", " yen"])
def test_the_unit_behind_a_sign_hides_nothing(unit: str) -> None:
    assert read_amounts(f":¥8,980{unit}/mo") == []


@pytest.mark.parametrize("sign", ["→", " → ", "⇒", "➡", "➔", "->", "=>", "のところ"])
def test_of_a_changed_price_the_last_counts(sign: str) -> None:
    assert read_amounts(f":14,080円{sign}8,980円") == [(Sense.PLAIN, Amount(8980))]


@pytest.mark.parametrize(
    "sign", ["~", "〜", "–", "—", "―", "−", "-", "から", "より", "至", "到", "to", "  -  "]
)
def test_a_range_is_no_price(sign: str) -> None:
    assert read_amounts(f":8,980円{sign}9,878円") == []


@pytest.mark.parametrize("sign", ["-", "−", "▲", "△", "▲ "])
def test_what_is_taken_off(sign: str) -> None:
    assert read_amounts(f":{sign}8,980円") == []
    assert read_amounts(f"料金{sign}8,980円") == ([(Sense.PLAIN, Amount(8980))] if sign in "-−" else [])


@pytest.mark.parametrize(("sign", "count"), [("。", 1), ("(", 1), ("※", 1), ("、", 0), (":", 0)])
def test_where_a_remark_begins(sign: str, count: int) -> None:
    assert read_amounts(f":8,980円ご確認{sign}14,080円") == [(Sense.PLAIN, Amount(8980))] * count


def test_a_total_holds_the_tax() -> None:
    assert read_amounts(":合計 8,980円") == [(Sense.TOTAL, Amount(8980, Sense.GROSS))]
    assert read_amounts(":8,980円+898円=9,878円", 1) == [(Sense.PLAIN, Amount(9878, Sense.GROSS, 1))]


def test_signs_that_are_no_sums_or_ranges() -> None:
    assert read_amounts(":=8,980円") == [(Sense.PLAIN, Amount(8980))]
    assert [one.yen for _sense, one in read_amounts(":8,980円 - 合計 9,878円")] == [8980, 9878]


@pytest.mark.parametrize("text", ["▲8,980円", "-8,980円", "ご案内14,080円", "。14,080円"])
def test_what_parts_an_amount_from_its_label(text: str) -> None:
    assert read_amounts(text) == []


def test_many_amounts() -> None:
    text = ":" + "、".join(f"{yen}円" for yen in range(1, 12))
    assert read_amounts(text) == [(Sense.PLAIN, Amount(yen)) for yen in range(1, 9)]


def test_the_sign_of_the_yuan() -> None:
    assert read_amounts(":¥299", is_yuan=True) == read_amounts(":\\299", is_yuan=True) == []
    assert read_amounts(":299円", is_yuan=True) == [(Sense.PLAIN, Amount(299))]


@pytest.mark.parametrize(
    ("amounts", "yen"),
    [
        pytest.param([Amount(8980)], 8980, id="one"),
        pytest.param([Amount(8980), Amount(8980, Sense.GROSS)], 8980, id="twice"),
        pytest.param([Amount(8980, rank=1), Amount(9878)], 9878, id="the better label"),
        pytest.param([Amount(8980), Amount(9878, Sense.GROSS, 1)], 8980, id="a lesser label, with tax"),
        pytest.param([Amount(8980), Amount(14080, rank=1)], 8980, id="a lesser label, with more"),
        pytest.param([Amount(8980, Sense.NET), Amount(9878, rank=1)], 9878, id="net is none"),
        pytest.param([Amount(8980, Sense.NET), Amount(8980, rank=1)], None, id="known to be net"),
        pytest.param([Amount(8980), Amount(9878, Sense.GROSS)], 9878, id="ten per cent"),
        pytest.param([Amount(8980), Amount(9879)], 9879, id="ten per cent, rounded"),
        pytest.param([Amount(8980), Amount(9880)], None, id="a little more than ten per cent"),
        pytest.param([Amount(8980), Amount(9200), Amount(9878)], None, id="ten per cent, and a third"),
        pytest.param([Amount(8980), Amount(9698)], 9698, id="eight per cent"),
        pytest.param([Amount(8980), Amount(9429)], 9429, id="five per cent"),
        pytest.param([Amount(8980), Amount(9519)], None, id="six per cent"),
        pytest.param([Amount(8980), Amount(9339)], None, id="four per cent"),
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
