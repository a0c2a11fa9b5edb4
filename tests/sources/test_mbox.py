"""Boundaries of an mbox: every kind there is, and the law that they do not depend on how the octets come."""

from __future__ import annotations

import io
import itertools
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norton_order.prefilter.selection import Prefilter
from norton_order.sources import flows, mbox
from norton_order.sources.blocks import MboxBlocks
from norton_order.sources.flows import MboxFlow
from norton_order.sources.limits import MAX_MESSAGE_OCTETS
from norton_order.sources.mbox import MARGIN, Marks, announcements, mark_block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from norton_order.sources.mbox import Octets

SIEVE = Prefilter(prefilter=True)
A = b"From a@example.jp Mon Oct 16 01:29:30 2023\n"
B = b"From b@example.jp Tue Oct 17 01:29:30 2023\n"
HEAD = b"Subject: one\nFrom: a@example.jp\n\n"


@pytest.fixture(scope="module")
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def messages(octets: bytes, executor: ThreadPoolExecutor, block: int = 1 << 20) -> list[tuple[int, bytes]]:
    """Return (offset, octets) of every message in a stream."""
    flow = MboxFlow(io.BytesIO(octets), SIEVE.mark, executor, block=block)
    return [(span.offset, flow.read(span.start, span.stop)) for span in flow.spans()]


def with_length(body: bytes, length: int) -> bytes:
    return b"Subject: one\nContent-Length: %d\nFrom: a@example.jp\n\n%b" % (length, body)


SEPARATORS = [
    pytest.param(b"From a@example.jp Mon Oct 16 01:29:30 2023", id="asctime"),
    pytest.param(b"From a@example.jp Mon Oct  6 01:29:30 2023", id="padded day"),
    pytest.param(b"From a@example.jp Mon Oct 16 01:29 2023", id="no seconds"),
    pytest.param(b"From a@example.jp Mon Oct 16 01:29:30 JST 2023", id="zone name before the year"),
    pytest.param(b"From a@example.jp Mon Oct 16 01:29:30 2023 +0900", id="zone after the year"),
    pytest.param(b"From 1779873633236952867@xxx Mon Oct 16 01:29:30 +0000 2023", id="Takeout"),
    pytest.param(
        b"From 1498981366547862741-8cd918dd-8bbb-49f5-a4df-032f222154c9.mbox@xxx Mon Apr 20 02:27:10 2015",
        id="Takeout of 2015",
    ),
    pytest.param(b"From - Mon Jun 02 09:00:00 2026", id="Thunderbird"),
    pytest.param(b"From ???@??? Mon Jun 02 09:00:00 2026", id="Eudora"),
    pytest.param(b"From  Mon Jun 02 09:00:00 2026", id="no sender"),
    pytest.param(b'From "taro yamada"@example.jp Mon Jun 02 09:00:00 2026', id="quoted sender"),
    pytest.param(b"From a@example.jp Mon, 16 Oct 2023 01:29:30 +0900", id="RFC 5322 date"),
    pytest.param(b"From uucp Mon Oct 16 01:29:30 2023 remote from host", id="UUCP"),
]


@pytest.mark.parametrize("line", SEPARATORS)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_separator_line_of_any_common_shape_splits(
    line: bytes, end: bytes, executor: ThreadPoolExecutor
) -> None:
    first = b"Subject: one" + end + end + b"text" + end
    second = b"Subject: two" + end + end + b"more" + end
    octets = line + end + first + line + end + second
    at = len(line + end + first)
    assert messages(octets, executor) == [(0, first), (at, second)]


PROSE = [
    pytest.param(b"From here on: nothing", id="prose"),
    pytest.param(b"From what I recall\nNote: this", id="prose above a colon"),
    pytest.param(b"From Mon to Tue\nSubject: x", id="weekdays"),
    pytest.param(b"From bob Mon Oct 16 01:29:30 2023\nwho wrote that", id="a date above prose"),
    pytest.param(b"From bob on Mon Oct 16 01:29:30 2023\nSubject: x", id="two words above a field"),
    pytest.param(b">From a@example.jp Mon Oct 16 01:29:30 2023\nSubject: x", id="quoted"),
    pytest.param(b" From a@example.jp Mon Oct 16 01:29:30 2023\nSubject: x", id="indented"),
    pytest.param(b"From a@example.jp Mon Oct 16 01:29:30 23\nSubject: x", id="year of two digits"),
    pytest.param(b"\x01\x01\x01\x01\nSubject: x", id="MMDF line outside of MMDF"),
    pytest.param(b"From \nNote: this", id="a word alone above prose"),
    pytest.param(b"From \nhim I have it.\nSubject: x\nTo: y", id="a word alone above a sentence"),
    pytest.param(b"From my notes:\nSubject: x\nFrom: y\nTo: z", id="a line that announces a quotation"),
    pytest.param(b"From: a@example.jp\nTo: b@example.jp\nSubject: x", id="a quoted header section"),
    pytest.param(b"From here on\nNote: this\nTodo: that", id="prose above two colons"),
]


@pytest.mark.parametrize("prose", PROSE)
def test_other_lines_do_not_split(prose: bytes, executor: ThreadPoolExecutor) -> None:
    first = HEAD + b"text\n\n" + prose + b"\n\n"
    assert messages(A + first + B + HEAD, executor) == [(0, first), (len(A + first), HEAD)]


FIRM = [
    pytest.param(b"From ", b"X-Mozilla-Status: 0001\nSubject: x", id="Thunderbird since 2024"),
    pytest.param(b"From ", b"Subject: x", id="bare, one field of mail"),
    pytest.param(b"From  ", b"Feedback-ID: 1:2\nReceived: x", id="bare, a field nobody knows first"),
    pytest.param(b"From", b"Received: x", id="bare, blank stripped"),
    pytest.param(b"From a@example.jp", b"Return-Path: <a@example.jp>", id="address alone"),
    pytest.param(b"From a@example.jp", b"From: a@example.jp\n (a)\nTo: b", id="address alone, folded field"),
    pytest.param(b"From a@example.jp 2023-10-16T01:29:30", b"Message-ID: <1@x>", id="ISO date"),
    pytest.param("From - 月 10月 16 01:29:30 2023".encode(), b"Received: x", id="Japanese date"),
    pytest.param(
        "From - Mon Oct 16 01:29:30 2023 東京 (標準時)".encode(), b"Date: x\nSubject: y", id="Japanese zone"
    ),
    pytest.param(b"From Taro Yamada Mon Oct 16 01:29:30 2023", b"Delivered-To: x", id="blank in the sender"),
]


@pytest.mark.parametrize(("line", "fields"), FIRM)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_another_line_splits_where_mail_stands_below_it(
    line: bytes, fields: bytes, end: bytes, executor: ThreadPoolExecutor
) -> None:
    first, last = HEAD + b"text\n\n", fields + b"\n\nmore\n\n"
    parts = [A, first, line + b"\n", last, B, HEAD]
    whole = [part.replace(b"\n", end) for part in parts]
    at, then = len(b"".join(whole[:2])), len(b"".join(whole[:4]))
    assert messages(b"".join(whole), executor) == [(0, whole[1]), (at, whole[3]), (then, whole[5])]
    assert len(messages(b"".join(whole).replace(end * 2 + b"From", end + b"From"), executor)) == 2


@pytest.mark.parametrize(("line", "fields"), FIRM)
def test_who_can_forge_such_a_line_could_forge_a_strict_one(
    line: bytes, fields: bytes, executor: ThreadPoolExecutor
) -> None:
    forged = A + HEAD + b"text\n\n%b\n" + fields + b"\n\nmore\n"
    assert len(messages(forged % line, executor)) == 2
    assert len(messages(forged.replace(b"\n\n%b", b"\n%b") % b"From - 16 Oct 2023 01:29", executor)) == 2
    assert len(messages(forged % (b">" + line), executor)) == 1


KINDS = [
    pytest.param(b"", [], id="empty"),
    pytest.param(b"\n\n", [], id="blank"),
    pytest.param(A, [], id="separator line alone"),
    pytest.param(A + HEAD, [(0, HEAD)], id="one"),
    pytest.param(b"\xef\xbb\xbf" + A + HEAD, [(3, HEAD)], id="BOM"),
    pytest.param(b"\r\n\n" + A + HEAD, [(3, HEAD)], id="blank lines first"),
    pytest.param(
        A + HEAD + b"x" + b"\n" + B + HEAD,
        [(0, HEAD + b"x\n"), (len(A + HEAD) + 2, HEAD)],
        id="no blank line",
    ),
    pytest.param(A + HEAD + B + b"Subj", [(0, HEAD), (len(A + HEAD), b"Subj")], id="cut in a field name"),
    pytest.param(A + HEAD + B, [(0, HEAD)], id="cut after a separator line"),
    pytest.param(A + HEAD + B[:20], [(0, HEAD + B[:20])], id="cut in a separator line"),
    pytest.param(A + B + HEAD, [(0, HEAD)], id="two separator lines"),
    pytest.param(A + b">" + B + HEAD, [(0, b">" + B + HEAD)], id="a quoted one below"),
    pytest.param(
        HEAD + b"x\n" + A + HEAD, [(0, HEAD + b"x\n"), (len(HEAD) + 2, HEAD)], id="first separator missing"
    ),
    pytest.param(b"junk\n\n" + A + HEAD, [(6, HEAD)], id="junk before the first"),
    pytest.param(HEAD + b"no separator at all\n", [(0, HEAD + b"no separator at all\n")], id="a message"),
    pytest.param(b"pasted text", [(0, b"pasted text")], id="text"),
    pytest.param(
        b"\1\1\1\1\n" + HEAD + A + b"Subject: x\n\1\1\1\1\n\1\1\1\1\n" + HEAD + b"\1\1\1\1\n",
        [(0, HEAD + A + b"Subject: x\n"), (5 + len(HEAD + A) + 16, HEAD)],
        id="MMDF",
    ),
    pytest.param(
        b"From a 2023-10-16\n" + HEAD + b"\nFrom b 2023-10-17\n" + HEAD + b"From c: x\n",
        [(0, HEAD + b"\n"), (19 + len(HEAD), HEAD + b"From c: x\n")],
        id="dates of another shape, from the first line on",
    ),
]


@pytest.mark.parametrize(("octets", "expected"), KINDS)
def test_kinds(octets: bytes, expected: list[tuple[int, bytes]], executor: ThreadPoolExecutor) -> None:
    assert messages(octets, executor) == expected


INNER = b"text\n\n" + B + b"Subject: inner\n\nquoted\n"
LENGTHS = [
    pytest.param(len(INNER), 2, id="right"),
    pytest.param(len(INNER) - 1, 2, id="right, last line end not counted"),
    pytest.param(len(INNER) + 1, 2, id="right, blank line counted"),
    pytest.param(len(INNER) - 9, 3, id="too short"),
    pytest.param(len(INNER) + 9, 3, id="too long"),
    pytest.param(10**9, 3, id="beyond the end"),
    pytest.param(MAX_MESSAGE_OCTETS + 1, 3, id="larger than any message"),
    pytest.param(0, 3, id="none"),
]


@pytest.mark.parametrize(("length", "count"), LENGTHS)
def test_a_content_length_counts_only_if_it_leads_to_a_separator(
    length: int, count: int, executor: ThreadPoolExecutor
) -> None:
    octets = A + with_length(INNER, length) + b"\n" + A + HEAD
    assert len(messages(octets, executor)) == count


def test_a_content_length_may_lead_to_the_end(executor: ThreadPoolExecutor) -> None:
    assert len(messages(A + with_length(INNER, len(INNER)) + b"\n", executor)) == 1


def test_a_content_length_in_a_body_says_nothing(executor: ThreadPoolExecutor) -> None:
    body = b"Content-Length: %d\n" % len(INNER) + INNER
    assert len(messages(A + HEAD + body + b"\n" + A + HEAD, executor)) == 3


PIECES = st.sampled_from(
    [
        A,
        B.replace(b"\n", b"\r\n"),
        HEAD,
        b"\n",
        b"\r\n",
        b"\r",
        b"x",
        b"From the start: prose\n",
        b"From z 2023\nX-Odd: y\n\n",
        b"\nFrom \r\nSubject: y\r\n\r\n",
        b"\n\nFrom\nReceived: y\n\n",
        b"\n\nFrom a@b 2023-10-16\nTo: y\nDate: z\n\n",
        b">From x\n",
        b"\1\1\1\1\n",
        b"Content-Length: 120\n",
        b"Content-Length: 57\n\n",
        b"norton\n",
        b"\xef\xbb\xbf",
        with_length(INNER, len(INNER)),
        with_length(INNER + A, 99),
        b"y" * 5000,
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    pieces=st.lists(PIECES, max_size=14),
    blocks=st.tuples(st.integers(11, 300), st.integers(300, 9000)),
    seed=st.integers(0, 99),
)
def test_the_cut_into_blocks_does_not_matter(
    pieces: list[bytes],
    blocks: tuple[int, int],
    seed: int,
    tmp_path_factory: pytest.TempPathFactory,
    executor: ThreadPoolExecutor,
) -> None:
    octets = b"".join(pieces)
    path = tmp_path_factory.getbasetemp() / "law.mbox"
    path.write_bytes(octets)
    SIEVE.compile()
    whole = MboxFlow(io.BytesIO(octets), SIEVE.mark, executor)
    expected = list(whole.spans())
    for block in blocks:
        flow = MboxFlow(Trickle(octets, seed), SIEVE.mark, executor, block=block)
        assert [(span, flow.read(*span[1:3])) for span in flow.spans()] == [
            (span, octets[span.start : span.stop]) for span in expected
        ]
        file = MboxBlocks(path, SIEVE.mark, executor, block=block)
        assert list(file.spans()) == expected
        file.close()
    blunt = MboxFlow(io.BytesIO(octets), Prefilter(prefilter=True).mark, executor)
    assert [span[:3] for span in blunt.spans()] == [span[:3] for span in expected]


class Trickle(io.BytesIO):
    """A stream that gives fewer octets than it is asked for."""

    def __init__(self, octets: bytes, seed: int) -> None:
        super().__init__(octets)
        self._random = random.Random(seed)  # noqa: S311 - a test

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self._random.randint(1, max(1, size or 1)))


def test_messages_are_complete_and_in_order(executor: ThreadPoolExecutor) -> None:
    octets = b"".join(
        b"From - Mon Jun 02 09:00:00 2026\nSubject: %d\n\n%b\n" % (n, b"x" * n) for n in range(2000)
    )
    found = messages(octets, executor, block=4096)
    assert [int(raw.split()[1]) for _, raw in found] == list(range(2000))
    assert all(octets.startswith(b"From - ", offset) for offset, _ in found)


class Broken(io.BytesIO):
    """A stream that fails after its octets."""

    def read(self, size: int | None = -1) -> bytes:
        if octets := super().read(size):
            return octets
        raise EOFError("compressed file ended early")


def test_what_came_before_the_damage_is_given(executor: ThreadPoolExecutor) -> None:
    stream: BinaryIO = Broken(A + HEAD + B + HEAD)
    flow = MboxFlow(stream, SIEVE.mark, executor)
    assert len(list(flow.spans())) == 2
    assert flow.damage == "compressed file ended early"


@pytest.mark.parametrize("beyond", [-9000, -4096, -300, -1, 0])
def test_a_claim_as_long_as_a_message_may_be_loses_none_of_a_stream(
    beyond: int, executor: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 1 << 16
    monkeypatch.setattr(mbox, "MAX_MESSAGE_OCTETS", most)
    monkeypatch.setattr(flows, "MAX_MESSAGE_OCTETS", most)
    first = with_length(b"text\n\n", most + beyond)
    octets = A + first + (B + HEAD + b"y" * 2000 + b"\n\n") * 60
    assert messages(octets, executor, block=4096)[0] == (0, first)
    assert len(messages(octets, executor, block=4096)) == 61


class Stalling:
    """A stream that gives its pieces and then makes one wait until it is let go."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = list(pieces)
        self.let_go = threading.Event()

    def read(self, _size: int, /) -> bytes:
        if self._pieces:
            return self._pieces.pop(0)
        self.let_go.wait(60)
        return b""


def test_a_stream_that_stalls_is_judged_by_what_has_come(executor: ThreadPoolExecutor) -> None:
    last = B + HEAD + b"y" * MARGIN
    stream = Stalling(A + HEAD + B + HEAD, last)
    found = MboxFlow(stream, SIEVE.mark, executor).spans_and_pauses()
    spans = list(itertools.takewhile(lambda span: span is not None, found))
    assert [span.offset for span in spans if span] == [0, len(A + HEAD)]
    stream.let_go.set()
    assert [span.offset for span in found if span] == [len(A + HEAD + B + HEAD)]


def test_who_leaves_a_stream_that_stalls_does_not_wait_for_it(executor: ThreadPoolExecutor) -> None:
    stream = Stalling(A + HEAD + B + HEAD + b"y" * MARGIN)
    found = MboxFlow(stream, SIEVE.mark, executor).spans()
    next(found)
    began = time.monotonic()
    found.close()  # type: ignore[attr-defined]  # a generator
    assert time.monotonic() - began < 5
    stream.let_go.set()


def test_a_file_that_becomes_shorter(tmp_path: Path, executor: ThreadPoolExecutor) -> None:
    path = tmp_path / "box"
    path.write_bytes((A + HEAD) * 1000)
    file = MboxBlocks(path, SIEVE.mark, executor, block=4096, ahead=1)
    spans = file.spans()
    next(spans)
    path.write_bytes((A + HEAD) * 600)
    assert 550 < len(list(spans)) < 700
    assert file.damage == "the file became shorter while it was read"
    file.close()


@settings(max_examples=60, deadline=None)
@given(
    sizes=st.lists(st.integers(0, 9_000), min_size=1, max_size=12),
    block=st.integers(1_000, 9_000),
    odd=st.booleans(),
)
def test_every_message_with_octets_in_a_block_that_is_wholly_looked_at_is_hit(
    sizes: list[int], block: int, odd: bool
) -> None:
    octets = b"".join(A + HEAD + b"x" * size + b"\n\n" for size in sizes)

    def mark(piece: Octets, start: int, part: range) -> Marks:
        hits = None if (part.start // block) % 2 == odd else ()
        return mark_block(piece, start, part, announcements(bytes(piece)), hits)

    with ThreadPoolExecutor(1) as pool:
        spans = list(MboxFlow(io.BytesIO(octets), mark, pool, block=block).spans())
    assert len(spans) == len(sizes)
    for span in spans:
        looked_at = any(
            (at // block) % 2 == odd for at in (*range(span.start, span.stop, 500), span.stop - 1)
        )
        assert span.hit or not looked_at


@given(
    pieces=st.lists(
        st.sampled_from([b"\x01\x01\x01\x01\n", b"\n", HEAD, b"x\n", b"\x01\x01\x01\x01\r\n"]), max_size=40
    ),
    block=st.integers(50, 400),
)
def test_mmdf_lines_one_below_the_other_are_as_one(pieces: list[bytes], block: int) -> None:
    octets = b"\x01\x01\x01\x01\n" + b"".join(pieces)
    with ThreadPoolExecutor(1) as pool:
        spans = [
            octets[span.start : span.stop]
            for span in MboxFlow(io.BytesIO(octets), SIEVE.mark, pool, block=block).spans()
        ]
    lines = octets.replace(b"\x01\r\n", b"\x01\n").split(b"\x01\x01\x01\x01\n")
    assert [span.replace(b"\x01\r\n", b"\x01\n") for span in spans] == [
        line for line in lines if line.strip()
    ]


def test_mmdf_lines_alone_are_two_marks() -> None:
    octets = b"\x01\x01\x01\x01\n" * 1000
    marks = mark_block(octets, 0, range(len(octets)), announcements(octets), ())
    end = len(octets)
    assert [(mark.offset, mark.body) for mark in marks.separators] == [(0, end - 5), (end - 5, end)]
