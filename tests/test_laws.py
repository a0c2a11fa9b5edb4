"""Laws of the reader: it never raises a foreign error, and what carries no meaning changes no fact."""

from __future__ import annotations

import datetime as dt
import re
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from norton_order import NortonOrderError, Notice, parse_notice, scan
from norton_order.scan import queue
from norton_order.scan.reader import read
from variants.assembly import STRUCTURES, Body, entity, message, multipart
from variants.cases import Variant
from variants.matrix import notices, traps
from variants.reencoding import with_line_ends
from variants.wire import JAPANESE, encoded_word
from variants.wording import SENDERS, SUBJECTS

SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.eml"))
SHARES = 8  # of the matrix, for several processes
SECONDS = 10  # generous: the machine may be busy; the hazards take minutes

LAW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
WANTED, CURRENT = "自動延長加入時のご注文番号", "今回のご注文番号"
STORE = SENDERS["ja"]
RENEWED = SUBJECTS["ja"]["renewed"]
TO = ("To: taro@example.jp",)

TEXT = f"""山田 太郎 様

課金が完了しました。

製品名：ノートン 360 デラックス
課金日：2023年11月20日
課金金額：11,534円(税込)
有効期限：2024年12月26日
{WANTED}：SY12345678
{CURRENT}：SY87654321

自動延長サービスに関する各種手続きについて
https://www.nortonstore.jp/support/autorenewal/procedural/?jpmid=AR_mail_t37_191125
"""
MARKUP = "".join(
    f'<p><a href="{line}">{line}</a></p>\n' if line.startswith("https") else f"<p>{line}</p>\n"
    for line in TEXT.split("\n")
)
BODY = Body(TEXT, MARKUP)
FACTS: dict[str, object] = {
    "enrollment_order": "SY12345678",
    "current_order": "SY87654321",
    "email": "taro@example.jp",
    "procedures_link": "https://www.nortonstore.jp/support/autorenewal/procedural/",
    "kind": "renewed",
    "product": "ノートン 360 デラックス",
    "charged_on": dt.date(2023, 11, 20),
    "amount": 11534,
    "expires_on": dt.date(2024, 12, 26),
    "subject": RENEWED,
    "sender": "order@mail.nortonstore.jp",
    "forwarded_by": None,
}


def _facts(octets: bytes) -> dict[str, object]:
    notice = parse_notice(octets)
    return {key: getattr(notice, key) for key in FACTS}


def _try(octets: bytes) -> None:
    """Assert that *octets* give a notice or one of our errors, soon."""
    start = time.perf_counter()
    said = _said(octets)
    assert time.perf_counter() - start < SECONDS
    assert said
    assert "\n" not in said


def _said(octets: bytes) -> str:
    """Return the number or the detail of the refusal."""
    try:
        return parse_notice(octets).enrollment_order
    except NortonOrderError as error:
        return error.detail


@LAW
@given(st.binary(max_size=2000))
def test_any_octets(octets: bytes) -> None:
    _try(octets)


@LAW
@given(st.sampled_from(SAMPLES), st.data())
def test_any_damage_to_a_sample(path: Path, data: st.DataObject) -> None:
    octets = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(octets)))
        end = data.draw(st.integers(start, min(len(octets), start + 300)))
        octets = octets[:start] + data.draw(st.binary(max_size=30)) + octets[end:]
    _try(octets)


MAIL_PIECES = [
    b"Content-Type: ", b"multipart/mixed; ", b"message/rfc822", b"text/html", b"text/plain", b"boundary=x",
    b"charset=", b"iso-2022-jp", b"utf-8", b"punycode", b"idna", b"\x00", b"--x", b"--x--", b"\n", b"\r\n",
    b"\r",
    b": ", b"From ", b"From: <", b"To: ", b"Subject: =?", b"?B?", b"?Q?", b"?=", b"\x1b$B", b"\x1b(B",
    b"Content-Transfer-Encoding: base64\n", b"=", b";" * 50, b"<table>", b"<tr><td>",
    "自動延長加入時のご注文番号：".encode(), b"SY12345678", b"\xff\xfe", b"%PDF-1.4",
]  # fmt: skip


@LAW
@given(st.lists(st.sampled_from(MAIL_PIECES), max_size=60))
def test_any_pile_of_mail_pieces(pieces: list[bytes]) -> None:
    _try(b"".join(pieces))


@LAW
@given(
    st.sampled_from(sorted(JAPANESE)),
    st.sampled_from(STRUCTURES),
    st.sampled_from([b"\n", b"\r\n", b"\r"]),
)
def test_encoding_structure_and_line_ends_change_nothing(wire: str, structure: str, line_end: bytes) -> None:
    content = entity(BODY, wire, structure)
    octets = message(content, STORE, RENEWED, TO)
    assert _facts(with_line_ends(octets, line_end)) == FACTS


@LAW
@given(st.lists(st.sampled_from(["mixed", "related", "alternative", "signed", "unknown"]), max_size=6))
def test_wrapping_in_multiparts_changes_nothing(subtypes: list[str]) -> None:
    content = entity(BODY, "utf-8 base64", "alternative")
    for depth, subtype in enumerate(subtypes):
        content = multipart(subtype, [content], f"=_w{depth}")
    assert _facts(message(content, STORE, RENEWED, TO)) == FACTS


@LAW
@given(st.permutations(range(4)))
def test_the_order_of_parts_changes_nothing(order: list[int]) -> None:
    parts = [
        entity(BODY, "utf-8 base64", "plain"),
        entity(BODY, "jis 7bit", "html"),
        b"Content-Type: text/plain; charset=us-ascii\n\nhello\n",
        b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
    ]
    content = multipart("mixed", [parts[i] for i in order], "=_o")
    assert _facts(message(content, STORE, RENEWED, TO)) == FACTS


@LAW
@given(st.integers(1, 12), st.sampled_from(["\n ", "\n\t", "\n  "]), st.sampled_from(["B", "Q", "raw"]))
def test_folding_of_fields_changes_nothing(step: int, fold: str, kind: str) -> None:
    words = encoded_word(RENEWED, "utf-8", kind).replace("\n ", fold)
    fields = (
        f"From:{fold}{encoded_word(STORE[0], 'utf-8', kind)}{fold}<{STORE[1]}>\n"
        f"To:{fold}{'山田' if kind == 'raw' else 'Taro'}{fold}<taro@example.jp>\n"
        f"X-Long: {fold.join('x' * step for _ in range(step))}\nSubject: {words}\n"
        "Date: Mon, 20 Nov 2023 10:02:11 +0900\nMIME-Version: 1.0\n"
    )
    assert _facts(fields.encode() + entity(BODY, "utf-8 base64", "plain")) == FACTS


@LAW
@given(
    st.permutations(TEXT.split("\n")[4:10]),
    st.sampled_from(["plain", "html"]),
    st.sampled_from(sorted(JAPANESE)),
)
def test_the_order_of_rows_changes_nothing(rows: list[str], structure: str, wire: str) -> None:
    lines = TEXT.split("\n")
    lines[4:10] = rows
    markup = "".join(f"<div>{line}</div>" for line in lines)
    octets = message(entity(Body("\n".join(lines), markup), wire, structure), STORE, RENEWED, TO)
    assert _facts(octets) == FACTS


# What a mail without any label of the wanted number may hold.
PIECES = [
    "今回のご注文番号", "ご注文番号", "注文番号", "製品シリアル番号", "お客様番号", "Order number",
    "お問い合わせ番号",
    "自動延長", "自動延長サービス", "加入時", "元の", "以前", "番号", "SY12345678", "SY87654321",
    "NP1234567", "NSJP12345678",
    "12345678", "：", ":", "　", " ", "\n", "\n\n", "\t", "【", "】", "■", "です。", "ノートン 360",
    "課金が完了しました",
]  # fmt: skip
ENROLLMENT = re.compile(
    r"自動延長(サービス)?ご?加入時のご?注文番号|(以前の?|元の)ご?(注文番号|ordernumber)|originalordernumber"
    # the short label of a table, 自動延長加入時, where the order number is named elsewhere
    r"|(注文番号|order).*自動延長(サービス)?加入時|自動延長(サービス)?加入時.*(注文番号|order)",
    re.IGNORECASE | re.DOTALL,
)


@settings(LAW, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["plain", "html"]))
def test_without_an_enrollment_label_there_is_no_number(pieces: list[str], structure: str) -> None:
    text = "".join(pieces)
    if ENROLLMENT.search(re.sub(r"[\W_]", "", text)):
        return
    markup = text.replace("\n", "<br>")
    octets = message(entity(Body(text, markup), "utf-8 base64", structure), STORE, RENEWED, TO)
    with pytest.raises(NortonOrderError):
        parse_notice(octets)


# Lines that hold the wanted label without its number, and other numbers under labels of their own.
OTHER_LINES = [
    f"{CURRENT}：SY87654321", f"{CURRENT}　SY87654321", f"【{CURRENT}】SY87654321", f"{CURRENT}\nSY87654321",
    f"{WANTED}：", WANTED, f"【{WANTED}】", f"{WANTED}については下記をご覧ください。",
    f"「{WANTED}」と「{CURRENT}」",
    "ノートン 360 デラックス", "お客様番号：SY87654321", "製品シリアル番号\nSY87654321", "2023年11月20日", "",
]  # fmt: skip


@settings(LAW, max_examples=400)
@given(st.lists(st.sampled_from(OTHER_LINES), max_size=12), st.sampled_from(["plain", "html"]))
def test_a_number_that_stands_under_other_labels_is_never_the_answer(
    lines: list[str], structure: str
) -> None:
    text = "\n".join(lines) + "\n"
    markup = "".join(f"<div>{line}</div>" for line in text.split("\n"))
    octets = message(entity(Body(text, markup), "utf-8 base64", structure), STORE, RENEWED, TO)
    with pytest.raises(NortonOrderError):
        parse_notice(octets)


def _mbox(variants: list[Variant], path: Path) -> Path:
    """Write *variants* as an mbox with everyday mail between them."""
    everyday = b"From: a@example.com\nTo: b@example.com\nSubject: lunch\n\nAt noon?\n"
    separator = b"From - Mon Jun 02 09:00:00 2026\n"
    with path.open("wb") as box:
        for variant in variants:
            box.write(separator + variant.octets + b"\n" + separator + everyday + b"\n")
    return path


@pytest.mark.parametrize("share", range(SHARES))
def test_the_prefilter_drops_nothing(
    share: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stride: int
) -> None:
    box = _mbox([*notices(), *traps()][share :: SHARES * stride], tmp_path / "box")
    monkeypatch.setattr(queue, "read", cache(read))  # no message is read twice
    assert list(scan([box], jobs=1, prefilter=True)) == list(scan([box], jobs=1, prefilter=False))


def test_a_scan_finds_what_the_parser_finds(tmp_path: Path) -> None:
    variants = [*notices(), *traps()][::7]
    expected: list[Any] = []
    for variant in variants:
        try:
            expected.append(parse_notice(variant.octets).enrollment_order)
        except NortonOrderError:
            continue
    found = list(scan([_mbox(variants, tmp_path / "box")]))
    assert [one.enrollment_order for one in found if isinstance(one, Notice)] == expected
