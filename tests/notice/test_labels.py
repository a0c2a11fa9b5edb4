"""Order labels where they are printed, and whose number they name."""

from __future__ import annotations

import pytest

from norton_order.notice.labels import find_labels, read_qualifier
from norton_order.notice.layout import normalise
from norton_order.vendor.labels import Role

E, P, C, X, N = Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT, Role.OTHER, Role.PLAIN
W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
EN = "Order number at the point of Automatic renewal enrollment"


def _roles(text: str) -> list[Role]:
    return [label.role for label in find_labels(normalise(text)) if not label.is_mentioned]


def _lines(text: str) -> list[Role]:
    joined = "\n".join(normalise(line) for line in text.split("\n"))
    return [label.role for label in find_labels(joined) if not label.is_mentioned]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(W, [E], id="enrollment"),
        pytest.param(f"{NOW}、{W}", [C, E], id="two"),
        pytest.param("自動延長\n加入時のご注文番号", [E], id="wrapped"),
        pytest.param("ご注文番号", [N], id="plain"),
        pytest.param("商品のご注文番号", [X], id="plain behind another word"),
        pytest.param(f"今回の{W}", [X], id="a word that turns it"),
        pytest.param("旧ご注文番号", [X], id="plain behind one letter"),
        pytest.param("ご案内：商品ご注文番号", [X], id="plain behind a word behind a sign"),
        pytest.param("ご案内：ご注文番号", [N], id="plain behind a sign"),
        pytest.param(f"「{NOW}」とは異なります", [], id="said not to be"),
        pytest.param("お手元の注文番号", [X], id="at hand, not original"),
        pytest.param("キャンセル元の注文番号", [X], id="where a cancellation came from"),
        pytest.param("一元の注文番号", [X], id="the first of all kanji goes over into it"),
        pytest.param("お客様の元の注文番号", [P], id="original"),
        pytest.param(f"{EN} is noted here", [E], id="a word that begins as a denial"),
        pytest.param("こんにちは", [], id="none"),
        pytest.param("自動延長加入時のお客様番号", [X], id="a number of another kind"),
        pytest.param("自動延長加入時のご注文日", [], id="a day"),
    ],
)
def test_labels(text: str, roles: list[Role]) -> None:
    assert _lines(text) == roles


UNMISTAKABLE = [
    *(
        f"{service}{joining}{number}"
        for service in ("自動延長", "自動更新", "自動継続", "自動延長サービス", "自動更新サービスの", "自動延長（自動更新）")
        for joining in ("加入時の", "ご加入時の", "お申込み時の", "お申し込み時の", "申込時の", "ご登録時の", "開始時の", "ご契約時の")
        for number in ("ご注文番号", "注文番号", "オーダー番号", "受注番号", "Order No.", "ご注文No.")
    ),
    "自動延長サービスにご加入いただいた際のご注文番号", "自動延長を開始したときの注文番号", "自動延長へのご加入時のご注文番号",
    "自動延長加入時ご注文番号", "自動延長加入時の番号", "自動延長加入時のご注文", "ご注文番号（自動延長加入時）", "注文番号［自動延長お申込み時のもの］",
    "【自動延長加入時のご注文番号】", "「自動延長加入時」の「ご注文番号」", "自動延長（じどうえんちょう）加入時のご注文番号", "自動延長 加入時の ご注文番号",
    "自 動 延 長 加 入 時 の ご 注 文 番 号", "自動延長ご加入当時のご注文番号", "お客様の自動延長加入時のご注文番号",
    "Order number at the point of Automatic renewal enrollment", "Order No. at the time of auto-renewal enrolment",
    "Automatic renewal enrollment order number", "Enrollment order number", "Order number when you signed up for automatic renewal",
    "자동 갱신 등록 시의 주문 번호", "自动续订注册时的订单号", "自动续订注册时的订单编号",
]  # fmt: skip


@pytest.mark.parametrize("text", UNMISTAKABLE)
def test_wordings_that_a_person_finds_unmistakable(text: str) -> None:
    assert _roles(text) == [E]


@pytest.mark.parametrize(
    "before",
    "今回の この度の 次回の 前回の 変更後の 更新後の 更新前の 新しい 新 旧 偽 非 別の 他の 誤った 無効な もう一つの ご家族の 他のお客様の 別の契約の 別製品の".split(),
)
def test_words_before_a_label_make_another_one_of_it(before: str) -> None:
    assert _roles(before + W) == [X]


@pytest.mark.parametrize(
    "before",
    ["the ", "note the ", "お客様の", "更新、", "ノートンの", "下記の", "停止に必要な", "番号は", f"{NOW}と"],
)
def test_other_words_before_a_label(before: str) -> None:
    assert _roles(before + (EN if before.isascii() else W))[-1] is E


@pytest.mark.parametrize(
    ("text", "role"),
    [
        *(
            (f"{word}ご注文番号", C)
            for word in ("今回の", "この度の", "今回の課金の", "今回更新分の", "今回分", "今期の")
        ),
        *(
            (f"{word}ご注文番号", X)
            for word in (
                "次回の",
                "前回の",
                "更新後の",
                "旧",
                "最新の",
                "今年度の",
                "別商品の",
                "自動延長課金時の",
            )
        ),
        ("以前のご注文番号", P),
        ("元の注文番号", P),
        ("ご注文番号（今回）", C),
    ],
)
def test_roles_of_other_labels(text: str, role: Role) -> None:
    assert _roles(text) == [role]


@pytest.mark.parametrize(
    "after",
    "とは異なる とは違う とは別の ではない ではありません ではございません と異なる と違う でない 」とは異なる 】ではない".split(),
)
def test_what_a_number_is_not_labels_nothing(after: str) -> None:
    assert _roles(W + after) == []


@pytest.mark.parametrize(
    "before", "例： （例） 見本】 サンプル Sample: samples 〈Example〉 examples: e.g.".split()
)
def test_an_example(before: str) -> None:
    assert _roles(f"{before} {W}") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("自動延長加入時", E),
        ("自動更新サービスお申込み時のもの", E),
        ("今回", C),
        ("今回分", C),
        ("課金日", None),
        ("自動延長加入時の課金日", None),
        ("", None),
    ],
)
def test_times_alone(text: str, role: Role | None) -> None:
    assert read_qualifier(text) is role
