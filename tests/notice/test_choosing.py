"""All readings of a message to one number, or the reason why there is none."""

from __future__ import annotations

import itertools

import pytest

from norton_order import AmbiguousOrderError, NoOrderNumberError, OnlyCurrentOrderError
from norton_order.notice.choosing import Placed, choose_order
from norton_order.notice.orders import Candidate, OrderReading
from norton_order.vendor.labels import Role

E, P, C, N = Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT, Role.PLAIN


def _placed(
    *owned: tuple[Role, str], letter: int = 0, disputes: dict[Role, tuple[str, ...]] | None = None
) -> Placed:
    candidates = tuple(Candidate(role, role.value, number, "") for role, number in owned)
    return Placed(letter, 0, OrderReading(candidates, disputes or {}))


@pytest.mark.parametrize(
    ("readings", "number"),
    [
        pytest.param([_placed((E, "SY1"))], "SY1", id="one"),
        pytest.param([_placed((E, "SY1")), _placed((E, "SY1"))], "SY1", id="agreement"),
        pytest.param([_placed((E, "SY1"), (C, "SY2"))], "SY1", id="beside the current order"),
        pytest.param([_placed((C, "SY2")), _placed((E, "SY1"))], "SY1", id="in another part"),
        pytest.param([_placed((P, "SY1"))], "SY1", id="previous"),
        pytest.param([_placed((E, "SY1"), (P, "SY3"))], "SY1", id="enrollment wins over previous"),
        pytest.param([_placed((N, "SY1"))], "SY1", id="plain"),
    ],
)
def test_choice(readings: list[Placed], number: str) -> None:
    for order in itertools.permutations(readings):
        assert choose_order(order).candidate.number == number


def test_the_place_of_the_last_letter_is_told_and_of_its_first_document() -> None:
    candidate = Candidate(E, "enrollment", "SY1", "")
    places = [
        Placed(letter, document, OrderReading((candidate,)))
        for letter, document in ((0, 0), (1, 1), (1, 0), (1, 2), (0, 1))
    ]
    assert choose_order(places).placed is places[2]
    assert choose_order(places[::-1]).placed is places[2]


@pytest.mark.parametrize(
    ("readings", "error", "said"),
    [
        pytest.param([_placed((E, "SY1"), (E, "SY2"))], AmbiguousOrderError, ("SY1", "SY2"), id="two"),
        pytest.param([_placed((E, "SY1")), _placed((E, "SY2"), letter=1)], AmbiguousOrderError, ("SY1", "SY2"), id="two letters"),
        pytest.param([_placed(disputes={E: ("SY1",)})], AmbiguousOrderError, ("SY1",), id="dispute"),
        pytest.param([_placed((E, "SY1")), _placed(disputes={E: ("SY2",)})], AmbiguousOrderError, ("SY1", "SY2"), id="dispute elsewhere"),
        pytest.param([_placed((E, "SY1"), (C, "SY1"))], AmbiguousOrderError, ("SY1",), id="called current as well"),
    ],
)  # fmt: skip
def test_ambiguous(readings: list[Placed], error: type[AmbiguousOrderError], said: tuple[str, ...]) -> None:
    for order in itertools.permutations(readings):
        with pytest.raises(error) as caught:
            choose_order(order)
        assert sorted(caught.value.candidates) == sorted(said)


def test_a_number_that_was_put_right_is_not_offered() -> None:
    answer = Placed(0, 0, OrderReading(corrections=("SY1", "SY2", "SY3")))
    notice = _placed((E, "SY1"), (C, "SY2"), letter=1)
    with pytest.raises(AmbiguousOrderError) as caught:
        choose_order([answer, notice])
    assert caught.value.candidates == ("SY1", "SY3")
    assert (
        choose_order([Placed(0, 0, OrderReading(corrections=("SY1", "SY2"))), notice]).candidate.number
        == "SY1"
    )


@pytest.mark.parametrize(
    "readings",
    [
        pytest.param([_placed((C, "SY2"))], id="number"),
        pytest.param([_placed((C, "SY2"), (C, "SY1")), _placed((C, "SY4"))], id="several numbers"),
        pytest.param([_placed(disputes={C: ("SY3",)}), _placed((C, "SY2"))], id="number and dispute"),
        pytest.param([_placed(disputes={C: ("SY2", "SY3")})], id="dispute"),
    ],
)
def test_only_current(readings: list[Placed]) -> None:
    with pytest.raises(OnlyCurrentOrderError) as caught:
        choose_order(readings)
    assert caught.value.current_order == "SY2"


def test_nothing() -> None:
    with pytest.raises(NoOrderNumberError):
        choose_order([_placed()])
