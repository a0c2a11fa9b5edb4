"""What was found -> flat records: the contract's fields under fixed names in a fixed order, and a key."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from norton_order.model import Notice, NoticeWarning
from norton_order.vendor.senders import SENDER_DOMAINS

if TYPE_CHECKING:
    from norton_order.cluster.tasks import Task
    from norton_order.model import Rejection

Record = dict[str, str | int | None]

SCHEMA: Final = 2
_NOTICE: Final = (
    "message_id", "date", "subject", "sender", "kind", "enrollment_order", "current_order", "label",
    "evidence", "layout", "email", "procedures_link", "product", "charged_on", "amount", "currency", "next_charge_on",
    "stop_by", "expires_on", "forwarded_by", "authentication", "warnings",
)  # fmt: skip
COLUMNS: Final = ("schema", "type", "key", "source", "offset", *_NOTICE, "reason", "detail", "values")
INTEGERS: Final = frozenset(("schema", "offset", "amount"))
# What tells two findings at one place apart; nothing of it is personal or depends on the salt.
_DIGESTED: Final = (
    "type", "date", "kind", "enrollment_order", "current_order", "charged_on", "amount", "next_charge_on",
    "stop_by", "expires_on", "reason",
)  # fmt: skip
_ADDRESSES: Final = ("email", "sender", "forwarded_by")
_TEXTS: Final = ("message_id", "subject", "evidence", "product", "warnings", "detail", "values")
_ADDRESS: Final = re.compile(
    r"[^\s@<>(),;:\[\]\"'、。：；（）「」\\]+@[^\s@<>(),;:\[\]\"'、。：；（）「」/!\\]+"
)
_HASH_DIGITS: Final = 32


def record_of(found: Notice | Rejection, task: Task) -> Record:
    """Return *found* with `COLUMNS` as keys, in that order; dates in ISO form, warnings and values as JSON.

    ``key`` is made of source, offset and a digest of the facts: a task that is run again gives the same keys.
    """
    values: dict[str, Any] = {field.name: _flat(getattr(found, field.name)) for field in fields(found)}
    values["detail"] = None if isinstance(found, Notice) else found.detail
    values["schema"] = SCHEMA
    values["type"] = "notice" if isinstance(found, Notice) else "rejection"
    values["key"] = _key(values)
    if task.addresses == "hashed":
        for name in _ADDRESSES:
            values[name] = _hashed(values.get(name), task.salt)
        for name in _TEXTS:
            values[name] = _hashed_within(values.get(name), task.salt)
    return {name: values.get(name) for name in COLUMNS}


def hash_address(address: str, salt: str) -> str:
    """Return what stands for an address: the same for the same address, in any letter case, and salt."""
    digest = hmac.new(
        salt.encode(), address.casefold().encode("utf-8", "replace"), hashlib.sha256
    ).hexdigest()
    return f"hmac:{digest[:_HASH_DIGITS]}"


def _flat(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(list(map(_plain, value)), ensure_ascii=False) if isinstance(value, tuple) else value


def _plain(value: object) -> object:
    if isinstance(value, NoticeWarning):
        return {"code": value.code, "detail": value.detail, "values": value.values}
    return value


def _hashed(address: object, salt: str) -> str | None:
    """Hash an address, but not the vendor's own: they tell which store a notice came from."""
    if not isinstance(address, str):
        return None
    is_vendor = address.rpartition("@")[2].lower() in SENDER_DOMAINS
    return address if is_vendor else hash_address(address, salt)


def _hashed_within(text: object, salt: str) -> str | None:
    if not isinstance(text, str):
        return None
    return _ADDRESS.sub(lambda match: _hashed(match[0], salt) or "", text)


def _key(values: dict[str, object]) -> str:
    facts = json.dumps([values.get(name) for name in _DIGESTED], ensure_ascii=False, default=str)
    digest = hashlib.sha256(facts.encode("utf-8", "replace")).hexdigest()[:_HASH_DIGITS]
    offset = values.get("offset")
    return f"{values['source']}#{'' if offset is None else offset}#{digest}"
