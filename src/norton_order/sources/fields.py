"""Values that a store keeps by themselves -> the header fields of a message."""

from __future__ import annotations

import email.header
import email.utils
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def header_octets(received: str, fields: Iterable[tuple[str, str]]) -> bytes:
    """Return header fields with LF line ends: those a message was *received* with, and *fields* that are not among them."""
    kept = received_fields(received)
    told = {field.partition(b":")[0].strip().lower() for field in kept.splitlines()}
    made = (f"{name}: {value}\n" for name, value in fields if value and name.lower().encode() not in told)
    return kept + "".join(made).encode("utf-8", "replace")


def received_fields(header: str) -> bytes:
    """Return the fields a message was received with, but for those of its MIME structure; lines end in LF."""
    fields: list[str] = []
    for line in re.split(r"\r\n|\r|\n", header):
        if line[:1] in (" ", "\t") and fields and line.strip():
            fields[-1] += f"\n{line}"
        elif re.match(r"[!-9;-~]+[ \t]*:", line):
            fields.append(line)
    kept = (field for field in fields if not re.match(r"content-|mime-version", field, re.IGNORECASE))
    return "".join(f"{field}\n" for field in kept).encode("utf-8", "replace")


def mailbox(name: str, address: str) -> str:
    """Return a mailbox, or nothing where there is no address but an X.500 name."""
    display, address = one_line(name), one_line(address)
    if "@" not in address or not address.isascii():
        return ""
    return email.utils.formataddr(("" if display == address else display, address))


def encoded_words(text: str) -> str:
    """Return *text* as an unstructured field body."""
    text = one_line(text)
    return text if text.isascii() else email.header.Header(text, "utf-8").encode()


def one_line(text: str) -> str:
    """Return *text* without what would begin a field of its own."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]", " ", text).split())
