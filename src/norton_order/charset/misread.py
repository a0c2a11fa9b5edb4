"""Text that a program took for one charset, was another, and was saved anew in UTF-8 or UTF-16: read back.

Editors and shells do so to mailboxes. What was taken for Latin-1 or Windows-1252 keeps all its octets. Japanese
Windows takes it for CP932, in which not every pair of octets is a character: some are lost.
"""

from __future__ import annotations

import re
from typing import Final

from norton_order.vendor.labels import LABELS, Role

# Lead octets of kana and kanji in UTF-8, read as Latin-1 or Windows-1252, with an octet behind them.
_SIGNS: Final = re.compile("[ãäåæçèéï][\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_WINDOWS: Final = {
    ord(bytes((octet,)).decode("cp1252")): octet
    for octet in range(0x80, 0xA0)
    if octet not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_KANA: Final = re.compile("[ぁ-ヿ]")
_ASCII: Final = re.compile("[\x00-\x7f]+")
_LATIN: Final = re.compile("[\x80-\xff]{2}")
_HALF_WIDTH: Final = re.compile("[｡-ﾟ].{0,100}[｡-ﾟ]", re.DOTALL)  # EUC-JP in CP932
# What the lead octets of kana in UTF-8 are in CP932.
_SIGNS_OF_CP932: Final = re.compile("[縺繧繝].{0,200}[縺繧繝]", re.DOTALL)
_LOST: Final = b"\xff"  # stands in no UTF-8
_LOST_SIGNS: Final = re.compile("[\ufffd・]")  # what is put for octets that are no character
_FULL_WIDTH: Final = re.compile(rb"\xff(?=[\xbc\xbd][\x80-\xbf])")
_CHARACTER: Final = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf\xff]{0,2}|\xff[\x80-\xbf\xff]{0,2})")
_LOSSES: Final = re.compile("\ufffd+")
_AROUND: Final = re.compile("[^\x00-\x7f\u3000-\u303f！-／：-＠]*\ufffd[^\x00-\x7f\u3000-\u303f！-／：-＠]*")
_MAX_LABEL: Final = 40
_MAX_TEXT: Final = 1 << 20
_NAMES: Final = tuple(
    label.text for label in LABELS if label.role is not Role.OTHER and not label.text.isascii()
)


def utf_8_before(text: str) -> str | None:
    """Return *text* as it was before its octets of UTF-8 were taken for those of another charset.

    Returns:
        None where they were not. What was lost is U+FFFD, but in known labels of which enough is left.
    """
    if text.isascii():
        return None
    return _from_latin(text) or _from_cp932(text)


def octets_before(text: str) -> bytes | None:
    """Return the octets that *text* was before they were taken for Latin-1, Windows-1252 or CP932.

    Returns:
        None if it holds other characters, or, of CP932, none that mail of its own has no use for.
    """
    if text.isascii():
        return None
    narrow = text.translate(_WINDOWS)
    try:
        if _LATIN.search(narrow):
            return narrow.encode("latin-1")
        return text.encode("cp932") if _HALF_WIDTH.search(text) else None
    except UnicodeEncodeError:
        return None


def _from_latin(text: str) -> str | None:
    if not _SIGNS.search(text):
        return None
    try:
        once = text.translate(_WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return once if _KANA.search(once) else None


def _from_cp932(text: str) -> str | None:
    if len(text) > _MAX_TEXT or not _SIGNS_OF_CP932.search(text):
        return None
    octets = _LOST.join(_octets_of(piece) for piece in _LOST_SIGNS.split(text))
    # Full-width signs begin with an octet that CP932 can do nothing with.
    octets = _FULL_WIDTH.sub(b"\xef", octets)
    once = _CHARACTER.sub(_whole_or_lost, octets).decode("utf-8", "replace")
    once = _LOSSES.sub("\ufffd", once)
    if not _is_japanese(once):
        return None
    return _AROUND.sub(_named, once) if "\ufffd" in once else once


def _octets_of(piece: str) -> bytes:
    try:
        return piece.encode("cp932")
    except UnicodeEncodeError:
        return b"".join(_octet_of(sign) for sign in piece)


def _octet_of(sign: str) -> bytes:
    try:
        return sign.encode("cp932")
    except UnicodeEncodeError:
        return _LOST


def _whole_or_lost(found: re.Match[bytes]) -> bytes:
    """Return one character of three octets as it is, or the sign of a lost one."""
    return found[0] if _LOST not in found[0] else "\ufffd".encode()


def _is_japanese(text: str) -> bool:
    """Return whether most of *text* beyond ASCII can be read, and there are kana."""
    beyond = _ASCII.sub("", text)
    return beyond.count("\ufffd") * 3 < len(beyond) and _KANA.search(beyond) is not None


def _named(found: re.Match[str]) -> str:
    """Return a run of letters with the one label of which it can be a piece; as it is without one.

    A loss takes one letter or two, and three letters are left for each.
    """
    run = found[0]
    if len(run) > _MAX_LABEL or len(run) < 4 * run.count("\ufffd"):
        return run
    pattern = re.compile(re.escape(run).replace("\ufffd", ".{1,2}"))
    names = [name for name in _NAMES if pattern.fullmatch(name)]
    return names[0] if len(names) == 1 else run
