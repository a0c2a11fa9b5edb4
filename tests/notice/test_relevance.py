"""Which refused mails a person wants to hear of."""

from __future__ import annotations

import pytest

from norton_order.notice.reading import read_notices
from norton_order.notice.refusals import Refusal
from notice.documents import NOW, TRUE, W

STORE = "order@mail.nortonstore.jp"


@pytest.mark.parametrize(
    ("sender", "subject", "body", "relevant"),
    [
        pytest.param("a@example.jp", "s", f"{W}を教えてください。", True, id="the wanted label"),
        pytest.param("a@example.jp", "s", f"ノートン {NOW}：{TRUE}", True, id="another label and the vendor"),
        pytest.param("a@example.jp", "s", f"{NOW}：{TRUE}", False, id="another label alone"),
        pytest.param(STORE, "自動延長サービス・課金完了のご案内", "norton", True, id="a known subject of the vendor"),
        pytest.param(STORE, "お知らせ", "norton", False, id="another mail of the vendor"),
        pytest.param("a@example.jp", "こんにちは", "こんにちは", False, id="another mail"),
    ],
)  # fmt: skip
def test_relevance(sender: str, subject: str, body: str, relevant: bool) -> None:
    found = read_notices(f"From: {sender}\nSubject: {subject}\n\n{body}\n".encode())
    assert isinstance(found, Refusal)
    assert found.relevant is relevant


@pytest.mark.parametrize(
    ("sender", "number", "body", "is_notice"),
    [
        pytest.param(
            "rent@wifi.example", "WF2023112001", "", False, id="another service that goes on by itself"
        ),
        pytest.param("rent@wifi.example", TRUE, "", True, id="a number of the vendor's form"),
        pytest.param("rent@wifi.example", "WF2023112001", "ノートン", True, id="the vendor named"),
        pytest.param(STORE, "WF2023112001", "", True, id="from the vendor"),
    ],
)
def test_the_wanted_label_alone_ties_no_strangers_number_to_the_vendor(
    sender: str, number: str, body: str, is_notice: bool
) -> None:
    found = read_notices(f"From: {sender}\nSubject: Fwd: s\n\n{body}\n{W}：{number}\n".encode())
    assert isinstance(found, tuple) is is_notice
