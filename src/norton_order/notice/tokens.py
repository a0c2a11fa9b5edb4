"""Passages -> segments of tokens: each visible piece is a label, a value, running text, or not known to be any of these."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from norton_order.notice.labels import WANTED, FoundLabel, find_labels, read_qualifier
from norton_order.notice.layout import MAX_REMEMBERED
from norton_order.notice.number_remarks import OF_NO_USE
from norton_order.notice.numbers import Number, find_numbers
from norton_order.notice.passages import Passage, width
from norton_order.notice.sentences import respective, states
from norton_order.notice.values import Type, field_type, guessed_type, typed_spans, value_type
from norton_order.vendor.labels import Role
from norton_order.vendor.numbers import BEGUN

MAX_ANSWER: Final = 10  # characters; a short sentence without its full stop may be a value
MAX_NAME: Final = 30  # characters; longer text is running text, no name and no value


class Kind(Enum):
    """What a token is to its reader."""

    LABEL = "label"  # known, or by its colon
    VALUE = "value"
    UNKNOWN = "unknown"  # a name, a value, or neither
    PROSE = "prose"  # nothing pairs across it


class Gap(IntEnum):
    """What stands between a token and the next one."""

    SAYS = 0  # a colon, は, an arrow: the first names the second
    SAYS_BACK = 1  # が … です, brackets, an arrow back: the second names the first
    NEAR = 2  # blanks
    CELL = 3  # the end of a cell or of a column
    BELOW = 4  # the end of a line
    APART = 5  # what ends a clause; nothing pairs across it


class Token(NamedTuple):
    """A piece of a passage.

    Attributes:
        kind: what it is.
        passage: index of its passage.
        start: where it begins in the passage.
        end: behind its last character.
        text: as in the passage.
        role: of a label of an order number (OTHER for any other number); None otherwise.
        type: of a value what it is, of a label what it wants; None for any.
        number: of an order number or code.
        is_named: a colon or the like behind it makes it the name of what follows.
        is_qualifier: of a label that only says the time (今回), as below ご注文番号.
        is_free: a number within running text, which need not belong to a label.
        mentions: of running text that only names an order number, its role.
    """

    kind: Kind
    passage: int
    start: int
    end: int
    text: str = ""
    role: Role | None = None
    type: Type | None = None
    number: Number | None = None
    is_named: bool = False
    is_qualifier: bool = False
    is_free: bool = False
    mentions: Role | None = None

    @property
    def is_order_label(self) -> bool:
        """Whether it names an order number of the vendor."""
        return self.role is not None and self.role is not Role.OTHER

    @property
    def is_order(self) -> bool:
        """Whether it is a number that may be an order number."""
        return self.number is not None


class Segment(NamedTuple):
    """What stands between two gaps of a line: in plain text a column, in HTML a line of a cell.

    Attributes:
        tokens: in order.
        gaps: between each and the next.
        left: column of a terminal at which it begins.
        right: behind its last column.
        lead: signs and words before the first token that tie it to what stands before (は, →).
        tail: those behind the last.
        is_rule: it is drawn of dashes and the like.
    """

    tokens: tuple[Token, ...]
    gaps: tuple[Gap, ...]
    left: int = 0
    right: int = 0
    lead: str = ""
    tail: str = ""
    is_rule: bool = False


_CLOSE: Final = r"[\s)」』】\]}>〕〉》'\"*_`”’]*"
_OPEN: Final = r"[\s(「『【\[{<〔〈《'\"*_`“‘]*"
_AS_FOLLOWS: Final = r"(?:(?:は|が|を)?、?(?:以下|下記|次|こちら)の?(?:とおり|通り|番号)?(?:です|でございます|になります|となります|に記載します|にてご案内します)?[。:]?)"
_POINTER: Final = (
    rf"(?:{_AS_FOLLOWS}|(?:は|が|も|につきましては|については|に関しては|として)、?|[:=→⇒➡▶►]|={{1,2}}>|-+>|>>+|[.…‥・·]{{2,}}|[…・;]|[-–—―─_~]+"
    r"|(?<![A-Za-z])(?:No|NO|no|Nr)(?:[.:]|\b)|番号(?=[\s:])|#|\b(?:is|was|are)\b|[|│┃/])"
)
_SAYS: Final = re.compile(rf"{_CLOSE}(?:{_POINTER}\s*){{1,3}}{_OPEN}")
_NAMES_AT_END: Final = re.compile(rf"{_CLOSE}(?:{_POINTER}\s*){{1,3}}{_CLOSE}")
_BRACKETED: Final = re.compile(rf"{_CLOSE}[(「『【\[{{<〔〈《“‘]{_OPEN}")
_CLOSED: Final = re.compile(r"[ 's]*[)」』】\]}>〕〉》]|\s*\Z|\s*\n")
_BLANK: Final = re.compile(rf"{_CLOSE}{_OPEN}")
_SAYS_BACK: Final = re.compile(
    rf"{_CLOSE}(?:(?:は|が)、?(?:この|こちらの)?|[:=←⇐⇦]|<[-=]+|\b(?:is|was)\b(?:\s(?:your|the))?)?{_OPEN}(?:お客様の|your|the)?\s*"
)
_POINTS_ONLY: Final = re.compile(r"[:=→⇒➡▶►>↓⇩▼↴]{1,3}")
_UNDERLINE: Final = re.compile(r"(?:[・*+•●○◆◇■□]\s*)?[-=_─━―—]{3,}")
_NONE_STATED: Final = re.compile(r"\s*(?:[:=]\s*(\S[^:]*)|\(([^()]{1,12})\)\s*:?)\s*")
_LEAD: Final = re.compile(r"(?:(?:は|が|も)、?|[:=→⇒➡])\s*")
_DECORATION: Final = "★☆◆◇■□●○▼▲▽△♪♦•"
_MENTION: Final = re.compile(
    rf"{_CLOSE}(?:を|に|の|と|や|から|で|へ|が(?!\s*[:0-9A-Z])|は(?!\s*[:0-9A-Z])|も(?!\s*[:0-9A-Z])|及び|および|または|又は|です|でございます|になります|となります|欄|\b(?:and|or|to|in|on|from|for|with|can|will|must|may|you)\b)"
)
_POLITE: Final = re.compile(
    r"(?:です|ます|ました|ません|ください|下さい|でした|ましょう|でしょう|でしょうか|ですか|ますか|ませ|致します|願います|[うくぐすつぬぶむる]こと|もの)(?:[!！♪。.]*)[)」』】]?\s*\Z"
)
_SENTENCE: Final = re.compile(r"(?<=[^\s。])。|(?<=[a-z][a-z][a-z])[.!?](?:\s|\Z)")
_NUMBER_SIGN: Final = re.compile(r"(?:(?<![A-Za-z])(?:No|NO|no|Nr)[.:]?|#)\s*\Z")
_NO_USE: Final = re.compile(OF_NO_USE, re.IGNORECASE)
_TRAILING: Final = re.compile(r"\s*(?:[:=→⇒…‥・は]|\.{2,}+)++\s*\Z")
_STRIPES: Final = re.compile(r"[-=_─━―—*~#+.・|│┃┼├┤┌┐└┘┬┴═║╔╗╚╝╠╣╦╩╬\s]+")
_CORNER: Final = re.compile("[┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬]")
_SPLIT: Final = re.compile(r"[ \t]*[|│┃║][ \t]*|\t+| {2,}")
_COMMA: Final = re.compile(r",(?![0-9]{3}(?![0-9]))(?! [a-z])")
_SPLIT_COMMAS: Final = re.compile(rf"{_SPLIT.pattern}|\s*{_COMMA.pattern}\s*")
_BULLET: Final = re.compile(
    r"\s*(?:[├└┣┗┌┏│┃─━]{1,3}\s*|[●○◎■□◆◇★☆▼▽▶►▪•‣][ \t]*(?=\S)|[・*※–>-](?:[ \t]+|(?=[^\x00-\x7f\s-]))|(?:[0-9]{1,2}|[a-zA-Z])[.)](?=[^0-9])\s*|\([0-9a-zA-Z]{1,2}\)\s*|\^\s*)+"
)
_COLON: Final = re.compile(r"(?<![0-9])[:=](?!//)|(?<=[^0-9\s]) ?[→⇒] ?|[:=](?![0-9/])")
_FOOTNOTE: Final = re.compile(
    r"(?<!\S)[\[(]?(?:※|注|\*|†|‡) ?[0-9]{0,2}[\])]?(?=\s*[:\s]|\Z)|[\[(](?:※|注)? ?[0-9]{1,2}[\])]"
    r"|\^(?:※|注|\*)? ?[0-9]{0,2}\^?(?=\s*(?::|\Z))|(?:※|注) ?[0-9]{0,2}\^?(?=\s*(?::|\Z))"
)
_REMARK: Final = re.compile(r"\s*\([^()\n]{1,60}\)\s*")
_OTHER_NUMBER: Final = re.compile(
    r"今回|この度|このたび|異な|違|ではな|ではあ|別|旧|更新|最新|変更|次回|前回|新し|下記|以下|次の|誤|訂正|無効|加入時|以前|元の|not|current|latest|new|previous|wrong",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"後日|追って|別途|準備中|発行(?:待|中|前)|未発行|未定|お待ち|なし|ありません|ございません|該当"
)
# What is said of a number and is no name of it: what it is for, how it is typed.
_OF_USE: Final = re.compile(
    r"必要|手続|停止|控え|大切|保管|ため|用|こちら|この|半角|全角|英数|桁|始ま|入力|確認|重要|込|抜|税|現在|時点|加入|申込|申し込|登録|開始|必須|ご?注文番号"
)
_CONTRAST: Final = re.compile(r"(?:とは(?:異|違|別)|と(?:異|違)|では(?:な|あり|ござ)|でない|\bnot\b)")
_PIECE: Final = re.compile(r"[、,;]\s*|\s*/\s*")
_SIGNS: Final = re.compile(r"[\s;()\[\]{}<>「」『』【】〔〕〈〉《》\"'*_`“”‘’:=・,、。.^|│┃-]*")


_DIGIT: Final = re.compile("[0-9]")


def segments_of(
    passage: Passage, index: int, below: str = "", above: str = "", *, is_damaged: bool = False
) -> list[Segment]:
    """Return the segments of a passage, left to right.

    Args:
        passage: a stretch read as one.
        index: of the passage.
        below: the line below it in the same cell, "" for none: a number may go on there.
        above: the line above it, likewise.
        is_damaged: something is lost from the document.
    """
    text = passage.text
    if passage.is_turned and text.strip():
        return [Segment((Token(Kind.PROSE, index, 0, len(text), text),), ())]
    if not _DIGIT.search(text):  # no number that what stands around it may belong to
        below, above, is_damaged = "", "", False
    read = _remembered if len(text) <= MAX_REMEMBERED else _read
    # Made anew and not by _replace, which takes as long as all the rest.
    return [
        Segment(tuple([Token(token[0], index, *token[2:]) for token in segment.tokens]), *segment[1:])
        for segment in read(text, below, above, is_damaged)
    ]


def _read(text: str, below: str, above: str, is_damaged: bool) -> tuple[Segment, ...]:
    """Return the segments of *text*, as if it were the first passage."""
    if not text.strip():
        return (Segment((Token(Kind.VALUE, 0, 0, 0, "", type=Type.NOTHING),), ()),)
    labels = find_labels(text)
    spans = [(label.start, label.end) for label in labels]
    codes = [(start, end) for kind, start, end in typed_spans(text, 0, len(text)) if kind is Type.CODE]
    numbers = [
        replace(number, rivals=(f"{number.value}…",)) if _begins_above(above, number) else number
        for number in find_numbers(f"{text}\n{below}" if below else text, spans, is_damaged=is_damaged)
        if number.end <= len(text) and not any(start <= number.start < end for start, end in codes)
    ]
    return tuple(
        _Segmenter(text, labels, numbers, start, end).segment(is_only=is_only)
        for start, end, is_only in _columns(text, spans, numbers)
    )


# The same lines stand in many mails, and in each rendering of one.
_remembered: Final = lru_cache(maxsize=2048)(_read)


def _begins_above(above: str, number: Number) -> bool:
    return number.start == 0 and BEGUN.search(above) is not None and number.value.isdecimal()


def _columns(
    text: str, labels: Sequence[tuple[int, int]], numbers: Sequence[Number]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches between the gaps of a line, and whether there is only one."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    bullet = _BULLET.match(text)
    free = bullet.end() if bullet else start
    is_ruled = False
    split = (
        _SPLIT_COMMAS
        if len(_COMMA.findall(text)) > 1 and not _SENTENCE.search(text) and "、" not in text
        else _SPLIT
    )
    for gap in split.finditer(text, start):
        if gap.start() < free or any(s < gap.end() and gap.start() < e for s, e in labels):
            continue
        is_stroke = gap[0].strip() not in {"", ","}
        if is_stroke and not (
            gap[0] != gap[0].strip() or gap.start() == start or gap.end() == len(text) or is_ruled
        ):
            continue
        if start < gap.start() or (is_stroke and is_ruled):
            found.append((start, gap.start()))
        is_ruled = is_ruled or is_stroke
        start = gap.end()
    if start < len(text):
        found.append((start, len(text)))
    for first, last in found:
        yield first, last, len(found) == 1


class _Segmenter:
    """Cuts one stretch of a passage into tokens."""

    def __init__(
        self,
        text: str,
        labels: Sequence[FoundLabel],
        numbers: Sequence[Number],
        start: int,
        end: int,
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.labels = _joined_names(
            text,
            [
                label
                for label in labels
                if start <= label.start
                and label.end <= end
                and not (label.is_mentioned and _is_in_brackets(text, label.start))
            ],
        )
        self.numbers = [number for number in numbers if start <= number.start < end]
        self.tokens: list[Token] = []
        self.group = self._respective()
        self.lead = self.tail = ""

    def _respective(self) -> set[int]:
        """Return where labels and numbers begin in a sentence that names several numbers in the order of their labels."""
        known = self._known()
        gaps = [self.text[a.end : b.start] for a, b in itertools.pairwise(known)]
        places = respective(gaps, [isinstance(one, FoundLabel) for one in known])
        return {known[place].start for place in places or ()}

    def _known(self) -> list[FoundLabel | Number]:
        known: list[FoundLabel | Number] = [*self.labels, *self.numbers]
        return sorted(known, key=lambda one: one.start)

    def segment(self, *, is_only: bool) -> Segment:
        """Return the stretch as a segment; a run of dashes is a rule if it is long, or one of several on its line."""
        text, (start, end) = self.text, (self.start, self.end)
        shown = text[start:end].strip()
        left = width(text[:start])
        is_long = len(shown) > (9 if is_only and "|" not in text else 2) or _CORNER.search(shown) is not None
        if shown and is_long and _STRIPES.fullmatch(shown):
            return Segment((), (), left, left + width(shown), is_rule=True)
        if not shown:
            return Segment((self._token(Kind.VALUE, start, end, type=Type.NOTHING),), (), left, left)
        bullet = _BULLET.match(shown)
        bare = shown[bullet.end() :] if bullet and bullet.end() < len(shown) else shown
        if _POINTS_ONLY.fullmatch(bare) or (is_only and _UNDERLINE.fullmatch(shown)):
            return Segment(
                (Token(Kind.VALUE, 0, start, end, "", type=Type.NOTHING),),
                (),
                left,
                left + width(shown),
            )
        if not self.labels and not self.numbers and (_is_remark(bare) or (is_only and _is_remark(shown))):
            is_harmless = _is_harmless(shown)
            kind = Kind.VALUE if is_harmless else Kind.PROSE
            # It may be passed over, or stand for a value; one that promises the value for later does.
            text = "" if is_harmless and not _LATER.search(shown) else shown
            token = Token(kind, 0, start, end, text, type=Type.NOTHING if is_harmless else None)
            return Segment((token,), (), left, left + width(shown))
        is_mentioned = any(label.is_mentioned for label in self.labels)
        if is_mentioned and not self.numbers and len(shown) <= MAX_NAME and not self._is_prose():
            token = self._token(Kind.UNKNOWN, start, end, type=Type.CODE)
            return Segment((token,), (), left, left + width(shown))
        if len(self.labels) <= 1 and not self.numbers and (role := read_qualifier(self._named(shown)[0])):
            first = text.find(bare, start)
            token = self._token(Kind.LABEL, first, end, role=role, type=Type.ORDER, is_qualifier=True)
            if not any(label.end < end - 2 or label.role is not Role.OTHER for label in self.labels):
                named = self._named(shown)[1]
                return Segment((token._replace(is_named=named),), (), left, left + width(shown))
        self._cut()
        if not self.tokens:
            kind = Kind.VALUE if value_type(shown) is Type.NOTHING else Kind.UNKNOWN
            self.tokens.append(
                self._token(kind, start, end, type=Type.NOTHING if kind is Kind.VALUE else None)
            )
        gaps = tuple(self._gap(a, b) for a, b in zip(self.tokens, self.tokens[1:], strict=False))
        if shown.startswith("(") and shown.endswith(")") and len(self.tokens) == 1:
            self.lead = "("  # in brackets it tells what stands above it
        return Segment(tuple(self.tokens), gaps, left, left + width(shown), self.lead, self.tail)

    def _named(self, shown: str) -> tuple[str, bool]:
        bullet = _BULLET.match(shown)
        bare = shown[bullet.end() :] if bullet else shown
        stripped = bare.rstrip(" :=→")
        return stripped, stripped != bare.rstrip()

    def _token(self, kind: Kind, start: int, end: int, **facts: object) -> Token:
        return Token(kind, 0, start, end, self.text[start:end].strip(), **facts)  # type: ignore[arg-type]

    def _is_prose(self) -> bool:
        """Return whether the stretch is running text, and not a name with its value."""
        text = _without_remark(self.text[self.start : self.end])
        if _SENTENCE.search(text):
            return True
        if len(text.strip()) <= MAX_ANSWER and not self.labels and not self.numbers:
            return False  # it may be a value (わかりません)
        return _POLITE.search(text) is not None and value_type(text.rpartition(":")[2]) is not Type.NOTHING

    def _cut(self) -> None:
        """Find the tokens of the stretch."""
        is_prose = self._is_prose()
        known = self._known()
        bullet = _BULLET.match(self.text, self.start, self.end)
        position = bullet.end() if bullet and bullet.end() < self.end else self.start
        for place, one in enumerate(known):
            if one.start > position:
                self._read_text(
                    position,
                    one.start,
                    is_prose=is_prose,
                    before=known[place - 1] if place else None,
                    after=one,
                )
            following = known[place + 1] if place + 1 < len(known) else None
            self._read_known(one, following, is_prose=is_prose)
            position = one.end
        if position < self.end:
            self._read_text(
                position, self.end, is_prose=is_prose, before=known[-1] if known else None, after=None
            )

    def _read_known(
        self, one: FoundLabel | Number, following: FoundLabel | Number | None, *, is_prose: bool
    ) -> None:
        if isinstance(one, Number):
            rest = self.text[one.end : self.end]
            is_free = one.start not in self.group and self._is_free(one, rest, is_prose=is_prose)
            kind = Type.ORDER if one.is_known else Type.CODE
            self.tokens.append(
                self._token(Kind.VALUE, one.start, one.end, type=kind, number=one, is_free=is_free)
            )
            return
        end = following.start if following else self.end
        rest = self.text[one.end : end]
        is_last = following is None
        bare = _without_remark(rest)
        points = (
            bool(_NAMES_AT_END.fullmatch(bare)) if is_last else _says(bare) and isinstance(following, Number)
        )
        if one.start in self.group:
            self.tokens.append(self._token(Kind.LABEL, one.start, one.end, role=one.role, type=Type.ORDER))
            return
        is_tied_back = self._is_tied_back(one)
        if one.is_mentioned or (_MENTION.match(rest) and not points and not is_tied_back):
            self.tokens.append(self._token(Kind.PROSE, one.start, one.end, mentions=one.role))
            return
        if is_prose and not points and not is_tied_back and not (not is_last and _BLANK.fullmatch(rest)):
            self.tokens.append(self._token(Kind.PROSE, one.start, one.end, mentions=one.role))
            return
        wants = Type.ORDER
        if one.role is Role.OTHER:
            wants = field_type(self.text[one.start : one.end]) or Type.CODE
        named = points
        self.tokens.append(
            self._token(
                Kind.LABEL,
                one.start,
                one.end,
                role=one.role,
                type=wants,
                is_named=named,
                is_qualifier=one.is_qualifier,
            )
        )

    def _is_free(self, number: Number, rest: str, *, is_prose: bool) -> bool:
        """Return whether a number is mentioned in passing, and need not belong to a label."""
        return is_prose or _MENTION.match(rest) is not None or self._is_of_example(number)

    def _is_of_example(self, number: Number) -> bool:
        """Return whether a number stands right behind a label that is only an example, so that no label owns it."""
        before = [label for label in self.labels if label.end <= number.start]
        return bool(before) and before[-1].is_mentioned and len(self.text[before[-1].end : number.start]) < 6

    def _is_tied_back(self, label: FoundLabel) -> bool:
        """Return whether the words before a label make it the name of a number before them (N が L です)."""
        if not self.tokens or not self.tokens[-1].is_order:
            return False
        gap = self.text[self.tokens[-1].end : label.start]
        if _BRACKETED.fullmatch(gap) and not _CLOSED.match(self.text, label.end):
            return False  # more than a name stands in the brackets
        return bool(gap.strip()) and _SAYS_BACK.fullmatch(gap) is not None

    def _read_text(
        self,
        start: int,
        end: int,
        *,
        is_prose: bool,
        before: FoundLabel | Number | None,
        after: FoundLabel | Number | None,
    ) -> None:
        """Read what stands between known tokens, or at an end of the stretch."""
        text = self.text[start:end]
        if isinstance(after, Number) and (sign := _NUMBER_SIGN.search(text)):
            text, end = text[: sign.start()], start + sign.start()
            if not text.strip():
                return
        nothing = _NONE_STATED.fullmatch(text) if isinstance(before, FoundLabel) and after is None else None
        if nothing and value_type(nothing[1] or nothing[2]) is Type.NOTHING:
            self.tokens.append(self._token(Kind.VALUE, start, end, type=Type.NOTHING))
            return
        bare = _without_remark(text)
        if before is None and after is not None and (_LEAD.fullmatch(bare.lstrip()) or not bare.strip()):
            self.lead = bare.strip()
            return
        if (
            _SIGNS.fullmatch(bare)
            or (after is None and _NAMES_AT_END.fullmatch(bare))
            or (before is not None and self._is_tie(before, bare, after))
        ):
            if after is None:
                self.tail = bare.strip()
            return
        if self._is_decoration(start, end, bare):
            return
        if is_prose:
            self.tokens.append(self._token(Kind.PROSE, start, end))
            return
        self._read_pieces(start, end, has_before=before is not None)

    def _is_tie(self, before: FoundLabel | Number, gap: str, after: FoundLabel | Number | None) -> bool:
        if after is None:
            return False
        if before.start in self.group and after.start in self.group:
            return True
        if isinstance(before, FoundLabel):
            return _says(gap) and isinstance(after, Number)
        if gap.strip() == "/":
            return True
        return _SAYS_BACK.fullmatch(gap) is not None or _POINTS_ONLY.fullmatch(gap.strip()) is not None

    def _is_decoration(self, start: int, end: int, bare: str) -> bool:
        """Return whether a sign only closes what the same sign opens around a label (☆…☆)."""
        sign = bare.strip()
        if len(sign) != 1 or sign not in _DECORATION:
            return False
        return sign in self.text[max(0, self.start - 1) : start] or sign in self.text[end : self.end]

    def _read_pieces(self, start: int, end: int, *, has_before: bool) -> None:
        """Read text outside running text: dates and amounts in it, names before colons, and what is left."""
        position = start
        for kind, first, last in typed_spans(self.text, start, end):
            if first > position:
                self._read_names(position, first, has_before=has_before)
            self.tokens.append(self._token(Kind.VALUE, first, last, type=kind))
            position, has_before = last, True
        if position < end:
            self._read_names(position, end, has_before=has_before)

    def _read_names(self, start: int, end: int, *, has_before: bool) -> None:
        text = self.text[start:end]
        if _SIGNS.fullmatch(text):
            return
        colon = _COLON.search(text, 1 if has_before else 0)
        while colon and text[: colon.start()].strip(" ・*()"):
            name = text[: colon.start()]
            if value_type(name.lstrip(" ・*")) is Type.NOTHING:
                self.tokens.append(self._token(Kind.VALUE, start, start + colon.start(), type=Type.NOTHING))
            elif len(name) <= MAX_NAME:
                role = read_qualifier(name.strip())
                wants = Type.ORDER if role else field_type(name)
                self.tokens.append(
                    self._token(
                        Kind.LABEL,
                        start,
                        start + colon.start(),
                        role=role,
                        type=wants,
                        is_named=True,
                        is_qualifier=role is not None,
                    )
                )
            else:
                self.tokens.append(self._token(Kind.PROSE, start, start + colon.start()))
            start += colon.end()
            text = self.text[start:end]
            colon = _COLON.search(text)
        if not _SIGNS.fullmatch(text):
            self._read_rest(start, end)
        elif (
            text.strip()
            and self.tokens
            and self.tokens[-1].is_named
            and value_type(text) is Type.NOTHING
            and text.strip(" 。、()")
        ):
            self.tokens.append(self._token(Kind.VALUE, start, end, type=Type.NOTHING))

    def _read_rest(self, start: int, end: int) -> None:
        """Read text without colons: names side by side that are all known, else one token."""
        text = self.text[start:end]
        words = text.split()
        if len(words) > 1 and all(field_type(word) for word in words):
            for match in re.finditer(r"\S+", text):
                self._append(start + match.start(), start + match.end())
            return
        self._append(start, end)

    def _append(self, start: int, end: int) -> None:
        text = self.text[start:end].rstrip("(「『【[<〔〈《 ")  # an opening bracket belongs to what follows
        end = start + len(text)
        stripped = text.strip()
        if _is_remark(stripped) and (role := read_qualifier(stripped.strip("()"))):
            inner = start + text.index("(") + 1, start + text.rindex(")")
            self.tokens.append(self._token(Kind.LABEL, *inner, role=role, type=Type.ORDER, is_qualifier=True))
            return
        if _is_remark(stripped):
            if not _is_harmless(text):
                self.tokens.append(self._token(Kind.PROSE, start, end))
            return
        if role := read_qualifier(_TRAILING.sub("", stripped)):
            named = _TRAILING.search(stripped) is not None
            self.tokens.append(
                self._token(
                    Kind.LABEL, start, end, role=role, type=Type.ORDER, is_named=named, is_qualifier=True
                )
            )
            return
        kind = value_type(text)
        wants = field_type(text) if kind is None or kind is Type.PRODUCT else None
        if wants is not None:
            self.tokens.append(self._token(Kind.LABEL, start, end, type=wants))
        elif kind is not None:
            self.tokens.append(self._token(Kind.VALUE, start, end, type=kind))
        elif len(stripped) > MAX_NAME or "。" in stripped:
            self.tokens.append(self._token(Kind.PROSE, start, end))
        else:
            self.tokens.append(self._token(Kind.UNKNOWN, start, end, type=guessed_type(stripped)))

    def _gap(self, first: Token, second: Token) -> Gap:
        gap = _without_remark(self.text[first.end : second.start])
        if first.start in self.group and second.start in self.group:
            return Gap.NEAR
        if first.kind is Kind.PROSE or second.kind is Kind.PROSE:
            return Gap.APART
        is_label = first.kind is Kind.LABEL
        if is_label and second.kind is Kind.LABEL and not self.text[first.end : second.start]:
            return Gap.APART  # run together, so that what stands before and behind them may be, too
        if is_label and second.kind is not Kind.LABEL:
            if gap.strip() == "/" and not first.is_named:
                return Gap.NEAR  # between the cells of a row as well as behind a name
            if first.is_named or _says(gap):
                return Gap.SAYS
            return Gap.APART if re.search("[、。;]", gap) else Gap.NEAR
        is_named_back = second.kind is Kind.LABEL and not is_label and second.role is not Role.PLAIN
        if is_named_back and _says_back(gap):
            is_whole = not _BRACKETED.fullmatch(gap) or _CLOSED.match(self.text, second.end) is not None
            return Gap.SAYS_BACK if is_whole else Gap.APART
        return Gap.APART if re.search("[、。]", gap) else Gap.NEAR


def _joined_names(text: str, labels: Sequence[FoundLabel]) -> list[FoundLabel]:
    """Return *labels* with two names of one number, in two languages with a stroke between, as one."""
    found: list[FoundLabel] = []
    for label in labels:
        last = found[-1] if found else None
        if (
            last is not None
            and _same_number(last.role, label.role)
            and text[last.end : label.start].strip() == "/"
            and text[last.start].isascii() != text[label.start].isascii()
        ):
            found[-1] = replace(last, end=label.end)
        else:
            found.append(label)
    return found


def _same_number(first: Role, second: Role) -> bool:
    return first is second or {first, second} <= WANTED


def _says(gap: str) -> bool:
    """Return whether what stands behind a label makes it the name of what follows."""
    return bool(_SAYS.fullmatch(gap) or _BRACKETED.fullmatch(gap)) or states(gap)


def _says_back(gap: str) -> bool:
    """Return whether what stands before a label makes it the name of what is before that."""
    if _BRACKETED.fullmatch(gap):
        return True
    return (
        bool(gap.strip())
        and not gap.strip().startswith((")", "」", "】", "]"))
        and _SAYS_BACK.fullmatch(gap) is not None
    )


def _is_in_brackets(text: str, place: int) -> bool:
    before = text[max(0, place - 40) : place]
    return before.rfind("(") > before.rfind(")")


def _without_remark(text: str) -> str:
    """Return *text* without the remarks in brackets that name no other number."""
    if "※" in text or "注" in text or "[" in text or "*" in text or "^" in text:
        text = _FOOTNOTE.sub(" ", text)
    return (
        _REMARK.sub(lambda remark: " " if _is_harmless(remark[0]) else remark[0], text)
        if "(" in text
        else text
    )


def _is_remark(text: str) -> bool:
    """Return whether *text* is a remark on what stands beside it: in brackets, or behind its sign."""
    return _REMARK.fullmatch(text) is not None or text.startswith(("※", "(※"))


def _is_harmless(remark: str) -> bool:
    """Return whether a remark says nothing of whose number stands beside it, or only which one it is not."""
    if read_qualifier(remark.strip(" \n()")) or _NO_USE.search(remark):
        return False
    has_digits = any(c.isdecimal() for c in remark)
    if guessed_type(remark) is not None and not has_digits and not _OF_USE.search(remark):
        return False  # it may be the name of what stands before it
    return not _OTHER_NUMBER.search(remark) or _CONTRAST.search(remark) is not None
