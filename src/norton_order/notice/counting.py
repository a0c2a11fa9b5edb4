"""Letters to the order numbers that count in them: a plain label's only in a purchase mail of the vendor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from norton_order.forwards import strip_subject_prefixes
from norton_order.model import Kind
from norton_order.notice.choosing import Placed
from norton_order.notice.kinds import MAX_TEXT, names_brand, names_renewal, squeeze
from norton_order.notice.labels import WANTED
from norton_order.notice.layout import normalise
from norton_order.notice.letters import Letter
from norton_order.notice.numbers import is_number
from norton_order.notice.orders import Candidate, OrderReading, read_corrections, read_orders
from norton_order.notice.trust import sent_by_vendor
from norton_order.vendor.kinds import RENEWAL_RECEIPT, SUBJECT_NUMBER
from norton_order.vendor.labels import Role
from norton_order.vendor.numbers import is_known_family

# SMART, ASIA, STOP-OLD: subjects of the vendor that do not name it.
_OFFICIAL_SUBJECT: Final = re.compile(
    r"自動延長サービス\s*[・、]|自動課金のご案内|製品の期限切れ|製品ご購入内容のご連絡"
    r"|Automatic renewal service,|자동 갱신 서비스,|自动续订服务[，,]"  # ASIA
)
_RENEWAL_PAGE: Final = re.compile(
    r"\b(?:nortonstore\.(?:jp|kr|hk|tw|cn)|norton\.com|nortonlifelock\.com)/\S*(?:autorenewal|orderstatus|renewal)",
    re.IGNORECASE,
)


def read_documents(letter: Letter) -> list[OrderReading]:
    """Return what each document of *letter* says about order numbers, whether it counts there or not."""
    return [
        read_orders(document.lines, is_cut=document.is_cut, is_damaged=document.is_damaged)
        for document in letter.documents
    ]


def read_letters(
    letters: Sequence[Letter],
    kinds: Sequence[Kind],
    said: Sequence[Sequence[OrderReading]] | None = None,
    *,
    every: bool = False,
) -> list[Placed]:
    """Return what the documents of *letters* say about order numbers, then what their subjects say.

    Args:
        letters: of one message.
        kinds: what the subject of each says it reports.
        said: what `read_documents` returns for each, where that is known already.
        every: plain numbers count also where a purchase may be the receipt of a renewal.
    """
    said = [read_documents(letter) for letter in letters] if said is None else said
    bodies: list[Placed] = []
    subjects: list[Placed] = []
    for index, (letter, kind) in enumerate(zip(letters, kinds, strict=True)):
        is_purchase = (
            kind == "purchased" and sent_by_vendor(letter.envelope) and (every or not _is_receipt(letter))
        )
        is_own = letter.origin != "original" or sent_by_vendor(letter.envelope) or _is_about_vendor(letter)
        for number, reading in enumerate(said[index]):
            if not is_purchase:
                reading = _without_plain(reading)
            bodies.append(Placed(index, number, reading if is_own else _without_candidates(reading)))
        candidate = _subject_number(letter.envelope.subject) if is_purchase else None
        if candidate:
            subjects.append(Placed(index, len(letter.documents), OrderReading((candidate,))))
    if any(placed.reading.candidates for placed in bodies):
        bodies += _unlabelled(letters, bodies)
    return bodies + subjects


def _unlabelled(letters: Sequence[Letter], bodies: Sequence[Placed]) -> list[Placed]:
    """Return what letters without labels say of the numbers in the others, as an answer over a notice does."""
    notices = {placed.letter for placed in bodies if placed.reading.roles}
    return [
        replace(placed, reading=read_corrections(letters[placed.letter].documents[placed.document].lines))
        for placed in bodies
        if placed.letter not in notices
    ]


def _is_about_vendor(letter: Letter) -> bool:
    """Return whether a mail from elsewhere passes on what the vendor wrote: a shop of its own may name Norton in passing.

    Its subject names the vendor, or is one of the vendor's, of a forward or of an answer; or it links to the vendor's
    pages on renewals.
    """
    subject = letter.envelope.subject
    if subject is None or names_brand(squeeze(subject)) or strip_subject_prefixes(subject) != subject.strip():
        return True
    if _OFFICIAL_SUBJECT.search(subject):
        return True
    for document in letter.documents:
        hrefs = [anchor.href for anchor in document.anchors]
        if any(_RENEWAL_PAGE.search(text) for text in (*hrefs, *(line.text for line in document.lines))):
            return True
    return False


def _without_candidates(reading: OrderReading) -> OrderReading:
    """Return *reading* of somebody who is not the vendor: the numbers that it calls the wanted one put others right at most."""
    stated = tuple(candidate.number for candidate in reading.candidates if candidate.role in WANTED)
    return replace(reading, candidates=(), disputes={}, corrections=(*reading.corrections, *stated))


def _is_receipt(letter: Letter) -> bool:
    """Return whether a letter that reports a purchase is the receipt of a renewal."""
    if names_renewal(squeeze(letter.envelope.subject or "")):
        return True
    return any(
        RENEWAL_RECEIPT.search(squeeze("\n".join(line.text for line in document.lines)[:MAX_TEXT]))
        for document in letter.documents
    )


def _without_plain(reading: OrderReading) -> OrderReading:
    return OrderReading(
        tuple(candidate for candidate in reading.candidates if candidate.role is not Role.PLAIN),
        {role: rivals for role, rivals in reading.disputes.items() if role is not Role.PLAIN},
        reading.roles,
        reading.corrections,
        reading.is_doubted,
    )


def _subject_number(subject: str | None) -> Candidate | None:
    """Return the number a purchase mail carries in its subject, if it does."""
    text = normalise(subject or "")
    match = SUBJECT_NUMBER.search(text)
    if not match:
        return None
    number = match["number"].upper()
    if not is_number(number) or not is_known_family(number):
        return None
    label = match[0][: match.start("number") - match.start()].strip()
    return Candidate(Role.PLAIN, label, number, text)
