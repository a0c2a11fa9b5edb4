"""Tables with a header row: what stands in the column under a label, and what makes it doubtful."""

from __future__ import annotations

import pytest

from norton_order.notice.header_rows import column_value
from norton_order.notice.tokens import Tokens
from notice.documents import FALSE, NOW, TRUE, W, tokens_of_markup


def _tokens(*rows: tuple[str, ...]) -> Tokens:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return tokens_of_markup(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")


LINE = "<br>・"
INNER = f"<table><tr><td><tr><td><tr><td>{TRUE}</table>"


@pytest.mark.parametrize(
    ("rows", "numbers", "is_sure"),
    [
        pytest.param([(W, NOW), (TRUE, FALSE)], [TRUE], True, id="header row"),
        pytest.param([(W, "金額"), (TRUE, "1円"), (FALSE, "1円")], [TRUE, FALSE], True, id="two rows"),
        pytest.param([(W, NOW), ("12345678", FALSE)], ["12345678"], False, id="digits only"),
        pytest.param([(W, NOW), (TRUE,)], [TRUE], False, id="a narrower row"),
        pytest.param([(TRUE, FALSE), (W, NOW)], [TRUE], False, id="values above"),
        pytest.param(
            [(W, "金額"), (f"{TRUE} {FALSE}", "1円")], [TRUE, FALSE], True, id="two numbers in a cell"
        ),
        pytest.param([(W, "金額"), (f"・<br>{TRUE}", "1円")], [TRUE], True, id="a sign over the number"),
        pytest.param([(W, "金額"), (f"控え {TRUE}", "1円")], [], False, id="a word before the number"),
        pytest.param([(W, "金額"), (f"控え<br>{TRUE}", "1円")], [], False, id="a word over the number"),
        pytest.param([(W, "金額"), (f"{TRUE}（{NOW}）", "1円")], [], False, id="a label behind the number"),
        pytest.param([(W, "備考"), ("", NOW), (TRUE, "1円")], [TRUE], False, id="a label in the row between"),
        pytest.param(
            [(W, "備考"), (TRUE, NOW), (FALSE, "1円")], [TRUE, FALSE], False, id="a label between two rows"
        ),
        pytest.param([(W, "備考"), (TRUE, "1円"), ("", NOW)], [TRUE], True, id="a label in a row below"),
        pytest.param(
            [(f"{W}<br>（控え）", "金額"), (TRUE, "1円")], [TRUE], True, id="a remark under the label"
        ),
        pytest.param([(W, NOW), (INNER, FALSE)], [TRUE], True, id="a table in the cell"),
        pytest.param(
            [(f"{W}<br>{NOW}", "金額"), (TRUE, "1円")], [], False, id="a label that does not end its cell"
        ),
        pytest.param([(W, "金額"), ("なし", "1円"), (TRUE, "1円")], [], False, id="a cell of another kind"),
        pytest.param(
            [(f"{FALSE}<br>{W}", "金額"), (TRUE, "1円")], [TRUE], False, id="a number over the label"
        ),
        pytest.param(
            [(W, "金額"), (TRUE, "1円"), ("12345678", "1円")],
            [TRUE, "12345678"],
            False,
            id="one of digits only",
        ),
        pytest.param(
            [(W, f"<table><tr><td>内容<tr><td>{NOW}</table>"), (TRUE, "1円")],
            [TRUE],
            True,
            id="a label in a table beside it",
        ),
        pytest.param(
            [(f"{W}{LINE * 18}<br>控え", "金額"), (TRUE, "1円")], [], False, id="words far down in its cell"
        ),
        pytest.param(
            [(f"{W}{LINE * 19}<br>控え", "金額"), (TRUE, "1円")], [TRUE], True, id="words further down"
        ),
        pytest.param(
            [(W, "金額"), (f"控え{LINE * 18}<br>{TRUE}", "1円")], [], False, id="words far above the number"
        ),
        pytest.param(
            [(W, "金額"), (f"控え{LINE * 19}<br>{TRUE}", "1円")], [TRUE], True, id="words further above"
        ),
    ],
)
def test_columns(rows: list[tuple[str, ...]], numbers: list[str], is_sure: bool) -> None:
    tokens = _tokens(*rows)
    value = column_value(tokens, tokens.labels[0], (), is_settled=False)
    assert ([number.value for number in value.numbers] if value else []) == numbers
    assert (value is not None and value.is_sure) is is_sure


def test_a_settled_label_has_nothing_more_to_own() -> None:
    tokens = _tokens((W, NOW), (TRUE, FALSE))
    value = column_value(tokens, tokens.labels[0], (), is_settled=True)
    assert value is not None
    assert not value.is_sure
    assert column_value(tokens, tokens.labels[0], {tokens.numbers[0].span}, is_settled=True) is None


def test_a_column_of_which_another_label_owns_a_number_is_nobodys() -> None:
    tokens = _tokens((W, "金額"), (TRUE, "1円"), (FALSE, "1円"))
    assert column_value(tokens, tokens.labels[0], {tokens.numbers[0].span}, is_settled=False) is None


def test_what_others_own_above_is_nobodys() -> None:
    tokens = _tokens((TRUE, FALSE), (W, NOW))
    assert column_value(tokens, tokens.labels[0], {tokens.numbers[0].span}, is_settled=False) is None


def test_a_settled_label_is_not_the_caption_of_what_is_above() -> None:
    tokens = _tokens((TRUE, FALSE), (W, NOW))
    assert column_value(tokens, tokens.labels[0], (), is_settled=True) is None
