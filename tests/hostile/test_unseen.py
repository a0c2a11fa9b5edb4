"""What a browser does not show gives no number, and what the builders of newsletters write is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hostile.imitations import mail, markup
from hostile.judge import CHROMIUM, Judge, judging
from hostile.templates import TEMPLATES
from hostile.unseen import DECOY, DECOY_NUMBER, ELSEWHERE, SEEMING, SEEN, UNSEEN, W
from norton_order import NortonOrderError, parse_notice

DOCTYPES = ("<!DOCTYPE html>", "")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


def _read(body: str, head: str) -> str:
    try:
        return parse_notice(mail(markup(body, head))).enrollment_order
    except NortonOrderError as error:
        return error.reason


def _page(doctype: str, body: str, head: str) -> str:
    return f'{doctype}<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with judging(pytest.importorskip("playwright.sync_api", reason="playwright is not installed")) as judge:
        yield judge


@pytest.mark.parametrize("after", [SEEN, ""], ids=["above the current order", "alone"])
@pytest.mark.parametrize("name", UNSEEN)
def test_what_is_not_seen_gives_no_number(name: str, after: str) -> None:
    body, head = UNSEEN[name]
    assert DECOY_NUMBER not in _read(body.replace("{}", DECOY) + after, head)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_shown_elsewhere_gives_no_number(name: str) -> None:
    assert DECOY_NUMBER not in _read(*ELSEWHERE[name])


@pytest.mark.parametrize("name", SEEMING)
def test_what_only_seems_hidden_is_not_passed_over(name: str) -> None:
    body, head = SEEMING[name]
    assert "SY88888888" not in _read(f"<div>{W}：{body.replace('{}', DECOY_NUMBER)}SY88888888</div>", head)


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_are_read(name: str) -> None:
    assert _read(*TEMPLATES[name]) == "SY12345678"


@needs_browser
@pytest.mark.parametrize("name", UNSEEN)
def test_a_browser_does_not_show_it_somewhere(judge: Judge, name: str) -> None:
    body, head = UNSEEN[name]
    pages = [_page(doctype, body.replace("{}", DECOY) + SEEN, head) for doctype in DOCTYPES]
    assert not all(judge.sees(page, DECOY_NUMBER, width) for page in pages for width in (1000, 500))


@needs_browser
@pytest.mark.parametrize("name", SEEMING)
def test_a_browser_shows_what_only_seems_hidden(judge: Judge, name: str) -> None:
    body, head = SEEMING[name]
    page = _page(DOCTYPES[0], f"<div>{W}：{body.replace('{}', DECOY_NUMBER)}SY88888888</div>", head)
    assert judge.sees(page, DECOY_NUMBER)


@needs_browser
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_browser_shows_templates_everywhere(judge: Judge, name: str) -> None:
    body, head = TEMPLATES[name]
    pages = [_page(doctype, body, head) for doctype in DOCTYPES]
    assert all(judge.sees(page, "SY12345678", width) for page in pages for width in (1000, 700))
