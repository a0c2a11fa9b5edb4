"""The families of mails: each makes the mail of an index, always the same for one seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from generated.cases import Case
from generated.families import facts, order_lists, texts
from generated.words import Words

Family = Callable[[Random, Words], Case]

FAMILIES: dict[str, Family] = {
    "tables": facts.tables,
    "layouts": facts.layouts,
    "only-current": facts.only_current,
    "near-labels": facts.near_labels,
    "other-words": facts.other_words,
    "lists": order_lists.lists,
    "prose": texts.prose,
    "several": texts.several,
}
