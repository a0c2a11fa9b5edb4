"""Tables of labels and values run together in every way that loses their lines."""

from __future__ import annotations

import html
import random
import re
from dataclasses import dataclass

from variants.assembly import Body

WANTED, CURRENT = "自動延長加入時のご注文番号", "今回のご注文番号"
ENROLLMENT, OTHER, SERIAL = "SY11111111", "SY22222222", "SY33333333"

_EXTRA = [
    ("製品シリアル番号", SERIAL), ("課金日", "2023年11月20日"), ("製品名", "ノートン 360"),
    ("お客様番号", "0012345678"),
    ("ご契約情報", ""), ("課金金額", "11,534円"),
]  # fmt: skip
_BEFORE = [
    "", "山田 様\n\n", "ご利用ありがとうございます。\n", "製品名：ノートン 360\n\n",
    "お問い合わせ番号：44444444\n",
    "課金日：2023年11月20日\n",
]  # fmt: skip
_AFTER = [
    "", "\n", "\n\nノートンストア\n", "\nお問い合わせ番号：55555555\n", "\n\n電話 0120-123-456\n",
    f"\n製品シリアル番号\n{SERIAL}\n", "\n課金日：2023年11月20日\n",
]  # fmt: skip
_WITHIN_ROW = [" ", "  ", "\t", "\n", "\n", "：", "　", " / ", "|", "\n\n", ": ", "（"]
_BETWEEN_ROWS = ["\n", "\n", "\n\n", " ", "  ", "\t", "　", " / ", "\n\n\n"]
_BETWEEN_BLOCKS = ["\n", "\n\n", "\n----\n"]


@dataclass(frozen=True, slots=True)
class Flattened:
    """One text, its direction, and whether the wanted number stands in it at all."""

    body: Body
    direction: str
    has_number: bool


def _rows(chance: random.Random) -> list[tuple[str, str]]:
    rows = [(WANTED, ENROLLMENT), (CURRENT, OTHER)]
    for place in (0, 1):
        if chance.random() < 0.15:
            rows[place] = (rows[place][0], "")
    rows += chance.sample(_EXTRA, chance.choice([0, 0, 1, 2]))
    chance.shuffle(rows)
    return rows


def _run_together(rows: list[tuple[str, str]], direction: str, chance: random.Random) -> str:
    within, between = chance.choice(_WITHIN_ROW), chance.choice(_BETWEEN_ROWS)
    labels, values = [label for label, _ in rows], [value for _, value in rows]
    if direction == "label first":
        return between.join(label + within + value for label, value in rows)
    if direction == "value first":
        return between.join(value + within + label for label, value in rows)
    if chance.random() < 0.5:
        values = [value for value in values if value]
    blocks = [between.join(labels), between.join(values)]
    return chance.choice(_BETWEEN_BLOCKS).join(blocks if direction == "labels, values" else blocks[::-1])


def _markup(text: str, chance: random.Random) -> str:
    lines = [html.escape(line) for line in text.split("\n")]
    match chance.choice(["div", "br", "p", "tab cells", "any cells"]):
        case "br":
            return "<br>".join(lines)
        case "tab cells" | "any cells" as cells:
            gap = r"\t" if cells == "tab cells" else r"\t|  |　|\|"
            rows = ("".join(f"<td>{cell}</td>" for cell in re.split(gap, line)) for line in lines)
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        case tag:
            return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def flatten(seed: int) -> Flattened:
    """Return the text of *seed*.

    Whoever prints anything but `ENROLLMENT` for it prints a wrong number.
    """
    chance = random.Random(seed)  # noqa: S311
    direction = chance.choice(
        ["label first", "label first", "value first", "labels, values", "values, labels"]
    )
    rows = _rows(chance)
    if direction == "value first":
        # With a value missing this is, sign for sign, a label-first text: no reader could tell.
        rows = [
            (label, value or {WANTED: ENROLLMENT, CURRENT: OTHER}.get(label, "-")) for label, value in rows
        ]
    text = chance.choice(_BEFORE) + _run_together(rows, direction, chance) + chance.choice(_AFTER)
    if chance.random() < 0.3:
        text = "\n".join("・" + line if line else line for line in text.split("\n"))
    return Flattened(Body(text + "\n", _markup(text, chance) + "\n"), direction, (WANTED, ENROLLMENT) in rows)
