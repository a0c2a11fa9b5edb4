"""Text to the name of a product, and to nothing else: what follows the known words of a name is not taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from norton_order.vendor.pages import desk_of
from norton_order.vendor.products import OFFER_WORDS, OWN_WORDS, PRODUCT_BRANDS, PRODUCT_EXTRAS, PRODUCT_NAMES

MAX_PRODUCT_LENGTH: Final = 60
MAX_NAMES: Final = 50  # of products in one document


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(_whole(word) for word in sorted({word.lower() for word in words}, key=len, reverse=True))


def _whole(word: str) -> str:
    """Return the pattern of a word; a Latin one that only begins like it (Nortons) is another."""
    ends = r"(?!\d)" if word[-1].isdigit() else "(?![a-z])" if word.isascii() else ""
    return re.escape(word) + ends


_BRANDS: Final = _alternatives(PRODUCT_BRANDS)
# Patterns are for lower-case text, which makes them fast.
_BRAND: Final = re.compile(_BRANDS)
_CORE: Final = tuple(word.lower() for word in PRODUCT_NAMES)
_ANY: Final = _alternatives([*PRODUCT_NAMES, *PRODUCT_EXTRAS])
_GAP: Final = r"(?:\((?:tm|r)\))?[\s・®^]{0,2}"  # ™ is read as ^
NAME: Final = rf"(?:{_BRANDS})(?:{_GAP}(?:{_ANY})){{0,8}}"  # for patterns of lower-case text
# Digits stand in a name only as 360, as a year, and before these units: any other may be a telephone number's.
_UNITS: Final = r"台|年|[かヶカケ]月|ユーザー|デバイス|users?\b|devices?\b|years?\b|대|년"
_EDITION: Final = rf"\s?[(・/]?\s?(?:[1-9]\d?\s?(?:{_UNITS})(?:間|用|分)?版?|ダウンロード版|パッケージ版)\)?"
_NAME: Final = re.compile(
    rf"[「『【\[\"]?(?P<name>(?P<brand>{_BRANDS})(?P<words>(?:{_GAP}(?:{_ANY})){{0,8}})"
    rf"(?P<year> 20[012]\d(?![\d年]))?(?P<edition>(?:{_EDITION}){{0,3}}))"
)
_SIGNS: Final = re.compile(r"\((?:TM|R)\)|[®^]", re.IGNORECASE)
_OFFERS: Final = tuple(word.lower() for word in OFFER_WORDS)
_GOES_ON: Final = re.compile(r"[.@/\\:_–—―‐-]\s?[0-9a-z]")  # as a host, a path or a longer number does
_NAME_ENDS: Final = re.compile(r"\s*(?:\(|\Z)")
# The name it had before is no rival.
_FORMER: Final = re.compile(
    r"\s?[(\[]?\s?(?:旧(?:名称?|製品名?|称)?|former(?:ly)?|previously)\s?[:\s]?(?=\S)", re.IGNORECASE
)
_FORMER_WORD: Final = re.compile(r"旧|former|previously", re.IGNORECASE)  # fast, and mostly not there
_KATAKANA: Final = re.compile("[ァ-ヺー]")


def parse_product(text: str) -> str | None:
    """Return the product name that *text* (normalised) begins with, else None.

    >>> parse_product("ノートン 360 デラックス 3台版 解約窓口 0120-123-456")
    'ノートン 360 デラックス 3台版'
    """
    line = " ".join(text.split())
    match = _NAME.match(_lower(line))
    if match is None or is_offer(line):
        return None
    if not match["words"] and _KATAKANA.match(line, match.end()):
        return None  # ノートンストア
    return _printed(line, match)


def join_name(text: str, below: str) -> str | None:
    """Return *text* and *below* as one if a product's name that fills *text* goes on in *below*, else None.

    >>> join_name("ノートン 360 スタンダード", "プラス")
    'ノートン 360 スタンダード プラス'
    """
    first = _NAME.match(_lower(text))
    if first is None or not below:
        return None
    for sign in (" ", ""):
        joined = f"{text}{sign}{below}"
        match = _NAME.match(_lower(joined))
        if match and match.end() > len(text) + len(sign) and _NAME_ENDS.match(joined, match.end()):
            return joined
    return None


def products_in(text: str) -> list[str]:
    """Return the product that *text* begins with, and the others that follow as its rivals; none if it does not."""
    former = _FORMER.search(text) if _FORMER_WORD.search(text) else None
    text = text[: former.start()] if former else text
    first = parse_product(text)
    return [first, *_full_names(text)] if first else []


def _full_names(text: str) -> Iterator[str]:
    """Yield the names in *text* that are more than a brand."""
    lower = _lower(text)
    for brand in islice(_BRAND.finditer(lower), MAX_NAMES):
        match = _NAME.match(lower, brand.start())
        if match and _SIGNS.sub("", match["words"]).lstrip(" ・").startswith(_CORE):
            yield _printed(text, match)


def _printed(text: str, match: re.Match[str]) -> str:
    part = "name"
    if _GOES_ON.match(match.string, match.end()) or (match["year"] and "360" in match["name"]):
        part = "brand"
    name = text[match.start(part) : match.end(part)]
    if name.count("(") != name.count(")"):
        name = name.replace("(", " ").replace(")", "")
    return " ".join(_SIGNS.sub(" ", name).split())[:MAX_PRODUCT_LENGTH].strip("(・/ ")


def _lower(text: str) -> str:
    """Return *text* in lower case, or as it is where the places of its characters would change."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def is_offer(text: str) -> bool:
    """Return whether *text* praises something."""
    lower = text.lower()
    return any(word in lower for word in _OFFERS)


def _is_own(text: str) -> bool:
    return any(word in text for word in OWN_WORDS)


def named_product(texts: Sequence[str]) -> str | None:
    """Return the one product that *texts* name without a label as the reader's, None for none or several.

    A name without a label never decides the desk: it may be praised, or told apart from the reader's own.
    """
    names: dict[str, str] = {}
    for text in texts:
        if not _BRAND.search(_lower(text)) or len(names) >= MAX_NAMES or is_offer(text) or not _is_own(text):
            continue
        for name in _full_names(text):
            names.setdefault(name.casefold(), name)
    product = choose_product(names.values())
    return None if desk_of("", product) == "account" else product


def choose_product(names: Iterable[str]) -> str | None:
    """Return the one product that *names* are, some perhaps in short, None where they are several."""
    keys = {re.sub(r"\W", "", name).casefold(): name for name in names}
    full = [key for key in keys if not any(other != key and other.startswith(key) for other in keys)]
    if len(full) != 1:
        return None
    # Standard is not short for Standard Plus, which another desk handles.
    if desk_of("", full[0]) == "account" and any(key.endswith(("standard", "スタンダード")) for key in keys):
        return None
    return keys[full[0]]
