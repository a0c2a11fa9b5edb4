"""An object store served for real: requests over the loopback, errors and listings as S3 gives them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("s3fs", reason="s3fs is not installed")
pytest.importorskip("moto.server", reason="moto[server] is not installed")

from norton_order import scan
from norton_order.cluster import plan, run
from norton_order.cluster.dask import scan_on_dask
from norton_order.model import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MIB = 1 << 20


@pytest.fixture(scope="module")
def options() -> Iterator[dict[str, Any]]:
    """Serve a store on this machine and return the storage options for it."""
    from moto.server import ThreadedMotoServer  # type: ignore[import-untyped, unused-ignore]

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    client = {"endpoint_url": f"http://{host}:{port}"}
    yield {"key": "testing", "secret": "testing", "client_kwargs": client}
    server.stop()


@pytest.fixture(scope="module")
def store(options: dict[str, Any]) -> Any:
    import fsspec

    return fsspec.filesystem("s3", **options)


@pytest.fixture(scope="module")
def box(store: Any, samples: Path, big: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill the bucket "mail" with the same as the folder that is returned."""
    folder = tmp_path_factory.mktemp("mail")
    (folder / "messages").mkdir()
    for number, path in enumerate(sorted(samples.rglob("*.eml"))):
        (folder / "messages" / f"{number:03}.eml").write_bytes(path.read_bytes())
    (folder / "export.mbox").write_bytes((samples / "export.mbox").read_bytes())
    with big.open("rb") as file:
        (folder / "large.mbox").write_bytes(file.read(30_000_000))
    with zipfile.ZipFile(folder / "takeout.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(samples / "export.mbox", "Takeout/Mail/All mail.mbox")
    (folder / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(3 * MIB))
    store.mkdir("mail")
    for path in folder.rglob("*"):
        if path.is_file():
            store.put_file(str(path), f"mail/{path.relative_to(folder)}")
    return folder


def test_the_bucket_gives_what_the_folder_gives(cluster: Any, box: Path, options: dict[str, Any]) -> None:
    local = scan([box])
    expected = [replace(one, source=one.source.replace(str(box), "s3://mail", 1)) for one in local]
    running = scan_on_dask(
        cluster.scheduler_address, ["s3://mail"], block_size=8 * MIB, storage_options=options
    )
    assert list(running) == expected
    assert len(expected) > 50
    assert running.scanned == local.scanned
    assert running.skipped == local.skipped >= 1
    assert running.unusable == ()


def test_an_object_that_is_lost_is_told_and_the_rest_is_complete(
    box: Path, store: Any, options: dict[str, Any]
) -> None:
    store.cp_file("mail/large.mbox", "mail/lost/large.mbox")
    store.cp_file("mail/messages/001.eml", "mail/lost/one.eml")
    tasks = list(
        plan(["s3://mail/lost/", "s3://mail/export.mbox"], block_size=8 * MIB, storage_options=options)
    )
    assert len(tasks) == 5
    store.rm("mail/lost", recursive=True)
    records = [record for task in tasks for record in run(task)]
    lost = [record for record in records if record["reason"] == "unreadable"]
    assert {(record["source"], record["offset"], record["detail"]) for record in lost} == {
        ("s3://mail/lost/large.mbox", None, "no such file"),
        ("s3://mail/lost/one.eml", None, "no such file"),
    }
    assert len({record["key"] for record in lost}) == 2
    rest = [one.offset for one in scan([box / "export.mbox"])]
    assert [record["offset"] for record in records if record["source"] == "s3://mail/export.mbox"] == rest


def test_a_bucket_that_is_not_there_is_told(options: dict[str, Any]) -> None:
    (task,) = plan(["s3://away/box.mbox"], storage_options=options)
    (record,) = run(task)
    assert (record["reason"], record["detail"]) == ("unreadable", "no such file")


def test_a_store_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("norton_order.cluster.store._PAUSES", ())
    client = {"endpoint_url": "http://127.0.0.1:9"}
    once = {"retries": {"max_attempts": 1}}
    options = {"key": "testing", "secret": "testing", "client_kwargs": client, "config_kwargs": once}
    (task,) = plan(["s3://mail/export.mbox"], storage_options=options)
    (record,) = run(task)
    assert record["reason"] == "unreadable"
    assert "connect" in str(record["detail"]).lower()


def test_what_is_found_is_no_rejection_of_the_store(box: Path, options: dict[str, Any]) -> None:
    tasks = plan(["s3://mail/messages"], storage_options=options)
    records = [record for task in tasks for record in run(task)]
    local = list(scan([box / "messages"]))
    assert sum(record["type"] == "rejection" for record in records) == sum(
        isinstance(one, Rejection) for one in local
    )
