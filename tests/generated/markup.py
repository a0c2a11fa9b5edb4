"""Layouts of facts in HTML: each returns the element that shows a sheet."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from generated.plain import some
from generated.sheet import Sheet

Layout = Callable[[Sheet, Random], str]


def _table(rng: Random) -> str:
    return rng.choice(
        (
            "<table>",
            '<table border="1" cellspacing="0" cellpadding="4">',
            '<table width="600" border="0" cellpadding="0" cellspacing="0" role="presentation">',
            '<table style="border-collapse:collapse;width:100%">',
        )
    )


def _text(value: str, rng: Random, *, plain: bool = False) -> str:
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
        f"<tr><{head}>{_text(fact.label, rng)}{colon}</{head[:2]}>{middle}<td>{_text(fact.value, rng)}</td></tr>"
        for fact in sheet.facts
    )
    return _table(rng) + "\n".join(made) + "</table>"


def value_left(sheet: Sheet, rng: Random) -> str:
    """A table with a fact in each row, the value before its label."""
    made = (
        f"<tr><td>{_text(fact.value, rng)}</td><th>{_text(fact.label, rng)}</th></tr>" for fact in sheet.facts
    )
    return _table(rng) + "\n".join(made) + "</table>"


def header_row(sheet: Sheet, rng: Random) -> str:
    """A table with a row of labels over a row of values."""
    facts = some(sheet, rng, 6)
    head = "".join(f"<th>{_text(fact.label, rng, plain=True)}</th>" for fact in facts)
    row = "".join(f"<td>{_text(fact.value, rng)}</td>" for fact in facts)
    if rng.random() < 0.4:
        return f"{_table(rng)}<thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>"
    return f"{_table(rng)}<tr>{head}</tr>\n<tr>{row}</tr></table>"


def header_rows_folded(sheet: Sheet, rng: Random) -> str:
    """A table of several rows of labels, each over its row of values."""
    facts, made = list(sheet.facts), []
    per_row = rng.choice((2, 3))
    for i in range(0, len(facts), per_row):
        part = facts[i : i + per_row]
        made.append(
            "<tr>" + "".join(f"<th>{_text(fact.label, rng, plain=True)}</th>" for fact in part) + "</tr>"
        )
        made.append("<tr>" + "".join(f"<td>{_text(fact.value, rng)}</td>" for fact in part) + "</tr>")
    return _table(rng) + "\n".join(made) + "</table>"


def pairs_in_row(sheet: Sheet, rng: Random) -> str:
    """A table with two facts in each row."""
    facts, made = list(sheet.facts), []
    for i in range(0, len(facts), 2):
        cells = "".join(
            f"<th>{_text(fact.label, rng, plain=True)}</th><td>{_text(fact.value, rng)}</td>"
            for fact in facts[i : i + 2]
        )
        made.append(f"<tr>{cells}</tr>")
    return _table(rng) + "\n".join(made) + "</table>"


def one_cell(sheet: Sheet, rng: Random) -> str:
    """A table whose cells hold a label and its value each."""
    joint = rng.choice(("<br>", "<br/>", "：", ": ", "<br>\n"))
    per_row = rng.choice((1, 2, 3))
    cells = [
        f"<td>{_text(fact.label, rng, plain=True)}{joint}{escape(fact.value)}</td>" for fact in sheet.facts
    ]
    made = ("<tr>" + "".join(cells[i : i + per_row]) + "</tr>" for i in range(0, len(cells), per_row))
    return _table(rng) + "\n".join(made) + "</table>"


def stacked(sheet: Sheet, rng: Random) -> str:
    """A table of one column: a label's row over its value's row."""
    made = (
        f"<tr><td>{_text(fact.label, rng)}</td></tr><tr><td>{_text(fact.value, rng)}</td></tr>"
        for fact in sheet.facts
    )
    return _table(rng) + "\n".join(made) + "</table>"


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
            made.append(f"<tr>{first}<th>{_text(fact.label, rng)}</th><td>{_text(fact.value, rng)}</td></tr>")
    return _table(rng) + "\n".join(made) + "</table>"


def captioned(sheet: Sheet, rng: Random) -> str:
    """A table for each fact, the label in its caption or in a row that spans it."""
    made = []
    span = rng.random() < 0.5
    for fact in sheet.facts:
        if span:
            made.append(
                f'{_table(rng)}<tr><th colspan="2">{_text(fact.label, rng, plain=True)}</th></tr>'
                f'<tr><td colspan="2">{_text(fact.value, rng)}</td></tr></table>'
            )
        else:
            made.append(
                f"{_table(rng)}<caption>{escape(fact.label)}</caption><tr><td>{_text(fact.value, rng)}</td></tr></table>"
            )
    return "\n".join(made)


def definition_list(sheet: Sheet, rng: Random) -> str:
    """A definition list."""
    made = (f"<dt>{_text(fact.label, rng)}</dt><dd>{_text(fact.value, rng)}</dd>" for fact in sheet.facts)
    return "<dl>" + "\n".join(made) + "</dl>"


def bulleted(sheet: Sheet, rng: Random) -> str:
    """A list with a fact in each item."""
    joint = rng.choice(("：", ": ", "<br>", " … ", "</span> <span>"))
    tag = rng.choice(("ul", "ol"))
    made = (f"<li><span>{escape(fact.label)}{joint}{escape(fact.value)}</span></li>" for fact in sheet.facts)
    return f"<{tag}>" + "\n".join(made) + f"</{tag}>"


def broken_lines(sheet: Sheet, rng: Random) -> str:
    """Lines parted by br, a fact in each, or a label and its value in two."""
    joint = rng.choice(("：", ": ", "<br>", "&nbsp;&nbsp;", "　"))
    between = rng.choice(("<br>\n", "<br><br>\n")) if joint == "<br>" else "<br>\n"
    return (
        "<p>"
        + between.join(f"{_text(f.label, rng, plain=True)}{joint}{escape(f.value)}" for f in sheet.facts)
        + "</p>"
    )


def divisions(sheet: Sheet, rng: Random) -> str:
    """A div for each fact, with the label and the value in elements of their own."""
    style, inner = rng.choice(
        (
            ("", "div"),
            (' style="display:flex"', "div"),
            ("", "p"),
            (' style="padding:8px;border-bottom:1px solid #ccc"', "div"),
            ('  class="row"', "p"),
        )
    )
    made = (
        f"<div{style}><{inner}>{_text(fact.label, rng, plain=True)}</{inner}><{inner}>{escape(fact.value)}</{inner}></div>"
        for fact in sheet.facts
    )
    return "\n".join(made)


def headings(sheet: Sheet, rng: Random) -> str:
    """A heading for each label, the value in a paragraph below."""
    tag = rng.choice(("h2", "h3", "h4"))
    return "\n".join(f"<{tag}>{escape(f.label)}</{tag}><p>{escape(f.value)}</p>" for f in sheet.facts)


def inner_tables(sheet: Sheet, rng: Random) -> str:
    """A table in whose rows stands a table for each fact."""
    made = (
        f"<tr><td>{_table(rng)}<tr><td>{_text(fact.label, rng)}</td><td>{_text(fact.value, rng)}</td></tr></table></td></tr>"
        for fact in sheet.facts
    )
    return _table(rng) + "\n".join(made) + "</table>"


def spaced(sheet: Sheet, rng: Random) -> str:
    """A table with rules, rows of one space and cells of a spacer picture between the facts."""
    made = []
    for fact in sheet.facts:
        made.append(
            f"<tr><td>{_text(fact.label, rng)}</td><td width=10>&nbsp;</td><td>{_text(fact.value, rng)}</td></tr>"
        )
        made.append(
            rng.choice(
                ('<tr><td colspan="3" height="8">&nbsp;</td></tr>', '<tr><td colspan="3"><hr></td></tr>')
            )
        )
    return _table(rng) + "\n".join(made) + "</table>"


def twice(sheet: Sheet, rng: Random) -> str:
    """The same facts twice: for wide screens as rows, for telephones as stacks, both shown where styles are not read."""
    wide = f'<div class="desktop">{rows(sheet, rng)}</div>'
    narrow = f'<div class="mobile">{stacked(sheet, rng)}</div>'
    return wide + narrow


def floated(sheet: Sheet, rng: Random) -> str:
    """Labels that float beside their values, or inline blocks of a fixed width."""
    left, right = rng.choice(
        (
            ("float:left;width:40%", "float:left;width:60%"),
            ("display:inline-block;width:240px", "display:inline-block;width:300px"),
            ("display:table-cell;width:240px", "display:table-cell"),
        )
    )
    around = ' style="display:table-row"' if "table-cell" in left else ' style="clear:both"'
    return "\n".join(
        f'<div{around}><div style="{left}">{escape(f.label)}</div><div style="{right}">{escape(f.value)}</div></div>'
        for f in sheet.facts
    )


def headed_groups(sheet: Sheet, rng: Random) -> str:
    """A table with a row over all columns that names each group, labels and values below."""
    orders = [fact for fact in sheet.facts if fact.role != "other"]
    others = [fact for fact in sheet.facts if fact.role == "other"]
    made = []
    for name, facts in (("ご注文について", orders), ("お支払いについて", others)):
        made.append(f'<tr><th colspan="2" bgcolor="#ddd">{name}</th></tr>')
        made += [f"<tr><td>{_text(f.label, rng)}</td><td>{_text(f.value, rng)}</td></tr>" for f in facts]
    return _table(rng) + "".join(made) + "</table>"


def orders_in_one_cell(sheet: Sheet, rng: Random) -> str:
    """A table in one of whose rows stand the labels of all orders, and their values, in one cell each."""
    orders = [fact for fact in sheet.facts if fact.role != "other"]
    others = [fact for fact in sheet.facts if fact.role == "other"]
    joint = rng.choice(("<br>", "<br>\n", "<br/><br/>"))
    made = [f"<tr><td>{_text(f.label, rng)}</td><td>{_text(f.value, rng)}</td></tr>" for f in others]
    labels = joint.join(escape(fact.label) for fact in orders)
    values = joint.join(escape(fact.value or "－") for fact in orders)
    made.insert(rng.randrange(len(made) + 1), f"<tr><td>{labels}</td><td>{values}</td></tr>")
    return _table(rng) + "".join(made) + "</table>"


_NOISE = ("----", "――――", "×", "☆", "&nbsp;", "", "※", "＊＊＊", "NEW", "<hr>", "...")


def noisy_rows(sheet: Sheet, rng: Random) -> str:
    """A table with a fact in each row, and rows of rules, stars and words of no meaning between them."""
    made = []
    for fact in sheet.facts:
        if rng.random() < 0.5:
            noise = rng.choice(_NOISE)
            made.append(
                rng.choice((f"<tr><td>{noise}</td></tr>", f"<tr><td>{noise}</td><td>{noise}</td></tr>"))
            )
        made.append(f"<tr><td>{_text(fact.label, rng)}</td><td>{_text(fact.value, rng)}</td></tr>")
    return _table(rng) + "".join(made) + "</table>"


def noisy_header(sheet: Sheet, rng: Random) -> str:
    """A row of labels, a row of rules, a row of values; sometimes a last column that is a heading without a value."""
    facts = some(sheet, rng, 5)
    head = "".join(f"<td>{_text(fact.label, rng, plain=True)}</td>" for fact in facts)
    row = "".join(f"<td>{_text(fact.value, rng)}</td>" for fact in facts)
    if rng.random() < 0.4:
        head, row = f"{head}<td>ご契約情報</td>", f"{row}<td></td>"
    rule = rng.choice(
        ("<td>----</td>", f"<td colspan={len(facts)}><hr></td>", "<td>----</td>" * len(facts), "<td></td>")
    )
    above = rng.choice(
        ("", f"<tr><td>{rng.choice(('ご利用ありがとうございます。', 'ご契約情報', '課金の内容'))}</td></tr>")
    )
    return f"{_table(rng)}{above}<tr>{head}</tr><tr>{rule}</tr><tr>{row}</tr></table>"


def columns_in_divisions(sheet: Sheet, rng: Random) -> str:
    """Lines of a table pasted as text, parted by tabs or wide blanks, a division each."""
    facts = [fact for fact in some(sheet, rng, 4) if fact.value]
    joint = rng.choice(("\t", "&emsp;&emsp;", "&nbsp;&nbsp;&nbsp;&nbsp;", " | ", "　　"))
    lines = [
        joint.join(escape(fact.label) for fact in facts),
        joint.join(escape(fact.value) for fact in facts),
    ]
    if rng.random() < 0.4:
        lines.insert(1, "----")
    return "".join(f"<div>{line}</div>" for line in lines)


def values_above(sheet: Sheet, rng: Random) -> str:
    """A table with a row of values over a row of labels."""
    facts = some(sheet, rng, 4)
    row = "".join(f"<td>{_text(fact.value, rng)}</td>" for fact in facts)
    head = "".join(f"<th>{_text(fact.label, rng, plain=True)}</th>" for fact in facts)
    return f"{_table(rng)}<tr>{row}</tr><tr>{head}</tr></table>"


def preformatted(sheet: Sheet, rng: Random) -> str:
    """Lines of plain text in an element pre."""
    wide = max(len(fact.label) for fact in sheet.facts) + 2
    return (
        "<pre>"
        + "\n".join(fact.label.ljust(wide, "　") + escape(fact.value) for fact in sheet.facts)
        + "</pre>"
    )


def fields(sheet: Sheet, rng: Random) -> str:
    """Labels and values as spans in a paragraph, parted by signs or margins."""
    joint = rng.choice((" ", "&nbsp;&nbsp;", " / ", "<br>", "、", "　"))
    return (
        "<p>"
        + joint.join(
            f'<span class="l">{escape(fact.label)}：</span><span class="v">{escape(fact.value)}</span>'
            for fact in sheet.facts
        )
        + "</p>"
    )


TABLES: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        rows, value_left, header_row, header_rows_folded, pairs_in_row, one_cell, stacked, grouped, captioned, inner_tables, spaced,
    )
}  # fmt: skip
HTML: dict[str, Layout] = TABLES | {
    layout.__name__: layout
    for layout in (
        definition_list,
        bulleted,
        broken_lines,
        divisions,
        headings,
        twice,
        floated,
        headed_groups,
        preformatted,
        fields,
        orders_in_one_cell,
        noisy_rows,
        noisy_header,
        columns_in_divisions,
        values_above,
    )
}
