"""What Python says where the system has no more threads: a plain RuntimeError, told by its words alone."""

from __future__ import annotations


def is_want_of_threads(error: RuntimeError) -> bool:
    """Return whether *error* says that no thread could be started."""
    return "start new thread" in str(error)
