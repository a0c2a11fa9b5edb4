"""Where the messages of an mbox begin and end: separator lines, MMDF lines and Content-Length, in one pass.

`mark_block` looks at one block of octets by itself, so that blocks can be marked in any order and at the same
time. `Boundaries` takes the marks of all blocks in order and decides. What it yields are places; octets are
read by the caller. The answer does not depend on how the mbox was cut into blocks.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from norton_order.sources.limits import MAX_MESSAGE_OCTETS
from norton_order.sources.separators import LINE_END, Separator, joined, separator_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Octets = bytes | bytearray | memoryview

# A block is marked together with so many octets of its neighbours: the longest separator line and the lines
# after it that make it one, with room to spare.
MARGIN: Final = 4096
BLOCK_OCTETS: Final = 1 << 20  # in a block, where a whole mbox is gone through

# What announces a separator line or a length, each with whether letters match in either case.
ANNOUNCEMENTS: Final = (
    (b"\nFrom ", False),
    (b"\rFrom ", False),
    (b"\nFrom\n", False),
    (b"\nFrom\r", False),
    (b"\rFrom\r", False),
    (b"\n>From ", False),
    (b"\n\x01\x01\x01\x01", False),
    (b"\r\x01\x01\x01\x01", False),
    (b"\ncontent-length:", True),
    (b"\rcontent-length:", True),
)
_LENGTH: Final = b"content-length:"
# Which separators count, by the kind of the one that an mbox begins with.
FRAMINGS: Final = {
    "from": ("from", "firm", "quoted"),
    "loose": ("loose", "firm", "from", "quoted"),
    "mmdf": ("mmdf",),
}

_FRAMING_OF: Final = {"firm": "loose", "quoted": "from"}

_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*" + LINE_END + rb")*")  # BOM and blank lines
_HEADER_START: Final = re.compile(rb"(?:>?From [^\r\n]{0,900}" + LINE_END + rb")*[!-9;-~]{1,78}[ \t]{0,8}:")
_HEADER_END: Final = re.compile(rb"\n\r?\n|\r\r\n?|\A(?:\r?\n|\r)")
_LENGTH_FIELD: Final = re.compile(
    rb"(?:\A|[\r\n])content-length[ \t]*:[ \t]*([0-9]{1,18})[ \t]*(?=[\r\n])", re.IGNORECASE
)
_LINE_ENDS: Final = re.compile(rb"[\r\n]{0,8}")
ALL_HEADER: Final = 1 << 16  # octets in which the end of a header section is looked for


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands in one block; offsets count from the start of the mbox.

    Attributes:
        stop: the offset after the block.
        separators: in order.
        lengths: of Content-Length fields, in order.
        hits: of octets within messages to be looked at.
    """

    stop: int
    separators: tuple[Separator, ...]
    lengths: tuple[int, ...]
    hits: tuple[int, ...]


class Marker(Protocol):
    """Marks one block; called from several threads at once."""

    def __call__(self, octets: Octets, start: int, block: range, /) -> Marks:
        """Return the marks of *block*; see `mark_block`."""


class Span(NamedTuple):
    """One message.

    Attributes:
        offset: of its separator line; 0 for one that stands before the first.
        start: of its first octet.
        stop: of the octet after it.
        hit: something in it is to be looked at.
    """

    offset: int
    start: int
    stop: int
    hit: bool


def mark_block(
    octets: Octets,
    start: int,
    block: range,
    announced: Sequence[tuple[int, int]],
    hits: Sequence[int] | None,
) -> Marks:
    """Return the marks of one block.

    Args:
        octets: the block with up to `MARGIN` octets before and after it; fewer only at the ends of the mbox.
        start: the offset of the first of *octets*.
        block: the offsets of the block itself.
        announced: where members of `ANNOUNCEMENTS` stand in *octets*: (which, index after it), in any order.
        hits: indexes into *octets* of what is to be looked at; those before the block are left out. None:
            every message that has octets in the block.
    """
    separators: list[Separator] = []
    lengths: list[int] = []
    places = [(end - len(ANNOUNCEMENTS[number][0]) + 1, number) for number, end in announced]
    if start == 0:
        places.append((_after(_START, octets), 0))
    for place, number in sorted(set(places)):
        if start + place not in block:
            continue
        if ANNOUNCEMENTS[number][0].endswith(_LENGTH):
            lengths.append(start + place)
        elif separator := _separator_at(octets, place, start):
            separators.append(separator)
    if hits is None:  # where each message begins and ends; a separator line may reach into the next block
        edges = (edge for separator in separators for edge in (separator.offset, separator.body + 1))
        offsets = [block.start + 1, *edges, block.stop]
    else:
        offsets = sorted(start + hit for hit in hits)
    return Marks(
        block.stop,
        tuple(joined(dict.fromkeys(separators))),
        tuple(lengths),
        tuple(offset for offset in offsets if block.start < offset <= block.stop),
    )


def announcements(octets: bytes | bytearray) -> list[tuple[int, int]]:
    """Return where `ANNOUNCEMENTS` stand: (which, index after it); for want of a faster matcher."""
    found = []
    for number, (literal, caseless) in enumerate(ANNOUNCEMENTS):
        if caseless:
            pattern = re.compile(re.escape(literal), re.IGNORECASE)
            found += [(number, match.end()) for match in pattern.finditer(octets)]
            continue
        place = octets.find(literal)
        while place >= 0:
            found.append((number, place + len(literal)))
            place = octets.find(literal, place + 1)
    return found


def _separator_at(octets: Octets, place: int, start: int) -> Separator | None:
    first = start == 0 and _START.fullmatch(octets, 0, place) is not None
    separator = separator_at(octets, place, first=first)
    if separator is None:
        return None
    return separator._replace(offset=start + separator.offset, body=start + separator.body)


class Boundaries:
    """The judge of one mbox: takes marks in order, gives messages in order."""

    def __init__(self, read: Callable[[int, int], bytes]) -> None:
        """Begin at the start of an mbox.

        Args:
            read: returns the octets between two offsets, as far as they exist. It is only asked for octets
                from `start` to the stop of the last marks fed.
        """
        self._read = read
        self._separators: deque[Separator] = deque()
        self._offsets: set[int] = set()  # of those
        self._lengths: deque[int] = deque()
        self._hits: deque[int] = deque()
        self._kinds: tuple[str, ...] = ()  # of the separators that count; not known before the first line is
        self._current: Separator | None = None
        self._trusted = 0  # no separator before this offset counts
        self._stop = 0

    @property
    def start(self) -> int:
        """The offset of the message in hand; octets before it are not asked for again."""
        return self._current.body if self._current else 0

    def feed(self, marks: Marks, *, last: bool) -> Iterator[Span]:
        """Yield the messages that end in a block, and after the *last* one the message that was in hand."""
        self._separators += marks.separators
        self._offsets.update(separator.offset for separator in marks.separators)
        self._lengths += marks.lengths
        self._hits += marks.hits
        self._stop = marks.stop
        if not self._kinds and not self._tell_kinds(last=last):
            return
        while self._separators:
            separator = self._separators[0]
            counts = separator.kind in self._kinds and separator.offset >= self._trusted
            if counts and (separator.kind != "quoted" or self._has_no_body(separator)):
                until = self._trust(separator, last=last)
                if until is None:
                    return
                self._trusted = max(self._trusted, until)
                if separator.offset >= self._trusted:
                    yield from self._cut(separator)
            self._separators.popleft()
            self._offsets.discard(separator.offset)
        if last:
            yield from self._end()

    def _tell_kinds(self, *, last: bool) -> bool:
        """Tell from the first line that is not blank which separators count; return whether it is there."""
        first = _after(_START, self._read(0, MARGIN))
        if first >= self._stop and not last:
            return False
        kind = next((each.kind for each in self._separators if each.offset == first), "from")
        self._kinds = FRAMINGS[_FRAMING_OF.get(kind, kind)]
        return True

    def _has_no_body(self, separator: Separator) -> bool:
        """Return whether there is nothing but a header section in hand before *separator*."""
        if separator.offset - self.start > ALL_HEADER:
            return False
        octets = self._read(self.start, separator.offset)
        end = _HEADER_END.search(octets)
        return end is not None and end.start() > 0 and not octets[end.end() :].strip()

    def _cut(self, separator: Separator) -> Iterator[Span]:
        """Yield the message in hand, which *separator* ends, and take up the next one."""
        previous = self._current
        if previous and separator.offset == previous.body and separator.kind != "mmdf":
            # One From_ line right below another: a message that was delivered twice.
            self._current = previous._replace(body=separator.body)
            return
        start = self.start
        hit = self._pass(start, separator.offset)
        if self._is_message(start, separator.offset):
            yield Span(previous.offset if previous else 0, start, separator.offset, hit)
        self._current = separator

    def _end(self) -> Iterator[Span]:
        """Yield the message in hand, which the end of the mbox ends."""
        start = self.start
        if self._is_message(start, self._stop, last=True):
            offset = self._current.offset if self._current else 0
            yield Span(offset, start, self._stop, self._pass(start, self._stop))

    def _is_message(self, start: int, stop: int, *, last: bool = False) -> bool:
        """Return whether there is anything between two separators, and a header section before the first."""
        if self._current and self._current.kind != "mmdf":
            return start < stop  # something stands below a From_ line, or it would not be one
        octets = self._read(start, min(stop, start + MARGIN))
        begin = _after(_START, octets)
        if begin == len(octets):
            return False
        return last or self._current is not None or _HEADER_START.match(octets, begin) is not None

    def _pass(self, start: int, stop: int) -> bool:
        """Forget what was marked up to *stop*; return whether a hit lies after *start*."""
        hit = False
        while self._hits and self._hits[0] <= stop:
            hit |= self._hits.popleft() > start
        while self._lengths and self._lengths[0] < stop:
            self._lengths.popleft()
        return hit

    def _trust(self, separator: Separator, *, last: bool) -> int | None:
        """Return the offset up to which a Content-Length rules separators out; None: not yet to be seen."""
        start = self.start
        while self._lengths and self._lengths[0] < start:
            self._lengths.popleft()
        if not self._lengths or self._lengths[0] >= separator.offset:
            return 0
        promised = self._promised(start, separator.offset)
        if promised is None or promised <= separator.offset:
            return 0
        if promised + MARGIN > self._stop and not last:
            return None
        return promised if self._is_end(promised) else 0

    def _promised(self, start: int, stop: int) -> int | None:
        """Return where the message in hand ends by its own Content-Length."""
        header = self._read(start, min(stop, start + ALL_HEADER))
        end = _HEADER_END.search(header)
        field = _LENGTH_FIELD.search(header, 0, end.start() + 1) if end else None
        if end is None or field is None or int(field[1]) > MAX_MESSAGE_OCTETS:
            return None
        return start + end.end() + int(field[1])

    def _is_end(self, offset: int) -> bool:
        """Return whether a separator, or the end of the mbox, stands at *offset*, line ends aside."""
        if offset > self._stop:
            return False
        place = offset + _after(_LINE_ENDS, self._read(offset, offset + MARGIN))
        return place >= self._stop or place in self._offsets


def _after(pattern: re.Pattern[bytes], octets: Octets) -> int:
    """Return the index after a *pattern* that may match nothing, at the start of *octets*."""
    match = pattern.match(octets)
    return match.end() if match else 0
