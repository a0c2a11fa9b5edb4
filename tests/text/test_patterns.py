"""Patterns that are compiled at first use behave like those of `re`, and cost nothing before."""

from __future__ import annotations

import copy
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.text.patterns import pattern

DIGITS = r"(?P<first>[0-9])[0-9]*"


@given(st.text("0a１ \n", max_size=8))
def test_it_answers_as_a_compiled_one(text: str) -> None:
    lazy, compiled = pattern(DIGITS, re.ASCII), re.compile(DIGITS, re.ASCII)
    for method in ("search", "match", "fullmatch"):
        ours, theirs = getattr(lazy, method)(text), getattr(compiled, method)(text)
        assert (ours and ours.span()) == (theirs and theirs.span())
    assert lazy.findall(text) == compiled.findall(text)
    assert [match.span() for match in lazy.finditer(text)] == [
        match.span() for match in compiled.finditer(text)
    ]
    assert lazy.sub("x", text) == compiled.sub("x", text)
    assert lazy.subn("x", text) == compiled.subn("x", text)
    assert lazy.split(text) == compiled.split(text)


def test_its_attributes_are_those_of_a_compiled_one() -> None:
    lazy, compiled = pattern(DIGITS, re.IGNORECASE), re.compile(DIGITS, re.IGNORECASE)
    assert (lazy.pattern, lazy.flags) == (compiled.pattern, compiled.flags)
    assert (lazy.groups, lazy.groupindex) == (compiled.groups, compiled.groupindex)


def test_octets_have_patterns_too() -> None:
    assert pattern(rb"\xe3(.)").sub(rb"\1", b"\xe3\x83") == b"\x83"


def test_nothing_is_compiled_before_the_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_after_the_first_use_its_methods_are_the_compiled_ones() -> None:
    lazy = pattern("a")
    assert lazy.search("a")
    assert type(lazy.search) is type(re.compile("a").search)
    assert lazy.match.__self__.pattern == "a"  # type: ignore[attr-defined]  # a method of C


def test_it_is_copied_and_travels() -> None:
    for used in (False, True):
        lazy = pattern("a+")
        if used:
            lazy.search("")
        for other in (copy.deepcopy(lazy), pickle.loads(pickle.dumps(lazy))):  # noqa: S301 - our own
            assert other.sub("b", "caac") == "cbc"
