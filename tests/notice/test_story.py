"""What is known of a message before a number is chosen."""

from __future__ import annotations

import pytest

from norton_order.mime import parse_message
from norton_order.notice import story as module
from norton_order.notice.story import Story, begin_story

FORWARDED = (
    "From: hanako@example.jp\nSubject: Fwd: A\nContent-Type: multipart/mixed; boundary=b\n\n"
    "--b\n\nC. D\n--b\nContent-Type: message/rfc822\n\n"
    "From: order@mail.nortonstore.jp\nSubject: Re: 自動延長サービス・課金完了のご案内\nContent-Type: text/plain; charset=utf-8\n\nE\n--b--\n"
)


def _begin(text: str) -> Story:
    raw = text.encode()
    return begin_story(raw, parse_message(raw))


def test_all_text_is_looked_through() -> None:
    story = _begin(FORWARDED)
    assert story.squeezed == "fwdafwdacdre自動延長サービス課金完了のご案内e"
    assert story.reports == [None, "renewed"]


def test_a_mail_without_a_subject() -> None:
    story = _begin("From: a@example.jp\n\nB\n")
    assert (story.squeezed, story.reports) == ("b", [None])


def test_so_much_text_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SQUEEZED", 9)
    assert _begin(FORWARDED).squeezed == "fwdafw"


@pytest.mark.parametrize(
    ("text", "bears_trace"),
    [
        ("Subject: a\n\nNORTON\n", True),
        ("Subject: a\n\n自動延長加入時のご注文番号：SY12345678\n", True),
        ("Subject: a\n\nb\n", False),
    ],
)
def test_traces(text: str, bears_trace: bool) -> None:
    assert _begin(text).bears_trace is bears_trace


@pytest.mark.parametrize(
    ("text", "lookalikes"),
    [
        (
            "ノートン\n自動延長加人時のご注文番号",
            ["自動延長加人時のご注文番号"],
        ),
        (
            "自動延長\n自動延長加人時のご注文番号",
            ["自動延長加人時のご注文番号"],
        ),
        ("ノートン\n自動延長加入時のご注文番号", []),
        ("自勤延長加入時のご注文番号", []),
        ("ノートン\n令回のご注文番号", ["令回のご注文番号"]),
        ("令回のご注文番号", []),
    ],
)
def test_imitations_count_in_a_mail_of_the_renewal(text: str, lookalikes: list[str]) -> None:
    assert (
        list(_begin(f"Subject: a\nContent-Type: text/plain; charset=utf-8\n\n{text}\n").lookalikes)
        == lookalikes
    )
