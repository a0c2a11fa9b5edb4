"""Every layout by itself, in the simplest mail: what one shape does not hide from another."""

from __future__ import annotations

import pytest

from norton_order import parse_notice
from variants.assembly import entity, message
from variants.compose import draft_of, render, subject_of
from variants.markup import MARKUP_LAYOUTS
from variants.matrix import notices
from variants.plain import PLAIN_LAYOUTS
from variants.wording import SENDERS

WANTED = "自動延長加入時のご注文番号"
TO = ("To: taro@example.jp",)


def _axes(**choices: str) -> dict[str, str]:
    axes = dict(notices(1)[0].axes)
    plain = {
        "label": WANTED,
        "wire": "utf-8 base64",
        "decoy": "none",
        "order": "wanted first",
        "link": "official",
    }
    return axes | plain | {"plain form": "as-is", "markup form": "as-is", "kind": "renewed"} | choices


@pytest.mark.parametrize("layout", sorted(PLAIN_LAYOUTS))
@pytest.mark.parametrize("order", ["wanted first", "current first", "no current"])
def test_every_plain_layout_alone(layout: str, order: str) -> None:
    _check_layout(_axes(**{"plain layout": layout, "order": order}), "plain")


@pytest.mark.parametrize("layout", sorted(MARKUP_LAYOUTS))
@pytest.mark.parametrize("order", ["wanted first", "current first", "no current"])
def test_every_markup_layout_alone(layout: str, order: str) -> None:
    _check_layout(_axes(**{"markup layout": layout, "order": order}), "html")


def _check_layout(axes: dict[str, str], structure: str) -> None:
    """Assert the numbers of the simplest mail in one layout."""
    current = None if axes["order"] == "no current" else "SY87654321"
    body = render(draft_of(axes, "SY12345678", current), axes)
    notice = parse_notice(message(entity(body, axes["wire"], structure), SENDERS["ja"], subject_of(axes), TO))
    assert (notice.enrollment_order, notice.current_order) == ("SY12345678", current)
