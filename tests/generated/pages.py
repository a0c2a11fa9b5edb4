"""Whole documents around the facts: greeting, sentences, links, signature."""

from __future__ import annotations

from html import escape
from random import Random

from generated.values import NAMES
from generated.words import Words

GUIDE = "https://www.nortonstore.jp/support/autorenewal/procedural/?jpmid=AR_mail_t37_191125"
_LINK = "自動延長サービスに関する各種手続きについて"
_RULES = ("", "", "-" * 40, "―" * 20, "━" * 24, "=" * 50)


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
    parts += [rule, body, rule, ""]
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
    main = f'<p>{rng.choice(NAMES)} 様</p>{head}{title}\n{body}\n{foot}<p><a href="{GUIDE}">{_LINK}</a></p><p>ノートンストア</p>'
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
