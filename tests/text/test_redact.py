"""Redaction: nothing personal is left in any format, and what is left still tells the story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from literals import NUMBER, notice, rejection, report
from norton_order.model import Caution, NotSearched, Scanned
from norton_order.render.csv import render_csv
from norton_order.render.html import render_html
from norton_order.render.json import render_json, render_jsonl_line
from norton_order.render.text import render_steps, render_text
from norton_order.text.redact import mask_number, mask_path, redact, redact_found

if TYPE_CHECKING:
    from norton_order.model import Report
    from norton_order.text.words import Lang

SECRETS = (
    "taro",
    "hanako",
    "yamada",
    "山田",
    "花子",
    NUMBER,
    "12345678",
    "99999999",
    "example.jp",
    "secret-id",
    "０１２",
)


def personal() -> Report:
    mail = notice(
        day="2025-12-05",
        source="/home/taro/Mail/hanako@example.jp/INBOX!taro.eml",
        message_id="secret-id@example.jp",
        subject="Fwd: 【ノートンストア】自動延長サービス・課金完了のご案内（山田太郎様） 0120-123-456",
        current_order="SY99999999",
        evidence="山田太郎 様　自動延長加入時のご注文番号：ＳＹ１２３４５６７８",
        forwarded_by="hanako@example.jp",
        product="ノートン 360 デラックス",
        warnings=(
            Caution(
                "foreign-link",
                ("evil[.]example", "山田 花子", "taro@example.jp", "自動延長加入時のご注文番号"),
            ),
        ),
    )
    other = notice(day="2024-12-05", email="hanako@example.jp")
    refused = rejection(
        source="C:\\Users\\山田 花子\\mail.eml",
        subject="Re: 山田様の注文 #NP12345678",
        values=("SY12345678", "SY99999999"),
    )
    return report(mail, other, refused)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_personal_is_left_in_any_format(lang: Lang) -> None:
    found = redact(personal())
    texts = [
        render_json(found), render_csv(found), render_html(found, lang=lang),
        render_text(found, lang=lang), render_steps(found, lang=lang),
        *(render_jsonl_line(redact_found(one)) for one in personal().subscriptions[0].notices),
        *(render_jsonl_line(redact_found(one)) for one in personal().rejections),
    ]  # fmt: skip
    for text in texts:
        assert [secret for secret in SECRETS if secret in text.lower() or secret in text] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", "2. 注文番号とメールアドレスを入力し、「次へ」を押します（この表示では伏せています）。"),
        (
            "en",
            "2. Type the order number and the mail address, then press 「次へ」 (Next). They are masked",
        ),
    ],
)
def test_the_steps_do_not_tell_to_type_a_mask(lang: Lang, words: str) -> None:
    assert words in render_steps(redact(personal()), lang=lang)


def test_what_is_not_personal_stays() -> None:
    (subscription,) = redact(personal()).subscriptions
    newest = subscription.notices[-1]
    assert subscription.enrollment_order == "*******678"
    assert subscription.email == "***@***"
    assert subscription.total_paid == 20960
    assert newest.sender == "order@mail.nortonstore.jp"
    assert newest.subject == "Fwd: 【ノートンストア】自動延長サービス・課金完了のご案内(***) ***"
    assert newest.evidence == "自動延長加入時のご注文番号: *******678"
    assert newest.current_order == "*******999"
    assert newest.source == "/home/***/Mail/***@***/INBOX!***.eml"
    assert newest.message_id == "***"
    (warning,) = newest.warnings
    assert warning.values == ("evil[.]example", "*** ***", "***@***", "自動延長加入時のご注文番号")


def test_one_by_one_is_the_same_as_all_together() -> None:
    found = personal()
    assert tuple(map(redact_found, found.rejections)) == redact(found).rejections
    assert tuple(map(redact_found, found.subscriptions[0].notices)) == redact(found).subscriptions[0].notices


def test_masking_twice_changes_nothing() -> None:
    once = redact(personal())
    assert redact(once) == once


def test_missing_values_stay_missing() -> None:
    empty = notice(message_id=None, subject=None, sender=None, email=None, product=None)
    masked = redact_found(empty)
    assert (masked.message_id, masked.subject, masked.sender, masked.email, masked.product) == (None,) * 5


@pytest.mark.parametrize(
    ("number", "masked"),
    [("SY12345678", "*******678"), ("SY1", "***"), ("1", "*"), ("", ""), ("SY12", "*Y12")],
)
def test_mask_number(number: str, masked: str) -> None:
    assert mask_number(number) == masked


@pytest.mark.parametrize(
    ("path", "masked"),
    [
        pytest.param("mail.eml", "mail.eml", id="relative"),
        pytest.param("-", "-", id="standard input"),
        pytest.param("/home/taro/mail.eml", "/home/***/mail.eml", id="linux"),
        pytest.param("/Users/taro/mail.eml", "/Users/***/mail.eml", id="mac"),
        pytest.param(r"C:\Users\Taro Yamada\mail.eml", r"C:\Users\***\mail.eml", id="windows"),
        pytest.param("/mnt/c/Users/taro/a.zip!b.eml", "/mnt/c/Users/***/a.zip!b.eml", id="wsl and member"),
        pytest.param("/srv/home/taro/taro-old.mbox", "/srv/home/***/***-old.mbox", id="name again"),
        pytest.param("~taro/mail.eml", "~***/mail.eml", id="tilde"),
        pytest.param("imap/taro@example.jp/1.eml", "imap/***@***/1.eml", id="address"),
        pytest.param("SY12345678.eml", "*******678.eml", id="number"),
        pytest.param("山田太郎_taro.eml", "***_***.eml", id="names in a file"),
        pytest.param(
            "山田太郎/Takeout.zip!Takeout/メール/受信トレイ.mbox",
            "***/Takeout.zip!Takeout/メール/受信トレイ.mbox",
            id="name of a folder, words of programs",
        ),
        pytest.param(
            "taro backup.tar.gz!Hanako's mail/森.eml", "*** backup.tar.gz!Hanako's mail/***.eml", id="members"
        ),
        pytest.param(
            "s3://bucket/All mail Including Spam and Trash.mbox",
            "s3://bucket/All mail Including Spam and Trash.mbox",
            id="url",
        ),
        pytest.param("cut-mail-2023.partial.emlx", "***-mail-2023.partial.emlx", id="digits and two endings"),
        pytest.param(
            "ノートン課金完了のご案内 山田様.eml",
            "ノートン課金完了のご案内 ***.eml",
            id="words of the vendor",
        ),
        pytest.param("taro.yamada", "***.***", id="no ending"),
    ],
)
def test_mask_path(path: str, masked: str) -> None:
    assert mask_path(path) == masked


def test_names_of_what_was_not_searched_are_masked() -> None:
    path = "/home/taro/Mail/taro yamada.7z"
    whole = replace(personal(), scanned=Scanned(1, 2, 3, 1, 0, (NotSearched(path, "unsupported-archive"),)))
    scanned = redact(whole).scanned
    assert scanned == replace(
        whole.scanned, not_searched=(NotSearched(mask_path(path), "unsupported-archive"),)
    )
    assert "taro" not in scanned.not_searched[0].source
