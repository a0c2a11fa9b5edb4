"""Anchors and printed addresses to the one procedures link on an official host, and to the links that mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from norton_order.html.document import Document
from norton_order.notice.layout import compact
from norton_order.vendor.hosts import (
    AUTORENEWAL_PATH,
    LINK_HOSTS,
    PROCEDURES_PATH,
    PROCEDURES_WORDS,
    STOP_WORDS,
)
from norton_order.vendor.senders import SENDER_DOMAINS

MAX_LINKS: Final = 2_000

_OFFICIAL: Final = re.compile(
    r"https://([a-z0-9.-]+)((?:/[A-Za-z0-9._~%!$&'()*+,;=:-]*)*)(?:[?#][!-~]*)?", re.IGNORECASE
)
# Paths that a browser shortens, and those that hold another address, as redirectors' do.
_DETOUR: Final = re.compile(r"/\.{1,2}(?:/|$)|//|:|%(?:2e|2f|3a|40|5c|0[0-9a-f])", re.IGNORECASE)
_PRINTED: Final = re.compile(
    r"(?:https?|hxxps?|ftps?)://[!-;=?-~]{1,2000}"
    r"|(?<![a-z0-9@./:=&?_-])(?:www\.[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}|(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}(?=/))"
    r"(?:[/?#][!-;=?-~]{0,2000})?",
    re.IGNORECASE,
)
# What a person types in Japanese: full-width signs, which many programs take for their narrow twins.
_NARROW: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    0x3002: ord("."),
    0xFF61: ord("."),
}
_HAS_WIDE_HOST: Final = re.compile(
    r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a][\uff0e\u3002\uff61.]|[\uff1a:][\uff0f/]{2}"
)
_BARE: Final = re.compile(r"(?:www\.[^\s/?#]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?=/))", re.IGNORECASE)
# Path segments of a page: words. What has digits enough to be called, or parameters, is none.
_PAGE: Final = re.compile(r"(?!.*[0-9]{4})/(?:[a-z_~.-][a-z0-9_~.-]*+(?:/|\Z))*", re.IGNORECASE)
# An address that goes on in signs which browsers take for the dots, strokes and letters of a host.
_GOES_ON: Final = re.compile(
    r"https?://[a-z0-9.-]{1,253}[\u2024\u2044\u2215\u29f8\u3002\uff0e\uff0f\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\uff61]"
    r"[a-z0-9.\u3002\uff0e-\uff5a\uff61-]{0,253}[a-z0-9]",
    re.IGNORECASE,
)
_SHOWN_HOST: Final = re.compile(r"(?<![a-z0-9.-])((?:[a-z0-9-]+\.)+[a-z]{2,})(?![a-z0-9-]|\.[a-z])")
_IMITATION: Final = re.compile(r"n[o0]r[t7][o0]n|symant[e3]c|xn--")
_PROCEDURES: Final = tuple(map(compact, PROCEDURES_WORDS))
_STOP: Final = tuple(map(compact, STOP_WORDS))


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a document: its target as decoded, and the words it stands under."""

    target: str
    words: str


@dataclass(frozen=True, slots=True)
class LinkReading:
    """What the links of a letter come to.

    Attributes:
        procedures: https, on an official host, without its query; None where there is none.
        misleading: hosts, made harmless, of links that claim to lead to the vendor and do not.
        foreign: hosts, made harmless, of all web links that are not the vendor's.
    """

    procedures: str | None
    misleading: tuple[str, ...]
    foreign: tuple[str, ...]


def read_links(documents: Sequence[Document]) -> LinkReading:
    """Return what the links in *documents* come to; never raises, nothing is fetched."""
    procedures: list[tuple[int, str]] = []
    misleading: dict[str, None] = {}
    foreign: dict[str, None] = {}
    for link in _links(documents):
        words = compact(link.words)
        official = official_link(link.target)
        if official:
            procedures.extend(_pages(official, words))
            continue
        host = _web_host(link.target)
        is_disguised = _is_disguised(link.target)
        if host is None or (not is_disguised and (host in LINK_HOSTS or host in SENDER_DOMAINS)):
            continue
        harmless = harmless_host(host)
        foreign[harmless] = None
        if is_disguised or _misleads(host, words, link.words):
            misleading[harmless] = None
    return LinkReading(min(procedures, default=(0, None))[1], tuple(misleading), tuple(foreign))


def official_link(target: str) -> str | None:
    """Return *target* without query and fragment if it is https on an official host, else None.

    Refused are a user part, a port, a backslash, white space, control characters, any letter outside ASCII, and
    paths that lead elsewhere than they seem to.
    """
    match = _OFFICIAL.fullmatch(target)
    if not match or match[1].lower() not in LINK_HOSTS or _DETOUR.search(match[2]):
        return None
    return f"https://{match[1].lower()}{match[2] or '/'}"


def _is_disguised(target: str) -> bool:
    """Return whether programs may disagree about the host of *target*."""
    authority = re.split(r"[/?#]", re.sub(r"^[^:]*:/*", "", target), maxsplit=1)[0]
    return re.search(r"[\x00-\x20\\@]|[^\x00-\x7f]", authority) is not None


def _pages(official: str, words: str) -> Iterator[tuple[int, str]]:
    """Yield the page that *official* leads to, and its rank, if it has to do with the procedures.

    Whatever stands behind a known path, such as a telephone number, is left out; another page with digits is none.
    """
    host, _, path = official.removeprefix("https://").partition("/")
    path = f"/{path}"
    if path.startswith(PROCEDURES_PATH):
        is_whole = path in {PROCEDURES_PATH, f"{PROCEDURES_PATH}/"}
        yield 0, official if is_whole else f"https://{host}{PROCEDURES_PATH}/"
    elif _PAGE.fullmatch(path):
        if any(known in words for known in _PROCEDURES):
            yield 1, official
        elif path.startswith(AUTORENEWAL_PATH):
            yield 2, official


def _links(documents: Sequence[Document]) -> Iterator[Link]:
    """Yield every link: anchors of HTML, addresses printed in plain text under the words before them."""
    count = 0
    for document in documents:
        for anchor in document.anchors:
            yield Link(anchor.href, anchor.text)
        # The text of an anchor is not where it leads.
        shown = {match[0] for anchor in document.anchors for match in _PRINTED.finditer(anchor.text)}
        before = ""
        for line in document.lines:
            has_link = False
            for start, target in _printed(line.text):
                has_link = True
                count += 1
                if count > MAX_LINKS:
                    return
                lead = line.text[:start].strip(" \t:：<>()→➡▶■・")
                if target not in shown:
                    yield Link(target.rstrip(".,;:!'\")]}"), lead or before)
            before = line.text if line.text.strip() and not has_link else before


def _printed(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in *text* an address is printed, and the address as it stands there."""
    if "." in text or "://" in text:
        for match in _PRINTED.finditer(text):
            whole = _GOES_ON.match(text, match.start()) or match
            yield match.start(), whole[0]
    if not text.isascii() and _HAS_WIDE_HOST.search(text):
        narrow = text.translate(_NARROW)
        for match in _PRINTED.finditer(narrow):
            written = text[match.start() : match.end()]
            if not written.isascii():
                yield match.start(), written


def _web_host(target: str) -> str | None:
    """Return the host a browser would go to, "" where that cannot be told, None for what is no web link."""
    cleaned = re.sub(r"[\x00-\x20]+", "", target).translate(_NARROW).replace("\\", "/")
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", cleaned, re.IGNORECASE)
    if scheme and scheme[1].lower() in {"mailto", "tel", "cid", "sms", "about"}:
        return None
    if not scheme and not cleaned.startswith("//"):
        if not _BARE.match(cleaned):
            return None
        cleaned = f"//{cleaned}"
    if scheme and scheme[1].lower() not in {"http", "https", "hxxp", "hxxps"}:
        return f"{scheme[1].lower()}:"
    try:
        return (
            urlsplit(re.sub(r"^[a-z]+:/*|^/+", "https://", cleaned, flags=re.IGNORECASE)).hostname or ""
        ).lower()
    except ValueError:
        return ""


def _misleads(host: str, words: str, shown: str) -> bool:
    """Return whether a link to the foreign *host* claims to be the vendor's."""
    printed = {match.removeprefix("www.") for match in _SHOWN_HOST.findall(shown.lower())}
    vendor = {known.removeprefix("www.") for known in LINK_HOSTS}
    return (
        bool(printed & vendor) or any(word in words for word in _STOP) or _IMITATION.search(host) is not None
    )


def harmless_host(host: str) -> str:
    """Return *host* for printing, in a form that no program makes a link of: ``evil[.]example``."""
    printable = re.sub(r"[^a-z0-9.:-]", "?", host)[:80]
    return printable.replace(".", "[.]") or "an unreadable address"
