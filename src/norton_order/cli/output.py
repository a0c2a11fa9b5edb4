"""Where the answer goes: standard output as it comes, or a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from itertools import chain, count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self

from norton_order.cli import signals
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

_UTF8_FORMATS: Final = frozenset({"json", "jsonl", "csv", "xlsx", "html", "ics"})

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

    Attributes:
        path: where it is written to; None is standard output.
    """

    def __init__(self, path: Path | None, form: str, *, new: bool = False) -> None:
        """Prepare for *form*; nothing is opened before the context is.

        Args:
            path: None means standard output.
            form: of the answer.
            new: never take the place of a file, but a name beside it, which `path` is at the end.
        """
        self.path = path
        self._new = new
        self._utf8 = form in _UTF8_FORMATS
        self._file: IO[bytes] | None = None
        self._partial: Path | None = None

    def _open(self, path: Path) -> None:
        if (
            not self._new and path.exists() and not stat.S_ISREG(path.stat().st_mode)
        ):  # /dev/stdout, a FIFO: nothing to replace
            self._file = path.open("wb")
            return
        target = path if self._new else _place_of(path)
        # The name is kept first: whoever interrupts the very opening leaves no file behind either. It is not
        # made of the target's, which may be as long as names can be.
        # No name that somebody may have made ready; the secrets module takes a while to load.
        self._partial = target.with_name(f".norton-order-{os.urandom(8).hex()}.part")
        signals.begin(self._partial)
        self._file = open(self._partial, "xb", opener=_private)  # noqa: SIM115

    def __enter__(self) -> Self:
        """Open the file.

        Raises:
            OSError: the folder cannot be written to.
        """
        try:
            if self.path is not None:
                self._open(self.path)
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
            if self._partial is not None and self.path is not None:
                if self._new:
                    self.path = _new_place(self.path)
                _take_place(self._partial, _place_of(self.path))
                signals.finish(self._partial)
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
            signals.finish(self._partial)
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


def would_overwrite(path: Path, sources: Sequence[str]) -> bool:
    """Return whether writing to *path* would destroy what is to be read.

    It would if it is one of *sources*, or any file with something in it inside a folder that is: a mail there
    cannot be told from an old answer with certainty, and no answer is worth a mail.
    """
    try:
        there = path.stat()
    except OSError:
        return False
    if not stat.S_ISREG(there.st_mode):
        return False
    above = [folder.stat() for folder in Path(os.path.realpath(path)).parents] if there.st_size else []
    return any(
        os.path.samestat(there, status) or any(os.path.samestat(folder, status) for folder in above)
        for status in _statuses(sources)
    )


def _statuses(sources: Sequence[str]) -> Iterator[os.stat_result]:
    for source in sources:
        with contextlib.suppress(OSError, ValueError):
            yield os.fstat(sys.stdin.fileno()) if source == "-" and sys.stdin else Path(source).stat()


def _place_of(path: Path) -> Path:
    """Return where *path* leads to; raises OSError for a link that leads to itself."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _new_place(path: Path) -> Path:
    """Return *path*, or where that exists the same name with a number, and keep it for us."""
    names = chain([path], (path.with_stem(f"{path.stem}-{number}") for number in count(2)))
    for name in names:
        with contextlib.suppress(FileExistsError):
            name.open("xb").close()
            return name
    raise AssertionError  # numbers do not end


def _take_place(partial: Path, target: Path) -> None:
    """Move *partial* to *target*, with the permissions *target* has or a new file gets."""
    umask = os.umask(0)
    os.umask(umask)
    partial.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~umask)
    partial.replace(target)
