"""Numbers above their captions, as cards print them: a label may then be the caption of what stands above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from typing import Final

from norton_order.norton import Role, is_known_family
from norton_order.notice.chains import Part
from norton_order.notice.labels import PrintedLabel
from norton_order.notice.layout import Layout, Link, Span, diverging
from norton_order.notice.numbers import Number
from norton_order.notice.tokens import Tokens

MAX_CARD_LINES: Final = 12  # from a number down to its caption
MAX_CARD_NUMBERS: Final = 10  # of serials and the like between the two
MAX_REST: Final = 80  # characters behind a number that are looked at
_POINTS_AHEAD: Final = re.compile(r"[:=→⇒➡↓⇓▼>]|は\s|\bis\b")
_STATED: Final = re.compile(r"^\s*です。?$")  # says no more of a number than that it is one
_SENTENCE: Final = re.compile(r"[。、?!]|です|ます|ました|[.,] |\b(?:is|was|has)\b")


def value_above(tokens: Tokens, part: Part, owned: Container[Span]) -> Number | None:
    """Return the number that the owner of *part* may be the caption of, None where its value is surely the other one.

    It is the last number that begins a line above, or stands on the same one, and belongs to nothing else; what
    stands between the two may be the rest of a card. A label with a colon behind it is no caption.

    Args:
        tokens: of the document.
        part: whose numbers stand below its labels, or in cells beside them.
        owned: numbers that belong to other labels.
    """
    first, value = part.labels[0], part.numbers[0]
    if part.owner.role is Role.OTHER or part.link is Link.INLINE:
        return None
    if _POINTS_AHEAD.search(tokens.layout.gap(part.owner.span, value.span)):
        return None
    for above in _numbers_above(tokens, first):
        is_free = above.span not in owned and is_known_family(above.value)
        if (
            is_free
            and _heads_card(tokens, above, first)
            and _in_one_card(tokens.layout, part.link, above, first)
        ):
            return above if above.value != value.value else None
    return None


def _numbers_above(tokens: Tokens, label: PrintedLabel) -> list[Number]:
    """Return the numbers above *label*, nearest first, down to a label of another order."""
    end = bisect_left(tokens.labels, label.span, key=lambda other: other.span)
    labels = (other for other in reversed(tokens.labels[:end]) if other.role is not Role.OTHER)
    last = next(labels, None)
    start = bisect_left(tokens.numbers, last.span, key=lambda number: number.span) if last else 0
    stop = bisect_left(tokens.numbers, label.span, key=lambda number: number.span)
    return list(reversed(tokens.numbers[max(start, stop - MAX_CARD_NUMBERS) : stop]))


def _heads_card(tokens: Tokens, number: Number, label: PrintedLabel) -> bool:
    """Return whether *number* begins its line, or stands on that of *label*, and is none of a sentence."""
    if number.span.line == label.span.line:
        return True
    rest = tokens.layout.text[number.span.line][number.span.end :][:MAX_REST]
    return tokens.is_bare(number) and not _SENTENCE.search(_STATED.sub("", rest))


def _in_one_card(layout: Layout, link: Link, number: Number, label: PrintedLabel) -> bool:
    """Return whether *number* may be the value of *label* as well as what *link* leads to, by their places."""
    if label.span.line - number.span.line > MAX_CARD_LINES:
        return False
    pair = diverging(layout.lines[number.span.line].cells, layout.lines[label.span.line].cells)
    if pair is None or pair[0].table != pair[1].table:
        return link is not Link.RIGHT
    if pair[0].row == pair[1].row:
        return link is Link.RIGHT
    return pair[0].column == pair[1].column
