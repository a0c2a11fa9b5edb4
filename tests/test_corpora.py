"""Foreign mail, much of it broken: nothing but our own errors, and never an enrollment order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from norton_order import NortonOrderError, Notice, Rejection, parse_notice, scan

SHARES = 4  # for several processes


@pytest.mark.parametrize("share", range(SHARES))
def test_every_file_is_refused_by_the_library(corpora: Path, share: int, stride: int) -> None:
    reasons: Counter[str] = Counter()
    found = []
    for path in sorted(path for path in corpora.rglob("*") if path.is_file())[share :: SHARES * stride]:
        try:
            found.append((path, parse_notice(path.read_bytes()).enrollment_order))
        except NortonOrderError as error:
            reasons[error.reason] += 1
    assert not found
    assert sum(reasons.values()) > 2000 // SHARES // stride


def test_the_whole_folder_is_scanned_to_its_end(corpora: Path) -> None:
    found = list(scan([corpora]))
    assert not [one for one in found if isinstance(one, Notice)]
    assert {one.reason for one in found if isinstance(one, Rejection)} <= {"unreadable", "no-order-number"}
