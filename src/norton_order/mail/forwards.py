"""Header blocks that clients print above a mail they forward or quote: who wrote to whom, when and what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from norton_order.mail.dates import parse_forward_date
from norton_order.mail.forward_forms import (
    ATTRIBUTION_WORDS,
    FORWARDED_BY,
    HEADER_LABELS,
    SEPARATORS,
    SUBJECT_PREFIXES,
    Field,
    key_of,
)
from norton_order.mail.forward_values import clean_text, find_addr_specs, find_sender

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

MAX_LINE_CHARACTERS: Final = 2_000  # no client prints a longer header line
MAX_BLOCK_LINES: Final = 200
MAX_LABEL_CHARACTERS: Final = 40
MAX_ATTRIBUTION_CHARACTERS: Final = 400
MAX_BLANKS: Final = 2  # blank lines between a separator and its labels, or an attribution and its quotation
WRAPPED_COLUMNS: Final = 60  # a line this wide may have been wrapped by the client

_FIELDS: Final = {key_of(label.text): label.field for label in HEADER_LABELS}
_SEPARATORS: Final = {key_of(separator.text): separator.bare for separator in SEPARATORS}
_KEY_FIELDS: Final = (Field.FROM, Field.TO, Field.DATE, Field.SUBJECT)

_QUOTE: Final = re.compile(r"(?: {0,3}+[>＞] ?+)*+")
_QUOTE_WITH_BARS: Final = re.compile(r"(?: {0,3}+(?:[>＞]|\|(?=[ |>＞]|$)) ?+)*+")
_LABEL: Final = re.compile(r"[\s*]*+(?P<label>[^:：﹕︰\t]{1,40}?)[\s*]*+[:：﹕︰]")
_UNCOLONED: Final = re.compile(r"[\s*]*+(?P<label>\S{1,40}?)\**+(?:\t|\u3000| {2,}|$)")
_FRAME: Final = re.compile(
    r"[\s*]*(?P<left>[-_=‐–—―─━ー]{2,})(?P<words>[^-_=‐–—―─━]{0,60}?)[-_=‐–—―─━ー\s*]*"
)
_ATTRIBUTION_END: Final = re.compile(
    rf"(?P<verb>{'|'.join(re.escape(word) for word, _ in ATTRIBUTION_WORDS)})?\s*[:：]$", re.IGNORECASE
)
_PREFIX: Final = "|".join(re.escape(prefix) for prefix, _ in SUBJECT_PREFIXES)
_PREFIXES: Final = re.compile(
    rf"\s*(?:(?:{_PREFIX})\s*(?:\[\d{{1,3}}\]|\(\d{{1,3}}\))?\s*[:：]\s*)+", re.IGNORECASE
)
_BRACKETED_FORWARD: Final = re.compile(r"\s*\[\s*fwd?\s*:(?P<subject>[^\[\]]*)\]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ForwardedHeader:
    """One header block printed in the body of a mail. Nothing in it is proven: the outer sender wrote it.

    Attributes:
        start: index of its first line: the separator, else the first label.
        end: index of the first line after it; the forwarded body is ``lines[end:next block's start]``.
        sender: addr-spec of From, domain in lower case; None where only a name is printed.
        recipients: addr-specs of To, without Cc.
        date: aware where the zone is printed, else naive; None where none, or an impossible one, is printed.
        subject: as printed, with its prefixes; None where none is printed.
        depth: quoting depth of the labels.
    """

    start: int
    end: int
    sender: str | None
    recipients: tuple[str, ...]
    date: datetime.datetime | None
    subject: str | None
    depth: int


def find_forwards(lines: Sequence[str]) -> tuple[ForwardedHeader, ...]:
    """Return every forwarded or quoted header block in *lines*, in order of appearance.

    A block has a From with two more of To, Date and Subject, or with one more and an address, or it stands
    directly under a known separator. The line above quoted text that names its writer ("On DATE, NAME
    wrote:") is one too, without recipients and subject.

    Args:
        lines: decoded visible lines of one document, without line ends.

    Returns:
        Blocks that do not overlap; the innermost mail of nested forwards is the last one's.
    """
    read = [_read_line(line) for line in lines]
    found: list[ForwardedHeader] = []
    place = 0
    while place < len(read):
        header, after = _block_at(read, place)
        if header is None:
            header = _attribution_at(read, place)
            after = header.end if header is not None else after
        if header is not None:
            found.append(header)
        place = after
    return tuple(found)


def strip_quoting(line: str) -> tuple[int, str]:
    """Return the quoting depth of *line* and the line without its quoting signs.

    A bar counts as a sign where no other bar stands in the text, so that the rows of drawn tables stay whole.

    >>> strip_quoting("> > text")
    (2, 'text')
    """
    match = _QUOTE_WITH_BARS.match(line)
    if match is not None and "|" in line[match.end() :]:
        match = _QUOTE.match(line)
    signs = match.group() if match is not None else ""
    depth = sum(signs.count(sign) for sign in ">＞|")
    return depth, line[len(signs) :]


def strip_subject_prefixes(subject: str) -> str:
    """Return *subject* without the prefixes of forwards and replies, however many there are.

    >>> strip_subject_prefixes("Fwd: FW: 転送: ご注文")
    'ご注文'
    """
    if match := _BRACKETED_FORWARD.fullmatch(subject):
        subject = match["subject"]
    prefixes = _PREFIXES.match(subject)
    return subject[prefixes.end() if prefixes else 0 :].strip()


class _Kind(Enum):
    BLANK = "blank"
    NAMED = "named"  # separator in words
    RULE = "rule"  # separator of signs only
    LABEL = "label"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class _Line:
    kind: _Kind
    depth: int
    text: str
    field: Field = Field.OTHER
    value: str = ""
    has_colon: bool = True  # of a label


@dataclass(slots=True)
class _Block:
    """Labels and values gathered so far."""

    depth: int
    is_separated: bool
    end: int = 0
    values: dict[Field, list[str]] = field(default_factory=dict)
    last: Field = Field.OTHER  # the label that a continuation line belongs to
    pending: str = ""  # the last line of its value
    has_values_below: bool = False  # values stand on the line after their label
    has_gaps: bool = False  # blank lines stand between labels

    def takes(self, line: _Line) -> bool:
        """Return whether *line* is a label that this block does not have yet."""
        return (
            line.kind is _Kind.LABEL
            and line.depth == self.depth
            and (line.has_colon or self.is_separated)
            and (line.field is Field.OTHER or line.field not in self.values)
        )

    def is_complete(self) -> bool:
        return Field.FROM in self.values and Field.SUBJECT in self.values and len(self.values) > 2

    def text_of(self, label: Field) -> str:
        return clean_text(" ".join(self.values.get(label, ())))


def _read_line(line: str) -> _Line:
    depth, text = strip_quoting(line)
    if not text or text.isspace():
        return _Line(_Kind.BLANK, depth, "")
    if len(text) > MAX_LINE_CHARACTERS:
        return _Line(_Kind.TEXT, depth, text)
    label = _read_label(text, depth)
    return label or _Line(_separator_kind(text), depth, text)


def _read_label(text: str, depth: int) -> _Line | None:
    colon = _LABEL.match(text)
    match = colon or _UNCOLONED.match(text)
    if match is None:
        return None
    name = key_of(match["label"])
    label = _FIELDS.get(name)
    if label is None:
        if not name.startswith("x-") or colon is None:
            return None
        label = Field.OTHER
    value = text[match.end() :].strip()
    if "*" in match.group():
        value = _without_bold(value)
    return _Line(_Kind.LABEL, depth, text, label, value, colon is not None)


def _without_bold(value: str) -> str:
    """Return *value* without the asterisks that bold type left in plain text."""
    value = value.lstrip("* ") if value.startswith(("* ", "** ")) or value.strip("*") == "" else value
    if value.startswith("*") and value.endswith("*"):
        return value[1:-1].strip()
    return value.removesuffix("*").strip()


def _separator_kind(text: str) -> _Kind:
    frame = _FRAME.fullmatch(text)
    words = key_of(frame["words"] if frame else text)
    if frame and not words:
        return _Kind.RULE
    if words.rstrip(":") in _SEPARATORS and (
        frame or (_SEPARATORS[words.rstrip(":")] and words.endswith(":"))
    ):
        return _Kind.NAMED
    return _Kind.NAMED if words.startswith(FORWARDED_BY) else _Kind.TEXT


def _block_at(read: Sequence[_Line], start: int) -> tuple[ForwardedHeader | None, int]:
    """Return the block whose first line is *start*, or None, and where to go on looking."""
    if read[start].kind not in {_Kind.NAMED, _Kind.RULE, _Kind.LABEL}:
        return None, start + 1
    place, is_separated = _skip_separators(read, start)
    if place == len(read) or read[place].kind is not _Kind.LABEL:
        return None, start + 1
    block = _gather(read, place, is_separated=is_separated)
    if not _is_header(block):
        return None, max(block.end, start + 1)
    end = block.end
    if is_separated and end < len(read) and read[end].kind is _Kind.RULE and read[end].depth == block.depth:
        end += 1  # Becky! closes its block with a line of dashes
    return _header(block, start, end), end


def _skip_separators(read: Sequence[_Line], place: int) -> tuple[int, bool]:
    """Return the first line after the separators at *place*, and whether one of them says what follows."""
    is_separated = False
    blanks = 0
    limit = min(len(read), place + 8)
    while place < limit and read[place].kind in {_Kind.NAMED, _Kind.RULE, _Kind.BLANK}:
        is_separated |= read[place].kind is _Kind.NAMED
        blanks = blanks + 1 if read[place].kind is _Kind.BLANK else 0
        if blanks > MAX_BLANKS:
            break
        place += 1
    return place, is_separated


def _gather(read: Sequence[_Line], start: int, *, is_separated: bool) -> _Block:
    block = _Block(read[start].depth, is_separated, end=start)
    for place in range(start, min(len(read), start + MAX_BLOCK_LINES)):
        line = read[place]
        gap = place - block.end
        if line.kind is _Kind.BLANK:
            if gap >= MAX_BLANKS:
                break
            continue
        if block.takes(line) and not (gap and block.is_complete() and not block.has_gaps):
            _start_value(block, line, gap=gap)
        elif _continues(block, read, place, gap=gap):
            _continue_value(block, line)
        else:
            break
        block.end = place + 1
    return block


def _start_value(block: _Block, line: _Line, *, gap: int) -> None:
    block.has_gaps |= gap > 0
    block.last, block.pending = line.field, line.value
    block.values.setdefault(line.field, []).append(line.value)


def _continue_value(block: _Block, line: _Line) -> None:
    block.has_values_below |= not block.pending
    block.pending = line.text.strip()
    block.values[block.last].append(block.pending)


def _continues(block: _Block, read: Sequence[_Line], place: int, *, gap: int) -> bool:
    """Return whether line *place* goes on with the value of the last label."""
    line = read[place]
    if line.kind is not _Kind.TEXT or line.depth != block.depth or not block.values:
        return False
    below = read[place + 1] if place + 1 < len(read) else _Line(_Kind.BLANK, 0, "")
    if not block.pending:
        return block.has_values_below or _fits(block.last, line.text) or block.takes(below)
    if gap:
        return False
    if block.takes(below):
        return True
    is_folded = line.text[0] in " \t"
    if block.last in {Field.SUBJECT, Field.DATE}:
        return below.kind is _Kind.BLANK and (is_folded or _is_wrapped(block.pending))
    return block.pending.endswith((",", ";")) or (
        "@" in line.text and (is_folded or line.text.startswith("<"))
    )


def _fits(label: Field, text: str) -> bool:
    if label is Field.DATE:
        return parse_forward_date(text) is not None
    return label in {Field.FROM, Field.TO} and "@" in text


def _is_wrapped(text: str) -> bool:
    columns = sum(1 if character.isascii() else 2 for character in text)
    return columns >= WRAPPED_COLUMNS


def _is_header(block: _Block) -> bool:
    present = sum(label in block.values for label in _KEY_FIELDS)
    if block.is_separated:
        return present > 1 or Field.FROM in block.values
    if Field.FROM not in block.values or present < 2:
        return False
    # A journey has From, To and Date as well: it takes a subject or an address to be a mail.
    has_address = any(find_addr_specs(block.text_of(label)) for label in (Field.FROM, Field.TO))
    return has_address or (present > 2 and Field.SUBJECT in block.values)


def _header(block: _Block, start: int, end: int) -> ForwardedHeader:
    return ForwardedHeader(
        start=start,
        end=end,
        sender=find_sender(block.text_of(Field.FROM)),
        recipients=find_addr_specs(", ".join(block.values.get(Field.TO, ()))),
        date=parse_forward_date(block.text_of(Field.DATE)),
        subject=block.text_of(Field.SUBJECT) or None,
        depth=block.depth,
    )


def _attribution_at(read: Sequence[_Line], start: int) -> ForwardedHeader | None:
    """Return the reply attribution that begins at line *start* and ends at most two lines later, or None."""
    words: list[str] = []
    for place in range(start, min(start + 3, len(read))):
        line = read[place]
        if line.kind not in {_Kind.TEXT, _Kind.LABEL} or line.depth != read[start].depth:
            return None
        words.append(line.text.strip())
        if line.text.rstrip().endswith((":", "：")):
            opens = _opens_quotation(read, place)
            return _attribution(" ".join(words), words[0], start, place + 1, line.depth) if opens else None
    return None


def _opens_quotation(read: Sequence[_Line], place: int) -> bool:
    for line in read[place + 1 : place + 2 + MAX_BLANKS]:
        if line.kind is not _Kind.BLANK:
            return line.depth > read[place].depth
    return False


def _attribution(text: str, first: str, start: int, end: int, depth: int) -> ForwardedHeader | None:
    if len(text) > MAX_ATTRIBUTION_CHARACTERS:
        return None
    sender = find_sender(text)
    date = parse_forward_date(text)
    closing = _ATTRIBUTION_END.search(text)
    has_verb = closing is not None and closing["verb"] is not None
    begins_here = parse_forward_date(first) is not None or find_sender(first) is not None
    if not begins_here or (sender is not None) + (date is not None) + has_verb < 2:
        return None
    return ForwardedHeader(start, end, sender, (), date, None, depth)
