"""What puts the value of a label in doubt."""

from __future__ import annotations

import pytest

from norton_order.mail.document import UNSURE, Line
from norton_order.notice.chains import find_chains, parts_of
from norton_order.notice.doubts import doubtful_numbers, is_contested, is_out_of_order
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
        pytest.param(f"← {W}\n{TRUE}", [TRUE], id="an arrow points back"),
        pytest.param(f"{FALSE} {NOW} {TRUE}", [], id="not offered"),
    ],
)
def test_doubtful_numbers(text: str, doubtful: list[str]) -> None:
    tokens = tokens_of_text(text)
    part = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)][-1]
    assert [number.value for number in doubtful_numbers(tokens, part, ())] == doubtful


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
