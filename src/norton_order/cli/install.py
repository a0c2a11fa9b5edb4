"""The line that installs a missing package where this program looks for it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from importlib.util import find_spec
from typing import Final

UNBROKEN: Final = "␠"  # stands for a space at which no line is broken, so that a command can be copied


def install_line(*packages: str) -> str:
    """Return a command line for the interpreter that is running, its spaces written as `UNBROKEN`."""
    python = sys.executable or "python3"
    # A tool that uv installed has no pip of its own.
    start = ["-m", "pip", "install"] if find_spec("pip") else []
    words = [python, *start] if start else ["uv", "pip", "install", "--python", python]
    quoted = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
    return quoted([*words, *packages]).replace(" ", UNBROKEN)
