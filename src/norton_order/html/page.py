"""HTML to visible lines, table cells and anchors: the styles and boxes of the browsers' tree, laid out."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urljoin

from norton_order.css.computed import NO_BLOCK, Style
from norton_order.css.declarations import parse_block
from norton_order.css.displays import LINE
from norton_order.css.effects import SHIFT
from norton_order.css.inks import Ink
from norton_order.css.placing import pixels
from norton_order.css.sheets import Applied, Source, sheet_of
from norton_order.css.values import UNKNOWN
from norton_order.html.bounds import MAX_CHARACTERS
from norton_order.html.boxes import Box, Break, Mark, Run
from norton_order.html.document import PICTURE, UNREAD, Document, Line
from norton_order.html.elements import (
    MARKED_ELEMENTS,
    PICTURE_ELEMENTS,
    UNREAD_ELEMENTS,
    UNSEEN_ELEMENTS,
    GeneratedText,
    first_summary,
    is_large,
    is_plain_sheet,
    is_raised,
    transformed,
    with_parts,
)
from norton_order.html.lines import LineWriter
from norton_order.html.rows import ORNAMENT
from norton_order.html.tree import Tree, parse_tree

MAX_PULL: Final = 40.0  # pixels of small negative margins in a page; collapsed borders come to some ten
MAX_LEVELS: Final = 150  # boxes inside boxes that are laid out; what is deeper is in doubt
MAX_STYLES: Final = 2_000  # styles remembered for one sheet
MAX_ATTRIBUTES: Final = 1_000  # characters of the attributes of an element whose style is remembered
GAP: Final = 3.0  # pixels between letters that part them

_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_BLANKS: Final = re.compile(r"[ \t]+")
_FIGURES: Final = re.compile(r"\d{5}")  # in the words for a picture: it shows a number, and is no ornament
_TAG: Final = re.compile(r"<[^<>]*>")


def parse_html(text: str) -> Document:
    """Return *text* as a person sees it; never raises.

    Args:
        text: decoded HTML; what is beyond ``MAX_CHARACTERS`` is left out.
    """
    text = text[:MAX_CHARACTERS].replace("\x00", "")
    tree = parse_tree(text)
    if tree is None:
        return Document("text/html", (Line(UNREAD),)).unsure()
    return _Page(tree).document()


class _Page:
    """One page: its sheet, and the way through its tree, depth first and without recursion."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        sources = tuple(
            Source(tag.get_text(), str(tag.get("media", "")), is_plain_sheet(tag))
            for tag in tree.about_others
            if tag.name == "style"
        )
        self._sheet = sheet_of(sources, tree.names if sources else frozenset(), is_quirky=tree.is_quirky)
        self._base = ""
        self._is_unsure = False
        self._is_covered = False  # something that is shown elsewhere may lie over text
        self._is_shaken = False  # what comes next may stand elsewhere
        self._pull = 0.0
        self._hidden: list[str] = []
        self._styles: dict[tuple[object, ...], tuple[Style, Style]] = self._sheet.styles
        for tag in tree.about_others:
            self._mark(tag)

    def _mark(self, tag: Any) -> None:
        """Take note of an element that changes others."""
        if tag.name == "base":
            self._base = self._base or str(tag.get("href", "")).strip()
        elif tag.name == "link":  # what is fetched is not seen without a click
            self._is_unsure |= (
                re.match(r"\s*(?:data|cid):", str(tag.get("href", "")), re.IGNORECASE) is not None
            )
        elif tag.name == "template":
            self._is_unsure |= "shadowrootmode" in tag.attrs
        elif tag.name == "noscript":
            self._is_unsure |= "<style" in tag.get_text().lower()

    def document(self) -> Document:
        """Return what is shown."""
        is_quirky = self._tree.is_quirky
        plain = Style(ink=Ink(is_quirky=is_quirky), keyframes=self._sheet.keyframes, is_quirky=is_quirky)
        _kept, style = self._styles.setdefault(("",), (plain, plain))
        root = Box("html", {}, style)
        self._fill(root)
        writer = LineWriter(self._hidden)
        writer.write(root)
        is_unsure = self._is_unsure or self._is_covered or self._sheet.is_exhausted or self._sheet.is_beyond
        return writer.document(is_unsure=is_unsure)

    def _fill(self, root: Box) -> None:
        """Put what the tree holds into *root*."""
        from bs4 import Tag
        from bs4.element import PreformattedString

        stack: list[tuple[str, Any, Style, Box, int]] = [("visit", self._tree.soup, root.style, root, 0)]
        while stack:
            step, node, style, box, level = stack.pop()
            if self._is_shaken:
                style = style.in_doubt()
            if step == "close":
                self._close(node, style, box)
            elif isinstance(node, Tag):
                self._open(node, style, box, level, stack)
            elif not isinstance(node, PreformattedString):  # comments, declarations
                self._write(str(node), style, box)

    def _write(self, text: str, style: Style, box: Box) -> None:
        """Add *text* to *box*."""
        is_hidden, is_doubtful = self._sight(style)
        if is_hidden:
            self._hidden.append(text)
            if not style.gone and style.pixels >= GAP and text.strip():
                self._is_covered |= style.is_lifted and style.is_blank
                box.items.append(Run(" ", style))  # it takes room
            return
        if style.letters != "none":
            text = transformed(text, style.letters)
        if style.spaces == "collapse":
            box.items.append(Run(_SPACE.sub(" ", text), style, is_doubtful))
            return
        is_kept = style.spaces != "preserve-breaks"
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                box.items.append(Break())
            box.items.append(Run(line if is_kept else _BLANKS.sub(" ", line), style, is_doubtful))

    def _open(
        self, node: Any, around: Style, box: Box, level: int, stack: list[tuple[str, Any, Style, Box, int]]
    ) -> None:
        """Enter the element *node*, around which the style *around* is in force."""
        name = node.name
        if name in UNSEEN_ELEMENTS:
            if name in {"template", "datalist", "noframes"}:
                self._hidden.append(node.get_text())
            return
        applied = self._sheet.applied(node) if name != "[document]" else None
        style = self._style_of(node, around, applied) if applied is not None else around
        if applied is not None and applied.beside:
            style = with_parts(style, applied)
        if style.pull or style.is_lifted:
            self._displace(node, style)
        if style.gone:
            self._hidden.append(node.get_text())
            if style.display != "none" and not around.gone:
                self._leave_room(node, style, box)
            return
        if name in {"area", "col"}:
            self._is_unsure |= name != "area" and style.veiled  # a column that is taken out
            if name == "area":
                box.items += [
                    Mark("open", self._address(node)),
                    Mark("words", str(node.attrs.get("alt", ""))[:200]),
                    Mark("close"),
                ]
            return
        if name == "noscript":
            box.items.append(
                Run(
                    _SPACE.sub(" ", _TAG.sub(" ", node.get_text())) or UNREAD,
                    style.in_doubt(),
                    is_doubtful=True,
                )
            )
            return
        if name in UNREAD_ELEMENTS or name in PICTURE_ELEMENTS or name == "br":
            self._put(node, style, box)
            return
        inner, level = self._box_for(node, style, box, level, around.display)
        style = inner.style if inner is not box else style
        if style.height is not None:
            style = style._replace(height=None)
            inner.style = style
        self._mark_start(node, style, inner)
        if inner is box or name in MARKED_ELEMENTS or (applied is not None and applied.beside):
            stack.append(("close", (node, applied, inner is box), style, inner, level))
        if applied is not None and applied.beside:
            self._generate("before", node, applied, style, inner)
        closed = style._replace(gone=True) if name == "details" and "open" not in node.attrs else None
        for child in reversed(node.contents):
            is_kept = closed is None or child is first_summary(node)
            stack.append(("visit", child, style if is_kept or closed is None else closed, inner, level))

    def _leave_room(self, node: Any, style: Style, box: Box) -> None:
        """Add the room of what is there and not seen."""
        if style.display in LINE and not style.place:
            box.items.append(Run(" ", style._replace(spaces="collapse")))
        elif not style.place:
            box.items.append(Box(node.name, node.attrs, style))

    def _box_for(self, node: Any, style: Style, box: Box, level: int, within: str = "") -> tuple[Box, int]:
        """Return the box that what is inside *node* goes into, a new one unless it is a word in a line."""
        if style.display in LINE and not style.place and style.display != "-webkit-box":
            return box, level
        if level > MAX_LEVELS:
            box.items.append(Break())
            self._is_unsure = True
            return box, level
        inner = Box(node.name, node.attrs, style, style.height, within=within)
        box.items.append(inner)
        return inner, level + 1

    def _mark_start(self, node: Any, style: Style, box: Box) -> None:
        """Add what begins with *node* besides its text."""
        name = node.name
        if name in {"a", "form"}:
            box.items.append(Mark("open", "" if style.hidden else self._address(node)))
        if style.display == "inline":
            self._part(style, box, "left")
            if is_raised(name, style):
                box.items.append(Run("^", style))
            elif name == "q":
                box.items.append(Run('"', style))

    def _close(self, closing: Any, style: Style, box: Box) -> None:
        """Leave an element."""
        node, applied, is_in_line = closing
        if applied is not None:
            self._generate("after", node, applied, style, box)
        if style.display == "inline":
            if is_raised(node.name, style):
                box.items.append(Run("^", style))
            elif node.name == "q":
                box.items.append(Run('"', style))
            self._part(style, box, "right")
        if node.name in {"a", "form"}:
            box.items.append(Mark("close"))
        if is_in_line and style.display not in LINE:
            box.items.append(Break())  # too deep for a box of its own

    def _part(self, style: Style, box: Box, side: str) -> None:
        """Add a space where the edge of a word in a line keeps it off its neighbour."""
        own = style.own
        if (
            own
            and sum(
                max(0.0, pixels(own.get(f"{kind}-{side}"), style.pixels) or 0.0)
                for kind in ("margin", "padding")
            )
            >= GAP
        ):
            box.items.append(Run(" ", style._replace(spaces="collapse")))

    def _sight(self, style: Style) -> tuple[bool, bool]:
        """Return whether text of *style* is hidden, and whether that cannot be told."""
        known = self._sheet.sights.get(id(style))
        if known is None:
            known = style, style.hidden, style.doubtful
            if len(self._sheet.sights) < MAX_STYLES:
                self._sheet.sights[id(style)] = known
        return known[1:]

    def _style_of(self, node: Any, around: Style, applied: Applied) -> Style:
        attributes = node.attrs
        key = (id(around), node.name, id(applied), *attributes.items())
        known = self._styles.get(key)
        style = known[1] if known else None
        if style is None:
            text = attributes.get("style")
            style = around.inside(
                node.name, attributes, applied, parse_block(str(text)) if text else NO_BLOCK
            )
            if len(self._styles) < MAX_STYLES and sum(map(len, attributes.values())) < MAX_ATTRIBUTES:
                self._styles[key] = around, style  # kept, so that its identity is nobody else's
        return style

    def _generate(self, where: str, node: Any, applied: Applied, around: Style, box: Box) -> None:
        """Add the text that the sheet puts before or after what is in *node*."""
        for pseudo, said in applied.beside:
            if pseudo != where:
                continue
            style = around.inside(f"::{where}", {}, said)
            parts = style.own.get("content")
            if style.gone or not isinstance(parts, tuple):
                continue
            texts = [
                UNREAD
                if part is UNKNOWN
                else part
                if isinstance(part, str)
                else str(node.attrs.get(part[1], ""))
                for part in parts[1:]
            ]
            inner, _level = self._box_for(GeneratedText(f"::{where}"), style, box, 0)
            self._part(style, inner, "left")
            self._write("".join(texts), style, inner)
            self._part(style, inner, "right")

    def _displace(self, node: Any, style: Style) -> None:
        """Take note of what *node* does to other text by where it stands."""
        if style.pull:
            self._pull += style.pull
            self._is_shaken |= self._pull > MAX_PULL or style.pull > SHIFT
        if style.is_lifted and not style.gone and not style.veiled:
            self._is_covered |= style.is_painted or (node.name == "img" and is_large(node))

    def _put(self, node: Any, style: Style, box: Box) -> None:
        """Add what is shown and is no text."""
        name, attributes = node.name, node.attrs
        if name == "br":
            (
                self._hidden.append("\n")
                if style.hidden and style.gone
                else box.items.append(Break(str(attributes.get("clear", "")).lower()))
            )
            return
        if name in UNREAD_ELEMENTS:
            if (
                str(attributes.get("type", "")).lower() == "hidden"
                or style.hidden
                or (name == "rt" and not re.search(r"\d", node.get_text()))
            ):
                return
            box.items.append(Run(UNREAD, style, style.doubtful))
            return
        words = str(attributes.get("alt", ""))[:200]
        if style.hidden:
            return
        sign = UNREAD if _FIGURES.search(words) else PICTURE if re.search(r"\d", words) else ORNAMENT
        target = box
        if style.display not in LINE or style.place:
            target = Box(name, attributes, style)
            box.items.append(target)
        target.items.append(Run(sign, style, sign == UNREAD and style.doubtful))
        target.items.append(Mark("words", words))

    def _address(self, node: Any) -> str:
        href = str(node.attrs.get("action" if node.name == "form" else "href") or "").strip()
        if self._base and href and not re.match(r"[a-z][a-z0-9+.-]*:", href, re.IGNORECASE):
            try:
                href = urljoin(self._base, href)
            except ValueError:
                href = self._base
        return href
