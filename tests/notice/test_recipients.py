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


def _letter(origin: Origin = "original", sender: str = STORE, **fields: object) -> Letter:
    return Letter(origin, 0, Envelope(senders=(sender,), **fields), ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("letter", "email", "is_certain"),
    [
        pytest.param(_letter(recipients=(TARO,)), TARO, True, id="To"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=("TARO@example.jp",)), TARO, True, id="To and Delivered-To"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=(HANAKO,)), TARO, False, id="they differ"),
        pytest.param(_letter(recipients=(HANAKO, TARO), delivered_to=(TARO,)), TARO, False, id="one of several"),
        pytest.param(_letter(delivered_to=(TARO,)), TARO, True, id="Delivered-To only"),
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
