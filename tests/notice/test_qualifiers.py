"""Words around a label or its value, and headings, to what they make of it."""

from __future__ import annotations

import pytest

from norton_order.mail.document import plain_document
from norton_order.norton import Sense
from norton_order.notice.layout import Layout
from norton_order.notice.qualifiers import Before, Headings, combine, read_before, split_remark, tied_sense


@pytest.mark.parametrize(
    ("text", "before"),
    [
        pytest.param("", Before(), id="nothing"),
        pytest.param("■ ", Before(), id="a bullet"),
        pytest.param("次回の", Before(Sense.NEXT), id="next"),
        pytest.param("次回の自動延長サービスの", Before(Sense.NEXT), id="next, other words between"),
        pytest.param("(次回)", Before(Sense.NEXT), id="in parentheses"),
        pytest.param("ノートン 360 デラックスの", Before(), id="the product"),
        pytest.param("ノートンの", Before(), id="the product in short"),
        pytest.param("ノートン" + " 360" * 8 + "の", Before(), id="the product at length"),
        pytest.param("ノートン" + " 360" * 9 + "の", None, id="no product"),
        pytest.param("2023年11月20日 ", Before(), id="a value of another label"),
        pytest.param("11,534円(税込) ", Before(), id="a remark on another value"),
        pytest.param("税込", Before(Sense.GROSS), id="with tax"),
        pytest.param("前回・次回の", Before(Sense.PAST), id="the first sense of several"),
        pytest.param("カードの", Before(thing=Sense.CARD, names_thing=True), id="a thing"),
        pytest.param("カード：", Before(thing=Sense.CARD), id="a thing apart"),
        pytest.param("your card will be ", Before(Sense.NEXT, Sense.CARD), id="a thing, and more"),
        pytest.param("お試しの", None, id="an unknown word"),
        pytest.param("****1234 ", None, id="another number"),
        pytest.param("Nextel ", None, id="a word that only begins like one"),
    ],
)
def test_before(text: str, before: Before | None) -> None:
    assert read_before(text) == before


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("：", Sense.PLAIN),
        ("は", Sense.PLAIN),
        ("：次回は", Sense.NEXT),
        ("（税込）：", Sense.GROSS),
        ("：更新前 ", Sense.BEFORE),
        ("の前日までに、", None),
        ("。", None),
        ("が", None),
    ],
)
def test_tied(text: str, sense: Sense | None) -> None:
    assert tied_sense(text) == sense


@pytest.mark.parametrize(
    ("text", "sense", "rest"),
    [
        ("(予定):2024", Sense.NEXT, ":2024"),
        ("(3台版):8,980円", Sense.PLAIN, ":8,980円"),
        ("(8,980円)", Sense.PLAIN, "(8,980円)"),
        (":2024(予定)", Sense.PLAIN, ":2024(予定)"),
    ],
)
def test_remark(text: str, sense: Sense, rest: str) -> None:
    assert split_remark(text) == (sense, rest)


@pytest.mark.parametrize(
    ("label", "value", "sense"),
    [
        (Sense.PLAIN, Sense.NEXT, Sense.NEXT),
        (Sense.NEXT, Sense.PLAIN, Sense.NEXT),
        (Sense.BEFORE, Sense.AFTER, Sense.BEFORE),
        (Sense.AFTER, Sense.BEFORE, Sense.BEFORE),
    ],
)
def test_combined(label: Sense, value: Sense, sense: Sense) -> None:
    assert combine(label, value) is sense


@pytest.mark.parametrize(
    ("above", "sense", "is_sentence"),
    [
        pytest.param("■次回の自動延長\n", Sense.NEXT, False, id="heading"),
        pytest.param("━━━━\n【前回】\n━━━━\n", Sense.PAST, False, id="between rules"),
        pytest.param("次回の課金\n\n", Sense.NEXT, False, id="a blank line between"),
        pytest.param("次回の課金\n\n\n", Sense.PLAIN, False, id="too far"),
        pytest.param("次回の課金は下記のとおりです。\n\n", Sense.NEXT, True, id="sentence that announces"),
        pytest.param("次回の課金はありません。\n\n", Sense.PLAIN, True, id="sentence that does not"),
        pytest.param(
            "ご加入時のカードへ下記のとおり課金しました。\n\n", Sense.PLAIN, True, id="sentence of a card"
        ),
        pytest.param("[自動延長加入時のご注文番号]\n", Sense.PLAIN, False, id="an order label"),
        pytest.param("■カード情報\n種類：VISA\n", Sense.CARD, False, id="rows between"),
        pytest.param("", Sense.PLAIN, False, id="nothing"),
    ],
)
def test_heading(above: str, sense: Sense, is_sentence: bool) -> None:
    lines = plain_document(f"{above}課金日：2023年11月20日").lines
    last = len(lines) - 1
    assert Headings(Layout(lines), {last}).sense_above(last) == (sense, is_sentence)


@pytest.mark.parametrize(
    ("text", "is_card"),
    [
        ("カード番号：****1234\n有効期限", True),
        ("カード番号：****1234 有効期限", True),
        ("カード番号：****1234\n\n有効期限", False),
        ("カードへ課金しました。\n有効期限", False),
        ("製品：ノートン 360\n有効期限", False),
    ],
)
def test_particulars_of_a_card(text: str, is_card: bool) -> None:
    layout = Layout(plain_document(text).lines)
    last = len(layout.text) - 1
    assert Headings(layout, {last}).is_of_card(last, layout.text[last].index("有効期限")) is is_card
