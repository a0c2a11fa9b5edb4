"""One message again, with all its text parts in another charset and transfer encoding."""

from __future__ import annotations

import email
from email.message import Message
from typing import cast

from variants.encoding import encode_text, encode_transfer

_READ = {"shift_jis": "cp932", "ks_c_5601-1987": "cp949"}

COMBINATIONS = (
    ("utf-8", "8bit"), ("utf-8", "base64"), ("utf-8", "quoted-printable"),
    ("iso-2022-jp", "7bit"), ("iso-2022-jp", "base64"), ("iso-2022-jp", "quoted-printable"),
    ("shift_jis", "8bit"), ("shift_jis", "base64"), ("shift_jis", "quoted-printable"),
    ("euc-jp", "8bit"), ("euc-jp", "base64"), ("euc-jp", "quoted-printable"),
)  # fmt: skip


def _text_parts(message: Message) -> list[Message]:
    return [part for part in message.walk() if part.get_content_maintype() == "text"]


def reencode(octets: bytes, charset: str, encoding: str) -> bytes:
    """Return the message with LF line ends and each text part, also of enclosed messages, encoded anew.

    Args:
        octets: a sound message whose text parts declare what they are.
        charset: the new charset.
        encoding: the new transfer encoding.

    Raises:
        UnicodeEncodeError: the charset lacks a character of the text.
    """
    message = email.message_from_bytes(octets.replace(b"\r\n", b"\n"))
    for part in _text_parts(message):
        declared = (part.get_content_charset() or "us-ascii").lower()
        payload = cast("bytes", part.get_payload(decode=True))
        text = payload.decode(_READ.get(declared, declared)).replace("\r\n", "\n")
        body = encode_transfer(encode_text(text, charset), encoding)
        del part["Content-Transfer-Encoding"]
        part["Content-Transfer-Encoding"] = encoding
        part.set_param("charset", charset)
        part.set_payload(body.decode("ascii", "surrogateescape"))
    return message.as_bytes()


def with_line_ends(octets: bytes, line_end: bytes) -> bytes:
    """Return *octets* with every line end replaced."""
    return octets.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", line_end)
