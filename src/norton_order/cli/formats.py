"""The formats of the command: their names, and the endings of files that ask for them."""

from __future__ import annotations

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
