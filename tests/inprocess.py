"""The command run within the process of the test: the same `main`, without the start of an interpreter."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from norton_order.cli.command import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Done(NamedTuple):
    """What one run of the command left behind."""

    status: int
    out: str
    err: str


class Here:
    """Runs the command where no terminal is, in a Japanese locale unless told otherwise."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self._patch = patch
        self._capture = capture

    def run(
        self,
        *arguments: object,
        stdin: bytes = b"",
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Done:
        """Run the command to its end; what it raises, or warns of, is the test's failure."""
        with self._patch.context() as patch:
            for name in ("LC_ALL", "LC_MESSAGES"):
                patch.delenv(name, raising=False)
            for name, value in {"LANG": "ja_JP.UTF-8", **(env or {})}.items():
                patch.setenv(name, value)
            if cwd is not None:
                patch.chdir(cwd)
            patch.setattr(sys, "argv", ["norton-order", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            with pytest.raises(SystemExit) as ended:
                main()
        out, err = self._capture.readouterr()
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, out.decode(), err.decode())
