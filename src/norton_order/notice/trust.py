"""How far a letter can be trusted: its sender's domain and what the receiving provider reported."""

from __future__ import annotations

import re
from typing import Final

from norton_order.mail.headers import Envelope
from norton_order.model import Authentication
from norton_order.norton import SENDER_DOMAINS

_BY_HOST: Final = re.compile(r"\bby\s+([A-Za-z0-9.-]+)")
_COMMENT: Final = re.compile(r"\([^()]*\)")
_METHOD: Final = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*([a-z]+)([^;]*)")
_DOMAIN_PROPERTY: Final = re.compile(
    r"\b(?:header\.(?:from|d|i)|smtp\.mailfrom|policy\.dmarc)\s*=\s*\"?(?:[^\s@;\"]*@)?([a-z0-9.-]+)"
)
_FAILED: Final = frozenset({"fail", "softfail", "permerror"})


def domain_of(address: str | None) -> str:
    """Return the domain of an addr-spec, lower-case, or "" for none."""
    return (address or "").rpartition("@")[2].lower()


def is_vendor(address: str | None) -> bool:
    """Return whether the domain of *address* is, as a whole, one of the vendor's."""
    return domain_of(address) in SENDER_DOMAINS


def sent_by_vendor(envelope: Envelope) -> bool:
    """Return whether every From address of *envelope* is the vendor's; several that differ are a forgery."""
    return bool(envelope.senders) and all(map(is_vendor, envelope.senders))


def read_authentication(envelope: Envelope) -> Authentication:
    """Return what the receiving provider reported of the sender's domain (RFC 8601).

    Only the topmost Authentication-Results field is looked at. A failure in it counts whoever wrote it, since
    no sender reports his own; a pass counts only if the receiving provider wrote it. Even then it says who
    sent the mail, not that the mail is honest.
    """
    names = [name for name, _body in envelope.trace]
    domain = domain_of(envelope.sender)
    if "authentication-results" not in names or not domain:
        return "none"
    index = names.index("authentication-results")
    report = _COMMENT.sub(" ", envelope.trace[index][1].lower())
    aligned = [
        (method, result)
        for method, result, properties in _METHOD.findall(report)
        if any(_same_organisation(reported, domain) for reported in _DOMAIN_PROPERTY.findall(properties))
    ]
    passed = {method for method, result in aligned if result == "pass"}
    failed = {method for method, result in aligned if result in _FAILED}
    if "dmarc" in failed or (failed and not passed):
        return "fail"
    if passed and is_vendor(envelope.sender) and _written_by_provider(envelope, index):
        return "pass"
    return "none"


def _written_by_provider(envelope: Envelope, index: int) -> bool:
    """Return whether the report at *index* of the trace was written where the mail was received.

    Every hop puts its fields on top. The Received fields above the report must therefore all be of the
    organisation that its authserv-id names, and where there are none, the first one below.
    """
    server = re.match(r"[\w.-]+", envelope.trace[index][1].lower())
    received = [(at, body) for at, (name, body) in enumerate(envelope.trace) if name == "received"]
    hops = [body for at, body in received if at < index] or [body for _at, body in received[:1]]
    hosts = [match[1].lower() if (match := _BY_HOST.search(body)) else "" for body in hops]
    # Gmail's last, inner hop is named by an address of 6to4 (2002::/16) only.
    return server is not None and all(
        _same_organisation(server[0], "google.com" if host == "2002" else host) for host in hosts
    )


def _same_organisation(first: str, second: str) -> bool:
    return organisation(first) == organisation(second)


def organisation(host: str) -> str:
    """Return the part of *host* that its owner registered: two labels, three under co.jp and the like."""
    labels = host.strip(".").split(".")
    short = len(labels) >= 3 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])
