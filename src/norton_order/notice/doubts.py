"""What puts a reading in doubt: every way in which a careful person might take another number."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from typing import Final

from norton_order.mail.document import UNSURE
from norton_order.norton import Role, is_known_family
from norton_order.notice.chains import Part
from norton_order.notice.columns import width
from norton_order.notice.crossings import is_beside_others, is_crossed, is_tied_by_row
from norton_order.notice.labels import WANTED, PrintedLabel, is_rival, opens_sentence
from norton_order.notice.layout import Link, Span
from norton_order.notice.numbers import Number
from norton_order.notice.tokens import Tokens

# Signs and words that say of a label that its value follows; white space, strokes and brackets say nothing.
_POINTS_AHEAD: Final = re.compile(r"[:=→⇒➡>は]|\.\.")
_POINTS_SURELY: Final = re.compile(r"[:=→⇒➡>は]|\bis\b")
_ARROW_BACK: Final = re.compile(r"(?:\s*\([^()]{0,40}\))?[\s」』)\]】>]*(?:[←⇐⇦◀◁]|<[-=])")
_POINTS_BACK: Final = re.compile(r"(?:[←⇐⇦◀◁]|<[-=]+)[^\w:]*(?:これが|こちらが)?[^\w:]*$")
# A word and then a gap or stroke: what follows stands in a column of its own.
_COLUMN_BEFORE: Final = re.compile(r"[^\W\d_].*(?: {2,}|\t|[|│┃])\s*$")
_STROKES: Final = re.compile(r"[|│┃\t]")
_OFFERED: Final = WANTED | {Role.PLAIN}
_CAPTIONS: Final = WANTED | {Role.CURRENT}
MAX_ARROW: Final = 40  # characters from an arrow to the label behind it
MAX_BEFORE: Final = 200  # characters before a label that are looked at
_LOOSE: Final = frozenset({Link.NEXT, Link.BELOW})


def is_contested(tokens: Tokens, part: Part) -> bool:
    """Return whether labels of *part* besides the nearest may own its numbers."""
    rivals = [label for label in part.labels if is_rival(label, part.owner)]
    if not rivals:
        return False
    return len(part.numbers) > 1 or not (_is_tied(tokens, part, rivals) or _is_harmless(part))


def doubtful_numbers(tokens: Tokens, part: Part, settled: Container[Span]) -> Sequence[Number]:
    """Return the numbers for which the value of a wanted label may be mistaken; none where its place is sure.

    In doubt is a number on a later line that has digits only; one below an unvalued label of the current
    order, as in a list of labels over a list of values; and one whose label has a number of nobody's
    before it on its line, or right before it, as where values are printed before their labels.

    Args:
        tokens: of the document.
        part: in doubt only if the number of its owner may be offered for typing.
        settled: labels whose numbers are known, or known to be in dispute.
    """
    if part.owner.role not in _OFFERED:
        return []
    if part.link in _LOOSE and _is_place_unsure(tokens, part, settled):
        return part.numbers
    if is_crossed(tokens, part):
        return part.numbers
    if _is_pointed_at(tokens, part.numbers[-1]):
        return part.numbers
    if earlier := _values_before(tokens, part):
        return earlier
    if part.stray is not None and _may_be_value(tokens, part, part.stray):
        return [part.stray]
    return []


def has_captions(tokens: Tokens, values: Collection[str]) -> bool:
    """Return whether numbers and labels take turns, a number first and a label last, as captions below values do.

    Args:
        tokens: of the document.
        values: what was read; other numbers count if they are of a known family.
    """
    taking_turns = [
        token
        for token in tokens.in_order()
        if (_counts(token, values) if isinstance(token, Number) else token.role in _CAPTIONS)
    ]
    return (
        len(taking_turns) >= 4
        and len(taking_turns) % 2 == 0
        and all(isinstance(token, Number) == (index % 2 == 0) for index, token in enumerate(taking_turns))
    )


def is_out_of_order(tokens: Tokens, values: Collection[str]) -> bool:
    """Return whether styles may show labels and numbers elsewhere than where they are written, or not at all.

    Args:
        tokens: of the document.
        values: what was read; other numbers count if they are of a known family.
    """
    lines = tokens.layout.lines
    if not any(line.layer for line in lines):
        return False
    spans = [label.span for label in tokens.labels if label.role is not Role.OTHER]
    spans += [number.span for number in tokens.numbers if _counts(number, values)]
    layers = {lines[line].layer for span in spans for line in (span.line, span.end_line)}
    return UNSURE in layers or len(layers) > 1


def _counts(number: Number, values: Collection[str]) -> bool:
    return number.value in values or is_known_family(number.value)


def _is_tied(tokens: Tokens, part: Part, rivals: Sequence[PrintedLabel]) -> bool:
    """Return whether its line or row ties the number to the nearest label and to none of *rivals*."""
    if part.link is Link.INLINE:
        return all(rival.span.end_line != part.owner.span.line for rival in rivals)
    return part.link is Link.RIGHT and is_tied_by_row(tokens, part, rivals)


def _is_harmless(part: Part) -> bool:
    """Return whether a lone number below labels may go to the nearest: it is not offered for typing then."""
    return part.owner.role in {Role.CURRENT, Role.OTHER} and part.link in _LOOSE


def _is_place_unsure(tokens: Tokens, part: Part, settled: Container[Span]) -> bool:
    """Return whether the number on a later line than its label may be something else."""
    return (
        part.numbers[0].value.isdecimal()
        or any(
            _is_unvalued(tokens, label, settled) for label in tokens.labels if label.span < part.owner.span
        )
        or part.lead is Link.INLINE
        or (part.link is Link.NEXT and (is_beside_others(tokens, part) or _is_in_column_before(tokens, part)))
    )


def _is_in_column_before(tokens: Tokens, part: Part) -> bool:
    """Return whether words stand in a column before the owner, and the number on a later line further to the left."""
    text = tokens.layout.text
    owner, value = part.owner.span, part.numbers[0].span
    before, indent = text[owner.line][: owner.start], text[value.line][: value.start]
    if not _COLUMN_BEFORE.search(before[-MAX_BEFORE:]):
        return False
    strokes = len(_STROKES.findall(before))
    return len(_STROKES.findall(indent)) < strokes if strokes else width(indent) < width(before)


def _is_unvalued(tokens: Tokens, label: PrintedLabel, settled: Container[Span]) -> bool:
    """Return whether *label*, of the current order, stands at the head of its line and waits for its number."""
    return (
        label.role is Role.CURRENT
        and label.span not in settled
        and not opens_sentence(tokens.layout, label)
        and tokens.is_bare(label)
    )


def _is_pointed_at(tokens: Tokens, number: Number) -> bool:
    """Return whether an arrow leads to *number* from a label behind it."""
    line, end = number.span.line, number.span.end
    is_followed = any(label.span.line == line and label.span.start > end for label in tokens.labels)
    return is_followed and _ARROW_BACK.match(tokens.layout.text[line], end) is not None


def _values_before(tokens: Tokens, part: Part) -> Sequence[Number]:
    """Return what stands on the line before the owner and may be its value; words may be between."""
    line, start = part.owner.span.line, part.owner.span.start
    others = [other for other in tokens.labels if other.span.line == line and other.span < part.owner.span]
    before = [number for number in tokens.numbers_in([line]) if number.span < part.owner.span]
    if others:
        before = [number for number in before if others[-1].span < number.span]
        is_named = bool(before) and tokens.layout.link(others[-1].span, before[0].span) is not None
        before = before[is_named:]
    earlier = [number for number in before if is_known_family(number.value)]
    gap = tokens.layout.gap(part.owner.span, part.numbers[0].span)
    if part.link is Link.INLINE and _POINTS_SURELY.search(gap):
        return []
    points_back = _POINTS_BACK.search(tokens.layout.text[line][max(0, start - MAX_ARROW) : start]) is not None
    return earlier or (part.numbers if points_back else [])


def _may_be_value(tokens: Tokens, part: Part, stray: Number) -> bool:
    """Return whether *stray*, before the labels of *part*, may be their value instead."""
    if part.link is Link.INLINE:
        if _POINTS_AHEAD.search(tokens.layout.gap(part.owner.span, part.numbers[0].span)):
            return False
        if part.lead is Link.INLINE or part.is_even:
            return True
    return tokens.is_bare(stray)  # else it is the value of the words before it
