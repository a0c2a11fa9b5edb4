"""Rows and bands of a block -> each way to explain which label owns which number, with its cost.

An explanation pairs labels with values by a few layouts: neighbours (a label and the value beside or below it, in either
order), lists (labels, then as many values), columns (a row of labels above or below rows of values) and crosstabs (a label
of the row and one of the column). What no layout takes is left over, at a cost. The cheapest explanation of each answer is
found by dynamic programming over the tokens of the block, from the first to the last.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from norton_order.notice import costs
from norton_order.notice.costs import IMPOSSIBLE, alone_cost, joined_role, pair_cost
from norton_order.notice.grid import Band, Box, Row, Unit
from norton_order.notice.tokens import Gap, Kind, Token
from norton_order.notice.values import Type
from norton_order.vendor.labels import Role

MAX_TOKENS: Final = 600  # of one block; a notice has some dozen
MAX_LIST: Final = 30  # labels of one list
MAX_SPACERS: Final = 3  # empty cells between a label and its value
MAX_VALUE_ROWS: Final = 30  # below one header row
# Not sets: an enumeration's members take long to hash.
_LABELS: Final = (Kind.LABEL,)
_NAMES: Final = (Kind.LABEL, Kind.UNKNOWN)
_VALUES: Final = (Kind.VALUE, Kind.UNKNOWN)
_BULLETED: Final = re.compile(r"[-*+・•●○◆◇■□▪]\s*\w")
_SLACK: Final = 9  # explanations that cost so much more than the best can win no more

_AHEAD, _BACK, _ON_LINES, _EMPTY, _FORBIDS, _SPARE_VALUE, _SPARE_NAME, _PASSED = 1, 2, 4, 8, 16, 32, 64, 128
_FIRST_ANSWER: Final = 256

WANTED: Final = frozenset({Role.ENROLLMENT, Role.PREVIOUS, Role.PLAIN})


class Tie(NamedTuple):
    """A label of an order number and the number it names.

    Attributes:
        role: of the label, as its place makes it.
        label: the token of the label.
        value: the token of the number.
        layout: how they stand, as a notice tells it.
    """

    role: Role
    label: Token
    value: Token
    layout: str


Answer = frozenset[tuple[Role, str]]  # the wanted numbers of an explanation, by role


class Explanation(NamedTuple):
    """One way to read a block.

    Attributes:
        cost: of it.
        ties: of order numbers, those of the last layout first, as nested pairs.
        is_complete: nothing is left over that may be the value, or the label, of what it ties.
    """

    cost: int
    ties: _Ties
    is_complete: bool = True


_Ties = tuple[Sequence[Tie], "_Ties"] | None
# Flags and answer as one number, see `_Answers`, to the cost without that of the flags, and the ties.
_States = dict[int, tuple[int, _Ties]]
_NOTHING: Final[_States] = {0: (0, None)}


class _Answers:
    """The answers to a block as numbers: each wanted number of a role is a bit above those of the flags."""

    def __init__(self) -> None:
        self._bits: dict[tuple[Role, str], int] = {}

    def bits_of(self, ties: Iterable[Tie]) -> int:
        """Return the bits of what *ties* answer."""
        bits = 0
        for tie in ties:
            if tie.role in WANTED:
                bits |= self._bits.setdefault((tie.role, _value(tie)), 1 << len(self._bits))
        return bits * _FIRST_ANSWER

    def answer_of(self, bits: int) -> Answer:
        """Return the answer of a state without its flags."""
        return frozenset(answered for answered, bit in self._bits.items() if bits & bit)


def explain(units: Sequence[Unit], repeated: frozenset[str]) -> dict[Answer, Explanation]:
    """Return the cheapest explanation of *units* for each answer that comes near the cheapest of all.

    Args:
        units: of one block.
        repeated: numbers that stand in the document more than once.
    """
    answers = _Answers()
    best: dict[int, Explanation] = {}
    for key, (cost, ties) in _solve(units, repeated, answers).items():
        found = Explanation(cost + _flag_cost(key), ties, not _forbids(key))
        answer = key // _FIRST_ANSWER
        known = best.get(answer)
        if known is None or (found.cost, not found.is_complete) < (known.cost, not known.is_complete):
            best[answer] = found
    return {answers.answer_of(answer): explanation for answer, explanation in best.items()}


def ties_of(explanation: Explanation) -> list[Tie]:
    """Return the ties of *explanation* in order."""
    return _in_order(explanation.ties)


def _in_order(ties: _Ties) -> list[Tie]:
    found: list[Tie] = []
    while ties is not None:
        last, ties = ties
        found += reversed(last)
    return found[::-1]


def _add(states: _States, key: int, cost: int, ties: _Ties) -> None:
    known = states.get(key)
    if known is None or cost < known[0]:
        states[key] = (cost, ties)


class _Step(NamedTuple):
    """What one layout does with a stretch: its cost, the flags it sets, the ties it makes."""

    end: int
    cost: int
    flags: int
    ties: tuple[Tie, ...] = ()


def _take(states: _States, step: _Step, target: _States, answers: _Answers) -> None:
    """Put *step* behind each explanation in *states*."""
    _end, more, flags, made = step
    bits = flags | answers.bits_of(made) if made else flags
    for key, (cost, ties) in states.items():
        new, total = key | bits, cost + more
        known = target.get(new)
        if known is None or total < known[0]:
            target[new] = (total, (made, ties) if made else ties)


def _value(tie: Tie) -> str:
    return tie.value.number.value if tie.value.number else ""


def _flag_cost(flags: int) -> int:
    cost = costs.MIRRORED if flags & _BACK else 0
    if flags & _BACK and flags & _AHEAD:
        cost += costs.MIXED
    if flags & _ON_LINES and flags & _EMPTY:
        cost += costs.LOST
    return cost


def _forbids(flags: int) -> bool:
    """Return whether an explanation is no answer.

    A number is left over, a label is empty where it may have lost its own, values stand before their labels here and
    behind them there, both a value before a label and a label behind a value are left over, or a label before a number is
    while values are read before their labels.
    """
    is_mixed = flags & _AHEAD and flags & _BACK
    is_lost = flags & _ON_LINES and flags & _EMPTY
    is_shifted = (flags & _SPARE_VALUE and flags & _SPARE_NAME) or (flags & _PASSED and flags & _BACK)
    return bool(flags & _FORBIDS or is_mixed or is_lost or is_shifted)


def _pruned(states: _States) -> _States:
    """Return *states* without those too dear to win: those with the same flags have the same still to pay."""
    if len(states) < 2:
        return states
    found = [cost for cost, _ties in states.values()]
    if max(found) <= min(found) + _SLACK:
        return states
    kinds = _ON_LINES | _EMPTY | _FORBIDS | _SPARE_VALUE | _SPARE_NAME | _PASSED
    best: dict[int, int] = {}
    for key, (cost, _ties) in states.items():
        kind = key & kinds
        best[kind] = min(best.get(kind, cost), cost)
    return {key: state for key, state in states.items() if state[0] <= best[key & kinds] + _SLACK}


def _solve(units: Sequence[Unit], repeated: frozenset[str], answers: _Answers) -> _States:
    """Return the explanations of *units*."""
    flow = _Flow(units, repeated)
    reached: list[_States] = [{} for _ in range(len(flow.items) + 1)]
    reached[0] = dict(_NOTHING)
    for index, item in enumerate(flow.items):
        states, reached[index] = _pruned(reached[index]), {}
        if not states:
            continue
        if isinstance(item, Band):
            for key, (cost, ties) in _both(states, _readings(item, repeated, answers)).items():
                _add(reached[index + 1], key, cost, ties)
            continue
        for step in flow.steps(index):
            _take(states, step, reached[step.end], answers)
    return _pruned(reached[-1])


def _both(first: _States, second: _States) -> _States:
    """Return the explanations of two stretches, one behind the other."""
    found: _States = {}
    for key, (cost, ties) in first.items():
        for other, (more, made) in second.items():
            _add(found, key | other, cost + more, (_in_order(made), ties) if made else ties)
    return found


def _readings(band: Band, repeated: frozenset[str], answers: _Answers) -> _States:
    """Return the explanations of a band: each cell by itself, or line by line across its cells."""
    found: _States = dict(_NOTHING)
    for column in band.columns:
        found = _pruned(_both(found, _solve(column, repeated, answers)))
    if rows := _across(band):
        for key, (cost, ties) in _solve(rows, repeated, answers).items():
            _add(found, key, cost, ties)
    return found


def _across(band: Band) -> list[Row]:
    """Return the rows that the lines of a band's cells make, where all cells have as many; none elsewhere."""
    heights = {len(column) for column in band.columns}
    if len(heights) != 1 or len(band.columns) < 2:
        return []
    rows: list[Row] = []
    for line in zip(*band.columns, strict=True):
        boxes: list[Box] = []
        for place, unit in enumerate(line):
            if not isinstance(unit, Row) or len(unit.boxes) != 1:
                return []
            boxes.append(unit.boxes[0]._replace(left=place, right=place + 1))
        if isinstance(line[0], Row):
            rows.append(replace(line[0], boxes=tuple(boxes), is_plain=False))
    return rows


class _Flow:
    """The tokens of a block in reading order, with what stands between them."""

    def __init__(self, units: Sequence[Unit], repeated: frozenset[str]) -> None:
        self.repeated = repeated
        self.items: list[Token | Band] = []
        self.gaps: list[Gap] = []  # behind each item
        self.rows: list[Row | None] = []  # of each item
        # First item of a row -> the rows between two bands that it is one of, and which.
        self.starts: dict[int, tuple[list[Row], int]] = {}
        self.closed: set[int] = set()  # labels in a cell of their own with their number
        self.blanks: set[int] = set()  # items that stand behind a blank line
        self._read(units)
        # The item of each place, None for a band and behind the last.
        self.tokens = [item if isinstance(item, Token) else None for item in self.items] + [None]
        # What it costs not to pair each token with the next one.
        self.torn = [costs.TORN if gap is Gap.SAYS or gap is Gap.SAYS_BACK else 0 for gap in self.gaps]
        self.names_from = self._runs(_NAMES)
        self.values_from = self._runs(_VALUES)
        self.has_special = any(
            token is not None and token.is_order_label and token.role is not Role.PLAIN
            for token in self.tokens
        )

    def _read(self, units: Sequence[Unit]) -> None:
        previous: Row | None = None
        rows: list[Row] = []
        for unit in units:
            if isinstance(unit, Band):
                if self.gaps:
                    self.gaps[-1] = Gap.APART
                self.items.append(unit)
                self.gaps.append(Gap.APART)
                self.rows.append(None)
                previous = None
                rows = []
                continue
            first = len(self.items)
            if unit.is_after_blank:
                self.blanks.add(first)
            self._append(unit)
            if len(self.items) == first:
                continue
            if previous is not None and first:
                self.gaps[first - 1] = self._gap_below(previous, unit, first)
            self.starts[first] = (rows, len(rows))
            rows.append(unit)
            previous = unit

    def _append(self, row: Row) -> None:
        for number, box in enumerate(row.boxes):
            if not box.tokens:
                continue
            if number and self.gaps and self.rows[-1] is row:
                self.gaps[-1] = Gap.CELL
                if (
                    box.lead not in {"", "("}
                    and self.items
                    and isinstance(self.items[-1], Token)
                    and self.items[-1].kind is Kind.LABEL
                ):
                    self.gaps[-1] = Gap.SAYS
            if _is_closed(box):
                self.closed.add(len(self.items))
            for place, token in enumerate(box.tokens):
                self.items.append(token)
                self.gaps.append(box.gaps[place] if place < len(box.gaps) else Gap.APART)
                self.rows.append(row)

    def _gap_below(self, above: Row, below: Row, first: int) -> Gap:
        last, following = self.items[first - 1], self.items[first]
        if (
            above.depth != below.depth
            or above.layer != below.layer
            or isinstance(last, Band)
            or isinstance(following, Band)
        ):
            return Gap.APART
        if len(above.boxes) > 1:
            return Gap.APART
        if len(below.boxes) > 1 and below.is_plain and above.boxes[0].left >= below.boxes[0].right:
            return Gap.APART  # it stands over another column
        lead = below.boxes[0].lead
        if lead == "(":
            return (
                Gap.SAYS_BACK if following.kind is Kind.LABEL and last.kind is not Kind.LABEL else Gap.BELOW
            )
        if last.kind is Kind.LABEL and (last.is_named or lead) and following.kind is not Kind.LABEL:
            return Gap.SAYS
        return Gap.BELOW

    # -- the layouts ----------------------------------------------------------------------------

    def steps(self, index: int) -> Iterator[_Step]:
        """Yield what each layout makes of the tokens from *index* on."""
        if token := self.tokens[index]:
            yield self._alone(index, token)
            yield from self._neighbours(index, token)
        if index in self.starts:
            yield from self._lists(index)
            yield from self._columns(index)

    def _alone(self, index: int, token: Token) -> _Step:
        cost = alone_cost(token, is_repeated=token.number is not None and token.number.value in self.repeated)
        cost += self.torn[index]
        flags = _FORBIDS if token.type is Type.ORDER and token.is_order and not token.is_free else 0
        following = self.tokens[index + 1]
        if token.kind is Kind.LABEL and token.is_order_label:
            is_heading = token.role is Role.PLAIN and following is not None and following.is_qualifier
            if is_heading:
                cost = 0
            elif token.role is Role.PLAIN and self.has_special:  # it may be the name of the whole list
                cost = costs.NAME_OF_ALL + self.torn[index]
            else:
                flags = _FORBIDS if self._shares_value(index, token) else _EMPTY
        elif (
            token.kind is Kind.LABEL
            and token.type is Type.CODE
            and following
            and following.kind is Kind.LABEL
        ):
            flags = _EMPTY  # the name of another number right above a name
        if token.is_order and index and self.gaps[index - 1] is not Gap.APART:
            earlier = self.tokens[index - 1]
            if earlier is not None and earlier.is_order and not token.is_free:
                flags |= _FORBIDS  # a second number under the label of the first
        if index in self.closed:
            flags |= _FORBIDS
        return _Step(index + 1, cost, flags | self._spare(index, token))

    def _spare(self, index: int, token: Token) -> int:
        """Return the flags of what is left over: a value before a label on its line, a label behind or before a value."""
        if token.kind in _VALUES and self._is_beside(index, index + 1, _LABELS):
            return _SPARE_VALUE
        if token.kind is not Kind.LABEL:
            return 0
        flags = _SPARE_NAME if self._is_beside(index, index - 1, _VALUES) else 0
        number = self.tokens[index + 1]
        if number and number.is_order and self.gaps[index] is not Gap.APART and not pair_cost(token, number):
            flags |= _PASSED
        return flags

    def _is_beside(self, index: int, other: int, kinds: Sequence[Kind]) -> bool:
        """Return whether a token of *kinds* with text stands at *other*, in the row of the one at *index*."""
        if not 0 <= other < len(self.items) or self.rows[other] is not self.rows[index]:
            return False
        token = self.tokens[other]
        return token is not None and token.kind in kinds and bool(token.text)

    def _shares_value(self, index: int, token: Token) -> bool:
        """Return whether a label stands beside another one, so that a number near them may be that of either.

        Both stand in rows of names only, or in one row and name different numbers.
        """
        for place in (index - 1, index + 1):
            other = self.tokens[place] if place >= 0 else None
            if other is None or not other.is_order_label:
                continue
            if self._is_row_of_names(index) and self._is_row_of_names(place):
                return True
            is_plain = Role.PLAIN in {token.role, other.role}
            if self.rows[place] is self.rows[index] and token.role is not other.role and not is_plain:
                return True
        return False

    def _is_row_of_names(self, index: int) -> bool:
        row = self.rows[index]
        return row is not None and all(token.kind in _NAMES for token in row.tokens)

    def _neighbours(self, index: int, first: Token) -> Iterator[_Step]:
        """Yield the pairs of a token and the next one; cells with nothing in them may stand between."""
        second = index + 1
        while self.gaps[second - 1] is not Gap.APART and (token := self.tokens[second]):
            yield from self._pairs(index, first, second, token)
            if token.text or token.kind is Kind.PROSE or second > index + MAX_SPACERS:
                return
            second += 1

    def _pairs(self, index: int, first: Token, place: int, second: Token) -> Iterator[_Step]:
        gap = self.gaps[place - 1] if place == index + 1 or self.gaps[index] is Gap.CELL else self.gaps[index]
        torn = self.torn[place]
        above, below = self.rows[index], self.rows[place]
        is_below = above is not below
        is_odd = is_below and above and below and (_are_columns(above, below) or _are_mirrored(above, below))
        is_odd = is_odd or place in self.closed or (is_below and self._goes_with_next(place))
        forbids = _FORBIDS if is_odd else 0
        if gap is not Gap.SAYS_BACK and (cost := pair_cost(first, second)) < IMPOSSIBLE:
            layout = (
                "below"
                if is_below
                else "sentence"
                if gap is Gap.SAYS and second.is_order and self._is_sentence(index)
                else "beside"
            )
            flags = 0 if gap is Gap.SAYS and not first.is_order_label else _AHEAD
            yield _pair(place, first, second, cost + torn, flags | forbids, layout, is_below=is_below)
        if gap is not Gap.SAYS and (cost := pair_cost(second, first)) < IMPOSSIBLE:
            flags = 0 if gap is Gap.SAYS_BACK else _BACK
            yield _pair(place, second, first, cost + torn, flags | forbids, "mirrored", is_below=is_below)

    def _goes_with_next(self, place: int) -> bool:
        """Return whether a blank line parts the token at *place* from what stands above, and none from the label below it."""
        following = self.tokens[place + 1]
        return (
            place in self.blanks
            and following is not None
            and following.kind is Kind.LABEL
            and following.role is not None
            and place + 1 not in self.blanks
            and self.rows[place + 1] is not self.rows[place]
        )

    def _is_sentence(self, index: int) -> bool:
        row = self.rows[index]
        return row is not None and any(token.kind is Kind.PROSE for token in row.tokens)

    def _runs(self, kinds: Sequence[Kind]) -> list[int]:
        """Return how many tokens of *kinds* follow each other from each place on."""
        runs = [0] * len(self.tokens)
        for index in reversed(range(len(self.items))):
            token = self.tokens[index]
            if token is not None and token.kind in kinds:
                following = runs[index + 1]
                runs[index] = 1 + (following if following and self._joined(index) else 0)
        return runs

    def _is_row_end(self, index: int) -> bool:
        above, below = self.rows[index], self.rows[index + 1] if index + 1 < len(self.rows) else None
        return (
            above is not below
            and above is not None
            and below is not None
            and above.depth == below.depth
            and above.layer == below.layer
        )

    def _lists(self, index: int) -> Iterator[_Step]:
        for firsts, seconds, flags in (
            (self.names_from, self.values_from, _AHEAD),
            (self.values_from, self.names_from, _BACK),
        ):
            run = min(firsts[index], MAX_LIST)
            for count in range(2, run + 1):
                if not self._joined(index + count - 1) or not self._is_whole_rows(index, count):
                    continue
                if self._is_in_table(index) and self._is_in_table(index + count):
                    continue  # columns say what belongs together
                others = seconds[index + count]
                if others >= count and self._fits(index, count):
                    yield from self._list(index, count, flags)
                is_short = others >= count - 1 > 1 and self._is_whole_rows(index + count, count - 1)
                if is_short and count == run and flags == _AHEAD:
                    for missing in range(count):
                        yield from self._list(index, count, flags | _FORBIDS, missing)

    def _is_in_table(self, index: int) -> bool:
        """Return whether the token at *index* stands in a row of several cells."""
        row = self.rows[index] if index < len(self.rows) else None
        return row is not None and not row.is_plain and len(row.boxes) > 1

    def _fits(self, index: int, count: int) -> bool:
        """Return whether *count* tokens from *index* on and as many behind them are whole rows of the same lengths."""
        if not self._is_whole_rows(index + count, count):
            return False
        first, second = (
            [len(list(run)) for _, run in itertools.groupby(self.rows[start : start + count], key=id)]
            for start in (index, index + count)
        )
        return first == second or max(first) == 1 or max(second) == 1

    def _is_whole_rows(self, index: int, count: int) -> bool:
        """Return whether the tokens are all of some rows that are equally long, but for the last."""
        end = index + count
        rows = self.rows[index:end]
        if len(rows) < count or (index and self.rows[index - 1] is rows[0]):
            return False
        if end < len(self.rows) and self.rows[end] is rows[-1]:
            return False
        lengths = [len(list(run)) for _, run in itertools.groupby(rows, key=id)]
        return len(set(lengths[:-1])) < 2 and lengths[-1] <= lengths[0]

    def _joined(self, index: int) -> bool:
        return self.gaps[index] is not Gap.APART or self._is_row_end(index)

    def _list(self, index: int, count: int, flags: int, missing: int | None = None) -> Iterator[_Step]:
        """Yield the list of *count* labels from *index* on with their values, that of label *missing* left out."""
        cost = costs.LIST
        ties: list[Tie] = []
        names = [
            place
            for place in range(index, index + count)
            if place != (index + missing if missing is not None else None)
        ]
        for offset, place in enumerate(names):
            first, second = self.tokens[place], self.tokens[index + count + offset]
            if first is None or second is None:
                return
            label, value = (second, first) if flags & _BACK else (first, second)
            pair = pair_cost(label, value)
            if pair >= IMPOSSIBLE:
                return
            cost += pair + self.torn[place] + self.torn[index + count + offset]
            if label.is_order_label and not (value.is_order or value.type is Type.NOTHING):
                flags |= _FORBIDS  # its number may stand elsewhere in the list
            if pair and label.kind is Kind.LABEL and value.kind is Kind.VALUE:
                flags |= _FORBIDS  # the values are of other labels of the list
            if place in self.closed or index + count + offset in self.closed:
                flags |= _FORBIDS
            if not value.text:
                flags |= _FORBIDS  # a drawn line or an empty one, which need not be a value
            ties += _ties(label.role, label, value, "list")
        end = index + count + len(names)
        inner = set(range(index + 1, index + count)) | set(range(index + count + 1, end))
        if index + count not in self.blanks:  # else blank lines stand everywhere, and part nothing
            cost += costs.INTERRUPTED * len(self.blanks & inner)
            if self.blanks & set(range(index + 1, index + count)):
                flags |= _FORBIDS  # the last label may stand with all the values
        cost += costs.MISSING if missing is not None else 0
        if any(tie.value.is_order for tie in ties):
            flags |= _ON_LINES
        if flags & _AHEAD and ties and index and self._may_be_name(index - 1):
            flags |= _FORBIDS  # one name more than the list has values for
        yield _Step(end, cost, flags, tuple(ties))

    def _may_be_name(self, index: int) -> bool:
        """Return whether the line at *index* may be one more label of the list below it: it has a bullet, or names a code."""
        token = self.tokens[index]
        return (
            token is not None
            and token.kind is Kind.UNKNOWN
            and self._is_row_end(index)
            and index + 1 not in self.blanks
            and (token.type is not None or token.start > 0 or _BULLETED.match(token.text) is not None)
        )

    def _columns(self, index: int) -> Iterator[_Step]:
        between, place = self.starts[index]
        rows = between[place : place + 1 + MAX_VALUE_ROWS]
        if len(rows) < 2 or len(rows[0].boxes) < 2:
            return
        yield from self._headed(index, rows)
        yield from self._captioned(index, rows)
        yield from self._crossed(index, rows)

    def _end_of(self, index: int, rows: Sequence[Row]) -> int:
        return index + sum(len(row.tokens) for row in rows)

    def _headed(self, index: int, rows: Sequence[Row]) -> Iterator[_Step]:
        """Yield the columns of a row of labels with the rows of values below it, one row more each time."""
        header = rows[0]
        if not _is_line_of(header, _NAMES):
            return
        cost, flags = 0, _AHEAD
        ties: list[Tie] = []
        for count, row in enumerate(rows[1:], start=1):
            matched = _matched(header, row) if _is_line_of(row, _VALUES) else None
            if matched is None:
                return
            more, loose, found = _column_ties(matched, "columns", is_plain=row.is_plain)
            if more >= IMPOSSIBLE:
                return
            cost += more
            ties += found
            flags |= loose
            yield _Step(self._end_of(index, rows[: count + 1]), cost, flags, tuple(ties))

    def _captioned(self, index: int, rows: Sequence[Row]) -> Iterator[_Step]:
        """Yield the columns of a row of values with the row of their labels below it."""
        above, below = rows[0], rows[1]
        if not (_is_line_of(above, _VALUES) and _is_line_of(below, _NAMES)):
            return
        matched = _matched(below, above)
        if matched is None:
            return
        cost, loose, ties = _column_ties(matched, "mirrored", is_plain=above.is_plain)
        if cost < IMPOSSIBLE:
            yield _Step(self._end_of(index, rows[:2]), cost, _BACK | loose, tuple(ties))

    def _crossed(self, index: int, rows: Sequence[Row]) -> Iterator[_Step]:
        """Yield the crosstab of a row of labels with the rows below it that begin with one, one row more each time."""
        header, width = rows[0], len(rows[1].boxes)
        heads = header.boxes[len(header.boxes) - width + 1 :]
        if width < 2 or len(heads) != width - 1 or not _is_line_of(header, _NAMES):
            return
        if len(header.boxes) == width and not _may_be_corner(header.boxes[0]):
            return
        if len(header.boxes) < width and header.boxes[0].left <= rows[1].boxes[0].left:
            return
        cost = 0
        ties: list[Tie] = []
        for count, row in enumerate(rows[1:], start=1):
            side, cells = row.boxes[0].tokens, row.boxes[1:]
            is_line = len(side) == 1 and side[0].kind in _NAMES and len(cells) == len(heads)
            if not is_line or not _is_line_of(replace(row, boxes=cells), _VALUES):
                return
            for head, cell in zip(heads, cells, strict=True):
                more, found = _crossing(side[0], head, cell)
                cost += more
                ties += found
            if cost >= IMPOSSIBLE:
                return
            if ties:
                yield _Step(self._end_of(index, rows[: count + 1]), cost, _AHEAD, tuple(ties))


def _pair(
    place: int, label: Token, value: Token, cost: int, flags: int, layout: str, *, is_below: bool
) -> _Step:
    if is_below and value.is_order:
        flags |= _ON_LINES
    if is_below and label.is_order_label and not value.text:
        flags |= _EMPTY  # an empty line parts as well as it states nothing
    if label.type is Type.PRODUCT and value.type is Type.ORDER:
        flags |= _FORBIDS  # no product is an order number: the values are shifted
    if label.is_order_label and value.type is Type.NOTHING and value.text.strip() == "/":
        flags |= _FORBIDS  # it may part the label from the next
    return _Step(place + 1, cost, flags, _ties(label.role, label, value, layout))


def _ties(role: Role | None, label: Token, value: Token, layout: str) -> tuple[Tie, ...]:
    return (Tie(role, label, value, layout),) if role is not None and value.is_order else ()


def _is_line_of(row: Row, kinds: Sequence[Kind]) -> bool:
    """Return whether each cell of *row* holds one token of *kinds* or nothing, and one at least holds one."""
    empty = Type.NOTHING
    return all(
        len(box.tokens) <= 1
        and all(token.kind in kinds or (token.type is empty and not token.text) for token in box.tokens)
        for box in row.boxes
    ) and any(token.text for token in row.tokens)


def _is_closed(box: Box) -> bool:
    """Return whether a cell holds the label of an order number and its number, with a colon or the like between."""
    if len(box.tokens) != 2 or box.gaps[:1] != (Gap.SAYS,):
        return False
    label, value = box.tokens
    return label.is_order_label and value.is_order


def _are_columns(above: Row, below: Row) -> bool:
    """Return whether two rows are several names and several values: no pair is the end of one and the start of the other."""
    first, second = (
        [token.kind for token in row.tokens if token.type is not Type.NOTHING] for row in (above, below)
    )
    if len(first) < 2 or len(second) < 2 or (Kind.LABEL in first and Kind.VALUE in first):
        return False
    return any(
        all(kind in names for kind in first) and all(kind in values for kind in second)
        for names, values in ((_NAMES, _VALUES), (_VALUES, _NAMES))
    )


def _are_mirrored(above: Row, below: Row) -> bool:
    """Return whether two rows both are a value and the label behind it: no pair goes from one to the other."""
    return all(
        len(tokens) == 2 and tokens[0].kind is not Kind.LABEL and tokens[1].kind is Kind.LABEL
        for tokens in (above.tokens, below.tokens)
    )


def _may_be_corner(box: Box) -> bool:
    """Return whether a cell may be the corner of a crosstab: it is empty, or names no order number."""
    return all(
        token.kind is Kind.UNKNOWN
        or not token.text
        or (token.kind is Kind.LABEL and not token.is_order_label)
        for token in box.tokens
    )


def _matched(header: Row, row: Row) -> list[tuple[Token | None, Token | None]] | None:
    """Return each label of *header* with what stands in its column of *row*; None where the columns do not fit."""
    is_even = len(header.boxes) == len(row.boxes)
    is_plain = header.is_plain or row.is_plain
    if is_even and (
        is_plain or all(head.left == cell.left for head, cell in zip(header.boxes, row.boxes, strict=True))
    ):
        return [(_only(head), _only(cell)) for head, cell in zip(header.boxes, row.boxes, strict=True)]
    if is_plain:
        return _matched_by_place(header, row)
    by_column = {cell.left: cell for cell in row.boxes}
    found: list[tuple[Token | None, Token | None]] = []
    for head in header.boxes:
        cells = [by_column.pop(column) for column in range(head.left, head.right) if column in by_column]
        is_order = any(token.is_order_label for token in head.tokens)
        if len(cells) > 1 or (is_order and not cells):
            return None
        found.append((_only(head), _only(cells[0]) if cells else None))
    return found + [(None, _only(cell)) for cell in by_column.values()]


def _matched_by_place(header: Row, row: Row) -> list[tuple[Token | None, Token | None]] | None:
    taken: dict[int, Token | None] = {}
    for cell in row.boxes:
        over = [
            place
            for place, head in enumerate(header.boxes)
            if head.left < cell.right and cell.left < head.right
        ]
        if len(over) != 1 or over[0] in taken:
            return None
        taken[over[0]] = _only(cell)
    return [(_only(head), taken.get(place)) for place, head in enumerate(header.boxes)]


def _only(box: Box) -> Token | None:
    return box.tokens[0] if box.tokens and box.tokens[0].text else None


def _column_ties(
    matched: Iterable[tuple[Token | None, Token | None]], layout: str, *, is_plain: bool
) -> tuple[int, int, list[Tie]]:
    """Return cost, flags and ties of labels and the values in their columns."""
    cost, flags = 0, 0
    ties: list[Tie] = []
    for label, value in matched:
        if value is None:  # an empty cell is the value, but text keeps no empty cells
            flags |= _FORBIDS if is_plain and label is not None and label.is_order_label else 0
            continue
        if label is None:
            cost += alone_cost(value, is_repeated=False)
            flags |= _FORBIDS if value.is_order else 0
            continue
        cost += pair_cost(label, value)
        ties += _ties(label.role, label, value, layout)
    return cost, flags, ties


def _crossing(side: Token, head: Box, cell: Box) -> tuple[int, list[Tie]]:
    value, above = _only(cell), _only(head)
    if value is None:
        return 0, []
    role, wants, cost = joined_role(side, above)
    if not value.is_order:
        return 0, []
    if wants is not None and wants is not Type.ORDER:
        return IMPOSSIBLE, []
    if role is None:
        return cost, []
    label = side if side.role is role else above
    return cost, [Tie(role, label or side, value, "crosstab")]
