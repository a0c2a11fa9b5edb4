"""Chromium as the judge of pages: which of their numbers are seen, by pixels, and where they stand.

A number is seen if another one in its place looks different. Each page is drawn three times: as it is, with the first
digits of every number changed, and with the last ones changed.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTH, HEIGHT = 1000, 800

# Returns [number, font size, [left, top, right, bottom] of its first line, of lines] of each number in a text node.
_FIND: Final = r"""() => {
  window.nodes = [];
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const match = /SY\d{8}/.exec(node.data);
    if (!match || /^(STYLE|SCRIPT|TITLE|TEXTAREA|NOSCRIPT)$/.test(node.parentElement.tagName)) continue;
    const range = document.createRange();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const boxes = [...range.getClientRects()].map(b => [b.left, b.top, b.right, b.bottom]);
    nodes.push([node, node.data]);
    found.push([match[0], parseFloat(getComputedStyle(node.parentElement).fontSize), boxes]);
  }
  return found;
}"""
_CHANGE: Final = r"""(which) => {
  for (const [node, text] of window.nodes) node.data = text.replace(/SY(\d{4})(\d{4})/, (_, a, b) => {
    const other = s => s.replace(/\d/g, d => d === "8" ? "1" : "8");
    return "SY" + (which === 0 ? other(a) : a) + (which === 1 ? other(b) : b);
  });
}"""
# Takes pictures and boxes, returns for each box how much each later picture differs from the first one in it.
_DIFFER: Final = r"""async ([pictures, boxes]) => {
  const planes = [];
  let width = 0;
  for (const data of pictures) {
    const picture = new Image();
    picture.src = "data:image/png;base64," + data;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width = picture.width;
    canvas.height = picture.height;
    const context = canvas.getContext("2d", {willReadFrequently: true});
    context.drawImage(picture, 0, 0);
    planes.push(context.getImageData(0, 0, canvas.width, canvas.height));
  }
  return boxes.map(lines => planes.slice(1).map(plane => {
    let most = 0;
    for (const [l, t, r, b] of lines)
      for (let y = Math.max(0, Math.floor(t)); y < Math.min(plane.height, Math.ceil(b)); y++)
        for (let x = Math.max(0, Math.floor(l)) * 4; x < Math.min(width, Math.ceil(r)) * 4; x++) {
          const at = y * width * 4 + x;
          most = Math.max(most, Math.abs(plane.data[at] - planes[0].data[at]));
        }
    return most;
  }));
}"""
_NAMES: Final = r"""() => {
  const names = new Set();
  for (const key in document.body.style) {
    const name = key.replace(/[A-Z]/g, letter => "-" + letter.toLowerCase());
    names.add(/^(webkit|moz|ms)-/.test(name) ? "-" + name : name);
  }
  return [...names].filter(name => CSS.supports(name, "initial")).sort();
}"""
_SEEN: Final = 40  # of 255


class Sight(NamedTuple):
    """How a number is shown.

    Attributes:
        number: as written.
        is_seen: all of it.
        is_partly_seen: some of it.
        box: left, top, right and bottom of its first line.
        lines: how many lines it is broken into.
        em: size of its font.
    """

    number: str
    is_seen: bool
    is_partly_seen: bool
    box: tuple[float, float, float, float]
    lines: int
    em: float


class Oracle:
    """Looks at pages."""

    def __init__(self, browser: Any) -> None:
        self._page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, offline=True)
        self._desk = browser.new_page(offline=True)

    def look(self, page: str) -> list[Sight]:
        """Return how each number in the text of *page* is shown, in the order it is written."""
        self._page.set_content(page)
        found = self._page.evaluate(_FIND)
        pictures = [self._picture()]
        for which in (0, 1):
            self._page.evaluate(_CHANGE, which)
            pictures.append(self._picture())
        boxes = [lines for _number, _em, lines in found]
        differences = self._desk.evaluate(_DIFFER, [pictures, boxes])
        return [
            Sight(
                number,
                all(most > _SEEN for most in differs),
                any(most > _SEEN for most in differs),
                tuple(lines[0]) if lines else (0.0, 0.0, 0.0, 0.0),
                len(lines),
                em,
            )
            for (number, em, lines), differs in zip(found, differences, strict=True)
        ]

    def supports(self, declarations: list[tuple[str, str]]) -> list[bool]:
        """Return of each property and value whether the browser knows the one and takes the other."""
        answers: list[bool] = self._desk.evaluate(
            "all => all.map(([n, v]) => CSS.supports(n, v))", declarations
        )
        return answers

    def properties(self) -> list[str]:
        """Return the names of the properties that the browser knows."""
        names: list[str] = self._desk.evaluate(_NAMES)
        return names

    def _picture(self) -> str:
        return base64.b64encode(self._page.screenshot(animations="allow")).decode()


@contextmanager
def open_oracle() -> Iterator[Oracle]:
    """Open a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield Oracle(browser)
        browser.close()
