"""Lines to labelled numbers: layouts as literals, with what each label owns or what is in dispute."""

from __future__ import annotations

import pytest

from norton_order.html.document import plain_document
from norton_order.html.page import parse_html
from norton_order.notice.orders import OrderReading, read_orders
from norton_order.vendor.labels import Role

E, P, C, X, N = Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT, Role.OTHER, Role.PLAIN
W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
TRUE, FALSE = "SY12345678", "SY87654321"
BOTH = [(E, TRUE), (C, FALSE)]


def _plain(text: str) -> OrderReading:
    return read_orders(plain_document(text).lines)


def _html(text: str) -> OrderReading:
    document = parse_html(text)
    return read_orders(document.lines)


def _owned(reading: OrderReading) -> list[tuple[Role, str]]:
    return [(candidate.role, candidate.number) for candidate in reading.candidates]


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        pytest.param("自動延長加入時のご注文番号：SY12345678", [(E, TRUE)], id="same line"),
        pytest.param("自動延長加入時のご注文番号: SY12345678", [(E, TRUE)], id="half-width colon"),
        pytest.param("自動延長加入時のご注文番号　SY12345678", [(E, TRUE)], id="ideographic space"),
        pytest.param("自動延長加入時のご注文番号\tSY12345678", [(E, TRUE)], id="tab"),
        pytest.param("自動延長加入時のご注文番号……SY12345678", [(E, TRUE)], id="dots"),
        pytest.param("自動延長加入時のご注文番号 → SY12345678", [(E, TRUE)], id="arrow"),
        pytest.param("自動延長加入時のご注文番号は SY12345678 です。", [(E, TRUE)], id="prose"),
        pytest.param("自動延長加入時のご注文番号（控え）：SY12345678", [(E, TRUE)], id="remark"),
        pytest.param("自動延長加入時のご注文番号 No.SY12345678", [(E, TRUE)], id="No."),
        pytest.param("自動延長加入時のご注文番号 #SY12345678", [(E, TRUE)], id="#"),
        pytest.param("自動延長加入時のご注文番号\nSY12345678", [(E, TRUE)], id="next line"),
        pytest.param("自動延長加入時のご注文番号：\n\n  SY12345678", [(E, TRUE)], id="after a blank line"),
        pytest.param("【自動延長加入時のご注文番号】\nSY12345678", [(E, TRUE)], id="bracketed heading"),
        pytest.param("[自動延長加入時のご注文番号] SY12345678", [(E, TRUE)], id="square brackets"),
        pytest.param("■自動延長加入時のご注文番号\nSY12345678", [(E, TRUE)], id="square bullet"),
        pytest.param("・自動延長加入時のご注文番号：【SY12345678】", [(E, TRUE)], id="bracketed value"),
        pytest.param("自動延長\n加入時のご注文番号：SY12345678", [(E, TRUE)], id="label wrapped"),
        pytest.param("> 自動延長加入時のご注文番号：\n> SY12345678", [(E, TRUE)], id="quoted"),
        pytest.param(f"{W}：{TRUE}\n{NOW}：{FALSE}", BOTH, id="wanted first"),
        pytest.param(f"{NOW}：{FALSE}\n{W}：{TRUE}", BOTH[::-1], id="current first"),
        pytest.param(f"{W}：{TRUE} / {NOW}：{FALSE}", BOTH, id="two labels in one line"),
        pytest.param(f"【{W}】\n{TRUE}\n【{NOW}】\n{FALSE}", BOTH, id="two headings"),
        pytest.param(f"{W}    {NOW}\n{TRUE}                    {FALSE}", BOTH, id="columns"),
        pytest.param(f"{W}\t{NOW}\n{TRUE}\t{FALSE}", BOTH, id="columns by tabs"),
        pytest.param(f"| {W} | {NOW} |\n|---|---|\n| {TRUE} | {FALSE} |", BOTH, id="columns by bars"),
        pytest.param(f"{W}    {NOW}\n{TRUE}                    {FALSE}\n\nご注文番号：SY11112222", [*BOTH, (N, "SY11112222")], id="columns, another label below"),
        pytest.param(f"番号は SY11112222 でした      先は SY33334444 でした\n{W}    {NOW}\n{TRUE}                    {FALSE}", BOTH, id="columns, under numbers that fill none"),
        pytest.param(f"以前のご注文番号：{TRUE}", [(P, TRUE)], id="previous"),
        pytest.param(f"元の注文番号：{TRUE}", [(P, TRUE)], id="original"),
        pytest.param(f"ご注文番号：{TRUE}", [(N, TRUE)], id="plain"),
        pytest.param(f"Order number at the point of Automatic renewal enrollment: {TRUE}", [(E, TRUE)], id="English"),
        pytest.param(f"[자동 갱신 등록 시의 주문 번호] {TRUE}", [(E, TRUE)], id="Korean"),
        pytest.param(f"[自动续订注册时的订单号] {TRUE}", [(E, TRUE)], id="Chinese"),
        pytest.param(f"{W}：\n{NOW}：{FALSE}", [(C, FALSE)], id="empty label before the current one"),
        pytest.param(f"{W}：\n製品シリアル番号：{FALSE}", [], id="empty label before a serial number"),
        pytest.param(f"{W}：\n\nお問い合わせ：0120-123-456", [], id="empty label before a telephone"),
        pytest.param(f"お手続きには{W}が必要です。\n\n{FALSE}", [], id="prose mention"),
        pytest.param("SY12345678", [], id="no label"),
        pytest.param(f"{W}\n{NOW}\n{TRUE}\n{FALSE}", BOTH, id="labels, then values"),
        pytest.param(f"{TRUE}\n{W}\n{FALSE}\n{NOW}", BOTH, id="values before labels"),
        pytest.param(f"今回の{W}：{TRUE}", [], id="a word that turns the label"),
        pytest.param(f"{W}\n12345678", [(E, "12345678")], id="digits only, on the next line"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_plain_text(text: str, owned: list[tuple[Role, str]]) -> None:
    reading = _plain(text)
    assert _owned(reading) == owned
    assert reading.disputes == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(f"{W}：{TRUE} {FALSE}", E, id="two numbers"),
        pytest.param(f"{W}：{TRUE},{FALSE}", E, id="two numbers with a comma"),
        pytest.param(f"{W}：SY1234 5678", E, id="a number in groups"),
        pytest.param(f"{W}：SY1234\n5678", E, id="a number that may go on"),
        pytest.param(f"{W}：{TRUE}（{NOW}）", E, id="a label behind the number"),
        pytest.param(f"{NOW}\n{FALSE}\n{TRUE}\n", C, id="two numbers under the current label"),
    ],
)  # fmt: skip
def test_what_can_be_read_two_ways_is_in_dispute(text: str, role: Role) -> None:
    reading = _plain(text)
    assert role in reading.disputes
    assert role not in {candidate.role for candidate in reading.candidates}


@pytest.mark.parametrize(
    ("text", "disputes"),
    [
        pytest.param(f"{W}：{TRUE} {FALSE}", {E: (TRUE, FALSE)}, id="two numbers"),
        pytest.param(f"{W}：SY1234 5678", {E: ("SY1234", "SY12345678")}, id="a number in groups"),
        pytest.param(f"{W}：{TRUE}（{NOW}）", {E: (TRUE,)}, id="a label behind the number"),
        pytest.param(f"{FALSE}\n{W} {TRUE}", {E: (FALSE, TRUE)}, id="a number before the label"),
        pytest.param(
            f"{TRUE}\n{NOW}\n{W}：{FALSE}\n{NOW}",
            dict.fromkeys((E, C), (TRUE, FALSE)),
            id="a number first and a label last",
        ),
        pytest.param(
            f"{TRUE}                    {FALSE}\n{W}    {NOW}\nSY11112222                    SY33334444",
            {E: (TRUE, FALSE, "SY11112222", "SY33334444"), C: ("SY33334444",)},
            id="columns between two lines of numbers",
        ),
    ],
)
def test_everything_that_may_be_meant_is_in_dispute(text: str, disputes: dict[Role, tuple[str, ...]]) -> None:
    reading = _plain(text)
    assert {role: tuple(dict.fromkeys(rivals)) for role, rivals in reading.disputes.items()} == disputes
    assert E not in {candidate.role for candidate in reading.candidates}


def test_a_label_behind_the_last_number_disputes_no_other() -> None:
    reading = _plain(f"{W}：{TRUE}\n{NOW}：{FALSE}（{W}）")
    assert E not in {role for role, _number in _owned(reading)}
    assert set(reading.disputes[E]) == {TRUE, FALSE}


def _cells(*rows: tuple[str, ...]) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        + "</table>"
    )


@pytest.mark.parametrize(
    ("markup", "owned"),
    [
        pytest.param(_cells((W, TRUE), (NOW, FALSE)), BOTH, id="row of cells"),
        pytest.param(_cells((W, "：", TRUE)), [(E, TRUE)], id="a cell with the colon"),
        pytest.param(_cells((W, "", TRUE)), [(E, TRUE)], id="a spacer cell"),
        pytest.param(_cells((W, '<img src="cid:a">', TRUE)), [(E, TRUE)], id="an image cell"),
        pytest.param(_cells((W, NOW), (TRUE, FALSE)), BOTH, id="header row"),
        pytest.param(_cells((NOW, W), (FALSE, TRUE)), BOTH[::-1], id="header row, swapped"),
        pytest.param(_cells((TRUE, FALSE), (W, NOW)), BOTH, id="values above their labels"),
        pytest.param(_cells((W,), (TRUE,), (NOW,), (FALSE,)), BOTH, id="value in the next row"),
        pytest.param(_cells((W, _cells((TRUE,)))), [(E, TRUE)], id="nested table"),
        pytest.param(f"<dl><dt>{W}<dd>{TRUE}<dt>{NOW}<dd>{FALSE}</dl>", BOTH, id="dl"),
        pytest.param(f"{W}：{TRUE}<br>{NOW}：{FALSE}", BOTH, id="br"),
        pytest.param(f"<p>{W}</p><p>{TRUE}</p>", [(E, TRUE)], id="p"),
        pytest.param(f"<h3>{W}</h3><div>{TRUE}</div>", [(E, TRUE)], id="heading"),
        pytest.param(f"<b>自動延長</b><span>加入時の</span>ご注文番号：{TRUE}", [(E, TRUE)], id="label in inline elements"),
        pytest.param(f"{W}：SY12<wbr>34<b>56</b>78", [(E, TRUE)], id="number in inline elements"),
        pytest.param(f"{W}：&#83;Y12&shy;34&#8203;5678", [(E, TRUE)], id="references and unseen characters"),
    ],
)  # fmt: skip
def test_markup(markup: str, owned: list[tuple[Role, str]]) -> None:
    reading = _html(markup)
    assert sorted(_owned(reading), key=str) == sorted(owned, key=str)
    assert reading.disputes == {}


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f'<div dir="rtl">{W}：{TRUE}</div>', id="right to left"),
        pytest.param(f"{W}：<s>{TRUE}</s>", id="struck out"),
    ],
)  # fmt: skip
def test_markup_in_dispute(markup: str) -> None:
    reading = _html(markup)
    assert E in reading.disputes
    assert E not in {candidate.role for candidate in reading.candidates}


def test_a_number_that_is_moved_belongs_to_no_label() -> None:
    reading = _html(f'{W}：<span style="position:absolute">{TRUE}</span>')
    assert reading.candidates == ()
    assert reading.roles == {E}


def test_a_candidate_tells_where_it_was_read() -> None:
    (candidate,) = _plain(f"ご案内\n  ■ {W}： ＳＹ１２３４５６７８（税込）\n").candidates
    assert candidate.label == W
    assert candidate.evidence == f"■ {W}： ＳＹ１２３４５６７８（税込）"
    assert candidate.number == TRUE


def test_all_labels_are_told_valued_or_not() -> None:
    assert _plain(f"{W}\n\n以下\n{NOW}：{FALSE}").roles == {E, C}


def test_too_many_labels_are_in_dispute() -> None:
    reading = _plain(f"{W}：{TRUE}\n" * 300)
    assert reading.candidates == ()
    assert reading.disputes == {E: (TRUE,)}
