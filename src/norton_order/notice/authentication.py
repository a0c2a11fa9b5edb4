"""What the receiving provider reported of the sender's domain (RFC 8601), as far as the sender cannot have written it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from norton_order.mime import Envelope
from norton_order.model import Authentication
from norton_order.notice.trust import domain_of, sent_by_vendor

# Providers that put a report below their own Received field, and take out any that comes in under their name.
# Source: Gmail's "Show original"; RFC 8601 §5 asks it of everybody, but who reports nothing need not do so.
_REPORTS_BELOW: Final = frozenset({"google.com"})
_METHODS: Final = frozenset({"dmarc", "dkim", "spf"})
_FAILED: Final = frozenset({"fail", "softfail", "permerror"})

_LEXEME: Final = re.compile(r'"(?:[^"\\]|\\.)*"?|\\.|[()]|[^"\\()]+', re.DOTALL)
_QUOTED: Final = '"'  # stands for a quoted string, of which no domain is read
_RESULT: Final = re.compile(r"\s*([a-z]+)(?:\s*/\s*\d+)?\s*=\s*([a-z]+)(?![^\s])")
_PROPERTY: Final = re.compile(r"(?<!\S)(?:header\.(?:from|d|i)|smtp\.mailfrom)\s*=\s*(\S*)")
_DOMAIN: Final = re.compile(r"(?:[^\s@]*@)*([a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_SERVER: Final = re.compile(r"[\w.-]+")
_HOP: Final = re.compile(r"\s*(?:from\s+\S+\s+(?:\[[^\[\]\s]*\]\s+)?)?by\s+([a-z0-9.-]+)")


class Result(NamedTuple):
    """One result of a report: a method, what it came to, and the domains it speaks of."""

    method: str
    result: str
    domains: tuple[str, ...]


def read_authentication(envelope: Envelope) -> Authentication:
    """Return "pass", "fail" or "none": what the receiving provider reported of the sender's domain.

    Only the topmost Authentication-Results field is looked at. A failure in it counts whoever wrote it, since
    no sender reports his own; a pass counts only if the receiving provider wrote it, of a mail whose every From
    address is the vendor's. Even then it says who sent the mail, not that the mail is honest.
    """
    verdict = _verdict(envelope, domain_of(envelope.sender))
    return "none" if verdict == "pass" and not sent_by_vendor(envelope) else verdict


def is_confirmed(envelope: Envelope) -> bool:
    """Return whether the receiving provider reported that the one domain in From, whosever it is, sent the mail."""
    domains = {domain_of(sender) for sender in envelope.senders}
    return len(domains) == 1 and _verdict(envelope, *domains) == "pass"


def _verdict(envelope: Envelope, domain: str) -> Authentication:
    names = [name for name, _body in envelope.trace]
    if "authentication-results" not in names:
        return "none"
    index = names.index("authentication-results")
    results = list(results_of(envelope.trace[index][1]))
    aligned = [
        one for one in results if any(_same_organisation(reported, domain) for reported in one.domains)
    ]
    passed = [
        one
        for one in aligned
        if one.result == "pass" and all(_same_organisation(reported, domain) for reported in one.domains)
    ]
    failed = {one.method for one in aligned if one.result in _FAILED}
    if "dmarc" in failed or (failed and not passed):
        return "fail"
    return "pass" if passed and _written_by_provider(envelope, index) else "none"


def results_of(report: str) -> Iterator[Result]:
    """Yield the results in *report*, an Authentication-Results field body, that name a domain; linear.

    Comments are dropped and quoted strings are not looked into: both may hold the sender's own words.
    """
    for item in _bare(report.lower()).split(";")[1:]:
        match = _RESULT.match(item)
        if match is None or match[1] not in _METHODS:
            continue
        values = (_DOMAIN.fullmatch(value) for value in _PROPERTY.findall(item, match.end()))
        domains = tuple(value[1] for value in values if value)
        if domains:
            yield Result(match[1], match[2], domains)


def _bare(text: str) -> str:
    """Return *text* without comments (RFC 5322 §3.2.2), quoted strings as one sign."""
    kept: list[str] = []
    depth = 0
    for lexeme in _LEXEME.findall(text):
        if lexeme == "(":
            depth += 1
            kept.append(" ")
        elif lexeme == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(_QUOTED if lexeme.startswith('"') else lexeme)
    return "".join(kept)


def _written_by_provider(envelope: Envelope, index: int) -> bool:
    """Return whether the report at *index* of the trace was written where the mail was received.

    Every hop puts its fields on top. The report therefore stands above the Received field of the organisation
    that its authserv-id names, as the topmost of all; only of a few providers is it known that they report below.
    """
    server = _SERVER.match(envelope.trace[index][1].lower())
    if server is None:
        return False
    received = [(at, _hop(body)) for at, (name, body) in enumerate(envelope.trace) if name == "received"]
    above = [host for at, host in received if at < index]
    if above and organisation(server[0]) not in _REPORTS_BELOW:
        return False
    hosts = above or [host for _at, host in received[:1]]
    # Without a Received field nobody can have put the report above his own.
    return bool(hosts) and all(_same_organisation(server[0], host) for host in hosts)


def _hop(received: str) -> str:
    """Return the host that wrote a Received field body, "" where it cannot be told."""
    match = _HOP.match(_bare(received.lower()))
    host = match[1] if match else ""
    # Gmail's last, inner hop is named by an address of 6to4 (2002::/16) only.
    return "google.com" if host == "2002" else host


def _same_organisation(first: str, second: str) -> bool:
    return organisation(first) == organisation(second)


def organisation(host: str) -> str:
    """Return the part of *host* that its owner registered: two labels, three under co.jp and the like."""
    labels = host.strip(".").split(".")
    short = len(labels) >= 3 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])
