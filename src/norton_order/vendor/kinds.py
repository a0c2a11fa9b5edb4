"""Subjects and sentences that tell what a mail reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from norton_order.model import Kind


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
