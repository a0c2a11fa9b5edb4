"""Octets of Japanese and other mail -> text, whatever charset the sender declared, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from norton_order.charset.codecs import (
    is_asian,
    is_convincing,
    read_joined,
    read_leniently,
    read_strictly,
    strangeness,
)
from norton_order.charset.iso2022 import decode_iso2022, has_designations, is_korean
from norton_order.charset.names import ISO_2022, MULTI_OCTET, SINGLE_OCTET, WIDE, known_charset

Rule = Literal[
    "bom",
    "escapes",
    "declared",
    "meta",
    "utf-16",
    "utf-8",
    "cp932",
    "euc-jp",
    "cp949",
    "gb18030",
    "big5",
    "latin-1",
    "declared-lenient",
    "replaced",
]

_MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_META: Final = re.compile(
    rb"<(?:meta\b[^<>]{0,1000}?\bcharset|\?xml\b[^<>]{0,200}?\bencoding)\s{0,20}=[\s\"']{0,20}([\w.:$-]{2,40})",
    re.IGNORECASE,
)
_META_WINDOW = 16_384  # octets of an HTML document in which its own charset is looked for
_NUL_WINDOW = 2_048
_ASCII: Final = re.compile("[\x00-\x7f]+")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_GUESSES: Final[tuple[Rule, ...]] = ("utf-8", "cp932", "euc-jp", "cp949", "gb18030", "big5", "latin-1")
_HOME: Final = frozenset({"utf-8", "cp932", "euc-jp"})  # guesses that need no further proof, in Japanese mail
_JOINABLE: Final = _HOME | MULTI_OCTET  # whose characters a line break can part in two
_STRAY_RUNS = 100  # that are judged one by one; the rest is read as the last one was
_TOLERABLE = 0.1  # share of lost characters up to which a charset that was named is still believed
_SHORT = 16  # octets that may be UTF-16 and ASCII at once by chance


class Decoded(NamedTuple):
    """Text, and how it was reached.

    Attributes:
        text: never contains lone surrogates.
        charset: what the octets were read as: a key of ``charset_names.CODECS``.
        rule: which rule decided.
        replaced: how many U+FFFD stand in *text* for octets that could not be read; 0 if all could.
        is_joined: line breaks within characters were taken out.
    """

    text: str
    charset: str
    rule: Rule
    replaced: int
    is_joined: bool = False


def decode_text(
    octets: bytes,
    declared: str | None = None,
    *,
    html: bool = False,
    prefers: Callable[[str], bool] | None = None,
) -> Decoded:
    """Return the text of *octets*. Never raises; takes time in proportion to their number.

    Charsets are tried strictly, in this order: byte order mark; escape sequences; *declared*; the charset an
    HTML document names itself; UTF-8; CP932; EUC-JP. The first that fits is taken, unless it is one that fits
    nearly anything and gives no Japanese, where a later one gives kana or well-formed UTF-8: labels lie. If
    none fits, the one that loses least is read with U+FFFD for what is lost, or the declared one if it loses
    little.

    Args:
        octets: a text part with its content-transfer-encoding undone, or a piece of a header field.
        declared: the label as it came, or None. Unknown labels count as none.
        html: whether to heed ``<meta charset>``, ``<meta http-equiv>`` and ``<?xml encoding?>``.
        prefers: asked about each text that fits, its runs of ASCII made blanks, in the order of the rules,
            Korean, Chinese and Western charsets last; the first it accepts is taken.
    """
    label = known_charset(declared)
    if _is_plain_ascii(octets, label):
        return Decoded(octets.decode("ascii"), label or "utf-8", "declared" if label else "utf-8", 0)
    candidates = _candidates(octets, label, _meta_charset(octets) if html else None)
    kept: Decoded | None = None
    for reading in _strict_readings(octets, candidates):
        # ASCII is the same in nearly every charset: a preference that it satisfies would tell nothing.
        if prefers is not None and prefers(_ASCII.sub(" ", reading.text)):
            return reading
        kept = _better(kept, reading)
        if kept and not _is_doubtful(kept) and (prefers is None or kept.charset == "utf-8"):
            break
    if kept and (kept.rule not in _GUESSES or is_convincing(kept.text, kept.charset)):
        return kept
    least_bad = _read_least_badly(octets, candidates)
    return kept if kept and strangeness(kept.text) <= strangeness(least_bad.text) else least_bad


def _is_plain_ascii(octets: bytes, label: str | None) -> bool:
    """Return whether *octets* are the same text in every charset that is in question."""
    if not octets.isascii() or b"\x1b" in octets or b"\0" in octets or label in WIDE:
        return False
    shifts = {"utf-7": b"+", "hz": b"~", "iso-2022-jp": b"\x0e", "iso-2022-kr": b"\x0e"}.get(label or "")
    return shifts is None or shifts not in octets


def _candidates(octets: bytes, declared: str | None, meta: str | None) -> list[tuple[Rule, str]]:
    """Return the charsets to try with the rule that names each, in order, each charset once."""
    named: list[tuple[Rule, str | None]] = [("bom", _mark(octets))]
    if has_designations(octets):
        named.append(("escapes", "iso-2022-kr" if is_korean(octets) else "iso-2022-jp"))
    elif declared in ISO_2022 and b"\x0e" not in octets:
        declared = None  # without a shift of any kind it is not ISO 2022, and what it is has to be guessed
    if declared not in WIDE and _looks_wide(octets):
        named.append(("utf-16", "utf-16"))
    named += [("declared", declared), ("meta", meta)]
    if declared not in WIDE and _is_wide_text(octets):
        named.append(("utf-16", "utf-16"))
    named += ((rule, str(rule)) for rule in _GUESSES)
    rules: dict[str, Rule] = {}
    for rule, charset in named:
        if charset is not None:
            rules.setdefault(charset, rule)
    return [(rule, charset) for charset, rule in rules.items()]


def _mark(octets: bytes) -> str | None:
    return next((charset for mark, charset in _MARKS if octets.startswith(mark)), None)


def _looks_wide(octets: bytes) -> bool:
    """Return whether so many octets are NUL that only UTF-16 explains it."""
    sample = octets[:_NUL_WINDOW]
    return len(sample) > 3 and sample.count(0) * 4 > len(sample)


def _is_wide_text(octets: bytes) -> bool:
    """Return whether a few octets are NUL, which no text holds, and UTF-16 makes Japanese of them all."""
    sample = octets[: _NUL_WINDOW & ~1]
    if b"\0" not in sample or len(octets) % 2:
        return False
    text, _lost = read_leniently(sample, "utf-16")
    return is_asian(text) and is_convincing(text, "utf-16")


def _meta_charset(octets: bytes) -> str | None:
    """Return the charset an HTML document names; UTF-16 and UTF-7 there are lies, or an attack."""
    found = _META.search(octets[:_META_WINDOW])
    charset = known_charset(found[1].decode("ascii")) if found else None
    return None if charset in WIDE or charset == "utf-7" else charset


def _strict_readings(octets: bytes, candidates: list[tuple[Rule, str]]) -> Iterator[Decoded]:
    for rule, charset in candidates:
        if charset in ISO_2022:
            text, lost = decode_iso2022(octets, _StrayReader())
            if lost == 0 or strangeness(text) <= _TOLERABLE:
                yield Decoded(text, charset, rule, lost)
        elif reading := read_strictly(octets, charset):
            text, lost = reading
            # A charset that nobody named has to fit to the last octet; UTF-8 shows even before a cut.
            if not lost or rule not in _GUESSES or (charset == "utf-8" and not text[:-1].isascii()):
                yield Decoded(text, charset, rule, lost)
        elif (
            charset in _JOINABLE
            and (joined := read_joined(octets, charset)) is not None
            and (rule not in _GUESSES or charset == "utf-8" or is_convincing(joined, charset))
        ):
            yield Decoded(joined, charset, rule, 0, is_joined=True)


def _better(kept: Decoded | None, reading: Decoded) -> Decoded | None:
    """Return which of two readings to keep, the one of the earlier rule coming first."""
    if kept is None:
        named = reading.rule in _HOME or reading.rule not in _GUESSES
        return reading if named or is_convincing(reading.text, reading.charset) else None
    return reading if _is_doubtful(kept) and _is_proof(reading, kept) else kept


def _is_proof(reading: Decoded, against: Decoded) -> bool:
    """Return whether *reading* proves that the charset of the reading *against* was wrong."""
    named = against.rule not in _GUESSES
    if reading.charset in WIDE and "\0" in against.text:
        return is_convincing(reading.text, reading.charset)
    if reading.charset == "utf-8" and against.charset in WIDE:
        return len(reading.text) > _SHORT and not _CONTROLS.search(reading.text)
    # A few characters of two octets each may pass for letters in UTF-8, but hardly for kana or kanji.
    if reading.charset == "utf-8" and against.charset in MULTI_OCTET:
        return is_asian(reading.text)
    # The national charsets share a code plane: kana in one are kana in the next, amid other kanji.
    if named and (against.charset in MULTI_OCTET - {"cp932"} or reading.charset not in _HOME):
        return False
    return is_convincing(reading.text, reading.charset)


class _StrayReader:
    """Reads octets beyond ASCII inside a text of ISO 2022: half-width kana, a footer of another charset."""

    def __init__(self) -> None:
        self._left = _STRAY_RUNS
        self._charset = "utf-8"

    def __call__(self, octets: bytes) -> tuple[str, int]:
        if not self._left:
            return read_leniently(octets, self._charset)
        self._left -= 1
        decoded = decode_text(octets)
        self._charset = decoded.charset
        return decoded.text, decoded.replaced


def _is_doubtful(reading: Decoded) -> bool:
    """Return whether another charset may prove this reading wrong.

    A single-octet charset fits any octets at all, and CP932 fits much EUC-JP and UTF-8.
    """
    if reading.charset in SINGLE_OCTET:
        return not reading.text.isascii()
    if reading.charset in MULTI_OCTET or reading.charset in WIDE:
        return not reading.text.isascii() and not is_convincing(reading.text, reading.charset)
    return False


def _read_least_badly(octets: bytes, candidates: list[tuple[Rule, str]]) -> Decoded:
    """Return the reading that loses the smallest share; a charset that was named, if it loses little."""
    readings = list(_lenient_readings(octets, candidates))
    for reading in readings:
        if reading.rule == "declared-lenient" and strangeness(reading.text) <= _TOLERABLE:
            return reading
    return min(readings, key=lambda reading: strangeness(reading.text))


def _lenient_readings(octets: bytes, candidates: list[tuple[Rule, str]]) -> Iterator[Decoded]:
    for rule, charset in candidates:
        if charset in ISO_2022:
            text, lost = decode_iso2022(octets, _StrayReader())
        else:
            text, lost = read_leniently(octets, charset)
        if rule not in _GUESSES or rule in _HOME:
            yield Decoded(text, charset, "declared-lenient" if rule == "declared" else "replaced", lost)
        elif rule == "latin-1" and is_convincing(text, charset):
            yield Decoded(text, charset, "latin-1", lost)
