"""The facts in pages built as the public newsletter templates are built."""

from __future__ import annotations

from html import escape
from random import Random

from generated.cases import Case, Expected
from generated.dumps import RENDERERS
from generated.mail import Envelope, both_mail, html_mail, plain_mail
from generated.pages import GUIDE
from generated.sheet import Fact, Sheet, said_to_be_none, sheet
from generated.words import Words

_PRESENTATION = '<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">'
_FONT = 'style="font-family:Helvetica,Arial,sans-serif;font-size:14px;line-height:22px;text-align:left;color:#333333;"'


def mjml(facts: tuple[Fact, ...], rng: Random) -> str:
    """A section with two columns for each fact, as MJML compiles them."""
    columns = rng.choice((1, 2))

    def column(inner: str) -> str:
        return (
            f'<div class="mj-column-per-{100 // columns} mj-outlook-group-fix" style="font-size:0px;text-align:left;'
            f'direction:ltr;display:inline-block;vertical-align:top;width:100%;">\n{_PRESENTATION}<tbody>{inner}</tbody></table></div>'
        )

    def text(words: str) -> str:
        return (
            '<tr><td align="left" style="font-size:0px;padding:10px 25px;word-break:break-word;">'
            f"<div {_FONT}>{words}</div></td></tr>"
        )

    made = []
    for fact in facts:
        label, value = text(escape(fact.label)), text(escape(fact.value))
        inner = column(label + value) if columns == 1 else (
            "<!--[if mso | IE]><table><tr><td><![endif]-->" + column(label)
            + "<!--[if mso | IE]></td><td><![endif]-->" + column(value) + "<!--[if mso | IE]></td></tr></table><![endif]-->"
        )  # fmt: skip
        made.append(
            f'<div style="margin:0px auto;max-width:600px;">{_PRESENTATION}<tbody><tr><td style="direction:ltr;'
            f'font-size:0px;padding:20px 0;text-align:center;">{inner}</td></tr></tbody></table></div>'
        )
    return "\n".join(made)


def mjml_table(facts: tuple[Fact, ...], rng: Random) -> str:
    """A mj-table."""
    rows = "".join(
        f'<tr style="border-bottom:1px solid #ecedee;text-align:left;padding:15px 0;"><td style="padding:0 15px 0 0;">'
        f'{escape(fact.label)}</td><td style="padding:0 15px;">{escape(fact.value)}</td></tr>'
        for fact in facts
    )
    return f'{_PRESENTATION}<tbody><tr><td><table cellpadding="0" cellspacing="0" width="100%" border="0">{rows}</table></td></tr></tbody></table>'


def foundation(facts: tuple[Fact, ...], rng: Random) -> str:
    """Rows of a grid with twelve columns, as the Foundation for Emails inliner writes them."""
    wide = rng.choice((6, 4))
    made = []
    for fact in facts:
        cells = "".join(
            f'<th class="small-12 large-{size} columns {place}"><table><tr><th>{text}</th>'
            f"{'<th class=expander></th>' if size == 12 else ''}</tr></table></th>"
            for size, place, text in (
                (wide, "first", f"<p><strong>{escape(fact.label)}</strong></p>"),
                (12 - wide, "last", f"<p>{escape(fact.value)}</p>"),
            )
        )
        made.append(f'<table class="row"><tbody><tr>{cells}</tr></tbody></table>')
    spacer = '<table class="spacer"><tbody><tr><td height="16px" style="font-size:16px;line-height:16px;">&#xA0;</td></tr></tbody></table>'
    return f'<center><table align="center" class="container"><tbody><tr><td>{spacer}{spacer.join(made)}</td></tr></tbody></table></center>'


def hybrid(facts: tuple[Fact, ...], rng: Random) -> str:
    """Inline blocks that stand beside each other where there is room."""
    made = []
    for fact in facts:
        halves = "".join(
            '<!--[if (gte mso 9)|(IE)]><td valign="top" width="300"><![endif]-->'
            '<div class="column" style="width:100%;max-width:300px;display:inline-block;vertical-align:top;">'
            f'<table width="100%" style="border-spacing:0;"><tr><td class="inner" style="padding:10px;font-size:14px;">{text}</td></tr></table></div>'
            "<!--[if (gte mso 9)|(IE)]></td><![endif]-->"
            for text in (escape(fact.label), f"<b>{escape(fact.value)}</b>")
        )
        made.append(f'<tr><td class="two-column" style="text-align:center;font-size:0;">{halves}</td></tr>')
    return f'<table class="outer" align="center" style="max-width:600px;">{"".join(made)}</table>'


def receipt(facts: tuple[Fact, ...], rng: Random) -> str:
    """A box of attributes above a table of the purchase, as receipts have them."""
    colon = rng.choice((":", "：", ""))
    attributes = "".join(
        f'<tr><td class="attributes_item"><span class="f-fallback"><strong>{escape(fact.label)}{colon}</strong> {escape(fact.value)}'
        "</span></td></tr>"
        for fact in facts
    )
    purchase = (
        '<table class="purchase" width="100%"><tr><td><h3>明細</h3></td><td><h3 class="align-right">金額</h3></td></tr>'
        '<tr><td class="purchase_item">ノートン 360 デラックス</td><td class="align-right">11,534円</td></tr>'
        '<tr><td class="purchase_footer"><p>合計</p></td><td><p>11,534円</p></td></tr></table>'
    )
    parts = [
        f'<table class="attributes" width="100%"><tr><td class="attributes_content"><table width="100%">{attributes}</table></td></tr></table>',
        purchase,
    ]
    rng.shuffle(parts)
    return "".join(parts)


def stacked_cards(facts: tuple[Fact, ...], rng: Random) -> str:
    """Cards side by side, each with a small label above a large value."""
    per_row = rng.choice((2, 3))
    cells = [
        f'<td class="card" valign="top" width="50%"><table width="100%"><tr><td style="font-size:11px;color:#888">{escape(fact.label)}</td></tr>'
        f'<tr><td style="font-size:18px"><strong>{escape(fact.value)}</strong></td></tr></table></td>'
        for fact in facts
    ]
    rows = "".join(
        f"<tr>{'<td width=12></td>'.join(cells[i : i + per_row])}</tr>" for i in range(0, len(cells), per_row)
    )
    return f'<table width="600" align="center">{rows}</table>'


def columns_of_stacks(facts: tuple[Fact, ...], rng: Random) -> str:
    """One cell with all labels and one cell with all values, broken by br or in paragraphs."""
    tag = rng.choice(("br", "p", "div"))

    def stack(texts: list[str]) -> str:
        return "<br>".join(texts) if tag == "br" else "".join(f"<{tag}>{text}</{tag}>" for text in texts)

    left, right = stack([escape(fact.label) for fact in facts]), stack([escape(fact.value) for fact in facts])
    return f'<table width="600"><tr><td valign="top">{left}</td><td valign="top">{right}</td></tr></table>'


TEMPLATES = {
    template.__name__: template
    for template in (mjml, mjml_table, foundation, hybrid, receipt, stacked_cards, columns_of_stacks)
}


def _page(body: str, words: Words, rng: Random) -> str:
    opening = "".join(f"<p {_FONT}>{escape(sentence)}</p>" for sentence in words.opening)
    preheader = '<span class="preheader" style="color:transparent;display:none;height:0;max-height:0;overflow:hidden;">自動延長サービスのお知らせ</span>'
    button = (
        f'<table border="0" cellpadding="0" cellspacing="0" role="presentation"><tr><td align="center" bgcolor="#fdb511">'
        f'<a href="{GUIDE}" style="display:inline-block;padding:10px 25px;">自動延長サービスに関する各種手続きについて</a></td></tr></table>'
    )
    footer = f'<p class="sub align-center">&copy; ノートンストア<br>{escape(words.closing[0])}</p>'
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
        '<meta name="viewport" content="width=device-width"/><title>ノートンストア</title><style type="text/css">\n'
        "@media only screen and (max-width:480px) { .column { width:100% !important } }\n"
        "#outlook a { padding:0; } body { margin:0;padding:0; } table, td { border-collapse:collapse; }\n</style></head>\n"
        f'<body style="word-spacing:normal;background-color:#f6f6f6;">{preheader}<table class="body" data-made-with-foundation>'
        f'<tr><td class="float-center" align="center" valign="top">{opening}\n{body}\n{button}{footer}</td></tr></table></body></html>'
    )


def templates(rng: Random, words: Words) -> Case:
    """Fill a template, and send it as HTML, as its text dump, or as both."""
    made: Sheet = sheet(rng, words, near=0.1)
    name = rng.choice(tuple(TEMPLATES))
    answer = made.answer
    if rng.random() < 0.12:
        answer = None
        made = made.with_value("enrollment", said_to_be_none(rng, words))
    page = _page(TEMPLATES[name](made.facts, rng), words, rng)
    if answer is None:
        name += " without"
    envelope = Envelope.of("renewed", rng)
    form = rng.random()
    if form < 0.6:
        return Case("templates", f"html {name}", html_mail(page, envelope, rng), Expected(answer), page)
    renderer = rng.choice(("w3m", "lynx", "inscriptis", "markdown", "client", "text-nodes", "cell-lines"))
    text = RENDERERS[renderer](page, 100)
    expected = Expected(answer, or_refused=answer is not None and answer not in text)
    if form < 0.75:
        return Case(
            "templates",
            f"both {renderer} {name}",
            both_mail(text, page, envelope, rng),
            Expected(answer),
            text + page,
        )
    return Case(
        "templates", f"{renderer} {name}", plain_mail(text, envelope, rng, charset="utf-8"), expected, text
    )
