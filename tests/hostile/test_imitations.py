"""No imitation makes the reader print another number than a careful person takes, or a foreign link."""

from __future__ import annotations

import pytest

from hostile.imitations import LINK, Imitation, imitations
from norton_order import NortonOrderError, Notice, parse_notice

CASES = [pytest.param(one, id=one.name) for one in imitations()]


def _read(octets: bytes) -> Notice | NortonOrderError:
    try:
        return parse_notice(octets)
    except NortonOrderError as error:
        return error


def test_there_are_many() -> None:
    assert len(CASES) == len({case.id for case in CASES}) > 300


@pytest.mark.parametrize("imitation", CASES)
def test_imitation(imitation: Imitation) -> None:
    said = _read(imitation.octets)
    if isinstance(said, NortonOrderError):
        assert not imitation.must_print, f"{said.reason}: {said.detail}"
        return
    assert said.enrollment_order == imitation.number
    assert said.procedures_link in {None, LINK}
    assert said.email == "taro@example.jp"
    assert {warning.code for warning in said.warnings} >= set(imitation.codes)
