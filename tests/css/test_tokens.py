"""CSS text to tokens, declarations and typed values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.css.cascade import specified, variables_of
from norton_order.css.colors import Paint
from norton_order.css.declarations import Wide, declared, is_supported, parse_block
from norton_order.css.tokens import Token, split_declarations, tokenise
from norton_order.css.values import UNKNOWN, Length, angle_of, length_of, number_of

RED = Paint((255, 0, 0))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1px", [Token("number", "px", 1.0)]),
        ("-.5E1em", [Token("number", "em", -5.0)]),
        ("1 -2", [Token("number", "", 1.0), Token("number", "", -2.0)]),
        ("RED", [Token("ident", "red")]),
        ("r\\65 d", [Token("ident", "red")]),
        ("--x", [Token("ident", "--x")]),
        ("#FFF", [Token("hash", "fff")]),
        ("'a\\'b'", [Token("string", "a'b")]),
        ("url(a b)", [Token("url", "a b")]),
        ("a/b", [Token("ident", "a"), Token("/"), Token("ident", "b")]),
        (
            "f(1,g())",
            [Token("function", "f", 0.0, (Token("number", "", 1.0), Token(","), Token("function", "g")))],
        ),
        ("f(1", [Token("function", "f", 0.0, (Token("number", "", 1.0),))]),
        ("a)", [Token("?")]),
        ("(" * 30, [Token("?")]),
    ],
)
def test_tokens(text: str, tokens: list[Token]) -> None:
    assert list(tokenise(text)) == tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" COLOR : RED ! important ", [("color", "RED", True)]),
        ("a:b;;c:d", [("a", "b", False), ("c", "d", False)]),
        ("a:url(b;c:d);e:f", [("a", "url(b;c:d)", False), ("e", "f", False)]),
        ('a:"b;c:d"', [("a", '"b;c:d"', False)]),
        ("a:{b;c:d}", [("a", "{b;c:d}", False)]),
        ("a/**/b:c", []),
        ("a:b!c", []),
        ("a:/* ; */b", [("a", "b", False)]),
        (r"c\6f lor:red", [("color", "red", False)]),
        ("--A:B", [("--A", "B", False)]),
        ("a", []),
    ],
)
def test_declarations(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert split_declarations(text) == found


@given(st.text("a:;(){}[]'\"\\/*!- \n", max_size=60))
def test_any_text_gives_declarations(text: str) -> None:
    block = parse_block(text)
    assert set(block.sure) <= {"all"} | {name for name in block.sure if name[:2] == "--"}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("12px", Length(12.0)), ("-.5em", Length(em=-0.5)), ("0", Length()), ("50%", Length(percent=50.0)), ("1in", Length(96.0)), ("10vw", Length(100.0)),
        ("calc(1px + 2em)", Length(1.0, 2.0)), ("calc(2 * (1px + 50%))", Length(2.0, 0.0, 100.0)), ("calc(4px / 2)", Length(2.0)), ("min(1px,0px)", Length()),
        ("max(1em,2em)", Length(em=2.0)), ("clamp(1px,9px,3px)", Length(3.0)), ("min(1px,1em)", Length(is_known=False)), ("sin(1)", Length(is_known=False)),
        ("5", None), ("calc(0)", None), ("1x", None), ("x", None), ("calc(1px + 1)", Length(is_known=False)),
    ],
)  # fmt: skip
def test_lengths(text: str, length: Length | None) -> None:
    assert length_of(tokenise(text)[0]) == length


def test_other_quantities() -> None:
    assert [number_of(tokenise(text)[0]) for text in ("1", "50%", "calc(1 - 1)", "1px", "x")] == [
        1.0,
        0.5,
        0.0,
        None,
        None,
    ]
    assert [angle_of(tokenise(text)[0]) for text in ("1turn", "0", "90deg", "1", "x")] == [
        360.0,
        0.0,
        90.0,
        None,
        None,
    ]
    assert length_of(tokenise("-1px")[0], negative=False) is None
    assert length_of(tokenise("1%")[0], percent=False) is None
    assert length_of(tokenise("5")[0], unitless=True) == Length(5.0)


@pytest.mark.parametrize(
    ("name", "value", "longhands"),
    [
        ("margin", "1px 2px", {"margin-top": Length(1.0), "margin-right": Length(2.0), "margin-bottom": Length(1.0), "margin-left": Length(2.0)}),
        ("margin", "1px 2px 3px 4px 5px", {}),
        ("padding-inline", "1px", {"padding-left": Length(1.0), "padding-right": Length(1.0)}),
        ("inset-block-start", "1px", {"top": Length(1.0)}),
        ("font", "italic bold 12px/2 a, 'b c'", {"font-size": Length(12.0), "line-height": 2.0}),
        ("font", "12px", {}),
        ("font", "caption", {"font-size": Length(13.0), "line-height": "normal"}),
        ("background", "none", {"background-color": Paint((0, 0, 0), 0.0), "background-image": "none", "background-clip": "box"}),
        ("background", "red red", {}),
        ("flex", "1", {"flex-grow": 1.0, "flex-shrink": 1.0, "flex-basis": Length()}),
        ("flex", "none", {"flex-grow": 0.0, "flex-shrink": 0.0, "flex-basis": "auto"}),
        ("flex", "1 2 3 4", {}),
        ("overflow", "hidden", {"overflow-x": "hidden", "overflow-y": "hidden"}),
        ("overflow", "hidden x", {}),
        ("white-space", "pre", {"white-space-collapse": "preserve", "text-wrap-mode": "nowrap"}),
        ("grid-row", "1 / span 2", {"grid-row-start": 1.0, "grid-row-end": ("span", 2.0)}),
        ("border-top", "2px solid red", {"border-top-width": Length(2.0)}),
        ("border-top", "2px red", {"border-top-width": Length()}),
        ("border-top", "2px 3px", {}),
        ("list-style", "none inside", {"list-style-type": "none"}),
        ("text-decoration", "line-through red", {"text-decoration-line": "line-through"}),
        ("animation", "a 1s", {"animation-name": ("names", "a")}),
        ("columns", "2", {"column-count": UNKNOWN, "column-width": UNKNOWN}),
        ("-webkit-filter", "none", {"filter": 1.0}),
        ("margin", "inherit", dict.fromkeys(("margin-top", "margin-right", "margin-bottom", "margin-left"), Wide("inherit"))),
        ("opacity", "x" * 3_000, {"opacity": UNKNOWN}),
        ("text-fit", "grow", {"text-fit": UNKNOWN}),
        ("cursor", "pointer", {}),
        ("nonsense", "1", {}),
    ],
)  # fmt: skip
def test_longhands(name: str, value: str, longhands: dict[str, object]) -> None:
    assert declared(name, value) == longhands


@pytest.mark.parametrize(
    ("name", "value", "known"),
    [
        ("display", "grid", True),
        ("display", "x", False),
        ("nonsense", "1", False),
        ("cursor", "x", None),
        ("all", "unset", True),
    ],
)
def test_what_browsers_know(name: str, value: str, known: bool | None) -> None:
    assert is_supported(name, value) is known


def test_the_later_and_the_important_win() -> None:
    assert parse_block("color:red;color:blue!important;color:red").sure == {
        "color": (Paint((0, 0, 255)), True)
    }
    assert parse_block("color:red!important;all:unset").sure == {
        "color": (RED, True),
        "all": (Wide("unset"), False),
    }
    assert parse_block("color:red;all:unset;opacity:1").sure == {
        "all": (Wide("unset"), False),
        "opacity": (1.0, False),
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("--a:red;color:var(--a)", {"color": RED}),
        ("--a:var(--b);--b:red;color:var(--a)", {"color": RED}),
        ("color:var(--a,red)", {"color": RED}),
        ("color:var(--a)", {}),
        ("--a:x;color:var(--a)", {}),
        ("--a:var(--a);color:var(--a)", {}),
        ("--a:1px;margin:var(--a) 0 0", dict.fromkeys(("margin-top",), Length(1.0)) | dict.fromkeys(("margin-right", "margin-bottom", "margin-left"), Length())),
        ("opacity:inherit", {"opacity": 0.5}),
        ("color:inherit", {}),
        ("color:initial", {"color": "initial"}),
        ("opacity:unset", {}),
    ],
)  # fmt: skip
def test_values_put_in(text: str, values: dict[str, object]) -> None:
    winning = parse_block(text).sure
    assert specified(winning, variables_of({}, winning), {"opacity": 0.5}) == values
