"""Some thousand shapes of a notice: no wrong number, and hardly any that is refused."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import pytest

from variants.cases import Variant
from variants.matrix import AXES, notices, traps
from variants.report import Judged, judge_all, report


@dataclass(frozen=True, slots=True)
class AllowedMiss:
    """A corner in which not answering is accepted.

    Attributes:
        name: for the messages of the test.
        why: the reason that a person may read.
        axes: the choices that make the corner; all of them must be there.
    """

    name: str
    why: str
    axes: dict[str, frozenset[str]]

    def covers(self, variant: Variant) -> bool:
        """Return whether *variant* stands in this corner."""
        return all(variant.axes.get(axis) in values for axis, values in self.axes.items())


_CUT = frozenset({"jis qp cut", "sjis qp cut", "euc qp cut", "utf-8 qp cut"})
_UNUSUAL = frozenset({"SY6", "SY7", "SY10", "SY14", "NP", "NP11", "NSHK"})
ALLOWED: tuple[AllowedMiss, ...] = (
    AllowedMiss(
        "cut and of another length",
        "something is lost from the mail, and the number is not as long as every one that was seen: it may be cut, too",
        {"wire": _CUT, "family": _UNUSUAL},
    ),
)
MISSED = 0.015  # of all, at most: a refusal costs a minute, a wrong number a year's fee
SHARES = 8  # each mail is judged once, the shares by whichever process is free


def _lines(judged: list[Judged]) -> list[str]:
    return [f"{variant.name} {outcome.detail} {variant.axes}" for variant, outcome in judged]


def _check_verdicts(judged: list[Judged], covered: Container[str] = ()) -> None:
    """Assert that nothing is wrong, and hardly anything missed but the variants *covered*."""
    for verdict, accepted, share in (("wrong", (), 0.0), ("missed", covered, MISSED)):
        bad = [pair for pair in judged if pair[1].verdict == verdict and pair[0].name not in accepted]
        assert len(bad) <= share * len(judged), "\n".join(
            [f"{len(bad)} {verdict}", report(judged), *_lines(bad)[:20]]
        )


def test_the_matrix_is_large_and_covers_every_choice() -> None:
    everything = (*notices(), *traps())
    assert len(everything) >= 3000
    assert len({variant.octets for variant in everything}) == len(everything)
    used: dict[str, set[str]] = {axis: set() for axis in AXES}
    for variant in notices():
        for axis, value in variant.axes.items():
            used[axis].add(value)
    assert {axis: set(values) - used[axis] for axis, values in AXES.items()} == {axis: set() for axis in AXES}


def test_the_matrix_is_the_same_every_time() -> None:
    assert notices.__wrapped__(40) == notices.__wrapped__(40)


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_wrong_and_hardly_any_missed_in_notices(share: int) -> None:
    chosen = notices()[share::SHARES]
    covered = {variant.name for variant in chosen if any(corner.covers(variant) for corner in ALLOWED)}
    _check_verdicts(judge_all(chosen), covered)


@pytest.mark.parametrize("share", range(SHARES))
def test_every_trap_is_refused_for_its_reason(share: int) -> None:
    _check_verdicts(judge_all(traps()[share::SHARES]))


def test_allowed_misses_are_still_missed() -> None:
    for corner in ALLOWED:
        judged = judge_all(variant for variant in notices() if corner.covers(variant))
        assert any(outcome.verdict == "missed" for _, outcome in judged), f"strike {corner.name} off the list"
