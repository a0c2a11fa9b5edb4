"""Headings that say which order a plain label below or beside them means."""

from __future__ import annotations

import pytest

from norton_order.html.document import plain_document
from norton_order.html.page import parse_html
from norton_order.notice.grid import Row, sheet_of
from norton_order.notice.headings import with_headings
from norton_order.notice.layout import Layout
from norton_order.notice.passages import passages_of
from norton_order.notice.tokens import Kind, Token, segments_of
from norton_order.vendor.labels import Role

E, C, N = Role.ENROLLMENT, Role.CURRENT, Role.PLAIN


def _tokens(text: str) -> list[Token]:
    lines = parse_html(text).lines if text.startswith("<") else plain_document(text).lines
    passages = passages_of(Layout(lines))
    sheet = sheet_of(passages, [segments_of(passage, index) for index, passage in enumerate(passages)])
    rows = [unit for unit in with_headings(sheet) if isinstance(unit, Row)]
    return [token for row in rows for token in row.tokens]


def _labels(text: str) -> list[tuple[str, Role | None]]:
    return [(token.text, token.role) for token in _tokens(text) if token.kind is Kind.LABEL]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("自動延長加入時\nご注文番号：1", [("ご注文番号", E)], id="above"),
        pytest.param("今回のご注文\n注文番号：1", [("注文番号", C)], id="the current order"),
        pytest.param("自動延長加入時\n課金日：1\nご注文番号：2", [("課金日", None), ("ご注文番号", E)], id="another label between"),
        pytest.param("自動延長加入時\nご注文番号：1\n今回\nご注文番号：2", [("ご注文番号", E), ("ご注文番号", C)], id="two"),
        pytest.param("自動延長加入時\n今回のご注文番号：1\nご注文番号：2", [("自動延長加入時", E), ("今回のご注文番号", C), ("ご注文番号", N)], id="a special label ends it"),
        pytest.param("自動延長加入時：1\nご注文番号：2", [("自動延長加入時", E), ("ご注文番号", N)], id="a name with a value is none"),
        pytest.param("ご注文番号：1", [("ご注文番号", N)], id="none"),
    ],
)  # fmt: skip
def test_roles_below_headings(text: str, labels: list[tuple[str, Role | None]]) -> None:
    assert _labels(text) == labels


@pytest.mark.parametrize(
    ("cells", "labels"),
    [
        pytest.param("自動延長加入時<td>ご注文番号<td>SY12345678", [("ご注文番号", E)], id="before"),
        pytest.param("ご注文番号<td>自動延長加入時<td>SY12345678", [("自動延長加入時", E)], id="behind"),
        pytest.param("ご注文番号：<td>自動延長加入時<td>1", [("ご注文番号", N), ("自動延長加入時", E)], id="behind a colon"),
        pytest.param("課金日<td>自動延長加入時<td>1", [("課金日", None), ("自動延長加入時", E)], id="not of a number"),
    ],
)  # fmt: skip
def test_a_time_and_a_plain_label_in_one_row_are_one_label(
    cells: str, labels: list[tuple[str, Role | None]]
) -> None:
    assert _labels(f"<table><tr><td>{cells}</table>") == labels


def test_a_heading_that_is_used_is_no_label_any_more() -> None:
    heading, label, _value = _tokens("自動延長加入時\nご注文番号：SY12345678")
    assert (heading.kind, heading.role, heading.is_qualifier) == (Kind.UNKNOWN, None, False)
    assert label.is_named


def test_another_heading_ends_it() -> None:
    assert _labels("自動延長加入時\n直近のご契約\nご注文番号：1") == [
        ("自動延長加入時", E),
        ("ご注文番号", N),
    ]
