"""Words around a label or its value to what they make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, NamedTuple

from norton_order.html.document import UNREAD
from norton_order.notice.layout import Layout
from norton_order.notice.products import NAME
from norton_order.vendor.details import DATE_CONNECTORS, DETAIL_WORDS, Sense

MAX_BEFORE: Final = 60  # characters before a label that are looked at
MAX_HEADING: Final = 40
MAX_SENTENCE: Final = 80
MAX_CARD_LINES: Final = 4  # above a label that may belong to a card
MAX_ROWS: Final = 12  # lines above a label that are looked at for a heading

MONEY_SENSES: Final = frozenset({Sense.TAX, Sense.NET, Sense.TOTAL, Sense.GROSS})
THINGS: Final = frozenset({Sense.CARD, Sense.OFFER})
_SENSES: Final = {word.text.lower(): word.sense for word in reversed(DETAIL_WORDS)}


# Patterns are for lower-case text; each alternative begins with a plain character, which makes them fast.
def _alternatives(words: Iterable[str]) -> str:
    return "|".join(_whole(word) for word in sorted({word.lower() for word in words}, key=len, reverse=True))


def _whole(word: str) -> str:
    # No part of a longer Latin word: "is" is not in "this".
    plain = re.escape(word)
    return rf"{plain}(?<![a-z]{plain})(?![a-z])" if word[-1].isascii() else plain


_HEAD: Final = re.compile(_alternatives(word.text for word in DETAIL_WORDS if word.heads))
_CARD: Final = re.compile(_alternatives(word.text for word in DETAIL_WORDS if word.sense is Sense.CARD))
_MASKED: Final = re.compile(r"[*x●•×]{4}[\s-]?(?:[*x●•×\d]{4}\b|\d)", re.IGNORECASE)  # a card's number
# What ends before a label and is the value of another one, so that the label begins anew.
_VALUE_END: Final = re.compile(
    r"(?:\d[日일]|\d\s?(?:円|jpy|yen)|20\d\d[/.-]\d{1,2}[/.-]\d{1,2}|[a-z]{2}\d{4,12}|\d(?:台|年)(?:版|用)?)\s?$"
)
_PARTED: Final = re.compile(r"(?:[^\w\s]|\s\s)\s?$")
_REMARK: Final = re.compile(r"\s{0,2}\(([^()]{1,20})\)")
_NOTHING: Final = frozenset({"", ":", ": ", " : ", " ", "  :  "})
_FIGURES: Final = re.compile(r"\d\d|円|¥")
_NUMBER_WORDS: Final = ("番号", "number", "번호", "订单号", "编号", "編號")
# A sentence with one of these tells what the lines below it are.
_ANNOUNCES: Final = re.compile("とおり|通り|以下|下記|次の内容|following|아래|如下")


# The large ones are compiled when they are first needed; few mails need all.
@cache
def _words() -> str:
    return _alternatives(word.text for word in DETAIL_WORDS)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(_words())


@cache
def _tail() -> re.Pattern[str]:
    # Signs may stand between such words, but for those that end a clause.
    return re.compile(rf"(?:(?:{_words()}|{NAME})の?[^\w。、,!?{UNREAD}]{{0,4}}+)++$")


@cache
def _tied() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\w。{UNREAD}]|{_words()}|{NAME}|{_alternatives(DATE_CONNECTORS)})*+")


def first_sense(senses: Iterable[Sense]) -> Sense:
    """Return the one of *senses* that counts, PLAIN for none."""
    return min(senses, default=Sense.PLAIN)


def combine(label: Sense, value: Sense) -> Sense:
    """Return the sense of a value from that of its label and that of the words beside the value itself."""
    if label is Sense.BEFORE and value is Sense.AFTER:
        return Sense.BEFORE
    if label is Sense.AFTER and value is Sense.BEFORE:
        return Sense.BEFORE
    return min(label, value)


def senses_in(text: str) -> Sense:
    """Return what the known words in *text* say."""
    return first_sense(map(_SENSES.__getitem__, _word().findall(text.lower())))


def tied_sense(text: str) -> Sense | None:
    """Return the sense of *text* between a label and its value, None where other words part the two."""
    if text in _NOTHING:
        return Sense.PLAIN
    return senses_in(text) if _tied().fullmatch(text.lower()) else None


class Before(NamedTuple):
    """What the words before a label make of it.

    Attributes:
        sense: but for things.
        thing: CARD or OFFER where they name one, else PLAIN.
        names_thing: the last of them does, so that the label is that thing's (カードの請求日).
    """

    sense: Sense = Sense.PLAIN
    thing: Sense = Sense.PLAIN
    names_thing: bool = False


NOTHING_BEFORE: Final = Before()


def read_before(text: str) -> Before | None:
    """Return what the words before a label make of it, None where an unknown word makes it another label.

    Args:
        text: the line up to the label, from the label before it on.
    """
    window = text[-MAX_BEFORE:].lower()
    if not window.strip():
        return NOTHING_BEFORE
    tail = _tail().search(window)
    head = window[: tail.start()] if tail else window
    if head.rstrip()[-1:].isalnum() and not head.endswith(("  ", "\t")) and not _VALUE_END.search(head):
        return None
    senses = [_SENSES[word] for word in _word().findall(tail[0])] if tail else []
    things = [sense for sense in senses if sense in THINGS]
    is_parted = _PARTED.search(window) is not None
    # A sense of money that stands apart is of the amount before: 11,534円(税込) 合計
    others = (one for one in senses if one not in THINGS and not (is_parted and one in MONEY_SENSES))
    names_thing = bool(things) and senses[-1] in THINGS and not is_parted
    return Before(first_sense(others), first_sense(things), names_thing)


def split_remark(text: str) -> tuple[Sense, str]:
    """Return the sense of a remark in parentheses right after a label, and what follows it."""
    remark = _REMARK.match(text)
    if remark is None or _FIGURES.search(remark[1]):
        return Sense.PLAIN, text
    return senses_in(remark[1]), text[remark.end() :]


class Headings:
    """What stands above the labels of a document."""

    def __init__(self, layout: Layout, labelled: AbstractSet[int]) -> None:
        """Take *layout* and the indices of its lines that hold labels, and so are no headings."""
        self._layout = layout
        self._labelled = labelled
        self._known: dict[int, tuple[Sense, bool]] = {}

    def sense_above(self, line: int) -> tuple[Sense, bool]:
        """Return what the heading above a labelled *line* says, PLAIN for none, and whether it is a sentence."""
        if line not in self._known:
            self._known[line] = self._read_above(line)
        return self._known[line]

    def _read_above(self, line: int) -> tuple[Sense, bool]:
        heading, is_sentence, blanks = "", False, 0
        for index in range(line - 1, max(-1, line - MAX_ROWS), -1):
            text = self._layout.text[index].strip()
            if not text:
                blanks += 1
            elif index in self._known or self._is_statement(index, text):
                if blanks:
                    break
                if index in self._known:
                    return self._known[index]
            elif blanks > 1 or any(word in text for word in _NUMBER_WORDS):
                break
            elif any(sign.isalnum() for sign in text[:MAX_HEADING]):
                heading, is_sentence = _heading(text)
                break
        words = _HEAD.findall(heading.lower())
        if is_sentence:
            # "… by the card given at enrollment (加入時), as follows" does not speak of another time.
            words = [word for word in words if _SENSES[word] not in THINGS and not word.endswith("時")]
        return first_sense(map(_SENSES.__getitem__, words)), is_sentence

    def _is_statement(self, index: int, text: str) -> bool:
        """Return whether a line states a value rather than heads the lines below."""
        below = self._layout.text[index + 1] if index + 1 not in self._labelled else ""
        has_value = index in self._labelled and any(sign.isdigit() for sign in text + below)
        return has_value or index - 1 in self._labelled or ":" in text

    def is_of_card(self, line: int, column: int) -> bool:
        """Return whether the label at *column* of *line* stands among the particulars of a card."""
        texts = [self._layout.text[line][:column][-MAX_BEFORE:]]
        for index in range(line - 1, max(-1, line - MAX_CARD_LINES - 1), -1):
            text = self._layout.text[index]
            if index in self._labelled or not text.strip() or "。" in text:
                break
            texts.append(text[:MAX_HEADING])
        return (
            _CARD.search("\n".join(texts).lower()) is not None or _MASKED.search("\n".join(texts)) is not None
        )


def _heading(text: str) -> tuple[str, bool]:
    """Return *text* if it is a heading, or a sentence that tells what follows; and which of them."""
    if len(text) <= MAX_HEADING and "。" not in text and "、" not in text:
        return text, False
    sentence = text[-MAX_SENTENCE:]
    return sentence if _ANNOUNCES.search(sentence) else "", True
