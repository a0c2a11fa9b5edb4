"""Breaks within the words of a text: joined, marked, or left."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.html.document import BROKEN
from norton_order.mime.breaks import mend_breaks

OTHER = "\n今回のご注文番号：SY87651234"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("SY1234\n 5678", "SY12345678", id="blank"),
        pytest.param("SY1234567\n8", "SY12345678", id="line end"),
        pytest.param("SY123!\n 45678", "SY12345678", id="sendmail"),
        pytest.param("SY123=\n45678", "SY12345678", id="soft break"),
        pytest.param("S\n Y12345678", "SY12345678", id="within the letters"),
        pytest.param("AP\n 12345678", "AP12345678", id="another family"),
        pytest.param("ＳＹ１２３４\n ５６７８", "ＳＹ１２３４５６７８", id="full width"),
    ],
)
def test_a_number_is_joined_where_another_of_its_form_stands(text: str, mended: str) -> None:
    assert mend_breaks(text + OTHER, html=False) == (mended + OTHER, 1, 0)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("SY1234\n 567" + OTHER, f"SY1234{BROKEN}\n {BROKEN}567" + OTHER, id="too short"),
        pytest.param("SY1234\n 5678", f"SY1234{BROKEN}\n {BROKEN}5678", id="the only one"),
        pytest.param("SY12345678=\n90" + OTHER, f"SY12345678{BROKEN}=\n{BROKEN}90" + OTHER, id="too long"),
        pytest.param("SY1234567!\n x", f"SY1234567{BROKEN}!\n {BROKEN}x", id="a letter"),
        pytest.param("NSKR12\n 34" + OTHER, f"NSKR12{BROKEN}\n {BROKEN}34" + OTHER, id="no known length"),
        pytest.param("SY12345\x1c\nx", f"SY12345{BROKEN}\nx", id="a line cut off"),
    ],
)
def test_a_number_that_may_go_on_is_marked(text: str, mended: str) -> None:
    assert mend_breaks(text, html=False) == (mended, 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SY12345678\n2023年11月20日" + OTHER, id="a day below"),
        pytest.param("SY12345678\n 1" + OTHER, id="whole"),
        pytest.param("SY1234\n 1台" + OTHER, id="a count below"),
        pytest.param("SY\n12345678", id="letters and digits set apart"),
        pytest.param("SY1234\n 03-1234-5678" + OTHER, id="a telephone number below"),
        pytest.param("==========\nSY12345678", id="a ruler"),
        pytest.param("ありがとうございます !\n SY12345678", id="a sentence"),
        pytest.param('<td class=\n"a">SY12345678', id="an attribute"),
    ],
)
def test_what_is_whole_is_left(text: str) -> None:
    assert mend_breaks(text, html=True) == (text, 0, 0)


@pytest.mark.parametrize("sign", ["!\n ", "=\n"])
@pytest.mark.parametrize("place", range(1, len("自動延長加入時のご注文番号")))
def test_a_label_is_joined(sign: str, place: int) -> None:
    label = "自動延長加入時のご注文番号"
    assert (
        mend_breaks(f"{label[:place]}{sign}{label[place:]}：SY12345678", html=False).text
        == f"{label}：SY12345678"
    )


def test_a_tag_is_joined() -> None:
    assert mend_breaks('<td sty!\n le="a">b</td>', html=True).text == '<td style="a">b</td>'
    assert mend_breaks('<td sty!\n le="a">b</td>', html=False).broken == 1


def test_a_sign_between_words_goes_and_the_line_end_stays() -> None:
    assert mend_breaks("ご注文番号：!\n SY12345678", html=False) == ("ご注文番号：\n SY12345678", 0, 0)


@given(st.text("SYAPN0123456789!=\n あ<>", max_size=200), st.booleans())
def test_nothing_but_breaks_changes(text: str, html: bool) -> None:
    mended = mend_breaks(text, html=html).text
    kept = str.maketrans("", "", f"!=\n {BROKEN}")
    assert mended.translate(kept) == text.translate(kept)
    assert mend_breaks("a" + text.replace("\n", ""), html=html).joined == 0


@pytest.mark.parametrize("piece", ["a!\n ", "SY1234\n 567 ", "=\n", "自動延長!\n ", "<a!\n ", "S\n", "9\n "])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        mend_breaks(piece * times, html=True)
        return time.process_time() - began

    short, long = (min(seconds(times) for _ in range(3)) for times in (20_000, 80_000))
    assert long < 10 * short + 0.2
