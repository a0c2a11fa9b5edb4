"""Mailboxes, a cluster of processes and a store, for the tests of this folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from norton_order import scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from norton_order.model import Notice, Rejection

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def export(samples: Path) -> Path:
    return samples / "export.mbox"


@pytest.fixture(scope="session")
def expected(export: Path) -> list[Notice | Rejection]:
    """Return what the local scan finds in the export."""
    found = list(scan([export]))
    assert len(found) > 5
    return found


@pytest.fixture(scope="session")
def mailboxes() -> ModuleType:
    """Return the generator of the benchmarks."""
    path = ROOT / "benchmarks" / "mailboxes.py"
    if not path.is_file():
        pytest.skip("the benchmarks are not beside the tests")
    spec = importlib.util.spec_from_file_location("mailboxes", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mailboxes"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def big(mailboxes: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a mailbox of 100 MB with forty notices."""
    path: Path = tmp_path_factory.mktemp("big") / "All mail.mbox"
    mailboxes.make_mixed(path, 100_000_000, attachments=True, notices=40)
    return path


@pytest.fixture(scope="module", autouse=True)
def installed_as_compiled() -> Iterator[None]:
    """Let processes find the packages compiled where they are installed: the many of Dask take seconds each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONPYCACHEPREFIX", raising=False)
        if sys.dont_write_bytecode:
            patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        yield


@pytest.fixture(scope="module")
def cluster(installed_as_compiled: None) -> Iterator[Any]:
    """Begin a scheduler and two worker processes, each under a nanny; even idle ones take time, so end them soon."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0"
    ) as begun:
        yield begun
