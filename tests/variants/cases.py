"""A generated message with its truth, and how an outcome compares to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from norton_order import NortonOrderError, parse_notice

Verdict = Literal["right", "missed", "wrong"]


@dataclass(frozen=True, slots=True)
class Truth:
    """What a perfect reader says about one message.

    Attributes:
        number: the enrollment order, or None where the mail must be refused.
        reasons: the reasons that are right where it must be refused.
        explained: where it may be refused, the number that a reader of the whole page may give as well.
        current: the current order that stands beside it.
        email: the address the order was made with.
        link: the procedures link.
        forwarded_by: the outermost sender of a forward.
    """

    number: str | None
    reasons: frozenset[str] = frozenset()
    explained: str | None = None
    current: str | None = None
    email: str | None = None
    link: str | None = None
    forwarded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One message of the matrix.

    Attributes:
        name: unique within a matrix.
        axes: the value of each axis it was built from.
        octets: the message.
        truth: what stands in it.
    """

    name: str
    axes: dict[str, str] = field(hash=False)
    octets: bytes = field(repr=False)
    truth: Truth


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a reader did on one variant, and what it got wrong."""

    verdict: Verdict
    detail: str = ""


def _differences(variant: Variant) -> list[tuple[Verdict, str]]:
    """Return every difference between what `parse_notice` says and the truth."""
    truth = variant.truth
    try:
        notice = parse_notice(variant.octets)
    except NortonOrderError as error:
        if truth.number is None and error.reason in truth.reasons:
            return []
        return [("missed", f"refused as {error.reason}: {error.detail}")]
    if truth.number is None and notice.enrollment_order == truth.explained:
        return []
    if truth.number is None:
        return [("wrong", f"printed {notice.enrollment_order} where {sorted(truth.reasons)} is right")]
    found: list[tuple[Verdict, str]] = []
    if notice.enrollment_order != truth.number:
        found.append(("wrong", f"number {notice.enrollment_order}, not {truth.number}"))
    for name in ("email", "procedures_link"):
        wanted = truth.email if name == "email" else truth.link
        value = getattr(notice, name)
        if value != wanted:
            found.append(("missed" if value is None else "wrong", f"{name} {value}, not {wanted}"))
    for name, wanted in (("current_order", truth.current), ("forwarded_by", truth.forwarded_by)):
        if getattr(notice, name) != wanted:
            found.append(("missed", f"{name} {getattr(notice, name)}, not {wanted}"))
    return found


def judge(variant: Variant) -> Outcome:
    """Return how `parse_notice` does on *variant*: the gravest difference decides.

    "wrong" is a number, an address or a link that is offered and is not the truth; "missed" is one that is
    not offered, a wrong reason, current order or forwarder.
    """
    differences = _differences(variant)
    if not differences:
        return Outcome("right")
    verdict: Verdict = "wrong" if any(grave == "wrong" for grave, _ in differences) else "missed"
    return Outcome(verdict, "; ".join(detail for _, detail in differences))
