"""Lines that a reader reads as one."""

from __future__ import annotations

import pytest

from norton_order.html.document import plain_document
from norton_order.html.page import parse_html
from norton_order.notice.layout import Layout
from norton_order.notice.passages import MAX_JOINED, MAX_PASSAGE, Passage, depth_of, passages_of, width

W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
T = "SY12345678"


def _read(text: str) -> list[Passage]:
    return passages_of(Layout(plain_document(text).lines))


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(f"{W}\n{T}", [W, T], id="a label and its number are two"),
        pytest.param("自動延長\n加入時のご注文番号", ["自動延長\n加入時のご注文番号"], id="a label cut in two"),
        pytest.param(f"自動延長加入時\n{NOW}", ["自動延長加入時", NOW], id="a label below what looks like its beginning"),
        pytest.param("お手続きには番号が\n必要になります。", ["お手続きには番号が\n必要になります。"], id="a sentence goes on"),
        pytest.param("番号が必要です\n番号", ["番号が必要です", "番号"], id="a sentence is closed"),
        pytest.param("お手続きには番号が\n・番号", ["お手続きには番号が", "・番号"], id="a bullet begins anew"),
        pytest.param("お手続きには番号が\n\n必要です。", ["お手続きには番号が", "必要です。"], id="a blank line parts"),
        pytest.param("> お手続きには番号が\n必要です。", ["お手続きには番号が", "必要です。"], id="quoted otherwise"),
        pytest.param("SY1234\n5678", ["SY1234\n5678"], id="a number may go on below"),
        pytest.param("SY12345678\n5678", ["SY12345678", "5678"], id="a number of full length does not"),
        pytest.param(f"Q. {W}は\nA. {T}", [f"Q. {W}は\nA. {T}"], id="a question and its answer"),
        pytest.param(f"下記の{W}をお控えください。\n{T}", [f"下記の{W}をお控えください。\n{T}"], id="what is pointed to"),
        pytest.param("注 文 番 号: 1", ["注文番号: 1"], id="letters set apart"),
    ],
)  # fmt: skip
def test_passages(text: str, texts: list[str]) -> None:
    assert [passage.text for passage in _read(text)] == texts


def test_what_a_passage_knows_of_its_place() -> None:
    first, second = _read(f"a\n\n> 自動延長\n> 加入時のご注文番号：{T}")
    assert (first.lines, first.depth, first.is_after_blank) == ((0,), 0, False)
    assert (second.lines, second.depth, second.is_after_blank) == ((2, 3), 1, True)
    assert [second.line_at(second.text.index(part)) for part in ("自動", "加入", T)] == [2, 3, 3]


def test_each_row_drawn_around_is_one_passage() -> None:
    rule = "+------+------+\n"
    text = f"{rule}| 自動 | SY12 |\n| 延長 |      |\n{rule}| 今回 | SY34 |\n{rule}| 合計 | 980円 |\n{rule}"
    assert "│ 自動\n延長 │ SY12 │" in [passage.text for passage in _read(text)]


def test_an_empty_cell_gives_an_empty_passage() -> None:
    lines = parse_html("<table><tr><td>a</td><td></td><td>b</td></tr></table>").lines
    assert [passage.text for passage in passages_of(Layout(lines))] == ["a", "", "b"]


def test_text_from_right_to_left_is_marked() -> None:
    assert [passage.is_turned for passage in _read("\u202eabc\nabc。")] == [True, False]


def test_bounds() -> None:
    passages = _read("お手続きには番号が\n" * (MAX_JOINED + 1))
    assert [len(passage.lines) for passage in passages] == [MAX_JOINED, 1]
    (long,) = _read(f"{'番' * MAX_PASSAGE}が\n必要です。")
    assert len(long.text) == MAX_PASSAGE


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("abc", 3), ("番号", 4), ("ｶﾞ", 2), ("e\u0301", 1)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(("text", "depth"), [("a", 0), ("> a", 1), (">> a", 2), ("> > a", 2), ("a > b", 0)])
def test_depth(text: str, depth: int) -> None:
    assert depth_of(plain_document(text).lines[0]) == depth
