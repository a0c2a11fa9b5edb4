"""Lines to the other facts of a notice: dates, the amount, the product."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from norton_order.mail.document import Line
from norton_order.norton import DETAIL_LABELS, Detail
from norton_order.notice.layout import Layout, Match, Vocabulary
from norton_order.notice.products import named_product, parse_product

VOCABULARY: Final = Vocabulary([label.text for label in DETAIL_LABELS])
MAX_LABELS: Final = 300  # of details in one document; a notice has some ten

_YMD: Final = re.compile(r"(20\d\d)\s?(?:年|年度|년|[/.\-])\s?(\d{1,2})\s?(?:月|월|[/.\-])\s?(\d{1,2})(?!\d)")
_ERA: Final = re.compile(r"(平成|令和)\s?(元|\d{1,2})年\s?(\d{1,2})月\s?(\d{1,2})日")
_ERAS: Final = {"平成": 1988, "令和": 2018}
_MONTHS: Final = {
    name: number
    for number, names in enumerate("january february march april may june july august september october november december".split(), 1)
    for name in (names, names[:3])
}  # fmt: skip
_ENGLISH: Final = re.compile(
    r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(20\d\d)"
)
_YEN: Final = re.compile(r"(?:[¥\\]|JPY)\s?(\d{1,3}(?:,\d{3})+|\d{1,8})(?![\d,])|(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d{1,8})\s?(?:円|yen|JPY)", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Details:
    """Facts of a notice besides its number, None where the document does not state them.

    Attributes:
        charged_on: the day of a charge that was made.
        next_charge_on: 課金予定日.
        stop_by: 停止申込期限.
        expires_on: the last day of the licence.
        amount: in yen.
        product: as printed, normalised.
    """

    charged_on: dt.date | None = None
    next_charge_on: dt.date | None = None
    stop_by: dt.date | None = None
    expires_on: dt.date | None = None
    amount: int | None = None
    product: str | None = None

    def or_else(self, other: Details) -> Details:
        """Return these details, with those of *other* where these say nothing."""
        missing = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if getattr(self, field.name) is None
        }
        return replace(self, **missing)

    def contradicts(self, other: Details) -> bool:
        """Return whether both state something and not the same."""
        return any(
            mine is not None and theirs is not None and mine != theirs
            for mine, theirs in zip(self.values(), other.values(), strict=True)
        )

    def values(self) -> tuple[dt.date | int | str | None, ...]:
        """Return the facts in the order of the attributes."""
        return tuple(getattr(self, field.name) for field in fields(self))


def read_details(lines: Sequence[Line]) -> Details:
    """Return what *lines* state beside known labels; never raises. The sooner listed label wins."""
    layout = Layout(lines)
    found: dict[str, tuple[int, dt.date | int | str]] = {}
    matches = VOCABULARY.find(layout)[:MAX_LABELS]
    for match in matches:
        label = DETAIL_LABELS[match.index]
        name = label.detail.value
        if name in found and found[name][0] <= match.index:
            continue
        for text in _value_texts(layout, match, matches):
            value = _parse(label.detail, text)
            if value is not None:
                found[name] = (match.index, value)
                break
    values = {name: value for name, (_rank, value) in found.items()}
    values.setdefault("product", named_product(layout.text) or "")
    return Details(**{name: value or None for name, value in values.items()})  # type: ignore[arg-type]


def _value_texts(layout: Layout, match: Match, matches: Sequence[Match]) -> Iterator[str]:
    """Yield the texts in which the value of a label can stand: its line, the cell beside, below, the next line."""
    span = match.span
    stop = min(
        (
            other.span.start
            for other in matches
            if other.span.line == span.end_line and other.span.start >= span.end
        ),
        default=len(layout.text[span.end_line]),
    )
    rest = layout.text[span.end_line][span.end : stop].strip(" :：\t】]」』)）|…・-–—=>→")
    if rest:
        yield rest
        return
    labelled = {other.span.line for other in matches}
    cells = layout.lines[span.end_line].cells
    following = span.end_line + 1
    while following < len(layout.text) and following <= span.end_line + 2:
        text = layout.text[following].strip()
        if text.strip(":：→>・ "):
            other = layout.lines[following].cells
            if following not in labelled and (
                other == cells or (other and cells and other[-1].row == cells[-1].row)
            ):
                yield text
            break
        following += 1
    for cell in reversed(cells):
        for below in layout.rows_below(cell):
            if not labelled.intersection(below):
                yield layout.text[below[0]].strip()
            break


def _parse(detail: Detail, text: str) -> dt.date | int | str | None:
    if detail is Detail.AMOUNT:
        return parse_yen(text)
    if detail is Detail.PRODUCT:
        return parse_product(text)
    return parse_date(text)


def parse_date(text: str) -> dt.date | None:
    """Return the first date in *text* (normalised), or None where there is none or it cannot be."""
    year = month = day = ""
    if match := _YMD.search(text):
        year, month, day = match.groups()
    elif match := _ERA.search(text):
        year = str(_ERAS[match[1]] + (1 if match[2] == "元" else int(match[2])))
        month, day = match[3], match[4]
    elif (match := _ENGLISH.search(text)) and match[2].lower() in _MONTHS and (match[1] or match[3]):
        year, month, day = match[4], str(_MONTHS[match[2].lower()]), match[1] or match[3]
    if not year:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def parse_yen(text: str) -> int | None:
    """Return the first amount of yen in *text* (normalised), or None."""
    match = _YEN.search(text)
    return int((match[1] or match[2]).replace(",", "")) if match else None
