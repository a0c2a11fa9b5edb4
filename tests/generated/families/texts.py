"""Numbers in sentences, and several contracts in one mail."""

from __future__ import annotations

from random import Random

from generated import labels
from generated.cases import Case, Expected
from generated.mail import Envelope, both_mail, html_mail, plain_mail
from generated.markup import HTML
from generated.pages import html_page, plain_page
from generated.plain import PLAIN
from generated.sheet import sheet
from generated.values import Values
from generated.words import Words

_FIRST = (
    "{L}は{N}です。",
    "{L}は {N} です。",
    "{L}は「{N}」です。",
    "{L}は、{N}となります。",
    "{L}は{N}でございます。",
    "お客様の{L}は {N} です。大切に保管してください。",
    "停止のお手続きには、{L}（{N}）をご入力ください。",
    "ご注文情報確認ページでは、{L}「{N}」とメールアドレスをご入力ください。",
    "なお、{L}は{N}、{C}は{M}です。",
    "{C}は{M}ですが、{L}は{N}です。",
    "{L}が{N}であることをご確認ください。",
    "Q. {L}は何番ですか。\nA. {N} です。",
    "Q：{L}を教えてください。\nA：{N}",
    "※{L}：{N}（{C}の{M}ではお手続きいただけません）",
    "お手続きの際は、{C}（{M}）ではなく{L}（{N}）をお使いください。",
    "{L}（{N}）と{C}（{M}）は異なりますのでご注意ください。",
    "{L}は下記のとおりです。\n{N}",
    "{L}は以下のとおりです。\n\n    {N}\n",
    "{L}はこちらです。\n\n{N}\n",
    "下記の{L}をお控えください。\n{N}",
    "ご照会の{L}ですが、{N}で登録されております。",
    "お客様の{L}を確認いたしましたところ、{N}でした。",
    "{L}とは、最初にお申し込みいただいた時の番号です。お客様の場合は{N}です。",
    "{L}として {N} が登録されています。",
    "{C}は{M}、{L}は{N}、ご登録のメールアドレスは taro@example.jp です。",
    "お客様（{L}：{N}）の自動延長サービスを承りました。",
    "{N}が{L}、{M}が{C}です。",
    "{L}と{C}は、それぞれ{N}と{M}です。",
    "{C}と{L}は、順に{M}、{N}です。",
    "{L}は{M}ではなく{N}です。",
    "{N}は{L}です。{M}は{C}です。",
    "{L}：{N}、{C}：{M}、以上です。",
    "お手元に{L}「{N}」をご用意のうえ、お電話ください（0120-123-456）。",
    "ご入力いただく番号は{L}の{N}です。",
    "{L}につきましては {N} を、{C}につきましては {M} をご参照ください。",
    "{L}には{N}を、メールアドレスには taro@example.jp を入力します。",
    "１．{L}は{N}\n２．{C}は{M}",
    "Ｑ　{L}はどれですか？\nＡ　{N}です。{M}は{C}ですので、ご入力にならないでください。",
)
_NOT_NAMED = (
    "{L}は現在ご確認いただけません。{C}は{M}です。",
    "{L}は、以前のメールをご覧ください。{C}は{M}です。",
    "{L}と{C}は異なります。{M}は{C}です。",
    "お手続きには{L}が必要です。\n{C}：{M}",
    "{C}は{M}です。{L}ではございません。",
    "{L}がご不明の場合は、サポートへお問い合わせください（受付番号 {M}）。",
    "{L}は{M}ではありません。",
    "{M}は{L}ではございません。{L}は別のメールをご覧ください。",
    "{L}がSYで始まる場合は、ストアでお手続きください。{C}は{M}です。",
    "{C}は{M}です。{L}とは異なります。",
    "{C}（{M}）を{L}の代わりにご入力いただくことはできません。",
    "{L}とは、最初にお申し込みいただいた時の番号です。\n\n{C}\n{M}",
)
_SECOND = (
    "{C}は{M}です。",
    "{C}は {M} となります。",
    "{C}（{M}）は、お手続きにはお使いいただけません。",
    "今回の課金は{M}として承りました。",
    "",
)


def sentences(rng: Random, words: Words) -> tuple[str, str, str]:
    """Return sentences that name the numbers, the enrollment order, and the pattern of its sentence."""
    values = Values(rng)
    number, other = values.enrollment(), values.current()
    first = rng.choice(_FIRST)
    made = [first]
    if "{M}" not in first:
        made.append(rng.choice(_SECOND))
    rng.shuffle(made)
    fact = rng.choice(
        (
            f"課金日は{values.of('date')}、金額は{values.of('amount')}です。",
            f"製品は{values.of('product')}です。",
            f"お客様番号は{values.of('code')}です。",
            f"シリアル番号は {values.of('serial')} です。",
            "",
        )
    )
    made.insert(rng.randrange(len(made) + 1), fact)
    joint = rng.choice(("", "\n", "\n\n")) if first[0] not in "QＱ１" else "\n\n"
    label, current = labels.official(rng), rng.choice(words.current)
    return joint.join(made).format(L=label, N=number, C=current, M=other), number, first


def prose(rng: Random, words: Words) -> Case:
    """Name the numbers in sentences."""
    text, number, name = sentences(rng, words)
    expected = Expected(number)
    if rng.random() < 0.12:
        name = rng.choice(_NOT_NAMED)
        text = name.format(L=labels.official(rng), C=rng.choice(words.current), M=Values(rng).current())
        expected = Expected(None)
    if rng.random() < 0.3:
        page = html_page("<p>" + text.replace("\n", "<br>") + "</p>", words, rng)
        raw = html_mail(page, Envelope.of("renewed", rng), rng)
    else:
        page = plain_page(text, words, rng)
        raw = plain_mail(page, Envelope.of("renewed", rng), rng)
    return Case("prose", name.replace("\n", " "), raw, expected, page)


def several(rng: Random, words: Words) -> Case:
    """Put two or three contracts into one notice; sometimes the same one twice."""
    values = Values(rng)
    count = rng.choice((2, 2, 2, 3))
    label = labels.official(rng)
    parts = [
        sheet(rng, words, wording=label, count=rng.randrange(1, 4), current=0.6, values=values)
        for _ in range(count)
    ]
    expected = Expected(None)
    form = rng.choice(("one layout", "columns of contracts", "one list", "the same", "parts"))
    if form == "the same":
        number = parts[0].answer or ""
        parts = [part.with_value("enrollment", number) for part in parts]
        expected = Expected(number)
    if form == "columns of contracts":
        head = [
            label,
            rng.choice(words.current),
            *(name for name, kind in words.labels if kind in {"product", "date"}),
        ][: rng.choice((2, 3, 4))]
        rows_ = [
            [values.enrollment(), values.current(), values.of("product"), values.of("date")][: len(head)]
            for _ in range(count)
        ]
        body = "<table border=1><tr>" + "".join(f"<th>{name}</th>" for name in head) + "</tr>"
        body += (
            "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows_)
            + "</table>"
        )
        page = html_page(body, words, rng)
        return Case("several", form, html_mail(page, Envelope.of("renewed", rng), rng), expected, page)
    if form == "parts":
        plain, html = (
            plain_page(PLAIN["beside"](parts[0], rng), words, rng),
            html_page(HTML["rows"](parts[1], rng), words, rng),
        )
        raw = both_mail(plain, html, Envelope.of("renewed", rng), rng)
        return Case("several", "parts disagree", raw, expected, f"{plain}\n=====\n{html}")
    if form == "one list":
        numbers = [values.enrollment() for _ in range(count)]
        joint = rng.choice(("、", " / ", "\n", ", ", "\n　"))
        page = plain_page(f"{label}：{joint.join(numbers)}", words, rng)
        return Case("several", form, plain_mail(page, Envelope.of("renewed", rng), rng), expected, page)
    if rng.random() < 0.5:
        name = rng.choice(tuple(HTML))
        body = "\n".join(f"<h2>ご契約 {i}</h2>{HTML[name](part, rng)}" for i, part in enumerate(parts, 1))
        page = html_page(body, words, rng)
        return Case(
            "several",
            f"{form} html {name}",
            html_mail(page, Envelope.of("renewed", rng), rng),
            expected,
            page,
        )
    name = rng.choice(tuple(PLAIN))
    body = "\n\n".join(f"【ご契約 {i}】\n{PLAIN[name](part, rng)}" for i, part in enumerate(parts, 1))
    page = plain_page(body, words, rng)
    return Case(
        "several", f"{form} plain {name}", plain_mail(page, Envelope.of("renewed", rng), rng), expected, page
    )
