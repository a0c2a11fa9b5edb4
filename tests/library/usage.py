"""How the library is called, for mypy alone: what a caller relies on keeps its type."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal, assert_type

from norton_order import (
    AmbiguousOrderError,
    Caution,
    NortonOrderError,
    Notice,
    OnlyCurrentOrderError,
    Progress,
    Rejection,
    Report,
    Scan,
    Scanned,
    Subscription,
    group_subscriptions,
    parse_notice,
    scan,
)


def read(raw: bytes) -> str:
    """Everything a notice says, and why there may be none."""
    try:
        notice = parse_notice(raw)
    except OnlyCurrentOrderError as error:
        return assert_type(error.current_order, str)
    except AmbiguousOrderError as error:
        return ", ".join(assert_type(error.candidates, tuple[str, ...]))
    except NortonOrderError as error:
        return assert_type(error.detail, str)
    assert_type(notice, Notice)
    assert_type(notice.email, str | None)
    assert_type(notice.date, dt.datetime | None)
    assert_type(notice.charged_on, dt.date | None)
    assert_type(notice.amount, int | None)
    assert_type(
        notice.kind,
        Literal["announced", "renewed", "failed", "stopped", "resumed", "refunded", "purchased", "other"],
    )
    assert_type(notice.warnings, tuple[Caution, ...])
    return assert_type(notice.enrollment_order, str)


def search(folder: Path) -> tuple[Subscription, ...]:
    """A whole mailbox, lazily."""

    def show(progress: Progress) -> None:
        assert_type(progress.size, int | None)

    found = assert_type(scan([folder, "-", folder.open("rb")], jobs=2, on_progress=show), Scan)
    notices = []
    for one in found:
        assert_type(one, Notice | Rejection)
        if isinstance(one, Notice):
            notices.append(one)
    assert_type(scan(folder), Scan)
    assert_type(found.scanned, Scanned)
    return assert_type(group_subscriptions(notices), tuple[Subscription, ...])


def report(subscriptions: tuple[Subscription, ...]) -> Report:
    """What every output is made from."""
    for one in subscriptions:
        assert_type(one.status, Literal["renewing", "stopped", "unknown"])
        assert_type(one.desk, Literal["store", "account"])
        assert_type(one.refund_until, dt.date | None)
    return Report(Scanned(0, 0, 0), subscriptions, ())


def in_every_format(folder: Path) -> str | bytes:
    """A scan as a context manager, and the report made of it."""
    with scan(folder) as found:
        assert_type(found, Scan)
        made = assert_type(Report.of(found), Report)
    assert_type(made.rejections, tuple[Rejection, ...])
    assert_type(made.to_dict(), dict[str, Any])
    return assert_type(made.render("html", lang="ja"), str | bytes)
