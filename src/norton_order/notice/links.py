"""Anchors and printed addresses to the one procedures link on an official host, and to the links that mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from norton_order.mail.document import Document
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
_PRINTED: Final = re.compile(r"(?:https?|hxxps?)://[!-;=?-~]{1,2000}", re.IGNORECASE)
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
            rank = _rank(official, words)
            if rank is not None:
                procedures.append((rank, official))
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


def _rank(official: str, words: str) -> int | None:
    path = "/" + official.split("/", 3)[3]
    if path.startswith(PROCEDURES_PATH):
        return 0
    if any(known in words for known in _PROCEDURES):
        return 1
    return 2 if path.startswith(AUTORENEWAL_PATH) else None


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
            for match in _PRINTED.finditer(line.text) if "://" in line.text else ():
                count += 1
                if count > MAX_LINKS:
                    return
                lead = line.text[: match.start()].strip(" \t:：<>()→➡▶■・")
                if match[0] in shown:
                    continue
                whole = _GOES_ON.match(line.text, match.start()) or match
                yield Link(whole[0].rstrip(".,;:!'\")]}"), lead or before)
            before = line.text if line.text.strip() and "://" not in line.text else before


def _web_host(target: str) -> str | None:
    """Return the host a browser would go to, "" where that cannot be told, None for what is no web link."""
    cleaned = re.sub(r"[\x00-\x20]+", "", target).replace("\\", "/")
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", cleaned, re.IGNORECASE)
    if scheme and scheme[1].lower() in {"mailto", "tel", "cid", "sms", "about"}:
        return None
    if not scheme and not cleaned.startswith("//"):
        return None
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
