"""HTML -> plain text as text browsers and html-to-text programs make it.

The renderers here imitate what w3m, lynx, elinks, html2text, inscriptis, Beautiful Soup and mail clients were
seen to do with the generated pages. Where the programs themselves are installed, `PROGRAMS` runs them instead.
"""

from __future__ import annotations

import html as entities
import re
import shutil
import subprocess
from collections.abc import Callable

from generated.trees import BLOCKS, Element, tree
from generated.width import cut, pad, width

Renderer = Callable[[str, int], str]

_BLANKS = re.compile(r"[ \t\r\n]+")


def _inline(element: Element | str) -> str:
    """Return the text of an element on one line, blocks parted by a blank."""
    if isinstance(element, str):
        return _BLANKS.sub(" ", element)
    if element.tag == "br":
        return "\n"
    inner = "".join(_inline(child) for child in element.children)
    return f" {inner} " if element.tag in BLOCKS | {"td", "th"} else inner


def _tidy(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def _cells(table: Element) -> list[list[Element]]:
    return [row.found("td", "th") for row in table.found("tr")]


def _blocks(element: Element, table: Callable[[Element], str], wide: int, margin: str = "") -> str:
    """Return the text of an element, its tables rendered by *table*."""
    out: list[str] = []
    line = ""

    def flush() -> None:
        nonlocal line
        for part in _tidy(line).split("\n") if line.strip() else []:
            out.extend(margin + piece for piece in _filled(part, wide - len(margin)))
        line = ""

    for child in element.children:
        if isinstance(child, str):
            line += _BLANKS.sub(" ", child)
        elif child.tag == "br":
            line += "\n"
        elif child.tag == "table":
            flush()
            out.append(table(child))
        elif child.tag == "pre":
            flush()
            out += [margin + row for row in "".join(_strings(child, whole=True)).split("\n")]
        elif child.tag in BLOCKS or child.found(*BLOCKS):
            flush()
            out.append(_blocks(child, table, wide, margin))
            if child.tag in {"p", "h1", "h2", "h3", "h4", "ul", "dl", "ol"}:
                out.append("")
        else:
            line += _inline(child)
    flush()
    return "\n".join(out)


def _filled(text: str, wide: int) -> list[str]:
    """Return *text* in lines of at most *wide* columns, words of ASCII kept whole."""
    lines, line = [], ""
    for word in re.findall(r"[!-~]+ ?|.", text):
        if line and width(line) + width(word.rstrip()) > wide:
            lines.append(line.rstrip(" "))
            line = ""
        line += word
    return [*lines, line] if line or not lines else lines


def _columns(table: Element, wide: int, gap: int, *, ruled: bool) -> str:
    """Return a table as columns; cells are folded where it is too wide."""
    cells = [[_tidy(_inline(cell)) for cell in row] for row in _cells(table)]
    if not cells or not any(cells):
        return ""
    if any(cell.found("table") for row in _cells(table) for cell in row):
        return "\n".join(
            _blocks(cell, lambda inner: _columns(inner, wide, gap, ruled=ruled), wide)
            for row in _cells(table)
            for cell in row
        )
    count = max(map(len, cells))
    spans = [
        max((max(map(width, row[i].split("\n"))) for row in cells if i < len(row)), default=0)
        for i in range(count)
    ]
    while sum(spans) + gap * count > wide and max(spans) > 8:
        spans[spans.index(max(spans))] -= 2
    lines = []
    edge = "+" + "+".join("-" * (span + 2) for span in spans) + "+"
    for row in cells:
        folded = [
            [piece for part in cell.split("\n") for piece in _filled_or_cut(part, spans[i])]
            for i, cell in enumerate(row)
        ]
        lines += [edge] if ruled else []
        for j in range(max(map(len, folded), default=0)):
            pieces = [pad(part[j] if j < len(part) else "", spans[i]) for i, part in enumerate(folded)]
            lines.append(("| " + " | ".join(pieces) + " |") if ruled else (" " * gap).join(pieces).rstrip())
    return "\n".join([*lines, edge] if ruled else lines)


def _filled_or_cut(text: str, wide: int) -> list[str]:
    return [
        piece
        for line in _filled(text, wide)
        for piece in (cut(line, wide) if width(line) > wide and not line.isascii() else [line])
    ]


def as_w3m(html: str, wide: int) -> str:
    """Imitate w3m: columns one blank apart; frames where the table has a border."""

    def table(element: Element) -> str:
        return _columns(element, wide, 1, ruled=element.attributes.get("border", "0") not in {"0", ""})

    return _blocks(tree(html), table, wide)


def as_lynx(html: str, wide: int) -> str:
    """Imitate lynx: a margin of three, columns aligned by characters; rows too long are wrapped, unaligned."""

    def table(element: Element) -> str:
        rows = _cells(element)
        if any(cell.found("table") for row in rows for cell in row):
            return "\n".join(_blocks(cell, table, wide, "   ") for row in rows for cell in row)
        texts = [[_tidy(_inline(cell)) for cell in row] for row in rows]
        spans = [
            max(len(row[i]) for row in texts if i < len(row)) for i in range(max(map(len, texts), default=0))
        ]
        if sum(spans) + len(spans) + 3 <= wide and not any("\n" in text for row in texts for text in row):
            return "\n".join("   " + " ".join(map(str.ljust, row, spans)).rstrip() for row in texts)
        made = []
        for row in texts:
            line = " ".join(row)
            made += ["   " + piece for part in line.split("\n") for piece in _filled(part.strip(), wide - 3)]
        return "\n".join(made)

    return _blocks(tree(html), table, wide, "   ")


def as_elinks(html: str, wide: int) -> str:
    """Imitate elinks: as w3m, with a margin of three and frames of signs."""

    def table(element: Element) -> str:
        ruled = element.attributes.get("border", "0") not in {"0", ""}
        return "\n".join("   " + line for line in _columns(element, wide - 3, 1, ruled=ruled).split("\n"))

    return _blocks(tree(html), table, wide, "   ")


def as_inscriptis(html: str, wide: int) -> str:
    """Imitate inscriptis: columns two blanks apart, never folded."""
    return _blocks(tree(html), lambda element: _columns(element, 10_000, 2, ruled=False), 10_000)


def as_markdown(html: str, wide: int) -> str:
    """Imitate html2text and markdownify: bars between cells, a rule under the first row."""

    def table(element: Element) -> str:
        rows = _cells(element)
        if any(cell.found("table") for row in rows for cell in row):
            return "\n".join(_blocks(cell, table, 10_000) for row in rows for cell in row)
        lines = [" | ".join(_tidy(_inline(cell)).replace("\n", " ") for cell in row) for row in rows]
        if lines:
            lines.insert(1, "|".join(["---"] * len(rows[0])))
        return "\n".join(lines)

    return _blocks(tree(html), table, 10_000)


def as_client(html: str, wide: int) -> str:
    """Imitate mail clients that make a plain part: cells parted by tabs, rows by lines."""

    def table(element: Element) -> str:
        rows = _cells(element)
        if any(cell.found("table") for row in rows for cell in row):
            return "\n".join(_blocks(cell, table, 10_000) for row in rows for cell in row)
        return "\n".join("\t".join(_tidy(_inline(cell)).replace("\n", " ") for cell in row) for row in rows)

    return _blocks(tree(html), table, 10_000)


def as_text_nodes(html: str, wide: int) -> str:
    """Imitate Beautiful Soup's get_text with a line for each text."""
    return "\n".join(_strings(tree(html)))


def as_blanks(html: str, wide: int) -> str:
    """Imitate Beautiful Soup's get_text with a blank between the texts."""
    return " ".join(_strings(tree(html)))


def as_stripped(html: str, wide: int) -> str:
    """Leave the tags out with a pattern, as scripts do; cells are glued together."""
    body = re.sub(r"<(style|title)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    return entities.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br */?>", "\n", body)))


def as_cell_lines(html: str, wide: int) -> str:
    """Imitate clients that put each cell into a paragraph of its own."""
    text = re.sub(r"</(td|th|tr|p|div|li|dt|dd|h\d|caption)>", "\n\n", html)
    return re.sub(r"\n\s*\n\s*", "\n\n", as_stripped(text, wide))


def _strings(element: Element, *, whole: bool = False) -> list[str]:
    """Return the texts within an element; *whole* ones keep their blanks."""
    made: list[str] = []
    for child in element.children:
        if isinstance(child, Element):
            made += _strings(child, whole=whole)
        elif whole or child.strip():
            made.append(child if whole else child.strip())
    return made


RENDERERS: dict[str, Renderer] = {
    "w3m": as_w3m,
    "lynx": as_lynx,
    "elinks": as_elinks,
    "inscriptis": as_inscriptis,
    "markdown": as_markdown,
    "client": as_client,
    "text-nodes": as_text_nodes,
    "blanks": as_blanks,
    "stripped": as_stripped,
    "cell-lines": as_cell_lines,
}
_COMMANDS = {
    "w3m": ("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "{wide}"),
    "lynx": (
        "lynx",
        "-dump",
        "-stdin",
        "-nolist",
        "-assume_charset=utf-8",
        "-display_charset=utf-8",
        "-width={wide}",
    ),
    "elinks": (
        "elinks",
        "-dump",
        "-dump-charset",
        "utf-8",
        "-no-references",
        "-no-numbering",
        "-dump-width",
        "{wide}",
    ),
}


def _ran(command: tuple[str, ...], html: str, wide: int) -> str:
    words = [word.format(wide=wide) for word in command]
    return subprocess.run(
        words, input=html.encode(), capture_output=True, check=True, timeout=20
    ).stdout.decode()


def programs() -> dict[str, Renderer]:
    """Return the text browsers that are installed here."""

    def runner(command: tuple[str, ...]) -> Renderer:
        return lambda html, wide: _ran(command, html, wide)

    return {
        f"real {name}": runner(command) for name, command in _COMMANDS.items() if shutil.which(command[0])
    }
