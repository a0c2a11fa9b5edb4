"""Computed style: what a person sees of the text in an element, and how the element is laid out.

There are three answers. Text is seen; it is hidden; or it cannot be told, because clients differ, because a
style is not read, or because it shows text in another order. What cannot be told is never built upon.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from norton_order.css.backdrops import OWN_GROUNDS, WHITE, Backdrop, backdrop_of
from norton_order.css.cascade import Values, Variables, cascade, specified, variables_of
from norton_order.css.colors import Color
from norton_order.css.declarations import Block, Declarations
from norton_order.css.displays import FLEXIBLE, GRIDS, LINE, TABLES, box_of, display_of, floats_to
from norton_order.css.effects import SHIFT, Effect, effect_of, has_outline
from norton_order.css.inks import MAX_INKS, Ink, ink_of
from norton_order.css.names import IN_DOUBT
from norton_order.css.placing import (
    is_badly_set,
    is_off_page,
    is_out_of_flow,
    is_perhaps_off,
    padding_of,
    pull_of,
    shift_of,
)
from norton_order.css.sheets import Applied
from norton_order.css.sizes import Crop, crop_of, is_slim
from norton_order.css.texts import (
    SMALL_PIXELS,
    TINY_PIXELS,
    font_size,
    inherited,
    is_odd,
    is_painted,
    is_unwrapped,
    is_veiled,
    line_height,
)
from norton_order.css.values import UNKNOWN

_HOLDING: Final = frozenset(
    "table-cell table-caption flow-root inline-block table inline-table flex inline-flex grid inline-grid".split()
)  # their floats
MAX_SHADES: Final = 20  # colours that text, or what is behind it, may have
_SPECIAL: Final = (
    frozenset("s del strike marquee noscript pre nobr listing xmp plaintext font body a basefont".split())
    | OWN_GROUNDS.keys()
)
_LOOK: Final = frozenset(
    "hidden align bgcolor color background size dir text popover nowrap link href".split()
)
_FRAMED: Final = frozenset({"background-color", "background-image"})
EDGES: Final = ("margin-left", "margin-right", "padding-left", "padding-right")
NO_BLOCK: Final = Block({}, {})
_NO_VALUES: Final[Values] = {}


class Style(NamedTuple):
    """The visual state at one point of the document.

    Attributes:
        gone: an element around is not shown; nothing inside can undo that.
        veiled: visibility, which an element inside can undo.
        pixels: font size, which an element inside can undo.
        least: the same, where every rule that may apply does.
        line: height of lines in sizes of the font.
        ink: the colours of text.
        backdrop: behind the text.
        behind: the block around: what it is painted on, as what words in a line are painted on ends with them.
        beyond: the colour of what holds the floats around.
        doubted: an element around makes it uncertain whether or where text is seen.
        is_unwrapped: text does not wrap, which an element inside can undo.
        is_narrow: an element around cuts off what does not wrap.
        is_fixed: cells around do not grow with what is inside.
        is_lifted: an element around stands elsewhere than in the flow, maybe over other text.
        drift: by how many pixels elements around are shifted, each by too little to matter.
        room: pixels of padding around.
        spaces: what becomes of white space.
        letters: what becomes of capitals and small letters.
        captions: the side on which captions of tables stand.
        keyframes: names of the animations that the document describes.
        variables: those that are set.
        is_quirky: the document is shown in quirks mode.
        display: of this very element.
        own: what is specified for this very element.
        place: of this very element: "moved" to somewhere else, "left" or "right" for a float, or "".
        pull: of this very element: pixels by which it pulls what comes after it over what is before.
        height: of this very element: pixels into which what is inside has yet to fit; None for any.
        is_cut: of this very element: what does not fit is cut off.
        is_painted: of this very element: it covers what it lies over.
    """

    gone: bool = False
    veiled: bool = False
    pixels: float = 16.0
    least: float = 16.0
    line: float = 1.2
    ink: Ink = Ink()
    backdrop: Backdrop = Backdrop()
    behind: Backdrop = Backdrop()
    beyond: Color = WHITE
    doubted: bool = False
    is_unwrapped: bool = False
    is_narrow: bool = False
    is_fixed: bool = False
    is_lifted: bool = False
    drift: float = 0.0
    room: float = 0.0
    spaces: str = "collapse"
    letters: str = "none"
    captions: str = "top"
    keyframes: frozenset[str] = frozenset()
    variables: Variables = {}  # noqa: RUF012 - never written to
    is_quirky: bool = False
    display: str = "block"
    own: Values = _NO_VALUES
    place: str = ""
    pull: float = 0.0
    height: float | None = None
    is_cut: bool = False
    is_painted: bool = False

    @property
    def hidden(self) -> bool:
        """Whether text standing here is not seen, whatever else is uncertain."""
        return self.gone or (not self.doubted and (self.veiled or self.pixels < TINY_PIXELS or self.is_blank))

    @property
    def is_blank(self) -> bool:
        """Whether text has the colour of what is behind it."""
        return self.ink.is_blank(self.backdrop)

    @property
    def doubtful(self) -> bool:
        """Whether it cannot be told if text standing here is seen, or where."""
        return not self.hidden and (
            self.doubted
            or self.height is not None
            or self.line < 0.5
            or (self.is_narrow and self.is_unwrapped)
            or min(self.pixels, self.least) < SMALL_PIXELS
            or self.ink.may_be_blank(self.backdrop)
        )

    def in_doubt(self) -> Style:
        """Return this style where it cannot be told whether or where text is seen."""
        return self if self.doubted else self._replace(doubted=True)

    def inside(
        self, element: str, attributes: Mapping[str, Any], applied: Applied, inline: Block = NO_BLOCK
    ) -> Style:
        """Return the style inside *element* with *attributes*, what style sheets apply to it and its own *inline* block."""
        if self.gone:
            return self
        if (
            not (applied.sure or applied.perhaps or applied.wide or inline.sure or inline.quirky)
            and element not in _SPECIAL
            and _LOOK.isdisjoint(attributes)
        ):
            return self._plain(element, attributes)
        sheet = applied.wide or applied.sure
        style = self._with(element, attributes, cascade(sheet, inline.sure))
        others: list[Declarations] = [cascade(perhaps, inline.sure) for perhaps in applied.perhaps]
        if self.is_quirky and inline.quirky is not inline.sure:
            others.append(cascade(sheet, inline.quirky))
        if applied.wide:
            # Cells that stand one below the other on a phone are in the same order.
            narrow = self._with(element, attributes, cascade(applied.sure, inline.sure))
            is_same = narrow._shows() == style._shows()
            style = style.joined(narrow) if is_same else _not_gone(style, narrow).in_doubt()
        for winning in others:
            perhaps = self._with(element, attributes, winning)
            is_same = perhaps._shows() == style._shows() and (perhaps.display == "table-cell") == (
                style.display == "table-cell"
            )
            style = style.joined(perhaps) if is_same else _not_gone(style, perhaps).in_doubt()
        return style

    def joined(self, other: Style) -> Style:
        """Return this style for text that may as well have the *other* one."""
        ground, behind = self.backdrop, other.backdrop
        if behind != ground:
            shades = (*ground.shades, *behind.shades, (behind.color, behind.color))
            ground = ground._replace(
                shades=tuple(dict.fromkeys(shades)), is_unread=ground.is_unread or behind.is_unread
            )
        ink = self.ink.joined(other.ink)
        if max(len(ink.others), len(ground.shades)) > MAX_SHADES:
            return self.in_doubt()
        return self._replace(
            ink=ink, backdrop=ground, least=min(self.least, other.least), line=min(self.line, other.line),
            is_unwrapped=self.is_unwrapped or other.is_unwrapped, is_narrow=self.is_narrow or other.is_narrow,
            is_fixed=self.is_fixed or other.is_fixed, is_lifted=self.is_lifted or other.is_lifted,
            is_painted=self.is_painted or other.is_painted, drift=max(self.drift, other.drift), room=min(self.room, other.room),
            pull=max(self.pull, other.pull), own={**{name: other.own[name] for name in EDGES if name in other.own}, **self.own},
        )  # fmt: skip

    def _shows(self) -> tuple[object, ...]:
        return self.gone, self.hidden, self.doubtful, self.place, self.height, self.pull > SHIFT, self.letters

    def _plain(self, element: str, attributes: Mapping[str, Any]) -> Style:
        """Return the style of an element inside of which nothing is said."""
        display = display_of(element, attributes, _NO_VALUES, self.display)
        style = self
        if self.is_quirky and element == "table":
            style = self._with_tables_quirk()
        if display not in LINE and (
            self.behind != self.backdrop or (display in _HOLDING and self.beyond != self.backdrop.color)
        ):
            ground = self.behind if self.display in LINE else self.backdrop
            style = style._replace(
                backdrop=ground, behind=ground, beyond=ground.color if display in _HOLDING else self.beyond
            )
        if self.own or self.place or self.pull or self.height is not None or self.is_painted:
            return style._replace(
                display=display,
                own=_NO_VALUES,
                place="",
                pull=0.0,
                height=None,
                is_cut=False,
                is_painted=False,
                gone=self.gone or display == "none",
            )
        return (
            style
            if display == style.display
            else style._replace(display=display, gone=self.gone or display == "none")
        )

    def _with_tables_quirk(self) -> Style:
        """Return this style inside a table, which does not take all of it over in quirks mode."""
        ink = self.ink
        if ink.of_body != ink.color:
            ink = ink._replace(others=(*ink.others, *((ink.of_body,) if ink.of_body else ())))
        if self.pixels < SMALL_PIXELS or self.line < 0.5:
            return self._replace(ink=ink, pixels=SMALL_PIXELS - 1, least=SMALL_PIXELS - 1, line=1.2)
        return self._replace(ink=ink)

    def _with(self, element: str, attributes: Mapping[str, Any], winning: Declarations) -> Style:
        """Return the style after *element* with the declarations that win for it."""
        variables = (
            variables_of(self.variables, winning)
            if any(name[:2] == "--" for name in winning)
            else self.variables
        )
        own = specified(winning, variables, self.own)
        around = self
        if "all" in own:
            around = self._replace(**_FRESH) if own["all"] == "initial" else self
            attributes = {
                name: value for name, value in attributes.items() if name not in _LOOK or name == "dir"
            }
        elif self.is_quirky and element == "table":
            around = self._with_tables_quirk()
        display = display_of(element, attributes, own, self.display)
        if display == "none":
            return self._replace(gone=True, display=display)
        is_box, is_cell = box_of(display)
        is_item = self.display in FLEXIBLE | GRIDS
        em = font_size(around.pixels, element, attributes, own)
        is_floating = floats_to(element, attributes, own)
        if (own.get("content-visibility") == "hidden" and is_box) or str(
            attributes.get("hidden", "")
        ).lower() == "until-found":
            return self._replace(gone=True, display=display)
        effect = effect_of(own, em, is_box=display not in LINE) if display != "contents" else Effect.NOTHING
        crop = _crop(
            element,
            around,
            own,
            em,
            is_box=is_box,
            is_cell=is_cell,
            is_item=is_item,
            is_table=display in TABLES,
        )
        has_margins = display != "contents" and (is_box or display in LINE)
        is_off = is_off_page(own, em, has_margins=is_box)
        ground = around.behind if display not in LINE and self.display in LINE else around.backdrop
        if (is_floating or is_out_of_flow(own)) and around.beyond != ground.color:
            ground = ground._replace(shades=(*ground.shades, (around.beyond, around.beyond)))
        backdrop = backdrop_of(ground, element, attributes, own)
        is_holding = (
            display in _HOLDING
            or is_item
            or bool(is_floating)
            or any(own.get(name, "visible") != "visible" for name in ("overflow-x", "overflow-y"))
        )
        ink = ink_of(around.ink, element, attributes, own, backdrop)
        drift = around.drift + shift_of(own, em)
        pull, used = (
            pull_of(
                own,
                em,
                around.room,
                is_block=is_box
                and display in {"block", "flow-root", "flex", "grid", "table"}
                and not is_item
                and not is_floating,
                is_line=display in LINE,
            )
            if has_margins
            else (0.0, 0.0)
        )
        if not IN_DOUBT.isdisjoint(own):
            pull = float("inf")
        is_outlined = has_outline(own, is_line=display in LINE)
        is_moved = is_out_of_flow(own) or shift_of(own, em) > SHIFT or drift > SHIFT
        table_width = is_slim(own, em) and display in TABLES and own.get("table-layout") == "fixed"
        return Style(
            gone=around.gone or crop.is_gone or effect is Effect.HIDDEN or (is_off and is_box),
            veiled=is_veiled(around.veiled, own.get("visibility")),
            pixels=em,
            least=em if around.least == around.pixels else min(em, font_size(around.least, element, attributes, own)),
            line=line_height(around.line, em, own),
            ink=ink,
            backdrop=backdrop,
            behind=backdrop if display not in LINE else around.behind,
            beyond=backdrop.color if is_holding else around.beyond,
            doubted=(
                around.doubted or effect is Effect.DOUBT or crop.is_doubtful or table_width or pull + around.drift > SHIFT
                or len(ink.others) > MAX_INKS or own.get("display") is UNKNOWN or (is_box and own.get("contain") == "size")
                or (element in {"html", "body"} and own.get("color-scheme") is UNKNOWN) or is_perhaps_off(own, em) or is_odd(element, attributes, own, self.keyframes)
                or is_badly_set(own, em, has_margins=has_margins)
                or (is_off and not is_box and display not in LINE)
            ),
            is_unwrapped=is_unwrapped(around.is_unwrapped, element, attributes, own),
            is_narrow=around.is_narrow or crop.is_narrow,
            is_fixed=around.is_fixed if display not in TABLES else own.get("table-layout") == "fixed",
            is_lifted=around.is_lifted or is_moved or drift > 0 or pull > SHIFT or is_outlined,
            drift=drift + (pull if pull <= SHIFT else 0.0),
            room=max(0.0, around.room + padding_of(own, em) - used),
            spaces=inherited(around.spaces, own.get("white-space-collapse"), "preserve" if element in {"pre", "listing", "xmp", "plaintext"} else ""),
            letters=inherited(around.letters, own.get("text-transform"), ""),
            captions=inherited(around.captions, own.get("caption-side"), ""),
            keyframes=self.keyframes,
            variables=variables,
            is_quirky=self.is_quirky,
            display=display,
            own=own,
            place="moved" if is_moved else is_floating,
            pull=pull,
            height=crop.height,
            is_cut=crop.is_cut,
            is_painted=is_outlined or is_painted(attributes, own),
        )  # fmt: skip


_FRESH: Final[dict[str, Any]] = {
    "veiled": False, "pixels": 16.0, "least": 16.0, "line": 1.2, "ink": Ink(), "is_unwrapped": False, "spaces": "collapse", "letters": "none",
    "captions": "top",
}  # fmt: skip


def _crop(
    element: str,
    around: Style,
    own: Values,
    em: float,
    *,
    is_box: bool,
    is_cell: bool,
    is_item: bool,
    is_table: bool,
) -> Crop:
    """Return what is specified of the size of an element."""
    if is_table:  # which grows with what is inside
        own = {
            name: value
            for name, value in own.items()
            if name not in {"height", "max-height", "width", "max-width"}
            or own.get("table-layout") == "fixed"
        }
        own.pop("height", None)
        own.pop("max-height", None)
    if is_cell and around.is_fixed:
        crop = crop_of(own, em, is_box=True, is_cell=False, is_item=is_item)
        is_clipped = any(own.get(name, "visible") != "visible" for name in ("overflow-x", "overflow-y"))
        return Crop(is_doubtful=crop.is_gone or crop.is_doubtful or is_clipped)
    crop = crop_of(
        own,
        em,
        is_box=is_box,
        is_cell=is_cell,
        is_item=is_item,
        has_shares=around.is_quirky or "height" in around.own or is_out_of_flow(own),
    )
    # The legend, and what is below it, is seen outside of the clip.
    return crop._replace(is_gone=False, is_doubtful=True) if element == "fieldset" and crop.is_gone else crop


def _not_gone(style: Style, other: Style) -> Style:
    """Return *style*, or the *other* one that may as well apply: what some readers see is not hidden."""
    return other if style.gone else style
