"""The scan as a whole: the same answers by every way of reading, whatever goes wrong on it."""

from __future__ import annotations

import gzip
import io
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from norton_order.model import Notice, Rejection
from norton_order.notice.refusals import Refusal
from norton_order.scan import Scan, queue, reader, scan, workers
from norton_order.scan.progress import Progress
from norton_order.scan.reader import read
from norton_order.sources.blocks import STEP_OCTETS, MboxBlocks
from norton_order.sources.limits import MAX_MESSAGE_OCTETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE = b"From - Mon Jun 02 09:00:00 2026\n"
OTHER = b"Subject: lunch\nFrom: hanako@example.jp\nTo: taro@example.jp\n\nAt noon?\n\n"


@pytest.fixture(scope="module")
def export(samples: Path) -> Path:
    return samples / "export.mbox"


@pytest.fixture(scope="module")
def notice(samples: Path) -> bytes:
    return next(
        raw
        for raw in (path.read_bytes() for path in sorted((samples / "renewed").glob("*.eml")))
        if isinstance(read(raw), tuple)
    )


@pytest.fixture
def busy(tmp_path: Path, notice: bytes) -> tuple[Path, list[int]]:
    """Return an mbox of 1.5 MB with forty notices among other mail, and the offsets of these."""
    path = tmp_path / "busy.mbox"
    offsets, at = [], 0
    with path.open("wb") as file:
        for number in range(400):
            if number % 10 == 3:
                offsets.append(at)
            at += file.write(
                LINE + (notice + b"\n" if number % 10 == 3 else OTHER + b"lunch " * 600 + b"\n\n")
            )
    return path, offsets


def found(
    sources: Iterable[str | Path], *, jobs: int = 1, prefilter: bool = True
) -> list[Notice | Rejection]:
    return list(scan(sources, jobs=jobs, prefilter=prefilter))


def without_source(results: Iterable[Notice | Rejection]) -> list[tuple[object, ...]]:
    return [
        (
            result.offset,
            result.message_id,
            getattr(result, "enrollment_order", None) or getattr(result, "reason", None),
        )
        for result in results
    ]


def test_every_notice_comes_once_in_order_with_its_place(busy: tuple[Path, list[int]]) -> None:
    path, offsets = busy
    running = scan([path])
    results = list(running)
    assert [result.offset for result in results] == offsets
    assert {result.source for result in results} == {str(path)}
    assert all(isinstance(result, Notice) for result in results)
    assert running.scanned.messages == 400
    assert running.scanned.bytes == path.stat().st_size
    assert running.scanned.sources == 1


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("prefilter", [True, False], ids=["prefilter", "all"])
def test_the_answers_do_not_depend_on_the_means(
    jobs: int, prefilter: bool, busy: tuple[Path, list[int]], export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_ALONE_SECONDS", -1.0)  # start the processes at once
    for path in (busy[0], export):
        assert found([path], jobs=jobs, prefilter=prefilter) == found([path])


@pytest.mark.parametrize("block", [5_000, 70_001, 1 << 20])
def test_the_answers_do_not_depend_on_the_blocks(
    block: int, busy: tuple[Path, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = found([busy[0]])
    defaults = MboxBlocks.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "block", block)
    assert found([busy[0]], jobs=2) == expected
    assert [result.offset for result in expected] == busy[1]


def test_what_is_known_to_come_is_counted_by_messages(busy: tuple[Path, list[int]]) -> None:
    running = scan([busy[0]], jobs=1)
    assert len(list(running)) == 40
    assert 40 <= running._prefilter.marked <= 40 + busy[0].stat().st_size / STEP_OCTETS + 1


def test_a_stream_and_a_compressed_file_give_the_same(busy: tuple[Path, list[int]], tmp_path: Path) -> None:
    path, _ = busy
    packed = tmp_path / "busy.mbox.gz"
    packed.write_bytes(gzip.compress(path.read_bytes(), 1))
    expected = without_source(found([path]))
    assert without_source(scan([io.BytesIO(path.read_bytes())])) == expected
    assert without_source(found([packed])) == expected


def test_without_hyperscan_the_answers_are_the_same(busy: tuple[Path, list[int]], export: Path) -> None:
    program = (
        "import pickle, sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] == 'hyperscan':\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Blocker())\n"
        "from norton_order.scan import scan\n"
        "found = [list(scan([path], jobs=1)) for path in sys.argv[1:]]\n"
        "assert 'hyperscan' not in sys.modules\n"
        "sys.stdout.buffer.write(pickle.dumps(found))\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    paths = [busy[0], export]
    done = subprocess.run(
        [sys.executable, "-c", program, *paths], env=environment, capture_output=True, check=True
    )
    assert pickle.loads(done.stdout) == [found([path]) for path in paths]  # noqa: S301 - our own


def test_a_single_message_that_is_something_else_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "one.eml"
    path.write_bytes(OTHER)
    (result,) = found([path])
    assert isinstance(result, Rejection)
    assert (result.source, result.reason, result.subject) == (str(path), "no-order-number", "lunch")
    path.write_bytes(LINE + OTHER)
    (result,) = found([path])
    assert (result.offset, result.subject) == (0, "lunch")


def test_among_several_messages_it_is_ignored(tmp_path: Path, notice: bytes) -> None:
    path = tmp_path / "two.mbox"
    path.write_bytes((LINE + OTHER) * 2)
    assert found([path]) == []
    path.write_bytes(LINE + OTHER + LINE + notice)
    assert [type(result) for result in found([path])] == [Notice]


def test_many_files(tmp_path: Path, notice: bytes) -> None:
    for number in range(120):
        (tmp_path / f"{number:03}.eml").write_bytes(notice if number % 40 == 7 else OTHER)
    running = scan([tmp_path])
    assert [Path(result.source).name for result in running] == ["007.eml", "047.eml", "087.eml"]
    assert running.scanned.messages == 120


LOSSES = [
    pytest.param(b"", "empty", id="empty"),
    pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not-mail", id="PDF"),
    pytest.param(None, "missing", id="missing"),
]


@pytest.mark.parametrize(("octets", "why"), LOSSES)
def test_what_cannot_be_read_is_named_and_does_not_stop_the_scan(
    octets: bytes | None, why: str, tmp_path: Path, busy: tuple[Path, list[int]]
) -> None:
    path = tmp_path / "lost"
    if octets is not None:
        path.write_bytes(octets)
    running = scan([path, busy[0]])
    first, *rest = running
    assert isinstance(first, Rejection)
    assert (first.source, first.reason) == (str(path), "unreadable")
    assert len(rest) == 40
    assert [(lost.named, lost.why) for lost in running.unusable] == [(True, why)]


def test_a_message_without_end_is_refused_by_name(tmp_path: Path, notice: bytes) -> None:
    path = tmp_path / "huge.mbox"
    with path.open("wb") as file:
        huge = file.write(LINE + b"Subject: norton\n\n") + MAX_MESSAGE_OCTETS
        file.truncate(huge)
        file.seek(huge)
        file.write(b"\n" + LINE + notice)
    with path.open("rb") as stream:
        for results in (found([path]), list(scan([stream]))):
            assert [type(result) for result in results] == [Rejection, Notice]
            assert "too large" in getattr(results[0], "detail", "")
            assert [result.offset for result in results] == [0, huge + 1]


def test_a_worker_that_is_killed_is_replaced(notice: bytes) -> None:
    readers = workers.Readers(1)
    try:
        assert readers.submit(notice).result() == read(notice)
        readers._workers[0].kill()
        assert readers.submit(notice).result() == read(notice)
    finally:
        readers.close()


def test_a_message_that_kills_its_reader_is_refused(notice: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        workers,
        "_BOOT",
        "import os, pickle, sys; pickle.load(sys.stdin.buffer); os.write(1, bytes(8)); "
        "sys.stdin.buffer.read(8); os._exit(9)",
    )
    readers = workers.Readers(1)
    try:
        result = readers.submit(notice).result()
    finally:
        readers.close()
    assert isinstance(result, Refusal)
    assert "died" in result.rejection.detail


def test_workers_run_nothing_that_lies_in_the_current_folder(notice: bytes, tmp_path: Path) -> None:
    (tmp_path / "pickle.py").write_text("open('was-here', 'w')\nraise SystemExit\n", encoding="utf-8")
    (tmp_path / "many.mbox").write_bytes((LINE + notice + b"\n") * 60)
    program = (
        "from norton_order.scan import queue, scan\n"
        "queue._ALONE_SECONDS = -1.0\n"
        "print(len(list(scan(['many.mbox'], jobs=2))))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"60\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many.mbox", "pickle.py"]


@pytest.mark.parametrize("boot", ["raise SystemExit(1)", "garbage("])
def test_where_no_worker_starts_reading_goes_on_here(
    boot: str, notice: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_BOOT", boot)
    readers = workers.Readers(1)
    try:
        assert readers.submit(notice).result() == read(notice)
    finally:
        readers.close()


def test_closing_ends_everything_at_once(
    busy: tuple[Path, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_ALONE_SECONDS", -1.0)
    running = scan([busy[0]], jobs=2)
    assert isinstance(next(iter(running)), Notice)
    began = time.monotonic()
    running.close()
    assert time.monotonic() - began < 2
    assert list(running) == []


def test_progress_tells_how_far_it_is(busy: tuple[Path, list[int]]) -> None:
    seen: list[Progress] = []
    list(scan([busy[0]], on_progress=seen.append))
    assert seen[-1] == Progress(busy[0].stat().st_size, 0, None, 400, 40)
    assert [step.bytes for step in seen] == sorted(step.bytes for step in seen)
    assert any(step.size == busy[0].stat().st_size for step in seen)


def test_importing_the_scan_loads_no_reader() -> None:
    program = (
        "import norton_order.scan, sys; "
        "print(sorted({'click', 'markupever', 'bs4', 'mailparser', 'hyperscan'} & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_box_cut_within_a_number_gives_no_part_of_it(samples: Path) -> None:
    octets = (samples / "forwarded" / "gmail.eml").read_bytes()
    plain = b"From - Mon Nov 20 10:00:00 2023\nFrom: order@mail.nortonstore.jp\nTo: taro@example.jp\n"
    text = "\n自動延長加入時のご注文番号：SY12345678\n".encode()
    box = b"From - Mon Nov 20 09:00:00 2023\n" + octets + b"\n" + plain + text
    start = box.rindex(b"SY12345678")
    for stop in range(start, len(box)):
        found = [one.enrollment_order for one in scan([io.BytesIO(box[:stop])]) if isinstance(one, Notice)]
        assert found == ["SY12345678"], stop
    whole = [one.enrollment_order for one in scan([io.BytesIO(box)]) if isinstance(one, Notice)]
    assert whole == ["SY12345678", "SY12345678"]


def test_what_makes_the_reader_fail_is_one_rejection(monkeypatch: pytest.MonkeyPatch, samples: Path) -> None:
    def fail(_raw: bytes) -> Notice:
        raise ZeroDivisionError

    monkeypatch.setattr(reader, "read_notices", fail)
    found = list(scan([samples / "renewed" / "jis-plain.eml"], jobs=1))
    assert [one.reason for one in found if isinstance(one, Rejection)] == ["unreadable"]


STUFFING = {
    "halves of words": "自動<b>".encode() * 20_000,
    "halves in base64": b"6Ieq5YuV\n" * 20_000,
    "separators that are none": b"\nFrom nobody " * 20_000,
    "lengths": b"\nContent-Length: 12345 " * 20_000,
}


@pytest.mark.parametrize("stuffing", STUFFING.values(), ids=STUFFING)
def test_a_message_stuffed_with_halves_of_words_hides_no_notice(
    stuffing: bytes, tmp_path: Path, notice: bytes
) -> None:
    path = tmp_path / "stuffed.mbox"
    stuffed = LINE + OTHER + stuffing + b"\n\n"
    padding = LINE + OTHER + b"lunch " * 150_000 + b"\n\n"
    path.write_bytes(
        b"".join([LINE, notice, b"\n", stuffed, LINE, notice, b"\n", padding, stuffed, LINE, notice])
    )
    whole = without_source(found([path], prefilter=False))
    assert len(whole) == 3
    assert without_source(found([path])) == whole
    with path.open("rb") as stream:
        assert without_source(scan([io.BytesIO(stream.read())])) == whole


def test_a_source_alone_is_no_list_of_letters(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    real = Scan._find

    def find(self: Scan, source: object) -> Iterator[object]:
        opened.append(source)
        return real(self, source)

    monkeypatch.setattr(Scan, "_find", find)
    everything = list(scan([export]))
    for alone in (export, str(export)):
        assert list(scan(alone)) == everything
    with export.open("rb") as stream:
        assert [one.offset for one in scan(stream)] == [one.offset for one in everything]
        assert opened == [export, export, str(export), stream]


def test_mails_that_a_content_length_swallows_are_read_apart(tmp_path: Path) -> None:
    """It lies, and reaches to the end; what a mail encloses in its structure stays in it."""
    separator = b"From a@example.jp Mon Nov 20 10:00:00 2023\n"
    mails = [
        f"From: order@mail.nortonstore.jp\nTo: a{number}@example.jp\nSubject: s\nContent-Type: text/plain; charset=utf-8\n\n"
        f"自動延長加入時のご注文番号：SY1234567{number}\n\n".encode()
        for number in range(3)
    ]
    rest = b"".join(separator + mail for mail in mails[1:])
    body = b"<!-- hello\n\n" + rest
    liar = b"From: e@example.com\nSubject: s\nContent-Type: text/html\nContent-Length: %d\n\n" % len(body)
    path = tmp_path / "inbox"
    path.write_bytes(separator + mails[0] + separator + liar + body)
    found = list(scan(path))
    assert [one.enrollment_order for one in found if isinstance(one, Notice)] == [
        "SY12345670",
        "SY12345671",
        "SY12345672",
    ]
    offsets = [one.offset for one in found]
    assert all(path.read_bytes().startswith(separator, offset) for offset in offsets if offset is not None)
    assert [
        [one.code for one in notice.warnings if one.code == "defects"]
        for notice in found
        if isinstance(notice, Notice)
    ] == [
        [],
        ["defects"],
        ["defects"],
    ]
