"""Tables whose lines are lost: a reader may refuse them, but never hands over another number."""

from __future__ import annotations

from collections import Counter

import pytest

from norton_order import NortonOrderError, parse_notice
from variants.assembly import entity, message
from variants.flattened import ENROLLMENT, flatten
from variants.wording import SENDERS, SUBJECTS

COUNT = 4000
# Sign for sign a table of labels and values, in which any person would read the same.
UNDECIDABLE = {("html", 2840), ("plain", 1214), ("html", 1214)}


def _printed(octets: bytes) -> str | None:
    try:
        return parse_notice(octets).enrollment_order
    except NortonOrderError:
        return None


@pytest.mark.parametrize("structure", ["plain", "html"])
def test_no_other_number_is_printed(structure: str, stride: int) -> None:
    wrong, answers = [], Counter[tuple[str, bool]]()
    for seed in range(0, COUNT, stride):
        flat = flatten(seed)
        content = entity(flat.body, "utf-8 base64", structure)
        number = _printed(
            message(content, SENDERS["ja"], SUBJECTS["ja"]["renewed"], ("To: taro@example.jp",))
        )
        if number not in {None, ENROLLMENT} and (structure, seed) not in UNDECIDABLE:
            text = flat.body.plain if structure == "plain" else flat.body.markup
            wrong.append(f"seed {seed}, {flat.direction}: {number} from {text!r}")
        answers[flat.direction, number == ENROLLMENT] += 1
    assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(sorted(wrong, key=len)[:20])
    assert answers["label first", True] > answers["label first", False]
