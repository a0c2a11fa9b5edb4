"""Tasks and their records: the local scan, cut into pieces."""

from __future__ import annotations

import functools
import http.server
import json
import threading
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("fsspec", reason="the extra dask is not installed")

from hypothesis import given, settings
from hypothesis import strategies as st

from norton_order import scan
from norton_order.cluster import COLUMNS, SCHEMA, Record, plan, run, store
from norton_order.cluster.records import INTEGERS, hash_address
from norton_order.cluster.running import run_whole
from norton_order.render.records import to_record
from norton_order.sources import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from norton_order.model import Notice, Rejection

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def records(urls: Iterable[Any], **options: Any) -> list[Record]:
    return [record for task in plan(urls, **options) for record in run(task)]


def flat(found: Iterable[Notice | Rejection]) -> list[dict[str, Any]]:
    """Return what records must hold, but for their key."""
    return [
        {
            name: json.dumps(value, ensure_ascii=False) if name in {"warnings", "values"} else value
            for name, value in to_record(one).items()
        }
        for one in found
    ]


def facts(found: Iterable[Record]) -> list[Record]:
    """Return records without what only they have, and without what is null in the other type."""
    only = {"schema", "type", "key"}
    rejection = {"source", "offset", "message_id", "date", "subject", "reason", "values", "detail"}
    return [
        {
            name: value
            for name, value in record.items()
            if name not in only and (name in rejection) >= (record["type"] == "rejection")
            and not (record["type"] == "notice" and name in {"reason", "values", "detail"})
        }
        for record in found
    ]  # fmt: skip


@cache
def records_of_one_piece() -> list[Record]:
    return records([SAMPLES / "export.mbox"], salt="s")


@settings(max_examples=25, deadline=None)
@given(size=st.integers(64, 20_000))
def test_any_block_size_gives_the_records_of_one_piece(size: int) -> None:
    assert records([SAMPLES / "export.mbox"], block_size=size, salt="s") == records_of_one_piece()


@pytest.mark.parametrize("prefilter", [True, False])
def test_records_hold_what_the_local_scan_finds(
    prefilter: bool, export: Path, expected: list[Notice | Rejection]
) -> None:
    found = records([export], block_size=4000, addresses="plain", prefilter=prefilter)
    assert facts(found) == flat(expected)
    assert [record["type"] for record in found].count("notice") > 5


def test_every_sample_gives_what_the_local_scan_finds(samples: Path) -> None:
    assert facts(records([samples], addresses="plain")) == flat(scan([samples]))
    assert facts(records([samples], addresses="plain", block_size=1500)) == flat(scan([samples]))


def test_columns_are_fixed_and_flat(samples: Path) -> None:
    for record in records([samples]):
        assert tuple(record) == COLUMNS
        assert record["schema"] == SCHEMA
        for name, value in record.items():
            assert value is None or type(value) is (int if name in INTEGERS else str)


def test_keys_are_unique_and_the_same_when_run_again(samples: Path) -> None:
    keys = [record["key"] for record in records([samples], block_size=3000)]
    assert len(set(keys)) == len(keys)
    assert keys == [record["key"] for record in records([samples], block_size=9000)]


def test_addresses_are_hashed_wherever_they_stand(samples: Path) -> None:
    plain = records([samples], addresses="plain")
    hashed = records([samples], salt="pepper")
    texts = json.dumps([{**record, "source": "", "key": ""} for record in hashed], ensure_ascii=False)
    addresses = {record["email"] for record in plain} | {record["forwarded_by"] for record in plain}
    assert len(addresses - {None}) > 2
    assert not [address for address in addresses - {None} if str(address) in texts]
    assert [record["email"] for record in hashed] == [
        record["email"] and hash_address(str(record["email"]), "pepper") for record in plain
    ]
    vendor = {str(record["sender"]) for record in hashed if "@" in str(record["sender"])}
    assert vendor
    assert all("norton" in sender or "symantec" in sender or "digitalriver" in sender for sender in vendor)


def test_hashes_are_the_same_within_a_plan_and_differ_between_plans(export: Path) -> None:
    once, again = records([export], block_size=4000), records([export])
    assert len({record["email"] for record in once}) == len({record["email"] for record in again})
    assert {record["email"] for record in once}.isdisjoint({record["email"] for record in again} - {None})
    assert [record["key"] for record in once] == [record["key"] for record in again]


def test_large_objects_are_read_in_chunks(
    export: Path, expected: list[Notice | Rejection], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "takeout.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        file.writestr("video.mp4", b"\0\0\0\x18ftypmp42" + bytes(300_000))
        file.write(export, "All mail.mbox")
    monkeypatch.setattr("norton_order.cluster.running._SMALL_OCTETS", 0)
    monkeypatch.setattr(store, "CHUNK_OCTETS", 8192)
    monkeypatch.setattr(store, "HEAD_OCTETS", 512)
    monkeypatch.setattr(parts, "BLOCK_OCTETS", 3000)
    for url, size in ((archive, 1 << 30), (export, 1 << 30), (export, 5000)):
        found = records([url], block_size=size)
        assert [record["offset"] for record in found] == [one.offset for one in expected]


def test_the_only_message_of_a_task_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "lunch.eml").write_bytes(b"Subject: lunch\nFrom: taro@example.jp\n\nAt noon?\n")
    (task,) = plan([tmp_path / "lunch.eml"])
    assert list(run(task)) == []
    assert [one.reason for one in run_whole(task).alone] == ["no-order-number"]


def test_what_is_no_mail_is_counted(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "empty").write_bytes(b"")
    (task,) = plan([tmp_path])
    outcome = run_whole(task)
    assert (outcome.skipped, outcome.found, outcome.unusable) == (2, (), ())


def test_an_object_that_became_shorter_is_told(tmp_path: Path, export: Path) -> None:
    path = tmp_path / "export.mbox"
    path.write_bytes(export.read_bytes())
    tasks = list(plan([path]))
    path.write_bytes(export.read_bytes()[:-100])
    (record,) = (record for task in tasks for record in run(task))
    assert record["detail"] == "it is shorter than when it was listed"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Python's own web server, which knows no ranges."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def web(samples: Path) -> Iterator[str]:
    pytest.importorskip("aiohttp", reason="aiohttp is not installed")
    handler = functools.partial(Handler, directory=samples)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("size", [1 << 20, 4000])
def test_a_web_server_without_ranges(
    size: int, web: str, expected: list[Notice | Rejection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PAUSES", ())
    found = records([f"{web}/export.mbox", f"{web}/away.mbox"], block_size=size)
    assert [record["offset"] for record in found] == [*(one.offset for one in expected), None]
    assert found[-1]["detail"] == "no such file"
