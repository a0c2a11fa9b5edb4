"""The sheet that a reader sees: rows of cells, and cells that hold rows of their own."""

from __future__ import annotations

import pytest

from norton_order.html.document import Line, plain_document
from norton_order.html.page import parse_html
from norton_order.notice.grid import Band, Row, Unit, sheet_of
from norton_order.notice.layout import Layout
from norton_order.notice.passages import passages_of
from norton_order.notice.tokens import Gap, segments_of


def _sheet(lines: tuple[Line, ...]) -> list[Unit]:
    passages = passages_of(Layout(lines))
    return sheet_of(passages, [segments_of(passage, index) for index, passage in enumerate(passages)])


def _plain(text: str) -> list[Unit]:
    return _sheet(plain_document(text).lines)


def _html(text: str) -> list[Unit]:
    return _sheet(parse_html(text).lines)


def _texts(unit: Unit) -> object:
    """Return the texts of a row's cells as a list, a band as a tuple of its cells' units."""
    if isinstance(unit, Band):
        return tuple([_texts(inner) for inner in column] for column in unit.columns)
    return [" ".join(token.text for token in box.tokens) for box in unit.boxes]


@pytest.mark.parametrize(
    ("text", "sheet"),
    [
        pytest.param("a\nb", [["a"], ["b"]], id="lines"),
        pytest.param("a  b\nc", [["a", "b"], ["c"]], id="columns"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]], id="a rule is no row"),
        pytest.param("a\n\nb", [["a"], ["b"]], id="a blank line is no row"),
    ],
)
def test_plain_text(text: str, sheet: list[object]) -> None:
    assert [_texts(unit) for unit in _plain(text)] == sheet


@pytest.mark.parametrize(
    ("text", "sheet"),
    [
        pytest.param("<table><tr><td>a<td>b<tr><td>c<td>d</table>", [["a", "b"], ["c", "d"]], id="a table"),
        pytest.param("<table><tr><td>a<td><td>b<tr><td>c<td>x<td>d</table>", [["a", "", "b"], ["c", "x", "d"]], id="an empty cell stays"),
        pytest.param("<table><tr><td>a<td><td>b<tr><td>c<td><td>d</table>", [["a", "b"], ["c", "d"]], id="an empty column is a spacer"),
        pytest.param("<table><tr><td>a<td><tr><td>c<td></table>", [["a", ""], ["c", ""]], id="the last column is none"),
        pytest.param("<table><tr><td>a<br>b</table>", [["a"], ["b"]], id="one cell is no table"),
        pytest.param("<table><tr><td>a<br>b<td>c<br>d</table>", [([["a"], ["b"]], [["c"], ["d"]])], id="cells of lines"),
        pytest.param("<table><tr><td><table><tr><td>a<td>b</table></table>", [["a", "b"]], id="a table in a cell"),
        pytest.param("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", [["a b", "c"]], id="a row in a cell"),
        pytest.param("<table><tr><td>a<br>お読みください。<td>b</table>", [["a", "b"]], id="a token that running text explains"),
        pytest.param("<table><tr><td><td></table>", [[""]], id="an empty table is a row of nothing"),
    ],
)  # fmt: skip
def test_markup(text: str, sheet: list[object]) -> None:
    assert [_texts(unit) for unit in _html(text)] == sheet


def test_what_a_row_knows() -> None:
    first, second = _plain("a  b\n\n> c")
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.is_plain, first.is_after_blank, first.depth) == (True, False, 0)
    assert [(box.left, box.right) for box in first.boxes] == [(0, 1), (3, 4)]
    assert (second.is_after_blank, second.depth) == (True, 1)
    assert [token.text for token in first.tokens] == ["a", "b"]


def test_a_rule_parts_as_a_blank_line_does() -> None:
    assert [isinstance(unit, Row) and unit.is_after_blank for unit in _plain("a\n----------\nb")] == [
        False,
        True,
    ]


def test_columns_that_are_spanned() -> None:
    (row, _below) = _html("<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>")
    assert isinstance(row, Row)
    assert [(box.left, box.right) for box in row.boxes] == [(0, 2), (2, 3)]


def test_cells_within_a_cell_stay_cells() -> None:
    (row,) = _html("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>")
    assert isinstance(row, Row)
    assert row.boxes[0].gaps == (Gap.CELL,)
