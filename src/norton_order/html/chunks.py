"""The content of a block in the order it is laid out: lines and blocks, with what floats beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from norton_order.css.displays import ATOMS, LINE
from norton_order.html.boxes import Box, Break, Item, Mark, Run, has_text, height_of, is_blank


@dataclass(slots=True)
class Chunk:
    """A line or a block.

    Attributes:
        line: what stands in the line.
        box: the block.
        floats: what floats beside it, from its top on.
        moved: what stands elsewhere.
        clears: it stands below the floats before it.
        late: what floats and comes after some of the line.
    """

    line: list[Item] = field(default_factory=list)
    box: Box | None = None
    floats: list[Box] = field(default_factory=list)
    moved: list[Box] = field(default_factory=list)
    clears: bool = False
    late: list[Box] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing."""
        if self.box is not None:
            return not has_text(self.box)
        return all(map(is_blank, self.line))

    def height(self, width: float) -> float:
        """Return how high it is about, *width* pixels of room given."""
        if self.box is not None:
            return height_of(self.box, width)
        first = next((item for item in self.line if isinstance(item, Run | Box)), None)
        return height_of(Box("", {}, first.style, None, self.line), width) if first is not None else 0.0


def chunks_of(items: Sequence[Item]) -> Iterator[Chunk]:
    """Yield the chunks that *items* make."""
    here = Chunk()
    for item in _with_tables(items):
        if isinstance(item, Run | Mark):
            here.line.append(item)
        elif isinstance(item, Break):
            yield here
            here = Chunk(clears=bool(item.clears))
        elif item.is_moved:
            if item.style.own.get("position") in {"absolute", "fixed"}:
                here.moved.append(item)
            elif item.display in LINE or item.display in ATOMS:  # whose room is left where it is written
                here.line.append(Run(" ", item.style))
                here.moved.append(item)
            else:
                yield here
                yield Chunk(moved=[item])
                here = Chunk()
        elif item.floats:
            (here.floats if all(map(is_blank, here.line)) else here.late).append(item)
        elif item.is_atom:
            here.line.append(item)
        else:
            if here.line or here.moved:
                yield here
                here = Chunk()
            yield from _of_block(item, here)
            here = Chunk()
    yield here


def _of_block(box: Box, here: Chunk) -> Iterator[Chunk]:
    """Yield the chunks of a block: floats alone in it are beside what follows it."""
    if box.items and not box.clears and box.display == "block" and _holds_floats_alone(box):
        here.line = [item for item in box.items if not isinstance(item, Box)]
        here.floats += [item for item in box.items if isinstance(item, Box)]
        yield here
        return
    if box.clears and (here.floats or here.late):
        yield here
        here = Chunk()
    here.box = box
    here.clears = here.clears or bool(box.clears)
    yield here


def _holds_floats_alone(box: Box) -> bool:
    own = box.style.own
    if (
        any(own.get(name, "visible") != "visible" for name in ("overflow-x", "overflow-y"))
        or box.name == "fieldset"
    ):
        return False
    boxes = [item for item in box.items if isinstance(item, Box)]
    return (
        bool(boxes)
        and all(item.floats for item in boxes)
        and all(isinstance(item, Box) or is_blank(item) for item in box.items)
    )


def _with_tables(items: Sequence[Item]) -> Iterator[Item]:
    """Yield *items*, rows and cells that stand outside of a table in one of their own."""
    parts: list[Item] = []
    blanks: list[Item] = []
    for item in items:
        if isinstance(item, Box) and item.is_table_part:
            parts += [*blanks, item]
            blanks = []
        elif parts and is_blank(item):
            blanks.append(item)
        else:
            if parts:
                yield _table_of(parts)
            yield from blanks
            parts, blanks = [], []
            yield item
    if parts:
        yield _table_of(parts)
    yield from blanks


def _table_of(parts: list[Item]) -> Box:
    first = next(part for part in parts if isinstance(part, Box))
    style = first.style._replace(
        display="inline-table" if first.within == "inline" else "table", own={}, place="", height=None
    )
    return Box("", {}, style, None, parts)
