"""Order labels where they are printed, and whose number they name."""

from __future__ import annotations

import pytest

from norton_order.mail.document import plain_document
from norton_order.norton import Role
from norton_order.notice.labels import PrintedLabel, find_labels, is_rival, opens_sentence
from norton_order.notice.layout import Layout, Span

E, P, C, X, N = Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT, Role.OTHER, Role.PLAIN
W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
EN = "Order number at the point of Automatic renewal enrollment"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(W, [(E, False)], id="enrollment"),
        pytest.param(f"{NOW}、{W}", [(C, False), (E, False)], id="two"),
        pytest.param("自動延長\n加入時のご注文番号", [(E, False)], id="wrapped"),
        pytest.param("ご注文番号", [(N, False)], id="plain"),
        pytest.param("商品のご注文番号", [(X, False)], id="plain behind another word"),
        pytest.param(f"今回の{W}", [(E, True)], id="a word that turns it"),
        pytest.param(f"今回の　{W}", [(E, True)], id="a word that turns it, and a blank"),
        pytest.param("旧ご注文番号", [(X, True)], id="plain behind one letter"),
        pytest.param("ご案内：商品ご注文番号", [(X, False)], id="plain behind a word behind a sign"),
        pytest.param("ご案内：ご注文番号", [(N, False)], id="plain behind a sign"),
        pytest.param(f"「{NOW}」とは異なります", [], id="said not to be"),
        pytest.param(f"\u202e{W}", [(X, False)], id="right to left"),
        pytest.param("お手元の注文番号", [(X, False)], id="at hand, not original"),
        pytest.param("一元の注文番号", [(X, False)], id="the first of all kanji goes over into it"),
        pytest.param("お客様の元の注文番号", [(P, False)], id="original"),
        pytest.param(f"{EN} is noted here", [(E, False)], id="a word that begins as a denial"),
        pytest.param("unlike this original order number", [(P, True)], id="said not to be this one"),
        pytest.param("こんにちは", [], id="none"),
    ],
)
def test_labels(text: str, roles: list[tuple[Role, bool]]) -> None:
    labels = find_labels(Layout(plain_document(text).lines))
    assert [(label.role, label.is_qualified) for label in labels] == roles


JAPANESE_QUALIFIERS = (
    "今回の この度の このたびの 次回の 変更後の 更新後の 更新前の 今回ご購入の 新しい 新たな 新規 新 旧 偽 非 × ✕ 別の 他の 以外の 誤った 無効な "
    "もう一つの もうひとつの ご家族の ご家族様の ご家族の方の 他のお客様の 別の契約の （無効） 旧： 【誤】 [誤り] not"
).split()
ENGLISH_QUALIFIERS = (
    "not ", "Not the ", "differ from ", "differs from your ", "different from the ", "replace ", "replaces an ", "unlike a ",
    "instead of the ", "other than ", "except the ",
)  # fmt: skip


@pytest.mark.parametrize(
    "text", [*(before + W for before in JAPANESE_QUALIFIERS), *(f"{before}{EN}" for before in ENGLISH_QUALIFIERS)]
)  # fmt: skip
def test_words_before_a_label_that_turn_it(text: str) -> None:
    assert [
        (label.role, label.is_qualified) for label in find_labels(Layout(plain_document(text).lines))
    ] == [(E, True)]


@pytest.mark.parametrize("before", ["the ", "cannot ", "note the ", "お客様の", "更新、", "無効の方は"])
def test_other_words_before_a_label(before: str) -> None:
    label = EN if before.isascii() else W
    assert [
        (label.role, label.is_qualified)
        for label in find_labels(Layout(plain_document(before + label).lines))
    ] == [(E, False)]


@pytest.mark.parametrize(
    "after",
    "とは異なる とは違う とは別の ではない ではありません ではございません と異なる と違う でない 」とは異なる 】ではない".split(),
)
def test_what_a_number_is_not_labels_nothing(after: str) -> None:
    assert find_labels(Layout(plain_document(W + after).lines)) == []
    assert find_labels(Layout(plain_document(f"{W} {after}").lines)) == []


@pytest.mark.parametrize(
    "before", "例： （例） 見本】 サンプル Sample: samples 〈Example〉 examples: e.g.".split()
)
@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_an_example(before: str, between: str) -> None:
    assert [label.role for label in find_labels(Layout(plain_document(before + between + W).lines))] == [X]


@pytest.mark.parametrize(
    "before", ["resample ", "ご案内の番号は次のとおりです。見本は下記の例\n", "例\n\n", "例\nこれは"]
)
def test_no_example(before: str) -> None:
    assert [label.role for label in find_labels(Layout(plain_document(before + W).lines))] == [E]


@pytest.mark.parametrize(
    ("other", "label", "expected"),
    [(E, C, True), (C, P, True), (X, E, True), (E, P, False), (C, C, False), (N, E, False), (E, N, True)],
)
def test_rivals(other: Role, label: Role, expected: bool) -> None:
    span = Span(0, 0, 0, 1)
    assert is_rival(PrintedLabel(other, span), PrintedLabel(label, span)) is expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param("が必要です。", True, id="sentence"),
        pytest.param("：", False, id="colon"),
        pytest.param("", False, id="end"),
        pytest.param("です。", False, id="says what it is"),
        pytest.param("でございます。", False, id="says what it is, politely"),
        pytest.param("になります。", False, id="comes to"),
        pytest.param("となります。", False, id="becomes"),
        pytest.param(" | 金額", False, id="next column"),
        pytest.param("│金額", False, id="next column behind a drawn line"),
        pytest.param("／金額", False, id="next column behind a stroke"),
        pytest.param("\t金額", False, id="next column behind a tab"),
        pytest.param("  金額", False, id="next column behind blanks"),
        pytest.param(" 金額", True, id="one blank"),
    ],
)
def test_sentences(rest: str, expected: bool) -> None:
    layout = Layout(plain_document(W + rest).lines)
    (label,) = find_labels(layout)
    assert opens_sentence(layout, label) is expected


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("最新のご注文番号：", "最新のご注文番号", id="a word"),
        pytest.param("SY12345678最新のご注文番号：", "最新のご注文番号", id="no letter of a number"),
        pytest.param("最 新 のご注文番号：", "最 新 のご注文番号", id="a spaced word"),
        pytest.param("最新　ご注文番号：", "ご注文番号", id="no word that stands apart"),
        pytest.param("最新" * 11 + "ご注文番号：", "最新" * 10 + "ご注文番号", id="not all of a sentence"),
        pytest.param("お客様の会員番号：", "お客様の会員番号", id="a number of another kind"),
        pytest.param("お客様の元の注文番号：", "元の注文番号", id="a label in its own right"),
    ],
)  # fmt: skip
def test_a_label_of_another_kind_takes_in_the_word_before_it(text: str, printed: str) -> None:
    layout = Layout(plain_document(text).lines)
    (label,) = find_labels(layout)
    assert layout.printed(label.span) == printed
