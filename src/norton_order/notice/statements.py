"""Labels of details to what they state: which of them count, where their values stand, and what these say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from norton_order.html.document import Cell
from norton_order.model import Kind
from norton_order.notice.aims import aim_of
from norton_order.notice.amounts import TAX_SENSES, Amount, read_amounts
from norton_order.notice.days import read_counted_day, read_days
from norton_order.notice.layout import Layout, Vocabulary
from norton_order.notice.products import join_name, products_in
from norton_order.notice.qualifiers import MONEY_SENSES, THINGS, Headings, combine, read_before, split_remark
from norton_order.vendor.details import DETAIL_LABELS, YUAN_LABELS, Detail, Sense

VOCABULARY: Final = Vocabulary([label.text for label in DETAIL_LABELS])
MAX_LABELS: Final = 300  # of details in one document; a notice has some ten
MAX_VALUE: Final = 200  # characters after a label that are looked at
MAX_SPAN: Final = 8  # columns that a heading cell may stand over
MAX_WRAPPED: Final = 3  # lines over which a product's name goes on
MAX_ROWS: Final = 20  # below a heading cell; a notice has one or two

_MONEY: Final = frozenset({Detail.AMOUNT, Detail.REFUND, Detail.TAX})
_CHARGES: Final = frozenset({Detail.CHARGED_ON, Detail.NEXT_CHARGE_ON})
_DAYS: Final = _CHARGES | {Detail.STOP_BY, Detail.EXPIRES_ON}
_SIGNS: Final = " :\t】]」』)》〉〕|│┃.・-–—=>→。★☆◆◇■□●○▼▽"  # … is read as ...
_COLUMNS: Final = re.compile(r"\s{2,}|\t|\|")
_LEADS_ON: Final = re.compile(r"[\s:(は、]*")
_LAST_WORD: Final = re.compile(r"\b\w+$")
_PROSE: Final = ("。", "、", "が", "で", "は")

Value = dt.date | Amount | str


@dataclass(slots=True)
class Statements:
    """What the labels of one document state, with the ranks of the labels.

    Attributes:
        days: of each detail that is a day.
        amounts: with and without the tax, and the tax itself.
        products: names under a label.
    """

    days: dict[Detail, list[tuple[int, dt.date]]] = field(default_factory=dict)
    amounts: list[Amount] = field(default_factory=list)
    products: list[str] = field(default_factory=list)


def read_statements(layout: Layout, kind: Kind) -> Statements:
    """Return what the labels of *layout* state in a mail of this *kind*."""
    return _Reader(layout, kind).read()


class _Reader:
    """Gives the values of one layout to its labels."""

    def __init__(self, layout: Layout, kind: Kind) -> None:
        self.layout = layout
        self.kind = kind
        matches = VOCABULARY.find(layout)[:MAX_LABELS]
        self.spans = [match.span for match in matches]
        self.labels = [DETAIL_LABELS[match.index] for match in matches]
        self.labelled = {
            line
            for index, span in enumerate(self.spans)
            if not self._is_remark(index)
            for line in range(span.line, span.end_line + 1)
        }
        self.headings = Headings(layout, self.labelled)
        self.senses: list[Sense | None] = []  # None for labels of something else
        for index in range(len(matches)):
            self.senses.append(self._sense(index))
        self.valued: set[int] = set()  # labels that have their value
        self.owned: set[int] = set()  # lines that are the value of a label
        self.stated = Statements()

    def read(self) -> Statements:
        for index, sense in enumerate(self.senses):
            if sense is not None:
                self._read_label(index, sense)
            elif self._rest(index, self._following(index))[1].strip(_SIGNS):
                self.valued.add(index)
        return self.stated

    def _is_remark(self, index: int) -> bool:
        """Return whether a label only says of an amount before it that the tax is in it: 9,480円(消費税込)."""
        span = self.spans[index]
        before = self.layout.text[span.line][: span.start]
        return self.labels[index].detail is Detail.TAX and any(sign.isdigit() for sign in before)

    # -- what the words around a label make of it

    def _sense(self, index: int) -> Sense | None:
        """Return the sense of a label, None where it names something else."""
        span, detail = self.spans[index], self.labels[index].detail
        before = read_before(self._before(index))
        if before is None or before.names_thing:
            return None
        heading, is_sentence = self.headings.sense_above(span.line)
        if detail is Detail.EXPIRES_ON and (
            heading is Sense.CARD or self.headings.is_of_card(span.line, span.start)
        ):
            return None
        if Sense.OFFER in (before.thing, heading) and detail not in _CHARGES:
            return None
        sense = before.sense
        if sense in MONEY_SENSES and detail not in _MONEY:
            sense = Sense.PLAIN
        if sense is not Sense.PLAIN or heading in THINGS:
            return sense
        if is_sentence and heading is Sense.NEXT and detail is Detail.CHARGED_ON:
            return None  # the sentence may only mention it
        if is_sentence and heading is Sense.NEXT and detail in {Detail.PRODUCT, Detail.EXPIRES_ON}:
            return Sense.PLAIN  # a charge to come is for the product that there is, and before its end
        is_of_state = heading in {Sense.BEFORE, Sense.AFTER} and detail in _CHARGES
        return Sense.PLAIN if is_of_state else heading

    def _before(self, index: int) -> str:
        """Return the line of a label up to it, from the label before it on; of a wrapped line all of it."""
        span, start = self.spans[index], 0
        text = self.layout.text[span.line]
        for earlier in range(index - 1, max(-1, index - 4), -1):
            if self.spans[earlier].end_line != span.line:
                break
            if self.labels[earlier].detail is not Detail.TAX:  # 消費税込み合計
                start = self.spans[earlier].end
                break
        before = text[start : span.start]
        if start and before == "の":  # 対象製品の有効期限, but おすすめ製品の価格
            return text[: span.start] if self.senses[earlier] is None else ""
        above = self.layout.text[span.line - 1].rstrip() if span.line else ""
        return above if above.endswith("の") and not before.strip() and not start else before

    # -- where its value stands

    def _read_label(self, index: int, sense: Sense) -> None:
        """Note what the value of a label states: in its line, else in the next line or cell, else below it."""
        following = self._following(index)
        remark, rest = self._rest(index, following)
        if self.labels[index].detail is Detail.PRODUCT and following is None:
            rest = self._wrapped(self.spans[index].end_line, rest)
        sense = combine(sense, remark)
        in_words = rest.lstrip()[:1].isalpha()
        if following and self._counts_from(index, following):
            text = self.layout.text[self.spans[following].line]
            counted = read_counted_day(_cut(text[self.spans[following].end :]))
            self._state(index, sense, counted, in_words=in_words)
        elif rest.strip(_SIGNS):
            self._state(index, sense, self._parse(index, remark, rest), in_words=in_words)
        elif not self._read_next(index, sense, remark):
            self._read_below(index, sense, remark)

    def _rest(self, index: int, following: int | None) -> tuple[Sense, str]:
        """Return the sense of a remark right behind a label, and what stands between it and the *following* one."""
        span = self.spans[index]
        stop = self.spans[following].start if following else None
        return split_remark(_cut(self.layout.text[span.end_line][span.end : stop]))

    def _wrapped(self, line: int, rest: str) -> str:
        """Return *rest*, the end of *line*, with what goes on of a product's name in the next lines of the same cell."""
        for below in range(line + 1, min(line + 1 + MAX_WRAPPED, len(self.layout.text))):
            is_same_cell = self.layout.lines[line].cells == self.layout.lines[below].cells
            if below in self.labelled or not is_same_cell:
                break
            joined = join_name(rest.lstrip(_SIGNS), self.layout.text[below].strip())
            if joined is None:
                break
            self.owned.add(below)
            rest = joined
        return rest

    def _following(self, index: int) -> int | None:
        """Return the next label on the line, leaving aside those that are part of the value of this one."""
        line, detail = self.spans[index].end_line, self.labels[index].detail
        for later in range(index + 1, len(self.spans)):
            if self.spans[later].line != line:
                return None
            sense, label = self.senses[later], self.labels[later]
            is_part = label.detail is detail and (sense is None or aim_of(label, sense, self.kind) is None)
            is_tax = label.detail is Detail.TAX and detail in _MONEY
            if not is_part and not is_tax:
                return later
        return None

    def _counts_from(self, index: int, following: int) -> bool:
        """Return whether a day is told by another that follows: 停止申込期限：課金予定日の3日前."""
        span, other = self.spans[index], self.spans[following]
        between = self.layout.text[other.line][span.end : other.start]
        own, named = self.labels[index].detail, self.labels[following].detail
        is_counted = own in {Detail.STOP_BY, Detail.NEXT_CHARGE_ON} and named in _DAYS
        return is_counted and _LEADS_ON.fullmatch(between) is not None

    def _read_next(self, index: int, sense: Sense, remark: Sense) -> bool:
        """Note the value in the next line of the same cell or row; return whether there is one."""
        line = self.spans[index].end_line
        after = range(line + 1, min(line + 3, len(self.layout.text)))
        number = next((one for one in after if self.layout.text[one].strip(_SIGNS)), None)
        if number is None or number in self.labelled or not self._is_beside(line, number):
            return False
        if self._is_rivalled(index):
            return False
        texts = [self._value_at(index, number)]
        if self._shares_line(index):
            texts = [text for text in _COLUMNS.split(texts[0]) if self._parse(index, remark, text)]
        if len(texts) == 1 and self._state(index, sense, self._parse(index, remark, texts[0])):
            self.owned.add(number)
            return True
        return False

    def _value_at(self, index: int, line: int) -> str:
        """Return the text of *line*, which is the value of a label: of a product's name also what is wrapped."""
        text = _cut(self.layout.text[line])
        return self._wrapped(line, text) if self.labels[index].detail is Detail.PRODUCT else text

    def _is_beside(self, line: int, other: int) -> bool:
        one, two = self.layout.lines[line].cells, self.layout.lines[other].cells
        return one == two or bool(
            one and two and one[-1].table == two[-1].table and one[-1].row == two[-1].row
        )

    def _shares_line(self, index: int) -> bool:
        lines = [self.spans[one].line for one in (index - 1, index + 1) if 0 <= one < len(self.spans)]
        return self.spans[index].end_line in lines

    def _is_rivalled(self, index: int) -> bool:
        """Return whether what follows may be the value of another label, or what stands above that of this one."""
        line, detail = self.spans[index].line, self.labels[index].detail
        for other in (index - 1, index + 1):
            if other in self.valued or not 0 <= other < len(self.spans):
                continue
            is_near = self.spans[other].end_line in {line, line - 1}
            is_same_kind = _alike(self.labels[other].detail, detail)
            if is_near and is_same_kind and self._is_beside(line, self.spans[other].line):
                return True
        return self._is_value_above(index, line - 1)

    def _is_value_above(self, index: int, above: int) -> bool:
        """Return whether a value that no label claims stands above, as where values come before their labels."""
        if above < 0 or above in self.owned or above in self.labelled:
            return False
        if not self._is_beside(above, self.spans[index].line):
            return False
        if not self._parse(index, Sense.PLAIN, _cut(self.layout.text[above])):
            return False
        owner = self.layout.text[above - 1].strip() if above else ""
        is_label = (
            owner and len(owner) <= 20 and not owner.endswith(_PROSE) and above - 1 not in self.labelled
        )
        return not is_label

    def _read_below(self, index: int, sense: Sense, remark: Sense) -> None:
        """Note the values in the cells below a heading cell, down to the next label; several are rivals."""
        cells = self.layout.lines[self.spans[index].end_line].cells
        for below in islice(self._rows_below(cells[-1]) if cells else (), MAX_ROWS):
            if not self.labelled.isdisjoint(below):
                break
            text = self._value_at(index, below[0])
            if not self._state(index, sense, self._parse(index, remark, text)):
                break
            self.owned.add(below[0])

    def _rows_below(self, cell: Cell) -> Iterator[list[int]]:
        """Yield the lines of the cells below a heading cell; of one over several columns the one cell right below."""
        if cell.columns == 1:
            yield from self.layout.rows_below(cell)
            return
        spanned = range(cell.column, cell.column + min(cell.columns, MAX_SPAN))
        columns = [self.layout.columns.get((cell.table, column), {}) for column in spanned]
        row = min((row for rows in columns for row in rows if row > cell.row), default=None)
        found = [rows[row] for rows in columns if row is not None and row in rows]
        filled = [lines for lines in found if any(self.layout.text[line].strip() for line in lines)]
        if len(filled) == 1:
            yield filled[0]

    # -- what it says

    def _parse(self, index: int, remark: Sense, text: str) -> Sequence[tuple[Sense, Value]]:
        """Return what *text* states as the value of a label, each value with the sense of the words beside it."""
        label, sense = self.labels[index], self.senses[index]
        if label.detail in _MONEY:
            tax = next((one for one in (remark, sense) if one in TAX_SENSES), Sense.PLAIN)
            rank = aim_of(label, sense or Sense.PLAIN, self.kind)
            return read_amounts(text, rank[1] if rank else label.rank, tax, is_yuan=label.text in YUAN_LABELS)
        if label.detail is Detail.PRODUCT:
            return [(Sense.PLAIN, name) for name in products_in(text.lstrip(_SIGNS))]
        return read_days(text, may_span=label.detail is Detail.EXPIRES_ON)

    def _state(
        self, index: int, sense: Sense, values: Sequence[tuple[Sense, Value]], *, in_words: bool = False
    ) -> bool:
        """Note *values* of a label of this *sense*; return whether there are any.

        A day that is tied to its label in the words of a sentence gives way to one after a sign.
        """
        label = self.labels[index]
        for own, value in values[:1] if label.detail is Detail.TAX else values:
            if label.detail is Detail.TAX and isinstance(value, Amount):
                self.stated.amounts.append(Amount(value.yen, Sense.TAX))
                continue
            aim = aim_of(label, combine(sense, own), self.kind)
            if aim is None:
                continue
            if isinstance(value, Amount):
                self.stated.amounts.append(value)
            elif isinstance(value, str):
                self.stated.products.append(value)
            else:
                self.stated.days.setdefault(aim[0], []).append((2 * aim[1] + in_words, value))
        if values:
            self.valued.add(index)
        return bool(values)


def _cut(text: str) -> str:
    """Return the beginning of *text*; what would be cut within, such as a date, is left out."""
    return text if len(text) <= MAX_VALUE else _LAST_WORD.sub("", text[:MAX_VALUE])


def _alike(one: Detail, other: Detail) -> bool:
    return one is other or {one, other} <= _DAYS or {one, other} <= _MONEY
