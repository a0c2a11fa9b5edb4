"""Days as Japan counts them: the store and nearly all of its customers are there."""

from __future__ import annotations

import datetime as dt
from typing import Final

# A date without a zone comes from a Japanese screen or a Japanese forward block.
JAPAN: Final = dt.timezone(dt.timedelta(hours=9), "JST")


def aware(date: dt.datetime | None) -> dt.datetime | None:
    """Return *date* with a zone: Japan's, where it has none."""
    return date.replace(tzinfo=JAPAN) if date is not None and date.utcoffset() is None else date


def day_of(date: dt.datetime) -> dt.date:
    """Return the day of *date* in Japan; a date without a zone is taken as it stands."""
    if date.utcoffset() is None:
        return date.date()
    try:
        return date.astimezone(JAPAN).date()
    except OverflowError:
        return date.date()


def in_japan(date: dt.datetime) -> dt.datetime:
    """Return *date*, in the zone of Japan where it states none."""
    return date.replace(tzinfo=JAPAN) if date.utcoffset() is None else date
