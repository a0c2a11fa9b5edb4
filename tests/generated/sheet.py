"""The facts of one mail: labels, their values, and which of them is the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from generated import labels
from generated.values import Kind, Values
from generated.words import Words

Role = Literal["enrollment", "current", "near", "other"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value."""

    role: Role
    label: str
    value: str
    kind: Kind = "order"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Facts in the order in which they are shown."""

    facts: tuple[Fact, ...]

    @property
    def answer(self) -> str | None:
        """The enrollment order, or None where the mail names none."""
        return next((fact.value for fact in self.facts if fact.role == "enrollment"), None)

    def without(self, role: Role) -> Sheet:
        """Return the facts that play another role."""
        return Sheet(tuple(fact for fact in self.facts if fact.role != role))

    def with_value(self, role: Role, value: str) -> Sheet:
        """Return the facts with *value* for each fact of this *role*."""
        return Sheet(tuple(replace(fact, value=value) if fact.role == role else fact for fact in self.facts))


def fillers(rng: Random, words: Words, values: Values, count: int) -> list[Fact]:
    """Return *count* facts that are no orders."""
    chosen = rng.sample(words.labels, min(count, len(words.labels)))
    return [Fact("other", label, values.of(kind), kind) for label, kind in chosen]


def sheet(
    rng: Random,
    words: Words,
    *,
    wording: str | None = None,
    count: int | None = None,
    current: float = 0.8,
    near: float = 0.0,
    values: Values | None = None,
) -> Sheet:
    """Return facts in random order: the enrollment order, perhaps the current one and near ones, and others."""
    values = values or Values(rng)
    facts = fillers(rng, words, values, rng.randrange(1, 7) if count is None else count)
    rng.shuffle(facts)
    orders = [Fact("enrollment", wording or labels.official(rng), values.enrollment())]
    if rng.random() < current:
        orders.append(Fact("current", rng.choice(words.current), values.current()))
    if rng.random() < near:
        orders.append(Fact("near", rng.choice(labels.NEAR), values.order(("SY", "SY", "NS", "NP"))))
    rng.shuffle(orders)
    if rng.random() < 0.6:
        place = rng.randrange(len(facts) + 1)
        return Sheet((*facts[:place], *orders, *facts[place:]))
    mixed = [*facts, *orders]
    rng.shuffle(mixed)
    return Sheet(tuple(mixed))


def said_to_be_none(rng: Random, words: Words) -> str:
    """Return what stands where there is no value; it may be nothing at all."""
    return rng.choice((*words.nothing, ""))
