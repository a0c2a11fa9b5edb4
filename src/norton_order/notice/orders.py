"""One document -> its labelled order numbers: those that the best explanation of the page names, by a margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from norton_order.html.document import PICTURE, UNREAD, UNSURE, Line
from norton_order.notice.corrections import Spotted, complains, is_taken_back, put_right
from norton_order.notice.costs import MARGIN
from norton_order.notice.explanations import (
    MAX_TOKENS,
    WANTED,
    Answer,
    Explanation,
    Tie,
    explain,
    ties_of,
)
from norton_order.notice.grid import Band, Row, Unit, sheet_of
from norton_order.notice.headings import with_headings
from norton_order.notice.labels import read_qualifier
from norton_order.notice.layout import Layout, Span
from norton_order.notice.number_remarks import MAX_WORDS, OF_NO_USE
from norton_order.notice.numbers import Number, confirm, shape_of
from norton_order.notice.passages import Passage, passages_of, touches
from norton_order.notice.tokens import Kind, Segment, Token, segments_of
from norton_order.vendor.labels import Role
from norton_order.vendor.numbers import BEGUN

MAX_LABELS: Final = 200  # in one document; a notice has two or three, a long thread of them some dozen
MAX_NUMBERS: Final = 2_000
MAX_RIVALS: Final = 10  # that are told of a document with more


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that a label names.

    Attributes:
        role: of the label.
        label: as printed, normalised.
        number: normal form.
        evidence: the line the number stood on, as decoded.
        layout: how the two stand: "beside", "below", "mirrored", "columns", "crosstab", "list" or "sentence".
    """

    role: Role
    label: str
    number: str
    evidence: str
    layout: str = "beside"


@dataclass(frozen=True, slots=True)
class OrderReading:
    """What one document says about order numbers.

    Attributes:
        candidates: labelled numbers in order of appearance.
        disputes: for each role, the rival numbers where the page can be read in more than one way.
        roles: of every order label seen, valued or not.
        corrections: numbers that are said to be the right ones, if another one is not.
        is_doubted: somebody says beside a quoted notice, or around one, that its number is wrong.
    """

    candidates: tuple[Candidate, ...] = ()
    disputes: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    roles: frozenset[Role] = frozenset()
    corrections: tuple[str, ...] = ()
    is_doubted: bool = False


def read_orders(
    lines: Sequence[Line],
    *,
    is_cut: bool = False,
    is_damaged: bool = False,
) -> OrderReading:
    """Return every labelled order number in *lines*, and what is in dispute; never raises.

    Args:
        lines: of one document, top to bottom.
        is_cut: the last line may break off within a number.
        is_damaged: something is lost from the document.
    """
    layout = Layout(lines)
    passages = passages_of(layout)
    segments = _segments(layout, passages, is_cut=is_cut, is_damaged=is_damaged or is_cut)
    return _Reader(layout, passages, segments).read()


def read_corrections(lines: Sequence[Line]) -> OrderReading:
    """Return what *lines* without order labels say of the numbers in another document; never raises."""
    layout = Layout(lines)
    passages = passages_of(layout)
    reader = _Reader(layout, passages, _segments(layout, passages, is_cut=False, is_damaged=False))
    corrections = put_right(layout, list(reader.spotted())[:MAX_NUMBERS], ())
    return OrderReading(corrections=corrections, is_doubted=complains(layout, range(len(layout.text))))


def _segments(
    layout: Layout, passages: Sequence[Passage], *, is_cut: bool, is_damaged: bool
) -> list[list[Segment]]:
    """Return the segments of each passage; a number that another one has the length of is settled."""
    found: list[list[Segment]] = []
    for index, passage in enumerate(passages):
        following = passages[index + 1] if index + 1 < len(passages) else None
        previous = passages[index - 1] if index else None
        below = following.text.lstrip() if following and touches(passage, following) else ""
        above = previous.text if previous and touches(previous, passage) else ""
        found.append(segments_of(passage, index, below[:40], above[-12:], is_damaged=is_damaged))
    numbers = [
        token.number for segments in found for segment in segments for token in segment.tokens if token.number
    ]
    if numbers and _may_go_on(passages[-1].text, numbers, is_cut=is_cut):
        last = numbers[-1]
        found[-1] = [
            _with_numbers(segment, lambda one: _open_ended(one) if one == last else one)
            for segment in found[-1]
        ]
    if any(number.rivals for number in numbers):
        shapes = {shape_of(number.value) for number in numbers if number.is_whole and number.is_known}
        found = [
            [_with_numbers(segment, lambda number: confirm([number], shapes)[0]) for segment in segments]
            for segments in found
        ]
    return found


def _may_go_on(text: str, numbers: Sequence[Number], *, is_cut: bool) -> bool:
    """Return whether the last number ends the document and may be cut: none of the others is as long."""
    last = numbers[-1]
    if not (text[: last.end].upper().endswith(last.value) and _TAG_BEGUN.fullmatch(text, last.end)):
        return False
    if any(shape_of(other.value) == shape_of(last.value) for other in numbers[:-1]):
        return False
    return is_cut or (last.is_known and not last.is_usual)


def _with_numbers(segment: Segment, change: Callable[[Number], Number]) -> Segment:
    tokens = tuple(
        token._replace(number=change(token.number)) if token.number else token for token in segment.tokens
    )
    return segment._replace(tokens=tokens)


def _open_ended(number: Number) -> Number:
    """Return *number* as one whose end may be lost."""
    return replace(number, rivals=(*number.rivals, f"{number.value}…"))


class _Reader:
    """Reads one document block by block."""

    def __init__(
        self, layout: Layout, passages: Sequence[Passage], segments: Sequence[Sequence[Segment]]
    ) -> None:
        self.layout = layout
        self.passages = passages
        self.segments = segments
        self.tokens = [token for parts in segments for segment in parts for token in segment.tokens]
        self.candidates: list[tuple[tuple[int, int], Candidate]] = []  # with the places of their numbers
        self.disputes: dict[Role, list[str]] = {}
        # What a customer typed into a form is quoted by who answers it; the vendor does not say it.
        self.form = next((i for i, p in enumerate(passages) if _FORM.match(p.text)), len(passages))

    def read(self) -> OrderReading:
        """Return what the document says."""
        labels = [token for token in self.tokens if token.is_order_label]
        seen = frozenset(
            role for token in self.tokens if (role := token.role or token.mentions) and role is not Role.OTHER
        )
        if all(token.is_qualifier for token in labels) and not any(
            _ORDER.search(passage.text) for passage in self.passages
        ):
            labels = []  # only when something was, and no word of an order
        if not labels:
            return OrderReading((), {}, seen, (), complains(self.layout, range(len(self.layout.text))))
        numbers = [token.number for token in self.tokens if token.number]
        if len(labels) > MAX_LABELS or len(numbers) > MAX_NUMBERS:
            return self._overfull(numbers, seen)
        repeated = frozenset(value for value, times in Counter(n.value for n in numbers).items() if times > 1)
        units = sheet_of(self.passages, self.segments)
        if any(token.is_qualifier for token in labels):
            units = with_headings(units)
        for block in _blocks(units):
            self._read_block(block, repeated)
        spotted = list(self.spotted())
        wanted = {candidate.number for _place, candidate in self.candidates if candidate.role in WANTED}
        values = {candidate.number for _place, candidate in self.candidates}
        if is_taken_back(self.layout, [one for one in spotted if one.value in wanted]) or self._is_refused(
            wanted
        ):
            self._doubt_all(numbers)
        label_spans = [self._span(token) for token in self._named()]
        others = [one for one in spotted if one.value not in values]
        corrections = put_right(self.layout, others, label_spans)
        disputes = {role: tuple(dict.fromkeys(rivals))[:MAX_RIVALS] for role, rivals in self.disputes.items()}
        quoted = min(self.passages[token.passage].depth for token in labels)
        around = [
            line
            for place, passage in enumerate(self.passages)
            if passage.depth < quoted or place >= self.form
            for line in passage.lines
        ]
        candidates = tuple(
            candidate for _place, candidate in sorted(self.candidates, key=lambda pair: pair[0])
        )
        return OrderReading(candidates, disputes, seen, corrections, complains(self.layout, around))

    def spotted(self) -> Iterator[Spotted]:
        """Yield each number of the document with its place."""
        for token in self.tokens:
            if token.number:
                yield Spotted(token.number.value, self._span(token))

    def _named(self) -> Iterator[Token]:
        """Yield each label of an order number, also those only mentioned."""
        return (token for token in self.tokens if token.role is not None)

    def _span(self, token: Token) -> Span:
        passage = self.passages[token.passage]
        first, start = _place(passage, token.start, self.layout)
        last, end = _place(passage, max(token.start, token.end - 1), self.layout)
        return Span(first, start, last, end + 1)

    def _overfull(self, numbers: Sequence[Number], seen: frozenset[Role]) -> OrderReading:
        """Return the reading of a document with more labels or numbers than any notice: all in dispute."""
        rivals = tuple(dict.fromkeys(number.value for number in numbers))[:MAX_RIVALS]
        return OrderReading((), dict.fromkeys(seen, rivals) if rivals else {}, seen)

    def _read_block(self, block: Sequence[Unit], repeated: frozenset[str]) -> None:
        tokens = list(_tokens_of(block))
        roles = {token.role for token in tokens if token.role is not None and token.is_order_label}
        numbers = [token.number for token in tokens if token.number]
        if not roles or not numbers:
            return
        if len(tokens) > MAX_TOKENS or any(
            token.kind is Kind.UNKNOWN and _is_fragment(token.text) for token in tokens
        ):
            for role in roles:
                self._dispute(role, numbers)
            return
        explanations = explain(block, repeated)
        best = min(explanations.values(), key=lambda explanation: explanation.cost)
        for role in WANTED & roles:
            self._answer(role, explanations, numbers)
        for tie in ties_of(best):
            if tie.role is not Role.CURRENT or tie.value.number is None:
                continue
            if best.is_complete:
                self._give(tie)
            else:
                self._dispute(tie.role, [tie.value.number])

    def _answer(
        self, role: Role, explanations: Mapping[Answer, Explanation], numbers: Sequence[Number]
    ) -> None:
        """Take the numbers of *role* from the best explanation, if no other answer comes near it."""
        ranked: dict[frozenset[str], Explanation] = {}
        for answer, explanation in sorted(explanations.items(), key=lambda item: item[1].cost):
            ranked.setdefault(frozenset(value for named, value in answer if named is role), explanation)
        (values, best), *others = ranked.items()
        near = [other for other, explanation in others if explanation.cost < best.cost + MARGIN]
        if not values and not near:
            if not best.is_complete and len({number.value for number in numbers}) > 1:
                self._dispute(role, numbers)  # which of them it has cannot be told
            return
        if not best.is_complete:
            self._dispute(role, numbers)
            return
        if near:
            rivals = values.union(*near)
            self._dispute(role, [number for number in numbers if number.value in rivals])
            return
        for tie in ties_of(best):
            if tie.role is role:
                self._give(tie)

    def _give(self, tie: Tie) -> None:
        """Take the number of a tie; it is in dispute if it is not whole, if words deny it, or if its place is not sure."""
        number = tie.value.number
        if number is None:
            return
        first, second = self.passages[tie.label.passage], self.passages[tie.value.passage]
        is_unsure = UNSURE in {first.layer, second.layer} or first.layer != second.layer
        is_unsure = is_unsure or tie.label.passage >= self.form or self._is_example(tie.label.passage)
        is_unsure = is_unsure or self._is_torn(tie.value) or self._is_shared(tie)
        is_unsure = is_unsure or (first is not second and _marks_differ(first.text, second.text))
        is_denied = number.is_denied and tie.role is not Role.CURRENT
        if is_denied or is_unsure or not number.is_whole:
            self._dispute(tie.role, [number])
            return
        line = second.line_at(tie.value.start)
        if len(second.lines) > 1:  # a cell of several lines
            line = next((one for one in second.lines if tie.value.text in self.layout.text[one]), line)
        evidence = self.layout.lines[line].text.translate(_NOT_TEXT).strip()
        printed = (
            " ".join(tie.label.text.split("\n"))
            if tie.label.text.isascii()
            else tie.label.text.replace("\n", "")
        )
        place = (tie.value.passage, tie.value.start)
        self.candidates.append((place, Candidate(tie.role, printed, number.value, evidence, tie.layout)))

    def _is_torn(self, value: Token) -> bool:
        """Return whether a piece beside a number, in another cell or on another line, may belong to it, or denies it."""
        number = value.number
        if number is None:
            return False
        place = self.tokens.index(value)
        before = next((token.text for token in reversed(self.tokens[:place]) if token.text), "")
        after = next((token.text for token in self.tokens[place + 1 :] if token.text), "")
        if _OF_NO_USE.fullmatch(after.strip(" ()【】[]※")):
            return True
        if number.is_usual:
            return False
        if not number.is_known:
            return BEGUN.search(before.upper()) is not None
        return _BARE_DIGITS.fullmatch(after) is not None

    def _is_shared(self, tie: Tie) -> bool:
        """Return whether a cell with a number spans rows of other order labels as well."""
        cells = self.passages[tie.value.passage].cells
        if not cells or cells[-1].rows == 1:
            return False
        others = (token for token in self.tokens if token.is_order_label and token != tie.label)
        return any(
            cell.table == cells[-1].table and cells[-1].reaches(cell.row)
            for other in others
            for cell in self.passages[other.passage].cells
        )

    def _is_refused(self, values: Iterable[str]) -> bool:
        """Return whether the document says of one of *values*, by itself, that it is wrong or not to be used."""
        texts = [passage.text for passage in self.passages]
        if any("番号" in text and _WRONG_NUMBER.search(text) for text in texts):
            return True
        return any(
            _REFUSED.match(text, match.end(), match.end() + MAX_WORDS)
            for value in values
            for text in texts
            if value in text.upper()
            for match in re.finditer(re.escape(value), text.upper())
        )

    def _is_example(self, passage: int) -> bool:
        """Return whether the line above a passage says that it is an example."""
        above = (
            self.passages[passage - 1].text.strip()
            if passage and not self.passages[passage].is_after_blank
            else ""
        )
        return len(above) < 20 and _EXAMPLE.search(above) is not None

    def _dispute(self, role: Role, numbers: Iterable[Number]) -> None:
        """Note that labels of *role* may or may not own *numbers*."""
        rivals = [value for number in numbers for value in (number.value, *number.rivals)]
        self.disputes.setdefault(role, []).extend(rivals)

    def _doubt_all(self, numbers: Sequence[Number]) -> None:
        """Put every number in dispute for the labels that own one."""
        for _place, candidate in self.candidates:
            self._dispute(candidate.role, numbers)
        self.candidates.clear()


_ORDER: Final = re.compile(r"注文|オーダー|受注|주문|订单|訂單|\border", re.IGNORECASE)
# Nothing, or a tag or character reference of which only the beginning is there.
_TAG_BEGUN: Final = re.compile(r"\s*(?:[<&]\S{0,100})?")
_OF_NO_USE: Final = re.compile(OF_NO_USE, re.IGNORECASE)
_EXAMPLE: Final = re.compile(
    rf"(?:{OF_NO_USE}|\bsamples?|\bexamples?)(?:の?(?:番号|もの|分|方|様))?(?:み|済み?)?\s*[)\]】〕」』>〉》:]*\Z",
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(
    r"\s*[」』)\]】]?\s*(?:は|が|を|も)?、?\s*(?:誤り|間違い|無効|破棄|正しくあ|正しくな|お使いになら|ご?利用になら|ご?使用になら|使わな|使用しな|お?使えま|ご?利用いただけま"
    r"|\b(?:is|was) (?:wrong|incorrect|invalid|not valid|a mistake))",
    re.IGNORECASE,
)
_BARE_DIGITS: Final = re.compile(r"[0-9]{1,7}|[A-Z]")
_FRAGMENT: Final = re.compile(
    r"自動(?:延長|更新|継続|課金)(?:サービス)?の?(?:ご|お)?(?:加入|申し?込み?|登録|開始|契約)(?:時の?)?(?=\s|\Z)"
)
# Of the number of the mail, wherever it stands. (お間違えのないよう … is said in every notice.)
_WRONG_NUMBER: Final = re.compile(
    r"(?:この|その|上記の?|下記の?|記載の)[^。\n]{0,12}番号[はが]、?(?:間違って|違って|誤って|違い|間違い|誤り)(?:お|い)?(?:り)?(?:ます|です|でし|まし)"
    r"|番号[はが]、?(?:間違って|違って|誤って)(?:い|お)(?:り)?(?:ます|まし)(?![とか]|場合)"
)
# At the beginning or the end of a line.
_MARK: Final = re.compile(
    r"^\s*(?:[(※注] ?|)([0-9]{1,2})(?:[.)](?=\D)|(?=\s))|^\s*(\*{1,3})(?=\s)|※ ?([0-9]{1,2})\s*\Z|(?<=[^\s*])(\*{1,3})\s*\Z"
)
_FORM: Final = re.compile(
    r"[\W_]*(?:お客様の|ご本人様の)?(?:お?問い?合わ?せ|ご?質問|ご?相談|ご?記入|ご?入力|ご?送信|フォーム)(?:の|された|いただいた|頂いた)?(?:ご?内容|事項|フォーム|情報)\s*(?:[:=]|[\W_]*(?:\Z|\n))"
)
_NOT_TEXT: Final = {ord(PICTURE): None, ord(UNREAD): None}


def _is_fragment(text: str) -> bool:
    """Return whether a piece is the first half of a label that was cut in two, as columns of a text browser do."""
    return _FRAGMENT.search(text) is not None and read_qualifier(text) is None


def _marks_differ(label: str, number: str) -> bool:
    """Return whether the lines of a label and of its number bear marks (1., ※2, **) that lead each to another one."""
    marks = [{next(filter(None, found)) for found in _MARK.findall(text)} for text in (label, number)]
    return all(marks) and not marks[0] & marks[1]


def _tokens_of(units: Iterable[Unit]) -> Iterator[Token]:
    for unit in units:
        if isinstance(unit, Row):
            yield from unit.tokens
        else:
            for column in unit.columns:
                yield from _tokens_of(column)


def _blocks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield the stretches between running text: no label owns a number across it."""
    block: list[Unit] = []
    is_open = False
    for unit in units:
        starts, ends = _prose_ends(unit)
        if block and (starts or not is_open):
            yield block
            block = []
        block.append(unit)
        is_open = not ends
    if block:
        yield block


def _prose_ends(unit: Unit) -> tuple[bool, bool]:
    """Return whether *unit* begins and whether it ends with running text."""
    if isinstance(unit, Band):
        return False, False
    tokens = unit.tokens
    if not tokens:
        return False, False
    return tokens[0].kind is Kind.PROSE, tokens[-1].kind is Kind.PROSE


def _place(passage: Passage, offset: int, layout: Layout) -> tuple[int, int]:
    """Return the line and the column in the layout of the character at *offset* of a passage."""
    line = passage.line_at(offset)
    if len(passage.lines) == 1:
        return line, offset
    start = passage.text.rfind("\n", 0, offset) + 1
    text = layout.text[line]
    return line, offset - start + len(text) - len(text.lstrip())
