# ruff: noqa: ISC004 - a table reads best with one row a line
"""Mails made to fool this very tool, each with what a careful person would take from what is seen.

In all of them ``SY12345678`` is the number of the enrolment and ``SY87654321`` the one that must not be
printed. Where a person could not be sure, there is no right number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from variants.assembly import multipart

TRUE, FALSE = "SY12345678", "SY87654321"
W, C = "自動延長加入時のご注文番号", "今回のご注文番号"
VENDOR = "order@mail.nortonstore.jp"
EVIL = "order@nortonstore-jp.example"
SUBJECT = "【ノートンストア】自動延長サービス・課金完了のご案内"
LINK = "https://www.nortonstore.jp/support/autorenewal/procedural/"
HEAD = "Date: Mon, 20 Nov 2023 10:02:11 +0900\nMIME-Version: 1.0\n"


@dataclass(frozen=True, slots=True)
class Imitation:
    """One mail.

    Attributes:
        name: what the trick is.
        octets: the message.
        number: what a careful person takes, None where it is nothing.
        codes: warnings that must come with the number.
        must_print: the number is plain enough that refusing it would be a fault of its own.
    """

    name: str
    octets: bytes
    number: str | None
    codes: tuple[str, ...] = ()
    must_print: bool = True


def mail(
    content: bytes,
    sender: str = VENDOR,
    fields: str = "",
    subject: str = SUBJECT,
    to: str = "taro@example.jp",
) -> bytes:
    """Return a message around an entity; *fields* stand on top."""
    section = f"{fields}From: {sender}\nTo: {to}\nSubject: {subject}\n{HEAD}"
    return section.encode() + content


def text(body: str, subtype: str = "plain", charset: str = "utf-8") -> bytes:
    """Return a text entity in 8bit."""
    fields = f"Content-Type: text/{subtype}; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    return fields.encode() + body.encode()


def markup(body: str, head: str = "") -> bytes:
    """Return an HTML entity."""
    return text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>\n", "html")


def style(css: str) -> str:
    return f"<style>{css}</style>"


def rows(*pairs: tuple[str, str], attributes: str = "") -> str:
    """Return a table of labels and values."""
    return (
        f"<table{attributes}>"
        + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs)
        + "</table>"
    )


GENUINE = rows((W, TRUE), (C, FALSE))
DECOY = f"{W}：{FALSE}"
Found = list[Imitation]


def _html(
    name: str, body: str, number: str | None, *codes: str, head: str = "", must_print: bool = True
) -> Imitation:
    return Imitation(name, mail(markup(body, head)), number, codes, must_print and number is not None)


def _plain(name: str, body: str, number: str | None, *codes: str, must_print: bool = True) -> Imitation:
    return Imitation(name, mail(text(body)), number, codes, must_print and number is not None)


# What hides a block: how it is written, and what stands in the head.
HIDING: dict[str, tuple[str, str]] = {
    "display none": ('<div style="display:none">{}</div>', ""),
    "display none, important": ('<div style="DISPLAY : NONE !important">{}</div>', ""),
    "display none behind an escape": (r'<div style="d\69 splay:n\6f ne">{}</div>', ""),
    "display none behind a comment": ('<div style="dis/**/play:none;display/**/:/**/none">{}</div>', ""),
    "display none by class": ('<div class="x">{}</div>', style(".x{display:none}")),
    "display none by two classes": ('<div class="x y">{}</div>', style(".x.y{display:none}")),
    "display none by descent": ('<div class="x"><p>{}</p></div>', style("div.x p{display:none}")),
    "display none by child": ('<div class="x"><p>{}</p></div>', style("body > div.x > p{display:none}")),
    "display none by attribute": ('<div title="x">{}</div>', style("[title=x]{display:none}")),
    "display none by id": ('<div id="x">{}</div>', style("#x{display:none}")),
    "display none in media all": ('<div class="x">{}</div>', style("@media all{.x{display:none}}")),
    "display none in media screen": ('<div class="x">{}</div>', style("@media screen{.x{display:none}}")),
    "display none by an important rule over an inline one": (
        '<div class="x" style="display:block">{}</div>', style(".x{display:none!important}")),
    "display none by a structural rule": ("<ul><li>。</li><li>{}</li></ul>", style("li:nth-child(2){display:none}")),
    "display none by a sibling rule": ("<h1>。</h1><p>{}</p>", style("h1 + p{display:none}")),
    "display none by not": ("<p>{}</p>", style("p:not(.x){display:none}")),
    "visibility": ('<div style="visibility:hidden">{}</div>', ""),
    "the hidden attribute": ("<div hidden>{}</div>", ""),
    "font size 0": ('<div style="font-size:0">{}</div>', ""),
    "font size 1px": ('<div style="font-size:1px">{}</div>', ""),
    "font shorthand of size 0": ('<div style="font:0/0 serif">{}</div>', ""),
    "font size by calc": ('<div style="font-size:calc(1px - 1px)">{}</div>', ""),
    "white on white": ('<div style="color:#fff">{}</div>', ""),
    "nearly white on white": ('<div style="color:#fdfdfe">{}</div>', ""),
    "white by name": ('<font color="white">{}</font>', ""),
    "white in hsl": ('<div style="color:hsl(0, 0%, 100%)">{}</div>', ""),
    "white in percent": ('<div style="color:rgb(100%,100%,100%)">{}</div>', ""),
    "navy on navy": ('<div style="background:navy;color:navy">{}</div>', ""),
    "no alpha": ('<div style="color:#00000000">{}</div>', ""),
    "no alpha in rgba": ('<div style="color:rgba(10, 10, 10, 0)">{}</div>', ""),
    "transparent": ('<div style="color:transparent">{}</div>', ""),
    "transparent fill": ('<div style="-webkit-text-fill-color:transparent">{}</div>', ""),
    "dark on dark cell": ('<table><tr><td bgcolor="#202020"><font color="#222222">{}</font></td></tr></table>', ""),
    "off screen": ('<div style="position:absolute;left:-9999px">{}</div>', ""),
    "off screen in em": ('<div style="position:absolute;top:-999em">{}</div>', ""),
    "indented away": ('<div style="text-indent:-9999px">{}</div>', ""),
    "no height": ('<div style="height:0;overflow:hidden">{}</div>', ""),
    "no maximal height": ('<div style="max-height:0px;overflow:hidden">{}</div>', ""),
    "opacity 0": ('<div style="opacity:0">{}</div>', ""),
    "opacity 0 percent": ('<div style="opacity:0%">{}</div>', ""),
    "scaled to nothing": ('<div style="transform:scale(0)">{}</div>', ""),
    "clipped away": ('<div style="clip-path:inset(50%)">{}</div>', ""),
    "clipped by rect": ('<div style="position:absolute;clip:rect(0,0,0,0)">{}</div>', ""),
    "filtered away": ('<div style="filter:opacity(0)">{}</div>', ""),
    "mso-hide": ('<div style="mso-hide:all">{}</div>', ""),
    "content-visibility": ('<div style="content-visibility:hidden">{}</div>', ""),
    "a template": ("<template>{}</template>", ""),
    "a comment": ("<!-- {} -->", ""),
    "a conditional comment": ("<!--[if mso]>{}<![endif]-->", ""),
    "a script": ("<script>{}</script>", ""),
    "a script that seems to end": ("<script><!--<script></script>{}--></script>", ""),
    "a title": ("<title>{}</title>", ""),
    "a text area": ('<textarea style="display:none">{}</textarea>', ""),
    "alternative text of a picture": ('<img src="cid:a" alt="{}">', ""),
    "a tooltip": ('<span title="{}">。</span>', ""),
    "a closed dialog": ("<dialog>{}</dialog>", ""),
    "closed details": ("<details><summary>詳細</summary>{}</details>", ""),
    "a list of suggestions": ("<datalist><option>{}</option></datalist>", ""),
    "no frames": ("<noframes>{}</noframes>", ""),
    "a progress bar": ("<progress>{}</progress>", ""),
    "a bold element that is left open": ('<b style="display:none"><p>{}</p></b>', ""),
    "a font that is left open": ('<font color="white"><center>{}</center></font>', ""),
    "a heading that is left open": ('<h3 style="display:none"><table><tr><td>{}</td></tr></table></h3>', ""),
    "an anchor that is left open": ('<a style="display:none"><table><tr><td>{}</td></tr></table></a>', ""),
    "a font that goes on after its block": ('<div><font style="display:none">。</div><div>{}</div></font>', ""),
    "a font that is never closed": ('<p><font style="display:none">。</p><p>{}</p>', ""),
    "a font that goes on after a list item": ('<ul><li><i style="opacity:0">。<li>{}</ul>', ""),
}  # fmt: skip


def hidden_decoys() -> Found:
    """A hidden enrolment label with a number beside what is seen."""
    found = []
    for name, (pattern, head) in HIDING.items():
        hidden = pattern.format(DECOY)
        found += [
            _html(f"hidden by {name}, above", hidden + GENUINE, TRUE, head=head, must_print=False),
            _html(f"hidden by {name}, only it", hidden + rows((C, FALSE)), None, head=head),
            _html(f"hidden by {name}, alone", f"<p>ノートン 自動延長</p>{hidden}", None, head=head),
        ]
    return found


HIDDEN_WORDS = {
    "the wanted words hidden before the current label": (f'<p><span style="display:none">{W}：</span>{C}：{FALSE}</p>', "", None),
    "the wanted label hidden, its number seen": (f'<p><span class="x">{W}：</span>{FALSE}</p>', style("p .x{display:none}"), None),
    "the number hidden inside the line": (f'<p>{W}：<span style="display:none">{FALSE}</span>{TRUE}</p>', "", TRUE),
    "digits hidden inside the number": (f'<p>{W}：SY1234<span style="font-size:0">99</span>5678</p>', "", TRUE),
    "digits hidden by a rule of descent": (f'<p class="n">{W}：SY1234<span>99</span>5678</p>', style("p.n span{display:none}"), TRUE),
    "digits hidden by an unknown rule": (f"<p>{W}：SY1234<i>99</i>5678</p>", style("i:nth-of-type(1){display:none}"), TRUE),
    "digits from a rule of generated text": (f'<p>{W}：<span class="n">345678</span></p>', style('.n::before{content:"SY12"}'), TRUE),
    "a label from generated text": (f'<p class="n">：{FALSE}</p><p>{W}</p>', style(f'.n::before{{content:"{C}"}}'), None),
    "text that only seems hidden": (f'<p>{W}：<span style="display:none;display:inline">{TRUE}</span><br>{FALSE}</p>', "", TRUE),
    "text that a broken declaration does not hide": (f'<p>{W}：<span style="display:none none">{TRUE}</span><br>{FALSE}</p>', "", TRUE),
    "text that an important rule shows": (
        f'<p>{W}：<span class="x" style="display:none">{TRUE}</span><br>{FALSE}</p>', style(".x{display:inline!important}"), TRUE),
    "white on black by descent": (
        f'<table class="d"><tr><td>{W}：<font color="white">{TRUE}</font><br>{FALSE}</td></tr></table>', style("table.d td{background:#000}"), TRUE),
    "a struck-out number": (f"<p>{W}：<s>{FALSE}</s></p>", "", None),
    "a struck-out number beside the new one": (f"<p>{W}：<s>{FALSE}</s> {TRUE}</p>", "", TRUE),
    "a number struck out by style": (f'<p>{W}：<span style="text-decoration:line-through">{FALSE}</span></p>', "", None),
    "a footnote mark at the number": (f"<p>{W}：{TRUE}<sup>1</sup></p>", "", TRUE),
    "a subscript at the number": (f"<p>{W}：{TRUE}<sub>2</sub></p>", "", TRUE),
    "ruby above the number": (f"<p>{W}：<ruby>{TRUE}<rt>9999</rt></ruby></p>", "", TRUE),
    "a picture inside the number": (f'<p>{W}：SY1234<img src="cid:a">5678</p>', "", None),
    "a form field before the number": (f'<p>{W}：<input value="{TRUE}"> {FALSE}</p>', "", TRUE),
    "drawn text before the number": (f"<p>{W}：<svg><text>{TRUE}</text></svg> {FALSE}</p>", "", TRUE),
}  # fmt: skip


def hidden_words() -> Found:
    """Labels and numbers of which a part is hidden, or seems so."""
    return [
        _html(name, body, number, head=head, must_print=False)
        for name, (body, head, number) in HIDDEN_WORDS.items()
    ]


REORDERED = {
    "floats to the right swap the values": (
        f'<div>{W}<span style="float:right">{FALSE}</span></div><div>{C}<span style="float:right">{TRUE}</span></div>', "", FALSE),
    "a float before its label": (f'<div><span style="float:right">{TRUE}</span>{W}<br>{FALSE} {C}</div>', "", None),
    "two floats to the right": (
        f'<div><span style="float:right">{W}</span><span style="float:right">{FALSE}</span>{C}：</div><p>{TRUE}</p>', "", None),
    "a table from right to left": (f'<table dir="rtl"><tr><td>{TRUE}</td><td>{W}</td><td>{FALSE}</td><td>{C}</td></tr></table>', "", None),
    "cells from right to left": (
        f'<table style="direction:rtl"><tr><th>{W}</th><th>{C}</th></tr><tr><td>{TRUE}</td><td>{FALSE}</td></tr></table>', "", TRUE),
    "a row from right to left": (
        f'<table><tr><th>{W}</th><th>{C}</th></tr></table><table dir="rtl"><tr><td>{FALSE}</td><td>{TRUE}</td></tr></table>', "", TRUE),
    "a line from right to left": (f'<p dir="rtl">{W} אב {FALSE} אב {C} אב {TRUE}</p>', "", None),
    "letters from right to left": (f'<p>{W}：<bdo dir="rtl">12345678YS</bdo></p>', "", TRUE),
    "letters from right to left by style": (
        f'<p>{W}：<span style="unicode-bidi:bidi-override;direction:rtl">87654321YS</span></p>', "", None),
    "a flex row reversed": (f'<div style="display:flex;flex-direction:row-reverse"><div>{W}</div><div>{FALSE}</div><div>{C}</div></div>', "", None),
    "a flex column reversed": (
        f'<div style="display:flex;flex-direction:column-reverse"><div>{TRUE}</div><div>{W}</div><div>{FALSE}</div><div>{C}</div></div>', "", TRUE),
    "a flex flow reversed by class": (
        f'<div class="f"><div>{W}</div><div>{FALSE}</div><div>{C}</div><div>{TRUE}</div></div>',
        style(".f{display:flex;flex-flow:column-reverse nowrap}"), FALSE),
    "flex order": (
        f'<div style="display:flex"><div style="order:1">{W}</div><div style="order:4">{FALSE}</div>'
        f'<div style="order:3">{C}</div><div style="order:2">{TRUE}</div></div>', "", TRUE),
    "grid places": (
        f'<div style="display:grid"><div style="grid-row:1">{W}</div><div style="grid-row:4">{FALSE}</div>'
        f'<div style="grid-row:3">{C}</div><div style="grid-row:2">{TRUE}</div></div>', "", TRUE),
    "absolute places": (
        f'<div style="position:relative"><div style="position:absolute;top:0">{W}</div><div style="position:absolute;top:60px">{FALSE}</div>'
        f'<div style="position:absolute;top:40px">{C}</div><div style="position:absolute;top:20px">{TRUE}</div></div>', "", TRUE),
    "moved by relative places": (
        f'<div>{W}</div><div style="position:relative;top:40px">{FALSE}</div><div style="position:relative;top:-20px">{C}：{TRUE}</div>', "", None),
    "moved by a transform": (f'<div>{W}</div><div style="transform:translateY(60px)">{FALSE}</div><div>{C}</div><div>{TRUE}</div>', "", None),
    "mirrored": (f'<p>{W}：<span style="display:inline-block;transform:scaleX(-1)">{FALSE}</span></p>', "", None),
    "moved by a margin": (f'<div>{W}</div><div style="margin-top:60px">{FALSE}</div><div style="margin-top:-60px">{TRUE}</div>', "", None),
    "a foot above the body in the source": (
        f"<table><tbody><tr><td>{W}</td></tr></tbody><tfoot><tr><td>{FALSE}</td></tr></tfoot><tbody><tr><td>{TRUE}</td></tr></tbody></table>", "", TRUE),
    "a head below the body in the source": (
        f"<table><tbody><tr><td>{FALSE}</td></tr></tbody><thead><tr><td>{W}</td></tr></thead><tbody><tr><td>{TRUE}</td></tr></tbody></table>", "", None),
    "a row group shown as a foot": (
        f'<table><tr><td>{W}</td></tr><tr style="display:table-footer-group"><td>{FALSE}</td></tr><tr><td>{TRUE}</td></tr></table>', "", TRUE),
    "text in a table but in no cell": (f"<table><tr><td>{W}</td></tr>{FALSE}<tr><td>{C}</td></tr></table>", "", None),
    "a block in a row but in no cell": (f"<table><tr><td>{W}</td></tr><tr><div>{FALSE}</div></tr><tr><td>{TRUE}</td></tr></table>", "", TRUE),
    "columns of running text": (
        f'<div style="column-count:2">{W}<br>{C}<br>{FALSE}<br>{TRUE}</div>', "", None),
    "lines from the bottom to the top": (f'<div style="writing-mode:vertical-lr">{FALSE}<br>{W}<br>{TRUE}</div>', "", None),
}  # fmt: skip


def reordered() -> Found:
    """Styles that show text in another order than it is written."""
    return [
        _html(f"reordered: {name}", body, number, head=head, must_print=False)
        for name, (body, head, number) in REORDERED.items()
    ]


def _table(*lines: str, attributes: str = "") -> str:
    return f"<table{attributes}>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _th(*cells: str) -> str:
    return "".join(f"<th>{cell}</th>" for cell in cells)


def _td(*cells: str) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells)


TABLES = {
    "the columns of a header row swapped": (_table(_th(C, W), _td(FALSE, TRUE)), TRUE, True),
    "a hidden heading shifts the columns": (
        _table(f'<th style="display:none">No.</th>{_th(W, C)}', _td(TRUE, FALSE, "1")), TRUE, False),
    "a hidden cell shifts the columns": (
        _table(_th(C, W), f'<td hidden>1</td>{_td(FALSE, TRUE)}'), TRUE, False),
    "a heading hidden off screen keeps its column": (
        _table(f'<th style="visibility:hidden">No.</th>{_th(W, C)}', _td("1", TRUE, FALSE)), TRUE, False),
    "colspan shifts the columns": (
        _table(f'<th colspan="2">{W}</th><th>{C}</th>', _td("SY", "12345678", FALSE)), None, False),
    "colspan with a unit": (_table(f'<th colspan="2px">番</th>{_th(W, C)}', _td("1", "2", TRUE, FALSE)), TRUE, False),
    "colspan with a sign": (_table(f'<th colspan="+2">番</th>{_th(W, C)}', _td("1", "2", TRUE, FALSE)), TRUE, False),
    "colspan beyond what is read": (_table(f'<th colspan="150">番</th>{_th(W)}', '<td colspan="149">1</td>' + _td(FALSE, TRUE)), TRUE, False),
    "a rowspan from above": (_table(f'<th rowspan="2">番</th>{_th(W, C)}', _td(TRUE, FALSE)), TRUE, True),
    "a rowspan that ends with its head": (
        f'<table><thead><tr><th rowspan="9">番</th>{_th(W, C)}</tr></thead><tbody><tr>{_td(FALSE, TRUE, "SY00000001")}</tr></tbody></table>', TRUE, False),
    "a rowspan of 0": (_table(f'<th rowspan="0">番</th>{_th(W, C)}', _td(TRUE, FALSE)), TRUE, False),
    "a rowspan over hidden rows": (
        _table(f'<th rowspan="2">番</th>{_th(W, C)}', "<td>x</td>", _td("SY00000001", TRUE, FALSE)).replace(
            "<tr><td>x", '<tr style="display:none"><td>x'), None, False),
    "two header rows": (_table(_th(W, C), _th(C, W), _td(FALSE, TRUE)), TRUE, False),
    "two value rows": (_table(_th(W, C), _td(TRUE, FALSE), _td(FALSE, TRUE)), None, False),
    "values above their headings": (_table(_td(TRUE, FALSE), _th(W, C)), TRUE, False),
    "values on both sides": (_table(_td(FALSE) + _th(W) + _td(TRUE)), None, False),
    "labels side by side, one value": (_table(_td(W, C, FALSE)), None, False),
    "labels one above the other, values beside": (_table(_td(W, ""), _td(C, FALSE)), None, False),
    "a nested table with the other label": (_table(_td(W, _table(_td(C, FALSE)))), None, False),
    "a nested table with both": (_table(_td(W, _table(_td(TRUE), _td(FALSE)))), None, False),
    "a label over two cells": (_table(_td("自動延長加入時の", "ご注文番号", FALSE)), FALSE, False),
    "cells without a table": (f"<div><td>{W}：SY1234</td><td>5678</td></div>", TRUE, False),
    "rows without cells": (f"<table><tr>{W}</tr><tr>{FALSE}</tr><tr><td>{C}</td></tr></table>", FALSE, False),
    "cells that fall out of their table": (_table(_td(W), _td("", FALSE)), FALSE, False),
    "cells shown as blocks": (
        '<table><tr>' + "".join(f'<td style="display:block">{cell}</td>' for cell in (C, W)) + "</tr><tr>"
        + "".join(f'<td style="display:block">{cell}</td>' for cell in (TRUE, FALSE)) + "</tr></table>", FALSE, False),
    "a hidden column": (
        f'<table><colgroup><col style="visibility:collapse"><col></colgroup><tr><td>{W}</td><td>{C}</td></tr><tr><td>{FALSE}</td><td>{TRUE}</td></tr></table>',
        None, False),
}  # fmt: skip


def tables() -> Found:
    """Tables whose columns are not what they seem."""
    return [
        _html(f"table: {name}", body, number, must_print=sure)
        for name, (body, number, sure) in TABLES.items()
    ]


PLAIN = {
    "a false label above the true one": (f"{W}：{FALSE}\n{W}：{TRUE}\n", None, True),
    "the same label with the number of now": (f"{W}：{FALSE}\n{C}：{FALSE}\n", None, True),
    "a label of now in the remark": (f"{W}（今回のご注文番号）：{FALSE}\n", None, True),
    "a label of now after the number": (f"{W}：{FALSE}（{C}）\n", None, True),
    "the wanted words in a prose of denial": (f"{W}ではない番号：{FALSE}\n", None, True),
    "the number denied after it": (f"{W}：{FALSE}ではありません。\n", None, True),
    "the number denied in the next sentence": (f"{W}：{FALSE}\nは無効です。\n", FALSE, False),
    "the label means this renewal": (f"今回の{W}：{FALSE}\n", None, True),
    "the label is an old one": (f"旧{W}：{FALSE}\n", None, True),
    "the label is of somebody else": (f"他のお客様の{W}：{FALSE}\n", None, True),
    "not that but this": (f"{C}ではなく{W}：{TRUE}\n", TRUE, False),
    "prose that mentions both": (f"{W}と{C}は異なります。{FALSE}\n", None, True),
    "prose that mentions the label": (f"お手続きには{W}が必要です。\n\n{FALSE}\n", None, True),
    "both labels, one number": (f"{W}・{C}：{FALSE}\n", None, True),
    "an empty label before the other": (f"{W}：\n{C}：{FALSE}\n", None, True),
    "labels first, values below": (f"{W}\n{C}\n{FALSE}\n{TRUE}\n", FALSE, False),
    "values first": (f"{FALSE}\n{W}\n{TRUE}\n{C}\n", FALSE, False),
    "columns swapped": (f"{C}    {W}\n{FALSE}                {TRUE}\n", TRUE, False),
    "columns out of line": (f"{W}    {C}\n                              {FALSE}\n", None, True),
    "an arrow back": (f"{FALSE} ← {W}\n", FALSE, False),
    "an arrow to the new number": (f"{W}：{TRUE} → {FALSE}\n", None, True),
    "a masked number": (f"{W}：SY1234****\n", None, True),
    "masked with circles": (f"{W}：SY1234○○○○\n", None, True),
    "masked with large circles": (f"{W}：SY1234◯◯◯◯\n", None, True),
    "masked with zeros of kanji": (f"{W}：SY1234〇〇〇〇\n", None, True),
    "masked with signs": (f"{W}：SY1234####\n", None, True),
    "masked with question marks": (f"{W}：SY1234????\n", None, True),
    "masked with crosses": (f"{W}：SY1234××××\n", None, True),
    "masked with letters": (f"{W}：SY1234XXXX\n", None, True),
    "masked with low lines": (f"{W}：SY1234____\n", None, True),
    "masked with dashes": (f"{W}：SY1234----\n", None, True),
    "masked with an ellipsis": (f"{W}：SY1234…\n", None, True),
    "masked at the front": (f"{W}：******5678\n", None, True),
    "two numbers glued": (f"{W}：{TRUE}{FALSE}\n", None, True),
    "two numbers with a comma": (f"{W}：{FALSE},{TRUE}\n", None, True),
    "two numbers with a stroke": (f"{W}：{FALSE}/{TRUE}\n", None, True),
    "two numbers with a dot": (f"{W}：{FALSE}・{TRUE}\n", None, True),
    "a branch number": (f"{W}：{TRUE}-2\n", None, True),
    "a footnote in a circle": (f"{W}：{TRUE}①\n", TRUE, False),
    "a list mark in a circle": (f"{W}\n①{TRUE}\n", TRUE, False),
    "a superscript": (f"{W}：{TRUE}²\n", TRUE, False),
    "a superscript inside": (f"{W}：SY1234²5678\n", None, True),
    "a fraction": (f"{W}：SY1234½\n", None, True),
    "a number in two groups": (f"{W}：SY1234 5678\n", None, True),
    "a number in two groups, then prose": (f"{W}：SY1234 5678 です。\n", None, True),
    "a number in two groups, in brackets": (f"{W}：[SY1234 5678]\n", None, True),
    "a number in two groups by a thin space": (f"{W}：SY1234\u20095678（税込）\n", None, True),
    "a number in two groups by a Braille blank": (f"{W}：SY1234\u28005678\n", None, True),
    "a number in two groups by a dot": (f"{W}：SY1234·5678\n", None, True),
    "a number in two groups by a long vowel": (f"{W}：SY1234ー5678\n", None, True),
    "a number in two groups by the kanji for one": (f"{W}：SY1234一5678\n", None, True),
    "a number in two groups by a line": (f"{W}：SY1234─5678\n", None, True),
    "a number with a lost character": (f"{W}：SY1234\ufffd5678\n", None, True),
    "a number wrapped with a hyphen": (f"{W}：SY1234-\n5678\n", None, True),
    "a number wrapped": (f"{W}：SY1234\n5678\n", None, True),
    "a number wrapped with letters": (f"{W}：SY1234\n56A8\n", None, True),
    "zero-width signs inside": (f"{W}：SY12\u200b34\u2060567\ufeff8\n", TRUE, True),
    "tag characters inside": (f"{W}：SY1234\U000e0031\U000e00325678\n", TRUE, True),
    "a Mongolian separator inside": (f"{W}：SY1234\u180e5678\n", TRUE, True),
    "Cyrillic letters in the number": (f"{W}：ЅУ87654321\n", None, True),
    "a Cyrillic letter at the end": (f"{W}：SY8765432О\n", None, True),
    "small capitals in the number": (f"{W}：ꜱʏ87654321\n", None, True),
    "combining marks in the number": (f"{W}：SY8765\u033654321\n", None, True),
    "Arabic digits": (f"{W}：SY١٢٣٤٥٦٧٨\n", None, True),
    "full width": (f"{W}：ＳＹ１２３４５６７８\n", TRUE, True),
    "a look-alike label": (f"自動廷長加入時のご注文番号：{FALSE}\n", None, True),
    "a look-alike label above the true one": (f"自動廷長加入時のご注文番号：{FALSE}\n{W}：{TRUE}\n", TRUE, True),
    "a look-alike label in Latin letters": (f"Оrder number at the point of Automatic renewal enrollment: {FALSE}\n", None, True),
    "right to left override": (f"{W}：\u202e12345678YS\n", None, True),
    "right to left override in the label": (f"\u202e{W}：{FALSE}\n", None, True),
    "right to left embedding": (f"\u202b{W}\u05d0{FALSE}\u05d0{C}\u05d0{TRUE}\u202c\n", None, True),
    "right to left isolate": (f"\u2067{W}\u05d0{FALSE}\u05d0{C}\u05d0{TRUE}\u2069\n", None, True),
    "Hebrew between": (f"\u05d0 {FALSE} \u05d0 {W} \u05d0 {TRUE}\n", None, True),
    "the number in an address only": (f"{W}：https://www.nortonstore.jp/orderstatus/?no={FALSE}\n", None, True),
    "the number in a mail address only": (f"{W}：{FALSE}@example.jp\n", None, True),
    "the number in a file name": (f"{W}：{FALSE}.pdf\n", None, True),
    "a telephone number": (f"{W}：0120-123-456\n", None, True),
    "a telephone number without signs": (f"{W}：0120123456\n", "0120123456", False),
    "a date": (f"{W}：20231120\n", "20231120", False),
    "a number far below": (f"{W}：\n" + "\n" * 50 + f"{FALSE}\n", FALSE, False),
    "a carriage return over the line": (f"{W}：{TRUE}\r{C}：{FALSE}\n", TRUE, True),
    "a terminal sequence inside": (f"{W}：SY12\x1b[31m345678\x1b[0m\n", TRUE, False),
    "backspaces inside": (f"{W}：{FALSE}" + "\b" * 10 + f"{TRUE}\n", None, True),
    "a quoted false notice": (f"{W}：{TRUE}\n\n> {W}：{FALSE}\n", None, True),
    "a false forwarded block": (
        f"{W}：{TRUE}\n\n---------- Forwarded message ---------\nFrom: {VENDOR}\nDate: 2023/11/20\nSubject: {SUBJECT}\nTo: mallory@example.com\n\n{W}：{FALSE}\n",
        None, True),
    "another shop's original order": ("元の注文番号：250-1234567-7654321\n", None, True),
}  # fmt: skip


def plain() -> Found:
    """Tricks of plain text."""
    return [
        _plain(f"text: {name}", body, number, must_print=sure) for name, (body, number, sure) in PLAIN.items()
    ]


def _alternative(first: bytes, second: bytes, subtype: str = "alternative") -> bytes:
    return mail(multipart(subtype, [first, second], "=_b"))


def structures() -> Found:
    """Tricks of MIME and of charsets."""
    true_text, false_text = text(f"{W}：{TRUE}\n"), text(f"{W}：{FALSE}\n")
    true_page, false_page = markup(f"<p>{W}：{TRUE}</p>"), markup(f"<p>{W}：{FALSE}</p>")
    current_page = markup(f"<p>{C}：{FALSE}</p>")
    enclosed = b"Content-Type: message/rfc822\n\n" + mail(false_text)
    twice = f'Content-Type: text/plain; charset=utf-8\nContent-Type: text/html; charset=utf-8\n\n<span style="display:none">{DECOY}</span>'.encode()
    jis = (
        b"Content-Type: text/plain; charset=iso-2022-jp\n\n"
        + f"{W}：{TRUE}\n".encode("iso2022_jp") + b"\x1b$B" + b"SY87654321" + b"\x1b(B\n"
    )  # fmt: skip
    utf7 = b"Content-Type: text/plain; charset=utf-7\n\n" + f"{W}：".encode("utf-7") + b"SY87654321\n"
    overlong = text(f"{C}：{FALSE}\n").replace("今".encode(), b"\xf0\x84\xbb\x8a")
    attached = false_page.replace(
        b"Content-Transfer", b"Content-Disposition: attachment; filename=a.html\nContent-Transfer", 1
    )
    cases = [
        ("two different parts", _alternative(false_text, true_page), None, False),
        ("the plain part lies", _alternative(false_text, current_page), None, False),
        ("two HTML parts", _alternative(true_page, false_page, "mixed"), None, False),
        ("two HTML parts, the last has the number of now", _alternative(false_page, current_page), None, False),
        ("an enclosed message with another number", _alternative(true_text, enclosed, "mixed"), None, False),
        ("an attached page with another number", _alternative(true_text, attached, "mixed"), None, False),
        ("a label in one part, the number in the next", _alternative(text(f"{W}：\n"), text(f"{FALSE}\n"), "mixed"), None, False),
        ("two Content-Type fields", mail(twice), None, False),
        ("two boundaries", mail(multipart("mixed", [true_text], "=_a").replace(b'"=_a"', b'"=_a"; boundary="=_b"')), TRUE, False),
        ("double octets between", mail(jis), TRUE, False),
        ("a label in UTF-7", mail(utf7), FALSE, False),
        ("overlong UTF-8 in the label of now", mail(overlong), None, False),
        ("HTML sent as plain text", mail(text(f'<td>{W}</td><td style="display:none">{FALSE}</td><td>{TRUE}</td>')), None, False),
        ("text in the preamble", mail(multipart("mixed", [text(f"{C}：{FALSE}\n")], "=_a").replace(b"\n\n--", f"\n\n{DECOY}\n--".encode(), 1)), None, False),
        ("text in the epilogue", mail(multipart("mixed", [true_text], "=_a") + f"{DECOY}\n".encode()), TRUE, True),
        ("an AMP part", _alternative(text(f'<html amp4email><body><p>{W}：{FALSE}</p></body></html>', "x-amp-html"), true_page), None, False),
        ("an external body", mail(b"Content-Type: message/external-body; access-type=URL; URL=https://evil.example/\n\n" + DECOY.encode()), None, False),
        ("a calendar", mail(text(f"BEGIN:VCALENDAR\nDESCRIPTION:{DECOY}\nEND:VCALENDAR\n", "calendar")), None, False),
    ]  # fmt: skip
    return [Imitation(f"structure: {name}", octets, number, (), sure) for name, octets, number, sure in cases]


def senders() -> Found:
    """Tricks of the header section, and links."""
    true_text = text(f"{W}：{TRUE}\n{C}：{FALSE}\n\n{LINK}\n")
    plain_label = text(f"ノートンをご購入いただきありがとうございます。\nご注文番号：{FALSE}\n")
    purchase = "製品ご購入内容のご連絡"

    def bought(sender: str) -> bytes:
        return mail(plain_label, sender, subject=purchase)

    def linked(
        href: str, words: str = "自動延長サービスに関する各種手続きについて", sender: str = EVIL
    ) -> bytes:
        return mail(markup(f'{GENUINE}<p><a href="{href}">{words}</a></p>'), sender)

    fake = "Authentication-Results: mx.google.com; dmarc=pass header.from=mail.nortonstore.jp\n"
    fail = (
        "Authentication-Results: mx.google.com; dkim=fail header.d=nortonstore-jp.example; spf=fail smtp.mailfrom=nortonstore-jp.example;"
        " dmarc=fail header.from=nortonstore-jp.example\n"
    )  # fmt: skip
    refused = [
        ("a purchase from a display name", bought(f'"{VENDOR}" <a@evil.example>')),
        ("a purchase from two From fields", bought(f"{VENDOR}\nFrom: a@evil.example")),
        ("a purchase from two addresses", bought(f"{VENDOR}, a@evil.example")),
        ("a purchase from a longer domain", bought("order@mail.nortonstore.jp.evil.example")),
        ("a purchase from a look-alike", bought("order@mail.n0rtonstore.jp")),
        ("a purchase from punycode", bought("order@mail.xn--nortnstore-5gb.jp")),
        ("a purchase from a full-width domain", bought("order@ｍail.nortonstore.jp")),
        ("a purchase from a comment", bought(f"a@evil.example ({VENDOR})")),
        ("a purchase from an encoded word", bought("=?utf-8?Q?order=40mail.nortonstore.jp?= <a@evil.example>")),
        ("a purchase from an encoded word with brackets", bought("=?utf-8?Q?=3Corder=40mail.nortonstore.jp=3E?= <a@evil.example>")),
        ("a purchase from a quoted local part", bought(f'"{VENDOR}"@evil.example')),
        ("a purchase from two bracketed addresses", bought(f"<{VENDOR}> <a@evil.example>")),
        ("a purchase from a route", bought("<@mail.nortonstore.jp:a@evil.example>")),
        ("a purchase from a group", bought(f"{VENDOR}: a@evil.example;")),
        ("a purchase from a NUL", bought("order@mail.nortonstore.jp\0@evil.example")),
        ("foreign sender, look-alike link", linked("https://www.nortonstore.jp.evil.example/")),
        ("foreign sender, failed authentication", mail(true_text, EVIL, fail)),
    ]  # fmt: skip
    found = [Imitation(f"sender: {name}", octets, None, (), must_print=False) for name, octets in refused]
    found += [
        Imitation("sender: foreign, no link", mail(text(f"{W}：{TRUE}\n"), EVIL), TRUE, ("foreign-sender",)),
        Imitation(
            "sender: a report he wrote himself", mail(true_text, EVIL, fake), TRUE, ("foreign-sender",)
        ),
    ]
    misleading = [
        ("text of an official address", linked("https://evil.example/", LINK, VENDOR)),
        ("a user part", linked("https://www.nortonstore.jp@evil.example/support/autorenewal/procedural/", sender=VENDOR)),
        ("a backslash", linked(r"https://www.nortonstore.jp\@evil.example/support/autorenewal/procedural/", sender=VENDOR)),
        ("a longer host", linked("https://www.nortonstore.jp.evil.example/support/autorenewal/procedural/", sender=VENDOR)),
        ("a look-alike host", linked("https://www.n0rtonstore.jp/support/autorenewal/procedural/", sender=VENDOR)),
        ("a decimal host", linked("https://1370164356/support/autorenewal/procedural/", sender=VENDOR)),
        ("an octal host", linked("https://024266170110/support/autorenewal/procedural/", sender=VENDOR)),
        ("a full-width host", linked("https://www.ｎortonstore.jp.evil.example/support/autorenewal/procedural/", sender=VENDOR)),
        ("a full-width dot", linked("https://www.nortonstore.jp。evil.example/", sender=VENDOR)),
        ("no scheme", linked("//evil.example/support/autorenewal/procedural/", sender=VENDOR)),
        ("data", linked("data:text/html;base64,PGI+", sender=VENDOR)),
        ("a script", linked("java\tscript:alert(1)", sender=VENDOR)),
        ("a redirector", linked("https://t.co/abcdef", sender=VENDOR)),
        ("a line end inside", linked("https://www.nortonstore.jp&#10;.evil.example/", sender=VENDOR)),
        ("a picture over it", linked("https://evil.example/", '<img src="cid:a" alt="停止手続き">', VENDOR)),
        ("an area", mail(markup(GENUINE + '<map><area href="https://evil.example/" alt="停止手続き"></map>'))),
        ("a form", mail(markup(GENUINE + '<form action="https://evil.example/"><button>停止手続き</button></form>'))),
        ("a base", mail(markup(GENUINE + '<a href="/support/autorenewal/procedural/">停止手続き</a>', '<base href="https://evil.example/">'))),
        ("printed with a full-width dot", mail(text(f"{W}：{TRUE}\n停止手続き https://www.nortonstore.jp。evil.example/\n"))),
    ]  # fmt: skip
    found += [Imitation(f"link: {name}", octets, TRUE, ("foreign-link",)) for name, octets in misleading]
    return found


@cache
def imitations() -> tuple[Imitation, ...]:
    """Return them all."""
    return (
        *hidden_decoys(), *hidden_words(), *reordered(), *tables(), *plain(), *structures(), *senders(),
    )  # fmt: skip
