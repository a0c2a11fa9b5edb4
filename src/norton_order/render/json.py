"""One JSON document, or one JSON line for each thing found; safe to show on a terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from norton_order.model import Notice, Rejection
from norton_order.render.records import to_record

if TYPE_CHECKING:
    from norton_order.model import Report
    from norton_order.words import Lang

_NOT_ASCII: Final = re.compile(r"[^\x20-\x7e\n]")


def render_json(report: Report, *, lang: Lang = "en") -> str:
    """Return the whole report as one indented document that ends with a line break; sentences in *lang*."""
    return _dump(to_record(report, lang), indent=2)


def render_jsonl_line(found: Notice | Rejection, *, lang: Lang = "en") -> str:
    """Return one line, line break included, whose first key ``type`` is "notice" or "rejection"."""
    kind = "notice" if isinstance(found, Notice) else "rejection"
    return _dump({"type": kind, **to_record(found, lang)}, indent=None)


def _dump(record: dict[str, Any], indent: int | None) -> str:
    return _NOT_ASCII.sub(_escape, json.dumps(record, ensure_ascii=False, indent=indent)) + "\n"


def _escape(match: re.Match[str]) -> str:
    """Write what could steer a terminal as an escape, which JSON readers turn back into the same text."""
    sign = match[0]
    if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return json.dumps(sign)[1:-1]
    return sign
