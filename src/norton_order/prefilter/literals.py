"""What the prefilter looks for: the words of a notice, and the octets that hide words from any matcher."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.prefilter.encodings import (
    MIN_BASE64,
    Fragment,
    named,
    shapes_in_base64,
    shapes_of_references,
    shapes_of_text,
)
from norton_order.vendor.hosts import BRAND_WORDS
from norton_order.vendor.labels import LABELS, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

# A notice names the vendor, in any script or as a domain, or else its renewal service together with an order.
# Labels are made of these words; one that is not is looked for itself.
_NAMES: Final = (*BRAND_WORDS, "lifelock")
_SERVICE: Final = (
    ("ja", ("自動延長", "自動更新", "自動継続", "自動課金")),
    (
        "en",
        (
            "automatic renewal",
            "auto renewal",
            "auto-renewal",
            "autorenewal",
            "enrollment order",
            "enrolment order",
        ),
    ),
    ("ko", ("자동 갱신",)),
    ("zh", ("自动续订", "自動續訂")),
)
_ORDER: Final = (
    ("ja", ("注文", "オーダ", "受注", "発注", "購入", "番号")),
    ("en", ("order",)),
    ("ko", ("주문",)),
    ("zh", ("订单", "訂單", "编号", "號碼")),
)
_ORDER_BASE64: Final = (
    4  # characters: looked for in messages that speak of the service, not in every attachment
)

_CHARSETS: Final = {
    "ja": ("utf-8", "cp932", "euc_jp", "iso2022_jp_ext", "gb18030"),
    "ko": ("utf-8", "cp949"),
    "zh": ("utf-8", "gb18030", "big5"),
    "en": ("ascii",),
}
_HALF_WIDTH: Final = str.maketrans(
    {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
)
_FULL_WIDTH: Final = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})

# Charsets and encodings that literals cannot see into: a message that names one is always read.
_OPAQUE_NAMES: Final = (
    b"utf-7", b"utf-16", b"utf-32", b"unicode-1-1", b"unicode-2-0",
    b"ucs-2", b"ucs-4", b"iso-10646", b"csunicode",
    b"hz-gb", b"iso-2022-kr", b"iso-2022-cn", b"iso2022-kr", b"iso2022-cn", b"csiso2022kr", b"johab",
    b"encoding: uue", b"encoding:uue", b"x-uue", b"uuencode", b"binhex", b"x-yenc",
    *(
        b"charset=" + quote + name
        for quote in (b"", b'"')
        for name in (b"utf7", b"utf16", b"utf32", b"ucs2", b"ucs4", b"unicode", b"hz",
                     b"iso2022kr", b"cp1361",
                     b"cp50225", b"cp1200", b"cp1201", b"cp65000")
    ),
)  # fmt: skip
_OPAQUE_OCTETS: Final = (
    b"\x1b$)C", b"\x1b$)A", b"=1B$)C", b"=1B$)A",
    *(
        blank_line + mark
        for blank_line in (b"\n\n", b"\n\r\n", b"\r\r")
        for mark in (b"\xff\xfe", b"\xfe\xff", b"=FF=FE", b"=FE=FF", b"//4", b"//5", b"//6", b"//7",
                     b"/v8", b"/v9")
    ),
)  # fmt: skip
# The header section of a message that was itself sent in base64: its own encoding lies one level deeper.
_NESTED_FIELDS: Final = (b"ransfer-Encoding: ", b"ransfer-encoding: ", b"RANSFER-ENCODING: ")


class Word(NamedTuple):
    """A word to look for, as printed, and the language that decides in which charsets."""

    text: str
    language: str


@cache
def words() -> tuple[Word, ...]:
    """Return the names of the vendor, then those of its renewal service."""
    names = tuple(Word(name, _script(name)) for name in _NAMES)
    return names + _with_labels(_SERVICE, {Role.ENROLLMENT})


@cache
def order_words() -> tuple[Word, ...]:
    """Return the words of which one stands in every label of an order number."""
    return _with_labels(_ORDER, {Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT, Role.PLAIN})


def _with_labels(table: Iterable[tuple[str, Iterable[str]]], roles: AbstractSet[Role]) -> tuple[Word, ...]:
    """Return the words of *table*, and each label of *roles* in which none of them stands."""
    found = [Word(text, language) for language, texts in table for text in texts]
    known = [_compact(word.text) for word in found]
    found += (
        Word(label.text, label.language)
        for label in LABELS
        if label.role in roles and not any(word in _compact(label.text) for word in known)
    )
    return tuple(found)


def _compact(text: str) -> str:
    return text.casefold().replace(" ", "")


@cache
def fragments() -> tuple[Fragment, ...]:
    """Return every fragment to look for; each literal stands once for each rule of matching it."""
    names = {word for word in words() if word.text in _NAMES}
    found = [*_opaque()]
    for word in words():
        found += (fragment._replace(alone=word in names) for fragment in _fragments_of(word))
    return _merged(found)


@cache
def order_fragments() -> tuple[Fragment, ...]:
    """Return the fragments of `order_words`, for messages in which nothing else than the service is named."""
    return _merged(chain.from_iterable(_fragments_of(word, least=_ORDER_BASE64) for word in order_words()))


def _merged(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    found: dict[Fragment, dict[bytes, None]] = {}
    for fragment in fragments:
        found.setdefault(fragment._replace(words=()), {}).update(dict.fromkeys(fragment.words))
    return tuple(fragment._replace(words=tuple(whole)) for fragment, whole in found.items())


def _opaque() -> Iterator[Fragment]:
    yield from map(named, _OPAQUE_NAMES)
    for octets in _OPAQUE_OCTETS:
        quoted = b"=" in octets
        yield Fragment(octets.lower() if quoted else octets, caseless=quoted)
    for field in _NESTED_FIELDS:
        yield from shapes_in_base64(field)


def _fragments_of(word: Word, *, least: int = MIN_BASE64) -> Iterator[Fragment]:
    spellings = _spellings(word)
    for charset in _CHARSETS[word.language]:
        yield from shapes_of_text(spellings, charset, least=least)
    if not word.text.isascii():
        yield from shapes_of_references(word.text)
    elif " " not in word.text:  # a brand, which Japanese mail also prints in full width
        wide = tuple(spelling.translate(_FULL_WIDTH) for spelling in spellings)
        for charset in _CHARSETS["ja"]:
            yield from shapes_of_text(wide, charset, least=least)


def _spellings(word: Word) -> tuple[str, ...]:
    """Return the ways a word is printed; raw ASCII is matched in any letter case anyway."""
    text = word.text
    if word.language == "en":
        return tuple(dict.fromkeys((text, text.lower(), text.capitalize(), text.title(), text.upper())))
    narrow = text.translate(_HALF_WIDTH)
    glued = text.replace(" ", "")
    return tuple(dict.fromkeys((text, glued, narrow)))


def _script(brand: str) -> str:
    """Return the language of a brand word, told by its letters."""
    names = {unicodedata.name(character).partition(" ")[0] for character in brand}
    if brand.isascii():
        return "en"
    return "ja" if "KATAKANA" in names else "ko" if "HANGUL" in names else "zh"
