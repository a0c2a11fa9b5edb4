"""Octets that come once, forwards -> a file to be gone to and fro in: their own, or a copy that goes away by itself."""

from __future__ import annotations

import contextlib
import tempfile
from typing import TYPE_CHECKING, BinaryIO

from norton_order.sources.feeds import DamageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.sources.feeds import Feed


@contextlib.contextmanager
def seekable(feed: Feed) -> Iterator[BinaryIO]:
    """Give a file with all octets of *feed*, of which none was taken yet.

    Raises:
        DamageError: the octets fail before their end, or there is no room for a copy.
    """
    if feed.path is not None:
        try:
            file = open(feed.path, "rb")  # noqa: PTH123, SIM115
        except OSError as error:
            raise DamageError("io-error", error.strerror or "it could not be read") from error
        with file:
            yield file
        return
    with tempfile.TemporaryFile() as copy:
        _copy(feed, copy)
        yield copy


@contextlib.contextmanager
def named(feed: Feed) -> Iterator[str]:
    """Give the path of a file with all octets of *feed*, as `seekable` does."""
    if feed.path is not None:
        yield feed.path
        return
    with tempfile.TemporaryDirectory(prefix="norton-order-") as folder:
        path = f"{folder}/store"
        with open(path, "wb") as copy:  # noqa: PTH123
            _copy(feed, copy)
        yield path


def _copy(feed: Feed, copy: BinaryIO) -> None:
    try:
        while octets := feed.some():
            copy.write(octets)
        copy.seek(0)
    except OSError as error:
        raise DamageError("io-error", error.strerror or "no room for a copy") from error
