"""Normalised text to the spans that are shaped like order numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from norton_order.mail.document import BROKEN
from norton_order.norton import is_known_family
from norton_order.notice.layout import Layout, Span

MAX_NUMBER_LENGTH: Final = 40  # no bound of the vendor is known; beyond this nobody types it
MIN_DIGITS: Final = 2  # of a known family
MIN_UNKNOWN_DIGITS: Final = 5  # of any other: 360, 2024 and card tails are not order numbers
MAX_WORDS: Final = 100  # characters behind a number that may say what it is

_DASH: Final = "-‐‑‒–—―−ー─━"
# Signs that join what stands on both sides of them, as in telephone numbers, dates, keys: what they join is
# one thing to a reader, and no order number. ^ stands for an ornament, U+FFFC for a picture.
_JOINER: Final = (
    rf"(?:[{_DASH}一/@_&+~〜^=#'’·•∙⋅・\\\ufffd\ufffc]|(?<=[0-9])[.:,](?=[0-9])|[※*](?=[0-9A-Z]{{2}}))"
)
_RUN: Final = re.compile(rf"[0-9A-Z]+(?:{_JOINER}[0-9A-Z]+)*")
_PARTS: Final = re.compile("[^0-9A-Z]")
_GLUED: Final = re.compile(r"(?<=[0-9])(?=(?:SY|NS[A-Z]{0,3}|[AN]P)[0-9])")
_PLACEHOLDER: Final = re.compile("[0-9]XX|[0-9]NN|XXX")  # letters that stand for digits
_PREFIX_AND_DIGITS: Final = re.compile(r"(SY|NS[A-Z]{0,3}|AP|NP)[ \t\n]{1,3}([0-9][0-9A-Z]+)")
_SHAPE: Final = re.compile(r"[A-Z]{0,8}[0-9][0-9A-Z]*")
_UNIT_AFTER: Final = re.compile(
    r"\s?(?:円|年|月|日|時|分|秒|%|台|個|点|枚|本|回|歳|名|人|件|ポイント|GB|MB|YEN|JPY|원|元)"
)
_WITH_UNIT: Final = re.compile(r"[0-9]+(?:GB|MB|KB|YEN|JPY)")
_CURRENCY_BEFORE: Final = re.compile(r"[¥$€₩\\]\s?$")
# The same sign twice or more, closing brackets and quotation marks aside, hides a part; so do few signs alone.
_MASK_AFTER: Final = re.compile(
    r"([^0-9A-Za-z\s)\]}>」』】〕〉》\"'”’!。、|│┃])\1+|_{2,}|[*?○●×□■〇](?![0-9A-Z])|以下(?:同|省)?略|\(?略"
)
_MASK_BEFORE: Final = re.compile(r"([^0-9A-Za-z\s(\[{<「『【〔〈《\"'“‘:|│┃→=・.\-─━])\1+$")
_FILE_NAME_AFTER: Final = re.compile(r"\.[A-Z]{2,4}(?![A-Z0-9])")
# A unit, a day or an amount: such digits count something, and go on with nothing.
_COUNTS: Final = r"(?![0-9A-Z]|\s?[年月日時分秒円%台個点枚本回歳名人件원元]|[,./:()-]\s?[0-9]|[.)]\s|\s?(?:GB|MB|YEN|JPY|ポイント))"
# Days and telephone numbers without signs in them.
_DAY_OR_TELEPHONE: Final = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|0[0-9]{9,10}")
_BY_ITSELF: Final = rf"(?!(?:{_DAY_OR_TELEPHONE.pattern})(?![0-9]))"
# Further digits after blanks are a second group of the number.
_GROUP_AFTER: Final = re.compile(
    rf" {{1,3}}{_BY_ITSELF}((?:[A-Z]?[0-9][0-9A-Z]+|[0-9][0-9A-Z]*(?: {{1,3}}[0-9][0-9A-Z]*)+)){_COUNTS}"
)
_GROUP_BELOW: Final = re.compile(rf"{_BY_ITSELF}([0-9][0-9A-Z]{{0,19}}){_COUNTS}")
# Nothing, or a tag or character reference of which only the beginning is there.
_TAG_BEGUN: Final = re.compile(r"\s*(?:[<&]\S{0,100})?")
# What is said of a number behind it: that it is no such thing.
_DENIED_AFTER: Final = re.compile(
    r"\s*[」』)\]】]?\s*(?:"
    r"では(?!ございます)|じゃな|以外|でない|とは(?:異|違|別)|と(?:異|違|は別)|に(?:は)?該当しま?せ?な?|は(?:誤|間違|無効|古い|旧|違い)"
    r"|is not|are not|isn't|[(※]\s*(?:旧|不是)|\(?(?:無効|誤))",
    re.IGNORECASE,
)
# What is said of it behind or below it: that it is the current order, or was put right.
_CURRENT: Final = (
    r"今回の?[ごお御]?注文番号(?!とは|では|と異|と違|以外|\s*(?:[:=]|は|が|\n)?\s*[A-Z]{0,5}[0-9])"
)
_CURRENT_AFTER: Final = re.compile(
    rf"\s*[」』)\]】]?\s*(?:(?:は|が|←|※|<-|\()\s*、?(?:これは|こちらは)?「?{_CURRENT}"
    r"|[(※]\s*[^()\n]{0,20}(?:更新|課金)(?:分|時|後)\s*\)|[(※]\s*(?:(?:今回|前回|更新後|新しい)(?!の?[ごお御]?注文番号)[^()0-9]{0,12}(?:\)|$)|이번\s?주문\s?번호(?!\s*:))"
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
    r"\s*[」』)\]】]?\s*(?:で(?:しょうか|すか(?!ら)|(?:合|あ)って|(?:よろ|宜)し[いく]|いいです)|(?:だ|だった|か)と(?:思|存じ)|かも|らしい"
    r"|で(?:照会|検索|ログイン|お?試)[^。\n]{0,12}(?:ました|ません|でき(?:ない|ず)|エラー)|[はが]見つか(?:ら|りませ)"
    r"|[(※](?:該当な|たぶん|多分|おそらく|恐らく|仮\)|未確認|要確認|不明)|(?:に|へ)変更(?:さ|し|い|と))"
)
# So is one that the words behind it name, unless they may name the wanted one or say what it is needed for.
_NAMED_AFTER: Final = re.compile(
    r"\s*[」』)\]】>]?\s?(?:は|が|:|\(|←|<-)\s*[「『【]?"
    r"(?!\s?ご?注文番号|[^。\n]{0,20}(?:加\s?入|申\s?込|登\s?録|元\s?の|以\s?前|必要|使|入力|手続|停止|ため|この|その|こちら|お客様|確認))"
    r"(?:[^\W\d]\s?){1,20}番\s?号[」』】]?\s*(?:\)|です|でございます|になります|。|$)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A span shaped like an order number.

    Attributes:
        value: in normal form.
        span: where it stands.
        rivals: other values the same place can be read as; empty for a clear number.
        is_denied: the words beside it say that it is another order, or that it is not sure, whatever its label says.
    """

    value: str
    span: Span
    rivals: tuple[str, ...] = ()
    is_denied: bool = False


def find_numbers(layout: Layout, labels: Sequence[Span] = ()) -> list[Number]:
    """Return every number of *layout*, in order; lines that run from right to left on the screen hold none.

    Args:
        layout: of the document.
        labels: where labels stand; their letters belong to no number, even where one is glued to them.
    """
    texts = list(layout.text)
    for span in labels:
        if span.line == span.end_line:
            text = texts[span.line]
            texts[span.line] = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    found: list[Number] = []
    for line, text in enumerate(texts):
        if not layout.turned[line]:
            found += (number for number in _numbers_of(layout, line, text) if not _is_end_of(found, number))
    return found


def doubt_last(layout: Layout, numbers: Sequence[Number]) -> list[Number]:
    """Return *numbers* of a text that breaks off; the one it breaks off after has a rival: it may go on.

    One that is as long as another number of its family is believed to be whole.
    """
    end = max((line for line, text in enumerate(layout.text) if text.strip()), default=-1)
    if not numbers or numbers[-1].span.end_line != end:
        return list(numbers)
    *others, last = numbers
    if not _TAG_BEGUN.fullmatch(layout.text[end], last.span.end):
        return list(numbers)
    if any(_shape_of(other.value) == _shape_of(last.value) for other in others):
        return list(numbers)
    return [*others, replace(last, rivals=(*last.rivals, f"{last.value}…"))]


def _shape_of(value: str) -> tuple[str, int]:
    """Return the letters before the digits, and the length."""
    return value.rstrip("0123456789"), len(value)


def _is_end_of(found: list[Number], number: Number) -> bool:
    """Return whether *number* is the second line of one that is found already."""
    return bool(found) and found[-1].span.end_line == number.span.line > found[-1].span.line


def _numbers_of(layout: Layout, line: int, text: str) -> list[Number]:
    upper = text.upper()
    if len(upper) != len(text):  # letters that grow when raised; none of them belongs to a number
        upper = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    found: list[Number] = []
    position = 0
    while match := _RUN.search(upper, position):
        position = match.end()
        following = _following_line(layout, line)
        whole = _PREFIX_AND_DIGITS.match(upper, match.start())
        if whole and _stands_free(upper, match.start(), whole.end()):
            position = whole.end()
            found.append(_number(whole[1] + whole[2], line, whole.start(), whole.end(), upper, following))
        elif (
            upper[match.end() :].strip() == ""
            and following
            and re.fullmatch(r"SY|NS[A-Z]{0,3}|AP|NP", match[0])
        ):
            if re.fullmatch(r"[0-9][0-9A-Z]+", following):
                span = Span(line, match.start(), line + 1, len(layout.text[line + 1].rstrip()))
                found.append(Number(match[0] + following, span))
        else:
            found.extend(_from_run(layout, match, upper, line, following))
    return found


def _from_run(layout: Layout, match: re.Match[str], text: str, line: int, following: str) -> list[Number]:
    """Return the number that a run of letters and digits is, or the two it joins; none where it is no number."""
    parts = _PARTS.split(match[0])
    if len(parts) > 1 and all(is_number(part) and is_known_family(part) for part in parts):
        starts = [match.start() + sum(len(part) + 1 for part in parts[:index]) for index in range(len(parts))]
        return [
            _number(part, line, start, start + len(part), text, "")
            for part, start in zip(parts, starts, strict=True)
        ]
    if not is_number(match[0]) or not _stands_free(text, match.start(), match.end()):
        return []
    said = layout.text[line]  # with the labels in it
    if _DENIED_AFTER.match(said, match.end(), match.end() + MAX_WORDS) or _FILE_NAME_AFTER.match(
        text, match.end()
    ):
        return []
    if _WITH_UNIT.fullmatch(match[0]):
        return []
    if match[0].isdecimal() and (
        _UNIT_AFTER.match(text, match.end())
        or _CURRENCY_BEFORE.search(text[max(0, match.start() - 2) : match.start()])
        or _DAY_OR_TELEPHONE.fullmatch(match[0])
    ):
        return []
    number = _number(match[0], line, match.start(), match.end(), text, following)
    return [replace(number, is_denied=_is_called_other(said, match.end(), following))]


def _is_called_other(text: str, end: int, following: str) -> bool:
    """Return whether the words behind a number, or those below it, call it the current order, or leave it open."""
    if any(said.match(text, end, end + MAX_WORDS) for said in (_CURRENT_AFTER, _UNSURE_AFTER, _NAMED_AFTER)):
        return True
    return not re.search(r"\w", text[end:]) and _CURRENT_BELOW.match(following) is not None


def _number(value: str, line: int, start: int, end: int, text: str, following: str) -> Number:
    """Return the number, with rivals where it may be several, or where what follows may belong to it."""
    span = Span(line, start, line, end)
    first, *others = _GLUED.split(value)
    if others:
        return Number(first, span, tuple(others))
    if group := _GROUP_AFTER.match(text, end):
        return Number(value, span, (value + group[1].replace(" ", ""),))
    rest = text[end : end + 40].strip()
    goes_on = not rest or rest in _DASH
    if goes_on and (group := _GROUP_BELOW.match(following)):
        return Number(value, span, (value + group[1],))
    return Number(value, span)


def _following_line(layout: Layout, line: int) -> str:
    """Return the next line, upper-case, if it stands in the same cell; else ""."""
    if line + 1 < len(layout.lines) and layout.lines[line + 1].cells == layout.lines[line].cells:
        return layout.text[line + 1].strip().upper()
    return ""


def is_number(run: str) -> bool:
    """Return whether *run* (upper-case) is shaped like an order number as a whole."""
    if not _SHAPE.fullmatch(run) or len(run) > MAX_NUMBER_LENGTH or _PLACEHOLDER.search(run):
        return False
    digits = sum(c.isdecimal() for c in run)
    return digits >= (MIN_DIGITS if is_known_family(run) else MIN_UNKNOWN_DIGITS)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Return whether the run is whole: no foreign or lost letter goes on, no mask hides a part of it."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if any(_is_foreign_letter(c) for c in (before, after)):
        return False
    after_mask = _MASK_AFTER.match(text, end)
    before_mask = _MASK_BEFORE.search(text[max(0, start - 8) : start])
    if after_mask and after_mask[0] == before:  # bold, as mail clients write it, has as many in front
        return True
    if after_mask and before_mask:
        return after_mask[0] == before_mask[0]
    return not after_mask and not before_mask


def _is_foreign_letter(character: str) -> bool:
    if character in f"\ufffd{BROKEN}":
        return True
    code = ord(character)
    is_east_asian = code >= 0x2E80 or 0x1100 <= code <= 0x11FF
    return not is_east_asian and (character.isalnum() or 0x300 <= code < 0x370 or 0x1AB0 <= code < 0x1B00)
