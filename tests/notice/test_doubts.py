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
        pytest.param(f"{W}：{TRUE} {FALSE}", False, id="one label and two numbers"),
        pytest.param(f"{W}\n受付番号\n{FALSE}", False, id="below both, and of another kind"),
        pytest.param(f"{NOW}\n会員番号・{W}：{TRUE}", True, id="one of two others on the line"),
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
        pytest.param(f"お客様 {W}\n{TRUE}", [], id="one space after words"),
        pytest.param(f"甲　　{W}\n{TRUE}", [TRUE], id="one character in another column"),
        pytest.param(f"最新  {W}\n{TRUE}", [TRUE], id="two spaces after words"),
        pytest.param(f"最新\t{W}\n{TRUE}", [TRUE], id="before the tab"),
        pytest.param(f"甲|{W}\n{TRUE}", [TRUE], id="one character before a stroke"),
        pytest.param(f"最新|2  {W}\n{TRUE}", [TRUE], id="words two columns before"),
        pytest.param(f"・最新　　{W}\n{TRUE}", [TRUE], id="a sign and words in another column"),
        pytest.param(
            f"最新　　{W}\n{TRUE}　　　　{FALSE}", [TRUE, FALSE], id="the first of two under such words"
        ),
        pytest.param(f"{W}\n12345678 {TRUE}", ["12345678", TRUE], id="the first of two of digits only"),
        pytest.param(f"{FALSE}\n{W} {TRUE}：{FALSE}", [FALSE], id="a bare number before, a colon behind"),
        pytest.param(
            f"{W}\n{TRUE} ← この番号\n{'・' * 30}{NOW}が", [], id="an arrow, the label on another line"
        ),
        pytest.param(
            f"{NOW}が要ります。{FALSE} 2023年 {W} {TRUE}", [FALSE], id="such a number, and words between"
        ),
        pytest.param(
            f"{NOW}が要ります。受付番号：{FALSE} 2023年 {W} {TRUE}",
            [],
            id="a number of the second label before",
        ),
        pytest.param(
            f"{NOW} {FALSE} 2023年 SY11112222 年 {W} {TRUE}", ["SY11112222"], id="one more number than labels"
        ),
        pytest.param(f"_　　{W}\n{TRUE}", [], id="a sign in another column"),
        pytest.param(f"甲{' ' * 199}{W}\n{TRUE}", [TRUE], id="words as far before as is looked"),
        pytest.param(f"甲{' ' * 200}{W}\n{TRUE}", [], id="words further before"),
        *[pytest.param(f"最新{stroke}{W}\n{TRUE}", [TRUE], id=f"before {stroke}") for stroke in "|│┃"],
        *[pytest.param(f"最新{stroke}{W}\n{stroke}{TRUE}", [], id=f"behind {stroke}") for stroke in "|│┃"],
        pytest.param(
            f"{FALSE} 2023年 {W}：\n{TRUE}", [FALSE], id="words between, a colon, and the value below"
        ),
        pytest.param(f"←{'・' * 39}{W}\n{TRUE}", [TRUE], id="an arrow as far off as is looked"),
        pytest.param(f"←{'・' * 40}{W}\n{TRUE}", [], id="an arrow further off"),
        pytest.param(f"{W}\n{TRUE} {FALSE} ← この{NOW}が", [TRUE, FALSE], id="an arrow at the second number"),
        pytest.param(f"{W} {TRUE} ← この番号", [], id="an arrow, the label before it"),
        pytest.param(f"{NOW}\n{FALSE} 2023年 {W} {TRUE}", [FALSE], id="a number of the label above it"),
        pytest.param(f"{NOW} {W} {TRUE}", [], id="another label and no number before"),
        pytest.param(f"12345678 2023年 {W} {TRUE}", [], id="words between it and a number of no family"),
        pytest.param(f"{FALSE} 2023年 {W} {TRUE}: {FALSE}", [FALSE], id="a colon behind the number"),
        pytest.param(
            f"{FALSE}\n{W}：\n{TRUE}", [FALSE], id="a bare number before, a colon and the value below"
        ),
    ],
)
def test_doubtful_numbers(text: str, doubtful: list[str]) -> None:
    tokens = tokens_of_text(text)
    part = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)][-1]
    assert [number.value for number in doubtful_numbers(tokens, part, ())] == doubtful


def _doubtful(text: str) -> list[str]:
    tokens = tokens_of_text(text)
    part = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)][-1]
    return [number.value for number in doubtful_numbers(tokens, part, ())]


@pytest.mark.parametrize("sign", [*":=→⇒➡>…は", ".."])
def test_signs_that_point_ahead(sign: str) -> None:
    assert _doubtful(f"{FALSE}\n{W} {sign} {TRUE}") == []


@pytest.mark.parametrize("sign", [*":=→⇒➡>は", "is"])
def test_signs_that_surely_point_ahead(sign: str) -> None:
    assert _doubtful(f"{FALSE} 2023年 {W} {sign} {TRUE}") == []


@pytest.mark.parametrize("sign", ["…", "..", "/"])
def test_signs_that_do_not_surely_point_ahead(sign: str) -> None:
    assert _doubtful(f"{FALSE} 2023年 {W} {sign} {TRUE}") == [FALSE]


@pytest.mark.parametrize(
    "arrow",
    [*"←⇐⇦◀◁", "<-", "<=", *(f"{sign}←" for sign in "」』)]】>"), "()←", " (2023年)←", f"({'年' * 40})←"],
)
def test_arrows_at_a_number(arrow: str) -> None:
    assert _doubtful(f"{W}\n{TRUE}{arrow} {NOW}が") == [TRUE]
    assert _doubtful(f"{W}\n{TRUE} {arrow} {NOW}が") == [TRUE]


@pytest.mark.parametrize("tail", ["・", "(", "(年)(年)←", "((年)←", "(年)年)←", f"({'年' * 41})←", "年←"])
def test_what_is_no_arrow_at_a_number(tail: str) -> None:
    assert _doubtful(f"{W}\n{TRUE} {tail} この{NOW}が") == []


@pytest.mark.parametrize("arrow", [*"←⇐⇦◀◁", "<-", "<=", "<--", "←・これが・", "←こちらが"])
def test_arrows_before_a_label(arrow: str) -> None:
    assert _doubtful(f"{arrow} {W}\n{TRUE}") == [TRUE]


@pytest.mark.parametrize("words", ["<", "→", "←最新の", "←:", "←これが:"])
def test_what_is_no_arrow_before_a_label(words: str) -> None:
    assert _doubtful(f"{words} {W}\n{TRUE}") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(f"<tr><td>{NOW}<tr><td>{W}<td>{TRUE}", False, id="another label in the row above"),
        pytest.param(f"<tr><td>{NOW}<br>{W}<td>{TRUE}", True, id="another label in the cell"),
        pytest.param(f"<tr><td>{NOW}<tr><td>{W}<tr><td>{TRUE}", True, id="in a column"),
    ],
)
def test_contested_in_tables(rows: str, expected: bool) -> None:
    tokens = tokens_of_markup(f"<table>{rows}</table>")
    (part,) = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)]
    assert is_contested(tokens, part) is expected


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
        pytest.param(f"<tr><td>{W}<tr><td>12345678", ["12345678"], id="column, digits only"),
        pytest.param(f"<tr><td>内容<td>{W}</table>{TRUE}", [TRUE], id="below a row of two cells"),
        pytest.param(f"<tr><td>{NOW}<br>{W}：{TRUE}", [], id="on the line of the label, another one in the cell"),
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
        pytest.param(
            [("自動延長", 1), ("加入時のご注文番号", 0), (TRUE, 0)], True, id="the first half of a label"
        ),
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
