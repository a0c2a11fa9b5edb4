"""Selectors of CSS: what they say, and whether an element is what they say."""

from __future__ import annotations

import re
from typing import Final

from norton_order.css.matching import (
    PSEUDO_CLASSES,
    Compound,
    Selector,
    Test,
    Unreadable,
    has_inside,
    matches_any,
    negated,
    nth_test,
)
from norton_order.css.tokens import unescape

MAX_SELECTOR: Final = 400
MAX_LEVELS: Final = 4  # of selectors in selectors

_NAME: Final = r"(?:[A-Za-z0-9_-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^0-9a-fA-F\n])+"
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
# Attributes whose values HTML compares without regard to letter case.
_CASELESS: Final = frozenset(
    "align alink axis bgcolor border charset checked clear color dir direction face frame hreflang lang language link media method nowrap "
    "rel rev rules scope shape size target text type valign valuetype vlink".split()
)


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
            self._tests.append(lambda tag: has_inside(selectors, tag))
        elif name == "not":
            self._tests.append(lambda tag: negated(matches_any(selectors, tag)))
        else:
            self._tests.append(lambda tag: matches_any(selectors, tag))

    def _take_class(self, name: str, inside: str | None) -> None:
        if name in _NEVER:
            self.is_never = True
        elif name in PSEUDO_CLASSES and inside is None:
            self._tests.append(PSEUDO_CLASSES[name])
        elif name in _PERHAPS:
            self._tests.append(lambda _tag: None)
        elif name.startswith("nth-") and inside is not None:
            self._tests.append(nth_test(name, inside))
        else:
            raise Unreadable(name)


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
