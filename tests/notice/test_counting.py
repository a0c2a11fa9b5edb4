"""Letters to the order numbers that count in them."""

from __future__ import annotations

import pytest

from norton_order.mime import parse_message
from norton_order.model import Kind
from norton_order.notice.counting import read_letters
from norton_order.notice.letters import letters_of
from norton_order.vendor.labels import Role
from notice.documents import FALSE, TRUE, W

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
        pytest.param("purchased", STORE, [(E, TRUE), (N, "SY11112222"), (N, "NP1234567")], id="purchase"),
        pytest.param("renewed", STORE, [(E, TRUE)], id="renewal"),
        pytest.param("purchased", SHOP, [(E, TRUE)], id="another shop"),
    ],
)
def test_plain_labels_and_subjects(kind: Kind, sender: str, counted: list[tuple[Role, str]]) -> None:
    assert _counted(f"{W}：{TRUE}\nご注文番号：SY11112222", kind, sender, SUBJECT) == counted


@pytest.mark.parametrize(
    ("subject", "counted"),
    [
        pytest.param("ノートン 注文 #np1234567 購入完了", [(N, "NP1234567")], id="lower case"),
        pytest.param("Norton Order No. # NP1234567", [(N, "NP1234567")], id="English"),
        pytest.param("ノートン 注文 #ZZ1234567", [], id="of no known family"),
        pytest.param("ノートン 注文 #NP1", [], id="too few digits"),
        pytest.param("ノートン 注文 NP1234567", [], id="no sign before it"),
        pytest.param("自動延長 注文 #NP1234567", [], id="of a renewal"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_subjects_of_purchases(subject: str, counted: list[tuple[Role, str]]) -> None:
    assert _counted("", "purchased", STORE, subject) == counted


def test_where_a_number_of_the_subject_was_read() -> None:
    raw = f"From: {STORE}\nSubject: Norton  Order No. # np1234567!\n\nx\n".encode()
    placed = read_letters(letters_of(parse_message(raw)), ["purchased"])[-1]
    (candidate,) = placed.reading.candidates
    assert (placed.letter, placed.document) == (0, 1)
    assert (candidate.label, candidate.evidence) == ("Order No. #", "Norton  Order No. # np1234567!")


def test_a_renewal_takes_plain_labels_out_of_disputes_too() -> None:
    raw = f"From: {STORE}\nSubject: s\n\nご注文番号：SY11112222 SY22223333\n{W}：{TRUE} SY33334444\n".encode()
    letters = letters_of(parse_message(raw))
    (purchase,), (renewal,) = read_letters(letters, ["purchased"]), read_letters(letters, ["renewed"])
    every = ("SY11112222", "SY22223333", TRUE, "SY33334444")
    assert purchase.reading.disputes == {N: every, E: every}
    assert renewal.reading.disputes == {E: every}
    assert renewal.reading.roles == {E, N}


def test_one_part_that_speaks_of_the_renewal_makes_a_receipt() -> None:
    raw = (
        f"From: {STORE}\nSubject: s\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain; charset=utf-8\n\nご注文番号：{TRUE}\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n<p>自動更新が完了しました。<p>ご注文番号：{TRUE}\n--b--\n"
    )
    placed = read_letters(letters_of(parse_message(raw.encode())), ["purchased"])
    assert [one.reading.candidates for one in placed] == [(), ()]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("自動更新が完了しました。", False, id="a receipt"),
        pytest.param("お知らせ\n自動更\n新が完了しました。", False, id="wrapped, further below"),
        pytest.param("あ" * 19_900 + "自動更新が完了しました。", False, id="far below"),
        pytest.param("あ" * 20_000 + "自動更新が完了しました。", True, id="too far below"),
        pytest.param("自動更新のご案内", True, id="an offer"),
    ],
)
def test_what_makes_a_receipt(text: str, counts: bool) -> None:
    assert _counted(f"ご注文番号：{TRUE}\n{text}", "purchased", STORE) == [(N, TRUE)] * counts


def _corrections(raw: str) -> list[tuple[str, ...]]:
    letters = letters_of(parse_message(raw.encode()))
    return [one.reading.corrections for one in read_letters(letters, ["renewed"] * len(letters))]


def test_an_answer_over_a_notice_may_name_another_number() -> None:
    head = "2023年11月19日(日) 10:00 ノートン ストア <order@mail.nortonstore.jp>:"
    raw = f"From: a@example.jp\nSubject: s\n\n{FALSE} です。\n\n{head}\n> {W}：{TRUE}\n"
    assert _corrections(raw) == [(), (), (FALSE,)]
    assert _corrections(raw.replace(W, "以上")) == [(), ()]


def test_another_part_of_the_notice_itself_is_no_answer() -> None:
    parts = f"--b\n\nご注文 {FALSE}\n--b\nContent-Type: text/html\n\n<p>{W}：{TRUE}</p>\n--b--\n"
    raw = f"From: {STORE}\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n{parts}"
    assert _corrections(raw) == [(), ()]
