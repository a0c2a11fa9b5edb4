"""Octets made ahead by a thread that nobody has to wait for, not even the end of the program."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ahead:
    """An iterator that a thread of its own runs, a few steps ahead of who takes them.

    The thread may stand in a pipe from which nothing comes. So it is a daemon and no member of a pool: pools
    are waited for when the program ends, and Ctrl-C would do nothing.
    """

    def __init__(self, pieces: Iterator[bytes], steps: int) -> None:
        """Begin to run *pieces*, none of which is empty, and hold at most that many *steps* ready."""
        self._pieces = pieces
        self._ready: queue.Queue[bytes | BaseException] = queue.Queue(steps)
        self._unwanted = False
        self._thread = threading.Thread(target=self._run, name="norton-order-ahead", daemon=True)
        self._thread.start()

    def next(self, patience: float | None = None) -> bytes | None:
        """Return the next piece, none at the end, ``None`` when it has not come within *patience* seconds.

        Raises:
            BaseException: what the iterator raised. Nothing comes after it, nor after the end.
        """
        try:
            piece = self._ready.get(timeout=patience)
        except queue.Empty:
            return None
        if isinstance(piece, BaseException):
            raise piece
        return piece

    def close(self, patience: float | None = None) -> None:
        """Let the thread end; wait *patience* seconds, as long as it takes if ``None``, for the step it is in."""
        self._unwanted = True
        while True:
            try:
                self._ready.get_nowait()
            except queue.Empty:
                break
        self._thread.join(patience)

    def _run(self) -> None:
        try:
            for piece in self._pieces:
                self._ready.put(piece)
                if self._unwanted:
                    return
            self._ready.put(b"")
        except BaseException as error:  # noqa: BLE001 - whoever takes the steps is to meet it
            self._ready.put(error)
