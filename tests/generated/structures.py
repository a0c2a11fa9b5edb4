"""Layouts in which a heading, a row and a column together name an order; in plain text and in HTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from generated.sheet import Sheet
from generated.tables import rows
from generated.values import Values
from generated.width import pad, width
from generated.words import Words

Structure = Callable[[Sheet, Words, Random], tuple[str, str]]

_ENROLLED = ("自動延長加入時", "自動延長ご加入時", "自動延長サービスお申込み時")
_NUMBER = ("ご注文番号", "注文番号")


def _numbers(sheet: Sheet) -> tuple[str, str]:
    """Return the enrollment order and the current one; either may be empty."""
    by_role = {fact.role: fact.value for fact in sheet.facts}
    return by_role.get("enrollment", ""), by_role.get("current", "")


def _others(sheet: Sheet) -> Sheet:
    return Sheet(tuple(fact for fact in sheet.facts if fact.role == "other"))


def _plain_others(sheet: Sheet) -> str:
    return "".join(f"{fact.label}：{fact.value}\n" for fact in _others(sheet).facts)


def _html_others(sheet: Sheet, rng: Random) -> str:
    others = _others(sheet)
    return rows(others, rng) if others.facts else ""


def _grid(table: list[list[str]], rng: Random) -> tuple[str, str]:
    """Return a table as columns of plain text and as HTML."""
    widths = [max(width(row[i]) for row in table) + 3 for i in range(len(table[0]))]
    plain = "\n".join(
        "".join(pad(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in table
    )
    first = rng.choice(("th", "td"))
    html = "".join(
        "<tr>"
        + "".join(
            f"<{first if r == 0 or c == 0 else 'td'}>{escape(cell)}</{first if r == 0 or c == 0 else 'td'}>"
            for c, cell in enumerate(row)
        )
        + "</tr>"
        for r, row in enumerate(table)
    )
    return plain, f'<table border="1">{html}</table>'


def crosstab(sheet: Sheet, words: Words, rng: Random) -> tuple[str, str]:
    """A row for each order, a column for its number, its day and its amount."""
    enrollment, current = _numbers(sheet)
    values = Values(rng)
    columns = [(rng.choice(_NUMBER), None), ("ご注文日", "date"), ("金額", "amount")]
    columns = columns[: rng.choice((2, 3))]
    rng.shuffle(columns)
    orders = [(rng.choice(_ENROLLED), enrollment), ("今回", current)]
    rng.shuffle(orders)
    table = [["", *(label for label, _ in columns)]]
    for name, number in orders:
        row = [name]
        for _, kind in columns:
            row.append(
                (number or "－") if kind is None else values.of("date" if kind == "date" else "amount")
            )
        table.append(row)
    if rng.random() < 0.4:
        table = [list(row) for row in zip(*table, strict=True)]
    plain, html = _grid(table, rng)
    return _plain_others(sheet) + "\n" + plain, _html_others(sheet, rng) + html


def qualified(sheet: Sheet, words: Words, rng: Random) -> tuple[str, str]:
    """A heading ご注文番号, and under it the two orders by their short names."""
    enrollment, current = _numbers(sheet)
    lines = [(rng.choice(_ENROLLED), enrollment), ("今回", current)]
    rng.shuffle(lines)
    heading = rng.choice(("【{}】", "■ {}", "{}", "[{}]", "◆{}")).format(rng.choice(_NUMBER))
    joint = rng.choice(("：", ": ", "　", " … "))
    plain = (
        heading
        + "\n"
        + "".join(f"{rng.choice(('  ', '　'))}{name}{joint}{number}\n" for name, number in lines)
    )
    cells = "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in lines)
    html = f"<table><tr><th colspan=2>{heading}</th></tr>{cells}</table>"
    return _plain_others(sheet) + "\n" + plain, _html_others(sheet, rng) + html


def sections(sheet: Sheet, words: Words, rng: Random) -> tuple[str, str]:
    """A section for each order, with a plain ご注文番号 in each."""
    enrollment, current = _numbers(sheet)
    values = Values(rng)
    number = rng.choice(_NUMBER)
    parts = [
        (
            rng.choice(("自動延長加入時のご注文", "自動延長サービスご加入時のご注文", "自動延長加入時")),
            enrollment,
        ),
        (rng.choice(("今回のご注文", "今回の課金")), current),
    ]
    rng.shuffle(parts)
    signs = rng.choice((("【", "】"), ("■ ", ""), ("[", "]"), ("◆", "")))
    plain, html = "", ""
    for name, order in parts:
        day, amount = values.of("date"), values.of("amount")
        plain += f"{signs[0]}{name}{signs[1]}\n{number}：{order}\nご注文日：{day}\n金額：{amount}\n\n"
        html += (
            f"<h3>{name}</h3><table><tr><th>{number}</th><td>{order}</td></tr>"
            f"<tr><th>ご注文日</th><td>{day}</td></tr><tr><th>金額</th><td>{amount}</td></tr></table>"
        )
    return plain + _plain_others(sheet), html + _html_others(sheet, rng)


def spanned(sheet: Sheet, words: Words, rng: Random) -> tuple[str, str]:
    """A name that spans two or three rows of an order's facts."""
    enrollment, current = _numbers(sheet)
    values = Values(rng)
    number = rng.choice(_NUMBER)
    parts = [(rng.choice(_ENROLLED), enrollment), ("今回", current)]
    rng.shuffle(parts)
    made, plain = "", ""
    for name, order in parts:
        day = values.of("date")
        made += f'<tr><th rowspan="2">{name}</th><th>{number}</th><td>{order}</td></tr><tr><th>ご注文日</th><td>{day}</td></tr>'
        plain += f"{name}\n    {number}：{order}\n    ご注文日：{day}\n"
    return _plain_others(sheet) + plain, f"<table border=1>{made}</table>" + _html_others(sheet, rng)


def two_level_header(sheet: Sheet, words: Words, rng: Random) -> tuple[str, str]:
    """A header ご注文番号 over the short names of the two orders, and the numbers below."""
    enrollment, current = _numbers(sheet)
    values = Values(rng)
    parts = [(rng.choice(_ENROLLED), enrollment or "－"), ("今回", current or "－")]
    rng.shuffle(parts)
    number, product = rng.choice(_NUMBER), values.of("product")
    html = (
        f'<table border="1"><tr><th rowspan="2">製品名</th><th colspan="2">{number}</th></tr>'
        f"<tr>{''.join(f'<th>{name}</th>' for name, _ in parts)}</tr>"
        f"<tr><td>{product}</td>{''.join(f'<td>{order}</td>' for _, order in parts)}</tr></table>"
    )
    wide = 22
    plain = (
        f"{pad('', 30)}{number}\n{pad('製品名', 30)}{''.join(pad(name, wide) for name, _ in parts).rstrip()}\n"
        f"{pad(product, 30)}{''.join(pad(order, wide) for _, order in parts).rstrip()}"
    )
    return _plain_others(sheet) + "\n" + plain, _html_others(sheet, rng) + html


def label_in_two_cells(sheet: Sheet, words: Words, rng: Random) -> tuple[str, str]:
    """Each label of an order in two cells or with blanks within it."""
    enrollment, current = _numbers(sheet)
    number = rng.choice(_NUMBER)
    parts = [(rng.choice(_ENROLLED) + "の", enrollment), ("今回の", current)]
    rng.shuffle(parts)
    html = "".join(f"<tr><td>{name}</td><td>{number}</td><td>{order}</td></tr>" for name, order in parts)
    plain = "".join(f"{name}  {number}  {order}\n" for name, order in parts)
    return _plain_others(sheet) + "\n" + plain, _html_others(sheet, rng) + f"<table>{html}</table>"


STRUCTURES: dict[str, Structure] = {
    structure.__name__: structure
    for structure in (crosstab, qualified, sections, spanned, two_level_header, label_in_two_cells)
}
