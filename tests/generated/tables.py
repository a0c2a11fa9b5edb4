"""Layouts of facts as HTML tables: each returns the table that shows a sheet."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from generated.plain import some
from generated.sheet import Sheet

Layout = Callable[[Sheet, Random], str]


def table_tag(rng: Random) -> str:
    """Return the start tag of a table."""
    return rng.choice(
        (
            "<table>",
            '<table border="1" cellspacing="0" cellpadding="4">',
            '<table width="600" border="0" cellpadding="0" cellspacing="0" role="presentation">',
            '<table style="border-collapse:collapse;width:100%">',
        )
    )


def text_of(value: str, rng: Random, *, plain: bool = False) -> str:
    """Return a value or a label as HTML; unless *plain*, sometimes in elements of its own."""
    if not value:
        return rng.choice(("", "&nbsp;", ""))
    text = escape(value, quote=False)
    if plain or rng.random() < 0.6:
        return text
    return rng.choice(
        (
            f"<b>{text}</b>",
            f"<strong>{text}</strong>",
            f'<span style="font-size:14px;color:#333">{text}</span>',
            f'<font color="#cc0000">{text}</font>',
            f"<p>{text}</p>",
            f"<div>{text}</div>",
            f"\n  {text}\n",
        )
    )


def rows(sheet: Sheet, rng: Random) -> str:
    """A table with a fact in each row."""
    head = rng.choice(("th", "td", 'td bgcolor="#eeeeee"', 'td width="40%" nowrap'))
    colon = rng.choice(("", "", "：", ":"))
    third = rng.choice((None, None, None, "：", ""))
    middle = "" if third is None else f"<td>{third}</td>"
    if third == "：":
        colon = ""
    made = (
        f"<tr><{head}>{text_of(fact.label, rng)}{colon}</{head[:2]}>{middle}<td>{text_of(fact.value, rng)}</td></tr>"
        for fact in sheet.facts
    )
    return table_tag(rng) + "\n".join(made) + "</table>"


def value_left(sheet: Sheet, rng: Random) -> str:
    """A table with a fact in each row, the value before its label."""
    made = (
        f"<tr><td>{text_of(fact.value, rng)}</td><th>{text_of(fact.label, rng)}</th></tr>"
        for fact in sheet.facts
    )
    return table_tag(rng) + "\n".join(made) + "</table>"


def header_row(sheet: Sheet, rng: Random) -> str:
    """A table with a row of labels over a row of values."""
    facts = some(sheet, rng, 6)
    head = "".join(f"<th>{text_of(fact.label, rng, plain=True)}</th>" for fact in facts)
    row = "".join(f"<td>{text_of(fact.value, rng)}</td>" for fact in facts)
    if rng.random() < 0.4:
        return f"{table_tag(rng)}<thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>"
    return f"{table_tag(rng)}<tr>{head}</tr>\n<tr>{row}</tr></table>"


def header_rows_folded(sheet: Sheet, rng: Random) -> str:
    """A table of several rows of labels, each over its row of values."""
    facts, made = list(sheet.facts), []
    per_row = rng.choice((2, 3))
    for i in range(0, len(facts), per_row):
        part = facts[i : i + per_row]
        made.append(
            "<tr>" + "".join(f"<th>{text_of(fact.label, rng, plain=True)}</th>" for fact in part) + "</tr>"
        )
        made.append("<tr>" + "".join(f"<td>{text_of(fact.value, rng)}</td>" for fact in part) + "</tr>")
    return table_tag(rng) + "\n".join(made) + "</table>"


def pairs_in_row(sheet: Sheet, rng: Random) -> str:
    """A table with two facts in each row."""
    facts, made = list(sheet.facts), []
    for i in range(0, len(facts), 2):
        cells = "".join(
            f"<th>{text_of(fact.label, rng, plain=True)}</th><td>{text_of(fact.value, rng)}</td>"
            for fact in facts[i : i + 2]
        )
        made.append(f"<tr>{cells}</tr>")
    return table_tag(rng) + "\n".join(made) + "</table>"


def one_cell(sheet: Sheet, rng: Random) -> str:
    """A table whose cells hold a label and its value each."""
    joint = rng.choice(("<br>", "<br/>", "：", ": ", "<br>\n"))
    per_row = rng.choice((1, 2, 3))
    cells = [
        f"<td>{text_of(fact.label, rng, plain=True)}{joint}{escape(fact.value)}</td>" for fact in sheet.facts
    ]
    made = ("<tr>" + "".join(cells[i : i + per_row]) + "</tr>" for i in range(0, len(cells), per_row))
    return table_tag(rng) + "\n".join(made) + "</table>"


def stacked(sheet: Sheet, rng: Random) -> str:
    """A table of one column: a label's row over its value's row."""
    made = (
        f"<tr><td>{text_of(fact.label, rng)}</td></tr><tr><td>{text_of(fact.value, rng)}</td></tr>"
        for fact in sheet.facts
    )
    return table_tag(rng) + "\n".join(made) + "</table>"


def grouped(sheet: Sheet, rng: Random) -> str:
    """A table in whose first column a name spans the rows of a group."""
    orders = [fact for fact in sheet.facts if fact.role != "other"]
    others = [fact for fact in sheet.facts if fact.role == "other"]
    groups = [("ご注文", orders), (rng.choice(("お支払い", "その他", "ご契約")), others)]
    rng.shuffle(groups)
    made = []
    for name, facts in groups:
        for i, fact in enumerate(facts):
            first = f'<th rowspan="{len(facts)}">{name}</th>' if i == 0 else ""
            made.append(
                f"<tr>{first}<th>{text_of(fact.label, rng)}</th><td>{text_of(fact.value, rng)}</td></tr>"
            )
    return table_tag(rng) + "\n".join(made) + "</table>"


def captioned(sheet: Sheet, rng: Random) -> str:
    """A table for each fact, the label in its caption or in a row that spans it."""
    made = []
    span = rng.random() < 0.5
    for fact in sheet.facts:
        if span:
            made.append(
                f'{table_tag(rng)}<tr><th colspan="2">{text_of(fact.label, rng, plain=True)}</th></tr>'
                f'<tr><td colspan="2">{text_of(fact.value, rng)}</td></tr></table>'
            )
        else:
            made.append(
                f"{table_tag(rng)}<caption>{escape(fact.label)}</caption><tr><td>{text_of(fact.value, rng)}</td></tr></table>"
            )
    return "\n".join(made)


def inner_tables(sheet: Sheet, rng: Random) -> str:
    """A table in whose rows stands a table for each fact."""
    made = (
        f"<tr><td>{table_tag(rng)}<tr><td>{text_of(fact.label, rng)}</td><td>{text_of(fact.value, rng)}</td></tr></table></td></tr>"
        for fact in sheet.facts
    )
    return table_tag(rng) + "\n".join(made) + "</table>"


def spaced(sheet: Sheet, rng: Random) -> str:
    """A table with rules, rows of one space and cells of a spacer picture between the facts."""
    made = []
    for fact in sheet.facts:
        made.append(
            f"<tr><td>{text_of(fact.label, rng)}</td><td width=10>&nbsp;</td><td>{text_of(fact.value, rng)}</td></tr>"
        )
        made.append(
            rng.choice(
                ('<tr><td colspan="3" height="8">&nbsp;</td></tr>', '<tr><td colspan="3"><hr></td></tr>')
            )
        )
    return table_tag(rng) + "\n".join(made) + "</table>"


TABLES: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        rows, value_left, header_row, header_rows_folded, pairs_in_row, one_cell, stacked, grouped, captioned, inner_tables, spaced,
    )
}  # fmt: skip
