"""The bounds that keep reading safe, each with its reason."""

from __future__ import annotations

from typing import Final

MIB: Final = 1 << 20

# Providers stop at 25 to 50 MB a message, base64 included; a notice has 20 KB.
MAX_MESSAGE_OCTETS: Final = 64 * MIB

# Text in a folder is taken for a pasted mail up to here: a saved page has some 100 KB, and a log file has more.
MAX_PASTED_OCTETS: Final = MIB

# What is looked at to tell what a file is; a tar header needs 512 octets, header sections seldom have 10 KiB.
PEEK_OCTETS: Final = 16 << 10

# The same where all of that are header fields that nobody knows: relays of large firms write so many.
LONG_PEEK_OCTETS: Final = MIB

# One step of reading: large enough that Python's own cost vanishes, small enough to be held several times.
READ_OCTETS: Final = 256 << 10

# Mail shrinks to a half or a tenth. The very same notice over and over shrinks 140-fold in deflate, and zeros
# 1,030-fold.
MAX_RATIO: Final = 250
# Up to here a single stream may shrink as it likes: a second's work at most.
FREE_STREAM_OCTETS: Final = 64 * MIB
# The same for all that one SOURCE holds, in archives within archives.
FREE_SOURCE_OCTETS: Final = 256 * MIB
# A member costs time even if it is empty.
MEMBER_OCTETS: Final = 1 << 10
# Fifty years of a hundred mails a day are 1.8 million.
MAX_MEMBERS: Final = 2_000_000

# Compressions and archives around a message. A .tgz in a .zip in a .zip has four; a quine has no end.
MAX_DEPTH: Final = 4

# xz -9 needs 65 MiB; a file may ask for 4 GiB.
MAX_LZMA_OCTETS: Final = 96 * MIB

# A name or an extended header of a tar member; file systems allow paths of 4 KiB.
MAX_TAR_HEADER_OCTETS: Final = MIB
