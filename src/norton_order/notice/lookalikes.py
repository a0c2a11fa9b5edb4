"""Labels and numbers written in letters that only look like theirs: they do not count, but are told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from norton_order.html.document import Document
from norton_order.notice.layout import compact, of_line
from norton_order.vendor.labels import LABELS, Role
from norton_order.vendor.numbers import is_known_family

MAX_CHARACTERS: Final = 100_000
MAX_FOUND: Final = 3

# Left what is written, right what it looks like (Unicode's confusables, as far as labels and numbers go).
_LATIN: Final = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХҮаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
        "ABESIJKMHOPCTYXYaeopcyxijsABEZHIKMNOPTYXovpabcdefghijklmnoprstuvwyz",
        strict=True,
    )
)
_JAPANESE: Final = {
    written: like
    for like, group in (
        ("延", "廷迋"), ("動", "勤働"), ("時", "侍畤"), ("注", "註汪往住"), ("文", "交攵"), ("番", "畨"), ("号", "號呺"), ("自", "白目"),
        ("長", "镸"), ("加", "伽"), ("入", "人八"), ("今", "令"), ("回", "囘囬"), ("以", "似"), ("前", "葥"), ("元", "兀"), ("の", "ノ"), ("ご", "コゴ"),
    )
    for written in group
}  # fmt: skip
_TO_LATIN: Final = {ord(written): like.lower() for written, like in _LATIN.items()}
_SKELETON: Final = str.maketrans(_LATIN | _JAPANESE)
_LABELS: Final = [
    compact(label.text) for label in LABELS if label.role in {Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT}
]
_FORMS: Final = {label.translate(_SKELETON): label for label in _LABELS}
_PATTERN: Final = re.compile("|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True)))
_NUMBER: Final = re.compile(r"(?<![0-9a-z])[a-z]{1,6}[0-9][0-9o]{3,20}(?![0-9a-z])")


def find_lookalikes(documents: Sequence[Document]) -> list[str]:
    """Return labels and numbers in look-alike letters as they are written, at most ``MAX_FOUND``."""
    found: dict[str, None] = {}
    for document in documents:
        left = MAX_CHARACTERS
        for line in document.lines:
            left -= len(line.text)
            if left < 0 or len(found) >= MAX_FOUND:
                break
            if not line.text.isascii():
                found.update(dict.fromkeys(of_line(line.text, _lookalikes_in)))
    return list(found)[:MAX_FOUND]


def _lookalikes_in(line: str) -> tuple[str, ...]:
    found = []
    text = compact(line)
    for match in _PATTERN.finditer(text.translate(_SKELETON)):
        written = text[match.start() : match.end()]
        if written not in _LABELS:
            found.append(written)
    found.extend(
        text[match.start() : match.end()]
        for match in _NUMBER.finditer(text.translate(_TO_LATIN))
        if not text[match.start() : match.end()].isascii() and is_known_family(match[0].upper())
    )
    return tuple(found)
