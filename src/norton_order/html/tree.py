"""HTML text to the browsers' tree (WHATWG), as Beautiful Soup holds it.

html5ever builds the tree (docs/design.md says why); nothing else in this project knows which parser it is.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import Comment

from norton_order.html.bounds import is_bounded

_SPACES: Final = {"http://www.w3.org/2000/svg": "svg", "http://www.w3.org/1998/Math/MathML": "math"}


class Tree(NamedTuple):
    """The tree of one page.

    Attributes:
        soup: its root.
        is_quirky: browsers show it in quirks mode, for want of a doctype.
    """

    soup: BeautifulSoup
    is_quirky: bool


class _Html5everBuilder(HTMLTreeBuilder):
    """Hands the tree that html5ever makes of a page on to Beautiful Soup."""

    NAME = "html5ever"
    features = ("html5ever",)
    is_quirky = False

    def feed(self, markup: Any) -> None:
        """Parse *markup* into the soup of this builder."""
        import markupever
        from markupever import dom

        parser = markupever.Parser(markupever.HtmlOptions())
        parser.process(markup).finish()
        self.is_quirky = parser.quirks_mode == markupever.QUIRKS_MODE_FULL
        soup: Any = self.soup
        for edge in parser.into_dom().root().traverse():
            node = edge.node
            kind = type(node)
            if kind is dom.Element:
                name = node.name
                if edge.closed:
                    soup.handle_endtag(name.local)
                else:
                    attributes = {key.local: value for key, value in node.attrs.items()}
                    soup.handle_starttag(name.local, name.ns, _SPACES.get(name.ns), attributes)
            elif not edge.closed:
                if kind is dom.Text:
                    soup.handle_data(node.content)
                elif kind is dom.Comment:
                    soup.endData()
                    soup.handle_data(node.content)
                    soup.endData(Comment)

    def test_fragment_to_document(self, fragment: str) -> str:
        """Return the page that browsers make of *fragment*."""
        return f"<html><head></head><body>{fragment}</body></html>"


def parse_tree(text: str) -> Tree | None:
    """Return the browsers' tree of the page *text*; None where it is beyond the bounds, or the parser fails."""
    if not is_bounded(text):
        return None
    builder = _Html5everBuilder(multi_valued_attributes=None)
    try:
        soup = BeautifulSoup(text, builder=builder)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        return None  # a panic of the parser is none of Python's exceptions
    return Tree(soup, builder.is_quirky)
