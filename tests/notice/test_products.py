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
        ("Norton(tm) 360", "Norton 360"),
        ("Norton(R) 360", "Norton 360"),
        ("Norton (R) 360", "Norton"),
        ("Norton^ 360", "Norton 360"),
        ("ノートン・360", "ノートン・360"),
        ("『ノートン 360』", "ノートン 360"),
        ("【ノートン 360】", "ノートン 360"),
        ("[Norton 360]", "Norton 360"),
        ('"Norton 360"', "Norton 360"),
        ("ノートン アンチウイルス 2009", "ノートン アンチウイルス 2009"),
        ("ノートン アンチウイルス 2025", "ノートン アンチウイルス 2025"),
        ("ノートン アンチウイルス 2030", "ノートン アンチウイルス"),
        ("ノートン アンチウイルス 2012年", "ノートン アンチウイルス"),
        ("ノートン アンチウイルス 20123", "ノートン アンチウイルス"),
        ("ノートン 360 2012", "ノートン"),
        ("ノートン 3600", "ノートン"),
        ("Norton Securityx", "Norton"),
        ("Norton" + " 360" * 9, "Norton" + " 360" * 8),
        ("Norton" + " Internet" * 8, "Norton" + " Internet" * 6),
        ("Norton" + " Internet" * 7 + " 360", "Norton" + " Internet" * 6),
        ("Norton" + " Internet" * 5 + " Premium 360", "Norton" + " Internet" * 5 + " Premium"),
        ("Norton" + " Internet" * 5 + " Premium(3台版)", "Norton" + " Internet" * 5 + " Premium"),
        ("Norton" + " Internet" * 5 + " Premium・3台版", "Norton" + " Internet" * 5 + " Premium"),
        ("Norton" + " Internet" * 5 + " Premium/3台版", "Norton" + " Internet" * 5 + " Premium"),
        ("Norton 360 evil.example", "Norton 360"),
        ("ノートン 360 3台)", "ノートン 360 3台"),
        ("Norton" + " Internet" * 5 + " Mobile 360", "Norton" + " Internet" * 5 + " Mobile 3"),
        ("ノートン" + "あ" * 100, "ノートン"),
        ("ノートンァ", None),
        ("ノートンヺ", None),
        ("ノートンー", None),
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
    "edition",
    [
        " 3台", " 10台", " 3 台", " 3台版", " 3台用", " 3台分", "/3台", "・3台", "(3台)", "( 3台)", " (3台版)", " 1年版", " 1年間", " 1年間版", " 1年用", " 1か月版", " 1ヶ月版", " 1カ月版", " 1ケ月版",
        " 5ユーザー版", " 5デバイス版", " 1 user", " 5 users", " 1 device", " 5 devices", " 1 year", " 3 years", " 3대", " 1년", "ダウンロード版", " パッケージ版",
        " 3台 1年版 ダウンロード版",
    ],
)  # fmt: skip
def test_editions(edition: str) -> None:
    assert parse_product(f"ノートン 360{edition} のご案内") == f"ノートン 360{edition}"


@pytest.mark.parametrize(
    "words",
    [
        " 0台",
        " 100台",
        " 3人",
        " 5 usersx",
        " 1 devicex",
        " 1 yearly",
        " 台版",
        " 版",
        " 05台",
        "ダウンロード",
    ],
)
def test_no_editions(words: str) -> None:
    assert parse_product(f"ノートン 360{words}") == "ノートン 360"


def test_of_many_editions_three_are_named() -> None:
    assert parse_product("ノートン 360 3台 1年版 3台 1年版") == "ノートン 360 3台 1年版 3台"


@pytest.mark.parametrize("sign", [*".@/\\:_–—―‐-"])
def test_a_name_that_goes_on_is_cut_to_its_brand(sign: str) -> None:
    assert parse_product(f"ノートン 360{sign}0") == "ノートン"
    assert parse_product(f"ノートン 360{sign} a") == "ノートン"
    assert parse_product(f"ノートン 360{sign}ご案内") == "ノートン 360"


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
        ("Norton(R) 360 → Norton(TM) 360 Plus", ["Norton 360", "Norton 360", "Norton 360 Plus"]),
        ("Norton® 360 → Norton^ 360 Plus", ["Norton 360", "Norton 360", "Norton 360 Plus"]),
        ("Norton^・360", ["Norton ・360"] * 2),
        ("新しいノートン 360", []),
        ("ノートン 360 " + "ノートン " * 48 + "ノートン 360 デラックス ノートン 360 プレミアム", ["ノートン 360", "ノートン 360", "ノートン 360 デラックス"]),
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
        (["ご利用のNorton(R)  360", "ご利用のNORTON・360 Plus"], "NORTON・360 Plus"),
        (["ご利用のNorton  360", "ご利用のNORTON 360"], "Norton 360"),
        (["Your Norton Security, your device"], "Norton Security"),
        (["ご利用の   Norton   360"], None),
        (["İ ご利用の norton 360"], "norton 360"),
        (["ご利用のノートン 360 オンライン"], "ノートン 360 オンライン"),
        (["ご利用のノートン 360 special offer"], None),
        (["ご利用のノートン 360 10% OFF"], None),
        (["SPECIAL OFFER ご利用のノートン 360"], None),
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
        (["ノートン 360", "ノートン 360 スタンダード"], "ノートン 360 スタンダード"),
        (["Norton 360 Standard", "Norton 360 Standard Plus"], None),
        (["Norton 360", "NORTON 360"], "NORTON 360"),
        (["ノートン 360", "ノートン 360"], "ノートン 360"),
        (["ノートン 360 デラックス", "ノートン 360", "ノートン"], "ノートン 360 デラックス"),
        ([], None),
    ],
)
def test_choice(names: list[str], product: str | None) -> None:
    assert choose_product(names) == product
