"""Which address a notice was sent to."""

from __future__ import annotations

import pytest

from norton_order.mail.headers import Envelope
from norton_order.notice.letters import Letter, Origin
from norton_order.notice.recipients import choose_recipient

STORE, HELPER, TARO, HANAKO = (
    "order@mail.nortonstore.jp",
    "helper@example.com",
    "taro@example.jp",
    "hanako@example.jp",
)

FOR_TARO = (
    ("received", "from a by b with ESMTPS id 1 for <TARO@example.jp>; Mon, 20 Nov 2023 10:00:00 +0900"),
)
FOR_HELPER = (
    (
        "received",
        "by mx.example.com with SMTP id 2 for <helper@example.com>; Mon, 20 Nov 2023 10:00:01 +0900",
    ),
)


def _letter(origin: Origin = "original", sender: str = STORE, **fields: object) -> Letter:
    return Letter(origin, 0, Envelope(senders=(sender,), **fields), ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("letter", "email", "is_certain"),
    [
        pytest.param(_letter(recipients=(TARO,)), TARO, True, id="To"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=("TARO@example.jp",)), TARO, True, id="To and Delivered-To"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=(HANAKO,)), TARO, False, id="they differ"),
        pytest.param(_letter(recipients=(HANAKO, TARO), delivered_to=(TARO,)), TARO, False, id="one of several"),
        pytest.param(_letter(delivered_to=(TARO,), trace=FOR_TARO), TARO, True, id="Delivered-To, and taken for it"),
        pytest.param(_letter(delivered_to=(TARO,)), TARO, True, id="Delivered-To only"),
        pytest.param(_letter(delivered_to=(HELPER,), trace=FOR_HELPER + FOR_TARO), HELPER, False, id="passed on by a rule"),
        pytest.param(_letter(recipients=(STORE,), delivered_to=(HANAKO,)), HANAKO, False, id="To the vendor itself"),
        pytest.param(_letter(recipients=(STORE, TARO)), TARO, True, id="To the vendor and a customer"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=("x@norton.com",)), TARO, True, id="vendor in Delivered-To"),
        pytest.param(_letter(recipients=(STORE,)), None, False, id="To the vendor only"),
        pytest.param(_letter("inline", recipients=(STORE,)), None, False, id="forwarded block to the vendor"),
        pytest.param(_letter(delivered_to=(TARO, HANAKO)), TARO, False, id="two Delivered-To"),
        pytest.param(_letter(), None, False, id="none"),
        pytest.param(_letter("pasted", recipients=(TARO,)), None, False, id="pasted"),
        pytest.param(_letter("inline"), None, False, id="forwarded block without To"),
        pytest.param(_letter("inline", recipients=(TARO,)), TARO, True, id="forwarded block"),
        pytest.param(_letter(sender=HELPER, subject="Fwd: 課金完了", recipients=(HELPER,)), None, False, id="passed on"),
        pytest.param(_letter(subject="Fwd: 課金完了", recipients=(TARO,)), TARO, True, id="passed on by the vendor"),
    ],
)  # fmt: skip
def test_recipient(letter: Letter, email: str | None, is_certain: bool) -> None:
    recipient = choose_recipient(letter)
    assert recipient.email == email
    assert (recipient.uncertain == "") is is_certain


def test_who_else_may_be_meant_is_said() -> None:
    passed_on = choose_recipient(_letter(delivered_to=(HELPER,), trace=FOR_HELPER + FOR_TARO))
    assert passed_on.uncertain == "delivered to helper@example.com, and also to TARO@example.jp"
    alone = choose_recipient(_letter(recipients=(STORE,), delivered_to=(HELPER,)))
    assert alone.uncertain == "delivered to helper@example.com, and written to the vendor"
