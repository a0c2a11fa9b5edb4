"""A folder -> the files in it, lazily and in a fixed order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from norton_order.sources.kinds import NotSearched, Unusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.words import Why

_MAILDIR: Final = frozenset(("cur", "new", "tmp"))


def walk(folder: str, *, named: bool) -> Iterator[str | Unusable | NotSearched]:
    """Yield the path of every regular file in *folder* and below.

    Links are followed, each real folder is entered once. What waits in the ``tmp`` of a Maildir is not
    delivered yet and is left out. Pipes, sockets and devices are never opened: they and links that lead
    nowhere are `NotSearched`.

    Args:
        folder: where to begin.
        named: whether *folder* is a SOURCE itself, for the `Unusable` that says that it cannot be listed.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            status = Path(path).stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            why: Why = "permission" if isinstance(error, PermissionError) else "io-error"
            yield Unusable(path, named and path == folder, why, error.strerror or "it cannot be listed")
            continue
        maildir = {entry.name for entry in entries} >= _MAILDIR
        below = []
        for entry in entries:
            if _is_folder(entry):
                if not (maildir and entry.name == "tmp"):
                    below.append(entry.path)
            elif _is_file(entry):
                yield entry.path
            else:
                yield NotSearched(entry.path, "special-file" if _exists(entry) else "missing")
        waiting.extend(reversed(below))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link into itself
        return False


def _exists(entry: os.DirEntry[str]) -> bool:
    try:
        entry.stat()
    except OSError:  # a link that leads nowhere, or into itself
        return False
    return True


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
