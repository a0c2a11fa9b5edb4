"""A Dask cluster to work on: one that is there, or one that is begun on this machine."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal

from norton_order._version import __version__
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOCAL: Final = "local"
_PATIENCE_SECONDS: Final = 20  # for a scheduler to answer
_PAUSE_SECONDS: Final = 0.5  # between two tries
_LOOK_SECONDS: Final = 2  # after which a client that waits is asked whether its scheduler is still there


Why = Literal[
    "none",  # no scheduler answers, or no process can be begun
    "workers",  # they lack the package
    "versions",  # or have another one
    "store",  # they cannot open a URL
    "away",  # the scheduler
    "killed",  # a worker, again and again
]


class ClusterError(ConnectionError):
    """There is no cluster to work on: no scheduler answers, or its workers lack what is needed.

    Attributes:
        why: one of a closed list of words.
    """

    def __init__(self, why: Why, **values: str) -> None:
        """Keep what the sentence about *why* names; the error itself speaks English."""
        self.why = why
        self._values = values
        super().__init__(self.in_words("en"))

    def in_words(self, lang: Lang) -> str:
        """Return one sentence that says what is wrong, and what to do."""
        return say(f"dask.{self.why}", lang, **self._values)


@contextlib.contextmanager
def connect(address: str, jobs: int | None = None) -> Iterator[Any]:
    """Give a client of a cluster whose workers have this very version of the package.

    Args:
        address: of a scheduler, or "local" to begin a cluster that ends with the context.
        jobs: processes of such a cluster.

    Raises:
        ClusterError: no scheduler answers, no process can be begun, or a worker lacks the package.
    """
    with contextlib.ExitStack() as stack:
        try:
            if address == LOCAL:
                place: Any = stack.enter_context(
                    distributed().LocalCluster(
                        n_workers=jobs,
                        threads_per_worker=1,
                        processes=True,
                        dashboard_address="127.0.0.1:0",  # None would be the usual port, which may be taken
                    )
                )
            else:
                with contextlib.suppress(NotImplementedError):  # not every kind has a port
                    host, port = distributed().comm.get_address_host_port(address)
                    _wait_for_scheduler(host, port, greets=address.startswith("tcp:") or "://" not in address)
                place = address
            client = stack.enter_context(
                distributed().Client(place, timeout=_PATIENCE_SECONDS, set_as_default=False)
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise ClusterError("none", address=address, detail=str(error)) from error
        try:
            versions = set(client.run(_version).values())
        except Exception as error:
            raise ClusterError("workers", detail=str(error), ours=__version__) from error
        if versions - {__version__}:
            raise ClusterError("versions", theirs=", ".join(sorted(versions)), ours=__version__)
        yield client


def _wait_for_scheduler(host: str, port: int, *, greets: bool) -> None:
    """Return once a scheduler answers there: a client waits for ever where something else does, and ends noisily.

    Args:
        host: of the scheduler.
        port: of it.
        greets: whether a scheduler speaks first, as it does but for TLS.

    Raises:
        OSError: nothing did in time.
    """
    ends = time.monotonic() + _PATIENCE_SECONDS
    while True:
        left = ends - time.monotonic()
        try:
            with socket.create_connection((host, port), max(0.1, left)) as connection:
                if not greets or connection.recv(1):
                    return
                raise ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))
        except OSError:
            if left < _PAUSE_SECONDS:
                raise
            time.sleep(_PAUSE_SECONDS)


def wait_for(client: Any, futures: Sequence[Any], *, first: bool = False) -> list[Any]:
    """Return those of *futures* that are done, in their order, once all of them are, or the *first*.

    The package itself may wait for ever for what was submitted while the connection broke.

    Raises:
        ClusterError: the scheduler went away.
    """
    when = "FIRST_COMPLETED" if first else "ALL_COMPLETED"
    while True:
        try:
            with client.as_current():
                done = distributed().wait(futures, timeout=_LOOK_SECONDS, return_when=when).done
            return [future for future in futures if future in done]
        except TimeoutError:
            if client.status != "running" or any(future.status == "lost" for future in futures):
                raise ClusterError("away") from None
        except (OSError, distributed().CancelledError) as error:
            raise ClusterError("away") from error


def _version() -> str:
    """Return the version that a worker has, which is asked for by the name of this function."""
    return __version__


def distributed() -> Any:
    """Return the package, which is an extra and for the most part untyped."""
    return import_module("distributed")
