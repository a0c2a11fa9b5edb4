"""Ranges of an mbox: whatever the cut, together they give what the whole gives."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from norton_order.prefilter.selection import Prefilter
from norton_order.sources import limits, mbox, parts
from norton_order.sources.blocks import MboxBlocks
from norton_order.sources.parts import MboxPart, MboxRange, tell_framing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from norton_order.sources.mbox import Span

LINE = b"From taro@example.jp Mon Jun 02 09:00:00 2026\n"
LOOSE = b"From the desk of Taro\n"
MMDF = b"\x01\x01\x01\x01\n"
HEAD = b"From: taro@example.jp\nSubject: lunch\n"


class Held:
    """Octets in memory that note how far they were read."""

    def __init__(self, octets: bytes, *, lost: range = range(0)) -> None:
        self.size = len(octets)
        self.lost = lost
        self.reads: list[tuple[int, int]] = []
        self._octets = octets

    def read(self, start: int, stop: int) -> bytes:
        self.reads.append((start, min(stop, self.size)))
        if start < self.lost.stop and self.lost.start < stop:
            raise OSError("lost")
        return self._octets[start:stop]


@pytest.fixture(scope="module")
def sieve() -> Prefilter:
    made = Prefilter(prefilter=True)
    made.compile()
    return made


@pytest.fixture(scope="module")
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the bounds so small that little mailboxes are beyond them."""
    monkeypatch.setattr(mbox, "MAX_MESSAGE_OCTETS", 1500)
    monkeypatch.setattr(mbox, "ALL_HEADER", 400)
    monkeypatch.setattr(mbox, "MARGIN", 256)
    monkeypatch.setattr(parts, "MARGIN", 256)
    monkeypatch.setattr(parts, "_SLACK_OCTETS", 300)
    monkeypatch.setattr(parts, "REACH_OCTETS", 256 + 400 + 1500)
    monkeypatch.setattr(parts, "BLOCK_OCTETS", 700)


def message(body: bytes, *, length: int | None = None, line: bytes = LINE) -> bytes:
    """Return a message; *length* is added to the true one."""
    field = b"" if length is None else b"Content-Length: %d\n" % (len(body) + length)
    return line + HEAD + field + b"\n" + body + b"\n"


def cut(octets: bytes, size: int, sieve: Prefilter, executor: ThreadPoolExecutor) -> list[Span]:
    """Return what the ranges of *size* give together."""
    framing = tell_framing(octets[: limits.PEEK_OCTETS], size=len(octets))
    spans: list[Span] = []
    for start in range(0, len(octets), size):
        part = range(start, min(start + size, len(octets)))
        found = list(MboxRange(MboxPart("", Held(octets), part, framing), sieve.mark, executor).spans())
        assert all(span.offset in part for span in found)
        spans += found
    return spans


def whole(octets: bytes, path: Path, sieve: Prefilter, executor: ThreadPoolExecutor) -> list[Span]:
    path.write_bytes(octets)
    box = MboxBlocks(path, sieve.mark, executor)
    try:
        return list(box.spans())
    finally:
        box.close()


bodies = st.sampled_from(
    [b"At noon?\n", b"", b"lunch " * 60 + b"\n", b"\nnorton\n", b"From here on\n", b"x" * 900]
)
lengths = st.one_of(st.none(), st.just(0), st.integers(-40, 2000))
plain = st.builds(message, bodies, length=lengths)
nested = st.builds(
    lambda inner, length: message(b"".join(inner), length=length),
    st.lists(plain, min_size=1, max_size=4),
    st.sampled_from([0, 0, 0, None, 1]),
)
twice = st.builds(lambda one: LINE + one, plain)
loose = st.builds(message, bodies, length=lengths, line=st.just(LOOSE))
bare = loose.map(lambda one: b"\n" + one.replace(LOOSE, b"From \n"))
plain_one = message(b"At noon?\n\n")
framed = st.builds(lambda one: MMDF + one.removeprefix(LINE) + MMDF, plain)
endings = st.sampled_from([b"\n", b"\r\n", b"\r"])
starts = st.sampled_from([b"", b"\xef\xbb\xbf", b"\n\n"])
boxes = st.one_of(
    st.lists(st.one_of(plain, nested, twice), max_size=25),
    st.lists(st.one_of(loose, plain, nested), max_size=15),
    st.lists(st.one_of(plain, bare, loose, nested), max_size=15).map(lambda each: [plain_one, *each]),
    st.lists(st.one_of(framed, framed, plain), max_size=15),
).map(b"".join)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(octets=boxes, ending=endings, start=starts, size=st.integers(40, 5000), block=st.integers(300, 3000))
def test_any_cut_gives_what_the_whole_gives(
    octets: bytes,
    ending: bytes,
    start: bytes,
    size: int,
    block: int,
    small: None,
    sieve: Prefilter,
    executor: ThreadPoolExecutor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "BLOCK_OCTETS", block)
    monkeypatch.setattr(parts, "MAX_STEPS", 50)
    octets = start + octets.replace(b"\n", ending)
    assert cut(octets, size, sieve, executor) == whole(octets, tmp_path / "mbox", sieve, executor)


@pytest.mark.parametrize(
    ("head", "framing"),
    [
        pytest.param(message(b"At noon?\n"), "from", id="separator lines with a date"),
        pytest.param(message(b"At noon?\n", line=LOOSE), "loose", id="separator lines of any other shape"),
        pytest.param(MMDF + HEAD + b"\nAt noon?\n" + MMDF, "mmdf", id="MMDF"),
        pytest.param(b"\xef\xbb\xbf\r\n" + message(b"At noon?\n"), "from", id="BOM and a blank line first"),
        pytest.param(HEAD + b"\nAt noon?\n\n" + message(b""), "from", id="without its first separator line"),
        pytest.param(b"", "from", id="empty"),
    ],
)
def test_the_head_tells_which_separators_count(head: bytes, framing: str) -> None:
    assert tell_framing(head, size=len(head)) == framing
    assert tell_framing(head + bytes(20_000)[: 16_384 - len(head)], size=1 << 40) == framing


def test_a_mailbox_within_a_message_is_not_cut_out_of_it(
    small: None, sieve: Prefilter, executor: ThreadPoolExecutor
) -> None:
    inner = b"".join(message(b"inner %d\n" % number) for number in range(8))
    octets = message(b"At noon?\n") * 60 + message(inner, length=0) + message(b"At one?\n") * 60
    begin = octets.index(b"inner") - len(LINE + HEAD) - 1
    part = range(begin + 200, begin + 500)
    found = MboxRange(MboxPart("", Held(octets), part, "from"), sieve.mark, executor)
    assert list(found.spans()) == []


def test_a_range_reads_no_further_than_it_must(
    small: None, sieve: Prefilter, executor: ThreadPoolExecutor
) -> None:
    octets = message(b"At noon?\n", length=0) * 1000
    held = Held(octets)
    part = range(50_000, 60_000)
    box = MboxRange(MboxPart("", held, part, "from"), sieve.mark, executor)
    assert box.size == 10_000
    assert len(list(box.spans())) == 10_000 // len(message(b"At noon?\n", length=0))
    assert box.done == 10_000
    assert min(start for start, _ in held.reads) >= 50_000 - parts.REACH_OCTETS - 300 - 256
    assert max(stop for _, stop in held.reads) <= 60_000 + 700 + 256


def test_claims_upon_claims_are_not_followed_for_ever(
    small: None, sieve: Prefilter, executor: ThreadPoolExecutor
) -> None:
    """Every message claims to end where the next but one begins, back to the start of the mbox."""
    one = message(b"x" * 200 + b"\n", length=0)
    octets = message(b"x" * 200 + b"\n", length=len(one)) * 400
    part = range(50_000, 60_000)
    held = Held(octets)
    found = list(MboxRange(MboxPart("", held, part, "from"), sieve.mark, executor).spans())
    assert found
    assert min(start for start, _ in held.reads) >= 50_000 - 5 * parts.REACH_OCTETS


def test_what_cannot_be_read_is_damage_and_a_hit(
    small: None, sieve: Prefilter, executor: ThreadPoolExecutor
) -> None:
    octets = message(b"At noon?\n") * 100
    held = Held(octets, lost=range(5_000, 5_001))
    box = MboxRange(MboxPart("", held, range(2_000, 9_000), "from"), sieve.mark, executor)
    hits = [span for span in box.spans() if span.hit]
    assert box.damage == "octets 4,800 to 5,500: lost"
    assert len(hits) == 1
    assert hits[0].start < 4_800 < 5_500 < hits[0].stop
    with pytest.raises(OSError, match="lost"):
        box.read(hits[0].start, hits[0].stop)


def test_a_lost_mbox_cannot_be_opened(sieve: Prefilter, executor: ThreadPoolExecutor) -> None:
    held = Held(b"x" * 1000, lost=range(1000))
    with pytest.raises(OSError, match="lost"):
        MboxRange(MboxPart("", held, range(500), "from"), sieve.mark, executor)


def test_two_lines_right_below_each_other_are_one(
    small: None, sieve: Prefilter, executor: ThreadPoolExecutor
) -> None:
    octets = (LINE + message(b"At noon?\n")) * 300
    every = len(LINE + message(b"At noon?\n"))
    spans: Sequence[Span] = cut(octets, len(LINE), sieve, executor)
    assert [span.offset for span in spans] == list(itertools.islice(itertools.count(0, every), 300))
