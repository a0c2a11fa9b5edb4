"""Notices to subscriptions: grouping, folding, status, charges, and the laws of order and repetition."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literals import NUMBER, notice, rejection
from norton_order.model import Caution, Notice, NoticeWarning, Status, Subscription
from norton_order.subscriptions import (
    group_subscriptions,
    only_purchased,
    stop_did_not_hold,
    stopped_at,
)
from norton_order.subscriptions.charges import charges
from norton_order.vendor import pages

NEW_YEAR = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def only(*notices: Notice) -> Subscription:
    (subscription,) = group_subscriptions(notices)
    return subscription


def test_nothing_gives_nothing() -> None:
    assert group_subscriptions([]) == ()


def test_the_newest_last_notice_comes_first() -> None:
    found = group_subscriptions(
        [
            notice(day="2024-01-01", enrollment_order="SY1"),
            notice(day="2025-01-01", enrollment_order="SY2"),
            notice(date=None, enrollment_order="SY3"),
            notice(day="2020-01-01", enrollment_order="SY1"),
        ]
    )
    assert [one.enrollment_order for one in found] == ["SY2", "SY1", "SY3"]
    assert [one.date.year for one in found[1].notices if one.date] == [2020, 2024]


def test_naive_and_aware_dates_are_compared_in_japanese_time() -> None:
    naive = notice(date=dt.datetime(2025, 1, 1, 9, 0), subject="09:00 in Japan")  # noqa: DTZ001
    aware = notice(date=dt.datetime(2025, 1, 1, 0, 30, tzinfo=dt.UTC), subject="09:30 in Japan")
    assert [one.subject for one in only(aware, naive).notices] == ["09:00 in Japan", "09:30 in Japan"]


def test_dates_at_the_ends_of_time_do_no_harm() -> None:
    first = notice(date=dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14))))
    last = notice(date=dt.datetime.max.replace(tzinfo=dt.timezone(dt.timedelta(hours=-12))), amount=1)
    found = only(last, first, notice(date=dt.datetime.max, charged_on=dt.date.max, amount=2))  # noqa: DTZ901
    assert found.refund_until is None
    assert len(found.notices) == 3


# -- folding ---------------------------------------------------------------------------------------


def test_the_same_mail_in_two_folders_is_one_notice() -> None:
    inbox = notice(day="2025-01-01", source="All mail.mbox", offset=5)
    trash = notice(day="2025-01-01", source="Trash.mbox", offset=99)
    assert only(trash, inbox).notices == (inbox,)
    assert only(trash, inbox).total_paid == 10480


def test_without_a_message_id_the_content_tells() -> None:
    one = notice(day="2025-01-01", message_id=None)
    copy = notice(day="2025-01-01", message_id=None, source="b.mbox", offset=7)
    other = notice(day="2025-01-01", message_id=None, subject="another mail")
    assert len(only(one, copy, other).notices) == 2


def test_an_original_is_kept_before_its_forward() -> None:
    original = notice(day="2025-01-01", source="z.mbox")
    forward = notice(day="2025-01-01", source="a.mbox", forwarded_by="hanako@example.jp")
    assert only(forward, original).notices == (original,)


def test_a_charge_told_by_two_mails_counts_once() -> None:
    first = notice(day="2025-01-01", message_id="1", current_order="SY9")
    again = notice(day="2025-01-03", message_id="2", current_order="SY9", amount=10500)
    same_day = notice(day="2025-01-01", message_id="3", current_order=None)
    found = only(first, again, same_day)
    assert found.total_paid == 10500
    assert len(found.notices) == 3


def test_two_charges_of_one_day_count_twice() -> None:
    found = only(
        notice(day="2025-01-01", message_id="1", current_order="SY8"),
        notice(day="2025-01-01", message_id="2", current_order="SY9"),
    )
    assert found.total_paid == 20960


def test_only_renewals_are_added_up() -> None:
    found = only(
        notice(day="2020-01-01", kind="purchased"),
        notice(day="2021-01-01", amount=7980),
        notice(day="2021-12-01", kind="announced", amount=8980),
        notice(day="2022-01-01", kind="failed", amount=8980),
    )
    assert found.total_paid == 7980
    assert [charge.amount for charge in charges(found.notices)] == [7980]


def test_a_charge_without_an_amount_adds_nothing() -> None:
    assert only(notice(day="2025-01-01", amount=None)).total_paid == 0


# -- which order -----------------------------------------------------------------------------------


def test_a_purchase_opens_the_subscription_that_later_notices_name() -> None:
    purchase = notice(day="2020-01-01", kind="purchased", label="ご注文番号")
    renewal = notice(day="2021-01-01", current_order="SY99999999")
    found = only(renewal, purchase)
    assert found.enrollment_order == NUMBER
    assert [one.kind for one in found.notices] == ["purchased", "renewed"]


def test_a_receipt_of_a_renewals_own_order_is_no_subscription() -> None:
    renewal = notice(day="2021-01-01", current_order="SY99999999")
    receipt = notice(
        day="2021-01-01", message_id="r", kind="purchased", label="ご注文番号", enrollment_order="SY99999999"
    )
    found = only(receipt, renewal)
    assert found.enrollment_order == NUMBER
    assert {one.enrollment_order for one in found.notices} == {NUMBER}
    assert {one.current_order for one in found.notices} == {"SY99999999"}
    assert found.total_paid == 10480


def test_a_number_with_its_own_enrollment_label_stays_a_subscription() -> None:
    found = group_subscriptions(
        [
            notice(day="2021-01-01", current_order="SY99999999"),
            notice(day="2022-01-01", enrollment_order="SY99999999"),
        ]
    )
    assert [one.enrollment_order for one in found] == ["SY99999999", NUMBER]


# -- status ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("story", "status", "broken"),
    [
        pytest.param([("purchased", "2020-01-01")], "unknown", False, id="only a purchase"),
        pytest.param([("other", "2020-01-01")], "unknown", False, id="something else"),
        pytest.param([("announced", "2020-01-01")], "renewing", False, id="announced"),
        pytest.param([("renewed", "2020-01-01")], "renewing", False, id="charged"),
        pytest.param([("failed", "2020-01-01")], "renewing", False, id="a charge was tried"),
        pytest.param([("stopped", "2020-01-01")], "stopped", False, id="only the stop mail"),
        pytest.param([("renewed", "2020-01-01"), ("stopped", "2020-02-01")], "stopped", False, id="stopped"),
        pytest.param(
            [("announced", "2020-01-01"), ("stopped", "2020-01-02"), ("announced", "2020-12-01")],
            "renewing", False, id="announced after the stop",
        ),
        pytest.param(
            [("renewed", "2020-01-01"), ("stopped", "2020-02-01"), ("renewed", "2021-01-01")],
            "renewing", True, id="charged after the stop",
        ),
        pytest.param(
            [("stopped", "2020-02-01"), ("renewed", "2021-01-01"), ("stopped", "2021-02-01")],
            "stopped", True, id="stopped again",
        ),
        pytest.param([("stopped", "2020-01-01"), ("purchased", "2020-02-01")], "stopped", False, id="bought"),
    ],
)  # fmt: skip
def test_status(story: list[tuple[str, str]], status: Status, broken: bool) -> None:
    found = only(*(notice(kind=kind, day=day) for kind, day in story))
    assert found.status == status
    assert stop_did_not_hold(found) is broken


def test_a_stop_on_the_day_of_the_charge_counts() -> None:
    charged = notice(day="2025-01-01", date=dt.datetime(2025, 1, 1, 3, tzinfo=dt.UTC))
    stopped = notice(kind="stopped", date=dt.datetime(2025, 1, 1, 8, tzinfo=dt.UTC))
    assert only(charged, stopped).status == "stopped"


@pytest.mark.parametrize(
    ("charged", "stopped"),
    [
        pytest.param(None, NEW_YEAR, id="undated charge"),
        pytest.param(NEW_YEAR, None, id="undated stop"),
        pytest.param(NEW_YEAR, NEW_YEAR, id="at once"),
    ],
)
def test_what_cannot_be_shown_to_be_stopped_is_renewing(
    charged: dt.datetime | None, stopped: dt.datetime | None
) -> None:
    assert only(notice(date=charged), notice(date=stopped, kind="stopped")).status == "renewing"


def test_stopped_at_is_the_last_stop_mail() -> None:
    found = only(notice(day="2020-01-01", kind="stopped"), notice(day="2021-01-01", kind="stopped"))
    date = stopped_at(found)
    assert date is not None
    assert date.year == 2021
    assert stopped_at(only(notice(day="2020-01-01"))) is None


# -- values ----------------------------------------------------------------------------------------


def test_the_last_charge_gives_its_day_its_amount_and_the_refund_date() -> None:
    found = only(
        notice(day="2024-12-05", amount=8980),
        notice(day="2025-12-05", amount=10480),
        notice(day="2026-10-15", kind="announced", amount=11000),
    )
    assert (found.charged_on, found.amount, found.currency) == (dt.date(2025, 12, 5), 10480, "JPY")
    assert found.refund_until == dt.date(2026, 2, 3)


def test_an_older_charge_does_not_lend_its_day() -> None:
    found = only(notice(day="2024-12-05"), notice(day="2025-12-05", charged_on=None, amount=None))
    assert (found.charged_on, found.amount, found.refund_until) == (None, None, None)


def test_a_purchase_is_the_last_charge_where_no_renewal_is_known() -> None:
    found = only(
        notice(day="2025-01-01", kind="purchased", amount=5000), notice(day="2025-12-01", kind="announced")
    )
    assert (found.charged_on, found.amount) == (dt.date(2025, 1, 1), 5000)


def test_an_announcement_alone_tells_its_amount_and_no_charge() -> None:
    found = only(notice(day="2025-12-01", kind="announced", amount=9000, currency="JPY"))
    assert (found.charged_on, found.amount, found.currency) == (None, 9000, "JPY")


def test_a_failed_charge_is_no_charge() -> None:
    found = only(notice(kind="failed", charged_on=dt.date(2025, 1, 1)))
    assert (found.charged_on, found.refund_until) == (None, None)


def test_the_newest_mail_that_states_a_value_wins() -> None:
    found = only(
        notice(day="2024-01-01", product="old", expires_on=dt.date(2025, 1, 1), stop_by=dt.date(2024, 2, 1)),
        notice(day="2025-01-01", product="new", expires_on=dt.date(2026, 1, 1)),
        notice(day="2025-06-01", kind="other", product=None, procedures_link=None),
    )
    assert found.product == "new"
    assert found.expires_on == dt.date(2026, 1, 1)
    assert found.stop_by == dt.date(2024, 2, 1)
    assert found.procedures_link == "https://www.nortonstore.jp/support/autorenewal/procedural/"


@pytest.mark.parametrize(
    ("changes", "desk", "page"),
    [
        pytest.param({}, "store", pages.ORDER_STATUS_PAGE, id="SY"),
        pytest.param({"enrollment_order": "NP1234567"}, "account", pages.ACCOUNT_PAGE, id="NP"),
        pytest.param({"product": "Norton 360 Standard Plus"}, "account", pages.ACCOUNT_PAGE, id="product"),
        pytest.param({"enrollment_order": "NSKR1234"}, "store", pages.KOREAN_LOGIN_PAGE, id="NSKR"),
        pytest.param(
            {"sender": "order@mail.nortonstore.hk"}, "store", pages.HONG_KONG_LOGIN_PAGE, id="sender"
        ),
    ],
)
def test_desk_and_page_come_from_the_vendor_table(changes: dict[str, str], desk: str, page: str) -> None:
    found = only(notice(**changes))
    assert (found.desk, found.page) == (desk, page)


# -- the address -----------------------------------------------------------------------------------


def test_the_address_is_that_of_the_newest_original() -> None:
    found = only(
        notice(day="2023-01-01", email="old@example.jp"),
        notice(day="2024-01-01", email="taro@example.jp"),
        notice(day="2025-01-01", email="block@example.jp", forwarded_by="hanako@example.jp"),
        notice(day="2025-06-01", email=None),
    )
    assert found.email == "taro@example.jp"
    (caution,) = found.warnings
    assert caution.code == "recipient-uncertain"
    assert caution.values == ("taro@example.jp", "block@example.jp", "old@example.jp")


def test_a_forward_gives_the_address_where_there_is_no_original() -> None:
    found = only(notice(day="2025-01-01", forwarded_by="hanako@example.jp"))
    assert (found.email, found.warnings) == ("taro@example.jp", ())


def test_an_address_in_other_letter_case_is_the_same() -> None:
    found = only(notice(day="2024-01-01", email="Taro@Example.jp"), notice(day="2025-01-01"))
    assert (found.email, found.warnings) == ("taro@example.jp", ())


def test_an_address_of_a_folded_copy_is_not_lost() -> None:
    found = only(
        notice(day="2024-01-01"), notice(day="2024-01-01", email="alias@example.jp", source="z.mbox")
    )
    assert [caution.code for caution in found.warnings] == ["recipient-uncertain"]


def test_warnings_stand_in_the_order_of_the_contract_each_once() -> None:
    hidden, foreign = Caution("hidden-text", ("x",)), Caution("foreign-sender", ("y",))
    found = only(
        notice(day="2024-01-01", warnings=(hidden,)), notice(day="2025-01-01", warnings=(hidden, foreign))
    )
    assert found.warnings == (foreign, hidden)


# -- whose mails report, and when ------------------------------------------------------------------

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
FORWARDED = NoticeWarning("forwarded-report", ("hanako@example.jp",))
CHARGE = notice(day="2025-01-01", amount=8980)


def _copy(**changes: Any) -> Notice:
    return notice(
        **{"forwarded_by": "hanako@example.jp", "message_id": None, "warnings": (FORWARDED,), **changes}
    )


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {"warnings": (NoticeWarning("foreign-sender", ("evil@evil.example",)),)}, id="a stranger"
        ),
        pytest.param({"warnings": (NoticeWarning("relayed", ("list.example.jp",)),)}, id="a list"),
        pytest.param({"authentication": "fail"}, id="not who it says"),
    ],
)
def test_only_the_vendor_reports(changes: dict[str, Any]) -> None:
    stop = notice(day="2025-02-01", kind="stopped", **changes)
    charge = notice(day="2025-06-01", amount=99999, **changes)
    found = only(CHARGE, stop, charge)
    assert (found.status, found.total_paid, found.charged_on) == ("renewing", 8980, dt.date(2025, 1, 1))
    alone = only(stop, charge)
    assert (alone.status, alone.total_paid, alone.charged_on, alone.amount) == ("unknown", 0, None, None)


def test_a_forward_reports_with_a_warning() -> None:
    found = only(CHARGE, _copy(day="2025-02-01", kind="stopped"))
    assert found.status == "stopped"
    assert FORWARDED in found.warnings


@pytest.mark.parametrize("date", ["2024-12-01", None])
def test_a_forward_never_counts_against_a_later_mail_of_the_vendor(date: str | None) -> None:
    stop = _copy(kind="stopped", date=date and dt.datetime.fromisoformat(f"{date}T10:00:00+09:00"))
    assert only(CHARGE, stop).status == "renewing"


def test_an_undated_forward_does_not_hide_a_stop_of_the_vendor() -> None:
    stop = notice(day="2025-02-01", kind="stopped")
    assert only(CHARGE, stop, _copy(date=None, amount=8980)).status == "stopped"
    assert only(CHARGE, _copy(date=None, amount=8980)).total_paid == 8980


def test_what_the_vendor_reports_as_well_needs_no_warning() -> None:
    original = notice(day="2025-01-01", amount=8980, current_order="SY99999999")
    found = only(original, _copy(day="2025-01-01", amount=8980, current_order="SY99999999"))
    assert (found.total_paid, found.warnings) == (8980, ())


def test_a_mail_of_the_vendor_says_more_than_a_forward_of_the_same_charge() -> None:
    direct = notice(day="2025-01-01", amount=8980, current_order="SY99999999")
    forged = _copy(day="2025-03-01", amount=99999, current_order="SY99999999")
    assert (only(direct, forged).total_paid, only(direct, forged).charged_on) == (8980, dt.date(2025, 1, 1))


def test_a_restart_makes_it_renewing_again() -> None:
    stop, restart = notice(day="2025-02-01", kind="stopped"), notice(day="2025-03-01", kind="resumed")
    found = only(CHARGE, stop, restart, notice(day="2026-01-01"))
    assert (only(CHARGE, stop, restart).status, stop_did_not_hold(found)) == ("renewing", False)


def test_the_place_of_a_forward_without_a_date_says_nothing_against_the_vendor() -> None:
    helper = {"date": None, "forwarded_by": "hanako@example.com", "charged_on": None}
    charge = notice(day="2025-01-01", offset=0)
    stop = notice(**helper, kind="stopped", offset=900)
    assert only(charge, stop).status == "renewing"
    assert (
        only(notice(day="2024-12-01", kind="stopped", offset=0), notice(**helper, offset=900)).status
        == "stopped"
    )
    # Among forwards it is all that tells.
    charge = replace(charge, forwarded_by="hanako@example.com")
    assert only(charge, stop).status == "stopped"


def test_a_receipt_tells_the_day_of_a_charge_whose_mail_is_lost() -> None:
    receipt = notice(day="2026-01-03", kind="other", charged_on=dt.date(2026, 1, 2), amount=9980)
    found = only(CHARGE, receipt)
    assert (found.charged_on, found.amount, found.refund_until, found.total_paid) == (
        dt.date(2026, 1, 2), 9980, dt.date(2026, 3, 3), 8980,
    )  # fmt: skip
    purchase = notice(day="2024-01-01", kind="purchased")
    assert only(purchase, receipt).charged_on == dt.date(2026, 1, 2)
    forged = replace(receipt, authentication="fail")
    assert only(CHARGE, forged).charged_on == CHARGE.charged_on


def test_a_receipt_is_no_second_charge() -> None:
    receipt = notice(day="2025-01-02", kind="other", charged_on=dt.date(2025, 1, 1), amount=8980)
    assert only(CHARGE, receipt).total_paid == 8980


@pytest.mark.parametrize(
    ("refund", "paid"),
    [
        pytest.param({"current_order": "SY2"}, 7980, id="by its order"),
        pytest.param({"charged_on": dt.date(2024, 1, 1)}, 8980, id="by its day"),
        pytest.param({"amount": 7980}, 8980, id="by its amount"),
        pytest.param({}, 7980, id="the last one"),
        pytest.param({"current_order": "SY2", "amount": 1000}, 15960, id="in part"),
        pytest.param({"current_order": "SY2", "amount": 99999}, 7980, id="no more than was paid"),
        pytest.param({"current_order": "SY3"}, 16960, id="of an order that is not known"),
    ],
)
def test_a_refund_is_taken_out_of_the_sum(refund: dict[str, Any], paid: int) -> None:
    first = notice(day="2024-01-01", amount=7980, current_order="SY1")
    second = notice(day="2025-01-01", amount=8980, current_order="SY2")
    mail = notice(day="2025-01-10", kind="refunded", **refund)
    assert only(first, second, mail).total_paid == paid
    assert only(first, second, mail, replace(mail, message_id="again@x")).total_paid == paid


def test_two_mails_with_one_message_id_are_two_if_they_differ() -> None:
    stop = notice(day="2025-02-01", kind="stopped", message_id=CHARGE.message_id)
    assert [one.kind for one in only(CHARGE, stop).notices] == ["renewed", "stopped"]


# -- dates that are not believed -------------------------------------------------------------------


def _at(offset: int, day: str, kind: str = "renewed") -> Notice:
    return notice(day=day, kind=kind, offset=offset, message_id=f"{offset}@x")


def test_a_date_in_the_future_ranks_by_its_place() -> None:
    stop = _at(1, "2099-12-31", "stopped")
    assert (
        group_subscriptions([_at(0, "2023-11-20"), stop, _at(2, "2024-11-20")], now=NOW)[0].status
        == "renewing"
    )
    assert (
        group_subscriptions([_at(0, "2023-11-20"), _at(2, "2024-11-20"), replace(stop, offset=3)], now=NOW)[
            0
        ].status
        == "stopped"
    )


def test_a_date_that_received_fields_belie_gives_way_to_theirs() -> None:
    stop = replace(_at(1, "2025-12-31", "stopped"), moment=dt.datetime(2023, 12, 1, tzinfo=dt.UTC))
    assert (
        group_subscriptions([_at(0, "2023-11-20"), stop, _at(2, "2024-11-20")], now=NOW)[0].status
        == "renewing"
    )


def test_many_neighbours_in_order_belie_a_date() -> None:
    charges_in_order = [_at(number, f"{2015 + number}-06-01") for number in (0, 1, 2, 4, 5, 6, 7)]
    stop = _at(3, "2025-01-01", "stopped")
    assert group_subscriptions([*charges_in_order, stop], now=NOW)[0].status == "renewing"
    moved = replace(stop, offset=9)  # to the end of its file
    assert group_subscriptions([*charges_in_order, moved], now=NOW)[0].status == "stopped"


# -- numbers that another mail must name first -------------------------------------------------------


@pytest.mark.parametrize(
    ("plain", "named", "current", "status"),
    [
        pytest.param("SY12345678", None, None, "stopped", id="the enrollment order"),
        pytest.param("SY99999999", None, None, "renewing", id="an unknown order"),
        pytest.param("SY99999999", None, "SY99999999", "stopped", id="the order of a charge"),
        pytest.param("SY12345678", "SY12345678", None, "renewing", id="called the current order"),
    ],
)
def test_a_plain_number_confirms(plain: str, named: str | None, current: str | None, status: Status) -> None:
    stop = notice(day="2025-02-01", kind="stopped", enrollment_order=plain, current_order=named)
    refused = replace(rejection(reason="no-order-number"), unconfirmed=stop)
    (found,) = group_subscriptions([replace(CHARGE, current_order=current), refused])
    assert (found.enrollment_order, found.status) == (NUMBER, status)
    assert group_subscriptions([refused]) == ()


# -- laws ------------------------------------------------------------------------------------------

_dates = st.none() | st.sampled_from(
    [dt.datetime(2024, 1, 1), dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2025, 1, 1, tzinfo=dt.UTC)]  # noqa: DTZ001
)
_notices = st.lists(
    st.builds(
        lambda changes: notice(**changes),
        st.fixed_dictionaries(
            {
                "source": st.sampled_from(["a", "b"]),
                "offset": st.none() | st.integers(0, 2),
                "message_id": st.none() | st.sampled_from(["m1", "m2"]),
                "date": _dates,
                "kind": st.sampled_from(
                    ["announced", "renewed", "failed", "stopped", "resumed", "refunded", "purchased", "other"]
                ),
                "enrollment_order": st.sampled_from(["SY1", "SY2", "SY3"]),
                "current_order": st.none() | st.sampled_from(["SY2", "SY3", "SY4"]),
                "charged_on": st.none() | st.sampled_from([dt.date(2024, 1, 1), dt.date(2025, 1, 1)]),
                "amount": st.none() | st.integers(1, 3),
                "email": st.none() | st.sampled_from(["a@example.jp", "A@example.jp", "b@example.jp"]),
                "product": st.none() | st.sampled_from(["x", "y"]),
                "forwarded_by": st.none() | st.just("f@example.jp"),
            }
        ),
    ),
    max_size=8,
)


@given(_notices, st.randoms(use_true_random=False))
def test_the_order_of_the_notices_does_not_matter(notices: list[Notice], chance: random.Random) -> None:
    shuffled = list(notices)
    chance.shuffle(shuffled)
    assert group_subscriptions(shuffled) == group_subscriptions(notices)


@given(_notices)
def test_reading_an_export_twice_changes_nothing(notices: list[Notice]) -> None:
    assert group_subscriptions([*notices, *notices]) == group_subscriptions(notices)


@given(_notices)
def test_every_number_is_found_once_and_a_current_order_alone_never(notices: list[Notice]) -> None:
    found = [one.enrollment_order for one in group_subscriptions(notices)]
    labelled = {one.enrollment_order for one in notices if one.kind != "purchased"}
    purchased = {one.enrollment_order for one in notices if one.kind == "purchased"}
    current = {one.current_order for one in notices if one.kind != "purchased"}
    assert sorted(found) == sorted(labelled | (purchased - current))


@pytest.mark.parametrize(
    ("found", "alone"),
    [
        pytest.param([notice(day="2024-12-05", kind="purchased")], True, id="purchase"),
        pytest.param(
            [notice(day="2024-12-05", kind="purchased"), notice(day="2025-11-01", kind="announced")],
            True,
            id="announced since",
        ),
        pytest.param(
            [notice(day="2024-12-05", kind="purchased"), notice(day="2025-12-05")], False, id="renewed since"
        ),
        pytest.param(
            [notice(day="2024-12-05", kind="purchased", current_order="SY99999999")],
            False,
            id="receipt of a renewal",
        ),
        pytest.param([notice(day="2025-11-01", kind="announced")], False, id="no purchase"),
    ],
)
def test_a_purchase_alone(found: list[Notice], alone: bool) -> None:
    assert only_purchased(only(*found)) is alone


def test_the_address_of_a_mail_somebody_passed_on_is_not_one_to_try() -> None:
    passed_on = notice(
        message_id="passed@example.com",
        email="jiro@example.com",
        warnings=(Caution("foreign-sender", ("sent by hanako@example.com, not by the vendor",)),),
    )
    (found,) = group_subscriptions([notice(), passed_on])
    assert not [one for one in found.warnings if "jiro" in one.detail]
    assert found.email == notice().email


def test_an_address_in_a_forward_comes_before_one_of_a_mail_somebody_passed_on() -> None:
    passed_on = notice(
        message_id="passed@example.com",
        date=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        email="jiro@example.com",
        warnings=(Caution("foreign-sender", ("sent by hanako@example.com, not by the vendor",)),),
    )
    forward = notice(forwarded_by="hanako@example.com", email="taro@example.jp")
    (found,) = group_subscriptions([passed_on, forward])
    assert found.email == "taro@example.jp"
    (alone,) = group_subscriptions([passed_on])
    assert alone.email == "jiro@example.com"
