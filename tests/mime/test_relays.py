"""Long lines that mail servers broke, put together again, and the mails that they were in."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mime.relaying import BREAKS, SERVERS, by_servers, mails, old_postfix, postfix, sendmail, verdict
from norton_order.mime.relays import CUT_OCTET, undo_line_limits

CHAINS = [(one,) for one in SERVERS] + list(itertools.product(SERVERS, repeat=2))


def _line(length: int) -> bytes:
    return bytes(0x61 + place % 26 for place in range(length))


def test_the_lengths_are_those_seen() -> None:
    lengths = [
        list(map(len, server(_line(6_000)).split(b"\n"))) for server in (postfix, sendmail, old_postfix)
    ]
    assert lengths == [
        [998, 998, 998, 998, 998, 998, 18],
        [990, 990, 1061, 990, 1061, 918],
        [990, 990, 990, 990, 990, 990, 66],
    ]


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: "+".join(server.__name__ for server in chain))
@pytest.mark.parametrize("length", [991, 998, 999, 1_979, 2_047, 2_049, 9_001])
def test_one_server_or_two_are_undone(chain: tuple[Callable[[bytes], bytes], ...], length: int) -> None:
    body = b"head\n" + _line(length) + b"\n\n end\n"
    broken = body
    for server in chain:
        broken = server(broken)
    # A line that ends by itself after so many octets looks like one cut off.
    assert undo_line_limits(broken).octets.replace(CUT_OCTET, b"") == body


@given(
    st.lists(st.text("aあ!ｱ 、", max_size=900), max_size=4),
    st.sampled_from(["utf-8", "cp932", "euc_jp"]),
    st.sampled_from([(postfix,), (sendmail,), (postfix, sendmail)]),
)
def test_any_text_comes_back(
    lines: list[str], codec: str, chain: tuple[Callable[[bytes], bytes], ...]
) -> None:
    body = b"".join(line.encode(codec) + b"\n\n" for line in lines)
    broken = body
    for server in chain:
        broken = server(broken)
    mended = undo_line_limits(broken)
    assert mended.octets.replace(CUT_OCTET, b"") == body
    assert mended.joined == 0 or broken != body


@pytest.mark.parametrize("filler", [0, 1])
def test_a_sign_that_is_half_a_character_of_jis_stays(filler: int) -> None:
    body = ("x" * (985 + filler) + "、" * 400).encode("iso2022_jp") + b"\n"
    for server in (postfix, sendmail, old_postfix):
        assert undo_line_limits(server(body)).octets == body


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"x" * 998 + b"\nnext", id="no blank"),
        pytest.param(b"x" * 997 + b"\n next", id="another length"),
        pytest.param(b"x" * 989 + b"\n next", id="no sign"),
        pytest.param(b"x" * 990 + b"\n next\n" + b"y" * 1_200, id="a longer line"),
        pytest.param(b"\0" * 998 + b"\n next", id="two octets a character"),
    ],
)
def test_what_no_server_does_is_left(body: bytes) -> None:
    mended = undo_line_limits(body)
    assert (mended.octets.replace(CUT_OCTET, b""), mended.joined) == (body, 0)


@pytest.mark.parametrize("length", [990, 998, 1_000, 1_023, 2_048])
def test_the_end_of_a_line_cut_off_is_marked(length: int) -> None:
    line = b"x" * (length - 10) + b"SY12345678"
    assert undo_line_limits(line + b"\nnext").octets == line + CUT_OCTET + b"\nnext"


def test_a_line_that_ends_by_itself_is_not_marked() -> None:
    body = b"x" * 994 + b"</p>\n<p>"
    assert undo_line_limits(body).octets == body


def test_no_wrong_number_behind_one_server_or_two() -> None:
    verdicts = [(verdict(octets), case) for case, octets in by_servers(step=997)]
    assert len(verdicts) > 100
    assert [case for found, case in verdicts if found != "right"] == []


@pytest.mark.parametrize("sign", BREAKS)
def test_no_wrong_number_where_a_line_breaks(sign: bytes) -> None:
    right = total = 0
    for mail in mails(10):
        first, last = mail.facts
        for place in range(first - 4, last + 3, 7):
            found = verdict(mail.octets[:place] + sign + mail.octets[place:])
            assert found in {"right", "refused"}, (mail.name, place - first)
            right += found == "right"
            total += 1
    assert right >= 0.93 * total
