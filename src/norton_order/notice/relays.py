"""Mailing lists and forwarding services that put their own address in the place of the vendor's.

They take away what proves the sender. Such a mail is neither the vendor's nor a stranger's: its number is read, but
it changes no state and no sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from norton_order.html.document import Document
from norton_order.notice.authentication import is_confirmed, organisation
from norton_order.notice.letters import Letter, slice_document
from norton_order.notice.links import read_links
from norton_order.notice.trust import domain_of, sent_by_vendor
from norton_order.vendor.senders import is_vendor


class Relay(NamedTuple):
    """A service that forwards mail under addresses of its own."""

    domain: str
    name: str
    source: str


RELAYS: Final = tuple(
    Relay(domain, name, source)
    for name, source, domains in (
        ("Firefox Relay", "relay.firefox.com/faq", ("relay.firefox.com", "mozmail.com")),
        ("addy.io", "addy.io/faq", ("addy.io", "anonaddy.com", "anonaddy.me", "addymail.com")),
        ("SimpleLogin", "simplelogin.io/docs", (
            "simplelogin.co", "simplelogin.com", "simplelogin.fr", "simplelogin.io", "slmail.me", "slmails.com",
            "aleeas.com", "8alias.com", "8shield.net", "dralias.com", "passmail.net", "passinbox.com", "passfwd.com",
        )),
        ("DuckDuckGo", "duckduckgo.com/email", ("duck.com",)),
        ("Apple", "support.apple.com/guide/icloud: Hide My Email", ("privaterelay.appleid.com",)),
    )
    for domain in domains
)  # fmt: skip
_DOMAINS: Final = {relay.domain: relay for relay in RELAYS}
# Below such a line a list writes its footer: the signature sign (RFC 3676 §4.3), Mailman's and other rules.
_FOOTER: Final = re.compile(r"\s*(?:-- ?|[_=]{20,}|-{20,}|[_‗＿]{10,})\s*")


def relay_of(letter: Letter, documents: Sequence[Document]) -> str | None:
    """Return the list or the service that explains a foreign From, None where nothing does.

    A service must stand in the table, and the receiving provider must have confirmed its domain. A list must name
    itself and the vendor as the sender whom it took out of From. Of both, every link in the notice's own text must
    be official.

    Args:
        letter: the message itself.
        documents: its text.
    """
    envelope = letter.envelope
    if letter.origin != "original" or not envelope.senders or sent_by_vendor(envelope):
        return None
    domain = domain_of(envelope.sender)
    service = _service(domain)
    if service is not None and is_confirmed(envelope) and not _leads_elsewhere(documents, {domain}):
        return service.domain
    if (
        envelope.list_id
        and any(map(is_vendor, envelope.originals))
        and not _leads_elsewhere(documents, set())
    ):
        return envelope.list_id
    return None


def is_mask(address: str) -> bool:
    """Return whether *address* is one that a service of the table gives out."""
    return _service(domain_of(address)) is not None


def _service(domain: str) -> Relay | None:
    """Return the service whose domain *domain* is or stands under."""
    labels = domain.split(".")
    return next(filter(None, (_DOMAINS.get(".".join(labels[start:])) for start in range(len(labels)))), None)


def _leads_elsewhere(documents: Sequence[Document], own: set[str]) -> bool:
    """Return whether a link leads to neither the vendor nor a host in *own*.

    Those above the footer count, and in it those that claim to be the vendor's.
    """
    own_text = [_above_footer(document, is_first=index == 0) for index, document in enumerate(documents)]
    elsewhere = [*read_links(own_text).foreign, *read_links(documents).misleading]
    owners = {organisation(host) for host in own if host}
    return any(organisation(host.replace("[.]", ".")) not in owners for host in elsewhere)


def _above_footer(document: Document, *, is_first: bool) -> Document:
    """Return *document* up to its footer; a part behind the first may be a footer as a whole."""
    for index, line in enumerate(document.lines):
        if (index or not is_first) and _FOOTER.fullmatch(line.text):
            return slice_document(document, range(index))
    return document
