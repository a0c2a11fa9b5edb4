"""Labels and values laid out by construction: tables, other layouts, a missing order, near-misses, other words."""

from __future__ import annotations

from random import Random

from generated import labels
from generated.cases import Case, Expected
from generated.mail import Envelope, Occasion, both_mail, html_mail, plain_mail
from generated.markup import HTML
from generated.pages import html_page, plain_page
from generated.plain import PLAIN
from generated.sheet import Fact, Sheet, said_to_be_none, sheet
from generated.structures import STRUCTURES
from generated.tables import TABLES
from generated.values import Values
from generated.words import Words


def _occasion(rng: Random) -> Occasion:
    return rng.choice(("renewed", "renewed", "announced"))


def _in_html(family: str, name: str, body: str, expected: Expected, words: Words, rng: Random) -> Case:
    page = html_page(body, words, rng)
    return Case(family, name, html_mail(page, Envelope.of(_occasion(rng), rng), rng), expected, page)


def _in_plain(family: str, name: str, body: str, expected: Expected, words: Words, rng: Random) -> Case:
    page = plain_page(body, words, rng)
    return Case(family, name, plain_mail(page, Envelope.of(_occasion(rng), rng), rng), expected, page)


def _with_gaps(made: Sheet, words: Words, rng: Random) -> Sheet:
    """Let a value that is no order be missing now and then."""
    if rng.random() < 0.8:
        return made
    facts = list(made.facts)
    others = [i for i, fact in enumerate(facts) if fact.role == "other"]
    if others:
        i = rng.choice(others)
        facts[i] = Fact("other", facts[i].label, rng.choice(words.nothing), "text")
    return Sheet(tuple(facts))


def tables(rng: Random, words: Words) -> Case:
    """Make a table, in HTML or ruled with signs."""
    made = _with_gaps(sheet(rng, words, near=0.2), words, rng)
    expected = Expected(made.answer)
    if rng.random() < 0.15:
        name = rng.choice(("boxed", "boxed_columns", "columns", "tab_columns"))
        return _in_plain("tables", f"plain {name}", PLAIN[name](made, rng), expected, words, rng)
    name = rng.choice(tuple(TABLES))
    return _in_html("tables", f"html {name}", TABLES[name](made, rng), expected, words, rng)


def layouts(rng: Random, words: Words) -> Case:
    """Lay the same facts out in one of many ways, in plain text, in HTML, or both."""
    wording = labels.dressed(rng, labels.official(rng)) if rng.random() < 0.2 else None
    made = _with_gaps(sheet(rng, words, wording=wording, near=0.1), words, rng)
    return _laid_out("layouts", made, Expected(made.answer), words, rng)


def _laid_out(family: str, made: Sheet, expected: Expected, words: Words, rng: Random) -> Case:
    form = rng.random()
    if form < 0.15:
        name = rng.choice(tuple(STRUCTURES))
        plain, html = STRUCTURES[name](made, words, rng)
        if rng.random() < 0.5:
            return _in_plain(family, f"plain {name}", plain, expected, words, rng)
        return _in_html(family, f"html {name}", html, expected, words, rng)
    if form < 0.55:
        name = rng.choice(tuple(PLAIN))
        return _in_plain(family, f"plain {name}", PLAIN[name](made, rng), expected, words, rng)
    name = rng.choice(tuple(HTML))
    if form < 0.92:
        return _in_html(family, f"html {name}", HTML[name](made, rng), expected, words, rng)
    other = rng.choice(tuple(PLAIN))
    plain, html = (
        plain_page(PLAIN[other](made, rng), words, rng),
        html_page(HTML[name](made, rng), words, rng),
    )
    raw = both_mail(plain, html, Envelope.of(_occasion(rng), rng), rng)
    return Case(family, f"both {other} {name}", raw, expected, f"{plain}\n=====\n{html}")


def only_current(rng: Random, words: Words) -> Case:
    """Leave the enrollment order out, or say that there is none."""
    made = sheet(rng, words, current=1.0, near=0.3)
    form = rng.choice(("absent", "none", "none", "empty", "mentioned", "form"))
    if form == "absent":
        made = made.without("enrollment")
    elif form == "mentioned":
        official = labels.official(rng)
        mention = official + rng.choice(
            (
                "のご確認方法",
                "について",
                "とは",
                "がご不明の場合",
                "（サポートにお問い合わせください）",
                "と異なる場合がございます",
            )
        )
        link = rng.choice(
            ("https://www.nortonstore.jp/support/", "こちら", "ページ下部をご覧ください", "FAQ", "")
        )
        made = Sheet(
            tuple(
                Fact("enrollment", mention, link, "text") if fact.role == "enrollment" else fact
                for fact in made.facts
            )
        )
    elif form == "form":
        made = made.with_value(
            "enrollment",
            rng.choice(
                ("＿＿＿＿＿＿＿＿", "________", "（ご記入ください）", "[      ]", "SY", "SY********")
            ),
        )
    else:
        made = made.with_value("enrollment", "" if form == "empty" else said_to_be_none(rng, words))
    case = _laid_out("only-current", made, Expected(None), words, rng)
    return Case(case.family, f"{form} {case.name}", case.raw, case.expected, case.text)


def near_labels(rng: Random, words: Words) -> Case:
    """Put one or two labels of other orders beside the wanted one, or in its place."""
    values = Values(rng)
    made = sheet(rng, words, current=0.5, near=1.0, values=values)
    if rng.random() < 0.4:
        more = Fact("near", rng.choice(labels.NEAR), values.order())
        if all(fact.label != more.label for fact in made.facts):
            made = Sheet((*made.facts, more) if rng.random() < 0.5 else (more, *made.facts))
    if rng.random() < 0.3:
        made = made.without("enrollment")
    return _laid_out("near-labels", made, Expected(made.answer), words, rng)


def other_words(rng: Random, words: Words) -> Case:
    """Use any wording of the label and labels of other facts that nobody had in mind."""
    wording = labels.any_wording(rng)
    if rng.random() < 0.3:
        wording = labels.dressed(rng, wording)
    made = _with_gaps(sheet(rng, words, wording=wording, near=0.1), words, rng)
    if rng.random() < 0.12:
        made = made.with_value("enrollment", said_to_be_none(rng, words))
        return _laid_out("other-words", made, Expected(None), words, rng)
    return _laid_out("other-words", made, Expected(made.answer), words, rng)


def histories(rng: Random, words: Words) -> Case:
    """Put a table of earlier orders, or an example of a number, near the facts."""
    values = Values(rng)
    made = sheet(rng, words, values=values, count=rng.randrange(0, 4))
    if rng.random() < 0.35:
        made = (
            made.with_value("enrollment", said_to_be_none(rng, words))
            if rng.random() < 0.5
            else made.without("enrollment")
        )
        expected = Expected(None)
    else:
        expected = Expected(made.answer)
    years = range(2020, 2020 + rng.randrange(2, 5))
    lines = [[f"{year}年11月20日", values.order(), values.of("amount")] for year in years]
    head = ["ご注文日", rng.choice(("ご注文番号", "注文番号", "番号")), "金額"]
    title = rng.choice(("ご注文履歴", "これまでのお支払い", "過去のご注文", "課金の履歴"))
    example = f"※ ご注文番号は「{values.order()}」のようにSYで始まる番号です。"
    kind = rng.choice(("history", "history", "example", "example in label"))
    name = rng.choice(tuple(PLAIN))
    if kind == "example in label" and expected.number:
        label = next(fact.label for fact in made.facts if fact.role == "enrollment")
        made = Sheet(
            tuple(
                Fact(fact.role, f"{label}（例：{values.order()}）", fact.value)
                if fact.role == "enrollment"
                else fact
                for fact in made.facts
            )
        )
        expected = Expected(expected.number, or_refused=True)
    if not made.facts:
        made = Sheet((Fact("other", "製品名", values.of("product"), "product"),))
    if rng.random() < 0.5 and kind == "history":
        name = rng.choice(tuple(HTML))
        cells = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [head, *lines]
        )
        parts = [HTML[name](made, rng), f"<h4>{title}</h4><table border=1>{cells}</table>"]
        rng.shuffle(parts)
        return _in_html("histories", f"{kind} html {name}", "".join(parts), expected, words, rng)
    table = "\n".join("  ".join(row) for row in [head, *lines])
    parts = [PLAIN[name](made, rng), f"【{title}】\n{table}" if kind == "history" else example]
    rng.shuffle(parts)
    return _in_plain("histories", f"{kind} plain {name}", "\n\n".join(parts), expected, words, rng)
