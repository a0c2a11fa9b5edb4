"""Order numbers of every family, and the forms in which one number is printed."""

from __future__ import annotations

import html
import random
from collections.abc import Callable

FAMILIES: dict[str, tuple[str, int]] = {
    "SY8": ("SY", 8), "SY6": ("SY", 6), "SY7": ("SY", 7), "SY10": ("SY", 10), "SY14": ("SY", 14),
    "NS": ("NS", 8), "NSJP": ("NSJP", 8), "NSKR": ("NSKR", 8), "NSHK": ("NSHK", 10),
    "AP": ("AP", 8), "NP": ("NP", 7), "NP11": ("NP", 11), "unknown": ("ZX", 8),
}  # fmt: skip

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def make_number(family: str, chance: random.Random) -> str:
    """Return an invented number of *family* in normal form."""
    prefix, digits = FAMILIES[family]
    return prefix + str(chance.randrange(10 ** (digits - 1), 10**digits))


def _between(sign: str) -> Callable[[str], str]:
    return lambda number: number[:3] + sign + number[3:6] + sign + number[6:]


PLAIN_FORMS: dict[str, Callable[[str], str]] = {
    "as-is": str,
    "No.": lambda number: "No." + number,
    "No. space": lambda number: "No. " + number,
    "#": lambda number: "#" + number,
    "№": lambda number: "№" + number,
    "full-width": lambda number: number.translate(_WIDE),
    "full-width digits": lambda number: number[:2] + number[2:].translate(_WIDE),
    "lower-case": str.lower,
    "zero-width space": _between("\u200b"),
    "zero-width joiner": _between("\u200d"),
    "word joiner": _between("\u2060"),
    "no-break BOM": _between("\ufeff"),
    "soft hyphen": _between("\u00ad"),
    "in brackets": lambda number: f"「{number}」",
    "in square brackets": lambda number: f"[{number}]",
}


def _escaped(form: Callable[[str], str]) -> Callable[[str], str]:
    return lambda number: html.escape(form(number))


MARKUP_FORMS: dict[str, Callable[[str], str]] = {
    **{name: _escaped(form) for name, form in PLAIN_FORMS.items()},
    "wbr": lambda number: f"{number[:4]}<wbr>{number[4:]}",
    "wbr closed": lambda number: f"{number[:2]}<wbr/>{number[2:5]}<wbr/>{number[5:]}",
    "bold": lambda number: f"<b>{number}</b>",
    "bold half": lambda number: f"<b>{number[:2]}</b>{number[2:]}",
    "spans": lambda number: "".join(f"<span>{character}</span>" for character in number),
    "references": lambda number: "".join(f"&#{ord(character)};" for character in number),
    "hex references": lambda number: "".join(f"&#x{ord(character):x};" for character in number),
    "&shy;": lambda number: f"{number[:4]}&shy;{number[4:]}",
    "&zwnj;": lambda number: f"{number[:4]}&zwnj;{number[4:]}",
    "font": lambda number: f'<font size="+1" color="#c00">{number}</font>',
    "comment inside": lambda number: f"{number[:4]}<!-- -->{number[4:]}",
    "link": lambda number: f'<a href="https://www.nortonstore.jp/orderstatus/">{number}</a>',
}
