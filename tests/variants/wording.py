"""What the invented mails say: labels, subjects, sentences and decoys in each language."""

from __future__ import annotations

from dataclasses import dataclass

LINK = "https://www.nortonstore.jp/support/autorenewal/procedural/?jpmid=AR_mail_t37_191125"
CLEAN_LINK = "https://www.nortonstore.jp/support/autorenewal/procedural/"
LINK_WORDS = {
    "ja": "自動延長サービスに関する各種手続きについて",
    "en": "About changing or stopping the automatic renewal service",
    "ko": "자동 갱신 서비스 관련 절차",
    "zh": "关于自动续订服务的各项手续",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """A pair of labels: the number that is wanted and the one that is not."""

    language: str
    wanted: str
    current: str | None
    purchase_only: bool = False


LABELS: dict[str, Labels] = {
    "自動延長加入時のご注文番号": Labels("ja", "自動延長加入時のご注文番号", "今回のご注文番号"),
    "自動延長加入時の注文番号": Labels("ja", "自動延長加入時の注文番号", "今回の注文番号"),
    "以前のご注文番号": Labels("ja", "以前のご注文番号", "今回のご注文番号"),
    "元の注文番号": Labels("ja", "元の注文番号", "今回のご注文番号"),
    "en": Labels("en", "Order number at the point of Automatic renewal enrollment", "Current order number"),
    "en original": Labels("en", "Original order number", "Current order number"),
    "ko": Labels("ko", "자동 갱신 등록 시의 주문 번호", "이번 주문 번호"),
    "zh 订单号": Labels("zh", "自动续订注册时的订单号", "本次订单号"),
    "zh 订单编号": Labels("zh", "自动续订注册时的订单编号", "本次订单编号"),
    "plain ja": Labels("ja", "ご注文番号", None, purchase_only=True),
    "plain en": Labels("en", "Order number", None, purchase_only=True),
    "plain ko": Labels("ko", "주문 번호", None, purchase_only=True),
    "plain zh": Labels("zh", "订单号", None, purchase_only=True),
}

SENDERS = {
    "ja": ("ノートンストア", "order@mail.nortonstore.jp"),
    "en": ("Norton Store", "order@mail.nortonstore.jp"),
    "ko": ("노턴 스토어", "order@mail.nortonstore.kr"),
    "zh": ("诺顿商店", "Order@mail.nortonstore.hk"),
}

SUBJECTS: dict[str, dict[str, str]] = {
    "ja": {
        "announced": "【ノートンストア】自動課金のご案内",
        "announced countdown": "【シマンテックストア】自動課金のご案内(更新期限まで残り37日)",
        "renewed": "【ノートンストア】自動延長サービス・課金完了のご案内",
        "renewed symantec": "【シマンテックストア】自動延長サービス・課金完了のご案内",
        "renewed support": "自動延長サービス、請求完了のご案内",
        "failed": "【ノートンストア】自動延長サービスの課金が正常に完了しなかったお知らせ",
        "stopped": "【ノートンストア】自動延長サービス・停止手続き完了のお知らせ",
        "purchased": "製品ご購入内容のご連絡",
    },
    "en": {
        "renewed": "Automatic renewal service, notification of billing completion",
        "purchased": "Norton Order Confirmation: purchase completed",
    },
    "ko": {"renewed": "자동 갱신 서비스, 청구 완료 알림", "purchased": "Norton 주문 구매 완료"},
    "zh": {"renewed": "自动续订服务，结算完成通知", "purchased": "Norton 订单 购买已完成"},
}

GREETING = {
    "ja": "山田 太郎 様\n\nいつもノートン製品をご利用いただき、ありがとうございます。",
    "en": "Dear Taro Yamada,\n\nThank you for using Norton.",
    "ko": "김민수 님\n\n노턴 제품을 이용해 주셔서 감사합니다.",
    "zh": "陈先生：\n\n感谢您使用诺顿产品。",
}

PRODUCT = {
    "ja": ("製品名", "ノートン 360 デラックス"),
    "en": ("Product name", "Norton 360 Deluxe"),
    "ko": ("제품명", "노턴 360 디럭스"),
    "zh": ("产品名称", "诺顿 360 高级版"),
}

FOOTER = {
    "ja": "このメールにご返信いただいてもお答えできません。\nノートンストア",
    "en": "Please do not reply to this mail.\nNorton Store",
    "ko": "이 메일은 발신 전용입니다.\n노턴 스토어",
    "zh": "请勿回复本邮件。\n诺顿商店",
}

# Rows of numbers that are no order numbers, some of them shaped like one.
DECOY_ROWS: dict[str, dict[str, tuple[str, str]]] = {
    "ja": {
        "serial": ("製品シリアル番号", "SY77776666"),
        "customer": ("お客様番号", "0012345678"),
        "telephone": ("お電話番号", "03-1234-5678"),
        "postal": ("郵便番号", "〒100-0001"),
        "card": ("カード番号", "**** **** **** 1234"),
        "date": ("ご契約日", "2019年11月20日"),
        "inquiry": ("お問い合わせ番号", "SY88889999"),
        "invoice": ("請求番号", "NP55554444"),
        "key": ("プロダクトキー", "SY123456789012345678901234"),
    },
    "en": {
        "serial": ("Serial number", "SY77776666"),
        "customer": ("Customer number", "0012345678"),
        "telephone": ("Telephone", "03-1234-5678"),
        "card": ("Card", "**** **** **** 1234"),
        "invoice": ("Invoice number", "NP55554444"),
    },
    "ko": {"serial": ("일련 번호", "SY77776666"), "customer": ("고객 번호", "0012345678")},
    "zh": {"serial": ("序列号", "SY77776666"), "customer": ("客户编号", "0012345678")},
}

# Sentences that mention the labels without giving a number.
PROSE: dict[str, dict[str, str]] = {
    "ja": {
        "prose": "※お手続きには「自動延長加入時のご注文番号」が必要です。"
        "「今回のご注文番号」ではお手続きいただけません。",
        "prose wrapped": "お手続きの際は、下記に記載の自動延長加入時のご注文番号\n"
        "と今回のご注文番号の違いにお気を付けください。",
        "prose page": "ご注文番号は、マイページ(https://www.nortonstore.jp/orderstatus/)でもご確認いただけます。",
    },
    "en": {
        "prose": "You will need the order number at the point of automatic renewal enrollment,\n"
        "not the current order number.",
    },
    "ko": {},
    "zh": {},
}  # fmt: skip

SHOP_QUOTE = (
    "\n2023年11月1日(水) 9:00 本屋いろは堂 <order@books.example.jp>:\n"
    "> 本屋いろは堂をご利用いただき、ありがとうございます。\n> ご注文番号：SY24681357\n> 合計金額：1,540円\n"
)

# Link targets with what a reader may offer for them.
LINKS: dict[str, tuple[str | None, str | None]] = {
    "official": (LINK, CLEAN_LINK),
    "official, no query": (CLEAN_LINK, CLEAN_LINK),
    "none": (None, None),
    "not https": (LINK.replace("https:", "http:"), None),
    "redirector": (
        "https://click.example.com/r?u=https%3A%2F%2Fwww.nortonstore.jp%2Fsupport%2Fautorenewal%2Fprocedural%2F",
        None,
    ),
    "user info": ("https://www.nortonstore.jp@evil.example/support/autorenewal/procedural/", None),
    "longer host": ("https://www.nortonstore.jp.evil.example/support/autorenewal/procedural/", None),
    "near host": ("https://www.nortonst0re.jp/support/autorenewal/procedural/", None),
}
