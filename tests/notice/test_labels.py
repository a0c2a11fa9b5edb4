"""Order labels where they are printed, and whose number they name."""

from __future__ import annotations

import pytest

from norton_order.mail.document import plain_document
from norton_order.norton import Role
from norton_order.notice.labels import PrintedLabel, find_labels, is_rival, opens_sentence
from norton_order.notice.layout import Layout, Span

E, P, C, X, N = Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT, Role.OTHER, Role.PLAIN
W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(W, [(E, False)], id="enrollment"),
        pytest.param(f"{NOW}、{W}", [(C, False), (E, False)], id="two"),
        pytest.param("自動延長\n加入時のご注文番号", [(E, False)], id="wrapped"),
        pytest.param("ご注文番号", [(N, False)], id="plain"),
        pytest.param("商品のご注文番号", [(X, False)], id="plain behind another word"),
        pytest.param(f"今回の{W}", [(E, True)], id="a word that turns it"),
        pytest.param(f"「{NOW}」とは異なります", [], id="said not to be"),
        pytest.param(f"\u202e{W}", [(X, False)], id="right to left"),
        pytest.param("こんにちは", [], id="none"),
    ],
)
def test_labels(text: str, roles: list[tuple[Role, bool]]) -> None:
    labels = find_labels(Layout(plain_document(text).lines))
    assert [(label.role, label.is_qualified) for label in labels] == roles


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
        pytest.param(" | 金額", False, id="next column"),
    ],
)
def test_sentences(rest: str, expected: bool) -> None:
    layout = Layout(plain_document(W + rest).lines)
    (label,) = find_labels(layout)
    assert opens_sentence(layout, label) is expected
