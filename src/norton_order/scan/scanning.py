"""SOURCEs -> notices and rejections, lazily and in order: sources, prefilter and reading put together."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from norton_order.mime.encrypted import ENCRYPTED
from norton_order.model import Rejection, Scanned
from norton_order.prefilter.selection import Prefilter
from norton_order.scan.progress import Progress, Unsearched
from norton_order.scan.queue import Entry, OrderedQueue, placed
from norton_order.scan.reader import read
from norton_order.sources import MAX_MESSAGE_OCTETS, NotSearched, Unusable, Whole, open_source
from norton_order.sources.attached import unsearched_in
from norton_order.sources.parting import find_swallowed
from norton_order.sources.quoting import DEFECT, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from norton_order.model import Notice
    from norton_order.scan.queue import Reading
    from norton_order.sources import Found, MboxFile, MboxStream
    from norton_order.sources.mailboxes import Box
    from norton_order.sources.mbox import Span
    from norton_order.sources.parts import MboxPart

    Source = str | Path | BinaryIO

MAX_JOBS: Final = 4  # unless asked for; every process takes 50 MB
_SMALL_OCTETS: Final = 1 << 20  # an mbox that is read sooner than a matcher is compiled
# The same for messages in files of their own: so many, or that long spent on reading what may not be worth it.
_FEW_MESSAGES: Final = 32
_COMPILING_SECONDS: Final = 0.1
# Groups of blocks for each thread, so that none waits while a message is read or written out.
_AHEAD: Final = 4


def scan(
    sources: Source | Iterable[Source],
    *,
    jobs: int | None = None,
    prefilter: bool = True,
    on_progress: Callable[[Progress], None] | None = None,
) -> Scan:
    """Return a scan that yields every notice and rejection as it is found, in the order of the mails.

    Args:
        sources: paths of files or folders, "-" for standard input, or binary streams; or one of these alone.
        jobs: threads for searching and processes for reading; by default as many as processors, up to 4.
        prefilter: leave out unread what cannot be a notice. The answers are the same without, but slow.
        on_progress: called often, from the thread that iterates.

    Raises:
        TypeError: when it comes to a source that is neither a path nor a binary stream.
    """
    return Scan(sources, jobs=jobs, prefilter=prefilter, on_progress=on_progress)


class Scan:
    """One pass over sources; iterate over it once. Nothing that a source is or holds raises."""

    def __init__(
        self,
        sources: Source | Iterable[Source],
        *,
        jobs: int | None = None,
        prefilter: bool = True,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Open nothing yet; the arguments are those of `scan`."""
        self._unsearched = Unsearched()
        self._jobs = max(1, jobs or min(MAX_JOBS, _cpus()))
        # The letters of a path and the lines of a stream would be taken for paths: "/" is the whole disk. Octets
        # are no source, and told as what they are.
        alone = isinstance(sources, str | Path | bytes | bytearray | memoryview) or hasattr(sources, "read")
        self._sources: Iterable[Any] = (sources,) if alone else sources  # type: ignore[assignment]
        self._on_progress = on_progress
        self._prefilter = Prefilter(prefilter=prefilter)
        self._queue = OrderedQueue(self._jobs)
        self._unusable: list[Unusable] = []
        self._named = ""  # the source in hand
        self._count = 0  # of sources
        self._messages = 0
        self._bytes = 0  # of what is finished
        self._box: Box | None = None
        self._found = 0
        self._met = 0  # messages of mboxes that are worth reading by their marks
        self._only: Entry | None = None  # the first message, until there is a second
        self._judged: tuple[bytes | None, bool] = (None, True)
        self._refused: Rejection | None = None  # of the last message that nobody needs to hear of
        self._results = self._run()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Notice | Rejection]:
        return self

    def __next__(self) -> Notice | Rejection:
        return next(self._results)

    @property
    def scanned(self) -> Scanned:
        """How much was read so far, and what was not; octets of archives count unpacked."""
        left = self._unsearched
        named = tuple(left.named)
        return Scanned(self._count, self._messages, self._octets, left.skipped, left.unread, named)

    @property
    def skipped(self) -> int:
        """Files in folders and members of archives that are not mail."""
        return self._unsearched.skipped

    @property
    def _octets(self) -> int:
        return self._bytes + (self._box.done if self._box else 0)

    @property
    def unusable(self) -> tuple[Unusable, ...]:
        """What could not be read so far, or not to its end; each is also among the rejections."""
        return tuple(self._unusable)

    def close(self) -> None:
        """End the scan at once."""
        self._results.close()

    def _run(self) -> Generator[Notice | Rejection]:
        try:
            for source in self._sources:
                self._count += 1
                self._named = str(source)
                for found in self._find(source):
                    yield from self._settle(self._take(found))
            yield from self._settle(self._queue.finish())
            self._report()
            yield from self._alone()
        finally:
            self._queue.close()

    def _find(self, source: Any) -> Iterator[Found | MboxPart]:
        """Yield what a source holds."""
        return open_source(source, self._is_worth)

    def _is_worth(self, raw: bytes) -> bool:
        """Return whether a message is worth reading; it is asked of the same one twice."""
        if raw is not self._judged[0]:
            self._judged = raw, self._prefilter.passes(raw)
        return self._judged[1]

    def _settle(self, results: Iterator[Reading]) -> Iterator[Notice | Rejection]:
        """Yield what is worth telling."""
        for entry, result in results:
            if isinstance(result, tuple):
                self._found += len(result)
                self._only = None
                for notice in result:
                    yield placed(notice, entry)
            elif isinstance(result, Rejection):
                yield result
            elif result.relevant:
                self._only = None
                self._note_unread(entry, result.rejection)
                yield replace(result.rejection, source=entry.source, offset=entry.offset)
            else:
                self._refused = replace(result.rejection, source=entry.source, offset=entry.offset)

    def _note_unread(self, entry: Entry, rejection: Rejection) -> None:
        """Count a message that could not be read; of one that is encrypted it is said what to do."""
        if rejection.reason != "unreadable":
            return
        detail = rejection.values[0]
        if detail in ENCRYPTED:
            is_named = entry.offset is None and entry.source == self._named
            self._unusable.append(Unusable(entry.source, is_named, "encrypted-mail", detail))
        self._unsearched.lose(entry.source, "encrypted-mail" if detail in ENCRYPTED else detail)

    def _alone(self) -> Iterator[Rejection]:
        """Yield the rejection of a single message that has nothing to do with a renewal."""
        if self._only is None or self._messages != 1:
            return
        if self._refused is not None:
            yield self._refused
        else:
            result = read(self._only.raw)
            if not isinstance(result, tuple):
                yield replace(result.rejection, source=self._only.source, offset=self._only.offset)

    def _take(self, found: Found | MboxPart) -> Iterator[Reading]:
        """Yield what is read by now, after one more thing was found."""
        if isinstance(found, NotSearched):
            self._unsearched.skip(found.source, found.why)
        elif isinstance(found, Unusable):
            yield from self._lose(found)
        elif isinstance(found, Whole):
            self._bytes += len(found.raw)
            self._messages += 1
            if self._messages > _FEW_MESSAGES or self._queue.alone > _COMPILING_SECONDS:
                self._prefilter.compile()
            entry = Entry(found.source, found.offset, found.raw, found.defects)
            yield from self._offer(entry, worth=self._is_worth(found.raw))
            self._report()
        else:
            yield from self._open(found)

    def _open(self, found: MboxFile | MboxPart | MboxStream) -> Iterator[Reading]:
        """Yield what is read by now, after a whole mbox was gone through."""
        from concurrent.futures import ThreadPoolExecutor  # neither is needed for messages by themselves

        from norton_order.sources.mailboxes import open_mbox, spans_of

        with ThreadPoolExecutor(self._jobs, thread_name_prefix="norton-order-prefilter") as executor:
            try:
                box = open_mbox(found, self._prefilter.mark, executor, ahead=_AHEAD * self._jobs)
            except OSError as error:
                yield from self._lose(self._broken(found.source, error.strerror or str(error)))
                return
            if box.size is None or box.size > _SMALL_OCTETS:
                self._prefilter.compile()
            self._box = box
            try:
                for span in spans_of(box):
                    if span is None:  # nothing more to do but to give what is being read
                        yield from self._queue.finish()
                    else:
                        entry = Entry(found.source, span.offset, b"", getattr(found, "defects", ()))
                        yield from self._enter(entry, box, span)
            finally:
                box.close()
        if box.damage:
            yield from self._lose(self._broken(found.source, box.damage))
        self._bytes += box.done
        self._box = None
        self._report()

    def _enter(self, entry: Entry, box: Box, span: Span) -> Iterator[Reading]:
        """Yield what is read by now, after one more message of an mbox was met."""
        self._messages += 1
        worth = span.hit or not self._prefilter.sees
        self._met += worth
        if worth or self._messages == 1:
            yield from self._fetch(entry, box, span, worth=worth)
        else:
            self._only = None
        self._report()

    def _fetch(self, entry: Entry, box: Box, span: Span, *, worth: bool) -> Iterator[Reading]:
        """Read the octets of a message and have them read."""
        size = span.stop - span.start
        if size > MAX_MESSAGE_OCTETS:
            self._unsearched.lose(entry.source, "too-large")
            yield from self._queue.reject(entry, f"the message is too large: {size:,} octets")
            return
        try:
            raw = box.read(span.start, span.stop)
        except OSError as error:
            self._unsearched.lose(entry.source, "io-error")
            yield from self._queue.reject(entry, error.strerror or str(error))
        else:
            worth = worth and self._prefilter.passes(raw)  # it names the service: of an order, too?
            yield from self._offer_parted(entry, raw, span.start, worth=worth)

    def _offer_parted(self, entry: Entry, raw: bytes, start: int, *, worth: bool) -> Iterator[Reading]:
        """Have a message read, and those apart that its Content-Length has taken for a piece of it."""
        cuts = find_swallowed(raw) if worth else []
        self._messages += len(cuts)
        for begin, stop in pairwise((0, *cuts, len(raw))):
            offset = start + begin if begin else entry.offset
            defects = (*entry.defects, "a wrong Content-Length") if cuts else entry.defects
            one = entry._replace(offset=offset, raw=raw[begin:stop], defects=defects)
            yield from self._offer(one, worth=worth)

    def _offer(self, entry: Entry, *, worth: bool) -> Iterator[Reading]:
        """Have a message read if it is worth it, and remember the first one."""
        raw = unquoted(entry.raw) if worth else entry.raw
        if raw is not entry.raw:
            entry = entry._replace(raw=raw, defects=(*entry.defects, DEFECT))
        self._only = entry if self._messages == 1 else None
        if worth:
            for one in unsearched_in(entry.raw, entry.source):
                self._unsearched.skip(one.source, one.why)
            yield from self._queue.add(entry, ahead=self._prefilter.marked - self._met)

    def _lose(self, unusable: Unusable) -> Iterator[Reading]:
        self._unusable.append(unusable)
        self._unsearched.lose(unusable.source, unusable.why)
        yield from self._queue.reject(Entry(unusable.source, None), unusable.detail)

    def _broken(self, source: str, detail: str) -> Unusable:
        return Unusable(source, source == self._named, "io-error", detail)

    def _report(self) -> None:
        if self._on_progress is not None:
            box = self._box
            self._on_progress(
                Progress(
                    self._octets,
                    box.done if box else 0,
                    box.size if box else None,
                    self._messages,
                    self._found,
                )
            )


def _cpus() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not everywhere
    return len(affinity(0)) if affinity else os.cpu_count() or 1
