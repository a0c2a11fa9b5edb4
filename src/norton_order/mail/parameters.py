"""Parameters of a header field body (RFC 2045, RFC 2231 and what mailers make of them) -> text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote_to_bytes

from norton_order.mail.charsets import decode_text
from norton_order.mail.encoded_words import decode_field, on_one_line

# Inside quotes a backslash or a quote may be the second octet of a character, in JIS and in Shift_JIS.
_JIS: Final = rb"\x1b\$[@B][^\x1b]*+"
_PAIR: Final = rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]"
_SECTION: Final = re.compile(rb"\*(\d{1,4})(\*?)\Z")
_EXTENDED: Final = re.compile(rb"([^'%]{0,80})'[^'%]{0,80}'(.*)", re.DOTALL)


def _patterns(whole: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Return what splits a field body at its semicolons and what finds quoted-pairs; neither cuts *whole*."""
    quoted = rb'"(?:' + whole + rb'|\\.?|[^"\\])*+(?:"|\Z)'
    return (
        re.compile(rb"((?:" + quoted + rb'|[^";])*+)(?:;|\Z)', re.DOTALL),
        re.compile(rb"(" + whole + rb')|\\(["\\])', re.DOTALL),
    )


_IN_UTF8: Final = _patterns(_JIS)
_IN_SHIFT_JIS: Final = _patterns(_JIS + rb"|" + _PAIR)


def decode_parameter(field: bytes, name: str) -> str | None:
    """Return one parameter of a field such as Content-Type. Never raises; linear in time.

    Read are plain and quoted values, continuations and percent-encoding (RFC 2231) in any charset
    ``decode_text`` knows, encoded-words in a value (Outlook), raw 8-bit octets and raw JIS escapes. The
    extended form wins over the plain one; of several equal parameters the first counts.

    Args:
        field: the whole field body, folded or not.
        name: in lower case, without asterisk.

    Returns:
        One line without control characters; None if there is no such parameter.

    >>> decode_parameter(b"attachment; filename*=utf-8''%E8%A1%A8.txt; filename=x", "filename")
    '表.txt'
    """
    key = name.encode("ascii")
    plain: bytes | None = None
    sections: dict[int, tuple[bytes, bool]] = {}
    extended: bytes | None = None
    for found, value in _parameters(field):
        if found == key:
            plain = value if plain is None else plain
        elif found == key + b"*":
            extended = value if extended is None else extended
        elif found.startswith(key) and (section := _SECTION.match(found, len(key))):
            sections.setdefault(int(section[1]), (value, bool(section[2])))
    if extended is not None:
        return _decode_extended([(extended, True)])
    if sections:
        return _decode_extended([sections[number] for number in sorted(sections)])
    return None if plain is None else decode_field(plain)


def _parameters(field: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name in lower case and unquoted value of each parameter."""
    try:
        field.decode()
        split, pairs = _IN_UTF8
    except UnicodeDecodeError:
        split, pairs = _IN_SHIFT_JIS
    for piece in split.finditer(field):
        name, equals, value = piece[1].partition(b"=")
        if not equals:
            continue
        value = value.strip()
        if value.startswith(b'"'):
            value = pairs.sub(lambda pair: pair[1] or pair[2], value[1:].removesuffix(b'"'))
        yield name.strip().lower(), value


def _decode_extended(sections: list[tuple[bytes, bool]]) -> str:
    """Return the text of the sections of a value, each with whether it is percent-encoded."""
    label: str | None = None
    first, encoded = sections[0]
    if encoded and (labelled := _EXTENDED.fullmatch(first)):
        label = labelled[1].decode("ascii", "replace")
        first = labelled[2]
    elif not any(percent for _, percent in sections):
        return decode_field(b"".join(value for value, _ in sections))
    pieces = [
        unquote_to_bytes(value) if percent else value for value, percent in ((first, encoded), *sections[1:])
    ]
    return on_one_line(decode_text(b"".join(pieces), label).text)
