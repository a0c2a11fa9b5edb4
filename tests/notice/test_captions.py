"""The number above a label that may be its caption."""

from __future__ import annotations

import pytest

from norton_order.notice.captions import value_above
from norton_order.notice.chains import find_chains, parts_of
from norton_order.notice.tokens import Tokens
from notice.documents import FALSE, NOW, TRUE, W, tokens_of_markup, tokens_of_text

MID = "3台\n"
SERIALS = "ABCD1234567\n" * 10


def above(tokens: Tokens) -> str | None:
    """Return the number above the last label of *tokens* that may be its value."""
    part = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)][-1]
    number = value_above(tokens, part, ())
    return number.value if number else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TRUE}\n3台\n{W}\n{FALSE}", TRUE, id="a card"),
        pytest.param(f"{TRUE} 3台\n{W}\n{FALSE}", TRUE, id="the rest of the card beside the number"),
        pytest.param(f"注文 {TRUE} 3台 {W}\n{FALSE}", TRUE, id="on the line of the label, behind a word"),
        pytest.param(f"{TRUE}\n3台\n{NOW}\n{FALSE}", TRUE, id="over the current order"),
        pytest.param(
            f"{TRUE}\nシリアル番号：ABCD1234567\n3台\n{W}\n{FALSE}", TRUE, id="a serial number between"
        ),
        pytest.param(f"{TRUE}\n{MID * 11}{W}\n{FALSE}", TRUE, id="as far up as a card is long"),
        pytest.param(f"{TRUE}\n{MID * 12}{W}\n{FALSE}", None, id="further up"),
        pytest.param(f"{TRUE}\n3台\n{W}：\n{FALSE}", None, id="a colon points ahead"),
        pytest.param(f"{TRUE}\n3台\n{W} {FALSE}", None, id="the value on the line"),
        pytest.param(f"{TRUE} です。\n3台\n{W}\n{FALSE}", TRUE, id="a statement of the number alone"),
        pytest.param(f"{TRUE} が完了しました\n3台\n{W}\n{FALSE}", None, id="a sentence"),
        pytest.param(f"注文 {TRUE}\n3台\n{W}\n{FALSE}", None, id="words name it"),
        pytest.param(f"{TRUE}\n3台\n{W}\n{TRUE}", None, id="the same number"),
        pytest.param(f"12345678\n3台\n{W}\n{TRUE}", None, id="of no known family"),
        pytest.param(f"{NOW} {FALSE}\n3台\n{W}\n{TRUE}", None, id="behind another label"),
        pytest.param(f"{TRUE}\n3台\n受付番号\n{FALSE}", None, id="over a number of another kind"),
        pytest.param(f"{FALSE}\n{NOW}\n3台\n{W}\n{TRUE}", None, id="above another label"),
        pytest.param(f"{TRUE}\n3台\n{NOW}\n{W}\n{FALSE}", TRUE, id="over two labels"),
        pytest.param(f"{TRUE}\n3台\n{NOW}\n{W} {FALSE}", None, id="over two labels, the value on a line"),
        pytest.param(f"{TRUE}\n3台\n{W}\n{TRUE}\n{FALSE}", None, id="the same number, and one more"),
        pytest.param(f"{MID * 20}{TRUE}\n3台\n{W}\n{FALSE}", TRUE, id="far down in the mail"),
        pytest.param(f"{TRUE}\n{SERIALS[:-12]}{W}\n{FALSE}", TRUE, id="over nine serial numbers"),
        pytest.param(f"{TRUE}\n{SERIALS}{W}\n{FALSE}", None, id="over ten serial numbers"),
        pytest.param(f"{TRUE}です\n3台\n{W}\n{FALSE}", TRUE, id="a statement, nothing between"),
        pytest.param(f"{TRUE} 3{'台' * 77}。\n{W}\n{FALSE}", None, id="as far as a sentence is looked for"),
        pytest.param(f"{TRUE} 3{'台' * 78}。\n{W}\n{FALSE}", TRUE, id="a sentence further on"),
    ],
)
def test_value_above(text: str, expected: str | None) -> None:
    assert above(tokens_of_text(text)) == expected


@pytest.mark.parametrize("sign", [*":=→⇒➡↓⇓▼>", "は", "is"])
def test_what_points_ahead(sign: str) -> None:
    assert above(tokens_of_text(f"{TRUE}\n3台\n{W} {sign}\n{FALSE}")) is None


@pytest.mark.parametrize(
    "rest", ["。", "、", "?", "!", "が番号です", "を送ります", ". 3", ", 3", " is it", " was it", " has it"]
)
def test_a_sentence_heads_no_card(rest: str) -> None:
    assert above(tokens_of_text(f"{TRUE}{rest}\n3台\n{W}\n{FALSE}")) is None


def test_a_number_of_another_label_heads_no_card() -> None:
    tokens = tokens_of_text(f"{TRUE}\n3台\n{W}\n{FALSE}")
    ((part,),) = [list(parts_of(chain)) for chain in find_chains(tokens, ()) if chain.labels]
    assert value_above(tokens, part, {tokens.numbers[0].span}) is None


def test_value_above_in_a_table_of_its_own() -> None:
    tokens = tokens_of_markup(f"<table><tr><td>{TRUE}</table><table><tr><td>{W}<tr><td>{FALSE}</table>")
    assert above(tokens) == TRUE


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([[TRUE], ["3台"], [W], [FALSE]], TRUE, id="one column"),
        pytest.param([[TRUE, "3台", W, FALSE]], TRUE, id="one row"),
        pytest.param([[TRUE, "3台"], [W, FALSE]], TRUE, id="over the label of a row"),
        pytest.param([["最新", FALSE], [W, TRUE]], None, id="over the value of a row"),
        pytest.param([["3台", FALSE], [W], [TRUE]], None, id="in another column"),
    ],
)
def test_value_above_in_a_table(rows: list[list[str]], expected: str | None) -> None:
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    tokens = tokens_of_markup(f"<table>{cells}</table>")
    assert above(tokens) == expected
