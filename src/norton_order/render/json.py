"""One JSON document, or one JSON line for each thing found; safe to show on a terminal."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

from norton_order.model import Notice, Rejection
from norton_order.render.records import to_record

if TYPE_CHECKING:
    from norton_order.model import Report
    from norton_order.text.words import Lang


def render_json(report: Report, *, lang: Lang = "en") -> str:
    """Return the whole report as one indented document that ends with a line break; sentences in *lang*."""
    return _dump(to_record(report, lang), indent=2)


def render_jsonl_line(found: Notice | Rejection, *, lang: Lang = "en") -> str:
    """Return one line, line break included, whose first key ``type`` is "notice" or "rejection"."""
    kind = "notice" if isinstance(found, Notice) else "rejection"
    return _dump({"type": kind, **to_record(found, lang)}, indent=None)


def _dump(record: dict[str, Any], indent: int | None) -> str:
    """Return JSON in which what could steer a terminal is an escape, which readers turn back into the same text."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    escapes = {
        ord(sign): json.dumps(sign)[1:-1]
        for sign in set(text)
        if sign != "\n" and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    return (text.translate(escapes) if escapes else text) + "\n"
