"""Every visible piece of a passage is a token, and the gaps between them say what names what."""

from __future__ import annotations

import pytest

from norton_order.html.document import plain_document
from norton_order.notice.layout import Layout
from norton_order.notice.passages import passages_of
from norton_order.notice.tokens import MAX_NAME, Gap, Kind, Segment, Token, segments_of
from norton_order.notice.values import Type
from norton_order.vendor.labels import Role

W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
T, F = "SY12345678", "SY87654321"
L, V, U, P = Kind.LABEL, Kind.VALUE, Kind.UNKNOWN, Kind.PROSE


def _segments(text: str) -> list[Segment]:
    (passage,) = passages_of(Layout(plain_document(text).lines))
    return segments_of(passage, 0)


def _tokens(text: str) -> list[Token]:
    return [token for segment in _segments(text) for token in segment.tokens]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param(f"{W}：{T}", [(L, W), (V, T)], id="label and number"),
        pytest.param("製品名：ノートン 360", [(L, "製品名"), (V, "ノートン 360")], id="other label and value"),
        pytest.param("台帳：電子", [(L, "台帳"), (U, "電子")], id="a colon makes a label"),
        pytest.param("台帳の記録", [(U, "台帳の記録")], id="unknown"),
        pytest.param("お客様番号 電話番号 課金日", [(L, "お客様番号"), (L, "電話番号"), (L, "課金日")], id="names side by side"),
        pytest.param("2023年11月20日 980円", [(V, "2023年11月20日"), (V, "980円")], id="values side by side"),
        pytest.param(f"・{W}：{T}", [(L, W), (V, T)], id="a bullet is no token"),
        pytest.param(f"☆{W}☆", [(L, W)], id="nor is decoration"),
        pytest.param("×", [(V, "×")], id="a sign alone is a value"),
        pytest.param("→", [(V, "")], id="an arrow alone points to nothing"),
        pytest.param("（控え）", [(V, "")], id="a remark may be passed over"),
        pytest.param("※今回の番号とは異なります", [(P, "今回の番号"), (P, "とは異なります")], id="one that speaks of another number"),
        pytest.param(f"{W}が必要です。", [(P, W), (P, "が必要です。")], id="a label only mentioned"),
        pytest.param(f"{W}に{T}を入力", [(P, W), (U, "に"), (V, T), (U, "を入力")], id="a number to be typed"),
        pytest.param(f"例：{W} {T}", [(L, "例"), (P, W), (V, T)], id="an example"),
        pytest.param("あ" * MAX_NAME, [(U, "あ" * MAX_NAME)], id="as long as a name may be"),
        pytest.param("あ" * (MAX_NAME + 1), [(P, "あ" * (MAX_NAME + 1))], id="longer than a name"),
        pytest.param("最後までよくお読みください", [(P, "最後までよくお読みください")], id="polite words"),
        pytest.param("----------", [], id="a rule"),
    ],
)  # fmt: skip
def test_kinds(text: str, tokens: list[tuple[Kind, str]]) -> None:
    assert [(token.kind, token.text) for token in _tokens(text)] == tokens


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        (f"{W}：{T}", Gap.SAYS),
        (f"{W}は{T}", Gap.SAYS),
        (f"{W}（{T}）", Gap.SAYS),
        (f"{W} → {T}", Gap.SAYS),
        (f"{W} …… {T}", Gap.SAYS),
        (f"{W}（控え）：{T}", Gap.SAYS),
        (f"{W} {T}", Gap.NEAR),
        (f"{W}、{T}", Gap.APART),
        (f"{T}（{W}）", Gap.SAYS_BACK),
        (f"{T} ← {W}", Gap.SAYS_BACK),
        (f"{T} が {W}", Gap.SAYS_BACK),
        (f"{T} {W}", Gap.NEAR),
        (f"{T}、{W}", Gap.APART),
        (f"{W}{NOW}", Gap.APART),
    ],
)
def test_what_stands_between_a_label_and_a_number(text: str, gap: Gap) -> None:
    (segment,) = _segments(text)
    assert segment.gaps[0] is gap


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (f"{W}  {T}", [(0, 26), (28, 38)]),
        (f"{W}\t{T}", [(0, 26), (27, 37)]),
        (f"| {W} | {T} |", [(2, 28), (31, 41)]),
        ("a,b,c", [(0, 1), (2, 3), (4, 5)]),
        ("a,b", [(0, 3)]),
        (f"{W} {T}", [(0, 37)]),
        ("a|b", [(0, 3)]),  # no blanks, nothing ruled: part of the text
    ],
)
def test_columns(text: str, columns: list[tuple[int, int]]) -> None:
    assert [(segment.left, segment.right) for segment in _segments(text)] == columns


def test_what_tokens_know() -> None:
    wanted, number, now, other = _tokens(f"{W}：{T} {NOW}：{F}")
    assert (wanted.role, wanted.type, wanted.is_named) == (Role.ENROLLMENT, Type.ORDER, True)
    assert number.number is not None
    assert (number.number.value, number.is_free, now.role, other.is_order) == (T, False, Role.CURRENT, True)
    (time,) = _tokens("自動延長加入時")
    assert (time.role, time.is_qualifier, time.is_named) == (Role.ENROLLMENT, True, False)
    (_, _, free, _) = _tokens(f"{W}に{T}を入力")
    assert free.is_free


def test_a_sentence_that_names_two_numbers_in_order() -> None:
    (segment,) = _segments(f"{W}と{NOW}は{T}と{F}です。")
    assert [token.kind for token in segment.tokens] == [L, L, V, V, P]
    assert segment.gaps == (Gap.NEAR, Gap.NEAR, Gap.NEAR, Gap.APART)


def test_an_empty_cell_and_turned_text() -> None:
    (passage,) = passages_of(Layout(plain_document(f"\u202e{W}：{T}").lines))
    (turned,) = segments_of(passage, 0)
    assert [token.kind for token in turned.tokens] == [P]
    empty = passages_of(Layout(plain_document("a").lines))[0]
    assert segments_of(type(empty)((0,), "", (), 0, 0, False, False), 3)[0].tokens == (
        Token(V, 3, 0, 0, "", type=Type.NOTHING),
    )


def test_digits_that_may_go_on_below_or_begin_above() -> None:
    (passage,) = passages_of(Layout(plain_document("SY12345").lines))
    (number,) = (token.number for token in segments_of(passage, 0, below="678")[0].tokens)
    assert number is not None
    assert number.rivals == ("SY12345\n678",)
    (passage,) = passages_of(Layout(plain_document("5678901").lines))
    (number,) = (token.number for token in segments_of(passage, 0, above="SY1234")[0].tokens)
    assert number is not None
    assert not number.is_whole
