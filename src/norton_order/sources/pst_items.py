"""In a process of its own: libpff -> the raw properties of each item of an Outlook data file, as JSON on a pipe.

Only what names, addresses, dates and bodies are made of is told, and attachments that may hold a mail.
"""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING, Any, Final

from norton_order.sources.limits import MAX_MEMBERS, MAX_MESSAGE_OCTETS, PEEK_OCTETS
from norton_order.sources.mapi import (
    DATA,
    MAX_EMBEDDED,
    OF_ATTACHMENTS,
    OF_MESSAGES,
    OF_RECIPIENTS,
    may_hold_mail,
)
from norton_order.sources.pst import LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUBTREE: Final = 0x35E0  # of the store: the folder above those that a person sees
_MOST_ATTACHMENTS: Final = 100
_MOST_RECIPIENTS: Final = 500
_MOST_ATTACHED_OCTETS: Final = 12 << 20
_MEMORY_OCTETS: Final = 4 << 30


def serve(path: str, done: int) -> None:
    """Write a frame for each item behind the first *done*, and one at the end.

    Args:
        path: of the data file.
        done: how many items were told before.
    """
    _limit_memory()
    import pypff

    file = pypff.file()
    out = sys.stdout.buffer
    try:
        file.open(path)
        root = file.root_folder
    except OSError:
        _tell(out, {"broken": True})
        return
    for number, (place, holder, index) in enumerate(_places(file, root)):
        if number < done:
            continue
        try:
            item = holder.get_orphan_item(index) if holder is file else holder.get_sub_message(index)
            told: dict[str, Any] = {"place": place, "item": _told(item)}
        except (OSError, ValueError, MemoryError, AttributeError):
            told = {"place": place}
        _tell(out, told)
    _tell(out, {"end": True})


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_OCTETS, _MEMORY_OCTETS))


def _tell(out: IO[bytes], told: dict[str, Any]) -> None:
    text = json.dumps(told).encode()
    out.write(LENGTH.pack(len(text)) + text)
    out.flush()


def _places(file: Any, root: Any) -> Iterator[tuple[str, Any, int]]:
    """Yield every item: its place, what holds it, and its index there."""
    top = _top(file)
    waiting = [(root, "")]
    count = 0
    while waiting and count < MAX_MEMBERS:
        folder, path = waiting.pop()
        for index in range(_number(folder, "number_of_sub_messages")):
            count += 1
            yield f"{path}/{index + 1}" if path else str(index + 1), folder, index
        below = []
        for index in range(_number(folder, "number_of_sub_folders")):
            count += 1
            try:
                child = folder.get_sub_folder(index)
                name = (child.name or "").strip() or str(index + 1)
                is_top = child.identifier == top
            except OSError:
                continue
            below.append((child, "" if is_top else f"{path}/{name}" if path else name))
        waiting.extend(reversed(below))
    for index in range(_number(file, "number_of_orphan_items")):
        yield f"(orphan)/{index + 1}", file, index


def _number(holder: Any, name: str) -> int:
    try:
        return int(getattr(holder, name))
    except OSError:
        return 0


def _top(file: Any) -> int:
    """Return the identifier of the folder above those that a person sees; -1 if it is not told."""
    try:
        values = _values(file.message_store, frozenset((_SUBTREE,)))
    except (OSError, AttributeError):
        return -1
    return next((int.from_bytes(octets.encode("latin-1")[-4:], "little") for _, _, octets in values), -1)


def _told(item: Any, depth: int = 0) -> dict[str, Any]:
    """Return a message in raw properties."""
    return {
        "values": _values(item, OF_MESSAGES),
        "recipients": list(_recipients(item)),
        "attachments": list(_attachments(item, depth)),
        "embedded": None,
    }


def _values(item: Any, wanted: frozenset[int], *, record: int | None = None) -> list[tuple[int, int, str]]:
    """Return number, type and octets, the octets as Latin-1, of the properties that are wanted."""
    records = [record] if record is not None else range(item.number_of_record_sets)
    values = []
    for index in records:
        entries = item.get_record_set(index)
        for entry in entries.entries:
            if entry.entry_type in wanted:
                octets = entry.data or b""
                if len(octets) <= MAX_MESSAGE_OCTETS:
                    values.append((entry.entry_type, entry.value_type, octets.decode("latin-1")))
    return values


def _recipients(item: Any) -> Iterator[dict[str, Any]]:
    try:
        recipients = item.recipients
        count = recipients.number_of_record_sets if recipients is not None else 0
    except (OSError, AttributeError):
        return
    for index in range(min(count, _MOST_RECIPIENTS)):
        try:
            yield _bare(_values(recipients, OF_RECIPIENTS, record=index))
        except OSError:
            continue


def _attachments(item: Any, depth: int) -> Iterator[dict[str, Any]]:
    for index in range(min(_number(item, "number_of_attachments"), _MOST_ATTACHMENTS)):
        try:
            attachment = item.get_attachment(index)
            told = _bare(_values(attachment, OF_ATTACHMENTS - {DATA}))
            if _number(attachment, "number_of_sub_items") and depth < MAX_EMBEDDED:
                told["embedded"] = _told(attachment.get_sub_item(0), depth + 1)
            elif octets := _data(attachment):
                told["values"].append((DATA, 0x0102, octets.decode("latin-1")))
        except (OSError, ValueError, MemoryError, AttributeError):
            continue
        yield told


def _data(attachment: Any) -> bytes:
    """Return the octets of an attachment that may hold a mail, else none."""
    try:
        size = int(attachment.size)
        if not 0 < size <= _MOST_ATTACHED_OCTETS:
            return b""
        head: bytes = attachment.read_buffer(min(size, PEEK_OCTETS))
        if not may_hold_mail(head) or len(head) == size:
            return head if may_hold_mail(head) else b""
        rest: bytes = attachment.read_buffer(size - len(head))
    except (OSError, TypeError):  # an embedded object has no octets of its own
        return b""
    return head + rest


def _bare(values: list[tuple[int, int, str]]) -> dict[str, Any]:
    return {"values": values, "recipients": [], "attachments": [], "embedded": None}
