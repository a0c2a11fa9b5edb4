"""The scan on a real scheduler with worker processes: the local answer, whatever happens to them."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, get_args

import pytest

pytest.importorskip("distributed", reason="the extra dask is not installed")

from norton_order import group_subscriptions, scan
from norton_order.cluster.connection import ClusterError, Why
from norton_order.cluster.dask import scan_on_dask, subscriptions_on_dask
from norton_order.model import Notice, NotSearched, Rejection, Scanned
from norton_order.scan.progress import Progress
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from pathlib import Path

    from inprocess import Here

MIB = 1 << 20


def notices(found: list[Notice | Rejection]) -> list[Notice]:
    return [one for one in found if isinstance(one, Notice)]


def test_the_export_gives_the_local_answer(
    cluster: Any, export: Path, expected: list[Notice | Rejection]
) -> None:
    steps: list[Progress] = []
    running = scan_on_dask(cluster.scheduler_address, [export], block_size=3000, on_progress=steps.append)
    assert list(running) == expected
    local = scan([export])
    assert list(local) == expected
    assert running.scanned == local.scanned
    assert running.unusable == ()
    assert steps[-1].bytes == steps[-1].size == export.stat().st_size
    assert steps[-1].found == len(notices(expected))


def test_a_hundred_megabytes_give_the_local_answer(cluster: Any, big: Path) -> None:
    local = scan([big])
    expected = list(local)
    running = scan_on_dask(cluster.scheduler_address, [big], block_size=16 * MIB)
    assert list(running) == expected
    assert running.scanned == local.scanned
    assert len(notices(expected)) == 40


def test_a_worker_that_is_killed_costs_nothing(cluster: Any, big: Path) -> None:
    """SIGKILL in the middle: the nanny begins another worker, the scheduler hands its tasks out again."""
    expected = list(scan([big]))
    with cluster.get_client() as client:
        pids = client.run(os.getpid)
        killed: list[int] = []

        def kill(_: Progress) -> None:
            if not killed:
                killed.append(next(iter(pids.values())))
                os.kill(killed[0], signal.SIGKILL)

        running = scan_on_dask(cluster.scheduler_address, [big], block_size=8 * MIB, on_progress=kill)
        assert list(running) == expected
        assert killed
        client.wait_for_workers(2, timeout=30)
        assert killed[0] not in client.run(os.getpid).values()


def test_a_lost_object_is_told_and_the_rest_is_complete(
    cluster: Any, export: Path, expected: list[Notice | Rejection], tmp_path: Path
) -> None:
    lost = tmp_path / "lost.mbox"
    running = scan_on_dask(cluster.scheduler_address, [lost, export], block_size=5000)
    assert list(running) == [
        Rejection(str(lost), None, None, None, None, "unreadable", ("no such file",)),
        *expected,
    ]
    assert [(one.source, one.named, one.why) for one in running.unusable] == [(str(lost), True, "missing")]
    local = scan([lost, export])
    assert list(local)[1:] == expected
    assert running.unusable == local.unusable
    named = (NotSearched(str(lost), "missing"),)
    assert running.scanned == local.scanned == Scanned(2, 17, export.stat().st_size, 0, 1, named)


def test_an_mbox_that_is_lost_after_it_was_planned_is_told_once(
    cluster: Any, export: Path, expected: list[Notice | Rejection], tmp_path: Path
) -> None:
    lost = tmp_path / "lost.mbox"
    lost.write_bytes(export.read_bytes() * 1000)
    (tmp_path / "rest.mbox").write_bytes(export.read_bytes())
    running = scan_on_dask(
        cluster.scheduler_address,
        [lost, tmp_path / "rest.mbox"],
        block_size=MIB,
        on_progress=lambda _: lost.unlink(missing_ok=True),
    )
    found = list(running)
    details = [one.detail for one in found if isinstance(one, Rejection) and one.source == str(lost)]
    assert details.count("no such file") == 1
    rest = [one for one in found if one.source != str(lost)]
    assert [one.offset for one in rest] == [one.offset for one in expected]


def test_the_only_message_is_told_about(cluster: Any, tmp_path: Path) -> None:
    path = tmp_path / "lunch.eml"
    path.write_bytes(b"Subject: lunch\nFrom: hanako@example.jp\nTo: taro@example.jp\n\nAt noon?\n")
    assert list(scan_on_dask(cluster.scheduler_address, [path])) == list(scan([path]))
    (tmp_path / "more.eml").write_bytes(path.read_bytes())
    assert list(scan_on_dask(cluster.scheduler_address, [tmp_path])) == []


def test_a_folder_gives_the_local_answer(cluster: Any, samples: Path) -> None:
    running = scan_on_dask(cluster.scheduler_address, [samples], block_size=4000)
    local = scan([samples])
    assert list(running) == list(local)
    assert running.scanned == local.scanned
    assert running.skipped == local.skipped


def test_subscriptions_are_grouped_on_the_workers(cluster: Any, samples: Path) -> None:
    grouped = subscriptions_on_dask(cluster.scheduler_address, [samples], block_size=2000, buckets=3)
    local = group_subscriptions(scan([samples]))
    assert sorted(grouped, key=lambda one: one.enrollment_order) == sorted(
        local, key=lambda one: one.enrollment_order
    )
    assert len(local) > 5


def test_a_scan_that_is_given_up_leaves_the_cluster_alone(
    cluster: Any, export: Path, expected: list[Notice | Rejection]
) -> None:
    running = scan_on_dask(cluster.scheduler_address, [export], block_size=1000)
    assert next(running) == expected[0]
    running.close()
    assert list(scan_on_dask(cluster.scheduler_address, [export])) == expected


def test_no_scheduler_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("norton_order.cluster.connection._PATIENCE_SECONDS", 0.5)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{unused.getsockname()[1]}"
    with pytest.raises(ClusterError, match="there is no Dask cluster at tcp://"):
        next(scan_on_dask(address, ["away"]))


@pytest.mark.parametrize("speaks", [False, True], ids=["silent", "hangs up"])
def test_something_else_at_the_address_is_not_waited_for_for_ever(
    speaks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("norton_order.cluster.connection._PATIENCE_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as other:
        if speaks:
            threading.Thread(target=lambda: other.accept()[0].close(), daemon=True).start()
        with pytest.raises(ClusterError, match="there is no Dask cluster at tcp://"):
            next(scan_on_dask(f"tcp://127.0.0.1:{other.getsockname()[1]}", ["away"]))


@pytest.mark.parametrize("address", ["nonsense", "foo://127.0.0.1:1", ""])
def test_an_address_that_is_none_is_told_at_once(address: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ClusterError, match="there is no Dask cluster at") as caught:
        next(scan_on_dask(address, ["away"]))
    assert caught.value.why == "none"
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("why", get_args(Why))
def test_every_error_is_told_in_both_languages(why: Why) -> None:
    values = {"address": "tcp://h:1", "url": "s3://x/", "detail": "no", "ours": "1", "theirs": "2"}
    error = ClusterError(why, **values)
    assert str(error) == error.in_words("en")
    assert error.in_words("en").isascii()
    assert error.in_words("ja")[-1] == "。"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_command_tells_in_the_language_that_there_is_no_cluster(lang: Lang, here: Here) -> None:
    done = here.run("--lang", lang, "--dask", "nonsense", "away")
    assert (done.status, done.out) == (2, "")
    detail = "missing port number in address 'nonsense'"
    assert done.err.splitlines() == [
        say("dask.waiting", lang, address="nonsense"),
        say("dask.none", lang, address="nonsense", detail=detail),
    ]


def test_the_command_counts_as_it_does_without_a_cluster(
    cluster: Any, samples: Path, tmp_path: Path, here: Here
) -> None:
    export, folder = samples / "export.mbox", samples / "refused"
    for sources in ([export], [folder], [export, folder, samples / "renewed" / "jis-plain.eml"]):
        local = here.run("-f", "json", *sources)
        remote = here.run("-f", "json", "--dask", cluster.scheduler_address, *sources)
        assert (remote.status, remote.out) == (local.status, local.out)
    stdin = export.read_bytes()
    assert (
        here.run("-f", "json", "--dask", cluster.scheduler_address, stdin=stdin).out
        == here.run("-f", "json", stdin=stdin).out
    )
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    answers = []
    for options in ([], ["--dask", cluster.scheduler_address]):
        writer = threading.Thread(target=lambda: pipe.write_bytes(stdin))
        writer.start()
        answers.append(here.run("-f", "json", *options, pipe, folder).out)
        writer.join()
    assert answers[0] == answers[1]


def test_a_scheduler_that_goes_away_is_an_error_that_says_so(
    big: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = "from distributed.cli.dask_scheduler import main; main()"
    place = tmp_path / "scheduler.json"
    arguments = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as scheduler:
        worker = subprocess.Popen(
            [
                sys.executable, "-c", "from distributed.cli.dask_worker import main; main()",
                "--scheduler-file", str(place), "--no-dashboard", "--nthreads", "1", "--no-nanny",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip
        try:
            deadline = time.monotonic() + 90
            while not place.exists() and time.monotonic() < deadline:
                time.sleep(0.1)
            address = json.loads(place.read_text())["address"]
            running = scan_on_dask(address, [big], block_size=4 * MIB, on_progress=lambda _: scheduler.kill())
            with pytest.raises(ClusterError, match="the scheduler went away"):
                list(running)
        finally:
            scheduler.kill()
            worker.kill()
            worker.wait()


def test_a_store_that_the_workers_do_not_know_is_an_error_that_says_so(cluster: Any, export: Path) -> None:
    with pytest.raises(ClusterError, match=r"^gopher://example[.]jp/1: Protocol not known: gopher"):
        list(scan_on_dask(cluster.scheduler_address, [export, "gopher://example.jp/1"]))


def test_a_cluster_of_its_own_begins_and_ends(
    export: Path, expected: list[Notice | Rejection], tmp_path: Path
) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\n"
        "from norton_order.cluster.dask import scan_on_dask\n"
        "if __name__ == '__main__':\n"
        "    for one in scan_on_dask('local', sys.argv[1:], jobs=2, block_size=9000):\n"
        "        print(one.offset)\n"
    )
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(
        [sys.executable, program, export],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
        env=paths,
    )
    assert list(map(int, ran.stdout.split())) == [one.offset for one in expected]
    assert "Traceback" not in ran.stderr


def test_a_taken_port_is_no_matter_and_no_warning(export: Path, expected: list[Notice | Rejection]) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):  # taken by somebody else
            taken.bind(("", 8787))
            taken.listen()
        ran = subprocess.run(
            [sys.executable, "-m", "norton_order", "--dask", "local", "-j", "1", "-f", "jsonl", export],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=True,
            env={name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
            | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
        )
    assert ran.stderr == ""
    assert [json.loads(line)["offset"] for line in ran.stdout.splitlines()] == [
        one.offset for one in expected
    ]
