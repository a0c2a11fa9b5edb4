"""Plain-text layouts of labels and values."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

Row = tuple[str, str]
Layout = Callable[[Sequence[Row]], str]


def width(text: str) -> int:
    """Return the columns *text* takes on a fixed-width screen."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _lines(pattern: str, between: str = "\n") -> Layout:
    return lambda rows: between.join(pattern.format(label=label, value=value) for label, value in rows) + "\n"


def _padded(rows: Sequence[Row]) -> str:
    """Return labels padded with U+3000 to one width, as Japanese mail aligns them."""
    longest = max(len(label) for label, _ in rows)
    return "".join(f"{label}{chr(0x3000) * (longest - len(label))}：{value}\n" for label, value in rows)


def _aligned(rows: Sequence[Row]) -> str:
    """Return labels padded with blanks, value after two blanks."""
    longest = max(width(label) for label, _ in rows)
    return "".join(f"{label}{' ' * (longest - width(label) + 2)}{value}\n" for label, value in rows)


def _columns(gap: int, rule: str = "") -> Layout:
    """Return a layout of one header line above one value line, in columns."""

    def layout(rows: Sequence[Row]) -> str:
        widths = [max(width(label), width(value)) + gap for label, value in rows]

        def line(cells: Sequence[str]) -> str:
            return "".join(
                cell + " " * (room - width(cell)) for cell, room in zip(cells, widths, strict=True)
            ).rstrip()

        head, values = line([label for label, _ in rows]), line([value for _, value in rows])
        return f"{head}\n{rule * sum(widths)}{chr(10) if rule else ''}{values}\n"

    return layout


def _tab_columns(rows: Sequence[Row]) -> str:
    return "\t".join(label for label, _ in rows) + "\n" + "\t".join(value for _, value in rows) + "\n"


def _wrapped(rows: Sequence[Row]) -> str:
    """Return each label cut by a line end in its middle, as old mail programs fold."""
    return "".join(
        f"{label[: len(label) // 2]}\n{label[len(label) // 2 :]}：{value}\n" for label, value in rows
    )


def _wrapped_indented(rows: Sequence[Row]) -> str:
    return "".join(
        f"　{label[: len(label) * 2 // 3]}\n　{label[len(label) * 2 // 3 :]}　{value}\n"
        for label, value in rows
    )


def _boxed(rows: Sequence[Row]) -> str:
    return "".join(f"| {label} | {value} |\n" for label, value in rows)


def _ruled(rows: Sequence[Row]) -> str:
    return "".join(f"│{label}│{value}│\n├──────┼──────┤\n" for label, value in rows)


PLAIN_LAYOUTS: dict[str, Layout] = {
    "：": _lines("{label}：{value}"),
    ":": _lines("{label}: {value}"),
    " : ": _lines("{label} : {value}"),
    "；": _lines("{label}；{value}"),
    "→": _lines("{label}→{value}"),
    "⇒": _lines("{label} ⇒ {value}"),
    "…": _lines("{label}……{value}"),
    "dots": _lines("{label} ........ {value}"),
    "middle dots": _lines("{label}・・・・{value}"),
    "dashes": _lines("{label} --- {value}"),
    "=": _lines("{label} = {value}"),
    "tab": _lines("{label}\t{value}"),
    "tabs": _lines("{label}\t\t：\t{value}"),
    "U+3000": _lines("{label}　{value}"),
    "two blanks": _lines("{label}  {value}"),
    "padded": _padded,
    "aligned": _aligned,
    "next line": _lines("{label}\n{value}"),
    "next line, colon": _lines("{label}：\n{value}"),
    "next line, indented": _lines("{label}\n　　{value}"),
    "next line, arrow": _lines("{label}\n→ {value}"),
    "blank line": _lines("{label}\n\n{value}", "\n\n"),
    "blank line, colon": _lines("{label}：\n\n　{value}", "\n\n"),
    "spaced": _lines("{label}：{value}", "\n\n"),
    "wrapped label": _wrapped,
    "wrapped label, indented": _wrapped_indented,
    "【】": _lines("【{label}】{value}"),
    "【】 next line": _lines("【{label}】\n{value}"),
    "[]": _lines("[{label}] {value}"),
    "[] next line": _lines("[{label}]\n{value}", "\n\n"),
    "<>": _lines("<{label}>\n{value}"),
    "「」": _lines("「{label}」：{value}"),
    "■": _lines("■{label}：{value}"),
    "■ next line": _lines("■ {label}\n{value}"),
    "□ spaced": _lines("□ {label}\n\n　{value}", "\n\n"),
    "◆": _lines("◆{label}　{value}"),
    "◇ next line": _lines("◇{label}◇\n{value}"),
    "・": _lines("・{label}：{value}"),
    "○": _lines("○ {label}：{value}"),
    "*": _lines("* {label}: {value}"),
    "-": _lines("- {label}: {value}"),
    "bold asterisks": _lines("*{label}:* {value}"),
    "numbered": _lines("1. {label}：{value}"),
    "(colon in bracket)": _lines("（{label}：{value}）"),
    "columns": _columns(4),
    "columns with rule": _columns(3, "-"),
    "tab columns": _tab_columns,
    "| |": _boxed,
    "│ │": _ruled,
    "は です": _lines("{label}は、{value} です。"),
}

# Layouts that put the two order numbers into one line; other rows go above, one a line.
ONE_LINE: dict[str, str] = {
    "one line, U+3000": "　",
    "one line, blanks": "    ",
    "one line, /": " / ",
    "one line, 、": "、",
    "one line, |": " | ",
    "one line, tab": "\t",
}
PLAIN_LAYOUTS |= {name: _lines("{label}：{value}", gap) for name, gap in ONE_LINE.items()}

# Layouts whose rows must stay together and be the order numbers only: a table of many columns would be wider
# than any mail program writes.
NARROW = {"columns", "columns with rule", "tab columns", *ONE_LINE}
