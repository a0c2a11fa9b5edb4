"""Paths that several tests share; makes the builders in ``tests/variants`` importable."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from inprocess import Here

# The import mode "importlib" leaves sys.path alone, and the builders are used by several test modules.
sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the many processes that tests start share what they compile, where nothing may be kept beside the source."""
    if not sys.dont_write_bytecode:
        yield
        return
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(shared / "compiled"))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to look at everything where a sample is looked at for want of time."""
    parser.addoption(
        "--thorough", action="store_true", help="all seeds, pages and files, not a sample of them"
    )


@pytest.fixture(scope="session")
def stride(pytestconfig: pytest.Config) -> int:
    """Return 1 if everything is looked at, or else of how many one is."""
    return 1 if pytestconfig.getoption("--thorough") else 5


def pytest_configure(config: pytest.Config) -> None:
    """Try the same examples every time but with --thorough; let the processes that tests start be interrupted.

    A shell has its background jobs ignore that signal.
    """
    if not config.getoption("--thorough"):
        settings.register_profile("the same", derandomize=True, deadline=None)
        settings.load_profile("the same")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Keep the thousands of tests themselves out of every search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return one more than there are processors: some tests wait for a process, a browser or the clock."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of synthetic mails."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of foreign test mails, or skip where it is absent."""
    folder = ROOT.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("no shared/corpora beside the project")
    return folder


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Here:
    """Return what runs the command within this process."""
    from inprocess import Here

    return Here(monkeypatch, capfdbinary)
