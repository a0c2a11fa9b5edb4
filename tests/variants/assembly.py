"""Parts to messages: header sections, multiparts, enclosed messages."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from variants.encoding import encode_transfer
from variants.wire import WIRES, Wire, encoded_word

_PDF = (
    b"Content-Type: application/pdf; name=receipt.pdf\nContent-Transfer-Encoding: base64\n"
    b"Content-Disposition: attachment; filename=receipt.pdf\n\nJVBERi0xLjQKJeLjz9MKMSAwIG9iago=\n"
)
_PIXEL = (
    b"Content-Type: image/gif\nContent-Transfer-Encoding: base64\nContent-ID: <dot>\n\nR0lGODlhAQABAAAAACw=\n"
)


@dataclass(frozen=True, slots=True)
class Body:
    """The two renderings of one text."""

    plain: str
    markup: str


def page(content: str, wire: Wire, form: str = "page") -> str:
    """Return *content* as an HTML document; the form "fragment" has no document around it."""
    if form == "fragment":
        return content
    charset = wire.meta or wire.declared or "utf-8"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    style = '<style type="text/css">td.k::after { content: "SY00000000" }</style>'
    return (
        f"<!DOCTYPE html>\n<html><head>{meta}<title>.</title>{style}</head>\n<body>{content}</body></html>\n"
    )


def text_part(text: str, wire: Wire, subtype: str) -> bytes:
    """Return a body part with its fields."""
    return wire.fields(subtype).encode() + b"\n" + wire.body(text)


def multipart(subtype: str, parts: Sequence[bytes], boundary: str) -> bytes:
    """Return a multipart entity without MIME-Version."""
    lead = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\n\n'.encode()
    body = b"".join(f"--{boundary}\n".encode() + part + b"\n" for part in parts)
    return lead + body + f"--{boundary}--\n".encode()


def entity(body: Body, wire_name: str, structure: str) -> bytes:
    """Return the MIME entity of *body*.

    Args:
        body: both renderings.
        wire_name: a key of `WIRES`.
        structure: one of `STRUCTURES`.

    Raises:
        UnicodeEncodeError: the charset lacks a character.
    """
    wire = WIRES[wire_name]
    plain_wire = WIRES["utf-8 base64"] if wire.html_only else wire
    html_wire = WIRES["utf-8 8bit"] if "flowed" in wire.parameters else wire

    def plain() -> bytes:
        return text_part(body.plain, plain_wire, "plain")

    def markup(form: str = "page") -> bytes:
        return text_part(page(body.markup, html_wire, form), html_wire, "html")

    match structure:
        case "plain":
            return plain()
        case "html":
            return markup()
        case "html fragment":
            return markup("fragment")
        case "alternative":
            return multipart("alternative", [plain(), markup()], "=_a")
        case "mixed plain":
            return multipart("mixed", [plain(), _PDF], "=_m")
        case "related":
            return multipart("related", [markup(), _PIXEL], "=_r")
        case "mixed alternative":
            return multipart("mixed", [multipart("alternative", [plain(), markup()], "=_a"), _PDF], "=_m")
        case _:
            raise ValueError(structure)


STRUCTURES = ("plain", "html", "alternative", "html fragment", "mixed plain", "related", "mixed alternative")
SUBJECT_FORMS = ("B utf-8", "Q utf-8", "B split utf-8", "raw utf-8", "B iso-2022-jp", "B shift_jis")


def _word(text: str, form: str) -> str:
    kind, _, charset = form.rpartition(" ")
    try:
        return encoded_word(text, charset, kind)
    except UnicodeEncodeError:
        return encoded_word(text, "utf-8", kind)


def message(
    content: bytes, sender: tuple[str, str], subject: str, recipients: Sequence[str], form: str = "B utf-8"
) -> bytes:
    """Return a message around the entity *content*.

    Args:
        content: an entity with its Content-* fields.
        sender: display name and addr-spec.
        subject: in clear.
        recipients: whole field lines that name the reader.
        form: one of `SUBJECT_FORMS`.
    """
    lines = [
        *(line for line in recipients if not line.startswith("To:")),
        "Received: from mail.example.com by mx.example.jp; Mon, 20 Nov 2023 10:02:12 +0900",
        f"From: {_word(sender[0], form)} <{sender[1]}>",
        *(line for line in recipients if line.startswith("To:")),
        f"Subject: {_word(subject, form)}",
        "Date: Mon, 20 Nov 2023 10:02:11 +0900",
        "Message-ID: <variant@example.com>",
        "MIME-Version: 1.0",
    ]
    return ("\n".join(lines) + "\n").encode() + content


def enclose(inner: bytes, encoding: str) -> bytes:
    """Return a part that holds the message *inner*.

    Args:
        inner: a whole message.
        encoding: a transfer encoding of message/rfc822, or "octet-stream" for an .eml file in base64.
    """
    if encoding == "octet-stream":
        fields = (
            "Content-Type: application/octet-stream; name=\"notice.eml\"\nContent-Transfer-Encoding: base64\n"
            "Content-Disposition: attachment; filename=\"notice.eml\"\n\n"
        )  # fmt: skip
        return fields.encode() + encode_transfer(inner, "base64")
    fields = (
        f"Content-Type: message/rfc822\nContent-Transfer-Encoding: {encoding}\n"
        "Content-Disposition: attachment\n\n"
    )
    return fields.encode() + encode_transfer(inner, encoding)


def escape(text: str) -> str:
    """Return plain text as HTML with breaks."""
    return html.escape(text, quote=False).replace("\n", "<br>\n")
