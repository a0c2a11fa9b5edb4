"""Inline forwards as each mail program writes them."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from variants.plain import width


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of the forwarded mail that a forward block repeats."""

    name: str
    sender: str
    subject: str
    to_name: str
    to: str

    @property
    def full_sender(self) -> str:
        """Return the display name and the addr-spec."""
        return f"{self.name} <{self.sender}>"

    @property
    def full_to(self) -> str:
        """Return the display name and the addr-spec of the reader."""
        return f"{self.to_name} <{self.to}>"


Block = Callable[[Header], str]


def _block(lead: str, *fields: tuple[str, str], gap: str = ": ", tail: str = "\n") -> Block:
    """Return a block: a separator, then fields whose bodies name attributes of the header or are text."""

    def write(header: Header) -> str:
        values = {
            "from": header.full_sender,
            "bare from": header.sender,
            "to": header.full_to,
            "bare to": header.to,
            "subject": header.subject,
        }
        lines = [f"{name}{gap}{values.get(value, value)}" for name, value in fields]
        return lead + "\n".join(lines) + "\n" + tail

    return write


def _bold(block: Block) -> Block:
    """Return the block with each field name between asterisks, as Gmail turns bold into text."""

    def write(header: Header) -> str:
        lines = []
        for line in block(header).split("\n"):
            name, colon, rest = line.partition(": ")
            lines.append(f"*{name}:* {rest}" if colon and width(name) <= 10 else line)
        return "\n".join(lines)

    return write


_MINUTE_JA = "2023年11月20日 10:02"
_RFC_DATE = "Mon, 20 Nov 2023 10:02:11 +0900"
_KOREAN_DATE = "2023년 11월 20일 월요일 오전 10:02:11"
_APPLE = _block(
    "転送されたメッセージ:\n\n",
    ("差出人", "from"), ("日時", "2023年11月20日 10:02:11 JST"), ("宛先", "to"), ("件名", "subject"),
)  # fmt: skip
_OUTLOOK_WEB = _block(
    "_" * 32 + "\n", ("差出人", "from"), ("送信日時", _MINUTE_JA), ("宛先", "to"), ("件名", "subject")
)
_BECKY = _block(
    "Forwarded by 山田 花子 <hanako@example.com>\n"
    "----------------------- Original Message -----------------------\n",
    (" From:   ", "from"), (" To:     ", "to"), (" Date:   ", _RFC_DATE), (" Subject:", "subject"),
    gap=" ", tail="----\n\n",
)  # fmt: skip

BLOCKS: dict[str, Block] = {
    "gmail": _block(
        "---------- Forwarded message ---------\n",
        ("From", "from"), ("Date", "2023年11月20日(月) 10:02"), ("Subject", "subject"), ("To",
        "to"), tail="\n\n",
    ),
    "gmail ja": _block(
        "---------- Forwarded message ---------\n",
        ("差出人", "from"), ("Date", "2023年11月20日(月) 10:02"), ("Subject", "subject"), ("To",
        "to"), tail="\n\n",
    ),
    "gmail old": _block(
        "---------- Forwarded message ----------\n",
        ("From", "from"), ("Date", "2017-03-02 10:00 GMT+09:00"), ("Subject", "subject"), ("To", "bare to"),
    ),
    "apple ja": _APPLE,
    "apple ja bold": _bold(_APPLE),
    "apple en": _block(
        "Begin forwarded message:\n\n",
        ("From", "from"), ("Subject", "subject"), ("Date", "November 20, 2023 at 10:02:11 GMT+9"), ("To",
        "to"),
    ),
    "outlook web ja": _OUTLOOK_WEB,
    "outlook web ja bold": _bold(_OUTLOOK_WEB),
    "outlook web ja 40": _block(
        "_" * 40 + "\n", ("差出人", "from"), ("送信日時", _MINUTE_JA), ("宛先", "bare to"), ("件名",
        "subject")
    ),
    "outlook web en": _block(
        "_" * 32 + "\n",
        ("From", "from"), ("Sent", "Monday, November 20, 2023 10:02 AM"), ("To", "to"), ("Subject",
        "subject"),
    ),
    "outlook desktop ja": _block(
        "-----元のメッセージ-----\n", ("差出人", "from"), ("送信日時", _MINUTE_JA), ("宛先", "to"), ("件名",
        "subject")
    ),
    "outlook desktop en": _block(
        "-----Original Message-----\n",
        ("From", "from"), ("Sent", "Monday, November 20, 2023 10:02 AM"), ("To", "to"), ("Subject",
        "subject"),
    ),
    "thunderbird": _block(
        "-------- Forwarded Message --------\n",
        ("Subject", "subject"), ("Date", _RFC_DATE), ("From", "from"), ("To", "to"), gap=": \t", tail="\n\n",
    ),
    "thunderbird old": _block(
        "-------- Original Message --------\n",
        ("Subject", "subject"), ("Date", _RFC_DATE), ("From", "from"), ("To", "bare to"), gap=": \t",
    ),
    "k-9 ja": _block(
        "-------- 元メール --------\n", ("件名", "subject"), ("送信日", _RFC_DATE), ("差出人", "from"),
        ("宛先", "to")
    ),
    "k-9 ja with cc": _block(
        "-------- 元メール --------\n",
        ("件名", "subject"), ("送信日", _RFC_DATE), ("差出人", "from"), ("宛先", "to"), ("Cc",
        "archive@example.com"),
    ),
    "becky": _BECKY,
    "roundcube ja": _block(
        "-------- 元のメッセージ --------\n",
        ("件名", "subject"), ("日付", "2023-11-20 10:02"), ("発信者", "from"), ("宛先", "to"),
    ),
    "fairemail ja": _block("", ("差出人", "from"), ("宛先", "to"), ("日付", _MINUTE_JA), ("件名", "subject")),
    "hubspot ja": _block(
        "---------- メッセージを転送 ---------\n",
        ("送信元", "from"), ("日付", _MINUTE_JA), ("件名", "subject"), ("送信先", "to"), ("CC", ""), gap="：",
    ),
    "full-width colons": _block(
        "-----元のメッセージ-----\n",
        ("差出人", "from"), ("送信日時", _MINUTE_JA), ("宛先", "to"), ("件名", "subject"), gap="：",
    ),
    "outlook ko": _block(
        "_" * 32 + "\n", ("보낸 사람", "from"), ("보낸 날짜", _KOREAN_DATE), ("받는 사람", "to"), ("제목",
        "subject")
    ),
    "k-9 ko": _block(
        "-------- 원본 메시지 --------\n",
        ("보낸 사람", "from"), ("보낸 날짜", _KOREAN_DATE), ("받는 사람", "to"), ("제목", "subject"),
    ),
    "chinese": _block(
        "-----原始邮件-----\n",
        ("发件人", "from"), ("发送时间", "2023年11月20日 10:02"), ("收件人", "to"), ("主题", "subject"),
    ),
    "qq": _block(
        "------------------ 原始邮件 ------------------\n",
        ("发件人", "from"), ("发送时间", "2023年11月20日(星期一) 上午10:02"), ("收件人", "to"), ("主题",
        "subject"),
    ),
    "chinese traditional": _block(
        "-------- 原始郵件 --------\n",
        ("寄件者", "from"), ("日期", "2023-11-20 10:02"), ("收件者", "to"), ("主旨", "subject"),
    ),
}  # fmt: skip


def _address_html(name: str, address: str) -> str:
    return f'{name} &lt;<a href="mailto:{address}">{address}</a>&gt;'


def _gmail_html(header: Header, body: str) -> str:
    return (
        '<div dir="ltr">お願いします。<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
        "---------- Forwarded message ---------<br>"
        f'From: <strong class="gmail_sendername" dir="auto">{header.name}</strong> <span dir="auto">&lt;'
        f'<a href="mailto:{header.sender}">{header.sender}</a>&gt;</span><br>'
        "Date: 2023年11月20日(月) 10:02<br>"
        f"Subject: {html.escape(header.subject)}<br>To: {_address_html(header.to_name, header.to)}<br></div>"
        f"<br><br>{body}</div></div>\n"
    )


def _outlook_html(header: Header, body: str) -> str:
    return (
        '<div>お願いします。</div><hr style="display:inline-block;width:98%" tabindex="-1">'
        '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif">'
        f"<b>差出人:</b> {header.name} &lt;{header.sender}&gt;<br>"
        f"<b>送信日時:</b> {_MINUTE_JA}<br>"
        f"<b>宛先:</b> {header.to_name} &lt;{header.to}&gt;<br>"
        f"<b>件名:</b> {html.escape(header.subject)}</font>"
        f"<div>&nbsp;</div></div>{body}\n"
    )


def _word_html(header: Header, body: str) -> str:
    """Outlook for the desktop writes its HTML through Word."""
    return (
        '<div class="WordSection1"><p class="MsoNormal">お願いします。<o:p></o:p></p>'
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0mm 0mm 0mm">'
        '<p class="MsoNormal"><b><span lang="EN-US">From:</span></b> '
        f"{header.name} &lt;{header.sender}&gt; <br>\n"
        "<b>Sent:</b> Monday, November 20, 2023 10:02 AM<br>\n"
        f"<b>To:</b> {header.to_name} &lt;{header.to}&gt;<br>\n"
        f"<b>Subject:</b> {html.escape(header.subject)}<o:p></o:p></p></div>{body}</div>\n"
    )


def _apple_html(header: Header, body: str) -> str:
    return (
        '<div>お願いします。</div><div><br><blockquote type="cite"><div>転送されたメッセージ:</div><br>'
        f'<div><span><b>差出人: </b></span><span>{header.name} &lt;<a href="mailto:{header.sender}">'
        f"{header.sender}</a>&gt;<br></span></div><div><span><b>日時: </b></span>"
        "<span>2023年11月20日 10:02:11 JST<br>"
        f"</span></div><div><span><b>宛先: </b></span>"
        f"<span>{_address_html(header.to_name, header.to)}<br></span></div>"
        f"<div><span><b>件名: </b></span><span><b>{html.escape(header.subject)}</b><br></span></div><br>"
        f"<div>{body}</div></blockquote></div>\n"
    )


def _thunderbird_html(header: Header, body: str) -> str:
    rows = (
        ("Subject", html.escape(header.subject)),
        ("Date", _RFC_DATE),
        ("From", _address_html(header.name, header.sender)),
        ("To", _address_html(header.to_name, header.to)),
    )
    cells = "".join(
        f'<tr><th valign="BASELINE" align="RIGHT" nowrap="nowrap">{name}: </th><td>{value}</td></tr>'
        for name, value in rows
    )
    return (
        '<div class="moz-forward-container"><br>-------- Forwarded Message --------'
        f'<table class="moz-email-headers-table" cellspacing="0"><tbody>{cells}</tbody></table>'
        f"<br><br>{body}</div>\n"
    )


MARKUP_BLOCKS: dict[str, Callable[[Header, str], str]] = {
    "gmail": _gmail_html,
    "outlook web ja": _outlook_html,
    "outlook desktop en": _word_html,
    "apple ja": _apple_html,
    "thunderbird": _thunderbird_html,
}


def forward_plain(client: str, header: Header, body: str) -> str:
    """Return the text of an inline forward by *client*."""
    return f"よろしくお願いします。\n\n{BLOCKS[client](header)}{body}"


def forward_markup(client: str, header: Header, body: str) -> str:
    """Return the HTML of an inline forward; programs without a form of their own turn lines into breaks."""
    if client in MARKUP_BLOCKS:
        return MARKUP_BLOCKS[client](header, body)
    block = html.escape(BLOCKS[client](header)).replace("\n", "<br>\n")
    return f"<div>よろしくお願いします。</div><br>\n<div>{block}</div>\n{body}"


def quoted(text: str) -> str:
    """Return *text* with "> " before every line."""
    return "".join(f"> {line}\n" for line in text.rstrip("\n").split("\n"))
