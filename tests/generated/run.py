"""Feed generated mails to the reader of this interpreter and tell what came of it, family by family."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from click import echo

from generated.cases import Case, Expected, Verdict, judge
from generated.families import FAMILIES
from generated.plain import HARD
from generated.words import WORDS


class Outcome(NamedTuple):
    """What the reader said of a case, and what that is worth."""

    case: Case
    number: int
    answer: str | None
    reason: str
    verdict: Verdict


def cases(family: str, count: int, seed: int, lists: str, start: int = 0) -> Iterator[tuple[int, Case]]:
    """Yield *count* mails of a family with their indices, always the same for one seed."""
    chosen = lists or ("bcd" if family == "other-words" else "a")
    for index in range(start, start + count):
        rng = Random(f"{seed}/{family}/{index}/{chosen}")  # noqa: S311 - reproducible on purpose
        words = WORDS[chosen[index % len(chosen)]]
        yield index, _fair(FAMILIES[family](rng, words))


def _fair(case: Case) -> Case:
    """Let a refusal be right where the layout is hard to read for people, too."""
    if HARD & set(case.name.split()):
        return replace(case, expected=Expected(case.expected.number, or_refused=True))
    return case


def read(raw: bytes) -> tuple[str | None, str]:
    """Return the number that the reader offers for a mail, or None and the reason for its refusal."""
    from norton_order import NortonOrderError, parse_notice

    try:
        return parse_notice(raw).enrollment_order, ""
    except NortonOrderError as error:
        return None, error.reason
    except Exception as error:  # noqa: BLE001 - a foreign exception is a finding
        return f"{type(error).__name__}: {error}", "crash"


def outcomes(family: str, count: int, seed: int, lists: str, start: int = 0) -> Iterator[Outcome]:
    """Yield what the reader makes of each mail of a family."""
    for index, case in cases(family, count, seed, lists, start):
        answer, reason = read(case.raw)
        yield Outcome(case, index, answer, reason, judge(case.expected, answer))


def _save(outcome: Outcome, folder: Path) -> Path:
    path = folder / f"{outcome.case.family}-{outcome.number:05}-{outcome.verdict}.eml"
    path.write_bytes(outcome.case.raw)
    path.with_suffix(".txt").write_text(_told(outcome) + "\n\n" + outcome.case.text, encoding="utf-8")
    return path


def _told(outcome: Outcome) -> str:
    case = outcome.case
    said = outcome.answer or f"refused ({outcome.reason})"
    return f"{outcome.verdict} {case.family} #{outcome.number} [{case.name}] expected {case.expected.number}, got {said}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="generated.run", description=__doc__)
    parser.add_argument("--families", "--family", default="all", help="names with commas, or all")
    parser.add_argument("--count", type=int, default=500, help="mails of each family")
    parser.add_argument("--start", type=int, default=0, help="index of the first mail")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", default="", help="lists of words: letters out of abcdefgh")
    parser.add_argument(
        "--show", type=int, default=0, help="print and save the first N that are not right, by family"
    )
    parser.add_argument("--kinds", action="store_true", help="count what is not right by layout")
    parser.add_argument("--out", type=Path, default=Path("generated-out"), help="folder for saved mails")
    parser.add_argument(
        "--command-python", metavar="PATH", help="the interpreter whose norton_order is asked"
    )
    return parser.parse_args()


def _report(family: str, found: list[Outcome], arguments: argparse.Namespace) -> None:
    verdicts = Counter(outcome.verdict for outcome in found)
    reasons = Counter(outcome.reason for outcome in found if outcome.verdict == "refused")
    told = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
    share = 100 * verdicts["right"] / len(found)
    echo(f"{family:14} {len(found):6} {share:6.1f}% {verdicts['refused']:7} {verdicts['WRONG']:6}   {told}")
    if arguments.kinds:
        kinds = Counter((o.verdict, o.case.name) for o in found if o.verdict != "right")
        totals = Counter(o.case.name for o in found)
        for (verdict, name), count in kinds.most_common():
            echo(f"    {verdict:8} {count:5} of {totals[name]:5}  {name}")
    for verdict in ("WRONG", "refused"):
        chosen = [outcome for outcome in found if outcome.verdict == verdict][: arguments.show]
        for outcome in chosen:
            echo(f"    {_told(outcome)} -> {_save(outcome, arguments.out)}")


def main() -> int:
    """Run the families asked for; the exit status is 1 if a wrong number was offered."""
    arguments = _arguments()
    if arguments.command_python and Path(arguments.command_python) != Path(sys.executable):
        rest = [word for word in sys.argv[1:] if word not in {"--command-python", arguments.command_python}]
        os.execv(arguments.command_python, [arguments.command_python, "-m", "generated.run", *rest])  # noqa: S606
    families = list(FAMILIES) if arguments.families == "all" else arguments.families.split(",")
    arguments.out.mkdir(parents=True, exist_ok=True)
    echo(f"{'family':14} {'mails':>6} {'right':>7} {'refused':>7} {'WRONG':>6}   refused because")
    everything: list[Outcome] = []
    for family in families:
        found = list(outcomes(family, arguments.count, arguments.seed, arguments.words, arguments.start))
        _report(family, found, arguments)
        everything += found
    if len(families) > 1:
        arguments.show, arguments.kinds = 0, False
        _report("all", everything, arguments)
    return int(any(outcome.verdict == "WRONG" for outcome in everything))


if __name__ == "__main__":
    sys.exit(main())
