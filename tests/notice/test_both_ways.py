"""Sentences and layouts a careful person reads one way: the number that is taken, or that none is.

T is the enrollment order, F the current one. Found by attacking the reader; each row was read wrongly once.
"""

from __future__ import annotations

import pytest

from norton_order import NortonOrderError, parse_notice

T, F = "SY12345678", "SY87654321"
W, C = "自動延長加入時のご注文番号", "今回のご注文番号"
EN, EN_CURRENT = "Order number at the point of Automatic renewal enrollment", "current order number"
CHARGED = "【ノートンストア】自動延長サービス・課金完了のご案内"
PURCHASED = "製品ご購入内容のご連絡"


def number(body: str, subtype: str = "plain", subject: str = CHARGED) -> str:
    """Return the number that is read from a notice of the vendor, or "" for a refusal."""
    raw = (
        f"From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: {subject}\n"
        "Date: Mon, 20 Nov 2023 10:02:11 +0900\nMIME-Version: 1.0\n"
        f"Content-Type: text/{subtype}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n"
    )
    try:
        return parse_notice(raw.encode()).enrollment_order
    except NortonOrderError:
        return ""


VALUES_FIRST = [
    f"> いつもありがとうございます。{W}：SY123456\n> 78　{C}：{F}",
    f"{W}\n{F}は最新番号です。\n{T}は元の注文番号です。",
    f"{W}\n\n{F}（今 回 の ご ち ゅ う も ん 番 号）\n\n{T}（元の注文番号）",
    f"{W}\n{F} ：今回番号\n{T} ：元の注文番号",
    f"ご注文番号\n{T}\n{W}\n{F}\n今回番号",
    f"{T} です。\n{W}\n\n{F} です。\n最新番号",
    f"{W} / {F}（2023年11月20日）←最新のご注文番号 / 以上 / {T}←元の注文番号",
    f"{F}　最 新 の ご 注 文 番 号　{T}　{W}　SY55556666　予備の番号",
    f"ご注文番号\n{T}\n{W}\n{F}\n最新のご注文番号",
    f"{W}\n{F}\n更新後のご注文番号\n{T}\n元の注文番号\nお客様番号：C1234567",
    f"ご注文番号、{T} … 【{W}】、{F} … 最新のご注文番号",
    f"「{W}」と「{C}」がございます。　{T}（{W}）　{F}（最新のご注文番号）",
    f"{F}　更新後のご注文番号　{T}　{W}　SY55556666　予備",
    f"{T}←{W}、{F}←最新の番号",
    f"SY55556666←シリアル番号、{T}←{W}、{F}←最新の番号",
    f"{W}\n{F}←今回課金分のご注文番号\n{T}←元の注文番号",
    f"{T}\nノートン 360\n{W}\n\n{F}\nノートン 360\n今回課金分",
    f"{F}\n3台\n{C}\n{T}\n3台\n{W}\nSY55556666\n3台\n受付",
    f"シリアル番号：ABCD1234567　{T}　3台　{W}\n{F}　3台　最新",
    f"{T}　シリアル番号：ABCD1234567　3台　{W}\n{F}　3台　最新",
    f"{T}　ノートン 360　{W}\n{F}　ノートン 360　{C}",
    f"{T}\tノートン 360\t{W}\n{F}\tノートン 360\t{C}",
    f"{T} | 2019/11/20 | {W}\n{F} | 2023/11/20 | {C}",
    f"番号　　　　注文日　　　種別\n{T}　2019/11/20　{W}\n{F}　2023/11/20　{C}",
    f"{T} ←{W}\n{F} ←{C}",
    f"{T} ＜－{W}\n{F} ＜－{C}",
    f"{T} ←こちらが{W}\n{F} ←こちらが{C}",
    f"{T} is your order number at the point of automatic renewal enrollment.\n{F} is your current order number.",
    f"{T} is your original order number. {F} is the new one.",
    f"ご注文は {T}（{W}）、{F}（{C}）の2件です。",
    f"ご注文は {T}【{W}】 / {F}【{C}】です。",
    f"{T}\nノートン 360\n{W}\n\n{F}\nノートン 360\n{C}",
]
CAPTIONS = [
    f"<div>{W}</div><div><img alt='{T}' src=x></div><div>{F}</div>",
    f"<p>{W}：<img alt='{T}' src=x></p><p>{F}</p>",
    f"<div><div>{T}</div><div>ノートン 360</div><div>{W}</div></div><div><div>{F}</div><div>ノートン 360</div><div>今回課金分</div></div>",
    f"<p>{T}<br>11,534円<br>{W}</p><p>{F}<br>11,534円<br>今回課金分</p>",
    f"<table><tr><td>{T}</td><td>2019</td></tr><tr><td colspan=2>{W}</td></tr><tr><td>{F}</td><td>2023</td></tr><tr><td colspan=2>最新</td></tr></table>",
    f"<table><tr><td>{T}</td><td>有効</td></tr><tr><td>{W}</td><td>{F}</td></tr><tr><td></td><td>今回課金分</td></tr></table>",
    f"<table><tr><td>{T}</td><td>2019</td><td>{W}</td><td>{F}</td><td>2023</td><td>最新</td></tr></table>",
    f"<dl><dt>シリアル番号：ABCD1234567</dt><dd>{T}</dd><dd>3台</dd><dd>{W}</dd><dt>{F}</dt><dd>3台</dd><dd>最新</dd></dl>",
    f"<div><div>{T}</div><div>2019年11月20日</div><div>{W}</div></div><div><div>{F}</div><div>2023年11月20日</div><div>{C}</div></div>",
    f"<p>{T}<br>2019年11月20日<br>{W}</p><p>{F}<br>2023年11月20日<br>{C}</p>",
    f"<ul><li>{T} ← {W}</li><li>{F} ← {C}</li></ul>",
    f"<table><tr><td>{T}</td></tr><tr><td>ノートン 360</td></tr><tr><td>{W}</td></tr><tr><td>{F}</td></tr><tr><td>ノートン 360</td></tr><tr><td>{C}</td></tr></table>",
]
DENIED = [
    f"先ほどのメールに記載の\n{W}：{F}\nは間違いでした。正しい番号は次のとおりです。\n{T}",
    f"先ほどのメールに記載の番号は誤りでした。\n{W}：{F}\n正しい番号：{T}",
    f"次の番号は無効になりました。\n{W}：{F}\n新しい番号は {T} です。",
    f"次の番号は無効になりました。\n{W}：{F}",
    f"{W}：{F}\n※上記は誤りです。正しくは {T} です。",
    f"{W}：{F}\n\n※上記番号に誤りがございました。正しくは {T} となります。",
    f"{W}：{F}\n\n※上記の番号は誤りです。追ってご連絡します。",
    f"{W}は{F}でしょうか。\n> いいえ、{T}です。",
    f"Q. {W}は{F}ですか？\nA. いいえ、{T}です。",
    f"Q. {W}は {F} で合っていますか。\nA. {C}です。{T}をご入力ください。",
    f"{W}：{F} で照会しましたが該当がありません。",
    f"{W}：{F} は見つかりませんでした。",
    f"{W}：{F}（該当なし）",
    f"{W}：{F} だと思いますが、合っていますか？",
    f"{W}は{F}だったと思います。",
    f"{W}は {F} に変更されました。",
    f"{W}：{F}（2023年11月20日更新分）",
    f"{T} です。\n\n2023年11月19日(日) 10:00 ノートン ストア <order@mail.nortonstore.jp>:\n> {W}：{F}",
    f"{T} です。\n\n-----元のメッセージ-----\n差出人: order@mail.nortonstore.jp\n送信日時: 2023年11月19日 10:00\n宛先: taro@example.jp\n件名: {CHARGED}\n\n{W}：{F}",
    f"{W}：{F} は、{C}でした。正しくは {T} です。",
    f"{W}：{F}は{C}のため、お手続きいただけません。",
    f"{W}：{F}は{C}と思われます。",
    f"{W}：{F} ←{C}",
    f"{W}：{F} ←これは{C}の方です",
    f"{W}：{F}（今回分）",
    f"{W}：{F}（今回）",
    f"{W}：{F} ※今回の番号",
    f"{W}：{F}（旧）",
    f"※{W}は{F}と異なります。",
    f"※{W}は{F}と違います。",
    f"※{W}は{F}に該当しません。",
    f"お客様が入力された{W}（{F}）は誤りです。\n正しくは{T}です。",
    f"{W}：{F}\n上記は{C}です。",
    f"{W}：{F}\n（こちらは{C}です）",
    f"{W}：{F}\n↑{C}",
    f"{W}：{F}\n（{C}）",
    f"{W}：{F}\nではなく、初回ご購入時のメールに記載の番号をご入力ください。",
    f"{W}：{F}\n（訂正：{T}）",
    f"Please note that this number differs from the {EN}: {F}",
    f"Norton automatic renewal. This is not your original order number: {F}",
    f"{EN}: {F} is the {EN_CURRENT}.",
    f"自动续订注册时的订单号：{F}（不是）",
    f"자동 갱신 등록 시의 주문 번호: {F} (이번 주문 번호임)",
]
OTHER_WORDS = [
    f"お手元のご注文番号：{F}",
    f"御社様元の注文番号：{F}",
    f"（例）{W}：{F}",
    f"＜入力例＞\n{W}：{F}",
    f"【誤った例】\n{W}：{F}",
    f"ご家族の{W}：{F}",
    f"変更後の{W}：{F}",
    f"今回更新分の{W}：{F}",
    f"旧：{W}：{F}",
    f"×{W}：{F}",
    f"{W}（更新後）：{F}",
    f"{W}（最新）：{F}",
]
CUT = [
    f"{W}は、SY1234\n5678です。",
    f"（{W}：SY1234\n5678）",
    f"{W}：SY1234   5678",
    f"{W}：SY1234 A678",
    f"{W}：SY12345 6 78",
    f"{W}：SY1234567*",
    f"{W}：SY1234567○",
    f"{W}：SY1234567？",
    f"{W}：SY1234xx",
    f"{W}：SY12xx5678",
    f"{W}：SY1234nnnn",
    f"{W}：SY1234以下略",
]
RECEIPTS = [
    (f"自動延長サービスによる課金が完了しました。\nご注文番号：{F}", "【ノートンストア】自動延長サービス ご購入内容のご連絡"),
    (f"自動更新が完了しました。\nご注文番号：{F}\n前回のご注文番号：{T}", PURCHASED),
    (f"ありがとうございます。\n■今回の更新\nご注文番号：{F}", PURCHASED),
    (f"ありがとうございます。\nご注文番号：{F}", "自動延長 ご購入ありがとうございます"),
]  # fmt: skip
READ = [
    f"製品名：ノートン 360　{W}：SY1234\n5678 {C}：{F}",
    f"{W}：{T} はお手続きに必要な番号です。",
    f"{W}：{T}（ご注文番号）",
    f"{W}\n{T}（お手続きに必要な番号）\n{C}\n{F}",
    f"{W}：{T}（お客様番号：C1234567）\n{C}：{F}",
    f"{W}：{T}（停止のための番号です）",
    f"ご注文番号（自動延長加入時）※1：{T}\nご注文番号（今回）※2：{F}",
    f"最新のご注文番号\n{F}\n\n{W}\n{T}\n\nカード番号\n****-1234",
    f"{W}：{T}\n{C}：{F}\n会員番号：",
    f"{W} {T}\n{C} {F}\n会員番号",
    f"ご注文番号\n{F}\n{W}\n{T}\n製品名\nノートン 360",
    f"{W}：{T} ← この番号をご入力ください。\n{C}：{F}",
    f"{W}\n{T}\n\n{C}\n{F}\n\n会員番号\n",
    f"新しいご注文番号は {F} です。\n{W}：{T}",
    f"ご注文 {F} の課金が完了しました。\n{W}：{T}",
    f"番号の入力に誤りがあるとお手続きできません。\n{W}：{T}\n{C}：{F}",
    f"{W}：{T}\n上記番号をお間違えのないようご入力ください。\n{C}：{F}",
    f"{W}：{T} でログインしてください。",
    f"{W}は {T} ですから、こちらをご入力ください。",
    f"{W}：{T}に変更はありません。",
    f"先ほどのメールの番号に誤りがありました。正しくは次のとおりです。\n{W}：{T}\n{C}：{F}",
    f"{T} を入力してください。\n\n2023年11月19日(日) 10:00 ノートン ストア <order@mail.nortonstore.jp>:\n> {W}：{T}\n> {C}：{F}",
    f"{W}：{T}\n{C}：{F}",
    f"{W}：{T}（{C}：{F}）",
    f"{W}：{T}（{C}とは異なります）\n{C}：{F}",
    f"{W}：{T} ※{C}ではお手続きいただけません\n{C}：{F}",
    f"{W}：{T}\n※{C}とは異なります\n{C}：{F}",
    f"{W}：{T} {C}は停止のお手続きには使えません。",
    f"{W}\n{T}\n{C}\n{F}",
    f"{F}\n今回の課金が完了しました。\n{W}：\n{T}",
    f"{F} の課金が完了しました。\n{W}\n{T}",
    f"シリアル {F}\nノートン 360\n{W}\n{T}",
    f"{W}\n{T}\nノートン 360\n{C}\n{F}\nノートン 360",
    f"{W}は {T} です。{C}は {F} です。",
    f"{W}\n※お手続きに必要な番号です\n{T}\n\n{C}\n{F}",
    f"{W}※1：{T}\n{C}※2：{F}\n※1 お手続きに必要な番号です",
    f"{W}*1 : {T}\n{C}*2 : {F}",
    f"自動延長加入時の御注文番号：{T}\n今回の御注文番号：{F}",
    f"自動延長加入時ご注文番号：{T}\n今回ご注文番号：{F}",
    f"自動延長お申込時のご注文番号：{T}\n{C}：{F}",
    f"自動延長サービスお申し込み時のご注文番号：{T}\n{C}：{F}",
    f"自動延長加入時のオーダー番号：{T}\n{C}：{F}",
    f"自動延長加入時のご注文No.：{T}\n今回のご注文No.：{F}",
    f"ご注文番号（自動延長加入時）：{T}\nご注文番号（今回）：{F}",
    f"■ご注文番号\n　自動延長加入時：{T}\n　今回　　　　　：{F}",
    f"■ご注文番号\n{W}：{T}\n{C}：{F}",
    f"{W}：{T}　20231120",
    f"{W}：{T}\n20231120\n{C}：{F}",
    f"{W}：{T}\n0120123456\n{C}：{F}",
    f"{W}：{T}\n2023年11月20日に課金しました。\n{C}：{F}",
    f"{W}：{T}\n1台版 11,534円\n{C}：{F}",
    f"{W}：{T}\n1. 停止の手続き\n{C}：{F}",
    f"{EN}: {T}\nThis is not the {EN_CURRENT}: {F}",
    f"今回のご注文番号   元の注文番号\n---------------------------------\n{F}         {T}",
    f"お客様の元のご注文番号：{T}\n{C}：{F}",
    f"（例）{W}：SY00000000\n{W}：{T}\n{C}：{F}",
]
READ_HTML = [
    f"<table><tr><td>課金日<br>2023/11/20</td><td>{W}<br>{T}</td></tr></table>",
    f"<table><tr><td>{C}<br>{F}</td><td>{W}<br>{T}</td></tr></table>",
    f"<table><tr><td>{W}<br>{T}</td><td>{C}<br>{F}</td></tr></table>",
    f"<table><tr><td>{W}<br><small>※お手続きに必要な番号です</small></td><td>{T}</td></tr><tr><td>{C}</td><td>{F}</td></tr></table>",
    f"<table><tr><td>{W}<sup>※1</sup></td><td>{T}</td></tr><tr><td>{C}<sup>※2</sup></td><td>{F}</td></tr></table>",
]


@pytest.mark.parametrize(
    "body", [*VALUES_FIRST, *DENIED, *OTHER_WORDS, *CUT], ids=lambda body: body.replace("\n", "⏎")
)
def test_a_number_of_another_reading_is_not_taken(body: str) -> None:
    assert number(body) in {"", T}


@pytest.mark.parametrize("body", [*CUT, *OTHER_WORDS], ids=lambda body: body.replace("\n", "⏎"))
def test_nothing_is_taken(body: str) -> None:
    assert not number(body)


@pytest.mark.parametrize("body", CAPTIONS)
def test_captions_below_their_numbers(body: str) -> None:
    assert number(body, "html") in {"", T}


@pytest.mark.parametrize(("body", "subject"), RECEIPTS)
def test_the_plain_number_of_a_renewal_is_not_taken(body: str, subject: str) -> None:
    assert not number(body, subject=subject)


def test_the_plain_number_of_a_purchase_is_taken() -> None:
    body = f"ご購入ありがとうございます。自動延長サービスにご加入いただきました。\nご注文番号：{T}"
    assert number(body, subject=PURCHASED) == T


@pytest.mark.parametrize("body", READ, ids=lambda body: body.replace("\n", "⏎"))
def test_the_enrollment_order_is_taken(body: str) -> None:
    assert number(body) == T


@pytest.mark.parametrize("body", READ_HTML)
def test_the_enrollment_order_of_a_table_is_taken(body: str) -> None:
    assert number(body, "html") == T
