"""Colours of CSS and HTML."""

from __future__ import annotations

import pytest

from norton_order.css.colors import Paint, Special, color_of, is_same, parse_attribute_color
from norton_order.css.tokens import tokenise

WHITE = (255, 255, 255)


@pytest.mark.parametrize(
    ("value", "paint"),
    [
        ("white", Paint(WHITE)),
        ("#fff", Paint(WHITE)),
        ("#ffffff", Paint(WHITE)),
        ("#ff000080", Paint((255, 0, 0), 128 / 255)),
        ("#f008", Paint((255, 0, 0), 136 / 255)),
        ("rgb(255, 255, 255)", Paint(WHITE)),
        ("rgb(255 255 255 / 50%)", Paint(WHITE, 0.5)),
        ("rgba(0,0,0,0)", Paint((0, 0, 0), 0.0)),
        ("rgb(100%,0%,0%)", Paint((255, 0, 0))),
        ("hsl(0, 0%, 100%)", Paint(WHITE)),
        ("hsl(120deg 100% 50%)", Paint((0, 255, 0))),
        ("transparent", Paint((0, 0, 0), 0.0)),
        ("canvas", Paint(WHITE)),
        ("rebeccapurple", Paint((102, 51, 153))),
        ("hwb(0 100% 0%)", Paint(WHITE)),
        ("rgb(300,300,300)", Paint(WHITE)),
        ("rgb(none 0 0)", Paint((0, 0, 0))),
        ("hsl(120deg none none)", Paint((0, 0, 0))),
        ("currentcolor", Special.CURRENT),
        ("oklch(1 0 0)", Special.UNREAD),
        ("color-mix(in srgb, white, white)", Special.UNREAD),
        ("linktext", Special.UNREAD),
        ("rgb(calc(1) 0 0)", Special.UNREAD),
        ("rgb(1px,2,3)", None),
        ("rgb(1,2%,3)", None),
        ("hwb(0,0%,0%)", None),
        ("rgb(1 2 3 4)", None),
        ("#ff", None),
        ("fff", None),
        ("rgb(1,2)", None),
        ("nonsense", None),
    ],
)
def test_css(value: str, paint: Paint | Special | None) -> None:
    assert color_of(tokenise(value)[0]) == paint


def test_without_a_sign_in_quirks_mode() -> None:
    assert color_of(tokenise("ffffff")[0], is_quirky=True) == Paint(WHITE)


@pytest.mark.parametrize(
    ("value", "color"),
    [
        ("white", WHITE),
        ("#FFFFFF", WHITE),
        ("ffffff", WHITE),
        ("#fff", WHITE),
        ("fff", (15, 15, 15)),
        ("chucknorris", (0xC0, 0, 0)),
        ("#ffffffzz", (255, 255, 0)),
    ],
)
def test_attribute_as_browsers_read_it(value: str, color: tuple[int, int, int]) -> None:
    paint = parse_attribute_color(value)
    assert paint is not None
    assert paint.color == color


@pytest.mark.parametrize("value", ["", " ", "transparent"])
def test_attribute_that_says_nothing(value: str) -> None:
    assert parse_attribute_color(value) is None


def test_what_no_eye_tells_apart() -> None:
    assert is_same(WHITE, (250, 250, 245))
    assert not is_same(WHITE, (200, 200, 200))
    assert not is_same(None, WHITE)


def test_mixing() -> None:
    assert Paint((0, 0, 0), 0.5).over(WHITE) == (128, 128, 128)
    assert Paint((0, 0, 0), 0.01).is_faint
