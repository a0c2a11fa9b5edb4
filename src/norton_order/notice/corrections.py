"""Numbers that a mail puts in the place of others: a notice whose own number was a mistake names the right one too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from norton_order.forwards import strip_quoting
from norton_order.notice.layout import Layout, Span, connects
from norton_order.notice.number_remarks import MISTAKEN
from norton_order.vendor.numbers import is_known_family

MAX_COMPLAINT: Final = 20_000  # characters
MAX_WORDS: Final = 120  # characters on a line that are looked at
_ABOVE, _BELOW = 3, 1  # lines around a number that may speak of it
_PARAGRAPHS: Final = 12  # lines that hold so many, blank ones between them
# Not お間違えのないよう nor 誤って入力: what to mind while typing is said in every notice.
_PUTS_RIGHT: Final = re.compile(
    r"訂正|誤り(?:で|が(?:あり|ござい)ま|の)|誤った|間違い(?:で|が(?:あり|ござい)ま|の)|正し(?:い|くは)|正[:)】]|無効(?:で|と|に)"
    r"|お詫び|差し替え|いいえ|本当の|違って|違いま|じゃなく|番号では?(?:あり|な(?!い番号)|開)|\b(?:correct(?:ed|ion)?|wrong|mistake[ns]?|invalid|apologi[sz]e)\b|잘못|정정|올바른"
    r"|更正|有误|错误|正确",
    re.IGNORECASE,
)

# That a number does not do, in the words of who got it. (The vendor's own "cannot be used for …" is no such thing: this is
# asked of what stands around a notice only.)
_FAILS: Final = (
    r"(?:違(?:い|っ|う)|間違(?:い|っ|え(?!な|の))|誤(?:り|っ)|正しくな|だめ|ダメ|駄目|使え(?:な|ませ)|でき(?:な|ませ)|無効|通ら|通りませ|エラー"
    r"|見つか(?:ら|りませ)|認識され|開け(?:な|ませ)|開き?ませ|開かな|入れ(?:な|ませ)|はじかれ|弾かれ|該当(?:し|が|あり)|おかしい|古い|合(?:わ|いませ|って(?:い)?(?:な|ませ)))"
)
_COMPLAINS: Final = re.compile(
    rf"(?:番号|ナンバー|No\.?)[^。\n]{{0,24}}{_FAILS}|[A-Z]{{2,5}}[0-9]{{4,12}}[^。\n]{{0,20}}{_FAILS}"
    r"|正しい[^。\n]{0,24}(?:番号|No\.?)\s*[はが:]\s*[A-Z]{0,5}[0-9]{5,}|逆に(?:な|書)"
    r"|\bnumbers?\b[^.\n]{0,40}\b(?:wrong|incorrect|invalid|not\s(?:work|valid|found|accepted|recogni[sz]ed)|rejected|fail(?:s|ed)?|doesn't|didn't|does\snot|did\snot)\b"
    r"|番号[^。\n]{0,12}(?:じゃな|では?な(?:い|く)|ではありません)|이? ?번호[^.\n]{0,12}(?:틀|잘못|아니)|号码?[^。\n]{0,8}(?:不对|错)",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = re.compile(r"(?:今回|電話|郵便|カード|シリアル|お客様|口座|暗証)[^。\n]{0,12}\Z")

# A number that a sentence states without a name: 番号は SY… です, SY… を入力してね.
_NAMELESS_BEFORE: Final = re.compile(r"(?:^|[。、\s])(?:番号|No\.?)\s?(?:は|:)\s*$")
_STATED_AFTER: Final = re.compile(r"\s?(?:です|でした|だよ|が|を|なら)")
_NAME_BEGUN: Final = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff](?<![すたいねよ])\s*$")

_NAMED: Final = r"(?:[^。]{0,24}番号)?[^。]{0,16}"  # the name of the number, and the number
# Only of a number: what to do if "the information above is incorrect" is said in every notice.
_WORDS: Final = r"\s(?:\w+\s){0,3}"
_IS_WRONG: Final = (
    r"\b[^.]{0,30}\b(?:is|was)\s(?:wrong|incorrect|invalid|not\s(?:valid|correct|right)|a\smistake)\b"
)
# Of a number that the vendor withdraws, or of a mail.
_NOT_YOURS: Final = r"[^。]{0,24}番号[^。]{0,12}(?:(?:他|別)の(?:お客様|方|ご?契約)|破棄)"
_SENT_IN_ERROR: Final = r"(?:メール|ご?案内|お?知らせ|通知|内容)[はが]、?[^。]{0,12}(?:誤って|手違いで|間違って)(?:お?送り?|送信|配信|送付)(?:いた|し)(?!て(?:いる|しまった)場合)"
_TAKES_BACK_ABOVE: Final = re.compile(
    rf"(?:上記|上の|前記|↑|この|こちら)(?:{_NAMED}(?:{MISTAKEN})|{_NOT_YOURS})"
    rf"|(?:上記|上の|前記|この|こちら|本)の?{_SENT_IN_ERROR}"
    rf"|\b(?:(?:above|this|previous){_WORDS}number|number\sabove){_IS_WRONG}",
    re.IGNORECASE,
)
_TAKES_BACK_BELOW: Final = re.compile(
    rf"(?:下記|次|以下)の?(?:{_NAMED}(?:{MISTAKEN})|{_NOT_YOURS}|{_SENT_IN_ERROR})|\b(?:following{_WORDS}number|number\sbelow){_IS_WRONG}",
    re.IGNORECASE,
)
# Where a mail program breaks a line within a Japanese sentence.
_WRAP: Final = re.compile(r"(?<=[^\x00-\x7f]) *\n *(?=[^\x00-\x7f])")


class Spotted(NamedTuple):
    """A number and where it stands.

    Attributes:
        value: in normal form.
        span: in the layout of its document.
    """

    value: str
    span: Span


def is_taken_back(layout: Layout, numbers: Iterable[Spotted]) -> bool:
    """Return whether words near one of *numbers*, on its line or on others, say that it was a mistake."""
    text = layout.text
    for number in numbers:
        line, end = number.span.line, number.span.end_line
        above = [*_filled(text[max(0, line - _PARAGRAPHS) : line])[-_ABOVE:], text[line][: number.span.start]]
        below = [text[end][number.span.end :], *_filled(text[end + 1 : end + 1 + _PARAGRAPHS])[:_ABOVE]]
        if _TAKES_BACK_BELOW.search(_joined(shown[-MAX_WORDS:] for shown in above)):
            return True
        if _TAKES_BACK_ABOVE.search(_joined(shown[:MAX_WORDS] for shown in below)):
            return True
    return False


def complains(layout: Layout, lines: Iterable[int]) -> bool:
    """Return whether *lines* by somebody else than the notice's sender say that its number is wrong or does not work."""
    text = "\n".join(layout.text[line][:MAX_WORDS] for line in lines)[:MAX_COMPLAINT]
    joined = _WRAP.sub("", text)
    return any(
        not _OF_ANOTHER.search(joined[max(0, m.start() - 16) : m.start()])
        for m in _COMPLAINS.finditer(joined)
    )


def put_right(layout: Layout, numbers: Iterable[Spotted], labels: Sequence[Span]) -> tuple[str, ...]:
    """Return those of *numbers* that may be put in the place of another one.

    The words around such a number say so, or another hand wrote it than the labels: an answer to a quoted notice.

    Args:
        layout: of the document.
        numbers: that no order label owns.
        labels: where order labels stand; without any, all of the text is by another hand.
    """
    quoted = {_depth(layout, label) for label in labels}
    labelled = {label.line for label in labels}
    found = (
        number.value
        for number in numbers
        if is_known_family(number.value)
        and (
            _depth(layout, number.span) not in quoted
            or _is_spoken_of(layout, number.span)
            or (number.span.line not in labelled and _is_stated(layout, number.span))
        )
    )
    return tuple(dict.fromkeys(found))


def _depth(layout: Layout, span: Span) -> int:
    """Return how often the line of *span* is quoted."""
    return strip_quoting(layout.lines[span.line].text[:MAX_WORDS])[0]


def _is_stated(layout: Layout, span: Span) -> bool:
    """Return whether a sentence states the number, and does not say of what it is one."""
    text = layout.text[span.line]
    before = text[max(0, span.start - MAX_WORDS) : span.start]
    if span.line and _NAME_BEGUN.search(layout.text[span.line - 1]):
        before = "の" + before  # what begins the line may be the end of a wrapped name
    is_nameless = _NAMELESS_BEFORE.search(before) is not None
    return is_nameless or (connects(before) and _STATED_AFTER.match(text, span.end) is not None)


def _is_spoken_of(layout: Layout, span: Span) -> bool:
    line, text = span.line, layout.text
    around = [shown[-MAX_WORDS:] for shown in text[max(0, line - _ABOVE) : line]]
    around.append(text[line][max(0, span.start - MAX_WORDS) : span.end + MAX_WORDS])
    around += (shown[:MAX_WORDS] for shown in text[line + 1 : line + 1 + _BELOW])
    return _PUTS_RIGHT.search(_joined(around)) is not None


def _filled(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _joined(lines: Iterable[str]) -> str:
    """Return *lines* as one text, in which Japanese words go on over the end of a line."""
    return _WRAP.sub("", "\n".join(lines))
