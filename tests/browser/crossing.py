"""Templates of mail crossed with declarations: some of their texts become numbers, one of their elements gets a style."""

from __future__ import annotations

import random
import re
from typing import Final

from browser.documents import INVALID, VALUES

_BODY: Final = re.compile(r"<body\b[^>]*>(.*)", re.IGNORECASE | re.DOTALL)
_NO_TEXT: Final = re.compile(
    r"<!--.*?-->|<(style|script|title|textarea|select)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_TEXT: Final = re.compile(r">([^<>{}]*[^\W\d_]{3}[^<>{}]*)<")
_TAG: Final = re.compile(
    r"<(?:p|div|span|td|tr|table|a|b|strong|h[1-6]|li|ul|center|font)\b(?=[\s>])", re.IGNORECASE
)
_STYLE: Final = re.compile(r"\bstyle\s*=\s*([\"'])", re.IGNORECASE)
NUMBERS: Final = 8  # of a page


def crossed(template: str, seed: int) -> str | None:
    """Return *template* with numbers in the place of some texts and a declaration of chance; None for one without text."""
    chance = random.Random(seed)  # noqa: S311
    body = _BODY.search(template)
    start = body.start(1) if body else 0
    head, rest = template[:start], template[start:]
    rest = _NO_TEXT.sub(lambda match: match[0].replace("<", "\x01").replace(">", "\x02"), rest)
    texts = list(_TEXT.finditer(rest))
    if len(texts) < 2:
        return None
    for place, match in sorted(
        enumerate(chance.sample(texts, min(NUMBERS, len(texts)))), key=lambda pair: -pair[1].start()
    ):
        number = f"SY{chance.randrange(1000, 9999)}{place}{chance.randrange(100, 999)}"
        rest = rest[: match.start(1)] + number + rest[match.end(1) :]
    if chance.random() < 0.8:
        rest = _declare(rest, chance)
    return head + rest.replace("\x01", "<").replace("\x02", ">")


def _declare(rest: str, chance: random.Random) -> str:
    """Add a declaration to an element that stands near a number."""
    tags = list(_TAG.finditer(rest))
    numbers = list(re.finditer(r"SY\d{8}", rest))
    if not tags or not numbers:
        return rest
    number = chance.choice(numbers)
    before = [tag for tag in tags if tag.start() < number.start()][-6:]
    if not before:
        return rest
    tag = chance.choice(before)
    name, values = chance.choice(list(VALUES.items()))
    value = chance.choice([*values.split("|"), chance.choice(INVALID)])
    declaration = f"{name}:{value}".replace('"', "'")
    end = rest.index(">", tag.end())
    style = _STYLE.search(rest, tag.end(), end)
    if style:
        closing = rest.find(style[1], style.end())
        declaration = declaration.replace("'", '"') if style[1] == "'" else declaration
        return f"{rest[:closing]};{declaration}{rest[closing:]}"
    return f'{rest[: tag.end()]} style="{declaration}"{rest[tag.end() :]}'
