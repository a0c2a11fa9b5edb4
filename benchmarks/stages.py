"""What each stage of a cluster task costs on one core: ``python benchmarks/stages.py [MEGABYTES]``.

CPU time is counted, not the clock, so that other work on the machine does not change the figures.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import fsspec
from mailboxes import make_dense, make_mixed

from norton_order.cluster import plan, run, running, store
from norton_order.notice.reading import read_notices
from norton_order.prefilter.selection import Prefilter
from norton_order.sources.blocks import MboxBlocks

if TYPE_CHECKING:
    from collections.abc import Iterator

MB: Final = 1_000_000
BLOCK: Final = 8 << 20


@contextlib.contextmanager
def stage(name: str, amount: float, unit: str) -> Iterator[None]:
    """Print what one CPU second does of *amount*."""
    began = time.process_time()
    yield
    print(f"{name:46} {amount / (time.process_time() - began):10,.0f} {unit}/s", flush=True)


def find(path: Path, kind: str) -> None:
    """Measure boundaries and prefilter together, as they are one pass."""
    prefilter = Prefilter(prefilter=True)
    prefilter.compile()
    octets = path.read_bytes()
    with stage(f"find: boundaries and prefilter, {kind}", len(octets) / MB, "MB"):
        for start in range(0, len(octets), BLOCK):
            block = range(start, min(start + BLOCK, len(octets)))
            low = max(0, start - 4096)
            prefilter.mark(memoryview(octets)[low : block.stop + 4096], low, block)
    with ThreadPoolExecutor(1) as executor:
        spans = list(MboxBlocks(path, prefilter.mark, executor).spans())
    hits = [span for span in spans if span.hit]
    print(f"{'':46} {len(hits):10,} of {len(spans):,} messages are candidates")


def read(path: Path) -> None:
    """Measure the reading of candidates."""
    raws = [b"From " + raw for raw in path.read_bytes().split(b"\nFrom ")]
    read_notices(raws[0])
    with stage("read: notices of 15 KB", len(raws), "messages"):
        for raw in raws:
            read_notices(raw)


def whole(path: Path, kind: str) -> None:
    """Measure a task from the store's octets to records."""
    with stage(f"a task from file to records, {kind}", path.stat().st_size / MB, "MB"):
        found = sum(1 for task in plan([path]) for _ in run(task))
    print(f"{'':46} {found:10,} records")


class Counted:
    """Counts the requests for octets, and the octets."""

    def __init__(self) -> None:
        """Begin to count."""
        self.requests = self.octets = 0
        self._fetch = store.fetch

    def __call__(self, fs: Any, path: str, start: int, stop: int) -> bytes:
        """Fetch and count."""
        octets = self._fetch(fs, path, start, stop)
        self.requests += 1
        self.octets += len(octets)
        return octets


def requests(kind: str, url: str, block: int = 512 << 20) -> None:
    """Print how often the store is asked and how much comes, planning included."""
    counted = Counted()
    store.fetch = running.fetch = counted
    try:
        tasks = list(plan([url], block_size=block))
        for task in tasks:
            for _ in run(task):
                pass
    finally:
        store.fetch = running.fetch = counted._fetch
    size = sum(task.octets for task in tasks)
    print(
        f"{kind:46} {len(tasks):4} tasks {counted.requests:6,} requests {counted.octets / MB:8,.1f} MB "
        f"of {size / MB:,.1f} MB: {counted.octets / size:.3f}"
    )


def fetch(path: Path) -> None:
    """Measure what the client of an object store costs, by a store on the loopback in another process."""
    moto = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "5557"]
    with subprocess.Popen(moto, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            time.sleep(6)
            options = {"key": "k", "secret": "s", "client_kwargs": {"endpoint_url": "http://127.0.0.1:5557"}}
            fs = fsspec.filesystem("s3", **options)
            fs.mkdir("mail")
            fs.put_file(str(path), "mail/box")
            for number in range(300):
                fs.pipe_file(f"mail/small/{number}", b"x" * 20_000)
            size = path.stat().st_size
            with store.StoreObject("s3://mail/box", size, options) as octets:
                octets.read(0, 1)
                with stage("fetch: s3fs, requests of 8 MiB, no TLS", size / MB, "MB"):
                    for start in range(0, size, BLOCK):
                        octets.read(start, start + BLOCK)
            with stage("fetch: s3fs, objects of 20 KB, no TLS", 300, "objects"):
                for number in range(300):
                    store.fetch(fs, f"mail/small/{number}", 0, 20_000)
        finally:
            server.terminate()


def main() -> None:
    """Measure every stage on mailboxes of the size asked for."""
    size = int(sys.argv[1] if len(sys.argv) > 1 else 256) * MB
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as name:
        folder = Path(name)
        mixed, text, dense = folder / "mixed.mbox", folder / "text.mbox", folder / "dense.mbox"
        make_mixed(mixed, size, attachments=True)
        make_mixed(text, size, attachments=False)
        make_dense(dense, 300)
        find(mixed, "attachments")
        find(text, "no attachments")
        read(dense)
        whole(mixed, "attachments")
        whole(text, "no attachments")
        with contextlib.suppress(ImportError):
            fetch(mixed)
        requests("one mbox, not cut", str(mixed))
        requests("one mbox, cut at a quarter", str(mixed), size // 4)
        (folder / "small").mkdir()
        message = b"Subject: lunch\nFrom: taro@example.jp\n\n" + b"At noon?\n" * 2_000
        for number in range(2_000):
            (folder / "small" / f"{number:05}.eml").write_bytes(message)
        requests("2,000 messages of 18 KB", str(folder / "small"))
        with zipfile.ZipFile(folder / "takeout.zip", "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("Drive/film.mp4", b"\0\0\0\x18ftypmp42" + os.urandom(size // 2))
            archive.write(text, "Mail/All mail.mbox", zipfile.ZIP_DEFLATED, 1)
        requests("an archive, half of it a film", str(folder / "takeout.zip"))
        (folder / "film.mp4").write_bytes(io.BytesIO(b"\0\0\0\x18ftypmp42" + bytes(size)).getvalue())
        requests("a film", str(folder / "film.mp4"))


if __name__ == "__main__":
    main()
