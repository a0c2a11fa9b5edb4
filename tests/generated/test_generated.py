"""A few hundred of the generated mails: no wrong number, and most of the plain ones read."""

from __future__ import annotations

from collections import Counter

import pytest

from generated.cases import Expected, judge
from generated.families import FAMILIES
from generated.run import cases, outcomes

_COUNT = 16
#: Shares of right answers below which something is broken; what is reached is far above.
_AT_LEAST = {"tables": 0.6, "layouts": 0.5, "only-current": 0.7, "templates": 0.5, "purchases": 0.5}


@pytest.mark.parametrize("family", [family for family in FAMILIES if not family.startswith("real")])
def test_no_wrong_number(family: str) -> None:
    found = list(outcomes(family, _COUNT, seed=20231120, lists=""))
    wrong = [(o.number, o.case.name, o.case.expected.number, o.answer) for o in found if o.verdict == "WRONG"]
    assert wrong == []
    right = Counter(outcome.verdict for outcome in found)["right"]
    assert right >= _AT_LEAST.get(family, 0.4) * _COUNT


def test_the_same_seed_makes_the_same_mails() -> None:
    once, again = (list(cases("layouts", 5, 7, "b")) for _ in range(2))
    assert once == again
    assert list(cases("layouts", 5, 8, "b")) != once


@pytest.mark.parametrize(
    ("expected", "answer", "verdict"),
    [
        (Expected("SY12345678"), "SY12345678", "right"),
        (Expected("SY12345678"), "SY87654321", "WRONG"),
        (Expected("SY12345678"), None, "refused"),
        (Expected("SY12345678", or_refused=True), None, "right"),
        (Expected(None), None, "right"),
        (Expected(None), "SY12345678", "WRONG"),
    ],
)
def test_judge(expected: Expected, answer: str | None, verdict: str) -> None:
    assert judge(expected, answer) == verdict
