"""Which address a notice was sent to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from norton_order.mime.headers import Envelope
from norton_order.notice.letters import Letter, Origin
from norton_order.notice.recipients import Recipient, choose_recipient

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
        pytest.param(_letter("attached", recipients=(TARO,)), TARO, True, id="attached"),
        pytest.param(_letter("attached", sender=HELPER, subject="Fwd: 課金完了", recipients=(TARO,)), None, False, id="passed on, and attached"),
        pytest.param(_letter("inline", sender=HANAKO, subject="Fwd: 課金完了", recipients=(HELPER,)), None, False, id="passed on twice"),
        pytest.param(_letter(sender=HELPER, subject="ノートンの解約", recipients=(HELPER,)), None, False, id="pasted into a mail"),
        pytest.param(_letter(sender=HELPER, subject="【転送】課金完了", recipients=(HELPER,)), None, False, id="passed on by hand"),
        pytest.param(_letter(trace=FOR_TARO), "TARO@example.jp", True, id="taken for it only"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=(HELPER,), handed_on_to=(HELPER,)), TARO, True, id="handed on to a helper"),
        pytest.param(_letter(sender=HELPER, subject="Fwd: 課金完了", recipients=(HELPER,)), None, False, id="passed on"),
        pytest.param(_letter(subject="Fwd: 課金完了", recipients=(TARO,)), TARO, True, id="passed on by the vendor"),
    ],
)  # fmt: skip
def test_recipient(letter: Letter, email: str | None, is_certain: bool) -> None:
    recipient = choose_recipient(letter)
    assert recipient.email == email
    assert recipient.is_certain is is_certain


MANY = tuple(f"{name}@example.jp" for name in "abcdef")


@pytest.mark.parametrize(
    ("letter", "candidates"),
    [
        pytest.param(_letter(), (), id="none"),
        pytest.param(_letter("pasted", recipients=(TARO,)), (), id="pasted"),
        pytest.param(_letter(sender=HELPER, subject="Fwd: 課金完了", recipients=(HANAKO,)), (HELPER, HANAKO), id="passed on"),
        pytest.param(_letter(recipients=(TARO, HANAKO, HANAKO.upper(), "Taro@Example.jp")), (TARO, HANAKO), id="each once"),
        pytest.param(_letter(recipients=(TARO,), delivered_to=(HANAKO, STORE)), (TARO, HANAKO), id="the vendor aside"),
        pytest.param(_letter(recipients=MANY), MANY, id="every one of many"),
        pytest.param(_letter(delivered_to=MANY), MANY, id="every one of many mailboxes"),
        pytest.param(_letter(delivered_to=(TARO, HANAKO), trace=FOR_TARO), (TARO, HANAKO), id="two mailboxes, taken for the first"),
        pytest.param(_letter(delivered_to=(HELPER,), trace=FOR_HELPER + FOR_TARO), (HELPER, "TARO@example.jp"), id="passed on by a rule"),
        pytest.param(_letter(recipients=(STORE,), delivered_to=(HELPER,)), (HELPER,), id="written to the vendor"),
        pytest.param(_letter(delivered_to=(TARO,), trace=(("received", "by b for nobody"),)), (), id="taken for no address"),
    ],
)  # fmt: skip
def test_every_address_that_it_may_be_is_told(letter: Letter, candidates: tuple[str, ...]) -> None:
    assert choose_recipient(letter).candidates == candidates


def test_a_block_without_to_names_who_forwarded_it_as_a_candidate() -> None:
    outer = _letter(sender=HANAKO, recipients=(HELPER,))
    inner = replace(_letter("inline"), parent=0)
    assert choose_recipient(inner, [outer, inner]) == Recipient(None, is_certain=False, candidates=(HANAKO,))
