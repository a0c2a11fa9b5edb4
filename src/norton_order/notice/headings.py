"""Headings that say which order the plain labels below or beside them mean (自動延長加入時 above ご注文番号)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from norton_order.notice.grid import Band, Box, Row, Unit
from norton_order.notice.tokens import Kind, Token
from norton_order.vendor.labels import Role


def with_headings(units: Sequence[Unit]) -> list[Unit]:
    """Return *units* in which a plain label has the role that a heading gives it, and such a heading is no label any more.

    A heading is a name of a time only (自動延長加入時, 今回のご注文) that stands alone in its row, or beside a plain label.
    """
    found: list[Unit] = []
    heading: tuple[int, Token] | None = None  # its place in *found*, and the last one
    for unit in units:
        if isinstance(unit, Band):
            found.append(Band(tuple(tuple(with_headings(column)) for column in unit.columns)))
            heading = None
            continue
        row = _joined_beside(unit)
        tokens = row.tokens
        if len(tokens) == 1 and tokens[0].is_qualifier and not tokens[0].is_named:
            heading = (len(found), tokens[0])
        elif len(tokens) == 1 and tokens[0].kind in {Kind.UNKNOWN, Kind.PROSE}:
            heading = None  # another one begins
        elif heading is not None and tokens and tokens[0].role is Role.PLAIN:
            place, time = heading
            above = found[place]
            if isinstance(above, Row):
                found[place] = _changed(
                    above, time, time._replace(kind=Kind.UNKNOWN, role=None, type=None, is_qualifier=False)
                )
            for token in tokens:
                if token.role is Role.PLAIN:
                    row = _changed(row, token, token._replace(role=time.role))
        elif any(token.is_order_label for token in tokens):
            heading = None
        found.append(row)
    return found


def _joined_beside(row: Row) -> Row:
    """Return *row* with a time and the plain label beside it joined to one label."""
    tokens = row.tokens
    if not any(token.is_order for token in tokens):
        return row  # names of columns
    for plain, number, time in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            plain.role is Role.PLAIN
            and number.is_order
            and time.is_qualifier
            and plain.is_named
            and not time.is_named
        ):
            return _changed(_changed(row, time, None), plain, plain._replace(role=time.role))
    for first, second in itertools.pairwise(tokens):
        time, plain = (first, second) if first.is_qualifier else (second, first)
        if (time.is_qualifier and plain.role is Role.PLAIN and not plain.is_named | time.is_named) or (
            first.is_qualifier and second.role is Role.PLAIN
        ):
            label = second._replace(role=time.role, is_qualifier=False)
            return _changed(_changed(row, first, None), second, label)
    return row


def _changed(row: Row, old: Token, new: Token | None) -> Row:
    """Return *row* with *old* replaced by *new*, or taken out."""
    boxes: list[Box] = []
    for box in row.boxes:
        if old not in box.tokens:
            boxes.append(box)
            continue
        place = box.tokens.index(old)
        tokens = (*box.tokens[:place], *((new,) if new else ()), *box.tokens[place + 1 :])
        gaps = (
            box.gaps
            if new
            else box.gaps[:place] + box.gaps[place + 1 :]
            if place < len(box.gaps)
            else box.gaps[:-1]
        )
        if tokens or len(row.boxes) == 1:
            boxes.append(box._replace(tokens=tokens, gaps=gaps))
    return replace(row, boxes=tuple(boxes))
