"""Layouts of facts in HTML: tables and everything else; each returns the element that shows a sheet."""

from __future__ import annotations

from html import escape
from random import Random

from generated.plain import some
from generated.sheet import Sheet
from generated.tables import TABLES, Layout, rows, stacked, table_tag, text_of


def definition_list(sheet: Sheet, rng: Random) -> str:
    """A definition list."""
    made = (f"<dt>{text_of(fact.label, rng)}</dt><dd>{text_of(fact.value, rng)}</dd>" for fact in sheet.facts)
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
        + between.join(f"{text_of(f.label, rng, plain=True)}{joint}{escape(f.value)}" for f in sheet.facts)
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
        f"<div{style}><{inner}>{text_of(fact.label, rng, plain=True)}</{inner}><{inner}>{escape(fact.value)}</{inner}></div>"
        for fact in sheet.facts
    )
    return "\n".join(made)


def headings(sheet: Sheet, rng: Random) -> str:
    """A heading for each label, the value in a paragraph below."""
    tag = rng.choice(("h2", "h3", "h4"))
    return "\n".join(f"<{tag}>{escape(f.label)}</{tag}><p>{escape(f.value)}</p>" for f in sheet.facts)


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
        made += [f"<tr><td>{text_of(f.label, rng)}</td><td>{text_of(f.value, rng)}</td></tr>" for f in facts]
    return table_tag(rng) + "".join(made) + "</table>"


def orders_in_one_cell(sheet: Sheet, rng: Random) -> str:
    """A table in one of whose rows stand the labels of all orders, and their values, in one cell each."""
    orders = [fact for fact in sheet.facts if fact.role != "other"]
    others = [fact for fact in sheet.facts if fact.role == "other"]
    joint = rng.choice(("<br>", "<br>\n", "<br/><br/>"))
    made = [f"<tr><td>{text_of(f.label, rng)}</td><td>{text_of(f.value, rng)}</td></tr>" for f in others]
    labels = joint.join(escape(fact.label) for fact in orders)
    values = joint.join(escape(fact.value or "－") for fact in orders)
    made.insert(rng.randrange(len(made) + 1), f"<tr><td>{labels}</td><td>{values}</td></tr>")
    return table_tag(rng) + "".join(made) + "</table>"


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
        made.append(f"<tr><td>{text_of(fact.label, rng)}</td><td>{text_of(fact.value, rng)}</td></tr>")
    return table_tag(rng) + "".join(made) + "</table>"


def noisy_header(sheet: Sheet, rng: Random) -> str:
    """A row of labels, a row of rules, a row of values; sometimes a last column that is a heading without a value."""
    facts = some(sheet, rng, 5)
    head = "".join(f"<td>{text_of(fact.label, rng, plain=True)}</td>" for fact in facts)
    row = "".join(f"<td>{text_of(fact.value, rng)}</td>" for fact in facts)
    if rng.random() < 0.4:
        head, row = f"{head}<td>ご契約情報</td>", f"{row}<td></td>"
    rule = rng.choice(
        ("<td>----</td>", f"<td colspan={len(facts)}><hr></td>", "<td>----</td>" * len(facts), "<td></td>")
    )
    above = rng.choice(
        ("", f"<tr><td>{rng.choice(('ご利用ありがとうございます。', 'ご契約情報', '課金の内容'))}</td></tr>")
    )
    return f"{table_tag(rng)}{above}<tr>{head}</tr><tr>{rule}</tr><tr>{row}</tr></table>"


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
    row = "".join(f"<td>{text_of(fact.value, rng)}</td>" for fact in facts)
    head = "".join(f"<th>{text_of(fact.label, rng, plain=True)}</th>" for fact in facts)
    return f"{table_tag(rng)}<tr>{row}</tr><tr>{head}</tr></table>"


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
