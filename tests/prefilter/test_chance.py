"""How often chance makes a word of an attachment: as docs/scale.md says, computed and counted."""

from __future__ import annotations

import base64
import math
import random
import re
from pathlib import Path

import pytest

from norton_order.prefilter.encodings import BASE64_ALPHABET, Fragment
from norton_order.prefilter.literals import fragments
from norton_order.prefilter.matcher import Matcher

GB = 1e9
ATTACHMENT = 1e5  # octets: small ones have more beginnings
LINE = 76
AROUND = 24  # octets, see prefilter/context.py
_ROW = re.compile(r"^\| ([^|]+) \| fewer than ([0-9,]+) \| fewer than ([0-9.,]+) \|$", re.MULTILINE)
DOC = Path(__file__).parent.parent.parent / "docs" / "scale.md"
FORMS = {
    "name": "names in Latin letters",
    "base64": "words in base64",
    "iso2022": "words in JIS",
    "ascii": "words in Latin letters",
    "": "anything else",
}


def chance(octets: bytes, *, caseless: bool) -> float:
    """Return how many times *octets* stand in a gigabyte of base64 in lines."""
    blank = re.match(rb"[\r\n]{2,3}", octets)
    found = GB / ATTACHMENT if blank else GB
    for octet in octets[blank.end() if blank else 0 :]:
        letter = bytes((octet,))
        if letter in b"\r\n":
            found /= LINE
        elif letter not in BASE64_ALPHABET:
            return 0.0
        else:
            found /= 32 if caseless and letter.isalpha() else 64
    return found


def confirmed(fragment: Fragment) -> float:
    """Return how many times the context says yes to *fragment* in a gigabyte."""
    met = chance(fragment.literal, caseless=fragment.caseless)
    if fragment.form == "name":  # what stands near the beginning or the end
        return met * 2 * AROUND / ATTACHMENT
    if fragment.words:
        return sum(chance(word, caseless=fragment.form == "ascii") for word in fragment.words)
    return met


def test_the_table_says_what_is_computed() -> None:
    table = {name: (float(met), float(sure)) for name, met, sure in _ROW.findall(_doc())}
    assert set(table) == set(FORMS.values())
    for form, name in FORMS.items():
        ours = [one for one in fragments() if (one.form if one.form in FORMS else "") == form]
        assert sum(chance(one.literal, caseless=one.caseless) for one in ours) < table[name][0]
        assert sum(map(confirmed, ours)) < table[name][1]
    assert sum(sure for _met, sure in table.values()) <= 2


def test_attachments_hold_as_few_as_computed() -> None:
    pytest.importorskip("hyperscan", exc_type=ImportError)
    octets = base64.encodebytes(random.Random(11).randbytes(24_000_000))  # noqa: S311 - not a secret
    matcher = Matcher()
    scratch = matcher.new_scratch()
    met = [0]

    def count(*_args: object) -> None:
        met[0] += 1

    matcher._database.scan(octets, match_event_handler=count, scratch=scratch)
    expected = sum(chance(one.literal, caseless=one.caseless) for one in fragments()) * len(octets) / GB
    assert met[0] < expected + 6 * math.sqrt(expected)
    assert matcher.find(octets, scratch) == ([], [])


def _doc() -> str:
    return DOC.read_text(encoding="utf-8").replace(",", "")
