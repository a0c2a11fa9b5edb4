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
        pytest.param(_letter(delivered_to=(TARO,), trace=(("received", "by b FOR <taro@example.jp>"),)), TARO, True, id="taken for it, in capitals"),
        pytest.param(_letter(delivered_to=(TARO,), trace=(("x-received", FOR_TARO[0][1]),)), TARO, True, id="another field"),
        pytest.param(_letter(), None, False, id="none"),
        pytest.param(_letter("pasted", recipients=(TARO,)), None, False, id="pasted"),
        pytest.param(_letter("inline"), None, False, id="forwarded block without To"),
        pytest.param(_letter("inline", delivered_to=(HELPER,)), None, False, id="forwarded block without To, delivered to a helper"),
        pytest.param(_letter("inline", recipients=(TARO,)), TARO, True, id="forwarded block"),
        pytest.param(_letter("attached", sender=HELPER, subject="Fwd: 課金完了", recipients=(TARO,)), TARO, True, id="attached"),
        pytest.param(_letter(sender=HELPER, subject="Fwd: 課金完了", recipients=(HELPER,)), None, False, id="passed on"),
        pytest.param(_letter(subject="Fwd: 課金完了", recipients=(TARO,)), TARO, True, id="passed on by the vendor"),
    ],
)  # fmt: skip
def test_recipient(letter: Letter, email: str | None, is_certain: bool) -> None:
    recipient = choose_recipient(letter)
    assert recipient.email == email
    assert (recipient.uncertain == "") is is_certain


UNSAID = "the mail does not say which address it was sent to"
PASSED_ON = "the mail was passed on, and does not say to which address it was first sent"
MANY = tuple(f"{name}@example.jp" for name in "abcdef")


@pytest.mark.parametrize(
    ("letter", "uncertain"),
    [
        pytest.param(_letter(), UNSAID, id="none"),
        pytest.param(_letter("pasted", recipients=(TARO,)), UNSAID, id="pasted"),
        pytest.param(_letter(sender=HELPER, subject="Fwd: 課金完了", recipients=(HELPER,)), PASSED_ON, id="passed on"),
        pytest.param(_letter(recipients=(TARO, HANAKO, HANAKO.upper(), "Taro@Example.jp")), f"sent to {TARO}, and also to {HANAKO}", id="each once"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=(HANAKO, STORE)), f"sent to {TARO}, and also to {HANAKO}", id="the vendor aside"),
        pytest.param(_letter(recipients=MANY), "sent to a@example.jp, and also to b@example.jp, c@example.jp, d@example.jp, e@example.jp", id="four others at most"),
        pytest.param(_letter(delivered_to=MANY), "delivered to a@example.jp, and also to b@example.jp, c@example.jp, d@example.jp, e@example.jp", id="four other mailboxes at most"),
        pytest.param(_letter(delivered_to=(TARO, HANAKO), trace=FOR_TARO), f"delivered to {TARO}, and also to {HANAKO}", id="two mailboxes, taken for the first"),
        pytest.param(_letter(delivered_to=(HELPER,), trace=FOR_HELPER + FOR_TARO), f"delivered to {HELPER}, and also to TARO@example.jp", id="passed on by a rule"),
        pytest.param(_letter(recipients=(STORE,), delivered_to=(HELPER,)), f"delivered to {HELPER}, and written to the vendor", id="written to the vendor"),
        pytest.param(_letter(delivered_to=(TARO,), trace=(("received", "by b for nobody"),)), "", id="taken for no address"),
    ],
)  # fmt: skip
def test_why_it_is_uncertain_is_said(letter: Letter, uncertain: str) -> None:
    assert choose_recipient(letter).uncertain == uncertain
