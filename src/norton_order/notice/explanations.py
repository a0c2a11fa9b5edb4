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
_BULLETED: Final = re.compile(r"[-*+・•●○◆◇■□▪]\s*\w")
_SLACK: Final = 9  # explanations that cost so much more than the best can win no more

_AHEAD, _BACK, _ON_LINES, _EMPTY, _FORBIDS, _SPARE_VALUE, _SPARE_NAME, _PASSED = 1, 2, 4, 8, 16, 32, 64, 128

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
        ties: of order numbers, last first, as nested pairs.
        is_complete: nothing is left over that may be the value, or the label, of what it ties.
    """

    cost: int
    ties: _Ties
    is_complete: bool = True


_Ties = tuple["Tie", "_Ties"] | None
_States = dict[tuple[int, Answer], Explanation]
_NOTHING: Final[_States] = {(0, frozenset()): Explanation(0, None)}


def explain(units: Sequence[Unit], repeated: frozenset[str]) -> dict[Answer, Explanation]:
    """Return the cheapest explanation of *units* for each answer that comes near the cheapest of all.

    Args:
        units: of one block.
        repeated: numbers that stand in the document more than once.
    """
    best: dict[Answer, Explanation] = {}
    for (flags, answer), (cost, ties, _) in _solve(units, repeated).items():
        found = Explanation(cost + _flag_cost(flags), ties, not _forbids(flags))
        if answer not in best or (found.cost, not found.is_complete) < (
            best[answer].cost,
            not best[answer].is_complete,
        ):
            best[answer] = found
    return best


def ties_of(explanation: Explanation) -> list[Tie]:
    """Return the ties of *explanation* in order."""
    found: list[Tie] = []
    ties = explanation.ties
    while ties is not None:
        tie, ties = ties
        found.append(tie)
    return found[::-1]


def _add(states: _States, flags: int, answer: Answer, cost: int, ties: _Ties) -> None:
    key = (flags, answer)
    known = states.get(key)
    if known is None or cost < known.cost:
        states[key] = Explanation(cost, ties)


class _Step(NamedTuple):
    """What one layout does with a stretch: its cost, the flags it sets, the ties it makes."""

    end: int
    cost: int
    flags: int
    ties: tuple[Tie, ...] = ()


def _take(states: _States, step: _Step, target: _States) -> None:
    """Put *step* behind each explanation in *states*."""
    answered = frozenset((tie.role, _value(tie)) for tie in step.ties if tie.role in WANTED)
    for (flags, answer), (cost, ties, _) in states.items():
        for tie in step.ties:
            ties = (tie, ties)
        _add(target, flags | step.flags, answer | answered if answered else answer, cost + step.cost, ties)


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
    kinds = _ON_LINES | _EMPTY | _FORBIDS | _SPARE_VALUE | _SPARE_NAME | _PASSED
    best: dict[int, int] = {}
    for (flags, _answer), explanation in states.items():
        kind = flags & kinds
        best[kind] = min(best.get(kind, explanation.cost), explanation.cost)
    return {
        key: explanation
        for key, explanation in states.items()
        if explanation.cost <= best[key[0] & kinds] + _SLACK
    }


def _solve(units: Sequence[Unit], repeated: frozenset[str]) -> _States:
    """Return the explanations of *units* by flags and answer, their costs without those of the flags."""
    flow = _Flow(units, repeated)
    reached: list[_States] = [{} for _ in range(len(flow.items) + 1)]
    reached[0] = dict(_NOTHING)
    for index, item in enumerate(flow.items):
        states, reached[index] = _pruned(reached[index]), {}
        if not states:
            continue
        if isinstance(item, Band):
            for key, explanation in _both(states, _readings(item, repeated)).items():
                _add(reached[index + 1], *key, explanation.cost, explanation.ties)
            continue
        for step in flow.steps(index):
            _take(states, step, reached[step.end])
    return _pruned(reached[-1])


def _both(first: _States, second: _States) -> _States:
    """Return the explanations of two stretches, one behind the other."""
    found: _States = {}
    for (flags, answer), (cost, ties, _) in first.items():
        for (more, other), explanation in second.items():
            joined = ties
            for tie in ties_of(explanation):
                joined = (tie, joined)
            _add(found, flags | more, answer | other, cost + explanation.cost, joined)
    return found


def _readings(band: Band, repeated: frozenset[str]) -> _States:
    """Return the explanations of a band: each cell by itself, or line by line across its cells."""
    found: _States = dict(_NOTHING)
    for column in band.columns:
        found = _pruned(_both(found, _solve(column, repeated)))
    if rows := _across(band):
        for key, explanation in _solve(rows, repeated).items():
            _add(found, *key, explanation.cost, explanation.ties)
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
            boxes.append(replace(unit.boxes[0], left=place, right=place + 1))
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
        self.starts: dict[
            int, list[Row]
        ] = {}  # first item of a row -> the row and those below it, up to a band
        self.blanks: set[int] = set()  # items that stand behind a blank line
        self._read(units)
        self.has_special = any(
            isinstance(item, Token) and item.is_order_label and item.role is not Role.PLAIN
            for item in self.items
        )

    def _read(self, units: Sequence[Unit]) -> None:
        previous: Row | None = None
        firsts: list[tuple[int, Row]] = []
        for unit in units:
            if isinstance(unit, Band):
                if self.gaps:
                    self.gaps[-1] = Gap.APART
                self.items.append(unit)
                self.gaps.append(Gap.APART)
                self.rows.append(None)
                previous = None
                firsts = []
                continue
            first = len(self.items)
            if unit.is_after_blank:
                self.blanks.add(first)
            self._append(unit)
            if len(self.items) == first:
                continue
            if previous is not None and first:
                self.gaps[first - 1] = self._gap_below(previous, unit, first)
            firsts.append((first, unit))
            self.starts[first] = [unit]
            for start, _above in firsts[:-1]:
                self.starts[start].append(unit)
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
        if token := self._token(index):
            yield self._alone(index, token)
        yield from self._neighbours(index)
        yield from self._lists(index)
        if index in self.starts:
            yield from self._columns(index)

    def _token(self, index: int) -> Token | None:
        item = self.items[index] if index < len(self.items) else None
        return item if isinstance(item, Token) else None

    def _torn(self, index: int) -> int:
        """Return what it costs not to pair the token at *index* with the next one."""
        return costs.TORN if index < len(self.gaps) and self.gaps[index] in {Gap.SAYS, Gap.SAYS_BACK} else 0

    def _alone(self, index: int, token: Token) -> _Step:
        cost = alone_cost(token, is_repeated=token.number is not None and token.number.value in self.repeated)
        cost += self._torn(index)
        flags = _FORBIDS if token.type is Type.ORDER and token.is_order and not token.is_free else 0
        following = self._token(index + 1)
        if token.kind is Kind.LABEL and token.is_order_label:
            is_heading = token.role is Role.PLAIN and following is not None and following.is_qualifier
            if is_heading:
                cost = 0
            elif token.role is Role.PLAIN and self.has_special:  # it may be the name of the whole list
                cost = costs.NAME_OF_ALL + self._torn(index)
            else:
                flags = _FORBIDS if self._shares_value(index) else _EMPTY
        elif (
            token.kind is Kind.LABEL
            and token.type is Type.CODE
            and following
            and following.kind is Kind.LABEL
        ):
            flags = _EMPTY  # the name of another number right above a name
        return _Step(index + 1, cost, flags | self._spare(index, token))

    def _spare(self, index: int, token: Token) -> int:
        """Return the flags of what is left over: a value before a label on its line, a label behind or before a value."""
        if token.kind in _VALUES and self._is_beside(index, index + 1, _LABELS):
            return _SPARE_VALUE
        if token.kind is not Kind.LABEL:
            return 0
        flags = _SPARE_NAME if self._is_beside(index, index - 1, _VALUES) else 0
        number = self._token(index + 1)
        if number and number.is_order and self.gaps[index] is not Gap.APART and not pair_cost(token, number):
            flags |= _PASSED
        return flags

    def _is_beside(self, index: int, other: int, kinds: frozenset[Kind]) -> bool:
        """Return whether a token of *kinds* with text stands at *other*, in the row of the one at *index*."""
        if not 0 <= other < len(self.items) or self.rows[other] is not self.rows[index]:
            return False
        token = self._token(other)
        return token is not None and token.kind in kinds and bool(token.text)

    def _shares_value(self, index: int) -> bool:
        """Return whether the label at *index* stands beside another one, so that a number near them may be that of either."""
        for other in (index - 1, index + 1):
            token = self._token(other) if other >= 0 else None
            if (
                token
                and token.is_order_label
                and self._is_row_of_names(index)
                and self._is_row_of_names(other)
            ):
                return True
        return False

    def _is_row_of_names(self, index: int) -> bool:
        row = self.rows[index]
        return row is not None and all(token.kind in _NAMES for token in row.tokens)

    def _neighbours(self, index: int) -> Iterator[_Step]:
        """Yield the pairs of a token and the next one; cells with nothing in them may stand between."""
        first = self._token(index)
        second = index + 1
        while first is not None and self.gaps[second - 1] is not Gap.APART and (token := self._token(second)):
            yield from self._pairs(index, first, second, token)
            if token.text or token.kind is Kind.PROSE or second > index + MAX_SPACERS:
                return
            second += 1

    def _pairs(self, index: int, first: Token, place: int, second: Token) -> Iterator[_Step]:
        gap = self.gaps[place - 1] if place == index + 1 or self.gaps[index] is Gap.CELL else self.gaps[index]
        torn = self._torn(place)
        above, below = self.rows[index], self.rows[place]
        is_below = above is not below
        forbids = _FORBIDS if is_below and above and below and _are_columns(above, below) else 0
        cost = pair_cost(first, second)
        if cost < IMPOSSIBLE and gap is not Gap.SAYS_BACK:
            layout = (
                "below"
                if is_below
                else "sentence"
                if gap is Gap.SAYS and self._is_sentence(index)
                else "beside"
            )
            flags = 0 if gap is Gap.SAYS and not first.is_order_label else _AHEAD
            yield _pair(place, first, second, cost + torn, flags | forbids, layout, is_below=is_below)
        cost = pair_cost(second, first)
        if cost < IMPOSSIBLE and gap is not Gap.SAYS:
            flags = 0 if gap is Gap.SAYS_BACK else _BACK
            yield _pair(place, second, first, cost + torn, flags | forbids, "mirrored", is_below=is_below)

    def _is_sentence(self, index: int) -> bool:
        row = self.rows[index]
        return row is not None and any(token.kind is Kind.PROSE for token in row.tokens)

    def _run(self, index: int, kinds: frozenset[Kind]) -> int:
        """Return how many tokens of *kinds* follow each other from *index* on."""
        end = index
        while end < len(self.items) and end - index < MAX_LIST:
            token = self._token(end)
            if (
                token is None
                or token.kind not in kinds
                or (end > index and self.gaps[end - 1] is Gap.APART and not self._is_row_end(end - 1))
            ):
                break
            end += 1
        return end - index

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
        for firsts, seconds, flags in ((_NAMES, _VALUES, _AHEAD), (_VALUES, _NAMES, _BACK)):
            run = self._run(index, firsts)
            for count in range(2, run + 1):
                if not self._joined(index + count - 1) or not self._is_whole_rows(index, count):
                    continue
                if self._is_in_table(index) and self._is_in_table(index + count):
                    continue  # columns say what belongs together
                others = self._run(index + count, seconds) if index + count < len(self.items) else 0
                if others >= count and self._is_whole_rows(index + count, count):
                    yield from self._list(index, count, flags)
                is_short = others >= count - 1 > 1 and self._is_whole_rows(index + count, count - 1)
                if is_short and count == run and flags == _AHEAD:
                    for missing in range(count):
                        yield from self._list(index, count, flags | _FORBIDS, missing)

    def _is_in_table(self, index: int) -> bool:
        """Return whether the token at *index* stands in a row of several cells."""
        row = self.rows[index] if index < len(self.rows) else None
        return row is not None and not row.is_plain and len(row.boxes) > 1

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
            first, second = self._token(place), self._token(index + count + offset)
            if first is None or second is None:
                return
            label, value = (second, first) if flags & _BACK else (first, second)
            pair = pair_cost(label, value)
            if pair >= IMPOSSIBLE:
                return
            cost += pair + self._torn(place) + self._torn(index + count + offset)
            if label.is_order_label and not (value.is_order or value.type is Type.NOTHING):
                flags |= _FORBIDS  # its number may stand elsewhere in the list
            if pair and label.kind is Kind.LABEL and value.kind is Kind.VALUE:
                flags |= _FORBIDS  # the values are of other labels of the list
            if not value.text:
                flags |= _FORBIDS  # a drawn line or an empty one, which need not be a value
            ties += _ties(label.role, label, value, "list")
        end = index + count + len(names)
        inner = set(range(index + 1, index + count)) | set(range(index + count + 1, end))
        cost += costs.INTERRUPTED * len(self.blanks & inner) + (costs.MISSING if missing is not None else 0)
        if any(tie.value.is_order for tie in ties):
            flags |= _ON_LINES
        if flags & _AHEAD and ties and index and self._may_be_name(index - 1):
            flags |= _FORBIDS  # one name more than the list has values for
        yield _Step(end, cost, flags, tuple(ties))

    def _may_be_name(self, index: int) -> bool:
        """Return whether the line at *index* may be one more label of the list below it: it has a bullet, or names a code."""
        token = self._token(index)
        return (
            token is not None
            and token.kind is Kind.UNKNOWN
            and self._is_row_end(index)
            and index + 1 not in self.blanks
            and (token.type is not None or _BULLETED.match(token.text) is not None)
        )

    def _columns(self, index: int) -> Iterator[_Step]:
        rows = self.starts[index]
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
        for count, row in enumerate(rows[1 : MAX_VALUE_ROWS + 1], start=1):
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
        for count, row in enumerate(rows[1 : MAX_VALUE_ROWS + 1], start=1):
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
    if label.type is Type.PRODUCT and value.type is Type.ORDER:
        flags |= _FORBIDS  # no product is an order number: the values are shifted
    if label.is_order_label and value.type is Type.NOTHING and value.text.strip() == "/":
        flags |= _FORBIDS  # it may part the label from the next
    return _Step(place + 1, cost, flags, _ties(label.role, label, value, layout))


_LABELS: Final = frozenset({Kind.LABEL})
_NAMES: Final = frozenset({Kind.LABEL, Kind.UNKNOWN})
_VALUES: Final = frozenset({Kind.VALUE, Kind.UNKNOWN})


def _ties(role: Role | None, label: Token, value: Token, layout: str) -> tuple[Tie, ...]:
    return (Tie(role, label, value, layout),) if role is not None and value.is_order else ()


def _is_line_of(row: Row, kinds: frozenset[Kind]) -> bool:
    """Return whether each cell of *row* holds one token of *kinds* or nothing, and one at least holds one."""
    empty = Type.NOTHING
    return all(
        len(box.tokens) <= 1
        and all(token.kind in kinds or (token.type is empty and not token.text) for token in box.tokens)
        for box in row.boxes
    ) and any(token.text for token in row.tokens)


def _are_columns(above: Row, below: Row) -> bool:
    """Return whether two rows are several names and several values: no pair is the end of one and the start of the other."""
    rows = [[token for token in row.tokens if token.type is not Type.NOTHING] for row in (above, below)]
    return all(len(row) > 1 for row in rows) and any(
        all(token.kind in names for token in rows[0]) and all(token.kind in values for token in rows[1])
        for names, values in ((_NAMES, _VALUES), (_VALUES, _NAMES))
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
        if len(cells) > 1:
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
