"""The families of mails: each makes the mail of an index, always the same for one seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from generated.cases import Case
from generated.families import broken, dumped, facts, languages, order_lists, people, templates, texts
from generated.words import Words

Family = Callable[[Random, Words], Case]

FAMILIES: dict[str, Family] = {
    "tables": facts.tables,
    "layouts": facts.layouts,
    "only-current": facts.only_current,
    "near-labels": facts.near_labels,
    "histories": facts.histories,
    "other-words": facts.other_words,
    "dumps": dumped.dumps,
    "languages": languages.languages,
    "wraps": broken.wraps,
    "damage": broken.damage,
    "lists": order_lists.lists,
    "prose": texts.prose,
    "templates": templates.templates,
    "replies": people.replies,
    "corrections": people.corrections,
    "other-shops": people.other_shops,
    "purchases": people.purchases,
    "several": texts.several,
}

if dumped.PROGRAMS:
    FAMILIES["real-dumps"] = dumped.real_dumps
