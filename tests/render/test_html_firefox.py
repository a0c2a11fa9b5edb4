"""The page in Firefox: copying, narrow and dark screens, the keyboard, printing."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from literals import NUMBER, notice, rejection, report
from marionette import Firefox
from norton_order.render.days import today_in_japan
from norton_order.render.html import render_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.model import Report
    from norton_order.text.words import Lang

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")
FOUND = report(
    *(notice(day=f"{year}-12-05", current_order="SY99999321") for year in range(2020, 2026)),
    notice(day="2025-01-05", enrollment_order="SY22222222", email="hanako@example.com"),
    rejection(),
)
TAB, ENTER = "\ue004", "\ue006"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    assert FIREFOX is not None
    with Firefox(FIREFOX, tmp_path_factory.mktemp("profile")) as running:
        yield running


def written(folder: Path, lang: Lang = "ja", found: Report = FOUND) -> Path:
    page = folder / "page.html"
    page.write_text(render_html(found, lang=lang), encoding="utf-8")
    return page


def test_copy_buttons_put_exactly_the_value_on_the_clipboard(firefox: Firefox, tmp_path: Path) -> None:
    firefox.open(written(tmp_path))
    copied = []
    for place in (1, 2):
        firefox.click(f"#contract-{place} .field button")
        firefox.run(
            "while (!document.getElementById('status').textContent) await new Promise(r => setTimeout(r, 20))"
        )
        copied.append(firefox.run("return navigator.clipboard.readText()"))
    assert copied == [NUMBER, "SY22222222"]


@pytest.mark.parametrize("width", [320, 390, 640, 1280])  # 640 is a window of 1280 at 200 %
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_sticks_out_of_the_screen(firefox: Firefox, tmp_path: Path, lang: Lang, width: int) -> None:
    firefox.open(written(tmp_path, lang), width)
    root = "document.documentElement"
    assert firefox.run(f"return {root}.scrollWidth <= {root}.clientWidth")


def test_everything_is_reached_by_the_keyboard_alone(firefox: Firefox, tmp_path: Path) -> None:
    firefox.open(written(tmp_path))
    names = []
    for _ in range(6):
        firefox.press(TAB)
        names.append(
            firefox.run(
                "const e = document.activeElement; return e.getAttribute('aria-label') || e.textContent"
            )
        )
    assert names[:2] == ["ノートン 360 デラックス"] * 2
    assert names[2:6] == ["ご注文番号をコピー", "メールアドレスをコピー", "入力ページを開く", "止める手順へ"]
    firefox.open(written(tmp_path))
    firefox.press(TAB * 3 + ENTER)
    firefox.run(
        "while (!document.getElementById('status').textContent) await new Promise(r => setTimeout(r, 20))"
    )
    assert firefox.run("return navigator.clipboard.readText()") == NUMBER


def test_days_left_are_counted_when_the_page_is_opened(firefox: Firefox, tmp_path: Path) -> None:
    charged = today_in_japan() - dt.timedelta(days=50)
    firefox.open(written(tmp_path, found=report(notice(day=charged.isoformat()))))
    assert firefox.run("return document.querySelector('.left').textContent") == "（あと10日）"


def test_printed_on_a4_each_heading_stands_with_what_it_heads(firefox: Firefox, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    firefox.open(written(tmp_path))
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(firefox.printed())
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode()
    sheets = [
        [line.strip() for line in sheet.splitlines() if line.strip()]
        for sheet in text.split("\f")
        if sheet.strip()
    ]
    assert 2 <= len(sheets) <= 5
    headings = {"入力するもの", "日付", "これまでのお支払い", "番号が書かれていたところ", "返金について"}
    assert [sheet[-1] for sheet in sheets if sheet[-1] in headings] == []
    assert "コピー" not in text
    assert "あと" not in text
    assert len(re.findall(NUMBER, text)) >= 3


def test_numbers_are_copied_from_what_was_printed_of_an_english_page(
    firefox: Firefox, tmp_path: Path
) -> None:
    """Firefox ESR 153 sets the digits of Noto Sans CJK so that no program reads them from the PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    firefox.open(written(tmp_path, lang="en"))
    (tmp_path / "page.pdf").write_bytes(firefox.printed())
    command = ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "\N{REPLACEMENT CHARACTER}" not in text
    assert text.count(NUMBER) >= 3
    assert "Contracts found: 2" in text


def test_a_dark_screen_gets_a_dark_page(firefox: Firefox, tmp_path: Path) -> None:
    assert FIREFOX is not None
    shade = "return getComputedStyle(document.body).backgroundColor"
    profile = tmp_path / "profile"
    profile.mkdir()
    page = written(tmp_path)
    with Firefox(FIREFOX, profile, **{"layout.css.prefers-color-scheme.content-override": 0}) as dark:
        dark.open(page)
        assert dark.run(shade) == "rgb(27, 28, 29)"
    firefox.open(page)
    assert firefox.run(shade) == "rgb(247, 245, 240)"
