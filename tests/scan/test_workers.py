"""Reading in other processes: in batches, within bounds, and whatever ends one of them."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from norton_order.model import Notice
from norton_order.notice.refusals import Refusal
from norton_order.scan import queue, reader, scan, workers
from norton_order.scan.queue import Entry, OrderedQueue
from norton_order.scan.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

OTHER = b"Subject: lunch %d\nFrom: hanako@example.jp\n\nAt noon?\n"
_BOOT = (
    "import os, pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from norton_order.scan import reader, workers; real = reader.read_notices\n"
    "def read_notices(raw):\n"
    "    {}\n"
    "    return real(raw)\n"
    "reader.read_notices = read_notices\n"
    "workers.serve()"
)


@pytest.fixture
def readers() -> Iterator[workers.Readers]:
    readers = workers.Readers(1)
    yield readers
    readers.close()


@pytest.fixture
def notice(samples: Path) -> bytes:
    return (samples / "renewed" / "jis-plain.eml").read_bytes()


def answers(readers: workers.Readers, raws: Sequence[bytes]) -> list[object]:
    return [future.result(120) for future in [readers.submit(raw) for raw in raws]]


def test_batches_give_what_each_message_says(notice: bytes) -> None:
    raws = [OTHER % number for number in range(3 * workers.BATCH_MESSAGES)]
    raws[5] = raws[40] = notice
    readers = workers.Readers(2)
    try:
        assert answers(readers, raws) == list(map(read, raws))
    finally:
        readers.close()


def test_of_a_batch_only_the_message_that_kills_is_lost(
    readers: workers.Readers, notice: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_BOOT", _BOOT.format("if raw == b'deadly': os._exit(9)"))
    before, killed, *after = answers(readers, [notice, b"deadly", notice, OTHER % 1])
    assert before == read(notice)
    assert isinstance(killed, Refusal)
    assert (killed.rejection.reason, killed.relevant) == ("unreadable", True)
    assert after == [read(notice), read(OTHER % 1)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process from taking more memory")
def test_a_message_that_takes_too_much_memory_is_refused(
    readers: workers.Readers, notice: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    boot = _BOOT.format(f"if raw == b'large': len(bytearray({workers.MAX_MEMORY}))")
    monkeypatch.setattr(workers, "_BOOT", boot)
    large, after = answers(readers, [b"large", notice])
    assert isinstance(large, Refusal)
    assert large.rejection.detail == "there is not enough memory to read it"
    assert after == read(notice)


def test_a_message_may_hold_several_notices(
    notice: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = read(notice)
    assert isinstance(said, tuple)
    two = (said[0], replace(said[0], enrollment_order="SY87654321"))
    monkeypatch.setattr(reader, "read_notices", lambda _raw: two)
    path = tmp_path / "one.eml"
    path.write_bytes(notice)
    found = [one for one in scan(path, jobs=1) if isinstance(one, Notice)]
    assert [one.enrollment_order for one in found] == [two[0].enrollment_order, "SY87654321"]
    assert {one.source for one in found} == {str(path)}


@pytest.mark.parametrize(("ahead", "started"), [(0, False), (10, False), (5000, True)])
def test_processes_are_started_for_what_is_known_to_come(ahead: int, started: bool, notice: bytes) -> None:
    ordered = OrderedQueue(2)
    try:
        given = [*ordered.add(Entry("", None, notice), ahead=ahead), *ordered.finish()]
        assert [reading.result for reading in given] == [read(notice)]
        assert (ordered._readers is not None) is started
    finally:
        ordered.close()


@pytest.mark.parametrize("batch", [1, 3, 16])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_order_depends_on_nothing(
    jobs: int, batch: int, notice: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_ALONE_SECONDS", -1.0)
    monkeypatch.setattr(workers, "BATCH_MESSAGES", batch)
    entries = [Entry("", number, notice if number % 7 == 0 else OTHER % number) for number in range(30)]
    ordered = OrderedQueue(jobs)
    try:
        given = [reading for entry in entries for reading in ordered.add(entry)] + list(ordered.finish())
    finally:
        ordered.close()
    assert [reading.entry.offset for reading in given] == list(range(30))
    assert [reading.result for reading in given] == [read(entry.raw) for entry in entries]


def test_where_no_thread_starts_reading_goes_on_here(notice: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", fail)
    readers = workers.Readers(2)
    assert answers(readers, [notice, OTHER % 1]) == [read(notice), read(OTHER % 1)]
    readers.close()
