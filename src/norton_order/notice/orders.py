"""Lines to labelled order numbers: the label owns the number, and what can be read two ways is not read.

Labels and numbers of a document are put in order; where only signs and space stand between neighbours they
form a chain. In a chain each group of labels owns the numbers that follow it. A header-row table is read by
column. Every layout in which a careful person could take another number leaves its labels in dispute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from norton_order.mail.document import PICTURE, UNREAD, UNSURE, Cell, Line
from norton_order.norton import Role, is_known_family
from norton_order.notice.columns import PlainColumns, plain_columns
from norton_order.notice.labels import WANTED, PrintedLabel, find_labels, is_rival, meaning, opens_sentence
from norton_order.notice.layout import Layout, Link, Span, connects, diverging
from norton_order.notice.numbers import Number, find_numbers

# Signs and words that say of a label that its value follows; white space and strokes say nothing.
_POINTS_AHEAD: Final = re.compile(r"[:=→⇒➡>…。)\]】」』〕〉》は]|\.\.")

_NOT_TEXT: Final = re.compile(f"[{PICTURE}{UNREAD}]")
MAX_LABELS: Final = 200  # in one document; a notice has two or three, a long thread of them some dozen
MAX_NUMBERS: Final = 2_000
MAX_CELL_LINES: Final = 50  # above a label that are looked at for the cells beside it
MAX_SPACERS: Final = 20  # columns between a label and its number
MAX_RIVALS: Final = 10  # that are told of a document with more
OFFERED: Final = WANTED | {Role.PLAIN}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number in the value place of a label.

    Attributes:
        role: of the label.
        label: as printed, normalised.
        number: normal form.
        evidence: the line the number stood on, as decoded.
    """

    role: Role
    label: str
    number: str
    evidence: str


@dataclass(slots=True)
class OrderReading:
    """What one document says about order numbers.

    Attributes:
        candidates: labelled numbers in order of appearance.
        disputes: for each role, the rival numbers of labels that can be read two ways.
        roles: of every order label seen, valued or not.
    """

    candidates: list[Candidate] = field(default_factory=list)
    disputes: dict[Role, list[str]] = field(default_factory=dict)
    roles: set[Role] = field(default_factory=set)

    def dispute(self, labels: Sequence[PrintedLabel], numbers: Sequence[Number]) -> None:
        """Note that *labels* may or may not own *numbers*."""
        for label in labels:
            if label.role is not Role.OTHER:
                rivals = self.disputes.setdefault(label.role, [])
                rivals.extend(value for number in numbers for value in (number.value, *number.rivals))

    def doubt_all(self, numbers: Sequence[Number]) -> None:
        """Put every number in dispute for the labels that own one."""
        values = [value for number in numbers for value in (number.value, *number.rivals)]
        for candidate in self.candidates:
            self.disputes.setdefault(candidate.role, []).extend(values)
        self.candidates.clear()


def read_orders(lines: Sequence[Line], widths: Mapping[tuple[int, int], int] | None = None) -> OrderReading:
    """Return every labelled order number in *lines*, and what is in dispute; never raises.

    Args:
        lines: of one document, top to bottom.
        widths: (table, row) -> how many columns the row spans, as in a document.
    """
    layout = Layout(lines, widths)
    labels = find_labels(layout)
    if all(label.role is Role.OTHER for label in labels):
        return OrderReading()
    if len(labels) > MAX_LABELS:
        return _overfull(labels, find_numbers(layout))
    numbers = find_numbers(layout, [label.span for label in labels])
    if len(numbers) > MAX_NUMBERS:
        return _overfull(labels, numbers)
    reading = _Reader(layout, labels, numbers).read()
    if _is_out_of_order(layout, labels, numbers, reading):
        reading.doubt_all(numbers)
    return reading


def _overfull(labels: Sequence[PrintedLabel], numbers: Sequence[Number]) -> OrderReading:
    """Return the reading of a document with more labels or numbers than any notice: all in dispute."""
    reading = OrderReading(roles={label.role for label in labels if label.role is not Role.OTHER})
    values = list(dict.fromkeys(number.value for number in numbers))[:MAX_RIVALS]
    reading.disputes = {role: values for role in reading.roles if values}
    return reading


def _is_out_of_order(
    layout: Layout, labels: Sequence[PrintedLabel], numbers: Sequence[Number], reading: OrderReading
) -> bool:
    """Return whether styles may show labels and numbers elsewhere than where they are written, or not at all."""
    if not any(line.layer for line in layout.lines):
        return False
    values = {candidate.number for candidate in reading.candidates}
    spans = [label.span for label in labels if label.role is not Role.OTHER]
    spans += [number.span for number in numbers if number.value in values or is_known_family(number.value)]
    layers = {layout.lines[line].layer for span in spans for line in (span.line, span.end_line)}
    return UNSURE in layers or len(layers) > 1


Token = PrintedLabel | Number


class _Reader:
    """Gives the numbers of one layout to its labels."""

    def __init__(self, layout: Layout, labels: list[PrintedLabel], numbers: list[Number]) -> None:
        self.layout = layout
        self.labels = labels
        self.labelled = {line for label in labels for line in (label.span.line, label.span.end_line)}
        self.numbers_on: dict[int, list[Number]] = {}
        for number in numbers:
            self.numbers_on.setdefault(number.span.line, []).append(number)
        self.tokens: list[Token] = sorted([*labels, *numbers], key=lambda token: token.span)
        self.reading = OrderReading(roles={label.role for label in labels if label.role is not Role.OTHER})
        self.owned: set[Span] = set()
        self.settled: set[Span] = set()

    def read(self) -> OrderReading:
        """Read columns of plain text, then chains, then the columns of tables for labels that own nothing."""
        for columns in plain_columns(self.layout, [label.span for label in self.labels], self.numbers_on):
            self._read_plain_columns(columns)
        for chain, links in self._chains():
            self._read_chain(chain, links)
        for label in self.labels:
            self._read_table_column(label)
        return self.reading

    def _give(self, owner: PrintedLabel, run: Sequence[Number]) -> None:
        """Make *run* the value of *owner*; more than one number, or a number of two readings, is in dispute."""
        beside = [number for number in self._rest_of_line(run[-1]) if is_known_family(number.value)]
        values = {value for number in [*run, *beside] for value in (number.value, *number.rivals)}
        self.owned |= {number.span for number in run}
        self.settled.add(owner.span)
        if len(values) > 1 or (owner.is_qualified and owner.role in WANTED):
            self.reading.dispute([owner], [*run, *beside])
        elif owner.role is not Role.OTHER:
            evidence = _NOT_TEXT.sub("", self.layout.lines[run[0].span.line].text).strip()
            printed = self.layout.printed(owner.span)
            self.reading.candidates.append(Candidate(owner.role, printed, run[0].value, evidence))

    def _dispute(self, labels: Sequence[PrintedLabel], numbers: Sequence[Number]) -> None:
        self.settled |= {label.span for label in labels}
        self.reading.dispute(labels, numbers)

    def _rest_of_line(self, number: Number) -> list[Number]:
        """Return the numbers after *number* on its line, up to the next label or plain column."""
        line = number.span.line
        stop = min(
            (
                label.span.start
                for label in self.labels
                if label.span.line == line and label.span > number.span
            ),
            default=len(self.layout.text[line]),
        )
        return [
            other
            for other in self.numbers_on[line]
            if number.span < other.span and other.span.start < stop and other.span not in self.owned
        ]

    # -- columns of plain text

    def _read_plain_columns(self, columns: PlainColumns) -> None:
        labels = [label for label in self.labels if label.span in columns.headings]
        cells = [number for line in columns.lines for number in self.numbers_on.get(line, ())]
        above = [
            number
            for number in self.numbers_on.get(columns.above, ())
            if columns.column_of(number.span) is not None
        ]
        if above and cells:
            self._dispute(labels, [*above, *cells])
            return
        values = [
            (
                label,
                [
                    number
                    for number in cells
                    if columns.column_of(number.span) == columns.headings[label.span]
                ],
            )
            for label in labels
        ]
        self.owned |= {number.span for _label, run in values for number in run}
        for label, run in values:
            if run:
                self._give(label, run)

    # -- chains

    def _chains(self) -> Iterator[tuple[list[Token], list[Link]]]:
        """Yield maximal runs of linked tokens with their links."""
        chain: list[Token] = []
        links: list[Link] = []
        for token in self.tokens:
            if token.span in self.settled or token.span in self.owned:
                continue
            link = self.layout.link(chain[-1].span, token.span) if chain else None
            if link is None:
                if chain:
                    yield chain, links
                chain, links = [token], []
            else:
                chain.append(token)
                links.append(link)
        if chain:
            yield chain, links

    def _read_chain(self, chain: list[Token], links: list[Link]) -> None:
        labels = [token for token in chain if isinstance(token, PrintedLabel)]
        numbers = [token for token in chain if isinstance(token, Number)]
        last = chain[-1]
        if (
            isinstance(chain[0], Number)
            and isinstance(last, PrintedLabel)
            and not opens_sentence(self.layout, last)
        ):
            # Values printed before their labels: "the next number" would be the wrong one.
            self._dispute(labels, numbers)
            return
        annotation, annotated = self._annotation(chain, links)
        for part in _parts(chain, links):
            if annotation and part.numbers[-1] is annotated and is_rival(annotation, part.labels[-1]):
                self._dispute([part.labels[-1], annotation], part.numbers)
            else:
                self._read_part(part)

    def _annotation(self, chain: list[Token], links: list[Link]) -> tuple[PrintedLabel | None, Token | None]:
        """Return the label behind the last number on its line or row, which may say what it is, and the number."""
        last = max((index for index, token in enumerate(chain) if isinstance(token, Number)), default=-1)
        if last + 1 >= len(chain) or last < 1 or links[last] not in {Link.INLINE, Link.RIGHT}:
            return None, None
        label = chain[last + 1]
        is_last = last + 2 == len(chain)
        if not isinstance(label, PrintedLabel) or label.role is Role.PLAIN:
            return None, None
        if is_last and opens_sentence(self.layout, label):
            return None, None
        return label, chain[last]

    def _read_part(self, part: _Part) -> None:
        """Give the numbers of *part* to the last of its labels, or put them in dispute."""
        owner, run = part.labels[-1], part.numbers
        rivals = [label for label in part.labels if is_rival(label, owner)]
        if rivals and not (
            len(run) == 1
            and (self._is_tied(owner, rivals, run[0], part.link) or _is_harmless(owner, part.link))
        ):
            self._dispute(part.labels, run)
        elif owner.role in OFFERED and (doubts := self._doubts(part)):
            self._dispute(part.labels, [*doubts, *run])
        else:
            self._give(owner, run)

    def _doubts(self, part: _Part) -> list[Number]:
        """Return numbers for which the value of a wanted label may be mistaken; none where its place is sure.

        In doubt is a number on a later line that has digits only; one below an unvalued label of the current
        order, as in a list of labels over a list of values; and one whose label has a number of nobody's
        right before it, as where values are printed before their labels.
        """
        is_loose = part.link in {Link.NEXT, Link.BELOW}
        if is_loose and part.numbers[0].value.isdecimal():
            return part.numbers
        if is_loose and any(self._is_unvalued(label, part.labels[-1]) for label in self.labels):
            return part.numbers
        if is_loose and (part.lead is Link.INLINE or self._is_beside_others(part)):
            return part.numbers
        if part.link is not Link.INLINE and self._is_crossed(part):
            return part.numbers
        if part.stray is None:
            return []
        if part.link is Link.INLINE:
            gap = self.layout.gap(part.labels[-1].span, part.numbers[0].span)
            if _POINTS_AHEAD.search(gap):
                return []
            in_doubt = part.lead is Link.INLINE or part.is_even or self._is_bare(part.stray)
        else:
            in_doubt = self._is_bare(part.stray)
        return [part.stray] if in_doubt else []

    def _is_beside_others(self, part: _Part) -> bool:
        """Return whether the label stands in a row of several cells: what follows their table is below them all."""
        label = part.labels[-1]
        cells = self.layout.lines[label.span.end_line].cells
        if part.link is not Link.NEXT or not cells:
            return False
        row = cells[-1]
        return any(
            (cell.table, cell.row) == row[:2] and cell.column != row.column
            for line in self.layout.lines[max(0, label.span.line - MAX_CELL_LINES) : label.span.line]
            for cell in line.cells
        )

    def _is_crossed(self, part: _Part) -> bool:
        """Return whether something else in the table claims the number, or the label another number.

        It may be another label or number in the label's own cell; a label or number of a row above that reaches
        down between the two; a label that heads the number's column; and one of two rows that one cell spans.
        """
        label, number = part.labels[-1], part.numbers[0]
        pair = diverging(
            self.layout.lines[label.span.end_line].cells, self.layout.lines[number.span.line].cells
        )
        if pair is None:
            own = self.layout.lines[label.span.end_line].cells
            is_inside = len(own) <= len(self.layout.lines[number.span.line].cells)
            return not is_inside and not self._is_sole_heading(label, own[-1])
        own_cell, value = pair
        if not self._is_sole_heading(label, own_cell):
            return True
        if part.link is not Link.RIGHT:
            return False
        between = range(own_cell.column + 1, min(value.column, own_cell.column + MAX_SPACERS))
        for column in between:
            above = next(self.layout.rows_above(own_cell._replace(column=column)), [])
            if any(self.numbers_on.get(line) for line in above) or self._names_other(above, label):
                return True
        heading = next(self.layout.rows_above(value), [])
        if not any(self.numbers_on.get(line) for line in heading) and self._names_other(heading, label):
            return True
        return self._is_spanned(label, own_cell, value)

    def _names_other(self, lines: Sequence[int], label: PrintedLabel) -> bool:
        """Return whether a label of another kind than *label* stands on *lines*."""
        return any(other.span.line in lines and is_rival(other, label) for other in self.labels)

    def _is_spanned(self, label: PrintedLabel, own: Cell, value: Cell) -> bool:
        """Return whether *value* spans the row of another label, or *own* that of another number."""
        others = [other for other in self.labels if meaning(other) != meaning(label)]
        cells = (cell for other in others for cell in self.layout.lines[other.span.line].cells)
        if value.rows != 1 and any(cell.table == value.table and value.reaches(cell.row) for cell in cells):
            return True
        if own.rows == 1:
            return False
        numbers = (number for found in self.numbers_on.values() for number in found)
        places = (
            cell for n in numbers if is_known_family(n.value) for cell in self.layout.lines[n.span.line].cells
        )
        return any(cell.table == own.table and own.reaches(cell.row) for cell in places)

    def _is_unvalued(self, label: PrintedLabel, owner: PrintedLabel) -> bool:
        return (
            label.role is Role.CURRENT
            and label.span < owner.span
            and label.span not in self.settled
            and not opens_sentence(self.layout, label)
            and connects(self.layout.text[label.span.line][: label.span.start])
        )

    def _is_bare(self, number: Number) -> bool:
        """Return whether no words stand before *number* on its line: else it is the value of what they name."""
        return connects(self.layout.text[number.span.line][: number.span.start])

    def _is_tied(self, owner: PrintedLabel, rivals: list[PrintedLabel], number: Number, link: Link) -> bool:
        """Return whether its line or row ties *number* to *owner* and to none of *rivals*."""
        if link is Link.INLINE:
            return all(rival.span.end_line != owner.span.line for rival in rivals)
        if link is not Link.RIGHT:
            return False
        pair = diverging(
            self.layout.lines[owner.span.end_line].cells, self.layout.lines[number.span.line].cells
        )
        return pair is not None and not any(
            (cell.table, cell.row) == (pair[0].table, pair[0].row)
            for rival in rivals
            for cell in self.layout.lines[rival.span.line].cells
        )

    # -- columns of tables

    def _read_table_column(self, label: PrintedLabel) -> None:
        """Read the cells below *label*, the value place of a header-row table."""
        for cell in reversed(self.layout.lines[label.span.end_line].cells):
            if not self._ends_its_cell(label, cell):
                return
            below = self._numbers_below(cell)
            fresh = [number for number in below if number.span not in self.owned]
            if fresh and not (self._is_regular(label, cell, fresh) and self._is_sole_heading(label, cell)):
                self._dispute([label], fresh)
                return
            if label.span in self.settled:
                if fresh:
                    self._dispute([label], fresh)
                return
            if below and fresh == below:
                self._give(label, below)
                return
            if above := self._number_above(cell):
                self._dispute([label], above)
                return

    def _is_sole_heading(self, label: PrintedLabel, cell: Cell) -> bool:
        """Return whether no label of another kind and no number stands in *cell* beside *label*."""
        own = self.layout.columns[cell.table, cell.column][cell.row]
        return not self._names_other(own, label) and not any(self.numbers_on.get(line) for line in own)

    def _is_regular(self, label: PrintedLabel, cell: Cell, numbers: list[Number]) -> bool:
        """Return whether *numbers* stand in rows as wide as the label's, with no other label in between."""
        rows = {
            below.row
            for n in numbers
            for below in self.layout.lines[n.span.line].cells
            if below.table == cell.table
        }
        widths = {self.layout.widths.get((cell.table, row)) for row in (cell.row, *rows)}
        last = numbers[-1].span
        between = (
            place
            for other in self.labels
            if label.span < other.span < last
            for place in self.layout.lines[other.span.line].cells
        )
        return (
            len(widths) == 1
            and not any(number.value.isdecimal() for number in numbers)
            and not any(place.table == cell.table and place.row > cell.row for place in between)
        )

    def _ends_its_cell(self, label: PrintedLabel, cell: Cell) -> bool:
        own = self.layout.columns[cell.table, cell.column][cell.row]
        tail = [self.layout.text[label.span.end_line][label.span.end :]]
        tail += [self.layout.text[line] for line in own if line > label.span.end_line]
        return connects("\n".join(tail[:20]))

    def _numbers_below(self, cell: Cell) -> list[Number]:
        """Return the numbers of the value cells below *cell*, down to the first cell of another kind."""
        found: list[Number] = []
        for lines in self.layout.rows_below(cell):
            numbers = self._leading_numbers(lines)
            if not numbers or self.labelled.intersection(lines):
                break
            found += numbers
        return found

    def _number_above(self, cell: Cell) -> list[Number]:
        nearest = next(self.layout.rows_above(cell), [])
        return [number for number in self._leading_numbers(nearest) if number.span not in self.owned]

    def _leading_numbers(self, lines: list[int]) -> list[Number]:
        """Return the numbers of a cell whose text begins with one, else none."""
        first = next((number for line in lines for number in self.numbers_on.get(line, ())), None)
        if first is None:
            return []
        lead = [self.layout.text[line] for line in lines if line < first.span.line]
        lead.append(self.layout.text[first.span.line][: first.span.start])
        if not connects("\n".join(lead[-20:])):
            return []
        return [number for line in lines for number in self.numbers_on.get(line, ())]


@dataclass(slots=True)
class _Part:
    """Labels of a chain and the numbers that follow them.

    Attributes:
        labels: neighbours with no number between, at least one.
        numbers: the numbers after them, at least one.
        link: from the last label to the first number.
        stray: a number before the labels, in the same chain, that cannot be the one value of a label before it.
        lead: the link to the labels from the number before them.
        is_even: the chain has no more numbers than labels, though a stray one is among them.
    """

    labels: list[PrintedLabel]
    numbers: list[Number]
    link: Link = Link.INLINE
    stray: Number | None = None
    lead: Link | None = None
    is_even: bool = False


def _parts(chain: list[Token], links: list[Link]) -> Iterator[_Part]:
    """Yield the valued parts of a chain, in order."""
    part = _Part([], [])
    is_even = 2 * sum(isinstance(token, Number) for token in chain) <= len(chain)
    for index, token in enumerate(chain):
        if isinstance(token, Number):
            if not part.numbers and index:
                part.link = links[index - 1]
            part.numbers.append(token)
            continue
        if part.numbers:
            if part.labels:
                yield part
            alone = part.labels and len(part.numbers) == 1
            stray = part.stray if alone else part.numbers[-1]
            part = _Part([], [], stray=stray, lead=links[index - 1], is_even=is_even)
        part.labels.append(token)
    if part.labels and part.numbers:
        yield part


def _is_harmless(owner: PrintedLabel, link: Link) -> bool:
    """Return whether a lone number below labels may go to the nearest: it is not offered for typing then."""
    return owner.role in {Role.CURRENT, Role.OTHER} and link in {Link.NEXT, Link.BELOW}
