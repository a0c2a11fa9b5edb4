"""Which charset a label means: the closed list of charsets and every name that mail gives them."""

from __future__ import annotations

import functools
import re
from typing import Final

# Each charset with the stdlib codecs that read it, the Microsoft superset first; those with no codec of
# their own here are read by iso2022.py. Nothing else is ever looked up, for the sender
# chooses the label: punycode, idna, zip and rot13 take minutes or do not even decode.
CODECS: Final[dict[str, tuple[str, ...]]] = {
    "us-ascii": ("ascii",),
    "utf-8": ("utf-8",),
    "utf-7": ("utf-7",),
    "utf-16": ("utf-16",),
    "utf-16-le": ("utf-16-le",),
    "utf-16-be": ("utf-16-be",),
    "utf-32": ("utf-32",),
    "utf-32-le": ("utf-32-le",),
    "utf-32-be": ("utf-32-be",),
    "iso-2022-jp": (),
    "iso-2022-kr": (),
    "cp932": ("cp932",),
    "shift-jis-2004": ("shift_jis_2004", "cp932"),
    "euc-jp": ("euc_jp",),
    "euc-jis-2004": ("euc_jis_2004", "euc_jp"),
    "cp949": ("cp949",),
    "johab": ("johab",),
    "gb18030": ("gb18030",),
    "hz": ("hz",),
    "big5": ("cp950", "big5hkscs"),
    "big5-hkscs": ("big5hkscs", "cp950"),
    "latin-1": ("cp1252", "latin-1"),
    **{f"cp125{n}": (f"cp125{n}",) for n in range(9) if n != 2},
    **{f"iso8859-{n}": (f"iso8859-{n}",) for n in (*range(2, 11), *range(13, 17))},
    "iso8859-9": ("cp1254", "iso8859-9"),
    "cp874": ("cp874", "tis-620"),
    "koi8-r": ("koi8-r",),
    "koi8-u": ("koi8-u",),
    "macintosh": ("mac-roman",),
    "cp437": ("cp437",),
    "cp850": ("cp850",),
    "cp852": ("cp852",),
    "cp858": ("cp858",),
    "cp866": ("cp866",),
}

_NAMES: Final[dict[str, str]] = {
    "us-ascii": "ascii usascii ansix341968 ansix341986 iso646us 646 csascii iso646 cp367 ibm367",
    "utf-8": "utf8mb4 utf8mb3 unicode11utf8 unicode20utf8 cp65001 65001 utf8n utf8sig cesu8 u8",
    "utf-7": "unicode11utf7 csunicode11utf7 cp65000 65000 unicode20utf7",
    "utf-16": "unicode ucs2 iso10646ucs2 iso10646 csunicode unicodefffe",
    "utf-16-le": "cp1200 1200",
    "utf-16-be": "cp1201 1201",
    "utf-32": "ucs4 iso10646ucs4",
    # The $-sequences stand in labels of mailers that printed the escape itself into it.
    "iso-2022-jp": "iso2022jp1 iso2022jp2 iso2022jp3 iso2022jp2004 iso2022jpext iso2022jpms iso2022jpesc "
    "iso2022jpb iso2022 jis junet jiskanji csiso2022jp csiso2022jp2 iso2022jpkddi iso2022jpsoftbank "
    "cp50220 cp50221 cp50222 50220 50221 50222 windows50220 windows50221 iso2202jp iso202jp is2022jp "
    "iso2022jis 2022jp jisx0208 isojp",
    "iso-2022-kr": "csiso2022kr cp50225 50225",
    "cp932": "shiftjis sjis mskanji csshiftjis windows31j cswindows31j windows932 ms932 932 sjiswin sjisms "
    "shiftjisms macjapanese japanese pck shitjis shfitjis sjisdocomo sjiskddi sjissoftbank "
    "ibm932 ibm943 cp943",
    "shift-jis-2004": "shiftjis2004 sjis2004 shiftjisx0213",
    "euc-jp": "eucjp ujis eucjpms eucjpwin cp51932 51932 cp20932 eucjapanese euc "
    "cseucpkdfmtjapanese extendedunixcodepackedformatforjapanese",
    "euc-jis-2004": "eucjis2004 eucjisx0213 eucjp2004",
    "cp949": "euckr ksc56011987 ksc5601 ksc56011989 ksx1001 cseuckr korean windows949 uhc 949 isoir149 ms949 "
    "cp51949 ksc56011992",
    "johab": "cp1361 ms1361",
    "gb18030": "gbk cp936 936 ms936 windows936 gb2312 csgb2312 gb231280 gb23121980 euccn eucgb2312cn chinese "
    "cngb isoir58 csiso58gb231280 gb180302000 gb180302022 gb hz8 cp54936 54936",
    "hz": "hzgb hzgb2312",
    "big5": "cp950 950 ms950 windows950 big5tw csbig5 cnbig5 bigfive big5eten",
    "big5-hkscs": "hkscs",
    "latin-1": "iso88591 latin1 l1 88591 isolatin1 cp819 ibm819 csisolatin1 windows1252 cp1252 1252 "
    "ansi1252 ansi ",
    **{f"cp125{n}": f"windows125{n} 125{n} ms125{n}" for n in range(9) if n != 2},
    **{f"iso8859-{n}": f"iso8859{n} 8859{n}" for n in (*range(2, 11), *range(13, 17))},
    "iso8859-2": "iso88592 latin2 l2 csisolatin2",
    "iso8859-5": "iso88595 cyrillic",
    "iso8859-6": "iso88596 arabic iso88596i",
    "iso8859-7": "iso88597 greek",
    "iso8859-8": "iso88598 hebrew iso88598i iso88598e logical visual",
    "iso8859-9": "iso88599 latin5 l5 turkish",
    "iso8859-15": "iso885915 latin9 latin0 l9",
    "cp874": "windows874 tis620 iso885911 dos874 tis6202533",
    "koi8-r": "koi8 koi cskoi8r",
    "koi8-u": "koi8ru",
    "macintosh": "macroman mac",
    "cp437": "ibm437 437",
    "cp850": "ibm850 850",
    "cp852": "ibm852 852",
    "cp858": "ibm858 858 cp00858",
    "cp866": "ibm866 866",
}

_LONGEST = 80  # of a label; longer ones are no label


def _key(label: str) -> str:
    """Return *label* as it is looked up: case, quotes, hyphens and other signs do not tell charsets apart."""
    first = re.split(r"[;,*\s]", label.strip(" \t\r\n\"'=:;,").lower().removeprefix("charset="), maxsplit=1)[
        0
    ]
    return re.sub(r"[^0-9a-z]", "", first)


_BY_KEY: Final[dict[str, str]] = {_key(charset): charset for charset in CODECS} | {
    key: charset for charset, keys in _NAMES.items() for key in keys.split()
}

MULTI_OCTET: Final = frozenset(
    {"cp932", "shift-jis-2004", "euc-jp", "euc-jis-2004", "cp949", "johab", "gb18030", "big5", "big5-hkscs"}
)
SINGLE_OCTET: Final = frozenset(
    charset
    for charset in CODECS
    if charset.startswith(("latin", "cp125", "iso8859", "koi8", "mac", "cp4", "cp8"))
)
ISO_2022: Final = frozenset({"iso-2022-jp", "iso-2022-kr"})
WIDE: Final = frozenset(charset for charset in CODECS if charset.startswith(("utf-16", "utf-32")))


@functools.lru_cache(maxsize=256)
def known_charset(label: str | None) -> str | None:
    """Return the charset that *label* means, a key of ``CODECS``.

    Args:
        label: as the sender wrote it: any case, quoted, with a trailing ``;`` or a language, with ``x-`` or
            ``cs`` before it.

    Returns:
        None if there is no label, or none of the closed list.

    >>> known_charset("_ISO-2022-JP$ESC"), known_charset("x-windows-949"), known_charset("punycode")
    ('iso-2022-jp', 'cp949', None)
    """
    if not label or len(label) > _LONGEST:
        return None
    key = _key(label)
    bare = key.removeprefix("x") if key.startswith("x") else key.removeprefix("cs")
    return _BY_KEY.get(key) or _BY_KEY.get(bare) or _BY_KEY.get(bare.removeprefix("ms"))
