"""What we make of a page beside what a browser shows: which numbers are seen, and what stands together.

Faults come in two directions. Shown, joined or turned by us and not by the browser is unforgivable; what the browser
shows and we hide, doubt or part costs a refusal.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from browser.oracle import HEIGHT, WIDTH, Sight
from norton_order.html.document import UNSURE, Cell, Document, Line
from norton_order.html.page import parse_html

_NUMBER: Final = re.compile(r"SY\d{8}", re.IGNORECASE)
_TOUCH: Final = 0.2  # of the font's size; letters that are closer are one word
WRONG: Final = ("shown", "joined", "turned", "row")  # kinds that may not come
OTHER: Final = ("hidden", "doubted", "parted", "apart")


class Fault(NamedTuple):
    """A difference: its kind, and the numbers it is about."""

    kind: str
    numbers: tuple[str, ...]


class Place(NamedTuple):
    """Where a number stands in our lines."""

    line: int
    start: int
    end: int


def faults(page: str, sights: Sequence[Sight]) -> Iterator[Fault]:
    """Yield the differences between what we make of *page* and what a browser shows of it."""
    document = parse_html(page)
    places = {
        match[0].upper(): Place(index, *match.span())
        for index, line in enumerate(document.lines)
        for match in _NUMBER.finditer(line.text)
    }
    seen = {sight.number: sight for sight in sights if _is_told(sight, sights)}
    for number, sight in seen.items():
        ours = places.get(number)
        is_sure = ours is not None and document.lines[ours.line].layer != UNSURE
        if is_sure and not sight.is_seen:
            yield Fault("shown", (number,))
        elif sight.is_seen and not is_sure:
            yield Fault("hidden" if ours is None else "doubted", (number,))
    sure = sorted(
        (place, number)
        for number, place in places.items()
        if number in seen and seen[number].is_seen and document.lines[place.line].layer != UNSURE
    )
    for (first, one), (second, other) in itertools.pairwise(sure):
        yield from _of_pair(document, first, seen[one], second, seen[other])


def _is_told(sight: Sight, sights: Sequence[Sight]) -> bool:
    """Return whether pixels tell: no other number lies over it, and no scrolling would show it."""
    left, top, right, bottom = sight.box
    if bottom > HEIGHT or right > WIDTH:
        return False
    return not any(
        other is not sight
        and other.box[0] < right
        and left < other.box[2]
        and other.box[1] < bottom - 2
        and top < other.box[3] - 2
        for other in sights
    )


def _of_pair(document: Document, first: Place, one: Sight, second: Place, other: Sight) -> Iterator[Fault]:
    """Yield what is wrong with the way from one number to the next."""
    numbers = one.number, other.number
    above, below = document.lines[first.line], document.lines[second.line]
    is_level = _overlap(one.box[1], one.box[3], other.box[1], other.box[3]) > 0.5
    gap = other.box[0] - one.box[2]
    if first.line == second.line:
        between = above.text[first.end : second.start]
        is_touching = is_level and abs(gap) < _TOUCH * min(one.em, other.em)
        if (not between and not is_touching) or (not is_level and not one.lines > 1 and not between.strip()):
            yield Fault("joined", numbers)
        return
    if above.layer != below.layer:
        return
    if is_level and abs(gap) < _TOUCH * min(one.em, other.em):
        yield Fault("parted", numbers)
    pair = _diverging(above, below)
    if pair and pair[0].table == pair[1].table and pair[0].row == pair[1].row:
        if gap < -4:
            yield Fault("row", numbers)
    elif not is_level and other.box[1] < one.box[1]:
        yield Fault("turned", numbers)
    elif is_level and gap > 0 and (pair is None or pair[0].table == pair[1].table):
        yield Fault("apart", numbers)


def _diverging(one: Line, other: Line) -> tuple[Cell, Cell] | None:
    return next(((a, b) for a, b in zip(one.cells, other.cells, strict=False) if a != b), None)


def _overlap(top: float, bottom: float, other_top: float, other_bottom: float) -> float:
    """Return what share of the lower of two stretches lies beside the other one."""
    common = min(bottom, other_bottom) - max(top, other_top)
    return common / max(1.0, min(bottom - top, other_bottom - other_top))
