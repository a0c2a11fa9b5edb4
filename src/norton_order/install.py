"""The line that installs a missing package where this program looks for it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from importlib.util import find_spec


def install_line(*packages: str) -> str:
    """Return a command line for the interpreter that is running, ready to be pasted into a shell."""
    python = sys.executable or "python3"
    # A tool that uv installed has no pip of its own.
    words = (
        [python, "-m", "pip", "install"] if find_spec("pip") else ["uv", "pip", "install", "--python", python]
    )
    return (
        subprocess.list2cmdline([*words, *packages])
        if sys.platform == "win32"
        else shlex.join([*words, *packages])
    )
