"""Pages with a decoy that a browser does not show, or shows elsewhere, each with what stands in its head.

``{}`` is the decoy: the label of the enrolment with ``SY99999999``. Below it stands the current order in plain
sight, so that a person finds no number of the enrolment at all.
"""

from __future__ import annotations

DECOY_NUMBER = "SY99999999"
W, C = "自動延長加入時のご注文番号", "今回のご注文番号"
DECOY = f"{W}：{DECOY_NUMBER}"
SEEN = f"<p>{C}：SY87654321</p>"


def _css(text: str) -> str:
    return f"<style>{text}</style>"


def _by(declarations: str) -> tuple[str, str]:
    return (f'<div style="{declarations}">{{}}</div>', "")


def _child(outer: str, inner: str = "") -> tuple[str, str]:
    return (f'<div style="{outer}"><div style="{inner}">{{}}</div></div>', "")


_D = '<div class="d">{}</div>'
_COVER = '<div style="display:inline-block;background:#fff;width:600px;height:90px">。</div>'

UNSEEN: dict[str, tuple[str, str]] = {
    # states and selectors
    "a checked box": ('<input type="checkbox" checked><div class="d">{}</div>', _css("input:checked ~ .d{display:none}")),
    "a disabled field": ('<input disabled><div class="d">{}</div>', _css("input:disabled + .d{display:none}")),
    "an enabled field": ('<input><div class="d">{}</div>', _css("input:enabled + .d{display:none}")),
    "a link that is no anchor": ('<a class="d" href="https://a.example/">{}</a>', _css(".d:link{display:none}")),
    "any of a vendor": (_D, _css("div:-webkit-any(.d){display:none}")),
    "is": (_D, _css(":is(.d){display:none}")),
    "where": (_D, _css(":where(.d){display:none}")),
    "not": (_D, _css("div:not(.e){display:none}")),
    "has": ('<div><div class="d">{}</div></div>', _css("div:has(> .d){display:none}")),
    "the first child": (_D, _css(".d:nth-child(1){display:none}")),
    "an empty neighbour": ('<p></p><div class="d">{}</div>', _css("p:empty + .d{display:none}")),
    "a farther one around": (
        '<div class="a"><div class="b"><div class="b"><p class="c">{}</p></div></div></div>', _css(".a > .b .c{display:none}")),
    "a body of the table that is not written": (
        '<table><tr class="d"><td>{}</td></tr></table>', _css("table > tbody > tr.d{display:none}")),
    "the body of a table": ("<table><tr><td>{}</td></tr></table>", _css("tbody{display:none}")),
    "inside the body of a table": ("<table><tr><td>{}</td></tr></table>", _css("tbody td{display:none}")),
    "a section that ends its paragraph": (
        '<p class="a"><section class="d">{}</section></p>', _css(".a + .d{display:none}")),
    "after many siblings": ('<i class="a"></i>' + "<i></i>" * 300 + '<p class="d">{}</p>', _css(".a ~ .d{display:none}")),
    # attributes and elements
    "popover": ("<div popover>{}</div>", ""),
    "a template with a shadow": ('<div><template shadowrootmode="open">。</template>{}</div>', ""),
    "no script": ("<noscript>{}</noscript>", ""),
    "a marked colour": ('<mark style="color:#ff0">{}</mark>', ""),
    "the colour of anchors": ('<div style="background:#00e"><a href="https://a.example/">{}</a></div>', ""),
    "the colour of anchors of the page": (
        '<div style="background:#123456"><a href="https://a.example/">{}</a></div>', _css("a:link{color:#123456}")),
    # sizes
    "block-size": _by("block-size:0;overflow:hidden"),
    "inline-size": _by("inline-size:0;overflow:hidden"),
    "max-block-size": _by("max-block-size:0;overflow:hidden"),
    "max-inline-size": _by("max-inline-size:0;overflow:hidden"),
    "height by calc": _by("height:calc(0px);overflow:hidden"),
    "height by min": _by("height:min(0px,1px);overflow:hidden"),
    "height by clamp": _by("height:clamp(0px,0px,1px);overflow:hidden"),
    "height that is not understood later": _by("height:0;height:x;overflow:hidden"),
    "height by an exponent": _by("height:1e-9px;overflow:hidden"),
    "overflow that is not understood later": _by("height:0;overflow:hidden;overflow:x"),
    "overflow of two words": _by("height:0;overflow:visible hidden"),
    "contained size": _by("contain:size;overflow:hidden"),
    "strictly contained": _by("contain:strict"),
    "a row of a grid": _child("display:grid;grid-template-rows:0;overflow:hidden", "overflow:hidden"),
    "a row of a grid, flexible": _child("display:grid;height:60px;grid-template-rows:0fr 1fr", "overflow:hidden"),
    "an item of a flexible box": _child("display:flex", "flex:0 0 0;overflow:hidden"),
    "aspect ratio": _by("aspect-ratio:100000/1;overflow:hidden"),
    "a line without height": _by("line-height:0;overflow:hidden"),
    "a line without height inside": _child("overflow:hidden", "line-height:0"),
    "below the edge": ('<div style="height:120px;overflow:hidden">' + "。<br>" * 20 + "{}</div>", ""),
    "below the edge by padding": _by("box-sizing:border-box;height:44px;padding-top:44px;overflow:hidden"),
    "below the edge by a line": _by("height:44px;line-height:300px;overflow:hidden"),
    "a fixed table": ('<table style="table-layout:fixed;width:1px"><tr><td style="overflow:hidden;white-space:nowrap">{}</td></tr></table>', ""),
    "a cell of no width": ('<table width="1"><tr><td style="max-width:0;overflow:hidden;white-space:nowrap">{}</td></tr></table>', ""),
    "two pixels wide": _by("max-width:2px;overflow:hidden;white-space:nowrap"),
    "the tail cut off": (f'<p>{W}：<span style="display:inline-block;width:60px;overflow:hidden;white-space:nowrap">{DECOY_NUMBER}</span></p>', ""),
    "cut off by nowrap inside": _child("width:120px;overflow:hidden", "white-space:nowrap"),
    "no height under a box": ('<div style="height:0">{}</div>' + _COVER, ""),
    "little height under a box": ('<div style="height:3px">{}</div>' + _COVER, ""),
    "font size that is not understood later": _by("font-size:0;font-size:x"),
    "font size by an exponent": _by("font-size:1e-9em"),
    "a font size that may apply": ('<div class="a"><b>{}</b></div>', _css(".a:not(.b){font-size:1px}")),
    "an adjusted font size": _by("font-size-adjust:0"),
    "a font of no size": ('<div style="font-family:x">{}</div>', _css("@font-face{font-family:x;src:local('Arial'),local('DejaVu Sans'),local('Noto Sans');size-adjust:0%}")),
    # places
    "margin-inline-start": _by("margin-inline-start:-9999px"),
    "margin-inline": _by("margin-inline:-9999px 0"),
    "margin-block-start": _by("margin-block-start:-9999px"),
    "inset-inline-start": _by("position:relative;inset-inline-start:-9999px"),
    "inset-block-start": _by("position:relative;inset-block-start:-9999px"),
    "inset-inline": _by("position:absolute;inset-inline:-9999px auto"),
    "left of the page": _by("position:absolute;left:-450px;width:400px"),
    "left by what is on the right": _by("position:relative;right:800px"),
    "margin by a variable": ('<div style="--m:-9999px;margin-left:var(--m)">{}</div>', ""),
    "margin by calc": _by("margin-left:calc(-100vw - 900px)"),
    "margin of many digits": _by("margin-left:-99999999999px"),
    "margin that is not understood later": _by("margin-left:-9999px;margin-left:x"),
    "margin to the right": _by("margin-left:9999px;white-space:nowrap"),
    "padding to the right": _by("padding-left:9999px;white-space:nowrap"),
    "position by a variable": ('<div style="--p:absolute;position:var(--p);left:-9999px">{}</div>', ""),
    "many small shifts": (
        '<div style="position:relative;top:-5px">' * 60 + "{}" + "</div>" * 60, ""),
    "pulled off by what is before": ('<div style="margin-top:-900px">。</div><div>{}</div>', ""),
    "pulled off by an empty one before": ('<div style="height:0;overflow:hidden;margin-top:-900px"></div><div>{}</div>', ""),
    "behind the page": ('<div style="background:#fff"><div style="position:relative;z-index:-1">{}</div></div>', ""),
    "covered by a positioned one": (
        '<div>{}</div><div style="position:absolute;top:0;left:0;width:900px;height:60px;background:#fff">。</div>', ""),
    "covered by a fixed one": ('<div>{}</div><div style="position:fixed;top:0;left:0;right:0;height:60px;background-color:white"></div>', ""),
    "covered by one that is pulled up": (
        '<div>{}</div><div style="position:relative;margin-top:-60px;height:90px;background:#fff">。</div>', ""),
    "covered by one that is inside": (
        '<div>{}</div><div style="position:absolute;top:0;left:0"><div style="width:900px;height:60px;background:#fff">。</div></div>', ""),
    "covered by a picture": (
        '<div>{}</div><img style="position:absolute;top:0;left:0;width:900px;height:60px;background:#fff" src="https://a.example/a.png">', ""),
    "covered by a block of letters": (
        '<div>{}</div><div style="position:absolute;top:0;left:0;color:#fff;font-size:60px">' + "█" * 12 + "</div>", ""),
    "clipped": _by("position:absolute;clip:rect(1px,1px,1px,1px)"),
    # colours
    "black on black behind a picture": _by("background:url(https://a.example/x.png) #000;color:#000"),
    "white behind a picture": _by("background-image:url('https://a.example/x.png');color:#fff"),
    "black inside, behind a picture": ('<div style="background:url(https://a.example/x.png) #000"><span style="color:#000">{}</span></div>', ""),
    "a gradient of one colour": _by("background:#fff linear-gradient(#000,#000);color:#000"),
    "a gradient that is not told": _by("background:#fff linear-gradient(var(--a),var(--b));color:#000;--a:#000;--b:#000"),
    "a shadow inside": _by("box-shadow:inset 0 0 0 999px #000;color:#000"),
    "a background that may apply": ('<div class="d"><span style="color:#333">{}</span></div>', _css(".d:not(.e){background:#333}")),
    "a colour that may apply": ('<div class="d"><span style="background:#333">{}</span></div>', _css(".d:not(.e){color:#333}")),
    "a background that is not understood later": _by("background:#000;background:x;color:#000"),
    "a colour by a variable": ('<div style="--x:#fff;color:var(--x,#333)">{}</div>', ""),
    "opacity that is not understood later": _by("opacity:0;opacity:x"),
    "a stroke of white": _by("-webkit-text-stroke:20px #fff"),
    "a paused animation": (_D, _css("@keyframes k{from{opacity:0}to{opacity:0}}.d{animation:k 9s infinite}")),
    "an outline of what is before": ('<p style="outline:99px solid #fff">。</p>{}', ""),
    "an outline of what is after": ('{}<p style="outline:#fff solid 99px">。</p>', ""),
    "fixed below the page": ('<p style="height:9999px">。</p><div style="position:fixed">{}</div>', ""),
    "nearly black on black": _by("background:rgb(0 0 0/.9)"),
    # widths
    "narrower than a thousand pixels": (_D, _css("@media (max-width:9999px){.d{display:none}}")),
    "narrower than a desk": (_D, _css("@media (max-width:1279px){.d{display:none}}")),
    "wider than a pixel": (_D, _css("@media (min-width:1px){.d{display:none}}")),
    "wider than a phone": (_D, _css("@media (min-width:480px){.d{display:none}}")),
    "one of two widths": (_D, _css("@media (max-width:600px), (min-width:601px){.d{display:none}}")),
}  # fmt: skip

# What seems to hide a number and does not: ``{}`` is the number that a person sees first.
SEEMING: dict[str, tuple[str, str]] = {
    "a rule after a semicolon": ('<p class="d">{}</p>', _css("; .d{display:none}")),
    "a rule after a bracket": ('<p class="d">{}</p>', _css("} .d{display:none}")),
    "a rule after two": ('<p class="d">{}</p>', _css("a{b} ; .d{display:none}")),
    "a rule with a selector that is none": ('<p class="d">{}</p>', _css(".d, p::foo{display:none}")),
    "a rule for anchors": ('<p class="d">{}</p>', _css(".d:link{display:none}")),
    "a rule for a row in a table": ('<table><tr class="d"><td>{}</td></tr></table>', _css("table > tr.d{display:none}")),
    "a value of another case": ('<p title="d">{}</p>', _css("[class=D], [title=D]{color:red} [lang=D]{display:none}")),
    "a sheet of another kind": ('<p class="d">{}</p>', '<style type="text/plain">.d{display:none}</style>'),
    "a comment that is none": ('<p class="d">{}</p>', _css(".d{<!-- display:none}")),
    "everything unset": ('<span style="display:none;all:unset">{}</span>', ""),
    "everything unset by colour": ('<font color="white" style="all:initial">{}</font>', ""),
    "hidden and shown": ('<p hidden style="display:block">{}</p>', ""),
    "an indented word": ('<span style="text-indent:-900px">{}</span>', ""),
    "a clip of what is not moved": ('<p style="clip:rect(0,0,0,0)">{}</p>', ""),
    "content of a word": ('<span style="content-visibility:hidden">{}</span>', ""),
    "a table without height": ('<table style="height:0;overflow:hidden"><tr><td>{}</td></tr></table>', ""),
    "a box that is a word": ('<div style="display:inline;height:0;overflow:hidden">{}</div>', ""),
    "a relative word": ('<span style="position:relative;height:0;overflow:hidden">{}</span>', ""),
    "a cell with a margin": ('<table><tr><td style="margin-left:-9999px">{}</td></tr></table>', ""),
    "a background of the text's colour": ('<table style="background-color:currentcolor;-webkit-text-fill-color:#fff"><tr><td>{}</td></tr></table>', ""),
    "a section that ends its paragraph": ('<p class="x"><section class="d">{}</section></p>', _css(".x > .d{display:none}")),
    "an anchor on black": ('<a href="https://a.example/" style="background:#000">{}</a>', ""),
    "a fill around a colour": ('<span style="-webkit-text-fill-color:#000"><b style="color:#fff">{}</b></span>', ""),
    "a shadow around black on black": ('<p style="background:#000;color:#000;text-shadow:0 0 9px #fff">{}</p>', ""),
    "a size without a unit": ('<!-- in a page with a doctype --><p style="font-size:1">{}</p>', ""),
}  # fmt: skip

# Pages whose text stands elsewhere than it is written, or that show more than is written; F has no right label.
ELSEWHERE: dict[str, tuple[str, str]] = {
    "a mark of the list": (f"<p>{W}</p><ul style=\"list-style-type:'{C}：'\"><li>{DECOY_NUMBER}</li></ul>", ""),
    "a mark of the list in short": (f"<p>{W}</p><ul style=\"list-style:inside '{C}：'\"><li>{DECOY_NUMBER}</li></ul>", ""),
    "a mark by rule": (f"<p>{W}</p><ul><li>{DECOY_NUMBER}</li></ul>", _css(f"li::marker{{content:'{C}：'}}")),
    "a style of counters": (
        f'<p>{W}</p><ul style="list-style:k"><li>{DECOY_NUMBER}</li></ul>', _css(f"@counter-style k{{system:cyclic;symbols:'{C}：'}}")),
    "quotation marks": (f"<p>{W}</p><p><q style=\"quotes:'{C}：' ''\">{DECOY_NUMBER}</q></p>", ""),
    "a legend that is written last": (
        f"<fieldset><p>{C}：</p><legend>{W}</legend>{DECOY_NUMBER}</fieldset>", ""),
}  # fmt: skip
