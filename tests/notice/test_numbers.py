"""Text to the spans that are shaped like order numbers, and whether each is whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.notice.layout import normalise
from norton_order.notice.numbers import Number, confirm, find_numbers, is_number, shape_of


def _found(text: str, *, is_damaged: bool = False) -> list[Number]:
    return find_numbers(normalise_lines(text), is_damaged=is_damaged)


def normalise_lines(text: str) -> str:
    """Return *text* normalised line by line, as passages have it."""
    return "\n".join(normalise(line) for line in text.split("\n"))


def _values(text: str) -> list[str]:
    return [number.value for number in _found(text) if number.is_whole]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("SY12345678", ["SY12345678"], id="store"),
        pytest.param("sy12345678", ["SY12345678"], id="lower case"),
        pytest.param("ＳＹ１２３４５６７８", ["SY12345678"], id="full width"),
        pytest.param("SY 12345678", ["SY12345678"], id="blank after the letters"),
        pytest.param("SY\n12345678", ["SY12345678"], id="wrapped after the letters"),
        pytest.param("SY\n1234567", [], id="wrapped after the letters, and short"),
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
        pytest.param("SY12345678①", [], id="a number in a circle"),
        pytest.param("SY1234⁸", [], id="a raised number"),
        pytest.param("SY1234?5678", [], id="a question mark within"),
        pytest.param('SY1234"5678', [], id="a quotation mark within"),
        pytest.param("SY1234;5678", [], id="a semicolon within"),
        pytest.param("SY1234%5678", [], id="a percent sign within"),
        pytest.param("SY1234|5678", [], id="a stroke within"),
        pytest.param("SY1234<5678", [], id="a bracket within"),
        pytest.param("SY1234=\n5678", [], id="a soft line break left in"),
        pytest.param("SY1234!\n 5678", [], id="a server's line break left in"),
        pytest.param("SY1234567 8", [], id="one digit apart"),
        pytest.param("SY12345678 360 デラックス", ["SY12345678"], id="a product behind it"),
        pytest.param("SY1234\ufffc5678", [], id="a picture within"),
        pytest.param("SY1234\ue0005678", [], id="a form field within"),
        pytest.param("SY1234ｱ5678", [], id="half-width kana within"),
        pytest.param("SY123456782023年11月20日", [], id="a date run together with it"),
        pytest.param("SY123456783台版", [], id="a count run together with it"),
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
        pytest.param("SY1234\n5678", "SY1234", ("SY1234\n5678",), id="digits on the line below"),
        pytest.param("SY1234\nB", "SY1234", ("SY1234\nB",), id="a capital on the line below"),
        pytest.param("SY1234\n20231120", "SY1234", (), id="a day on the line below"),
        pytest.param("SY12345678SY87654321", "SY12345678", ("SY87654321",), id="glued"),
    ],
)
def test_rivals(text: str, value: str, rivals: tuple[str, ...]) -> None:
    number = _found(text)[0]
    assert (number.value, number.rivals) == (value, rivals)


def test_digits_below_are_joined_where_another_number_is_as_long() -> None:
    numbers = _found("SY1234\n5678")
    assert [n.value for n in confirm(numbers, {shape_of("SY87654321")}) if n.is_whole] == ["SY12345678"]
    assert [n.value for n in confirm(numbers, {shape_of("SY8765")}) if n.is_whole] == ["SY1234"]
    assert [n.rivals for n in confirm(numbers, set())] == [("SY12345678",)]


@pytest.mark.parametrize(("text", "whole"), [("SY12345678", True), ("SY1234567", False), ("12345678", True)])
def test_in_a_damaged_document_only_the_usual_length_is_whole(text: str, whole: bool) -> None:
    assert [number.is_whole for number in _found(text, is_damaged=True)] == [whole]


@given(
    st.text(st.characters(max_codepoint=0x2FFFF, exclude_categories=["Cs"]), max_size=30), st.integers(0, 30)
)
def test_a_whole_number_is_set_off_from_what_stands_beside_it(text: str, place: int) -> None:
    shown = normalise_lines(f"{text[:place]}SY12345678{text[place:]}".replace("\n", " "))
    for number in find_numbers(shown):
        if number.is_whole and "\n" not in shown[number.start : number.end]:
            around = shown[: number.start][-1:] + shown[number.end :][:1]
            assert not any(c.isascii() and c.isalnum() for c in around)


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
    ("text", "start", "end"),
    [
        pytest.param("番号 SY12345678", 3, 13, id="in a line"),
        pytest.param("Straße SY12345678", 7, 17, id="behind a letter that grows when raised"),
        pytest.param("SY\n12345678", 0, 11, id="wrapped"),
    ],
)
def test_where_a_number_stands(text: str, start: int, end: int) -> None:
    assert [(number.start, number.end) for number in _found(text)] == [(start, end)]


def test_the_letters_of_a_label_belong_to_no_number() -> None:
    found = find_numbers("Order numberSY87654321", [(0, 12)])
    assert [(number.value, number.start, number.is_whole) for number in found] == [("SY87654321", 12, True)]
