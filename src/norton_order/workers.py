"""Reading many messages at once, in processes of its own.

They are started by a command line, not by ``multiprocessing``: nothing is forked while threads run, and a
script that calls the library needs no ``if __name__ == "__main__"``.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Final

from norton_order.notice.refusals import Refusal, unreadable
from norton_order.reader import read

if TYPE_CHECKING:
    from concurrent.futures import Future

    from norton_order.model import Notice

_LENGTH: Final = struct.Struct(">Q")
_BOOT: Final = (
    "import pickle, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from norton_order.workers import serve; serve()"
)
_PATIENCE: Final = 2  # seconds in which a process that was told to end has to
_TRIES: Final = 2


class WorkerDiedError(Exception):
    """A process ended in the middle of a message."""


class Readers:
    """As many reading processes as asked for, each started when it is first needed."""

    def __init__(self, jobs: int) -> None:
        """Start nothing yet."""
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="norton-order-reader")
        self._local = threading.local()
        self._workers: list[_Worker] = []
        self._closed = False
        self._barren = False  # no process can be started here

    def submit(self, raw: bytes) -> Future[tuple[Notice, ...] | Refusal]:
        """Begin to read a message; the result never raises for anything that stands in the message."""
        return self._threads.submit(self._read, raw)

    def close(self) -> None:
        """End every process, at once."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.close()

    def _read(self, raw: bytes) -> tuple[Notice, ...] | Refusal:
        for _ in range(_TRIES):
            if self._barren:
                return read(raw)
            try:
                return self._worker().read(raw)
            except WorkerDiedError:
                self._local.worker = None
                if self._closed:
                    break
            except OSError:  # to try again for every message would take a quarter of a second each
                self._barren = True
                return read(raw)
        return unreadable("the process that read this message died, twice", relevant=True)

    def _worker(self) -> _Worker:
        """Return this thread's own process."""
        worker: _Worker | None = getattr(self._local, "worker", None)
        if worker is None:
            worker = self._local.worker = _Worker()
            self._workers.append(worker)
            if self._closed:
                worker.kill()
        return worker


class _Worker:
    """One process that reads one message after the other."""

    def __init__(self) -> None:
        if not sys.executable or getattr(sys, "frozen", False):
            raise OSError("no interpreter to start")
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter
            # -P: else the current folder comes first, and a pickle.py that came with the mail would be run.
            [sys.executable, "-P", "-c", _BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._greeted = False
        self._send(pickle.dumps(sys.path))

    def read(self, raw: bytes) -> tuple[Notice, ...] | Refusal:
        """Return what the process makes of a message.

        Raises:
            OSError: the process could not even be started.
            WorkerDiedError: it died over this message.
        """
        if not self._greeted:
            try:
                self._receive()
            except EOFError as error:
                raise OSError("the process does not start") from error
            self._greeted = True
        try:
            self._send(_LENGTH.pack(len(raw)), raw)
            answer = self._receive()
        except (OSError, EOFError) as error:
            self.kill()
            raise WorkerDiedError from error
        result: tuple[Notice, ...] | Refusal = pickle.loads(answer)  # noqa: S301 - from our own process
        return result

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        self._process.wait(_PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue

    def _receive(self) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        return _receive(self._process.stdout)

    def _send(self, *pieces: bytes) -> None:
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - a pipe was asked for
        for piece in pieces:
            pipe.write(piece)
        pipe.flush()


def serve() -> None:
    """Read messages from standard input until it ends, and write what they say to standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may write into the answers
    _answer(answers, b"")
    while True:
        try:
            raw = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _answer(answers, pickle.dumps(read(raw), pickle.HIGHEST_PROTOCOL))


def _answer(pipe: IO[bytes], octets: bytes) -> None:
    pipe.write(_LENGTH.pack(len(octets)) + octets)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    size = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))[0]
    return _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    octets = pipe.read(size)
    if len(octets) < size:
        raise EOFError
    return octets
