"""Some thousand shapes of a notice: no wrong number, and none missed that is claimed to be read."""

from __future__ import annotations

from collections import Counter
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


ALLOWED: tuple[AllowedMiss, ...] = ()


@pytest.fixture(scope="module")
def judged_notices() -> list[Judged]:
    return judge_all(notices())


@pytest.fixture(scope="module")
def judged_traps() -> list[Judged]:
    return judge_all(traps())


def _lines(judged: list[Judged]) -> list[str]:
    return [f"{variant.name} {outcome.detail} {variant.axes}" for variant, outcome in judged]


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
    notices.cache_clear()
    first = notices(40)
    notices.cache_clear()
    assert notices(40) == first


def test_nothing_wrong_in_notices(judged_notices: list[Judged]) -> None:
    wrong = [pair for pair in judged_notices if pair[1].verdict == "wrong"]
    assert not wrong, "\n".join([report(judged_notices), *_lines(wrong)[:20]])


def test_nothing_wrong_in_traps(judged_traps: list[Judged]) -> None:
    wrong = [pair for pair in judged_traps if pair[1].verdict == "wrong"]
    assert not wrong, "\n".join([report(judged_traps), *_lines(wrong)[:20]])


def test_every_trap_is_refused_for_its_reason(judged_traps: list[Judged]) -> None:
    missed = [pair for pair in judged_traps if pair[1].verdict == "missed"]
    assert not missed, "\n".join([report(judged_traps), *_lines(missed)[:20]])


def test_nothing_missed(judged_notices: list[Judged]) -> None:
    missed = [
        pair
        for pair in judged_notices
        if pair[1].verdict == "missed" and not any(corner.covers(pair[0]) for corner in ALLOWED)
    ]
    assert not missed, "\n".join([report(judged_notices), *_lines(missed)[:20]])


def test_allowed_misses_are_still_missed(judged_notices: list[Judged]) -> None:
    still = Counter(
        corner.name
        for variant, outcome in judged_notices
        if outcome.verdict == "missed"
        for corner in ALLOWED
        if corner.covers(variant)
    )
    assert not [corner.name for corner in ALLOWED if not still[corner.name]], "strike it off the list"
