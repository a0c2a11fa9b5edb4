"""Header field bodies and parameters -> readable text on one line."""

from __future__ import annotations

import email.header
import re

from norton_order.mail.charsets import decode_text


def decode_field(octets: bytes) -> str:
    """Return a raw header field body as text on one line."""
    raw = re.sub(rb"\r?\n[ \t]*", b" ", octets)
    if b"=?" not in raw:
        return decode_text(raw).text.strip()
    return "".join(
        part if isinstance(part, str) else decode_text(part, charset).text
        for part, charset in email.header.decode_header(decode_text(raw).text)
    ).strip()


def decode_parameter(field: bytes, name: str) -> str | None:
    """Return the parameter *name* of a whole raw field body (Content-Type …), decoded; None if absent."""
    found = re.search(rb"(?i);\s*" + re.escape(name.encode()) + rb'\*?=("[^"]*"|[^;\s]*)', field)
    return decode_field(found[1].strip(b'"')) if found else None
