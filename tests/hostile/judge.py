"""Chromium as the judge of what is seen: a number is seen if another one in its place looks different."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HEIGHT = 900
# Takes two pictures, returns how much their colours differ at the most.
_DIFFERENCE = """async ([first, second]) => {
  const octets = [];
  for (const data of [first, second]) {
    const picture = new Image();
    picture.src = "data:image/png;base64," + data;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width;
    canvas.height = picture.height;
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    octets.push(context.getImageData(0, 0, canvas.width, canvas.height).data);
  }
  let most = 0;
  for (let i = 0; i < octets[0].length; i++) most = Math.max(most, Math.abs(octets[0][i] - octets[1][i]));
  return most;
}"""


class Judge:
    """Looks at pages."""

    def __init__(self, browser: Any, height: int = HEIGHT) -> None:
        self._browser = browser
        self._height = height
        self._page = browser.new_page(offline=True)  # pictures of pages stay unfetched
        self._desk = browser.new_page(offline=True)

    def tall(self) -> Judge:
        """Return one who looks further down."""
        return Judge(self._browser, 9 * HEIGHT)

    def look(self, page: str, width: int = 1000) -> bytes:
        """Return a picture of *page*."""
        self._page.set_viewport_size({"width": width, "height": self._height})
        self._page.set_content(page)
        picture: bytes = self._page.screenshot()
        return picture

    def sees(self, page: str, number: str, width: int = 1000) -> bool:
        """Return whether the last digits of *number* are to be seen on *page*: none of two others looks like it.

        By one alone it could not be told: some fonts set a 1 closer to its neighbours, so what is around differs.
        """
        picture = self.look(page, width)
        others = (
            number[:-3] + "".join("8" if digit == other else other for digit in number[-3:]) for other in "10"
        )
        return all(self._differ(picture, self.look(page.replace(number, other), width)) for other in others)

    def _differ(self, first: bytes, second: bytes) -> bool:
        if first == second:
            return False
        pictures = [base64.b64encode(picture).decode() for picture in (first, second)]
        most: int = self._desk.evaluate(_DIFFERENCE, pictures)
        return most > 40


@contextmanager
def judging(sync_api: Any) -> Iterator[Judge]:
    """Open a browser."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield Judge(browser)
        browser.close()
