"""What puts the value of a label in doubt."""

from __future__ import annotations

import pytest

from norton_order.mail.document import UNSURE, Line
from norton_order.notice.chains import find_chains, parts_of
from norton_order.notice.doubts import doubtful_numbers, has_captions, is_contested, is_out_of_order
from notice.documents import FALSE, NOW, TRUE, W, tokens_of, tokens_of_markup, tokens_of_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{W}：{TRUE}", False, id="one label"),
        pytest.param(f"{W}・{NOW}：{TRUE}", True, id="two in a line"),
        pytest.param(f"{NOW}\n{W}：{TRUE}", False, id="the line ties the number to one"),
        pytest.param(f"{NOW}\n{W}：{TRUE} {FALSE}", True, id="two numbers"),
        pytest.param(f"{NOW}\n{W}\n{TRUE}", True, id="below both"),
        pytest.param(f"{W}\n{NOW}\n{FALSE}", False, id="below both, and not offered"),
    ],
)
def test_contested(text: str, expected: bool) -> None:
    tokens = tokens_of_text(text)
    (part,) = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)]
    assert is_contested(tokens, part) is expected


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        pytest.param(f"{W}：{TRUE}", [], id="same line"),
        pytest.param(f"{W}\n{TRUE}", [], id="next line"),
        pytest.param(f"{W}\n12345678", ["12345678"], id="digits only on the next line"),
        pytest.param(f"{NOW}：\n以上\n{W}\n{TRUE}", [TRUE], id="the current order waits for its number"),
        pytest.param(f"{NOW}が必要です。\n以上\n{W}\n{TRUE}", [], id="the current order is only spoken of"),
        pytest.param(f"前回と{NOW}：\n以上\n{W}\n{TRUE}", [], id="the current order behind words"),
        pytest.param(f"受付番号：\n以上\n{W}\n{TRUE}", [], id="another label waits for its number"),
        pytest.param(f"{W}\n{TRUE}\n以上\n{NOW}：", [], id="the current order below"),
        pytest.param(f"{FALSE}\n{W}：{TRUE}", [], id="a colon points ahead"),
        pytest.param(f"{FALSE}\n{W} {TRUE}", [FALSE], id="a bare number before"),
        pytest.param(f"シリアル {FALSE}\n{W}\n{TRUE}", [], id="a number before, named by other words"),
        pytest.param(f"シリアル {FALSE}\n{W} {TRUE}", [], id="such a number, the value on the line"),
        pytest.param(
            f"シリアル {FALSE}\n{W} {TRUE}\n{NOW}が必要です。",
            [FALSE],
            id="such a number, where there are as many labels",
        ),
        pytest.param(
            f"シリアル 123456789 {W} {TRUE}", ["123456789"], id="such a number of no family, on the line"
        ),
        pytest.param(
            f"シリアル {FALSE} {W}\n{TRUE}", [TRUE], id="such a number on the line, the value below"
        ),
        pytest.param(f"{FALSE} 2023年 {W} {TRUE}", [FALSE], id="words between it and the label"),
        pytest.param(f"{FALSE} 2023年 {W}：{TRUE}", [], id="words between, and a colon"),
        pytest.param(f"{FALSE} 2023年 {W} (this) {TRUE}", [FALSE], id="words between, and a remark"),
        pytest.param(f"{FALSE} 2023年 {W} is {TRUE}", [], id="words between, and a verb"),
        pytest.param(f"{FALSE} 2023年 {NOW}：{TRUE} {W} {TRUE}", [], id="words and another label between"),
        pytest.param(f"最新　　{W}\n{TRUE}", [TRUE], id="under the words of another column"),
        pytest.param(f"最新　　{W}\n　　　　{TRUE}", [], id="under the label, after such words"),
        pytest.param(f"最新　　{W}\n　　　{TRUE}", [TRUE], id="not quite under the label"),
        pytest.param(f"最新 | {W}\n{TRUE}", [TRUE], id="before the stroke"),
        pytest.param(f"最新\t{W}\n\t{TRUE}", [], id="behind the tab, as the label"),
        pytest.param(f"お客様の{W}\n{TRUE}", [], id="words of the label's own column"),
        pytest.param(f"1.  {W}\n{TRUE}", [], id="a list"),
        pytest.param(f"← {W}\n{TRUE}", [TRUE], id="an arrow points back"),
        pytest.param(f"番号←{W}、{TRUE}", [TRUE], id="an arrow points back, on the line"),
        pytest.param(f"番号←{W}：{TRUE}", [], id="an arrow, and a colon"),
        pytest.param(f"{W}\n{TRUE} ← 最新の{NOW}が", [TRUE], id="an arrow points at the number"),
        pytest.param(f"{W}\n{TRUE} ← この番号", [], id="an arrow without a label"),
        pytest.param(
            f"{NOW}が要ります。{FALSE} {W} {TRUE}", [FALSE], id="a number that is not of the label before it"
        ),
        pytest.param(f"{FALSE} {NOW} {TRUE}", [], id="not offered"),
    ],
)
def test_doubtful_numbers(text: str, doubtful: list[str]) -> None:
    tokens = tokens_of_text(text)
    part = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)][-1]
    assert [number.value for number in doubtful_numbers(tokens, part, ())] == doubtful


def test_a_label_of_the_current_order_that_has_its_number_waits_for_none() -> None:
    tokens = tokens_of_text(f"{NOW}：\n以上\n{W}\n{TRUE}")
    (part,) = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)]
    assert doubtful_numbers(tokens, part, {tokens.labels[0].span}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TRUE}\n{W}\n{FALSE}\n{NOW}", True, id="captions"),
        pytest.param(f"{TRUE}\nこれは{W}\n以上\n{FALSE}\nこれは{NOW}", True, id="words between"),
        pytest.param(f"{W}\n{TRUE}\n{NOW}\n{FALSE}", False, id="labels first"),
        pytest.param(f"{TRUE}\n{W}", False, id="one pair"),
        pytest.param(f"{TRUE}\n{W}\n{FALSE}\n{NOW}\n{TRUE}", False, id="a number last"),
        pytest.param(f"{TRUE}\n{W}\n{NOW}\n{FALSE}", False, id="no turns"),
        pytest.param(f"{TRUE}\n{W}\n12345678\n{NOW}", False, id="a number of no family"),
        pytest.param(f"{TRUE}\n{W}\n1234567\n{FALSE}\n{NOW}", True, id="a number of no family between"),
        pytest.param(f"{TRUE}\n{W}\n87654321\n{NOW}", True, id="a number of no family that was read"),
        pytest.param(f"{TRUE}\n{W}\n{FALSE}\n受付番号", False, id="another label"),
        pytest.param(f"{TRUE}\n以前のご注文番号\n{FALSE}\n受付番号\n{NOW}", True, id="another label between"),
    ],
)
def test_captions(text: str, expected: bool) -> None:
    assert has_captions(tokens_of_text(text), {"87654321"}) is expected


@pytest.mark.parametrize(
    ("rows", "doubtful"),
    [
        pytest.param(f"<tr><td>{W}<td>{TRUE}", [], id="row"),
        pytest.param(f"<tr><td>内容<td>{NOW}<tr><td>{W}<td>{TRUE}", [TRUE], id="a label heads the column of the number"),
        pytest.param(f"<tr><td>・<td>{W}<tr><td>・<td>{TRUE}", [], id="column, signs beside it"),
        pytest.param(f"<tr><td>・<td>{FALSE}<br>{W}<tr><td>・<td>{TRUE}", [TRUE], id="column, a number over the label"),
    ],
)  # fmt: skip
def test_doubtful_numbers_in_tables(rows: str, doubtful: list[str]) -> None:
    tokens = tokens_of_markup(f"<table>{rows}</table>")
    part = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)][-1]
    assert [number.value for number in doubtful_numbers(tokens, part, ())] == doubtful


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        pytest.param((0, 0), False, id="in the flow"),
        pytest.param((1, 1), False, id="moved together"),
        pytest.param((0, 1), True, id="moved apart"),
        pytest.param((UNSURE, UNSURE), True, id="nobody can tell"),
    ],
)
def test_order_on_the_screen(layers: tuple[int, int], expected: bool) -> None:
    tokens = tokens_of([Line(W, (), layers[0]), Line(TRUE, (), layers[1])])
    assert is_out_of_order(tokens, {TRUE}) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([("自動延長", 0), ("加入時のご注文番号", 1), (TRUE, 0)], True, id="half of a label"),
        pytest.param([(W, 0), ("SY", 0), ("12345678", 1)], True, id="half of a number"),
        pytest.param([(W, 0), (TRUE, 0), ("ご案内", 1)], False, id="other words"),
        pytest.param([(W, 0), (TRUE, 0), ("12345678", 1)], False, id="a number of no family"),
        pytest.param([(W, 0), (TRUE, 0), ("87654321", 1)], True, id="a number of no family that was read"),
        pytest.param([(W, 0), (TRUE, 0), ("受付番号", 1)], False, id="another label"),
        pytest.param([("ご案内", UNSURE), (W, 0), (TRUE, 0)], False, id="nobody can tell of other words"),
    ],
)
def test_what_is_moved_apart(lines: list[tuple[str, int]], expected: bool) -> None:
    tokens = tokens_of([Line(text, (), layer) for text, layer in lines])
    assert is_out_of_order(tokens, {TRUE, "87654321"}) is expected
