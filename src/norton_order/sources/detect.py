"""The first octets of a file -> what it is; a name is never asked."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from norton_order.sources.words import Why


class Form(Enum):
    """What a file can be."""

    EMPTY = auto()
    MBOX = auto()
    EMLX = auto()
    MESSAGE = auto()  # with a header section
    TEXT = auto()  # without one: pasted from a screen, or no mail at all
    OLE = auto()  # an Outlook .msg, or an old Office document
    PST = auto()  # or .ost
    VMG = auto()  # vMessage of a phone
    DBOX = auto()  # Dovecot sdbox or mdbox
    UW = auto()  # mbx, mtx or tenex of the University of Washington
    MIX = auto()
    DBX = auto()  # Outlook Express
    TBB = auto()  # The Bat!
    OLM = auto()  # one message in XML, of Outlook for Mac
    WIDE = auto()  # any of these in UTF-16
    ZIP = auto()
    TAR = auto()
    GZIP = auto()
    BZIP2 = auto()
    XZ = auto()
    LZMA = auto()  # as XZ Utils wrote before .xz
    ZSTD = auto()
    LZ4 = auto()
    LZ4_BLOCKS = auto()  # in Dovecot's own framing
    PACKED = auto()  # an archive that is not read
    STORE = auto()  # of a mail program, and not read
    FOREIGN = auto()  # known, and not mail


class Seen(NamedTuple):
    """A form, in English with an article what it is called, and the word for why it is not read."""

    form: Form
    detail: str = ""
    why: Why = "not-mail"


def _packed(detail: str) -> Seen:
    return Seen(Form.PACKED, detail, "unsupported-archive")


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
    (b"\x04\x22\x4d\x18", Seen(Form.LZ4, "an LZ4 file")),
    (b"Dovecot-LZ4\x0d\x2a\x9b\xc5", Seen(Form.LZ4_BLOCKS, "an LZ4 file")),
    (b"!BDN", Seen(Form.PST, "an Outlook data file (.pst or .ost)")),
    (b"\xcf\xad\x12\xfe\xc5\xfd\x74\x6f", Seen(Form.DBX)),
    (b"\xcf\xad\x12\xfe", Seen(Form.FOREIGN, "an index of Outlook Express")),
    (b"\x20\x06\x79\x19", Seen(Form.TBB)),
    (b"*mbx*\r\n", Seen(Form.UW)),
    (b"\x1a\x00\x00\x03\x00\x00", Seen(Form.STORE, "a database of Notes (.nsf)", "notes")),
    (b"\x1a\x00\x00\x04\x00\x00", Seen(Form.STORE, "a database of Notes (.nsf)", "notes")),
    (b"\x1a\x00\x00\x05\x00\x00", Seen(Form.STORE, "a database of Notes (.nsf)", "notes")),
    (b"Nostromo", Seen(Form.STORE, "a database of Windows Mail", "windows-mail")),
    (b"-----BEGIN PGP MESSAGE-----", Seen(Form.STORE, "a message encrypted with PGP", "encrypted-mail")),
    (b"\x02\x21\x4c\x18", _packed("an LZ4 file of the old kind")),
    (b"7z\xbc\xaf\x27\x1c", _packed("a 7-Zip archive")),
    (b"Rar!\x1a\x07", _packed("a RAR archive")),
    (b"MSCF\x00\x00\x00\x00", _packed("a cabinet archive")),
    (b"\x1f\x9d", _packed("a file packed by compress")),
    (b"\x1f\xa0", _packed("a file packed by compress")),
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
# The line above a message in mtx, tenex and mix, and what stands above all messages in dbox.
UW_LINE: Final = re.compile(
    rb"[ 0-9][0-9]-[A-Z][a-z]{2}-[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} [-+][0-9]{4},([0-9]{1,12});[-0-9A-Fa-f]{1,40}\r?\n"
)
MIX_LINE: Final = re.compile(rb":msg:[0-9a-f]{8}:[0-9]{14}[-+][0-9]{4}:([0-9a-f]{8}):\r?\n")
DBOX_LINE: Final = re.compile(rb"2 M([0-9a-f]{1,4}) C[0-9a-f]{1,16}\n")
_LINES: Final = ((UW_LINE, Form.UW), (MIX_LINE, Form.MIX), (DBOX_LINE, Form.DBOX))
# A message of Outlook for Mac.
_OLM: Final = re.compile(
    rb"(?:<\?xml[^<>]{0,200}\?>\s*)?<emails?\b[^<>]{0,400}>\s*(?:<email\b[^<>]{0,400}>\s*)?<OPF"
)
_BZIP2: Final = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
# Properties, the size of the dictionary, and that of all, not told or below a terabyte.
_LZMA: Final = re.compile(rb"\x5d\x00\x00[\x00-\xff][\x00-\x0f](?:\xff{8}|.{5}\x00{3})\x00", re.DOTALL)
# What another frame of Zstandard or LZ4 may follow; its length stands behind.
_FRAMES: Final = (b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")
SKIPPED_FRAME: Final = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18.{4}", re.DOTALL)
_LHA: Final = re.compile(rb"..-(?:lh[0-9a-z]|lz[s45]|pm[012])-", re.DOTALL)
_ISO_MEDIA: Final = re.compile(rb"\x00\x00..ftyp", re.DOTALL)

_BOM: Final = b"\xef\xbb\xbf"
_UTF16_BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WIDE_BOMS: Final = tuple(bom for bom, _ in _UTF16_BOMS)

# RFC 5322 leaves any printable ASCII but the colon to a field name.
_FIELD: Final = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_TIME: Final = re.compile(rb"[0-9]{1,2}:[0-9]{2}")
_COUNT_LINE: Final = re.compile(rb"[ \t]{0,16}[0-9]{1,12}[ \t]{0,16}\r?\n")
_BLANK_LINES: Final = re.compile(rb"(?:[ \t]*(?:\r\n|\r|\n))*")
_BARE: Final = re.compile(rb"From[ \t]{0,8}(?:\r\n|\r|\n)")
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
    if text[:10].upper() == b"BEGIN:VMSG":
        return Seen(Form.VMG)
    if has_header_section(text):
        return Seen(Form.MESSAGE)
    if text.startswith(b"<") and _OLM.match(text):
        return Seen(Form.OLM)
    return _text_or_not(head)


_LINE: Final = re.compile(rb"[^\r\n]*+(?:\r?\n|\r|\Z)?+")


def has_header_section(text: bytes) -> bool:
    """Tell whether *text* begins with header fields of a message, by their names.

    The first line may be another one: mail stores leave ``From `` and ``>From `` lines in single files, and
    programs that save mail put headings above it.
    """
    names = set()
    # What stands below a blank line, or one that is no field, is not parted into lines.
    for number, found in enumerate(_LINE.finditer(text)):
        line = found[0]
        if not line.strip(b"\r\n"):
            break
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
    if _LZMA.match(head):
        return Seen(Form.LZMA)
    if SKIPPED_FRAME.match(head):
        while SKIPPED_FRAME.match(head):
            head = head[8 + int.from_bytes(head[4:8], "little") :]
        return next((seen for magic, seen in _MAGIC if magic in _FRAMES and head.startswith(magic)), None)
    for line, form in _LINES:
        if line.match(head):
            return Seen(form)
    if _LHA.match(head) and b"\x00" in head:
        return _packed("an LHA archive")
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
    codec = utf_16_codec(head)
    if codec is not None:
        text = head.decode(codec, "replace").lstrip("\ufeff\r\n").encode("utf-8", "replace")
        inner = detect(text).form if text[:2] != b"\xff\xfe" else Form.TEXT
        if inner in (Form.MESSAGE, Form.MBOX, Form.VMG):
            return Seen(Form.WIDE)
        if head.startswith(_WIDE_BOMS) or head[:400].isascii():
            return Seen(Form.TEXT)
    # Escape belongs to ISO-2022-JP, form feeds and 0x1A stand in old text files. In octets without any
    # order one in ten is a control character; in text none, save a few stray ones.
    controls = sum(head.count(code) for code in _CONTROLS)
    if controls * 30 > len(head):
        return Seen(Form.FOREIGN, "binary data")
    return Seen(Form.TEXT)


_CONTROLS: Final = tuple(bytes([code]) for code in range(0x20) if code not in b"\t\n\v\f\r\x1a\x1b")


def utf_16_codec(head: bytes) -> str | None:
    """Return the codec of UTF-16 by its byte order mark, or by NULs for most of every other octet."""
    for bom, codec in _UTF16_BOMS:
        if head.startswith(bom):
            return codec
    start = head[:400]
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = start[first::2].count(0)
        if len(start) >= 16 and zeros * 2 > len(start[first::2]) and b"\x00" not in start[1 - first :: 2]:
            return codec
    return None
