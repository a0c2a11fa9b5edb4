"""Some mutants of the fuzzer, the same every time; ``python tests/hostile/fuzz.py --minutes N`` is the long run."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from hostile.fuzz import Findings, make_target, mutants

EXECUTIONS = 1_000


@pytest.mark.parametrize("seed", [1, 2])
def test_mutants_break_no_law(seed: int, tmp_path: Path) -> None:
    findings = Findings(tmp_path)
    run = make_target(findings)
    for octets in islice(mutants(seed), EXECUTIONS):
        run(octets)
    assert {cause: count for cause, count in findings.seen.items() if not cause.startswith("slow")} == {}
    assert findings.executions == EXECUTIONS
