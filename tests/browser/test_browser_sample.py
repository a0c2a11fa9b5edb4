"""A sample of the sweep, and the table of properties beside a browser's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.compare import WRONG, faults
from browser.documents import INVALID, VALUES
from browser.oracle import CHROMIUM, Oracle, open_oracle
from browser.sweep import pages
from norton_order.css.declarations import declared, is_supported
from norton_order.css.names import ALIASES, HARMLESS, HARMLESS_FAMILIES, IN_DOUBT
from norton_order.css.properties import READERS
from norton_order.css.shorthands import EXPANDERS
from norton_order.css.values import UNKNOWN

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

PAGES = 100
OTHERS = (
    "1px",
    "none",
    "auto",
    "0",
    "red",
    "50%",
    "1",
    "-1px",
    "a b",
    "normal",
    "url(x)",
    "'x'",
    "1 2",
    "calc(1px + 1em)",
    "1px 2px 3px 4px 5px",
)
# Read more freely than by a browser: what these take away is in doubt or nothing.
LENIENT = frozenset(
    "animation text-emphasis text-decoration text-shadow text-transform text-overflow -webkit-line-clamp aspect-ratio mso-hide font-size-adjust offset-path "
    "grid-area grid-row grid-column -webkit-box-reflect mask -webkit-mask background column-width columns column-count filter -webkit-filter".split()
)


@pytest.fixture(scope="module")
def oracle() -> Iterator[Oracle]:
    with open_oracle() as oracle:
        yield oracle


def test_nothing_is_shown_or_joined_that_a_browser_does_not(oracle: Oracle, stride: int) -> None:
    count = 0
    wrong = []
    for page in pages(PAGES // stride, None):
        sights = oracle.look(page)
        count += sum(sight.is_seen for sight in sights)
        wrong += [(fault, page) for fault in faults(page, sights) if fault.kind in WRONG]
    assert count > PAGES // stride
    assert wrong == []


def test_every_property_of_the_browser_has_its_place(oracle: Oracle) -> None:
    places = READERS.keys() | EXPANDERS.keys() | HARMLESS | IN_DOUBT | {"all"}
    names = oracle.properties()
    assert len(names) > 500
    assert [
        name
        for name in names
        if ALIASES.get(name, name) not in places and not name.startswith(HARMLESS_FAMILIES)
    ] == []


def test_what_a_browser_takes_is_taken_and_nothing_else(oracle: Oracle) -> None:
    names = [name.rpartition(";")[2] for name in VALUES]
    pairs = [
        (name, value)
        for name, values in zip(names, VALUES.values(), strict=True)
        for value in (*values.split("|"), *INVALID, *OTHERS)
        if name not in LENIENT and value and name[:2] != "--" and "url(" not in value
    ]
    differing = []
    for (name, value), is_taken in zip(pairs, oracle.supports(pairs), strict=True):
        ours = is_supported(name, value)
        is_in_doubt = UNKNOWN in declared(name, value).values()
        if ours is not None and ours != is_taken and not is_in_doubt:
            differing.append((name, value, is_taken))
    assert differing == []
