"""The frozen data that leaves this package: Notice, Subscription, Rejection, NoticeWarning, and the Report of a scan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["announced", "renewed", "failed", "stopped", "resumed", "refunded", "purchased", "other"]
Layout = Literal["beside", "below", "mirrored", "columns", "crosstab", "list", "sentence"]
Desk = Literal["store", "account"]
Status = Literal["renewing", "stopped", "unknown"]
Authentication = Literal["pass", "fail", "none"]
Reason = Literal["no-order-number", "only-current-order", "ambiguous-order", "suspicious", "unreadable"]
WarningCode = Literal[
    "foreign-sender",
    "authentication-failed",
    "foreign-link",
    "hidden-text",
    "parts-disagree",
    "unknown-number-form",
    "recipient-uncertain",
    "previous-label",
    "forwarded-report",
    "relayed",
    "defects",
]
# Metadata of an attribute that serves this package only and is no key of the JSON.
INTERNAL: Final[Mapping[str, bool]] = {"internal": True}


@dataclass(frozen=True, slots=True)
class NoticeWarning:
    """Something a person should know before relying on a value.

    Attributes:
        code: one of a closed list of words, see the JSON contract.
        values: the addresses, hosts or numbers it is about, whole; of ``defects`` short English phrases.
    """

    code: WarningCode
    values: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """One English sentence made from the code and the values."""
        from norton_order.text.words import warning_sentence

        return warning_sentence(self.code, self.values, "en")


Caution = NoticeWarning  # its name until schema 2


@dataclass(frozen=True, slots=True)
class Notice:
    """One mail about a subscription; ``None`` always means "the mail does not say".

    Attributes:
        source: the path as it was given, ``archive.zip!member`` for members, "" from ``parse_notice``.
        offset: octets from the start of the mbox to the message's separator line.
        message_id: without angle brackets; of the innermost forwarded mail, like the next three.
        date: timezone-aware; in Japan's zone where the mail states none.
        subject: decoded, on one line.
        sender: the addr-spec of From.
        kind: what the mail reports.
        enrollment_order: the number the order-status page wants, in normal form.
        current_order: the number it does not want.
        label: the label as printed in the mail.
        evidence: the line or row the number stood on, as decoded.
        layout: how the label and the number stand to each other.
        email: the address the mail was sent to, which is the second value to type.
        procedures_link: https, on an official host, without its query.
        product: the product name, widths and spaces in normal form.
        charged_on: the day of the charge that the mail reports.
        amount: in the minor-less unit of *currency* (yen).
        currency: "JPY".
        next_charge_on: 課金予定日.
        stop_by: 停止申込期限.
        expires_on: the last day of the licence.
        forwarded_by: the addr-spec of the outermost sender of a forward.
        authentication: what the receiving provider reported for the store's domain.
        warnings: in a fixed order, each code once.
        moment: when the mail was sent, as far as *date* is not belied by Received fields or by the mail around
            it; None where that is not known. It is no key of the JSON.
    """

    source: str
    offset: int | None
    message_id: str | None
    date: dt.datetime | None
    subject: str | None
    sender: str | None
    kind: Kind
    enrollment_order: str
    current_order: str | None
    label: str
    evidence: str
    layout: Layout
    email: str | None
    procedures_link: str | None
    product: str | None
    charged_on: dt.date | None
    amount: int | None
    currency: str | None
    next_charge_on: dt.date | None
    stop_by: dt.date | None
    expires_on: dt.date | None
    forwarded_by: str | None
    authentication: Authentication
    warnings: tuple[NoticeWarning, ...]
    moment: dt.datetime | None = field(default=None, compare=False, repr=False, metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One renewal contract, known by its enrollment order, with every notice about it.

    Attributes:
        enrollment_order: in normal form.
        email: the address of the newest original notice.
        page: where both are typed in; always from the vendor table.
        desk: who answers: the store or the Norton account.
        procedures_link: from the newest notice that has one.
        status: "stopped" if a stop mail of the vendor came after the last charge, announcement or restart.
        product: from the newest notice that names it, like the next six.
        charged_on: the last charge.
        amount: of the last charge.
        currency: "JPY".
        next_charge_on: as the newest announcement states it.
        stop_by: as the newest announcement states it.
        expires_on: as the mails state it.
        refund_until: the last charge + 60 days.
        total_paid: yen over all charges, each once, less what was refunded.
        warnings: in a fixed order, each once.
        notices: oldest first.
    """

    enrollment_order: str
    email: str | None
    page: str
    desk: Desk
    procedures_link: str | None
    status: Status
    product: str | None
    charged_on: dt.date | None
    amount: int | None
    currency: str | None
    next_charge_on: dt.date | None
    stop_by: dt.date | None
    expires_on: dt.date | None
    refund_until: dt.date | None
    total_paid: int
    warnings: tuple[NoticeWarning, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A mail about a renewal that yields no usable number, or an input that cannot be read.

    Attributes:
        source: as in a notice.
        offset: as in a notice.
        message_id: as in a notice.
        date: as in a notice.
        subject: as in a notice.
        reason: one of a closed list of words, see the JSON contract.
        values: what it is about, whole: rival numbers, the current order, addresses and hosts; of ``unreadable``
            a short English phrase.
        unconfirmed: what a mail of the vendor says of a plain order number, which counts once another mail
            names that number as an enrollment order. It is no key of the JSON.
    """

    source: str
    offset: int | None
    message_id: str | None
    date: dt.datetime | None
    subject: str | None
    reason: Reason
    values: tuple[str, ...] = ()
    unconfirmed: Notice | None = field(default=None, repr=False, metadata=INTERNAL)

    @property
    def detail(self) -> str:
        """One English sentence made from the reason and the values."""
        from norton_order.text.words import rejection_sentence

        return rejection_sentence(self.reason, self.values, "en")


@dataclass(frozen=True, slots=True)
class NotSearched:
    """A file or a member of an archive that was left unread, and why, in a short English phrase."""

    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """How much was read.

    Attributes:
        sources: named ones.
        messages: in them.
        bytes: of the messages and what stands between them.
        skipped: files that are not mail.
        unread: files and messages that could not be read.
        not_searched: these by name, the first ones.
    """

    sources: int
    messages: int
    bytes: int
    skipped: int = 0
    unread: int = 0
    not_searched: tuple[NotSearched, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run found, ready to be rendered.

    Attributes:
        scanned: how much was read.
        subscriptions: newest last notice first.
        rejections: in the order they were met.
    """

    scanned: Scanned
    subscriptions: tuple[Subscription, ...]
    rejections: tuple[Rejection, ...]
