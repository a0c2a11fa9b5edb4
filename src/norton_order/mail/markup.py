"""HTML to visible lines, table cells and anchors: a walk through the tree that Beautiful Soup makes of it.

Line breaks come from block elements, ``<br>`` and cells only; inline elements are joined, so that
``<b>自動延長</b><span>加入時の</span>`` stays one word and a number split by ``<wbr>`` stays whole. Text that a
style moves stands on lines and in a layer of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from norton_order.mail.declarations import Declarations
from norton_order.mail.document import UNREAD, Document
from norton_order.mail.fitting import fits
from norton_order.mail.inks import Ink
from norton_order.mail.moving import SHIFT
from norton_order.mail.nesting import find_leaking
from norton_order.mail.selectors import classes_of
from norton_order.mail.stylesheets import Applied, StyleSheet
from norton_order.mail.visibility import Style
from norton_order.mail.writer import Writer

MAX_HTML_CHARACTERS: Final = 1_000_000  # ten times what mail clients show without clipping
MAX_BOXES: Final = 500  # boxes of a given height that are looked into
MAX_PULL: Final = 40.0  # pixels of small negative margins in a page; collapsed borders come to some ten

_UNSEEN: Final = frozenset(
    "script style template head title noframes noembed datalist meter progress audio video rt rp".split()
)
_UNREAD: Final = frozenset("object embed iframe svg math select textarea canvas input applet".split())
# Elements that change others than those inside.
_ABOUT_ALL: Final = frozenset({"style", "link", "script", "base", "template", "xmp", "plaintext"})
# Doctypes with which browsers keep to the standard.
_STANDARD: Final = re.compile(
    r"<!doctype\s+html\s*>|<!doctype\s[^>]{0,80}(?:xhtml|4\.01[^>]{0,80}http)", re.IGNORECASE
)
_TABLE_PARTS: Final = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup"})
_IN_TABLES: Final = _TABLE_PARTS | frozenset("td th caption col form script style template input".split())
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS_PARAGRAPH: Final = frozenset(
    "section article header footer nav main aside figure figcaption details summary dialog hgroup".split()
)


def parse_html(text: str) -> Document:
    """Return *text* as a person sees it; never raises.

    Args:
        text: decoded HTML; what is beyond ``MAX_HTML_CHARACTERS`` is left out.
    """
    from bs4 import BeautifulSoup, Tag

    soup = BeautifulSoup(text[:MAX_HTML_CHARACTERS].replace("\x00", ""), "lxml")
    tags = [node for node in soup.descendants if isinstance(node, Tag)]
    marked = [tag for tag in tags if tag.name in _ABOUT_ALL]
    sheet = StyleSheet(_names_in(tags) if any(tag.name == "style" for tag in marked) else frozenset())
    base = ""
    is_unsure = False
    for tag in marked:
        if tag.name == "style":
            sheet.add(tag.get_text(), str(tag.get("media", "")), is_sure=_is_plain_sheet(tag))
        base = base or (str(tag.get("href", "")).strip() if tag.name == "base" else "")
        is_unsure = is_unsure or _is_beyond(tag)
    walk = _Walk(sheet, Writer(base), find_leaking(text))
    walk.over(
        soup,
        Style(
            is_still=not sheet.moves,
            ink=Ink(
                has_variables=_may_set_variables(text, tags),
                is_quirky=_STANDARD.search(text, 0, 5_000) is None,
            ),
        ),
    )
    return walk.writer.document(
        is_unsure=is_unsure or walk.is_covered or sheet.is_exhausted or sheet.is_beyond
    )


def _names_in(tags: Iterable[Any]) -> frozenset[str]:
    """Return the classes and ids of all *tags*, lower-case."""
    named = (tag for tag in tags if "class" in tag.attrs or "id" in tag.attrs)
    return frozenset(name.lower() for tag in named for name in (*classes_of(tag), str(tag.get("id", ""))))


def _may_set_variables(text: str, tags: Iterable[Any]) -> bool:
    """Return whether something in a page that uses variables of CSS may set one."""
    if "var(" not in text:
        return True  # it does not matter
    styles = (tag.get_text() if tag.name == "style" else str(tag.get("style", "")) for tag in tags)
    return any(re.search(r"--[\w-]+\s*(?:/\*.*)?:|\\", style) for style in styles)


def _is_plain_sheet(tag: Any) -> bool:
    """Return whether a style element counts in every client."""
    kind = str(tag.get("type", "")).strip().lower()
    return (
        kind in {"", "text/css"}
        and not tag.get("title")
        and tag.find_parent(["noscript", "template"]) is None
    )


def _is_beyond(tag: Any) -> bool:
    """Return whether *tag* changes what is seen in a way that is not read."""
    if tag.name == "link":  # what is fetched is not seen without a click
        return re.match(r"\s*(?:data|cid):", str(tag.get("href", "")), re.IGNORECASE) is not None
    if tag.name == "template":
        return "shadowrootmode" in tag.attrs
    # Browsers and lxml disagree where a script with a comment ends.
    return tag.name in {"xmp", "plaintext"} or (tag.name == "script" and "<!--" in tag.get_text())


class _Walk:
    """A way through the tree, depth first and without recursion.

    Attributes:
        writer: takes what is met.
        is_covered: something that is shown elsewhere may lie over text.
    """

    def __init__(self, sheet: StyleSheet, writer: Writer, leaking: frozenset[str]) -> None:
        self.writer = writer
        self.is_covered = False
        self._sheet = sheet
        sheet.is_askew = bool(leaking)
        self._leaking = leaking
        self._odd: dict[int, bool] = {}  # rules, by their identity: the sheet outlives this
        self._has_leaked = False  # what hides or moves text may not end where the tree says
        self._boxes = MAX_BOXES
        self._pull = 0.0
        self._stack: list[tuple[str, Any, Style]] = []

    def over(self, soup: Any, style: Style) -> None:
        """Hand every node on to the writer, with the style in force, which begins with *style*."""
        from bs4 import Tag
        from bs4.element import PreformattedString

        stack = self._stack
        write = self.writer.write
        stack.append(("visit", soup, style))
        while stack:
            step, node, style = stack.pop()
            if self._has_leaked:
                style = style.in_doubt()
            if step == "close":
                self.writer.close(node, style)
            elif isinstance(node, Tag):
                self._visit(node, style)
            elif isinstance(node, PreformattedString):  # comments, declarations, CDATA
                if re.match(r"-?>|.*?--!>", node, re.DOTALL):  # browsers end such a comment sooner than lxml
                    write(UNREAD, style)
            elif style.is_lifted and style.is_blank and str(node).strip():
                self.is_covered = True
                write(str(node), style)
            else:
                write(str(node), style.in_doubt() if _is_out_of_cells(node) and str(node).strip() else style)

    def _visit(self, node: Any, style: Style) -> None:
        """Enter the element *node*, around which *style* is in force."""
        name = node.name
        if name in _UNSEEN:
            if name in {"template", "datalist", "noframes"}:
                self.writer.write(node.get_text(), style._replace(gone=True))
            return
        if _ends_parent(node):
            self._sheet.is_askew = True
            self._has_leaked = self._has_leaked or self._is_odd(node) or self._is_odd(node.parent)
            if style.hidden:
                self.writer.write(UNREAD, Style())
        inner = style.inside(name, node.attrs, self._sheet.applied(node))
        if inner.height is not None and not inner.gone:
            inner = self._fitted(node, inner)
        if name not in _IN_TABLES and _is_out_of_cells(node):
            inner = inner.in_doubt()
        if name in self._leaking:
            self._has_leaked = self._has_leaked or inner.is_odder_than(style) or self._is_odd(node)
        if inner.pull or inner.is_lifted:
            self._displace(node, style, inner)
        if name in _UNREAD:
            if str(node.get("type", "")).lower() != "hidden":
                self.writer.write(UNREAD, inner)
            return
        self.writer.open(node, inner)
        self._stack.append(("close", node, inner))
        self._stack.extend(("visit", child, inner) for child in reversed(node.contents))

    def _fitted(self, node: Any, inner: Style) -> Style:
        """Return *inner*, in doubt where what is inside *node* does not fit into its box."""
        height = inner.height or 0.0
        self._boxes -= 1
        if self._boxes > 0 and fits(node, height, inner.pixels, self._sheet.applied, strictly=inner.is_cut):
            return inner._replace(height=None)
        return inner.in_doubt()

    def _displace(self, node: Any, style: Style, inner: Style) -> None:
        """Take note of what *node* does to other text by where it stands."""
        if inner.pull:
            self._pull += inner.pull
            self._has_leaked = self._has_leaked or self._pull > MAX_PULL or inner.pull > SHIFT
        if not inner.is_lifted or inner.gone or inner.veiled:
            return
        if inner.is_painted or (node.name == "img" and _is_large(node)):
            self.is_covered = True

    def _is_odd(self, node: Any) -> bool:
        """Return whether a rule hides or moves what browsers, unlike lxml, may have beside, around or inside *node*."""
        return any(map(self._is_odd_rule, self._sheet.around(node)))

    def _is_odd_rule(self, declared: Declarations) -> bool:
        """Return whether what a rule says hides or moves an element; told once for each."""
        if id(declared) not in self._odd:
            plain = Style()
            inner = plain.inside("div", {}, Applied(declared, {}, generates=False))
            self._odd[id(declared)] = inner.is_odder_than(plain)
        return self._odd[id(declared)]


def _is_large(picture: Any) -> bool:
    """Return whether *picture* is more than a dot."""
    sizes = [str(picture.get(name, "")).removesuffix("px") for name in ("width", "height")]
    return not any(size.isdecimal() and int(size) <= 5 for size in sizes)


def _ends_parent(node: Any) -> bool:
    """Return whether browsers, unlike lxml, end the element around *node* before it."""
    if node.name in _HEADINGS:
        return node.parent is not None and node.parent.name in _HEADINGS
    return node.name in _ENDS_PARAGRAPH and node.parent is not None and node.parent.name == "p"


def _is_out_of_cells(node: Any) -> bool:
    """Return whether *node* stands in a table but in no cell: browsers move it out of the table."""
    parent = node.parent
    if parent is not None and parent.name == "form":
        parent = parent.parent
    return parent is not None and parent.name in _TABLE_PARTS
