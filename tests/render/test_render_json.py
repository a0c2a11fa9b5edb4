"""Records, JSON and JSON lines: the contract's keys in its order, safe on a terminal."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literals import NUMBER, notice, rejection, report
from norton_order.model import Caution
from norton_order.render.json import render_json, render_jsonl_line
from norton_order.render.records import FIELD_NAMES, field_values, to_record

SUBSCRIPTION = (
    "enrollment_order",
    "email",
    "page",
    "desk",
    "procedures_link",
    "status",
    "product",
    "charged_on",
    "amount",
    "currency",
    "next_charge_on",
    "stop_by",
    "expires_on",
    "refund_until",
    "total_paid",
    "warnings",
    "notices",
)
NOTICE = (
    "source",
    "offset",
    "message_id",
    "date",
    "subject",
    "sender",
    "kind",
    "enrollment_order",
    "current_order",
    "label",
    "evidence",
    "email",
    "procedures_link",
    "product",
    "charged_on",
    "amount",
    "currency",
    "next_charge_on",
    "stop_by",
    "expires_on",
    "forwarded_by",
    "authentication",
    "warnings",
)
REJECTION = ("source", "offset", "message_id", "date", "subject", "reason", "detail")


def test_the_document_has_the_keys_of_the_contract_in_order() -> None:
    document = json.loads(render_json(report(notice(warnings=(Caution("defects", "x"),)), rejection())))
    assert list(document) == ["schema", "scanned", "subscriptions", "rejections"]
    assert document["schema"] == 1
    assert document["scanned"] == {
        "sources": 1,
        "messages": 2,
        "bytes": 1_234_567,
        "skipped": 0,
        "unread": 0,
        "not_searched": [],
    }
    assert tuple(document["subscriptions"][0]) == SUBSCRIPTION
    assert tuple(document["subscriptions"][0]["notices"][0]) == NOTICE
    assert tuple(document["rejections"][0]) == REJECTION
    assert document["subscriptions"][0]["warnings"] == [{"code": "defects", "detail": "x"}]


def test_dates_are_iso_and_missing_values_null() -> None:
    record = to_record(notice(charged_on=dt.date(2025, 12, 5), email=None))
    assert record["date"] == "2025-12-05T09:00:00+09:00"
    assert record["charged_on"] == "2025-12-05"
    assert record["email"] is None


@pytest.mark.parametrize(
    ("found", "kind"),
    [pytest.param(notice(), "notice", id="notice"), pytest.param(rejection(), "rejection", id="rejection")],
)
def test_a_json_line_begins_with_its_type(found: object, kind: str) -> None:
    assert found is not None
    line = render_jsonl_line(notice() if kind == "notice" else rejection())
    assert line.count("\n") == 1
    assert line.startswith(f'{{"type": "{kind}", "source": ')


def test_japanese_stays_readable() -> None:
    assert "自動延長加入時のご注文番号" in render_jsonl_line(notice())


@given(st.text())
def test_json_gives_any_text_back_and_steers_no_terminal(text: str) -> None:
    line = render_jsonl_line(notice(subject=text))
    assert json.loads(line)["subject"] == text
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in line[:-1])


def test_field_names_are_the_keys_of_a_subscription() -> None:
    assert FIELD_NAMES == SUBSCRIPTION


def test_field_values() -> None:
    cautions = (Caution("foreign-link", "x"), Caution("foreign-link", "y"), Caution("defects", "z"))
    (one,) = report(notice(day="2025-12-05", current_order="SY99999999", warnings=cautions)).subscriptions
    names = ["enrollment_order", "charged_on", "amount", "stop_by", "warnings", "notices"]
    assert field_values(one, names) == [NUMBER, "2025-12-05", "10480", "", "foreign-link,defects", "1"]


def test_no_field_holds_a_current_order_a_tab_or_a_line_break() -> None:
    (one,) = report(
        notice(
            current_order="SY99999999",
            product="a\tb\nc\x1b[1m",
            warnings=(Caution("hidden-text", "holds SY99999999"),),
        )
    ).subscriptions
    values = field_values(one, FIELD_NAMES)
    assert "a b c" in values
    assert [value for value in values if "SY99999999" in value or not (value.isprintable())] == []


def test_an_unknown_field_is_a_key_error() -> None:
    (one,) = report(notice()).subscriptions
    with pytest.raises(KeyError, match="number"):
        field_values(one, ["email", "number"])
