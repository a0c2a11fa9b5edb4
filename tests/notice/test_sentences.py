"""What stands between a label and its number in a sentence."""

from __future__ import annotations

import pytest

from norton_order.notice.sentences import respective, states


@pytest.mark.parametrize(
    ("gap", "is_stated"),
    [
        ("は", True),
        ("は「", True),
        ("」は、", True),
        ("につきましては、", True),
        ("を確認したところ、", True),
        ("は何番ですか。A.", True),
        ("は何番ですか。\nA. ", True),
        ("をお控えください。", True),
        ("はSY87654321ではなく、", True),
        ("", False),
        ("と", False),
        ("をお控えください", False),
        ("は手元にありません。", False),
        ("は" + "「" * 59, True),
        ("は" + "「" * 60, False),  # longer than anything that ties
    ],
)
def test_words_that_state_a_number(gap: str, is_stated: bool) -> None:
    assert states(gap) is is_stated


@pytest.mark.parametrize(
    ("gaps", "kinds", "places"),
    [
        pytest.param(["と", "は", "と"], "LLNN", range(4), id="two and two"),
        pytest.param(["、", "および", "はそれぞれ", "、", "、"], "LLLNNN", range(6), id="three and three"),
        pytest.param(["。", "と", "は", "と"], "NLLNN", range(1, 5), id="behind another number"),
        pytest.param(["は"], "LN", None, id="one and one"),
        pytest.param(["と", "は"], "LLN", None, id="a number missing"),
        pytest.param(["と", "：", "と"], "LLNN", None, id="not stated of both"),
        pytest.param(["。", "は", "と"], "LLNN", None, id="labels of two sentences"),
        pytest.param(["と", "は", "と", "と"], "LLNNN", None, id="a number too many"),
        pytest.param(["と", "は", "と", "。"], "LLNNN", range(4), id="a number behind the sentence"),
        pytest.param([], "", None, id="nothing"),
    ],
)
def test_labels_and_as_many_numbers(gaps: list[str], kinds: str, places: range | None) -> None:
    assert respective(gaps, [kind == "L" for kind in kinds]) == places
