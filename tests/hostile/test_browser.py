"""Pages of chance in a real browser: what is printed is seen there, below or right of its label, or as its layout says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from hostile.pages import W, page
from norton_order import NortonOrderError, parse_notice

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

PAGES = 3_000
HEAD = "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nContent-Type: text/html; charset=utf-8\n\n"
# Returns [text, left, top, right, bottom] of each label and number that takes room and is not transparent; the
# top is that of the cell around, in which text may stand in the middle.
SEEN = r"""() => {
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of node.data.matchAll(/自動延長加入時のご注文番号|今回のご注文番号|SY[0-9]{8}/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const box = range.getBoundingClientRect(), style = getComputedStyle(node.parentElement);
      const color = style.color.replace(/ /g, "");
      if (box.width < 20 || box.height < 4 || box.right < 0 || style.visibility !== "visible") continue;
      if (/^rgb\(25\d,25\d,25\d\)$|^rgba\(.*,0\)$/.test(color)) continue;
      const cell = node.parentElement.closest("td, th");
      const top = cell ? Math.min(box.top, cell.getBoundingClientRect().top) : box.top;
      found.push([match[0], box.left, top, box.right, box.bottom]);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def tab() -> Iterator[Any]:
    """Return an empty page of the browser."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser.new_page(viewport={"width": 1000, "height": 2000}, offline=True)
        browser.close()


def _printed(stride: int) -> Iterator[tuple[int, str, str, str]]:
    """Yield seed, page, number and layout of each page of which a number is printed."""
    for seed in range(0, PAGES, stride):
        content = page(seed)
        try:
            notice = parse_notice(f"{HEAD}{content}".encode())
        except NortonOrderError:
            continue
        number = notice.enrollment_order
        if number.startswith("SY") and number[2:].isdecimal():  # not glued to a letter of chance
            yield seed, content, number, notice.layout


def _follows(first: list[Any], second: list[Any]) -> bool:
    """Return whether *second* stands on a later line than *first*, or right of it."""
    return bool(first[2] < second[4] and (first[1] < second[3] or first[4] <= second[2] + 2))


def test_what_is_printed_is_seen_beside_its_label(tab: Any, stride: int) -> None:
    wrong = []
    count = 0
    for seed, content, number, layout in _printed(stride):
        count += 1
        tab.set_content(content)
        seen = tab.evaluate(SEEN)
        labels = [box for box in seen if box[0] == W]
        numbers = [box for box in seen if box[0] == number]
        pairs = [(label, box) for label in labels for box in numbers]
        if layout == "mirrored":
            pairs = [(box, label) for label, box in pairs]
        # A list says by its order what belongs together.
        if not any(layout == "list" or _follows(*pair) for pair in pairs):
            wrong.append((seed, number, layout))
    assert count > 150 // stride
    assert wrong == []
