"""One text part -> the document that a reader sees, and what had to be tolerated on the way to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from norton_order.charset import Decoded, decode_text
from norton_order.charset.codecs import is_convincing
from norton_order.charset.damage import join_jis, restore_escapes
from norton_order.charset.misread import octets_before, utf_8_before
from norton_order.html.document import BROKEN, Document, plain_document
from norton_order.mime.breaks import mend_breaks, unflow
from norton_order.mime.entities import MAX_PARTS, ContentType, Entity
from norton_order.mime.relays import undo_line_limits
from norton_order.mime.transfer import (
    decode_transfer,
    ends_whole,
    is_quoted_printable,
    needed_octets,
    protects,
    without_false_escapes,
)

MAX_TEXT_OCTETS: Final = 1024 * 1024  # in all documents together; a mail of a store has some ten thousand
MAX_TAGS: Final = 60_000  # in one document, closing ones counted; newsletters have some thousand
MAX_LINES: Final = 20_000  # in all documents together
MAX_HTML_OCTETS: Final = 512 * 1024  # the same of HTML: five times what mail clients show without clipping
MAX_DOCUMENTS: Final = 40
MAX_ENCLOSED: Final = 50
_MAX_LOST_SHARE: Final = (
    50  # one octet in so many that is lost is damage; a stray one beside pictures of a carrier is none
)


@dataclass(slots=True)
class Budget:
    """What one message, with all it encloses, may still cost."""

    octets: int = MAX_TEXT_OCTETS
    html_octets: int = MAX_HTML_OCTETS
    lines: int = MAX_LINES
    documents: int = MAX_DOCUMENTS
    enclosed: int = MAX_ENCLOSED
    parts: int = MAX_PARTS


class Text(NamedTuple):
    """A text part as read: None where nothing of it may be read any more, and the defects met."""

    document: Document | None
    defects: tuple[str, ...]


def read_text(
    entity: Entity, content: ContentType, media_type: str, budget: Budget, *, is_open: bool
) -> Text:
    """Return the document that *entity* holds, within *budget*, which pays for it.

    Args:
        entity: the part.
        content: its Content-Type.
        media_type: as it counts, where none is stated.
        budget: what may still be read.
        is_open: no delimiter shows that the part ends where its octets do.
    """
    encoding = encoding_of(entity)
    body = entity.body(needed_octets(encoding, budget.octets))
    defects = []
    if not protects(encoding) and is_quoted_printable(body):
        encoding = "quoted-printable"
        defects.append("quoted-printable without its field")
    body, false_escapes = without_false_escapes(body, encoding)
    octets, transfer_defects = decode_transfer(body, encoding)
    defects += false_escapes + transfer_defects
    is_html = "html" in media_type or _looks_like_html(octets)
    limit = min(budget.octets, budget.html_octets if is_html else MAX_TEXT_OCTETS)
    if budget.documents <= 0 or limit <= 0:
        return Text(None, (*defects, "more text than is read"))
    is_cut = len(octets) > limit or len(body) < entity.size
    if is_cut:
        defects.append("a text part longer than is read")
    octets = octets[:limit]
    budget.documents -= 1
    budget.octets -= len(octets)
    budget.html_octets -= len(octets) if is_html else 0
    source = _decode(octets, content, encoding, is_html, defects)
    text = _cut_tags(source.text) if is_html else source.text
    if len(text) < len(source.text):
        defects.append("more HTML elements than are read")
        is_cut = True
    is_cut = is_cut or (is_open and not ends_whole(body, encoding) and _breaks_off(text, is_html))
    document = _document(text, is_html, content)
    if len(document.lines) > budget.lines:
        defects.append("more lines than are read")
        document = replace(document, lines=document.lines[: budget.lines])
    budget.lines -= len(document.lines)
    if is_cut or source.is_damaged or (is_html and _is_unclosed(text)):
        document = replace(document, is_cut=is_cut, is_damaged=True)
    return Text(document, tuple(defects))


def encoding_of(entity: Entity) -> str:
    """Return the Content-Transfer-Encoding of *entity* as it stands in its field."""
    return entity.first(b"content-transfer-encoding").decode("latin-1")


class _Source(NamedTuple):
    text: str
    is_damaged: bool


def _decode(octets: bytes, content: ContentType, encoding: str, is_html: bool, defects: list[str]) -> _Source:
    """Return the text of *octets*, what cut its lines undone or marked; name in *defects* what was done."""
    joined = 0
    if b"\r\n" in octets and b"\0" not in octets:
        octets = octets.replace(b"\r\n", b"\n")  # base64 and quoted-printable bring their own
    if not protects(encoding):
        body = undo_line_limits(octets)
        octets, joined = body.octets, body.joined
    if b"\x1b" in octets:
        octets, more = join_jis(octets)
        joined += more
    decoded = _read_charset(octets, content.parameters.get("charset"), is_html, defects)
    if lost := decoded.replaced or decoded.text.count("\ufffd"):  # here, or by a program before
        defects.append(f"{lost} characters could not be decoded")
    mended = mend_breaks(decoded.text.replace("\r\n", "\n"), html=is_html)
    if joined or decoded.is_joined or mended.joined:
        defects.append("lines that were broken on the way put together")
    if mended.broken:
        defects.append("line breaks within words left as they are")
    return _Source(mended.text, mended.broken > 0 or _is_damaged(octets, decoded))


def _read_charset(octets: bytes, declared: str | None, is_html: bool, defects: list[str]) -> Decoded:
    decoded = decode_text(octets, declared, html=is_html, prefers=_holds_label_words)
    if decoded.text.isascii() and (restored := restore_escapes(octets)) != octets:
        other = decode_text(restored, "iso-2022-jp", prefers=_holds_label_words)
        if not other.replaced and is_convincing(other.text, other.charset):
            defects.append("escape sequences without ESC restored")
            return other
    if (once := utf_8_before(decoded.text)) is not None:
        defects.append("UTF-8 encoded twice read back")
        return decoded._replace(text=once, charset="utf-8", replaced=once.count("\ufffd"))
    if not _holds_label_words(decoded.text) and (before := _octets_before(octets)) is not None:
        other = decode_text(before, declared, html=is_html, prefers=_holds_label_words)
        if not other.replaced and is_convincing(other.text, other.charset) and _holds_label_words(other.text):
            defects.append("text that was saved in a wrong charset read back")
            return other
    return decoded


def _octets_before(octets: bytes) -> bytes | None:
    """Return what well-formed UTF-8 was before it was taken for Western text and encoded."""
    if octets.isascii():
        return None
    try:
        return octets_before(octets.decode("utf-8"))
    except UnicodeDecodeError:
        return None


_SOFT_BREAKS: Final = re.compile(r"[^\s=]=\n")


def _is_damaged(octets: bytes, decoded: Decoded) -> bool:
    """Return whether octets were lost or put in that the text does not show."""
    text = decoded.text
    return (
        decoded.replaced > 0
        or "\ufffd" in text
        or BROKEN in text
        or (decoded.charset == "iso-2022-jp" and b"\x1b" in octets and not octets.isascii())
        or _SOFT_BREAKS.search(text) is not None
    )


def _is_unclosed(html: str) -> bool:
    """Return whether *html* opens a page, or a table last, and does not close it."""
    lower = html[-2_000:].lower()
    head = html[:2_000].lower()
    opened = "<html" in head and "</html" not in lower
    return (opened and "</body" not in lower) or html.lower().rfind("<td") > html.lower().rfind("</t")


_BLOCK_END: Final = re.compile(
    r"(?:</(?:p|div|td|th|tr|table|tbody|tfoot|li|ul|ol|dl|dd|dt|h[1-6]|center|pre|blockquote|section|article|body|html)\s*"
    r"|<(?:br|hr)\b[^<>]{0,200})>\Z",
    re.IGNORECASE,
)


def _breaks_off(text: str, is_html: bool) -> bool:
    """Return whether *text* ends so that its last word might go on: no space, line end or block after it."""
    if not text or text[-1].isspace():
        # A soft line break of format=flowed or quoted-printable is no end of a word.
        return text.endswith((" \n", " \r\n"))
    return not (is_html and _BLOCK_END.search(text[-300:]))


def _cut_tags(text: str) -> str:
    """Return *text* up to the tag that is one too many: each costs more than a thousand letters."""
    if text.count("<") <= MAX_TAGS:
        return text
    return "<".join(text.split("<", MAX_TAGS + 1)[:-1])


def _document(text: str, is_html: bool, content: ContentType) -> Document:
    if is_html:
        from norton_order.html.page import parse_html

        return parse_html(text)
    if content.parameters.get("format", "").lower() == "flowed":
        text = unflow(text, content.parameters.get("delsp", "").lower() == "yes")
    return plain_document(text)


# What a page begins with, or holds; a tag somewhere in a text makes no page.
_HTML_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<!--(?:[^-]|-(?!->)){0,4000}-->|<\?xml[^>]{0,200}>){0,40}<(?:!doctype\s+html|html|head|body|table|div)\b",
    re.IGNORECASE,
)
_HTML_END: Final = re.compile(rb"</(?:html|body)\s{0,20}>", re.IGNORECASE)


def _looks_like_html(octets: bytes) -> bool:
    """Return whether *octets* are a page of HTML, whatever their Content-Type says."""
    return _HTML_START.match(octets) is not None or _HTML_END.search(octets) is not None


_LABEL_WORDS: Final = re.compile("番号|番號|編號|번호|订单|訂單|ノートン|延長")


def _holds_label_words(text: str) -> bool:
    return _LABEL_WORDS.search(text) is not None
