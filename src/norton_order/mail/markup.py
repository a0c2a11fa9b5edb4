"""HTML to visible lines, table cells and anchors. The only module that knows Beautiful Soup.

Line breaks come from block elements, ``<br>`` and cells only; inline elements are joined, so that
``<b>自動延長</b><span>加入時の</span>`` stays one word and a number split by ``<wbr>`` stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from norton_order.mail.document import Anchor, Cell, Document, Line
from norton_order.mail.visibility import Style, StyleSheet

MAX_HTML_CHARACTERS: Final = 1_000_000  # ten times what mail clients show without clipping
MAX_SPAN: Final = 100

_BREAKING: Final = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "caption option".split()
)
_UNSEEN: Final = frozenset(
    "script style template head title noframes object embed iframe svg math select textarea audio video canvas".split()
)
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def parse_html(text: str) -> Document:
    """Return *text* as a person sees it; never raises.

    Args:
        text: decoded HTML; what is beyond ``MAX_HTML_CHARACTERS`` is left out.
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text[:MAX_HTML_CHARACTERS].replace("\x00", ""), "lxml")
    sheet = StyleSheet.parse("\n".join(style.get_text() for style in soup.find_all("style")))
    writer = _Writer()
    for step, item, style in _walk(soup, sheet):
        if step == "text":
            writer.write(str(item), style)
        elif step == "open":
            writer.open(item, style)
        else:
            writer.close(item, style)
    writer.end_line()
    hidden = tuple(text for text in writer.hidden if text.strip())
    return Document("text/html", tuple(writer.lines), tuple(writer.anchors), hidden, writer.widths)


def _walk(soup, sheet: StyleSheet) -> Iterator[tuple[str, object, Style]]:  # type: ignore[no-untyped-def]
    """Yield ("open"|"text"|"close", node, style in force), depth first and without recursion."""
    from bs4 import Tag
    from bs4.element import PreformattedString

    stack: list[tuple[str, object, Style]] = [("visit", soup, Style())]
    while stack:
        step, node, style = stack.pop()
        if step == "close":
            yield step, node, style
        elif isinstance(node, Tag):
            if node.name in _UNSEEN:
                if node.name == "template":
                    yield "text", node.get_text(), Style(gone=True)
                continue
            inner = style.inside(node.attrs, sheet.rules_for(node.name, node.attrs))
            yield "open", node, inner
            stack.append(("close", node, inner))
            stack.extend(("visit", child, inner) for child in reversed(node.contents))
        elif not isinstance(node, PreformattedString):  # comments, declarations, CDATA
            yield "text", node, style


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1
    spans: dict[int, int] = field(default_factory=dict)  # column -> rows it still covers

    def next_row(self) -> None:
        self.row += 1
        self.column = -1
        self.spans = {column: left - 1 for column, left in self.spans.items() if left > 1}

    def next_cell(self, columns: int, rows: int) -> Cell:
        if self.row < 0:
            self.row = 0
        self.column += 1
        while self.column in self.spans:
            self.column += 1
        cell = Cell(self.number, self.row, self.column)
        if rows > 1:
            # +1: the row that opens next takes one off before its cells are placed.
            self.spans.update({self.column + i: rows for i in range(columns)})
        self.column += columns - 1
        return cell


class _Writer:
    """Collects lines, cells and anchors while the tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.anchors: list[Anchor] = []
        self.hidden: list[str] = []
        self._text: list[str] = []
        self._cells: list[Cell] = []
        self._tables: list[_Table] = []
        self._table_count = 0
        self._anchors: list[tuple[str, int, list[str]]] = []
        self._preformatted = 0
        self.widths: dict[tuple[int, int], int] = {}

    def write(self, text: str, style: Style) -> None:
        if style.hidden:
            self.hidden.append(text)
            return
        if self._preformatted:
            first, *rest = text.splitlines() or [""]
            self._put(first)
            for line in rest:
                self.end_line()
                self._put(line)
        else:
            self._put(_SPACE.sub(" ", text))

    def _put(self, text: str) -> None:
        self._text.append(text)
        for _href, _line, words in self._anchors:
            words.append(text)

    def end_line(self) -> None:
        text = "".join(self._text).strip(" ")
        self._text.clear()
        if text:
            self.lines.append(Line(text, tuple(self._cells)))

    def open(self, tag, style: Style) -> None:  # type: ignore[no-untyped-def]
        name = tag.name
        if name == "br":
            (self.hidden.append("\n") if style.hidden else self.end_line())
        elif name == "a" and tag.get("href") and not style.hidden:
            self._anchors.append((str(tag["href"]).strip(), len(self.lines), []))
        elif name in _BREAKING:
            self.end_line()
            self._open_table_part(tag)
            self._preformatted += name == "pre"

    def _open_table_part(self, tag) -> None:  # type: ignore[no-untyped-def]
        if tag.name == "table":
            self._tables.append(_Table(self._table_count))
            self._table_count += 1
        elif tag.name == "tr" and self._tables:
            self._tables[-1].next_row()
        elif tag.name in {"td", "th"} and self._tables:
            table = self._tables[-1]
            self._cells.append(table.next_cell(_span(tag, "colspan"), _span(tag, "rowspan")))
            covered = max(table.column, *table.spans) if table.spans else table.column
            self.widths[table.number, table.row] = covered + 1

    def close(self, tag, style: Style) -> None:  # type: ignore[no-untyped-def]
        name = tag.name
        if name == "a" and tag.get("href") and not style.hidden:
            href, line, words = self._anchors.pop()
            self.anchors.append(Anchor(href, _SPACE.sub(" ", "".join(words)).strip(), line))
        elif name in _BREAKING:
            self.end_line()
            self._preformatted -= name == "pre"
            if name == "table":
                self._tables.pop()
            elif name in {"td", "th"} and self._tables and self._cells:
                self._cells.pop()


def _span(tag, name: str) -> int:  # type: ignore[no-untyped-def]
    value = str(tag.get(name, "1")).strip()
    return (
        min(int(value), MAX_SPAN)
        if value.isdecimal() and value.isascii() and 0 < len(value) < 6 and int(value)
        else 1
    )
