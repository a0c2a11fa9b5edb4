"""What a person should know before relying on a notice: a list in a fixed order, each code once, values whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, get_args

from norton_order.html.document import Document
from norton_order.model import Kind, NoticeWarning, WarningCode
from norton_order.notice.choosing import Choice
from norton_order.notice.findings import Findings
from norton_order.notice.layout import INVISIBLE, normalise
from norton_order.notice.lookalikes import find_lookalikes
from norton_order.notice.numbers import find_numbers
from norton_order.notice.trust import domain_of
from norton_order.vendor.labels import Role
from norton_order.vendor.numbers import is_known_family
from norton_order.vendor.senders import is_vendor

MAX_LISTED: Final = 3  # hosts, and numbers that are not seen
MAX_DEFECTS: Final = 5
MAX_HIDDEN: Final = 200_000  # characters that are not seen, of one document

REPORTS: Final[frozenset[Kind]] = frozenset({"renewed", "stopped", "resumed", "refunded"})
_RANKS: Final = {code: rank for rank, code in enumerate(get_args(WarningCode))}
_Found = tuple[WarningCode, Sequence[str]]


def warnings_of(
    choice: Choice, findings: Findings, forwarder: str | None, defects: Sequence[str]
) -> tuple[NoticeWarning, ...]:
    """Return everything to know of the number chosen and of the mail it stands in.

    Args:
        choice: the number to type.
        findings: what its mail says besides.
        forwarder: who forwarded the mail, as far as that is known.
        defects: of the message.
    """
    return _listed([*_of_origin(findings, forwarder), *_of_content(choice, findings, defects)])


def suspicions(findings: Findings) -> tuple[str, ...]:
    """Return the addresses and hosts that speak against the sender."""
    return tuple(value for warning in _listed(_of_origin(findings, None)) for value in warning.values)


def _of_origin(findings: Findings, forwarder: str | None) -> Iterator[_Found]:
    """Yield what speaks against the sender: where the mail comes from, where it leads."""
    if findings.is_foreign:
        strangers = [sender for sender in findings.letter.envelope.senders if not is_vendor(sender)]
        yield "foreign-sender", strangers[:1]
    if findings.authentication == "fail":
        domain = domain_of(findings.letter.envelope.sender)
        yield "authentication-failed", [domain] if domain else []
    if findings.misleading:
        yield "foreign-link", findings.misleading[:MAX_LISTED]
    if findings.relay is not None:
        yield "relayed", [findings.relay]
    if findings.is_copy and not findings.is_foreign and findings.kind in REPORTS:
        yield "forwarded-report", [forwarder] if forwarder else []


def _of_content(choice: Choice, findings: Findings, defects: Sequence[str]) -> Iterator[_Found]:
    """Yield what makes the number or the address less certain."""
    candidate = choice.candidate
    if rivals := _hidden_rivals(findings.documents, candidate.number):
        yield "hidden-text", rivals[:MAX_LISTED]
    if findings.parts_disagree:
        yield "parts-disagree", []
    if not is_known_family(candidate.number):
        yield "unknown-number-form", [candidate.number]
    if not findings.recipient.is_certain:
        yield "recipient-uncertain", findings.recipient.candidates
    if candidate.role is Role.PREVIOUS:
        yield "previous-label", [candidate.label]
    odd = [*defects[:MAX_DEFECTS], *find_lookalikes(findings.documents)]
    if odd:
        yield "defects", odd


def _listed(found: Iterable[_Found]) -> tuple[NoticeWarning, ...]:
    """Return the warnings in the order of the contract's list."""
    warnings = [NoticeWarning(code, tuple(dict.fromkeys(map(_shown, values)))) for code, values in found]
    return tuple(sorted(warnings, key=lambda warning: _RANKS[warning.code]))


def _shown(value: str) -> str:
    """Return *value* without what is not seen on a screen."""
    line = " ".join(INVISIBLE.sub("", value).split())
    return "".join(c for c in line if c.isprintable())


def _hidden_rivals(documents: Sequence[Document], number: str) -> list[str]:
    """Return order numbers other than *number* that stand in unseen text of *documents*."""
    found: dict[str, None] = {}
    for document in documents:
        text = "".join(document.hidden)[:MAX_HIDDEN]
        for hit in find_numbers(normalise(text)):
            if is_known_family(hit.value) and hit.value != number:
                found[hit.value] = None
    return list(found)
