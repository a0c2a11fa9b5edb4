"""When a mail was sent: its own date, unless what stands around it belies that."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order.mime.headers import Envelope
from norton_order.notice.letters import Letter
from norton_order.notice.moments import moment_of

UTC = dt.UTC
DAY = dt.datetime(2023, 11, 20, 10, tzinfo=UTC)
LATER, MUCH_LATER = DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=400)


def _letter(date: dt.datetime | None, *received: dt.datetime, parent: int | None = None) -> Letter:
    return Letter("original", 0, Envelope(date=date, received=received), (), parent=parent)


@pytest.mark.parametrize(
    ("letters", "moment"),
    [
        pytest.param([_letter(DAY)], DAY, id="its own date"),
        pytest.param([_letter(DAY, LATER)], DAY, id="taken a day later"),
        pytest.param([_letter(LATER, DAY)], LATER, id="a clock a day ahead"),
        pytest.param([_letter(MUCH_LATER, DAY)], DAY, id="later than it was taken"),
        pytest.param([_letter(DAY, MUCH_LATER)], MUCH_LATER, id="long before any server took it"),
        pytest.param([_letter(DAY, MUCH_LATER, LATER)], DAY, id="redirected long after"),
        pytest.param([_letter(None, LATER, DAY)], DAY, id="no date, taken"),
        pytest.param([_letter(None)], None, id="nothing known"),
        pytest.param([_letter(DAY), _letter(MUCH_LATER, parent=0)], DAY, id="later than the mail around it"),
        pytest.param([_letter(MUCH_LATER), _letter(DAY, parent=0)], DAY, id="forwarded long after"),
        pytest.param([_letter(DAY), _letter(None, parent=0)], None, id="a forward without a date"),
    ],
)
def test_moment(letters: list[Letter], moment: dt.datetime | None) -> None:
    assert moment_of(letters, len(letters) - 1) == moment
