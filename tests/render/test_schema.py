"""The published JSON Schema holds for every sample, and says what the data classes say."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from norton_order import Notice, Rejection, Report, Scanned, Subscription, group_subscriptions, model, scan
from norton_order.render.json import render_json, render_jsonl_line
from norton_order.text.redact import redact

SAMPLES = Path(__file__).parent.parent.parent / "samples"
SOURCES = sorted([*SAMPLES.rglob("*.eml"), SAMPLES / "export.mbox"])


@cache
def _schema() -> dict[str, Any]:
    text = files("norton_order").joinpath("schema/report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Forbid keys that the schema does not name: readers put up with them, the writer does not add any."""
    definitions = {
        name: definition | {"unevaluatedProperties": False}
        if definition.get("type") == "object"
        else definition
        for name, definition in schema["$defs"].items()
        if name != "line"
    }
    return schema | {"$defs": definitions, "unevaluatedProperties": False}


def _report(source: Path) -> Report:
    found = list(scan([source]))
    rejections = tuple(one for one in found if isinstance(one, Rejection))
    return Report(Scanned(1, len(found), 0), group_subscriptions(found), rejections)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_every_sample(source: Path) -> None:
    report = _report(source)
    assert report.subscriptions or report.rejections
    for shown in (report, redact(report)):
        jsonschema.Draft202012Validator(_closed(_schema())).validate(json.loads(render_json(shown)))


def test_every_line() -> None:
    lines = {"$ref": "#/$defs/line", "$defs": _schema()["$defs"]}
    validator = jsonschema.Draft202012Validator(lines)
    lines_seen = 0
    for source in SOURCES:
        for found in scan([source]):
            validator.validate(json.loads(render_jsonl_line(found)))
            lines_seen += 1
    assert lines_seen >= len(SOURCES)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("notice", Notice),
        ("subscription", Subscription),
    ],
)
def test_keys_are_those_of_the_data_classes(name: str, kind: type) -> None:
    definition = _schema()["$defs"][name]
    shown = [field.name for field in fields(kind) if not field.metadata.get("internal")]
    assert list(definition["properties"]) == shown
    assert definition["required"] == list(definition["properties"])


def test_sentences_stand_beside_what_they_are_made_from() -> None:
    definitions = _schema()["$defs"]
    assert list(definitions["warning"]["properties"]) == ["code", "detail", "values"]
    assert list(definitions["rejection"]["properties"])[-3:] == ["reason", "values", "detail"]
    for name in ("warning", "rejection"):
        assert sorted(definitions[name]["required"]) == sorted(definitions[name]["properties"])


@pytest.mark.parametrize(
    ("place", "words"),
    [
        pytest.param(("notice", "layout"), get_args(model.Layout), id="layout"),
        pytest.param(("notice", "kind"), get_args(model.Kind), id="kind"),
        pytest.param(("notice", "authentication"), get_args(model.Authentication), id="authentication"),
        pytest.param(("subscription", "status"), get_args(model.Status), id="status"),
        pytest.param(("subscription", "desk"), get_args(model.Desk), id="desk"),
        pytest.param(("rejection", "reason"), get_args(model.Reason), id="reason"),
        pytest.param(("warning", "code"), get_args(model.WarningCode), id="code"),
    ],
)
def test_words_are_those_of_the_data_classes(place: tuple[str, str], words: tuple[str, ...]) -> None:
    name, key = place
    assert sorted(_schema()["$defs"][name]["properties"][key]["enum"]) == sorted(words)
    page = (Path(__file__).parent.parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    assert all(f"`{word}`" in page for word in words)


def test_a_current_order_in_the_place_of_a_number_would_be_seen() -> None:
    document = json.loads(render_json(_report(SAMPLES / "renewed" / "jis-plain.eml")))
    document["subscriptions"][0]["enrollment_order"] = None
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, _schema())
