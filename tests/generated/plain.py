"""Layouts of facts in plain text: each returns the lines that show a sheet."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from generated.sheet import Fact, Sheet
from generated.width import pad, width

Layout = Callable[[Sheet, Random], str]

SEPARATORS = (
    "：",
    ":",
    ": ",
    " : ",
    " ： ",
    "　：　",
    " = ",
    "＝",
    "　",
    "    ",
    "\t",
    " → ",
    " ⇒ ",
    "……",
    " | ",
    "｜",
    " - ",
    "は ",
)
LABEL_SIGNS = (
    ("", ""), ("", ""), ("【", "】"), ("[", "]"), ("■", ""), ("■ ", ""), ("◆", ""), ("・", ""), ("● ", ""),
    ("「", "」"), ("＜", "＞"), ("▼", ""), ("* ", ""), ("*", "*"), ("○", ""), ("〔", "〕"), ("□ ", ""), ("- ", ""), ("<<", ">>"),
)  # fmt: skip
VALUE_SIGNS = (("", ""),) * 6 + (("「", "」"), ("[", "]"), ("*", "*"), ("", " "), ("（", "）"), ("《", "》"))
RULES = ("-" * 40, "=" * 40, "━" * 20, "─" * 20, "―" * 20, "＝" * 20, "*" * 40, "・" * 20, "_" * 40)


def _signed(text: str, signs: tuple[str, str]) -> str:
    return f"{signs[0]}{text}{signs[1]}"


def beside(sheet: Sheet, rng: Random) -> str:
    """A label and its value in one line."""
    separator, signs, marks = rng.choice(SEPARATORS), rng.choice(LABEL_SIGNS), rng.choice(VALUE_SIGNS)
    indent = rng.choice(("", "", "  ", "　"))
    between = rng.choice(("\n", "\n", "\n\n"))
    return between.join(
        f"{indent}{_signed(fact.label, signs)}{separator}{_signed(fact.value, marks) if fact.value else ''}"
        for fact in sheet.facts
    )


def numbered(sheet: Sheet, rng: Random) -> str:
    """A label and its value in each line of a numbered list."""
    form = rng.choice(("{}. ", "({}) ", "{}）", "{}: ", "[{}] ", "No.{} "))
    separator = rng.choice(("：", ": ", " … ", "　"))
    return "\n".join(
        f"{form.format(i)}{fact.label}{separator}{fact.value}" for i, fact in enumerate(sheet.facts, 1)
    )


def aligned(sheet: Sheet, rng: Random) -> str:
    """Labels filled up to one width, then the values."""
    wide = max(width(fact.label) for fact in sheet.facts) + rng.choice((1, 2, 4))
    fill = rng.choice((" ", " ", "."))
    separator = rng.choice(("", ": ", "：", "| ", "= "))
    return "\n".join(f"{pad(fact.label, wide, fill)}{separator}{fact.value}" for fact in sheet.facts)


def below(sheet: Sheet, rng: Random) -> str:
    """A label, and its value on the next line."""
    signs = rng.choice(LABEL_SIGNS)
    indent = rng.choice(("", "", "  ", "　", "    "))
    tail = rng.choice(("", "", "：", ":"))
    between = rng.choice(("\n", "\n\n", "\n\n"))
    return between.join(f"{_signed(fact.label, signs)}{tail}\n{indent}{fact.value}" for fact in sheet.facts)


def cards(sheet: Sheet, rng: Random) -> str:
    """Each fact between rules, the label above its value."""
    rule = rng.choice(RULES)
    return rule + "\n" + "".join(f"{fact.label}\n{fact.value}\n{rule}\n" for fact in sheet.facts)


def mirrored(sheet: Sheet, rng: Random) -> str:
    """A value, and its label in brackets behind it."""
    opening, closing = rng.choice((("（", "）"), ("(", ")"), (" [", "]"), (" ＜", "＞"), ("　※", "")))
    bullet = rng.choice(("", "・", "- "))
    return "\n".join(f"{bullet}{fact.value}{opening}{fact.label}{closing}" for fact in sheet.facts)


def boxed(sheet: Sheet, rng: Random) -> str:
    """A ruled table of two columns."""
    left = max(width(fact.label) for fact in sheet.facts)
    right = max(width(fact.value) for fact in sheet.facts)
    if rng.random() < 0.5:
        edge, bar = f"+{'-' * (left + 2)}+{'-' * (right + 2)}+", "|"
    else:
        edge, bar = f"├{'─' * (left // 2 + 1)}┼{'─' * (right // 2 + 1)}┤", "│"
    rows = [f"{bar} {pad(fact.label, left)} {bar} {pad(fact.value, right)} {bar}" for fact in sheet.facts]
    return "\n".join((edge, *(f"{row}\n{edge}" for row in rows)))


def boxed_columns(sheet: Sheet, rng: Random) -> str:
    """A ruled table with a row of labels over a row of values."""
    facts = some(sheet, rng, 4)
    widths = [max(width(fact.label), width(fact.value)) for fact in facts]
    edge = "+" + "+".join("-" * (wide + 2) for wide in widths) + "+"
    head = "| " + " | ".join(pad(fact.label, wide) for fact, wide in zip(facts, widths, strict=True)) + " |"
    row = "| " + " | ".join(pad(fact.value, wide) for fact, wide in zip(facts, widths, strict=True)) + " |"
    return "\n".join((edge, head, edge, row, edge))


def columns(sheet: Sheet, rng: Random) -> str:
    """A line of labels over a line of values, in columns."""
    facts = [fact for fact in some(sheet, rng, 4) if fact.value]
    gap = rng.choice((2, 3, 4))
    widths = [max(width(fact.label), width(fact.value)) + gap for fact in facts]
    head = "".join(pad(fact.label, wide) for fact, wide in zip(facts, widths, strict=True)).rstrip()
    row = "".join(pad(fact.value, wide) for fact, wide in zip(facts, widths, strict=True)).rstrip()
    rule = rng.choice(("", "", "-" * sum(widths) + "\n"))
    return f"{head}\n{rule}{row}"


def columns_with_gaps(sheet: Sheet, rng: Random) -> str:
    """A line of labels over a line of values in columns; where a value is missing its column is blank."""
    facts = some(sheet, rng, 4)
    gap = rng.choice((3, 4, 6))
    widths = [max(width(fact.label), width(fact.value)) + gap for fact in facts]
    head = "".join(pad(fact.label, wide) for fact, wide in zip(facts, widths, strict=True)).rstrip()
    row = "".join(pad(fact.value, wide) for fact, wide in zip(facts, widths, strict=True)).rstrip()
    return f"{head}\n{row}"


def boxed_cards(sheet: Sheet, rng: Random) -> str:
    """Each fact in a box of its own, the label above its value."""
    made = []
    for fact in sheet.facts:
        wide = max(width(fact.label), width(fact.value))
        wide += wide % 2
        edge = "─" * (wide // 2 + 1)
        made += [f"┌{edge}┐", f"│ {pad(fact.label, wide)} │", f"│ {pad(fact.value, wide)} │", f"└{edge}┘"]
    return "\n".join(made)


def remark_between(sheet: Sheet, rng: Random) -> str:
    """A label, a remark on the next line, and the value below it."""
    remark = rng.choice(
        ("（お手続きの際に必要です）", "※大切に保管してください", "(半角英数字)", "↓", "----------")
    )
    return "\n\n".join(f"■{fact.label}\n{remark}\n{fact.value}" for fact in sheet.facts)


def tree_lines(sheet: Sheet, rng: Random) -> str:
    """A label with its value under it as a branch."""
    branch = rng.choice(("└ ", "　└ ", "  -> ", "　→ ", "  => ", "　　・"))
    return "\n".join(f"{fact.label}\n{branch}{fact.value}" for fact in sheet.facts)


def key_values(sheet: Sheet, rng: Random) -> str:
    """Pairs as in a file of settings or a record of data."""
    form = rng.choice(('"{}": "{}",', "{}={}", "[{}]={}", "<{}>{}", "{}:: {}", "{}:\t{}", "{} => {}"))
    return "\n".join(form.format(fact.label, fact.value) for fact in sheet.facts)


def noisy_lines(sheet: Sheet, rng: Random) -> str:
    """Labels beside or above their values, with lines of rules, stars and words of no meaning between the facts."""
    noise = ("----", "☆☆☆", "×", "※", "＊", "・", "◆◇◆", "NEW", "[画像]", "...", "")
    joint = rng.choice(("：", "\n", "  ", "\n  "))
    lines = []
    for fact in sheet.facts:
        if rng.random() < 0.5:
            lines.append(rng.choice(noise))
        lines.append(f"{fact.label}{joint}{fact.value}")
    return "\n".join(lines)


def values_first(sheet: Sheet, rng: Random) -> str:
    """Values over their labels, in columns or in lines."""
    facts = some(sheet, rng, 4)
    if rng.random() < 0.5:
        return "\n\n".join(f"{fact.value}\n（{fact.label}）" for fact in facts)
    widths = [max(width(fact.label), width(fact.value)) + 3 for fact in facts]
    row = "".join(pad(fact.value, wide) for fact, wide in zip(facts, widths, strict=True)).rstrip()
    head = "".join(pad(fact.label, wide) for fact, wide in zip(facts, widths, strict=True)).rstrip()
    return f"{row}\n{head}"


def uneven_columns(sheet: Sheet, rng: Random) -> str:
    """Columns that somebody padded for another font, so that they do not stand below each other."""
    facts = [fact for fact in some(sheet, rng, 4) if fact.value]
    wide = max(len(fact.label) for fact in facts) + 2
    head = "".join(fact.label.ljust(wide) for fact in facts).rstrip()
    return head + "\n" + "".join(fact.value.ljust(wide) for fact in facts).rstrip()


#: Layouts that a careful person can read, or may refuse: the values stand before the labels or askew.
HARD = {"values_above", "values_first", "uneven_columns"}


def tab_columns(sheet: Sheet, rng: Random) -> str:
    """A line of labels over a line of values, parted by tabs or bars."""
    facts = [fact for fact in some(sheet, rng, 5) if fact.value]
    joint = rng.choice(("\t", "\t", " | ", ",", "｜"))
    return joint.join(f.label for f in facts) + "\n" + joint.join(f.value.replace(",", "") for f in facts)


def in_one_line(sheet: Sheet, rng: Random) -> str:
    """Two or three facts in each line."""
    separator = rng.choice(("：", ":", "＝"))
    joint = rng.choice(("　", "  ", " / ", "／", "、", "　　", " | "))
    per_line = rng.choice((2, 3))
    pieces = [f"{fact.label}{separator}{fact.value}" for fact in sheet.facts]
    return "\n".join(joint.join(pieces[i : i + per_line]) for i in range(0, len(pieces), per_line))


def some(sheet: Sheet, rng: Random, count: int) -> list[Fact]:
    """Return the orders and some of the other facts, about *count* in all, in their order."""
    others = [fact for fact in sheet.facts if fact.role == "other"]
    kept = rng.sample(others, min(len(others), max(0, count - len(sheet.facts) + len(others))))
    return [fact for fact in sheet.facts if fact.role != "other" or fact in kept]


PLAIN: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        beside, numbered, aligned, below, cards, mirrored, boxed, boxed_columns, columns, columns_with_gaps, boxed_cards,
        remark_between, tree_lines, noisy_lines, values_first, uneven_columns, key_values, tab_columns, in_one_line,
    )
}  # fmt: skip
