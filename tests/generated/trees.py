"""HTML -> a small tree of elements, enough for the pages that are generated here."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "hr", "img", "meta", "input", "wbr", "col"}
BLOCKS = {
    "html", "body", "div", "p", "table", "tr", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "caption",
    "thead", "tbody", "pre", "center", "blockquote", "hr",
}  # fmt: skip


@dataclass(slots=True)
class Element:
    """An element with its children; text stands among them as strings."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def found(self, *tags: str) -> list[Element]:
        """Return the nearest descendants with one of these tags, not those within them."""
        made: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                made += [child] if child.tag in tags else child.found(*tags)
        return made


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for i in range(len(self._open) - 1, 0, -1):
            if self._open[i].tag == tag:
                del self._open[i:]
                return

    def handle_data(self, data: str) -> None:
        if not any(element.tag in {"style", "title", "script"} for element in self._open):
            self._open[-1].children.append(data)


def tree(html: str) -> Element:
    """Return the tree of a page."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root
