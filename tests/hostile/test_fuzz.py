"""A short run of the fuzzer with a fixed seed; ``python tests/hostile/fuzz.py --minutes N`` is the long one."""

from __future__ import annotations

from pathlib import Path

from hostile.fuzz import Findings, fuzz_blindly

SECONDS = 15


def test_a_short_run_finds_nothing(tmp_path: Path) -> None:
    findings = Findings(tmp_path)
    fuzz_blindly(SECONDS, findings, seed=1)
    laws = {cause: count for cause, count in findings.seen.items() if not cause.startswith("slow")}
    assert laws == {}
    assert findings.executions > 100
