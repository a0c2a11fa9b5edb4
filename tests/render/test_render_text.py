"""Text: the contract's block, the table, the steps for a person."""

from __future__ import annotations

import datetime as dt

import pytest

from literals import NUMBER, notice, rejection, report
from norton_order.model import Caution, Notice, WarningCode
from norton_order.render.text import render_cautions, render_steps, render_text
from norton_order.text.words import Lang, day, say
from norton_order.text.wrapping import columns
from norton_order.vendor.pages import REFUND_PAGE, SUPPORT_CHAT_PAGE

BLOCK = """\
ご注文番号      SY12345678
メールアドレス  taro@example.jp
入力ページ      https://www.nortonstore.jp/orderstatus/
手続き案内      https://www.nortonstore.jp/support/autorenewal/procedural/
"""
TODAY = dt.date(2025, 12, 24)


def steps(*notices: Notice, lang: str = "ja") -> str:
    return render_steps(report(*notices), lang="ja" if lang == "ja" else "en", today=TODAY)


def test_one_subscription_is_the_block_of_the_contract() -> None:
    assert render_text(report(notice()), lang="ja") == BLOCK


def test_labels_follow_the_language_and_values_do_not() -> None:
    rows = [line.rsplit(maxsplit=1) for line in render_text(report(notice()), lang="en").splitlines()]
    assert [row[0] for row in rows] == ["Order number", "Mail address", "Page to open", "Procedures"]
    assert [row[1] for row in rows] == [line.split()[1] for line in BLOCK.splitlines()]


def test_missing_values_have_no_line() -> None:
    text = render_text(report(notice(email=None, procedures_link=None)), lang="ja")
    assert [line.split()[0] for line in text.splitlines()] == ["ご注文番号", "入力ページ"]


@pytest.mark.parametrize("link", ["https://www.nortonstore.jp.example.com/", "javascript:alert(1)"])
def test_a_link_elsewhere_is_never_printed(link: str) -> None:
    assert link not in render_text(report(notice(procedures_link=link)), lang="ja")


def test_nothing_is_printed_for_nothing() -> None:
    assert render_text(report(rejection()), lang="ja") == ""
    assert render_steps(report(rejection()), lang="ja") == ""
    assert render_cautions(report(rejection()), lang="ja") == ""


def test_several_subscriptions_begin_with_an_aligned_table() -> None:
    found = report(
        notice(day="2025-12-05"),
        notice(
            day="2024-12-05",
            enrollment_order="SY2",
            product="ノートン アンチウイルス プラス 三年版 とても長い名前",
        ),
        notice(day="2024-12-06", enrollment_order="SY2", kind="stopped", product=None),
        notice(day="2023-12-06", enrollment_order="SY3", kind="purchased", product=None, charged_on=None),
    )
    lines = render_text(found, lang="ja").splitlines()
    assert lines[0].split() == ["ご注文番号", "製品", "最後の課金", "状態", "すること"]
    assert [line.split()[0] for line in lines[1:4]] == [NUMBER, "SY2", "SY3"]
    assert [line.split()[-1] for line in lines[1:4]] == ["停止の手続き", "停止済みか確認", "状況の確認"]
    assert "…" in lines[2]
    starts = {columns(line[: line.index(word)]) for line, word in zip(lines[:4], STATES, strict=True)}
    assert len(starts) == 1
    assert lines[4] == ""
    assert "\n".join(lines[5:9]) + "\n" == BLOCK


STATES = ("状態", "自動延長中", "停止済み", "メールでは不明")


def test_a_current_order_never_stands_on_standard_output() -> None:
    found = report(
        notice(day="2025-12-05", current_order="SY99999999", evidence="今回のご注文番号 SY99999999"),
        notice(day="2024-12-05", enrollment_order="SY2", current_order="SY88888888"),
        rejection(values=("SY77777777",)),
    )
    text = render_text(found, lang="ja", color=True)
    assert not {"SY99999999", "SY88888888", "SY77777777"} & set(text.split())
    assert "9999" not in text


def test_control_characters_of_a_mail_reach_nobody() -> None:
    hostile = "ノートン\x1b[2J\x1b]0;x\x07\u202e\r\n+1\x9b31m"
    found = report(
        notice(product=hostile, email="taro\x1b[1m@example.jp"),
        notice(enrollment_order="SY2", product=hostile),
    )
    for text in (
        render_text(found, lang="ja"),
        render_steps(found, lang="ja"),
        render_cautions(found, lang="ja"),
    ):
        assert not set(text) & set("\x1b\x07\u202e\r\x9b")


def test_an_address_that_cannot_be_typed_is_not_printed() -> None:
    text = render_text(report(notice(email="a\u202eb@example.jp")), lang="ja")
    assert "メールアドレス" not in text
    assert "アドレスは、このメールからは分かりませんでした" in render_cautions(
        report(notice(email="a\u202eb@example.jp")), lang="ja"
    )


def test_colour_is_put_around_the_same_values() -> None:
    painted = render_text(report(notice()), lang="ja", color=True)
    assert f"\x1b[1m{NUMBER}\x1b[0m" in painted
    assert "\x1b[" not in BLOCK


# -- steps -----------------------------------------------------------------------------------------


def test_the_steps_name_the_traps_in_order() -> None:
    text = steps(notice(day="2025-12-05"))
    order = [
        "1. 入力ページ",
        NUMBER,
        "taro@example.jp",
        "アンケート",
        "もう一つの「停止」",
        "「停止済み」",
        "停止のメール",
    ]
    places = [text.index(word, text.index("1. 入力ページ")) for word in order]
    assert places == sorted(places)
    assert "アンインストールするだけでは、自動延長は止まりません" in text


def test_the_steps_in_english() -> None:
    text = steps(notice(day="2025-12-05"), lang="en")
    assert "Press the second 「停止」 (Stop) at its very bottom" in text
    assert "「停止済み」 (stopped)" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"enrollment_order": "NP1234567"}, "ノートン アカウントにログインします", id="account"),
        pytest.param({"enrollment_order": "NSKR1234567"}, "このストアのログインページを開きます", id="korea"),
        pytest.param(
            {"enrollment_order": "NSHK1234567", "email": None},
            "注文のときのメールアドレスでログイン",
            id="hong kong",
        ),
        pytest.param({"email": None}, "注文したときのアドレスを、どちらも半角で入力して", id="no address"),
        pytest.param(
            {"enrollment_order": "*******678", "email": "***@***"},
            "注文番号とメールアドレスを入力し、「次へ」を押します（この表示では伏せています）",
            id="masked",
        ),
        pytest.param(
            {"enrollment_order": "*******678", "email": None},
            "注文番号とメールアドレスを入力し、「次へ」を押します（この表示では伏せています）",
            id="masked without address",
        ),
        pytest.param(
            {"enrollment_order": "*******678", "sender": "order@mail.nortonstore.hk"},
            "注文番号を聞かれたら入力します（この表示では伏せています）",
            id="masked login",
        ),
    ],
)
def test_each_route_has_its_own_steps(changes: dict[str, str], words: str) -> None:
    assert words in steps(notice(**changes))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_unknown_address_is_spoken_of_once(lang: Lang) -> None:
    found = report(notice(day="2025-12-05", email=None, warnings=(Caution("recipient-uncertain", ("x",)),)))
    told = render_steps(found, lang=lang, today=TODAY)
    assert told.count({"ja": "メールからは分かりませんでした", "en": "mails do not tell"}[lang]) == 1
    assert say("warning.recipient-uncertain", lang) not in told
    assert render_cautions(found, lang=lang) == say("remark.no_email", lang, number=NUMBER) + "\n"


@pytest.mark.parametrize(
    ("notices", "words"),
    [
        pytest.param(
            [notice(day="2025-12-05"), notice(day="2025-12-10", kind="failed")],
            "2025年12月10日に、課金できなかったという連絡が届いています",
            id="newest failed",
        ),
        pytest.param(
            [notice(date=None, kind="failed")], "\n  課金できなかったという連絡が届いています", id="undated"
        ),
        pytest.param(
            [notice(day="2025-12-01", kind="stopped"), notice(day="2025-12-10", kind="failed")],
            "停止のメールのあとに、課金できなかったという連絡が届いています。停止できていない",
            id="failed after a stop",
        ),
        pytest.param(
            [notice(day="2025-12-05", kind="failed"), notice(day="2025-12-10")],
            "メールによると、自動延長は続いています",
            id="charged since",
        ),
    ],
)
def test_a_failed_charge_is_named(notices: list[Notice], words: str) -> None:
    text = steps(*notices)
    assert words in text
    assert ("自動延長は続いています" in text) == (notices[-1].kind == "renewed")


def test_a_failed_charge_is_named_in_english() -> None:
    text = steps(notice(day="2025-12-10", kind="failed"), lang="en")
    assert "A mail of 10 December 2025 reports that a charge failed." in text


def test_the_account_route_never_sends_to_the_store() -> None:
    text = steps(notice(enrollment_order="AP1234567"))
    assert "nortonstore.jp" not in text
    assert text.count("ノートン アカウントで扱われます") == 1
    assert text.index("ノートン アカウントで扱われます") < text.index("  1. ")


def test_the_block_of_an_account_order_keeps_its_lines() -> None:
    text = render_text(report(notice(enrollment_order="AP1234567")), lang="ja")
    assert [line.split()[0] for line in text.splitlines()] == [line.split()[0] for line in BLOCK.splitlines()]


def test_a_stopped_subscription_is_only_checked() -> None:
    text = steps(notice(day="2025-12-05"), notice(day="2025-12-20", kind="stopped"))
    assert "停止のメールが2025年12月20日に届き" in text
    assert "アンケート" not in text
    assert "停止済みか確かめる手順" in text
    assert "  4. 申込状況の一覧に「停止済み」" in text
    assert "  5. " not in text


def test_a_stop_that_did_not_hold_is_said_loudly() -> None:
    found = report(notice(day="2024-12-20", kind="stopped"), notice(day="2025-12-05"))
    assert "停止できていないようです" in render_steps(found, lang="ja", today=TODAY)
    assert "停止できていないようです" in render_cautions(found, lang="ja")
    assert "\x1b[33m停止のメール" in render_steps(found, lang="ja", color=True)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param("2025-12-05", "返金を申し込めるのは2026年2月3日（あと41日）までです", id="open"),
        pytest.param("2025-10-25", "返金を申し込めるのは2025年12月24日（今日）までです", id="last day"),
        pytest.param("2025-10-24", "返金の申込期限（2025年12月23日）は過ぎています", id="over"),
    ],
)
def test_the_refund_date_is_judged_by_today(day: str, words: str) -> None:
    assert words in steps(notice(day=day))


def test_an_open_refund_names_its_condition_and_its_source() -> None:
    text = steps(notice(day="2025-12-05"))
    assert "すべての機器からノートンをアンインストールすることが条件" in text
    assert REFUND_PAGE in text
    assert SUPPORT_CHAT_PAGE in text


def test_dates_ahead_are_shown_and_dates_behind_a_charge_are_not() -> None:
    announced = notice(
        day="2025-10-15",
        kind="announced",
        next_charge_on=dt.date(2025, 12, 5),
        stop_by=dt.date(2025, 11, 28),
        amount=11000,
        currency="JPY",
    )
    assert "課金予定日：2025年12月5日（11,000円）" in steps(announced)
    assert "停止の申込期限：2025年11月28日" in steps(announced)
    assert "Planned charge: 5 December 2025 (11,000 yen)" in steps(announced, lang="en")
    charged = steps(announced, notice(day="2025-12-05"))
    assert "予定日" not in charged
    assert "最後の課金：2025年12月5日（10,480円）" in charged


@pytest.mark.parametrize(
    ("left", "ja", "en"),
    [
        pytest.param(10, "（あと10日）", " (10 days left)", id="many"),
        pytest.param(1, "（あと1日）", " (1 day left)", id="one"),
        pytest.param(0, "（今日まで）", " (today)", id="none"),
        pytest.param(-1, "", "", id="past"),
    ],
)
def test_the_days_that_are_left_to_stop_and_for_a_refund_are_counted(left: int, ja: str, en: str) -> None:
    last = TODAY + dt.timedelta(days=left)
    announced = notice(day="2025-10-15", kind="announced", stop_by=last, charged_on=None)
    lines = [line.strip() for line in steps(announced).splitlines()]
    assert f"停止の申込期限：{day(last, 'ja')}{ja}" in lines
    assert f"  Stop by: {day(last, 'en')}{en}\n" in steps(announced, lang="en")
    charged = notice(day=(last - dt.timedelta(days=60)).isoformat())
    assert (f"until {day(last, 'en')}{en}, 60 days" in steps(charged, lang="en")) == (left >= 0)
    assert "あと-" not in steps(charged)


PAST = "この日は過ぎています。"
STILL = "次の課金を止めるには、今からでも手続きできます。"


@pytest.mark.parametrize(
    ("stop_by", "next_charge_on", "told"),
    [
        pytest.param("2025-12-24", "2025-12-25", [], id="today and ahead"),
        pytest.param(
            "2025-12-23", "2025-12-24", [f"停止の申込期限：2025年12月23日 {PAST}{STILL}"], id="deadline over"
        ),
        pytest.param(
            "2025-12-20", "2025-12-23",
            [f"停止の申込期限：2025年12月20日 {PAST}", f"課金予定日：2025年12月23日 {PAST}{STILL}"],
            id="both over",
        ),
    ],
)  # fmt: skip
def test_a_day_that_is_past_is_called_past(stop_by: str, next_charge_on: str, told: list[str]) -> None:
    announced = notice(
        day="2025-10-15",
        kind="announced",
        stop_by=dt.date.fromisoformat(stop_by),
        next_charge_on=dt.date.fromisoformat(next_charge_on),
    )
    lines = [line.strip() for line in steps(announced).splitlines()]
    notes = [index for index, line in enumerate(lines) if line.startswith(PAST)]
    assert [f"{lines[index - 1]} {lines[index]}" for index in notes] == told
    english = steps(announced, lang="en")
    assert english.count("This day is past; stopping now still prevents the next charge.") == bool(told)


def test_days_of_a_stopped_renewal_are_not_called_past() -> None:
    announced = notice(day="2025-10-15", kind="announced", stop_by=dt.date(2025, 11, 28))
    assert PAST not in steps(announced, notice(day="2025-10-20", kind="stopped"))


def test_a_purchase_is_not_called_a_charge() -> None:
    bought = notice(day="2025-12-05", kind="purchased")
    assert "購入：2025年12月5日（10,480円）" in steps(bought)
    assert "返金を申し込めるのは2026年2月3日（あと41日）までです（購入した2025年12月5日から60日）" in steps(
        bought
    )
    assert "最後の課金" not in steps(bought)
    assert "Purchase: 5 December 2025 (10,480 yen)" in steps(bought, lang="en")
    assert "60 days from the purchase" in steps(bought, lang="en")
    old = steps(notice(day="2023-12-05", kind="purchased"))
    assert "返金の申込期限（2024年2月3日）は過ぎています" in old
    assert "最後の課金" not in old


def test_a_renewal_after_a_purchase_is_the_last_charge() -> None:
    text = steps(notice(day="2024-12-05", kind="purchased"), notice(day="2025-12-05"))
    assert "最後の課金：2025年12月5日" in text


def test_dates_in_the_table_are_in_words_where_they_fit() -> None:
    found = report(
        notice(day="2025-12-05", product="ノートン"),
        notice(day="2024-12-05", enrollment_order="SY2", kind="purchased", product="ノートン"),
    )
    assert "2025-12-05 10,480円" in render_text(found, lang="ja")
    assert "  購入 2024-12-05 10,480円  " in render_text(found, lang="ja", width=78)
    wide = render_text(found, lang="ja", width=80)
    assert "  2025年12月5日 10,480円 " in wide
    assert "  購入 2024年12月5日 10,480円  " in wide
    assert max(map(columns, wide.split("\n\n")[0].splitlines())) <= 80


def test_the_current_order_is_named_by_its_end_only() -> None:
    text = steps(notice(day="2025-12-05", current_order="SY99999321"))
    assert text.count("（末尾 …321）") == 1
    assert "SY99999321" not in text


def test_what_is_said_once_comes_before_what_is_special_and_the_warnings_come_last() -> None:
    text = render_steps(
        report(
            notice(day="2025-12-05", current_order="SY99999321", warnings=(Caution("hidden-text", ("x",)),)),
            notice(day="2025-12-04", enrollment_order="SY2", warnings=(Caution("foreign-link", ("x",)),)),
        ),
        lang="ja",
        today=TODAY,
    )
    order = [
        "手順\n",
        "  1. ",
        "\nSY12345678  ",
        "（末尾 …321）",
        "\nSY2  ",
        "\n返金について",
        "\n! SY12345678：",
        "\n! SY2：",
    ]
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert [text.count(word) for word in ("  1. ", "アンケート", REFUND_PAGE)] == [1, 1, 1]
    assert max(columns(line) for line in text.splitlines() if line.startswith("! ")) <= 90


def test_each_way_to_stop_has_its_steps_once() -> None:
    text = steps(
        notice(day="2025-12-05"),
        notice(day="2025-12-04", enrollment_order="NP1234567"),
        notice(day="2025-12-03", enrollment_order="SY2"),
        notice(day="2025-12-02", enrollment_order="SY3"),
        notice(day="2025-12-03", enrollment_order="SY3", kind="stopped"),
    )
    titles = [line for line in text.splitlines() if line.endswith("の自動延長を止める手順")]
    assert titles == [f"{NUMBER}、SY2、SY3 の自動延長を止める手順", "NP1234567 の自動延長を止める手順"]
    assert "停止のメールが届いているご契約（SY3）は、何も止めずに" in text
    assert "止めたいご契約のご注文番号とメールアドレスを" in text
    assert text.count("アンインストールするだけでは") == 1


def test_a_doubtful_mail_does_not_stand_for_a_clean_one() -> None:
    clean = notice(day="2024-12-05")
    doubtful = notice(day="2025-12-05", warnings=(Caution("foreign-sender", ("x",)),))
    assert "この番号は、2024年12月5日のメールの" in steps(clean, doubtful)
    assert "この番号は、2025年12月5日のメールの" in steps(doubtful)


def test_in_full_every_warning_names_its_mail() -> None:
    found = report(notice(day="2025-12-05", warnings=(Caution("foreign-link", ("links to evil.example",)),)))
    told = render_cautions(found, lang="en", verbose=True)
    assert told.startswith(f"{NUMBER}: export.mbox (5 December 2025): A mail holds a link")
    assert told.endswith("[links to evil.example]\n")


CODES: tuple[WarningCode, ...] = (
    "foreign-sender",
    "authentication-failed",
    "foreign-link",
    "hidden-text",
    "parts-disagree",
    "unknown-number-form",
    "recipient-uncertain",
    "previous-label",
    "forwarded-report",
    "relayed",
    "defects",
)


@pytest.mark.parametrize("code", CODES)
def test_every_warning_has_plain_words(code: WarningCode) -> None:
    found = report(notice(warnings=(Caution(code, ("English detail",)),)))
    assert "English detail" not in render_steps(found, lang="ja")
    assert render_cautions(found, lang="ja").startswith(f"{NUMBER}：")
    assert render_cautions(found, lang="en").startswith(f"{NUMBER}: ")


def test_a_report_in_pasted_text_is_not_called_a_forward_alone() -> None:
    found = report(notice(email=None, forwarded_by=None, warnings=(Caution("forwarded-report", ()),)))
    assert "a mail that was forwarded or copied. If you can, compare it" in render_cautions(found, lang="en")
    assert "できれば、ノートンから届いた元のメールと見比べてください" in render_cautions(found, lang="ja")


def test_other_addresses_are_offered() -> None:
    found = report(notice(day="2024-12-05", email="old@example.jp"), notice(day="2025-12-05"))
    assert "次もお試しください： old@example.jp" in render_cautions(found, lang="ja")


def test_addresses_in_one_and_the_same_mail_are_offered() -> None:
    doubt = Caution("recipient-uncertain", ("taro@example.jp", "b@example.jp", "c@example.jp"))
    found = report(notice(day="2025-12-05", warnings=(doubt,)))
    assert "次もお試しください： b@example.jp c@example.jp\n" in render_cautions(found, lang="ja")


# -- where the number stood, what was paid, how wide the table is -------------------------------------


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ja", "  この番号は、2025年12月5日のメールの「自動延長加入時のご注文番号」です。"),
        ("en", "  The number is the 「自動延長加入時のご注文番号」 of the mail of 5 December 2025."),
    ],
)
def test_the_steps_name_the_mail_and_the_label_of_the_number(lang: str, told: str) -> None:
    lines = steps(notice(day="2024-12-05"), notice(day="2025-12-05"), lang=lang).splitlines()
    assert told in lines


def test_the_receipt_of_a_renewal_is_not_where_the_number_stood() -> None:
    receipt = notice(day="2025-12-06", kind="purchased", enrollment_order="SY99999321", label="ご注文番号")
    text = steps(notice(day="2025-12-05", current_order="SY99999321"), receipt)
    assert "2025年12月5日のメールの「自動延長加入時のご注文番号」" in text
    assert "のメールの「ご注文番号」" not in text


def test_a_mail_without_a_date_is_named_without_one() -> None:
    assert "この番号は、メールの「自動延長加入時のご注文番号」です。" in steps(notice(date=None))


def test_what_several_charges_come_to_and_when_they_began() -> None:
    charged = [notice(day=f"{year}-12-05") for year in (2023, 2024, 2025)]
    assert "  これまでの合計：31,440円（最初の課金は2023年12月5日）\n" in steps(*charged)
    english = "  Paid in all: 31,440 yen (first charge on 5 December 2023)\n"
    assert english in steps(*charged, lang="en")
    assert "これまでの合計" not in steps(charged[0])
    assert "これまでの合計" not in steps(charged[0], notice(day="2024-12-05", amount=None))


@pytest.mark.parametrize(
    ("width", "product", "charged"),
    [
        pytest.param(None, "ノートン セキュリティ プレミアム", "2025-12-05 10,480円", id="pipe"),
        pytest.param(100, "ノートン セキュリティ プレミアム", "2025年12月5日 10,480円", id="wide"),
        pytest.param(94, "ノートン セキュリティ プレミアム", "2025-12-05 10,480円", id="in ISO form"),
        pytest.param(84, "ノートン セキュリティ…", "2025-12-05 10,480円", id="product cut"),
        pytest.param(80, "ノートン セキュリティ プレ…", "2025-12-05", id="80 columns"),
        pytest.param(70, "ノートン セキュリ…", "2025-12-05", id="narrow"),
    ],
)
def test_the_table_fits_the_terminal(width: int | None, product: str, charged: str) -> None:
    name = "ノートン セキュリティ プレミアム"
    found = report(
        notice(day="2025-12-05", product=name),
        notice(day="2024-12-05", enrollment_order="SY20417702", product=name),
        notice(day="2024-12-06", enrollment_order="SY20417702", kind="stopped"),
    )
    table = render_text(found, lang="ja", width=width).split("\n\n")[0].splitlines()
    assert f"  {product}  " in table[1]
    assert f"  {charged}  " in table[1]
    assert width is None or max(map(columns, table)) <= width


def test_an_account_is_switched_off_not_stopped() -> None:
    assert "オフを選んで進めば大丈夫です" in steps(notice(enrollment_order="NP1234567"))
    assert "停止を選んで進めば" not in steps(notice(enrollment_order="NP1234567"))
    assert "simply choose off" in steps(notice(enrollment_order="NP1234567"), lang="en")
