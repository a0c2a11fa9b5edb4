"""Text to product names: nothing of a mail but the vendor's own words."""

from __future__ import annotations

import pytest

from norton_order.notice.products import choose_product, named_product, parse_product, products_in

PLUS = "ノートン 360 スタンダードプラス"


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("ノートン 360  デラックス", "ノートン 360 デラックス"),
        ("「ノートン 360 デラックス」", "ノートン 360 デラックス"),
        ("ノートン 360 デラックスをご利用", "ノートン 360 デラックス"),
        ("ノートン 360 デラックス 3台版", "ノートン 360 デラックス 3台版"),
        ("ノートン 360 デラックス(3台・1年版)", "ノートン 360 デラックス(3台・1年版)"),
        ("ノートン 360 プレミアム(3年版/保証付)", "ノートン 360 プレミアム 3年版"),
        ("ノートン アンチウイルス 2012", "ノートン アンチウイルス 2012"),
        ("Norton® 360 Standard Plus", "Norton 360 Standard Plus"),
        ("Norton(TM) 360 for Gamers, 1 year", "Norton 360 for Gamers"),
        ("ノートン 360 スタンダード・プラス", "ノートン 360 スタンダード・プラス"),
        ("シマンテック", "シマンテック"),
        ("노턴 360 디럭스", "노턴 360 디럭스"),
        ("诺顿 360 高级版", "诺顿 360 高级版"),
        ("ノートン" + "あ" * 100, "ノートン"),
        ("ノートンストア", None),
        ("Nortons", None),
        ("今なら", None),
        (PLUS + "がおトク!", None),
        ("ウイルスバスター", None),
        ("<b>Norton", None),
        ("", None),
    ],
)
def test_product(text: str, product: str | None) -> None:
    assert parse_product(text) == product


@pytest.mark.parametrize(
    "telephone",
    [
        "0120-123-456", "03(1234)5678", "(03)1234-5678", "03 1234 5678", "0312345678", "+1 888 555 0123", "+81-3-1234-5678", "1-888-555-0123",
        "888.555.0123", "0120‐123‐456", "0120ー123ー456", "0120–123–456", "0120―123―456", "555-0123",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", [" ", "", " 解約窓口 ", ":", "-", "(", "TEL", " 3台版 "])
def test_no_telephone_number(telephone: str, between: str) -> None:
    name = parse_product(f"ノートン 360 デラックス{between}{telephone}")
    assert name is not None
    assert name.removesuffix("3台版").strip() in {"ノートン 360 デラックス", "ノートン"}
    assert parse_product(f"ノートン 360{between}{telephone}") in {
        "ノートン 360",
        "ノートン 360 3台版",
        "ノートン",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Norton evil.example/login", "Norton.example", "Norton 360 evil.example", "Norton 360.example/login", "norton-security.example", "Norton Security.example",
        "Norton https://evil.example/", "Norton 360@evil.example", "Norton/evil", "Norton 360\\\\evil", "Norton 360 <script>",
    ],
)  # fmt: skip
def test_no_address(text: str) -> None:
    assert parse_product(text) in {"Norton", "norton", "Norton 360"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ノートン 360 デラックス", ["ノートン 360 デラックス"] * 2),
        ("ノートン 360 スタンダード → ノートン 360 スタンダードプラス", ["ノートン 360 スタンダード", "ノートン 360 スタンダード", PLUS]),
        ("ノートン (ノートンストア)", ["ノートン"]),
        ("新しいノートン 360", []),
    ],
)  # fmt: skip
def test_rivals(text: str, names: list[str]) -> None:
    assert products_in(text) == names


@pytest.mark.parametrize(
    ("texts", "product"),
    [
        (["ノートン 360 デラックスをご利用いただき"], "ノートン 360 デラックス"),
        (["ノートン 360 をご利用の方へ", "ご契約のノートン 360 デラックス"], "ノートン 360 デラックス"),
        (["ご利用のノートン 360", "ご利用のノートン セキュリティ"], None),
        (["ノートン 360 プレミアム"], None),
        (["ノートン オンラインストアをご利用いただき"], None),
        (
            ["今ならノートン 360 プレミアムがおトク!", "ご契約のノートン 360 デラックス"],
            "ノートン 360 デラックス",
        ),
        ([f"今なら{PLUS}がおトク!"], None),
        ([f"{PLUS}をご利用いただき"], None),
        ([], None),
    ],
)
def test_without_a_label(texts: list[str], product: str | None) -> None:
    assert named_product(texts) == product


@pytest.mark.parametrize(
    ("names", "product"),
    [
        (["ノートン 360"], "ノートン 360"),
        (["ノートン 360", "ノートン360 デラックス"], "ノートン360 デラックス"),
        (["ノートン 360 デラックス", "ノートン 360 プレミアム"], None),
        (["ノートン 360 スタンダード", PLUS], None),
        (["ノートン 360", PLUS], PLUS),
        ([], None),
    ],
)
def test_choice(names: list[str], product: str | None) -> None:
    assert choose_product(names) == product
