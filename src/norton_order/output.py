"""Where the answer goes: standard output as it comes, or a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from norton_order.words import Lang, say

_UTF8_FORMATS: Final = frozenset({"json", "jsonl", "csv", "html", "ics"})

_TROUBLES: Final = {
    errno.ENOENT: "trouble.missing",
    errno.ENOTDIR: "trouble.missing",
    errno.EACCES: "trouble.denied",
    errno.EPERM: "trouble.denied",
    errno.EROFS: "trouble.denied",
    errno.ENOSPC: "trouble.full",
    errno.EDQUOT: "trouble.full",
    errno.EISDIR: "trouble.folder",
    errno.EIO: "trouble.io",
}


class Output:
    """Text or octets to standard output or to a file; use it as a context manager.

    A file is written beside its final place and moved there at the end, so that a full disk or an
    interruption leaves what was there before as it was.
    """

    def __init__(self, path: Path | None, form: str) -> None:
        """Prepare for *form*; *path* None means standard output. Nothing is opened before the context is."""
        self._path = path
        self._utf8 = form in _UTF8_FORMATS
        self._file: IO[bytes] | None = None
        self._partial: Path | None = None

    def _open(self, path: Path) -> None:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):  # /dev/stdout, a FIFO: nothing to replace
            self._file = path.open("wb")
            return
        target = path.resolve()
        # The name is kept first: whoever interrupts the very opening leaves no file behind either.
        self._partial = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        self._file = open(self._partial, "xb", opener=_private)  # noqa: SIM115

    def __enter__(self) -> Self:
        """Open the file.

        Raises:
            OSError: the folder cannot be written to.
        """
        try:
            if self._path is not None:
                self._open(self._path)
        except BaseException:
            self._drop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        else:
            self._drop()

    def write(self, text: str | bytes) -> None:
        """Write *text*: machine formats in UTF-8, words for people in the encoding of the terminal.

        Raises:
            OSError: the disk is full, the pipe is closed.
        """
        if self._file is not None:
            self._file.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
        elif sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        elif isinstance(text, bytes) or self._utf8:
            sys.stdout.flush()
            binary = getattr(sys.stdout, "buffer", None)
            octets = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
            if binary is None:
                sys.stdout.write(octets.decode("utf-8"))
            else:
                binary.write(octets)
        else:
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(text.encode(encoding, "replace").decode(encoding, "replace"))

    def flush(self) -> None:
        """Send on what is written so far.

        Raises:
            OSError: as `write`.
        """
        stream = self._file or sys.stdout
        if stream is not None:
            stream.flush()

    def leave(self) -> bool:
        """Leave the file as it was, or unwritten; return False where there is no file to leave."""
        if self._partial is None:
            return False
        self._drop()
        self._file = None
        return True

    def _finish(self) -> None:
        try:
            self.flush()
            if self._file is not None:
                if self._partial is not None:
                    os.fsync(self._file.fileno())
                self._file.close()
            if self._partial is not None and self._path is not None:
                _take_place(self._partial, self._path.resolve())
                self._partial = None
        except BaseException:
            self._drop()
            raise

    def _drop(self) -> None:
        """Leave nothing half-written."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # a full disk: what was buffered is not wanted any more
                self._file.close()
        if self._partial is not None:
            self._partial.unlink(missing_ok=True)
            self._partial = None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def why(error: OSError, lang: Lang) -> str:
    """Return in words why nothing could be written; what is rare by its number, or in English by its name."""
    key = _TROUBLES.get(error.errno or 0)
    if key:
        return say(key, lang)
    number, name = error.errno or "?", error.strerror or str(error)
    return say("trouble.other", lang, detail=number if lang == "ja" else name)


def _take_place(partial: Path, target: Path) -> None:
    """Move *partial* to *target*, with the permissions *target* has or a new file gets."""
    umask = os.umask(0)
    os.umask(umask)
    partial.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~umask)
    partial.replace(target)
