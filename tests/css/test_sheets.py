"""Style sheets to what they say of an element: surely, perhaps, or not at all."""

from __future__ import annotations

import pytest
from bs4 import Tag

from norton_order.css.colors import Paint
from norton_order.css.media import Standing, standing_of
from norton_order.css.sheets import NOTHING, Applied, StyleSheet
from norton_order.html.tree import parse_tree

MARKUP = '<!DOCTYPE html><div class="x y" id="i"><h1>a</h1><p class="z" title="t u"><span>b</span></p></div>'
RED, BLUE = Paint((255, 0, 0)), Paint((0, 0, 255))


def _tag(name: str = "p") -> Tag:
    tree = parse_tree(MARKUP)
    assert tree is not None
    tag = tree.soup.find(name)
    assert isinstance(tag, Tag)
    return tag


def _applied(css: str, name: str = "p", media: str = "") -> Applied:
    sheet = StyleSheet(names=frozenset("xyzi"))
    sheet.add(css, media)
    return sheet.applied(_tag(name))


@pytest.mark.parametrize(
    "selector",
    [
        "p", "*", ".z", "p.z", "#i p", "#i > p", "div.x.y .z", "h1 + p", "h1 ~ p", "[title]", "p[title='t u']", "[title~=u]",
        "[title^=t]", "[title$=u]", "[title*=' ']", "body div p", "b, p", r"\70", r".\7a ", "p/**/", "html p", ":root p",
        "p:nth-child(2)", "p:nth-child(even)", "p:nth-last-child(1)", "p:nth-of-type(1)", "p:last-child", "p:only-of-type", "p:not(.q)",
        ":is(p)", ":where(.q, .z)", "p:has(span)", "div:not(.q) > p", "h1:first-child + p", "p:not(:empty)",
    ],
)  # fmt: skip
def test_surely(selector: str) -> None:
    assert _applied(f"{selector}{{color:red}}").sure == {"color": (RED, False)}


@pytest.mark.parametrize(
    "css",
    [
        "@media (min-width:1px){p{color:red}}", "@media not print{p{color:red}}", "@supports (display:grid){p{color:red}}",
        "@supports not (display:x){p{color:red}}", "@supports (display:grid) and (color:red){p{color:red}}", "@layer a{p{color:red}}",
        "@layer b; @media screen{p{color:red}}",
    ],
)  # fmt: skip
def test_surely_under_a_condition(css: str) -> None:
    assert _applied(css).sure == {"color": (RED, False)}


@pytest.mark.parametrize(
    "css",
    [
        ".Z{color:red}", "@media (max-width:9999px){p{color:red}}", "@media (prefers-color-scheme:light){p{color:red}}", "div{p{color:red}}",
        "p:lang(ja){color:red}", "@supports (cursor:x){p{color:red}}", "@container (width > 1px){p{color:red}}",
    ],
)  # fmt: skip
def test_perhaps(css: str) -> None:
    applied = _applied(css)
    assert applied.sure == {}
    assert applied.perhaps == ({"color": (RED, False)},)


@pytest.mark.parametrize(
    "css",
    [
        "b{color:red}", ".q{color:red}", "b p{color:red}", "h1 > p{color:red}", "p + h1{color:red}", "[lang]{color:red}", "p:hover{color:red}",
        "p::selection{color:red}", "@media print{p{color:red}}", "@media (max-width:600px){p{color:red}}", "p:link{color:red}", "p:nth-child(1){color:red}",
        "@media (prefers-color-scheme:dark){p{color:red}}", "@font-face{color:red}", "@keyframes p{p{color:red}}", "p:empty{color:red}",
        "/* p{color:red} */", "@import url(a); b{color:red}", "p{}", "p", "", "p%{color:red}", "p{color:}", "p{co/**/lor:red}", "p:foo{color:red}",
        "@supports (display:x){p{color:red}}", "p:is(b){color:red}", "p:not(p){color:red}", "p:has(b){color:red}", "p >{color:red}",
    ],
)  # fmt: skip
def test_not_at_all(css: str) -> None:
    assert _applied(css) == NOTHING


def test_the_more_specific_wins_and_the_important() -> None:
    assert _applied("#i p{color:red} p{color:blue}").sure["color"] == (RED, False)
    assert _applied("#i p{color:red} p{color:blue!important}").sure["color"] == (BLUE, True)
    assert _applied("p{color:red} p{color:blue}").sure["color"] == (BLUE, False)
    assert _applied(":where(#i) p{color:red} p{color:blue}").sure["color"] == (BLUE, False)
    assert _applied(":is(#i) p{color:red} p{color:blue}").sure["color"] == (RED, False)


def test_an_invalid_declaration_overrides_nothing() -> None:
    assert _applied("p{display:none} p{display:}").sure["display"] == ("none", False)
    assert _applied("p{display:none} p{display:none none}").sure["display"] == ("none", False)


def test_layers_come_before_what_is_in_none() -> None:
    assert _applied("#i p{color:red} @layer a{#i p{color:blue}}").sure["color"] == (RED, False)
    assert _applied("@layer a,b; @layer b{p{color:red}} @layer a{p{color:blue}}").sure["color"] == (
        RED,
        False,
    )


def test_of_rules_that_may_apply_each_is_tried_alone() -> None:
    applied = _applied("p:lang(ja){color:red} p:lang(en){color:blue}")
    assert [declared["color"] for declared in applied.perhaps] == [(BLUE, False), (RED, False), (BLUE, False)]


@pytest.mark.parametrize(
    ("css", "content"),
    [
        ('p::before{content:"SY12"}', ("content", "SY12")),
        ("p:after{content:attr(title)}", ("content", ("attr", "title"))),
        ('p::before{content:"a" "b"}', ("content", "a", "b")),
        ("p::before{content:none}", "none"),
    ],
)
def test_text_beside_an_element(css: str, content: object) -> None:
    ((_where, applied),) = _applied(css).beside
    assert applied.sure["content"] == (content, False)


def test_nothing_beside_an_element() -> None:
    assert _applied("b::before{content:'x'}") == NOTHING


@pytest.mark.parametrize(
    ("media", "sure"), [("", 1), ("all", 1), ("screen", 1), ("print", 0), ("(max-width:480px)", 0)]
)
def test_media_of_the_element(media: str, sure: int) -> None:
    assert len(_applied("p{color:red}", media=media).sure) == sure


@pytest.mark.parametrize(
    ("query", "standing"),
    [
        ("screen", Standing.SURE), ("only screen, print", Standing.SURE), ("print", Standing.NEVER), ("print, speech", Standing.NEVER),
        ("(max-width:640px)", Standing.NEVER), ("(max-width:641px)", Standing.PERHAPS), ("(max-width:40em)", Standing.NEVER),
        ("(max-device-width:999px)", Standing.NEVER), ("(max-width:600px), (max-device-width:600px)", Standing.NEVER),
        ("(max-width:600px), (max-width:900px)", Standing.PERHAPS), ("(min-width:1px) and (max-width:600px)", Standing.NEVER),
        ("(width <= 600px)", Standing.NEVER), ("(min-width:600px)", Standing.WIDE), ("only screen and (min-width:480px)", Standing.WIDE),
        ("(min-width:1px)", Standing.SURE), ("not print", Standing.SURE), ("not all", Standing.NEVER), ("(min-width:800px)", Standing.PERHAPS), ("not (max-width:600px)", Standing.PERHAPS),
        ("(min-width:600px) and (orientation:portrait)", Standing.PERHAPS), ("(prefers-color-scheme:dark)", Standing.NEVER),
    ],
)  # fmt: skip
def test_media_queries(query: str, standing: Standing) -> None:
    assert standing_of(query) is standing


def test_a_phone_first_rule_is_told_apart() -> None:
    applied = _applied("p{display:block} @media (min-width:600px){p{display:table-cell}}")
    assert applied.sure == {"display": ("block", False)}
    assert applied.wide == {"display": ("table-cell", False)}


def test_a_selector_that_no_browser_knows_spoils_its_list() -> None:
    assert _applied("p, b::foo{color:red}") == NOTHING
    assert _applied("p, b::-webkit-foo{color:red}").sure == {"color": (RED, False)}
    assert _applied("p, b:hover{color:red}").sure == {"color": (RED, False)}


def test_too_much_work_is_given_up_and_told() -> None:
    sheet = StyleSheet(left=10)
    sheet.add("*{color:red}" * 20)
    sheet.applied(_tag())
    assert sheet.is_exhausted


def test_the_same_rules_give_the_same_object() -> None:
    sheet = StyleSheet(names=frozenset("z"))
    sheet.add(".z{color:red}")
    assert sheet.applied(_tag()) is sheet.applied(_tag())
