"""How the labels of order numbers are worded: not a list of wordings, but the parts they are made of.

The parts follow FLOW, SEED, REFUND, CARD and ACT (see `norton_order.vendor`); ways to say the same thing that no public
page shows are inferred (I). Everything is matched after NFKC, in lower case, without white space, furigana and quotation
marks; an opening bracket of any kind is ``(``, a closing one ``)``, and a gap between columns is a tab.
"""

from __future__ import annotations

from typing import Final

# What stands between two parts of a label: a bracket, a wide space, nothing.
JOINT: Final = r"[()\t]{0,2}"

# The number itself. FLOW: ご注文番号; NORIFUNE: 注文番号; the loan words are inferred.
ORDER_WORDS: Final = r"(?:ご|お|御)?(?:注文|オーダー?|受注|発注|購入|order)"
NUMBER_WORDS: Final = r"(?:番号|ナンバー|no(?:\.|(?![a-z]))|number|id(?![a-z])|コード|#)"
HEAD: Final = rf"(?:{ORDER_WORDS}の?{JOINT}{NUMBER_WORDS})"
# Where the words before it say which number is meant, 番号 alone is enough.
SHORT_HEAD: Final = rf"(?:{HEAD}|(?:ご|お)?(?:番号|no\.|注文(?![者日内書先金品商数分時番履明])))"

# The service that renews (ASIA: 自動延長サービス; common wordings elsewhere: 自動更新, 自動継続, 自動課金).
SERVICE: Final = r"(?:自動(?:延長|更新|継続|課金)(?:\(自動(?:延長|更新|継続|課金)\))?(?:の?(?:ご利用|ご契約))?(?:サービス|プラン|プログラム|契約)?)"
# To join it (FLOW: 加入; otherwise inferred), and when.
JOINING: Final = r"(?:(?:ご|お|御)?(?:加入|申し?込み?|登録|開始|契約|入会|参加|スタート|利用開始|手続き?)(?:手続き?|開始|登録)?)"
POINT_IN_TIME: Final = (
    r"(?:(?:に|を)?(?:なさった|なった|なられた|された|される|した|いただいた|頂いた|くださった|下さった|の)?"
    r"(?:時点?|とき|際|当時|当初|日))"
)
ENROLLMENT_TIME: Final = rf"(?:{SERVICE}{JOINT}(?:への?|の|を|に)?{JOINT}{JOINING}{JOINT}{POINT_IN_TIME}(?:に発行(?:された|した))?(?:\((?:初回|当初|最初|新規)\))?)"
ENROLLMENT: Final = (
    rf"(?:{ENROLLMENT_TIME}{JOINT}の?{JOINT}(?:{SHORT_HEAD}|お客様の?{HEAD})"
    rf"|{HEAD}[(\t:]{{1,2}}{ENROLLMENT_TIME}(?:の?(?:もの|分|番号))?(?!の)\)?"
    rf"|{HEAD}{ENROLLMENT_TIME}(?:の?(?:もの|分|番号))?(?!の))"
)
# FLOW: 以前のご注文番号; REFUND: 元の注文番号, which another kanji before makes something else (お手元の, キャンセル元の).
PREVIOUS: Final = rf"(?:(?:以前の?|(?<![一-鿿ァ-ヶー])元の){JOINT}{HEAD})"
# SEED: 今回のご注文番号.
THIS_TIME: Final = (
    r"(?:(?:今回|この度|このたび|今般|今期)(?:の)?"
    r"(?:(?:ご|お|御)?(?:自動)?(?:課金|更新|延長|継続|請求|決済|購入|契約|手続き?|注文(?=分))(?:分|時|後)?(?:の)?|分の?)?)"
)
CURRENT: Final = (
    rf"(?:{THIS_TIME}{JOINT}お?{SHORT_HEAD}|{HEAD}(?:\(|:){THIS_TIME}(?:のもの|分)?\)|{HEAD}{THIS_TIME}\))"
)

# CARD, ACT: "Order number at the point of Automatic renewal enrollment". The rest is inferred.
_RENEWAL_EN: Final = r"(?:auto(?:matic|matically|-)?-?renew(?:al|ed|ing)?(?:service|subscription|plan)?)"
_JOINING_EN: Final = r"(?:enrol{1,2}(?:l?ment|ed|l?ing)?|sign-?up|signedup|registration|registered|subscription|start(?:ed)?|application)"
_HEAD_EN: Final = r"order(?:number|no(?:\.|(?![a-z]))|id(?![a-z])|#)"
ENROLLMENT_EN: Final = (
    rf"(?:{_HEAD_EN}{JOINT}(?:at|from|of|when|upon|on|for|you(?:got|received|were(?:given|issued)))?(?:the|your)?"
    rf"(?:point|time|date|moment)?(?:of|when|you)?(?:the|your|you)?(?:were|first)?{JOINT}"
    rf"(?:{_RENEWAL_EN}{JOINT}{_JOINING_EN}|{_JOINING_EN}(?:in|for|to|of|with)?(?:the|your)?{_RENEWAL_EN})"
    rf"|(?:{_RENEWAL_EN})?enrol{{1,2}}ment{_HEAD_EN}|{_RENEWAL_EN}{_JOINING_EN}{_HEAD_EN})"
)
PREVIOUS_EN: Final = rf"(?:original{_HEAD_EN})"
CURRENT_EN: Final = rf"(?:(?:current|this|new|latest)(?:renewal)?{_HEAD_EN}|{_HEAD_EN}(?:of|for)?this(?:renewal|charge|order|time))"

# The time alone, as a heading of a column or in a list below ご注文番号.
ENROLLMENT_ALONE: Final = rf"{ENROLLMENT_TIME}(?:の?(?:もの|分))?"
CURRENT_ALONE: Final = rf"{THIS_TIME}(?:の?(?:もの|分))?"

# Words before a label that say whose it is, and leave its meaning.
OWNERS: Final = (
    r"(?:お客様|お客さま|あなた(?:様)?|ご自身|ご本人様?|貴方|ご照会|お問い合わせ|お尋ね|弊社|当店|当社|貴社|ノートン|norton|シマンテック|symantec)"
    r"(?:ライフロック)?(?:ストア)?(?:製品)?(?:の)?"
)
