"""HTML text to the browsers' tree (WHATWG), as Beautiful Soup holds it.

html5ever builds the tree (docs/design.md says why); nothing else in this project knows which parser it is.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import Comment

from norton_order.html.bounds import is_bounded

# Elements that change others than those inside.
_ABOUT_OTHERS: Final = frozenset({"style", "link", "base", "template", "noscript"})


class Tree(NamedTuple):
    """The tree of one page.

    Attributes:
        soup: its root.
        is_quirky: browsers show it in quirks mode, for want of a doctype.
        about_others: the elements that change others than those inside, in the order they are written.
        names: classes and ids, in lower case.
    """

    soup: BeautifulSoup
    is_quirky: bool
    about_others: list[Tag]
    names: frozenset[str]


def _parse(markup: str) -> tuple[Any, bool]:
    """Return the root of html5ever's tree of *markup*, and whether browsers show it in quirks mode."""
    from markupever import QUIRKS_MODE_FULL, _rustlib

    # A parser may end only on the thread that made it, so it does not leave this function.
    parser = _rustlib.Parser(_rustlib.HtmlOptions())
    parser.process(markup)
    parser.finish()
    is_quirky = parser.quirks_mode() == QUIRKS_MODE_FULL
    return parser.into_dom().root(), is_quirky


class _Html5everBuilder(HTMLTreeBuilder):
    """Hands the tree that html5ever makes of a page on to Beautiful Soup."""

    NAME = "html5ever"
    features = ("html5ever",)

    def __init__(self) -> None:
        super().__init__(multi_valued_attributes={})
        self.is_quirky = False
        self.about_others: list[Tag] = []
        self.names: set[str] = set()

    def feed(self, markup: Any) -> None:
        """Parse *markup* into the soup of this builder."""
        # The classes below the public ones: wrapping each node costs as much as all the rest.
        from markupever import _rustlib

        root, self.is_quirky = _parse(markup)
        soup: Any = self.soup
        element, text, comment = _rustlib.Element, _rustlib.Text, _rustlib.Comment
        start, end, data = soup.handle_starttag, soup.handle_endtag, soup.handle_data
        node: Any
        for node, is_closed in _rustlib.iter.Traverse(root):
            kind = type(node)
            if kind is element:
                name = node.name
                if is_closed:
                    end(name.local)
                else:
                    attributes = {key.local: value for key, value in node.attrs.items()}
                    tag = start(name.local, None, None, attributes)
                    if attributes or name.local in _ABOUT_OTHERS:
                        self._note(tag, attributes)
            elif not is_closed:
                if kind is text:
                    data(node.content)
                elif kind is comment:
                    soup.endData()
                    data(node.content)
                    soup.endData(Comment)

    def _note(self, tag: Tag, attributes: dict[str, str]) -> None:
        if "class" in attributes:
            self.names.update(attributes["class"].lower().split())
        if "id" in attributes:
            self.names.add(attributes["id"].lower())
        if tag.name in _ABOUT_OTHERS:
            self.about_others.append(tag)


def parse_tree(text: str) -> Tree | None:
    """Return the browsers' tree of the page *text*; None where it is beyond the bounds, or the parser fails."""
    if not is_bounded(text):
        return None
    builder = _Html5everBuilder()
    try:
        soup = BeautifulSoup(text, builder=builder)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        return None  # a panic of the parser is none of Python's exceptions
    return Tree(soup, builder.is_quirky, builder.about_others, frozenset(builder.names))
