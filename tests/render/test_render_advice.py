"""Advice: what was searched, what to do next, one polite sentence for each mail that gave no number."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from literals import notice, rejection, report
from norton_order.model import Reason, Rejection, Report, Scanned
from norton_order.render.advice import MAX_SENTENCES, explain, sections, sentence, sentences
from norton_order.text.words import WORDS, Lang, day, money, month, say
from norton_order.text.wrapping import columns
from norton_order.vendor.pages import ACCOUNT_PAGE, SUPPORT_CHAT_PAGE

REASONS: tuple[Reason, ...] = get_args(Reason)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_found_says_what_was_searched_and_where_to_look(lang: Lang) -> None:
    text = explain(Report(Scanned(1, 2345, 3_400_000), (), ()), lang=lang)
    assert "2,345" in text
    assert "3.4 MB" in text
    for word in ("Gmail", "Yahoo!", "Outlook", "iCloud", "in:anywhere {from:nortonstore.jp", "Thunderbird"):
        assert word in text
    assert SUPPORT_CHAT_PAGE in text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_where_there_is_no_mail_nobody_says_that_mail_was_searched(lang: Lang) -> None:
    title, first, *_ = explain(Report(Scanned(1, 0, 0), (), ()), lang=lang).splitlines()
    assert (title, first.strip()) == (say("advice.searched", lang), say("advice.count.none", lang))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("only-current-order", "必要なのは「自動延長加入時のご注文番号」です"),
        ("ambiguous-order", "まちがった番号をお伝えしないように"),
        ("suspicious", "リンクや電話番号は使わないでください"),
        ("unreadable", "メールそのものを保存したファイル"),
    ],
)
def test_each_reason_has_its_advice(reason: Reason, words: str) -> None:
    assert words in explain(report(rejection(reason=reason)), lang="ja")
    others = [one for one in REASONS if one != reason]
    assert words not in explain(report(*(rejection(reason=one) for one in others)), lang="ja")


def test_no_advice_where_a_number_was_found() -> None:
    assert explain(report(notice(), rejection()), lang="ja") == ""


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_found_names_the_account_and_the_old_store(lang: Lang) -> None:
    text = explain(report(), lang=lang)
    assert any("AP" in line and "NP" in line and ACCOUNT_PAGE in line for line in text.splitlines())
    queries = [line for line in text.splitlines() if "自動課金のご案内" in line]
    assert len(queries) == 3
    assert all("シマンテックストア" in query for query in queries)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("found", [(), (rejection(),)], ids=["nothing", "one mail"])
def test_what_a_filter_left_out_is_said_first(lang: Lang, found: tuple[Rejection, ...]) -> None:
    plain = explain(report(*found), lang=lang)
    first, _, rest = explain(report(*found), lang=lang, left_out="7 are left out").partition("\n\n")
    assert (first, rest) == ("7 are left out", plain)
    assert sections(report(*found), lang, left_out=first)[0].lines == (first,)
    assert sections(report(*found), lang)[0].title == say("advice.searched", lang)


def test_an_account_order_needs_no_advice() -> None:
    assert sections(report(notice(enrollment_order="NP1234567")), "ja") == ()


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_sentence_names_the_mail_and_no_number(reason: Reason, lang: Lang) -> None:
    text = sentence(rejection(reason=reason), lang=lang)
    assert text.startswith("export.mbox")
    assert "SY99999999" not in text
    assert "\n" not in text


def test_standard_input_has_a_name() -> None:
    bare = rejection(source="-", date=None, subject=None)
    assert sentence(bare, lang="ja").startswith("入力されたメール：")


def test_a_subject_cannot_lure() -> None:
    lure = "Call 0120-123-456\x1b[2J now"
    assert "0120" not in sentence(rejection(subject=lure), lang="ja")
    assert "\x1b" not in sentence(rejection(subject=lure), lang="ja")
    assert "Call" not in sentence(rejection(subject=lure, reason="suspicious"), lang="ja")


def test_of_many_each_reason_is_told_once_the_commonest_first() -> None:
    few = [rejection(reason="ambiguous-order", source="b.eml")] * 2 + [
        rejection(reason="suspicious", source="c.eml")
    ]
    many = sentences(report(*few, *(rejection() for _ in range(MAX_SENTENCES))), "ja")
    assert many == (
        "止めるのに使えない「今回のご注文番号」しかないメール：12通（export.mbox（2020年1月2日） など）",
        "番号が何通りかに読めるため、選ばなかったメール：2通（b.eml（2020年1月2日） など）",
        "c.eml（2020年1月2日）：ノートンのものではないようです",
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_reason_takes_one_line_of_a_terminal(lang: Lang) -> None:
    for reason in REASONS:
        (line, _other) = sentences(report(rejection(reason=reason), rejection()), lang)
        assert columns(line) <= 76


def test_imitations_are_no_mails_that_have_to_do_with_the_vendor() -> None:
    found = (rejection(), rejection(reason="suspicious", date=dt.datetime(2024, 1, 2, tzinfo=dt.UTC)))
    assert "2020年のものがありました" in explain(Report(Scanned(1, 3, 3000), (), found), lang="ja")


def test_years_seen_are_named() -> None:
    assert "2020年のものがありました" in explain(Report(Scanned(1, 2, 3000), (), (rejection(),)), lang="ja")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_one_single_mail_is_answered_by_one_sentence_first(lang: Lang) -> None:
    text = explain(Report(Scanned(1, 1, 3000), (), (rejection(),)), lang=lang)
    assert text.startswith(f"{sentence(rejection(), lang=lang)}\n\n")
    assert "2020年のもの" not in text


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_take_the_same_values(key: str) -> None:
    japanese, english = ({name for name in text.split("{")[1:] if "}" in name} for text in WORDS[key])
    assert {name.split("}")[0] for name in japanese} == {name.split("}")[0] for name in english}
    assert all(WORDS[key])


def test_values_are_cleaned_as_they_are_put_in() -> None:
    assert say("cli.written", "en", path="a\x1b[1m\nb{x}") == "Written to a b{x}."


def test_dates_and_money() -> None:
    date = dt.date(2025, 12, 5)
    assert (day(date, "ja"), day(date, "en")) == ("2025年12月5日", "5 December 2025")
    assert (month("2026-11", "ja"), month("2026-11", "en")) == ("2026年11月", "November 2026")
    assert [money(10480, unit, "ja") for unit in ("JPY", "KRW", None)] == ["10,480円", "10,480 KRW", "10,480"]
    assert money(10480, "JPY", "en") == "10,480 yen"
