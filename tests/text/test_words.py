"""The table of words: both languages say the same, and any Japanese console can show it."""

from __future__ import annotations

import string

import pytest

from norton_order.text.words import WORDS, say


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_name_the_same_values(key: str) -> None:
    japanese, english = ({name for _, name, _, _ in string.Formatter().parse(text)} for text in WORDS[key])
    assert japanese - {None} == english - {None}


@pytest.mark.parametrize("key", WORDS)
def test_a_console_of_windows_in_japan_shows_every_sign(key: str) -> None:
    for text in WORDS[key]:
        assert text.encode("cp932").decode("cp932") == text


def test_a_name_that_is_no_text_is_shown_as_far_as_it_can_be() -> None:
    name = b"\x83\x81.eml".decode("utf-8", "surrogateescape")
    assert say("cli.empty", "en", source=name).startswith("\ufffd\ufffd.eml: ")
