"""What is publicly known about the vendor's mails, as data: labels, subjects, numbers, senders, hosts, pages.

A person who looks for a rule about Norton opens this file and no other. Adding a label, a subject or a
language is one row. Every row names its source and how certain it is; the facts were gathered from public
pages up to November 2026 (``FACTS_AS_OF``), no real mail was available.

Certainty: O official page; O-old official page, later replaced; B one blog, B2 several; S the report this
project grew from; I inferred from neighbouring facts.

Sources, short names:
    FLOW      www.nortonstore.jp/support/autorenewal/flow/
    AR        www.nortonstore.jp/support/autorenewal/
    ASIA      support.norton.com .../solutions/v81141465 (ja, ko, zh, en)
    ACT       support.norton.com .../solutions/v113802545 (ja, zh, en)
    CARD      support.norton.com .../solutions/v58152595 (en)
    BILL      support.norton.com .../solutions/kb20090818150300EN (ja, ko)
    STOP      support.norton.com .../solutions/kb20090818144126EN (ja, later wording, and uk)
    STOP-OLD  the same page, EndUserProfile_ja_jp (Symantec Store wording)
    REFUND    support.norton.com .../solutions/kb20100113164023EN (ja, us)
    LEGIT     support.norton.com .../solutions/v71088498
    CONFIRM   support.norton.com .../solutions/v64541725 (en, hk)
    KR, HK    www.nortonstore.kr and .hk /support/autorenewal
    SEED      rongkk.com/norton-jidoencho-kaiyaku/
    SMART     smartfinance.net/internet/12952.html
    HIDEBOX   d.hatena.ne.jp/hidebox/20170302/1488459718
    TOMBI     tombi-aburage.hatenablog.jp/entry/2021/11/26/085814
    NORIFUNE  norifune.com
"""

from __future__ import annotations

import re
from enum import Enum, IntEnum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from norton_order.model import Desk, Kind

FACTS_AS_OF: Final = "2026-11"

# -- Labels printed beside the numbers ------------------------------------------------------------


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

# -- Families of order numbers --------------------------------------------------------------------


class NumberFamily(NamedTuple):
    """Order numbers that begin alike. Their length is not known: the placeholders disagree (5, 7, 8)."""

    pattern: re.Pattern[str]
    desk: Desk
    source: str
    sure: str


NUMBER_FAMILIES: Final = (
    NumberFamily(re.compile(r"SY[0-9][0-9A-Z]*"), "store", "ASIA, ACT, CARD, REFUND", "O"),
    NumberFamily(re.compile(r"NS[A-Z]{0,3}[0-9][0-9A-Z]*"), "store", "REFUND (us); KR: NSKR; HK: NSHK", "O"),
    NumberFamily(re.compile(r"[AN]P[0-9][0-9A-Z]*"), "account", "ASIA, ACT, REFUND", "O"),
)

# Orders of this product are handled by the account desk whatever their number (ASIA, ACT, REFUND: O).
ACCOUNT_PRODUCTS: Final = (
    "norton360standardplus",
    "ノートン360スタンダードプラス",
    "norton360スタンダードプラス",
    "ノートン360standardplus",
)


def is_known_family(number: str) -> bool:
    """Return whether *number* (normal form) begins as the vendor's order numbers do."""
    return any(family.pattern.fullmatch(number) for family in NUMBER_FAMILIES)


# -- Desks and the pages to type into -------------------------------------------------------------

ORDER_STATUS_PAGE: Final = "https://www.nortonstore.jp/orderstatus/"  # SEED: S; page names over years: O-old
KOREAN_LOGIN_PAGE: Final = "https://www.nortonstore.kr/ko/customer_login"  # KR: O
HONG_KONG_LOGIN_PAGE: Final = "https://www.nortonstore.hk/en/customer_login"  # HK: O
ACCOUNT_PAGE: Final = (
    "https://my.norton.com/"  # ASIA sends account orders to the Norton account: O; address: I
)
SUPPORT_CHAT_PAGE: Final = "https://support.norton.com/sp/ja/jp/home/current/contact-chat"  # B2
REFUND_DAYS: Final = 60  # REFUND (ja), for yearly plans: 60 days from the charge, after uninstalling: O
REFUND_PAGE: Final = (
    "https://support.norton.com/sp/ja/jp/norton-family/current/solutions/kb20100113164023EN"  # REFUND
)

_STORE_PAGES: Final = (  # by the number's first letters, else by the sender's domain
    ("NSKR", "mail.nortonstore.kr", KOREAN_LOGIN_PAGE),
    ("NSHK", "mail.nortonstore.hk", HONG_KONG_LOGIN_PAGE),
)


def desk_of(enrollment_order: str, product: str | None = None) -> Desk:
    """Return who handles the order: "account" for AP, NP and Norton 360 Standard Plus, else "store"."""
    name = re.sub(r"[\W_]+", "", product or "").casefold()
    if any(known in name for known in ACCOUNT_PRODUCTS):
        return "account"
    for family in NUMBER_FAMILIES:
        if family.pattern.fullmatch(enrollment_order):
            return family.desk
    return "store"


def page_of(enrollment_order: str, product: str | None = None, sender: str | None = None) -> str:
    """Return the page where the number is typed in, always from this table.

    Args:
        enrollment_order: normal form.
        product: as printed in the mail, or None.
        sender: addr-spec of the notice's sender, or None; decides between stores where the number does not.
    """
    if desk_of(enrollment_order, product) == "account":
        return ACCOUNT_PAGE
    domain = (sender or "").rpartition("@")[2].lower()
    for prefix, _store, page in _STORE_PAGES:
        if enrollment_order.startswith(prefix):
            return page
    for _prefix, store, page in _STORE_PAGES:
        if domain in {store, store.removeprefix("mail.")}:
            return page
    return ORDER_STATUS_PAGE


# -- Senders and link hosts -----------------------------------------------------------------------

# Whole domains, compared whole. Norton's own list (LEGIT) omits .jp, .tw and .kr and says that it is
# guidance only: absence from it proves nothing. It also names zuberance.com and ifeelgoods.com, two companies
# that ran campaigns for the vendor: they are left out on purpose. No renewal notice comes from them, and as
# vendor senders their mail, or that of who owns the names one day, would pass without a warning.
SENDER_DOMAINS: Final = {
    "mail.nortonstore.jp": "SMART: B",
    "nortonstore.jp": "parent of the above: I",
    "mail.nortonstore.hk": "CONFIRM, LEGIT: O",
    "mail.nortonstore.tw": "CONFIRM: O",
    "mail.nortonstore.kr": "by pattern: I",
    "mail.nortonstore.cn": "by pattern: I",
    "nortonstore.hk": "parent: I",
    "nortonstore.tw": "parent: I",
    "nortonstore.kr": "parent: I",
    "mail.norton.com": "CONFIRM, LEGIT: O",
    "norton.com": "LEGIT: O",
    "secure.norton.com": "LEGIT: O",
    "email.norton.com": "LEGIT: O",
    "e-mail.norton.com": "LEGIT: O",
    "mylogin.norton.com": "v110091489_zh_tw: O",
    "identityprotection.norton.com": "LEGIT: O",
    "subscriptions.norton.com": "LEGIT: O",
    "nortonlifelock.com": "LEGIT: O",
    "lifelock.com": "LEGIT: O",
    "securenorton.com": "LEGIT: O",
}

LINK_HOSTS: Final = {
    "www.nortonstore.jp": "SEED, AR, FLOW: O",
    "nortonstore.jp": "parent of the above: I",
    "www.nortonstore.kr": "KR: O",
    "www.nortonstore.hk": "HK: O",
    "support.norton.com": "ASIA: O",
    "www.norton.com": "forwarded genuine mail: O",
    "norton.com": "norton.com/setup, /renewal: O",
    "jp.norton.com": "forwarded genuine mail: O",
    "my.norton.com": "the account page: I",
    "secure.norton.com": "forwarded genuine mail: O",
    "updatecenter.norton.com": "O",
    "community.norton.com": "O",
}

# Words a host of somebody else borrows from the vendor.
BRAND_WORDS: Final = ("norton", "symantec", "ノートン", "シマンテック", "노턴", "诺顿", "諾頓")

PROCEDURES_PATH: Final = "/support/autorenewal/procedural"  # SEED: S
AUTORENEWAL_PATH: Final = "/support/autorenewal"  # AR, FLOW: O
# Link text or line that announces the procedures link, matched like labels.
PROCEDURES_WORDS: Final = (
    "自動延長サービスに関する各種手続き",  # SEED: S
    "申込状況の確認/サービスの停止手続き",  # kaimachi.ko-ta21.net/norton: B
    "申込状況確認・停止手続き",  # STOP-OLD: O-old
    "申し込み状況確認・停止手続き",  # SEED: S
    "自動延長サービス申込状況の確認",  # SEED: S
)
# Link text that, over a host of somebody else, makes a link dangerous.
STOP_WORDS: Final = (
    *PROCEDURES_WORDS, "注文情報確認", "停止手続", "自動延長", "解約", "キャンセル", "返金", "ご注文番号", "orderstatus",
    "cancel", "refund", "unsubscribe from automatic renewal", "automatic renewal",
)  # fmt: skip

# -- Subjects and sentences that tell what a mail reports -----------------------------------------


class KindPattern(NamedTuple):
    """A pattern over text without white space, brackets, separating signs and case; the first that hits decides.

    It is text, compiled when it is first asked: most mails are told by the first few.
    """

    pattern: str
    kind: Kind
    source: str
    sure: str


SUBJECT_KINDS: Final = (
    # "not completed" before "completed", "deadline for stopping" before "stopped".
    KindPattern(
        r"(課金|請求|決済|支払|延長|更新).{0,12}(失敗|エラー|未完了|不成立|不可|でき(ません|なかった)|完了(しなかった|しておりません|していません|できません|いたしませんでした))",
        "failed", "FLOW section 自動延長が正常に完了しなかった場合", "O-old",
    ),
    KindPattern(r"正常に(完了|処理)(しなかった|しませんでした|できません|されません)", "failed", "FLOW", "O-old"),
    KindPattern(r"(renewal|payment|billing|charge).{0,20}(failed|unsuccessful|declined|couldnot)", "failed", "no mail seen", "I"),
    KindPattern(r"(결제|청구|갱신).{0,8}실패|(扣款|付款|结算|续订)失败", "failed", "no mail seen", "I"),
    KindPattern(r"停止(申込|申し込み|手続き|受付)?の?期限", "announced", "TOMBI 停止申込期限", "B"),
    KindPattern(r"停止|解約|キャンセル(完了|を承り)", "stopped", "SEED: that a stop mail comes; wording unknown", "I"),
    KindPattern(r"(renewal|subscription).{0,30}(stopped|cancel+ed|cancellation|turnedoff)", "stopped", "no mail seen", "I"),
    KindPattern(r"자동갱신.{0,12}(중지|해지|취소)|(停止|取消).{0,4}自动续订|自动续订.{0,8}(停止|取消)", "stopped", "no mail seen", "I"),
    KindPattern(r"(課金|請求|自動延長|自動更新|延長手続き|延長)(手続き)?(が|の|を)?完了", "renewed", "SMART 課金完了; ASIA 請求完了; FLOW 自動延長完了", "O"),
    KindPattern(r"automaticrenewalservicenotificationofbillingcompletion", "renewed", "CARD, ACT", "O"),
    KindPattern(r"(billing|renewal)(is|was|hasbeen)?complet", "renewed", "CARD, variants", "I"),
    KindPattern(r"자동갱신서비스청구완료|청구완료", "renewed", "ASIA (ko)", "O"),
    KindPattern(r"(结算|计费)完成", "renewed", "ASIA, ACT (zh)", "O"),
    KindPattern(r"自動課金の(ご案内|お知らせ)|課金予定|更新期限まで残り|期限切れが近づ|自動延長(サービス)?の?(事前)?(ご案内|お知らせ|ご連絡)",
          "announced", "STOP-OLD, BILL, HIDEBOX, smartfinance.net/line-cost/12861.html", "O-old"),
    KindPattern(r"(upcoming|advance|notice).{0,20}automaticrenewal|automaticrenewal.{0,20}(reminder|upcoming|notice$)", "announced", "no mail seen", "I"),
    KindPattern(r"자동(갱신|결제|청구).{0,8}(안내|예정)|自动(续订|扣款).{0,6}(预告|提醒|预定)", "announced", "no mail seen", "I"),
    KindPattern(r"製品ご購入内容のご連絡", "purchased", "STOP-OLD, BILL", "O-old"),
    KindPattern(r"(ノートン|norton|nortonlifelock)注文#?\S{0,24}購入完了|購入(が)?完了|ご購入ありがとう|ご購入内容", "purchased", "ASIA, ACT", "O"),
    KindPattern(r"order#?\S{0,24}purchasecompleted|orderconfirmation", "purchased", "ASIA, CONFIRM", "O"),
    KindPattern(r"주문#?\S{0,24}구매완료", "purchased", "ASIA (ko)", "O"),
    KindPattern(r"订单#?\S{0,24}(购买已完成|已完成购买)|訂單已完成", "purchased", "ASIA (zh), CONFIRM (hk)", "O"),
)  # fmt: skip

# Sentences of the body, for mails whose subject says nothing (pasted text, renamed forwards).
BODY_KINDS: Final = (
    KindPattern(r"(課金|請求|決済|延長)(が|は|を|手続きが)?(正常に)?(失敗|完了しなかった|完了できませんでした|完了しませんでした|できませんでした)", "failed", "FLOW", "I"),
    KindPattern(r"自動延長(サービス)?(の|を)?(停止|解約)(の?お?手続き)?(が|を|は)?(完了|承り|受け付け|受付|いたしました|しました)|停止済み(となりました|です)", "stopped", "SEED", "I"),
    KindPattern(r"課金予定日|次回課金日", "announced", "FLOW", "O"),
    KindPattern(r"(課金|ご?請求|自動延長)(が|は|を|の手続きが)?完了|課金日|決済日", "renewed", "SMART, ASIA", "I"),
    KindPattern(r"notificationofbillingcompletion|billing(is|was|hasbeen)completed", "renewed", "CARD", "I"),
    KindPattern(r"청구완료|(结算|计费)完成", "renewed", "ASIA", "I"),
    KindPattern(r"ご購入(いただき|ありがとう)", "purchased", "common wording", "I"),
)  # fmt: skip

# What no mail of a first purchase says: its plain order number is that of the renewal (no receipt of one was seen: I).
RENEWAL_RECEIPT: Final = re.compile(
    r"(?:延長|更新|継続|課金|引き?落と?し|年目)(?:(?!申し?込|加入|登録|設定|購入|ませ)[^。\n]){0,16}"
    r"(?:しました|いたしました|致しました|完了|されました|行いました|承りました|りました|済み|済んだ|ありがとう)"
    r"|自動(?:延長|更新|継続)(?:サービス)?(?:による|により|料金|分)|今回の(?:自動)?(?:更新|延長|継続|課金|ご?請求)|前回のご?注文"
)

# The subject itself carries the number in purchase mails of the account desk (ASIA: O).
SUBJECT_NUMBER: Final = re.compile(
    r"(?:注文|order|주문|订单|訂單)\s*(?:No\.?\s*)?#\s*(?P<number>[A-Za-z0-9]+)", re.IGNORECASE
)

# Words to search a mailbox for, each in many mails and in few others; the old name of the store comes last.
SEARCH_PHRASES: Final = (
    "自動延長加入時",  # FLOW, SEED: O
    "自動延長サービス",  # ASIA, SMART: O
    "自動課金のご案内",  # STOP-OLD: O-old
    "期限切れが近づいて",  # smartfinance.net/line-cost/12861.html: B
    "製品ご購入内容のご連絡",  # STOP-OLD: O-old
    "シマンテックストア",  # STOP-OLD: O-old
)
SEARCH_SENDERS: Final = ("nortonstore.jp", "norton.com")  # SMART: B; LEGIT: O

# -- Details: labels of dates, amounts and the product --------------------------------------------


class Detail(Enum):
    """A fact of the notice besides its number; the value is the field of a notice."""

    CHARGED_ON = "charged_on"
    NEXT_CHARGE_ON = "next_charge_on"
    STOP_BY = "stop_by"
    EXPIRES_ON = "expires_on"
    AMOUNT = "amount"
    PRODUCT = "product"
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
          "支払い", "お支払い", "支払", "お支払", "引き落とし", "引落", "サブスクリプション", "セキュリティ", "年間", "年額", "1年", "1年間", "1年分", "1年版", "日本時間", "価格", "料金",
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

# A product is printed only as far as these words go (no free text from a mail): a brand, then any of the others.
PRODUCT_BRANDS: Final = (
    "ノートン", "Norton", "シマンテック", "Symantec", "LifeLock", "노턴", "诺顿", "諾頓", "NortonLifeLock",
)  # fmt: skip
PRODUCT_NAMES: Final = (  # of the vendor's product pages of several years: I
    "360", "セキュリティ", "セキュリティー", "Security", "アンチウイルス", "アンチウィルス", "AntiVirus", "インターネット", "Internet", "モバイル", "Mobile",
    "ユーティリティーズ", "Utilities", "セキュア", "Secure", "VPN", "LifeLock", "スタンダード", "プラス", "デラックス", "プレミアム", "プレミア", "ゲーマーズ",
    "Standard", "Plus", "Deluxe", "Premium", "Premier", "Platinum", "プラチナ", "Gamers", "アルティメット", "Ultimate", "AntiTrack", "アンチトラック",
    "プライバシー", "Privacy", "モニター", "Monitor", "ファミリー", "Family", "マルチデバイス", "ウイルス駆除サービス",
    "디럭스", "스탠다드", "프리미엄", "플러스", "안티바이러스", "시큐리티", "모바일",
    "高级版", "标准版", "豪华版", "尊享版", "专业版", "入门版", "进阶版", "防病毒", "网络安全", "安全特警", "進階版", "標準版", "專業版", "入門版", "防毒", "網路安全",
)  # fmt: skip
PRODUCT_EXTRAS: Final = (  # go on a name, but make none: ノートン オンラインストア is no product
    "with", "for", "アシスタント", "Assistant", "オンライン", "Online", "バックアップ", "Backup", "クラウド", "Cloud", "ベーシック", "Basic", "Select", "Small", "Business",
    "Mac", "Windows", "Android", "iOS", "Edition", "ライフロック", "パスワード", "マネージャー", "Password", "Manager",
)  # fmt: skip
# A product without a label is the reader's own only in a line that says so (common wording: I) …
OWN_WORDS: Final = (
    "ご利用", "お使い", "ご契約", "ご購入", "お買い上げ", "お申し込み", "自動延長", "課金", "更新", "your", "이용", "사용", "使用", "购买", "購買",
)  # fmt: skip
# … and not in one that praises a product, or leads elsewhere with it.
OFFER_WORDS: Final = (
    "今なら", "おトク", "お得", "おとく", "キャンペーン", "おすすめ", "お勧め", "オススメ", "乗り換え", "乗換", "アップグレード", "割引", "% OFF", "%OFF", "新登場", "新発売", "いかが", "ご検討",
    "ご紹介", "セール", "特価", "無料体験", "upgrade", "discount", "special offer", "recommend",
)  # fmt: skip
