"""Columns of plain text: which values stand under which heading."""

from __future__ import annotations

import pytest

from norton_order.notice.columns import plain_columns
from notice.documents import NOW, W, tokens_of_text


def _columns(text: str) -> list[dict[str, int]]:
    """Return number -> column for each block of columns."""
    tokens = tokens_of_text(text)
    labels = [label.span for label in tokens.labels]
    return [
        {
            number.value: column
            for number in tokens.numbers
            if (column := columns.column_of(number.span)) is not None
        }
        for columns in plain_columns(tokens.layout, labels, tokens.numbers_on)
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
