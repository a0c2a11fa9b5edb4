"""Words around a label or its value, and headings, to what they make of it."""

from __future__ import annotations

import pytest

from norton_order.html.document import plain_document
from norton_order.notice.layout import Layout
from norton_order.notice.qualifiers import Before, Headings, combine, read_before, split_remark, tied_sense
from norton_order.vendor.details import Sense


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
    ("value", "is_value"),
    [
        *((value, True) for value in ("20日", "20일", "1円", "1 円", "1 JPY", "1yen", "2023/1/2", "2023-11-20", "2023.11.20")),
        *((value, True) for value in ("SY1234", "SY123456789012", "3台", "10台", "3台版", "3台用", "3年版", "12年用")),
        *((value, False) for value in ("平日", "円", "1999/1/2", "2023/1", "1/2", "2023/111/2", "2023/1/200", "2023//2", "A1234", "SY123", "SY1234567890123", "台版")),
    ],
)  # fmt: skip
def test_what_ends_before_a_label_and_is_the_value_of_another(value: str, is_value: bool) -> None:
    before = Before() if is_value else None
    assert read_before(value) == read_before(f"{value} ") == before


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("カード", Before(thing=Sense.CARD, names_thing=True)),
        ("カード ", Before(thing=Sense.CARD, names_thing=True)),
        ("カード  ", Before(thing=Sense.CARD)),
        ("カード:", Before(thing=Sense.CARD)),
        ("カード: ", Before(thing=Sense.CARD)),
        ("税込 ", Before(Sense.GROSS)),
        ("税込  ", Before()),
        ("税込: ", Before()),
        ("税抜: ", Before()),
        ("合計: ", Before()),
        ("消費税: ", Before()),
        ("カードの次回", Before(Sense.NEXT, Sense.CARD)),
        ("・あ", None),
        ("割引の", Before(thing=Sense.OFFER, names_thing=True)),
        ("URLの", Before(thing=Sense.CARD, names_thing=True)),
        ("次回: ", Before(Sense.NEXT)),
        ("次回----", Before(Sense.NEXT)),
        ("次回-----", Before()),
        ("次回、", Before()),
        ("次回。", Before()),
        ("次回" + "の" * 2, None),
        ("あ  の", None),
        ("お試し  ", Before()),
        ("お試し\t", Before()),
        ("次回" + "製品" * 29, Before(Sense.NEXT)),
        ("次回の" + "製品" * 29, None),
    ],
)
def test_how_far_words_reach(text: str, before: Before | None) -> None:
    assert read_before(text) == before


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("：", Sense.PLAIN),
        ("は", Sense.PLAIN),
        ("：次回は", Sense.NEXT),
        ("：NEXT ", Sense.NEXT),
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
        ("  (次)2024", Sense.NEXT, "2024"),
        ("(予定" + "・" * 18 + ")2024", Sense.NEXT, "2024"),
        ("(予定" + "・" * 19 + ")2024", Sense.PLAIN, "(予定" + "・" * 19 + ")2024"),
        ("(予定1)2024", Sense.NEXT, "2024"),
        ("(予定)a)2024", Sense.NEXT, "a)2024"),
        ("((予定)2024", Sense.PLAIN, "((予定)2024"),
        ("()2024", Sense.PLAIN, "()2024"),
        ("(Next)2024", Sense.NEXT, "2024"),
        ("(Nextel)2024", Sense.PLAIN, "2024"),
        ("(Renext)2024", Sense.PLAIN, "2024"),
        ("(予定abc)2024", Sense.NEXT, "2024"),
        ("(予定12)2024", Sense.PLAIN, "(予定12)2024"),
        ("(予定円)2024", Sense.PLAIN, "(予定円)2024"),
        ("(予定¥)2024", Sense.PLAIN, "(予定¥)2024"),
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
        (Sense.AFTER, Sense.AFTER, Sense.AFTER),
        (Sense.BEFORE, Sense.NEXT, Sense.NEXT),
        (Sense.NEXT, Sense.BEFORE, Sense.NEXT),
        (Sense.AFTER, Sense.NEXT, Sense.NEXT),
        (Sense.NEXT, Sense.AFTER, Sense.NEXT),
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
        pytest.param("次回の課金\n  \n  \n", Sense.PLAIN, False, id="too far, lines of blanks"),
        pytest.param("次回の課金は下記のとおりです。\n\n", Sense.NEXT, True, id="sentence that announces"),
        pytest.param("次回の課金はありません。\n\n", Sense.PLAIN, True, id="sentence that does not"),
        pytest.param(
            "ご加入時のカードへ下記のとおり課金しました。\n\n", Sense.PLAIN, True, id="sentence of a card"
        ),
        pytest.param("[自動延長加入時のご注文番号]\n", Sense.PLAIN, False, id="an order label"),
        pytest.param("■カード情報\n種類：VISA\n", Sense.CARD, False, id="rows between"),
        pytest.param("■次回の課金\n種類：VISA\n\n", Sense.PLAIN, False, id="rows, then a blank line"),
        pytest.param("■次回の課金\n\n種類：VISA\n", Sense.NEXT, False, id="a blank line, then rows"),
        pytest.param("■次回の課金\n" + "種類：VISA\n" * 10, Sense.NEXT, False, id="many rows between"),
        pytest.param("■次回の課金\n" + "種類：VISA\n" * 11, Sense.PLAIN, False, id="too many rows between"),
        pytest.param("次回の課金" + "あ" * 35 + "\n", Sense.NEXT, False, id="the longest heading"),
        pytest.param("次回の課金" + "あ" * 36 + "\n", Sense.PLAIN, True, id="too long for a heading"),
        pytest.param("次回、課金\n", Sense.PLAIN, True, id="a clause"),
        pytest.param("次の課金\n", Sense.PLAIN, False, id="a word that says nothing in a heading"),
        pytest.param("NEXT CHARGE\n", Sense.NEXT, False, id="capitals"),
        pytest.param("■前回の課金\n■次回の課金\n", Sense.NEXT, False, id="the nearer of two headings"),
        pytest.param("■次回の課金\nご注文番号\n", Sense.PLAIN, False, id="above an order label"),
        pytest.param("━" * 40 + "次回\n", Sense.PLAIN, False, id="a rule"),
        pytest.param("━" * 39 + "次回\n", Sense.PLAIN, True, id="a rule that is too short"),
        pytest.param("次回" + "あ" * 75 + "下記。\n", Sense.NEXT, True, id="the longest sentence"),
        pytest.param("次回" + "あ" * 76 + "下記。\n", Sense.PLAIN, True, id="the end of a sentence"),
        *(
            pytest.param(f"次回の課金、{word}。\n", Sense.NEXT, True, id=word)
            for word in ("とおり", "通り", "以下", "下記", "次の内容", "following", "아래", "如下")
        ),
        *(
            pytest.param(f"次回の{word}\n", Sense.PLAIN, False, id=word)
            for word in ("番号", "number", "번호", "订单号", "编号", "編號")
        ),
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
        ("カード番号：****1234\n  \n有効期限", False),
        ("カードへ課金しました。\n有効期限", False),
        ("製品：ノートン 360\n有効期限", False),
        ("カード番号：****1234\na\nb\nc\n有効期限", True),
        ("カード番号：****1234\na\nb\nc\nd\n有効期限", False),
        ("カード" + "：" * 57 + "有効期限", True),
        ("カード" + "：" * 58 + "有効期限", False),
        ("：" * 37 + "カード\n有効期限", True),
        ("：" * 38 + "カード\n有効期限", False),
        ("有効期限：カード", False),
        ("CARD\n有効期限", True),
    ],
)
def test_particulars_of_a_card(text: str, is_card: bool) -> None:
    layout = Layout(plain_document(text).lines)
    last = len(layout.text) - 1
    assert Headings(layout, {last}).is_of_card(last, layout.text[last].index("有効期限")) is is_card


def test_what_stands_above_another_label_is_no_particular_of_this_one() -> None:
    layout = Layout(plain_document("カード番号：****1234\n利用期限：2023/11/20\n有効期限").lines)
    assert Headings(layout, {2}).is_of_card(2, 0)
    assert not Headings(layout, {1, 2}).is_of_card(2, 0)


def test_what_stands_below_is_not_above() -> None:
    layout = Layout(plain_document("有効期限\n次回のカード").lines)
    assert not Headings(layout, {0}).is_of_card(0, 0)
    assert Headings(layout, {0}).sense_above(0) == (Sense.PLAIN, False)


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        pytest.param("■次回\n課金日 2023年11月20日\n料金", Sense.NEXT, id="the line below"),
        pytest.param("■次回\n課金日 2023年11月20日\n\n料金", Sense.PLAIN, id="below a blank line"),
        pytest.param("■次回\n" + "種類：VISA\n" * 10 + "課金日\n料金", Sense.NEXT, id="far below"),
        pytest.param("課金日\n次回\n料金", Sense.PLAIN, id="the value of a label is no heading"),
    ],
)
def test_a_heading_is_that_of_the_labels_above_too(text: str, sense: Sense) -> None:
    layout = Layout(plain_document(text).lines)
    last = len(layout.text) - 1
    labelled = {index for index, line in enumerate(layout.text) if line.startswith(("課金日", "料金"))}
    headings = Headings(layout, labelled)
    for index in sorted(labelled - {last}):
        headings.sense_above(index)
    assert headings.sense_above(last) == (sense, False)
