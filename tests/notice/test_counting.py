"""Letters to the order numbers that count in them."""

from __future__ import annotations

import pytest

from norton_order.mail.message import parse_message
from norton_order.model import Kind
from norton_order.norton import Role
from norton_order.notice.counting import read_letters
from norton_order.notice.letters import letters_of
from notice.documents import TRUE, W

E, N = Role.ENROLLMENT, Role.PLAIN
STORE, SHOP = "order@mail.nortonstore.jp", "order@shop.example"
SUBJECT = "ノートン 注文 #NP1234567 購入完了"


def _counted(body: str, kind: Kind, sender: str, subject: str = "s") -> list[tuple[Role, str]]:
    raw = f"From: {sender}\nSubject: {subject}\n\n{body}\n".encode()
    placed = read_letters(letters_of(parse_message(raw)), [kind])
    return [(candidate.role, candidate.number) for one in placed for candidate in one.reading.candidates]


@pytest.mark.parametrize(
    ("kind", "sender", "counted"),
    [
        pytest.param("purchased", STORE, [(E, TRUE), (N, "SY1111"), (N, "NP1234567")], id="purchase"),
        pytest.param("renewed", STORE, [(E, TRUE)], id="renewal"),
        pytest.param("purchased", SHOP, [(E, TRUE)], id="another shop"),
    ],
)
def test_plain_labels_and_subjects(kind: Kind, sender: str, counted: list[tuple[Role, str]]) -> None:
    assert _counted(f"{W}：{TRUE}\nご注文番号：SY1111", kind, sender, SUBJECT) == counted
