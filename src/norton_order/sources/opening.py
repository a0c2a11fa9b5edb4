"""A SOURCE -> what it holds, in order and lazily: the whole story of this folder."""

from __future__ import annotations

import errno
import io
import stat
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from norton_order.sources.detect import Form, Seen, detect, is_header_cut
from norton_order.sources.emlx import message_in_emlx
from norton_order.sources.feeds import Budget, DamageError, Feed, QuietStream, read_chunks
from norton_order.sources.folders import walk
from norton_order.sources.kinds import Found, MboxFile, MboxStream, NotSearched, Unusable, Whole
from norton_order.sources.limits import (
    LONG_PEEK_OCTETS,
    MAX_DEPTH,
    MAX_MESSAGE_OCTETS,
    MAX_PASTED_OCTETS,
    PEEK_OCTETS,
)
from norton_order.sources.own import is_own_output
from norton_order.sources.parting import is_mbox_beheaded, reader_of
from norton_order.sources.words import Why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from norton_order.sources.members import Entry, Member
    from norton_order.sources.stores import Reader

    Worth = Callable[[bytes], bool]

_COMPRESSIONS: Final = frozenset(
    (Form.GZIP, Form.BZIP2, Form.XZ, Form.LZMA, Form.ZSTD, Form.LZ4, Form.LZ4_BLOCKS)
)
_CONTAINERS: Final = _COMPRESSIONS | {Form.ZIP, Form.TAR}
_MESSAGES: Final = frozenset((Form.MESSAGE, Form.EMLX, Form.OLE))
_OFFICE_FIRST: Final = frozenset(("[Content_Types].xml", "mimetype", "_rels/.rels"))
_PASTED_NAMES: Final = (".txt", ".html", ".htm")  # a mail that was copied from a screen or saved by a browser
_MBOX_NAMES: Final = (".mbox", ".mbx", "/mbox", "!mbox")


def always(_raw: bytes) -> bool:
    """Say yes."""
    return True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where octets stand.

    Attributes:
        source: path as given, with members after "!".
        named: whether this is the SOURCE itself.
        budget: of the SOURCE.
        is_worth: as of `open_source`.
        path: of the regular file whose own octets these are, or ``None``.
        depth: compressions and archives around.
        defects: what had to be mended so far.
    """

    source: str
    named: bool
    budget: Budget
    is_worth: Worth
    path: str | None = None
    depth: int = 0
    defects: tuple[str, ...] = ()

    def inside(self) -> _Place:
        """Return the same place within one more compression."""
        return replace(self, path=None, depth=self.depth + 1)

    def member(self, name: str) -> _Place:
        """Return the place of a member."""
        return replace(self, source=f"{self.source}!{name}", named=False, path=None, depth=self.depth + 1)

    def entry(self, entry: Entry) -> _Place:
        """Return the place of a message in a store; it has none of its own where the store is one message."""
        source = f"{self.source}!{entry.name}" if entry.name else self.source
        return replace(self, source=source, named=self.named and not entry.name, path=None)

    @property
    def may_be_pasted(self) -> bool:
        """Whether this is a file in a folder that may be a mail without its header section."""
        return not self.named and self.depth == 0 and self.is_called(*_PASTED_NAMES)

    def is_called(self, *endings: str) -> bool:
        """Return whether its name ends so."""
        return self.source.lower().endswith(endings)

    def unusable(self, why: Why, detail: str) -> Unusable:
        """Say what cannot be read."""
        return Unusable(self.source, self.named, why, detail)


def open_source(source: str | Path | BinaryIO, is_worth: Worth = always) -> Iterator[Found]:
    """Yield what *source* holds, lazily, in a fixed order.

    Args:
        source: a path, "-" for standard input, or a binary stream, which is read once and named "-".
        is_worth: whether a file that begins as one mail is worth the search for another behind it.

    Yields:
        Messages, mboxes, and what could not be read; never raises for what a SOURCE is or holds. A SOURCE of
        its own that is no archive or folder gives at least one item.

    Raises:
        TypeError: *source* is neither a path nor a binary stream.
    """
    if not isinstance(source, (str, Path)):
        _check(source)
        yield from open_stream(source, is_worth=is_worth)
    elif str(source) == "-":
        stdin = sys.stdin
        if stdin is None:
            yield Unusable("-", True, "io-error", "there is no standard input")
        else:
            yield from open_source(stdin.buffer, is_worth)
    else:
        yield from _open_path(str(source), is_worth)


def _check(stream: object) -> None:
    if isinstance(stream, bytes | bytearray | memoryview):
        raise TypeError(
            "a source is a path or a binary stream, not bytes: wrap them in io.BytesIO, or call parse_notice"
        )
    if isinstance(stream, io.TextIOBase) or not hasattr(stream, "read"):
        raise TypeError(f"a source is a path or a binary stream, not {type(stream).__name__}")


def open_stream(
    stream: BinaryIO,
    source: str = "-",
    *,
    named: bool = True,
    seekable: bool = False,
    is_worth: Worth = always,
) -> Iterator[Found]:
    """Yield what *stream* holds, as `open_source` does.

    Args:
        stream: at its first octet; an OSError that it raises is told as damage.
        source: what to call it.
        named: whether it is a SOURCE itself.
        seekable: whether what is of no use may be passed over by seeking.
        is_worth: as of `open_source`.
    """
    budget = Budget()
    feed = Feed(read_chunks(stream, budget), stream if seekable else None)
    yield from _read(_Place(source, named, budget, is_worth), feed)


def open_octets(octets: bytes, budget: Budget) -> Iterator[Found]:
    """Yield what an attachment of a mail holds, as `open_stream` does; all it unpacks to counts in *budget*."""
    budget.read(len(octets))
    yield from _read(_Place("", False, budget, always, depth=1), Feed(iter((octets,) if octets else ())))


def unopened(source: str, error: OSError | ValueError, *, named: bool) -> Unusable:
    """Return what to say of a source that cannot be opened."""
    return Unusable(source, named, *_failure(error))


def _open_path(source: str, is_worth: Worth) -> Iterator[Found]:
    try:
        mode = Path(source).stat().st_mode
    except (OSError, ValueError) as error:
        yield unopened(source, error, named=True)
        return
    if stat.S_ISDIR(mode):
        for file in walk(source, named=True):
            if isinstance(file, str):
                yield from _open_file(_Place(file, False, Budget(), is_worth, file))
            else:
                yield file
    elif stat.S_ISSOCK(mode) or stat.S_ISBLK(mode):
        yield Unusable(source, True, "special-file", "a socket or a block device")
    else:
        yield from _open_file(
            _Place(source, True, Budget(), is_worth, source if stat.S_ISREG(mode) else None)
        )


def _open_file(place: _Place) -> Iterator[Found]:
    try:
        file = open(place.source, "rb", buffering=0)  # noqa: PTH123, SIM115 - a Path for each of 100,000 files costs
    except OSError as error:
        yield place.unusable(*_failure(error))
        return
    with file:
        seekable = file if place.path else None
        yield from _read(place, Feed(read_chunks(file, place.budget), seekable, place.path))


def _failure(error: OSError | ValueError) -> tuple[Why, str]:
    """Return the words for a file that cannot be opened."""
    if isinstance(error, PermissionError):
        return "permission", "no permission to read it"
    if isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError)):
        return "missing", "no such file"
    if error.errno in (errno.ENXIO, errno.ENODEV):
        return "special-file", error.strerror or "a special file"
    return "io-error", error.strerror or "it could not be opened"


def _read(place: _Place, feed: Feed) -> Iterator[Found]:
    """Yield what *feed* holds; damage is the last item."""
    try:
        yield from _read_content(place, feed)
    except DamageError as damage:
        yield place.unusable(damage.why, damage.detail)


def _read_content(place: _Place, feed: Feed) -> Iterator[Found]:
    """Yield what *feed* holds; raise `DamageError` after what could be read."""
    seen = _see(feed)
    form = seen.form
    if form in _CONTAINERS and place.depth >= MAX_DEPTH:
        yield place.unusable("too-deep", f"archives within archives, more than {MAX_DEPTH} deep")
    elif form is Form.ZIP:
        from norton_order.sources.zips import read_zip  # not for a single mail

        yield from _read_members(place, feed, read_zip(feed, place.budget))
    elif form is Form.TAR:
        from norton_order.sources.tars import read_tar

        yield from _read_members(place, feed, read_tar(feed, place.budget))
    elif form in _CONTAINERS:
        unpacked = _unpacked(place, feed, form)
        try:
            yield from _read_content(place.inside(), unpacked)
        finally:
            unpacked.close()
    elif form is Form.WIDE:
        from norton_order.sources.wide import narrowed

        narrow = narrowed(feed)
        defects = ("the mbox was in UTF-16",) if _see(narrow).form is Form.MBOX else ()
        yield from _read_content(replace(place, path=None, defects=defects), narrow)
    elif form is Form.MBOX:
        yield from _read_mbox(place, feed)
    elif form in _MESSAGES or (
        form is Form.TEXT and (place.named or place.may_be_pasted or place.is_called(".eml", *_MBOX_NAMES))
    ):
        yield from _read_message(place, feed, seen)
    else:
        yield from _read_other(place, feed, seen)


def _read_other(place: _Place, feed: Feed, seen: Seen) -> Iterator[Found]:
    """Yield what the store of a mail program holds, or what to say of what is none."""
    from norton_order.sources.stores import known_by_name, reader_for  # not for messages and mboxes

    known = known_by_name(place.source) if seen.form is Form.FOREIGN else None
    if reader := reader_for(seen.form):
        yield from _read_store(place, feed, reader)
    elif known is not None:
        yield place.unusable(*known)
    elif seen.form in (Form.PACKED, Form.STORE):
        yield place.unusable(seen.why, seen.detail)
    elif not place.named:
        yield NotSearched(place.source, "not-mail")
    elif seen.form is Form.EMPTY:
        yield place.unusable("empty", "0 octets")
    else:
        yield place.unusable("not-mail", seen.detail)


def _read_store(place: _Place, feed: Feed, reader: Reader) -> Iterator[Found]:
    """Yield the messages of a store; one that is damaged does not end it."""
    if feed.path is not None:  # it is read beside the feed
        place.budget.read(Path(feed.path).stat().st_size)
    for entry in reader(feed):
        place.budget.member()
        place.budget.expand(len(entry.raw))
        inner = place.entry(entry)
        damage = entry.refused
        raw = entry.raw
        try:
            form = detect(raw[:PEEK_OCTETS]).form if damage is None else Form.EMPTY
            if form in _COMPRESSIONS:  # Dovecot's
                raw = _unpacked(place, Feed(iter((raw,))), form).exactly(MAX_MESSAGE_OCTETS + 1)
        except DamageError as met:
            if place.budget.spent:
                raise
            damage = met
        if damage is None and len(raw) > MAX_MESSAGE_OCTETS:
            damage = DamageError("too-large", f"a message of more than {MAX_MESSAGE_OCTETS:,} octets")
        if damage is not None:
            yield inner.unusable(damage.why, damage.detail)
        elif raw:
            yield Whole(inner.source, raw, defects=place.defects + entry.defects)


def _unpacked(place: _Place, feed: Feed, form: Form) -> Feed:
    from norton_order.sources.unpack import read_ahead, unpack_file

    return Feed(read_ahead(unpack_file(form, feed, place.budget)))


def _see(feed: Feed) -> Seen:
    """Return what *feed* holds, by no more of it than it takes."""
    head = feed.peek(PEEK_OCTETS)
    seen = detect(head)
    if seen.form is Form.TEXT and len(head) == PEEK_OCTETS and is_header_cut(head):
        return detect(feed.peek(LONG_PEEK_OCTETS))
    return seen


def _read_members(place: _Place, feed: Feed, members: Iterator[Member]) -> Iterator[Found]:
    """Yield what the members of an archive hold; damage within a member does not end the archive."""
    for number, member in enumerate(members):
        if number == 0 and member.name in _OFFICE_FIRST:
            yield (
                place.unusable("not-mail", "an Office document")
                if place.named
                else NotSearched(place.source, "not-mail")
            )
            return
        inner = place.member(member.name)
        damage = member.refused
        if damage is None:
            try:
                yield from _read_content(inner, member.content)
            except DamageError as met:
                if place.budget.spent or feed.damage is not None:
                    raise
                damage = met
        if damage is not None:
            yield inner.unusable(damage.why, damage.detail)


def _read_mbox(place: _Place, feed: Feed) -> Iterator[Found]:
    if place.path is not None:
        yield MboxFile(place.source, Path(place.path))
        return
    yield MboxStream(place.source, QuietStream(feed), place.defects)
    feed.confirm_end()


def _read_message(place: _Place, feed: Feed, seen: Seen) -> Iterator[Found]:
    if seen.form is Form.TEXT and place.may_be_pasted:
        head = feed.peek(MAX_PASTED_OCTETS + 1)
        if len(head) > MAX_PASTED_OCTETS or is_own_output(head):
            yield NotSearched(place.source, "not-mail")
            return
    raw = feed.exactly(MAX_MESSAGE_OCTETS + 1)
    # Half a message may end in half a number.
    feed.confirm_end()
    too_large = len(raw) > MAX_MESSAGE_OCTETS
    parted = reader_of(raw) if seen.form is Form.MESSAGE and place.is_worth(raw) else None
    if place.is_called(*_MBOX_NAMES) and is_mbox_beheaded(raw):
        feed.unread(raw)
        yield from _read_mbox(place, feed)
    elif parted is not None:
        feed.unread(raw)
        yield from _read_store(place, feed, parted)
    elif seen.form is Form.TEXT and not (place.named or place.may_be_pasted or place.is_called(".eml")):
        yield NotSearched(place.source, "not-mail")
    elif too_large:
        yield place.unusable("too-large", f"a message of more than {MAX_MESSAGE_OCTETS:,} octets")
    elif seen.form is Form.OLE:
        yield _outlook_message(place, raw, seen)
    else:
        message = message_in_emlx(raw) if seen.form is Form.EMLX else raw
        yield Whole(place.source, message, defects=place.defects)


def _outlook_message(place: _Place, raw: bytes, seen: Seen) -> Found:
    from norton_order.sources.outlook import (
        is_outlook_message,
        message_from_outlook,
    )  # slow, and rarely wanted

    if not is_outlook_message(raw):
        return (
            place.unusable("not-mail", seen.detail) if place.named else NotSearched(place.source, "not-mail")
        )
    try:
        return Whole(place.source, message_from_outlook(raw))
    except DamageError as damage:
        return place.unusable(damage.why, damage.detail)
