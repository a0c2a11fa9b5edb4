"""Header blocks that clients print above a mail they forward or quote: who wrote to whom, when and what."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.forwards.forms import ATTRIBUTION_WORDS, SUBJECT_PREFIXES, Field
from norton_order.forwards.lines import Kind, Line, read_line, strip_quoting

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

__all__ = ["ForwardedHeader", "find_forwards", "strip_quoting", "strip_subject_prefixes"]

MAX_BLOCK_LINES: Final = 200
MAX_SEPARATOR_LINES: Final = 8
MAX_ATTRIBUTION_LINES: Final = 3
MAX_ATTRIBUTION_CHARACTERS: Final = 400
MAX_BLANKS: Final = 3  # in a row, between the lines that belong together
WRAPPED_COLUMNS: Final = 60  # a line this wide may have been wrapped by its client

_KEY_FIELDS: Final = (Field.FROM, Field.TO, Field.DATE, Field.SUBJECT)
_ADDRESS_FIELDS: Final = (Field.FROM, Field.TO)
_BRACKETS: Final = re.compile(r"<[^<>]{1,400}>")
_MAILBOX_END: Final = re.compile(r"[^<>@:：]{0,80}<[^<>\s@]{1,64}@[^<>\s]{1,255}>[,;]?")
_VERB: Final = "|".join(sorted((re.escape(word) for word, _ in ATTRIBUTION_WORDS), key=len, reverse=True))
_VERB_AT_END: Final = re.compile(rf"(?:{_VERB})\s?[:：]\Z", re.IGNORECASE)
_PREFIX: Final = "|".join(re.escape(prefix) for prefix, _ in SUBJECT_PREFIXES)
_PREFIXES: Final = re.compile(
    rf"\s*+(?:(?:{_PREFIX})\s*+(?:\[\d{{1,3}}\]|\(\d{{1,3}}\))?\s*+[:：]\s*+)+", re.IGNORECASE
)
# 【転送】, as people write it by hand.
_IN_BRACKETS: Final = re.compile(
    rf"(?:\s*+[【\[［(（]\s*+(?:{_PREFIX})\s*+[】\]］)）])+[:：]?", re.IGNORECASE
)
_BRACKETED_FORWARD: Final = re.compile(r"\s*+\[\s*+fwd?\s*+:(?P<subject>[^\[\]]*+)\]\s*+", re.IGNORECASE)

MAX_ADDR_SPEC_CHARACTERS: Final = 254  # RFC 5321 §4.5.3.1.3 less the angle brackets

# Two dots in a row are against RFC 5322 and real: addresses of Japanese carriers. Signs that only mark up
# text in a printed header (asterisks, bars, back quotes) are left out of the local part.
_ADDR_SPEC: Final = re.compile(
    r"(?<![\w!#$%&+./=?^{}~@\xc0-\u024f\u0370-\u04ff-])[A-Za-z0-9!#$%&'+/=?^_{}~.-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,20}(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59})"
    r"(?![A-Za-z0-9@_-]|\.[A-Za-z0-9])",
    re.ASCII,
)
_QUOTED_STRING: Final = re.compile(r'"[^"]*"')
_BETWEEN_MAILBOXES: Final = re.compile(r"[,;、]")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class ForwardedHeader(NamedTuple):
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
    read = [read_line(line) for line in lines]
    openers = {place for place, line in enumerate(read) if _opens_quotation(read, place, line)}
    found: list[ForwardedHeader] = []
    place = 0
    while place < len(read):
        header, after = _block_at(read, place)
        if header is None and (header := _attribution_at(read, place, openers)):
            after = header.end
        if header is not None:
            found.append(header)
        place = after
    return tuple(found)


def strip_subject_prefixes(subject: str) -> str:
    """Return *subject* without the prefixes of forwards and replies, however many there are.

    >>> strip_subject_prefixes("Fwd: FW: 転送: ご注文")
    'ご注文'
    """
    if bracketed := _BRACKETED_FORWARD.fullmatch(subject):
        subject = bracketed["subject"]
    subject = subject.strip()
    while prefixes := _PREFIXES.match(subject) or _IN_BRACKETS.match(subject):
        subject = subject[prefixes.end() :].strip()
    return subject


@dataclass(slots=True)
class _Block:
    """Labels and values gathered so far."""

    depth: int
    is_separated: bool
    end: int
    values: dict[Field, list[str]] = field(default_factory=dict)
    last: Field = Field.OTHER  # the label that a continuation line belongs to
    pending: str = ""  # the last line of its value
    has_values_below: bool = False  # values stand on the line after their label
    has_gaps: bool = False  # blank lines stand between labels
    is_day_first: bool = False  # the label of the date is of such a language

    def takes(self, line: Line) -> bool:
        """Return whether *line* is a label that this block does not have yet."""
        return (
            line.kind is Kind.LABEL
            and line.depth == self.depth
            and (line.has_colon or self.is_separated)
            and (line.field is Field.OTHER or line.field not in self.values)
        )

    def awaits(self, line: Line) -> bool:
        """Return whether *line* is a label without which the block is not whole."""
        return self.takes(line) and not (line.field is Field.OTHER and self.is_whole())

    def is_whole(self) -> bool:
        """Return whether the block has From, Subject and one label more."""
        return Field.FROM in self.values and Field.SUBJECT in self.values and len(self.values) > 2

    def start_value(self, line: Line, gap: int) -> None:
        self.has_gaps |= gap > 0
        self.last, self.pending = line.field, line.value
        self.is_day_first |= line.field is Field.DATE and line.is_day_first
        self.values.setdefault(line.field, []).append(line.value)

    def continue_value(self, text: str) -> None:
        self.has_values_below |= not self.pending
        self.pending = text
        self.values[self.last].append(text)

    def text_of(self, label: Field) -> str:
        return clean_text(" ".join(self.values.get(label, ())))

    def is_header(self) -> bool:
        """Return whether the labels make a header block of a mail."""
        present = sum(label in self.values for label in _KEY_FIELDS)
        if self.is_separated:
            return present > 1 or Field.FROM in self.values
        if Field.FROM not in self.values or present < 2:
            return False
        # A journey has From, To and Date as well: it takes a subject or an address to be a mail.
        has_address = any(find_addr_specs(self.text_of(label)) for label in _ADDRESS_FIELDS)
        return has_address or (present > 2 and Field.SUBJECT in self.values)

    def header(self, start: int, end: int) -> ForwardedHeader:
        return ForwardedHeader(
            start=start,
            end=end,
            sender=find_sender(self.text_of(Field.FROM)),
            recipients=find_addr_specs(_whole_brackets(self.text_of(Field.TO))),
            date=_parse_date(self.text_of(Field.DATE), is_day_first=self.is_day_first),
            subject=self.text_of(Field.SUBJECT) or None,
            depth=self.depth,
        )


def _block_at(read: Sequence[Line], start: int) -> tuple[ForwardedHeader | None, int]:
    """Return the block whose first line is *start*, or None, and where to go on looking."""
    if read[start].kind is Kind.TEXT or read[start].kind is Kind.BLANK:
        return None, start + 1
    place, is_separated = _skip_separators(read, start)
    if place == len(read) or read[place].kind is not Kind.LABEL:
        return None, start + 1
    block = _gather(read, place, is_separated=is_separated)
    if not block.is_header():
        return None, max(block.end, start + 1)
    end = block.end
    if is_separated and end < len(read) and read[end].kind is Kind.RULE and read[end].depth == block.depth:
        end += 1  # Becky! closes its block with a line of dashes
    return block.header(start, end), end


def _skip_separators(read: Sequence[Line], start: int) -> tuple[int, bool]:
    """Return the first line after the separators at *start*, and whether one of them says what follows."""
    is_separated = False
    blanks = 0
    for place in range(start, min(len(read), start + MAX_SEPARATOR_LINES)):
        kind = read[place].kind
        blanks = blanks + 1 if kind is Kind.BLANK else 0
        if kind in {Kind.LABEL, Kind.TEXT} or blanks > MAX_BLANKS:
            return place, is_separated
        is_separated |= kind is Kind.NAMED
    return min(len(read), start + MAX_SEPARATOR_LINES), is_separated


def _gather(read: Sequence[Line], start: int, *, is_separated: bool) -> _Block:
    block = _Block(read[start].depth, is_separated, start)
    for place in range(start, min(len(read), start + MAX_BLOCK_LINES)):
        line = read[place]
        gap = place - block.end
        if line.kind is Kind.BLANK:
            if gap >= MAX_BLANKS:
                break
            continue
        if block.takes(line) and (not gap or block.has_gaps or not block.is_whole()):
            block.start_value(line, gap)
        elif _continues(block, read, place):
            block.continue_value(line.text.strip())
        else:
            break
        block.end = place + 1
    return block


def _continues(block: _Block, read: Sequence[Line], place: int) -> bool:
    """Return whether line *place* goes on with the value of the last label."""
    line = read[place]
    if line.kind is not Kind.TEXT or line.depth > block.depth or not block.values:
        return False
    below = _line_below(read, place, may_skip=block.has_gaps)
    if block.awaits(below):
        return place == block.end or not block.pending
    if not block.pending:
        is_below = block.has_values_below and block.last is not Field.OTHER
        return line.depth == block.depth and (is_below or _fits(block.last, line.text))
    if place > block.end:
        return False
    if block.last in {Field.SUBJECT, Field.DATE}:
        return (
            line.depth == block.depth and below.kind is Kind.BLANK and _is_wrapped(block.pending, line.text)
        )
    is_folded = line.depth == block.depth and line.text[0] in " \t"
    if is_folded and (block.last is Field.OTHER or "@" in line.text):
        return True
    if block.last in _ADDRESS_FIELDS and line.depth == block.depth and _is_name_wrapped(block, line.text):
        return True
    if block.pending.endswith((",", ";")):
        return "@" in line.text or line.text.rstrip().endswith((",", ";"))
    return line.text.startswith("<")


def _is_name_wrapped(block: _Block, text: str) -> bool:
    """Return whether *text* brings the address of a mailbox whose name fills the lines above."""
    value = block.text_of(block.last)
    if value.count("<") > value.count(">"):
        return "@" in text or ">" in text
    return not find_addr_specs(value) and _MAILBOX_END.fullmatch(text.strip()) is not None


def _whole_brackets(text: str) -> str:
    """Return *text* with what stands in angle brackets in one piece: lines are wrapped there, too."""
    return _BRACKETS.sub(lambda match: "".join(match[0].split()), text)


def _is_wrapped(pending: str, text: str) -> bool:
    """Return whether *text* is folded (RFC 5322) or *pending* so wide that its client wrapped it."""
    return (
        text[0] in " \t" or sum(1 if character.isascii() else 2 for character in pending) >= WRAPPED_COLUMNS
    )


def _line_below(read: Sequence[Line], place: int, *, may_skip: bool) -> Line:
    """Return the line below *place*, past blank ones where *may_skip*; a blank one at the end."""
    for line in read[place + 1 : place + 2 + MAX_BLANKS * may_skip]:
        if line.kind is not Kind.BLANK:
            return line
    return Line(Kind.BLANK, 0, "")


def _fits(label: Field, text: str) -> bool:
    if label is Field.DATE:
        return _parse_date(text) is not None
    return label is not Field.SUBJECT and "@" in text


def _opens_quotation(read: Sequence[Line], place: int, line: Line) -> bool:
    """Return whether *line* at *place* ends in a colon above lines that are quoted deeper than it is."""
    if not line.text.rstrip().endswith((":", "：")):
        return False
    below = _line_below(read, place, may_skip=True)
    return below.kind is not Kind.BLANK and below.depth > line.depth


def _attribution_at(read: Sequence[Line], start: int, openers: set[int]) -> ForwardedHeader | None:
    """Return the reply attribution that begins at line *start* and ends at most two lines later, or None."""
    ends = [place for place in range(start, start + MAX_ATTRIBUTION_LINES) if place in openers]
    if not ends:
        return None
    lines = read[start : ends[0] + 1]
    if any(line.kind not in {Kind.TEXT, Kind.LABEL} or line.depth != lines[0].depth for line in lines):
        return None
    return _attribution([line.text.strip() for line in lines], start, lines[0].depth)


def _attribution(parts: Sequence[str], start: int, depth: int) -> ForwardedHeader | None:
    text = clean_text(" ".join(parts))
    if len(text) > MAX_ATTRIBUTION_CHARACTERS:
        return None
    sender, date = find_sender(text), _parse_date(text)
    signs = (sender is not None, date is not None, _VERB_AT_END.search(text) is not None)
    if sum(signs) < 2 or not _begins_attribution(parts):
        return None
    return ForwardedHeader(start, start + len(parts), sender, (), date, None, depth)


def _begins_attribution(parts: Sequence[str]) -> bool:
    """Return whether the first line belongs to it: it names a day or an address, and the last not both."""
    named = [(_parse_date(part) is not None, find_sender(part) is not None) for part in parts]
    return any(named[0]) and (len(parts) == 1 or not all(named[-1]))


def _parse_date(text: str, *, is_day_first: bool = False) -> datetime.datetime | None:
    from norton_order.forwards.dates import parse_forward_date  # its patterns are for mail that was forwarded

    return parse_forward_date(text, is_day_first=is_day_first)


def clean_text(text: str) -> str:
    """Return *text* on one line without control, bidirectional and other invisible characters."""
    if text.isascii() and text.isprintable():
        return text.strip()
    shown = (" " if character in "\t\r\n" else character for character in text)
    return "".join(character for character in shown if unicodedata.category(character) not in _UNSEEN).strip()


def find_addr_specs(value: str) -> tuple[str, ...]:
    """Return the addr-specs of the mailboxes in *value*, each once, in order, domains in lower case.

    An address inside a display name is no mailbox: ``"a@example.jp" <b@example.jp>`` gives the second only.
    """
    plain = unicodedata.normalize("NFKC", clean_text(value))
    return tuple(dict.fromkeys(_mailboxes(plain)))


def find_sender(value: str) -> str | None:
    """Return the addr-spec of the one mailbox a From prints, or None where it prints a name only.

    Of "A on behalf of B" (A が B の代理で送信) it is B, whom the From field of the mail names.
    """
    found = find_addr_specs(value)
    return found[-1] if found else None


def _mailboxes(plain: str) -> list[str]:
    unquoted = _QUOTED_STRING.sub('""', plain)
    text = unquoted if "@" in unquoted else plain
    found: list[str] = []
    for piece in _BETWEEN_MAILBOXES.split(text):
        matches = list(_ADDR_SPEC.finditer(piece))
        bracketed = [match for match in matches if piece[: match.start()].endswith(("<", "["))]
        linked = [match for match in matches if piece[: match.start()].casefold().endswith("mailto:")]
        found += map(_addr_spec, bracketed or linked or matches)
    return [address for address in found if len(address) <= MAX_ADDR_SPEC_CHARACTERS]


def _addr_spec(match: re.Match[str]) -> str:
    local, _, domain = match.group().lstrip("'").rpartition("@")
    return f"{local}@{domain.lower()}"
