"""The words that say why something could not be read."""

from __future__ import annotations

from typing import Literal

Why = Literal[
    "missing",  # no such file
    "permission",
    "special-file",  # a socket or a block device
    "io-error",
    "empty",  # 0 octets
    "not-mail",
    "needs-outlook",  # a .msg, and the extra `outlook` is not installed
    "needs-pst",  # a .pst or .ost, and the extra `outlook` is not installed
    "locked-pst",  # a .pst that is encrypted by other means than Outlook's own
    # Stores that are known and cannot be read: mails are to be exported from them first.
    "notes",
    "eudora",
    "entourage",
    "outlook-mac",
    "windows-mail",
    "mailstore",
    "encrypted-mail",  # PGP
    "broken-store",  # the store of a mail program, cut short or damaged
    "broken-archive",  # cut short or damaged
    "unsupported-archive",  # 7-Zip, RAR, …: to be unpacked first
    "encrypted",
    "too-large",
    "too-deep",  # archives within archives
    "bomb",
]
