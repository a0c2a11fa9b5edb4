"""An Outlook data file (.pst, .ost) -> the messages in it, read by libpff in a process of its own.

libpff is written in C, and a damaged file may end the process that reads it. So the process hands over raw
properties, one item at a time; what they say is decoded here. One that dies is started again behind the item
that killed it.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import pickle
import struct
import subprocess
import sys
import threading
import time
from typing import IO, TYPE_CHECKING, Any, Final

from norton_order.sources.feeds import DamageError
from norton_order.sources.limits import MAX_MESSAGE_OCTETS
from norton_order.sources.mapi import Item, message_of
from norton_order.sources.members import Entry
from norton_order.sources.spool import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.feeds import Feed

LENGTH: Final = struct.Struct(">Q")
_BOOT: Final = (
    "import pickle, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "sys.path[:], arguments = pickle.load(sys.stdin.buffer); "
    "from norton_order.sources.pst_items import serve; serve(*arguments)"
)
_MOST_FRAME_OCTETS: Final = 4 * MAX_MESSAGE_OCTETS
_MOST_DEATHS: Final = 20
_PATIENCE: Final = 60  # seconds for one item; the largest takes one
_STARTING: Final = 60  # seconds more before the first: a busy machine starts slowly
_WHAT: Final = "an Outlook data file (.pst or .ost)"
# Where the way a data file is encrypted is told, by its version: [MS-PST] 2.2.2.6.
_VERSION_AT, _CRYPT_AT = 10, {14: 461, 15: 461}
_CRYPT_AT_SINCE_2003: Final = 513
_KNOWN_CRYPTS: Final = frozenset((0, 1, 2))


def read_pst(feed: Feed) -> Iterator[Entry]:
    """Yield the messages of every folder, and those that belong to none.

    Raises:
        DamageError: the extra ``outlook`` is missing, or the file is damaged beyond use.
    """
    if importlib.util.find_spec("pypff") is None:
        raise DamageError("needs-pst", _WHAT)
    head = feed.peek(1024)
    crypt_at = _CRYPT_AT.get(
        int.from_bytes(head[_VERSION_AT : _VERSION_AT + 2], "little"), _CRYPT_AT_SINCE_2003
    )
    if len(head) > crypt_at and head[crypt_at] not in _KNOWN_CRYPTS:
        raise DamageError("locked-pst", "an Outlook data file (.pst) that is encrypted")
    with named(feed) as path:
        done = 0
        for _ in range(_MOST_DEATHS):
            for frame in _frames(path, done):
                if frame.get("end"):
                    return
                if "broken" in frame:
                    raise DamageError("broken-store", "a damaged Outlook data file (.pst)")
                done += 1
                yield _entry(frame)
            # It died on the item behind those that came.
            done += 1
            yield Entry(
                f"({done})", b"", DamageError("broken-store", "a damaged item of an Outlook data file")
            )
        raise DamageError("broken-store", "an Outlook data file (.pst) with many damaged items")


def _entry(frame: dict[str, Any]) -> Entry:
    place = str(frame["place"])
    if "item" not in frame:
        return Entry(place, b"", DamageError("broken-store", "a damaged item of an Outlook data file"))
    try:
        return Entry(place, message_of(_item(frame["item"])))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        refused = DamageError("broken-store", "a damaged item of an Outlook data file")
        refused.__cause__ = error
        return Entry(place, b"", refused)


def _item(told: dict[str, Any]) -> Item:
    """Return an item as the process told it: octets travel as Latin-1."""
    return Item(
        {(number, kind): octets.encode("latin-1") for number, kind, octets in told["values"]},
        tuple(map(_item, told["recipients"])),
        tuple(map(_item, told["attachments"])),
        _item(told["embedded"]) if told["embedded"] else None,
    )


def _frames(path: str, done: int) -> Iterator[dict[str, Any]]:
    """Yield what a process tells of the items behind the first *done*, as far as it lives."""
    try:
        process = subprocess.Popen(  # noqa: S603 - this very interpreter
            [sys.executable, "-P", "-c", _BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise DamageError("io-error", error.strerror or "no process can be started") from error
    watch = _Watch(process)
    try:
        if process.stdin is None or process.stdout is None:  # both were asked for
            return
        with contextlib.suppress(OSError), process.stdin as stdin:
            stdin.write(pickle.dumps((sys.path, (path, done))))
        while frame := _frame(process.stdout):
            watch.touch()
            yield frame
    finally:
        watch.close()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _frame(stream: IO[bytes]) -> dict[str, Any]:
    """Return what is told next; nothing at the end, and where the process does not keep to the form."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size or (octets := LENGTH.unpack(head)[0]) > _MOST_FRAME_OCTETS:
        return {}
    text = stream.read(octets)
    try:
        frame = json.loads(text)
    except ValueError:
        return {}
    return frame if isinstance(frame, dict) else {}


class _Watch:
    """Ends a process that tells nothing for too long."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._touched = time.monotonic() + _STARTING
        self._closed = threading.Event()
        threading.Thread(target=self._run, name="norton-order-watch", daemon=True).start()

    def touch(self) -> None:
        """Take a sign of life."""
        self._touched = time.monotonic()

    def close(self) -> None:
        """Watch no more."""
        self._closed.set()

    def _run(self) -> None:
        while not self._closed.wait(1):
            if time.monotonic() - self._touched > _PATIENCE:
                self._process.kill()
                return
