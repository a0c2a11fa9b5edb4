"""Subject and text to what a mail reports, and whether it concerns the vendor at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from norton_order.forwards import strip_quoting
from norton_order.model import Kind
from norton_order.notice.layout import normalise
from norton_order.vendor.hosts import BRAND_WORDS
from norton_order.vendor.kinds import BODY_KINDS, SUBJECT_KINDS, KindPattern

MAX_TEXT: Final = 20_000  # characters of a body that are looked at
RENEWAL_WORDS: Final = ("自動延長", "自動課金", "automaticrenewal", "자동갱신", "自动续订")
_END: Final = "。"
_ENDS: Final = re.compile(r"[。．!！?？]|\n[ \t\u3000]*\n")


def kind_of_subject(subject: str | None) -> Kind:
    """Return what *subject* says the mail reports, "other" where it says nothing known."""
    return report_of_subject(subject) or "other"


def report_of_subject(subject: str | None) -> Kind | None:
    """Return what *subject* says the mail reports; "other" for nothing, None where the text must tell."""
    return _first(SUBJECT_KINDS, squeeze(subject or "")[:400])


def kind_of_text(lines: Iterable[str]) -> Kind:
    """Return what the sentences of a body say it reports, "other" where they say nothing known.

    Lines that are quoted more deeply than others are somebody else's.
    """
    read = [strip_quoting(line) for line in lines]
    depth = min((depth for depth, text in read if text.strip()), default=0)
    own = "\n".join(text for quoted, text in read if quoted <= depth)[:MAX_TEXT]
    sentences = (squeeze(sentence) for sentence in _ENDS.split(own))
    return _first(BODY_KINDS, _END.join(filter(None, sentences))) or "other"


def _first(patterns: Sequence[KindPattern], text: str) -> Kind | None:
    return next((row.kind for row in patterns if re.search(row.pattern, text, re.IGNORECASE)), None)


def squeeze(text: str) -> str:
    """Return *text* normalised, lower-case, with letters, digits and # only."""
    return re.sub(r"[^\w#]|_", "", normalise(text)).lower()


def names_brand(squeezed: str) -> bool:
    """Return whether *squeezed* text names the vendor."""
    return any(word in squeezed for word in BRAND_WORDS)


def names_renewal(squeezed: str) -> bool:
    """Return whether *squeezed* text speaks of the automatic renewal service."""
    return any(word in squeezed for word in RENEWAL_WORDS)
