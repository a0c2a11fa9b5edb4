"""The labels of order numbers in a stretch of text: where they stand, whose number they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from norton_order.vendor import label_grammar as grammar
from norton_order.vendor.labels import LABELS, Role
from norton_order.vendor.numbers import PREFIX

WANTED: Final = frozenset({Role.ENROLLMENT, Role.PREVIOUS})  # two names of the same number

_FURIGANA: Final = re.compile(r"[(\[【〔〈《（]\s*[ぁ-ゖー\s]{2,24}\s*[)\]】〕〉》）]")
_OPENING: Final = "([{<「『【〔〈《〖«“‘"
_CLOSING: Final = ")]}>」』】〕〉》〗»”’"
_WIDE: Final = re.compile(r"\t| {2,}")
_LEFT_OUT: Final = frozenset(" \n\"'*_`")
# A word that goes on into a plain label and makes another one of it (次回の…, 製品の…).
_WORD: Final = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々0-9a-z가-힣&]{1,24}\Z")
_PARTICLE: Final = re.compile(
    r"(?:.*(?:は|が|を|に|で|と|や|も|へ|より|から|及び|および|又は|または|もしくは|若しくは|あるいは)"
    r"|(?:下記|上記|以下|次|こちら)の?|.*(?:ではなく|でなく|じゃなく)て?|.*(?:必要な|必要となる|使う|使用する|入力する|入力いただく|記載の|記載された|お伝えする))\Z"
)
# Words and signs set apart before a label that turn it into another one.
_TURNED: Final = re.compile(
    r"(?:(?<![^\s(\[【「])(?:旧|誤り?|無効|偽|仮)\s*[:)】\]」]\s*|[×✕✗✘]\s*"
    r"|\b(?:not|differs? from|different from|replaces?|unlike|instead of|other than|except)(?: (?:the|your|this|an?))? ?)\Z",
    re.IGNORECASE,
)
# A word that a label goes on into, so that it names something else (ご注文番号一覧, 今回ご注文分の番号).
_GOES_ON: Final = re.compile(r"(?!様|控え|欄|今回|自動|以前)[一-鿿々ァ-ヺー]{1,12}(?:の[一-鿿ァ-ヺー]{1,8})?")
_DENIED: Final = re.compile(
    r"\s*[」』】\])]?\s*(?:とは(?:異|違|別)|では(?:な|あり|ござい)|と(?:異|違)|でない|じゃ(?:な|あり)|is not\b|isn't\b)"
)
_EXAMPLE: Final = re.compile(
    r"(?:例|見本|サンプル|samples?|examples?|e\.g\.)\s*[)\]】〕」』>〉》:]?\s*\Z", re.IGNORECASE
)
_NUMBER_FOLLOWS: Final = re.compile(rf"{PREFIX.lower()}[0-9]")
MAX_TEXT: Final = 20_000  # characters of a stretch in which labels are looked for


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label of an order number in a stretch of text.

    Attributes:
        role: what the number is good for; OTHER for any other number.
        start: where it begins.
        end: behind its last character.
        is_qualifier: only the time is named (自動延長加入時, 今回), as below a heading ご注文番号.
        is_mentioned: it is only named, to say what something is not or to give an example.
    """

    role: Role
    start: int
    end: int
    is_qualifier: bool = False
    is_mentioned: bool = False


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    def fixed(role: Role, known: str = "(?!)") -> str:
        texts = {squeeze(label.text) for label in LABELS if label.role is role}
        # What the grammar knows it knows better: also what may stand before.
        rows = sorted((text for text in texts if not re.fullmatch(known, text)), key=len, reverse=True)
        return "|".join(re.escape(row) + ("(?!の)" if row.endswith("時") else "") for row in rows)

    previous = f"{grammar.PREVIOUS}|{grammar.PREVIOUS_EN}"
    return (
        (
            Role.ENROLLMENT,
            re.compile(f"{grammar.ENROLLMENT}|{grammar.ENROLLMENT_EN}|{fixed(Role.ENROLLMENT)}"),
        ),
        (Role.CURRENT, re.compile(f"{grammar.CURRENT}|{grammar.CURRENT_EN}|{fixed(Role.CURRENT)}")),
        (Role.PREVIOUS, re.compile(f"{previous}|{fixed(Role.PREVIOUS, previous)}".rstrip("|"))),
        (Role.OTHER, re.compile(fixed(Role.OTHER))),
        (Role.PLAIN, re.compile(f"{grammar.HEAD}|{fixed(Role.PLAIN)}")),
    )


@lru_cache(maxsize=1)
def _qualifiers() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return (
        (Role.ENROLLMENT, re.compile(rf"\(?{grammar.ENROLLMENT_ALONE}の?\)?\Z")),
        (Role.CURRENT, re.compile(rf"\(?{grammar.CURRENT_ALONE}の?\)?\Z")),
    )


@lru_cache(maxsize=1)
def _owner() -> re.Pattern[str]:
    return re.compile(rf"(?:.*[はがを、:])?(?:{grammar.OWNERS})?\Z")


def squeeze(text: str) -> str:
    """Return *text* (normalised) as labels are matched; see `norton_order.vendor.label_grammar`."""
    return _Squeezed(text).text


def find_labels(text: str) -> list[FoundLabel]:
    """Return the labels of order numbers in *text* (normalised), in order, none over another.

    The longest and most special wording counts: 次回のご注文番号 is one label of role OTHER, not a plain one.
    """
    if not _may_hold_label(text):
        return []
    squeezed = _Squeezed(text[:MAX_TEXT])
    taken: list[tuple[int, int, Role]] = []
    for role, pattern in _patterns():
        for match in pattern.finditer(squeezed.text):
            start, end = match.span()
            if (
                start < end
                and not any(start < e and s < end for s, e, _role in taken)
                and squeezed.stands_alone(start, end)
            ):
                taken.append((start, end, role))
    labels: list[FoundLabel] = []
    places = sorted(taken)
    for place, found in enumerate(places):
        following = squeezed.place(places[place + 1][0]) if place + 1 < len(places) else len(text)
        labels.append(_label(text, squeezed, *found, after=labels[-1].end if labels else 0, before=following))
    return labels


def read_qualifier(text: str) -> Role | None:
    """Return the role that *text* (normalised, a whole cell or name) gives to a number named above; None for none."""
    if len(text) > 40 or not (
        "時" in text or "今" in text or "こ" in text or "当" in text or "際" in text or "自動" in text
    ):
        return None
    squeezed = squeeze(text)
    for role, pattern in _qualifiers():
        if pattern.match(squeezed):
            return role
    return None


_USUAL_HINTS: Final = (
    "番",
    "No",
    "no",
    "NO",
    "ナンバー",
    "ID",
    "id",
    "Id",
    "コード",
    "#",
    "umber",
    "UMBER",
    "ey",
    "EY",
    "EN",
    "번",
    "号",
    "號",
    "编",
    "編",
    "注文",
    "キー",
)
# A label that holds none of them begins with a hint of its own.
_HINTS: Final = (
    *_USUAL_HINTS,
    *dict.fromkeys(
        sign
        for label in LABELS
        if not any(hint in label.text for hint in _USUAL_HINTS)
        for sign in (label.text[0].lower(), label.text[0].upper())
    ),
)


def _may_hold_label(text: str) -> bool:
    return any(hint in text for hint in _HINTS)


def _label(
    text: str, squeezed: _Squeezed, start: int, end: int, role: Role, *, after: int, before: int
) -> FoundLabel:
    """Return the label, with the words around it, between two places, that make another one of it."""
    first, last = squeezed.place(start), squeezed.place(end - 1) + 1
    if longer := _GOES_ON.match(text, last, before):
        last, role = longer.end(), Role.OTHER
    lead = text[after:first]
    is_mentioned = (
        _DENIED.match(text[last : last + 40].replace("\n", "")) is not None
        or _EXAMPLE.search(lead[-20:]) is not None
    )
    attached = lead[len(lead) - len(_attached(lead)) :]
    if attached and not _owner().fullmatch(attached) and not _PARTICLE.fullmatch(attached):
        first -= len(attached)
        role = Role.OTHER
    elif _TURNED.search(lead[-40:]):
        role = Role.OTHER
    is_qualifier = role is not Role.OTHER and squeezed.text[start:end].endswith("注文")
    return FoundLabel(role, first, last, is_qualifier, is_mentioned)


def _attached(before: str) -> str:
    """Return the word right before a label, or before one blank, that changes what it names; "" for none."""
    stripped = (
        before[:-1] if before.endswith(" ") and not before.endswith("  ") and _glues(before) else before
    )
    word = _WORD.search(stripped.lower()) if len(stripped.lower()) == len(stripped) else None
    return before[word.start() :] if word else ""


def _glues(before: str) -> bool:
    """Return whether a word before a blank belongs to the label behind it: it ends in の, な, た or る, or denies it in English."""
    return before[-2:-1] in {"の", "な", "た", "る"} or before.lower().endswith(
        (" not ", " than ", " from ", " other ", "replaces ", "unlike ")
    )


class _Squeezed:
    """Text as labels are matched, and where its characters stood."""

    __slots__ = ("_columns", "text")

    def __init__(self, text: str) -> None:
        lower = text.lower()
        if len(lower) != len(text):  # letters that grow when lowered
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        characters: list[str] = []
        columns: list[int] = []
        skipped = {i for match in _FURIGANA.finditer(lower) for i in range(*match.span())}
        wide = {match.start() for match in _WIDE.finditer(lower)}
        for column, character in enumerate(lower):
            if column in skipped:
                continue
            if column in wide:
                character = "\t"
            elif character in _LEFT_OUT or character == "\t":
                continue
            elif character in _OPENING:
                character = "("
            elif character in _CLOSING:
                character = ")"
            characters.append(character)
            columns.append(column)
        self.text = "".join(characters)
        self._columns = columns

    def place(self, index: int) -> int:
        """Return where the character at *index* stood."""
        return self._columns[index]

    def stands_alone(self, start: int, end: int) -> bool:
        """Return whether no Latin word goes on at either end; an order number may, as in glued cells."""
        text = self.text
        before, after = text[start - 1 : start], text[end : end + 1]
        if before and self._adjoin(start - 1) and _is_latin(before) and _is_latin(text[start]):
            return False
        goes_on = (
            bool(after)
            and self._adjoin(end - 1)
            and after.isalpha()
            and _is_latin(after)
            and _is_latin(text[end - 1])
        )
        return not goes_on or _NUMBER_FOLLOWS.match(text, end) is not None

    def _adjoin(self, index: int) -> bool:
        return self._columns[index + 1] == self._columns[index] + 1


def _is_latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x1100
