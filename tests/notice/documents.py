"""Documents written down as literals, and the tokens found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from norton_order.html.page import parse_html
from norton_order.mail.document import Line, plain_document
from norton_order.notice.labels import find_labels
from norton_order.notice.layout import Layout
from norton_order.notice.numbers import find_numbers
from norton_order.notice.tokens import Tokens

W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
TRUE, FALSE = "SY12345678", "SY87654321"


def tokens_of(lines: Sequence[Line], widths: Mapping[tuple[int, int], int] | None = None) -> Tokens:
    """Return the tokens in *lines*."""
    layout = Layout(lines, widths)
    labels = find_labels(layout)
    return Tokens(layout, labels, find_numbers(layout, [label.span for label in labels]))


def tokens_of_text(text: str) -> Tokens:
    """Return the tokens in plain *text*."""
    return tokens_of(plain_document(text).lines)


def tokens_of_markup(markup: str) -> Tokens:
    """Return the tokens in HTML."""
    document = parse_html(markup)
    return tokens_of(document.lines, document.widths)
