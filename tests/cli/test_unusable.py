"""What could not be read, in sentences of one language."""

from __future__ import annotations

import errno
import os
import re
import sys
from typing import get_args

import pytest

from literals import rejection
from norton_order.cli.formats import UNBROKEN
from norton_order.cli.output import why
from norton_order.cli.unusable import MAX_TROUBLES, trouble, troubles, untold
from norton_order.sources import Unusable
from norton_order.sources.words import Why
from norton_order.text.words import Lang

REASONS: tuple[Why, ...] = get_args(Why)


@pytest.mark.parametrize("reason", REASONS)
def test_japanese_sentences_hold_no_english(reason: Why) -> None:
    told = trouble(Unusable("あ", True, reason, "the archive is cut short"), lang="ja", installs=False)
    words = set(re.findall(r"[A-Za-z]{3,}", told))
    names = {
        "PDF", "eml", "Outlook", "pst", "ost", "mbox", "mbx", "for", "Mac", "olm", "msg", "Notes", "nsf", "Eudora",
        "toc", "Entourage", "Windows", "MailStore",
    }  # fmt: skip
    assert words <= names


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("why_not", "package"), [("needs-outlook", "python-oxmsg"), ("needs-pst", "libpff-python")]
)
def test_a_missing_package_is_installed_for_the_interpreter_that_runs(
    why_not: Why, package: str, lang: Lang
) -> None:
    lacking = Unusable("a.msg", True, why_not, "")
    command = f"{sys.executable} -m pip install {package}"
    told = trouble(lacking, lang=lang).replace(UNBROKEN, " ")
    assert told.endswith(command)
    assert told.count("install") == 1
    assert "pip" not in trouble(lacking, lang=lang, installs=False)


@pytest.mark.parametrize("source", ["–open", "—format", "－f", "ーhelp", "−f"])
def test_an_option_with_other_dashes_is_not_looked_for_as_a_file_alone(source: str) -> None:
    told = trouble(Unusable(source, True, "missing", "no such file"), lang="ja")
    assert told.startswith(f"{source}：見つかりません。オプションでしたら")
    assert "オプション" not in trouble(Unusable("a–b", True, "missing", "no such file"), lang="ja")
    assert "オプション" not in trouble(Unusable(source, True, "io-error", ""), lang="ja")


@pytest.mark.parametrize(
    ("code", "ja", "en"),
    [
        (errno.ENOSPC, "空き容量がありません", "the disk is full"),
        (errno.EBADF, f"システムのエラー、番号 {errno.EBADF}", "Bad file descriptor"),
    ],
)
def test_errors_of_the_system_are_told_in_the_language(code: int, ja: str, en: str) -> None:
    error = OSError(code, os.strerror(code))
    assert (why(error, "ja"), why(error, "en")) == (ja, en)
    lost = Unusable("a", True, "io-error", os.strerror(code))
    assert f"（{ja}）" in trouble(lost, lang="ja")
    assert f"({en})" in trouble(lost, lang="en")


def test_the_sources_themselves_come_first_and_the_rest_is_counted() -> None:
    inside = [Unusable(f"a/{number}.7z", False, "unsupported-archive", "") for number in range(9)]
    told = troubles([*inside, Unusable("b.pdf", True, "not-mail", "")], lang="en")
    assert len(told) == MAX_TROUBLES + 1
    assert told[0].startswith("b.pdf: ")
    assert told[-1] == f"And {10 - MAX_TROUBLES} more that could not be read (-v names them)."
    on_a_page = troubles(inside, lang="en", installs=False)
    assert on_a_page[-1] == f"And {9 - MAX_TROUBLES} more that could not be read."
    assert troubles(inside[:2], lang="en") == tuple(trouble(one, lang="en") for one in inside[:2])


def test_only_rejections_that_say_the_same_are_dropped() -> None:
    lost = rejection(source="a.zip!b", offset=None, reason="unreadable", values=("it is damaged",))
    others = (
        rejection(source="a.zip!b", offset=0, reason="unreadable", values=("it is damaged",)),
        rejection(source="a.zip!c", offset=None, reason="unreadable", values=("it is damaged",)),
        rejection(source="a.zip!b", offset=None, values=("it is damaged",)),
    )
    unusable = Unusable("a.zip!b", False, "broken-archive", "it is damaged")
    assert untold((lost, *others), [unusable]) == others
