"""The stores of mail programs that are read message by message: what reads each, and what is named only."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, cast

from norton_order.sources.detect import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from norton_order.sources.feeds import Feed
    from norton_order.sources.members import Entry
    from norton_order.sources.words import Why

    Reader = Callable[[Feed], Iterator[Entry]]

# Module and function; loaded when such a store is met, for most runs meet none.
_READERS: Final = {
    Form.VMG: ("parting", "read_vmg"),
    Form.DBOX: ("dbox", "read_dbox"),
    Form.UW: ("uw", "read_uw"),
    Form.MIX: ("uw", "read_mix"),
    Form.DBX: ("dbx", "read_dbx"),
    Form.TBB: ("tbb", "read_tbb"),
    Form.OLM: ("olm", "read_olm"),
    Form.PST: ("pst", "read_pst"),
}

# Binary files that have nothing of their own at the start, known by the names that the programs give them.
_BY_ENDING: Final[dict[str, tuple[Why, str]]] = {
    ".nsf": ("notes", "a database of Notes (.nsf)"),
    ".toc": ("eudora", "an index of Eudora (.toc)"),
    ".rge": ("entourage", "an archive of Entourage (.rge)"),
    "main identity/database": ("entourage", "the database of Entourage"),
    ".olk14message": ("outlook-mac", "a message of Outlook for Mac"),
    ".olk15message": ("outlook-mac", "a message of Outlook for Mac"),
    ".hxs": ("windows-mail", "a store of Windows Mail"),
    ".hxd": ("windows-mail", "a store of Windows Mail"),
    "mailstore.dat": ("mailstore", "an archive of MailStore"),
    ".mst": ("mailstore", "an archive of MailStore"),
}
_ENDINGS: Final = tuple(ending.rpartition("/")[2] for ending in _BY_ENDING)


def reader_for(form: Form) -> Reader | None:
    """Return what reads the messages in a store of that *form*; ``None`` if it is none."""
    if form not in _READERS:
        return None
    module, function = _READERS[form]
    return cast("Reader", getattr(importlib.import_module(f"norton_order.sources.{module}"), function))


def known_by_name(source: str) -> tuple[Why, str] | None:
    """Return what a binary file is by its name, if it is the store of a mail program that is not read."""
    path = source.lower()
    if not path.endswith(_ENDINGS):
        return None
    path = path.replace("\\", "/").replace("!", "/")
    return next((known for ending, known in _BY_ENDING.items() if path.endswith(ending)), None)
