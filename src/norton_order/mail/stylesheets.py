"""Style sheets of an HTML mail to the declarations that apply to an element, surely or perhaps.

Selectors of elements, classes, ids, attributes and their descendants, children and siblings are matched. What
depends on more (the n-th child, the screen, generated text) may or may not apply: such declarations are kept
apart, so that what they may hide is neither read nor taken for hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple

MAX_MATCHES: Final = 150_000  # compounds compared in one document; real mail takes some ten thousand
MAX_STEPS: Final = 200  # elements around or before one that are looked at
MAX_SELECTOR: Final = 400

_TOKEN: Final = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\\.|<!--|-->|[{}();]|[^/"'\\{}();<-]+|[\\/<-]""",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\r\f]?|\\(.)", re.DOTALL)
_NAME: Final = r"(?:[\w-]|[^\x00-\x7f]|\\.)+"
_SIMPLE: Final = re.compile(
    rf"(?P<element>\*|{_NAME})|\#(?P<id>{_NAME})|\.(?P<cls>{_NAME})"
    rf"|\[\s*(?P<name>{_NAME})\s*(?:(?P<operator>[~|^$*]?=)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>{_NAME}))\s*(?:[iIsS]\s*)?)?\]"
    rf"|(?P<pseudo>::?{_NAME}(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)"
)
# Most sheets are a run of plain rules, which need no eye for strings, comments, nesting.
_PLAIN: Final = r"[^{}@\"'\\()/<]*"
# The selector, where it is one class or id alone; else the selectors; then the declarations.
_PLAIN_RULE: Final = re.compile(
    rf"(?:\s*+([.#][\w-]++)\s*+|([^{{}}@\"'\\()/<;]*+))\{{({_PLAIN})\}}", re.ASCII
)
_PLAIN_SHEET: Final = re.compile(rf"(?:[^{{}}@\"'\\()/<;]*\{{{_PLAIN}\}})*+\s*+")
_NOT_PLAIN: Final = re.compile(r"[\\:\[\]()]")
_CLASS_OR_ID: Final = re.compile(r"[.#]((?:[\w-]|[^\x00-\x7f])+)")
_COMBINATOR: Final = re.compile(r"\s*([>+~])\s*|\s+")
# States a mail is not in when it is opened, and parts of an element that hold no text of the mail.
_PASSING: Final = re.compile(
    r":(?:hover|active|focus|focus-within|focus-visible|visited|target|link|any-link|enabled|checked|disabled)$"
    r"|::?(?:-webkit-|-moz-|-ms-)|::?(?:selection|placeholder|marker|backdrop|file-selector-button)$"
)
_TEXT_BEFORE_OR_AFTER: Final = re.compile(r"::?(?:before|after)$")
_PHONE: Final = re.compile(r"\bmax-(?:device-)?width\s*:\s*(\d{1,9})(?:\.\d*)?(px|em|rem)?")

Declaration = tuple[str, bool]  # value in lower case, whether it is important
Declarations = Mapping[str, Declaration]


def unescape(text: str) -> str:
    """Return *text* with the escapes of CSS undone."""
    if "\\" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        if match[2] is not None:
            return match[2]
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    return _ESCAPE.sub(character, text)


def parse_declarations(text: str) -> dict[str, Declaration]:
    """Return the declarations in *text*, lower-case; a later one wins, an important one over others.

    Strings in values are replaced by ``text``, empty ones by two quotation marks.
    """
    found: dict[str, Declaration] = {}
    for declaration in _split_declarations(text):
        name, colon, value = declaration.partition(":")
        name = unescape(name).strip().lower()
        if not colon or not name:
            continue
        plain, mark, importance = unescape(value).strip().lower().partition("!")
        is_important = bool(mark) and importance.strip() == "important"
        if (mark and not is_important) or (name in found and found[name][1] and not is_important):
            continue
        found[name] = (" ".join(plain.split()), is_important)
    return found


def _split_declarations(text: str) -> list[str]:
    if not any(mark in text for mark in "/\"'("):
        return text.split(";")
    pieces: list[list[str]] = [[]]
    depth = 0
    for token in _TOKEN.findall(text):
        if token == ";" and not depth:
            pieces.append([])
        elif not token.startswith("/*"):
            depth = max(0, depth + (token == "(") - (token == ")"))
            pieces[-1].append(_string(token) if token[0] in "\"'" else token)
    return ["".join(piece) for piece in pieces]


def _string(token: str) -> str:
    return "text" if re.search(r"\w", token) else "''"


class Compound(NamedTuple):
    """A part of a selector between combinators."""

    element: str  # "*" for any
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]  # name, operator, value
    combinator: str  # to the compound on the left: " ", ">", "+", "~", "" for the first


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations under one selector.

    Attributes:
        compounds: right to left.
        declared: what it says.
        is_sure: False where it may apply or not.
        generates: it adds text before or after the element.
        rank: specificity, then place in the sheet.
    """

    compounds: tuple[Compound, ...]
    declared: Declarations
    is_sure: bool
    generates: bool
    rank: tuple[int, int, int, int]


class Applied(NamedTuple):
    """What the sheet says of one element: surely, perhaps, and whether it adds text to it."""

    sure: Declarations
    perhaps: Declarations
    generates: bool


_NOTHING: Final = Applied({}, {}, generates=False)


@dataclass(slots=True)
class StyleSheet:
    """The rules of all style elements of a document, by the rarest word of their last compound."""

    names: frozenset[str] = frozenset()  # lower-case classes and ids of the document
    rules: dict[str, list[Rule]] = field(default_factory=dict)
    left: int = MAX_MATCHES
    _count: int = 0

    @property
    def is_exhausted(self) -> bool:
        """Whether there were more rules and elements than are compared."""
        return self.left <= 0

    def add(self, text: str, media: str = "") -> None:
        """Add the rules in *text*, the content of a style element for *media*."""
        kind = _kind_of_media(media) if media.strip() else "sure"
        if kind == "never":
            return
        blocks = self._plain_blocks(text) if _PLAIN_SHEET.fullmatch(text) else _blocks(text)
        for selectors, block, is_sure in blocks:
            if self._may_apply(selectors) and (declared := parse_declarations(block)):
                for selector in _split_list(selectors):
                    self._add_rule(selector, declared, is_sure=is_sure and kind == "sure")

    def _plain_blocks(self, text: str) -> Iterator[tuple[str, str, bool]]:
        """Yield the same as `_blocks` for a run of plain rules, without most of what applies to nothing."""
        names = self.names
        for single, selectors, block in _PLAIN_RULE.findall(text):
            if not single or single[1:].lower() in names:
                yield single or selectors.strip(), block.strip(), True

    def _may_apply(self, selectors: str) -> bool:
        """Return False for plain selectors that each ask for a class or id nobody has: most of a shop's sheet."""
        if _NOT_PLAIN.search(selectors):
            return True
        return any(
            self.names.issuperset(_CLASS_OR_ID.findall(selector)) for selector in selectors.lower().split(",")
        )

    def _add_rule(self, selector: str, declared: Declarations, *, is_sure: bool) -> None:
        parsed = _parse_selector(selector)
        if parsed is None:
            return
        compounds, certain, generates = parsed
        if generates and not re.search(
            r"[^\W_]|\(", declared.get("content", ("", False))[0].replace("none", "")
        ):
            return
        self._count += 1
        last = compounds[0]
        counts = (
            sum(len(c.ids) for c in compounds),
            sum(len(c.classes) + len(c.attributes) for c in compounds),
            sum(c.element != "*" for c in compounds),
        )
        key = f"#{last.ids[0]}" if last.ids else f".{last.classes[0]}" if last.classes else last.element
        rule = Rule(compounds, declared, is_sure and certain, generates, (*counts, self._count))
        self.rules.setdefault(key.lower(), []).append(rule)

    def applied(self, tag: Any) -> Applied:
        """Return what applies to *tag*."""
        if not self.rules or self.is_exhausted:
            return _NOTHING
        sure: list[Rule] = []
        perhaps: list[Rule] = []
        generates = False
        for key in ("*", tag.name, *(f".{name}" for name in classes_of(tag)), f"#{tag.get('id', '')}"):
            for rule in self.rules.get(str(key).lower(), ()):
                matched = self._matches(rule, tag)
                if matched is None:
                    continue
                generates = generates or rule.generates
                if not rule.generates:
                    (sure if matched and rule.is_sure else perhaps).append(rule)
        if not (sure or perhaps or generates):
            return _NOTHING
        return Applied(_merged(sure), _merged(perhaps), generates)

    def _matches(self, rule: Rule, tag: Any) -> bool | None:
        """Return True for a match, False for one that differs in letter case only, None for none."""
        self.left -= 1
        exact = _fits(rule.compounds[0], tag)
        place = tag
        for below, compound in zip(rule.compounds, rule.compounds[1:], strict=False):
            if exact is None or self.left <= 0:
                break
            for other in islice(_places(below.combinator, place), MAX_STEPS):
                self.left -= 1
                fits = _fits(compound, other)
                if fits is not None:
                    place = other
                    exact = exact and fits
                    break
            else:
                exact = None
        return exact if self.left > 0 else None


def classes_of(tag: Any) -> Sequence[str]:
    """Return the classes of *tag*."""
    classes = tag.get("class") or ()
    return classes if isinstance(classes, list) else str(classes).split()


def _merged(rules: list[Rule]) -> dict[str, Declaration]:
    merged: dict[str, Declaration] = {}
    for rule in sorted(rules, key=lambda rule: rule.rank):
        for name, declaration in rule.declared.items():
            if name not in merged or declaration[1] or not merged[name][1]:
                merged[name] = declaration
    return merged


def _places(combinator: str, tag: Any) -> Any:
    """Return the elements that the next compound on the left may be, nearest first."""
    if combinator == ">":
        return [tag.parent] if tag.parent is not None else []
    if combinator == "+":
        return islice((s for s in islice(tag.previous_siblings, MAX_STEPS) if getattr(s, "name", None)), 1)
    if combinator == "~":
        return (s for s in islice(tag.previous_siblings, MAX_STEPS) if getattr(s, "name", None))
    return tag.parents


def _fits(compound: Compound, tag: Any) -> bool | None:
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
        if not _holds(" ".join(held) if isinstance(held, list) else str(held), operator, value):
            return None
    return exact


def _holds(held: str, operator: str, value: str) -> bool:
    held, value = held.lower(), value.lower()
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


def _parse_selector(text: str) -> tuple[tuple[Compound, ...], bool, bool] | None:
    """Return compounds right to left, whether they say all, and whether text is generated; None for no rule."""
    anything = Compound("*", (), (), (), "")
    if len(text) > MAX_SELECTOR:
        return (anything,), False, False
    compounds: list[Compound] = []
    position, combinator = 0, ""
    certain, generates = True, False
    while position < len(text):
        element, ids, classes, attributes = "*", [], [], []
        start = position
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
            elif _TEXT_BEFORE_OR_AFTER.match(pseudo := match["pseudo"].lower()):
                generates = True
            elif pseudo == ":root":
                element = "html"
            elif _PASSING.match(pseudo):
                if not pseudo.endswith(("link", "enabled")):
                    return None
            else:
                certain = False
        if position == start:
            return (anything,), False, False
        compounds.append(Compound(element, tuple(ids), tuple(classes), tuple(attributes), combinator))
        if position < len(text):
            between = _COMBINATOR.match(text, position)
            if not between:
                return (anything,), False, False
            combinator, position = between[1] or " ", between.end()
    return tuple(reversed(compounds)), certain, generates


def _split_list(selectors: str) -> list[str]:
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


def _blocks(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield (selectors, declarations, whether it surely applies) of each rule in *text*; linear."""
    levels: list[tuple[str, bool | None]] = []  # prelude, and True, False or None for rules that never apply
    heads: list[list[str]] = [[]]
    depth = 0  # of parentheses
    for token in _TOKEN.findall(text):
        if token.startswith("/*") or token in {"<!--", "-->"}:
            continue
        depth = max(0, depth + (token == "(") - (token == ")"))
        if depth or token not in {"{", "}", ";"}:
            heads[-1].append(token)
        elif token == "{":
            prelude = _take_prelude(heads[-1])
            levels.append((prelude, _standing(prelude, levels)))
            heads.append([])
        elif token == ";":
            heads[-1].append(token)
            if not levels:
                heads[-1].clear()  # @import and the like
        elif levels:
            yield from _closed(*levels.pop(), heads.pop())
    while levels:  # what is not closed goes on to the end
        yield from _closed(*levels.pop(), heads.pop())


def _take_prelude(head: list[str]) -> str:
    """Take what stands after the last semicolon off *head* and return it."""
    taken: list[str] = []
    while head and head[-1] != ";":
        taken.append(head.pop())
    return "".join(reversed(taken)).strip()


def _closed(prelude: str, standing: bool | None, head: list[str]) -> Iterator[tuple[str, str, bool]]:
    if standing is not None and not prelude.startswith("@"):
        yield prelude, "".join(head), standing


def _standing(prelude: str, levels: list[tuple[str, bool | None]]) -> bool | None:
    """Return whether rules under *prelude* surely apply; None for those that never do where mail is read."""
    around = levels[-1][1] if levels else True
    if around is None or len(levels) > 20:
        return None if around is None else False
    if not prelude.startswith("@"):
        return (around and not levels) or (around and levels[-1][0].startswith("@"))
    word, _space, rest = prelude.lower().partition(" ")
    if word == "@media":
        kind = _kind_of_media(rest)
        return {"sure": around, "never": None, "dark": None}.get(kind, False)
    if word.endswith("keyframes"):
        return None
    return None if word in {"@font-face", "@page", "@counter-style", "@property", "@viewport"} else False


def _kind_of_media(text: str) -> str:
    """Return "sure", "never" (print, a phone's width, a dark scheme) or "perhaps" for a media query list."""
    query = " ".join(text.lower().split())
    if query in {"all", "screen", "only screen"}:
        return "sure"
    if "," in query or "not" in query:
        return "perhaps"
    if query in {"print", "speech", "only print"}:
        return "never"
    if "prefers-color-scheme" in query:
        return "never" if re.search(r"prefers-color-scheme\s*:\s*dark", query) else "perhaps"
    phone = _PHONE.search(query)
    if phone and int(phone[1]) < (60 if phone[2] in {"em", "rem"} else 1000):
        return "never"
    return "perhaps"
