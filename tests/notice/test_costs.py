"""What it costs that a label names a value, and that a token is given to none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from norton_order.notice import costs, explanations, numbers, tokens
from norton_order.notice.costs import IMPOSSIBLE, MISFIT, NO_NUMBER, alone_cost, joined_role, pair_cost
from norton_order.notice.numbers import Number
from norton_order.notice.tokens import Kind, Token
from norton_order.notice.values import Type
from norton_order.vendor.labels import Role

L, V, U, P = Kind.LABEL, Kind.VALUE, Kind.UNKNOWN, Kind.PROSE
E, C, X, N = Role.ENROLLMENT, Role.CURRENT, Role.OTHER, Role.PLAIN


def _token(kind: Kind, type: Type | None = None, role: Role | None = None, **facts: Any) -> Token:  # noqa: A002
    number = Number("SY12345678", 0, 10) if kind is V and type is Type.ORDER else None
    return Token(kind, 0, 0, 1, "x", role, type, number, **facts)


WANTED, DATE, CODE = _token(L, Type.ORDER, E), _token(L, Type.DATE), _token(L, Type.CODE, X)
NAMED, TIME = _token(L), _token(L, Type.ORDER, C, is_qualifier=True)
UNKNOWN, ORDER = _token(U), _token(V, Type.ORDER)
OTHER = Token(V, 0, 0, 1, "x", type=Type.CODE, number=ORDER.number)


@pytest.mark.parametrize(
    ("label", "value", "cost"),
    [
        pytest.param(WANTED, ORDER, 0, id="an order"),
        pytest.param(WANTED, OTHER, 1, id="an order of another form"),
        pytest.param(WANTED, _token(V, Type.CODE), IMPOSSIBLE, id="a key for an order"),
        pytest.param(WANTED, _token(V, Type.NOTHING), 0, id="none"),
        pytest.param(WANTED, UNKNOWN, NO_NUMBER, id="a word for an order"),
        pytest.param(WANTED, _token(U, Type.CODE), NO_NUMBER, id="a name for an order"),
        pytest.param(WANTED, _token(V, Type.DATE), IMPOSSIBLE, id="a day for an order"),
        pytest.param(WANTED, _token(L), IMPOSSIBLE, id="a label for an order"),
        pytest.param(WANTED, _token(P), IMPOSSIBLE, id="running text for an order"),
        pytest.param(TIME, _token(V, Type.DATE), 0, id="a day of this time"),
        pytest.param(TIME, UNKNOWN, NO_NUMBER, id="a word of this time"),
        pytest.param(DATE, ORDER, IMPOSSIBLE, id="an order for a day"),
        pytest.param(DATE, _token(V, Type.DATE), 0, id="a day"),
        pytest.param(DATE, _token(V, Type.AMOUNT), MISFIT, id="an amount for a day"),
        pytest.param(DATE, UNKNOWN, 1, id="a word for a day"),
        pytest.param(CODE, ORDER, 0, id="an order for another number"),
        pytest.param(CODE, UNKNOWN, MISFIT, id="a word without digits for a number"),
        pytest.param(CODE, _token(V, Type.TELEPHONE), 0, id="a telephone number for a number"),
        pytest.param(_token(L, Type.NAME), ORDER, MISFIT, id="an order for a person"),
        pytest.param(NAMED, ORDER, 0, id="a name by its colon"),
        pytest.param(UNKNOWN, ORDER, 0, id="an unknown name"),
        pytest.param(_token(U, Type.DATE), ORDER, NO_NUMBER, id="an unknown name of a day"),
        pytest.param(_token(U, Type.AMOUNT), _token(V, Type.DATE), 2, id="a day for an unknown name of an amount"),
        pytest.param(_token(U, Type.CODE), ORDER, 0, id="an unknown name of a number"),
        pytest.param(_token(U, Type.LINK), ORDER, 1, id="an unknown name of a link"),
        pytest.param(ORDER, ORDER, IMPOSSIBLE, id="a value names nothing"),
    ],
)  # fmt: skip
def test_pairs(label: Token, value: Token, cost: int) -> None:
    assert pair_cost(label, value) == cost


@pytest.mark.parametrize(
    ("token", "is_repeated", "cost"),
    [
        pytest.param(ORDER, False, costs.UNOWNED, id="an order"),
        pytest.param(ORDER, True, costs.REPEATED, id="an order that stands elsewhere, too"),
        pytest.param(Token(V, 0, 0, 1, "x", type=Type.ORDER, number=ORDER.number, is_free=True), False, 0, id="in running text"),
        pytest.param(OTHER, False, costs.UNOWNED_CODE, id="another number"),
        pytest.param(_token(V, Type.CODE), False, 1, id="a key"),
        pytest.param(_token(V, Type.DATE), False, 1, id="a day"),
        pytest.param(_token(V, Type.NAME), False, 0, id="a person"),
        pytest.param(WANTED, False, costs.EMPTY_LABEL, id="an order label"),
        pytest.param(DATE, False, costs.UNUSED_NAME, id="another label"),
        pytest.param(UNKNOWN, False, 0, id="unknown"),
        pytest.param(_token(U, Type.CODE), False, 1, id="unknown, but like a name"),
        pytest.param(_token(P), False, 0, id="running text"),
    ],
)  # fmt: skip
def test_alone(token: Token, is_repeated: bool, cost: int) -> None:
    assert alone_cost(token, is_repeated=is_repeated) == cost


PLAIN = _token(L, Type.ORDER, N)
ENROLLED = _token(L, Type.ORDER, E, is_qualifier=True)


@pytest.mark.parametrize(
    ("row", "column", "joined"),
    [
        pytest.param(ENROLLED, PLAIN, (E, Type.ORDER, 0), id="time and number"),
        pytest.param(PLAIN, TIME, (C, Type.ORDER, 0), id="number and time"),
        pytest.param(ENROLLED, DATE, (None, Type.DATE, 0), id="time and day"),
        pytest.param(PLAIN, PLAIN, (N, Type.ORDER, 0), id="plain twice"),
        pytest.param(PLAIN, None, (N, Type.ORDER, 0), id="plain alone"),
        pytest.param(WANTED, TIME, (None, None, IMPOSSIBLE), id="two orders"),
        pytest.param(UNKNOWN, UNKNOWN, (None, None, 0), id="unknown"),
        pytest.param(None, None, (None, None, 0), id="nothing"),
    ],
)
def test_crossings(
    row: Token | None, column: Token | None, joined: tuple[Role | None, Type | None, int]
) -> None:
    assert joined_role(row, column) == joined


PAGE = (Path(__file__).parents[2] / "docs" / "design.md").read_text(encoding="utf-8")
BOUNDS = {
    "MARGIN": costs.MARGIN,
    "MAX_NAME": tokens.MAX_NAME,
    "MAX_SPACERS": explanations.MAX_SPACERS,
    "USUAL_DIGITS": numbers.USUAL_DIGITS,
}
OF_PAIRS = {"IMPOSSIBLE", "MISFIT", "NO_NUMBER"}  # told by the table of pairs


def test_the_page_gives_each_cost() -> None:
    rows = {name: int(cost) for name, cost in re.findall(r"(?m)^\| `([A-Z_]+)` \| ([0-9]+) \|", PAGE)}
    names = {name for name in vars(costs) if name.isupper() and not name.startswith("_")}
    assert rows == {name: getattr(costs, name) for name in names - OF_PAIRS - set(BOUNDS)}
    assert {name: int(value) for name, value in re.findall(r"`([A-Z_]+)` = ([0-9]+)", PAGE)} == BOUNDS


NAMES = {
    "an order number": WANTED,
    "the time alone (今回)": TIME,
    "a day, amount, telephone or count": DATE,
    "another number": CODE,
    "a person, product or link": _token(L, Type.NAME),
    "free text": _token(L, Type.TEXT),
    "anything, by its colon": NAMED,
    "unknown": UNKNOWN,
    "unknown, ends as a day does": _token(U, Type.DATE),
    "unknown, ends as a number does": _token(U, Type.CODE),
}
THINGS = {
    "order number": ORDER,
    "other number": OTHER,
    "day": _token(V, Type.DATE),
    "person": _token(V, Type.NAME),
    "none": _token(V, Type.NOTHING),
    "word": UNKNOWN,
    "like a name": _token(U, Type.CODE),
}


def test_the_page_gives_the_cost_of_each_pair() -> None:
    table = PAGE[PAGE.index("| the name is of") :].split("\n\n")[0].split("\n")
    head, _rule, *rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    assert head[1:] == list(THINGS)
    assert [row[0] for row in rows] == list(NAMES)
    for name, *cells in rows:
        found = [pair_cost(NAMES[name], thing) for thing in THINGS.values()]
        assert cells == ["–" if cost == IMPOSSIBLE else str(cost) for cost in found], name
