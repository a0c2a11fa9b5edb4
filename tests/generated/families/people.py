"""Answers and forwards around a notice, other shops, and mails of a purchase."""

from __future__ import annotations

import re
from html import escape
from random import Random

from generated.cases import Case, Expected
from generated.mail import Envelope, html_mail, plain_mail
from generated.markup import HTML
from generated.pages import GUIDE, html_page, plain_page
from generated.plain import PLAIN
from generated.sheet import Fact, Sheet, fillers, sheet
from generated.tables import rows
from generated.values import Values
from generated.words import Words

_PERSON = "山田 太郎", "taro@example.jp"
_SUPPORT = "ノートン サポート", "support@nortonlifelock.com"

_THANKS = (
    "ご連絡ありがとうございます。確認いたしました。",
    "了解です。よろしくお願いします。",
    "お父さんへ、ノートンのメールを転送します。確認してください。",
    "このメールのことです。",
    "停止の手続きをお願いできますか。",
)
_MENTIONS = (
    "お世話になっております。ご注文番号 {M} の件、確認しました。",
    "{M} を入力しましたが、停止のメニューが出ませんでした。",
    "今回のご注文番号は {M} のようです。",
    "お問い合わせの受付番号は {M} です。",
    "別件ですが、以前に購入したルーターの注文番号は {M} でした。",
)
_CORRECTIONS = (
    "自動延長加入時のご注文番号に誤りがございました。正しくは {M} です。",
    "先のメールのご注文番号は誤りでした。正しい番号は {M} です。",
    "訂正：自動延長加入時のご注文番号：{M}",
    "下記の {N} は誤りで、正しくは {M} です。お詫びして訂正いたします。",
    "番号が違います。{N} ではなく {M} をお使いください。",
    "正しくは{M}です。",
)
_DOUBTS = (
    "下記の番号が違います。{N} では手続きできませんでした。",
    "この注文番号は間違っています。",
    "自動延長加入時のご注文番号が誤っておりましたので、改めてご連絡いたします。",
)
_HEADS = (
    "2023年11月20日(月) 10:02 ノートンストア <order@mail.nortonstore.jp>:",
    "-----元のメッセージ-----\n差出人: ノートンストア <order@mail.nortonstore.jp>\n送信日時: 2023年11月20日 10:02\n宛先: taro@example.jp\n件名: 自動延長サービス・課金完了のご案内\n",
    "-----Original Message-----\nFrom: ノートンストア <order@mail.nortonstore.jp>\nSent: Monday, November 20, 2023 10:02 AM\nTo: taro@example.jp\nSubject: 自動延長サービス・課金完了のご案内\n",
    "________________________________\n差出人: ノートンストア <order@mail.nortonstore.jp>\n送信日時: 2023年11月20日 10:02\n宛先: taro@example.jp\n件名: 自動延長サービス・課金完了のご案内\n",
    "---------- Forwarded message ---------\nFrom: ノートンストア <order@mail.nortonstore.jp>\nDate: 2023年11月20日(月) 10:02\nSubject: 自動延長サービス・課金完了のご案内\nTo: <taro@example.jp>\n",
    "転送されたメッセージ:\n\n差出人: ノートンストア <order@mail.nortonstore.jp>\n日時: 2023年11月20日 10:02:11 JST\n宛先: taro@example.jp\n件名: 自動延長サービス・課金完了のご案内\n",
)


def replies(rng: Random, words: Words) -> Case:
    """Write above, below or between the lines of a quoted notice."""
    values = Values(rng)
    made = sheet(rng, words, values=values, count=rng.randrange(1, 4))
    number, other = made.answer or "", values.order()
    kind = rng.choice(("thanks", "thanks", "mention", "correction", "doubt"))
    phrases = {"thanks": _THANKS, "mention": _MENTIONS, "correction": _CORRECTIONS, "doubt": _DOUBTS}[kind]
    note = rng.choice(phrases).format(N=number, M=other)
    expected = {
        "thanks": Expected(number),
        "mention": Expected(number, or_refused=True),
        "correction": Expected(other, or_refused=True),
        "doubt": Expected(None),
    }[kind]
    sender = rng.choice((_PERSON, _SUPPORT)) if kind != "thanks" else _PERSON
    envelope = Envelope.of("renewed", rng).answered(*sender, rng.choice(("Re: ", "RE: ", "Fwd: ", "転送: ")))
    head = rng.choice(_HEADS)
    if rng.random() < 0.35:
        name = rng.choice(tuple(HTML))
        inner = html_page(HTML[name](made, rng), words, rng)
        inner = inner[inner.index("<body>") + 6 : inner.index("</body>")]
        opening, closing = rng.choice(
            (
                (
                    '<div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc">',
                    "</blockquote></div>",
                ),
                ('<blockquote type="cite">', "</blockquote>"),
                (
                    '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0mm 0mm 0mm">',
                    "</div>",
                ),
            )
        )
        quoted = f"<div>{escape(head).replace(chr(10), '<br>')}</div>{opening}{inner}{closing}"
        parts = [f"<div>{escape(note)}</div><br>", quoted]
        place = "above" if rng.random() < 0.8 else "below"
        page = f"<html><body>{''.join(parts if place == 'above' else reversed(parts))}</body></html>"
        return Case(
            "replies", f"{kind} html {place}", html_mail(page, envelope, rng, charset="utf-8"), expected, page
        )
    name = rng.choice(("beside", "numbered", "below", "aligned"))
    body = plain_page(PLAIN[name](made, rng), words, rng)
    sign = rng.choice(("> ", ">", "> ")) if "\n" not in head else rng.choice(("> ", ""))
    lines = [f"{sign}{line}".rstrip() for line in body.split("\n")]
    place = rng.choice(("above", "above", "below", "between")) if sign else "above"
    quoted = "\n".join(lines)
    if place == "above":
        page = f"{note}\n\n{head}\n{quoted}\n"
    elif place == "below":
        page = f"{head}\n{quoted}\n\n{note}\n"
    else:
        middle = next(i for i, line in enumerate(lines) if number in line) + 1
        page = "\n".join((head, *lines[:middle], "", note, "", *lines[middle:])) + "\n"
    return Case(
        "replies",
        f"{kind} {place} {sign or 'plain'}",
        plain_mail(page, envelope, rng, charset="utf-8"),
        expected,
        page,
    )


_SHOPS = (
    ("モバイルWi-Fiレンタル", "info@wifi.example.com"),
    ("サンプル電器オンライン", "order@shop.example.jp"),
    ("example.com カスタマーサービス", "noreply@example.com"),
    ("テレコム例", "billing@tel.example.jp"),
)
_SHOP_SUBJECTS = (
    "ご注文ありがとうございます",
    "自動更新のお知らせ",
    "返品受付のご連絡",
    "【重要】ご契約自動延長のご案内",
    "領収書のお届け",
)
_SHOP_LABELS = (
    "ご注文番号",
    "元の注文番号",
    "自動更新お申込み時のご注文番号",
    "自動延長加入時のご注文番号",
    "以前のご注文番号",
    "注文番号",
)
_FOOTERS = (
    "※ ウイルス対策には、ノートン 360 をどうぞ。 https://jp.norton.com/",
    "このメールはノートン セキュリティで検査済みです。 www.norton.com",
    "広告：ノートンストアの自動延長サービスはこちら https://www.nortonstore.jp/",
    "Norton Secured powered by DigiCert",
)


def corrections(rng: Random, words: Words) -> Case:
    """Let the vendor take a number back, or say what was wrong and what is right."""
    values = Values(rng)
    number, other = values.enrollment(), values.order()
    label = "自動延長加入時のご注文番号"
    text, expected = rng.choice(
        (
            (f"誤：{label} {other}\n正：{label} {number}", Expected(number, or_refused=True)),
            (f"【誤】{other}\n【正】{number}", Expected(number, or_refused=True)),
            (
                f"{label}：{other}\n\n上記は誤りで、正しくは {number} です。",
                Expected(number, or_refused=True),
            ),
            (f"{label}：{other}（誤）\n{label}：{number}（正）", Expected(number, or_refused=True)),
            (f"{label}：{other} → {number}（訂正）", Expected(number, or_refused=True)),
            (f"{label}：{other}\n※上記の番号は無効です。", Expected(None)),
            (
                f"{label}：{other}\n※上記は今回のご注文番号の誤りです。お詫びして訂正いたします。",
                Expected(None),
            ),
            (f"{label}として{other}をご案内しましたが、誤りでした。", Expected(None)),
            (
                f"{label}：{other}\n\n（先にお送りしたメールの番号 {number} は誤りでした）",
                Expected(other, or_refused=True),
            ),
            (
                f"{label}：{other}\n（先にお送りしたメールの有効期限は誤りでした）",
                Expected(other, or_refused=True),
            ),
        )
    )
    opening = rng.choice(
        ("先日お送りしたメールに誤りがございました。", "【お詫びと訂正】", "ご案内の訂正について", "")
    )
    facts = PLAIN["beside"](Sheet(tuple(fillers(rng, words, values, 3))), rng)
    page = plain_page(f"{opening}\n\n{text}\n\n{facts}", words, rng)
    envelope = Envelope.of("renewed", rng)
    return Case(
        "corrections",
        re.sub(r"(SY|NS)[0-9]+", "N", text).replace("\n", " ")[:40],
        plain_mail(page, envelope, rng),
        expected,
        page,
    )


def other_shops(rng: Random, words: Words) -> Case:
    """Send another company's mail with a word of Norton below: nothing of it may be offered."""
    values = Values(rng)
    others = [fact for fact in fillers(rng, words, values, 4) if fact.kind != "product"]
    label = rng.choice(_SHOP_LABELS)
    facts = [Fact("near", label, values.order(("SY", "NS", "", "WF", "NP", "A"))), *others]
    rng.shuffle(facts)
    made = Sheet(tuple(facts))
    name, address = rng.choice(_SHOPS)
    envelope = Envelope(rng.choice(_SHOP_SUBJECTS), (name, address))
    goods = rng.choice(
        ("モバイルルーター レンタル 30日", "乾電池 単3 20本", "光回線 ファミリープラン", "プリンター用インク")
    )
    opening = f"{name}をご利用いただき、ありがとうございます。\n商品：{goods}\n"
    footer = rng.choice(_FOOTERS)
    if rng.random() < 0.4:
        page = f"<html><body><p>{opening}</p>{rows(made, rng)}<p>{footer}</p></body></html>"
        return Case("other-shops", f"html {label}", html_mail(page, envelope, rng), Expected(None), page)
    page = (
        f"{opening}\n{PLAIN[rng.choice(('beside', 'below', 'aligned'))](made, rng)}\n\n{name}\n--\n{footer}\n"
    )
    return Case("other-shops", f"plain {label}", plain_mail(page, envelope, rng), Expected(None), page)


_BOUGHT = (
    "この度は、ノートンストアをご利用いただき、誠にありがとうございます。\n下記の内容でご注文を承りました。",
    "製品のご購入、ありがとうございます。ご購入内容は下記のとおりです。",
)
_PLAIN_LABELS = ("ご注文番号", "ご注文番号", "注文番号")


def purchases(rng: Random, words: Words) -> Case:
    """Use the plain label ご注文番号: right in a first purchase of the vendor, nowhere else."""
    values = Values(rng)
    number = values.order(("SY", "SY", "SY", "NS"))
    facts = [
        Fact("enrollment", rng.choice(_PLAIN_LABELS), number),
        *fillers(rng, words, values, rng.randrange(1, 5)),
    ]
    rng.shuffle(facts)
    made = Sheet(tuple(facts))
    occasion = rng.choice(
        ("first", "first", "account", "renewed", "renewed as purchase", "receipt", "support", "foreign")
    )
    envelope, opening, expected = Envelope.of("purchased", rng), rng.choice(_BOUGHT), Expected(number)
    if occasion == "account":
        number = values.order(("NP",))
        made = made.with_value("enrollment", number)
        envelope = Envelope(f"ノートン 注文 #{number} 購入完了", ("Norton Store", "orders@mail.norton.com"))
        opening, expected = "ノートンをご購入いただき、ありがとうございます。", Expected(number)
    elif occasion == "renewed":
        envelope, opening = (
            Envelope.of("renewed", rng),
            "自動延長サービスの課金が完了しましたので、ご案内します。",
        )
        expected = Expected(None)
    elif occasion == "renewed as purchase":
        opening = rng.choice(
            (
                "自動延長サービスにより、下記のご注文を承りました。",
                "お申し込みの自動延長により、製品の更新が完了しました。",
                "ご契約の更新が完了しました。1年間の延長をありがとうございます。",
            )
        )
        expected = Expected(None)
    elif occasion == "receipt":
        envelope = Envelope(rng.choice(("領収書発行のご案内", "【ノートンストア】領収書")))
        opening, expected = "自動延長サービスのご利用料金の領収書をお送りします。", Expected(None)
    elif occasion == "support":
        envelope = Envelope("Re: お問い合わせの件", _SUPPORT)
        opening, expected = (
            "ノートン サポートです。お問い合わせいただいたご注文は下記のとおりです。",
            Expected(None),
        )
    elif occasion == "foreign":
        envelope = Envelope("製品ご購入内容のご連絡", rng.choice(_SHOPS))
        opening, expected = "ご購入ありがとうございます。商品：インクカートリッジ", Expected(None)
    if rng.random() < 0.4:
        name = rng.choice(("rows", "definition_list", "divisions", "header_row"))
        page = f"<html><body><p>{opening}</p>{HTML[name](made, rng)}<p>ノートンストア<br>{GUIDE}</p></body></html>"
        return Case("purchases", f"{occasion} html {name}", html_mail(page, envelope, rng), expected, page)
    name = rng.choice(("beside", "below", "aligned", "numbered", "boxed"))
    page = f"山田 太郎 様\n\n{opening}\n\n{PLAIN[name](made, rng)}\n\nノートンストア\n{GUIDE}\n"
    return Case("purchases", f"{occasion} plain {name}", plain_mail(page, envelope, rng), expected, page)
