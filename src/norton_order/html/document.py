"""What a body part looks like to its reader: visible lines with their places, and anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple

MAX_BLANKS: Final = 50  # blank lines in a row that are kept; a label and its number stand closer
UNSURE: Final = -1  # the layer of text of which it cannot be told whether or where it is seen
PICTURE: Final = "\ufffc"  # stands for a picture inside a line
BROKEN: Final = (
    "\ue001"  # stands for a line break that something put into a word, not undone; nothing reads across it
)
UNREAD: Final = "\ue000"  # stands for something seen that is not read, such as a form field


class Cell(NamedTuple):
    """One cell of a table: the table's number in the document, row and column from 0, spans counted.

    ``rows`` is how many rows it spans, 0 for all that follow in its group; ``columns`` how many columns.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def reaches(self, row: int) -> bool:
        """Return whether the cell spans *row* as well, below its own."""
        return self.row < row and (self.rows == 0 or row < self.row + self.rows)


class Line(NamedTuple):
    """One visible line, as decoded, without its line end.

    Attributes:
        text: without visible characters for a blank line, an empty cell or an empty block.
        cells: the table cells around it, outermost first; empty outside tables and in plain text.
        layer: 0 in the flow of the text; the number of the element that was moved out of it; ``UNSURE``.
        quotes: how many ``blockquote`` elements are around it; the signs ``>`` of plain text stay in the text.
    """

    text: str
    cells: tuple[Cell, ...] = ()
    layer: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A hyperlink of an HTML document.

    Attributes:
        href: as decoded, white space stripped.
        text: the visible text over it, white space folded.
        line: index into the document's lines of the line it starts on.
    """

    href: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One body part, decoded.

    Attributes:
        media_type: "text/plain" or "text/html".
        lines: top to bottom.
        anchors: top to bottom; empty for plain text.
        hidden: text that a person looking at the mail does not see.
        widths: (table, row) -> how many columns the row spans, empty cells counted.
        is_cut: the text breaks off, maybe within a word or a number.
        is_damaged: a part of it is lost, cut, or was not understood: U+FFFD, ``BROKEN``, stray octets, an unclosed
            page, quoted-printable left as it is; a number of unusual length in it may be a piece of one.
    """

    media_type: Literal["text/plain", "text/html"]
    lines: tuple[Line, ...]
    anchors: tuple[Anchor, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: Mapping[tuple[int, int], int] = field(default_factory=dict)
    is_cut: bool = False
    is_damaged: bool = False

    @property
    def whole_lines(self) -> tuple[Line, ...]:
        """The lines of which nothing can be missing."""
        return self.lines[:-1] if self.is_cut else self.lines

    def unsure(self) -> Document:
        """Return this document as one of which it cannot be told whether its text is seen."""
        return replace(self, lines=tuple(line._replace(layer=UNSURE) for line in self.lines))


def plain_document(text: str) -> Document:
    """Return *text* as a document, one line for each of its lines, blank ones kept but for long runs of them."""
    lines: list[Line] = []
    blanks = 0
    for line in text.splitlines():
        shown = line.rstrip()
        blanks = 0 if shown else blanks + 1
        if blanks <= MAX_BLANKS:
            lines.append(Line(shown))
    return Document("text/plain", tuple(lines))
