"""What a person sees of an HTML mail: whether text is seen at all, and whether in the order it is written.

There are three answers. Text is seen; it is hidden; or it cannot be told, because clients differ, because a
style is not understood, or because it shows text in another order. What cannot be told is never built upon.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from norton_order.mail.backdrops import Backdrop, backdrop_of
from norton_order.mail.cropping import Crop, crop_of, is_slim, is_switched_off
from norton_order.mail.declarations import cascade, parse_declarations
from norton_order.mail.effects import are_open, has_outline
from norton_order.mail.elements import (
    CELL_DISPLAYS,
    CELLS,
    COLUMNS,
    LINE,
    SHOWN,
    SPECIAL,
    box_of,
    is_fixed,
    is_half_shown,
    is_painted,
    is_unwrapped,
)
from norton_order.mail.fonts import SMALL_PIXELS, TINY_PIXELS, font_size, is_flat
from norton_order.mail.inks import Ink, ink_of
from norton_order.mail.lengths import WORDS
from norton_order.mail.moving import (
    SHIFT,
    is_badly_set,
    is_off_page,
    is_perhaps_off,
    is_turned,
    padding_of,
    place_of,
    pull_of,
    shift_of,
)
from norton_order.mail.stylesheets import Applied

MAX_SHADES: Final = 20  # colours that text, or what is behind it, may have
_CELLS_AND_ROWS: Final = CELLS | {"tr"}
_BLACK: Final = Ink()
_WHITE: Final = Backdrop()
_LOOK: Final = frozenset(
    "style hidden align bgcolor color background size dir text open popover nowrap link".split()
)


class Style(NamedTuple):
    """The visual state at one point of the document.

    Attributes:
        gone: an element around is not shown; nothing inside can undo that.
        veiled: visibility, which an element inside can undo.
        pixels: font size, which an element inside can undo.
        least: the same, where every rule that may apply does.
        ink: the colours of text.
        backdrop: behind the text.
        doubted: an element around makes it uncertain whether or where text is seen.
        stacked: a cell around is shown as a block.
        is_flat: lines lie over each other, which an element inside can undo.
        is_unwrapped: text does not wrap, which an element inside can undo.
        is_narrow: an element around cuts off what does not wrap.
        is_fixed: cells around do not grow with what is inside.
        is_lifted: an element around stands elsewhere than in the flow, maybe over other text.
        drift: by how many pixels elements around are shifted, each by too little to matter.
        room: pixels of padding around.
        is_still: nothing in the document describes an animation.
        display: of this very element, "" where it is not declared.
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
    ink: Ink = _BLACK
    backdrop: Backdrop = _WHITE
    doubted: bool = False
    stacked: bool = False
    is_flat: bool = False
    is_unwrapped: bool = False
    is_narrow: bool = False
    is_fixed: bool = False
    is_lifted: bool = False
    drift: float = 0.0
    room: float = 0.0
    is_still: bool = False
    display: str = ""
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
        """Whether it cannot be told if or where text standing here is seen."""
        return (
            self.doubted
            or self.stacked
            or self.least < SMALL_PIXELS
            or self.is_flat
            or self.height is not None
            or (self.is_narrow and self.is_unwrapped)
            or self.ink.may_be_blank(self.backdrop)
        )

    @property
    def takes_cell(self) -> bool:
        """Whether a table cell with this style has a column of its own."""
        return self.display in COLUMNS

    def in_doubt(self) -> Style:
        """Return this style where it cannot be told whether or where text is seen."""
        return self if self.doubted else self._replace(doubted=True)

    def is_odder_than(self, around: Style) -> bool:
        """Return whether an element with this style hides, moves or makes doubtful what *around* shows."""
        return bool(self.place) or (self.hidden, self.doubtful) > (around.hidden, around.doubtful)

    def inside(self, element: str, attributes: Mapping[str, Any], applied: Applied) -> Style:
        """Return the style inside *element* with *attributes* and what style sheets apply to it."""
        if self.gone:
            return self
        plain = self._plain()
        if not (
            any(applied)
            or element in SPECIAL
            or not _LOOK.isdisjoint(attributes)
            or (element == "table" and self._is_left_by_tables)
        ):
            is_link = element == "a" and "href" in attributes
            return plain._replace(ink=plain.ink.linked()) if is_link else plain
        inline = parse_declarations(str(attributes.get("style", "")))
        sure = plain._with(self.display, element, attributes, cascade(applied.sure, inline))
        if applied.generates:
            sure = sure.in_doubt()
        if applied.wide:
            wide = plain._with(self.display, element, attributes, cascade(applied.wide, inline))
            # Cells that stand one below the other on a phone are in the same order.
            sure = (
                wide.joined(sure)
                if wide._shows() == sure._replace(stacked=False)._shows()
                else _not_gone(sure, wide).in_doubt()
            )
        if applied.perhaps:
            rules = {**(applied.wide or applied.sure), **applied.perhaps}
            perhaps = plain._with(self.display, element, attributes, cascade(rules, inline))
            is_same_column = perhaps.takes_cell == sure.takes_cell
            sure = (
                sure.joined(perhaps)
                if is_same_column and perhaps._shows() == sure._shows()
                else _not_gone(sure, perhaps).in_doubt()
            )
        return sure

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
            ink=ink, backdrop=ground, least=min(self.least, other.least),
            is_flat=self.is_flat or other.is_flat, is_unwrapped=self.is_unwrapped or other.is_unwrapped,
            is_narrow=self.is_narrow or other.is_narrow, is_fixed=self.is_fixed or other.is_fixed,
            is_lifted=self.is_lifted or other.is_lifted, is_painted=self.is_painted or other.is_painted,
            drift=max(self.drift, other.drift), room=min(self.room, other.room), pull=max(self.pull, other.pull),
        )  # fmt: skip

    @property
    def _is_left_by_tables(self) -> bool:
        """Whether tables do not take all of this style over."""
        ink = self.ink
        return self.is_fixed or self.least < SMALL_PIXELS or (ink.is_quirky and ink.of_body != ink.color)

    def _shows(self) -> tuple[object, ...]:
        return self.gone, self.hidden, self.doubtful, self.place, self.height, self.pull > SHIFT

    def _plain(self) -> Style:
        """Return the style of an element inside of which nothing is said."""
        if self.display or self.place or self.pull or self.height is not None or self.is_painted:
            return self._replace(display="", place="", pull=0.0, height=None, is_cut=False, is_painted=False)
        return self

    def _with(
        self, around: str, element: str, attributes: Mapping[str, Any], declared: Mapping[str, str]
    ) -> Style:
        """Return the style after *element* with what is *declared* for it, in an element displayed as *around*."""
        display = declared.get("display", "")
        is_box, is_cell = box_of(element, declared)
        if is_switched_off(declared, is_box=is_box) or (
            "hidden" in attributes and display in {""} | WORDS and "all" not in declared
        ):
            return self._replace(gone=True, display=display)
        em = font_size(self.pixels, element, attributes, declared)
        is_item = "flex" in around or "grid" in around
        crop = self._crop(element, declared, em, is_box=is_box, is_cell=is_cell, is_item=is_item)
        is_off = is_off_page(declared, em)
        backdrop = backdrop_of(self.backdrop, element, attributes, declared)
        ink, is_unread = ink_of(self.ink, element, attributes, declared, backdrop)
        drift = self.drift + shift_of(declared)
        pull, used = pull_of(declared, em, self.room, is_block=element not in LINE and not is_item)
        place = place_of(declared, attributes, element) or ("moved" if drift > SHIFT else "")
        is_outlined = has_outline(declared)
        has_flat_lines = is_flat(declared, em)
        return Style(
            gone=crop.is_gone or (is_off and is_box),
            veiled=self._veiled(declared.get("visibility", "")),
            pixels=em,
            least=em if self.least == self.pixels else min(em, font_size(self.least, element, attributes, declared)),
            ink=ink,
            backdrop=backdrop,
            doubted=(
                self.doubted or is_unread or crop.is_doubtful or is_off or pull + self.drift > SHIFT
                or _is_made_doubtful(element, attributes, declared, em, is_still=self.is_still)
            ),
            stacked=self.stacked or (element in _CELLS_AND_ROWS and display not in CELL_DISPLAYS),
            is_flat=self.is_flat if has_flat_lines is None else has_flat_lines,
            is_unwrapped=is_unwrapped(element, attributes, declared, around=self.is_unwrapped),
            is_narrow=self.is_narrow or crop.is_narrow,
            is_fixed=self.is_fixed if element != "table" else is_fixed(element, declared),
            is_lifted=self.is_lifted or place == "moved" or drift > 0 or pull > SHIFT or is_outlined,
            drift=drift + (pull if pull <= SHIFT else 0.0),
            room=max(0.0, self.room + padding_of(declared, em) - used),
            is_still=self.is_still,
            display=display,
            place=place,
            pull=pull,
            height=crop.height,
            is_cut=crop.is_cut,
            is_painted=is_outlined or is_painted(attributes, declared),
        )  # fmt: skip

    def _crop(
        self,
        element: str,
        declared: Mapping[str, str],
        em: float,
        *,
        is_box: bool,
        is_cell: bool,
        is_item: bool,
    ) -> Crop:
        """Return what is declared of the size of an element."""
        is_firm = is_box or (is_cell and self.is_fixed)
        crop = crop_of(declared, em, is_box=is_firm, is_cell=is_cell, is_item=is_item)
        if is_cell and self.is_fixed and (crop.is_gone or crop.is_doubtful or "overflow" in declared):
            return Crop(is_doubtful=True)
        return Crop(is_doubtful=True) if is_fixed(element, declared) and is_slim(declared, em) else crop

    def _veiled(self, visibility: str) -> bool:
        return visibility in {"hidden", "collapse"} or (
            self.veiled and visibility not in {"visible", "initial"}
        )


def _is_made_doubtful(
    element: str, attributes: Mapping[str, Any], declared: Mapping[str, str], em: float, *, is_still: bool
) -> bool:
    """Return whether it cannot be told if or where *element* is seen, by what is said of itself alone."""
    display = declared.get("display", "")
    return (
        is_half_shown(element, attributes, declared)
        or (display != "" and display not in SHOWN)
        or are_open(declared, is_still=is_still)
        or is_turned(declared, attributes)
        or is_perhaps_off(declared, em)
        or is_badly_set(declared, em)
    )


def _not_gone(style: Style, other: Style) -> Style:
    """Return *style*, or the *other* one that may as well apply: what some readers see is not hidden."""
    return other if style.gone else style
