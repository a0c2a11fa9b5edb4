"""Chains of labels and numbers with only signs between them: which numbers follow which labels."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from norton_order.norton import Role
from norton_order.notice.labels import PrintedLabel, opens_sentence
from norton_order.notice.layout import Layout, Link, Span
from norton_order.notice.numbers import Number
from norton_order.notice.tokens import Token, Tokens


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
