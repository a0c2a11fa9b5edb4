"""Days as Japan counts them."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order.vendor.japan import JAPAN, day_of

LAST, FIRST = dt.datetime.max, dt.datetime.min  # noqa: DTZ901


@pytest.mark.parametrize(
    ("date", "day"),
    [
        pytest.param(dt.datetime(2023, 11, 20, 14, 59, tzinfo=dt.UTC), dt.date(2023, 11, 20), id="the same"),
        pytest.param(dt.datetime(2023, 11, 20, 15, tzinfo=dt.UTC), dt.date(2023, 11, 21), id="already the next"),
        pytest.param(dt.datetime(2023, 11, 20, 23, 59), dt.date(2023, 11, 20), id="without a zone"),  # noqa: DTZ001
        pytest.param(LAST.replace(tzinfo=dt.UTC), LAST.date(), id="the last there is"),
        pytest.param(FIRST.replace(tzinfo=dt.timezone(dt.timedelta(hours=10))), FIRST.date(), id="the first there is"),
    ],
)  # fmt: skip
def test_day(date: dt.datetime, day: dt.date) -> None:
    assert day_of(date) == day


def test_the_name_of_the_zone() -> None:
    assert JAPAN.tzname(None) == "JST"
