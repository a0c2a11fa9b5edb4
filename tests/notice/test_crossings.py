"""Tables in which a row and a column lay claim to one number."""

from __future__ import annotations

import pytest

from norton_order.notice.chains import find_chains, parts_of
from norton_order.notice.crossings import is_beside_others, is_crossed, is_tied_by_row
from notice.documents import FALSE, NOW, TRUE, W, tokens_of_markup


def _table(rows: str) -> str:
    return f"<table>{rows}</table>"


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(_row(W, TRUE), False, id="row"),
        pytest.param(_row(W, TRUE, NOW, FALSE), False, id="two labels and their numbers in a row"),
        pytest.param(_row(f"{NOW}<br>{W}", TRUE), True, id="another label in the cell"),
        pytest.param(_row(f"{FALSE}<br>{W}", TRUE), True, id="a number in the cell"),
        pytest.param(_row(_table(_row(W)) + TRUE), False, id="the number behind the label's own table"),
        pytest.param(_row(_table(_row(f"{NOW}<br>{W}")) + TRUE), True, id="the number behind the table of two labels"),
        pytest.param(_row("内容", NOW) + _row(W, TRUE), True, id="a label heads the column"),
        pytest.param(_row("内容", FALSE) + _row(W, TRUE), False, id="a number heads the column"),
        pytest.param(_row("内容", "番号") + _row(W, TRUE), False, id="a word heads the column"),
        pytest.param(_row("a", NOW, "b") + _row(W, "", TRUE), True, id="a label above the spacer"),
        pytest.param(f"<tr><td>{NOW}<td>なし<tr><td>{W}<td rowspan=2>{TRUE}<tr><td>{NOW}", True, id="the value spans the row of another label"),
        pytest.param(f"<tr><td>{W}<td rowspan=2>{TRUE}<tr><td>以前のご注文番号", False, id="the value spans the row of its other name"),
        pytest.param(f"<tr><td rowspan=2>{W}<td>{TRUE}<tr><td>{FALSE}", True, id="the label spans the row of another number"),
        pytest.param(f"<tr><td rowspan=2>{W}<td>{TRUE}<tr><td>12345678", False, id="the label spans the row of a number of no family"),
        pytest.param(f"<tr><td>{W}<td><tr><td rowspan=2>{TRUE}<td><tr><td>{NOW}", False, id="below the label, the value spans the row of another"),
        pytest.param(f"<tr><td>{W}<td rowspan=2>{TRUE}<tr><td>内容</table><table><tr><td>内容<tr><td>{NOW}", False, id="the value spans a row of its own table"),
        pytest.param(_row(f"{NOW}<br>{W}<br>{TRUE}"), False, id="all in one cell"),
        pytest.param(_row("a", "b", "c") + _row(W, "", TRUE), False, id="words above all"),
        pytest.param(_row("a", FALSE, "b") + _row(W, "", TRUE), True, id="a number above the spacer"),
        pytest.param(_row(*["a"] * 19, NOW, "b") + _row(W, *[""] * 19, TRUE), True, id="a label above the last spacer"),
        pytest.param(_row(*["a"] * 20, NOW, "b") + _row(W, *[""] * 20, TRUE), False, id="above one more spacer"),
        pytest.param(_row("内容", f"{NOW}：{FALSE}") + _row(W, TRUE), False, id="a label and its number head the column"),
        pytest.param(_row(NOW, "a") + _row(W, TRUE), False, id="a label above the label"),
        pytest.param(_row(NOW, "a", "b") + _row("・", W, TRUE), False, id="a label above and before the label"),
        pytest.param(_row("a", "b", NOW) + _row(W, TRUE, FALSE), False, id="a label heads the column of a second number"),
    ],
)  # fmt: skip
def test_crossings(markup: str, expected: bool) -> None:
    tokens = tokens_of_markup(_table(markup))
    parts = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)]
    (part,) = [part for part in parts if part.numbers[0].value == TRUE]
    assert is_crossed(tokens, part) is expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(_table(_row(W)) + TRUE, False, id="alone in its row"),
        pytest.param(_table(_row("内容", W)) + TRUE, True, id="a cell before it"),
        pytest.param(
            _table(_row(_table(_row("内容", W)))) + TRUE, True, id="a cell before it, in an inner table"
        ),
        pytest.param(
            _table(_row("内容", "価格") + _row(W)) + TRUE, False, id="cells of another row before it"
        ),
        pytest.param(
            _table(_row("内容", f"{W}<br>{TRUE}")), False, id="a cell before it, the number in its own"
        ),
        pytest.param(f"{W}<br>{TRUE}", False, id="no table"),
        pytest.param(
            _table(_row("内容", "3台<br>" * 49 + W)) + TRUE, True, id="a cell before it, up to 50 lines above"
        ),
        pytest.param(
            _table(_row("内容", "3台<br>" * 50 + W)) + TRUE, False, id="a cell before it, further up"
        ),
        pytest.param(_table(_row(W, "・")) + TRUE, False, id="a cell of signs behind it"),
        pytest.param(
            _table(_row("内容", W + _table(_row(TRUE)))), False, id="the number in a table of its cell"
        ),
    ],
)
def test_rows_of_several_cells(markup: str, expected: bool) -> None:
    tokens = tokens_of_markup(markup)
    (part,) = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)]
    assert is_beside_others(tokens, part) is expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(_row(NOW) + _row(W, TRUE), True, id="another label in the row above"),
        pytest.param(_row(NOW, W, TRUE), False, id="another label in the row"),
        pytest.param(_row(f"{NOW}<br>{W}<br>{TRUE}"), False, id="all in one cell"),
        pytest.param(_row("会員番号") + _row(NOW, W, TRUE), False, id="one of two other labels in the row"),
    ],
)
def test_what_a_row_ties(markup: str, expected: bool) -> None:
    tokens = tokens_of_markup(_table(markup))
    (part,) = [part for chain in find_chains(tokens, ()) for part in parts_of(chain)]
    assert is_tied_by_row(tokens, part, tokens.labels[:-1]) is expected
