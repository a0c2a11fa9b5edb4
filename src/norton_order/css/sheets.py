"""Style sheets of an HTML mail to the declarations that apply to an element, surely or perhaps.

Where it cannot be told whether a rule applies (the window's width, a state, letter case), what it says is kept apart,
so that what it may hide is neither read nor taken for hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from norton_order.css.declarations import Declaration, Declarations, parse_block, put
from norton_order.css.matching import Compound, Selector, Unreadable, classes_of, matches
from norton_order.css.media import Standing, standing_of
from norton_order.css.rules import UNLAYERED, Block, RuleReader, find_keyframes
from norton_order.css.selectors import parse_list

MAX_REMEMBERED_SHEETS: Final = 8
MAX_REMEMBERED_TEXT: Final = 50_000  # characters of style elements
MAX_REMEMBERED_NAMES: Final = 500
MAX_ALTERNATIVES: Final = 4  # rules that may apply, of which each is tried alone
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


class Rule(NamedTuple):
    """Declarations under one selector.

    Attributes:
        compounds: right to left.
        declared: what it says.
        standing: where it applies.
        pseudo: the part of the element or the text beside it that it is about, "" for the element.
        rank: layer, specificity, then place in the sheet.
    """

    compounds: tuple[Compound, ...]
    declared: Declarations
    standing: Standing
    pseudo: str
    rank: tuple[int, ...]


class Applied(NamedTuple):
    """What the sheet says of one element, or of the text before or after it.

    Attributes:
        sure: surely.
        perhaps: all that holds if what may apply does, all of it or one rule of it alone.
        wide: all that is sure where the screen is no phone's, empty where that is the same.
        beside: the same for "before", "after", "marker" and "part", where there is anything.
    """

    sure: Declarations = {}  # noqa: RUF012 - never written to
    perhaps: tuple[Declarations, ...] = ()
    wide: Declarations = {}  # noqa: RUF012
    beside: tuple[tuple[str, Applied], ...] = ()


NOTHING: Final = Applied()
_Found = list[tuple[Rule, bool]]  # a rule, and whether it surely applies


@dataclass(slots=True)
class StyleSheet:
    """The rules of all style elements of a document, by the rarest word of their last compound.

    Attributes:
        names: lower-case classes and ids of the document.
        is_quirky: browsers show the document in quirks mode.
        rules: by that word.
        left: compounds that may still be compared.
        is_beyond: it changes what is seen in a way that is not read.
        keyframes: names of the animations it describes.
        styles: for whoever computes them to remember.
        sights: for whoever looks at them, by the identity of a style that is kept.
    """

    names: frozenset[str] = frozenset()
    is_quirky: bool = False
    rules: dict[str, list[Rule]] = field(default_factory=dict)
    left: int = MAX_MATCHES
    is_beyond: bool = False
    keyframes: frozenset[str] = frozenset()
    styles: dict[Any, Any] = field(default_factory=dict)
    sights: dict[int, Any] = field(default_factory=dict)
    _count: int = 0
    _reader: RuleReader = field(default_factory=RuleReader)
    _applied: dict[tuple[object, ...], Applied] = field(default_factory=dict)
    _candidates: dict[tuple[object, ...], list[Rule]] = field(default_factory=dict)

    def renewed(self) -> StyleSheet:
        """Return this sheet for another document that has the same style elements, classes and ids."""
        self.left = MAX_MATCHES
        return self

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
            self.keyframes |= find_keyframes(text)
        blocks = self._plain_blocks(text) if _PLAIN_SHEET.fullmatch(text) else self._reader.blocks_of(text)
        for block in blocks:
            if self._may_apply(block.selectors):
                self._add_block(block._replace(standing=min(block.standing, whole)))

    def _plain_blocks(self, text: str) -> Iterator[Block]:
        """Yield the rules of a run of plain rules, without most of those that apply to nothing."""
        names = self.names
        for single, selectors, block in _PLAIN_RULE.findall(text):
            if not single or single[1:].lower() in names:
                yield Block(single or selectors.strip(), block.strip(), Standing.SURE)

    def _may_apply(self, selectors: str) -> bool:
        """Return False for plain selectors that each ask for a class or id nobody has: most of a shop's sheet."""
        if _NOT_PLAIN.search(selectors):
            return True
        return any(
            self.names.issuperset(_CLASS_OR_ID.findall(selector)) for selector in selectors.lower().split(",")
        )

    def _add_block(self, block: Block) -> None:
        declared = parse_block(block.declarations)
        if not declared.sure and not declared.quirky:
            return
        try:
            selectors = parse_list(block.selectors.removeprefix("&"))
        except Unreadable:
            return  # one selector that no browser knows spoils the others
        for selector in selectors:
            standing = block.standing
            if block.layer != UNLAYERED and any(important for _value, important in declared.sure.values()):
                standing = min(standing, Standing.PERHAPS)
            self._add_rule(selector, declared.sure, standing, block.layer)
            if self.is_quirky and declared.quirky is not declared.sure:
                self._add_rule(selector, declared.quirky, min(standing, Standing.PERHAPS), block.layer)

    def _add_rule(self, selector: Selector, declared: Declarations, standing: Standing, layer: int) -> None:
        self._count += 1
        last = selector.compounds[0]
        key = f"#{last.ids[0]}" if last.ids else f".{last.classes[0]}" if last.classes else last.element
        rank = (layer, *selector.specificity, self._count)
        rule = Rule(selector.compounds, declared, standing, selector.pseudo, rank)
        self.rules.setdefault(key.lower(), []).append(rule)

    def applied(self, tag: Any) -> Applied:
        """Return what applies to *tag*; the same object for the same rules."""
        if not self.rules or self.is_exhausted:
            return NOTHING
        looks = (tag.name, tag.attrs.get("class"), tag.attrs.get("id"))
        if looks not in self._candidates:
            self._candidates[looks] = self._find_candidates(tag)
        found: _Found = []
        for rule in self._candidates[looks]:
            truth = matches(rule.compounds, tag, spend=self._spend)
            if truth is not False:
                found.append((rule, truth is True))
        if not found:
            return NOTHING
        known = tuple((rule.rank, is_sure) for rule, is_sure in found)
        if known not in self._applied:
            self._applied[known] = _together(found)
        return self._applied[known]

    def _find_candidates(self, tag: Any) -> list[Rule]:
        """Return the rules whose last compound may be *tag*, by its name, classes and id alone."""
        keys = ["*", tag.name]
        if "class" in tag.attrs:
            keys += [f".{name.lower()}" for name in classes_of(tag)]
        if "id" in tag.attrs:
            keys.append(f"#{str(tag.attrs['id']).lower()}")
        return [rule for key in dict.fromkeys(keys) for rule in self.rules.get(key, ())]

    def _spend(self) -> bool:
        self.left -= 1
        return self.left > 0


def _together(found: _Found) -> Applied:
    """Return what the rules in *found* say together."""
    own = _of_one([(rule, is_sure) for rule, is_sure in found if not rule.pseudo])
    pseudos = dict.fromkeys(rule.pseudo for rule, _is_sure in found if rule.pseudo)
    beside = [
        (pseudo, _of_one([(rule, is_sure) for rule, is_sure in found if rule.pseudo == pseudo]))
        for pseudo in pseudos
    ]
    return own._replace(beside=tuple(beside))


def _of_one(found: _Found) -> Applied:
    sure = [rule for rule, is_sure in found if is_sure and rule.standing is Standing.SURE]
    wide = [rule for rule, is_sure in found if is_sure and rule.standing is Standing.WIDE]
    others = [rule for rule, is_sure in found if not is_sure or rule.standing is Standing.PERHAPS]
    base = [*sure, *wide]
    alone = [[*base, rule] for rule in others] if 1 < len(others) <= MAX_ALTERNATIVES else []
    perhaps = tuple(_merged(rules) for rules in ([*base, *others], *alone)) if others else ()
    return Applied(_merged(sure), perhaps, _merged(base) if wide else {})


def _reaches_beyond(text: str) -> bool:
    """Return whether a sheet changes what is seen by more than its rules."""
    return _BEYOND.search(text) is not None or any(map(_ODD_FONT.search, _FONT.findall(text)))


def _merged(rules: list[Rule]) -> dict[str, Declaration]:
    merged: dict[str, Declaration] = {}
    for rule in sorted(rules, key=lambda rule: rule.rank):
        for name, declaration in rule.declared.items():
            put(merged, name, declaration)
    return merged


class Source(NamedTuple):
    """A style element: its text, its ``media``, and whether it counts in every client."""

    text: str
    media: str
    is_sure: bool


def sheet_of(sources: tuple[Source, ...], names: frozenset[str], *, is_quirky: bool) -> StyleSheet:
    """Return the sheet of a document with *names* for classes and ids; mails of one shop have the same."""
    if sum(len(source.text) for source in sources) > MAX_REMEMBERED_TEXT or len(names) > MAX_REMEMBERED_NAMES:
        return _sheet(sources, names, is_quirky)
    return _remembered(sources, names, is_quirky).renewed()


def _sheet(sources: tuple[Source, ...], names: frozenset[str], is_quirky: bool) -> StyleSheet:
    sheet = StyleSheet(names if sources else frozenset(), is_quirky)
    for source in sources:
        sheet.add(source.text, source.media, is_sure=source.is_sure)
    return sheet


_remembered: Final = lru_cache(MAX_REMEMBERED_SHEETS)(_sheet)
