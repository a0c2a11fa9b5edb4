"""UTF-16 -> UTF-8, for what was saved by a text editor or written through PowerShell."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from norton_order.sources.detect import utf_16_codec
from norton_order.sources.feeds import Feed
from norton_order.sources.limits import PEEK_OCTETS

if TYPE_CHECKING:
    from collections.abc import Iterator


def narrowed(feed: Feed) -> Feed:
    """Return the octets of *feed* in UTF-8, without a byte order mark."""
    return Feed(_narrow(feed, utf_16_codec(feed.peek(PEEK_OCTETS)) or "utf-16-le"))


def _narrow(feed: Feed, codec: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    is_first = True
    while octets := feed.some():
        text = decoder.decode(octets)
        if is_first and text:
            text, is_first = text.removeprefix("\ufeff"), False
        if text:
            yield text.encode("utf-8", "replace")
    if rest := decoder.decode(b"", final=True):
        yield rest.encode("utf-8", "replace")
