"""Wrapping: no line too wide, no sign lost, no line that begins or ends as none should."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literals import notice, report
from norton_order.render.text import render_steps
from norton_order.text.words import WORDS, Lang
from norton_order.text.wrapping import columns, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("ノートン", 8), ("ｱｲｳ", 3), ("が", 2), ("か\u3099", 2), ("…", 1), ("", 0)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("止めます。", 10, ["止めます。"], id="fits"),
        pytest.param("止めます。", 8, ["止めま", "す。"], id="full stop goes with its sign"),
        pytest.param("押すと「停止」です", 8, ["押すと", "「停止」", "です"], id="brackets"),
        pytest.param("ああキャラ", 6, ["ああ", "キャラ"], id="small kana"),
        pytest.param("期限は2026年です", 8, ["期限は", "2026年で", "す"], id="a number keeps its unit"),
        pytest.param("press the button now", 10, ["press the", "button now"], id="words"),
        pytest.param(
            "ページ https://www.nortonstore.jp/orderstatus/ です", 20,
            ["ページ", "https://www.nortonstore.jp/orderstatus/", "です"], id="an address stays whole",
        ),
        pytest.param("  1. ああああ", 9, ["  1. ああ", "     ああ"], id="step"),
        pytest.param("  - ああああ", 8, ["  - ああ", "    ああ"], id="remark"),
        pytest.param("    ああああ", 8, ["    ああ", "    ああ"], id="note"),
        pytest.param("\x1b[33m  ! ああああ\x1b[0m", 8, ["\x1b[33m  ! ああ", "    ああ\x1b[0m"], id="colour"),
        pytest.param(
            'Gmail: "自動延長加入時" "購入"', 20, ["Gmail:", '"自動延長加入時"', '"購入"'], id="searches"
        ),
        pytest.param("ああああ", 0, ["ああああ"], id="a terminal that does not tell"),
        pytest.param("ああ", 1, ["あ", "あ"], id="narrower than a sign"),
    ],
)  # fmt: skip
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width).split("\n") == lines


@given(st.text(alphabet="あ、。」「（）ー停止abc SY1…\n"), st.integers(1, 30))
def test_nothing_is_lost_but_white_space(text: str, width: int) -> None:
    assert re.sub(r"\s", "", wrap(text, width)) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("width", [30, 41, 60, 80, 100])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_our_own_words_fit_and_no_line_begins_with_a_comma(lang: Lang, width: int) -> None:
    words = [text[0 if lang == "ja" else 1] for key, text in WORDS.items() if not key.startswith("help.")]
    lines = wrap("\n".join(words), width).split("\n")
    assert [line for line in lines if line[:1] and line[0] in "、。」）・ー"] == []
    assert [line for line in lines if line[-1:] and line[-1] in "「（"] == []
    too_wide = [line for line in lines if columns(line) > width]
    assert all(" " not in line.strip() for line in too_wide)


def test_the_steps_fit_a_terminal() -> None:
    text = render_steps(report(notice(day="2025-12-05", current_order="SY99999321")), lang="ja", color=True)
    lines = [re.sub(r"\x1b\[\d+m", "", line) for line in wrap(text, 60).split("\n")]
    assert [line for line in lines if columns(line) > 60 and "https://" not in line] == []
    assert [line for line in lines if line.strip()[:1] in set("、。」")] == []
