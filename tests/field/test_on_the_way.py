"""What programs that pass mail on made of a renewal mail when they were run in December 2026, and what is read then.

The programs and how they were run: docs/field.md.
"""

from __future__ import annotations

import base64
import email.header
import quopri

import pytest

from norton_order import NortonOrderError, Notice, group_subscriptions, parse_notice, parse_notices

NUMBER, TARO, HANAKO = "SY12345678", "taro@example.jp", "hanako@example.com"
STORE = "order@mail.nortonstore.jp"
TEXT = (
    "ノートンストアをご利用いただき、ありがとうございます。\n自動延長サービスの課金が完了しました。\n"
    f"自動延長加入時のご注文番号：{NUMBER}\n製品名：ノートン 360 デラックス\n課金金額：11,534円\n"
)
FOOTER = "_______________________________________________\n一覧の案内 https://lists.example.com/\n".encode()
SUBJECT = "自動延長サービス・課金完了のご案内"


def word(text: str, charset: str = "utf-8") -> str:
    return email.header.Header(text, charset, maxlinelen=10**6).encode()


def mail(
    body: bytes = TEXT.encode(),
    *,
    sender: str = f"From: {word('ノートンストア')} <{STORE}>",
    to: str = TARO,
    subject: str = word(SUBJECT),
    fields: str = "",
    charset: str = "utf-8",
    encoding: str = "8bit",
) -> bytes:
    return (
        f"{fields}{sender}\nTo: {to}\nSubject: {subject}\nDate: Mon, 20 Nov 2023 10:02:11 +0900\n"
        f"Message-ID: <1@mail.nortonstore.jp>\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
        f"Content-Transfer-Encoding: {encoding}\n\n"
    ).encode() + body


def multipart(*parts: bytes, kind: str = "mixed", encoding: str = "", top: str = "") -> bytes:
    inside = b"".join(b"--=_b\n" + part + b"\n" for part in parts)
    return (
        f'{top}MIME-Version: 1.0\n{encoding}Content-Type: multipart/{kind}; boundary="=_b"\n\n'.encode()
        + inside
        + b"--=_b--\n"
    )


TOP = f"From: {STORE}\nTo: {TARO}\nSubject: {word(SUBJECT)}\nDate: Mon, 20 Nov 2023 10:02:11 +0900\n"
JIS, SJIS = TEXT.encode("iso2022_jp"), TEXT.encode("cp932")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(mail(JIS, charset="iso-2022-jp", encoding="7bit"), id="as it was sent"),
        pytest.param(mail(sender=f"From:\n {word('ノートンストア')} <{STORE}>"), id="Courier 1.0.16: From alone on its line"),
        pytest.param(mail(sender=f"From: ノートンストア <{STORE}>", to=f'"山田 太郎" <{TARO}>', subject=SUBJECT), id="Dovecot and Pigeonhole: fields in UTF-8"),
        pytest.param(mail(subject="=?UTF-8?Q?=2A=2A=2ASPAM=2A=2A=2A_?=" + f" {word(SUBJECT)}", fields="X-Spam: yes\n"), id="rspamd 3.4: a prefix of the subject"),
        pytest.param(mail(base64.encodebytes(SJIS), charset="shift_jis", encoding="base64", fields="X-MIME-Autoconverted: from 8bit to base64 by relay.example.com\n"), id="sendmail 8.17: 8bit made base64"),
        pytest.param(mail(quopri.encodestring(TEXT.encode("euc_jp")), charset="euc-jp", encoding="quoted-printable"), id="Postfix 3.7: 8bit made quoted-printable"),
        pytest.param(mail(charset="utf-8", encoding="7bit"), id="decodemail 3.15: UTF-8 under 7bit"),
        pytest.param(mail(charset="iso-2022-jp", encoding="7bit"), id="mhfixmsg 1.8: UTF-8 under the label that was"),
        pytest.param(mail(JIS + FOOTER, charset="iso-2022-jp", encoding="7bit"), id="altermime 0.3.10: UTF-8 behind ISO-2022-JP"),
        pytest.param(mail(SJIS + FOOTER, charset="shift_jis"), id="altermime 0.3.10: UTF-8 behind Shift_JIS"),
        pytest.param(mail(TEXT.encode("euc_jp") + FOOTER, charset="euc-jp"), id="MIMEDefang 3.3: UTF-8 behind EUC-JP"),
        pytest.param(mail(quopri.encodestring(SJIS) + FOOTER, charset="shift_jis", encoding="quoted-printable"), id="altermime 0.3.10: UTF-8 behind quoted-printable"),
        pytest.param(mail(base64.encodebytes(TEXT.encode() + FOOTER), encoding="base64"), id="Mailman 3.3: a footer joined to the text"),
        pytest.param(TOP.encode() + multipart(mail(JIS, charset="iso-2022-jp", encoding="7bit").partition(b"MIME-Version: 1.0\n")[2], b"Content-Type: text/plain; charset=utf-8\n\n" + FOOTER), id="Mailman 3.3: a footer as a part"),
        pytest.param(TOP.encode() + multipart(b"Content-Type: message/rfc822\nContent-Disposition: inline\n\n" + mail(SJIS, charset="shift_jis"), encoding="Content-Transfer-Encoding: binary\n"), id="amavis 2.13: the mail attached, under binary"),
        pytest.param(TOP.encode() + multipart(b"Content-Type: text/plain; charset=utf-8\n\nSpam detection software\nContent preview: " + TEXT.encode()[:100], b"Content-Type: message/rfc822; x-spam-type=original\n\n" + mail()), id="SpamAssassin 4.0.1: a preview cut within a letter"),
        pytest.param(TOP.encode() + multipart(b"Content-Type: text/plain; charset=utf-8\n\nSpam detection software\n", b"Content-Type: text/plain; x-spam-type=original\nContent-Transfer-Encoding: 8bit\n\n" + mail(base64.encodebytes(TEXT.encode()), encoding="base64")), id="SpamAssassin 4.0.1: report_safe 2"),
    ],
)  # fmt: skip
def test_the_notice_is_read_as_it_was(raw: bytes) -> None:
    for octets in (raw, raw.replace(b"\n", b"\r\n")):
        (notice,) = parse_notices(octets)
        assert (notice.enrollment_order, notice.email, notice.kind) == (NUMBER, TARO, "renewed")
        assert "foreign-sender" not in [warning.code for warning in notice.warnings]


@pytest.mark.parametrize(
    ("to", "emails"),
    [
        pytest.param(f"{word('山田 太郎')}@relay.example.com, {TARO}", {TARO, None}, id="Postfix 3.7: a name without brackets"),
        pytest.param('"taro..x."@docomo.example.jp', {"taro..x.@docomo.example.jp"}, id="Postfix 3.7: dots in quotation marks"),
        pytest.param(f"{word('太郎')}.{TARO}", {None}, id="sendmail 8.17: a name glued to the address"),
        pytest.param(f'"{TARO}" <{TARO}>', {TARO}, id="sendmail 8.17: an address quoted as the name"),
        pytest.param(f"太郎 <{HANAKO}> <{TARO}>", {TARO}, id="fetchmail 6.4.37: brackets of a decoded name"),
        pytest.param(f"山田, 太郎 <{TARO}>", {TARO}, id="fetchmail 6.4.37: a comma of a decoded name"),
    ],
)  # fmt: skip
def test_an_address_written_anew_is_right_or_none(to: str, emails: set[str | None]) -> None:
    notice = parse_notice(mail(to=to))
    assert notice.enrollment_order == NUMBER
    assert notice.email in emails


@pytest.mark.parametrize("name", ["ノートンストア - 家族 経由", "ノートンストア via 家族"])
def test_a_list_of_mailman_says_from_whom_it_is(name: str) -> None:
    fields = f"List-Id: {word('家族')} <kazoku.lists.example.com>\nReply-To: {STORE}\n"
    notice = parse_notice(mail(sender=f"From: {word(name)} <kazoku@lists.example.com>", fields=fields))
    assert notice.enrollment_order == NUMBER
    assert {"relayed", "foreign-sender"} & {warning.code for warning in notice.warnings}
    (subscription,) = group_subscriptions([notice])
    assert subscription.charged_on is None  # another than the store says so


def test_each_mail_of_a_mime_digest_is_a_notice() -> None:
    """Mailman 3.3.10, and nmh's forw -digest."""
    second = mail(TEXT.replace(NUMBER, "SY23456789").encode(), to=HANAKO)
    items = multipart(*(b"Content-Type: message/rfc822\n\n" + one for one in (mail(), second)), kind="digest")
    raw = b"From: kazoku-request@lists.example.com\nTo: a@example.com\nSubject: digest\n" + items
    found = parse_notices(raw)
    assert [(one.enrollment_order, one.email) for one in found] == [(NUMBER, TARO), ("SY23456789", HANAKO)]


def test_each_mail_of_a_plain_digest_is_a_notice() -> None:
    """Mailman 3.3.10: base64 as a whole."""
    second = TEXT.replace(NUMBER, "SY23456789")
    items = "".join(
        f"{'-' * 70}\n\nDate: Mon, 20 Nov 2023 10:02:11 +0900\nFrom: ノートンストア <{STORE}>\n"
        f"Subject: [kazoku] {SUBJECT}\nTo: {to}\nMessage-ID: <{to}>\n\n{text}\n\n"
        for to, text in ((TARO, TEXT), (HANAKO, second))
    )
    raw = mail(
        base64.encodebytes(f"Today's Topics:\n\n   1. 課金完了\n\n{items}End of Kazoku Digest\n".encode()),
        sender="From: kazoku-request@lists.example.com",
        to="kazoku@lists.example.com",
        subject="Kazoku Digest, Vol 1, Issue 1",
        encoding="base64",
    )
    found = parse_notices(raw)
    assert [(one.enrollment_order, one.email) for one in found] == [(NUMBER, TARO), ("SY23456789", HANAKO)]


def test_a_bounce_with_the_header_section_alone_holds_no_number() -> None:
    """Exim 4.96 refuses lines that are too long."""
    header = mail().partition(b"\n\n")[0] + b"\n"
    top = b"From: Mailer-Daemon@relay.example.com\nTo: order@example.com\nSubject: Mail delivery failed\n"
    report = b"Content-Type: text/plain\n\nmessage has lines too long for transport\n"
    raw = top + multipart(report, b"Content-Type: text/rfc822-headers\n\n" + header, kind="report")
    with pytest.raises(NortonOrderError) as caught:
        parse_notice(raw)
    assert caught.type.__name__ == "NoOrderNumberError"


def test_the_two_lines_of_opendkim() -> None:
    """OpenDKIM 2.11.0 reports atps in a field of its own."""
    host = "Authentication-Results: mx.example.net"
    domain = "header.d=mail.nortonstore.jp header.i=@mail.nortonstore.jp"
    fields = (
        f"{host};\n\tdkim=pass (1024-bit key) {domain} header.a=rsa-sha256 header.s=sel header.b=Ab12cd34;\n"
        "\tdkim-atps=neutral\nReceived: from mail.nortonstore.jp by mx.example.net; Mon, 20 Nov 2023 10:02:12 +0900\n"
    )
    assert parse_notice(mail(fields=fields)).authentication == "pass"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-31j", "cp932"), ("x-sjis", "cp932"), ("iso-2022-jp-ms", "iso2022_jp"), ("x-windows-50221", "iso2022_jp")],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["8bit", "base64", "base64;", "quoted-printable"])
def test_labels_of_java_and_php(charset: str, codec: str, encoding: str) -> None:
    """JavaMail 1.6.5, PHP 8.2; peers leave some of these labels undecoded."""
    octets = TEXT.encode(codec)
    body = {"8": octets, "b": base64.encodebytes(octets), "q": quopri.encodestring(octets)}[encoding[0]]
    notice = parse_notice(mail(body, charset=charset, encoding=encoding))
    assert isinstance(notice, Notice)
    assert (notice.enrollment_order, notice.product) == (NUMBER, "ノートン 360 デラックス")


@pytest.mark.parametrize(
    ("money", "amount"),
    [
        pytest.param(
            b"\x1b(J\\11,534\x1b(B", 11534, id="PHP mb_send_mail, glibc: the yen sign of JIS X 0201"
        ),
        pytest.param(b"\x1b$B!o\x1b(B11,534", 11534, id="NKF, PHP CP50221: the full-width yen sign"),
    ],
)
def test_yen_signs_of_encoders(money: bytes, amount: int) -> None:
    text = (
        f"課金が完了しました。\n自動延長加入時のご注文番号：{NUMBER}\n課金金額：".encode("iso2022_jp") + money
    )
    notice = parse_notice(mail(text + b"\n", charset="iso-2022-jp", encoding="7bit"))
    assert (notice.enrollment_order, notice.amount, notice.currency) == (NUMBER, amount, "JPY")


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(b"\x1b$(Dt)\x1b(B", id="Java x-windows-50221: 髙 in JIS X 0212"),
        pytest.param(b"\x1b$B-!-j|b\x1b(B", id="Go, PHP CP50221: NEC row 13 and IBM's letters"),
        pytest.param(b"\x1b(I1\x1b(B", id="Java: half-width kana"),
        pytest.param(b"\x1b$B!)\x1b(B", id="Java: a full-width question mark for what it lacks"),
    ],
)
def test_other_letters_of_encoders_change_no_number(tail: bytes) -> None:
    for body in (JIS + tail + b"\n", tail + b"\n" + JIS):
        assert parse_notice(mail(body, charset="iso-2022-jp", encoding="7bit")).enrollment_order == NUMBER


def test_utf_16_in_quoted_printable() -> None:
    """JavaMail 1.6.5."""
    octets = "".join(f"={octet:02X}" for octet in b"\xfe\xff" + TEXT.encode("utf-16-be"))
    body = "=\n".join(octets[at : at + 72] for at in range(0, len(octets), 72)).encode() + b"\n"
    notice = parse_notice(mail(body, charset="UTF-16", encoding="quoted-printable"))
    assert (notice.enrollment_order, notice.product) == (NUMBER, "ノートン 360 デラックス")


def test_labels_that_an_encoder_lost_give_no_number() -> None:
    """PHP 8.2 with mb_language("English") sends question marks for Japanese."""
    with pytest.raises(NortonOrderError):
        parse_notice(mail(TEXT.encode("ascii", "replace"), charset="iso-8859-1"))


def test_a_line_of_a_dot_that_ended_the_mail_gives_no_number() -> None:
    """dma 0.13 without -i: all behind the dot is lost."""
    with pytest.raises(NortonOrderError):
        parse_notice(mail(TEXT.partition("自動延長加入時")[0].encode()))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(quopri.encodestring(TEXT.encode()).replace(b"=E8=87=AA", b"=E8=\n=87=AA"), id="within a letter"),
        pytest.param(quopri.encodestring(TEXT.encode()).replace(b"SY1234", b"SY12=\n34"), id="within the number"),
    ],
)  # fmt: skip
def test_a_soft_line_break_is_none(body: bytes) -> None:
    """Postfix, Courier and Ruby mail break anywhere."""
    assert parse_notice(mail(body, encoding="quoted-printable")).enrollment_order == NUMBER


@pytest.mark.parametrize(
    "tail", [b"--\nfooter of a list, https://lists.example.com/\n", base64.encodebytes(FOOTER)]
)
def test_base64_with_something_behind_its_padding(tail: bytes) -> None:
    """CPython 3.15 goes on behind the padding; all before it stop there."""
    body = TEXT.encode() + b"\n" * (3 - len(TEXT.encode()) % 3 - 1)
    encoded = base64.encodebytes(body)
    assert encoded.rstrip().endswith(b"=")
    notice = parse_notice(mail(encoded + tail, encoding="base64"))
    assert (notice.enrollment_order, notice.email) == (NUMBER, TARO)
