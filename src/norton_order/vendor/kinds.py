"""Subjects and sentences that tell what a mail reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from norton_order.model import Kind


class KindPattern(NamedTuple):
    """A pattern over squeezed text; the first that hits decides.

    "other" says that such a mail reports nothing, None of a subject that the text must tell.

    Squeezed is text without white space, brackets, separating signs and case; of a body every end of a sentence
    is one 。 (see notice/kinds.py). A pattern is text, compiled when it is first asked.
    """

    pattern: str
    kind: Kind | None
    source: str
    sure: str


# What has been done, as a mail of completion says it; not how to do it, by when, or what follows if it is done.
_DONE: Final = (
    r"(?:完了(?!す[るれ]|し(?:ましたら|た場合|た後|てい(?:な|ま?せん)|ており?ません|ない)|まで|には|のため|後|前|でき|しだい|次第)"
    r"|承り(?:ました|のお知らせ|のご連絡|ま?し?た?\Z)|受け?付け?(?!期限|中|終了|時間)|済み?+(?!でない|ではない|か|の(?:お客|方|製品|場合))"
    r"|(?:いたし|致し|し|され|行い|実施し)ました(?!ら|場合|際|後|か))"
)
# "If it has been done", "what is shown when it has been done", and the mail that comes then.
_NOT_IF: Final = (
    r"(?!ら|場合|際|後|か|と(?:表示|出|いう|記載|画面|メール|書)|の(?:メール|お知らせ|画面|表示|案内))"
)
_DONE_IN_TEXT: Final = (
    rf"(?:(?:完了|処理|実施|手続き|受付)?(?:が|を|は|も)?(?:完了|承り|受け?付け|いたし|致し|し|され|となり|になり|行い|行われ)"
    rf"(?:いたし|致し|し)?ました{_NOT_IF}|完了(?:です|しております|いたしております)|済み?(?:です|となりました|になりました))"
)
# A page or a rule about it that was changed is none of it.
_ABOUT: Final = (
    r"(?!(?:の|に関する|についての)?(?:お?手続き?)?の?"
    r"(?:ポリシー|規[定約程則]|方[法針]|条件|制度|保証|窓口|手順|ページ|画面|フォーム|ボタン|メニュー|期[限間]|受付時間))"
)
_STOP: Final = rf"(?:(?:停止|解約|解除){_ABOUT}|取り?消(?!し?{_ABOUT[3:]}し?)"
# A label with its value; rules speak of such a day without one.
_WITH_DAY: Final = r"[^。]{0,16}(?:20\d\d|令和|平成|\d{1,2}月)"
_SERVICE: Final = r"(?:自動延長|自動更新|自動課金|サブスクリプション)"
# A request for a refund that was accepted is not yet one that was paid.
_REFUND: Final = rf"(?:返金|払い?戻し?+){_ABOUT}(?!(?:の|に関する)?[おご]?(?:申し?込み?|申請|依頼|希望|要望|申し?出|請求)[^。]{{0,8}}(?:受け?付け?|承り|受領|完了))"
# 停止の取り消し, what takes a stop back; 停止・解除 side by side are two words for it.
_UNSTOP: Final = (
    r"(?:停止|解約)(?:の?お?手続き?|の?お?申し?込み?)?[をの](?:取り?消し?|キャンセル|取り?下げ|解除|撤回)"
)
_RESUME: Final = rf"(?:再度(?:の?お?申し?込み|ご?登録|開始)|再開|再登録|再加入|再申し?込み?|再度有効){_ABOUT}"

SUBJECT_KINDS: Final = (
    # Not what it reports but what it explains or asks: "how to stop" before "stopped".
    KindPattern(r"howto|方法|手順|やり方|使い方|ガイド|よくある|ご検討|お済みですか|しますか|でしょうか", "other", "STOP: guides to stopping", "I"),
    KindPattern(r"メンテナンス|障害|一時停止|アンケート|お問い?合わ?せ|ご質問|サポートより", "other", "common wording", "I"),
    KindPattern(r"(停止|解約)[^。]{0,12}(未完了|完了して(おり|い)ま?せん|完了していない|完了できま|できま)", "other", "common wording", "I"),
    # "not completed" before "completed", "deadline for stopping" before "stopped".
    KindPattern(
        r"(課金|請求|決済|支払|延長|更新).{0,12}(失敗|エラー|未完了|不成立|不可|でき(ません|なかった)|完了(しなかった|しておりません|していません|できません|いたしませんでした))",
        "failed", "FLOW section 自動延長が正常に完了しなかった場合", "O-old",
    ),
    KindPattern(r"正常に(完了|処理)(しなかった|しませんでした|できません|されません)", "failed", "FLOW", "O-old"),
    KindPattern(r"(renewal|payment|billing|charge).{0,20}(failed|unsuccessful|declined|couldnot)", "failed", "no mail seen", "I"),
    KindPattern(r"(결제|청구|갱신).{0,8}실패|(扣款|付款|结算|续订)失败", "failed", "no mail seen", "I"),
    KindPattern(r"停止(申込|申し込み|手続き|受付)?の?期限", "announced", "TOMBI 停止申込期限", "B"),
    KindPattern(r"ご?注文の?(キャンセル|取り?消し?)", None, "common wording: of an order, not of the service", "I"),
    KindPattern(rf"{_REFUND}(?:の?お?知らせ|のご連絡)|{_REFUND}.{{0,12}}(?:{_DONE}|手続き?の?(?:お知らせ|ご連絡|ご案内))", "refunded", "REFUND; wording unknown", "I"),
    KindPattern(r"refund.{0,24}(completed|processed|issued|confirm)|환불.{0,6}완료|退款.{0,4}(已)?完成", "refunded", "no mail seen", "I"),
    KindPattern(rf"(?:{_SERVICE}.{{0,14}}{_RESUME}|{_RESUME}.{{0,14}}{_DONE}|{_UNSTOP}.{{0,12}}{_DONE})", "resumed", "FLOW: the service can be on again; wording unknown", "I"),
    KindPattern(rf"{_SERVICE}.{{0,12}}(?:有効|オン)に(?:なりました|いたしました|しました)", "resumed", "common wording", "I"),
    KindPattern(rf"{_SERVICE}.{{0,12}}(?:無効|オフ)に(?:なりました|いたしました|しました)", "stopped", "common wording", "I"),
    KindPattern(r"automaticrenewal.{0,20}(resumed|reactivated|turnedon|restarted|reenabled)", "resumed", "no mail seen", "I"),
    KindPattern(r"자동갱신.{0,8}(재개|다시시작)|(恢复|重新开启).{0,4}自动续订|自动续订.{0,6}(恢复|重新开启)", "resumed", "no mail seen", "I"),
    KindPattern(rf"{_STOP}.{{0,16}}?{_DONE}|{_SERVICE}.{{0,14}}キャンセル.{{0,8}}{_DONE}", "stopped", "SEED: that a stop mail comes; wording unknown", "I"),
    KindPattern(r"(renewal|subscription).{0,30}(stopped|cancel+ed|cancellation(?!deadline)|turnedoff)", "stopped", "no mail seen", "I"),
    KindPattern(r"자동갱신.{0,12}(중지|해지|취소)|(停止|取消).{0,4}自动续订|自动续订.{0,8}(停止|取消)", "stopped", "no mail seen", "I"),
    KindPattern(r"(課金|請求|自動延長|自動更新|延長手続き|延長)(サービス)?(の?お?手続き)?(が|の|を)?完了", "renewed", "SMART 課金完了; ASIA 請求完了; FLOW 自動延長完了", "O"),
    KindPattern(r"automaticrenewalservicenotificationofbillingcompletion", "renewed", "CARD, ACT", "O"),
    KindPattern(r"(billing|renewal)(is|was|hasbeen)?complet", "renewed", "CARD, variants", "I"),
    KindPattern(r"자동갱신서비스청구완료|청구완료", "renewed", "ASIA (ko)", "O"),
    KindPattern(r"(结算|计费)完成", "renewed", "ASIA, ACT (zh)", "O"),
    KindPattern(r"領収[書証]|請求書|インボイス|receipt|invoice|明細", "other", "common wording", "I"),
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
    KindPattern(r"(?:領収[書証]|請求書)[^。]{0,8}(発行|お送り|送付|作成)(いたし|致し|し)ま(した|す)", "other", "common wording", "I"),
    KindPattern(r"アンケート(に|へ)?の?(ご協力|ご回答|お願い)|お問い?合わ?せ(を)?(いただ|頂)|メンテナンス(を|の|に|のため)", "other", "common wording", "I"),
    KindPattern(rf"{_REFUND}[^。]{{0,14}}{_DONE_IN_TEXT}", "refunded", "REFUND; wording unknown", "I"),
    KindPattern(rf"注文[^。]{{0,16}}(?:キャンセル|取り?消し?)[^。]{{0,10}}ました[^!]{{0,120}}(?:{_REFUND}(?!は(?:でき|いたしかね))|(?:請求|支払い?|課金)[^。]{{0,10}}(?:発生|行われ|行い|ござい|あり)(?:いた)?し?ま?せん)", "refunded", "common wording", "I"),
    KindPattern(r"注文[^。]{0,16}(キャンセル|取り?消し?)[^。]{0,10}ました", "other", "common wording", "I"),
    KindPattern(r"(課金|請求|決済|延長|更新)(処理|手続き)?(が|は|を|に)?(正常に)?(失敗(?!した場合|すると|しますと|する場合)|完了しなかった(?!場合)|完了できませんでした|完了しませんでした|できませんでした)", "failed", "FLOW", "I"),
    KindPattern(r"(課金|請求|決済|延長)[^。]{0,14}(ができ|が出来|でき)ませんでした|承認(されませんでした|が得られ(ませんでした|ず))", "failed", "FLOW; variants", "I"),
    KindPattern(r"お?支払い?(が|を|は)?[^。]{0,10}(確認できませんでした|できませんでした)", "failed", "common wording", "I"),
    KindPattern(rf"{_SERVICE}[^。]{{0,16}}(?:{_RESUME}[^。]{{0,12}})(?:{_DONE_IN_TEXT})|{_SERVICE}[^。]{{0,12}}(?:有効|オン)に[^。]{{0,4}}ました(?!ら|場合)|(?:{_RESUME}|{_UNSTOP})[^。]{{0,10}}{_DONE_IN_TEXT}", "resumed", "FLOW; wording unknown", "I"),
    KindPattern(rf"{_SERVICE}[^。]{{0,20}}{_STOP}[^。]{{0,12}}{_DONE_IN_TEXT}|{_STOP}の?お?(?:手続き?|申し?込み?|処理)[^。]{{0,8}}{_DONE_IN_TEXT}", "stopped", "SEED", "I"),
    KindPattern(rf"{_SERVICE}[^。]{{0,14}}(?:無効|オフ)に[^。]{{0,4}}ました(?!ら|場合)", "stopped", "common wording", "I"),
    KindPattern(rf"{_SERVICE}[^。]{{0,16}}キャンセル[^。]{{0,8}}{_DONE_IN_TEXT}|停止済み(となりました|です|になりました)", "stopped", "SEED", "I"),
    KindPattern(r"(課金|ご?請求|自動延長|決済)(が|は|を|の手続きが|手続きが)?(正常に)?(完了(いたし|致し|し)ました" + _NOT_IF + r"|いたしました" + _NOT_IF + r"|完了のお知らせ|完了のご案内)", "renewed", "SMART, ASIA", "I"),
    KindPattern(r"自動(?:延長|更新)(?:サービス)?(?:による|の|により)?(?:ご?契約|ライセンス|ご?利用期間)?(?:の?お?手続き?|更新|延長)?[をがは]?(?:行い|行われ|実施し|更新(?:し|いたし|され)|延長(?:し|いたし|され)|いたし|され)ました" + _NOT_IF, "renewed", "FLOW; variants", "I"),
    KindPattern(rf"(?:\A|。)(?:(?!場合|ご希望|お申し?出|対象|以内|ましたら)[^。])*{_REFUND}[^。]{{0,8}}(?:いたします|致します|させていただきます)(?:。|\Z|ので)", "refunded", "common wording", "I"),
    KindPattern(rf"(?:課金予定日|次回課金日){_WITH_DAY}", "announced", "FLOW", "O"),
    KindPattern(r"(課金|ご?請求|自動延長)(が|は|を|の手続きが)?完了(?!しましたら|した場合|後|次第|しだい|しだい)|(?:課金日|決済日)" + _WITH_DAY, "renewed", "SMART, ASIA", "I"),
    KindPattern(r"notificationofbillingcompletion|billing(is|was|hasbeen)completed", "renewed", "CARD", "I"),
    KindPattern(r"청구완료|(结算|计费)完成", "renewed", "ASIA", "I"),
    KindPattern(r"ご購入(いただき|ありがとう)", "purchased", "common wording", "I"),
)  # fmt: skip

# What no mail of a first purchase says: its plain order number is that of the renewal (no receipt of one was seen: I).
RENEWAL_RECEIPT: Final = re.compile(
    r"(?:延長|更新|継続|課金|引き?落と?し|年目)(?:(?!申し?込|加入|登録|設定|購入|ませ)[^。\n]){0,16}"
    r"(?:しました|いたしました|致しました|完了|されました|行いました|承りました|りました|済み|済んだ|ありがとう)"
    r"|自動(?:延長|更新|継続)(?:サービス)?(?:による|により|料金|分)|今回の(?:自動)?(?:更新|延長|継続|課金|ご?請求)|前回のご?注文|更新分の"
)

# The subject itself carries the number in purchase mails of the account desk (ASIA: O).
SUBJECT_NUMBER: Final = re.compile(
    r"(?:注文|order|주문|订单|訂單)\s*(?:No\.?\s*)?#\s*(?P<number>[A-Za-z0-9]+)", re.IGNORECASE
)
