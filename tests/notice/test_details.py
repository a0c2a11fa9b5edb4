"""Lines to dates, amounts and the product: each label with what the words around it make of it."""

from __future__ import annotations

import datetime as dt

import pytest

from norton_order import parse_notice
from norton_order.html.document import plain_document
from norton_order.html.page import parse_html
from norton_order.model import Desk, Kind
from norton_order.notice.details import Details, read_details
from norton_order.subscriptions import group_subscriptions
from norton_order.vendor import pages

DAY, NEXT, LAST = dt.date(2023, 11, 20), dt.date(2024, 11, 20), dt.date(2022, 11, 20)
DEADLINE = dt.date(2023, 11, 17)
OLD_END, END = dt.date(2023, 12, 26), dt.date(2024, 12, 26)


def _read(text: str, kind: Kind = "renewed") -> Details:
    return read_details(plain_document(text.replace(" / ", "\n")).lines, kind)


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param("課金日：2023年11月20日", Details(charged_on=DAY), id="same line"),
        pytest.param("課金予定日 / 2023年11月20日", Details(next_charge_on=DAY), id="next line"),
        pytest.param("停止申込期限：2023/11/20 課金日：2023/11/21", Details(stop_by=DAY, charged_on=dt.date(2023, 11, 21)), id="two in a line"),
        pytest.param("課金金額：11,534円", Details(amount=11534), id="amount"),
        pytest.param("製品名：ノートン 360", Details(product="ノートン 360"), id="product"),
        pytest.param("ノートン 360 デラックスをご利用", Details(product="ノートン 360 デラックス"), id="product in prose"),
        pytest.param("課金日： / 停止申込期限：2023/11/20", Details(stop_by=DAY), id="empty label"),
        pytest.param("製品名：ノートン 360（3台版）課金日：2023年11月20日 合計：11,534円(税込) 有効期限：2024年12月26日",
                     Details(charged_on=DAY, amount=11534, product="ノートン 360(3台版)", expires_on=END), id="all in a line"),
        pytest.param("課金日  課金金額 / 2023年11月20日  11,534円", Details(charged_on=DAY, amount=11534), id="columns"),
        pytest.param("課金金額  課金日 / 11,534円  2023年11月20日", Details(charged_on=DAY, amount=11534), id="columns, the amount first"),
        pytest.param("課金日  課金金額 / 11,534円  2023年11月20日", Details(charged_on=DAY, amount=11534), id="columns in another order"),
        pytest.param("課金日 / 2023年11月20日 / 有効期限 / 2024年12月26日", Details(charged_on=DAY, expires_on=END), id="in turn"),
        pytest.param("登録日 / 2020年1月1日 / 課金日 / 2023年11月20日", Details(charged_on=DAY), id="after an unknown label"),
        pytest.param("課金日  有効期限 / 2023年11月20日  2024年12月26日", Details(), id="two of a kind over two"),
        pytest.param("課金日  有効期限 / 2023年11月20日", Details(), id="two of a kind over one"),
        pytest.param("課金日：2023年11月20日 課金日：2023年11月21日", Details(), id="two of a kind in a line"),
        pytest.param("課金日：2023年11月20日 お試し有効期限：2024年12月26日", Details(charged_on=DAY), id="an unknown label in a line"),
        pytest.param("2023年11月20日 /  / 課金日：", Details(), id="an empty label at the end"),
        pytest.param("課金日 / 有効期限 / 2023年11月20日 / 2024年12月26日", Details(), id="labels, then values"),
        pytest.param("停止期限 / 課金日 / 2023年11月17日 / 2023年11月20日", Details(), id="labels, then values, one a deadline"),
        pytest.param("カードの有効期限 / 次回課金日 / 2025年8月31日 / 2024年11月20日", Details(), id="labels, then values, one of a card"),
        pytest.param("カードの有効期限： / 次回課金日： / 2025年8月31日 / 2024年11月20日", Details(), id="labels with signs, then values, one of a card"),
        pytest.param("カードの有効期限：2025年8月31日 / 次回課金日 / 2024年11月20日", Details(next_charge_on=NEXT), id="a card with its value above"),
        pytest.param("課金予定日 / 停止期限 / 2023年11月20日 / 2023年11月17日", Details(), id="labels, then values, one to come"),
        pytest.param("2023年11月20日 / 課金日 / 2024年12月26日 / 有効期限", Details(), id="values before labels"),
        pytest.param("課金日は2023年11月20日です。課金金額は11,534円（税込）です。", Details(charged_on=DAY, amount=11534), id="sentences"),
        pytest.param("", Details(), id="nothing"),
    ],
)  # fmt: skip
def test_places(text: str, details: Details) -> None:
    assert _read(text) == details


@pytest.mark.parametrize("sign", [*"：】]」』)）|…・-–—=＞→。", "： →  ", "\t:"])
def test_signs_behind_a_label_are_no_value(sign: str) -> None:
    assert _read(f"課金日{sign} / 2023年11月20日") == Details(charged_on=DAY)


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param("課金日： /  / 2023年11月20日", Details(charged_on=DAY), id="a blank line between"),
        pytest.param("課金日： / ： / 2023年11月20日", Details(charged_on=DAY), id="a line of signs between"),
        pytest.param("課金日： /  /  / 2023年11月20日", Details(), id="two blank lines between"),
        pytest.param("課金日： / ご確認ください。 / 2023年11月20日", Details(), id="prose between"),
        pytest.param("課金日｜課金金額 / 2023年11月20日｜11,534円", Details(charged_on=DAY, amount=11534), id="bars"),
        pytest.param("課金日\t課金金額 / 2023年11月20日\t11,534円", Details(charged_on=DAY, amount=11534), id="tabs"),
        pytest.param("課金日 課金金額 / 2023年11月20日 11,534円", Details(charged_on=DAY), id="blanks"),
        pytest.param("課金日  課金金額  製品名 / 2023年11月20日  11,534円  ノートン 360", Details(charged_on=DAY, amount=11534, product="ノートン 360"), id="three columns"),
        pytest.param("課金しました / 2023年11月20日 / 課金日 / 2023年11月21日", Details(charged_on=dt.date(2023, 11, 21)), id="a label above a value above"),
        *(pytest.param(f"課金しました{end} / 2023年11月20日 / 課金日 / 2023年11月21日", Details(), id=f"prose in {end} above a value above") for end in "。、がでは"),
        pytest.param("あ" * 20 + " / 2023年11月20日 / 課金日 / 2023年11月21日", Details(charged_on=dt.date(2023, 11, 21)), id="the longest label above"),
        pytest.param("あ" * 21 + " / 2023年11月20日 / 課金日 / 2023年11月21日", Details(), id="too long for a label"),
        pytest.param("2023年11月20日 / 課金日 / 2023年11月21日", Details(), id="a value above"),
        pytest.param("ご案内 / 課金日 / 2023年11月20日", Details(charged_on=DAY), id="other text above"),
        pytest.param("課金日 / 2023年11月20日 / ご確認ください。 / 2023年11月21日", Details(charged_on=DAY), id="the last line is no value above"),
        pytest.param("有効期限：2024年12月26日 / 2023年11月20日 / 課金日 / 2023年11月21日", Details(expires_on=END), id="a value above, below another value"),
        pytest.param("製品名： / ノートン 360の有効期限：2024年12月26日", Details(expires_on=END), id="a name before a label"),
        pytest.param("ノートン 360の有効期限：2024年12月26日 / 製品名 / ノートン 360", Details(expires_on=END, product="ノートン 360"), id="a name before the label above"),
        pytest.param("課金日  課金金額 / 2023年11月20日  2023年11月21日", Details(), id="two days below one label of a day"),
        pytest.param("課金日 / ご案内  2023年11月20日", Details(), id="other text before"),
        pytest.param("課金日：2023年11月20日 / 有効期限 / 2024年12月26日", Details(charged_on=DAY, expires_on=END), id="the label above has its value"),
        pytest.param("課金日：未定 / 有効期限 / 2024年12月26日", Details(), id="the label above has none"),
        pytest.param("製品名 / 商品名 / ノートン 360 / ノートン セキュリティ", Details(), id="two labels of products"),
        pytest.param("消費税 / 合計 / 898円 / 9,878円", Details(), id="two labels of money"),
        pytest.param("料金：11,534円 税込 課金日：2023年11月20日", Details(charged_on=DAY, amount=11534), id="a day behind words of money"),
        pytest.param("消費税 合計：898円", Details(), id="the sum of the tax"),
        pytest.param("商品名の有効期限：2024年12月26日", Details(expires_on=END), id="a label of a label"),
        pytest.param("有効期限：2024年12月26日 / クーポンの", Details(expires_on=END), id="the last line is not above the first"),
        pytest.param("次回の / 課金日：2024年11月20日", Details(next_charge_on=NEXT), id="a wrapped line"),
        pytest.param("次回課金日 課金日：2023年11月20日", Details(charged_on=DAY), id="an empty label before"),
    ],
)  # fmt: skip
def test_values_on_other_lines(text: str, details: Details) -> None:
    assert _read(text) == details


@pytest.mark.parametrize(
    ("signs", "glued", "apart"),
    [(0, DAY, DAY), (187, DAY, DAY), (188, None, DAY), (189, None, DAY), (190, None, None), (191, None, None), (199, None, None), (400, None, None)],
)  # fmt: skip
def test_a_value_is_not_cut(signs: int, glued: dt.date | None, apart: dt.date | None) -> None:
    assert _read(f"課金日{'・' * signs}2023年11月20日まで").charged_on == glued
    assert _read(f"課金日{'・' * signs}2023/11/20 まで").charged_on == apart
    assert _read(f"課金日{'・' * signs}2023-11-20 まで").charged_on == apart
    assert _read(f"料金{'・' * (signs + 3)}¥11,534 です").amount == (11534 if apart else None)


def test_many_labels() -> None:
    last = "課金日：2023年11月20日"
    assert _read("有効期限： / " * 299 + last) == Details(charged_on=DAY)
    assert _read("有効期限： / " * 300 + last) == Details()


@pytest.mark.parametrize("lead", ["：", "は", "は、", "（", " ", "：  "])
def test_a_day_may_be_told_by_another(lead: str) -> None:
    assert _read(f"停止申込期限{lead}課金予定日の3日前（2023年11月17日）です") == Details(stop_by=DEADLINE)
    assert _read(f"課金予定日{lead}有効期限の36日前（2023年11月20日）です") == Details(next_charge_on=DAY)
    assert _read(f"停止申込期限{lead}今の課金予定日の3日前（2023年11月17日）です") == Details()
    assert _read(f"課金日{lead}有効期限の36日前（2023年11月20日）です") == Details()
    assert _read(f"停止申込期限{lead}合計金額の3日前（2023年11月17日）です") == Details()


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param("自動延長加入時のご注文日：2019年11月20日 / 今回のご注文日：2023年11月20日", Details(charged_on=DAY), id="of the enrollment"),
        pytest.param("ご注文日：2019年11月20日", Details(), id="of which order"),
        pytest.param("■今回のご注文 / ご注文日：2023年11月20日", Details(charged_on=DAY), id="this order by its heading"),
        pytest.param("次回の課金日：2024年11月20日", Details(next_charge_on=NEXT), id="next"),
        pytest.param("次回ご請求日：2024年11月20日", Details(next_charge_on=NEXT), id="next bill"),
        pytest.param("次回のご請求日：2024年11月20日", Details(next_charge_on=NEXT), id="next bill of"),
        pytest.param("次回の自動延長サービスの課金日：2024年11月20日", Details(next_charge_on=NEXT), id="next, other words between"),
        pytest.param("（次回）課金日：2024年11月20日", Details(next_charge_on=NEXT), id="next in parentheses"),
        pytest.param("課金日（予定）：2024年11月20日", Details(next_charge_on=NEXT), id="planned"),
        pytest.param("課金日：次回 2024年11月20日", Details(next_charge_on=NEXT), id="next in the value"),
        pytest.param("課金日：2023年11月20日（次回：2024年11月20日）", Details(charged_on=DAY, next_charge_on=NEXT), id="both in the value"),
        pytest.param("■次回の自動延長 / 課金日：2024年11月20日 / 料金：11,534円", Details(next_charge_on=NEXT), id="next by its heading"),
        pytest.param("課金日：2023年11月20日 /  / 次回の課金は下記のとおりです。 /  / 課金日：2024年11月20日", Details(charged_on=DAY), id="next by a sentence"),
        pytest.param("次回の課金を止めるには、下記をご覧ください。 /  / 課金日：2023年11月20日", Details(), id="a sentence that mentions it"),
        pytest.param("ご加入時にお申し込みのカードへ、下記のとおり課金しました。 /  / 課金日：2023年11月20日", Details(charged_on=DAY), id="a sentence that announces it"),
        pytest.param("前回課金日：2022年11月20日 / 今回課金日：2023年11月20日", Details(charged_on=DAY), id="last and this"),
        pytest.param("前回課金日：2022年11月20日", Details(), id="last"),
        pytest.param("前回の課金日：2022年11月20日 合計：8,980円", Details(amount=8980), id="last, before another label"),
        pytest.param("【前回】 / 課金日：2022年11月20日 / 合計：8,980円 /  / 【今回】 / 課金日：2023年11月20日 / 合計：9,980円", Details(charged_on=DAY, amount=9980), id="headings"),
        pytest.param("次の / 課金日：2024年11月20日", Details(next_charge_on=NEXT), id="next in short, wrapped"),
        pytest.param("お試しの / 課金日：2023年11月20日", Details(), id="an unknown word, wrapped"),
        pytest.param("お試しの　 / 　課金日：2023年11月20日", Details(), id="an unknown word, wrapped and indented"),
        pytest.param("お試し / 課金日：2023年11月20日", Details(charged_on=DAY), id="an unknown word above"),
        pytest.param("の課金日：2023年11月20日", Details(), id="of nothing"),
        pytest.param("次回の /   課金日：2024年11月20日", Details(next_charge_on=NEXT), id="next, wrapped and indented"),
        pytest.param("次回の  / 課金日：2024年11月20日", Details(next_charge_on=NEXT), id="next, wrapped"),
        pytest.param("次回の / 今回の課金日：2023年11月20日", Details(charged_on=DAY), id="next of something else"),
        pytest.param("次の / 課金金額 課金日：2023年11月20日", Details(charged_on=DAY), id="next, of another label"),
        pytest.param("課金金額 有効期限 課金日：2023年11月20日", Details(charged_on=DAY), id="the last of three labels"),
        pytest.param("カードの課金日：2023年11月20日", Details(), id="of the card"),
        pytest.param("■カード情報 / 課金日：2023年11月20日", Details(charged_on=DAY), id="beside the card"),
        pytest.param("■割引のご案内 / 課金日：2023年11月20日", Details(charged_on=DAY), id="beside an offer"),
        pytest.param("■更新後 / 課金日：2023年11月20日", Details(charged_on=DAY), id="beside the new state"),
        pytest.param("■更新前 / 課金日：2023年11月20日", Details(charged_on=DAY), id="beside the old state"),
        pytest.param("次回の課金は下記のとおりです。 /  / 課金予定日：2024年11月20日", Details(next_charge_on=NEXT), id="planned, below a sentence"),
        pytest.param("課金日：2023年11月20日 / 課金日：2022年11月20日", Details(), id="two"),
        pytest.param("課金日 / 2023年11月20日 / 課金日：2022年11月20日", Details(), id="two, one on the next line"),
        pytest.param("課金日：2023年11月20日 / ご請求日：2023年12月27日", Details(charged_on=DAY), id="the better label"),
        pytest.param("課金日は2023年11月20日です。 / ご請求日：2023年12月27日", Details(charged_on=DAY), id="the better label in a sentence"),
        pytest.param("ご請求日：2023年11月20日 / お支払い日：2023年12月27日", Details(), id="equal labels"),
        pytest.param("課金日は2023年11月20日です。 / 今回の課金日は2023年11月21日です。", Details(charged_on=dt.date(2023, 11, 21)), id="the better of two sentences"),
        pytest.param("課金日：2023年11月20日または2023年11月21日", Details(), id="either"),
        pytest.param("課金日：2023年11月　8日", Details(charged_on=dt.date(2023, 11, 8)), id="padded"),
        pytest.param("お試し課金日：2023年11月20日", Details(), id="an unknown word before"),
        pytest.param("課金予定日の前日までに、2023年10月1日時点の規約をお読みください。 / 課金予定日：2023年11月20日", Details(next_charge_on=DAY), id="prose"),
        pytest.param("課金予定日：2023年11月20日 / 次回課金予定日：2024年11月20日", Details(next_charge_on=NEXT), id="planned and next"),
        pytest.param("課金予定日：2023年11月20日 / 課金日：2023年11月20日", Details(charged_on=DAY), id="as planned"),
    ],
)  # fmt: skip
def test_charges(text: str, details: Details) -> None:
    assert _read(text) == details


@pytest.mark.parametrize(
    ("text", "expires_on"),
    [
        pytest.param("有効期限：2023年12月26日～2024年12月26日", END, id="period"),
        pytest.param("有効期限：2023年12月26日→2024年12月26日", END, id="arrow"),
        pytest.param("有効期限：2023年12月26日-2024年12月26日", END, id="dash"),
        pytest.param("有効期限：2023年12月26日から2024年12月26日まで延長", END, id="from to"),
        pytest.param("有効期限：2023年12月26日を2024年12月26日に延長しました", END, id="changed"),
        pytest.param("有効期限：2023年12月26日から1年間延長", None, id="counted"),
        pytest.param("有効期限：2023年12月26日～ / 2024年12月26日", None, id="a period over two lines"),
        pytest.param("更新前の有効期限：2023年12月26日 / 更新後の有効期限：2024年12月26日", END, id="before and after"),
        pytest.param("有効期限：更新前 2023年12月26日 ／ 更新後 2024年12月26日", END, id="before and after in the value"),
        pytest.param("現在の有効期限：2023年12月26日 / 新しい有効期限：2024年12月26日", END, id="present and new"),
        pytest.param("有効期限：2024年12月26日（更新前：2023年12月26日）", END, id="before in a remark"),
        pytest.param("有効期限は2023年12月26日でした。 / 有効期限：2024年12月26日", END, id="was"),
        pytest.param("有効期限は2023年12月26日です。 / 有効期限：2024年12月26日", END, id="in a sentence and beside a label"),
        pytest.param("有効期限は2024年12月26日です。 / 更新期限：2024年12月25日", END, id="the better label, in a sentence"),
        pytest.param("有効期限 は2023年12月26日です。 / 有効期限：2024年12月26日", END, id="in a sentence with a blank"),
        pytest.param("有効期限が2023年12月26日の製品を更新しました。", None, id="in a clause"),
        pytest.param("更新前の有効期限：2023年12月26日", None, id="before only"),
        pytest.param("■更新前 / 有効期限：2023年12月26日 /  / ■更新後 / 有効期限：2024年12月26日", END, id="before and after by their headings"),
        pytest.param("現在の有効期限：2023年12月26日", None, id="present, of which side"),
        pytest.param("有効期限：2023年12月26日 / 有効期限：2024年12月26日", None, id="two"),
        pytest.param("対象製品の有効期限：2024年12月26日", END, id="of the product"),
        pytest.param("ノートン 360 デラックスの有効期限：2024年12月26日", END, id="of the product by name"),
        pytest.param("カードの有効期限：2025/08/31", None, id="card"),
        pytest.param("カードの / 有効期限：2025/08/31", None, id="card, wrapped"),
        pytest.param("クレジットカード（有効期限：2025/08/31）", None, id="card in parentheses"),
        pytest.param("カード番号：****1234  有効期限：2025/08/31", None, id="card before"),
        pytest.param("カード番号：****1234 / 名義：TARO / 有効期限：2025/08/31", None, id="card above"),
        pytest.param("■カード情報 / 有効期限：2025/08/31", None, id="card by its heading"),
        pytest.param("■カード情報" + " / 種類：VISA" * 5 + " / 有効期限：2025/08/31", None, id="card by its heading, further above"),
        pytest.param("ご登録のカードへ課金しました。 / 有効期限：2024年12月26日", END, id="a sentence on the card"),
        pytest.param("クーポンの有効期限：2025/08/31", None, id="coupon"),
        pytest.param("本リンクの有効期限：2025/08/31", None, id="link"),
        pytest.param("お試し期間の有効期限：2024年1月1日", None, id="unknown thing"),
    ],
)  # fmt: skip
def test_ends(text: str, expires_on: dt.date | None) -> None:
    details = _read(text)
    assert (details.expires_on, details.charged_on, details.next_charge_on) == (expires_on, None, None)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        pytest.param("延長料金：8,980円（税抜） / 合計金額：9,878円（税込）", 9878, id="total with tax"),
        pytest.param("延長料金：8,980円＋消費税898円＝9,878円", 9878, id="sum"),
        pytest.param("課金金額：8,980円 / 消費税：898円 / 合計：9,878円", 9878, id="sum in lines"),
        pytest.param("課金金額：8,980円 / 消費税：898円", None, id="tax on top"),
        pytest.param("課金金額：8,980円（税抜）", None, id="without tax"),
        pytest.param("課金金額（税抜）：8,980円", None, id="label without tax"),
        pytest.param("合計（税込）：9,878円", 9878, id="label with tax"),
        pytest.param("消費税込み合計金額：9,878円", 9878, id="with tax before the label"),
        pytest.param("消費税金額：898円", None, id="tax"),
        pytest.param("課金金額：8,980円 / 次回の延長料金：11,534円", 8980, id="and the next"),
        pytest.param("次回の延長料金：11,534円", None, id="the next"),
        pytest.param("延長料金：通常価格 14,080円 → 8,980円", 8980, id="lowered"),
        pytest.param("割引金額：1,000円", None, id="taken off"),
        pytest.param("割引対象製品の料金：8,980円", None, id="of what is offered"),
        pytest.param("おすすめ製品の価格：14,080円", None, id="of what is praised"),
        pytest.param("お試し製品の価格：14,080円", None, id="of what is unknown"),
        pytest.param("対象製品の価格：8,980円", 8980, id="of the product"),
        pytest.param("税抜課金金額：8,980円", None, id="without tax before the label"),
        pytest.param("価格：14,080円 / 割引後価格：8,980円", 8980, id="after the discount"),
        pytest.param("料金：前回料金 8,980円 今回 9,980円", 9980, id="last and this in the value"),
        pytest.param("返金金額：8,980円", None, id="paid back"),
        pytest.param("通常価格：14,080円 / 割引：-5,100円 / ご請求金額：8,980円", 8980, id="regular price"),
        pytest.param("合計金額：14,080円 / 割引：-5,100円 / ご請求金額：8,980円", 8980, id="total before the discount"),
        pytest.param("合計金額：9,480円 / ポイント利用：500円 / お支払い金額：8,980円", 8980, id="paid with points"),
        pytest.param("合計金額：9,480円 / クーポン：▲500円 / お支払い金額：8,980円", 8980, id="with a coupon"),
        pytest.param("合計金額：9,480円 / ポイント利用：400円 / お支払い金額：8,980円", None, id="points that do not add up"),
        pytest.param("合計金額：9,480円 / 手数料：500円 / お支払い金額：8,980円", None, id="a fee takes nothing off"),
        pytest.param("課金金額：8,980円（1か月あたり749円）", 8980, id="by the month behind it"),
        pytest.param("課金金額：8,980円（1台当たり2,994円）", 8980, id="by the device behind it"),
        pytest.param("課金金額：8,980円（1年）または17,960円（2年）", None, id="prices to choose from"),
        pytest.param("領収金額 / 課金金額：金8,980円也", 8980, id="as receipts write it"),
        pytest.param("課金金額：JP¥8,980", 8980, id="the sign with its country"),
        pytest.param("合計：9,880円 / 消費税：898円、988円", 9880, id="of two taxes the first"),
        pytest.param("課金金額：8,980円 / 課金金額：9,980円", None, id="two"),
        pytest.param("課金金額：0円 / 料金：8,980円", None, id="nothing"),
        pytest.param("金额：¥299", None, id="yuan"),
    ],
)  # fmt: skip
def test_amounts(text: str, amount: int | None) -> None:
    assert _read(text) == Details(amount=amount)


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param("停止申込期限：課金予定日（2023年11月20日）の3日前（2023年11月17日）", Details(stop_by=DEADLINE, next_charge_on=DAY), id="counted from the charge, written out"),
        pytest.param("停止申込期限：課金予定日の3日前（2023年11月17日）", Details(stop_by=DEADLINE), id="counted from no day, written out"),
        pytest.param("停止申込期限：課金予定日（2023年11月20日）の3日前", Details(next_charge_on=DAY), id="counted from the charge"),
        pytest.param("課金予定日：有効期限（2023年12月26日）の36日前（2023年11月20日）", Details(next_charge_on=DAY, expires_on=OLD_END), id="the charge counted from the end"),
        pytest.param("停止申込期限は課金予定日の3日前（2023年11月17日）です。 / 停止申込期限：2023年11月16日", Details(stop_by=dt.date(2023, 11, 16)), id="counted in a sentence and beside a label"),
        pytest.param("停止期限：2023年11月20日の3日前", Details(), id="counted"),
        pytest.param("停止期限：2023年11月17日（課金予定日の3日前）", Details(stop_by=DEADLINE), id="explained"),
        pytest.param("停止申込期限（2023年11月17日）までにお手続きください", Details(stop_by=DEADLINE), id="in parentheses"),
        pytest.param("停止申込期限：2023年11月17日（金） 23:59まで", Details(stop_by=DEADLINE), id="with the time"),
        pytest.param("返金のお手続き期限：2024年1月19日", Details(), id="refund"),
        pytest.param("お手続き期限：2024年1月19日", Details(), id="of what"),
        pytest.param("■返金について / 停止期限：2024年1月19日", Details(), id="refund by its heading"),
    ],
)  # fmt: skip
def test_deadlines(text: str, details: Details) -> None:
    assert _read(text, "announced") == details


@pytest.mark.parametrize(
    ("kind", "text", "details"),
    [
        pytest.param("announced", "次回の延長料金：11,534円", Details(amount=11534), id="the price to come"),
        pytest.param("announced", "現在の料金：8,980円 / 次回の延長料金：11,534円", Details(amount=11534), id="present and next price"),
        pytest.param("announced", "延長料金：8,980円 / 次回の延長料金：11,534円", Details(), id="which is next"),
        pytest.param("announced", "現在の有効期限：2023年12月26日 / 更新後の有効期限：2024年12月26日", Details(expires_on=OLD_END), id="not yet renewed"),
        pytest.param("announced", "有効期限：2023年12月26日→2024年12月26日", Details(expires_on=OLD_END), id="not yet changed"),
        pytest.param("announced", "有効期限：2023年12月26日～2024年12月26日", Details(), id="which period"),
        pytest.param("announced", "課金予定日：2023年11月20日～2023年11月22日", Details(), id="some day"),
        pytest.param("announced", "課金予定日：2023年11月20日 / 次回課金予定日：2024年11月20日", Details(), id="two days"),
        pytest.param("announced", "自動延長サービスにより、下記の課金予定日に課金いたします。 /  / 製品名：ノートン 360 / 課金予定日：2023年11月20日 / 有効期限：2023年12月26日",
                     Details(next_charge_on=DAY, expires_on=OLD_END, product="ノートン 360"), id="below a sentence that announces"),
        pytest.param("announced", "前回の課金日：2022年11月20日 / 課金予定日：2023年11月20日", Details(next_charge_on=DAY), id="last and planned"),
        pytest.param("failed", "課金予定日：2022年11月20日 / 再課金予定日：2023年11月20日", Details(next_charge_on=DAY), id="tried again"),
        pytest.param("failed", "カードの有効期限：2023年10月31日", Details(), id="the card that failed"),
        pytest.param("stopped", "有効期限：2024年12月26日", Details(expires_on=END), id="stopped"),
        pytest.param("purchased", "ご注文日：2023年11月20日 / 価格：3,891円 / 消費税：389円 / 合計：4,280円", Details(charged_on=DAY, amount=4280), id="bought"),
        pytest.param("other", "ご注文日：2023年11月20日", Details(), id="order of an unknown mail"),
    ],
)  # fmt: skip
def test_kinds(kind: Kind, text: str, details: Details) -> None:
    assert _read(text, kind) == details


@pytest.mark.parametrize(
    ("text", "details"),
    [
        pytest.param("Charge date: November 20, 2023 / Next charge date: November 20, 2024 / Total amount: JPY 11,534", Details(charged_on=DAY, next_charge_on=NEXT, amount=11534), id="English"),
        pytest.param("Previous charge date: November 20, 2022 / Original order date: November 20, 2019", Details(), id="English, past"),
        pytest.param("Your card was charged on November 20, 2023.", Details(charged_on=DAY), id="English, was"),
        pytest.param("Your card will be charged on November 20, 2024.", Details(next_charge_on=NEXT), id="English, will be"),
        pytest.param("Your card expires on August 31, 2025 / This link expires on August 31, 2025", Details(), id="English, card"),
        pytest.param("Discount amount: JPY 1,000 / Refund amount: JPY 8,980", Details(), id="English, not paid"),
        pytest.param("청구일: 2023년 11월 20일 / 다음 청구일: 2024년 11월 20일 / 유효 기간: 2023년 12월 26일 ~ 2024년 12월 26일", Details(charged_on=DAY, next_charge_on=NEXT, expires_on=END), id="Korean"),
        pytest.param("이전 청구일: 2022년 11월 20일 / 카드 유효 기간: 2025년 8월 31일", Details(), id="Korean, past and card"),
        pytest.param("结算日期：2023年11月20日 / 下次结算日期：2024年11月20日 / 有效期：2023年12月26日至2024年12月26日", Details(charged_on=DAY, next_charge_on=NEXT, expires_on=END), id="Chinese"),
        pytest.param("上次扣款日期：2022年11月20日 / 信用卡有效期：2025年8月31日", Details(), id="Chinese, past and card"),
        pytest.param("產品名稱：諾頓 360 進階版 / 訂單日期：2019年11月20日 / 有效期限：2024年12月26日", Details(product="諾頓 360 進階版", expires_on=END), id="Hong Kong"),
    ],
)  # fmt: skip
def test_languages(text: str, details: Details) -> None:
    assert _read(text) == details


def _table(*rows: str) -> str:
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


@pytest.mark.parametrize(
    ("rows", "details"),
    [
        pytest.param(["課金日|2023年11月20日", "有効期限|2024年12月26日"], Details(charged_on=DAY, expires_on=END), id="rows"),
        pytest.param(["課金日|有効期限", "2023年11月20日|2024年12月26日"], Details(charged_on=DAY, expires_on=END), id="header row"),
        pytest.param(["課金日|課金金額", "2022年11月20日|8,980円", "2023年11月20日|9,980円"], Details(), id="a history"),
        pytest.param(["課金日|課金金額", "2023年11月20日|9,980円", "有効期限|ご請求額", "2024年12月26日|9,980円"], Details(charged_on=DAY, expires_on=END, amount=9980), id="two header rows"),
        pytest.param(["課金日|有効期限|2023年11月20日|2024年12月26日"], Details(), id="labels, then values in a row"),
        pytest.param(["2023年11月20日|課金日", "2024年12月26日|有効期限"], Details(), id="values before labels"),
        pytest.param(["課金日|課金金額", *["2023年11月20日|9,980円"] * 20, "2023年11月21日|8,980円"], Details(charged_on=DAY, amount=9980), id="twenty rows"),
        pytest.param(["課金日|課金金額", *["2023年11月20日|9,980円"] * 19, "2023年11月21日|8,980円"], Details(), id="nineteen rows, and another"),
        pytest.param(["2023年11月20日", "課金日|2023年11月21日"], Details(charged_on=dt.date(2023, 11, 21)), id="a value in the row above"),
        pytest.param(["課金日|備考", "なし|なし", "2023年11月20日|なし"], Details(), id="a value further below"),
        pytest.param(["課金日|備考", "2023年11月20日<br>ご確認|なし"], Details(charged_on=DAY), id="two lines in a cell"),
        pytest.param(["課金日", "有効期限|2024年12月26日"], Details(expires_on=END), id="an empty label in the row above"),
        pytest.param(["課金日|備考", "2023年11月20日|なし"], Details(charged_on=DAY), id="header row of one label"),
        pytest.param(["課金日|2023年11月20日", "2023年11月21日|なし"], Details(charged_on=DAY), id="a value beside and one below"),
        pytest.param(["製品名|備考", "ノートン 360の有効期限：2024年12月26日|なし"], Details(expires_on=END), id="a name before a label below"),
        pytest.param(["課金日|内容|ご確認ください。", "2023年11月20日|有効期限|2024年12月26日"], Details(charged_on=DAY, expires_on=END), id="a value below that stands before a label"),
        pytest.param(["次回の自動延長|", "課金日|2024年11月20日"], Details(next_charge_on=NEXT), id="heading row"),
        pytest.param(["カード番号|****1234", "有効期限|2025/08/31"], Details(), id="card above"),
        pytest.param(["カード有効期限|05/26", "有効期限|2024年12月26日"], Details(expires_on=END), id="below what is the card's"),
        pytest.param(["ポイント有効期限|2023年12月31日", "製品有効期限|2024年12月26日"], Details(expires_on=END), id="below what is the points'"),
        pytest.param(["課金金額|9,980円（消費税込）", "消費税|907円"], Details(amount=9980), id="the tax named behind the amount"),
        pytest.param(["課金金額", "9,980円（消費税込）"], Details(amount=9980), id="the tax named behind the amount below"),
        pytest.param(["製品名|ノートン 360 スタンダード<br>プラス"], Details(product="ノートン 360 スタンダード プラス"), id="a name over two lines of a cell"),
        pytest.param(["製品名|ノートン 360<br>スタンダード<br>プラス"], Details(product="ノートン 360 スタンダード プラス"), id="a name over three lines of a cell"),
        pytest.param(["製品名|備考", "ノートン 360 スタンダード<br>プラス|なし"], Details(product="ノートン 360 スタンダード プラス"), id="a name over two lines below its label"),
        pytest.param(["製品名|ノートン 360 スタンダード<br>プラスポイント 100"], Details(product="ノートン 360 スタンダード"), id="a name, and another line that begins like one"),
        pytest.param(["自動延長加入時のご注文番号|SY12345678", "課金日|2023年11月20日"], Details(charged_on=DAY), id="an order label is no heading"),
    ],
)  # fmt: skip
def test_tables(rows: list[str], details: Details) -> None:
    assert read_details(parse_html(_table(*rows)).lines, "renewed") == details
    nested = f"<table><tr><td>{_table(*rows)}</td></tr></table>"
    assert read_details(parse_html(nested).lines, "renewed") == details


def test_a_label_over_several_columns_has_its_value_right_below() -> None:
    rows = "".join(
        f"<tr><td colspan=2>{label}</td></tr><tr><td>&nbsp;</td><td>{value}</td></tr>"
        for label, value in (
            ("課金日", "2023年11月20日"),
            ("課金金額", "9,980円"),
            ("有効期限", "2024年12月26日"),
        )
    )
    details = read_details(parse_html(f"<table>{rows}</table>").lines, "renewed")
    assert details == Details(charged_on=DAY, amount=9980, expires_on=END)
    two = "<table><tr><td colspan=2>課金金額</td></tr><tr><td>9,980円</td><td>8,980円</td></tr></table>"
    assert read_details(parse_html(two).lines, "renewed") == Details()


@pytest.mark.parametrize("signs", ["★{}★ {}", "◆{}◆\n{}", "《{}》{}", "┃{}┃{}┃", "□{}□{}"])
def test_signs_around_a_label(signs: str) -> None:
    rows = (("製品名", "ノートン 360"), ("課金日", "2023年11月20日"), ("課金金額", "9,980円"))
    text = "\n\n".join(signs.format(label, value) for label, value in rows)
    assert _read(text) == Details(charged_on=DAY, amount=9980, product="ノートン 360")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>課金日<table><tr><td>2023年11月20日</table>",
        "<table><tr><td>課金日</table><p>2023年11月20日",
        "<table><tr><td>課金日</table><table><tr><td>2023年11月20日</table>",
        "<table><tr><td>課金日<td></table>2023年11月20日",
    ],
)
def test_the_value_of_a_cell_stands_in_its_table(markup: str) -> None:
    assert read_details(parse_html(markup).lines, "renewed") == Details()


def _mail(lines: str) -> bytes:
    return (
        "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: 【ノートンストア】自動延長サービス・課金完了のご案内\n"
        f"Date: Mon, 20 Nov 2023 10:00:00 +0900\n\n{lines}\n"
        "自動延長加入時のご注文番号：SY12345678\n今回のご注文番号：SY87654321\n"
    ).encode()


@pytest.mark.parametrize(
    ("lines", "product", "desk"),
    [
        pytest.param("製品名：ノートン 360 スタンダードプラス", "ノートン 360 スタンダードプラス", "account", id="labelled"),
        pytest.param("製品名：ノートン 360 スタンダード・プラス", "ノートン 360 スタンダード・プラス", "account", id="labelled, spelt apart"),
        pytest.param("今ならノートン 360 スタンダードプラスがおトク！", None, "store", id="praised"),
        pytest.param("ノートン 360 スタンダードプラスをご利用ください", None, "store", id="in prose"),
        pytest.param("おすすめ製品：ノートン 360 スタンダードプラス", None, "store", id="under another label"),
        pytest.param("製品名：ノートン 360 スタンダード\n今ならノートン 360 スタンダードプラスがおトク！", "ノートン 360 スタンダード", "store", id="beside a label"),
        pytest.param("製品名：ノートン 360 スタンダード → ノートン 360 スタンダードプラス", None, "store", id="a change"),
        pytest.param("次回の製品名：ノートン 360 スタンダードプラス", None, "store", id="of the next time"),
        pytest.param("製品名：ノートン 360 スタンダード\n商品名：ノートン 360 スタンダードプラス", None, "store", id="two labels"),
    ],
)  # fmt: skip
def test_only_a_labelled_product_decides_the_desk(lines: str, product: str | None, desk: Desk) -> None:
    notice = parse_notice(_mail(lines))
    (subscription,) = group_subscriptions([notice])
    page = pages.ACCOUNT_PAGE if desk == "account" else pages.ORDER_STATUS_PAGE
    assert notice.product == product
    assert (subscription.desk, subscription.page) == (desk, page)


def test_no_refund_from_the_day_of_the_enrollment() -> None:
    notice = parse_notice(_mail("自動延長加入時のご注文日：2019年11月20日\n今回のご注文日：2023年11月20日"))
    (subscription,) = group_subscriptions([notice])
    assert (subscription.charged_on, subscription.refund_until) == (DAY, dt.date(2024, 1, 19))


def test_what_is_to_come_is_not_paid() -> None:
    notice = parse_notice(_mail("課金金額：8,980円\n次回の延長料金：11,534円\n次回の課金日：2024年11月20日"))
    (subscription,) = group_subscriptions([notice])
    assert (subscription.total_paid, subscription.amount, subscription.charged_on) == (8980, 8980, None)
    assert (subscription.next_charge_on, subscription.refund_until) == (NEXT, None)


def test_merging() -> None:
    first, second = Details(amount=1), Details(amount=2, charged_on=DAY)
    assert first.or_else(second) == Details(amount=1, charged_on=DAY)
    assert first.contradicts(second)
    assert not first.contradicts(Details(charged_on=DAY))
    assert not first.contradicts(Details(amount=1, charged_on=DAY))
