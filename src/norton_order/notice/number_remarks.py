"""What the words behind a number say of it: that it is no such number, another one, or not sure."""

from __future__ import annotations

import re
from typing import Final

MAX_WORDS: Final = 100  # characters behind a number that may say what it is

_FILE_NAME_AFTER: Final = re.compile(r"\.[A-Z]{2,4}(?![A-Z0-9])")
# What is said of a number behind it: that it is no such thing.
_DENIED_AFTER: Final = re.compile(
    r"\s*[」』)\]】]?\s*(?:"
    r"では(?!ございます)|じゃな|以外|でない|とは(?:異|違|別)|と(?:異|違|は別)|に(?:は)?該当しま?せ?な?|は(?:誤|間違|無効|古い|旧|違い)"
    r"|is not|are not|isn't|[(※]\s*(?:旧|不是)|\(?(?:無効|誤))",
    re.IGNORECASE,
)
# That the number is of no use, or of somebody else, as a remark behind it or behind its label says; not what it is for,
# as 解約手続きに必要.
OF_NO_USE: Final = (
    r"無効|誤り?(?!の?ない)|間違い(?!の?な)|使えま|(?:使用|利用|入力)?不可(?!欠)|停止済|失効|廃止|旧|変更前|更新前|ダミー|テスト|架空|仮|参考|未確定"
    r"|(?:解約|キャンセル|取り?消し?)(?!の?(?:お|ご)?手続|に|の?際|時|用|・|方法|する)"
    r"|他社|他店|別の|他の(?:お客|方)|家族|[父母夫妻弟妹兄姉]|お子|楽天|アマゾン|AMAZON|見本|例(?!外|え)|サンプル|[×✕✗✘]"
)
_CURRENT_BY_SIGN: Final = re.compile(r"[ \t]*(?:←|<-|【)[ \t]*(?:今回|前回|次回)")
_NO_USE_AFTER: Final = re.compile(
    rf"\s*(?:[(【\[〔「※←→]|<-|\n\s*[※↑←])\s*(?:この番号は|こちらは|上記は|記入|入力|表示|表記)?、?(?:{OF_NO_USE}|SAMPLE|EXAMPLE)|\s*[×✕✗✘]|\?(?=\s|\Z)",
    re.IGNORECASE,
)
# Another number that is said to stand in its place, or may.
_OTHER_AFTER: Final = re.compile(
    r"\s*[」』)\]】]?[ ]*(?:\n\s*)?(?:(?:または|又は|もしくは|若しくは|あるいは|\bor\b)\s*[A-Z]{0,5}[0-9]{5,}"
    r"|(?:→|⇒|->|=>|の後継|[(※、]\s*(?:現在は?|新|今は|正しくは)|[(※]\s*(?=[A-Z]{0,5}[0-9]{5,}[)\s]*(?:に|へ)))\s*[:は]?\s*[A-Z]{0,5}[0-9]{5,}"
    r"|、\s*[A-Z]{0,5}[0-9]{5,}\s*の(?:いずれか|どちらか)|から\s?[A-Z]{0,5}[0-9]{5,})",
    re.IGNORECASE,
)
# A sentence that does not say that the number is the one to type.
_NOT_STATED_AFTER: Final = re.compile(
    r"\s*[」』)\]】]?\s*(?:で始ま|の場合|と表示され|と誤って|を(?:ご|お)?入力(?:いただい|し|され)て?も)"
)
_WRAPPED: Final = re.compile(r"(?<=[^\x00-\x7f])\n\s*(?=[^\x00-\x7f])")
_LIKE_AFTER: Final = re.compile(r"\s*[」』)\]】]?\s*(?:のよう[にな]|などの|といった)")
_EXAMPLE_BEFORE: Final = re.compile(
    r"(?:例|見本|サンプル|例えば|たとえば|\bSAMPLES?|\bEXAMPLES?|\bE\.G\.)\s*[)\]】〕」』>〉》]?\s*[:=、]?\s*[(「『【\[]?\s*\Z"
)
# What is said of it behind or below it: that it is the current order, or was put right.
_CURRENT: Final = (
    r"今回の?[ごお御]?注文番号(?!とは|では|と異|と違|以外|\s*(?:[:=]|は|が|\n)?\s*[)\]】]?\s*[A-Z]{0,5}[0-9])"
)
_CURRENT_AFTER: Final = re.compile(
    rf"\s*[」』)\]】]?\s*(?:(?:は|が|←|※|<-|\()\s*、?※?(?:これは|こちらは)?「?{_CURRENT}"
    rf"|[ \t]{{1,2}}(?:今回|{_CURRENT})[ \t]*(?:\n|\Z)"
    r"|[(※]\s*[^()\n]{0,20}(?:更新|課金)(?:分|時|後)\s*\)|[(※]\s*(?:(?:今回|前回|更新後|新しい)(?!の?[ごお御]?注文番号)[^()0-9]{0,12}(?:\)|$)|이번\s?주문\s?번호(?!\s*:))"
    r"|[をと](?:ご|お)?(?:案内|知らせ|記載|通知|連絡|伝え)[^。\n]{0,14}が、?\s?(?:誤り|間違|正しくは|誤って)"
    r"|is (?:the|your) (?:current|new))",
    re.IGNORECASE,
)
# What makes a mistake of what is said before it, as the middle of a pattern.
MISTAKEN: Final = r"(?:誤り|間違い)(?:で(?!は)|が(?:あり|ござい)まし|だ)|誤って(?:い|お)|無効(?:で|と|に)"
_PUT_RIGHT: Final = rf"{MISTAKEN}|訂正(?:し|い|さ)"
_CURRENT_BELOW: Final = re.compile(
    rf"\(?(?:ではな|ではあり|訂正|誤り|は(?:{_PUT_RIGHT})"
    rf"|[※↑(]*\s*(?:上記|こちら|これ|この番号|前記|上の)[^。\n]{{0,12}}(?:{_PUT_RIGHT})"
    rf"|[※↑(]*\s*(?:上記|こちら|これ|この番号|前記)[^。\n]{{0,8}}(?:は|が)、?「?{_CURRENT}|[※↑]\s*{_CURRENT}|{_CURRENT}\s*\))"
)
# A number that is asked about, was not found or is to become another one, is none that a notice states.
_UNSURE_AFTER: Final = re.compile(
    r"\s*(?:→|⇒|->|=>|から)\s*[A-Z]{2,5}[0-9]|[ \t]*(?:更新後|変更後|更新前|変更前|今回|旧|新)[ \t]*(?:[)\]】」\n]|\Z)|\s*は今回(?:分|のもの)?(?:です)?\s*[)\]】」。\n]"
    r"|\s*[」』)\]】]?\s*(?:で(?:しょうか|すか(?!ら)|(?:合|あ)って|(?:よろ|宜)し[いく]|いいです)|(?:だ|だった|か)と(?:思|存じ)|かも|らしい"
    r"|で(?:照会|検索|ログイン|お?試)[^。\n]{0,12}(?:ました|ません|でき(?:ない|ず)|エラー)|[はが]見つか(?:ら|りませ)"
    r"|[(※](?:該当な|たぶん|多分|おそらく|恐らく|仮\)|未確認|要確認|不明)|(?:に|へ)変更(?:さ|し|い|と))"
)
# So is one that the words behind it name, unless they may name the wanted one or say what it is needed for.
_NAMED_AFTER: Final = re.compile(
    r"\s*[」』)\]】>]?\s?(?:は|が|:|\(|←|<-)\s*[「『【]?"
    r"(?!\s?ご?注文番号|[^。\n]{0,20}(?:加\s?入|申\s?込|登\s?録|元\s?の|以\s?前|必要|使|入力|手続|停止|ため|この|その|こちら|お客様|確認))"
    r"(?:[^\W\d]\s?){1,20}番\s?号[」』】]?\s*(?:\)|です|でございます|になります|。|$)"
)


_SAID_AFTER: Final = (
    _CURRENT_AFTER,
    _CURRENT_BY_SIGN,
    _UNSURE_AFTER,
    _NAMED_AFTER,
    _NO_USE_AFTER,
    _OTHER_AFTER,
    _NOT_STATED_AFTER,
)


def is_no_number(text: str, start: int, end: int) -> bool:
    """Return whether the words around a stretch of *text* (upper-case) say that it is no order number to be read.

    They make an example of it, or say that it is not the one, or the end of a file's name.
    """
    if _DENIED_AFTER.match(text, end, end + MAX_WORDS) or _FILE_NAME_AFTER.match(text, end):
        return True
    return bool(
        _LIKE_AFTER.match(text, end, end + MAX_WORDS)
        or _EXAMPLE_BEFORE.search(text[max(0, start - 20) : start])
    )


def is_called_other(text: str, end: int) -> bool:
    """Return whether the words behind a number, or those on the line below, call it the current order, or leave it open."""
    behind = text[end : end + MAX_WORDS]
    if any(said.match(behind) for said in _SAID_AFTER):
        return True
    if "\n" in behind:
        unwrapped = _WRAPPED.sub("", behind)
        if any(said.match(unwrapped) for said in (_DENIED_AFTER, _UNSURE_AFTER, _NOT_STATED_AFTER)):
            return True
    line_end = text.find("\n", end)
    if line_end < 0 or re.search(r"\w", text[end:line_end]):
        return False
    return _CURRENT_BELOW.match(text[line_end + 1 :].lstrip(" \n")) is not None
