"""The formats of the command: their names, the endings of files that ask for them, the packages they need."""

from __future__ import annotations

import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

FORMATS: Final = ("text", "json", "jsonl", "csv", "xlsx", "html", "ics")
# What a format needs besides, by the names that a package index and Python know it under.
PACKAGES: Final = {"ics": ("icalendar", "icalendar"), "xlsx": ("xlsxwriter", "xlsxwriter")}
# Octets, or so much markup that a person sees nothing of what it says.
NOT_FOR_TERMINALS: Final = frozenset({"html", "xlsx"})
VALUES_ONLY: Final = frozenset(
    {"text", "csv", "xlsx", "ics"}
)  # formats that say nothing of what was not found
_ENDINGS: Final = {f".{form}": form for form in FORMATS} | {".txt": "text", ".htm": "html"}
# What people name a file for whom one of these was meant: spreadsheets, tables, documents.
_MEANT: Final = (
    dict.fromkeys((".xls", ".xlsm", ".ods"), ".xlsx")
    | {".tsv": ".csv"}
    | dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf"), ".html")
)


def form_of(form: str | None, output: str | None, *, opens: bool, fields: bool) -> str:
    """Return the format that was asked for.

    Args:
        form: named outright, which decides.
        output: the file to write; else its ending decides, where it is one of ours.
        opens: whether a browser is to show it, which takes a page.
        fields: whether single values were asked for, which are text.
    """
    if form is not None:
        return form
    if opens or fields:
        return "html" if opens else "text"
    return _ENDINGS.get(Path(output or "").suffix.lower(), "text")


def is_page(output: str) -> bool:
    """Return whether the name of the file *output* tells a browser that a page is in it."""
    return _ENDINGS.get(Path(output).suffix.lower()) == "html"


def meant_by(output: str) -> str | None:
    """Return the name that was meant where that of the file *output* promises what is not written, else None."""
    path = Path(output)
    ending = _MEANT.get(path.suffix.lower())
    return str(path.with_suffix(ending)) if ending else None


UNBROKEN: Final = "␠"  # stands for a space at which no line is broken, so that a command can be copied


def install_line(*packages: str) -> str:
    """Return a command line for the interpreter that is running, its spaces written as `UNBROKEN`."""
    python = sys.executable or "python3"
    # A tool that uv installed has no pip of its own.
    start = ["-m", "pip", "install"] if find_spec("pip") else []
    words = [python, *start] if start else ["uv", "pip", "install", "--python", python]
    quoted = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
    return quoted([*words, *packages]).replace(" ", UNBROKEN)
