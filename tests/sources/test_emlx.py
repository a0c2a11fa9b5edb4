"""Messages out of Apple Mail's store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from norton_order.sources import Whole, open_source
from norton_order.sources.emlx import message_in_emlx
from norton_order.sources.feeds import DamageError

if TYPE_CHECKING:
    from pathlib import Path

MESSAGE = b"From: store@example.jp\nSubject: notice\n\nbody\n"
PLIST = b'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"></plist>\n'


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"%d\n" % len(MESSAGE) + MESSAGE + PLIST, id="plain"),
        pytest.param(b"%-10d\n" % len(MESSAGE) + MESSAGE + PLIST, id="padded-count"),
        pytest.param(b"%d\r\n" % len(MESSAGE) + MESSAGE + PLIST, id="crlf"),
        pytest.param(b"%d\n" % len(MESSAGE) + MESSAGE, id="without-list"),
        pytest.param(b"%d\n" % (len(MESSAGE) + 9) + MESSAGE + PLIST, id="count-too-large"),
        pytest.param(b"%d\n" % (len(MESSAGE) - 9) + MESSAGE + PLIST, id="count-too-small"),
        pytest.param(b"999999\n" + MESSAGE + PLIST, id="count-beyond-the-file"),
        pytest.param(b"9\n" + MESSAGE, id="count-too-small-without-list"),
        pytest.param(MESSAGE, id="no-count"),
    ],
)
def test_message(raw: bytes) -> None:
    assert message_in_emlx(raw) == MESSAGE


def test_xml_in_the_message_is_its_own() -> None:
    message = MESSAGE + b"<?xml version='1.0'?><a/>\n"
    assert message_in_emlx(b"%d\n" % len(message) + message + PLIST) == message


def test_half_a_message() -> None:
    with pytest.raises(DamageError, match="cut short"):
        message_in_emlx(b"999\n" + MESSAGE)


@pytest.mark.parametrize("folder", ["emlx-mikez", "partial-emlx-converter"])
def test_stores_of_others(corpora: Path, folder: str) -> None:
    count = 0
    for path in sorted((corpora / folder).rglob("*.emlx")):
        if path.name == "invalid.emlx":
            continue
        (found,) = open_source(path)
        assert isinstance(found, Whole)
        assert b"<plist" not in found.raw
        count += 1
    assert count > 1
