"""The standard streams of the command: what they are, how words reach a person, how they are given up."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from norton_order.cli.formats import UNBROKEN
from norton_order.cli.output import why
from norton_order.text.words import say

if TYPE_CHECKING:
    from typing import TextIO

    from norton_order.text.words import Lang


def tell_output_error(error: OSError, lang: Lang) -> None:
    """Say that standard output takes no more, and why."""
    forget(sys.stdout)
    tell(say("cli.stdout_error", lang, detail=why(error, lang)))


def tell(text: str) -> None:
    """Write words for people to standard error, whatever its encoding; on a terminal, broken at its width.

    Where that cannot be done nothing else changes, and least of all the exit status.
    """
    if text and sys.stderr is not None:
        import click

        if width := columns_of(sys.stderr):
            from norton_order.text.wrapping import wrap

            text = wrap(text, width - 1)  # some terminals break a full line once more
        text = text.replace(UNBROKEN, " ")
        encoding = sys.stderr.encoding or "utf-8"
        try:
            click.echo(text.rstrip("\n").encode(encoding, "replace").decode(encoding, "replace"), err=True)
        except OSError:
            forget(sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person is looking at *stream*."""
    return stream is not None and stream.isatty()


def columns_of(stream: TextIO | None) -> int | None:
    """Return how wide the terminal behind *stream* is, None for a file, a pipe and one that does not tell."""
    if stream is None or not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


def has_colors(stream: TextIO | None) -> bool:
    """Return whether *stream* shows colours, and whoever runs the command has nothing against them."""
    return not os.environ.get("NO_COLOR") and heeds_escapes(stream)


def heeds_escapes(stream: TextIO | None) -> bool:
    """Return whether *stream* is a terminal that obeys escape sequences, and does not show them as signs."""
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or _made_to_heed(stream)


def _made_to_heed(stream: TextIO) -> bool:
    """Have the console of Windows obey, which it does on demand only; return whether it will."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt
        from ctypes import wintypes

        obeys = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING
        mode = wintypes.DWORD()
        handle = wintypes.HANDLE(msvcrt.get_osfhandle(stream.fileno()))
        console = ctypes.windll.kernel32
        known = console.GetConsoleMode(handle, ctypes.byref(mode))
        return bool(known and console.SetConsoleMode(handle, mode.value | obeys))
    return False


def forget(stream: TextIO | None) -> None:
    """Drop what is still to be written: Python would try, and complain once more, when it ends."""
    if stream is not None:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
