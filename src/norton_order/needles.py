"""What the prefilter looks for: the words of a notice, and the octets that hide words from any matcher."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order import norton
from norton_order.norton import Role
from norton_order.shapes import Form, Fragment, shapes_in_base64, shapes_of_references, shapes_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_CORE_CHARACTERS: Final = 8  # of a label in East Asian script; a longer needle is only easier to break

# Words that stand in every wording of a notice; a label that holds one of them needs no needle of its own.
_TOPICS: Final = ("自動延長", "自動課金")

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
    """Return the brands, the topics, and every label of a renewal that holds neither."""
    chosen = [Word(brand, _script(brand)) for brand in norton.BRAND_WORDS]
    chosen += [Word(topic, "ja") for topic in _TOPICS]
    for label in norton.LABELS:
        if label.role in {Role.ENROLLMENT, Role.PREVIOUS, Role.CURRENT}:
            text = label.text.casefold()
            if not any(word.text in text for word in chosen):
                chosen.append(Word(label.text if text.isascii() else _core(label.text), label.language))
    return tuple(dict.fromkeys(chosen))


@cache
def fragments() -> tuple[Fragment, ...]:
    """Return every fragment to look for; each literal stands once for each rule of matching it."""
    found: dict[tuple[bytes, bool, bool, Form, int], dict[bytes, None]] = {}
    for fragment in chain(_opaque(), chain.from_iterable(_fragments_of(word) for word in words())):
        key = fragment.literal, fragment.caseless, fragment.leads, fragment.form, fragment.size
        found.setdefault(key, {}).update(dict.fromkeys(fragment.words))
    return tuple(Fragment(*key[:4], words=tuple(whole), size=key[4]) for key, whole in found.items())


def _opaque() -> Iterator[Fragment]:
    for name in _OPAQUE_NAMES:
        yield Fragment(name, caseless=True)
    for octets in _OPAQUE_OCTETS:
        quoted = b"=" in octets
        yield Fragment(octets.lower() if quoted else octets, caseless=quoted)
    for field in _NESTED_FIELDS:
        yield from shapes_in_base64(field)


def _fragments_of(word: Word) -> Iterator[Fragment]:
    spellings = _spellings(word)
    for charset in _CHARSETS[word.language]:
        yield from shapes_of_text(spellings, charset)
    if not word.text.isascii():
        yield from shapes_of_references(word.text)
    elif " " not in word.text:  # a brand, which Japanese mail also prints in full width
        wide = tuple(spelling.translate(_FULL_WIDTH) for spelling in spellings)
        for charset in _CHARSETS["ja"]:
            yield from shapes_of_text(wide, charset)


def _spellings(word: Word) -> tuple[str, ...]:
    """Return the ways a word is printed; raw ASCII is matched in any letter case anyway."""
    text = word.text
    if word.language == "en":
        return tuple(dict.fromkeys((text, text.lower(), text.capitalize(), text.title(), text.upper())))
    narrow = text.translate(_HALF_WIDTH)
    glued = text.replace(" ", "")
    return tuple(dict.fromkeys((text, glued, narrow)))


def _core(label: str) -> str:
    """Return the beginning of a label, of at most eight characters and the blanks between them."""
    seen = 0
    for end, character in enumerate(label):
        seen += character != " "
        if seen == _CORE_CHARACTERS:
            return label[: end + 1]
    return label


def _script(brand: str) -> str:
    """Return the language of a brand word, told by its letters."""
    names = {unicodedata.name(character).partition(" ")[0] for character in brand}
    if brand.isascii():
        return "en"
    return "ja" if "KATAKANA" in names else "ko" if "HANGUL" in names else "zh"
