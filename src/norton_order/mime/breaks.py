"""Line breaks of a decoded text that part what belongs together: soft ones (RFC 3676) and those within words are joined, or marked."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from norton_order.html.document import BROKEN
from norton_order.mime.relays import CUT_OCTET
from norton_order.vendor.labels import LABELS
from norton_order.vendor.numbers import NUMBER_FAMILIES, PREFIX, WHOLE

_CUT: Final = CUT_OCTET.decode("ascii")
_MAX_BREAKS: Final = 1_000  # that are looked at in one text; of the rest none is joined
_WINDOW: Final = 40  # characters before and behind a break in which a label is looked for
_WIDE_SIGNS: Final = {0xFF01 + place: 0x21 + place for place in range(94)}
_TO_WIDE: Final = {ord(sign): ord(sign) + 0xFEE0 for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}

# "!", line end and blank are sendmail's, "=" and line end those of quoted-printable whose field was lost; so is a
# backslash of programs that wrap source text. A ruler of "=" or a sentence of its own with a blank before is none.
_SIGNED: Final = re.compile(r"(?<=[^\s=\ue001])(?:(!)\n (?! )|([=\\])\n ?)(?=[^\s\"'\ue001])")
_ALNUM: Final = r"0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
_DIGIT: Final = r"[0-9０-９]"
# The letters of a family of two, which a break may part.
_PAIRS: Final = [one.letters for one in NUMBER_FAMILIES if re.fullmatch("[A-Z]{2}", one.letters)]
_FIRST_LETTERS: Final = sorted({letters[0] for letters in _PAIRS})
_SECOND_LETTERS: Final = sorted({letters[1] for letters in _PAIRS})


def _wide_too(letters: str) -> str:
    """Return the pattern *letters* with the full-width form of each letter beside it."""

    def both(text: str) -> str:
        return text + text.translate(_TO_WIDE)

    parts = re.findall(r"\[[^\]]*\]|\{[^}]*\}|.", letters)
    return "".join(
        f"[{both(part.strip('[]'))}]" if re.fullmatch(r"[A-Z]|\[.*\]", part) else part for part in parts
    )


# A number of the vendor's on both sides of a line end, with a sign or a blank or neither. What counts something goes
# on with a unit, a time or telephone number with further digits.
_IN_NUMBER: Final = re.compile(
    rf"(?<![{_ALNUM}])({_wide_too('|'.join(_FIRST_LETTERS))}|{_wide_too(PREFIX)}{_DIGIT}{{0,20}})([!=\\]?)\n((?:>[> ]{{0,9}})? ?)"
    rf"((?:{_wide_too('|'.join(_SECOND_LETTERS))})?{_DIGIT}{{1,20}})(?![{_ALNUM}])(?!\s?[年月日時分秒円%台個点枚本回]|[,./:()-]\s?{_DIGIT})"
    r"(?=([.)．）]?))"
)
_ITEM: Final = re.compile(rf"[>\s]*({_DIGIT}{{1,2}})[.)．）]")
_DIGIT_BELOW: Final = re.compile(rf"\n(?:>[> ]{{0,9}})? ?[A-ZＡ-Ｚ]?{_DIGIT}")
_WHOLE: Final = re.compile(rf"(?<![0-9A-Za-z]){WHOLE}(?![0-9A-Za-z])")


class Mended(NamedTuple):
    """A text without breaks in its words.

    Attributes:
        text: with ``BROKEN`` on both sides of a line end of which it cannot be told whether it parts or cuts.
        joined: how many breaks were undone.
        broken: how many places are marked.
    """

    text: str
    joined: int = 0
    broken: int = 0


def mend_breaks(text: str, *, html: bool) -> Mended:
    """Return *text*, of plain text or HTML source, with the breaks within its words joined or marked.

    Joined are: a break with a sign (``!`` and blank, or ``=``) within a label or a tag; any break within a number, if
    the whole is as long as the official pages show its family and such a number stands elsewhere in *text*. Every other one
    within a number, and one with a sign between two letters or digits, is marked. Linear in time.
    """
    if "\n" not in text and _CUT not in text:
        return Mended(text)
    mender = _Mender(text, html=html)
    if _DIGIT_BELOW.search(text):
        text = _IN_NUMBER.sub(mender.number, text)
    if "!\n " in text or "=\n" in text or "\\\n" in text:
        text = _SIGNED.sub(mender.signed, text)
    cut = text.count(_CUT)
    return Mended(text.replace(_CUT, BROKEN) if cut else text, mender.joined, mender.broken + cut)


class _Mender:
    """Says for each break what stands in its place."""

    def __init__(self, text: str, *, html: bool) -> None:
        self._text = text
        self._html = html
        self._left = _MAX_BREAKS
        self._has_whole: bool | None = None
        self.joined = self.broken = 0

    def number(self, match: re.Match[str]) -> str:
        """Return what a break within a number becomes."""
        first, sign, blank, second, item_sign = match.groups()
        if item_sign and self._is_item_above(match, int(second) if second.isdecimal() else 0):
            return match[0]  # the next item of a list
        whole = (first + second).translate(_WIDE_SIGNS)
        if len(first) > 1 and not second[0].isdecimal():
            return match[0]
        if len(first) == 1 and second[0].isdecimal():
            return match[0]
        if not item_sign and ">" not in blank and _WHOLE.fullmatch(whole) and self._stands_elsewhere():
            self.joined += 1
            return first + second
        if not sign and _WHOLE.fullmatch(first.translate(_WIDE_SIGNS)):
            return match[0]  # whole as it is: what stands below is something else
        if not sign and first.isalpha() and len(first) > 1:
            return match[0]  # letters and digits set apart, as some write them, lose nothing
        self.broken += 1
        return f"{first}{BROKEN}{sign}\n{blank}{BROKEN}{second}"

    def _is_item_above(self, match: re.Match[str], number: int) -> bool:
        """Return whether the line on which *match* begins is the item before *number* of a list, or all have that number."""
        item = _ITEM.match(match.string, match.string.rfind("\n", 0, match.start()) + 1)
        return item is not None and int(item[1]) in {number, number - 1}

    def signed(self, match: re.Match[str]) -> str:
        """Return what a break with a sign becomes."""
        self._left -= 1
        text, start, end = match.string, match.start(), match.end()
        before, after = text[start - 1], text[end]
        if self._left >= 0 and (
            _is_within_label(text, start, end) or (self._html and _is_within_tag(text, start, end))
        ):
            self.joined += 1
            return ""
        if _is_alnum(before) and _is_alnum(after):
            self.broken += 1
            return BROKEN + match[0] + BROKEN
        return match[0][1:]

    def _stands_elsewhere(self) -> bool:
        if self._has_whole is None:
            self._has_whole = _WHOLE.search(self._text.translate(_WIDE_SIGNS)) is not None
        return self._has_whole


def _is_alnum(character: str) -> bool:
    return character.isalnum() and (character.isascii() or "０" <= character <= "ｚ")


def _is_within_label(text: str, start: int, end: int) -> bool:
    """Return whether a label goes on behind the break from *start* to *end*."""
    before = "".join(text[max(0, start - _WINDOW) : start].split())
    joined = before + "".join(text[end : end + _WINDOW].split())
    return any(match.start() < len(before) < match.end() for match in _labels().finditer(joined))


def _is_within_tag(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 500) : start], text[end : end + 500]
    opening, closing = after.find("<"), after.find(">")
    return before.rfind("<") > before.rfind(">") and closing >= 0 and not 0 <= opening < closing


@cache
def _labels() -> re.Pattern[str]:
    texts = {"".join(label.text.split()) for label in LABELS}
    return re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))


def unflow(text: str, delsp: bool) -> str:
    r"""Return *text* of format=flowed with its paragraphs each on one line.

    RFC 3676: space-stuffing is undone; a line that ends in a space goes on in the next one of the same quote
    depth; the signature separator ``-- `` stands alone. Quoted lines keep their depth as ``>`` signs
    and one space.

    Args:
        text: lines separated by LF or CRLF; they come back separated by LF.
        delsp: whether the space before a soft break goes too, as Japanese text needs it.

    >>> unflow("> ご注文 \n> 番号\n-- \nstore", delsp=True)
    '> ご注文番号\n-- \nstore'
    """
    done: list[str] = []
    paragraph: list[str] = []
    depth = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        content = line.lstrip(">")
        line_depth = len(line) - len(content)
        content = content.removeprefix(" ")
        if paragraph and (line_depth != depth or content == "-- "):
            done.append(_quoted("".join(paragraph), depth))
            paragraph = []
        depth = line_depth
        flows = content.endswith(" ") and content != "-- "
        paragraph.append(content[:-1] if flows and delsp else content)
        if not flows:
            done.append(_quoted("".join(paragraph), depth))
            paragraph = []
    if paragraph:
        done.append(_quoted("".join(paragraph), depth))
    return "\n".join(done)


def _quoted(content: str, depth: int) -> str:
    return f"{'>' * depth} {content}" if depth else content
