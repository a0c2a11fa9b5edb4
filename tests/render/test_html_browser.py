"""The page in a real browser: copying, hostile text, no requests, accessibility, narrow screens."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from literals import NUMBER, notice, rejection, report
from norton_order.model import Caution
from norton_order.render.html import render_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from norton_order.model import Notice
    from norton_order.text.words import Lang

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
ROOT = Path(__file__).parent.parent.parent
HOSTILE = (
    '<script>document.title="broken"</script>"><img src="https://evil.example/x.png" onerror="alert(1)">'
)
FOUND = report(
    notice(
        day="2025-12-05", current_order="SY99999321", product=f"Norton {HOSTILE}", subject=HOSTILE,
        evidence=f"{NUMBER} {HOSTILE}", warnings=(Caution("foreign-link", (HOSTILE,)),),
    ),
    notice(day="2024-12-05"),
    notice(day="2025-01-05", enrollment_order="SY2", email=None),
    notice(day="2025-02-05", enrollment_order="SY2", kind="stopped", email=None),
    notice(day="2025-03-05", enrollment_order="NP1234567", kind="purchased"),
    rejection(subject=HOSTILE),
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        flags = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ]
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens a rendered report; afterwards, no request may have left the page."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    requests: list[str] = []
    errors: list[str] = []

    def open_page(lang: Lang = "ja", width: int = 390, found: Any = FOUND) -> Any:
        file = tmp_path / "page.html"
        file.write_text(render_html(found, lang=lang), encoding="utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text))
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        page.goto(file.as_uri())
        return page

    yield open_page
    context.close()
    assert {url for url in requests if not url.startswith("file:")} == set()
    assert errors == []


def test_copy_buttons_put_exactly_the_value_on_the_clipboard(opened: Any) -> None:
    page = opened()
    copied = []
    for button in page.query_selector_all("#contract-1 button"):
        button.click()
        page.wait_for_selector("#status:not(:empty)", state="attached")
        copied.append(page.evaluate("navigator.clipboard.readText()"))
        assert button.inner_text() == "コピーしました"
    assert copied == [NUMBER, "taro@example.jp"]


def test_search_words_are_copied_as_they_are(opened: Any) -> None:
    page = opened(found=report())
    for box in page.locator(".query").all():
        box.locator("button").click()
        sync_api.expect(box.locator("button")).to_have_text("コピーしました")
        assert page.evaluate("navigator.clipboard.readText()") == box.locator("code").text_content()


def test_copying_works_without_the_clipboard_interface(opened: Any) -> None:
    page = opened()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')) }")
    page.query_selector("#contract-1 button").click()
    page.wait_for_selector("#status:not(:empty)", state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == NUMBER


def test_hostile_mail_text_shows_as_text(opened: Any) -> None:
    page = opened()
    assert page.title() == "ノートンの自動延長を止めるためのご案内"
    assert page.query_selector("img") is None
    assert HOSTILE in page.text_content("main")


@pytest.mark.parametrize("width", [320, 390, 794, 1280])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "found", [pytest.param(FOUND, id="contracts"), pytest.param(report(rejection()), id="nothing found")]
)
def test_nothing_sticks_out_of_the_screen(opened: Any, lang: Lang, width: int, found: Any) -> None:
    page = opened(lang, width, found)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_reads_without_scripts(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render_html(FOUND, lang="ja"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    text = page.inner_text("main")
    assert NUMBER in text
    assert "もう一つの「停止」" in text
    assert "コピー" not in text
    context.close()


def test_one_contract_prints_on_two_sheets_of_a4(opened: Any) -> None:
    page = opened(found=report(*(notice(day=f"{year}-12-05") for year in range(2018, 2026))))
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 2


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "found", [pytest.param(FOUND, id="contracts"), pytest.param(report(rejection()), id="nothing found")]
)
def test_axe_finds_no_violation(browser: Any, opened: Any, lang: Lang, found: Any, shade: str) -> None:
    folder = Path(os.environ.get("NODE_PATH") or ROOT / "node_modules")
    axe = folder / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed (npm install axe-core)")
    page = opened(lang, found=found)
    page.emulate_media(color_scheme=shade)
    # The page's own policy forbids foreign scripts, so axe comes in by the debugger.
    page.evaluate(axe.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document)")
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in result["violations"]] == []


def test_a_screen_reader_is_told_what_each_part_and_each_button_is(opened: Any) -> None:
    page = opened()
    for role, name in (
        ("region", f"Norton {HOSTILE} {NUMBER}"),
        ("button", "ご注文番号をコピー"),
        ("button", "メールアドレスをコピー"),
        ("link", "入力ページを開く"),
        ("navigation", "ご契約が3件見つかりました"),
    ):
        assert page.get_by_role(role, name=name, exact=True).count() >= 1, name
    assert page.get_by_role("status").count() == 1


def test_days_left_are_those_of_the_day_in_japan(opened: Any, tmp_path: Path) -> None:
    found = report(notice(day="2025-12-05"))
    file = tmp_path / "days.html"
    file.write_text(render_html(found, lang="en", today=dt.date(2026, 1, 1)), encoding="utf-8")
    told = {}
    for moment in (
        "2026-01-01T14:59:00Z",
        "2026-01-01T15:01:00Z",
        "2026-02-02T15:01:00Z",
        "2026-02-03T15:01:00Z",
    ):
        page = opened(found=found)
        page.clock.set_fixed_time(moment)
        page.goto(file.as_uri())
        told[moment] = page.inner_text(".left")
    assert list(told.values()) == ["(days left: 33)", "(days left: 32)", "(today)", "(past)"]
    page.emulate_media(media="print")
    assert not page.is_visible(".left")


def test_several_contracts_leave_no_sheet_empty(opened: Any) -> None:
    def years(number: str) -> list[Notice]:
        return [notice(day=f"{year}-12-05", enrollment_order=number) for year in range(2022, 2026)]

    def sheets(*numbers: str) -> int:
        page = opened(found=report(*(one for number in numbers for one in years(number))))
        count: int = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        return count

    # The list of contracts shares its sheet with the first of them.
    assert sheets("SY1111111", "SY2222222", "SY3333333") <= 3 * sheets("SY1111111")


def test_a_query_stands_above_its_button_on_a_telephone(opened: Any) -> None:
    boxes = opened(width=390, found=report()).locator(".query").all()
    assert len(boxes) > 5
    for box in boxes:
        query, button = box.locator("code").bounding_box(), box.locator("button").bounding_box()
        assert button["y"] >= query["y"] + query["height"]
        assert query["width"] > 250
