"""Pages of chance that hold labels and numbers in every order that HTML and CSS can give them."""

from __future__ import annotations

import random
from typing import Final

W, C = "自動延長加入時のご注文番号", "今回のご注文番号"

STYLES: Final = (
    "display:none", "visibility:hidden", "font-size:0", "font-size:1px", "opacity:0", "color:#fff", "color:white;background:#fff", "position:absolute;left:-9999px",
    "position:absolute;top:0;left:0", "position:absolute;top:40px;left:300px", "position:relative;top:60px", "position:relative;left:400px", "float:right", "float:left",
    "direction:rtl", "unicode-bidi:bidi-override;direction:rtl", "transform:translateY(80px)", "transform:scaleX(-1)", "margin-top:-60px", "margin-left:300px", "margin-top:30px",
    "display:flex", "display:flex;flex-direction:row-reverse", "display:flex;flex-direction:column-reverse", "display:flex;flex-flow:row wrap-reverse", "order:-1", "order:2",
    "display:grid;grid-template-columns:1fr 1fr", "display:grid;grid-auto-flow:column;grid-template-rows:auto auto", "grid-row:1", "grid-column:2", "display:block", "display:inline",
    "display:inline-block", "display:table-cell", "display:table-row", "display:table-footer-group", "display:table-header-group", "column-count:2", "writing-mode:vertical-rl",
    "overflow:hidden;height:0", "overflow:hidden;height:20px", "overflow:hidden;width:0", "max-height:1px;overflow:hidden", "text-indent:-9999px", "line-height:0", "clip-path:inset(100%)",
    "width:300px", "text-align:right", "padding:10px", "border:1px solid red", "font-weight:bold", "color:#333", "background:#eee", "height:5px", "zoom:0.01", "letter-spacing:-20px",
    "position:sticky;top:0", "position:fixed;bottom:0", "display:contents", "display:run-in", "content-visibility:hidden", "visibility:collapse", "vertical-align:bottom", "clear:both",
    "transform:rotate(180deg)", "rotate:180deg", "translate:0 90px", "scale:0", "inset:0", "display:none none", "display:none;display:block", "display:block!important;display:none",
    "d\\isplay:none", "display:/**/none", "DISPLAY:NONE", "font:0/0 a", "font-size:calc(1px*0)", "color:transparent", "color:rgba(0,0,0,0)", "color:hsl(0 0% 100%)", "color:snow",
)  # fmt: skip
SELECTORS: Final = (
    ".a", ".b", "td.a", ".a.b", ".a .b", ".a > *", "div + div", "td:first-child", "tr:nth-child(2)", "td:last-child", "p:not(.a)", "[class=a]", "[class~=b]", "span", "td + td",
    "table .b", "#i", "*.a", ".A", "tr > td", "div ~ p", "p, .a", ":is(.a)", "td:nth-child(odd)", "body .a", "@media all{.a", "@media screen and (min-width:1px){.b", "@supports (display:grid){.a",
)  # fmt: skip
INLINE: Final = (
    "span",
    "b",
    "i",
    "font",
    "a",
    "u",
    "small",
    "sup",
    "sub",
    "s",
    "del",
    "bdo dir=rtl",
    "label",
    "em",
    "ruby",
    "rt",
    "code",
    "q",
)
BLOCKS: Final = ("div", "p", "h3", "section", "center", "blockquote", "ul", "li", "dl", "dt", "dd", "pre", "form", "fieldset", "details", "div dir=rtl", "address")  # fmt: skip
CLASSES: Final = ("", "", "", ' class="a"', ' class="b"', ' class="a b"', ' id="i"')


class Maker:
    """Draws one page."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0
        self.oddity = chance.choice((0.0, 0.05, 0.15, 0.3))
        self.left = [W] * chance.randint(1, 2) + [C] * chance.randint(0, 2) + ["SY"] * chance.randint(1, 3)
        chance.shuffle(self.left)

    def page(self) -> str:
        chance = self.chance
        css = ""
        while chance.random() < 2 * self.oddity:
            selector = chance.choice(SELECTORS)
            css += f"{selector}{{{chance.choice(STYLES)}}}{'}' if selector.startswith('@') else ''}"
        style = f"<style>{css}</style>" if css else ""
        body = "".join(self.block(0) for _ in range(chance.randint(1, 3)))
        doctype = chance.choice(("<!DOCTYPE html>", ""))
        return f'{doctype}<html><head><meta charset="utf-8">{style}</head><body>{body}</body></html>'

    def _odd(self) -> str:
        """Return attributes."""
        text = self.chance.choice(CLASSES) if self.oddity else ""
        return text + (f' style="{self.chance.choice(STYLES)}"' if self.chance.random() < self.oddity else "")

    def number(self) -> str:
        self.count += 1
        return f"SY{self.chance.randint(1000, 9999)}{self.count:04}"

    def token(self) -> str:
        """Return one of the few labels and numbers of the page, or what connects them, or nothing."""
        if self.left and self.chance.random() < 0.8:
            token = self.left.pop()
            return self.number() if token == "SY" else token
        return self.chance.choice(("", "", "", "", "：", "&nbsp;", "。", "x"))

    def inline(self, depth: int = 0) -> str:
        text = self.token()
        if self.chance.random() < 0.3:
            text += self.chance.choice(("：", " ", "　", "<br>", ": ")) + self.token()
        if depth < 2 and self.chance.random() < 0.15 + self.oddity:
            name = self.chance.choice(INLINE if self.chance.random() < self.oddity else INLINE[:4])
            text = f"<{name}{self._odd()}>{text}</{name.split()[0]}>"
        return text

    def block(self, depth: int) -> str:
        chance = self.chance
        if depth > 3 or chance.random() < 0.2:
            return self.inline()
        if chance.random() < 0.5:
            return self.table(depth)
        name = chance.choice(BLOCKS if chance.random() < self.oddity else BLOCKS[:2])
        inside = "".join(self.block(depth + 1) for _ in range(chance.randint(1, 3)))
        close = "" if chance.random() < self.oddity / 3 else f"</{name.split()[0]}>"
        return f"<{name}{self._odd()}>{inside}{close}"

    def table(self, depth: int) -> str:
        chance = self.chance
        width = chance.randint(1, 3)
        rows = [
            self.row(depth, width, heading=number == 0 and chance.random() < 0.5)
            for number in range(chance.randint(1, 3))
        ]
        if chance.random() < self.oddity:
            group = chance.choice(("thead", "tbody", "tfoot"))
            at = chance.randrange(len(rows))
            rows[at] = f"<{group}{self._odd()}>{rows[at]}</{group}>"
        if chance.random() < self.oddity / 2:
            rows.insert(
                chance.randint(0, len(rows)),
                chance.choice(
                    (
                        self.token(),
                        f"<div>{self.token()}</div>",
                        f"<caption>{self.token()}</caption>",
                        '<col style="visibility:collapse">',
                    )
                ),
            )
        return f"<table{chance.choice(('', ' border=1', ' align=right', ' dir=rtl') if chance.random() < self.oddity else ('', ' border=1'))}{self._odd()}>{''.join(rows)}</table>"

    def row(self, depth: int, width: int, *, heading: bool) -> str:
        chance = self.chance
        cells = []
        for _ in range(width + (chance.random() < self.oddity) - (chance.random() < self.oddity)):
            name = "th" if heading else "td"
            span = ""
            if chance.random() < self.oddity:
                span = f' {chance.choice(("colspan", "rowspan"))}="{chance.choice(("2", "3", "0", "2px", "+2", "-1", "9"))}"'
            content = self.inline() if heading or chance.random() < 0.85 else self.block(depth + 2)
            cells.append(f"<{name}{span}{self._odd()}>{content}</{name}>")
        return f"<tr{self._odd()}>{''.join(cells)}</tr>"


def page(seed: int) -> str:
    """Return the page of *seed*."""
    return Maker(random.Random(seed)).page()  # noqa: S311
