"""Japanese two-octet codes that the stdlib codecs refuse: NEC row 13, IBM extensions, carrier pictures."""

from __future__ import annotations

import codecs
import re
from typing import Final

EUC_ERRORS: Final = "norton-order-euc"
EUC_ERRORS_LENIENT: Final = "norton-order-euc-lenient"
JOINED_ERRORS: Final = "norton-order-joined"
CP932_ERRORS_LENIENT: Final = "norton-order-cp932-lenient"

GETA: Final = "〓"  # the printers' sign for a missing type; mail gateways put it for the carriers' pictures
REPLACEMENT: Final = "\ufffd"
_FIRST_PICTURE_ROW: Final = 0xF5  # rows 85 to 94 hold the carriers' pictures and users' own characters


def _beyond_jis_x_0212() -> dict[bytes, str]:
    """Return rows 83 and 84 of JIS X 0212 as eucJP-ms has them: IBM extensions, in the order of cp932."""
    characters = []
    for octet in (0xFA, 0xFB, 0xFC):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFD)):
            character = bytes((octet, trail)).decode("cp932", "ignore")
            if not character or character in "￢￤":
                continue
            if character == "№" or not character.encode("euc_jp", "ignore"):
                characters.append(character)
    codes = [bytes((row, cell)) for row in (0xF3, 0xF4) for cell in range(0xA1, 0xFF)]
    return dict(zip(codes[codes.index(b"\xf3\xf3") :], characters, strict=False))


_IBM_0212: Final = _beyond_jis_x_0212()


def _through_cp932(lead: int, trail: int) -> str:
    """Return the character of an EUC pair by way of its Shift_JIS code; "" if cp932 does not know it."""
    row, cell = lead - 0xA1, trail - 0xA1
    first = row // 2 + (0x81 if row < 62 else 0xC1)
    second = cell + 0x9F if row % 2 else cell + (0x40 if cell < 63 else 0x41)
    character = bytes((first, second)).decode("cp932", "ignore")
    return "" if character.isascii() else character  # ignoring a lead octet leaves its ASCII trail


def _euc_character(octets: bytes) -> tuple[str, int]:
    """Return the character at the start that stdlib's euc_jp refused, "" if unknown, and its length."""
    if octets[:1] == b"\x8f" and len(octets) == 3 and min(octets[1:]) > 0xA0:
        return _IBM_0212.get(octets[1:], GETA if octets[1] >= _FIRST_PICTURE_ROW else ""), 3
    if len(octets) > 1 and 0xA0 < octets[0] < 0xFF and 0xA0 < octets[1] < 0xFF:
        found = _through_cp932(octets[0], octets[1])
        return found or (GETA if octets[0] >= _FIRST_PICTURE_ROW else ""), 2
    return "", 1


def _euc(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    character, length = _euc_character(error.object[error.start : error.start + 3])
    if not character:
        raise error
    return character, error.start + length


def _euc_lenient(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    character, length = _euc_character(error.object[error.start : error.start + 3])
    return character or REPLACEMENT, error.start + length


def _cp932_lenient(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    trail = error.object[error.start + 1 : error.start + 2]
    # An ASCII octet after a stray lead octet is more likely a character of its own than half of the damage.
    return REPLACEMENT, error.start + (2 if b"\x80" <= trail <= b"\xfc" else 1)


# What servers and programs put into a line between two octets of one character; "!" and "=" are no second octets.
_BREAK: Final = re.compile(rb"(..{0,2}?)(?:[!=]\n ?|\n ?)([^\n]{1,3})", re.DOTALL)


def _joined(error: UnicodeError) -> tuple[str, int]:
    """Return the one character that a line break has parted in two."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    parted = _BREAK.match(error.object[error.start : error.start + 10])
    lead, rest = parted.groups() if parted else (b"", b"")
    strict = EUC_ERRORS if error.encoding == "euc_jp" else "strict"
    for length in range(1, len(rest) + 1):
        try:
            character = (lead + rest[:length]).decode(error.encoding, strict)
        except UnicodeDecodeError:
            continue
        if parted and len(character) == 1:
            return character, error.start + parted.start(2) + length
        break
    if error.encoding == "euc_jp":
        return _euc(error)
    raise error


codecs.register_error(JOINED_ERRORS, _joined)
codecs.register_error(EUC_ERRORS, _euc)
codecs.register_error(EUC_ERRORS_LENIENT, _euc_lenient)
codecs.register_error(CP932_ERRORS_LENIENT, _cp932_lenient)
