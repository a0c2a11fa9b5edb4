"""Lines and anchors, collected while boxes are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from norton_order.html.boxes import Box, Break, Item, Mark, Run
from norton_order.html.document import MAX_BLANKS, PICTURE, UNREAD, UNSURE, Anchor, Document, Line
from norton_order.html.rows import LINE_EDGES, ORNAMENT, Place

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_SIGNS: Final = frozenset({ORNAMENT, PICTURE, UNREAD})


class Writer:
    """Collects lines, anchors and what is hidden."""

    def __init__(self, hidden: list[str]) -> None:
        """Begin a document with text that is *hidden*."""
        self._hidden = hidden
        self.lines: list[Line] = []
        self._anchors: list[Anchor] = []
        self.widths: dict[tuple[int, int], int] = {}
        self._text: list[str] = []
        self._is_unsure = False  # of the line in hand
        self._open: list[tuple[str, int, list[str]]] = []  # anchors
        self._tables = 0
        self._layers = 0
        self._blanks = 0

    def document(self, *, is_unsure: bool) -> Document:
        """Return what was written."""
        while self._open:
            self._close_anchor()
        lines = (line._replace(layer=UNSURE) for line in self.lines) if is_unsure else self.lines
        hidden = tuple(text for text in self._hidden if text.strip())
        return Document("text/html", tuple(lines), tuple(self._anchors), hidden, self.widths)

    def next_table(self) -> int:
        """Return the number of a table that begins."""
        self._tables += 1
        return self._tables - 1

    def text_of(self, items: Iterable[Item], place: Place) -> None:
        """Write the text of *items*."""
        for item in items:
            if isinstance(item, Run):
                self._put(item)
            elif isinstance(item, Break):
                self.end_line(place)
            elif isinstance(item, Mark):
                self.mark(item)
            elif isinstance(item, Box):
                self.text_of(item.items, place)

    def _put(self, run: Run) -> None:
        text = run.text
        if run.is_doubtful and text.strip():
            self._is_unsure = True
        if run.style.spaces == "collapse" and text[:1] == " " and self._text and self._text[-1][-1:] == " ":
            text = text[1:]
        if text:
            self._text.append(text)
            for _href, _line, words in self._open[-1:]:
                words.append(text if text not in _SIGNS else "")

    def end_line(self, place: Place) -> None:
        """End the line in hand, if there is one."""
        text = "".join(self._text).strip(LINE_EDGES)
        self._text.clear()
        is_unsure, self._is_unsure = self._is_unsure, False
        if text:
            self.put_line(
                text.replace(ORNAMENT, PICTURE), place._replace(is_unsure=place.is_unsure or is_unsure)
            )

    def put_line(self, text: str, place: Place, *, is_cell: bool = False) -> None:
        """Add a line; an empty one is a cell, or one of no more than ``MAX_BLANKS`` in a row."""
        self._blanks = 0 if text or is_cell else self._blanks + 1
        if self._blanks <= MAX_BLANKS:
            layer = UNSURE if place.is_unsure else place.layer
            self.lines.append(Line(text, place.cells, layer, place.quotes))

    def mark_all(self, items: Iterable[Item]) -> None:
        """Take note of the anchors in *items*, whose text is not written."""
        for item in items:
            if isinstance(item, Mark):
                self.mark(item)
            elif isinstance(item, Box):
                self.mark_all(item.items)

    def mark(self, mark: Mark) -> None:
        """Take note of where an anchor begins or ends."""
        if mark.kind == "open":
            self._open.append((mark.text, len(self.lines), []))
        elif mark.kind == "words":
            for _href, _line, words in self._open[-1:]:
                words.append(mark.text)
        elif self._open:
            self._close_anchor()

    def _close_anchor(self) -> None:
        href, line, words = self._open.pop()
        if href:
            self._anchors.append(Anchor(href, _SPACES.sub(" ", "".join(words)).strip(), line))
