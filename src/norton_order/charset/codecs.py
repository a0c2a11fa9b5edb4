"""One charset at a time: octets -> text, strictly or with U+FFFD, and how plausible that text is."""

from __future__ import annotations

import functools
import re
from typing import Final

from norton_order.charset.jis_codes import (
    CP932_ERRORS_LENIENT,
    EUC_ERRORS,
    EUC_ERRORS_LENIENT,
    JOINED_ERRORS,
    REPLACEMENT,
)
from norton_order.charset.names import CODECS, SINGLE_OCTET, WIDE

_STRICT: Final = {"euc_jp": EUC_ERRORS}
_LENIENT: Final = {"euc_jp": EUC_ERRORS_LENIENT, "cp932": CP932_ERRORS_LENIENT}
_LONGEST_CHARACTER = 4

# Characters, as text: compiled when they are first needed, for most mails need few and the large ones cost time.
_SURROGATE: Final = "[\ud800-\udfff]"
_ASCII: Final = "[\x00-\x7f]+"
_KANA: Final = "[ぁ-ヿ]+"
_ASIAN: Final = "[\u3000-\u9fff가-힣！-～]+"
_HANGUL: Final = "[가-힣]+"
_CHINESE: Final = "[的不我有這这在們们您為为]+"
# What a wrong charset makes of Japanese: C1 controls, half-width kana, octets that cp932 has no use for, and
# the three kanji that the lead octets of kana in UTF-8 turn into.
_STRANGE: Final = "[\x80-\x9f\uf8f0-\uf8f3｡-ﾟ縺繧繝\ufffd]+"
_EVERYDAY: Final = "[\t\n\r -~\u3000、。ぁ-ヿ！-～]"
_CROWD: Final = "[^\x00-\x7f]{4}"
_LETTERS: Final = "[A-Za-z]+"
_HALF_WIDTH: Final = "[｡-ﾟ]+"
_PARTED: Final = re.compile(rb"[\x80-\xff][!=]?\n")  # where a line break may part a character
_MAX_PARTED: Final = 20_000  # as many as there are lines to read
_SAMPLE = 1 << 16  # characters beyond ASCII that are judged
_LATIN_SIGNS: Final = frozenset("–—‘’“”…•€«»°´·©®™§£¡¿\u00a0")


def read_strictly(octets: bytes, charset: str) -> tuple[str, int] | None:
    """Return the text of *octets*, every octet understood; a cut-off last character is one U+FFFD, counted.

    Args:
        octets: any.
        charset: a key of ``CODECS`` with a codec of its own.

    Returns:
        The text and how many U+FFFD were put in (0 or 1), or None if *octets* are not of that charset.
    """
    cut_off: str | None = None
    for codec in _codecs(octets, charset):
        try:
            text = octets.decode(codec, _STRICT.get(codec, "strict"))
        except UnicodeDecodeError as error:
            if cut_off is None and _is_cut_off(error):
                cut_off = octets[: error.start].decode(codec, _STRICT.get(codec, "strict")) + REPLACEMENT
        else:
            # Only UTF-7 lets halves of surrogate pairs through.
            return (
                None if codec == "utf-7" and re.search(_SURROGATE, text) else (text.removeprefix("\ufeff"), 0)
            )
    return None if cut_off is None else (cut_off, 1)


def read_joined(octets: bytes, charset: str) -> str | None:
    """Return the text of *octets*, strictly, but for characters that a line break parts in two, which are joined.

    Args:
        octets: not of *charset* as they are.
        charset: a key of ``CODECS`` with a codec of its own.

    Returns:
        The text, or None if line breaks are not all that is wrong.
    """
    if b"\n" not in octets or len(_PARTED.findall(octets)) > _MAX_PARTED:
        return None
    try:
        return octets.decode(CODECS[charset][0], JOINED_ERRORS).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def read_leniently(octets: bytes, charset: str) -> tuple[str, int]:
    """Return the text of *octets* with U+FFFD for what is not of that charset, and how many were put in."""
    codec = _codecs(octets, charset)[0]
    if codec in _LENIENT:
        text = octets.decode(codec, _LENIENT[codec])
        return text, text.count(REPLACEMENT)
    text = octets.decode(codec, "replace")
    lost = len(text) - len(octets.decode(codec, "ignore"))
    if codec == "utf-7":
        text, halves = re.subn(_SURROGATE, REPLACEMENT, text)
        lost += halves
    return text.removeprefix("\ufeff"), lost


def _codecs(octets: bytes, charset: str) -> tuple[str, ...]:
    """Return the stdlib codecs for *charset*; without a mark the text tells the octet order."""
    if charset not in {"utf-16", "utf-32"}:
        return CODECS[charset]
    if octets[:2] in {b"\xff\xfe", b"\xfe\xff"} or octets[:4] == b"\0\0\xfe\xff":
        return CODECS[charset]
    sample = octets[:4096]
    little, big = (
        len(re.findall(_EVERYDAY, sample.decode(f"{charset}-{end}", "replace"))) for end in ("le", "be")
    )
    return (f"{charset}-le",) if little > big else (f"{charset}-be",)


def _is_cut_off(error: UnicodeDecodeError) -> bool:
    """Return whether *error* is about nothing but an unfinished character at the very end."""
    unfinished = error.reason in {"incomplete multibyte sequence", "unexpected end of data", "truncated data"}
    return unfinished and error.start > 0 and len(error.object) - error.start < _LONGEST_CHARACTER


def strangeness(text: str) -> float:
    """Return the share, 0 to 1, of the characters beyond ASCII that betray a wrong charset or lost octets.

    Half-width kana are strange among other signs, but not where nothing else stands: old machines write them.
    """
    sample = _sample(text)
    if not sample or re.fullmatch(_HALF_WIDTH, sample):
        return 0.0
    return _count(_STRANGE, sample) / len(sample)


def is_convincing(text: str, charset: str) -> bool:
    """Return whether *text* by itself proves that *charset* was right, whatever a label says.

    Proof is: well-formed UTF-8 beyond ASCII; a fair share of kana; Korean or Chinese prose; in UTF-16
    what fills any mail; for a single-octet charset, letters strewn among ASCII ones and printers' signs.
    """
    sample = _sample(text)
    if "\0" in text:
        return False
    if charset == "utf-8":
        whole = sample.removesuffix(REPLACEMENT)
        return len(whole) > 1 or whole > "\u0800"
    if not sample or strangeness(text) > 0.1:
        return False
    if charset == "cp949":
        # EUC-KR spells each syllable that only cp949 has, which no prose needs, in eight octets.
        everyday = len(sample.encode("euc_kr", "ignore")) <= 2.2 * len(sample)
        return everyday and len(sample) >= 10 and _count(_HANGUL, sample) >= 0.9 * len(sample)
    if charset in {"gb18030", "big5", "big5-hkscs"}:
        return len(sample) >= 10 and _count(_CHINESE, sample) >= 0.03 * len(sample)
    if charset in WIDE:
        return _count(_EVERYDAY, text[:_SAMPLE]) >= 0.1 * len(text[:_SAMPLE])
    if charset in SINGLE_OCTET:
        known = sum(sign.isalpha() or sign in _LATIN_SIGNS for sign in sample)
        return (
            known >= 0.9 * len(sample)
            and _count(_LETTERS, text) > len(sample)
            and not re.search(_CROWD, text)
        )
    return _count(_KANA, sample) >= 0.1 * len(sample)


def is_asian(text: str) -> bool:
    """Return whether more than half of what is beyond ASCII is kana, kanji, Hangul or their signs."""
    sample = _sample(text)
    return _count(_ASIAN, sample) * 2 > len(sample)


@functools.lru_cache(maxsize=2)  # one text is asked about several times in a row
def _sample(text: str) -> str:
    return "" if text.isascii() else re.sub(_ASCII, "", text)[:_SAMPLE]


def _count(pattern: str, sample: str) -> int:
    return len(sample) - len(re.sub(pattern, "", sample))
