"""Lines of a document, normalised for matching, and where they stand to each other."""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import Final, TypeVar

from norton_order.forwards import strip_quoting
from norton_order.html.document import UNREAD, Cell, Line
from norton_order.text.safe import ESCAPES
from norton_order.vendor.labels import CONNECTING_WORDS
from norton_order.vendor.numbers import PREFIX

_T = TypeVar("_T")

# Characters that are not seen: format characters, variation selectors, fillers.
INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Letters and marks that make text run from right to left: its order on the screen is another one.
TURNING: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202d\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Letters and digits drawn small, raised or in frames: NFKC would make them part of the number beside them.
_ORNAMENTS: Final = re.compile(
    "[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1dbf\u2070-\u209f\u2100-\u2115\u2117-\u214f\u2160-\u2188"
    "\u2460-\u24ff\u3250-\u325f\u32b1-\u32cf\u3358-\u337a\u3380-\u33ff\U0001f100-\U0001f1ff]"
)
_BLANKS: Final = str.maketrans(
    {"\u3000": "  ", "\u2800": " ", "\u2116": "No. "}
    | dict.fromkeys([*"\u00bc\u00bd\u00be\u2189", *map(chr, range(0x2150, 0x2160))], "\ufffd")
)
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]+")
_SPACE: Final = re.compile(r"[^\S\t ]")
# White space and brackets; normalised text has no other white space.
_LEFT_OUT: Final = dict.fromkeys(map(ord, " \t()[]{}<>\"'「」『』【】〔〕〈〉《》〖〗«»“”‘’*_`"))
_LINK: Final = re.compile(
    r"(?:https?|ftp|mailto):[!-~]+|www\.[!-~]+|[\w.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII
)


# Stands for each letter of a link: a word character as wide as those, which no mail is written with (a rune), so that a
# link between a label and a number parts them.
LINK_FILL: Final = "\u16dc"
_PIECE: Final = 1_000
_MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\uff9e\uff9f\ufe20-\ufe2f"
_PIECES: Final = re.compile(rf".{{1,{_PIECE}}}(?![{_MARKS}])|.{{1,{_PIECE}}}", re.DOTALL)


def normalise(text: str) -> str:
    """Return *text* in the form labels and numbers are matched in: NFKC, nothing invisible, plain spaces."""
    if "\x1b" in text:  # a colour for a terminal
        text = ESCAPES.sub(lambda sequence: "" if len(sequence[0]) > 2 else sequence[0], text)
    if text.isascii():
        return text if text.isprintable() else _CONTROLS.sub(_control, text)
    spaced = _ORNAMENTS.sub("^", _CONTROLS.sub(_control, text).translate(_BLANKS))
    # Putting combining marks in order takes quadratic time, so that a line of nothing else is cut up.
    pieces = _PIECES.findall(spaced) if len(spaced) > _PIECE else [spaced]
    folded = "".join(unicodedata.normalize("NFKC", piece) for piece in pieces)
    return _SPACE.sub(" ", _CONTROLS.sub("", INVISIBLE.sub("", folded)))


def _control(match: re.Match[str]) -> str:
    """Return what stands for control characters: a mark where they touch a letter or digit, which another one may have been."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    is_in_word = any(c.isascii() and c.isalnum() for c in (before, after))
    return "\ufffd" if is_in_word and not match[0].isspace() else ""


class Link(Enum):
    """How one span of a document leads to the next one, with nothing but signs and space between."""

    INLINE = "on the same line"
    NEXT = "on a later line"
    RIGHT = "in a later cell of the same row"
    BELOW = "in a lower cell of the same column"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of normalised text; lines are indices into the layout, columns count code points."""

    line: int
    start: int
    end_line: int
    end: int


_WORDS: Final = "|".join(sorted(map(re.escape, CONNECTING_WORDS), key=len, reverse=True))
# Signs and space, and words known to connect. An arrow that points back parts.
_CONNECTOR: Final = re.compile(rf"(?:[^\w。←⇐⇦{UNREAD}]|_|(?<!\w)(?:{_WORDS})(?![A-Za-z0-9])|(?<=です)。)*+")
# A mark of a footnote right behind a label, as it stands after normalising.
_FOOTNOTE: Final = re.compile(r"[)\]】」』]?\^? ?(?:※|[*†‡]|注) ?[0-9]{0,2}\^?(?![0-9A-Z])")
# One short remark in parentheses or on a line of its own, unless it speaks of another number; to say that this is
# not the current order is no such thing.
_OTHER_NUMBER: Final = (
    "今回|異な|違|ではな|ではあ|別|旧|更新|最新|変更|次回|新し|下記|以下|次の|not|current|latest|new|previous"
)
_REMARK: Final = re.compile(
    r"\((?:※?(?:この番号は、?)?今回のご?注文番号(?:とは(?:異な|違|別)|ではあり|ではござ)[^()\n]{0,20}"
    rf"|(?![^()\n]*(?:{_OTHER_NUMBER}))[^()\n]{{0,40}})\)"
    rf"|(?<=\n)\s*※(?![^\n]*(?:{_OTHER_NUMBER}))[^\n※:]{{0,40}}(?=\n)",
    re.IGNORECASE,
)
MAX_LINE: Final = 10_000  # characters; nobody reads a number out of a longer line
MAX_REMEMBERED: Final = 200  # characters; longer lines do not come twice
MAX_GAP: Final = 400  # longer stretches connect nothing


def connects(gap: str) -> bool:
    """Return whether *gap*, the text between a label and a number, leaves them tied to each other."""
    if len(gap) > MAX_GAP or "<-" in gap:
        return False
    if mark := _FOOTNOTE.match(gap):
        gap = gap[mark.end() :]
    return (
        _CONNECTOR.fullmatch(gap) is not None
        or _CONNECTOR.fullmatch(_REMARK.sub(" ", gap, count=1)) is not None
    )


def of_line(line: str, made: Callable[[str], _T]) -> _T:
    """Return what *made* makes of *line*, remembered for short ones: the lines of a store's mails are the same."""
    return _remembered(line, made) if len(line) <= MAX_REMEMBERED else made(line)


@lru_cache(maxsize=4096)
def _remembered(line: str, made: Callable[[str], _T]) -> _T:
    return made(line)


class Layout:
    """The lines of a document, normalised, with their cells.

    Attributes:
        lines: as decoded.
        text: the same lines normalised, quotation marks (``> ``) taken off, links filled with ``LINK_FILL``.
        turned: whether some of a line runs from right to left on the screen, or it is too long to read.
    """

    def __init__(self, lines: Sequence[Line], widths: Mapping[tuple[int, int], int] | None = None) -> None:
        """Normalise *lines*; *widths* gives the columns of each (table, row)."""
        self.lines = lines
        self.widths = widths or {}
        shown = [of_line(line.text, _show) for line in lines]
        self.text = [text for text, _is_turned in shown]
        self.turned = [is_turned for _text, is_turned in shown]

    @cached_property
    def columns(self) -> dict[tuple[int, int], dict[int, list[int]]]:
        """(table, column) -> row -> indices of the lines that stand in that cell, nested ones included."""
        found: dict[tuple[int, int], dict[int, list[int]]] = {}
        for index, line in enumerate(self.lines):
            for cell in line.cells if line.text else ():
                found.setdefault((cell.table, cell.column), {}).setdefault(cell.row, []).append(index)
        return found

    def rows_below(self, cell: Cell) -> Iterator[list[int]]:
        """Yield the lines of each non-empty cell below *cell* in its column, nearest first."""
        rows = self.columns.get((cell.table, cell.column), {})
        for row in sorted(rows):
            if row > cell.row:
                yield rows[row]

    def rows_above(self, cell: Cell) -> Iterator[list[int]]:
        """Yield the lines of each non-empty cell above *cell* in its column, nearest first."""
        rows = self.columns.get((cell.table, cell.column), {})
        for row in sorted(rows, reverse=True):
            if row < cell.row:
                yield rows[row]

    def gap(self, first: Span, second: Span) -> str:
        """Return the text between two spans, lines joined by LF; cut where it is too long to matter."""
        if first.end_line == second.line:
            return self.text[second.line][first.end : second.start]
        if second.line - first.end_line > 40:
            return "…" * (MAX_GAP + 1)
        parts = [self.text[first.end_line][first.end :]]
        parts += self.text[first.end_line + 1 : second.line]
        parts.append(self.text[second.line][: second.start])
        return "\n".join(parts)

    def link(self, first: Span, second: Span) -> Link | None:
        """Return how *first* leads to *second*, or None where something else stands between."""
        if not connects(self.gap(first, second)):
            return None
        if first.end_line == second.line:
            return Link.INLINE
        pair = diverging(self.lines[first.end_line].cells, self.lines[second.line].cells)
        if pair is None:
            return Link.NEXT
        above, below = pair
        if above.table != below.table:
            return Link.NEXT
        if above.row == below.row:
            return Link.RIGHT
        return Link.BELOW if above.column == below.column else None

    def printed(self, span: Span) -> str:
        """Return the normalised text of *span* on one line."""
        if span.line == span.end_line:
            return self.text[span.line][span.start : span.end]
        parts = [self.text[span.line][span.start :]]
        parts += self.text[span.line + 1 : span.end_line]
        parts.append(self.text[span.end_line][: span.end])
        words = [part.strip() for part in parts if part.strip()]
        joined = words[0]
        for word in words[1:]:
            joined += (" " if joined[-1].isascii() and word[0].isascii() else "") + word
        return joined


def diverging(first: tuple[Cell, ...], second: tuple[Cell, ...]) -> tuple[Cell, Cell] | None:
    """Return the outermost cells in which two lines differ, or None where one stands inside the other's cell."""
    for one, other in zip(first, second, strict=False):
        if one != other:
            return one, other
    return None


def _show(line: str) -> tuple[str, bool]:
    """Return *line* as a layout has it, and whether it cannot be read as it is written."""
    is_turned = len(line) > MAX_LINE or (not line.isascii() and bool(TURNING.search(line)))
    return _blank_links(normalise(strip_quoting(line[:MAX_LINE])[1])), is_turned


def _blank_links(text: str) -> str:
    return _LINK.sub(lambda match: LINK_FILL * len(match[0]), text) if "." in text or ":" in text else text


@dataclass(frozen=True, slots=True)
class Match:
    """A vocabulary entry found in a layout."""

    index: int  # into the vocabulary
    span: Span


class Vocabulary:
    """A list of printed labels, matched without white space, brackets and letter case, the longest first."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Compile *texts*; their order gives the indices of matches."""
        self._index = {compact(text): index for index, text in reversed(list(enumerate(texts)))}
        # One that ends in 時 ("at the time") and goes on with の is the beginning of another.
        patterns = (
            re.escape(text) + ("(?!の)" if text.endswith("時") else "")
            for text in sorted(self._index, key=len, reverse=True)
        )
        self._pattern = re.compile("|".join(patterns))

    def find(self, layout: Layout) -> list[Match]:
        """Return every label in *layout*, also where it is wrapped over lines of one cell, in order."""
        found: list[Match] = []
        for run in _runs(layout):
            pieces = [of_line(layout.text[line], _bare) for line in run]
            places: _Places | None = None
            for match in self._pattern.finditer("".join(pieces)):
                places = places or _Places(layout, run, pieces)
                first, last = places.at(match.start()), places.at(match.end() - 1)
                span = Span(first[0], first[1], last[0], last[1] + 1)
                if _stands_alone(layout, span):
                    found.append(Match(self._index[match[0]], span))
        return found


def compact(text: str) -> str:
    """Return *text* as labels are compared: normalised, lower-case, without white space and brackets."""
    return _bare(normalise(text))


def _bare(text: str) -> str:
    return _lower(text).translate(_LEFT_OUT)


def _runs(layout: Layout) -> Iterator[list[int]]:
    """Yield runs of consecutive non-blank lines of one cell."""
    run: list[int] = []
    for index, text in enumerate(layout.text):
        if run and (not text.strip() or layout.lines[index].cells != layout.lines[run[-1]].cells):
            yield run
            run = []
        if text.strip():
            run.append(index)
    if run:
        yield run


def _lower(text: str) -> str:
    """Return *text* in lower case, each character in its place."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


class _Places:
    """Where the characters of the joined pieces of a run stand."""

    def __init__(self, layout: Layout, run: list[int], pieces: list[str]) -> None:
        self._layout = layout
        self._run = run
        self._pieces = pieces
        self._ends = list(itertools.accumulate(map(len, pieces)))
        self._columns: dict[int, Sequence[int]] = {}  # line -> columns of the characters that are kept

    def at(self, index: int) -> tuple[int, int]:
        """Return line and column of the character at *index*."""
        number = bisect.bisect_right(self._ends, index)
        line = self._run[number]
        if line not in self._columns:
            text, kept = self._layout.text[line], len(self._pieces[number])
            self._columns[line] = (
                range(kept)
                if kept == len(text)
                else [column for column, c in enumerate(text) if ord(c) not in _LEFT_OUT]
            )
        return line, self._columns[line][index - (self._ends[number - 1] if number else 0)]


_NUMBER_FOLLOWS: Final = re.compile(rf"{PREFIX}[0-9]")


def _stands_alone(layout: Layout, span: Span) -> bool:
    """Return whether no Latin word goes on at either end of *span*; an order number may, as in glued cells."""
    first, last = layout.text[span.line], layout.text[span.end_line]
    before = first[span.start - 1] if span.start else " "
    after = last[span.end] if span.end < len(last) else " "
    if _is_latin(before) and _is_latin(first[span.start]):
        return False
    goes_on = after.isalpha() and _is_latin(after) and _is_latin(last[span.end - 1])
    return not goes_on or _NUMBER_FOLLOWS.match(last, span.end) is not None


def _is_latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x1100
