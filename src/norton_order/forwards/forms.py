"""How mail clients print the header of a mail they forward or quote, as data: separators, labels, prefixes.

Adding a client or a language is one row with its source. A text matches after NFKC, without white space,
asterisks and letter case (``key_of``); the dashes around a separator are not part of it.

Sources, short names:
    CRISP     crisp-oss/email-forward-parser, lib/parser.js and its fixtures (0ae6801)
    REPLY     alfonsrv/mail-parser-reply, constants.py (04732bd)
    TRIMMER   discourse/email_reply_trimmer
    TB        thunderbird-l10n ja, composeMsgs.properties and mime.properties (5cd4604)
    TBT       Thunderbird's translations (transvision)
    K9        thunderbird-android, values-*/strings.xml (a59bd67)
    RC        roundcube, program/localization/*/labels.inc
    FAIR      FairEmail, values-ja-rJP/strings.xml
    REAL      real mail in public files
    RFC       RFC 5322 field names, which clients print untranslated
    GUESS     by pattern, no mail seen
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import Final, NamedTuple


class Field(Enum):
    """What the value beside a label is."""

    FROM = "from"
    TO = "to"
    DATE = "date"
    SUBJECT = "subject"
    OTHER = "other"  # part of a header block, of no use here


class HeaderLabel(NamedTuple):
    """One printed label of a header block."""

    text: str
    field: Field
    language: str
    source: str


class Separator(NamedTuple):
    """Words that announce a header block; *bare* ones stand without dashes around them, before a colon."""

    text: str
    bare: bool
    language: str
    source: str


INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"
_IGNORED: Final = re.compile(rf"[\s*{INVISIBLE}]+")


def key_of(text: str) -> str:
    """Return *text* as labels are compared: NFKC, case-folded, without white space and unseen signs."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).casefold())


def _labels(field: Field, language: str, source: str, *texts: str) -> tuple[HeaderLabel, ...]:
    return tuple(HeaderLabel(text, field, language, source) for text in texts)


HEADER_LABELS: Final = (
    *_labels(Field.FROM, "en", "RFC", "From"),
    *_labels(Field.FROM, "ja", "REAL: Gmail, Apple Mail, Outlook; K9, FAIR", "差出人"),
    *_labels(Field.FROM, "ja", "RC", "発信者"),
    *_labels(Field.FROM, "ja", "CRISP: HubSpot", "送信元"),
    *_labels(Field.FROM, "ja", "GUESS", "送信者", "発信元", "差出し人", "発信人", "送り主", "差出人アドレス", "送信元アドレス"),
    *_labels(Field.FROM, "ko", "REAL: Outlook; K9", "보낸 사람"),
    *_labels(Field.FROM, "ko", "RC ko_KR", "보내는 사람"),
    *_labels(Field.FROM, "ko", "GUESS", "보낸이", "발신자", "발신인"),
    *_labels(Field.FROM, "zh", "REAL: Outlook, QQ; REPLY", "发件人"),
    *_labels(Field.FROM, "zh", "RC zh_TW", "寄件者"),
    *_labels(Field.FROM, "zh", "GUESS", "寄件人", "發件人", "发信人", "發信人"),
    *_labels(Field.FROM, "de", "CRISP: Gmail", "Von"),
    *_labels(Field.FROM, "es, fr, pt", "CRISP: Gmail", "De"),
    *_labels(Field.FROM, "it", "CRISP: Gmail", "Da"),
    *_labels(Field.FROM, "nl", "CRISP: Gmail", "Van"),
    *_labels(Field.FROM, "cs, pl, sk", "CRISP: Gmail", "Od"),
    *_labels(Field.FROM, "da, no", "CRISP: Gmail", "Fra"),
    *_labels(Field.FROM, "sv", "CRISP: Gmail", "Från"),
    *_labels(Field.FROM, "fi, hu, hr, et", "CRISP: Gmail", "Lähettäjä", "Feladó", "Šalje", "Saatja"),
    *_labels(Field.FROM, "ro, tr", "CRISP: Gmail", "De la", "Gönderen"),
    *_labels(Field.FROM, "ru, uk", "CRISP: Gmail", "От", "Від"),
    *_labels(Field.FROM, "el, vi, id, th", "GUESS", "Από", "Từ", "Dari", "จาก"),
    *_labels(Field.TO, "en", "RFC", "To"),
    *_labels(Field.TO, "ja", "REAL: Apple Mail, Outlook; K9, RC, FAIR", "宛先"),
    *_labels(Field.TO, "ja", "CRISP: HubSpot", "送信先"),
    *_labels(Field.TO, "ja", "GUESS", "あて先", "宛て先", "受信者", "送り先", "宛先アドレス", "送信先アドレス", "受信アドレス"),
    *_labels(Field.TO, "de", "CRISP: Outlook, Thunderbird", "An"),
    *_labels(Field.TO, "fr", "CRISP: Outlook, Thunderbird", "À", "Pour"),
    *_labels(Field.TO, "es, pt", "CRISP: Outlook", "Para"),
    *_labels(Field.TO, "it", "CRISP: Outlook", "A"),
    *_labels(Field.TO, "nl", "CRISP: Outlook", "Aan"),
    *_labels(Field.TO, "pl, cs", "CRISP: Outlook", "Do", "Komu"),
    *_labels(Field.TO, "da, no, sv", "CRISP: Outlook", "Til", "Till"),
    *_labels(Field.TO, "zh", "GUESS", "收信人"),
    *_labels(Field.TO, "ko", "REAL: Outlook; RC ko_KR; K9", "받는 사람"),
    *_labels(Field.TO, "ko", "GUESS", "받는이", "수신자", "수신인"),
    *_labels(Field.TO, "zh", "REAL: Outlook, QQ; RC zh_TW", "收件人", "收件者"),
    *_labels(Field.DATE, "en", "RFC; CRISP: Outlook", "Date", "Sent"),
    *_labels(Field.DATE, "de", "CRISP: Outlook, Thunderbird", "Gesendet", "Gesendet am", "Datum"),
    *_labels(Field.DATE, "fr", "CRISP: Outlook", "Envoyé", "Envoyé le"),
    *_labels(Field.DATE, "es, pt", "CRISP: Outlook", "Enviado", "Enviado el", "Fecha", "Data", "Enviada em"),
    *_labels(Field.DATE, "it", "CRISP: Outlook", "Inviato"),
    *_labels(Field.DATE, "nl", "CRISP: Outlook", "Verzonden"),
    *_labels(Field.DATE, "pl", "CRISP: Outlook", "Wysłano"),
    *_labels(Field.DATE, "ja", "REAL: iOS", "日時"),
    *_labels(Field.DATE, "ja", "REAL: Outlook", "送信日時"),
    *_labels(Field.DATE, "ja", "K9", "送信日"),
    *_labels(Field.DATE, "ja", "RC, FAIR; CRISP: HubSpot", "日付"),
    *_labels(Field.DATE, "ja", "GUESS", "受信日時"),
    *_labels(Field.DATE, "ko", "REAL: Outlook; K9", "보낸 날짜"),
    *_labels(Field.DATE, "ko", "RC ko_KR", "날짜"),
    *_labels(Field.DATE, "ko", "GUESS", "보낸 시간", "일시", "보낸 일시"),
    *_labels(Field.DATE, "zh", "REAL: Outlook; REPLY", "发送时间"),
    *_labels(Field.DATE, "zh", "RC zh_TW", "日期"),
    *_labels(Field.DATE, "zh", "GUESS", "发送日期", "寄件日期", "傳送時間", "傳送日期", "發送時間"),
    *_labels(Field.DATE, "zh", "GUESS", "時間", "时间"),
    *_labels(Field.SUBJECT, "en", "RFC", "Subject"),
    *_labels(Field.SUBJECT, "de", "CRISP: Outlook, Thunderbird", "Betreff"),
    *_labels(Field.SUBJECT, "fr", "CRISP: Outlook, Thunderbird", "Objet", "Sujet"),
    *_labels(Field.SUBJECT, "es, pt", "CRISP: Outlook", "Asunto", "Assunto"),
    *_labels(Field.SUBJECT, "it", "CRISP: Outlook", "Oggetto"),
    *_labels(Field.SUBJECT, "nl", "CRISP: Outlook", "Onderwerp"),
    *_labels(Field.SUBJECT, "pl", "CRISP: Outlook", "Temat"),
    *_labels(Field.SUBJECT, "ja", "REAL: Apple Mail, Outlook; K9, RC, FAIR", "件名"),
    *_labels(Field.SUBJECT, "ja", "GUESS", "題名", "表題"),
    *_labels(Field.SUBJECT, "ko", "REAL: Outlook; K9", "제목"),
    *_labels(Field.SUBJECT, "zh", "REAL: Outlook, QQ; RC zh_TW", "主题", "主旨"),
    *_labels(Field.SUBJECT, "zh", "GUESS", "主題", "标题", "標題"),
    *_labels(Field.OTHER, "en", "RFC",
        "Cc", "Bcc", "Reply-To", "Sender", "Message-ID", "In-Reply-To", "References"),
    *_labels(Field.OTHER, "en", "RFC",
        "Received", "Return-Path", "Delivered-To", "MIME-Version", "User-Agent"),
    *_labels(Field.OTHER, "en", "RFC",
        "Organisation", "Comments", "Keywords", "Precedence", "Errors-To"),
    *_labels(Field.OTHER, "en", "REAL: Outlook", "Importance", "Attachments", "Organization", "Priority"),
    *_labels(Field.OTHER, "ja", "RC: コピー, 優先度; GUESS",
        "添付ファイル", "重要度", "優先度", "返信先", "コピー", "組織"),
    *_labels(Field.OTHER, "ko", "RC ko_KR; GUESS: 중요도",
        "참조", "숨은 참조", "첨부 파일", "중요도", "회신 주소"),
    *_labels(Field.OTHER, "zh", "REPLY: 抄送; GUESS",
        "抄送", "密送", "副本", "密件副本", "附件", "重要性", "回复至"),
)  # fmt: skip

# Where dates are written 03/12/2023 with the day first (Unicode CLDR, short dates), if no AM or PM says otherwise.
DAY_FIRST_LANGUAGES: Final = frozenset({"de", "fr", "es, pt", "it", "nl", "pl"})

# Field names of a whole header section begin so (RFC), as some clients and bounces print it.
OTHER_PREFIXES: Final = (
    "x-",
    "content-",
    "list-",
    "resent-",
    "arc-",
    "dkim-",
    "domainkey-",
    "authentication-",
)


def _separators(language: str, source: str, *texts: str, bare: bool = False) -> tuple[Separator, ...]:
    return tuple(Separator(text, bare, language, source) for text in texts)


SEPARATORS: Final = (
    *_separators("en", "CRISP: Gmail; TB: Thunderbird; Yahoo", "Forwarded message"),
    *_separators("en", "CRISP: Outlook, old Thunderbird, Becky!", "Original Message"),
    *_separators("en", "CRISP: Apple Mail", "Begin forwarded message", bare=True),
    *_separators("ja", "REAL: Apple Mail", "転送されたメッセージ", bare=True),
    *_separators("ja", "REAL: Outlook; RC", "元のメッセージ"),
    *_separators("ja", "K9", "元メール"),
    *_separators("ja", "CRISP: HubSpot", "メッセージを転送"),
    *_separators("ja", "REAL: in other parsers", "転送メッセージ"),
    *_separators("ja", "GUESS", "転送メール", "転送されたメール", "元のメール", "引用元メッセージ"),
    *_separators("ko", "RC ko_KR, K9", "원본 메시지"),
    *_separators("ko", "TBT", "전달된 메시지", bare=True),
    *_separators("ko", "GUESS", "원본 메일", "전달된 메일"),
    *_separators("zh", "TRIMMER; REAL: Outlook, QQ", "原始邮件", "原始郵件"),
    *_separators("zh", "TBT", "转发的消息", "轉寄郵件"),
    *_separators("zh", "GUESS", "原始信息", "原始訊息", "原始消息", "转发邮件", "转发的邮件", "轉寄的郵件"),
    *_separators("zh", "GUESS", "下面是被转发的邮件", "以下是转发的邮件", "以下是轉寄的郵件", bare=True),
    *_separators("zh", "REAL: 163.com", "转发邮件信息", "回复的原邮件", "转发的原邮件", "原邮件"),
    *_separators("ko", "GUESS: Naver, Daum", "전달 메일", "원본 메일 내용"),
    *_separators("de", "CRISP: Thunderbird", "Weitergeleitete Nachricht", "Ursprüngliche Nachricht"),
    *_separators("fr", "CRISP: Thunderbird", "Message transféré", "Message d'origine"),
    *_separators("es", "CRISP: Thunderbird", "Mensaje reenviado", "Mensaje original"),
    *_separators("it", "CRISP: Thunderbird", "Messaggio inoltrato", "Messaggio originale"),
    *_separators("pt", "CRISP: Thunderbird", "Mensagem encaminhada", "Mensagem original"),
)  # fmt: skip

# Becky! names the forwarder on a line of its own above the separator (REAL, X-Mailer Becky! 2.07.02).
FORWARDED_BY: Final = "forwarded by "

# The words that close the line above quoted text, after the writer: "On DATE, NAME wrote:".
ATTRIBUTION_WORDS: Final = (
    ("wrote", "CRISP"),
    ("writes", "GUESS"),
    ("のメール", "GUESS: Apple Mail ja"),
    ("書きました", "REAL: in other parsers"),
    ("님이 작성", "REAL: Gmail ko"),
    ("님이 작성하였습니다", "REPLY"),
    ("이(가) 작성한 내용", "RC ko_KR"),
    ("写道", "REPLY"),
    ("寫道", "GUESS: Gmail zh-TW"),
    ("schrieb", "REPLY"),
    ("a écrit", "REPLY"),
    ("escribió", "REPLY"),
)

# What clients put before the subject, as often as the mail is passed on.
SUBJECT_PREFIXES: Final = (
    ("Fwd", "CRISP: Gmail, Thunderbird"),
    ("Fw", "CRISP: Outlook, Yahoo"),
    ("Re", "RFC"),
    ("転送", "GUESS"),
    ("返信", "GUESS"),
    ("전달", "GUESS"),
    ("회신", "GUESS"),
    ("답장", "GUESS"),
    ("转发", "GUESS"),
    ("轉寄", "GUESS"),
    ("回复", "GUESS"),
    ("答复", "GUESS"),
    ("回覆", "GUESS"),
    ("WG", "CRISP: Outlook de"),
    ("AW", "GUESS: Outlook de"),
    ("TR", "CRISP: Outlook fr"),
    ("RV", "CRISP: Outlook es"),
)
