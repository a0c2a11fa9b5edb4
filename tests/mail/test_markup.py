"""HTML to visible lines, cells and anchors."""

from __future__ import annotations

import pytest

from norton_order.mail.document import UNSURE, Cell
from norton_order.mail.markup import parse_html
from norton_order.mail.nesting import find_leaking


def _lines(markup: str) -> list[str]:
    return [line.text for line in parse_html(markup).lines]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        pytest.param("<b>自動延長</b><span>加入時の</span>", ["自動延長加入時の"], id="inline elements join"),
        pytest.param("SY87<wbr>65<wbr>4321", ["SY87654321"], id="wbr"),
        pytest.param("a<br>b", ["a", "b"], id="br"),
        pytest.param("<p>a</p><div>b</div>c", ["a", "b", "c"], id="blocks"),
        pytest.param("<table><tr><td>a<td>b</table>", ["a", "b"], id="cells"),
        pytest.param("a\n b", ["a b"], id="line end of the source"),
        pytest.param("<pre>a\n b</pre>", ["a", " b".strip()], id="preformatted"),
        pytest.param("a<!-- b -->c", ["ac"], id="comment"),
        pytest.param("<script>a</script><style>b</style><title>c</title>d", ["d"], id="unseen elements"),
        pytest.param("<ruby>a<rt>b</rt></ruby>c", ["ac"], id="ruby"),
        pytest.param("a<sup>1</sup>", ["a^1^"], id="raised"),
        pytest.param("a<img alt=x>b", ["a\ufffcb"], id="picture inside"),
        pytest.param("<img alt=x>b", ["b"], id="picture at the edge"),
        pytest.param("<p>a</p><img alt=SY12345><p>b</p>", ["a", "\ue000", "b"], id="picture of a number"),
        pytest.param("<p>a</p><img alt=2023><p>b</p>", ["a", "b"], id="picture of a year"),
        pytest.param("a<input value=x>b", ["a\ue000b"], id="form field"),
        pytest.param("a<input type=hidden>b", ["ab"], id="hidden form field"),
        pytest.param('<p style="display:none">a</p>b', ["b"], id="hidden"),
        pytest.param("", [], id="nothing"),
        pytest.param("\x00a", ["a"], id="NUL"),
    ],
)
def test_lines(markup: str, lines: list[str]) -> None:
    assert _lines(markup) == lines


def test_hidden_text_is_kept_apart() -> None:
    assert parse_html('<p style="display:none">a</p>b').hidden == ("a",)


def _cells(markup: str) -> dict[str, tuple[int, int]]:
    return {line.text: (line.cells[-1].row, line.cells[-1].column) for line in parse_html(markup).lines}


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        pytest.param("<tr><td>a<td>b<tr><td>c", {"a": (0, 0), "b": (0, 1), "c": (1, 0)}, id="rows"),
        pytest.param("<tr><td colspan=2>a<td>b", {"a": (0, 0), "b": (0, 2)}, id="colspan"),
        pytest.param('<tr><td colspan="2px">a<td>b', {"a": (0, 0), "b": (0, 2)}, id="colspan with a unit"),
        pytest.param("<tr><td rowspan=2>a<td>b<tr><td>c", {"a": (0, 0), "b": (0, 1), "c": (1, 1)}, id="rowspan"),
        pytest.param("<tr><td rowspan=0>a<td>b<tr><td>c", {"a": (0, 0), "b": (0, 1), "c": (1, 1)}, id="rowspan of 0"),
        pytest.param("<thead><tr><td rowspan=9>a</thead><tbody><tr><td>b", {"a": (0, 0), "b": (1, 0)}, id="rowspan ends with its group"),
        pytest.param('<tr><td style="display:none">a<td>b', {"b": (0, 0)}, id="hidden cell"),
        pytest.param('<tr><td style="visibility:hidden">a<td>b', {"b": (0, 1)}, id="veiled cell"),
        pytest.param('<tr style="display:none"><td>a<tr><td>b', {"b": (0, 0)}, id="hidden row"),
    ],
)  # fmt: skip
def test_places(rows: str, cells: dict[str, tuple[int, int]]) -> None:
    assert _cells(f"<table>{rows}</table>") == cells


def test_nested_tables_stand_in_their_cells() -> None:
    (line,) = parse_html("<table><tr><td><table><tr><td>a</table></table>").lines
    assert line.cells == (Cell(0, 0, 0), Cell(1, 0, 0))


@pytest.mark.parametrize(
    "markup",
    [
        '<p dir="rtl">a</p>', "<s>a</s>", "<table><tbody><tr><td>a</tbody><thead><tr><td>b</thead></table>", "<table>a<tr></tr></table>",
        "<details>a</details>", "<p>a</p><script><!--</script>", '<link rel="stylesheet" href="data:text/css,p{}"><p>a</p>',
        '<b style="display:none"><p>a</p></b>', '<table><colgroup><col style="visibility:collapse"></colgroup><tr><td>a</table>',
    ],
)  # fmt: skip
def test_unsure(markup: str) -> None:
    assert {line.layer for line in parse_html(markup).lines} == {UNSURE}


@pytest.mark.parametrize(("doctype", "layer"), [("<!DOCTYPE html>", 0), ("", UNSURE)])
def test_a_table_does_not_take_the_colour_around_without_a_doctype(doctype: str, layer: int) -> None:
    page = f'{doctype}<font color="white"><table><tr><td bgcolor="black">a</td></tr></table></font>'
    assert [line.layer for line in parse_html(page).lines] == [layer]


def test_what_is_moved_has_a_layer_of_its_own() -> None:
    layers = [line.layer for line in parse_html('a<b style="position:absolute">b</b>c').lines]
    assert layers == [0, 1, 0]


@pytest.mark.parametrize(
    ("markup", "layers"),
    [
        pytest.param('<p>a<b style="float:right">b</b></p>', [0], id="last of its block"),
        pytest.param('<p><b style="float:right">b</b>a</p>', [1, 0], id="before text"),
        pytest.param('<p><b style="float:left">b</b>a</p>', [0], id="first of its line"),
        pytest.param('<p>a<b style="float:left">b</b></p>', [0, 1], id="after text"),
    ],
)
def test_floats(markup: str, layers: list[int]) -> None:
    assert [line.layer for line in parse_html(markup).lines] == layers


@pytest.mark.parametrize(
    ("markup", "anchor"),
    [
        pytest.param('<a href=" https://a.example/ ">b <i>c</i></a>', ("https://a.example/", "b c"), id="anchor"),
        pytest.param('<a href="https://a.example/"><img alt="c"></a>', ("https://a.example/", "c"), id="picture"),
        pytest.param('<map><area href="https://a.example/" alt="c"></map>', ("https://a.example/", "c"), id="area"),
        pytest.param('<form action="https://a.example/"><button>c</button></form>', ("https://a.example/", "c"), id="form"),
        pytest.param('<base href="https://a.example/"><a href="b">c</a>', ("https://a.example/b", "c"), id="base"),
    ],
)  # fmt: skip
def test_anchors(markup: str, anchor: tuple[str, str]) -> None:
    (found,) = parse_html(markup).anchors
    assert (found.href, found.text) == anchor


@pytest.mark.parametrize("markup", ["<a name=x>b</a>", '<p hidden><a href="https://a.example/">b</a></p>'])
def test_no_anchors(markup: str) -> None:
    assert parse_html(markup).anchors == ()


@pytest.mark.parametrize(
    ("text", "leaking"),
    [
        ("<b><p>x</p></b>", {"b"}),
        ("<b>x</b><p>y</p>", set()),
        ("<div><font>x</div>", {"font"}),
        ("<p><table>", {"p"}),
        ("<p>x</p><table>", set()),
        ("<h3><table>", {"h3"}),
        ("<ul><li>a<li>b</ul>", set()),
        ("<ul><li><i>a<li>b</ul>", {"i"}),
        ("<table><tr><td><b>x<td>y</table>", set()),
        ("<!-- <b><p> --><script><b><p></script>", set()),
    ],
)
def test_leaking(text: str, leaking: set[str]) -> None:
    assert find_leaking(text) == leaking
