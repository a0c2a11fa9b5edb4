"""Selectors of CSS: what they say, and whether an element is what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from norton_order.css.tokens import unescape

MAX_STEPS: Final = 200  # elements around, before or inside one that are looked at
MAX_SELECTOR: Final = 400
MAX_LEVELS: Final = 4  # of selectors in selectors
_COST: Final = 20  # comparisons that one of an element's place among others counts for

_NAME: Final = r"(?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^0-9a-fA-F\n])+"
_SIMPLE: Final = re.compile(
    rf"(?P<element>\*|{_NAME})|\#(?P<id>{_NAME})|\.(?P<cls>{_NAME})"
    rf"|\[\s*(?P<name>{_NAME})\s*(?:(?P<operator>[~|^$*]?=)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>{_NAME}))\s*(?:(?P<case>[iIsS])\s*)?)?\]"
    rf"|(?P<pseudo>::?{_NAME})(?:\((?P<inside>[^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*)\))?"
)
_COMBINATOR: Final = re.compile(r"\s*([>+~])\s*|\s+")
# States a mail is not in when it is opened, and parts of an element that hold no text of the mail.
_NEVER: Final = frozenset(
    "hover active focus focus-within focus-visible visited target target-within fullscreen -webkit-full-screen modal picture-in-picture playing paused "
    "seeking buffering stalled muted volume-locked popover-open user-valid user-invalid autofill -webkit-autofill past current future closed "
    "host host-context state".split()
)
_PARTS: Final = frozenset(
    "selection placeholder backdrop file-selector-button cue grammar-error spelling-error highlight target-text view-transition "
    "details-content search-text scroll-marker scroll-button part slotted -internal".split()
)
_PERHAPS: Final = frozenset(
    "default indeterminate valid invalid required optional read-only read-write in-range out-of-range placeholder-shown lang dir defined "
    "has-slotted open checked blank local-link".split()
)
_NTH: Final = re.compile(r"([+-]?\d*)n\s*([+-]\s*\d+)?|([+-]?\d+)")
# Attributes whose values HTML compares without regard to letter case.
_CASELESS: Final = frozenset(
    "align alink axis bgcolor border charset checked clear color dir direction face frame hreflang lang language link media method nowrap "
    "rel rev rules scope shape size target text type valign valuetype vlink".split()
)

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


def parse_list(text: str, level: int = 0, *, is_relative: bool = False) -> list[Selector]:
    """Return the selectors of a list, those left out that are never about what is seen.

    Raises:
        Unreadable: browsers know no such selector.
    """
    found = []
    for part in _split_list(text):
        selector = _parse(f":scope {part}" if is_relative and part[:1] in {">", "+", "~"} else part, level)
        if selector is not None:
            found.append(selector)
    return found


def _parse(text: str, level: int) -> Selector | None:
    """Return the selector *text*; None for one that is about nothing that is seen."""
    if not text or level > MAX_LEVELS or len(text) > MAX_SELECTOR:
        raise Unreadable(text[:80])
    compounds: list[Compound] = []
    position, combinator, pseudo = 0, "", ""
    specificity = [0, 0, 0]
    is_never = False
    while position < len(text):
        if pseudo:
            raise Unreadable(text)
        parser = _CompoundParser(text, position, level)
        compounds.append(parser.compound(combinator))
        specificity = [sum(pair) for pair in zip(specificity, parser.specificity, strict=True)]
        pseudo, position = parser.pseudo, parser.position
        is_never = is_never or parser.is_never
        if position < len(text):
            between = _COMBINATOR.match(text, position)
            if not between or between.end() == len(text):
                raise Unreadable(text)
            combinator, position = between[1] or " ", between.end()
    ids, classes, elements = specificity
    return None if is_never else Selector(tuple(reversed(compounds)), (ids, classes, elements), pseudo)


class _CompoundParser:
    """Reads one compound of *text* from *position* on."""

    def __init__(self, text: str, position: int, level: int) -> None:
        self.position = position
        self.pseudo = ""
        self.is_never = False
        self.specificity = [0, 0, 0]
        self._level = level
        self._text = text
        self._tests: list[Test] = []

    def compound(self, combinator: str) -> Compound:
        element = "*"
        ids: list[str] = []
        classes: list[str] = []
        attributes: list[tuple[str, str, str, bool]] = []
        start = self.position
        while match := _SIMPLE.match(self._text, self.position):
            if match["element"] and self.position > start:
                break
            self.position = match.end()
            if match["element"]:
                element = unescape(match["element"]).lower()
                self.specificity[2] += element != "*"
            elif match["id"]:
                ids.append(unescape(match["id"]))
            elif match["cls"]:
                classes.append(unescape(match["cls"]))
            elif match["name"]:
                value = match["double"] or match["single"] or unescape(match["bare"] or "")
                name = unescape(match["name"]).lower()
                is_exact = (match["case"] or "").lower() == "s" or (
                    not match["case"] and name not in _CASELESS
                )
                attributes.append((name, match["operator"] or "", value, is_exact))
            else:
                self._take(unescape(match["pseudo"]).lower(), match["inside"])
        if self.position == start:
            raise Unreadable(self._text)
        self.specificity[0] += len(ids)
        self.specificity[1] += len(classes) + len(attributes)
        return Compound(
            element, tuple(ids), tuple(classes), tuple(attributes), tuple(self._tests), combinator
        )

    def _take(self, pseudo: str, inside: str | None) -> None:
        name = pseudo.lstrip(":")
        if name in {"before", "after", "marker", "first-line", "first-letter"} and (
            pseudo[1] == ":" or name != "marker"
        ):
            self.pseudo = name if name in {"before", "after"} else "marker" if name == "marker" else "part"
            self.specificity[2] += 1
        elif pseudo.startswith("::"):
            if name not in _PARTS and not name.startswith("-webkit-"):
                raise Unreadable(pseudo)
            self.is_never = True
        elif name in {"is", "where", "matches", "-webkit-any", "not", "has"}:
            self._take_list(name, inside)
        else:
            self.specificity[1] += 1
            self._take_class(name, inside)

    def _take_list(self, name: str, inside: str | None) -> None:
        selectors = []
        for part in _split_list(inside or ""):
            try:
                selectors += parse_list(part, self._level + 1, is_relative=name == "has")
            except Unreadable:
                if name in {"not", "has"}:
                    raise
        if name != "where" and selectors:
            most = max(selector.specificity for selector in selectors)
            self.specificity = [sum(pair) for pair in zip(self.specificity, most, strict=True)]
        if name == "has":
            self._tests.append(lambda tag: _has(selectors, tag))
        elif name == "not":
            self._tests.append(lambda tag: _negated(_any(selectors, tag)))
        else:
            self._tests.append(lambda tag: _any(selectors, tag))

    def _take_class(self, name: str, inside: str | None) -> None:
        if name in _NEVER:
            self.is_never = True
        elif name in _CLASSES and inside is None:
            self._tests.append(_CLASSES[name])
        elif name in _PERHAPS:
            self._tests.append(lambda _tag: None)
        elif name.startswith("nth-") and inside is not None:
            self._tests.append(_nth(name, inside, self._level))
        else:
            raise Unreadable(name)


def _any(selectors: list[Selector], tag: Any) -> Truth:
    return _or(matches(selector.compounds, tag) for selector in selectors if not selector.pseudo)


def _has(selectors: list[Selector], tag: Any) -> Truth:
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


def _negated(truth: Truth) -> Truth:
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


def _nth(name: str, text: str, level: int) -> Test:
    """Return the test of an ordinal number among siblings."""
    formula, _of, selectors = text.strip().lower().partition(" of ")
    formula = {"odd": "2n+1", "even": "2n"}.get(formula.strip(), formula.strip())
    match = _NTH.fullmatch(formula)
    if match is None or name not in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
        raise Unreadable(text)
    step = 0 if match[3] else int(match[1] + "1" if match[1] in {"", "+", "-"} else match[1])
    offset = int(match[3] or (match[2] or "0").replace(" ", ""))
    if selectors:
        parse_list(selectors, level + 1)
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
    tests = [_nth("nth-of-type", "1", 0)] * ahead + [_nth("nth-last-of-type", "1", 0)] * behind

    def test(tag: Any) -> Truth:
        truths = [test(tag) for test in tests]
        return False if False in truths else None if None in truths else True

    return test


_CONTROLS: Final = frozenset("button input select textarea optgroup option fieldset".split())
_CLASSES: Final[dict[str, Test]] = {
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
        answer = tag is scope if scope is not None and test is _CLASSES["scope"] else test(tag)
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


def _split_list(selectors: str) -> list[str]:
    """Return the selectors of a list, split at commas outside of parentheses and brackets."""
    found, depth, start = [], 0, 0
    for index, character in enumerate(selectors):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and depth <= 0:
            found.append(selectors[start:index].strip())
            start = index + 1
    return [*found, selectors[start:].strip()]
