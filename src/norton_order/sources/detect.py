"""The first octets of a file -> what it is; a name is never asked."""

from __future__ import annotations

import itertools
import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Form(Enum):
    """What a file can be."""

    EMPTY = auto()
    MBOX = auto()
    EMLX = auto()
    MESSAGE = auto()  # with a header section
    TEXT = auto()  # without one: pasted from a screen, or no mail at all
    OLE = auto()  # an Outlook .msg, or an old Office document
    PST = auto()
    ZIP = auto()
    TAR = auto()
    GZIP = auto()
    BZIP2 = auto()
    XZ = auto()
    ZSTD = auto()
    PACKED = auto()  # an archive that is not read
    FOREIGN = auto()  # known, and not mail


class Seen(NamedTuple):
    """A form, and in English with an article what it is called."""

    form: Form
    detail: str = ""


# Magic octets at the start. Sources: the file(1) database and the formats' own documents.
_MAGIC: Final = (
    (b"PK\x03\x04", Seen(Form.ZIP)),
    (b"PK\x05\x06", Seen(Form.ZIP)),
    (b"PK\x07\x08PK\x03\x04", Seen(Form.ZIP)),  # written in one volume by a program that could span
    (b"PK00PK\x03\x04", Seen(Form.ZIP)),
    (b"\x1f\x8b\x08", Seen(Form.GZIP)),
    (b"\xfd7zXZ\x00", Seen(Form.XZ)),
    (b"\x28\xb5\x2f\xfd", Seen(Form.ZSTD, "a Zstandard file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Seen(Form.OLE, "an old Office document")),
    (b"!BDN", Seen(Form.PST, "an Outlook data file (.pst)")),
    (b"7z\xbc\xaf\x27\x1c", Seen(Form.PACKED, "a 7-Zip archive")),
    (b"Rar!\x1a\x07", Seen(Form.PACKED, "a RAR archive")),
    (b"MSCF\x00\x00\x00\x00", Seen(Form.PACKED, "a cabinet archive")),
    (b"\x1f\x9d", Seen(Form.PACKED, "a file packed by compress")),
    (b"\x1f\xa0", Seen(Form.PACKED, "a file packed by compress")),
    (b"%PDF-", Seen(Form.FOREIGN, "a PDF document")),
    (b"%!PS-", Seen(Form.FOREIGN, "a PostScript document")),
    (b"{\\rtf", Seen(Form.FOREIGN, "an RTF document")),
    (b"\x89PNG\r\n\x1a\n", Seen(Form.FOREIGN, "a PNG image")),
    (b"\xff\xd8\xff", Seen(Form.FOREIGN, "a JPEG image")),
    (b"GIF87a", Seen(Form.FOREIGN, "a GIF image")),
    (b"GIF89a", Seen(Form.FOREIGN, "a GIF image")),
    (b"II*\x00", Seen(Form.FOREIGN, "a TIFF image")),
    (b"MM\x00*", Seen(Form.FOREIGN, "a TIFF image")),
    (b"RIFF", Seen(Form.FOREIGN, "a sound, film or WebP image")),
    (b"OggS", Seen(Form.FOREIGN, "a sound or film")),
    (b"ID3", Seen(Form.FOREIGN, "a sound")),
    (b"\x1aE\xdf\xa3", Seen(Form.FOREIGN, "a film")),
    (b"SQLite format 3\x00", Seen(Form.FOREIGN, "an SQLite database")),
    (b"\x00\x01\x00\x00Standard", Seen(Form.FOREIGN, "an Access database")),
    (b"\x7fELF", Seen(Form.FOREIGN, "a program")),
    (b"MZ", Seen(Form.FOREIGN, "a Windows program")),
    (b"\xca\xfe\xba\xbe", Seen(Form.FOREIGN, "a program")),
    (b"\xcf\xfa\xed\xfe", Seen(Form.FOREIGN, "a program")),
    (b"bplist0", Seen(Form.FOREIGN, "a property list")),
    (b"\x00\x05\x16\x07", Seen(Form.FOREIGN, "a macOS resource file")),
    (b"wOFF", Seen(Form.FOREIGN, "a font")),
    (b"\x00asm", Seen(Form.FOREIGN, "a program")),
)
_ANY_MAGIC: Final = tuple(magic for magic, _ in _MAGIC)
_BZIP2: Final = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_LHA: Final = re.compile(rb"..-(?:lh[0-9a-z]|lz[s45]|pm[012])-", re.DOTALL)
_ISO_MEDIA: Final = re.compile(rb"\x00\x00..ftyp", re.DOTALL)

_BOM: Final = b"\xef\xbb\xbf"
_UTF16_BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# RFC 5322 leaves any printable ASCII but the colon to a field name.
_FIELD: Final = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_TIME: Final = re.compile(rb"[0-9]{1,2}:[0-9]{2}")
_COUNT_LINE: Final = re.compile(rb"[ \t]{0,16}[0-9]{1,12}[ \t]{0,16}\r?\n")
_BLANK_LINES: Final = re.compile(rb"(?:[ \t]*(?:\r\n|\r|\n))*")
_BARE: Final = re.compile(rb"From[ \t]{0,8}(?:\r\n|\r|\n)")
# Each above what looks like a field.
_SEPARATOR: Final = re.compile(rb"\n\r?\n(From [^\n]{0,370})\n(?=[!-9;-~]{1,80}[ \t]{0,8}:)")
_DOT: Final = re.compile(rb"\n\.\r?\n(?=[!-9;-~]{1,80}[ \t]{0,8}:)")
_MOST_PARTINGS: Final = 1000  # looked at; where messages are parted, one of the first is real
_TAR_HEADER_OCTETS: Final = 512
MMDF: Final = b"\x01\x01\x01\x01"

# One of these alone makes a header section: nothing but mail carries them.
MAIL_ONLY: Final = frozenset(
    b"received return-path delivered-to message-id mime-version dkim-signature authentication-results "
    b"envelope-to content-transfer-encoding x-received x-original-to x-gm-thrid x-gmail-labels x-uidl "
    b"x-mozilla-status x-mailer x-account-key x-apple-content-length x-apparently-to received-spf arc-seal "
    b"arc-message-signature arc-authentication-results resent-from domainkey-signature "
    b"x-originating-ip".split()
)
# Other text begins with these as well; two different ones are needed.
MAIL_TOO: Final = frozenset(
    b"from to cc bcc date subject sender reply-to in-reply-to references status content-type".split()
)


def detect(head: bytes) -> Seen:
    """Return what the file that begins with *head* is.

    Args:
        head: the first octets, `PEEK_OCTETS` of them where there are as many.

    Returns:
        Its form. Never fails: what is neither known nor text is `Form.FOREIGN`.
    """
    if not head:
        return Seen(Form.EMPTY)
    seen = _by_magic(head)
    if seen is not None:
        return seen
    if _is_tar(head):
        return Seen(Form.TAR)
    text = _without_start(head)
    if _begins_mbox(text):
        return Seen(Form.MBOX)
    count = _COUNT_LINE.match(text)
    if count is not None and has_header_section(text[count.end() :]):
        return Seen(Form.EMLX)
    if has_header_section(text) or text.startswith(b"BEGIN:VMSG"):
        return Seen(Form.MESSAGE)
    return _text_or_not(head)


def has_header_section(text: bytes) -> bool:
    """Tell whether *text* begins with header fields of a message, by their names.

    The first line may be another one: mail stores leave ``From `` and ``>From `` lines in single files, and
    programs that save mail put headings above it.
    """
    names = set()
    for number, line in enumerate(text.splitlines()):
        field = _FIELD.match(line)
        if field is not None:
            names.add(field[1].lower())
        elif (number > 0 or b"\x00" in line) and not (names and line[:1] in (b" ", b"\t")):
            break
    if names & MAIL_ONLY:
        return True
    known = names & MAIL_TOO
    return len(known) >= 2 or (
        len(known) == 1 and any(name.startswith((b"x-", b"content-")) for name in names)
    )


def is_header_cut(head: bytes) -> bool:
    """Tell whether nothing but header fields stands in *head*: the names that are known may come after it."""
    lines = _without_start(head).splitlines()
    return bool(lines) and all(_FIELD.match(line) or line[:1] in (b" ", b"\t") for line in lines[:-1])


def is_mbox_beheaded(raw: bytes) -> bool:
    """Tell whether separator lines with a time stand in *raw*, after a blank line and before a header section."""
    return any(_TIME.search(found[1]) for found in _partings(_SEPARATOR, raw))


def is_dot_separated(raw: bytes) -> bool:
    """Tell whether messages in *raw* are parted by lines of a single dot, as EdMax does."""
    return any(_partings(_DOT, raw))


def _partings(line: re.Pattern[bytes], raw: bytes) -> Iterator[re.Match[bytes]]:
    """Yield where such a line stands above a header section."""
    for found in itertools.islice(line.finditer(raw), _MOST_PARTINGS):
        if has_header_section(raw[found.end() : found.end() + 1000]):
            yield found


def _without_start(head: bytes) -> bytes:
    """Return *head* from its first line on that is not blank."""
    text = head.removeprefix(_BOM)
    start = _BLANK_LINES.match(text)
    return text[start.end() :] if start else text


def _by_magic(head: bytes) -> Seen | None:
    for magic, seen in _MAGIC if head.startswith(_ANY_MAGIC) else ():
        # Text may begin with mere letters as well, but it holds no NUL.
        if head.startswith(magic) and not (magic.isalnum() and b"\x00" not in head):
            return seen
    if _BZIP2.match(head):
        return Seen(Form.BZIP2)
    if _LHA.match(head) and b"\x00" in head:
        return Seen(Form.PACKED, "an LHA archive")
    if _ISO_MEDIA.match(head):
        return Seen(Form.FOREIGN, "a film, sound or image")
    return None


def _begins_mbox(text: bytes) -> bool:
    """Tell a separator line from prose: by its time, or by the header section below it."""
    if text.startswith(MMDF):
        return True
    if not text.startswith(b"From ") and not _BARE.match(text):
        return False
    end = _LINE_END.search(text)
    line, rest = (text[: end.start()], text[end.end() :]) if end else (text, b"")
    return bool(_TIME.search(line, 0, 500)) or rest.startswith(b"From ") or has_header_section(rest)


def _is_tar(head: bytes) -> bool:
    """Tell a tar header by its checksum, for the oldest kind has no magic."""
    if len(head) < _TAR_HEADER_OCTETS or b"\x00" not in head[:_TAR_HEADER_OCTETS]:
        return False
    import tarfile  # not for mail, which holds no NUL

    try:
        tarfile.TarInfo.frombuf(head[:_TAR_HEADER_OCTETS], "latin-1", "strict")
    except tarfile.HeaderError:
        return False
    return True


def _text_or_not(head: bytes) -> Seen:
    codec = _utf_16(head)
    if codec is not None:
        text = head.decode(codec, "replace").lstrip("\ufeff\r\n").encode("utf-8", "replace")
        return Seen(Form.MESSAGE if has_header_section(text) else Form.TEXT)
    # Escape belongs to ISO-2022-JP, form feeds and 0x1A stand in old text files. In octets without any
    # order one in ten is a control character; in text none, save a few stray ones.
    controls = sum(head.count(code) for code in _CONTROLS)
    if controls * 30 > len(head):
        return Seen(Form.FOREIGN, "binary data")
    return Seen(Form.TEXT)


_CONTROLS: Final = tuple(bytes([code]) for code in range(0x20) if code not in b"\t\n\v\f\r\x1a\x1b")


def _utf_16(head: bytes) -> str | None:
    """Return the codec of UTF-16 by its byte order mark, or by NULs for every other octet."""
    for bom, codec in _UTF16_BOMS:
        if head.startswith(bom):
            return codec
    start = head[:400]
    if len(start) >= 16 and start.isascii():
        for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
            if not any(start[first::2]) and b"\x00" not in start[1 - first :: 2]:
                return codec
    return None
