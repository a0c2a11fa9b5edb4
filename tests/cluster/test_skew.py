"""The simulation of docs/scale.md, at a fiftieth of its size."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="the extra dask is not installed")

SKEW = Path(__file__).parent.parent.parent / "benchmarks" / "skew.py"


def test_one_large_mbox_among_many_small_ones_stays_balanced(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not SKEW.is_file():
        pytest.skip("the benchmarks are not beside the tests")
    spec = importlib.util.spec_from_file_location("skew", SKEW)
    assert spec is not None
    assert spec.loader is not None
    skew = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(skew)
    monkeypatch.setattr(skew, "SMALL", 20_000)
    monkeypatch.setattr(skew, "LARGE_OCTETS", 6 * skew.GB)
    monkeypatch.setattr(skew, "WORKERS", (2, 8))
    skew.main()  # it asserts that no worker is busy for longer than 10 % beyond the mean
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("20,001 objects")
    assert [line.split()[0] for line in lines[-2:]] == ["2", "8"]
