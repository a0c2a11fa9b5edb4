"""Text that was encoded as UTF-8 twice, read back."""

from __future__ import annotations

import re
from typing import Final

# Lead octets of kana and kanji in UTF-8, read as Latin-1 or Windows-1252, with an octet behind them.
_SIGNS: Final = re.compile("[ãäåæçèéï][\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_WINDOWS: Final = {
    ord(bytes((octet,)).decode("cp1252")): octet
    for octet in range(0x80, 0xA0)
    if octet not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_KANA: Final = re.compile("[ぁ-ヿ]")


def undo_second_utf8(text: str) -> str | None:
    """Return *text* as it was before its octets of UTF-8 were taken for Latin-1 and encoded again.

    Returns:
        None where that would lose something, or gives no Japanese.
    """
    if text.isascii() or not _SIGNS.search(text):
        return None
    try:
        once = text.translate(_WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return once if _KANA.search(once) else None
