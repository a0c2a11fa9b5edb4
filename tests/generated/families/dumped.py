"""Tables as text browsers and html-to-text programs leave them, at several widths."""

from __future__ import annotations

from random import Random

from generated import labels
from generated.cases import Case, Expected
from generated.dumps import RENDERERS, programs
from generated.mail import Envelope, plain_mail
from generated.markup import HTML
from generated.pages import html_page
from generated.sheet import said_to_be_none, sheet
from generated.structures import STRUCTURES
from generated.width import width
from generated.words import Words

#: Layouts in which a label and its value stand in different rows: a fold tears them apart.
_ACROSS = {
    "header_row",
    "header_rows_folded",
    "noisy_header",
    "columns_in_divisions",
    "values_above",
    "crosstab",
}
#: Layouts whose cells span others or hold several values: without columns a missing value is not seen to be missing.
_SPANNING = {"two_level_header", "orders_in_one_cell"}
#: Renderers that keep the columns of a table.
_ALIGNED = {"w3m", "elinks", "inscriptis", "real w3m", "real elinks"}
#: Renderers that keep neither rows nor columns.
_FLAT = {"text-nodes", "blanks", "stripped", "cell-lines"}
PROGRAMS = programs()


def dumps(rng: Random, words: Words) -> Case:
    """Render a page of tables to text."""
    return _dumped("dumps", tuple(RENDERERS), rng, words)


def real_dumps(rng: Random, words: Words) -> Case:
    """Render a page of tables with a text browser that is installed here."""
    return _dumped("real-dumps", tuple(PROGRAMS), rng, words)


def _dumped(family: str, renderers: tuple[str, ...], rng: Random, words: Words) -> Case:
    made = sheet(rng, words, wording=labels.official(rng), near=0.1)
    answer = made.answer or ""
    renderer = rng.choice(renderers)
    missing = rng.random() < 0.15
    if missing:
        made = made.with_value("enrollment", said_to_be_none(rng, words))
    if rng.random() < 0.15:
        layout = rng.choice([name for name in STRUCTURES if not missing or _keeps(renderer, name)])
        body = STRUCTURES[layout](made, words, rng)[1]
    else:
        layout = rng.choice([name for name in HTML if not missing or _keeps(renderer, name)])
        body = HTML[layout](made, rng)
    page = html_page(body, words, rng)
    wide = rng.choice((36, 50, 60, 72, 80, 80, 100, 120))
    text = (RENDERERS | PROGRAMS)[renderer](page, wide)
    expected = Expected(
        answer, or_refused=_unclear(text, answer, layout, renderer, wide, made.facts[0].label)
    )
    if missing:
        expected, layout = Expected(None), f"{layout} without"
    raw = plain_mail(text, Envelope.of("renewed", rng), rng, charset="utf-8")
    return Case(family, f"{renderer} {layout}", raw, expected, text)


def _keeps(renderer: str, layout: str) -> bool:
    """Tell whether a renderer keeps what shows to whom a value belongs in this layout."""
    return renderer in _ALIGNED or layout not in _SPANNING


def _unclear(text: str, answer: str, layout: str, renderer: str, wide: int, label: str) -> bool:
    """Tell whether the dump lost so much that a careful person may refuse, too."""
    if not _whole(text, answer):
        return True
    if not _keeps(renderer, layout):
        return True
    if renderer in _FLAT:
        return layout in _ACROSS | {"value_left"}
    if layout in _ACROSS:
        lines = text.split("\n")
        return (
            wide < 100 or not any(label in line for line in lines) or any(width(line) > 160 for line in lines)
        )
    return wide < 50


def _whole(text: str, answer: str) -> bool:
    place = text.find(answer)
    if place < 0:
        return False
    around = text[place - 1 : place] + text[place + len(answer) : place + len(answer) + 1]
    return not any(letter.isascii() and letter.isalnum() for letter in around)
