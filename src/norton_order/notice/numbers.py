"""Order numbers in a stretch of text, and whether each is whole: no part of a longer string, nothing lost from it.

What may end a number and what may begin one are closed lists: whatever is not on them may belong to the number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from norton_order.html.document import BROKEN, PICTURE, UNREAD
from norton_order.notice.layout import LINK_FILL
from norton_order.notice.number_remarks import is_called_other, is_no_number
from norton_order.vendor.numbers import PREFIX, is_known_family

MAX_NUMBER_LENGTH: Final = 40  # no bound of the vendor is known; beyond this nobody types it
MIN_DIGITS: Final = 2  # of a known family
MIN_UNKNOWN_DIGITS: Final = 5  # of any other: 360, 2024 and card tails are not order numbers
USUAL_DIGITS: Final = 8  # ASIA, ACT: SY********, APXXXXXXXX; evidence, never a condition

_DIGIT: Final = re.compile("[0-9]")
_RUN: Final = re.compile(r"[0-9A-Z]+")
_SHAPE: Final = re.compile(r"[A-Z]{0,8}[0-9][0-9A-Z]*")
_PLACEHOLDER: Final = re.compile("[0-9]XX|[0-9]NN|XXX")  # letters that stand for digits
_GLUED: Final = re.compile(rf"(?<=[0-9])(?={PREFIX}[0-9])")
_PREFIX_APART: Final = re.compile(rf"({PREFIX})[ \n]([0-9]+)(?![0-9A-Z])")
_CONTINUED: Final = re.compile(
    r" ?\n ?([0-9]+(?:[A-Z][0-9]+)*|[A-Z])(?![0-9A-Za-z])(?! ?[年月日時分秒円%台個点枚本回歳名人件版,./:-])"
)
_ITEM_BELOW: Final = re.compile(r" ?\n ?[0-9]{1,2}\) ?\S")
_WITH_UNIT: Final = re.compile(r"[0-9]+(?:GB|MB|KB|YEN|JPY)")
_UNIT_AFTER: Final = re.compile(
    r" ?(?:円|年|月|日|時|分|秒|%|台|個|点|枚|本|回|歳|名|人|件|ポイント|GB|MB|YEN|JPY|원|元)"
)
_CURRENCY_BEFORE: Final = re.compile(r"[¥$€₩\\] ?$")
# Days and telephone numbers without signs in them.
_DAY_OR_TELEPHONE: Final = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|0[0-9]{9,10}")
# Further digits behind a blank may be a second group of the number, unless they count something.
_GROUP_AFTER: Final = re.compile(
    r" {1,3}([A-Z]?[0-9][0-9A-Z]*(?: [0-9][0-9A-Z]*)*)"
    r"(?![0-9A-Z]| ?[年月日時分秒円%台個点枚本回歳名人件版원元]|[,./:()-] ?[0-9]|[.)] | ?(?:GB|MB|YEN|JPY|ポイント|デバイス|ライセンス))"
)

_CLOSING: Final = "。、．」』】〕〉》〗»”’)]}>\ue002"
_UNLESS_ALNUM: Final = ",.│|┃→←⇒⇐↑↓※★☆◆◇▼▲・•…"
_BEFORE_JAPANESE: Final = ":;/!?~〜-‐‑‒–—―−ー─━"
_OPENING: Final = "([{「『【〔〈《〖«“‘"
_PARTICLES: Final = re.compile(
    "です|でした|でご|だ|は|が|を|に|の|と|も|で|から|まで|より|へ|や|様|番|号|今回|自動|ご|また|及び|および|なので|なら|宛|分|以上|\ue003"
)
_LINK_BEGINS: Final = re.compile(rf"<(?:[/=-]|{LINK_FILL}|https?:|mailto:)", re.IGNORECASE)
# What mail servers and lost transfer encodings leave where they break a line.
_BROKEN_LINE: Final = re.compile(r"[!=\\]\n ?[0-9A-Z]")
_RANGE_BEHIND: Final = re.compile(r". *(?:\n|\Z|[0-9])")  # digits may follow, or have followed
_KNOWN_AT_END: Final = re.compile(rf"(?<=[0-9A-Z]){PREFIX}[0-9]{{4,}}\Z")
_USUAL_AND_LETTERS: Final = re.compile(
    rf"{PREFIX}(?:[0-9]{{8}}[A-Z]+|(?=[0-9A-Z]{{8}}\Z)[0-9]+[A-Z][0-9A-Z]*)"
)
_ANOTHER: Final = re.compile(rf"[/,・|、]{PREFIX}[0-9]{{2}}")  # two numbers side by side
_LABEL_BEHIND: Final = re.compile(r"(?:[:=/|;,~-]|\.{2,6}) ?\ue003")  # the name of a number behind it
_ENDS_AS_NUMBER: Final = re.compile(rf"(?<![0-9A-Z]){PREFIX}[0-9][0-9A-Z]*\Z")
_NOTE: Final = re.compile(r"※ ?[0-9]{1,2}(?![0-9A-Za-z])")  # the mark of a footnote
_WORD_BEHIND: Final = re.compile(r"[0-9](?:[A-Z][a-z]|[A-Za-z]{3,}\Z)")  # run together with what follows it
_STARTS: Final = frozenset(
    " \t\n:=#>|/!?,.;、。~〜•・*※★☆◆◇▼▲■□●○→⇒│┃-‐‑‒–—―−ー─━\"'`_“‘”’([{「『【〔〈《〖«)]}」』】〕〉》〗»<+&…\ue002\ue003"
)
_MARKS: Final = frozenset((PICTURE, UNREAD, "\ufffd", BROKEN, "^", "\u20de"))


@dataclass(frozen=True, slots=True)
class Number:
    """A piece of text that is shaped like an order number.

    Attributes:
        value: in normal form.
        start: where it begins in the text.
        end: behind its last character.
        rivals: other values that the same place can be read as; empty for a whole number.
        is_denied: the words behind it say that it is another order, or that it is not sure, whatever its label says.
    """

    value: str
    start: int
    end: int
    rivals: tuple[str, ...] = ()
    is_denied: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing else can belong to it."""
        return not self.rivals

    @property
    def is_usual(self) -> bool:
        """Whether it is of a known family and has as many digits as every number of one that was seen."""
        return self.is_known and sum(c.isdecimal() for c in self.value) == USUAL_DIGITS

    @property
    def is_known(self) -> bool:
        """Whether it begins as the vendor's order numbers do."""
        return is_known_family(self.value)


def is_number(run: str) -> bool:
    """Return whether *run* (upper-case) is shaped like an order number as a whole."""
    if not _SHAPE.fullmatch(run) or len(run) > MAX_NUMBER_LENGTH or _PLACEHOLDER.search(run):
        return False
    digits = sum(c.isdecimal() for c in run)
    return digits >= (MIN_DIGITS if is_known_family(run) else MIN_UNKNOWN_DIGITS)


def shape_of(value: str) -> tuple[str, int]:
    """Return the letters before the digits of a number, and its length."""
    return value.rstrip("0123456789"), len(value)


def find_numbers(
    text: str, blanked: Iterable[tuple[int, int]] = (), *, is_damaged: bool = False
) -> list[Number]:
    """Return every number in *text* (normalised; lines parted by LF), in order.

    Args:
        text: read as one.
        blanked: stretches that hold none, such as labels; a number may begin right behind one.
        is_damaged: something is lost from the document, so that a number of unusual length may be cut.
    """
    if not _DIGIT.search(text):
        return []
    upper = text.upper()
    if len(upper) != len(text):  # letters that grow when raised; none of them belongs to a number
        upper = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
    shown = upper
    for start, end in blanked:
        upper = upper[:start] + "\ue003" * (end - start) + upper[end:]
    found: list[Number] = []
    position = 0
    while match := _RUN.search(upper, position):
        position = match.end()
        start, end = match.span()
        value = match[0]
        if apart := _PREFIX_APART.match(upper, start):
            start, end = apart.span()
            value, position = apart[1] + apart[2], end
        if _is_counted(value, upper, start, end) or not (is_number(value) or _GLUED.search(value)):
            continue
        if is_no_number(shown, start, end):
            continue
        rivals = _rivals(value, upper, start, end, is_apart=apart is not None, is_damaged=is_damaged)
        if _WORD_BEHIND.search(text[start:end]):
            rivals = (*rivals, f"{value}…")
        found.append(Number(_GLUED.split(value)[0], start, end, rivals, is_called_other(shown, end)))
    return found


def confirm(numbers: Iterable[Number], shapes: Collection[tuple[str, int]]) -> list[Number]:
    """Return *numbers*, with the doubt whether digits below belong to one settled where another has its length.

    Args:
        numbers: of a text.
        shapes: of the whole numbers of the document, see `shape_of`.
    """
    confirmed = []
    for number in numbers:
        if len(number.rivals) == 1 and "\n" in number.rivals[0]:
            first, second = number.rivals[0].split("\n")
            joined = first + second
            if (
                shape_of(joined) in shapes
                and shape_of(first) not in shapes
                and len(second) + len(first) == len(joined)
            ):
                number = replace(number, value=joined, rivals=())
            elif shape_of(first) in shapes:
                number = replace(number, rivals=())
            else:
                number = replace(number, rivals=(joined,))
        confirmed.append(number)
    return confirmed


def _rivals(
    value: str, text: str, start: int, end: int, *, is_apart: bool, is_damaged: bool
) -> tuple[str, ...]:
    """Return what else the number at a place may be; nothing for a whole one."""
    if _GLUED.search(value):
        return tuple(_GLUED.split(value)[1:])
    if not is_known_family(value) and (tail := _KNOWN_AT_END.search(value)):
        return (tail[0],)  # something is lost before it
    if _USUAL_AND_LETTERS.fullmatch(value):
        return (f"{value}…",)
    digits = len(value) - len(value.rstrip("0123456789"))
    is_usual = is_known_family(value) and digits == USUAL_DIGITS
    if is_apart and not is_usual:
        return (f"{value}…",)
    if is_damaged and is_known_family(value) and not is_usual:
        return (f"{value}…",)
    if not _may_begin(text, start) or not _may_end(text, start, end, is_lenient=is_usual and not is_damaged):
        return (f"{value}…",)
    group = _GROUP_AFTER.match(text, end)
    if group and ((is_known_family(value) and not is_usual) or not _DAY_OR_TELEPHONE.fullmatch(group[1])):
        is_last = not text[group.end() :].split("\n")[0].strip()
        if not is_usual or is_last:
            return (value + group[1].replace(" ", ""),)
    below = _CONTINUED.match(text, end)
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.count("(") <= line.count(")") and _ITEM_BELOW.match(text, end):
        below = None
    if below and not (is_usual and not is_damaged) and not _DAY_OR_TELEPHONE.fullmatch(below[1]):
        return (f"{value}\n{below[1]}",)
    return ()


def _may_begin(text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before in _MARKS or before.isdecimal() or (before.isascii() and before.isalpha()):
        return False
    if before in "-‐‑‒–—―−ー─━/.,;+&_'~" and start > 1:
        earlier = text[start - 2]
        if _ANOTHER.match(text, start - 1) and _ENDS_AS_NUMBER.search(text[max(0, start - 45) : start - 1]):
            return True
        return not (earlier.isalnum() and ord(earlier) < 0x2E80) or (
            before == "." and text[max(0, start - 3) : start - 1] == "NO"
        )
    return before in _STARTS or _is_east_asian(before)


def _may_end(text: str, start: int, end: int, *, is_lenient: bool) -> bool:
    """Return whether what stands behind a number is on the closed list of what may."""
    if end >= len(text):
        return True
    after, following = text[end], text[end + 1 : end + 2]
    if _BROKEN_LINE.match(text, end):
        return False
    if after in " \t\n" or after in _CLOSING:
        return True
    if after in _MARKS:
        return False
    if _LABEL_BEHIND.match(text, end):
        return True
    before = text[start - 1 : start]
    if after in "*_\"'`":
        return before == after and (not following or not following.isalnum() or not following.isascii())
    if _ANOTHER.match(text, end) or _NOTE.match(text, end):
        return True
    if after in _UNLESS_ALNUM:
        return after != following and not (following.isascii() and following.isalnum())
    if after in _OPENING:
        inner = re.match(r"[ ]?([0-9A-Z]*)", text[end + 1 :])
        rest = text[end + 1 + (inner.end() if inner else 0) :][:1]
        return not (
            inner and inner[1] and rest in {")", "]", "}", "」", "』", "】", "〕", "〉", "》", "〗", "", "\n"}
        )
    if after in _BEFORE_JAPANESE:
        if after == following and after not in "-─━―":
            return False
        if after == "?" and not is_lenient:  # it may stand for a digit
            return False
        if after in "~〜-‐‑‒–—―−─━" and not is_lenient and _RANGE_BEHIND.match(text, end):
            return False
        return not following or following in " \n" or _is_east_asian(following)
    if after == "<":
        return _LINK_BEGINS.match(text, end) is not None
    if _PARTICLES.match(text, end):
        return True
    if is_lenient:
        return (_is_east_asian(after) and not after.isdecimal()) or (after == "=" and following in ("", "\n"))
    return False


def _is_counted(value: str, text: str, start: int, end: int) -> bool:
    """Return whether a run of digits is an amount, a count, a day or a telephone number."""
    if _WITH_UNIT.fullmatch(value):
        return True
    return value.isdecimal() and bool(
        _UNIT_AFTER.match(text, end)
        or _CURRENCY_BEFORE.search(text[max(0, start - 2) : start])
        or _DAY_OR_TELEPHONE.fullmatch(value)
        or re.match(r"[-‐‑–—−/][0-9]", text[end : end + 2])
        or re.search(r"[0-9][-‐‑–—−/]$", text[max(0, start - 2) : start])
    )


def _is_east_asian(character: str) -> bool:
    code = ord(character)
    return (
        0x3041 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF
    ) and code != 0x30FB
