"""What a person should know before relying on a notice: a list in a fixed order, each caution once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from norton_order.mail.document import Document, Line
from norton_order.model import Caution, WarningCode
from norton_order.norton import is_known_family
from norton_order.notice.layout import INVISIBLE, Layout
from norton_order.notice.numbers import find_numbers

_ORDER = {code: rank for rank, code in enumerate(get_args(WarningCode))}


class Cautions:
    """Collects cautions."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[Caution, None] = {}

    def add(self, code: WarningCode, detail: str) -> None:
        """Add one; what is not seen on a screen is taken out of *detail*, and it ends at 200 characters."""
        line = " ".join(INVISIBLE.sub("", detail).split())
        self._found[Caution(code, "".join(c for c in line if c.isprintable())[:200])] = None

    def listed(self) -> tuple[Caution, ...]:
        """Return them in the order of the contract's list, then as they came."""
        return tuple(sorted(self._found, key=lambda caution: _ORDER[caution.code]))


def hidden_rivals(documents: Sequence[Document], number: str) -> list[str]:
    """Return order numbers other than *number* that stand in unseen text of *documents*."""
    found: dict[str, None] = {}
    for document in documents:
        text = "".join(document.hidden)[:200_000]
        layout = Layout([Line(line) for line in text.splitlines()])
        for hit in find_numbers(layout):
            if is_known_family(hit.value) and hit.value != number:
                found[hit.value] = None
    return list(found)
