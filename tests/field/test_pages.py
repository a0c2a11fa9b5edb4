"""Markup that browsers part and libxml2, converters or parsers glue: the next line's digits never join the number."""

from __future__ import annotations

import pytest

from norton_order import AmbiguousOrderError, NoOrderNumberError, parse_notice

NUMBER = "SY12345678"
LABELLED, DAY = f"自動延長加入時のご注文番号：{NUMBER}", "2023年11月20日"


def number_of(content: str) -> str:
    page = (
        "<!DOCTYPE html><html><body><p>自動延長サービスの課金が完了しました。</p>"
        f"{content}<p>製品名：ノートン 360</p></body></html>"
    )
    raw = (
        "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nMIME-Version: 1.0\n"
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}\n"
    )
    return parse_notice(raw.encode()).enrollment_order


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<p>{LABELLED}</br>{DAY}</p>", id="an end tag of br is a break"),
        pytest.param(f"<div>{LABELLED}</p>{DAY}</div>", id="a stray end of a paragraph is one"),
        pytest.param(f"<table><tr><td>{LABELLED}</p>{DAY}</td></tr></table>", id="the same in a cell"),
        pytest.param(f"{LABELLED}<p/>{DAY}", id="a paragraph does not close itself"),
        pytest.param(f"{LABELLED}<div/>{DAY}", id="nor does a block"),
        pytest.param(f"<p>{LABELLED}</p></ x><p>{DAY}</p>", id="a bogus comment"),
        pytest.param("<p>自動延長加入時のご注文番号&nbspSY12345678</p><p>&copy2024</p>", id="no semicolon"),
        pytest.param("<p>自動延長加入時のご注\x00文番号：SY1234\x005678</p>", id="NUL is dropped"),
    ],
)
def test_broken_markup(content: str) -> None:
    assert number_of(content) == NUMBER


@pytest.mark.parametrize("comment", ["<!-- a --!>", "<!-->", "<!--->"])
def test_comments_that_end_early(comment: str) -> None:
    """The text behind is visible; libxml2 2.9 hid it."""
    assert number_of(f"{comment}<p>{LABELLED}</p><p>{DAY}</p>") == NUMBER


@pytest.mark.parametrize("element", ["textarea", "title", "xmp", "iframe", "noframes"])
def test_elements_that_hold_text_only(element: str) -> None:
    assert number_of(f"<p>{LABELLED}</p><{element}><p>{DAY}</p></{element}>") == NUMBER


@pytest.mark.parametrize("element", ["hgroup", "dir", "search", "listing", "menu", "address", "figure", "dd"])
def test_blocks_that_few_know(element: str) -> None:
    assert number_of(f"<div><{element}>{LABELLED}</{element}>{DAY}</div>") == NUMBER
    assert number_of(f"<div>{LABELLED}<{element}>{DAY}</{element}></div>") == NUMBER


@pytest.mark.parametrize(
    "display", ["block", "table", "flex", "grid", "list-item", "flow-root", "table-cell", "inline-flex"]
)
@pytest.mark.parametrize("sheet", [True, False])
def test_spans_that_are_no_part_of_the_line(display: str, sheet: bool) -> None:
    style = f"<style>.a {{display: {display}}}</style>" if sheet else ""
    span = '<span class="a">' if sheet else f'<span style="display:{display}">'
    assert number_of(f"{style}<div>{span}{LABELLED}</span>{span}{DAY}</span></div>") == NUMBER


@pytest.mark.parametrize("side", ["left", "right"])
def test_what_floats_is_no_part_of_the_line(side: str) -> None:
    assert number_of(f'<div><span style="float:{side}">{LABELLED}</span>{DAY}</div>') == NUMBER


@pytest.mark.parametrize("around", ["display:flex", "display:block"])
def test_what_stands_side_by_side_without_a_gap_is_refused(around: str) -> None:
    """A reader sees SY123456782023年 there."""
    span = '<span style="display:inline-block">'
    with pytest.raises(AmbiguousOrderError):
        number_of(f'<div style="{around}">{span}{LABELLED}</span>{span}{DAY}</span></div>')


def test_closed_details_are_not_read() -> None:
    with pytest.raises(NoOrderNumberError):
        number_of(f"<details>{LABELLED}</details>{DAY}")
