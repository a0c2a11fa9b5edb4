"""How the command ends when a signal asks it to: nothing half-written stays behind, and nothing can hold it up."""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

INTERRUPTED: Final = 130

_half_written: Final[set[Path]] = set()


class Interruption(KeyboardInterrupt):
    """A Ctrl-C, by a name of its own.

    Where the plain one comes while a text is executed, as in the making of a dataclass, CPython takes it for
    unhandled, whoever handles it, and ends by the signal instead of with a status.
    """


def watch() -> None:
    """Heed signals from now on, but those that whoever started the command has it ignore (nohup, a shell's ``&``)."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not everywhere
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def begin(path: Path) -> None:
    """Note a file that is of use only when it is finished."""
    _half_written.add(path)


def finish(path: Path) -> None:
    """Forget that file: it has its place, or is gone."""
    _half_written.discard(path)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """Unwind; at the second Ctrl-C do not even do that, for it may be what takes so long."""
    signal.signal(signal.SIGINT, _leave)
    raise Interruption


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    _clear()
    os._exit(INTERRUPTED)


def _end(number: int, _frame: FrameType | None) -> None:
    """End by the signal itself, as whoever sent it expects."""
    _clear()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _clear() -> None:
    for path in _half_written:
        with contextlib.suppress(OSError):
            path.unlink()
