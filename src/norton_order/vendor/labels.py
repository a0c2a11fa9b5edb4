"""Labels printed beside the numbers, and the words that may stand between a label and its number."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple


class Role(Enum):
    """What the number under a label is good for."""

    ENROLLMENT = "enrollment"  # the one to type
    PREVIOUS = "previous"  # the same number under its other names
    PLAIN = "plain"  # the one to type, but only in a purchase mail of the vendor
    CURRENT = "current"  # never to be typed
    OTHER = "other"  # a number of another kind, named so that nobody mistakes it


class Label(NamedTuple):
    """One printed label. It matches after NFKC, without white space, brackets and letter case."""

    text: str
    role: Role
    language: str
    source: str
    sure: str


LABELS: Final = (
    Label("自動延長加入時のご注文番号", Role.ENROLLMENT, "ja", "FLOW, STOP-OLD, SEED", "O"),
    Label("自動延長加入時の注文番号", Role.ENROLLMENT, "ja", "NORIFUNE", "B"),
    Label("自動延長ご加入時のご注文番号", Role.ENROLLMENT, "ja", "polite variant", "I"),
    Label("自動延長サービス加入時のご注文番号", Role.ENROLLMENT, "ja", "long variant", "I"),
    Label("自動延長サービスご加入時のご注文番号", Role.ENROLLMENT, "ja", "long polite variant", "I"),
    Label("自動延長サービス加入時の注文番号", Role.ENROLLMENT, "ja", "long variant", "I"),
    Label("自動延長加入時の御注文番号", Role.ENROLLMENT, "ja", "formal variant", "I"),
    Label("自動延長加入時ご注文番号", Role.ENROLLMENT, "ja", "short variant", "I"),
    Label("自動延長加入時注文番号", Role.ENROLLMENT, "ja", "short variant", "I"),
    Label("自動延長加入時のオーダー番号", Role.ENROLLMENT, "ja", "loan word", "I"),
    Label("自動延長加入時のご注文No", Role.ENROLLMENT, "ja", "loan word", "I"),
    *(
        Label(
            f"自動延長{service}{joining}時の{number}", Role.ENROLLMENT, "ja", "other words for joining", "I"
        )
        for service in ("", "サービス")
        for joining in ("申込", "お申込", "お申込み", "お申し込み", "登録", "ご登録")
        for number in ("ご注文番号", "注文番号")
    ),
    Label("ご注文番号（自動延長加入時）", Role.ENROLLMENT, "ja", "the time behind", "I"),
    Label("注文番号（自動延長加入時）", Role.ENROLLMENT, "ja", "the time behind", "I"),
    Label(
        "Order number at the point of Automatic renewal enrollment", Role.ENROLLMENT, "en", "CARD, ACT", "O"
    ),
    Label(
        "Order number at the point of Automatic renewal enrolment",
        Role.ENROLLMENT,
        "en",
        "CARD, British spelling",
        "I",
    ),
    Label("자동 갱신 등록 시의 주문 번호", Role.ENROLLMENT, "ko", "ASIA", "O"),
    Label("自动续订注册时的订单号", Role.ENROLLMENT, "zh", "ASIA", "O"),
    Label("自动续订注册时的订单编号", Role.ENROLLMENT, "zh", "ACT", "O"),
    Label("以前のご注文番号", Role.PREVIOUS, "ja", "FLOW", "O"),
    Label("以前の注文番号", Role.PREVIOUS, "ja", "FLOW, plain variant", "I"),
    Label("元の注文番号", Role.PREVIOUS, "ja", "REFUND", "O"),
    Label("元のご注文番号", Role.PREVIOUS, "ja", "REFUND, polite variant", "I"),
    Label("original order number", Role.PREVIOUS, "en", "REFUND, STOP", "O"),
    Label("今回のご注文番号", Role.CURRENT, "ja", "SEED", "S"),
    Label("今回の注文番号", Role.CURRENT, "ja", "SEED, plain variant", "I"),
    Label("今回ご注文番号", Role.CURRENT, "ja", "SEED, short variant", "I"),
    Label("今回のお注文番号", Role.CURRENT, "ja", "SEED, misspelling", "I"),
    Label("今回の御注文番号", Role.CURRENT, "ja", "formal variant", "I"),
    Label("今回のオーダー番号", Role.CURRENT, "ja", "loan word", "I"),
    Label("current order number", Role.CURRENT, "en", "no mail seen", "I"),
    Label("order number of this renewal", Role.CURRENT, "en", "no mail seen", "I"),
    Label("order number for this renewal", Role.CURRENT, "en", "no mail seen", "I"),
    Label("this order number", Role.CURRENT, "en", "no mail seen", "I"),
    Label("order number this time", Role.CURRENT, "en", "no mail seen", "I"),
    Label("new order number", Role.CURRENT, "en", "no mail seen", "I"),
    Label("이번 주문 번호", Role.CURRENT, "ko", "no mail seen", "I"),
    Label("이번 주문의 주문 번호", Role.CURRENT, "ko", "no mail seen", "I"),
    Label("现在的订单号", Role.CURRENT, "zh", "no mail seen", "I"),
    Label("本次订单号", Role.CURRENT, "zh", "no mail seen", "I"),
    Label("本次订单编号", Role.CURRENT, "zh", "no mail seen", "I"),
    Label("此次订单号", Role.CURRENT, "zh", "no mail seen", "I"),
    Label("本次的订单号", Role.CURRENT, "zh", "no mail seen", "I"),
    Label("ご注文番号", Role.PLAIN, "ja", "STOP-OLD, BILL", "O-old"),
    Label("注文番号", Role.PLAIN, "ja", "page of 2013, FLOW", "B"),
    Label("Order number", Role.PLAIN, "en", "CONFIRM", "O"),
    Label("Order No", Role.PLAIN, "en", "short variant", "I"),
    Label("주문 번호", Role.PLAIN, "ko", "ASIA", "I"),
    Label("订单号", Role.PLAIN, "zh", "ASIA", "I"),
    Label("订单编号", Role.PLAIN, "zh", "ACT", "I"),
    Label("訂單編號", Role.PLAIN, "zh", "CONFIRM", "I"),
    Label("訂單號碼", Role.PLAIN, "zh", "CONFIRM", "I"),
    # Neighbours seen beside order numbers. Any other words that end in 番号 stop a reading as well;
    # these are the ones that do not.
    Label("製品シリアル番号", Role.OTHER, "ja", "dev-cat.blogspot.com 2013-10", "B"),
    Label("シリアル番号", Role.OTHER, "ja", "dev-cat.blogspot.com 2013-10", "B"),
    Label("プロダクトキー", Role.OTHER, "ja", "boxed products", "I"),
    Label("プロダクト キー", Role.OTHER, "ja", "boxed products", "I"),
    Label("お客様番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("お客様ID", Role.OTHER, "ja", "common beside orders", "I"),
    Label("会員番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("電話番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("郵便番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("カード番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("受付番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("お問い合わせ番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("お問合せ番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("請求番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("領収書番号", Role.OTHER, "ja", "common beside orders", "I"),
    Label("serial number", Role.OTHER, "en", "CONFIRM", "O"),
    Label("product key", Role.OTHER, "en", "boxed products", "I"),
    Label("customer number", Role.OTHER, "en", "common beside orders", "I"),
    Label("invoice number", Role.OTHER, "en", "common beside orders", "I"),
    Label("일련 번호", Role.OTHER, "ko", "common beside orders", "I"),
    Label("고객 번호", Role.OTHER, "ko", "common beside orders", "I"),
    Label("序列号", Role.OTHER, "zh", "common beside orders", "I"),
    Label("客户编号", Role.OTHER, "zh", "common beside orders", "I"),
)

# Words that may stand between a label and its number without cutting the tie, besides signs and space.
CONNECTING_WORDS: Final = (
    "は", "が", "No", "NO", "no", "Nr", "番号", "is", "は次のとおりです", "は以下のとおりです", "は下記のとおりです",
    "は次の通りです", "は以下の通りです", "は下記の通りです", "は、以下の通りです", "は、次のとおりです",
)  # fmt: skip
