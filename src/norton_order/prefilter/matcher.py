"""Which messages cannot be a notice, told from raw octets by searching for words.

`could_be_notice` is the one truth, found at some 20 MB/s. `Matcher` finds the same in large buffers, a hundred
times as fast, through Hyperscan; where that is not installed there is no matcher.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from norton_order.prefilter.context import Context, stands_in_base64
from norton_order.prefilter.literals import fragments, order_fragments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from norton_order.prefilter.encodings import Fragment

    Octets = bytes | bytearray | memoryview

_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16 and UTF-32: text that was saved, not mailed
_NAME: Final = b"norton"
_GRAM: Final = 4  # octets: those of an unsigned int
_PIECE: Final = 1 << 16
# Fragments in a block of an mbox: some hundred in a megabyte of Japanese text. Beyond that somebody has stuffed
# it with halves of words, and to read it costs less than to confirm them.
_MOST_IN_BLOCK: Final = 4096
_LARGE_OCTETS: Final = 1 << 20  # a message that takes longer to search here than a matcher to compile


def could_be_notice(raw: bytes) -> bool:
    """Return whether a message must be read; False only if neither the vendor nor an order of its service is named.

    Args:
        raw: one message as it stands in the mailbox. Never raises; linear in its length.
    """
    lower = raw.lower()
    if raw.startswith(_WIDE_MARKS) or _names_vendor(lower):
        return True
    if len(raw) > _LARGE_OCTETS and (matcher := _own_matcher()):
        return matcher.could_be_notice(raw, matcher.new_scratch())
    found = [number for number in _present(lower) if _is_confirmed_anywhere(number, lower, raw)]
    return any(fragments()[number].alone for number in found) or (
        bool(found) and _speaks_of_order(raw, lower)
    )


def _names_vendor(lower: bytes) -> bool:
    """Return whether the vendor's name stands in *lower* as it is: the quick answer for nearly every notice."""
    place = lower.find(_NAME)
    while place >= 0:
        if not stands_in_base64(lower, place, place + len(_NAME)):
            return True
        place = lower.find(_NAME, place + 1)
    return False


def _speaks_of_order(raw: bytes, lower: bytes) -> bool:
    return any(
        _stands_anywhere(fragment, around, lower, raw)
        for fragment, around in zip(order_fragments(), _order_contexts(), strict=True)
    )


class Matcher:
    """All words, and literals of the caller's, in one Hyperscan database for several threads."""

    def __init__(self, others: Sequence[tuple[bytes, bool]] = ()) -> None:
        """Compile the database, in about 40 ms.

        Args:
            others: further literals, each with whether ASCII letters match in either case (it is then lower).

        Raises:
            ImportError: Hyperscan is not installed, or does not work here.
        """
        import hyperscan  # 15 ms that a single message does not have to pay

        literals = [(fragment.literal, fragment.caseless) for fragment in fragments()]
        self._count = len(literals)
        literals += others
        self._new_scratch = hyperscan.Scratch
        self._database: Any = hyperscan.Database()
        try:
            self._database.compile(
                expressions=[literal for literal, _ in literals],
                ids=list(range(len(literals))),
                flags=[hyperscan.HS_FLAG_CASELESS if caseless else 0 for _, caseless in literals],
                literal=True,
            )
        except hyperscan.HyperscanError as error:  # too old a processor, or no memory
            raise ImportError(str(error)) from error

    def new_scratch(self) -> Any:
        """Return the working memory of one thread."""
        return self._new_scratch(self._database)

    def could_be_notice(self, raw: bytes, scratch: Any) -> bool:
        """Return the same as the function of this name, faster."""
        return self.ask(raw, scratch)[0]

    def ask(self, raw: bytes, scratch: Any) -> tuple[bool, list[tuple[int, int]]]:
        """Return whether a message must be read; where it need not, also the other literals, as `find` does."""
        if raw.startswith(_WIDE_MARKS):
            return True, []
        # So many that a block which holds a part of them is full as well, however the mailbox is cut.
        met = self._meet(raw, scratch, most=_MOST_IN_BLOCK * ((len(raw) >> 18) + 2))
        if met is None:
            return True, []
        service = False
        for around, end in met[0]:
            if (around.alone or not service) and around.confirm(raw, end):
                if around.alone:
                    return True, []
                service = True
        return service and _speaks_of_order(raw, raw.lower()), met[1]

    def find(self, octets: Octets, scratch: Any) -> tuple[list[int], list[tuple[int, int]]] | None:
        """Return the ends of the confirmed words, and of the other literals (which, counted from 0; end).

        Args:
            octets: a block of an mbox; the interpreter's lock is free while it is searched.
            scratch: of this thread.

        Returns:
            None where so many fragments are met that it is not told which are words.
        """
        met = self._meet(octets, scratch, most=_MOST_IN_BLOCK)
        return met and ([end for around, end in met[0] if around.confirm(octets, end)], met[1])

    def _meet(
        self, octets: Octets, scratch: Any, *, most: int
    ) -> tuple[list[tuple[Context, int]], list[tuple[int, int]]] | None:
        """Return the ends of the fragments that may be words, at *most* so many, and of the other literals."""
        from hyperscan import ScanTerminated

        seen: list[tuple[Context, int]] = []
        others: list[tuple[int, int]] = []
        count, size = self._count, len(octets)

        def keep(number: int, _start: int, end: int, _flags: int, _context: object) -> bool | None:
            if number >= count:
                others.append((number - count, end))
                return None
            around = _context_of(number)
            # The first step of `confirm`, where most end: what the others cost waits for the end of the search.
            if around.beside is None or (
                0 <= (place := end + around.place) < size and octets[place] in around.beside
            ):
                seen.append((around, end))
                return len(seen) > most
            return None

        try:
            self._database.scan(octets, match_event_handler=keep, scratch=scratch)
        except ScanTerminated:
            return None
        return seen, others


@cache
def _context_of(number: int) -> Context:
    """Return what must stand around the fragment of this number."""
    return Context(fragments()[number])


@cache
def _order_contexts() -> tuple[Context, ...]:
    return tuple(map(Context, order_fragments()))


@cache
def _own_matcher() -> Matcher | None:
    """Return a matcher for messages met one by one, None where Hyperscan is not installed."""
    try:
        return Matcher()
    except ImportError:
        return None


def _present(lower: bytes) -> Iterator[int]:
    """Yield the numbers of the fragments whose beginnings occur in *lower*."""
    by_gram = _fragments_by_gram()
    return (number for gram in _grams(lower) for number in by_gram[gram])


def _grams(lower: bytes) -> set[int]:
    """Return the beginnings of fragments that occur in *lower*, as numbers."""
    wanted = frozenset(_fragments_by_gram())
    found: set[int] = set()
    for start in range(0, len(lower), _PIECE):
        for shift in range(_GRAM):
            piece = lower[start + shift : start + shift + _PIECE]
            piece = piece.ljust(-(-len(piece) // _GRAM) * _GRAM, b"\0")
            found |= wanted.intersection(memoryview(piece).cast("I"))
    return found


@cache
def _fragments_by_gram() -> dict[int, list[int]]:
    """Return the numbers of fragments by their first octets in lower case."""
    grams: dict[int, list[int]] = {}
    for number, fragment in enumerate(fragments()):
        gram = memoryview(fragment.literal[:_GRAM].lower()).cast("I")[0]
        grams.setdefault(gram, []).append(number)
    return grams


def _is_confirmed_anywhere(number: int, lower: bytes, raw: bytes) -> bool:
    return _stands_anywhere(fragments()[number], _context_of(number), lower, raw)


def _stands_anywhere(fragment: Fragment, around: Context, lower: bytes, raw: bytes) -> bool:
    searched = lower if fragment.caseless else raw
    place = searched.find(fragment.literal)
    while place >= 0:
        if around.confirm(raw, place + len(fragment.literal)):
            return True
        place = searched.find(fragment.literal, place + 1)
    return False
