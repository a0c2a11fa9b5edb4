"""Text that a program took for another charset and saved anew."""

from __future__ import annotations

import io

import pytest

from norton_order import Notice, Rejection, scan
from norton_order.charset.misread import octets_before, utf_8_before

TEXT = "自動延長加入時のご注文番号：SY12345678\n今回のご注文番号：SY87654321\n"


def windows(octets: bytes) -> str:
    """Return what Windows makes of *octets* in code page 1252: no octet is lost."""
    return "".join(
        chr(octet) if octet in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else bytes((octet,)).decode("cp1252")
        for octet in octets
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT.encode().decode("latin-1"), id="Latin-1"),
        pytest.param(windows(TEXT.encode()), id="Windows-1252"),
        pytest.param(TEXT.encode().decode("cp932", "replace"), id="CP932, octets lost"),
    ],
)
def test_utf_8_that_was_taken_for_another_charset(text: str) -> None:
    assert utf_8_before(text) == TEXT


@pytest.mark.parametrize("charset", ["shift_jis", "euc_jp", "utf-8"])
def test_octets_that_were_taken_for_latin(charset: str) -> None:
    assert octets_before(windows(TEXT.encode(charset))) == TEXT.encode(charset)


@pytest.mark.parametrize(
    "text", ["plain", TEXT, "café à Liège", "繧", "糸を繧繝に染める。縺れ。", "・繧・縺・"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert utf_8_before(text) is None


def test_a_label_of_which_too_little_is_left_stays_lost() -> None:
    text = utf_8_before("の繧縺。縺ｮ縺疲ｳｨ譁\ufffdｷ\ufffd SY12345678".replace("。", "縺ゅ縺ゅ縺ゅ"))
    assert text is None or "注文番号" not in text


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize(
    ("taken_for", "found"),
    [
        (lambda octets: octets.decode("cp932", "replace"), {"utf-8", "shift_jis", "iso-2022-jp", "euc-jp"}),
        (windows, {"utf-8", "shift_jis", "iso-2022-jp", "euc-jp"}),
        # What is no UTF-8 is lost then, and told.
        (lambda octets: octets.decode("utf-8", "replace"), {"utf-8", "iso-2022-jp"}),
    ],
    ids=["CP932", "Windows-1252", "UTF-8"],
)
def test_an_mbox_that_an_editor_saved(codec: str, taken_for: object, found: set[str]) -> None:
    charsets = ["utf-8", "shift_jis", "iso-2022-jp", "euc-jp"]
    mbox = b"".join(
        f"From a@example.jp Mon Nov 20 10:00:00 2023\nFrom: order@mail.nortonstore.jp\nTo: {charset}@example.jp\n"
        f"Subject: s\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
        + f"ノートンストア\n{TEXT}\n".encode(charset)
        for charset in charsets
    )
    results = list(scan(io.BytesIO(taken_for(mbox).encode(codec))))  # type: ignore[operator]
    notices = [one for one in results if isinstance(one, Notice)]
    assert {one.email for one in notices} == {f"{charset}@example.jp" for charset in found}
    assert {one.enrollment_order for one in notices} == {"SY12345678"}
    refused = [one for one in results if isinstance(one, Rejection)]
    assert len(notices) + len(refused) == len(charsets)
