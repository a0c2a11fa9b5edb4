"""HTML to visible lines, cells and anchors."""

from __future__ import annotations

import pytest

from norton_order.html.document import UNSURE, Cell
from norton_order.html.page import parse_html


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
        pytest.param("<p>a</p><img alt=2023><p>b</p>", ["a", "\ufffc", "b"], id="picture of a year"),
        pytest.param("a<input value=x>b", ["a\ue000b"], id="form field"),
        pytest.param("a<input type=hidden>b", ["ab"], id="hidden form field"),
        pytest.param('<p style="display:none">a</p>b', ["b"], id="hidden"),
        pytest.param("", [], id="nothing"),
        pytest.param("\x00a", ["a"], id="NUL"),
    ],
)
def test_lines(markup: str, lines: list[str]) -> None:
    assert _lines(markup) == lines


def test_a_row_of_a_break_alone_holds_nothing() -> None:
    page = parse_html('<div style="display:table-row"><br></div><p>a</p>')
    assert [line.text for line in page.lines if line.text] == ["a"]


def test_hidden_text_is_kept_apart() -> None:
    assert parse_html('<p style="display:none">a</p>b').hidden == ("a",)


def _cells(markup: str) -> dict[str, tuple[int, int]]:
    return {
        line.text: (line.cells[-1].row, line.cells[-1].column)
        for line in parse_html(markup).lines
        if line.text
    }


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
        '<p dir="rtl">a</p>', "<s>a</s>", '<link rel="stylesheet" href="data:text/css,p{}"><p>a</p>', "<p></p><noscript>a</noscript>", "<marquee>a</marquee>",
        '<table><colgroup><col style="visibility:collapse"></colgroup><tr><td>a</table>', "<p>a</p><noscript><style>p{display:none}</style></noscript>",
        '<div><template shadowrootmode="open">b</template>a</div>', '<p style="column-count:2">a</p>', '<p style="position-area:center">a</p>',
    ],
)  # fmt: skip
def test_unsure(markup: str) -> None:
    assert {line.layer for line in parse_html(markup).lines if line.text} == {UNSURE}


@pytest.mark.parametrize(("doctype", "layer"), [("<!DOCTYPE html>", 0), ("", UNSURE)])
def test_a_table_does_not_take_the_colour_around_without_a_doctype(doctype: str, layer: int) -> None:
    page = f'{doctype}<font color="white"><table><tr><td bgcolor="black">a</td></tr></table></font>'
    assert [line.layer for line in parse_html(page).lines] == [layer]


def test_what_is_moved_has_a_layer_of_its_own() -> None:
    lines = parse_html('a<b style="position:absolute">b</b>c').lines
    assert [(line.text, line.layer) for line in lines] == [("ac", 0), ("b", 1)]


Rows = list[list[str]]


def _rows(markup: str) -> Rows:
    """Return the texts of *markup* in rows of cells, what stands in no cell in a row of its own."""
    rows: dict[tuple[int, int] | int, list[str]] = {}
    for index, line in enumerate(parse_html(f"<!DOCTYPE html>{markup}").lines):
        cell = line.cells[-1] if line.cells else None
        rows.setdefault((cell.table, cell.row) if cell else index, []).append(line.text)
    return list(rows.values())


def _div(style: str, *items: str) -> str:
    return f'<div style="{style}">{"".join(items)}</div>'


A, B, C = "<div>a</div>", "<div>b</div>", "<div>c</div>"
FLEX, GRID = "display:flex;gap:9px", "display:grid;gap:9px"
_WIDE = '<i style="display:inline-block;width:60px">{}</i>'


@pytest.mark.parametrize(
    ("markup", "rows"),
    [
        pytest.param(
            _div("", '<b style="float:left">a</b>', '<b style="float:right">b</b>'), [["a", "b"]], id="floats"
        ),
        pytest.param(
            _div("", '<b style="float:right;margin:9px">a</b>', '<b style="float:right">b</b>'),
            [["b", "a"]],
            id="floats to the right",
        ),
        pytest.param(_div("", 'a<b style="float:right">b</b>'), [["a", "b"]], id="a float behind text"),
        pytest.param(_div("", 'a<b style="float:left">b</b>'), [["b", "a"]], id="a float before text"),
        pytest.param(
            _div("", '<b style="float:left">a</b>', "<p>b</p>", "<p>c</p>"),
            [["a", "b"], ["c"]],
            id="beside the first line alone",
        ),
        pytest.param('<b style="float:left">a</b><p style="clear:both">b</p>', [["a"], ["b"]], id="cleared"),
        pytest.param(
            '<div style="float:left;width:60%">a</div><div style="float:left;width:60%">b</div>',
            [["a"], ["b"]],
            id="floats without room",
        ),
        pytest.param('<b style="float:left">a<br clear=all></b>b', [["a", "b"]], id="a break in a float"),
        pytest.param(_div(FLEX, A, B), [["a", "b"]], id="flexible"),
        pytest.param(_div(f"{FLEX};flex-direction:row-reverse", A, B), [["b", "a"]], id="reversed"),
        pytest.param(_div("display:flex;flex-direction:column", A, B), [["a"], ["b"]], id="column"),
        pytest.param(
            _div("display:flex;flex-direction:column-reverse", A, B), [["b"], ["a"]], id="column reversed"
        ),
        pytest.param(_div(FLEX, A, '<div style="order:-1">b</div>'), [["b", "a"]], id="order"),
        pytest.param(
            _div(
                f"{FLEX};flex-wrap:wrap", '<div style="width:60%">a</div>', '<div style="width:60%">b</div>'
            ),
            [["a"], ["b"]],
            id="wrapped",
        ),
        pytest.param(_div(FLEX, "a", B), [["a", "b"]], id="text in a flexible box"),
        pytest.param(
            _div("display:flex", "<span>SY12</span>", "<span>34</span>"),
            [["SY1234"]],
            id="what touches is one word",
        ),
        pytest.param(_div(f"{GRID};grid-template-columns:1fr 1fr", A, B, C), [["a", "b"], ["c"]], id="grid"),
        pytest.param(_div(GRID, A, B), [["a"], ["b"]], id="grid of one column"),
        pytest.param(_div(f"{GRID};grid-auto-flow:column", A, B), [["a", "b"]], id="grid of columns"),
        pytest.param(
            _div(f"{GRID};grid-template-columns:1fr 1fr", A, '<div style="grid-row:1;grid-column:1">b</div>'),
            [["b", "a"]],
            id="placed",
        ),
        pytest.param(
            _div(
                f"{GRID};grid-template-columns:repeat(2,1fr)", '<div style="grid-column:span 2">a</div>', B, C
            ),
            [["a"], ["b", "c"]],
            id="spanning",
        ),
        pytest.param(f"<p>{_WIDE.format('a')}{_WIDE.format('b')}</p>", [["a", "b"]], id="boxes in a line"),
        pytest.param(
            '<p>SY12<span style="display:inline-block">34</span></p>',
            [["SY1234"]],
            id="a box that is some letters",
        ),
        pytest.param(
            '<i style="display:table-cell">a<br>b</i><i style="display:table-cell">c</i>',
            [["a", "b", "c"]],
            id="cells without a table",
        ),
        pytest.param(
            '<table><tr><td style="display:block">a<td style="display:block">b</table>',
            [["a", "b"]],
            id="cells that are blocks",
        ),
        pytest.param(
            "<table><tfoot><tr><td>c</tfoot><tbody><tr><td>b<thead><tr><td>a</table>",
            [["a"], ["b"], ["c"]],
            id="head first, foot last",
        ),
        pytest.param(
            '<table><tr><td>a</table><table><caption style="caption-side:bottom">c</caption><tr><td>b</table>',
            [["a"], ["b"], ["c"]],
            id="caption",
        ),
        pytest.param("<table>b<tr><td>a</table>", [["b"], ["a"]], id="text moved out of a table"),
        pytest.param("<fieldset>a<legend>b</legend></fieldset>", [["b"], ["a"]], id="legend"),
        pytest.param("<table><tr><td>a<td></table>", [["a", ""]], id="an empty cell"),
        pytest.param(_div(FLEX, A, "<div></div>", B), [["a", "", "b"]], id="an empty item"),
        pytest.param("<p>a</p><p></p><p>b</p>", [["a"], [""], ["b"]], id="an empty block"),
        pytest.param(
            '<p>a</p><p style="display:none"></p><p>b</p>', [["a"], ["b"]], id="a block that is not there"
        ),
    ],
)
def test_rows(markup: str, rows: Rows) -> None:
    assert _rows(markup) == rows


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        pytest.param("<p>a</br>b</p>", ["a", "b"], id="closing br"),
        pytest.param("<p>a</p>b</p>c", ["a", "b", "", "c"], id="stray end of a paragraph"),
        pytest.param("<p>a<table><tr><td>b</table>c", ["a", "b", "c"], id="a table in a paragraph"),
        pytest.param('<span style="display:block">a</span>b', ["a", "b"], id="a word that is a block"),
        pytest.param('<div style="display:inline">a</div>b', ["ab"], id="a block that is a word"),
        pytest.param('a<b style="visibility:hidden">b</b>c', ["a c"], id="room of what is not seen"),
        pytest.param('a<b style="opacity:0">b</b>c', ["a c"], id="room of what is clear"),
        pytest.param('a<b style="display:none">b</b>c', ["ac"], id="no room of what is not there"),
        pytest.param('a<b style="font-size:0">b</b>c', ["ac"], id="no room of what has no size"),
        pytest.param('a<b style="margin-left:9px">b</b>', ["a b"], id="a gap"),
        pytest.param('a<b style="margin-left:1px">b</b>', ["ab"], id="no gap to speak of"),
        pytest.param('<b style="text-transform:uppercase">sy12</b>', ["SY12"], id="capitals"),
        pytest.param(
            '<style>b::before{content:"x"}b::after{content:attr(id)}</style><b id=z>y</b>',
            ["xyz"],
            id="text added",
        ),
        pytest.param(
            '<style>b::before{content:"x";display:none}</style><b>y</b>', ["y"], id="text added and not shown"
        ),
        pytest.param(
            "<style>b::before{content:counter(a)}</style><b>y</b>", ["\ue000y"], id="a counter added"
        ),
        pytest.param("<details><summary>a</summary>b</details>", ["a"], id="closed details"),
        pytest.param("<details open><summary>a</summary>b</details>", ["a", "b"], id="open details"),
        pytest.param('<p style="white-space:pre-line">a  b\nc</p>', ["a b", "c"], id="line ends kept"),
        pytest.param('<p style="white-space:pre">a  b\nc</p>', ["a  b", "c"], id="space kept"),
        pytest.param("a <b> b</b>", ["a b"], id="space twice"),
        pytest.param("a<q>b</q>", ['a"b"'], id="quotation marks"),
        pytest.param("a<progress>b</progress>c", ["a\ufffcc"], id="a bar"),
        pytest.param("a<svg><text>b</text></svg>c", ["a\ue000c"], id="drawn"),
        pytest.param("<dialog>a</dialog>b<p popover>c</p>", ["b"], id="not open"),
        pytest.param("<plaintext>a<b>", ["a<b>"], id="plain text"),
        pytest.param("<!-- a -- > b --!>c", ["c"], id="a comment that ends oddly"),
        pytest.param("a<!-->b-->", ["ab-->"], id="an empty comment"),
        pytest.param("<p>a<img alt=12>b", ["a\ufffcb"], id="picture of some figures"),
        pytest.param("<ruby>a<rt>1</rt></ruby>b", ["a\ue000b"], id="figures above a line"),
        pytest.param('a<b style="vertical-align:super">2</b>', ["a^2^"], id="raised by style"),
    ],
)
def test_lines_as_shown(markup: str, lines: list[str]) -> None:
    assert _lines(f"<!DOCTYPE html>{markup}") == lines


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
