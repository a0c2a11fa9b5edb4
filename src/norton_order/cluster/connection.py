"""A Dask cluster to work on: one that is there, or one that is begun on this machine."""

from __future__ import annotations

import contextlib
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from norton_order._version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL: Final = "local"
_PATIENCE_SECONDS: Final = 20  # for a scheduler to answer


class ClusterError(ConnectionError):
    """There is no cluster to work on: no scheduler answers, or its workers lack what is needed."""


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
                place = address
            client = stack.enter_context(
                distributed().Client(place, timeout=_PATIENCE_SECONDS, set_as_default=False)
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise ClusterError(f"there is no Dask cluster at {address}: {error}") from error
        try:
            versions = set(client.run(_version).values())
        except Exception as error:
            raise ClusterError(f"the workers cannot import norton_order: {error}") from error
        if versions - {__version__}:
            raise ClusterError(
                f"the workers have norton-order {', '.join(sorted(versions))}, not {__version__}"
            )
        yield client


def _version() -> str:
    """Return the version that a worker has, which is asked for by the name of this function."""
    return __version__


def distributed() -> Any:
    """Return the package, which is an extra and for the most part untyped."""
    return import_module("distributed")
