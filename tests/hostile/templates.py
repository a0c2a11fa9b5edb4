# ruff: noqa: ISC004 - a table reads best with one row a line
"""Pages as the builders of newsletters write them, with invented words: all of them are read.

``SY12345678`` is the number of the enrolment, ``SY87654321`` the current one.
"""

from __future__ import annotations

T, F = "SY12345678", "SY87654321"
W, C = "自動延長加入時のご注文番号", "今回のご注文番号"


def _css(text: str, attributes: str = "") -> str:
    return f'<style type="text/css"{attributes}>{text}</style>'


_LINES = f"<p>{W}：{T}</p><p>{C}：{F}</p>"
_ROWS = f"<tr><td>{W}</td><td>{T}</td></tr><tr><td>{C}</td><td>{F}</td></tr>"
_CLASSED = f'<table><tr><td class="l">{W}</td><td class="v">{T}</td></tr><tr><td class="l">{C}</td><td class="v">{F}</td></tr></table>'


def _in(declarations: str, inside: str = _LINES) -> tuple[str, str]:
    return f'<div style="{declarations}">{inside}</div>', ""


# Columns whose cells have no font size, and text that has one.
_SECTION = """<div style="background-color:#f4f4f4;"><!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0"
style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;"><table align="center" border="0"
cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;"><tbody><tr>
<td style="direction:ltr;font-size:0px;padding:20px 0;padding-bottom:0px;text-align:center;">
<!--[if mso | IE]><table role="presentation"><tr><td class="" style="vertical-align:top;width:600px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"><tbody>{}</tbody></table></div>
<!--[if mso | IE]></td></tr></table><![endif]--></td></tr></tbody></table></div><!--[if mso | IE]></td></tr></table><![endif]--></div>"""
_SECTION_HEAD = (
    _css("#outlook a{padding:0;} body{margin:0;padding:0;-webkit-text-size-adjust:100%;} table, td{border-collapse:collapse;"
    "mso-table-lspace:0pt;} img{border:0;height:auto;line-height:100%;-ms-interpolation-mode:bicubic;} p{display:block;margin:13px 0;}")
    + "<!--[if lte mso 11]><style>.mj-outlook-group-fix{width:100% !important;}</style><![endif]-->"
    + _css("@media only screen and (min-width:480px){.mj-column-per-100{width:100% !important;max-width:100%;}}")
    + _css(".moz-text-html .mj-column-per-100{width:100% !important;max-width:100%;}", ' media="screen and (min-width:480px)"')
    + _css("@media only screen and (max-width:479px){table.mj-full-width-mobile{width:100% !important;} td.mj-full-width-mobile{width:auto !important;}}")
)  # fmt: skip


def _section_text(text: str) -> str:
    return (
        '<tr><td align="left" style="font-size:0px;padding:10px 25px;word-break:break-word;"><div style="font-family:Ubuntu, Helvetica, '
        f'Arial, sans-serif;font-size:13px;line-height:1;text-align:left;color:#000000;">{text}</div></td></tr>'
    )


_WORD_HEAD = (
    "<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);} o\\:* {behavior:url(#default#VML);}</style><![endif]-->"
    + _css('<!-- /* Font Definitions */ @font-face {font-family:"MS Gothic"; panose-1:2 11 6 9 7 2 5 8 2 4;} p.MsoNormal, li.MsoNormal,'
    ' div.MsoNormal {margin:0mm; margin-bottom:.0001pt; text-align:justify; font-size:10.5pt; font-family:"Yu Gothic",sans-serif;}'
    " a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;} span.EmailStyle17 {mso-style-type:personal;"
    " color:windowtext;} .MsoChpDefault {mso-style-type:export-only; font-size:10.0pt;} @page WordSection1 {size:612.0pt 792.0pt;"
    " margin:99.25pt 30.0mm;} div.WordSection1 {page:WordSection1;} -->")
)  # fmt: skip

_FRAME_HEAD = _css(
    ".wrapper{width:100%} .ExternalClass,.ExternalClass p,.ExternalClass td{line-height:100%} table{border-spacing:0;border-collapse:collapse}"
    " td{word-wrap:break-word;-webkit-hyphens:auto;hyphens:auto;vertical-align:top;text-align:left} body,td,th,p{color:#0a0a0a;font-family:"
    "Helvetica,Arial,sans-serif;margin:0;padding:0;text-align:left;line-height:1.3} th.columns{width:564px;padding:0 16px 16px;margin:0 auto}"
    " .hide-for-large{display:none;overflow:hidden;mso-hide:all;max-height:0;font-size:0;width:0;line-height:0}"
    " @media only screen and (max-width:596px){.small-float-center{margin:0 auto!important;float:none!important} table.body .columns{height:auto!important;"
    "-moz-box-sizing:border-box;box-sizing:border-box;padding-left:16px!important} th.small-12{display:inline-block!important;width:100%!important}"
    " .hide-for-large{display:block!important;width:auto!important;max-height:none!important;font-size:inherit!important;line-height:inherit!important}}"
)
_FRAME = (
    '<span class="preheader" style="display:none!important;visibility:hidden;mso-hide:all!important;font-size:1px;color:#f3f3f3;line-height:1px;'
    'max-height:0;max-width:0;opacity:0;overflow:hidden">お知らせ</span><table class="body"><tr><td class="center" align="center" valign="top"><center>'
    '<table align="center" class="container float-center"><tbody><tr><td><table class="row"><tbody><tr><th class="small-12 large-12 columns first last">'
    '<table><tr><th>{}</th><th class="expander"></th></tr></table></th></tr></tbody></table></td></tr></tbody></table></center></td></tr></table>'
    '<div style="display:none;white-space:nowrap;font:15px courier;line-height:0">&nbsp; &nbsp; &nbsp;</div>'
)

_BLOCKS_HEAD = _css(
    "p{margin:10px 0;padding:0} table{border-collapse:collapse} h1,h2,h3,h4,h5,h6{display:block;margin:0;padding:0} img,a img{border:0;height:auto}"
    " body,#bodyTable,#bodyCell{height:100%;margin:0;padding:0;width:100%} .mcnPreviewText{display:none!important} #outlook a{padding:0}"
    " .ReadMsgBody{width:100%} a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important;font-size:inherit!important}"
    " .templateContainer{max-width:600px!important} .mcnTextContent{word-break:break-word} .mcnImage{vertical-align:bottom}"
    " #templateBody{background-color:#FFFFFF;background-image:none;background-repeat:no-repeat;background-position:center;background-size:cover;"
    "border-top:0;padding-top:9px} #templateBody .mcnTextContent,#templateBody .mcnTextContent p{color:#202020;font-size:16px;line-height:150%}"
    " @media only screen and (min-width:768px){.templateContainer{width:600px!important}}"
    " @media only screen and (max-width: 480px){body,table,td,p,a,li{-webkit-text-size-adjust:none!important} .mcnImage{width:100%!important}"
    " .mcnTextContentContainer{max-width:100%!important;width:100%!important} .mcnTextContent{padding-right:18px!important}}"
)

TEMPLATES: dict[str, tuple[str, str]] = {
    "columns without a font size": (_SECTION.format(_section_text(f"{W}：{T}") + _section_text(f"{C}：{F}")), _SECTION_HEAD),
    "columns without a font size, a table": (
        _SECTION.format(
            '<tr><td align="left" style="font-size:0px;padding:10px 25px;"><table cellpadding="0" cellspacing="0" width="100%" border="0" '
            f'style="color:#000000;font-family:Ubuntu;font-size:13px;line-height:22px;table-layout:auto;width:100%;border:none;">{_ROWS}</table></td></tr>'), _SECTION_HEAD),
    "a cell without a font size": (f'<table><tr><td style="font-size:0"><table style="font-size:14px">{_ROWS}</table></td></tr></table>', ""),
    "five pixels around": _in("font-size:5px", f'<p style="font-size:14px">{W}：{T}</p><p style="font-size:14px">{C}：{F}</p>'),
    "a cell of no line height": (
        f'<table><tr><td style="font-size:0;line-height:0"><p style="font:14px/1.6 sans-serif">{W}：{T}</p></td></tr></table>', ""),
    "hanging marks": (
        f'<p style="padding-left:1em;text-indent:-1em">※{W}をお手元にご用意ください。</p>'
        f'<p style="padding-left:1em;text-indent:-1em">■{W}：{T}</p><p style="margin-left:14px;text-indent:-14px">■{C}：{F}</p>', ""),
    "hanging marks by rule": (f'<p class="n">※{W}：{T}</p>', _css(".n{margin:0 0 0 1.5em;text-indent:-1.5em}")),
    "two widths": (_CLASSED, _css("@media only screen and (max-width:600px), only screen and (max-device-width:600px){td.l,td.v{display:block!important}}")),
    "three widths": (_CLASSED, _css("@media print, only screen and (max-width:480px), (max-device-width:480px) and (orientation:portrait){.l,.v{display:block;width:100%}}")),
    "the phone first": (_CLASSED, _css(".l,.v{display:block;width:100%} @media (min-width:600px){.l,.v{display:table-cell;width:50%}}")),
    "the phone first, of a screen": (_CLASSED, _css("td.l,td.v{display:block} @media only screen and (min-width:37.5em){td.l,td.v{display:table-cell}}")),
    "a phone's range": (_CLASSED, _css("@media (width <= 600px){.l,.v{display:block}}")),
    "a gradient with a colour": _in("background-color:#003366;background-image:linear-gradient(135deg,#003366 0%,#1a5fb4 100%);color:#ffffff"),
    "a gradient in short": _in("background:#333 linear-gradient(to right, rgba(40,40,40,1), #555);color:#fff"),
    "a quoted picture with a colour": _in("background:#222 url('https://www.nortonstore.jp/bg.png') no-repeat center / cover;color:#fff"),
    "a picture behind": _in("background-image:url(&quot;https://www.nortonstore.jp/bg.png&quot;);background-color:#fff;color:#333"),
    "a bar": (f'<div style="overflow:hidden;height:44px;line-height:44px;border-radius:4px">{W}：{T}</div><div style="height:44px;overflow:hidden">{C}：{F}</div>', ""),
    "a row in a container": (
        f'<div style="padding-left:15px;padding-right:15px"><div style="margin-left:-15px;margin-right:-15px"><div style="padding:0 15px">{_LINES}</div></div></div>', ""),
    "a row in a container by rule": (
        f'<div class="container"><div class="row"><div class="col">{_LINES}</div></div></div>',
        _css(".container{padding:0 15px;margin:0 auto} .row{margin:0 -15px} .col{padding:0 15px}")),
    "an animation that is nowhere": _in("animation:fade 1s"),
    "a transition": _in("transition:all .3s ease"),
    "a variable that is nowhere": _in("color:var(--text,#333)"),
    "close letters": _in("letter-spacing:-0.5px"),
    "wide letters": _in("letter-spacing:.1em;line-height:1.8"),
    "palt": _in("font-feature-settings:'palt';letter-spacing:.05em;word-break:break-all;overflow-wrap:anywhere"),
    "rounded": _in("border-radius:8px;overflow:hidden;box-shadow:0 2px 8px rgba(0,0,0,.15);max-width:600px;margin:0 auto"),
    "the Japanese order of a margin": _in("margin-block:16px;padding-inline:24px;inline-size:100%;max-inline-size:600px"),
    "a frame of columns": (_FRAME.format(f'<table class="callout">{_ROWS}</table>'), _FRAME_HEAD),
    "a frame of columns, lines": (_FRAME.format(_LINES), _FRAME_HEAD),
    "blocks": (
        '<center><table id="bodyTable" height="100%" width="100%"><tr><td id="bodyCell" align="center"><table class="templateContainer" width="100%"><tr>'
        '<td valign="top" id="templateBody"><table class="mcnTextBlock" style="min-width:100%;"><tbody class="mcnTextBlockOuter"><tr><td style="padding-top:9px;">'
        '<!--[if mso]><table><tr><td width="600"><![endif]--><table align="left" style="max-width:100%; min-width:100%;" class="mcnTextContentContainer"><tbody><tr>'
        f'<td class="mcnTextContent" style="padding:0 18px 9px;"><strong>{W}</strong>：{T}<br>{C}：{F}</td></tr></tbody></table>'
        "<!--[if mso]></td></tr></table><![endif]--></td></tr></tbody></table></td></tr></table></td></tr></table></center>", _BLOCKS_HEAD),
    "ghost tables": (
        '<!--[if (gte mso 9)|(IE)]><table width="600" align="center"><tr><td><![endif]--><table class="outer" align="center" style="margin:0 auto;width:100%;'
        'max-width:600px"><tr><td class="two-column" style="padding:0;text-align:center;font-size:0"><div class="column" style="width:100%;max-width:300px;'
        f'display:inline-block;vertical-align:top"><table width="100%"><tr><td style="padding:10px;font-size:14px;text-align:left">{W}<br>{T}</td></tr></table></div>'
        '<div class="column" style="width:100%;max-width:300px;display:inline-block;vertical-align:top"><table width="100%"><tr><td style="padding:10px;font-size:14px">'
        f"{C}<br>{F}</td></tr></table></div></td></tr></table><!--[if (gte mso 9)|(IE)]></td></tr></table><![endif]-->", ""),
    "a word processor": (
        f'<div class="WordSection1"><p class="MsoNormal"><span style="font-size:10.0pt;font-family:&quot;MS Gothic&quot;">{W}<span lang="EN-US">: {T}<o:p></o:p></span></span></p>'
        f'<p class="MsoNormal" style="margin-left:10.5pt;text-indent:-10.5pt;mso-char-indent-count:-1.0"><span>{C}</span><span lang="EN-US">: {F}<o:p></o:p></span></p>'
        '<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p></div>', _WORD_HEAD),
    "a word processor, a table": (
        '<div class="WordSection1"><table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse;border:none;mso-border-alt:solid '
        'windowtext .5pt;mso-yfti-tbllook:1184"><tr style="mso-yfti-irow:0;height:18.0pt"><td width="283" valign="top" style="width:212.35pt;border:solid windowtext 1.0pt;'
        f'padding:0mm 5.4pt 0mm 5.4pt;height:18.0pt"><p class="MsoNormal">{W}</p></td><td width="283" style="width:212.4pt"><p class="MsoNormal"><span lang="EN-US">{T}</span></p></td></tr>'
        f'<tr><td><p class="MsoNormal">{C}</p></td><td><p class="MsoNormal">{F}</p></td></tr></table></div>', _WORD_HEAD),
    "as a webmail forwards it": (
        '<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Forwarded</div><u></u><div style="margin:0;padding:0"><div style="background-color:#ffffff">'
        '<div style="margin:0px auto;max-width:600px"><table align="center" style="width:100%"><tbody><tr><td style="direction:ltr;font-size:0px;padding:20px 0;text-align:center">'
        '<div class="m_123mj-column-per-100" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%"><table width="100%"><tbody>'
        f'<tr><td align="left" style="font-size:0px;padding:10px 25px"><div style="font-size:13px;line-height:1;color:#000000">{W}：{T}</div></td></tr>'
        f'<tr><td align="left" style="font-size:0px"><div style="font-size:13px;line-height:1">{C}：{F}</div></td></tr></tbody></table></div></td></tr></tbody></table></div></div></div>'
        '<div class="yj6qo"></div><div class="adL"></div></div></div>', ""),
    "a table editor": (
        '<table width="100%" border="0" cellspacing="0" cellpadding="0" bgcolor="#eeeeee"><tbody><tr><td align="center"><table width="600" bgcolor="#ffffff"><tbody>'
        '<tr><td height="20" style="font-size:1px;line-height:1px;height:20px;">&nbsp;</td></tr><tr><td align="left" style="padding:0 20px;font-size:14px;line-height:1.6;'
        f"font-family:'メイリオ',Meiryo,'ヒラギノ角ゴ Pro W3',sans-serif;color:#333333;\"><span style=\"font-size:16px;\"><b>【{W}】</b></span><br>{T}<br><br><b>【{C}】</b><br>{F}</td></tr>"
        '<tr><td style="font-size:0;line-height:0;" height="10"><img src="https://www.nortonstore.jp/s.gif" width="1" height="10" style="display:block"></td></tr>'
        '</tbody></table></td></tr></tbody></table><img src="https://www.nortonstore.jp/o.gif" width="1" height="1" style="position:absolute;visibility:hidden">', ""),
    "a table editor with lines": (
        f'<table width="600" style="width:600px;border-collapse:collapse;table-layout:fixed"><tr><th width="240" style="width:240px;background:#f5f5f5;border:1px solid #ccc;'
        f'text-align:left">{W}</th><td width="360" style="border:1px solid #ccc;word-wrap:break-word">{T}</td></tr><tr><th style="background:#f5f5f5">{C}</th><td>{F}</td></tr></table>', ""),
    "an editor of a mail program": (
        f'<div style="font-family: メイリオ, sans-serif; font-size: 12pt; color: rgb(0, 0, 0); background-color: rgb(255, 255, 255);" class="elementToProof">{W}：{T}</div>'
        f'<div><font face="MS PGothic" size="2"><span style="background-color:inherit;color:inherit">{C}：{F}</span></font></div><div id="x_appendonsend"></div>', ""),
    "dark sheets": (
        f'<table class="t">{_ROWS}</table>',
        '<meta name="color-scheme" content="light dark">' + _css(
        ":root{color-scheme:light dark;supported-color-schemes:light dark} @media (prefers-color-scheme:dark){.t{color:#fff!important;background:#111!important}"
        " .light{display:none!important}} [data-ogsc] .t{color:#fff!important} [data-ogsb] .t{background:#000!important} u + .body .t{color:#333}"
        " u + .body .gmail-blend{background:#000;mix-blend-mode:screen}")),
    "a table for narrow screens": (
        f'<table class="r"><thead><tr><th>{W}</th><th>{C}</th></tr></thead><tbody><tr><td data-label="{W}">{T}</td><td data-label="{C}">{F}</td></tr></tbody></table>',
        _css("@media screen and (max-width:640px){.r thead{display:none} .r td{display:block} .r td::before{content:attr(data-label)}}")),
    "columns for narrow screens": (
        _CLASSED, _css("@media only screen and (max-width:599px){.l,.v{float:left;width:100%!important;display:block!important;font-size:14px!important} .hide{display:none!important}}")),
    "a zebra": (f'<table class="z">{_ROWS}</table>', _css(".z tr:nth-child(even){background:#f5f5f5} .z tr:hover{background:#eef} .z td:first-child{width:40%;font-weight:bold}")),
    "anchors": (
        f'<div style="background:#0a5"><a href="https://www.nortonstore.jp/" style="color:#fff">{W}：{T}</a></div><p>{C}：<a href="https://www.nortonstore.jp/">{F}</a></p>',
        _css("a:link,a:visited{color:#06c} a:hover{color:#f60} a[href^=tel]{color:inherit}")),
    "a clearfix": (f'<div class="c"><div style="float:left">{W}：</div><div>{T}</div></div>', _css(".c:after{content:'';display:block;clear:both}.c{zoom:1}")),
    "a page of full height": (f'<div class="page">{_LINES}</div>', _css("html,body{height:100%;margin:0} .page{min-height:100%;position:relative}")),
    "a preheader": (
        '<div style="display:none;font-size:1px;color:#fff;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden">課金完了のご案内</div>'
        '<div style="font-size:0;line-height:0;color:#ffffff;max-height:0;overflow:hidden">&#847; &zwnj; &nbsp; &#847;</div>' + _LINES, ""),
    "a list": (f'<ul style="list-style:none;margin:0;padding:0"><li style="list-style-type:none">{W}：{T}</li></ul><ol style="list-style-position:inside"><li>{C}：{F}</li></ol>', ""),
    "a badge": (f'<div style="position:relative"><img src="https://www.nortonstore.jp/a.png" width="600" height="80"><span style="position:relative;top:2px">お知らせ</span></div>{_LINES}', ""),
    "a grid": (
        f'<div style="display:grid;grid-template-columns:minmax(0,1fr) 2fr;gap:8px"><div>{W}</div><div>{T}</div><div>{C}</div><div>{F}</div></div>', ""),
    "a row of boxes": (f'<div style="display:flex;flex-wrap:wrap;gap:8px"><div style="flex:1 1 300px">{W}：{T}</div><div style="flex:1">{C}：{F}</div></div>', ""),
    "one line that ends in dots": _in("overflow:hidden;text-overflow:ellipsis", f'<span style="white-space:nowrap">{W}：{T}</span>'),
}  # fmt: skip
