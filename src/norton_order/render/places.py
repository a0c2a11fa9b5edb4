"""Where a mail is, in words: its file, its day, its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from norton_order.text import safe
from norton_order.text.words import Lang, day, say
from norton_order.vendor.japan import day_of

if TYPE_CHECKING:
    import datetime as dt

_SUBJECT_SIGNS: Final = 40


def place_of(source: str, date: dt.datetime | None, subject: str | None, lang: Lang) -> str:
    """Return *source*, and behind it the day and the beginning of the subject as far as they are known."""
    shown = source if source not in {"", "-"} else say("place.input", lang)
    on = None if date is None else day(day_of(date), lang)
    if subject:
        subject = safe.clean(safe.hide_telephones(subject), _SUBJECT_SIGNS)
    if on and subject:
        return say("place.both", lang, source=shown, date=on, subject=subject)
    if on:
        return say("place.date", lang, source=shown, date=on)
    return say("place.subject", lang, source=shown, subject=subject) if subject else shown
