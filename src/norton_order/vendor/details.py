"""Labels of dates, amounts and the product, and the words beside them."""

from __future__ import annotations

from enum import Enum, IntEnum, auto
from typing import Final, NamedTuple


class Detail(Enum):
    """A fact of the notice besides its number; the value is the field of a notice."""

    CHARGED_ON = "charged_on"
    NEXT_CHARGE_ON = "next_charge_on"
    STOP_BY = "stop_by"
    EXPIRES_ON = "expires_on"
    AMOUNT = "amount"
    PRODUCT = "product"
    REFUND = "refund"  # no field: in a mail about a refund it is the amount
    TAX = "tax"  # no field: it only tells whether an amount holds it


class DetailLabel(NamedTuple):
    """One printed label of a detail, matched like an order label; the lower rank is the better name of it."""

    text: str
    detail: Detail
    rank: int
    source: str
    sure: str


ORDERED: Final = 2  # rank of the day of an order, which in a renewal mail may be that of the first one

DETAIL_LABELS: Final = tuple(
    DetailLabel(text, detail, rank, source, sure)
    for detail, rank, source, sure, texts in (
        (Detail.NEXT_CHARGE_ON, 0, "FLOW 課金予定日, of the time after", "I",
         ("次回課金予定日", "次回課金日", "次回請求日", "再課金予定日", "再決済予定日", "Next charge date", "Next billing date", "다음 결제일", "下次扣款日期")),
        (Detail.NEXT_CHARGE_ON, 1, "FLOW 延長料金と課金予定日", "O",
         ("課金予定日", "自動課金予定日", "ご請求予定日", "請求予定日", "決済予定日", "自動延長予定日", "自動更新予定日",
          "Scheduled charge date", "Scheduled billing date", "청구 예정일", "결제 예정일", "预定扣款日", "计费日期预定")),
        # お手続き期限 alone is no label: it may be the deadline of a refund or of a change of card.
        (Detail.STOP_BY, 0, "TOMBI 停止申込期限", "B",
         ("停止申込期限", "停止申し込み期限", "自動延長停止申込期限", "停止お申込期限", "停止お申し込み期限", "停止の申込期限", "停止のお申込期限",
          "停止の申し込み期限", "停止のお申し込み期限", "停止手続き期限", "停止のお手続き期限", "停止お手続き期限", "停止の手続き期限", "停止期限",
          "Stop deadline", "Deadline to stop", "Cancellation deadline", "중지 신청 기한", "停止申请期限")),
        (Detail.CHARGED_ON, 0, "SMART 課金完了", "I",
         ("課金日", "ご課金日", "課金完了日", "課金実施日", "Charge date", "Charged on")),
        (Detail.CHARGED_ON, 1, "common wording", "I",
         ("請求日", "ご請求日", "決済日", "ご決済日", "決済完了日", "お支払い日", "お支払日", "Billing date", "Billed on", "청구일", "결제일",
          "扣款日期", "计费日期", "结算日期", "計費日期", "結算日期")),
        (Detail.CHARGED_ON, ORDERED, "common wording", "I",
         ("ご注文日", "注文日", "購入日", "ご購入日", "Order date", "Purchase date", "주문일", "订单日期", "訂單日期")),
        (Detail.EXPIRES_ON, 0, "common wording", "I",
         ("有効期限", "有効期限日", "ご利用期限", "利用期限", "契約終了日", "ご契約終了日", "サービス期限", "Expiration date", "Expiry date",
          "Expires on", "만료일", "유효 기간", "到期日", "有效期", "有效期限")),
        (Detail.EXPIRES_ON, 1, "HIDEBOX 更新期限", "B", ("更新期限", "次回更新期限")),
        (Detail.AMOUNT, 0, "what was asked for: common wording", "I",
         ("課金金額", "課金額", "ご請求金額", "請求金額", "ご請求額", "請求額", "お支払い金額", "お支払金額", "お支払い額", "お支払額", "決済金額",
          "ご決済金額", "引き落とし金額", "引落金額", "合計金額", "合計", "総額", "総合計", "ご請求合計", "税込金額", "Amount charged", "Total",
          "Total amount", "청구 금액", "결제 금액", "合计", "總計")),
        (Detail.AMOUNT, 1, "FLOW 延長料金と課金予定日", "O",
         ("延長料金", "金額", "料金", "価格", "代金", "更新料金", "更新価格", "延長価格", "Amount", "Price", "Renewal price", "금액", "金额")),
        (Detail.PRODUCT, 0, "CONFIRM Product Information", "I",
         ("製品名", "ご注文製品", "ご購入製品", "商品名", "対象製品", "ご利用製品", "製品", "Product name", "Product", "제품명", "제품", "产品名称", "产品",
          "產品名稱", "產品")),
        (Detail.REFUND, 0, "REFUND; wording unknown", "I",
         ("返金額", "ご返金額", "返金金額", "ご返金金額", "返金予定額", "返金合計", "払い戻し額", "払い戻し金額", "払戻額", "払戻金額", "Refund amount", "Amount refunded",
          "환불 금액", "退款金额", "退款金額")),
        (Detail.TAX, 0, "common wording", "I", ("消費税", "消費税額", "消費税等", "うち消費税", "内消費税", "税額")),
    )
    for text in texts
)  # fmt: skip

# Beside these labels ¥ is the yuan (common wording: I).
YUAN_LABELS: Final = frozenset({"金额", "合计"})


class Sense(IntEnum):
    """What a word beside the label or the value of a detail makes of it; of several the first counts."""

    CARD = auto()  # of a thing that has dates of its own
    OFFER = auto()  # of money that is not asked for, or of a procedure that is none of the renewal
    TAX = auto()  # the tax alone
    PAST = auto()  # of an earlier charge
    NEXT = auto()  # of a charge to come
    AFTER = auto()  # as the renewal makes it
    BEFORE = auto()  # as it was until the renewal
    NET = auto()  # without the tax
    TOTAL = auto()  # of everything
    GROSS = auto()  # with the tax
    THIS = auto()  # of the charge that the mail is about
    PLAIN = auto()  # says nothing


class DetailWord(NamedTuple):
    """A word that may stand before a label, in its heading, or before its value.

    Attributes:
        text: matched in any letter case; の may follow.
        heads: whether it says the same in a heading.
    """

    text: str
    sense: Sense
    heads: bool
    source: str
    sure: str


DETAIL_WORDS: Final = tuple(
    DetailWord(text, sense, heads, source, sure)
    for sense, heads, source, sure, texts in (
        (Sense.THIS, True, "SEED 今回のご注文番号", "S", ("今回", "このたび", "この度", "이번", "本次")),
        (Sense.THIS, False, "variants", "I", ("本年", "今年", "本年度", "今年度", "this", "此次")),
        (Sense.NEXT, True, "FLOW 課金予定日, of the time after", "I",
         ("次回", "次々回", "次年度", "来年", "来年度", "翌年", "翌年度", "次期", "2年目以降", "予定", "next", "upcoming", "scheduled", "다음", "예정", "下次", "下一次",
          "预定")),
        (Sense.NEXT, False, "variants", "I", ("次", "再", "見込み", "見込", "will be", "to be")),
        (Sense.PAST, True, "FLOW 自動延長加入時", "O", ("自動延長加入時", "加入時", "ご加入時")),
        (Sense.PAST, True, "variants", "I",
         ("前回", "前々回", "昨年", "昨年度", "去年", "前年", "前年度", "初回", "購入時", "ご購入時", "登録時", "ご登録時", "申込時", "お申込時", "お申し込み時",
          "previous", "last", "original", "上次", "이전", "지난")),
        (Sense.PAST, False, "FLOW 以前のご注文番号", "O", ("以前",)),
        (Sense.PAST, False, "variants", "I", ("旧", "前", "元", "従来", "old", "former")),
        (Sense.BEFORE, True, "variants", "I", ("更新前", "延長前", "現在", "現行", "現", "current", "续订前", "갱신 전", "현재", "当前")),
        (Sense.AFTER, True, "FLOW: the renewal adds a year", "I",
         ("更新後", "延長後", "課金後", "新しい", "新たな", "renewed", "续订后", "갱신 후")),
        (Sense.AFTER, False, "variants", "I", ("新", "new", "新的", "새")),
        (Sense.CARD, True, "FLOW: the card can be changed", "I",
         ("カード", "クレジットカード", "credit card", "card", "카드", "신용카드", "信用卡", "银行卡")),
        (Sense.CARD, True, "common wording", "I",
         ("VISA", "JCB", "Mastercard", "Master Card", "マスターカード", "American Express", "AMEX", "アメックス", "アメリカン・エキスプレス", "Diners", "ダイナース",
          "デビット", "プリペイド", "お支払い方法", "お支払方法", "支払い方法", "支払方法", "決済方法", "下4桁", "末尾4桁", "payment method", "결제 수단", "支付方式", "付款方式")),
        (Sense.CARD, True, "common wording", "I",
         ("クーポン", "ポイント", "リンク", "URL", "パスワード", "確認コード", "認証コード", "キャンペーン", "coupon", "voucher", "link", "password", "쿠폰", "优惠券",
          "優惠券")),
        (Sense.OFFER, True, "REFUND", "O", ("返金", "払い戻し", "払戻", "払戻し", "refund", "환불", "退款")),
        (Sense.OFFER, True, "common wording", "I",
         ("割引", "値引", "値引き", "お値引き", "特典", "特価", "おすすめ", "お勧め", "オススメ", "アップグレード", "乗り換え", "お乗り換え", "キャンセル料", "手数料", "送料",
          "discount", "recommended", "upgrade", "할인", "优惠", "优惠金额")),
        (Sense.OFFER, False, "common wording", "I",
         ("通常", "定価", "標準", "希望小売", "メーカー希望小売", "参考", "割引前", "値引前", "値引き前", "月額", "月々", "1か月あたり", "1ヶ月あたり", "一台あたり", "1台あたり",
          "regular", "list", "原价")),
        (Sense.TAX, False, "common wording", "I", ("消費税", "うち消費税", "内消費税", "消費税額", "消費税等", "税額", "税", "tax", "税金")),
        (Sense.NET, False, "NORIFUNE 8,980円 + tax", "B", ("税抜", "税抜き", "税別", "本体", "本体価格", "外税", "excl. tax", "before tax")),
        (Sense.GROSS, False, "common wording", "I", ("税込", "税込み", "消費税込", "消費税込み", "内税", "incl. tax", "tax included")),
        (Sense.TOTAL, False, "common wording", "I", ("合計", "総合計", "総額", "計", "割引後", "値引後", "値引き後", "total", "总", "总计", "총")),
        (Sense.PLAIN, False, "common wording", "I",
         ("ご", "お", "お客様", "ご利用中", "ご利用", "利用", "お使い", "ご契約中", "ご契約", "契約", "ご登録", "登録", "ご注文", "注文", "ご購入", "購入", "お申し込み", "対象", "本", "本製品",
          "製品", "商品", "製品名", "ライセンス", "サービス", "本サービス", "自動延長", "自動延長サービス", "自動更新", "自動課金", "自動", "延長", "更新", "課金", "請求", "ご請求", "決済", "ご決済",
          "支払い", "お支払い", "支払", "お支払", "引き落とし", "引落", "サブスクリプション", "セキュリティ", "年間", "年額", "1年", "1年間", "1年分", "1年版", "日本時間", "西暦", "価格", "料金",
          "金額", "代金", "your", "the", "is", "was", "has been", "subscription", "license", "licence", "renewal", "automatic renewal", "automatic",
          "product", "service", "amount", "的", "price", "자동 갱신", "자동", "제품", "서비스", "구독", "订阅", "自动续订", "产品", "服务", "產品", "服務", "续订", "갱신")),
    )
    for text in texts
)  # fmt: skip

# Words between a label and its date, besides signs and the words above, that keep the two tied.
# (が is none: 有効期限が2023年12月26日の製品 speaks of something else.)
DATE_CONNECTORS: Final = (
    "は", "の", "である", "につきましては", "については", "은", "는", "为", "為", "是", "至", "到", "on",
)  # fmt: skip
