"""Bounds before parsing, and the tree that is the browsers' own."""

from __future__ import annotations

import pytest

from norton_order.html.bounds import MAX_ATTRIBUTES, MAX_DEPTH, is_bounded
from norton_order.html.document import UNSURE
from norton_order.html.page import parse_html
from norton_order.html.tree import parse_tree

MANY = " ".join(f"a{number}=b" for number in range(MAX_ATTRIBUTES + 1))


@pytest.mark.parametrize(
    ("markup", "bounded"),
    [
        ("<div>" * MAX_DEPTH, True),
        ("<div>" * (MAX_DEPTH + 1), False),
        ("<div></div>" * (MAX_DEPTH + 1), True),
        ("<p>" * 10_000, True),
        ("<br>" * 10_000, True),
        ("<b><p>" * 1_000, False),
        ("<b></b><p></p>" * 1_000, True),
        (f"<p {MANY}>", False),
        (f'<p a=">" {MANY}>', False),
        (f'<p title="{MANY}">', True),
        ("<!--" * 100_000, True),
        ("<script>" * 20_000, True),
        ("<!-- " + "<div>" * (MAX_DEPTH + 1) + " -->", True),
    ],
)
def test_bounds(markup: str, bounded: bool) -> None:
    assert is_bounded(markup) is bounded


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        ("<p>a</br>b</p>", "<p>a<br/>b</p>"),
        ("a</p>b", "a<p></p>b"),
        ("<b>a<p>b</b>c", "<b>a</b><p><b>b</b>c</p>"),
        ("<table>a<tr><td>b</table>", "a<table><tbody><tr><td>b</td></tr></tbody></table>"),
        ("<p>a<table>", "<p>a</p><table></table>"),
    ],
)
def test_the_browsers_tree(markup: str, body: str) -> None:
    tree = parse_tree(f"<!DOCTYPE html>{markup}")
    assert tree is not None
    assert tree.soup.body is not None
    assert tree.soup.body.decode_contents() == body
    assert not tree.is_quirky


def test_what_others_are_told_by() -> None:
    tree = parse_tree('<style>a</style><p class="A b" id=C><base href=x>')
    assert tree is not None
    assert [tag.name for tag in tree.about_others] == ["style", "base"]
    assert (sorted(tree.names), tree.is_quirky) == (["a", "b", "c"], True)


def test_a_page_beyond_the_bounds_is_in_doubt() -> None:
    assert {line.layer for line in parse_html("<div>" * (MAX_DEPTH + 1)).lines} == {UNSURE}
