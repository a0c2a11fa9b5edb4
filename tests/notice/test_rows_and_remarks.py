"""Rows that signs part, names behind numbers, and what a mail says of its own numbers: right, or refused."""

from __future__ import annotations

import pytest

from norton_order import NortonOrderError, parse_notice

E, C = "SY12345678", "SY87654321"
W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
HEAD = (
    "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nDate: Mon, 20 Nov 2023 10:02:11 +0900\n"
    "Subject: =?utf-8?B?44CQ44OO44O844OI44Oz44K544OI44Ki44CR6Ieq5YuV5bu26ZW344K144O844OT44K544O76Kqy6YeR5a6M5LqG44Gu44GU5qGI5YaF?=\n"
    "Content-Type: text/plain; charset=utf-8\n\n課金が完了しました。\n\n"
)


def printed(body: str) -> str | None:
    try:
        return parse_notice(f"{HEAD}{body}\n\nノートンストア\n".encode()).enrollment_order
    except NortonOrderError:
        return None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{E}|{W}\n{C}|{NOW}", id="values and labels with a stroke"),
        pytest.param(f"12か月|延長期間\n{E}|{W}\n{C}|{NOW}\nVISA ****1234|お支払い方法", id="among others"),
        pytest.param(f"{E},{W}\n{C},{NOW}", id="with a comma"),
        pytest.param(f"{E} / {W}\n{C} / {NOW}\n手続きについて", id="with a slash"),
        pytest.param(f"{E}：{W}\n{C}：{NOW}", id="with a colon"),
        pytest.param(f"{E}…{W}\n{C}…{NOW}", id="with dots"),
        pytest.param(f"{W},{NOW}\n{E},{C}", id="columns with commas"),
        pytest.param(f"{W};{NOW}\n{E};{C}", id="columns with semicolons"),
        pytest.param(f"{W}|{NOW}\n{E}|{C}", id="columns with strokes"),
        pytest.param(f"区分,ご注文番号,ご注文日\n自動延長加入時,{E},2022-01-01\n今回,{C},2023-01-01", id="crosstab"),
        pytest.param(f"ご注文番号：{E}（自動延長加入時）\nご注文番号：{C}（今回）", id="a time behind each number"),
        pytest.param(f"ご注文番号 {E}（自動延長加入時） {C}（今回）", id="behind each number of a line"),
        pytest.param(f"{W} / Original order number：{E}\n{NOW} / Current order number：{C}", id="two languages"),
        pytest.param(f"{W}\nNo. {E}\n{NOW}\nNo. {C}", id="a sign before the number"),
        pytest.param(f"自動延長加入時（初回）のご注文番号：{E}\n{NOW}：{C}", id="a remark within the label"),
        pytest.param(f"自動延長加入時のお客様ご注文番号：{E}\n{NOW}：{C}", id="the customer within the label"),
        pytest.param(f"{W}（解約手続きに必要です）：{E}\n{NOW}：{C}", id="what the number is for"),
        pytest.param(f"{W}：{E}（停止・解約用）\n{NOW}：{C}", id="what it is for, behind it"),
        pytest.param(f"{W}（手続きに不可欠です）：{E}\n{NOW}：{C}", id="what it is needed for"),
        pytest.param(f"台数 {'…' * 40} １\n{W}：{E}\n{NOW}：{C}", id="a leader of dots"),
        pytest.param(f"2024-08-24\n{E}\n{C}\n\n次回有効期限\n{W}\n{NOW}\n今後ともよろしくお願いいたします。", id="a sentence below a list of labels"),
    ],
)  # fmt: skip
def test_a_page_that_is_explained_is_read(body: str) -> None:
    assert printed(body) == E


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"VISA ****1234\n2024-08-24\n{E}\n{C}\n\nお支払い方法\n次回有効期限\n{W}\n{NOW}\n今後ともよろしくお願いいたします。", id="four values and labels"),
        pytest.param(f"{W}：{E}\n{NOW}：{C}\n\n※上記の{W}は他のお客様のものでした。", id="of another customer"),
        pytest.param(f"下記のメールは誤って送信したものです。\n\n{W}：{E}\n{NOW}：{C}", id="sent by mistake"),
        pytest.param(f"> お名前：佐藤\n> {W}：{E}\n> お問い合わせ内容：この番号では停止手続きができません。", id="does not work"),
        pytest.param(f"--- お客様のご入力内容 ---\n{W}：{E}\n---\n該当するご注文が見つかりませんでした。", id="typed by the customer"),
        pytest.param(f"{W}：{E}（記入例）\n{NOW}：{C}", id="an example"),
        pytest.param(f"{W}：F{E}\n{NOW}：{C}", id="a letter before a number"),
        pytest.param(f"{W}：{E}O\n{NOW}：{C}", id="a letter behind a number"),
        pytest.param(f"{W}：SY1234567\x1b\n{NOW}：{C}", id="a control character behind a number"),
        pytest.param(f"1. {W} SY123456\n12. {NOW} {C}", id="digits below, not the next item"),
        pytest.param(f"{W}・{NOW}：{E}", id="two labels, one number"),
        pytest.param(f"{NOW};{W}\n{E}", id="two labels above one number"),
        pytest.param(f"{E}（{W}・{NOW}）", id="a number before two labels"),
        pytest.param(f"{W}：{E}（使用不可）", id="of no use"),
        pytest.param(f"{W}：{E} ※無効", id="void"),
        pytest.param(f"{W}：{E}（×）", id="crossed out"),
        pytest.param(f"{W}：{E}？", id="asked"),
        pytest.param(f"{W}：{E} ←今回", id="an arrow from this time"),
        pytest.param(f"{W}：{E} 【今回】", id="this time in brackets"),
        pytest.param(f"{W}（ご家族）：{E}\n{NOW}：{C}", id="of the family"),
        pytest.param(f"{W}（他社）：{E}\n{NOW}：{C}", id="of another company"),
        pytest.param(f"■誤り\n{W}：{E}\n{NOW}：{C}", id="a heading that calls it wrong"),
        pytest.param(f"{W}：{E} または SY33333333", id="either of two"),
        pytest.param(f"{W}：{E}（SY33333333に統合済み）", id="merged into another"),
        pytest.param(f"{W}：{E}（現在はSY33333333）", id="another one now"),
        pytest.param(f"{W}は{E}で\nはありません。", id="a denial on two lines"),
        pytest.param(f"{W}が{E}の場合は、別の手続きが必要です。", id="only if"),
        pytest.param(f"{W}：SY1234～", id="a range"),
        pytest.param(f"{W}：SY656 0809375517", id="digits behind a short number"),
        pytest.param(f"{W}：SY7318\n0358\n{NOW}：SY2222", id="digits below a short number"),
        pytest.param(f"(1) {W}\n(2) {NOW}\n\n(2) {E}\n(1) {C}", id="a list keyed in another order"),
        pytest.param(f"{W}：※2\n{NOW}：※1\n※1 {E}\n※2 {C}", id="footnotes in another order"),
        pytest.param(f"{W}*\n{NOW}**\n\n** {E}\n* {C}", id="asterisks in another order"),
        pytest.param(f"■{W}\n\n■{NOW}\n{E}\n{C}", id="an empty section"),
        pytest.param(f"発行前\n{NOW}\n\n{E}\n{W}\n\nSY33333333\nお客様番号", id="values above labels, the first one missing"),
        pytest.param("自動延長加入時：SY12345678", id="a time, and nothing speaks of an order"),
    ],
)  # fmt: skip
def test_what_may_be_another_number_is_refused(body: str) -> None:
    assert printed(body) is None


@pytest.mark.parametrize("sign", [".", ")", "．"])
@pytest.mark.parametrize("items", [(1, 2), (1, 1), (9, 10)])
def test_the_next_item_of_a_list_is_no_end_of_a_number(sign: str, items: tuple[int, int]) -> None:
    first, second = items
    assert printed(f"{first}{sign} {W} SY1234567\n{second}{sign} {NOW} {C}") == "SY1234567"


def test_what_cannot_be_told_apart_names_no_current_order() -> None:
    with pytest.raises(NortonOrderError) as caught:
        parse_notice(f"{HEAD}{W}／{NOW}：{E}／{C}\n".encode())
    assert caught.value.reason == "ambiguous-order"
