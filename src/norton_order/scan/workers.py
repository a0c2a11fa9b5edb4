"""Reading many messages at once, in processes of its own.

They are started by a command line, not by ``multiprocessing``: nothing is forked while threads run, and a
script that calls the library needs no ``if __name__ == "__main__"``.

A process that is free takes what waits, up to a batch: a single message of a slow stream goes at once, and of
a thousand not each pays for a round trip.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from norton_order.notice.refusals import unreadable
from norton_order.scan.reader import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from norton_order.scan.reader import Result

BATCH_MESSAGES: Final = 16
BATCH_OCTETS: Final = 1 << 20
# Address space of a process. It takes some 300 MB before the first message, and a message a few times its size.
MAX_MEMORY: Final = 1 << 30
_LENGTH: Final = struct.Struct(">Q")
_BOOT: Final = (
    "import pickle, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from norton_order.scan.workers import serve; serve()"
)
_PATIENCE: Final = 2  # seconds in which a process that was told to end has to


class WorkerDiedError(Exception):
    """A process ended in the middle of its messages."""


class _Errand(NamedTuple):
    """A message to be read, and where the answer goes."""

    raw: bytes
    answer: Future[Result]


class Readers:
    """As many reading processes as asked for, each started when it is first needed."""

    def __init__(self, jobs: int) -> None:
        """Start nothing yet."""
        self._jobs = jobs
        self._waiting: deque[_Errand] = deque()
        self._changed = threading.Condition()
        self._idle = 0  # threads that wait for an errand
        self._threads: list[threading.Thread] = []
        self._workers: list[_Worker] = []
        self._closed = False
        self._barren = False  # no process can be started here

    def submit(self, raw: bytes) -> Future[Result]:
        """Begin to read a message; the result never raises for anything that stands in the message."""
        errand = _Errand(raw, Future())
        with self._changed:
            if len(self._waiting) >= self._idle and len(self._threads) < self._jobs:
                self._start_thread()
            if self._threads:
                self._waiting.append(errand)
                self._changed.notify()
                return errand.answer
        errand.answer.set_result(read(raw))
        return errand.answer

    def close(self) -> None:
        """End every process, at once; what is not read by then is refused."""
        with self._changed:
            self._closed = True
            for errand in self._waiting:
                errand.answer.cancel()
            self._waiting.clear()
            self._changed.notify_all()
            workers = list(self._workers)
        for worker in workers:
            worker.kill()
        for thread in self._threads:
            thread.join()
        for worker in self._workers:
            worker.close()

    def _start_thread(self) -> None:
        thread = threading.Thread(target=self._run, name="norton-order-reader", daemon=True)
        try:
            thread.start()
        except RuntimeError:  # the system has no more: those there are do, or whoever submits
            self._jobs = len(self._threads)
        else:
            self._threads.append(thread)

    def _run(self) -> None:
        worker: _Worker | None = None
        while batch := self._take():
            worker = self._read(batch, worker)

    def _take(self) -> list[_Errand]:
        """Return what waits, up to a batch and to this thread's share; nothing once all is to end."""
        with self._changed:
            self._idle += 1
            while not self._waiting and not self._closed:
                self._changed.wait()
            self._idle -= 1
            batch: list[_Errand] = []
            octets = 0
            share = min(BATCH_MESSAGES, -(-len(self._waiting) // self._jobs))
            while len(batch) < share and octets < BATCH_OCTETS:
                batch.append(self._waiting.popleft())
                octets += len(batch[-1].raw)
            return batch

    def _read(self, batch: Sequence[_Errand], worker: _Worker | None) -> _Worker | None:
        """Have a batch read; return the process for the next one.

        Where the process dies, its messages are read again one by one, so that only the one it dies of is lost.
        """
        tries = [batch, *([errand] for errand in batch)]
        for number, errands in enumerate(tries):
            raws = [errand.raw for errand in errands]
            try:
                worker = worker or self._new_worker()
                results = worker.read(raws) if worker else list(map(read, raws))
            except WorkerDiedError:
                worker = None
                if number == 0 and not self._closed:
                    continue
                died = unreadable("the process that read this message died, twice", relevant=True)
                results = [died] * len(raws)
            for errand, result in zip(errands, results, strict=True):
                errand.answer.set_result(result)
            if number == 0:
                break
        return worker

    def _new_worker(self) -> _Worker | None:
        """Return a new process, None where none can be started: to try again would take a quarter of a second.

        Raises:
            WorkerDiedError: all is to end.
        """
        if self._barren:
            return None
        try:
            worker = _Worker()
            with self._changed:
                self._workers.append(worker)
                if self._closed:
                    worker.kill()
            worker.greet()
        except OSError as error:
            if self._closed:
                raise WorkerDiedError from error
            self._barren = True
            return None
        return worker


class _Worker:
    """One process that reads one batch after the other."""

    def __init__(self) -> None:
        """Start the process; raises OSError where that cannot be done."""
        if not sys.executable or getattr(sys, "frozen", False):
            raise OSError("no interpreter to start")
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter
            # -P: else the current folder comes first, and a pickle.py that came with the mail would be run.
            [sys.executable, "-P", "-c", _BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def greet(self) -> None:
        """Tell the process where its modules are, and wait until it has them; raises OSError where it never has."""
        try:
            self._send(pickle.dumps(sys.path))
            self._receive()
        except EOFError as error:
            raise OSError("the process does not start") from error

    def read(self, raws: list[bytes]) -> list[Result]:
        """Return what the process makes of messages.

        Raises:
            WorkerDiedError: it died over one of them.
        """
        try:
            request = pickle.dumps(raws, pickle.HIGHEST_PROTOCOL)
            self._send(_LENGTH.pack(len(request)), request)
            results: list[Result] = pickle.loads(self._receive())  # noqa: S301 - from our own process
        except (OSError, EOFError, MemoryError) as error:
            self.kill()
            raise WorkerDiedError from error
        return results

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
    """Read batches of messages from standard input until it ends, and write what they say to standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may write into the answers
    _limit_memory()
    _answer(answers, b"")
    while True:
        try:
            raws: list[bytes] = pickle.loads(_receive(sys.stdin.buffer))  # noqa: S301 - from who started us
        except EOFError:
            return
        _answer(answers, pickle.dumps([read(raw) for raw in raws], pickle.HIGHEST_PROTOCOL))


def _limit_memory() -> None:
    """Have a message that takes too much refused, or end this process, before the machine has none left."""
    try:
        import resource  # not everywhere

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(hard, MAX_MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ImportError, OSError, ValueError):
        return


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
