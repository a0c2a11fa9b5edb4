"""What an explanation of a page costs: how badly a label fits a value, and what is left over.

The whole table of the rule that chooses the number; `norton_order.notice.explanations` applies it.
"""

from __future__ import annotations

from typing import Final

from norton_order.notice.tokens import Kind, Token
from norton_order.notice.values import Type
from norton_order.vendor.labels import Role

IMPOSSIBLE: Final = 1_000  # a label cannot name such a value at all
UNOWNED: Final = 4  # an order number that no label owns; forbids an answer
MARGIN: Final = 3  # by so much the best explanation must beat each with another answer

MIRRORED: Final = 2  # values before their labels, once a block
MIXED: Final = 3  # values before and behind labels in one block, once
TORN: Final = 2  # what a colon or brackets tie is given to others
LIST: Final = 1  # labels first, then their values
INTERRUPTED: Final = 2  # a blank line within the labels or the values of a list, and none between them
UNOWNED_CODE: Final = 3  # a number of another form that no label owns
EMPTY_LABEL: Final = 3  # of an order number
UNUSED_NAME: Final = 2  # a known label of something else without a value
NAME_OF_ALL: Final = 1  # a plain label above special ones, as what they are all called
LOST: Final = (
    1  # an order label without a value, where another's stands on a line of its own; forbids an answer
)
MISSING: Final = 4  # a list with one value less than it has labels; forbids an answer
MISFIT: Final = 2
NO_NUMBER: Final = 3  # an order label whose value is something else
REPEATED: Final = 3  # a number that is left over, but stands elsewhere, too

# Not sets: an enumeration's members take long to hash.
_DATED: Final = (Type.DATE, Type.AMOUNT, Type.TELEPHONE, Type.COUNT)
_FREE: Final = (Type.TEXT, Type.NAME, Type.PRODUCT, Type.CODE, Type.LINK)
_NO_NUMBERS: Final = (*_DATED, Type.NAME, Type.LINK, Type.PRODUCT)
_CODES: Final = (Type.CODE, Type.TELEPHONE)
_PLAIN_TO_SEE: Final = (Type.DATE, Type.AMOUNT, Type.TELEPHONE, Type.CODE)


def pair_cost(label: Token, value: Token) -> int:
    """Return what it costs that *label* names *value*; IMPOSSIBLE where it cannot."""
    if (
        label.kind is Kind.VALUE
        or value.kind is Kind.LABEL
        or label.kind is Kind.PROSE
        or value.kind is Kind.PROSE
    ):
        return IMPOSSIBLE
    kind = value.type if value.kind is Kind.VALUE else None
    if kind is Type.NOTHING:
        return 0
    if value.kind is Kind.UNKNOWN and value.type is not None:  # it reads like a name itself
        return NO_NUMBER if label.is_order_label else MISFIT
    if label.kind is Kind.UNKNOWN:
        return _guess_cost(label.type, kind)
    if label.is_order_label:
        return _order_cost(label, kind, is_number=value.is_order)
    if label.type is None:
        return 0
    if kind is None and label.type is Type.CODE:
        return 0 if any(c.isdecimal() for c in value.text) else MISFIT
    if kind is Type.ORDER:
        return IMPOSSIBLE if label.type in _DATED else 0 if label.type is Type.CODE else MISFIT
    if kind is None:
        return 0 if label.type in _FREE else 1
    if kind is label.type or label.type is Type.TEXT:
        return 0
    if label.type is Type.CODE and kind in _CODES:
        return 0
    return MISFIT


def _guess_cost(guess: Type | None, kind: Type | None) -> int:
    """Return what it costs that an unknown name names a value of *kind*; its form lets *guess* what it wants."""
    if guess is None or kind is guess or guess is Type.TEXT:
        return 0
    if kind is Type.ORDER:
        return NO_NUMBER if guess in _DATED else 0 if guess is Type.CODE else 1
    if guess is Type.CODE and kind in _CODES:
        return 0
    return 1 if kind is None else MISFIT


def _order_cost(label: Token, kind: Type | None, *, is_number: bool) -> int:
    if kind is Type.ORDER:
        return 0
    if label.is_qualifier:
        return 0 if kind is not None else NO_NUMBER
    if kind is Type.CODE and is_number:
        return 1
    return NO_NUMBER if kind is None or kind is Type.TEXT else IMPOSSIBLE


def alone_cost(token: Token, *, is_repeated: bool) -> int:
    """Return what it costs to leave *token* over.

    Args:
        token: any.
        is_repeated: of a number: it stands elsewhere in the document, too.
    """
    match token.kind:
        case Kind.PROSE:
            return 0
        case Kind.LABEL:
            return EMPTY_LABEL if token.is_order_label else UNUSED_NAME
        case Kind.UNKNOWN:
            return 1 if token.type is not None else 0
    if token.number is None:
        return 1 if token.type in _PLAIN_TO_SEE else 0
    if token.is_free:
        return 0
    if token.type is Type.ORDER:
        return REPEATED if is_repeated else UNOWNED
    return UNOWNED_CODE


def joined_role(row: Token | None, column: Token | None) -> tuple[Role | None, Type | None, int]:
    """Return the role and the wanted type of the cell where a labelled row and column meet, and what that costs."""
    labels = [label for label in (row, column) if label is not None and label.kind is Kind.LABEL]
    full = [
        label
        for label in labels
        if label.is_order_label and not label.is_qualifier and label.role is not Role.PLAIN
    ]
    times = [label for label in labels if label.is_qualifier]
    others = [label for label in labels if not label.is_order_label and label.type is not None]
    if any(other.type in _NO_NUMBERS for other in others):
        return None, next(other.type for other in others), 0
    roles = {label.role for label in (*full, *times)}
    if len(roles) > 1:
        return None, None, IMPOSSIBLE
    if roles:
        return roles.pop(), Type.ORDER, 0
    if labels and all(label.role is Role.PLAIN for label in labels):
        return Role.PLAIN, Type.ORDER, 0
    return None, None, 0
