"""Lines of a document -> passages: lines that are read as one, because a sentence, a label or a number goes on below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from norton_order.forwards import strip_quoting
from norton_order.html.document import Cell, Line
from norton_order.notice.labels import find_labels, read_qualifier
from norton_order.notice.layout import MAX_REMEMBERED, Layout
from norton_order.vendor.labels import LABELS, Role
from norton_order.vendor.numbers import BEGUN, PREFIX

MAX_JOINED: Final = 40  # lines; a longer paragraph names no number that its own lines do not
MIN_SENTENCE: Final = 12  # columns; a shorter line that ends as a sentence may is a name (いつまで)
MIN_CUT: Final = 50  # columns; mail programs and servers cut longer lines only
MAX_CELL: Final = 40  # characters
MAX_PASSAGE: Final = 4_000  # characters

_WIDE_GAP: Final = re.compile(r"\S(?: {2,}|\t)\S|[|│┃]")
_BULLET: Final = re.compile(
    r"\s*(?:[・●○◎■□◆◇★☆▼▶►▪•‣*※–-](?=\s|[^\x00-\x7f])|[0-9]{1,2}[.)](?!\d)|\([0-9]{1,2}\)|[【\[<《〔■])"
)
_OPEN_END: Final = re.compile(r"(?:[ぁ-ゖァ-ヺー一-鿿々、가-힣]|[a-z],?)\Z")
_CLOSED: Final = re.compile(r"(?:です|ます|ました|ません|ください|下さい|でした|ましょう)\Z")
_PROSE: Final = re.compile(
    r"。|、|(?:です|ます|ました|ません|ください|下さい|でした|ましょう|でしょう|[はがをにのともで])\s*\Z|\b(?:is|are|was|the|your|please|you)\b"
)
_PARTICLE: Final = re.compile(r"[はがをにのとでも、]|です|について|につき|ですが|として")
_NUMBER: Final = re.compile(rf"{PREFIX}[0-9]{{4,}}")
_DELIMITERS: Final = tuple(
    re.compile(sign) for sign in (r"\|", ";", r",(?![0-9]{3}(?![0-9]))", r"(?<![0-9])/|/(?![0-9])", "、")
)
_COLON: Final = re.compile(r"^.{1,24}?[:=]")
# Letters set apart, as on a form: 注 文 番 号.
_SPACED: Final = re.compile(r"(?<!\S)(?:[^\x00-\x7f] {1,2}){3,}[^\x00-\x7f](?=[\s:]|\Z)")
_QUESTION: Final = re.compile(r"\s*(?:Q|問|質問)\s*[0-9]?[.: )]")
_ANSWER: Final = re.compile(r"\s*(?:A|答え?|回答)\s*[0-9]?[.: )]")
_POINTS_BELOW: Final = re.compile(
    r"(?:下記|以下|次)の[^。]{0,40}(?:番号|No\.)[^。]{0,20}(?:ください|下さい|願います)。\Z"
)
_NUMBER_FIRST: Final = re.compile(rf"\s*{PREFIX}[0-9]{{4,12}}(?![0-9A-Za-z])")
MIN_GROUPS: Final = (
    2  # rows of a table that is drawn around each; with less it may have a rule below its head only
)
_STROKE: Final = re.compile(r"[|│┃║]")
_RULED: Final = re.compile(r"[|│┃║].*[|│┃║].*[|│┃║]|[|│┃║].*[|│┃║]")
_RULE: Final = re.compile(r"[-=_─━═+|│┃║┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬: ]*[-=─━═]{2}[-=_─━═+|│┃║┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬: ]*")
_USUAL_HINT: Final = r"自動|注文|番号|今回|以前|元の|order|renew|enrol|number|受注|オーダ|갱신|주문|续订|订单"
_LABEL_HINT: Final = re.compile(
    "|".join(
        (
            _USUAL_HINT,
            *(
                re.escape(label.text[:2])
                for label in LABELS
                if label.role is not Role.OTHER and not re.search(_USUAL_HINT, label.text, re.IGNORECASE)
            ),
        )
    ),
    re.IGNORECASE,
)
_REST_OF_NAME: Final = re.compile(r"\s*(?:番号|号|ナンバー|ID\b|No\.)")
_DIGITS_AT_START: Final = re.compile(r"[0-9]+(?![0-9A-Za-z])")


class Passage(NamedTuple):
    """One or several lines of a document read as one.

    Attributes:
        lines: their indices, ascending.
        text: normalised; the lines parted by LF, which nothing but white space is read as.
        cells: the table cells around them.
        layer: as of a line of the document.
        depth: how often they are quoted.
        is_turned: some of it runs from right to left on the screen, or a line is too long to read.
        is_after_blank: a blank line stands before it.
    """

    lines: tuple[int, ...]
    text: str
    cells: tuple[Cell, ...]
    layer: int
    depth: int
    is_turned: bool
    is_after_blank: bool

    def line_at(self, offset: int) -> int:
        """Return the index of the document's line in which the character at *offset* stands."""
        return self.lines[min(self.text.count("\n", 0, offset), len(self.lines) - 1)]


def passages_of(layout: Layout) -> list[Passage]:
    """Return the passages of *layout*, in order; cells without text give one with empty text, blank lines none."""
    found: list[Passage] = []
    run: list[int] = []
    is_after_blank = False
    records = _records(layout)
    end = 0
    for index, line in enumerate(layout.lines):
        if index < end:
            continue
        if index in records:
            if run:
                found.append(_passage(layout, run, is_after_blank=is_after_blank))
                run, is_after_blank = [], False
            end = records[index]
            found.append(_record(layout, range(index, end), is_after_blank=is_after_blank))
            is_after_blank = False
            continue
        if not layout.text[index].strip():
            if run:
                found.append(_passage(layout, run, is_after_blank=is_after_blank))
                run, is_after_blank = [], False
            if line.cells and (not found or found[-1].cells != line.cells) and _is_only(layout, index):
                found.append(_passage(layout, [index], is_after_blank=is_after_blank))
                is_after_blank = False
            else:
                is_after_blank = True
            continue
        if run and not _goes_on(layout, run, index):
            found.append(_passage(layout, run, is_after_blank=is_after_blank))
            run, is_after_blank = [], False
        run.append(index)
    if run:
        found.append(_passage(layout, run, is_after_blank=is_after_blank))
    return _with_delimited_rows(found)


def _with_delimited_rows(passages: list[Passage]) -> list[Passage]:
    """Return *passages* in which the cells of rows that signs part, as in CSV, are parted by tabs."""
    if not any(_NUMBER.search(passage.text) for passage in passages):
        return passages
    found = list(passages)
    for sign in _DELIMITERS:
        cells = [_pieces(passage, sign) for passage in found]
        start = 0
        while start < len(found):
            end = start + 1
            while (
                end < len(found)
                and len(cells[end]) == len(cells[start]) > 1
                and touches(found[end - 1], found[end])
            ):
                end += 1
            if end - start > 1 and _are_rows(cells[start:end]):
                for place in range(start, end):
                    found[place] = found[place]._replace(text=sign.sub("\t", found[place].text))
            start = end
    return found


def _pieces(passage: Passage, sign: re.Pattern[str]) -> list[str]:
    """Return the cells of a line, none if it is no row of cells that *sign* parts."""
    if len(passage.lines) > 1 or passage.is_turned or not sign.search(passage.text):
        return []
    pieces = [piece.strip() for piece in sign.split(passage.text)]
    return pieces if all(piece and len(piece) <= MAX_CELL for piece in pieces) else []


def _are_rows(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether order numbers and labels, or times, stand in cells of their own."""
    cells = [cell for row in rows for cell in row]
    return any(_NUMBER.fullmatch(cell) for cell in cells) and any(
        _ends_with_label(cell) or read_qualifier(cell) for cell in cells if not _NUMBER.fullmatch(cell)
    )


def touches(above: Passage, below: Passage) -> bool:
    """Return whether *below* is the next line of the same cell, without a blank line between."""
    return (
        not below.is_after_blank
        and above.cells == below.cells
        and above.depth == below.depth
        and above.layer == below.layer
    )


def _records(layout: Layout) -> dict[int, int]:
    """Return the rows of several lines of tables that have a rule below each row: first line -> the line behind the last.

    Without a rule below each row, every line may be a row of its own.
    """
    if not _STROKE.search("".join(layout.text)):
        return {}
    found: dict[int, int] = {}
    groups: list[range] = []
    start: int | None = None
    for index, text in enumerate([*layout.text, ""]):
        shown = text.strip()
        is_rule = bool(shown) and _RULE.fullmatch(shown) is not None
        if is_rule or not _RULED.fullmatch(shown):
            if start is not None and index > start:
                groups.append(range(start, index))
            if not is_rule:
                found |= {
                    group.start: group.stop
                    for group in groups
                    if len(group) > 1 and len(groups) > MIN_GROUPS and _is_even(layout, group)
                }
                groups = []
            start = index + 1 if is_rule else None
    return found


def _is_even(layout: Layout, lines: range) -> bool:
    """Return whether *lines* may be one row: they have the same number of cells, and some of the cells are empty."""
    cells = [_cells_of(layout.text[index]) for index in lines]
    return len({len(row) for row in cells}) == 1 and any(not cell for row in cells for cell in row)


def _cells_of(text: str) -> list[str]:
    return [cell.strip() for cell in _STROKE.split(text.strip())[1:-1]]


def _record(layout: Layout, lines: range, *, is_after_blank: bool) -> Passage:
    """Return the *lines* of one row as a passage in which the lines of each cell are joined."""
    columns = zip(*(_cells_of(layout.text[index]) for index in lines), strict=True)
    text = " │ ".join("\n".join(part for part in column if part) for column in columns)
    first = layout.lines[lines.start]
    is_turned = any(layout.turned[index] for index in lines)
    return Passage(
        tuple(lines), f"│ {text} │", first.cells, first.layer, depth_of(first), is_turned, is_after_blank
    )


def width(text: str) -> int:
    """Return how many columns *text* takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _is_only(layout: Layout, index: int) -> bool:
    """Return whether the line at *index* is the only one of its cell."""
    cells = layout.lines[index].cells
    beside = layout.lines[index - 1 : index] if index else ()
    following = layout.lines[index + 1 : index + 2]
    return all(line.cells[: len(cells)] != cells for line in (*beside, *following))


def _passage(layout: Layout, run: Sequence[int], *, is_after_blank: bool) -> Passage:
    first = layout.lines[run[0]]
    if len(run) == 1:
        text = _closed_up(layout.text[run[0]].rstrip())
    else:
        text = _closed_up("\n".join([layout.text[index].strip() for index in run]))[:MAX_PASSAGE]
    return Passage(
        tuple(run),
        text,
        first.cells,
        first.layer,
        depth_of(first),
        any(layout.turned[index] for index in run),
        is_after_blank,
    )


def _closed_up(text: str) -> str:
    """Return *text* with letters that are set apart put together."""
    return _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), text) if " " in text else text


def depth_of(line: Line) -> int:
    """Return how often *line* is quoted."""
    if ">" in line.text[:4] and line.text[:4].lstrip().startswith(">"):
        return line.quotes + strip_quoting(line.text[:80])[0]
    return line.quotes


def _goes_on(layout: Layout, run: Sequence[int], index: int) -> bool:
    """Return whether the line at *index* continues the lines of *run*."""
    last = run[-1]
    before, line = layout.lines[last], layout.lines[index]
    if before.cells != line.cells or before.layer != line.layer or len(run) >= MAX_JOINED:
        return False
    if depth_of(before) != depth_of(line):
        return False
    above, below = layout.text[last].strip(), layout.text[index].strip()
    goes_on = _remembered if len(above) + len(below) <= MAX_REMEMBERED else _text_goes_on
    return goes_on(above, below, len(run) == 1)


def _text_goes_on(above: str, below: str, is_first: bool) -> bool:
    """Return whether the text *below* continues that *above*, which may be the first of several lines."""
    if _BULLET.match(below):
        return False
    if _is_answered(above, below):
        return True
    if _WIDE_GAP.search(above):
        return width(above) >= MIN_CUT and _is_label_cut(above, below)  # no columns: a long line that was cut
    if _WIDE_GAP.search(below):
        return _OPEN_END.search(above) is not None and _is_label_cut(above, below)
    if BEGUN.search(above) and _DIGITS_AT_START.match(below):
        return True
    if not _OPEN_END.search(above) or _CLOSED.search(above):
        return False
    if _is_label_cut(above, below):
        return True
    if is_first and _ends_with_label(above) and not _PARTICLE.match(below):
        return False
    if _COLON.match(below) or (is_first and _COLON.match(above) and not _PROSE.search(above)):
        return False
    return (_is_sentence(above) and width(above) >= MIN_SENTENCE) or (
        _is_sentence(below)
        and width(above) >= MIN_SENTENCE
        and ("。" in below or width(below) >= MIN_SENTENCE)
        and below[0] > "\u3040"
    )


# The same lines follow each other in many mails, and in each rendering of one.
_remembered: Final = lru_cache(maxsize=2048)(_text_goes_on)


def _ends_with_label(text: str) -> bool:
    """Return whether the label of a number ends a line without a sentence before it."""
    return _LABEL_HINT.search(text) is not None and any(
        label.end == len(text) and not _is_sentence(text[: label.start]) for label in find_labels(text)
    )


def _is_sentence(text: str) -> bool:
    return _PROSE.search(text) is not None


def _is_answered(above: str, below: str) -> bool:
    """Return whether *below* answers the question, or is the number, that *above* announces."""
    if _QUESTION.match(above) and _ANSWER.match(below):
        return True
    return _POINTS_BELOW.search(above) is not None and _NUMBER_FIRST.match(below) is not None


def _is_label_cut(above: str, below: str) -> bool:
    """Return whether a label of an order number begins on one line and ends on the next."""
    head, tail = above[-60:], below[:60]
    if not _LABEL_HINT.search(head[-20:] + tail[:20]):
        return False
    cut = len(head)
    if not head.endswith(("の", "ご", "お", "御")) and any(
        label.start == 0 and label.role is not Role.OTHER for label in find_labels(tail)
    ):
        return False  # two labels, or a heading and a label below it
    labels = find_labels(f"{head}\n{tail}")
    if not any(label.start < cut < label.end - 1 for label in labels):
        return False
    return _REST_OF_NAME.match(tail) is not None or not any(label.end == cut for label in find_labels(head))
