"""Plans: what is cut, what is batched, in how few requests."""

from __future__ import annotations

import json
import os
import pickle
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("fsspec", reason="the extra dask is not installed")

from norton_order import scan
from norton_order.cluster import Item, Task, plan, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def memory() -> Iterator[Any]:
    import fsspec

    fs = fsspec.filesystem("memory")
    yield fs
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]


def items(*tasks: Task) -> list[str]:
    return [item.url for task in tasks for item in task.items]


def test_a_large_mbox_is_cut_and_the_cuts_meet(export: Path) -> None:
    tasks = list(plan([export], block_size=5000))
    size = export.stat().st_size
    assert [(task.start, task.stop) for task in tasks] == [
        (start, min(start + 5000, size)) for start in range(0, size, 5000)
    ]
    assert {task.framing for task in tasks} == {"from"}
    assert sum(task.octets for task in tasks) == size


def test_small_objects_are_batched_in_order(tmp_path: Path, export: Path) -> None:
    for number in range(1200):
        (tmp_path / f"{number:04}.eml").write_bytes(b"Subject: lunch\n\nAt noon?\n")
    tasks = list(plan([tmp_path]))
    assert [len(task.items) for task in tasks] == [512, 512, 176]
    assert items(*tasks) == sorted(map(str, tmp_path.iterdir()))
    assert not any(item.named for task in tasks for item in task.items)


def test_a_large_archive_is_a_task_of_its_own(tmp_path: Path, export: Path) -> None:
    archive = tmp_path / "takeout.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(export, "All mail.mbox")
    (task,) = plan([archive], block_size=1000)
    assert task.framing == ""
    assert task.items == (Item(str(archive), archive.stat().st_size, named=True),)
    assert {record["source"] for record in run(task)} == {f"{archive}!All mail.mbox"}


def test_a_folder_is_listed_as_the_local_command_walks_it(tmp_path: Path, samples: Path) -> None:
    for folder in ("cur", "new", "tmp", "a/b"):
        (tmp_path / folder).mkdir(parents=True)
    mail = next((samples / "renewed").glob("*.eml")).read_bytes()
    for name in ("z", "a/y", "a/b/x", "cur/1:2,S", "new/2", "tmp/3"):
        (tmp_path / name).write_bytes(mail)
    (tmp_path / "away").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    local = scan([tmp_path])
    expected = [found.source for found in local]
    tasks = list(plan([tmp_path]))
    assert [record["source"] for task in tasks for record in run(task)] == expected
    assert not any(name.endswith("tmp/3") for name in items(*tasks))


def test_a_stored_folder_has_its_files_before_its_folders(memory: Any) -> None:
    for name in ("b/2", "b/c/1", "a.eml", "z.eml", "b/1"):
        memory.pipe(f"/box/{name}", b"Subject: lunch\n\nAt noon?\n")
    (task,) = plan(["memory://box"])
    names = [item.url.rpartition("/box/")[2] for item in task.items]
    assert names == ["a.eml", "z.eml", "b/1", "b/2", "b/c/1"]
    (task,) = plan(["memory://box/*.eml"])
    assert [item.named for item in task.items] == [True, True]


def test_only_what_is_too_large_is_looked_into(
    memory: Any, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    cat_file = type(memory).cat_file

    def noting(self: Any, path: str, **options: Any) -> Any:
        asked.append(path)
        return cat_file(self, path, **options)

    monkeypatch.setattr(type(memory), "cat_file", noting)
    for number in range(100):
        memory.pipe(f"/box/{number}.eml", b"Subject: lunch\n\nAt noon?\n")
    memory.pipe("/box/export.mbox", export.read_bytes())
    assert len(list(plan(["memory://box"], block_size=8000))) > 3
    assert asked == ["/box/export.mbox"]


@pytest.mark.parametrize("carry", ["pickle", "json"])
def test_a_task_travels(carry: str, export: Path) -> None:
    for task in plan([export], block_size=5000, storage_options={"auto_mkdir": False}, salt="s"):
        octets = pickle.dumps(task)
        copy = pickle.loads(octets) if carry == "pickle" else Task.from_json(task.to_json())  # noqa: S301
        assert copy == task
        assert hash(copy) == hash(task)
        assert list(run(copy)) == list(run(task))
        assert len(task.to_json()) < 1000
        assert json.loads(task.to_json())["start"] == task.start


def test_a_plan_keeps_its_secrets_out_of_logs(export: Path) -> None:
    (task,) = plan([export], storage_options={"secret": "hunter2"}, salt="pepper")
    assert "hunter2" not in repr(task)
    assert "pepper" not in repr(task)


def test_what_is_lost_is_told_by_its_task(tmp_path: Path) -> None:
    tasks = plan([tmp_path / "away.mbox", "memory://away/too.mbox"])
    told = [(record["reason"], record["detail"]) for task in tasks for record in run(task)]
    assert told == [("unreadable", "no such file")] * 2


@pytest.mark.parametrize(
    ("urls", "options", "error"),
    [
        pytest.param(["-"], {}, ValueError, id="standard input"),
        pytest.param(["."], {"block_size": 0}, ValueError, id="no octets"),
        pytest.param(["gopher://example.jp/1"], {}, ValueError, id="a store that nobody knows"),
    ],
)
def test_what_cannot_be_planned_raises(
    urls: list[str], options: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        list(plan(urls, **options))


def test_an_url_alone_is_no_list_of_letters(export: Path) -> None:
    (task,) = plan(export)
    assert [item.url for item in task.items] == [str(export)]
    assert list(plan(str(export), salt="s")) == list(plan([str(export)], salt="s"))
