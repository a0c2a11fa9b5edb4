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
_LIKE_AFTER: Final = re.compile(
    r"\s*[」』)\]】]?\s*(?:(?:のよう[にな]|などの|といった)"
    r"|[(【\[「]\s*(?:記入|入力|表示|表記)?(?:例|見本|サンプル|ダミー|SAMPLE|EXAMPLE)\s*[)】\]」])"
)
_EXAMPLE_BEFORE: Final = re.compile(
    r"(?:例|見本|サンプル|例えば|たとえば|\bSAMPLES?|\bEXAMPLES?|\bE\.G\.)\s*[)\]】〕」』>〉》]?\s*[:=、]?\s*[(「『【\[]?\s*\Z"
)
# What is said of it behind or below it: that it is the current order, or was put right.
_CURRENT: Final = (
    r"今回の?[ごお御]?注文番号(?!とは|では|と異|と違|以外|\s*(?:[:=]|は|が|\n)?\s*[)\]】]?\s*[A-Z]{0,5}[0-9])"
)
_CURRENT_AFTER: Final = re.compile(
    rf"\s*[」』)\]】]?\s*(?:(?:は|が|←|※|<-|\()\s*、?(?:これは|こちらは)?「?{_CURRENT}"
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
    r"\s*(?:→|⇒|->|=>|から)\s*[A-Z]{2,5}[0-9]|[ \t]*(?:更新後|変更後|更新前|変更前|今回|旧|新)[ \t]*(?:[)\]】」\n]|\Z)|\s*は今回(?:分|のもの)?\s*[)\]】」。\n]"
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
    if any(said.match(text, end, end + MAX_WORDS) for said in (_CURRENT_AFTER, _UNSURE_AFTER, _NAMED_AFTER)):
        return True
    line_end = text.find("\n", end)
    if line_end < 0 or re.search(r"\w", text[end:line_end]):
        return False
    return _CURRENT_BELOW.match(text[line_end + 1 :].lstrip(" \n")) is not None
