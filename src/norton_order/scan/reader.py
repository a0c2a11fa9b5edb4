"""One message, read in this process; nothing that it holds raises."""

from __future__ import annotations

from norton_order.model import Notice
from norton_order.notice.reading import read_notices
from norton_order.notice.refusals import Refusal, unreadable
from norton_order.sources.attached import may_hold_mails, with_attached_mails

Result = tuple[Notice, ...] | Refusal


def read(raw: bytes) -> Result:
    """Return what one message says, read in this process; what makes the reader fail is refused by name."""
    try:
        if may_hold_mails(raw):
            raw = with_attached_mails(raw)
        return read_notices(raw)
    except MemoryError:
        return unreadable("there is not enough memory to read it", relevant=True)
    except Exception as error:  # noqa: BLE001 - one bad message never stops a scan
        return unreadable(f"the reader failed on it ({type(error).__name__})", relevant=True)
