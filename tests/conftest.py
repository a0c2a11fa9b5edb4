"""Paths that several tests share; makes the builders in ``tests/variants`` importable."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The import mode "importlib" leaves sys.path alone, and the builders are used by several test modules.
sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parent.parent


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
