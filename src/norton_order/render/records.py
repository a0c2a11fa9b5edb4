"""The frozen data as plain dicts and cells, with the names and the order of the JSON contract."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from norton_order.model import Notice, NoticeWarning, NotSearched, Rejection, Report, Scanned, Subscription
from norton_order.text import safe
from norton_order.text.words import Lang, rejection_sentence, warning_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA: Final = 2
FIELD_NAMES: Final[tuple[str, ...]] = tuple(field.name for field in fields(Subscription))


def to_record(value: Notice | Subscription | Rejection | Report, lang: Lang = "en") -> dict[str, Any]:
    """Return *value* as JSON-able data: exactly the contract's keys in its order, dates in ISO form.

    Args:
        value: what was found.
        lang: of the sentences, which stand under ``detail``.
    """
    record = _plain(value, lang)
    assert isinstance(record, dict)  # noqa: S101  every argument is a dataclass
    return {"schema": SCHEMA, **record} if isinstance(value, Report) else record


def field_values(subscription: Subscription, names: Sequence[str]) -> list[str]:
    """Return the named values as strings that hold no tab and no line break.

    A missing value is "". Of ``warnings`` the codes are given, joined by commas, and of ``notices`` their
    number: the rest of them may name a current order, which must not stand where a number is taken from.

    Args:
        subscription: whose values.
        names: out of ``FIELD_NAMES``.

    Raises:
        KeyError: a name is not one of ``FIELD_NAMES``.
    """
    unknown = [name for name in names if name not in FIELD_NAMES]
    if unknown:
        raise KeyError(unknown[0])
    return [_cell(name, subscription) for name in names]


def _cell(name: str, subscription: Subscription) -> str:
    if name == "warnings":
        return ",".join(dict.fromkeys(caution.code for caution in subscription.warnings))
    if name == "notices":
        return str(len(subscription.notices))
    value = getattr(subscription, name)
    return "" if value is None else safe.clean(str(value))


def _plain(value: object, lang: Lang) -> object:
    if isinstance(value, NoticeWarning):
        detail = warning_sentence(value.code, value.values, lang)
        return {"code": value.code, "detail": detail, "values": list(value.values)}
    if isinstance(value, Notice | Subscription | Rejection | Report | Scanned | NotSearched):
        record = {
            each.name: _plain(getattr(value, each.name), lang)
            for each in fields(value)
            if not each.metadata.get("internal")
        }
        if isinstance(value, Rejection):
            record["detail"] = rejection_sentence(value.reason, value.values, lang)
        return record
    if isinstance(value, tuple):
        return [_plain(item, lang) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
