"""A message to its letters: the mail itself, what is forwarded inside its text, what is attached to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from norton_order.mail.document import Document, Line
from norton_order.mail.forwards import ForwardedHeader, find_forwards, strip_quoting, strip_subject_prefixes
from norton_order.mail.headers import Envelope
from norton_order.mail.message import Message

Origin = Literal["original", "attached", "inline", "pasted"]
MAX_LETTERS: Final = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as its writer sent it.

    Attributes:
        origin: the message itself, a message enclosed in it, a forwarded text inside, or text without a header.
        depth: 0 for the outermost; a letter inside another one has a greater one.
        envelope: of a forwarded text, what its printed header block says.
        documents: the body in each of its alternatives, without the letters inside.
    """

    origin: Origin
    depth: int
    envelope: Envelope
    documents: tuple[Document, ...]

    @property
    def date(self) -> dt.datetime | None:
        """The date of the envelope."""
        return self.envelope.date


def letters_of(message: Message) -> tuple[Letter, ...]:
    """Return the letters in *message*, outermost first, at most ``MAX_LETTERS``."""
    found: list[Letter] = []
    stack: list[tuple[Message, int]] = [(message, 0)]
    while stack and len(found) < MAX_LETTERS:
        current, depth = stack.pop()
        deepest = depth
        for letter in _letters_of_text(current, depth):
            found.append(letter)
            deepest = max(deepest, letter.depth)
        stack.extend((enclosed, depth + 1) for enclosed in reversed(current.enclosed))
    return tuple(found[:MAX_LETTERS])


def twins_of(letter: Letter, letters: Sequence[Letter]) -> list[Letter]:
    """Return *letter* with its other renderings: a text forwarded inline stands in every alternative."""
    if letter.origin != "inline":
        return [letter]
    return [
        other
        for other in letters
        if other.origin == "inline"
        and other.depth == letter.depth
        and other.envelope.senders == letter.envelope.senders
    ]


def _letters_of_text(message: Message, depth: int) -> Iterator[Letter]:
    """Yield the letter of *message* and those forwarded in its documents."""
    origin: Origin = "attached" if depth else "pasted" if message.headless else "original"
    own: list[Document] = []
    inner: list[Letter] = []
    for document in message.documents:
        blocks = find_forwards([line.text for line in document.lines])
        if not blocks:
            own.append(document)
            continue
        pieces = _cut(document, blocks)
        own.append(pieces[0])
        for index, (block, piece) in enumerate(zip(blocks, pieces[1:], strict=True), start=1):
            inner.append(Letter("inline", depth + index, _envelope_of(block, message.envelope), (piece,)))
    yield Letter(origin, depth, message.envelope, tuple(own))
    yield from inner


def _envelope_of(block: ForwardedHeader, outer: Envelope) -> Envelope:
    subject = block.subject
    if subject is None and outer.subject:
        subject = strip_subject_prefixes(outer.subject)
    return Envelope(
        date=block.date,
        subject=subject,
        senders=(block.sender,) if block.sender else (),
        recipients=block.recipients,
    )


def _cut(document: Document, blocks: tuple[ForwardedHeader, ...]) -> list[Document]:
    """Return the document's own text and the text under each of *blocks*.

    A line quoted less deeply than the block above it belongs to the letter around, as an answer written
    below a quotation does.
    """
    kept: list[list[int]] = [[] for _ in range(len(blocks) + 1)]
    headers = {index for block in blocks for index in range(block.start, block.end)}
    open_blocks: list[int] = []
    starts = {block.end: number for number, block in enumerate(blocks)}
    for index, line in enumerate(document.lines):
        if index in starts:
            open_blocks.append(starts[index])
        if index in headers:
            continue
        if open_blocks and line.text.strip():
            quoted = strip_quoting(line.text)[0]
            while open_blocks and quoted < blocks[open_blocks[-1]].depth:
                open_blocks.pop()
        kept[open_blocks[-1] + 1 if open_blocks else 0].append(index)
    return [_slice(document, indices) for indices in kept]


def _slice(document: Document, indices: list[int]) -> Document:
    places = {old: new for new, old in enumerate(indices)}
    lines: tuple[Line, ...] = tuple(document.lines[index] for index in indices)
    anchors = tuple(
        replace(anchor, line=places[anchor.line]) for anchor in document.anchors if anchor.line in places
    )
    has_end = bool(indices) and indices[-1] == len(document.lines) - 1
    return replace(document, lines=lines, anchors=anchors, is_cut=document.is_cut and has_end)
