"""The axes of the matrix and the choice of rows that covers their pairs."""

from __future__ import annotations

import random
from functools import cache
from itertools import combinations

from variants.assembly import STRUCTURES, SUBJECT_FORMS
from variants.cases import Variant
from variants.compose import ATTACHED, DECOYS, RECIPIENTS, compose
from variants.forwards import BLOCKS
from variants.markup import MARKUP_LAYOUTS
from variants.numbers import FAMILIES, MARKUP_FORMS, PLAIN_FORMS
from variants.plain import PLAIN_LAYOUTS
from variants.traps import TRAPS, compose_trap, disagreeing_parts
from variants.wire import WIRES_OF
from variants.wording import LABELS, LINKS, SUBJECTS

SEED = 20231120
NOTICES = 3400
PAIRWISE = 2500
TRAP_ROWS = 800

FORWARDS = (
    "none", *BLOCKS, *ATTACHED, "attached alone", "attached twice", "journal",
    "quoted gmail", "quoted outlook web ja", "quoted apple ja", "quoted thunderbird",
    "gmail in outlook web ja", "apple ja in gmail", "outlook desktop en in thunderbird",
)  # fmt: skip

AXES: dict[str, tuple[str, ...]] = {
    "label": tuple(LABELS),
    "wire": tuple(dict.fromkeys(name for names in WIRES_OF.values() for name in names)),
    "structure": STRUCTURES,
    "plain layout": tuple(PLAIN_LAYOUTS),
    "markup layout": tuple(MARKUP_LAYOUTS),
    "plain form": tuple(PLAIN_FORMS),
    "markup form": tuple(MARKUP_FORMS),
    "family": tuple(FAMILIES),
    "kind": tuple(SUBJECTS["ja"]),
    "forward": FORWARDS,
    "decoy": DECOYS,
    "order": ("wanted first", "current first", "no current"),
    "link": tuple(LINKS),
    "recipient": tuple(RECIPIENTS),
    "subject form": SUBJECT_FORMS,
}

# Half of the real mail is in Japanese and not forwarded; equal shares would starve the plain cases.
_WEIGHTED = {
    "forward": ("none",) * 12,
    "label": ("自動延長加入時のご注文番号",) * 8,
    "decoy": ("none",) * 4,
    "structure": ("plain", "html") * 4,
}


def _possible(row: dict[str, str]) -> bool:
    """Return whether the choices of *row* can stand in one mail at all."""
    labels = LABELS[row["label"]]
    if row["wire"] not in WIRES_OF[labels.language]:
        return False
    if labels.purchase_only and row["decoy"] in {"quoted shop", "prose page", "prose wrapped"}:
        return False  # a second plain label: no reader can tell whose it is
    return not (row["wire"].startswith("meta") and row["structure"] in {"plain", "mixed plain"})


def _draw(chance: random.Random) -> dict[str, str]:
    while True:
        row = {axis: chance.choice(values + _WEIGHTED.get(axis, ())) for axis, values in AXES.items()}
        row["wire"] = chance.choice(WIRES_OF[LABELS[row["label"]].language])
        if _possible(row):
            return row


def _relevant(row: dict[str, str]) -> list[tuple[str, str]]:
    """Return the choices of *row* that show in the message."""
    unseen = set()
    if "html" in row["structure"] or row["structure"] == "related":
        unseen = {"plain layout", "plain form"}
    elif "plain" in row["structure"]:
        unseen = {"markup layout", "markup form"}
    return [(axis, value) for axis, value in row.items() if axis not in unseen]


def _rows(count: int, chance: random.Random, candidates: int = 6) -> list[dict[str, str]]:
    """Return *count* rows, each the one of a few random ones that shows the most new pairs."""
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    rows = []
    for _ in range(count):
        drawn = [_draw(chance) for _ in range(candidates)]
        pairs = [set(combinations(_relevant(row), 2)) for row in drawn]
        # As a share: a mail with two renderings shows more pairs, but one may hide what the other misses.
        best = max(range(candidates), key=lambda i: len(pairs[i] - seen) / len(pairs[i]))
        seen |= pairs[best]
        rows.append(drawn[best])
    return rows


@cache
def notices(count: int = NOTICES) -> tuple[Variant, ...]:
    """Return mails that hold an enrollment order; the same ones at every call."""
    chance = random.Random(SEED)  # noqa: S311
    rows = _rows(min(count, PAIRWISE), chance)
    rows += [_draw(chance) for _ in range(count - len(rows))]  # by their shares, so simple mails too
    return tuple(compose(f"notice-{i:04}", row, chance) for i, row in enumerate(rows))


@cache
def traps(count: int = TRAP_ROWS) -> tuple[Variant, ...]:
    """Return mails that must be refused; the same ones at every call."""
    chance = random.Random(SEED + 1)  # noqa: S311
    names = tuple(TRAPS)
    rows = _rows(count, chance, candidates=2)
    built = (compose_trap(f"trap-{i:04}", names[i % len(names)], row, chance) for i, row in enumerate(rows))
    return (disagreeing_parts(chance), *built)
