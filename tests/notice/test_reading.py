"""The whole story of one message, at its turns."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from norton_order import (
    AmbiguousOrderError,
    NoOrderNumberError,
    NortonOrderError,
    OnlyCurrentOrderError,
    SuspiciousNoticeError,
    UnreadableMessageError,
    parse_notice,
)
from norton_order.notice.reading import read_notices
from norton_order.notice.refusals import Refusal

W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
TRUE, FALSE = "SY12345678", "SY87654321"
SUBJECT = "自動延長サービス・課金完了のご案内"


def _mail(
    body: str, sender: str = "order@mail.nortonstore.jp", subject: str = SUBJECT, fields: str = ""
) -> bytes:
    return f"{fields}From: {sender}\nTo: taro@example.jp\nSubject: {subject}\n\n{body}\n".encode()


def test_a_notice() -> None:
    notice = parse_notice(_mail(f"{W}：{TRUE}\n{NOW}：{FALSE}"))
    assert (notice.enrollment_order, notice.current_order) == (TRUE, FALSE)
    assert (notice.kind, notice.email, notice.warnings) == ("renewed", "taro@example.jp", ())


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        pytest.param(b"", UnreadableMessageError, id="empty"),
        pytest.param(_mail("こんにちは"), NoOrderNumberError, id="no number"),
        pytest.param(_mail(f"{NOW}：{FALSE}"), OnlyCurrentOrderError, id="only the current order"),
        pytest.param(_mail(f"{W}：{TRUE}\n{W}：{FALSE}"), AmbiguousOrderError, id="two"),
        pytest.param(_mail(f"ご注文番号：{FALSE}"), NoOrderNumberError, id="plain label in a renewal"),
        pytest.param(_mail(f"ご注文番号：{FALSE}", "a@shop.example", "ご購入ありがとうございます"), NoOrderNumberError, id="another shop"),
        pytest.param(_mail(f"original order number: {FALSE}", "a@shop.example", "Order"), NoOrderNumberError, id="not tied to the vendor"),
        pytest.param(_mail(f"{W}：{TRUE}\n停止手続き https://evil.example/", "a@evil.example"), SuspiciousNoticeError, id="foreign sender and link"),
    ],
)  # fmt: skip
def test_refusals(raw: bytes, error: type[NortonOrderError]) -> None:
    with pytest.raises(error) as caught:
        parse_notice(raw)
    found = read_notices(raw)
    assert isinstance(found, Refusal)
    assert found.rejection.reason == caught.value.reason
    assert found.rejection.values == caught.value.values


@pytest.mark.parametrize(
    ("date", "day", "expected"),
    [
        pytest.param("Mon, 20 Nov 2023 10:02:11 +0900", "2023年11月20日", dt.date(2023, 11, 20), id="on the day"),
        pytest.param("Mon, 20 Nov 2023 10:02:11 +0900", "2023年11月21日", None, id="a day later"),
        pytest.param("Mon, 20 Nov 2023 16:02:11 +0000", "2023年11月21日", dt.date(2023, 11, 21), id="on the day in Japan"),
        pytest.param("", "2023年11月21日", dt.date(2023, 11, 21), id="a mail of no date"),
    ],
)  # fmt: skip
def test_a_charge_is_not_made_after_the_mail_about_it(date: str, day: str, expected: dt.date | None) -> None:
    raw = _mail(f"{W}：{TRUE}\n課金日：{day}", fields=f"Date: {date}\n" if date else "")
    assert parse_notice(raw).charged_on == expected


def test_a_charge_is_not_made_after_the_quoted_mail_about_it() -> None:
    head = "2022年11月19日(土) 10:00 ノートン ストア <order@mail.nortonstore.jp>:"
    for day, expected in (("2022年11月19日", dt.date(2022, 11, 19)), ("2023年11月19日", None)):
        raw = _mail(
            f"{head}\n> {W}：{TRUE}\n> 課金日：{day}", fields="Date: Mon, 20 Nov 2023 10:02:11 +0900\n"
        )
        assert parse_notice(raw).charged_on == expected


def test_a_purchase_mail_of_the_vendor() -> None:
    notice = parse_notice(_mail(f"ご注文番号：{TRUE}", subject="製品ご購入内容のご連絡"))
    assert (notice.enrollment_order, notice.kind) == (TRUE, "purchased")


def test_a_number_in_the_subject_of_a_purchase_mail() -> None:
    mail = _mail("ありがとうございます。", "orders@mail.norton.com", "ノートン 注文 #NP1234567 購入完了")
    assert parse_notice(mail).enrollment_order == "NP1234567"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param(_mail(f"{W}：{TRUE}", "a@example.com"), "foreign-sender", id="foreign sender"),
        pytest.param(_mail(f"{W}：{TRUE}", "nobody"), "foreign-sender", id="no sender"),
        pytest.param(_mail(f"以前のご注文番号：{TRUE}"), "previous-label", id="previous label"),
        pytest.param(_mail(f"{W}：AB12345678"), "unknown-number-form", id="unknown family"),
        pytest.param(_mail(f"{W}：{TRUE}", fields="Delivered-To: hanako@example.jp\n"), "recipient-uncertain", id="recipients differ"),
        pytest.param(_mail(f"{W}：{TRUE}\n停止手続き https://evil.example/"), "foreign-link", id="foreign link"),
    ],
)  # fmt: skip
def test_cautions(raw: bytes, code: str) -> None:
    assert [caution.code for caution in parse_notice(raw).warnings] == [code]


@pytest.mark.parametrize(
    "rule",
    [
        "@media (min-width:600px){.d{display:block}}",
        "@media screen and (min-width:600px){.d{display:block !important}}",
        "@supports (display:grid){.d{display:block}}",
    ],
)
def test_a_label_that_some_screens_show_is_read(rule: str) -> None:
    style = f"<style>.d{{display:none}} {rule}</style>"
    body = f"{style}<p>{W}</p><p class=d>{NOW}：</p><p>{FALSE}</p>"
    with pytest.raises((OnlyCurrentOrderError, NoOrderNumberError)):
        parse_notice(_mail(body, fields="Content-Type: text/html; charset=utf-8\n"))


@pytest.mark.parametrize("octets", [bytearray, memoryview])
def test_all_kinds_of_octets_are_read(octets: type[bytearray | memoryview]) -> None:
    mail = _mail(f"{W}：{TRUE}")
    assert parse_notice(octets(mail)) == parse_notice(mail)


@pytest.mark.parametrize("other", ["Subject: a", None, 1, ["a"], Path("a.eml")])
def test_what_is_no_octets_is_said_to_be_none(other: object) -> None:
    with pytest.raises(TypeError, match=rf"^a message is given as bytes, .* not as {type(other).__name__}$"):
        parse_notice(other)  # type: ignore[arg-type]
