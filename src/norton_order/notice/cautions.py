"""What a person should know before relying on a notice: a list in a fixed order, each caution once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, get_args

from norton_order.mail.document import Document
from norton_order.model import Caution, WarningCode
from norton_order.notice.choosing import Choice
from norton_order.notice.findings import Findings
from norton_order.notice.layout import INVISIBLE, normalise
from norton_order.notice.lookalikes import find_lookalikes
from norton_order.notice.numbers import find_numbers
from norton_order.notice.trust import is_vendor
from norton_order.vendor.labels import Role
from norton_order.vendor.numbers import is_known_family

MAX_LISTED: Final = 3  # hosts, and numbers that are not seen
MAX_DEFECTS: Final = 5
MAX_DETAIL: Final = 200  # characters
MAX_HIDDEN: Final = 200_000  # characters that are not seen, of one document

_RANKS: Final = {code: rank for rank, code in enumerate(get_args(WarningCode))}
_Found = tuple[WarningCode, str]


def cautions_of(choice: Choice, findings: Findings, defects: Sequence[str]) -> tuple[Caution, ...]:
    """Return everything to know of the number chosen and of the letter it stands in.

    Args:
        choice: the number to type.
        findings: what its letter says besides.
        defects: of the message.
    """
    return _listed([*_of_origin(findings), *_of_content(choice, findings, defects)])


def suspicion(findings: Findings) -> str:
    """Return, on one line, what speaks against the sender; "" for nothing."""
    return "; ".join(caution.detail for caution in _listed(_of_origin(findings)))


def _of_origin(findings: Findings) -> Iterator[_Found]:
    """Yield what speaks against the sender: where the mail comes from, where it leads."""
    if findings.is_foreign:
        strangers = [sender for sender in findings.letter.envelope.senders if not is_vendor(sender)]
        sender = strangers[0] if strangers else "an address that cannot be read"
        yield "foreign-sender", f"sent by {sender}, not by the vendor"
    if findings.authentication == "fail":
        yield "authentication-failed", "the receiving provider could not confirm the sender's domain"
    for host in findings.misleading[:MAX_LISTED]:
        yield "foreign-link", f"a link leads to {host}"


def _of_content(choice: Choice, findings: Findings, defects: Sequence[str]) -> Iterator[_Found]:
    """Yield what makes the number or the address less certain."""
    candidate = choice.candidate
    for rival in _hidden_rivals(findings.documents, candidate.number)[:MAX_LISTED]:
        yield "hidden-text", f"text that is not seen on the screen holds {rival}"
    if findings.parts_disagree:
        yield "parts-disagree", "the parts of the mail do not say the same"
    if not is_known_family(candidate.number):
        yield "unknown-number-form", f"{candidate.number} begins unlike the vendor's order numbers"
    if findings.recipient.uncertain:
        yield "recipient-uncertain", findings.recipient.uncertain
    if candidate.role is Role.PREVIOUS:
        yield "previous-label", f"the number stood under {candidate.label}"
    if defects:
        yield "defects", "; ".join(defects[:MAX_DEFECTS])
    for lookalike in find_lookalikes(findings.documents):
        yield "defects", lookalike


def _listed(found: Iterable[_Found]) -> tuple[Caution, ...]:
    """Return the cautions in the order of the contract's list, then as they came, each once."""
    cautions = dict.fromkeys(Caution(code, _one_line(detail)) for code, detail in found)
    return tuple(sorted(cautions, key=lambda caution: _RANKS[caution.code]))


def _one_line(detail: str) -> str:
    """Return *detail* without what is not seen on a screen."""
    line = " ".join(INVISIBLE.sub("", detail).split())
    return "".join(c for c in line if c.isprintable())[:MAX_DETAIL]


def _hidden_rivals(documents: Sequence[Document], number: str) -> list[str]:
    """Return order numbers other than *number* that stand in unseen text of *documents*."""
    found: dict[str, None] = {}
    for document in documents:
        text = "".join(document.hidden)[:MAX_HIDDEN]
        for hit in find_numbers(normalise(text)):
            if is_known_family(hit.value) and hit.value != number:
                found[hit.value] = None
    return list(found)
