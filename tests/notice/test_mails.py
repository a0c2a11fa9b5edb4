"""Several notices in one mail, and what people write around them."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order import AmbiguousOrderError, NortonOrderError, Notice, parse_notice, parse_notices

W, NOW, PLAIN = "自動延長加入時のご注文番号", "今回のご注文番号", "ご注文番号"
ONE, TWO, CHARGE = "SY12345678", "SY11112222", "SY87654321"
RENEWED, STOPPED = "自動延長サービス・課金完了のご案内", "自動延長サービス停止手続き完了のお知らせ"
STORE = "order@mail.nortonstore.jp"


def _block(day: str, subject: str, body: str, to: str = "taro@example.jp", sender: str = STORE) -> str:
    return f"---------- Forwarded message ---------\nFrom: <{sender}>\nDate: {day} 10:02\nSubject: {subject}\nTo: <{to}>\n\n{body}\n\n"


def _mail(
    body: str, sender: str = "hanako@example.com", subject: str = "Fwd: ノートン", fields: str = ""
) -> bytes:
    return (
        f"{fields}From: {sender}\nTo: helper@example.com\nSubject: {subject}\nDate: Mon, 01 Jan 2024 10:00:00 +0900\n\n{body}"
    ).encode()


def _attached(*mails: str) -> bytes:
    parts = "".join(f"--b\nContent-Type: message/rfc822\n\n{mail}\n" for mail in mails)
    return _mail(f"--b\n\nまとめて\n{parts}--b--\n", fields='Content-Type: multipart/mixed; boundary="b"\n')


def _facts(notices: tuple[Notice, ...]) -> list[tuple[str, str, int | None]]:
    return [(one.enrollment_order, one.kind, one.date.day if one.date else None) for one in notices]


NEW = _block("2023年11月20日", RENEWED, f"課金が完了しました。\n{W}：{ONE}\n{NOW}：{CHARGE}")
OLD = _block("2023年11月25日", STOPPED, f"停止手続きが完了しました。\n{W}：{ONE}", to="old@example.jp")
OTHER = _block("2023年11月23日", RENEWED, f"課金が完了しました。\n{W}：{TWO}")


@pytest.mark.parametrize("order", [(NEW, OLD), (OLD, NEW)])
def test_each_has_the_facts_of_its_own_header(order: tuple[str, ...]) -> None:
    raw = _mail("まとめて送ります。\n\n" + "".join(order))
    notices = sorted(parse_notices(raw), key=lambda one: one.date or dt.datetime.min.replace(tzinfo=dt.UTC))
    assert _facts(tuple(notices)) == [(ONE, "renewed", 20), (ONE, "stopped", 25)]
    assert [one.email for one in notices] == ["taro@example.jp", "old@example.jp"]
    assert [one.current_order for one in notices] == [CHARGE, None]
    assert {one.forwarded_by for one in notices} == {"hanako@example.com"}
    assert parse_notice(raw).kind == "stopped"  # the newest


def test_two_contracts_in_one_mail() -> None:
    notices = parse_notices(_mail(NEW + OTHER))
    assert _facts(notices) == [(ONE, "renewed", 20), (TWO, "renewed", 23)]


def test_attached_mails() -> None:
    inner = f"From: {STORE}\nTo: taro@example.jp\nSubject: {{}}\nDate: Mon, {{}} Nov 2023 10:00:00 +0900\n\n{W}：{{}}\n"
    raw = _attached(inner.format(RENEWED, 20, ONE), inner.format(STOPPED, 13, TWO))
    assert _facts(parse_notices(raw)) == [(ONE, "renewed", 20), (TWO, "stopped", 13)]


def test_renderings_of_one_mail_are_one_notice() -> None:
    html = NEW.replace("<", "&lt;").replace("\n", "<br>\n")
    body = f"--b\n\n{NEW}\n--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n"
    raw = _mail(body, fields='Content-Type: multipart/alternative; boundary="b"\n')
    assert _facts(parse_notices(raw)) == [(ONE, "renewed", 20)]


def test_a_block_and_its_text_in_parts_of_their_own() -> None:
    head, _, text = NEW.partition("\n\n")
    body = f"--b\n\niPhoneから送信\n\n{head}\n--b\n\n{text}\n--b--\n"
    (notice,) = parse_notices(_mail(body, fields='Content-Type: multipart/mixed; boundary="b"\n'))
    assert (notice.sender, notice.email, notice.kind) == (STORE, "taro@example.jp", "renewed")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            _block("2023年11月20日", RENEWED, f"{W}：{ONE}\n{W}：{TWO}"), id="two contracts in one text"
        ),
        pytest.param(f"番号を間違えました。\n{W}：{TWO}\n\n{NEW}", id="another number around it"),
        pytest.param(f"{NOW}：{ONE}\n\n{NEW}", id="called the current order around it"),
        pytest.param(f"{W}：SY99998888\n\n{NEW}{OTHER}", id="a third number around two"),
    ],
)
def test_a_contradiction_is_refused(body: str) -> None:
    with pytest.raises(AmbiguousOrderError):
        parse_notices(_mail(body))


def test_who_repeats_the_numbers_does_not_contradict() -> None:
    notices = parse_notices(_mail(f"{W}：{ONE}\n\n{NEW}{OTHER}"))
    assert [one.enrollment_order for one in notices] == [ONE, TWO]


def test_a_mail_passed_on_twice_is_the_customers() -> None:
    outer = _block(
        "2023年11月22日", f"Fwd: {RENEWED}", NEW, to="helper@example.com", sender="taro@example.jp"
    )
    (notice,) = parse_notices(_mail(outer))
    assert (notice.email, notice.sender) == ("taro@example.jp", STORE)


def test_a_stop_with_a_plain_number_confirms_and_introduces_nothing() -> None:
    stop = f"From: {STORE}\nTo: taro@example.jp\nSubject: {STOPPED}\nDate: Sat, 25 Nov 2023 10:00:00 +0900\n\n停止手続きが完了しました。\n{PLAIN}：{{}}\n"
    charge = f"From: {STORE}\nTo: taro@example.jp\nSubject: {RENEWED}\nDate: Mon, 20 Nov 2023 10:00:00 +0900\n\n{W}：{ONE}\n"
    assert _facts(parse_notices(_attached(charge, stop.format(ONE)))) == [
        (ONE, "renewed", 20),
        (ONE, "stopped", 25),
    ]
    assert _facts(parse_notices(_attached(charge, stop.format(TWO)))) == [(ONE, "renewed", 20)]
    with pytest.raises(NortonOrderError):
        parse_notices(stop.format(ONE).encode())
