"""Lines, table cells and anchors of a page, collected while its tree is walked."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin

from norton_order.mail.document import PICTURE, UNREAD, UNSURE, Anchor, Document, Line
from norton_order.mail.tables import MAX_COLUMNS, MAX_ROWS, Grid
from norton_order.mail.visibility import Style

MAX_NESTING: Final = 40  # cells inside cells; Outlook's deepest mails have some 15

_BREAKING: Final = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr "
    "ul caption option optgroup".split()
)
_ON_TOP: Final = frozenset({"legend", "summary"})  # of what is around, wherever they are written
_RAISED: Final = frozenset({"sup", "sub"})
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_FIGURES: Final = re.compile(r"\d{5}")  # in the words for a picture: it shows a number, and is no ornament
_EDGES: Final = f" {PICTURE}"
_LEADING_INTEGER: Final = re.compile(r"[ \t\n\r\f]*\+?(\d{1,9})")


class Writer:
    """Collects lines, cells and anchors while the tree is walked."""

    def __init__(self, base: str) -> None:
        """Begin a document whose addresses are relative to *base*."""
        self.lines: list[Line] = []
        self.anchors: list[Anchor] = []
        self.hidden: list[str] = []
        self.widths: dict[tuple[int, int], int] = {}
        self._base = base
        self._text: list[str] = []
        self._cells: list[tuple[Any, ...]] = [()]
        self._tables: list[Grid] = []
        self._table_count = 0
        self._turned: list[tuple[int, int]] = []  # first and one past the last line of a table out of order
        self._layers: list[int] = [0]
        self._layer_count = 0
        self._moved: list[Any] = []  # the elements of the layers
        self._is_unsure = False  # of the line in hand
        self._anchors: list[tuple[str, int, list[str]]] = []
        self._preformatted = 0

    def document(self, *, is_unsure: bool) -> Document:
        """Return what was collected."""
        self.end_line()
        unsure = self._lines_of_turned_tables()
        lines = tuple(
            line._replace(layer=UNSURE) if is_unsure or index in unsure else line
            for index, line in enumerate(self.lines)
        )
        hidden = tuple(text for text in self.hidden if text.strip())
        return Document("text/html", lines, tuple(self.anchors), hidden, self.widths)

    def _lines_of_turned_tables(self) -> set[int]:
        covered: set[int] = set()
        reached = 0
        for start, end in sorted(self._turned):
            covered.update(range(max(start, reached), end))
            reached = max(reached, end)
        return covered

    def write(self, text: str, style: Style) -> None:
        """Add *text* that has *style*."""
        if style.hidden:
            self.hidden.append(text)
            return
        self._is_unsure = self._is_unsure or (bool(text.strip()) and style.doubtful)
        if self._preformatted:
            first, *rest = text.splitlines() or [""]
            self._put(first)
            for line in rest:
                self.end_line()
                self._is_unsure = style.doubtful
                self._put(line)
        else:
            self._put(_SPACE.sub(" ", text))

    def _put(self, text: str) -> None:
        self._text.append(text)
        if self._anchors:
            self._anchors[-1][2].append(text)

    def end_line(self) -> None:
        """End the line in hand, if there is one."""
        text = "".join(self._text).strip(_EDGES)
        self._text.clear()
        if text:
            layer = UNSURE if self._is_unsure or len(self._cells) > MAX_NESTING else self._layers[-1]
            self.lines.append(Line(text, self._cells[-1], layer))
        self._is_unsure = False

    def open(self, tag: Any, style: Style) -> None:
        """Begin *tag*, inside of which *style* is in force."""
        name = tag.name
        if self._is_moved(tag, style):
            self.end_line()
            self._layer_count += 1
            self._layers.append(self._layer_count)
            self._moved.append(tag)
        if name == "br":
            (self.hidden.append("\n") if style.hidden else self.end_line())
        elif name == "img":
            self._put_picture(tag, style)
        elif name in {"col", "colgroup"} and self._tables:
            self._tables[-1].is_turned = self._tables[-1].is_turned or style.hidden
        elif name in {"a", "area", "form"} and not style.hidden:
            self._open_anchor(tag)
        elif name in _RAISED and not style.hidden:
            self._put("^")
        if name in _BREAKING:
            self.end_line()
            self._open_table_part(tag, style)
            self._preformatted += name == "pre"

    def _is_moved(self, tag: Any, style: Style) -> bool:
        """Return whether *tag* is shown elsewhere than where it stands among its neighbours."""
        if tag.name in _ON_TOP and not style.hidden and _is_preceded(tag):
            return True
        if not style.place or style.hidden:
            return False
        if style.place == "right":  # the last of its block goes to the end of the line, where it is
            return _is_followed(tag)
        if style.place == "left":  # the first of its line goes to its start, where it is
            return bool("".join(self._text[-50:]).strip(_EDGES))
        return True

    def _put_picture(self, tag: Any, style: Style) -> None:
        if not style.hidden:
            words = str(tag.get("alt", ""))[:200]
            shows_value = _FIGURES.search(words) is not None
            self._text.append(UNREAD if shows_value else PICTURE)
            if self._anchors:
                self._anchors[-1][2].append(words)

    def _open_anchor(self, tag: Any) -> None:
        target = tag.get("action" if tag.name == "form" else "href")
        href = str(target or "").strip()
        if self._base and href and not re.match(r"[a-z][a-z0-9+.-]*:", href, re.IGNORECASE):
            try:
                href = urljoin(self._base, href)
            except ValueError:
                href = self._base
        words = [str(tag.get("alt", ""))[:200]] if tag.name == "area" else []
        self._anchors.append((href, len(self.lines), words))

    def _open_table_part(self, tag: Any, style: Style) -> None:
        if tag.name == "table":
            self._tables.append(Grid(self._table_count, len(self.lines)))
            self._table_count += 1
            return
        if not self._tables:
            return
        table = self._tables[-1]
        if tag.name in _GROUPS:
            table.end_group()
            is_late = tag.name == "thead" and table.row >= 0
            table.is_turned = table.is_turned or is_late or (tag.name == "tfoot" and _has_rows_after(tag))
        elif tag.name == "caption":
            table.is_turned = table.is_turned or table.row >= 0  # it is shown above the rows
        elif tag.name == "tr" and style.display != "none":
            table.next_row()
        elif tag.name in {"td", "th"} and style.takes_cell:
            columns = _span(tag, "colspan", MAX_COLUMNS) or 1
            cell = table.next_cell(columns, _span(tag, "rowspan", MAX_ROWS))
            self._cells.append(
                (*self._cells[-1], cell) if len(self._cells) <= MAX_NESTING else self._cells[-1]
            )
            self.widths[table.number, table.row] = table.width

    def close(self, tag: Any, style: Style) -> None:
        """End *tag*."""
        name = tag.name
        if name in _BREAKING:
            self.end_line()
            self._preformatted -= name == "pre"
            self._close_table_part(name, style)
        elif name in _RAISED and not style.hidden:
            self._put("^")
        if name in {"a", "area", "form"} and not style.hidden:
            href, line, words = self._anchors.pop()
            if href:
                self.anchors.append(Anchor(href, _SPACE.sub(" ", "".join(words)).strip(), line))
        if self._moved and self._moved[-1] is tag:
            self.end_line()
            self._moved.pop()
            self._layers.pop()

    def _close_table_part(self, name: str, style: Style) -> None:
        if name == "table":
            table = self._tables.pop()
            if table.is_turned:
                self._turned.append((table.start, len(self.lines)))
        elif name in _GROUPS and self._tables:
            self._tables[-1].end_group()
        elif name in {"td", "th"} and self._tables and style.takes_cell and len(self._cells) > 1:
            self._cells.pop()


def _is_followed(tag: Any) -> bool:
    """Return whether text that comes after a float to the right is shown on its left."""
    for number, sibling in enumerate(islice(tag.next_siblings, 20)):
        name = getattr(sibling, "name", None)
        if name == "br" or "clear" in str(sibling.get("style", "") if name else ""):
            return False
        if (sibling.contents if name else str(sibling).strip()) or number == 19:
            return True
    return False


def _is_preceded(tag: Any) -> bool:
    """Return whether something stands before *tag* in the element around it."""
    return any(
        getattr(other, "name", None) or str(other).strip() for other in islice(tag.previous_siblings, 20)
    )


def _has_rows_after(tag: Any) -> bool:
    siblings = islice(tag.next_siblings, 200)
    return any(getattr(sibling, "name", None) in {"tr", "tbody", "thead"} for sibling in siblings)


def _span(tag: Any, name: str, most: int) -> int:
    """Return how many columns or rows a cell spans, as browsers read the attribute."""
    match = _LEADING_INTEGER.match(str(tag.get(name, "1")))
    return min(int(match[1]), most) if match else 1
