"""Damage to JIS, to UTF-8, and to what a signature wraps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order import NortonOrderError, parse_notice
from norton_order.charset.damage import join_jis, restore_escapes
from norton_order.charset.misread import utf_8_before
from norton_order.mime.transfer import without_false_escapes
from norton_order.mime.wrappers import signed_content

LABEL = "自動延長加入時のご注文番号"
JIS = LABEL.encode("iso2022_jp") + b"SY12345678"


@pytest.mark.parametrize("sign", [b"\n ", b"!\n ", b"=\n"])
def test_jis_is_whole_again_wherever_an_escape_or_a_character_is_cut(sign: bytes) -> None:
    inside = [place for place in range(1, JIS.index(b"SY")) if place < 3 or place % 2 == 0]
    for place in inside:
        joined, count = join_jis(JIS[:place] + sign + JIS[place:])
        assert (joined, count) == (JIS, 1), place


def test_a_break_between_characters_of_jis_is_left_to_the_reader() -> None:
    assert join_jis(JIS[:5] + b"\n " + JIS[5:]) == (JIS[:5] + b"\n " + JIS[5:], 0)


def test_a_sign_that_is_half_of_a_character_stays() -> None:
    comma = "あ、あ".encode("iso2022_jp")  # 、 is !"
    assert join_jis(comma[:6] + b"\n " + comma[6:])[0] == comma


@given(
    st.text("あ、。ノ番号自", min_size=1).map(lambda text: text.encode("iso2022_jp")), st.binary(max_size=9)
)
def test_sound_jis_is_left(octets: bytes, tail: bytes) -> None:
    assert join_jis(octets) == (octets, 0)
    assert restore_escapes(b"\x1b" + tail) == b"\x1b" + tail


def test_escapes_without_esc() -> None:
    assert restore_escapes(JIS.replace(b"\x1b", b"")) == JIS
    assert restore_escapes(b"cost: $Bar and (Bell") == b"cost: $Bar and (Bell"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf_8_twice(text: str) -> None:
    twice = (LABEL + text).encode().decode("latin-1")
    assert utf_8_before(twice) == LABEL + text
    assert utf_8_before(LABEL + text) is None


def test_utf_8_twice_by_way_of_windows_1252() -> None:
    octets = "「ご注文番号」".encode()
    twice = "".join(bytes((octet,)).decode("cp1252", "ignore") or chr(octet) for octet in octets)
    assert utf_8_before(twice) == "「ご注文番号」"


@pytest.mark.parametrize("text", ["café", "Ã©tÃ©", "", "ascii"])
def test_western_text_is_left(text: str) -> None:
    assert utf_8_before(text) is None


OID = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xa0\x07\x04\x05hello", id="DER"),
        pytest.param(b"\xa0\x80\x24\x80\x04\x03hel\x04\x02lo\x00\x00\x00\x00", id="BER in pieces"),
        pytest.param(b"\xa0\x82\x00\x09\x04\x82\x00\x05hello", id="long lengths"),
        pytest.param(b"\xa0\x7f\x04\x7fhello", id="cut off"),
    ],
)
def test_what_was_signed(content: bytes) -> None:
    assert (
        signed_content(
            b"\x30\x80" + OID + b"\x02\xa0\x80\x30\x80\x02\x01\x01\x31\x00\x30\x80" + OID + b"\x01" + content
        )
        == b"hello"
    )


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        OID + b"\x03" + OID + b"\x01\xa0\x07\x04\x05hello",
        OID + b"\x02",
        OID + b"\x02" + OID + b"\x01\x30\x00",
    ],
)
def test_nothing_signed(octets: bytes) -> None:
    assert signed_content(octets) is None


@given(st.binary())
def test_any_octets(octets: bytes) -> None:
    found = signed_content(OID + b"\x02" + OID + b"\x01" + octets)
    assert found is None or len(found) <= len(octets)


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis", "iso-2022-jp"])
@pytest.mark.parametrize("broken", [b"=", b"\\\n", b"\n", b" \n", b"!\n "])
def test_no_number_changes_where_a_soft_line_break_lost_a_part_of_its(charset: str, broken: bytes) -> None:
    """At every place, also within the characters and escape sequences of the label."""
    text = f"ノートンストアです。\n能力表示　{LABEL}：SY12345678\nよろしく\n".encode(charset)
    encoded = b"".join(
        bytes((octet,)) if (32 <= octet < 127 and octet != 0x3D) or octet == 10 else b"=%02X" % octet
        for octet in text
    )
    found = 0
    for place in range(len(encoded)):
        raw = (
            f"From: order@mail.nortonstore.jp\nTo: taro@example.jp\nContent-Type: text/plain; charset={charset}\n"
            "Content-Transfer-Encoding: quoted-printable\n\n".encode()
            + encoded[:place]
            + broken
            + encoded[place:]
        )
        try:
            number = parse_notice(raw).enrollment_order
        except NortonOrderError:
            continue
        assert number == "SY12345678", (place, raw[-90:])
        found += 1
    assert found > len(encoded) // 4


@pytest.mark.parametrize(
    "body", [b"=46rom SY12345678=20\n", b"SY12345678=2E\n", b"=1B$B$N=1B(B", b"a=3Db=20c"]
)
def test_escapes_that_programs_write_stay(body: bytes) -> None:
    assert without_false_escapes(body, "quoted-printable") == (body, ())
