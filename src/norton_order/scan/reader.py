"""One message, read in this process; nothing that it holds raises."""

from __future__ import annotations

from dataclasses import replace

from norton_order.model import Notice
from norton_order.notice.reading import read_notices
from norton_order.notice.refusals import Refusal, unreadable
from norton_order.sources.attached import Attached, attached_mails, may_hold_mails, places_of, with_attached

Result = tuple[Notice, ...] | Refusal


def read(raw: bytes) -> Result:
    """Return what one message says, read in this process; what makes the reader fail is refused by name."""
    try:
        mails = attached_mails(raw) if may_hold_mails(raw) else ()
        if not mails:
            return read_notices(raw)
        result = read_notices(with_attached(raw, mails))
        if not isinstance(result, tuple):
            return result
        places = places_of(mails)
        return tuple(_in_place(notice, places.get(notice.message_id or "")) for notice in result)
    except MemoryError:
        return unreadable("there is not enough memory to read it", relevant=True)
    except Exception as error:  # noqa: BLE001 - one bad message never stops a scan
        return unreadable(f"the reader failed on it ({type(error).__name__})", relevant=True)


def _in_place(notice: Notice, mail: Attached | None) -> Notice:
    """Return *notice* with the place of the attached mail that it is, if it is one."""
    return replace(notice, source=f"!{mail.source}", offset=mail.offset) if mail else notice
