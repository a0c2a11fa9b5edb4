"""The order labels printed in a document: where they stand, whose number they name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from norton_order.norton import LABELS, Role
from norton_order.notice.layout import Layout, Span, Vocabulary, connects

WANTED: Final = frozenset({Role.ENROLLMENT, Role.PREVIOUS})  # two names of the same number

_VOCABULARY: Final = Vocabulary([label.text for label in LABELS])
# Words before a label that make it speak of another number than it seems to.
_QUALIFIED: Final = re.compile(
    r"(?:(?:今回|この度|このたび|次回|変更後|更新後|更新前)\w{0,4}|新しい|新たな|新規|新|旧|偽|非|×|✕|別|他|以外|誤った|無効な|もう一つ|もうひとつ|ご家族(?:様|の方)?"
    r"|(?:他|別)の\w{1,8}|(?:無効|旧|誤|誤り)[:)】\]])の?\s*$"
    r"|\b(?:not|differs? from|different from|replaces?|unlike|instead of|other than|except)(?: (?:the|your|this|an?))? ?$",
    re.IGNORECASE,
)
# Words over or before a label that make an example of it.
_EXAMPLE: Final = re.compile(
    r"(?:例|見本|サンプル|\bsamples?|\bexamples?|\be\.g\.)\s*[)\]】〕」』>〉》:]?\s*$", re.IGNORECASE
)
_DENIED: Final = re.compile(
    r"\s*[」』】\]]?\s*(?:とは(?:異|違|別)|では(?:な|あり|ござい)|と(?:異|違)|でない|is not\b)"
)
# No letter of a number, and no wide space: what stands apart may be the value of another label.
_WORD_BEFORE: Final = re.compile(r"(?:[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3] ?)+$")
MAX_WORD: Final = 20
_NEW_COLUMN: Final = re.compile(r" {2,}|\t| ?[|│/]")


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A label where it stands in a document.

    Attributes:
        role: as the vendor's table has it, or OTHER where a word before it changes its meaning.
        span: where it stands.
        is_qualified: a word before it makes it doubtful whose number it names.
    """

    role: Role
    span: Span
    is_qualified: bool = False


def find_labels(layout: Layout) -> list[PrintedLabel]:
    """Return the order labels of *layout*, in order.

    A plain one behind another word, and one of an example, count as OTHER; one that is only named to say what something is not
    ("this differs from the current order number") labels nothing and is left out.
    """
    found = []
    for match in _VOCABULARY.find(layout):
        if _DENIED.match(layout.text[match.span.end_line], match.span.end):
            continue
        role = LABELS[match.index].role
        if (
            layout.turned[match.span.line]
            or _is_modified(layout, match.span, role)
            or _is_example(layout, match.span)
        ):
            role = Role.OTHER
        found.append(
            PrintedLabel(role, _whole_name(layout, match.span, role), _is_qualified(layout, match.span))
        )
    return found


def meaning(label: PrintedLabel) -> Role:
    """Return the role of *label*, the same one for both names of the wanted number."""
    return Role.ENROLLMENT if label.role in WANTED else label.role


def is_rival(other: PrintedLabel, label: PrintedLabel) -> bool:
    """Return whether *other* names another number than *label*; a plain one may name any, and is no rival."""
    return other.role is not Role.PLAIN and meaning(other) != meaning(label)


def opens_sentence(layout: Layout, label: PrintedLabel) -> bool:
    """Return whether *label* only opens a sentence of its own ("… is needed to stop the service")."""
    rest = layout.text[label.span.end_line][label.span.end :]
    if _NEW_COLUMN.match(rest):
        return False
    rest = rest.strip()
    return not connects(rest) and not rest.startswith(("です", "でございます", "になります", "となります"))


def _whole_name(layout: Layout, span: Span, role: Role) -> Span:
    """Return *span* with the words before it that make another label of a plain one (最新のご注文番号)."""
    if role is not Role.OTHER:
        return span
    word = _WORD_BEFORE.search(layout.text[span.line][max(0, span.start - MAX_WORD) : span.start])
    return replace(span, start=span.start - len(word[0])) if word else span


def _is_qualified(layout: Layout, span: Span) -> bool:
    return _QUALIFIED.search(layout.text[span.line][max(0, span.start - 20) : span.start]) is not None


def _is_modified(layout: Layout, span: Span, role: Role) -> bool:
    """Return whether another word goes over into the label: お手元の… ("at hand") does not mean 元の… ("original")."""
    text = layout.text[span.line]
    if role is Role.PLAIN:
        return text[: span.start].rstrip()[-1:].isalnum()
    beside = text[: span.start][-1:]
    return role is Role.PREVIOUS and text[span.start] == "元" and "\u4e00" <= beside <= "\u9fff"


def _is_example(layout: Layout, span: Span) -> bool:
    before = layout.text[span.line][max(0, span.start - 20) : span.start]
    if before.strip():
        return _EXAMPLE.search(before) is not None
    above = layout.text[span.line - 1] if span.line else ""
    return len(above) < 20 and _EXAMPLE.search(above) is not None
