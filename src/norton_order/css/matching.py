"""Whether an element is what a selector says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

MAX_STEPS: Final = 200  # elements around, before or inside one that are looked at

_COST: Final = 20  # comparisons that one of an element's place among others counts for

_NTH: Final = re.compile(r"([+-]?\d*)n\s*([+-]\s*\d+)?|([+-]?\d+)")

Truth = bool | None  # None where it cannot be told

Test = Callable[[Any], Truth]


class Compound(NamedTuple):
    """A part of a selector between combinators."""

    element: str  # "*" for any
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str, str, bool], ...]  # name, operator, value, whether letter case counts
    tests: tuple[Test, ...]
    combinator: str  # to the compound on the left: " ", ">", "+", "~", "" for the first


class Selector(NamedTuple):
    """A complex selector.

    Attributes:
        compounds: right to left.
        specificity: ids, classes and the like, elements.
        pseudo: "before", "after" or "marker" for text beside the element, "part" for a part of it, else "".
    """

    compounds: tuple[Compound, ...]
    specificity: tuple[int, int, int]
    pseudo: str = ""


class Unreadable(ValueError):  # noqa: N818 - handled within this module and the sheet's
    """A selector that no browser knows: a list with it counts for nothing."""


def classes_of(tag: Any) -> list[str]:
    """Return the classes of *tag*."""
    classes = tag.attrs.get("class")
    return str(classes).split() if classes else []


def matches_any(selectors: list[Selector], tag: Any) -> Truth:
    """Return whether *tag* is what one of *selectors* says."""
    return _or(matches(selector.compounds, tag) for selector in selectors if not selector.pseudo)


def has_inside(selectors: list[Selector], tag: Any) -> Truth:
    """Return whether something inside *tag* is what one of *selectors* says."""
    if any(c.combinator in {"+", "~"} for s in selectors for c in s.compounds):
        return None
    inside = [node for node in islice(tag.descendants, MAX_STEPS) if getattr(node, "name", None)]
    found = _or(matches(selector.compounds, other, tag) for other in inside for selector in selectors)
    return None if found is False and len(inside) > MAX_STEPS // 2 else found


def _or(truths: Iterator[Truth]) -> Truth:
    found: Truth = False
    for truth in truths:
        if truth:
            return True
        found = None if truth is None else found
    return found


def negated(truth: Truth) -> Truth:
    """Return the opposite of *truth*."""
    return None if truth is None else not truth


def _siblings(tag: Any) -> list[Any]:
    return (
        [node for node in tag.parent.contents if getattr(node, "name", None)]
        if tag.parent is not None
        else [tag]
    )


def _is_first(tag: Any) -> bool:
    return all(getattr(node, "name", None) is None for node in islice(tag.previous_siblings, 2 * MAX_STEPS))


def _is_last(tag: Any) -> bool:
    return all(getattr(node, "name", None) is None for node in islice(tag.next_siblings, 2 * MAX_STEPS))


def nth_test(name: str, text: str) -> Test:
    """Return the test of an ordinal number among siblings."""
    formula, _of, selectors = text.strip().lower().partition(" of ")
    formula = {"odd": "2n+1", "even": "2n"}.get(formula.strip(), formula.strip())
    match = _NTH.fullmatch(formula)
    if match is None or name not in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
        raise Unreadable(text)
    step = 0 if match[3] else int(match[1] + "1" if match[1] in {"", "+", "-"} else match[1])
    offset = int(match[3] or (match[2] or "0").replace(" ", ""))
    if selectors:
        return lambda _tag: None

    def test(tag: Any) -> Truth:
        count = 1
        siblings = tag.next_siblings if "last" in name else tag.previous_siblings
        for number, other in enumerate(siblings):
            if number > 4 * MAX_STEPS:
                return None
            count += getattr(other, "name", None) is not None and (
                "type" not in name or other.name == tag.name
            )
        return count == offset if not step else (count - offset) % step == 0 and (count - offset) // step >= 0

    return test


def _is_empty(tag: Any) -> bool:
    from bs4.element import PreformattedString

    return all(
        isinstance(node, PreformattedString) or (getattr(node, "name", None) is None and not str(node))
        for node in tag.contents
    )


def _is_typed(ahead: bool, behind: bool) -> Test:
    tests = [nth_test("nth-of-type", "1")] * ahead + [nth_test("nth-last-of-type", "1")] * behind

    def test(tag: Any) -> Truth:
        truths = [test(tag) for test in tests]
        return False if False in truths else None if None in truths else True

    return test


_CONTROLS: Final = frozenset("button input select textarea optgroup option fieldset".split())

PSEUDO_CLASSES: Final[dict[str, Test]] = {
    "root": lambda tag: tag.name == "html",
    "scope": lambda tag: tag.name == "html",
    "link": lambda tag: tag.name in {"a", "area"} and "href" in tag.attrs,
    "any-link": lambda tag: tag.name in {"a", "area"} and "href" in tag.attrs,
    "-webkit-any-link": lambda tag: tag.name in {"a", "area"} and "href" in tag.attrs,
    "first-child": _is_first,
    "last-child": _is_last,
    "only-child": lambda tag: _is_first(tag) and _is_last(tag),
    "first-of-type": _is_typed(True, False),
    "last-of-type": _is_typed(False, True),
    "only-of-type": _is_typed(True, True),
    "empty": _is_empty,
    "enabled": lambda tag: None if tag.name in _CONTROLS else False,
    "disabled": lambda tag: None if tag.name in _CONTROLS else False,
    "checked": lambda tag: None if tag.name in {"input", "option"} else False,
}


def matches(
    compounds: tuple[Compound, ...], tag: Any, scope: Any = None, spend: Callable[[], bool] = lambda: True
) -> Truth:
    """Return whether *tag* is what *compounds* say, right to left; None where it cannot be told.

    Args:
        compounds: of a selector.
        tag: an element.
        scope: the element that ``:scope`` is, if it is another than the root.
        spend: called for each comparison; returns False where there were too many.
    """
    if not spend():
        return None
    first = compounds[0]
    if first.tests and not all(spend() for _ in range(_COST)):
        return None
    truth = fits(first, tag, scope)
    if truth is False or len(compounds) == 1:
        return truth
    found: Truth = False
    for number, other in enumerate(_places(first.combinator, tag)):
        if number == MAX_STEPS:
            return None
        around = matches(compounds[1:], other, scope, spend)
        if around and truth:
            return True
        if around is not False:
            found = None
    return found


def _places(combinator: str, tag: Any) -> Any:
    """Return the elements that the next compound on the left may be, nearest first."""
    if combinator == ">":
        return [tag.parent] if tag.parent is not None else []
    if combinator == " ":
        return tag.parents
    before = (sibling for sibling in tag.previous_siblings if getattr(sibling, "name", None))
    return islice(before, 1) if combinator == "+" else before


def fits(compound: Compound, tag: Any, scope: Any = None) -> Truth:
    """Return whether *tag* is what *compound* says; None where it cannot be told or only letter case differs."""
    if compound.element not in {"*", tag.name} or tag.name == "[document]":
        return False
    truth: Truth = True
    attributes = tag.attrs
    for wanted, present in (
        (compound.ids, [str(attributes.get("id", ""))]),
        (compound.classes, classes_of(tag) if compound.classes else []),
    ):
        for name in wanted:
            if name not in present:
                if name.lower() not in (other.lower() for other in present):
                    return False
                truth = None
    for name, operator, value, is_exact in compound.attributes:
        if name not in attributes:
            return False
        text = str(attributes[name])
        if not _holds(text.lower(), operator, value.lower()):
            return False
        if is_exact and not _holds(text, operator, value):
            truth = None
    for test in compound.tests:
        answer = tag is scope if scope is not None and test is PSEUDO_CLASSES["scope"] else test(tag)
        if answer is False:
            return False
        truth = None if answer is None else truth
    return truth


def _holds(held: str, operator: str, value: str) -> bool:
    match operator:
        case "":
            return True
        case "=":
            return held == value
        case "~=":
            return value in held.split()
        case "|=":
            return held == value or held.startswith(f"{value}-")
        case "^=":
            return bool(value) and held.startswith(value)
        case "$=":
            return bool(value) and held.endswith(value)
        case _:
            return bool(value) and value in held
