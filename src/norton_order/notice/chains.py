"""Chains of labels and numbers with only signs between them: which numbers follow which labels."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from norton_order.norton import Role
from norton_order.notice.labels import PrintedLabel, opens_sentence
from norton_order.notice.layout import Layout, Link, Span
from norton_order.notice.numbers import Number
from norton_order.notice.tokens import Token, Tokens

_POINTS_AHEAD: Final = re.compile(r"[:=→⇒➡↓⇓▼>]|\bis\b|は")
# A value of another kind than order numbers, or a mask of one.
_VALUE: Final = re.compile(r"[\W_]*[0-9A-Za-z]|[\s:]*[*●○×■□#]{2}")

# The name of a number behind a number and its day, with what stands below.
_CAPTION: Final = re.compile(
    r"(?:\s*です。?)?(?:\s*\([0-9年月日/ ]+\))?[^\w。:]*(?:[^\W\d]\s?){1,16}(?:番\s?号|ナンバー)[^\w:]*(?:\n(?P<rest>.*))?$",
    re.DOTALL,
)
MAX_AFTER: Final = 200  # characters after a token that are looked at


@dataclass(frozen=True, slots=True)
class Chain:
    """Neighbours that only signs, space and connecting words stand between.

    Attributes:
        tokens: at least one.
        links: from each token to the next.
    """

    tokens: Sequence[Token]
    links: Sequence[Link]

    @property
    def labels(self) -> list[PrintedLabel]:
        """Its labels, in order."""
        return _labels(self.tokens)

    @property
    def numbers(self) -> list[Number]:
        """Its numbers, in order."""
        return _numbers(self.tokens)


@dataclass(frozen=True, slots=True)
class Part:
    """Labels of a chain and the numbers that follow them.

    Attributes:
        labels: neighbours with no number between, at least one.
        numbers: the numbers after them, at least one.
        link: from the last label to the first number.
        stray: a number before the labels, in the same chain, that cannot be the one value of a label before it.
        lead: the link to the labels from the number before them.
        is_even: the chain has no more numbers than labels, though a stray one is among them.
    """

    labels: Sequence[PrintedLabel]
    numbers: Sequence[Number]
    link: Link
    stray: Number | None
    lead: Link | None
    is_even: bool

    @property
    def owner(self) -> PrintedLabel:
        """The label nearest to the numbers."""
        return self.labels[-1]


def find_chains(tokens: Tokens, taken: Container[Span]) -> Iterator[Chain]:
    """Yield every chain of *tokens*, as long as it goes, those that stand in *taken* left out."""
    chain: list[Token] = []
    links: list[Link] = []
    for token in tokens.in_order():
        if token.span in taken:
            continue
        link = tokens.layout.link(chain[-1].span, token.span) if chain else None
        if link is None:
            if chain:
                yield Chain(chain, links)
            chain, links = [token], []
        else:
            chain.append(token)
            links.append(link)
    if chain:
        yield Chain(chain, links)


def parts_of(chain: Chain) -> Iterator[Part]:
    """Yield the parts of *chain*, in order; labels without numbers are in none."""
    is_even = 2 * len(chain.numbers) <= len(chain.tokens)
    labels: list[PrintedLabel] = []
    lead: Link | None = None
    stray: Number | None = None
    end = 0
    for _kind, group in groupby(chain.tokens, type):
        run = list(group)
        start, end = end, end + len(run)
        numbers = _numbers(run)
        if not numbers:
            labels, lead = _labels(run), chain.links[start - 1] if start else None
            continue
        if labels:
            yield Part(labels, numbers, chain.links[start - 1], stray, lead, is_even)
        if not labels or len(numbers) > 1:  # a lone one is the value of the labels before it
            stray = numbers[-1]


def has_values_first(layout: Layout, chain: Chain) -> bool:
    """Return whether numbers stand before their labels in *chain*: "the next number" would be the wrong one."""
    first, last = chain.tokens[0], chain.tokens[-1]
    return isinstance(first, Number) and isinstance(last, PrintedLabel) and not opens_sentence(layout, last)


def is_shifted(layout: Layout, chain: Chain) -> bool:
    """Return whether labels and numbers of *chain* take turns so that each label may own what stands before it.

    So it is where a label without a number ends them, for the first one may be a heading; and where a number
    begins and ends them. A colon behind the labels decides, and so do lines and blank lines where they keep a label
    closer to what follows.
    """
    return any(_can_be_shifted(layout, run) for run in _runs_of(chain.tokens))


def _runs_of(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the stretches of *tokens* between neighbouring labels."""
    start = 0
    for index, (one, other) in enumerate(pairwise(tokens), start=1):
        if isinstance(one, PrintedLabel) and isinstance(other, PrintedLabel):
            yield tokens[start:index]
            start = index
    yield tokens[start:]


def _can_be_shifted(layout: Layout, run: Sequence[Token]) -> bool:
    first, last = run[0], run[-1]
    takes_turns = all((type(token) is type(first)) == (index % 2 == 0) for index, token in enumerate(run))
    if not takes_turns:
        return False
    if len(run) % 2 == 0:
        if len(run) < 4 or isinstance(last, PrintedLabel) or not _is_captioned(layout, last):
            return False
    elif isinstance(last, PrintedLabel):
        if opens_sentence(layout, last) or _VALUE.match(_text_after(layout, last.span)):
            return False
    elif len(run) < 5:
        return False  # one label between two numbers
    gaps = [layout.gap(one.span, other.span) for one, other in pairwise(run)]
    ahead, back = (gaps[::2], gaps[1::2]) if isinstance(first, PrintedLabel) else (gaps[1::2], gaps[::2])
    if all(_POINTS_AHEAD.search(gap) for gap in ahead):
        return False
    return min(gap.count("\n") for gap in back) <= max(gap.count("\n") for gap in ahead)


def _is_captioned(layout: Layout, number: Number) -> bool:
    """Return whether the name of a number, as no label has it, follows *number*, and no value follows the name."""
    after = _CAPTION.match(_text_after(layout, number.span))
    return after is not None and not _VALUE.match(after["rest"] or "")


def _text_after(layout: Layout, span: Span) -> str:
    """Return what follows *span* on its line and the next two that are not blank."""
    end = span.end_line
    below = [text for text in layout.text[end + 1 : end + 5] if text.strip()][:2]
    return "\n".join([layout.text[end][span.end :].strip(), *below])[:MAX_AFTER]


def annotation_of(layout: Layout, chain: Chain) -> PrintedLabel | None:
    """Return the label behind the last number of *chain*, on its line or row: it may say what the number is."""
    last = max((index for index, token in enumerate(chain.tokens) if isinstance(token, Number)), default=-1)
    if last < 1 or last + 1 == len(chain.tokens) or chain.links[last] not in {Link.INLINE, Link.RIGHT}:
        return None
    label = chain.tokens[last + 1]
    if not isinstance(label, PrintedLabel) or label.role is Role.PLAIN:
        return None
    is_last = last + 2 == len(chain.tokens)
    return None if is_last and opens_sentence(layout, label) else label


def _labels(tokens: Sequence[Token]) -> list[PrintedLabel]:
    return [token for token in tokens if isinstance(token, PrintedLabel)]


def _numbers(tokens: Sequence[Token]) -> list[Number]:
    return [token for token in tokens if isinstance(token, Number)]
