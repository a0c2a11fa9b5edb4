"""Header blocks of forwarded and quoted mail, one literal example for each client and language."""

from __future__ import annotations

import time
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.forwards.blocks import (
    ForwardedHeader,
    find_forwards,
    strip_quoting,
    strip_subject_prefixes,
)
from norton_order.forwards.forms import HEADER_LABELS, SEPARATORS, SUBJECT_PREFIXES
from norton_order.html.page import parse_html

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
STORE = "order@mail.nortonstore.jp"
TARO = ("taro@example.jp",)
SUBJECT = "【ノートン ストア】自動延長サービス 課金完了のお知らせ"


def lines_of(text: str) -> list[str]:
    return dedent(text).strip("\n").split("\n")


def facts(header: ForwardedHeader) -> tuple[str | None, tuple[str, ...], str | None, str | None, int]:
    date = header.date.isoformat() if header.date else None
    return header.sender, header.recipients, date, header.subject, header.depth


# Each: text, date. Sender, recipient, subject and depth are those above; the body below is "本文です。".
CLIENTS = [
    pytest.param(
        f"""
        父です。これどうすればいい？

        ---------- Forwarded message ---------
        From: Norton Store <{STORE}>
        Date: 2024年9月21日(土) 22:09
        Subject: {SUBJECT}
        To: 山田 太郎 <taro@example.jp>


        本文です。
        """,
        "2024-09-21T22:09:00",
        id="gmail-text",
    ),
    pytest.param(
        f"""
        ---------- Forwarded message ---------
        差出人: Norton Store <{STORE}>
        Date: 2024年9月21日(土) 22:09
        Subject: {SUBJECT}
        To: <taro@example.jp>

        本文です。
        """,
        "2024-09-21T22:09:00",
        id="gmail-ja-from",
    ),
    pytest.param(
        f"""
        Von: Norton Store <{STORE}>
        Gesendet: Montag, 20. November 2023 10:02
        An: taro@example.jp
        Betreff: {SUBJECT}

        本文です。
        """,
        "2023-11-20T10:02:00",
        id="outlook-de",
    ),
    pytest.param(
        f"""
        De : Norton Store <{STORE}>
        Envoyé : lundi 20 novembre 2023 10:02
        À : taro@example.jp
        Objet : {SUBJECT}

        本文です。
        """,
        "2023-11-20T10:02:00",
        id="outlook-fr",
    ),
    pytest.param(
        f"""
        ---------- Forwarded message ---------
        From: Norton Store <{STORE}>
        Date: 2025年3月4日(火) 10:21
        Subject: {SUBJECT}
        To: 株式会社エグザンプル 総務部 情報システム担当 山田太郎 Yamada Taro <
        taro@example.jp>

        本文です。
        """,
        "2025-03-04T10:21:00",
        id="gmail-wrapped-to",
    ),
    pytest.param(
        f"""
        ---------- Forwarded message ----------
        Von: Norton Store <{STORE}>
        Date: Sa., 21. Sept. 2024 um 22:09 Uhr
        Subject: {SUBJECT}
        To: <taro@example.jp>

        本文です。
        """,
        "2024-09-21T22:09:00",
        id="gmail-de-from",
    ),
    pytest.param(
        f"""
        ---------- Forwarded message ---------
        From: Norton Store <{STORE}>
        Date: Sun, Mar 3, 2024 at 7:38\u202fPM
        Subject: {SUBJECT}
        To: 山田 太郎 <taro@example.jp>
        Cc: <hanako@example.jp>

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="gmail-html-en",
    ),
    pytest.param(
        f"""
        iPhoneから送信

        転送されたメッセージ:

        > 差出人: Norton Store <{STORE}>
        > 日時: 2024年3月3日 午後7:38:07 GMT+9
        > 宛先: taro@example.jp
        > 件名: {SUBJECT}
        >\u0020
        > 本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="iphone-ja-quoted",
    ),
    pytest.param(
        f"""
        転送されたメッセージ:

        *差出人:* Norton Store <{STORE}>
        *日時:* 2024年3月3日 午後7:38:07 GMT-6
        *宛先:* taro@example.jp
        *件名:* *{SUBJECT}*

        本文です。
        """,
        "2024-03-03T19:38:07-06:00",
        id="iphone-ja-bold",
    ),
    pytest.param(
        f"""
        Begin forwarded message:

        > From: Norton Store <{STORE}>
        > Subject: {SUBJECT}
        > Date: March 3, 2024 at 19:38:07 JST
        > To: 山田 太郎 <taro@example.jp>
        >
        > 本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="apple-mail-en",
    ),
    pytest.param(
        f"""
        Begin forwarded message:

        **From:** Norton Store <{STORE}>
        **Date:** March 3, 2024 at 7:38:07 PM GMT+9
        **To:** taro@example.jp
        **Subject: {SUBJECT}**

        本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="apple-mail-en-bold",
    ),
    pytest.param(
        f"""
        ________________________________
        差出人: Norton Store <{STORE}>
        送信日時: 2024年9月21日 22:09
        宛先: taro@example.jp <taro@example.jp>
        件名: {SUBJECT}

        本文です。
        """,
        "2024-09-21T22:09:00",
        id="outlook-web-ja",
    ),
    pytest.param(
        f"""
        Outlook for iOS を入手
        ________________________________________
        差出人: 配信代行 <sender@example.jp> が Norton Store <{STORE}> の代理で送信
        送信日時: 2024年9月21日土曜日 22:09
        宛先: 'taro@example.jp' <taro@example.jp>
        件名: {SUBJECT}

        本文です。
        """,
        "2024-09-21T22:09:00",
        id="outlook-mobile-ja-on-behalf",
    ),
    pytest.param(
        f"""
        よろしくお願いします。

        差出人: Norton Store <{STORE}>
        送信日時: 2024年9月21日 22:09
        宛先: 山田 太郎
            <taro@example.jp>
        件名: {SUBJECT}
        重要度: 高

        本文です。
        """,
        "2024-09-21T22:09:00",
        id="outlook-ja-no-separator",
    ),
    pytest.param(
        f"""
        -----元のメッセージ-----
        差出人: Norton Store [mailto:{STORE}]
        送信日時: 2024年9月21日土曜日 22:09
        宛先: 山田 太郎 <taro@example.jp<mailto:taro@example.jp>>
        件名: {SUBJECT}

        本文です。
        """,
        "2024-09-21T22:09:00",
        id="outlook-desktop-ja",
    ),
    pytest.param(
        f"""
        -----Original Message-----
        From: Norton Store <{STORE}>\u0020
        Sent: Sunday, March 3, 2024 7:38 PM
        To: taro@example.jp
        Subject: {SUBJECT}

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="outlook-desktop-en",
    ),
    pytest.param(
        f"""
        From: Norton Store <{STORE}>

        Sent: Sunday, March 3, 2024 7:38 PM

        To: Yamada Taro <taro@example.jp>;

        Subject: {SUBJECT}

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="outlook-html-blank-lines",
    ),
    pytest.param(
        f"""
        -------- Forwarded Message --------
        Subject: \t{SUBJECT}
        Date: \tSun, 3 Mar 2024 19:38:07 +0900
        From: \tNorton Store <{STORE}>
        To: \ttaro@example.jp



        本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="thunderbird-html-table",
    ),
    pytest.param(
        f"""
        -------- Original Message --------
        Subject:     {SUBJECT}
        Date:     Sun, 3 Mar 2024 19:38:07 +0900
        From:     Norton Store <{STORE}>
        To:     taro@example.jp

        本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="thunderbird-old",
    ),
    pytest.param(
        f"""
        -------- 転送されたメッセージ --------
        件名:
        {SUBJECT}
        日付:
        Sun, 3 Mar 2024 19:38:07 +0900
        差出人:
        Norton Store <{STORE}>
        宛先:
        taro@example.jp

        本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="thunderbird-ja-cells-on-lines",
    ),
    pytest.param(
        f"""
        -------- 元メール --------
        件名: {SUBJECT}
        送信日: 2024/03/03 19:38
        差出人: Norton Store <{STORE}>
        宛先: taro@example.jp
        Cc: hanako@example.jp

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="k-9-ja",
    ),
    pytest.param(
        f"""
        Forwarded by 山田 花子 <hanako@example.jp>
        ----------------------- Original Message -----------------------
         From:    Norton Store <{STORE}>
         To:      taro@example.jp
         Date:    Sun, 03 Mar 2024 19:38:07 +0900
         Subject: {SUBJECT}
        ----

        本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="becky",
    ),
    pytest.param(
        f"""
        -------- 元のメッセージ --------
        件名:\t{SUBJECT}
        日付:\t2024-03-03 19:38
        発信者:\tNorton Store <{STORE}>
        宛先:\t山田 太郎 <taro@example.jp>

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="roundcube-ja",
    ),
    pytest.param(
        f"""
        -------- 元のメッセージ --------
        件名\u3000{SUBJECT}
        日付\u30002024-03-03 19:38
        発信者\u3000Norton Store <{STORE}>
        宛先\u3000taro@example.jp

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="roundcube-ja-no-colons",
    ),
    pytest.param(
        f"""
        差出人: Norton Store <{STORE}>
        宛先: taro@example.jp
        日付: 2024/03/03 19:38
        件名: {SUBJECT}

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="fairemail-ja",
    ),
    pytest.param(
        f"""
        ---------- メッセージを転送 ---------
        送信元：Norton Store <{STORE}>
        日付：2024年3月3日 19:38
        件名：{SUBJECT}
        送信先：taro@example.jp
        CC：

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="hubspot-ja",
    ),
    pytest.param(
        f"""
        ----- Original Message -----
        From: Norton Store <{STORE}>
        To: taro@example.jp
        Date: 2024/3/3, Sun 19:38
        Subject: {SUBJECT}

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="yahoo-japan",
    ),
    pytest.param(
        f"""
        ________________________________
        보낸 사람: Norton Store <{STORE}>
        보낸 날짜: 2017년 8월 7일 월요일 오후 4:42:05
        받는 사람: taro@example.jp
        제목: {SUBJECT}

        本文です。
        """,
        "2017-08-07T16:42:05",
        id="outlook-ko",
    ),
    pytest.param(
        f"""
        -------- 원본 메시지 --------
        제목: {SUBJECT}
        보낸 날짜: 2017년 8월 7일 오후 4:42:05
        보낸 사람: Norton Store <{STORE}>
        받는 사람: taro@example.jp

        本文です。
        """,
        "2017-08-07T16:42:05",
        id="k-9-ko",
    ),
    pytest.param(
        f"""
        -------- 전달된 메시지 --------
        제목:\t{SUBJECT}
        날짜:\tMon, 7 Aug 2017 16:42:05 +0900
        보낸사람:\tNorton Store <{STORE}>
        받는사람:\ttaro@example.jp

        本文です。
        """,
        "2017-08-07T16:42:05+09:00",
        id="thunderbird-ko",
    ),
    pytest.param(
        f"""
        -----原始邮件-----
        发件人: "Norton Store" <{STORE}>
        发送时间: 2023-04-14 03:06:59 (星期五)
        收件人: taro@example.jp
        主题: {SUBJECT}

        本文です。
        """,
        "2023-04-14T03:06:59",
        id="outlook-zh",
    ),
    pytest.param(
        f"""
        ------------------ 原始邮件 ------------------
        发件人: "Norton Store"<{STORE}>;
        发送时间: 2024年3月3日(星期天) 晚上7:38
        收件人: "太郎"<taro@example.jp>;
        主题: {SUBJECT}

        本文です。
        """,
        "2024-03-03T19:38:00",
        id="qq",
    ),
    pytest.param(
        f"""
        -------- 轉寄郵件 --------
        主旨：{SUBJECT}
        日期：Sun, 3 Mar 2024 19:38:07 +0800
        寄件者：Norton Store <{STORE}>
        收件者：taro@example.jp

        本文です。
        """,
        "2024-03-03T19:38:07+08:00",
        id="thunderbird-zh-tw",
    ),
    pytest.param(
        f"""
        -------- 转发的消息 --------
        主题: \t{SUBJECT}
        日期: \tSun, 3 Mar 2024 19:38:07 +0800
        发件人: \tNorton Store <{STORE}>
        收件人: \ttaro@example.jp

        本文です。
        """,
        "2024-03-03T19:38:07+08:00",
        id="thunderbird-zh-cn",
    ),
    pytest.param(
        f"""
        ----------------------------------------------------------------
        Return-Path: <bounce@mail.nortonstore.jp>
        Received: from mx.example.jp (mx.example.jp [192.0.2.1])
        \tby imap.example.jp; Sun, 3 Mar 2024 19:38:09 +0900
        Message-ID: <1@mail.nortonstore.jp>
        From: Norton Store <{STORE}>
        To: taro@example.jp
        Subject: {SUBJECT}
        Date: Sun, 3 Mar 2024 19:38:07 +0900
        X-Mailer: mailer

        本文です。
        """,
        "2024-03-03T19:38:07+09:00",
        id="whole-header-section",
    ),
]


@pytest.mark.parametrize(("text", "date"), CLIENTS)
def test_block_of_each_client_is_read(text: str, date: str | None) -> None:
    lines = lines_of(text)
    (header,) = find_forwards(lines)
    quoted = 1 if lines[-1].startswith(">") else 0
    assert facts(header) == (STORE, TARO, date, SUBJECT, quoted)
    body = [strip_quoting(line)[1].strip() for line in lines[header.end :]]
    assert [line for line in body if line] == ["本文です。"]


@pytest.mark.parametrize(
    ("labels", "date"),
    [
        (("Von", "Gesendet", "An", "Betreff"), "2024-12-03T22:09:00"),
        (("De ", "Envoyé ", "À ", "Objet "), "2024-12-03T22:09:00"),
        (("From", "Sent", "To", "Subject"), None),  # of English, two countries write it in two ways
        (("差出人", "送信日時", "宛先", "件名"), None),
    ],
)
def test_the_language_of_a_label_tells_the_day_from_the_month(
    labels: tuple[str, ...], date: str | None
) -> None:
    values = (f"Norton Store <{STORE}>", "03/12/2024 22:09", "taro@example.jp", SUBJECT)
    text = "\n".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))
    (header,) = find_forwards([*text.split("\n"), "", "本文です。"])
    assert facts(header) == (STORE, TARO, date, SUBJECT, 0)


@pytest.mark.parametrize(("text", "date"), CLIENTS)
def test_block_of_each_client_is_read_when_quoted(text: str, date: str | None) -> None:
    quoted = ["> > " + line for line in lines_of(text)]
    (plain,), (header,) = find_forwards(lines_of(text)), find_forwards(quoted)
    assert (header.start, header.end, *facts(header)[:4]) == (plain.start, plain.end, *facts(plain)[:4])
    assert header.depth == plain.depth + 2


@pytest.mark.parametrize(("text", "date"), CLIENTS)
def test_full_width_colons_and_indents_change_nothing(text: str, date: str | None) -> None:
    lines = ["  " + line.replace(": ", "：", 1) for line in lines_of(text) if not line.startswith(">")]
    for header in find_forwards(lines):
        assert facts(header)[:2] == (STORE, TARO)


# Values as printed -> sender, recipients.
VALUES = [
    pytest.param(
        '"a@example.com" <b@example.com>', "taro@example.jp", "b@example.com", TARO, id="name-as-address"
    ),
    pytest.param(
        f"{STORE} <b@example.com>", "taro@example.jp", "b@example.com", TARO, id="bare-name-as-address"
    ),
    pytest.param("山田 花子", "taro@example.jp", None, TARO, id="name-only"),
    pytest.param(
        "Shop@MAIL.Example.COM", "Taro@EXAMPLE.jp", "Shop@mail.example.com", ("Taro@example.jp",), id="case"
    ),
    pytest.param(
        "a@example.com", "da..me.@ezweb.ne.jp", "a@example.com", ("da..me.@ezweb.ne.jp",), id="old-carrier"
    ),
    pytest.param("a@example.com", "山田太郎様taro@example.jp", "a@example.com", TARO, id="no-space-before"),
    pytest.param("<a@example.com>", "＜taro＠example.jp＞", "a@example.com", TARO, id="full-width"),
    pytest.param("a@example.com", "'taro@example.jp'", "a@example.com", TARO, id="apostrophes"),
    pytest.param("a@example.com", "*taro@example.jp*", "a@example.com", TARO, id="asterisks"),
    pytest.param("X [a@example.com]", "taro@example.jp", "a@example.com", TARO, id="square-brackets"),
    pytest.param(
        '"山田, 花子" <a@example.com>', "taro@example.jp", "a@example.com", TARO, id="comma-in-name"
    ),
    pytest.param(
        "a@example.com",
        'taro@example.jp, "花子" <h@example.jp>; <taro@example.jp>',
        "a@example.com",
        ("taro@example.jp", "h@example.jp"),
        id="several-each-once",
    ),
    pytest.param(
        "a\u202e@example.com", "taro@\u200bexample.jp", "a@example.com", TARO, id="invisible-characters"
    ),
    pytest.param("a@example", "taro@example.jp", None, TARO, id="no-top-level-domain"),
    pytest.param("a@-example.com", "taro@example.jp", None, TARO, id="bad-domain"),
    pytest.param("öx@example.com", "taro@example.jp", None, TARO, id="cut-local-part"),
    pytest.param("a@example.c0m", "taro@example.jp", None, TARO, id="digit-in-top-level-domain"),
    pytest.param("a@" + "b." * 130 + "com", "taro@example.jp", None, TARO, id="too-long"),
]


@pytest.mark.parametrize(("sender", "recipients", "expected_sender", "expected_recipients"), VALUES)
def test_addr_specs(
    sender: str, recipients: str, expected_sender: str | None, expected_recipients: tuple[str, ...]
) -> None:
    (header,) = find_forwards(["From: " + sender, "To: " + recipients, "Subject: x"])
    assert (header.sender, header.recipients) == (expected_sender, expected_recipients)


FOLDED = [
    pytest.param(
        """
        From: a@example.com
        To: Taro <taro@example.jp>,
         Hanako <hanako@example.jp>,
        Jiro <jiro@example.jp>
        Subject: x

        y@example.jp
        """,
        ("taro@example.jp", "hanako@example.jp", "jiro@example.jp"),
        "x",
        id="recipients-over-lines",
    ),
    pytest.param(
        """
        > From: a@example.com
        > To: Taro <taro@example.jp>,
        <hanako@example.jp>
        > Subject: x
        >
        > y@example.jp
        """,
        ("taro@example.jp", "hanako@example.jp"),
        "x",
        id="wrapped-after-quoting",
    ),
    pytest.param(
        """
        -------- Original Message --------
        Subject: 自動延長サービス
          課金完了のお知らせ
        From: a@example.com
        To: taro@example.jp

        本文
        """,
        TARO,
        "自動延長サービス 課金完了のお知らせ",
        id="subject-folded",
    ),
    pytest.param(
        """
        From: a@example.com
        To: taro@example.jp
        Subject: 【ノートン ストア】自動延長サービス 課金完了のお知らせと今後の
        お手続きについて

        本文
        """,
        TARO,
        "【ノートン ストア】自動延長サービス 課金完了のお知らせと今後の お手続きについて",
        id="last-subject-wrapped",
    ),
    pytest.param(
        """
        From: a@example.com
        To: taro@example.jp
        Subject: 短い件名
        山田様

        本文
        """,
        TARO,
        "短い件名",
        id="body-directly-below",
    ),
    pytest.param(
        """
        From: a@example.com
        To: taro@example.jp
        Subject:

        本文です。
        """,
        TARO,
        None,
        id="empty-subject",
    ),
    pytest.param(
        """
        From: a@example.com
        To: taro@example.jp
        Subject: x
        To: eve@example.com
        """,
        TARO,
        "x",
        id="second-to-is-body",
    ),
    pytest.param(
        """
        From: a@example.com
        Date: 2024/03/03
        To: taro@example.jp
        Subject: x

        宛先: eve@example.com
        Cc: eve@example.com
        """,
        TARO,
        "x",
        id="labels-of-the-body",
    ),
]


@pytest.mark.parametrize(("text", "recipients", "subject"), FOLDED)
def test_values_over_several_lines(text: str, recipients: tuple[str, ...], subject: str | None) -> None:
    (header,) = find_forwards(lines_of(text))
    assert (header.sender, header.recipients, header.subject) == ("a@example.com", recipients, subject)


HTML = [
    pytest.param(
        f"""
        <div class="gmail_quote"><div
        dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From:
        <strong class="gmail_sendername" dir="auto">Norton Store</strong> <span dir="auto">&lt;<a
        href="mailto:{STORE}">{STORE}</a>&gt;</span
        ><br>Date: 2024年3月3日(日) 19:38<br>Subject: {SUBJECT}<br>To:
        &lt;<a href="mailto:taro@example.jp">taro@example.jp</a>&gt;<br></div><br><br><p>本文です。</p
        ></div>
        """,
        id="gmail",
    ),
    pytest.param(
        f"""
        <hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">
        <b>差出人:</b> Norton Store &lt;{STORE}&gt;<br><b>送信日時:</b> 2024年3月3日 19:38<br>
        <b>宛先:</b> taro@example.jp &lt;taro@example.jp&gt;<br><b>件名:</b> {SUBJECT}</font></div>
        <div><p>本文です。</p></div>
        """,
        id="outlook-web",
    ),
    pytest.param(
        f"""
        <div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal><b><span
        lang=EN-US>From:</span></b>
        <span lang=EN-US> Norton Store &lt;{STORE}&gt;<br><b>Sent:</b
        > Sunday, March 3, 2024 7:38 PM<br><b>To:</b>
        taro@example.jp<br><b>Subject:</b> </span>{SUBJECT}<o:p></o:p></p></div><p>本文です。</p>
        """,
        id="outlook-desktop",
    ),
    pytest.param(
        f"""
        <div class="moz-forward-container">-------- Forwarded Message --------
        <table class="moz-email-headers-table"><tbody><tr><th align="RIGHT" nowrap>Subject: </th
        ><td>{SUBJECT}</td>
        </tr><tr><th>Date: </th><td>2024-03-03 19:38</td></tr><tr><th>From: </th><td>Norton Store
        <a href="mailto:{STORE}">&lt;{STORE}&gt;</a></td></tr><tr><th>To: </th><td>taro@example.jp</td></tr>
        <tr><th>CC: </th><td></td></tr></tbody></table><br><br><p>本文です。</p></div>
        """,
        id="thunderbird",
    ),
    pytest.param(
        f"""
        <blockquote type="cite"><div>転送されたメッセージ:</div><br><div><span><b>差出人: </b></span
        ><span>Norton Store
        &lt;<a href="mailto:{STORE}">{STORE}</a>&gt;<br></span></div><div><span><b>件名: </b></span>
        <span><b>{SUBJECT}</b><br></span></div><div><span><b>日付: </b></span
        ><span>2024年3月3日 19:38<br></span></div>
        <div><span><b>宛先: </b></span><span>taro@example.jp<br></span></div><br><div>本文です。</div
        ></blockquote>
        """,
        id="apple-mail",
    ),
]


@pytest.mark.parametrize("text", HTML)
def test_block_of_each_html_form_is_read(text: str) -> None:
    lines = [line.text for line in parse_html(dedent(text)).lines]
    (header,) = find_forwards(lines)
    assert facts(header) == (STORE, TARO, "2024-03-03T19:38:00", SUBJECT, 0)
    assert [line for line in lines[header.end :] if line] == ["本文です。"]


# Visible lines of HTML: no blank lines, a cell of a table is a line.
BODY_KEPT = [
    pytest.param("Cc:\nご注文番号: SY12345678", "ご注文番号: SY12345678", id="empty-cc"),
    pytest.param(
        "ご注文番号: SY12345678\n添付ファイル: a.pdf", "ご注文番号: SY12345678", id="label-in-the-body"
    ),
    pytest.param("ご注文番号:\nSY12345678", "ご注文番号:", id="value-below-its-label"),
    pytest.param("山田 太郎 様 taro@example.jp", "山田 太郎 様 taro@example.jp", id="address-in-the-body"),
]


@pytest.mark.parametrize(("text", "body"), BODY_KEPT)
@pytest.mark.parametrize("joint", [" ", "\t", "\n"])
def test_body_directly_below_is_not_taken_for_a_header(text: str, body: str, joint: str) -> None:
    values = [
        f"Subject:{joint}x",
        f"From:{joint}{STORE}",
        f"Date:{joint}2024/03/03 19:38",
        f"To:{joint}taro@example.jp",
    ]
    lines = "\n".join(["-------- Forwarded Message --------", *values, text]).split("\n")
    (header,) = find_forwards(lines)
    assert facts(header) == (STORE, TARO, "2024-03-03T19:38:00", "x", 0)
    assert lines[header.end] == body


NESTED = [
    pytest.param(
        f"""
        ---------- Forwarded message ---------
        From: 山田 花子 <hanako@example.jp>
        Date: 2024年3月4日(月) 8:00
        Subject: Fwd: {SUBJECT}
        To: <helper@example.com>

        お願い。

        転送されたメッセージ:

        > 差出人: Norton Store <{STORE}>
        > 日時: 2024年3月3日 19:38:07 JST
        > 宛先: taro@example.jp
        > 件名: {SUBJECT}
        >
        > 本文です。
        """,
        [("hanako@example.jp", ("helper@example.com",), 0), (STORE, TARO, 1)],
        id="gmail-around-apple",
    ),
    pytest.param(
        f"""
        ________________________________
        差出人: 山田 花子 <hanako@example.jp>
        送信日時: 2024年3月4日 8:00
        宛先: helper@example.com
        件名: FW: {SUBJECT}
        ________________________________
        差出人: Norton Store <{STORE}>
        送信日時: 2024年3月3日 19:38
        宛先: taro@example.jp
        件名: {SUBJECT}

        本文です。
        """,
        [("hanako@example.jp", ("helper@example.com",), 0), (STORE, TARO, 0)],
        id="outlook-without-a-word-between",
    ),
    pytest.param(
        f"""
        2024年3月4日(月) 8:00 山田 花子 <hanako@example.jp>:

        > これです。
        > ---------- Forwarded message ---------
        > From: Norton Store <{STORE}>
        > Date: 2024年3月3日(日) 19:38
        > Subject: {SUBJECT}
        > To: <taro@example.jp>
        >
        > 本文です。
        """,
        [("hanako@example.jp", (), 0), (STORE, TARO, 1)],
        id="reply-around-forward",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_nested_forwards_come_in_order(text: str, expected: list[tuple[str, tuple[str, ...], int]]) -> None:
    assert [
        (header.sender, header.recipients, header.depth) for header in find_forwards(lines_of(text))
    ] == expected


ATTRIBUTIONS = [
    pytest.param([f"2024年1月14日(日) 15:00 Norton Store <{STORE}>:"], "2024-01-14T15:00:00", id="gmail-ja"),
    pytest.param(
        ["2024年1月14日(日) 15:00 Norton", f"<{STORE}>:"], "2024-01-14T15:00:00", id="gmail-ja-wrapped"
    ),
    pytest.param(
        [f"On Sun, Jan 14, 2024 at 3:00 PM X <{STORE}> wrote:"], "2024-01-14T15:00:00", id="gmail-en"
    ),
    pytest.param(
        ["On Sun, Jan 14, 2024 at 3:00 PM Norton Store", f"<{STORE}>", "wrote:"],
        "2024-01-14T15:00:00",
        id="gmail-en-3",
    ),
    pytest.param([f"2024/01/14 15:00、Norton <{STORE}>のメール:"], "2024-01-14T15:00:00", id="apple-mail-ja"),
    pytest.param(
        [f"2024년 1월 14일 (일) 오후 3:00, X <{STORE}>님이 작성:"], "2024-01-14T15:00:00", id="gmail-ko"
    ),
    pytest.param(
        [f"Norton Store <{STORE}> 于2024年1月14日周日 15:00写道："], "2024-01-14T15:00:00", id="gmail-zh"
    ),
    pytest.param([f"Norton Store <{STORE}> wrote:"], None, id="no-date"),
]


@pytest.mark.parametrize(("attribution", "date"), ATTRIBUTIONS)
@pytest.mark.parametrize("gap", [0, 1])
def test_reply_attribution(attribution: list[str], date: str | None, gap: int) -> None:
    (header,) = find_forwards(["返信します。", *attribution, *[""] * gap, "> 本文です。"])
    assert (header.start, header.end) == (1, 1 + len(attribution))
    assert facts(header) == (STORE, (), date, None, 0)


@pytest.mark.parametrize(("attribution", "date"), ATTRIBUTIONS)
def test_attribution_needs_quoted_lines_below(attribution: list[str], date: str | None) -> None:
    assert find_forwards([*attribution, "", "本文です。"]) == ()


def test_line_above_an_attribution_stays_in_the_body() -> None:
    lines = ["次回課金日 2024年4月1日", f"2024年1月14日(日) 15:00 Norton <{STORE}>:", "> 本文です。"]
    (header,) = find_forwards(lines)
    assert (header.start, *facts(header)[:3]) == (1, STORE, (), "2024-01-14T15:00:00")


DECOYS = [
    pytest.param("From: the beginning\nof the year we have been working.", id="prose"),
    pytest.param("From: the beginning\nDate: tomorrow\nwe go on.", id="prose-two-labels"),
    pytest.param("From: Tokyo\nTo: Osaka\nDate: 2024-03-03", id="journey"),
    pytest.param(
        "件名: お問い合わせ\n宛先: shop@example.jp\n日付: 2024/03/03\nお名前: 山田", id="contact-form"
    ),
    pytest.param("件名: 自動延長", id="subject-only"),
    pytest.param("ご注文番号: SY12345678\nお届け先: 山田 太郎\nメールアドレス: taro@example.jp", id="order"),
    pytest.param("差出人\n宛先\n日時\n件名", id="words-without-colons"),
    pytest.param(
        "________________________________\n山田 太郎\ntaro@example.jp\nTEL: 03-0000-0000", id="signature"
    ),
    pytest.param("-----Original Message-----\n本文です。", id="separator-alone"),
    pytest.param("転送されたメッセージ\n差出人", id="words-of-a-separator"),
    pytest.param("転送されたメッセージ: 確認しました。\n件名: x", id="separator-with-text"),
    pytest.param("From: a@example.com\n\n\n\n\nTo: taro@example.jp", id="labels-far-apart"),
    pytest.param("From: a@example.com\n本文です。\nはい。\nTo: taro@example.jp", id="labels-parted-by-text"),
    pytest.param("From: a@example.com\n> To: taro@example.jp", id="labels-of-two-depths"),
    pytest.param("From: a@example.com\nTo: " + "x" * 3_000 + "@example.jp", id="line-too-long"),
    pytest.param("以下のとおりご確認ください:\n> 自動延長", id="colon-above-quotation"),
    pytest.param("| From: a@example.com | To: taro@example.jp |\n| --- | --- |", id="drawn-table"),
    pytest.param("https://www.nortonstore.jp/\nhttp://example.jp/", id="links"),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize("text", DECOYS)
def test_decoys_are_no_header_blocks(text: str) -> None:
    assert find_forwards(text.split("\n")) == ()


QUOTING = [
    pytest.param("text", (0, "text"), id="plain"),
    pytest.param("> text", (1, "text"), id="one"),
    pytest.param(">text", (1, "text"), id="no-space"),
    pytest.param("> > text", (2, "text"), id="two"),
    pytest.param(">>> text", (3, "text"), id="run"),
    pytest.param(" > text", (1, "text"), id="indented"),
    pytest.param("＞ text", (1, "text"), id="full-width"),
    pytest.param(">   text", (1, "  text"), id="indent-of-the-text"),
    pytest.param("    text", (0, "    text"), id="indent-alone"),
    pytest.param("| text", (1, "text"), id="bar"),
    pytest.param("> | text", (2, "text"), id="bar-in-quotation"),
    pytest.param("| a | b |", (0, "| a | b |"), id="table-row"),
    pytest.param("> | a | b |", (1, "| a | b |"), id="table-row-quoted"),
    pytest.param("|text", (0, "|text"), id="bar-without-space"),
    pytest.param("a > b", (0, "a > b"), id="inside"),
    pytest.param(">", (1, ""), id="sign-alone"),
    pytest.param("", (0, ""), id="empty"),
]


@pytest.mark.parametrize(("line", "expected"), QUOTING)
def test_strip_quoting(line: str, expected: tuple[int, str]) -> None:
    assert strip_quoting(line) == expected


PREFIXED = [
    pytest.param("Fwd: FW: RE: 転送: ご注文", "ご注文", id="stacked"),
    pytest.param("ＦＷ：ご注文", "ＦＷ：ご注文", id="full-width-letters-are-kept"),
    pytest.param("Fw：Re：ご注文", "ご注文", id="full-width-colons"),
    pytest.param("Re[2]: Re(3): ご注文", "ご注文", id="counted"),
    pytest.param("[Fwd: ご注文]", "ご注文", id="bracketed"),
    pytest.param("转发: 回复：订单", "订单", id="zh"),
    pytest.param("Re: ", "", id="prefix-only"),
    pytest.param("Refund: ご注文", "Refund: ご注文", id="word"),
    pytest.param("ご注文 Re: x", "ご注文 Re: x", id="inside"),
]


@pytest.mark.parametrize(("subject", "expected"), PREFIXED)
def test_strip_subject_prefixes(subject: str, expected: str) -> None:
    assert strip_subject_prefixes(subject) == expected


def test_no_invisible_character_comes_out() -> None:
    lines = ["From: a@example.com", "To: taro@example.jp", "Subject: \x1b[31m自動\u202e延長\u200b\u2028\x00"]
    (header,) = find_forwards(lines)
    assert header.subject == "[31m自動延長"


@pytest.mark.parametrize("row", [*HEADER_LABELS, *SEPARATORS], ids=lambda row: row.text)
def test_every_row_names_its_source(row: object) -> None:
    assert getattr(row, "source", "")


def test_every_prefix_names_its_source() -> None:
    assert all(source for _, source in SUBJECT_PREFIXES)


# Lines that often make or break a block, among any text.
PIECES = st.sampled_from(
    [
        "",
        " ",
        ">",
        "> ",
        "----",
        "_" * 32,
        "-----Original Message-----",
        "転送されたメッセージ:",
        "Forwarded by X",
        "From: a@example.com",
        "差出人:",
        "To: taro@example.jp,",
        " <b@example.jp>",
        "Subject: x",
        "件名\tx",
        "Date: 2024/03/03",
        "*宛先:* t@example.jp",
        "On 2024/03/03, a@example.com wrote:",
        "> text",
        "| text",
        "text",
        "Cc: c@example.jp;",
        "x-y: z",
    ]
)
LINES = st.lists(st.one_of(PIECES, PIECES.map(">{}".format), st.text(max_size=60)), max_size=30)


@given(LINES)
def test_any_lines_give_ordered_blocks_that_do_not_overlap(lines: list[str]) -> None:
    end = 0
    for header in find_forwards(lines):
        assert end <= header.start < header.end <= len(lines)
        end = header.end


@given(LINES)
def test_quoting_every_line_changes_nothing_but_the_depth(lines: list[str]) -> None:
    plain, quoted = find_forwards(lines), find_forwards(["> " + line for line in lines])
    assert [(header.start, header.end, *facts(header)) for header in quoted] == [
        (header.start, header.end, *facts(header)[:4], header.depth + 1) for header in plain
    ]


@given(st.text())
def test_quoting_signs_are_taken_off_one_by_one(line: str) -> None:
    depth, text = strip_quoting(line)
    assert strip_quoting("> " + line) == (depth + 1, text)


HOSTILE = [
    pytest.param("From: a@example.com", id="from-only"),
    pytest.param("To: a@example.com,", id="endless-recipients"),
    pytest.param("a@example.com wrote:\n> x", id="attributions"),
    pytest.param("-----Original Message-----\n", id="separators"),
    pytest.param("From: " + "a@" * 900, id="at-signs"),
    pytest.param("From: a@" + "b." * 900 + "1", id="long-domains"),
    pytest.param("件名:" + " " * 1_900 + "x", id="blanks"),
    pytest.param("> " * 900 + "x", id="deep-quotations"),
    pytest.param("On 2024/03/03 " + "1" * 1_900 + ":\n> x", id="digits"),
    pytest.param("--" + " " * 1_900 + "x--", id="frames"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_in_proportion_to_the_input(piece: str) -> None:
    def seconds(count: int) -> float:
        lines = (piece + "\n").split("\n") * count
        start = time.process_time()
        find_forwards(lines)
        return time.process_time() - start

    seconds(50)
    small, large = min(seconds(250) for _ in range(3)), min(seconds(1_000) for _ in range(2))
    assert large < 10 * small + 0.05


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_every_block_in_real_replies_names_somebody_or_a_day() -> None:
    names = sorted(CORPORA.glob("talon/**/*.eml"))
    assert names
    texts = [name.read_bytes().decode("utf-8", "replace").partition("\n\n")[2] for name in names]
    found = [header for text in texts for header in find_forwards(text.splitlines())]
    assert len(found) >= len(names) / 2
    assert all(header.sender or header.date for header in found)
