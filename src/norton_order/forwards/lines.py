"""One visible line as the search for forwarded headers sees it: quoting depth, label, separator or text."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from norton_order.forwards.forms import (
    DAY_FIRST_LANGUAGES,
    FORWARDED_BY,
    HEADER_LABELS,
    INVISIBLE,
    OTHER_PREFIXES,
    SEPARATORS,
    Field,
    key_of,
)

MAX_LINE_CHARACTERS: Final = 2_000  # no client prints a longer header line
MAX_LABEL_CHARACTERS: Final = 60  # with the indent of an aligned block
MAX_SEPARATOR_CHARACTERS: Final = 200

_FIELDS: Final = {key_of(label.text): label.field for label in HEADER_LABELS}
_DAY_FIRST: Final = {key_of(label.text) for label in HEADER_LABELS if label.language in DAY_FIRST_LANGUAGES}
_SEPARATORS: Final = {key_of(separator.text): separator.bare for separator in SEPARATORS}

_FIRST_LETTERS: Final = frozenset(key[0] for key in _FIELDS) | {prefix[0] for prefix in OTHER_PREFIXES}

_QUOTING_SIGNS: Final = (">", "＞", "|")
_QUOTE: Final = re.compile(r"(?: {0,3}+[>＞] ?+)*+")
_QUOTE_WITH_BARS: Final = re.compile(r"(?: {0,3}+(?:[>＞]|\|(?=[ |>＞]|\Z)) ?+)*+")
_COLON: Final = re.compile("[:：﹕︰]")
_GAP: Final = re.compile(r"\t|\u3000| {2,}")
_DASHES: Final = "-_=‐–—―─━"
_BLANKS: Final = " \t\u3000\xa0*" + INVISIBLE


class Kind(Enum):
    """What a line is to the search."""

    BLANK = "blank"
    NAMED = "named"  # a separator in words
    RULE = "rule"  # a separator of dashes only
    LABEL = "label"
    TEXT = "text"


class Line(NamedTuple):
    """One line without its quoting signs; the last four attributes are of a label only."""

    kind: Kind
    depth: int
    text: str
    field: Field = Field.OTHER
    value: str = ""
    has_colon: bool = True
    is_day_first: bool = False  # as the language of the label writes dates


def strip_quoting(line: str) -> tuple[int, str]:
    """Return the quoting depth of *line* and the line without its quoting signs.

    A bar counts as a sign where no other bar stands in the text, so that the rows of drawn tables stay whole.

    >>> strip_quoting("> > text")
    (2, 'text')
    """
    if line.lstrip(" ")[:1] not in _QUOTING_SIGNS:
        return 0, line
    match = _QUOTE_WITH_BARS.match(line)
    if match is not None and "|" in line[match.end() :]:
        match = _QUOTE.match(line)
    signs = match.group() if match is not None else ""
    return sum(map(signs.count, _QUOTING_SIGNS)), line[len(signs) :]


def read_line(line: str) -> Line:
    """Return *line* with what it is; never fails."""
    return _read_short(line) if len(line) <= MAX_LABEL_CHARACTERS else _read(line)


@lru_cache(maxsize=4096)
def _read_short(line: str) -> Line:
    return _read(line)  # the lines of a store's mails are the same in all of them


def _read(line: str) -> Line:
    depth, text = strip_quoting(line)
    if not text.strip() or not text.strip(_BLANKS):
        return Line(Kind.BLANK, depth, "")
    if len(text) > MAX_LINE_CHARACTERS:
        return Line(Kind.TEXT, depth, text)
    return _read_label(text, depth) or Line(_separator_kind(text), depth, text)


def _read_label(text: str, depth: int) -> Line | None:
    first = text.lstrip(_BLANKS)[:1]
    if unicodedata.normalize("NFKC", first)[:1].casefold()[:1] not in _FIRST_LETTERS:
        return None
    colon = _COLON.search(text, 0, MAX_LABEL_CHARACTERS)
    if colon is not None:
        printed = text[: colon.start()]
        label = _field_of(printed)
        if label is not None:
            value = _without_bold(printed, text[colon.end() :])
            return Line(Kind.LABEL, depth, text, label, value, is_day_first=key_of(printed) in _DAY_FIRST)
    printed, _, value = _partition_gap(text.strip())
    label = _FIELDS.get(key_of(printed)) if len(printed) <= MAX_LABEL_CHARACTERS else None
    return Line(Kind.LABEL, depth, text, label, value.strip(), has_colon=False) if label else None


def _field_of(printed: str) -> Field | None:
    key = key_of(printed)
    return Field.OTHER if key.startswith(OTHER_PREFIXES) else _FIELDS.get(key)


def _partition_gap(text: str) -> tuple[str, str, str]:
    gap = _GAP.search(text)
    return text.partition(gap.group()) if gap else (text, "", "")


def _without_bold(printed: str, value: str) -> str:
    """Return *value* without the asterisks that bold type leaves in plain text (``*件名:* *value*``)."""
    value = value.strip()
    opened = len(printed) - len(printed.lstrip(_BLANKS))
    if "*" not in printed[:opened]:
        return value
    if not printed.rstrip().endswith("*"):  # the label's bold type is closed after the colon
        stars = "*" * printed[:opened].count("*")
        value = value.removeprefix(stars).strip() if value.startswith(stars) else value.removesuffix(stars)
    if len(value) > 2 and value.startswith("*") and value.endswith("*"):
        value = value[1:-1]
    return value.strip()


def _separator_kind(text: str) -> Kind:
    begun = text.lstrip(_BLANKS)
    if len(text) > MAX_SEPARATOR_CHARACTERS:
        return Kind.TEXT
    if begun[: len(FORWARDED_BY)].casefold() == FORWARDED_BY:
        return Kind.NAMED
    is_framed = len(begun) > 1 and begun[0] in _DASHES and begun[1] in _DASHES
    is_announced = begun.rstrip(_BLANKS).endswith((":", "："))
    if not (is_framed or is_announced):
        return Kind.TEXT
    words = key_of(begun.strip(_BLANKS + _DASHES + ":："))
    if not words:
        return Kind.RULE if len(begun) > 3 else Kind.TEXT
    return Kind.NAMED if words in _SEPARATORS and (is_framed or _SEPARATORS[words]) else Kind.TEXT
