"""Lines to labelled order numbers: the label owns the number; what can be read two ways is in dispute.

Labels and numbers of a document are put in order; where only signs and space stand between neighbours they
form a chain. In a chain each group of labels owns the numbers that follow it. A table with a header row is
read by column. Every layout in which a careful person could take another number leaves its labels in dispute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from norton_order.mail.document import PICTURE, UNREAD, Line
from norton_order.norton import Role, is_known_family
from norton_order.notice.captions import value_above
from norton_order.notice.cell_lines import named_lines
from norton_order.notice.chains import (
    Chain,
    Part,
    annotation_of,
    find_chains,
    has_values_first,
    is_shifted,
    parts_of,
)
from norton_order.notice.columns import PlainColumns, plain_columns
from norton_order.notice.corrections import is_taken_back, put_right
from norton_order.notice.doubts import doubtful_numbers, has_captions, is_contested, is_out_of_order
from norton_order.notice.header_rows import column_value
from norton_order.notice.labels import WANTED, PrintedLabel, find_labels, is_rival
from norton_order.notice.layout import Layout, Span
from norton_order.notice.numbers import Number, doubt_last, find_numbers
from norton_order.notice.tokens import Tokens

_NOT_TEXT: Final = re.compile(f"[{PICTURE}{UNREAD}]")
MAX_LABELS: Final = 200  # in one document; a notice has two or three, a long thread of them some dozen
MAX_NUMBERS: Final = 2_000
MAX_RIVALS: Final = 10  # that are told of a document with more


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


@dataclass(frozen=True, slots=True)
class OrderReading:
    """What one document says about order numbers.

    Attributes:
        candidates: labelled numbers in order of appearance.
        disputes: for each role, the rival numbers of labels that can be read two ways.
        roles: of every order label seen, valued or not.
        corrections: numbers that are said to be the right ones, if another one is not.
    """

    candidates: tuple[Candidate, ...] = ()
    disputes: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    roles: frozenset[Role] = frozenset()
    corrections: tuple[str, ...] = ()


def read_orders(
    lines: Sequence[Line], widths: Mapping[tuple[int, int], int] | None = None, *, is_cut: bool = False
) -> OrderReading:
    """Return every labelled order number in *lines*, and what is in dispute; never raises.

    Args:
        lines: of one document, top to bottom.
        widths: (table, row) -> how many columns the row spans, as in a document.
        is_cut: the last line may break off within a number.
    """
    layout = Layout(lines, widths)
    labels = find_labels(layout)
    if all(label.role is Role.OTHER for label in labels):
        return OrderReading()
    if len(labels) > MAX_LABELS:
        return _overfull(labels, find_numbers(layout))
    numbers = find_numbers(layout, [label.span for label in labels])
    if is_cut:
        numbers = doubt_last(layout, numbers)
    if len(numbers) > MAX_NUMBERS:
        return _overfull(labels, numbers)
    return _Reader(Tokens(layout, labels, numbers)).read()


def read_corrections(lines: Sequence[Line]) -> OrderReading:
    """Return what *lines* without order labels say of the numbers in another document; never raises."""
    layout = Layout(lines)
    return OrderReading(corrections=put_right(layout, find_numbers(layout)[:MAX_NUMBERS], ()))


def _overfull(labels: Sequence[PrintedLabel], numbers: Sequence[Number]) -> OrderReading:
    """Return the reading of a document with more labels or numbers than any notice: all in dispute."""
    roles = _roles(labels)
    rivals = tuple(dict.fromkeys(number.value for number in numbers))[:MAX_RIVALS]
    return OrderReading((), dict.fromkeys(roles, rivals) if rivals else {}, roles)


def _roles(labels: Sequence[PrintedLabel]) -> frozenset[Role]:
    return frozenset(label.role for label in labels if label.role is not Role.OTHER)


def _values(numbers: Sequence[Number]) -> list[str]:
    """Return every value that *numbers* can be read as."""
    return [value for number in numbers for value in (number.value, *number.rivals)]


class _Reader:
    """Gives the numbers of one document to its labels."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.candidates: list[Candidate] = []
        self.disputes: dict[Role, list[str]] = {}
        self.owned: set[Span] = set()  # numbers that were given to a label
        self.settled: set[Span] = set()  # labels that own numbers or are in dispute

    def read(self) -> OrderReading:
        """Read columns of plain text and of lines in cells, then chains, then the columns of tables for labels that own nothing."""
        tokens = self.tokens
        spans = [label.span for label in tokens.labels]
        for columns in plain_columns(tokens.layout, spans, tokens.numbers_on):
            self._read_plain_columns(columns)
        for named in named_lines(tokens):
            self._give(named.label, [named.number])
        for chain in find_chains(tokens, self.owned | self.settled):
            self._read_chain(chain)
        for label in tokens.labels:
            self._read_header(label)
        values = {candidate.number for candidate in self.candidates}
        wanted = {candidate.number for candidate in self.candidates if candidate.role in WANTED}
        offered = (number for number in tokens.numbers if number.value in wanted)
        if (
            has_captions(tokens, values)
            or is_out_of_order(tokens, values)
            or is_taken_back(tokens.layout, offered)
        ):
            self._doubt_all()
        disputes = {role: tuple(rivals) for role, rivals in self.disputes.items()}
        others = (number for number in tokens.numbers if number.value not in values)
        corrections = put_right(tokens.layout, others, [label.span for label in tokens.labels])
        return OrderReading(tuple(self.candidates), disputes, _roles(tokens.labels), corrections)

    def _read_plain_columns(self, columns: PlainColumns) -> None:
        tokens = self.tokens
        labels = [label for label in tokens.labels if label.span in columns.headings]
        above = [n for n in tokens.numbers_in([columns.above]) if columns.column_of(n.span) is not None]
        below = tokens.numbers_in(columns.lines)
        if above and below:
            self._dispute(labels, [*above, *below])
            return
        values = [
            (label, [n for n in below if columns.column_of(n.span) == columns.headings[label.span]])
            for label in labels
        ]
        # All of them first: the numbers of the next columns are not further ones of this label.
        self.owned |= {number.span for _label, run in values for number in run}
        for label, run in values:
            if run:
                self._give(label, run)

    def _read_chain(self, chain: Chain) -> None:
        if has_values_first(self.tokens.layout, chain) or is_shifted(self.tokens.layout, chain):
            self._dispute(chain.labels, chain.numbers)
            return
        annotation = annotation_of(self.tokens.layout, chain)
        for part in parts_of(chain):
            is_last = part.numbers[-1] is chain.numbers[-1]
            if annotation and is_last and is_rival(annotation, part.owner):
                self._dispute([part.owner, annotation], part.numbers)
            else:
                self._read_part(part)

    def _read_part(self, part: Part) -> None:
        if is_contested(self.tokens, part):
            self._dispute(part.labels, part.numbers)
        elif doubtful := doubtful_numbers(self.tokens, part, self.settled):
            self._dispute(part.labels, [*doubtful, *part.numbers])
        elif above := value_above(self.tokens, part, self.owned):
            self._dispute(part.labels, [above, *part.numbers])
        else:
            self._give(part.owner, part.numbers)

    def _read_header(self, label: PrintedLabel) -> None:
        value = column_value(self.tokens, label, self.owned, is_settled=label.span in self.settled)
        if value and value.is_sure:
            self._give(label, value.numbers)
        elif value:
            self._dispute([label], value.numbers)

    def _give(self, owner: PrintedLabel, run: Sequence[Number]) -> None:
        """Make *run* the value of *owner*; more than one number, or a number of two readings, is in dispute."""
        beside = [
            number
            for number in self.tokens.rest_of_line(run[-1])
            if number.span not in self.owned and is_known_family(number.value)
        ]
        # What follows the number of another kind need not be one of that kind.
        self.owned |= {number.span for number in (run[:1] if owner.role is Role.OTHER else run)}
        self.settled.add(owner.span)
        is_plural = len(set(_values([*run, *beside]))) > 1
        is_denied = owner.is_qualified or any(number.is_denied for number in run)
        if is_plural or (is_denied and owner.role in WANTED):
            self._dispute([owner], [*run, *beside])
        elif owner.role is not Role.OTHER:
            layout = self.tokens.layout
            evidence = _NOT_TEXT.sub("", layout.lines[run[0].span.line].text).strip()
            printed = layout.printed(owner.span)
            self.candidates.append(Candidate(owner.role, printed, run[0].value, evidence))

    def _dispute(self, labels: Sequence[PrintedLabel], numbers: Sequence[Number]) -> None:
        """Note that *labels* may or may not own *numbers*."""
        self.settled |= {label.span for label in labels}
        for label in labels:
            if label.role is not Role.OTHER:
                self.disputes.setdefault(label.role, []).extend(_values(numbers))

    def _doubt_all(self) -> None:
        """Put every number in dispute for the labels that own one."""
        for candidate in self.candidates:
            self.disputes.setdefault(candidate.role, []).extend(_values(self.tokens.numbers))
        self.candidates.clear()
