"""Documents written down as literals, and what is found on their lines."""

from __future__ import annotations

from typing import NamedTuple

from norton_order.html.document import plain_document
from norton_order.notice.corrections import Spotted
from norton_order.notice.labels import find_labels
from norton_order.notice.layout import Layout, Span
from norton_order.notice.numbers import find_numbers
from norton_order.vendor.labels import Role

W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
TRUE, FALSE = "SY12345678", "SY87654321"


class Labelled(NamedTuple):
    """A label and where it stands."""

    role: Role
    span: Span


class Tokens(NamedTuple):
    """What stands on the lines of a text."""

    layout: Layout
    labels: list[Labelled]
    numbers: list[Spotted]


def tokens_of_text(text: str) -> Tokens:
    """Return the labels and numbers of plain *text*, each line by itself."""
    layout = Layout(plain_document(text).lines)
    labels: list[Labelled] = []
    numbers: list[Spotted] = []
    for line, shown in enumerate(layout.text):
        found = find_labels(shown)
        labels += (Labelled(label.role, Span(line, label.start, line, label.end)) for label in found)
        blanked = [(label.start, label.end) for label in found]
        numbers += (
            Spotted(number.value, Span(line, number.start, line, number.end))
            for number in find_numbers(shown, blanked)
        )
    return Tokens(layout, labels, numbers)
