"""What kind of thing a piece of text states, and what kind of value a name wants."""

from __future__ import annotations

import pytest

from norton_order.notice.layout import LINK_FILL
from norton_order.notice.values import Type, field_type, guessed_type, typed_spans, value_type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年11月20日", Type.DATE),
        ("2023/11/20(月) 10:30", Type.DATE),
        ("令和5年11月20日", Type.DATE),
        ("11月20日", Type.DATE),
        ("2023年11月", Type.DATE),
        ("11,534円", Type.AMOUNT),
        pytest.param(
            "11,534円(税込)",
            Type.AMOUNT,
            marks=pytest.mark.xfail(
                strict=True, reason="the bracket at its end is taken off, and its fellow stays"
            ),
        ),
        ("¥9,680", Type.AMOUNT),
        ("03-1234-5678", Type.TELEPHONE),
        ("ABCD-1234-EFGH", Type.CODE),
        ("K-20993", Type.CODE),
        ("SY-20993", None),  # an order number that is cut in two is no other code
        (LINK_FILL * 6, Type.LINK),
        (LINK_FILL * 5, None),
        ("山田 太郎 様", Type.NAME),
        ("お客様", None),  # a name of a field, not of a person
        ("3台", Type.COUNT),
        ("360", Type.COUNT),
        ("1234", None),
        ("ノートン 360 デラックス", Type.PRODUCT),
        ("", Type.NOTHING),
        ("なし", Type.NOTHING),
        ("(該当なし)", Type.NOTHING),
        ("N/A", Type.NOTHING),
        ("発行待ち", Type.NOTHING),
        ("2023年11月20日 頃", None),  # the whole counts
        ("クレジットカード", None),
    ],
)
def test_a_value_tells_its_kind(text: str, kind: Type | None) -> None:
    assert value_type(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("課金日", Type.DATE),
        ("【課 金 日】", Type.DATE),
        ("課金金額", Type.AMOUNT),
        ("製品名", Type.PRODUCT),
        ("お客様番号", Type.CODE),
        ("電話番号", Type.TELEPHONE),
        ("E-Mail", Type.LINK),
        ("備考", Type.TEXT),
        ("台帳番号", None),
        (f"課金日{' ' * 57}", Type.DATE),
        (f"課金日{' ' * 58}", None),  # longer than any name
    ],
)
def test_a_known_name_wants_a_kind(text: str, kind: Type | None) -> None:
    assert field_type(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("台帳番号", Type.CODE),
        ("台帳No.:", Type.CODE),
        ("Ledger ID", Type.CODE),
        ("記録日", Type.DATE),
        ("台帳の額", Type.AMOUNT),
        ("台帳のURL", Type.LINK),
        ("台帳の名称", Type.TEXT),
        ("台帳", None),
    ],
)
def test_the_form_of_a_name_lets_guess_what_it_wants(text: str, kind: Type | None) -> None:
    assert guessed_type(text) is kind


def test_kinds_within_a_text() -> None:
    text = "2023/11/20 に 980円 (K-20993)"
    assert [(kind, text[start:end]) for kind, start, end in typed_spans(text, 0, len(text))] == [
        (Type.DATE, "2023/11/20"),
        (Type.AMOUNT, "980円"),
        (Type.CODE, "K-20993"),
    ]
    assert [kind for kind, _start, _end in typed_spans(text, 10, 20)] == [Type.AMOUNT]
