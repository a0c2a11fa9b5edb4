"""Why a message is no notice, as data and as an exception."""

from __future__ import annotations

import pytest

from norton_order import (
    AmbiguousOrderError,
    NoOrderNumberError,
    NortonOrderError,
    OnlyCurrentOrderError,
    SuspiciousNoticeError,
    UnreadableMessageError,
)
from norton_order.model import Reason, Rejection
from norton_order.notice.reading import read_notices
from norton_order.notice.refusals import Refusal, unreadable

RIVALS = ("SY12345678", "SY87654321")


@pytest.mark.parametrize(
    ("reason", "error", "facts"),
    [
        ("no-order-number", NoOrderNumberError, {}),
        ("only-current-order", OnlyCurrentOrderError, {"current_order": "SY1111"}),
        ("ambiguous-order", AmbiguousOrderError, {"candidates": RIVALS}),
        ("suspicious", SuspiciousNoticeError, {}),
        ("unreadable", UnreadableMessageError, {}),
    ],
)
def test_the_exception_says_the_same(
    reason: Reason, error: type[NortonOrderError], facts: dict[str, object]
) -> None:
    values = RIVALS if reason == "ambiguous-order" else ("SY1111",)
    rejection = Rejection("", None, None, None, None, reason, values)
    caught = Refusal(rejection, True, "seen").error()
    assert (type(caught), caught.reason, caught.detail, caught.values) == (error, reason, "seen", values)
    assert {name: value for name, value in vars(caught).items() if name not in {"detail", "values"}} == facts


@pytest.mark.parametrize("relevant", [True, False])
def test_what_could_not_be_read(relevant: bool) -> None:
    rejection = Rejection("", None, None, None, None, "unreadable", ("seen",))
    assert unreadable("seen", relevant=relevant) == Refusal(rejection, relevant, "seen")


def test_no_message_is_not_relevant() -> None:
    found = read_notices(b"")
    assert isinstance(found, Refusal)
    assert (found.rejection.reason, found.relevant) == ("unreadable", False)
