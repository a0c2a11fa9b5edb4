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
    "pst",  # an Outlook data file: to be converted first
    "olm",  # an archive of Outlook for Mac: to be converted first
    "needs-outlook",  # a .msg, and the extra `outlook` is not installed
    "separator",  # messages separated by lines with a single dot
    "broken-archive",  # cut short or damaged
    "unsupported-archive",  # 7-Zip, RAR, …: to be unpacked first
    "encrypted",
    "too-large",
    "too-deep",  # archives within archives
    "bomb",
]
