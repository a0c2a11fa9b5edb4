"""Columns of plain text: which values stand under which heading."""

from __future__ import annotations

import pytest

from norton_order.mail.document import plain_document
from norton_order.notice.columns import plain_columns
from norton_order.notice.labels import find_labels
from norton_order.notice.layout import Layout
from norton_order.notice.numbers import find_numbers

W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"


def _columns(text: str) -> list[dict[str, int]]:
    """Return number -> column for each block of columns."""
    layout = Layout(plain_document(text).lines)
    labels = [label.span for label in find_labels(layout)]
    numbers = find_numbers(layout, labels)
    return [
        {number.value: column for number in numbers if (column := columns.column_of(number.span)) is not None}
        for columns in plain_columns(layout, labels, {number.span.line for number in numbers})
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param(f"{W}\t{NOW}\nSY1111\tSY2222", [{"SY1111": 0, "SY2222": 1}], id="tabs"),
        pytest.param(f"| {W} | {NOW} |\n| SY1111 | SY2222 |", [{"SY1111": 0, "SY2222": 1}], id="bars"),
        pytest.param(f"{W}|{NOW}\n---+---\nSY1111|SY2222", [{"SY1111": 0, "SY2222": 1}], id="rule"),
        pytest.param(
            f"{W}  {NOW}\nSY1111                      SY2222", [{"SY1111": 0, "SY2222": 1}], id="space"
        ),
        pytest.param(f"{W}  {NOW}\n                            SY2222", [], id="one value"),
        pytest.param(f"{W}  {NOW}\nSY1111  SY2222", [], id="out of line"),
        pytest.param(f"{W}\t{NOW}\nSY1111", [], id="fewer columns"),
        pytest.param(f"{W}\nSY1111", [], id="one column"),
    ],
)
def test_columns(text: str, columns: list[dict[str, int]]) -> None:
    assert _columns(text) == columns
