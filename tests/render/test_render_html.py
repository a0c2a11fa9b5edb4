"""The page without a browser: self-contained, escaped, complete in both languages."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re

import pytest
from bs4 import BeautifulSoup, Tag

from literals import NUMBER, notice, rejection, report
from norton_order.model import Caution, Notice, Rejection
from norton_order.render.html import render_html
from norton_order.text.words import Lang, say
from norton_order.vendor.hosts import LINK_HOSTS
from norton_order.vendor.pages import ORDER_STATUS_PAGE, REFUND_PAGE

TODAY = dt.date(2026, 1, 10)


def page(*found: Notice | Rejection, lang: Lang = "ja") -> BeautifulSoup:
    return BeautifulSoup(render_html(report(*found), lang=lang, today=TODAY), "lxml")


def one(soup: Tag, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


def test_the_number_the_address_and_the_page_stand_first() -> None:
    soup = page(notice(day="2025-12-05"))
    assert one(soup, ".number").get_text() == NUMBER
    assert one(soup, ".email").get_text() == "taro@example.jp"
    assert one(soup, "a.go")["href"] == ORDER_STATUS_PAGE
    assert [place["data-copy"] for place in soup.select("[data-copy]")] == [NUMBER, "taro@example.jp"]


def test_the_current_order_is_named_beside_the_number() -> None:
    soup = page(notice(day="2025-12-05", current_order="SY99999321"))
    number, _email = soup.select(".field")
    assert "（末尾 …321）は、停止の手続きには使えません" in one(number, ".beside").get_text()
    assert soup.get_text().count("…321") == 1


def test_an_account_order_is_told_once_and_not_sent_to_the_store() -> None:
    soup = page(notice(day="2025-12-05", enrollment_order="NP1234567"))
    text = soup.get_text()
    assert text.count("ノートン アカウントで扱われます") == 1
    assert "ノートン アカウントで扱われます" in one(soup, ".steps").get_text()
    assert not any("nortonstore.jp" in str(anchor["href"]) for anchor in soup.select("a[href]"))


def test_masked_values_have_nothing_to_copy() -> None:
    soup = page(notice(day="2025-12-05", enrollment_order="*******678", email="***@***"))
    assert soup.select("[data-copy]") == []
    assert "（この表示では伏せています）" in one(soup, "ol").get_text()


def test_an_unknown_address_is_no_caution_besides() -> None:
    soup = page(notice(day="2025-12-05", email=None, warnings=(Caution("recipient-uncertain", ("x",)),)))
    assert soup.select(".cautions") == []


def test_search_words_can_be_copied() -> None:
    soup = page()
    copied = [str(place["data-copy"]) for place in soup.select(".query")]
    assert copied == [code.get_text() for code in soup.select(".query code")]
    assert copied[0].startswith('in:anywhere {from:nortonstore.jp from:norton.com "自動延長加入時"')
    assert copied[-7:] == [
        "自動延長加入時",
        "自動延長サービス",
        "自動課金のご案内",
        "期限切れが近づいて",
        "製品ご購入内容のご連絡",
        "シマンテックストア",
        "nortonstore.jp",
    ]


def test_without_scripts_there_is_no_button() -> None:
    for soup in (page(), page(notice(day="2025-12-05"))):
        assert soup.select("button") == []
        assert say("page.copied", "ja") not in soup.get_text()


def test_words_beside_each_other_do_not_run_together() -> None:
    text = page(notice(day="2025-12-05")).get_text()
    assert "ご注文番号 自動延長に加入したときの番号" in text
    assert "ここに注意 アンケートの画面" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_a_filter_left_out_is_said_at_the_top(lang: Lang) -> None:
    def text(*found: Notice) -> str:
        document = render_html(report(*found), lang=lang, today=TODAY, left_out="3 left out by --since")
        return BeautifulSoup(document, "lxml").get_text()

    assert text().index("3 left out by") < text().index(say("advice.searched", lang))
    found = text(notice(day="2025-12-05"))
    assert found.index("3 left out by") < found.index(NUMBER)
    assert "--since" not in page(notice(day="2025-12-05"), lang=lang).get_text()


def test_the_two_traps_are_marked() -> None:
    traps = [trap.get_text(strip=True) for trap in page(notice(day="2025-12-05")).select("li.trap")]
    assert len(traps) == 2
    assert "もう一つの「停止」" in traps[0]
    assert "「停止済み」" in traps[1]


def test_nothing_is_loaded_and_the_policy_names_the_pages_own_script_and_style() -> None:
    soup = page(notice(day="2025-12-05"), lang="en")
    assert soup.select("link, img, iframe, object, [src], [style], [onclick]") == []
    policy = str(one(soup, "meta[http-equiv]")["content"])
    for name, directive in (("style", "style-src"), ("script", "script-src")):
        digest = hashlib.sha256(one(soup, name).get_text().encode()).digest()
        assert f"{directive} 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_every_link_is_on_the_vendors_hosts() -> None:
    soup = page(
        notice(day="2025-12-05", procedures_link="https://evil.example/", product="https://evil.example/"),
        notice(day="2025-12-06", enrollment_order="NP1234567"),
        rejection(),
    )
    links = [str(anchor["href"]) for anchor in soup.select("a[href]")]
    assert [link for link in links if not link.startswith("#") and link.split("/")[2] not in LINK_HOSTS] == []


def test_the_charges_are_added_up_by_year() -> None:
    soup = page(
        notice(day="2023-12-05", amount=5000),
        notice(day="2024-01-05", amount=4000),
        notice(day="2024-12-05", amount=6000),
        notice(day="2025-12-05", amount=None),
    )
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td.money")] for row in soup.select("tbody tr")
    ]
    assert rows == [["2023年", "5,000円"], ["2024年", "10,000円"]]
    assert [bar["width"] for bar in soup.select("rect")] == ["50", "100"]
    assert one(soup, ".total").get_text() == "合計 15,000円"


def test_without_charges_there_is_no_chart() -> None:
    assert page(notice(day="2025-12-05", kind="announced")).select("table, .total") == []


def test_the_line_of_evidence_and_where_it_stood() -> None:
    soup = page(notice(day="2025-12-05", source="takeout.zip!All mail.mbox"))
    assert one(soup, "blockquote").get_text() == f"自動延長加入時のご注文番号：{NUMBER}"
    assert "takeout.zip!All mail.mbox" in soup.get_text()
    assert "order@mail.nortonstore.jp" in soup.get_text()


@pytest.mark.parametrize("current", ["SY99999321", "ＳＹ９９９９９３２１"])
def test_a_current_order_on_the_same_line_cannot_be_typed_off(current: str) -> None:
    evidence = f"加入時 {NUMBER} 今回 {current} 電話 0120-123-456"
    soup = page(notice(day="2025-12-05", current_order="SY99999321", evidence=evidence))
    assert one(soup, "blockquote").get_text() == f"加入時 {NUMBER} 今回 …321 電話 ***"
    assert "99999" not in soup.get_text()


def test_the_days_that_lie_ahead_are_named_at_the_top_of_a_card() -> None:
    coming = notice(
        day="2025-12-20", kind="announced", stop_by=dt.date(2026, 1, 9), next_charge_on=dt.date(2026, 2, 20)
    )
    soup = page(coming, notice(day="2025-12-05"))
    deadlines = one(soup, ".contract .deadlines")
    assert deadlines.get_text().split() == [
        "返金の申込期限",
        "2026年2月3日",
        "次の課金予定日",
        "2026年2月20日",
    ]
    assert [place["data-day"] for place in deadlines.select(".left")] == ["2026-02-03", "2026-02-20"]
    text = soup.get_text()
    assert text.index("返金の申込期限") < text.index(NUMBER)


def test_steps_stand_once_for_all_contracts() -> None:
    soup = page(
        notice(day="2025-12-05"),
        notice(day="2025-12-04", enrollment_order="SY2222222"),
        notice(day="2025-12-03", enrollment_order="NP3333333"),
    )
    assert [len(steps.select("ol > li")) for steps in soup.select(".steps")] == [7, 4]
    assert len(soup.select(".contract")) == len(soup.select(".details")) == 3
    assert len(soup.select(".refund")) == 1


def test_links_open_beside_the_page() -> None:
    soup = page(notice(day="2025-12-05"))
    outside = [link for link in soup.select("a[href]") if not str(link["href"]).startswith("#")]
    assert len(outside) > 3
    assert all((link["target"], link["rel"]) == ("_blank", ["noopener"]) for link in outside)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_is_to_be_installed_by_a_reader_of_the_page(lang: Lang) -> None:
    for found in ((), (rejection(),), (notice(day="2025-12-05"),)):
        assert "pip" not in page(*found, lang=lang).get_text()


def test_a_day_that_is_past_is_called_past() -> None:
    gone = notice(day="2025-12-20", kind="announced", next_charge_on=dt.date(2026, 1, 9))
    assert one(page(gone), ".note").get_text().startswith("この日は過ぎています。次の課金を止めるには")
    assert one(page(gone, lang="en"), ".note").get_text().startswith("This day is past; stopping now")
    assert page(gone).select(".deadlines") == []


def test_a_purchase_is_not_called_a_charge() -> None:
    soup = page(notice(day="2025-12-05", kind="purchased"))
    assert one(soup, ".details .block dl:not(.small) dt").get_text() == "購入"


def test_warnings_stand_in_plain_words() -> None:
    soup = page(notice(day="2025-12-05", warnings=(Caution("foreign-sender", ("English",)),)))
    assert "ノートン以外から届いたメール" in one(soup, ".cautions").get_text()
    assert "English" not in soup.get_text()


def test_several_contracts_have_an_overview() -> None:
    soup = page(notice(day="2025-12-05"), notice(day="2024-12-05", enrollment_order="SY2"), rejection())
    targets = [str(anchor["href"]) for anchor in soup.select(".overview a")]
    assert targets == ["#contract-1", "#contract-2"]
    assert all(soup.select(target) for target in targets)
    assert "番号を読み取らなかったメール" in soup.get_text()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param((notice(enrollment_order="NP1234567"),), "ノートン アカウントを開く", id="account"),
        pytest.param((notice(enrollment_order="NSKR123456"),), "ログインページを開く", id="korea"),
        pytest.param((notice(email=None),), "メールからは分かりませんでした", id="no address"),
        pytest.param((notice(kind="stopped"),), "停止済みか確かめる手順", id="stopped"),
        pytest.param((rejection(),), "「今回のご注文番号」では止められません", id="only the current order"),
        pytest.param((), "メールを探す言葉", id="nothing"),
    ],
)
def test_each_case_has_its_words(found: tuple[Notice | Rejection, ...], words: str) -> None:
    assert words in page(*found).get_text()


def test_a_stopped_contract_leads_to_the_steps_to_check_it() -> None:
    soup = page(notice(day="2025-12-05"), notice(day="2024-12-05", enrollment_order="SY2", kind="stopped"))
    assert [link.get_text() for link in soup.select(".to-steps a")] == ["止める手順へ", "確かめる手順へ"]
    stopped = page(notice(kind="stopped"), lang="en")
    assert one(stopped, ".to-steps").get_text() == "To the steps to check"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_names_its_language_and_the_date_of_its_facts(lang: Lang) -> None:
    soup = page(notice(day="2025-12-05"), lang=lang)
    assert one(soup, "html")["lang"] == lang
    made, facts = ("2026年1月10日", "2026年11月") if lang == "ja" else ("10 January 2026", "November 2026")
    assert made in one(soup, "footer").get_text()
    assert facts in one(soup, "footer").get_text()


def test_the_english_page_quotes_no_other_japanese_than_the_screens_and_the_mails() -> None:
    text = page(
        notice(day="2025-12-05", product="Norton 360", subject=None, evidence="x"), lang="en"
    ).get_text()
    outside = re.sub(r"「[^」]*」", "", text)
    assert re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]+", outside) == []


def test_hostile_text_is_text() -> None:
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\x1b[2J\u202e{{ 7*7 }}'
    soup = page(
        notice(
            day="2025-12-05",
            product=hostile,
            subject=hostile,
            evidence=hostile,
            source=hostile,
            sender=hostile,
        ),
        rejection(subject=hostile),
    )
    assert len(soup.select("script")) == 1
    assert soup.select("img") == []
    text = str(soup)
    assert not set(text) & set("\x1b\u202e")
    assert "{{ 7*7 }}" in soup.get_text()


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        pytest.param("自動延長加入時のご注文番号：SY12345678", None, id="label on the line"),
        pytest.param("自動延長 加入時の ご注文番号 SY12345678", None, id="label with spaces"),
        pytest.param("SY12345678", "「自動延長加入時のご注文番号」の番号", id="label elsewhere"),
    ],
)
def test_the_label_stands_before_the_number(evidence: str, shown: str | None) -> None:
    soup = page(notice(day="2025-12-05", evidence=evidence))
    assert one(soup, "blockquote").get_text() == evidence
    assert [line.get_text() for line in soup.select("p.under + blockquote, p.under")] == (
        [shown, evidence] if shown else []
    )


def test_what_could_not_be_read_is_listed() -> None:
    for found in ((), (notice(day="2025-12-05"),)):
        html = render_html(report(*found), lang="ja", today=TODAY, troubles=["a.pst：<b>", "b.7z"])
        soup = BeautifulSoup(html, "lxml")
        lines = [line.get_text() for line in soup.select("section.unread li")]
        assert lines == ["a.pst：<b>", "b.7z"]
        assert one(soup, "section.unread h2").get_text() == say("advice.unreadable", "ja")


def test_the_terms_of_a_refund_stand_on_the_page_while_it_can_be_asked_for() -> None:
    assert REFUND_PAGE in one(page(notice(day="2025-12-05")), ".refund").get_text()
    soup = page(notice(day="2025-10-05"))
    assert soup.select(".refund") == []
    assert "返金の申込期限（2025年12月4日）は過ぎています" in one(soup, ".details").get_text()


def test_a_clean_mail_is_shown_before_a_doubtful_one() -> None:
    doubtful = notice(
        day="2025-12-05", evidence="x SY12345678", warnings=(Caution("foreign-sender", ("x",)),)
    )
    soup = page(notice(day="2024-12-05"), doubtful)
    assert one(soup, "blockquote").get_text() == f"自動延長加入時のご注文番号：{NUMBER}"
