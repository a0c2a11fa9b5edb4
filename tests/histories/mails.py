"""The mails that tell of an event, as the vendor, a helper or a stranger would write them."""

from __future__ import annotations

import datetime as dt
import random
from email.utils import format_datetime

from histories.lives import Event, Life

STORE = "order@mail.nortonstore.jp"
HELPER = "helper@example.com"
LABEL = "自動延長加入時のご注文番号"
_SUBJECTS = {
    "announced": ("【ノートンストア】自動課金のご案内", "【ノートンストア】自動延長サービスの事前のご案内", "自動課金のご案内(更新期限まで残り37日)"),
    "renewed": ("【ノートンストア】自動延長サービス・課金完了のご案内", "自動延長サービス、請求完了のご案内", "【シマンテックストア】自動延長サービス・課金完了のご案内", "自動延長完了のご案内"),
    "failed": ("【ノートンストア】自動延長サービスの課金が正常に完了しなかったお知らせ", "【ノートンストア】課金失敗のお知らせ"),
    "stopped": (
        "【ノートンストア】自動延長サービス停止手続き完了のお知らせ", "自動延長サービス停止完了のお知らせ", "【ノートンストア】自動延長サービスのお申し込み取消完了のご連絡",
        "【ノートンストア】自動延長サービス停止のお知らせ", "【ノートンストア】解約手続き完了のお知らせ", "【ノートンストア】自動延長サービスの停止を承りました",
    ),
    "resumed": ("【ノートンストア】自動延長サービス再開のお知らせ", "【ノートンストア】自動延長サービスの再開手続きが完了しました"),
    "refunded": ("【ノートンストア】ご返金手続き完了のお知らせ", "【ノートンストア】返金のお知らせ", "【ノートンストア】払い戻し完了のご案内"),
    "cancelled": ("【ノートンストア】ご注文キャンセル完了のお知らせ", "【ノートンストア】ご注文のキャンセルについて"),
    "receipt": ("【ノートンストア】領収書発行のお知らせ", "【ノートンストア】領収証のご送付"),
    "guide": ("【ノートンストア】自動延長サービスの停止方法のご案内", "【ノートンストア】解約手続きのご案内", "停止申込期限が近づいています：停止手続きの方法"),
    "survey": ("【ノートンストア】自動延長サービス停止に関するアンケートのお願い", "ノートンストア アンケートのお願い"),
    "maintenance": ("【ノートンストア】サービス停止のお知らせ", "【ノートンストア】システムメンテナンスによる一時停止のお知らせ"),
    "support": ("Re: お問い合わせの件：自動延長の停止について", "【ノートンストア】お問い合わせへのご回答"),
    "purchased": ("製品ご購入内容のご連絡",),
    "private": ("ノートンの解約を手伝って", "停止したよ", "自動延長サービスの停止手続きが完了しました", "ノートンの件"),
    "foreign": ("自動延長サービス停止完了のお知らせ", "自動延長サービス・課金完了のご案内"),
    "forged": ("自動延長サービス停止完了のお知らせ", "自動延長サービス・課金完了のご案内"),
}  # fmt: skip
_TEXTS = {
    "announced": ("自動延長サービスの課金予定日が近づいてまいりました。停止をご希望の場合は、期限までにお手続きください。", "下記のとおり自動延長料金を課金いたします。課金が完了しましたら、メールでお知らせいたします。"),
    "renewed": ("自動延長サービスによる課金が完了しました。", "お申し込みの自動延長サービスにより、下記の内容で課金が完了しました。停止をご希望の場合は下記ページよりお手続きください。"),
    "failed": ("カードの有効期限切れのため、課金が完了しませんでした。", "自動延長サービスの課金が正常に完了できませんでした。"),
    "stopped": ("自動延長サービスの停止手続きが完了しました。", "自動延長サービスを停止いたしました。\n再開をご希望の場合はお手続きください。", "自動延長サービスのお申し込みを取り消しました。", "自動延長サービスの停止のお手続きが\n完了いたしました。"),
    "resumed": ("自動延長サービスを再開しました。", "自動延長サービスの再開手続きが完了いたしました。停止をご希望の場合はお手続きください。"),
    "refunded": ("下記の課金分の返金手続きが完了しました。", "ご返金いたしました。カード会社により反映まで日数がかかる場合があります。"),
    "cancelled": ("ご注文をキャンセルいたしました。お支払い済みの代金は返金いたします。",),
    "receipt": ("領収書を発行いたしました。", "領収証をお送りいたします。"),
    "guide": ("停止方法をご案内します。停止手続きが完了しますと「停止済み」と表示されます。",),
    "survey": ("自動延長サービスについてのアンケートにご協力ください。停止された方もご回答いただけます。",),
    "maintenance": ("メンテナンスのため、下記の時間はサービスを停止いたします。", "システムメンテナンスのためサービスを停止いたしました。"),
    "support": ("お問い合わせいただきありがとうございます。停止の手順は下記のページをご覧ください。",),
    "purchased": ("このたびは製品をご購入いただき、誠にありがとうございます。",),
    "private": ("お父さんへ。自動延長サービスの停止手続きが完了しました。", "どうやって解約するの？ 課金が完了しましたと書いてある。"),
    "foreign": ("自動延長サービスの停止手続きが完了しました。", "課金が完了しました。"),
    "forged": ("自動延長サービスの停止手続きが完了しました。", "課金が完了しました。"),
}  # fmt: skip


def subject_and_body(event: Event, life: Life, chance: random.Random) -> tuple[str, str]:
    """Return a subject and a body that tell of *event*."""
    lines = ["山田 太郎 様", "", chance.choice(_TEXTS[event.kind]), "", f"製品名：{life.product}"]
    lines += _facts(event, chance)
    lines += ["", *_numbers(event, life, chance), "", "ノートンストア"]
    return chance.choice(_SUBJECTS[event.kind]), "\n".join(lines) + "\n"


def _facts(event: Event, chance: random.Random) -> list[str]:
    day = _day(event.day, chance) if event.day else ""
    match event.kind:
        case "announced":
            return [
                f"課金予定日：{day}",
                f"延長料金：{_money(event, chance)}",
                f"停止申込期限：{_day(event.stop_by, chance)}",
            ]
        case "renewed":
            later = [f"次回課金予定日：{_day(event.next_day, chance)}"] if event.next_day else []
            return [f"課金日：{day}", f"課金金額：{_money(event, chance)}", *later]
        case "refunded" | "cancelled":
            known = [f"課金日：{day}"] if chance.random() < 0.5 else []
            return [*known, f"返金額：{_money(event, chance)}"]
        case "receipt":
            return [f"課金日：{day}", f"金額：{_money(event, chance)}"]
        case "purchased":
            return [f"ご購入日：{day}", f"合計：{_money(event, chance)}"]
        case "foreign" | "forged" | "private":
            return ["課金日：2025年11月1日", "課金金額：99,999円"] if chance.random() < 0.5 else []
        case _:
            return []


def _numbers(event: Event, life: Life, chance: random.Random) -> list[str]:
    if event.kind == "purchased":
        return [f"ご注文番号：{life.number}"]
    if event.kind == "stopped" and chance.random() < 0.15:
        return [f"ご注文番号：{life.number}"]
    current = [f"今回のご注文番号：{event.current}"] if event.current else []
    return [f"{LABEL}：{life.number}", *current]


def _day(day: dt.date | None, chance: random.Random) -> str:
    assert day is not None
    form = chance.randrange(5)
    if form == 0:
        return f"{day.year}/{day.month:02}/{day.day:02}"
    if form == 1:
        return f"{day.year}年{day.month}月{day.day}日({'月火水木金土日'[day.weekday()]})"
    if form == 2 and day >= dt.date(2019, 5, 1):
        return f"令和{day.year - 2018 if day.year > 2019 else '元'}年{day.month}月{day.day}日"
    text = f"{day.year}年{day.month}月{day.day}日"
    return text.translate({ord("0") + digit: ord("０") + digit for digit in range(10)}) if form == 3 else text


def _money(event: Event, chance: random.Random) -> str:
    return chance.choice((f"{event.amount:,}円(税込)", f"{event.amount:,}円", f"¥{event.amount:,}"))


def mail_of(event: Event, life: Life, chance: random.Random, serial: int) -> bytes:
    """Return the mail itself, as it came to the customer."""
    subject, body = subject_and_body(event, life, chance)
    sender, fields = f"ノートンストア <{STORE}>", ""
    if event.kind == "private":
        sender = "花子 <hanako@example.jp>"
    elif event.kind == "foreign":
        sender = "evil@evil.example"
    elif event.kind == "forged":
        fields = (
            "Authentication-Results: mx.example.jp; dmarc=fail header.from=mail.nortonstore.jp\n"
            f"Received: from a.example ([192.0.2.1]) by mx.example.jp; {format_datetime(event.at)}\n"
        )
    return _message(fields, sender, life.email, subject, event.at, f"{serial}@mail.nortonstore.jp", body)


def forward_of(event: Event, life: Life, chance: random.Random, serial: int) -> bytes:
    """Return a mail with which somebody passes the mail about *event* on."""
    subject, body = subject_and_body(event, life, chance)
    sent = event.at + dt.timedelta(days=chance.randrange(1, 300))
    outer = ("", "花子 <hanako@example.jp>", HELPER, f"Fwd: {subject}", sent, f"{serial}@example.jp")
    if chance.random() < 0.4:
        return _attached(outer, [_plain_mail(event, life, subject, body, serial)])
    block = _block(event, life, subject, chance)
    return _message(*outer, f"よろしくお願いします。\n\n{block}{body}")


def bundle_of(events: list[Event], life: Life, chance: random.Random, serial: int) -> bytes:
    """Return a mail with which somebody passes several mails on, in any order."""
    told = [(event, *subject_and_body(event, life, chance)) for event in events]
    chance.shuffle(told)
    sent = max(event.at for event in events) + dt.timedelta(days=2)
    outer = ("", "花子 <hanako@example.jp>", HELPER, "Fwd: ノートンのメール", sent, f"{serial}@example.jp")
    if chance.random() < 0.5:
        return _attached(
            outer, [_plain_mail(event, life, subject, body, serial) for event, subject, body in told]
        )
    return _message(
        *outer,
        "まとめて送ります。\n\n"
        + "\n".join(_block(event, life, subject, chance) + body for event, subject, body in told),
    )


def _plain_mail(event: Event, life: Life, subject: str, body: str, serial: int) -> bytes:
    return _message(
        "",
        f"ノートンストア <{STORE}>",
        life.email,
        subject,
        event.at,
        f"{event.kind}{event.at:%Y%m%d}.{serial}@mail.nortonstore.jp",
        body,
    )


def _block(event: Event, life: Life, subject: str, chance: random.Random) -> str:
    at = f"{event.at.year}年{event.at.month}月{event.at.day}日 {event.at:%H:%M}"
    return chance.choice(
        (
            f"---------- Forwarded message ---------\nFrom: ノートンストア <{STORE}>\nDate: {at}\nSubject: {subject}\nTo: <{life.email}>\n\n\n",
            f"________________________________\n差出人: ノートンストア <{STORE}>\n送信日時: {at}\n宛先: {life.email}\n件名: {subject}\n\n",
            f"転送されたメッセージ:\n\n差出人: ノートンストア <{STORE}>\n日時: {at}\n宛先: {life.email}\n件名: {subject}\n\n",
        )
    )


def _attached(outer: tuple[str, str, str, str, dt.datetime, str], mails: list[bytes]) -> bytes:
    fields, sender, to, subject, at, serial = outer
    head = _message(
        f'{fields}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n',
        sender,
        to,
        subject,
        at,
        serial,
        "",
    )
    parts = [
        b"--b\nContent-Type: text/plain; charset=utf-8\n\n\xe9\x80\x81\xe3\x82\x8a\xe3\x81\xbe\xe3\x81\x99\xe3\x80\x82\n"
    ]
    parts += [b"--b\nContent-Type: message/rfc822\n\n" + mail + b"\n" for mail in mails]
    return head + b"".join(parts) + b"--b--\n"


def _message(
    fields: str, sender: str, to: str, subject: str, at: dt.datetime, serial: str, body: str
) -> bytes:
    typed = (
        ""
        if "Content-Type" in fields
        else "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    )
    return (
        f"{fields}From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {format_datetime(at)}\nMessage-ID: <{serial}>\n{typed}\n{body}"
    ).encode()
