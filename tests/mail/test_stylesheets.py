"""Style sheets to what they say of an element: surely, perhaps, or not at all."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from norton_order.mail.declarations import parse_declarations
from norton_order.mail.media import Standing, standing_of
from norton_order.mail.stylesheets import Applied, StyleSheet

MARKUP = '<div class="x y" id="i"><h1>a</h1><p class="z" title="t u"><span>b</span></p></div>'


def _applied(css: str, name: str = "p", media: str = "") -> Applied:
    sheet = StyleSheet(names=frozenset("xyzi"))
    sheet.add(css, media)
    return sheet.applied(BeautifulSoup(MARKUP, "lxml").find(name))


@pytest.mark.parametrize(
    "selector",
    [
        "p", "*", ".z", "p.z", "#i p", "#i > p", "div.x.y .z", "h1 + p", "h1 ~ p", "[title]", "p[title='t u']", "[title~=u]",
        "[title^=t]", "[title$=u]", "[title*=' ']", "body div p", "b, p", r"\70", r".\7a ", "p/**/", "html p",
    ],
)  # fmt: skip
def test_surely(selector: str) -> None:
    assert _applied(f"{selector}{{color:red}}").sure == {"color": ("red", False)}


@pytest.mark.parametrize(
    "css",
    [
        "p:nth-child(2){color:red}", "p:not(.q){color:red}", ":is(p){color:red}", "p:first-of-type{color:red}", ".Z{color:red}",
        "@media (min-width:1px){p{color:red}}", "@media not print{p{color:red}}", "@media (max-width:99999px){p{color:red}}",
        "@supports (display:grid){p{color:red}}", "@media (prefers-color-scheme:light){p{color:red}}",
        "p:link{color:red}", "div{p{color:red}}", "@layer a{p{color:red}}", "p::first-letter{color:red}", "p%{color:red}",
    ],
)  # fmt: skip
def test_perhaps(css: str) -> None:
    applied = _applied(css)
    assert applied.sure == {}
    assert applied.perhaps == {"color": ("red", False)}


@pytest.mark.parametrize(
    "css",
    [
        "b{color:red}", ".q{color:red}", "b p{color:red}", "h1 > p{color:red}", "p + h1{color:red}", "[lang]{color:red}", "p:hover{color:red}",
        "p::selection{color:red}", "@media print{p{color:red}}", "@media (max-width:600px){p{color:red}}",
        "@media (prefers-color-scheme:dark){p{color:red}}", "@font-face{color:red}", "@keyframes p{p{color:red}}",
        "/* p{color:red} */", "@import url(a); b{color:red}", "p{}", "p", "",
    ],
)  # fmt: skip
def test_not_at_all(css: str) -> None:
    assert _applied(css) == Applied({}, {}, generates=False)


def test_the_more_specific_wins_and_the_important() -> None:
    assert _applied("#i p{color:red} p{color:blue}").sure["color"] == ("red", False)
    assert _applied("#i p{color:red} p{color:blue!important}").sure["color"] == ("blue", True)
    assert _applied("p{color:red} p{color:blue}").sure["color"] == ("blue", False)


@pytest.mark.parametrize(
    ("css", "generates"),
    [
        ('p::before{content:"SY12"}', True),
        ("p:after{content:attr(title)}", True),
        ('p::before{content:""}', False),
        ("p::before{color:red}", False),
        ("b::before{content:'x'}", False),
    ],
)
def test_generated_text(css: str, generates: bool) -> None:
    assert _applied(css).generates is generates


@pytest.mark.parametrize(
    ("media", "sure"), [("", 1), ("all", 1), ("screen", 1), ("print", 0), ("(max-width:480px)", 0)]
)
def test_media_of_the_element(media: str, sure: int) -> None:
    assert len(_applied("p{color:red}", media=media).sure) == sure


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("color:red", {"color": ("red", False)}),
        (" COLOR : RED ! important ", {"color": ("red", True)}),
        ("color:red!important;color:blue", {"color": ("red", True)}),
        ("color:red;color:blue", {"color": ("blue", False)}),
        (r"c\6f lor:r\65 d", {"color": ("red", False)}),
        ("co/* ; */lor:red", {"color": ("red", False)}),
        ("background:url(a;display:none);color:red", {"background": ("url(a;display:none)", False), "color": ("red", False)}),
        ('content:"a;display:none"', {"content": ("text", False)}),
        ("color", {}),
        (";;:", {}),
    ],
)  # fmt: skip
def test_declarations(text: str, declared: dict[str, tuple[str, bool]]) -> None:
    assert parse_declarations(text) == declared


@pytest.mark.parametrize(
    ("query", "standing"),
    [
        ("screen", Standing.SURE), ("only screen, print", Standing.SURE), ("print", Standing.NEVER), ("print, speech", Standing.NEVER),
        ("(max-width:640px)", Standing.NEVER), ("(max-width:641px)", Standing.PERHAPS), ("(max-width:40em)", Standing.NEVER),
        ("(max-device-width:999px)", Standing.NEVER), ("(max-width:600px), (max-device-width:600px)", Standing.NEVER),
        ("(max-width:600px), (max-width:900px)", Standing.PERHAPS), ("(min-width:1px) and (max-width:600px)", Standing.NEVER),
        ("(width <= 600px)", Standing.NEVER), ("(min-width:600px)", Standing.WIDE), ("only screen and (min-width:480px)", Standing.WIDE),
        ("(min-width:1px)", Standing.PERHAPS), ("(min-width:800px)", Standing.PERHAPS), ("not (max-width:600px)", Standing.PERHAPS),
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
    assert _applied("p, b::foo{color:red}").sure == {}
    assert _applied("p, b:hover{color:red}").sure == {"color": ("red", False)}


def test_a_value_without_end_is_not_understood() -> None:
    assert parse_declarations(f"margin:{'1px ' * 1000}") == {"margin": ("x(", False)}


def test_too_much_work_is_given_up_and_told() -> None:
    sheet = StyleSheet(left=10)
    sheet.add("*{color:red}" * 20)
    sheet.applied(BeautifulSoup(MARKUP, "lxml").find("p"))
    assert sheet.is_exhausted
