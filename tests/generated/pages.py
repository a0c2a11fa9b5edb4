"""Whole documents around the facts: greeting, sentences, links, signature."""

from __future__ import annotations

from html import escape
from random import Random

from generated.values import NAMES
from generated.words import Words

GUIDE = "https://www.nortonstore.jp/support/autorenewal/procedural/?jpmid=AR_mail_t37_191125"
_LINK = "自動延長サービスに関する各種手続きについて"
_NOTES = (
    "※ お手続きには「自動延長加入時のご注文番号」が必要です。",
    "※ 今回のご注文番号ではお手続きいただけません。",
    "自動延長加入時のご注文番号がご不明な場合は、サポートまでお問い合わせください。",
    "ご注文番号は、お問い合わせの際に必要となります。",
    "注文情報確認ページで、自動延長加入時のご注文番号とメールアドレスを入力し、「次へ」をクリックしてください。",
    "課金予定日の前日までにお手続きください。",
)
_SIGNATURES = (
    "ノートンストア カスタマーサービス\n電話 0120-012-345（10:00-18:00）\n〒106-0032 東京都港区六本木0-0-0",
    "運営会社：株式会社ノートンライフロック\n適格請求書発行事業者登録番号：T1234567890123",
    "ノートンストア\nお問い合わせ：https://support.norton.com/sp/ja/jp/home/current/contact\n(C) 2023 NortonLifeLock Inc.",
    "",
    "",
)
_RULES = ("", "", "-" * 40, "―" * 20, "━" * 24, "=" * 50)


def _notes(rng: Random) -> tuple[list[str], list[str]]:
    """Return sentences above and below the facts that mention the labels without a number."""
    notes = [rng.choice(_NOTES), ""] if rng.random() < 0.35 else []
    return (notes, []) if rng.random() < 0.5 else ([], notes)


def plain_page(body: str, words: Words, rng: Random) -> str:
    """Return a text/plain document around the lines of *body*."""
    rule = rng.choice(_RULES)
    parts = [f"{rng.choice(NAMES)} 様", "", *words.opening[: rng.randrange(3)], ""]
    if rng.random() < 0.4:
        parts.append(
            rng.choice(("【{}】", "■{}", "<<{}>>", "{}", "==== {} ====")).format(rng.choice(words.headings))
        )
        if rng.random() < 0.5:
            parts.append("")
    above, below = _notes(rng)
    parts += [*above, rule, body, rule, "", *below]
    if rng.random() < 0.3:
        parts += [rng.choice(words.asides), ""] if words.asides[-1].startswith("※") else [""]
    parts += [
        *words.closing[: rng.randrange(3)],
        "",
        _LINK,
        GUIDE,
        "",
        "ノートンストア",
        "https://www.nortonstore.jp/",
    ]
    return "\n".join(parts) + "\n"


def html_page(body: str, words: Words, rng: Random) -> str:
    """Return a text/html document around the elements of *body*."""
    head = "".join(f"<p>{escape(sentence)}</p>" for sentence in words.opening[: rng.randrange(3)])
    foot = "".join(f"<p>{escape(sentence)}</p>" for sentence in words.closing[: rng.randrange(3)])
    title = f"<h3>{escape(rng.choice(words.headings))}</h3>" if rng.random() < 0.4 else ""
    above, below = ("".join(f"<p>{escape(note)}</p>" for note in notes) for notes in _notes(rng))
    sign = escape(rng.choice(_SIGNATURES)).replace("\n", "<br>")
    main = f'<p>{rng.choice(NAMES)} 様</p>{head}{title}{above}\n{body}\n{below}{foot}<p><a href="{GUIDE}">{_LINK}</a></p><p>ノートンストア</p><p>{sign}</p>'
    form = rng.randrange(4)
    if form == 0:
        main = f'<table width="100%"><tr><td align="center"><table width="600"><tr><td>{main}</td></tr></table></td></tr></table>'
    elif form == 1:
        main = f'<div style="max-width:640px;margin:0 auto">{main}</div>'
    if form == 3:
        return f"<html><body>{main}</body></html>"
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>ノートンストア</title>'
        f"<style>td, th {{ padding: 4px; text-align: left }}</style></head>\n<body>{main}</body></html>"
    )
