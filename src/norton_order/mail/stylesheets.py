"""Style sheets of an HTML mail to the declarations that apply to an element, surely or perhaps.

Selectors of elements, classes, ids, attributes and their descendants, children and siblings are matched. What
depends on more (the n-th child, the screen, generated text) may or may not apply: such declarations are kept
apart, so that what they may hide is neither read nor taken for hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple

from norton_order.mail.declarations import Declaration, Declarations, parse_declarations
from norton_order.mail.media import Standing, standing_of
from norton_order.mail.rules import blocks_of
from norton_order.mail.selectors import (
    MAX_STEPS,
    Compound,
    Selector,
    classes_of,
    fits,
    parse_selector,
    places_of,
    split_list,
)

MAX_MATCHES: Final = 150_000  # compounds compared in one document; real mail takes some ten thousand

# Most sheets are a run of plain rules, which need no eye for strings, comments, nesting.
_PLAIN: Final = r"[^{}@\"'\\()/<]*"
# The selector, where it is one class or id alone; else the selectors; then the declarations.
_PLAIN_RULE: Final = re.compile(
    rf"(?:\s*+([.#][\w-]++)\s*+|([^{{}}@\"'\\()/<;]*+))\{{({_PLAIN})\}}", re.ASCII
)
_PLAIN_SHEET: Final = re.compile(rf"(?:[^{{}}@\"'\\()/<;]*\{{{_PLAIN}\}})*+\s*+")
_NOT_PLAIN: Final = re.compile(r"[\\:\[\]()]")
_CLASS_OR_ID: Final = re.compile(r"[.#]((?:[\w-]|[^\x00-\x7f])+)")
# What is brought along, and names that are not what they seem.
_BEYOND: Final = re.compile(r"@import[^;]{0,40}(?:data|cid):|@namespace|@property", re.IGNORECASE)
_FONT: Final = re.compile(r"@font-face([^}]*)", re.IGNORECASE)
_ODD_FONT: Final = re.compile(r"(?:data|cid):|size-adjust|-override|\\", re.IGNORECASE)
_TEXT: Final = re.compile(r"[^\W_]|\(")


class Rule(NamedTuple):
    """Declarations under one selector.

    Attributes:
        compounds: right to left.
        declared: what it says.
        standing: where it applies.
        generates: it adds text beside the element.
        rank: specificity, then place in the sheet.
    """

    compounds: tuple[Compound, ...]
    declared: Declarations
    standing: Standing
    generates: bool
    rank: tuple[int, int, int, int]


class Applied(NamedTuple):
    """What the sheet says of one element.

    Attributes:
        sure: surely.
        perhaps: as well, perhaps.
        generates: it adds text to it.
        wide: all that is sure where the screen is no phone's, empty where that is the same.
    """

    sure: Declarations
    perhaps: Declarations
    generates: bool
    wide: Declarations = {}  # noqa: RUF012 - never written to


_NOTHING: Final = Applied({}, {}, generates=False)


@dataclass(slots=True)
class StyleSheet:
    """The rules of all style elements of a document, by the rarest word of their last compound.

    Attributes:
        names: lower-case classes and ids of the document.
        rules: by that word.
        left: compounds that may still be compared.
        is_beyond: it changes what is seen in a way that is not read.
        moves: it may describe animations.
        is_askew: browsers may have elements beside and inside each other otherwise.
    """

    names: frozenset[str] = frozenset()
    rules: dict[str, list[Rule]] = field(default_factory=dict)
    left: int = MAX_MATCHES
    is_beyond: bool = False
    moves: bool = False
    is_askew: bool = False
    _count: int = 0

    @property
    def is_exhausted(self) -> bool:
        """Whether there were more rules and elements than are compared."""
        return self.left <= 0

    def add(self, text: str, media: str = "", *, is_sure: bool = True) -> None:
        """Add the rules in *text*, the content of a style element for *media*; not *is_sure* if it may not count."""
        whole = standing_of(media) if media.strip() else Standing.SURE
        whole = whole if is_sure else min(whole, Standing.PERHAPS)
        if not whole:
            return
        if "@" in text:
            self.is_beyond = self.is_beyond or _reaches_beyond(text)
            self.moves = self.moves or re.search(r"keyframes|@[a-z-]*\\", text, re.IGNORECASE) is not None
        blocks = self._plain_blocks(text) if _PLAIN_SHEET.fullmatch(text) else blocks_of(text)
        for selectors, block, standing in blocks:
            if self._may_apply(selectors) and (declared := parse_declarations(block)):
                self._add_rules(selectors, declared, min(standing, whole))

    def _plain_blocks(self, text: str) -> Iterator[tuple[str, str, Standing]]:
        """Yield the same as `blocks_of` for a run of plain rules, without most of what applies to nothing."""
        names = self.names
        for single, selectors, block in _PLAIN_RULE.findall(text):
            if not single or single[1:].lower() in names:
                yield single or selectors.strip(), block.strip(), Standing.SURE

    def _may_apply(self, selectors: str) -> bool:
        """Return False for plain selectors that each ask for a class or id nobody has: most of a shop's sheet."""
        if _NOT_PLAIN.search(selectors):
            return True
        return any(
            self.names.issuperset(_CLASS_OR_ID.findall(selector)) for selector in selectors.lower().split(",")
        )

    def _add_rules(self, selectors: str, declared: Declarations, standing: Standing) -> None:
        """Add a rule for each of *selectors*; one that no browser knows spoils the others."""
        parsed = [parse_selector(selector) for selector in split_list(selectors)]
        if not all(selector is None or selector.is_known for selector in parsed):
            standing = min(standing, Standing.PERHAPS)
        for selector in parsed:
            if selector is None:
                continue
            if selector.generates and not _TEXT.search(
                declared.get("content", ("", False))[0].replace("none", "")
            ):
                continue
            self._add_rule(
                selector, declared, standing if selector.is_certain else min(standing, Standing.PERHAPS)
            )

    def _add_rule(self, selector: Selector, declared: Declarations, standing: Standing) -> None:
        self._count += 1
        compounds = selector.compounds
        last = compounds[0]
        counts = (
            sum(len(c.ids) for c in compounds),
            sum(len(c.classes) + len(c.attributes) for c in compounds),
            sum(c.element != "*" for c in compounds),
        )
        key = f"#{last.ids[0]}" if last.ids else f".{last.classes[0]}" if last.classes else last.element
        rule = Rule(compounds, declared, standing, selector.generates, (*counts, self._count))
        self.rules.setdefault(key.lower(), []).append(rule)

    def applied(self, tag: Any) -> Applied:
        """Return what applies to *tag*."""
        if not self.rules or self.is_exhausted:
            return _NOTHING
        found: dict[Standing, list[Rule]] = {}
        generates = False
        for key in ("*", tag.name, *(f".{name}" for name in classes_of(tag)), f"#{tag.get('id', '')}"):
            for rule in self.rules.get(str(key).lower(), ()):
                matched = self._matches(rule.compounds, tag)
                if matched is None:
                    continue
                generates = generates or rule.generates
                if not rule.generates:
                    is_sure = matched and not (self.is_askew and len(rule.compounds) > 1)
                    found.setdefault(rule.standing if is_sure else Standing.PERHAPS, []).append(rule)
        if not found and not generates:
            return _NOTHING
        sure, wide = found.get(Standing.SURE, []), found.get(Standing.WIDE)
        return Applied(
            _merged(sure),
            _merged(found.get(Standing.PERHAPS, [])),
            generates,
            _merged([*sure, *wide]) if wide else {},
        )

    def around(self, tag: Any) -> Iterator[Declarations]:
        """Yield what rules of more than one element say, if *tag* is one of these."""
        for rule in (rule for rules in self.rules.values() for rule in rules if len(rule.compounds) > 1):
            self.left -= len(rule.compounds)
            if self.is_exhausted:
                return
            if any(fits(compound, tag) is not None for compound in rule.compounds):
                yield rule.declared

    def _matches(self, compounds: tuple[Compound, ...], tag: Any) -> bool | None:
        """Return True for a match, False for one that cannot be told or differs in letter case, None for none."""
        self.left -= 1
        exact = fits(compounds[0], tag)
        if exact is None or len(compounds) == 1 or self.left <= 0:
            return exact if self.left > 0 else None
        combinator = compounds[0].combinator
        found: bool | None = None
        for number, other in enumerate(islice(places_of(combinator, tag), MAX_STEPS)):
            around = self._matches(compounds[1:], other)
            if around is not None:
                found = (
                    exact
                    and around
                    and not (combinator == ">" and tag.name == "tr" and other.name == "table")
                )
                if found:
                    return True
                break
            if number + 1 == MAX_STEPS:
                return False
        return found


def _reaches_beyond(text: str) -> bool:
    """Return whether a sheet changes what is seen by more than its rules."""
    return _BEYOND.search(text) is not None or any(map(_ODD_FONT.search, _FONT.findall(text)))


def _merged(rules: list[Rule]) -> dict[str, Declaration]:
    merged: dict[str, Declaration] = {}
    for rule in sorted(rules, key=lambda rule: rule.rank):
        for name, declaration in rule.declared.items():
            if name not in merged or declaration[1] or not merged[name][1]:
                merged[name] = declaration
    return merged
