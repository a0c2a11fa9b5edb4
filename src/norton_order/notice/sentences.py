"""The closed list of words that stand between a label and its number in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_OPEN: Final = r"[\s(「『【\[<〔“‘]*"
_NUMBER: Final = r"[0-9A-Z]{5,20}"
_ASKED: Final = r"(?:何番|何|どれ|どちら|いくつ|どこ|教えて|お教え|ご教示|お知らせ)"
_STATES: Final = re.compile(
    rf"[\s)」』】\]>〕”’]*(?:"
    r"(?:には|は|が|の|も|とは|として|として、|ですが|でございますが|については|につきましては|に関しては|のほうは|の方は)、?"
    # … を確認したところ、N でした; … をお調べしましたところ、N
    r"|(?:を|について|につき)(?:ご|お)?(?:確認|照会|調べ|調査|検索|確かめ)(?:を)?(?:いたし|致し|し)?(?:ました|た)(?:ところ|結果)、?"
    # Q. … は何番ですか。 A. N です
    rf"|(?:は|が|を|って)?、?{_ASKED}[^。?\n]{{0,14}}[。?]\s*(?:\n\s*)?(?:A|答え?|回答)\s*[.:)]?"
    # 下記の … をお控えください。 N
    r"|を(?:ご|お)(?:控え|確認|入力|使い|利用|用意|手元|保管|伝え)[^。\n]{0,10}(?:ください|下さい|願います|願いいたします)[。:]\s*"
    # … は M ではなく N です
    rf"|(?:は|が)、?{_NUMBER}\s?(?:ではなく|でなく|じゃなく)て?、?"
    rf"){_OPEN}(?:お客様の場合は)?{_OPEN}"
)
_AND: Final = re.compile(
    r"\s*[)」』】]?\s*(?:と|、|,|および|及び|ならびに|並びに|と、|/|and)\s*[(「『【]?\s*"
)
_RESPECTIVELY: Final = re.compile(
    r"\s*[)」』】]?\s*(?:は|が|の順に)、?\s*(?:それぞれ|順に|各々|以下のとおり|次のとおり)?、?\s*[(「『【]?\s*"
)


def states(gap: str) -> bool:
    """Return whether the words of *gap*, between a label and a number of one passage, say that the label names it."""
    return len(gap) <= 60 and _STATES.fullmatch(gap) is not None


def respective(gaps: Sequence[str], are_labels: Sequence[bool]) -> range | None:
    """Return the places of a run of labels and as many numbers, in the same order ("L and L are N and N"), or None.

    Args:
        gaps: between each thing and the next one.
        are_labels: of each thing whether it is a label; else it is a number.
    """
    for start in range(len(are_labels)):
        count = 0
        while start + count < len(are_labels) and are_labels[start + count]:
            count += 1
        end = start + 2 * count
        if count < 2 or end > len(are_labels) or any(are_labels[start + count : end]):
            continue
        if end < len(are_labels) and not are_labels[end] and _AND.fullmatch(gaps[end - 1]):
            continue
        inner = [gap for place, gap in enumerate(gaps[start : end - 1], start) if place != start + count - 1]
        if all(_AND.fullmatch(gap) for gap in inner) and _RESPECTIVELY.fullmatch(gaps[start + count - 1]):
            return range(start, end)
    return None
