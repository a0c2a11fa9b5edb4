"""Selectors of CSS: what they say, and whether an element is what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from norton_order.mail.declarations import unescape

MAX_STEPS: Final = 200  # elements around or before one that are looked at
MAX_SELECTOR: Final = 400

_NAME: Final = r"(?:[\w-]|[^\x00-\x7f]|\\.)+"
_SIMPLE: Final = re.compile(
    rf"(?P<element>\*|{_NAME})|\#(?P<id>{_NAME})|\.(?P<cls>{_NAME})"
    rf"|\[\s*(?P<name>{_NAME})\s*(?:(?P<operator>[~|^$*]?=)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>{_NAME}))\s*(?:[iIsS]\s*)?)?\]"
    rf"|(?P<pseudo>::?{_NAME}(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)"
)
_COMBINATOR: Final = re.compile(r"\s*([>+~])\s*|\s+")
# States a mail is not in when it is opened, and parts of an element that hold no text of the mail.
_PASSING: Final = re.compile(
    r":(?:hover|active|focus|focus-within|focus-visible|visited|target)$"
    r"|::(?:-webkit-[a-z-]+|selection|placeholder|backdrop|file-selector-button)$"
)
_TEXT_BESIDE: Final = re.compile(r"::?(?:before|after)$|::marker$")
# What browsers know and an element may be or not; a list with a selector that one does not know counts for nothing.
_KNOWN: Final = re.compile(
    r":(?:link|any-link|enabled|disabled|checked|default|indeterminate|valid|invalid|required|optional|read-only|read-write|in-range"
    r"|out-of-range|empty|first-child|last-child|only-child|first-of-type|last-of-type|only-of-type|placeholder-shown)$"
    r"|:(?:nth-(?:last-)?(?:child|of-type)|lang)\([\w +-]+\)$|::?first-(?:line|letter)$|:(?:is|where|not)\([\w.#, -]+\)$"
)


class Compound(NamedTuple):
    """A part of a selector between combinators."""

    element: str  # "*" for any
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]  # name, operator, value
    combinator: str  # to the compound on the left: " ", ">", "+", "~", "" for the first


class Selector(NamedTuple):
    """A complex selector.

    Attributes:
        compounds: right to left.
        is_certain: they say all that it asks for.
        generates: it is about text beside the element.
        is_known: every browser knows all of it.
    """

    compounds: tuple[Compound, ...]
    is_certain: bool = True
    generates: bool = False
    is_known: bool = True


_ANYTHING: Final = Selector((Compound("*", (), (), (), ""),), is_certain=False, is_known=False)


def classes_of(tag: Any) -> Sequence[str]:
    """Return the classes of *tag*."""
    classes = tag.get("class") or ()
    return classes if isinstance(classes, list) else str(classes).split()


def places_of(combinator: str, tag: Any) -> Any:
    """Return the elements that the next compound on the left may be, nearest first."""
    if combinator == ">":
        return [tag.parent] if tag.parent is not None else []
    if combinator == "+":
        return islice((s for s in islice(tag.previous_siblings, MAX_STEPS) if getattr(s, "name", None)), 1)
    if combinator == "~":
        return (s for s in islice(tag.previous_siblings, MAX_STEPS) if getattr(s, "name", None))
    return tag.parents


def fits(compound: Compound, tag: Any) -> bool | None:
    """Return True where *tag* is what *compound* says, False where letter case differs, None where it is not."""
    if compound.element not in {"*", tag.name}:
        return None
    if not (compound.ids or compound.classes or compound.attributes):
        return True
    attributes = tag.attrs
    exact = True
    for wanted, present in (
        (compound.ids, [str(attributes.get("id", ""))]),
        (compound.classes, classes_of(tag)),
    ):
        for name in wanted:
            if name not in present:
                if name.lower() not in (other.lower() for other in present):
                    return None
                exact = False
    for name, operator, value in compound.attributes:
        if name not in attributes:
            return None
        held = attributes[name]
        text = " ".join(held) if isinstance(held, list) else str(held)
        if not _holds(text.lower(), operator, value.lower()):
            return None
        exact = exact and _holds(text, operator, value)
    return exact


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


def parse_selector(text: str) -> Selector | None:
    """Return the selector *text*; None for one that is about nothing that is seen."""
    if len(text) > MAX_SELECTOR:
        return _ANYTHING
    compounds: list[Compound] = []
    position, combinator = 0, ""
    is_certain, generates, is_known, is_passing = True, False, True, False
    while position < len(text):
        match, pseudos = _compound(text, position, combinator)
        if match is None:
            return _ANYTHING
        compound, position = match
        for pseudo in pseudos:
            if _TEXT_BESIDE.match(pseudo):
                generates = True
            elif _PASSING.match(pseudo):
                is_passing = True
            elif pseudo == ":root" and compound.element in {"*", "html"}:
                compound = compound._replace(element="html")
            else:
                is_certain = False
                is_known = is_known and _KNOWN.match(pseudo) is not None
        compounds.append(compound)
        if position < len(text):
            between = _COMBINATOR.match(text, position)
            if not between:
                return _ANYTHING
            combinator, position = between[1] or " ", between.end()
    if is_passing:
        return None
    return _without_bodies(Selector(tuple(reversed(compounds)), is_certain, generates, is_known))


def _compound(text: str, start: int, combinator: str) -> tuple[tuple[Compound, int] | None, list[str]]:
    """Return the compound that begins at *start* of *text* with its end, None for none, and what of it is no plain name."""
    element, ids, classes, attributes, pseudos = "*", [], [], [], []
    position = start
    while match := _SIMPLE.match(text, position):
        if match["element"] and position > start:
            break
        position = match.end()
        if match["element"]:
            element = unescape(match["element"]).lower()
        elif match["id"]:
            ids.append(unescape(match["id"]))
        elif match["cls"]:
            classes.append(unescape(match["cls"]))
        elif match["name"]:
            value = match["double"] or match["single"] or unescape(match["bare"] or "")
            attributes.append((unescape(match["name"]).lower(), match["operator"] or "", value))
        else:
            pseudos.append(match["pseudo"].lower())
    if position == start:
        return None, pseudos
    return (Compound(element, tuple(ids), tuple(classes), tuple(attributes), combinator), position), pseudos


def _without_bodies(selector: Selector) -> Selector:
    """Return *selector* for a tree in which ``<tbody>`` may be missing, as browsers add it and lxml does not."""
    first, *around = selector.compounds
    if all(compound.element != "tbody" for compound in selector.compounds):
        return selector
    if first.element == "tbody" and first[1:4] == ((), (), ()):
        first = first._replace(element="table", combinator=" ")
    elif around and around[0].element == "tbody":
        first = first._replace(combinator=" ")
    kept = [
        compound._replace(combinator=" ")
        if number + 1 < len(around) and around[number + 1].element == "tbody"
        else compound
        for number, compound in enumerate(around)
        if compound.element != "tbody"
    ]
    return selector._replace(compounds=(first, *kept), is_certain=False)


def split_list(selectors: str) -> list[str]:
    """Return the selectors of a list, split at commas outside of parentheses and brackets."""
    found, depth, start = [], 0, 0
    for index, character in enumerate(selectors):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and depth <= 0:
            found.append(selectors[start:index])
            start = index + 1
    return [
        selector
        for part in (*found, selectors[start:])
        if (selector := part.strip().removeprefix("&").strip())
    ]
