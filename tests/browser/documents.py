"""Pages of the sweep: structures of mail crossed with declarations of every property that can hide, move, break or replace text.

Each number of a page stands once. What a declaration does is not written down here: a browser tells.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

LABEL: Final = "自動延長加入時のご注文番号"

# property -> values, valid and not; more invalid ones are added to each.
VALUES: Final[dict[str, str]] = {
    "display": "none|block|inline|inline-block|flex|inline-flex|grid|inline-grid|table|inline-table|table-row|table-cell|table-row-group|"
    "table-header-group|table-footer-group|table-caption|table-column|table-column-group|list-item|flow-root|contents|block flow|inline flow-root|"
    "-webkit-box|-webkit-inline-box|-webkit-flex|-ms-flexbox|run-in|ruby|block ruby|math|none none|inherit|initial|unset|revert|inline list-item|grid-lanes",
    "visibility": "hidden|visible|collapse|inherit|initial|none",
    "opacity": "0|1|.5|0%|100%|.01|.04|-1|2|calc(0)|0.0|auto|0px|inherit",
    "-webkit-opacity": "0|1",
    "content-visibility": "hidden|visible|auto|none",
    "font-size": "0|0px|1px|2px|4px|10px|0.1em|0em|1e-9em|calc(0px)|calc(1px*0)|smaller|xx-small|0%|50%|1|12|-1px|math|larger|inherit|initial|medium|0pt|.5pt|min(0px,1px)",
    "font": "0/0 a|0 a|0px/1 sans-serif|12px/1.5 sans-serif|12px|bold 1px serif|1px/20px x|caption|inherit|italic small-caps bold 14px/20px Arial, sans-serif|14px/0 serif",
    "line-height": "0|1|0px|1px|20px|0%|normal|-1|1.5em|.1|200px|none",
    "color": "#fff|white|transparent|rgba(0,0,0,0)|rgb(255 255 255)|hsl(0 0% 100%)|snow|#fffe|#0000|currentcolor|inherit|#ffff|#ff|#fefefe|rgb(255,255,255,1)|#000|red|"
    "rgba(255,255,255,.9)|hsla(0,0%,100%,1)|hwb(0 100% 0%)|lab(100% 0 0)|oklch(1 0 0)|color(srgb 1 1 1)|color-mix(in srgb, white, white)|whit|var(--n,#fff)|light-dark(#fff,#000)|"
    "rgb(100%,100%,100%)|rgb(300,300,300)|rgb(0 0 0/0%)|canvas|canvastext",
    "-webkit-text-fill-color": "transparent|#fff|#000|none",
    "background": "#000|black|none|#333 url(x.png)|linear-gradient(#000,#000)|linear-gradient(#eee,#fff)|transparent|url(x.png) no-repeat center/cover #222|#000 x|red|inherit|0 0|text #000",
    "background-color": "#000|#111|black|transparent|inherit|none|initial|#fff|rgb(0 0 0/.9)",
    "background-clip": "text|padding-box|content-box|x",
    "-webkit-background-clip": "text",
    "-webkit-text-stroke": "20px #fff|1px red|0",
    "text-shadow": "0 0 2px #000|none",
    "filter": "opacity(0)|blur(0)|blur(40px)|brightness(0)|invert(1)|none|grayscale(1)|contrast(0)|drop-shadow(0 0 2px red)",
    "-webkit-filter": "opacity(0)|none",
    "mix-blend-mode": "normal|screen|multiply|difference",
    "mask": "none|linear-gradient(#000,#000)|linear-gradient(transparent,transparent)|url(x.png)",
    "-webkit-mask-image": "none|linear-gradient(transparent,transparent)|linear-gradient(#000,#000)",
    "clip-path": "inset(100%)|inset(0)|none|circle(0)|polygon(0 0,0 0,0 0)|inset(50%)|circle(500px)",
    "-webkit-clip-path": "inset(100%)|none",
    "clip": "rect(0,0,0,0)|rect(1px,1px,1px,1px)|auto",
    "transform": "scale(0)|scale(1)|scaleX(-1)|rotate(90deg)|rotate(180deg)|rotate(0)|translateX(-2000px)|translate(0,0)|translateY(80px)|none|matrix(0,0,0,0,0,0)|rotateY(90deg)|skewX(5deg)|translateX(2px)|scale(.01)|translate3d(0,0,0)|rotate(2deg)",
    "-webkit-transform": "scale(0)|none",
    "rotate": "180deg|0deg|none|y 90deg",
    "scale": "0|1|none|.01|1.2",
    "translate": "0 90px|0|-2000px|none|2px",
    "zoom": "1|0|0.01|2|normal|50%|.5",
    "position": "absolute|relative|fixed|sticky|static|x|inherit",
    "position:absolute;left": "-9999px|0|300px|auto|-450px|50%|2000px",
    "position:absolute;top": "-9999px|0|300px|40px",
    "position:absolute;right": "0|300px|-900px",
    "position:absolute;clip": "rect(0,0,0,0)|rect(1px,1px,1px,1px)|auto|rect(auto,auto,auto,auto)",
    "position:relative;left": "-9999px|2px|300px|auto|0",
    "position:relative;top": "-9999px|60px|-60px|3px|-2px",
    "position:fixed;bottom": "0|-99px",
    "position:absolute;inset": "0|-999px auto auto -999px|auto",
    "position:relative;z-index": "-1|1|auto|0",
    "left": "-9999px|0", "top": "-999px",
    "margin": "0|-9999px|10px|0 0 0 -9999px|auto|-2px|0 auto|-60px 0 0|10px -999px|5",
    "margin-left": "-9999px|300px|-5px|0|auto|-50%|9999px|20",
    "margin-top": "-900px|-30px|-5px|30px|0|-60px",
    "margin-bottom": "-900px|-30px|20px|-10px",
    "margin-inline-start": "-9999px|10px", "margin-block": "-900px 0|10px", "margin-right": "-999px|10px",
    "padding": "0|10px|0 0 0 9999px|900px|-1px|4", "padding-left": "9999px|20px|0", "padding-top": "300px|10px|900px",
    "text-indent": "-9999px|-5px|2em|0|9999px|-1em|hanging 2em|x",
    "letter-spacing": "-20px|-1px|.1em|normal|2em|-.5em|40px|0",
    "word-spacing": "-20px|10px|normal",
    "white-space": "nowrap|pre|normal|pre-line|pre-wrap|x",
    "overflow": "hidden|visible|auto|clip|scroll",
    "overflow:hidden;height": "0|1px|20px|auto|3px|0%|100%|200px|1em|calc(0px)|0x",
    "overflow:hidden;max-height": "0|0px|1px|20px|none|300px|0%|1.4em",
    "overflow:hidden;width": "0|1px|60px|300px|auto|100%|0%",
    "overflow:hidden;max-width": "0|1px|600px|none",
    "overflow:hidden;line-height": "0|1px|1",
    "overflow:hidden;font-size:0;line-height": "0", "overflow:hidden;padding-top": "10px",
    "overflow:hidden;text-indent": "100%|-999px|150%", "overflow:hidden;white-space:nowrap;width": "40px|200px|400px",
    "overflow:clip;height": "0", "overflow-y:hidden;height": "0|20px", "overflow-x:hidden;width": "0|20px",
    "overflow:auto;height": "0|20px", "overflow:hidden;block-size": "0", "overflow:hidden;max-block-size": "0|40px",
    "overflow:hidden;box-sizing:border-box;height": "44px|0|20px",
    "height": "0|5px|300px|auto|100%|0px|x", "max-height": "0|5px|none|600px", "min-height": "0|300px", "width": "0|300px|100%|1px|auto|50%", "max-width": "0|600px|1px|none",
    "float": "left|right|none|inline-start|inline-end|x", "clear": "both|left|none|x",
    "float:left;width": "50%|100%|200px|0|600px|30%", "float:right;width": "50%|100%|200px",
    "display:inline-block;width": "50%|49%|100%|200px|0|600px|1px", "display:inline-block;margin-right": "20px|0", "display:inline-block;padding": "0 10px|0",
    "display:inline-block;vertical-align": "top|middle|bottom|super", "display:inline-block;overflow:hidden;width": "0|60px|300px",
    "flex-direction": "column|row", "display:flex;flex-direction": "row|column|row-reverse|column-reverse|x", "display:flex;flex-wrap": "wrap|nowrap|wrap-reverse",
    "display:flex;flex-flow": "row wrap|column|row-reverse|column wrap", "display:flex;justify-content": "space-between|center|flex-end|normal", "display:flex;align-items": "center|stretch|flex-end",
    "display:grid;grid-template-columns": "1fr 1fr|100px 1fr|none|repeat(2,1fr)|auto|0 1fr|repeat(auto-fit,minmax(200px,1fr))|[a] 1fr [b] 1fr|1fr", "display:grid;grid-auto-flow": "column|row|dense",
    "display:grid;grid-template-rows": "0|auto auto|20px 1fr|0fr 1fr", "display:grid;grid-template-areas": "'a b'|none", "display:grid;gap": "10px|0",
    "order": "-1|1|2|0|x|1.5", "flex": "1|0 0 0|0 0 50%|none|auto|1 1 300px|0 0 100%", "flex:1;min-width": "0|200px", "grid-row": "1|2|auto|1/3", "grid-column": "2|1|auto|1/3|span 2", "grid-area": "1/2|a|auto",
    "align-self": "flex-end|auto", "place-self": "end",
    "direction": "rtl|ltr|x", "unicode-bidi:bidi-override;direction": "rtl|ltr", "unicode-bidi": "bidi-override|embed|isolate|plaintext|normal",
    "writing-mode": "vertical-rl|horizontal-tb|sideways-lr|vertical-lr|tb", "text-orientation": "upright|mixed",
    "columns": "2|auto|200px", "column-count": "2|1|auto", "column-width": "100px|auto",
    "text-align": "right|center|left|justify|x", "vertical-align": "top|super|sub|bottom|-200px|50px|middle|10%", "text-transform": "uppercase|lowercase|none|full-width|capitalize",
    "text-decoration": "line-through|underline|none|overline|line-through 10px|underline line-through red", "text-decoration-line": "line-through|underline",
    "-webkit-text-security": "disc|none|circle", "text-combine-upright": "all|none", "font-variant": "small-caps|normal", "font-size-adjust": "0|none|.5|from-font", "-webkit-line-clamp": "1|none",
    "display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden;-webkit-line-clamp": "1|2|none", "text-overflow": "ellipsis|clip|''", "list-style": "none|disc|inside|'x'|square inside", "list-style-position": "inside|outside",
    "table-layout": "fixed|auto", "border-collapse": "collapse|separate", "caption-side": "bottom|top", "empty-cells": "hide|show", "border-spacing": "0|10px",
    "table-layout:fixed;width": "1px|300px|100%", "contain": "strict|size|none|paint|layout|content|inline-size", "contain:paint;height": "0|20px", "aspect-ratio": "1/1|100000/1|auto",
    "all": "unset|initial|revert|inherit|x", "cursor": "pointer|x", "border": "1px solid red|0|99px solid #000|5", "outline": "1px solid red|99px solid #fff|0|none", "outline-offset": "-20px|0",
    "box-shadow": "0 2px 8px #ccc|inset 0 0 0 999px #000|none", "will-change": "transform", "perspective": "0|100px|none", "backface-visibility": "hidden|visible", "transform:rotateY(180deg);backface-visibility": "hidden|visible",
    "animation": "k 1s|none", "transition": "all 1s|none", "math-depth": "9|0|add(1)", "font-size:math;math-depth": "20|0|add(1)", "mso-hide": "all|none", "-moz-opacity": "0", "-ms-filter": "x", "behavior": "url(x)", "-webkit-order": "-1", "text-size-adjust": "none|0",
    "-webkit-text-size-adjust": "100%|none", "zoom:1;opacity": "0", "hyphens": "auto|none", "word-break": "break-all|keep-all|normal", "word-wrap": "break-word", "overflow-wrap": "anywhere", "line-break": "anywhere", "text-wrap": "nowrap|balance", "tab-size": "0",
    "shape-outside": "circle()|none", "object-fit": "cover", "resize": "both", "appearance": "none|button", "user-select": "none", "pointer-events": "none", "touch-action": "none", "isolation": "isolate", "counter-reset": "x", "quotes": "none|'a' 'b'",
    "offset-path": "none|path('M0 0 L 900 900')", "offset-distance": "50%", "interactivity": "inert", "-webkit-user-modify": "read-only", "-webkit-box-reflect": "below", "--x": "0", "--display": "none", "initial-letter": "2|normal", "text-box-trim": "trim-both|none",
    "-webkit-margin-start": "-9999px|0", "-webkit-padding-start": "9999px|0", "-webkit-logical-height": "0", "overflow:hidden;-webkit-logical-height": "0", "overflow:hidden;-webkit-max-logical-height": "0", "-epub-text-transform": "uppercase", "grid-gap": "1px", "position-visibility": "always|no-overflow", "font-family": "x|serif",
    "text-emphasis": "'x'|none|dot", "font-stretch": "50%", "font-palette": "dark", "margin-trim": "block", "field-sizing": "content", "background-image": "linear-gradient(#000,#000)|url(x.png)|none|x", "background-size": "0 0|cover", "color-scheme": "dark|light|light dark|only dark",
    "forced-color-adjust": "none", "box-sizing": "border-box", "min-width": "0|2000px", "text-fit": "grow|none", "interpolate-size": "allow-keywords", "column-span": "all", "break-before": "page|column", "page-break-before": "always", "orphans": "2",
}  # fmt: skip
INVALID: Final = ("", "x", "auto none", "0 x", "none!", "#", "url(")

# {s} is a style attribute, {1} to {6} are numbers.
STRUCTURES: Final = (
    "<p{s}>L：{1}</p><p>L：{2}</p>",
    "<div{s}><p>{1}</p></div><p>{2}</p>",
    "<div><span{s}>{1}</span><span>{2}</span></div>",
    "<div><span>{1}</span><span{s}>{2}</span>{3}</div>",
    "<div>{1} <b{s}>{2}</b> {3}</div>",
    "<p>L：<span{s}>{1}</span></p><p>L <span>{2}</span></p>",
    "<div{s}><span>{1}</span><span>{2}</span></div><div>{3}</div>",
    "<div{s}><div>{1}</div><div>{2}</div></div><div>{3}</div>",
    "<div{s}><div>L</div><div>{1}</div><div>L</div><div>{2}</div></div>",
    "<div{s}>{1}<br>{2}</div>{3}",
    "<table><tr><td{s}>{1}</td><td>{2}</td></tr><tr><td>{3}</td><td>{4}</td></tr></table>",
    "<table><tr{s}><td>{1}</td><td>{2}</td></tr><tr><td>{3}</td><td>{4}</td></tr></table>",
    "<table{s}><tr><th>{1}</th><td>{2}</td></tr><tr><th>{3}</th><td>{4}</td></tr></table><p>{5}</p>",
    '<table width="100%"><tr><td><table{s}><tr><td>{1}</td><td>{2}</td></tr></table></td><td>{3}</td></tr></table>',
    '<div style="display:flex"><div{s}>{1}</div><div>{2}</div><div>{3}</div></div>',
    '<div style="display:grid;grid-template-columns:1fr 1fr"><div{s}>{1}</div><div>{2}</div><div>{3}</div><div>{4}</div></div>',
    '<div style="overflow:hidden"><div{s}>{1}</div><div>{2}</div></div>',
    '<div style="overflow:hidden;height:40px"><div{s}>{1}</div></div><p>{2}</p>',
    '<div style="background:#333;color:#fff"><p{s}>{1}</p><p>{2}</p></div>',
    '<div style="background:#fff"><a href="https://a.example/"{s}>{1}</a> <a href="https://a.example/">{2}</a></div>',
    "<ul><li{s}>{1}</li><li>{2}</li></ul>",
    "<dl><dt{s}>L</dt><dd>{1}</dd><dt>L</dt><dd{s}>{2}</dd></dl>",
    "<center{s}><h2>{1}</h2>{2}</center>",
    '<div style="font-size:0;line-height:0"><span style="font-size:14px;line-height:20px"{s2}>{1}</span><div{s}>{2}</div></div>',
    '<div style="visibility:hidden"><p{s}>{1}</p><b style="visibility:visible">{2}</b></div>{3}',
    '<div style="position:relative;height:100px"><div{s}>{1}</div><div>{2}</div></div><p>{3}</p>',
    '<div style="width:600px;margin:0 auto"><div{s}>{1}</div><div{s}>{2}</div><div>{3}</div></div>',
    "<div>{1}</div><div{s}></div><div>{2}</div>",
    "<div{s}>{1}</div>{2}<div{s}>{3}</div>",
    "<p><font{s}>{1}</font><p>{2}</p>{3}</p>",
    "<span{s}><div>{1}</div>{2}</span>{3}",
    "<fieldset{s}><legend>{1}</legend>{2}</fieldset>",
    '<div style="display:table"><div style="display:table-row"><div{s}>{1}</div><div style="display:table-cell">{2}</div></div></div>',
    "<table><caption{s}>{1}</caption><tr><td>{2}</td></tr><tfoot><tr><td>{3}</td></tr></tfoot></table>",
    "<table><thead{s}><tr><td>{1}</td></tr></thead><tbody><tr><td>{2}</td></tr></tbody></table>",
)
# How a declaration is written: {d} is it, {t} a target.
MANNERS: Final = (
    ' style="{d}"', ' style="{d}"', ' style="{d}"', ' style="{d}"', ' style="{d};"', ' style="{d}!important"', ' style="{d} ! important;color:#222"', ' style="{i};{d}"', ' style="{d};{i}"', ' style="{d};{e}"', ' style="{e};{d}"',
    ' class="k"|.k{{{d}}}', ' class="k"|.k{{{d}}} .k{{{i}}}', ' class="k" style="{e}"|.k{{{d}!important}}', ' class="k"|div.k,.k{{{d}}}', ' class="k"|@media screen{{.k{{{d}}}}}', ' class="k"|@media print{{.k{{{d}}}}}', ' class="k"|@supports (display:grid){{.k{{{d}}}}}',
    ' class="k"|@layer a{{.k{{{d}}}}} .k{{{e}}}', ' class="k"|.k:not(.z){{{d}}}', ' class="k"|:is(.k,.z){{{d}}}', ' class="k"|:where(.k){{{d}}}', ' class="k"|*.k{{{d}}} .k.k{{{e}}}', ' class="k"|.k::before{{{d}}}', ' class="k"|.k:hover{{{d}}}', ' class="k"|.k{{/* x */{d}/* y */}}',
    ' class="k"|[class=k]{{{d}}}', ' class="k"|body .k{{{d}}}', ' class="k"|body > .k{{{d}}}', ' class="k"|.K{{{d}}}', ' class="k"|.k:first-child{{{d}}}', ' class="k"|.k:nth-child(2n+1){{{d}}}', ' class="k"|.k,p::foo{{{d}}}', ' class="k"|@media (max-width:600px){{.k{{{d}}}}}', ' class="k"|@media (min-width:600px){{.k{{{d}}}}}',
)  # fmt: skip
DOCTYPES: Final = ("<!DOCTYPE html>", "<!DOCTYPE html>", "")


def documents(count: int) -> Iterator[str]:
    """Yield *count* pages, the same ones each time; each declaration comes in turn."""
    rows = [(name, value) for name, values in VALUES.items() for value in (*values.split("|"), None)]
    chance = random.Random(14)  # noqa: S311
    for number in range(count):
        name, value = rows[number % len(rows)]
        yield document(chance, name, chance.choice(INVALID) if value is None else value)


def document(chance: random.Random, name: str, value: str) -> str:
    """Return a page that declares *name* with *value* in a structure and manner of chance."""
    other, values = chance.choice(list(VALUES.items()))
    words = {
        "d": f"{name}:{value}",
        "e": f"{other}:{chance.choice(values.split('|'))}",
        "i": f"{name.rpartition(';')[2]}:{chance.choice(INVALID)}",
    }
    manner, _bar, sheet = chance.choice(MANNERS).partition("|")
    style = manner.format(**words).replace("!important!", "!") if '"' not in words["d"] else ""
    structure = chance.choice(STRUCTURES).replace("{s2}", "").replace("{s}", style).replace("L", LABEL)
    for place in range(1, 7):
        structure = structure.replace(
            f"{{{place}}}", f"SY{chance.randrange(1000, 9999)}{place}{chance.randrange(100, 999)}"
        )
    head = f"<style>{sheet.format(**words)}</style>" if sheet else ""
    return f'{chance.choice(DOCTYPES)}<html><head><meta charset="utf-8">{head}</head><body>{structure}</body></html>'
