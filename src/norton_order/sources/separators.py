"""What the lines look like that separate the messages of an mbox, and how sure each is.

A mail can carry such lines in its body. Programs that write mboxes quote every line that begins with "From ",
or none (they count octets, or keep an index), or those that their own parser takes for a separator. So a sender
gets a second message out of his mail where no line is quoted, and there every shape does it, the strict one
too; and where only valid ones are, for no writer knows all dates that are strict here. A "firm" line asks for
more than a strict one, a blank line above and mail fields below: who can forge one could forge a strict one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.sources.detect import MAIL_ONLY, MAIL_TOO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Octets = bytes | bytearray | memoryview

LINE_END: Final = rb"(?:\r\n|\n|\r)"
_WEEKDAY: Final = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?[ \t]+"
_MONTH: Final = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_TIME: Final = rb"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_ZONES: Final = rb"(?:[ \t]+\(?(?:[A-Za-z]{1,5}|[+-][0-9]{2}:?[0-9]{2})\)?){0,2}"
_DATE: Final = (
    rb"(?:%(weekday)b)?(?:"
    rb"%(month)b[ \t]+[0-9]{1,2},?[ \t]+%(time)b%(zones)b[ \t]+[0-9]{4}%(zones)b"
    rb"|[0-9]{1,2}[ \t-]+%(month)b[ \t-]+[0-9]{4}[ \t]+%(time)b%(zones)b"
    rb")" % {b"weekday": _WEEKDAY, b"month": _MONTH, b"time": _TIME, b"zones": _ZONES}
)
_FIELD: Final = rb"(?:>?From |[!-9;-~]{1,78}[ \t]{0,8}:|[!-9;-~]{0,78}\Z)"  # the end may cut a field name
_STRICT: Final = re.compile(
    rb'From(?: (?:"[^"\r\n]{0,200}"[^ \t\r\n]{0,200}|[^ \t\r\n"][^ \t\r\n]{0,400}))?[ \t]+'
    + _DATE + rb"(?:[ \t]+remote from [^\r\n]{1,200})?[ \t]{0,8}"
    + rb"(?:\Z|" + LINE_END + rb"(?=" + _FIELD + rb"))",
    re.IGNORECASE,
)  # fmt: skip

# A From_ line of any other shape, between a blank line and a header section.
_LOOSE: Final = re.compile(rb"From(?:[ \t][^\r\n]{0,900})?" + LINE_END + rb"(?=[!-9;-~]{1,78}[ \t]{0,8}:)")
_MAIL_ONLY: Final = rb"(?i:%b)" % b"|".join(sorted(MAIL_ONLY))
_MAIL_TOO: Final = rb"(?i:%b|(?:x|arc|list|content|resent)-[!-9;-~]{1,70})" % b"|".join(sorted(MAIL_TOO))
_REST: Final = rb"[ \t]{0,8}:[^\r\n]{0,1000}" + LINE_END + rb"(?:[ \t][^\r\n]{0,300}" + LINE_END + rb"){0,2}"
_ONE_OF_MAIL: Final = rb"(?:%b|%b)[ \t]{0,8}:" % (_MAIL_ONLY, _MAIL_TOO)
# Thunderbird writes nothing but "From " since 2024. Its messages begin with any field, known by the next.
_BARE: Final = re.compile(
    rb"From[ \t]{0,8}" + LINE_END + rb"(?=(?:[!-9;-~]{1,78}" + _REST + rb")?" + _ONE_OF_MAIL + rb")"
)
# Any other line, if what stands below is no prose: a field of mail alone, or two that other texts know as well.
_FIRM: Final = re.compile(
    rb"From [^\r\n]{0,900}(?<!:)" + LINE_END
    + rb"(?=%b[ \t]{0,8}:|%b%b%b)" % (_MAIL_ONLY, _MAIL_TOO, _REST, _ONE_OF_MAIL)
)  # fmt: skip
_BLANK_LINE_BEFORE: Final = re.compile(rb"(?:\n\r?\n|\r\r)\Z")
_MMDF_LINE: Final = re.compile(rb"\x01{4}(?:\Z|" + LINE_END + rb")")


class Separator(NamedTuple):
    """A line that may separate messages.

    Attributes:
        offset: of its first octet.
        body: of the octet after its line end.
        kind: "from" and "firm" (count everywhere but in MMDF), "loose" (counts in an mbox that begins with
            any such line), "quoted" (counts below a message that has no body) or "mmdf".
    """

    offset: int
    body: int
    kind: str


def separator_at(octets: Octets, place: int, *, first: bool) -> Separator | None:
    """Return the separator line that stands at *place* in *octets*; *first*: only blank lines stand above it."""
    if match := _STRICT.match(octets, place):
        return Separator(place, match.end(), "from")
    if octets[place : place + 1] == b">":
        return _quoted_at(octets, place)
    if match := _MMDF_LINE.match(octets, place):
        return Separator(place, match.end(), "mmdf")
    match = _LOOSE.match(octets, place)
    if match is None or not (first or _BLANK_LINE_BEFORE.search(octets, max(0, place - 4), place)):
        return None
    is_firm = _BARE.match(octets, place) or _FIRM.match(octets, place)
    return Separator(place, match.end(), "firm" if is_firm else "loose")


def _quoted_at(octets: Octets, place: int) -> Separator | None:
    """Return the separator line that GNU Mailutils took for the body of a message that has none, and quoted."""
    match = _STRICT.match(octets, place + 1)
    if match is None or not _BLANK_LINE_BEFORE.search(octets, max(0, place - 4), place):
        return None
    return Separator(place, match.end(), "quoted")


def joined(separators: Iterable[Separator]) -> Iterator[Separator]:
    """Yield *separators*, but of MMDF lines one below the other the first, which reaches up to the last, and that.

    Nothing is between them, and a file of nothing else would take thirty times its size of memory.
    """
    first: Separator | None = None
    last: Separator | None = None
    for separator in separators:
        below = (last or first) if separator.kind == "mmdf" else None
        if first and below and below.kind == "mmdf" and separator.offset == below.body:
            last = separator
            continue
        yield from _run(first, last)
        first, last = separator, None
    yield from _run(first, last)


def _run(first: Separator | None, last: Separator | None) -> Iterator[Separator]:
    if first:
        yield first._replace(body=last.offset) if last else first
    if last:
        yield last
