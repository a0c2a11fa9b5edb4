"""Counts of right, missed and wrong by axis value: ``python -m variants.report`` in tests/."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from variants.cases import Outcome, Variant, judge
from variants.matrix import notices, traps

Judged = tuple[Variant, Outcome]


def judge_all(variants: Iterable[Variant]) -> list[Judged]:
    """Return each variant with its outcome."""
    return [(variant, judge(variant)) for variant in variants]


def report(judged: Iterable[Judged]) -> str:
    """Return a table: one line for each axis value that is not all right, and the sums."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    sums: Counter[str] = Counter()
    for variant, outcome in judged:
        sums[outcome.verdict] += 1
        for choice in variant.axes.items():
            counts.setdefault(choice, Counter())[outcome.verdict] += 1
    lines = [f"{'axis':<16} {'value':<36} right missed wrong"]
    lines += [
        f"{axis:<16} {value:<36} {count['right']:>5} {count['missed']:>6} {count['wrong']:>5}"
        for (axis, value), count in sorted(counts.items())
        if count["missed"] or count["wrong"]
    ]
    lines.append(f"{'all':<53} {sums['right']:>5} {sums['missed']:>6} {sums['wrong']:>5}")
    return "\n".join(lines)


def _write_failures(judged: Iterable[Judged], folder: Path) -> None:
    """Write each message that is not right, with a note, into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for variant, outcome in judged:
        if outcome.verdict != "right":
            (folder / f"{variant.name}.eml").write_bytes(variant.octets)
            note = f"{outcome.verdict}: {outcome.detail}\n{variant.truth}\n{variant.axes}\n"
            (folder / f"{variant.name}.txt").write_text(note, encoding="utf-8")


def main() -> None:
    """Print the tables of sound notices and of traps; with a folder as argument, write the failures there."""
    for title, variants in (("notices", notices()), ("traps", traps())):
        judged = judge_all(variants)
        sys.stdout.write(f"{title}\n{report(judged)}\n\n")
        if len(sys.argv) > 1:
            _write_failures(judged, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
