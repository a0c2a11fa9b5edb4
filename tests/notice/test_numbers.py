"""Text to the spans that are shaped like order numbers."""

from __future__ import annotations

import pytest

from norton_order.mail.document import plain_document
from norton_order.notice.layout import Layout, Span
from norton_order.notice.numbers import doubt_last, find_numbers, is_number


def _values(text: str) -> list[str]:
    return [number.value for number in find_numbers(Layout(plain_document(text).lines))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("SY12345678", ["SY12345678"], id="store"),
        pytest.param("sy12345678", ["SY12345678"], id="lower case"),
        pytest.param("ＳＹ１２３４５６７８", ["SY12345678"], id="full width"),
        pytest.param("SY 12345678", ["SY12345678"], id="blank after the letters"),
        pytest.param("SY\n12345678", ["SY12345678"], id="wrapped after the letters"),
        pytest.param("NSKR1234567", ["NSKR1234567"], id="Korean store"),
        pytest.param("NP00X10383838", ["NP00X10383838"], id="a letter inside"),
        pytest.param("12345678", ["12345678"], id="digits only"),
        pytest.param("SY12345678です", ["SY12345678"], id="Japanese after it"),
        pytest.param("№SY12345678", ["SY12345678"], id="numero sign"),
        pytest.param("*SY12345678*", ["SY12345678"], id="bold"),
        pytest.param("**SY12345678**", ["SY12345678"], id="bold in Markdown"),
        pytest.param("「SY12345678」", ["SY12345678"], id="quotation marks"),
        pytest.param("SY12345678 2023年11月20日", ["SY12345678"], id="a date after it"),
        pytest.param("SY12345678※1", ["SY12345678"], id="a footnote mark"),
        pytest.param("SY12345678①", ["SY12345678"], id="a number in a circle"),
        pytest.param("SY11111111/SY22222222", ["SY11111111", "SY22222222"], id="two with a stroke"),
        pytest.param("1234", [], id="too few digits"),
        pytest.param("360", [], id="of a product"),
        pytest.param("11,534円", [], id="amount"),
        pytest.param("¥11534", [], id="amount with a sign"),
        pytest.param("20231120日", [], id="unit"),
        pytest.param("2023/11/20", [], id="date"),
        pytest.param("0120-123-456", [], id="telephone"),
        pytest.param("ABCD-1234-EFGH-5678", [], id="product key"),
        pytest.param("SY1234****", [], id="masked"),
        pytest.param("****5678", [], id="masked in front"),
        pytest.param("SY1234XXXX", [], id="masked with letters"),
        pytest.param("SY1234…", [], id="cut"),
        pytest.param("SY12345678ではありません", [], id="denied"),
        pytest.param("SY12345678 isn't yours", [], id="denied in English"),
        pytest.param("SY12345678.pdf", [], id="file name"),
        pytest.param("ЅY12345678", [], id="Cyrillic letter"),
        pytest.param("SY12345678а", [], id="Cyrillic letter after it"),
        pytest.param("SY12345678\u0334", [], id="a mark over it"),
        pytest.param("SY12345678\u1ab0", [], id="a rare mark over it"),
        pytest.param("SY1234\ufffd5678", [], id="lost character"),
        pytest.param("\u202e87654321YS", [], id="right to left"),
        pytest.param("https://example.jp/SY12345678", [], id="in an address"),
        pytest.param("SY12345678@example.jp", [], id="in a mail address"),
        pytest.param("SY" + "1" * 60, [], id="endless"),
    ],
)
def test_find(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    "unit", "円 年 月 日 時 分 秒 % 台 個 点 枚 本 回 歳 名 人 件 ポイント 원 元 ％".split()
)
def test_digits_before_a_unit_are_an_amount(unit: str) -> None:
    assert _values(f"12345{unit}") == _values(f"12345 {unit}") == []
    assert _values(f"SY12345 {unit}") == ["SY12345"]


@pytest.mark.parametrize("unit", ["gb", "MB", "yen", "JPY"])
def test_digits_before_a_word_that_counts_are_an_amount(unit: str) -> None:
    assert _values(f"12345 {unit}") == []
    assert _values(f"SY12345 {unit}") == ["SY12345"]


@pytest.mark.parametrize("unit", ["GB", "MB", "YEN", "JPY"])
def test_digits_glued_to_a_word_that_counts_are_an_amount(unit: str) -> None:
    assert _values(f"12345{unit}") == []


@pytest.mark.parametrize("sign", ["¥", "$", "€", "₩", "\\", "￥", "$ "])
def test_digits_behind_a_sign_of_money_are_an_amount(sign: str) -> None:
    assert _values(f"{sign}12345") == []
    assert _values(f"{sign}:12345") == ["12345"]


@pytest.mark.parametrize(
    ("text", "value", "rivals"),
    [
        pytest.param("SY1234 5678", "SY1234", ("SY12345678",), id="two groups"),
        pytest.param("SY1234 5678 です", "SY1234", ("SY12345678",), id="two groups, then prose"),
        pytest.param("SY1234\n5678", "SY1234", ("SY12345678",), id="next line"),
        pytest.param("SY1234-\n5678", "SY1234", ("SY12345678",), id="hyphen at the line end"),
        pytest.param("SY12345678SY87654321", "SY12345678", ("SY87654321",), id="glued"),
    ],
)
def test_rivals(text: str, value: str, rivals: tuple[str, ...]) -> None:
    number = find_numbers(Layout(plain_document(text).lines))[0]
    assert (number.value, number.rivals) == (value, rivals)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("SY12", True),
        ("SY1", False),
        ("AB12345", True),
        ("AB1234", False),
        ("SYAB", False),
        ("ABCDEFGHI12345", False),
        ("SY1XX45", False),
        ("SY1NN45", False),
        ("SYXXX12345", False),
        ("SYXX12345", True),
        ("SY" + "1" * 38, True),
        ("SY" + "1" * 39, False),
    ],
)
def test_shape(run: str, expected: bool) -> None:
    assert is_number(run) is expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("番号 SY12345678", Span(0, 3, 0, 13), id="in a line"),
        pytest.param("Straße SY12345678", Span(0, 7, 0, 17), id="behind a letter that grows when raised"),
        pytest.param("SY\n123456789", Span(0, 0, 1, 9), id="wrapped"),
    ],
)
def test_where_a_number_stands(text: str, span: Span) -> None:
    assert [number.span for number in find_numbers(Layout(plain_document(text).lines))] == [span]


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        pytest.param("SY12345678", ("SY12345678…",), id="alone"),
        pytest.param("SY12345678\n\n", ("SY12345678…",), id="blank lines behind"),
        pytest.param("SY12345678 <br", ("SY12345678…",), id="a tag begun"),
        pytest.param("SY12345678 です", (), id="words behind"),
        pytest.param("SY12345678\nです", (), id="words below"),
        pytest.param("SY87654321 です\nSY12345678", (), id="as long as another one"),
        pytest.param("SY876543210 です\nSY12345678", ("SY12345678…",), id="shorter than another one"),
        pytest.param("AP87654321 です\nSY12345678", ("SY12345678…",), id="as long as one of another family"),
        pytest.param("SY12345678AP87654321", ("AP87654321", "SY12345678…"), id="in doubt already"),
    ],
)
def test_the_last_number_of_a_text_that_breaks_off_may_go_on(text: str, rivals: tuple[str, ...]) -> None:
    layout = Layout(plain_document(text).lines)
    numbers = find_numbers(layout)
    *others, last = doubt_last(layout, numbers)
    assert others == numbers[:-1]
    assert (last.value, last.rivals) == (numbers[-1].value, rivals)


def test_the_letters_of_a_label_belong_to_no_number() -> None:
    layout = Layout(plain_document("Order number SY12345678\nOrder numberSY87654321").lines)
    labels = [Span(0, 0, 0, 12), Span(1, 0, 1, 12)]
    assert [(number.value, number.span) for number in find_numbers(layout, labels)] == [
        ("SY12345678", Span(0, 13, 0, 23)),
        ("SY87654321", Span(1, 12, 1, 22)),
    ]
