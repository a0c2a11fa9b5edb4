"""When a mail was sent, as far as what stands around it does not belie its own date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from norton_order.notice.letters import Letter

# Clocks and zones are wrong by hours; a server may hold a mail for some days before it goes out.
_AHEAD: Final = dt.timedelta(days=2)
_BEHIND: Final = dt.timedelta(days=7)


def moment_of(letters: Sequence[Letter], index: int) -> dt.datetime | None:
    """Return when the letter at *index* was sent; None where nothing tells.

    A date later than the first server, or than the mail around it, saw the mail is not believed, nor one long before
    the first server took it: their moment stands in its place.
    """
    latest: dt.datetime | None = None
    chain = [index]
    while (parent := letters[chain[-1]].parent) is not None:
        chain.append(parent)
    moment: dt.datetime | None = None
    for place in reversed(chain):
        moment = _believed(letters[place], latest)
        latest = moment or latest
    return moment


def _believed(letter: Letter, latest: dt.datetime | None) -> dt.datetime | None:
    date, received = letter.envelope.date, letter.envelope.received
    first, last = (received[-1], received[0]) if received else (None, None)
    for bound in (last, latest):
        if date is not None and bound is not None and date > bound + _AHEAD:
            date = bound
    if first is not None and (date is None or date < first - _BEHIND):
        return first
    return date
