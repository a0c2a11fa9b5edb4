"""A message to its letters: the mail itself, what is forwarded inside its text, what is attached to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final, Literal

from norton_order.forwards import ForwardedHeader, find_forwards, strip_quoting, strip_subject_prefixes
from norton_order.html.document import Document, Line
from norton_order.mime import Envelope, Message
from norton_order.vendor.japan import in_japan
from norton_order.vendor.senders import is_vendor

Origin = Literal["original", "attached", "inline", "pasted"]
MAX_LETTERS: Final = 200
_SAME_TIME: Final = dt.timedelta(days=1)  # renderings of one mail may leave the zone out


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as its writer sent it.

    Attributes:
        origin: the message itself, a message enclosed in it, a forwarded text inside, or text without a header.
        depth: 0 for the outermost; a letter inside another one has a greater one.
        envelope: of a forwarded text, what its printed header block says.
        documents: the body in each of its alternatives, without the letters inside.
        mail: the message it stands in, counted from 0, and which mail of that message it is; letters that are
            renderings of one mail have the same. 0 is the message itself.
        parent: index of the letter around it, None for the outermost.
    """

    origin: Origin
    depth: int
    envelope: Envelope
    documents: tuple[Document, ...]
    mail: tuple[int, int] = (0, 0)
    parent: int | None = None

    @property
    def date(self) -> dt.datetime | None:
        """The date of the envelope."""
        return self.envelope.date


def letters_of(message: Message) -> tuple[Letter, ...]:
    """Return the letters in *message*, outermost first, at most ``MAX_LETTERS``."""
    found: list[Letter] = []
    stack: list[tuple[Message, int, int | None]] = [(message, 0, None)]
    count = 0
    while stack and len(found) < MAX_LETTERS:
        current, depth, parent = stack.pop()
        index = len(found)
        found.extend(_letters_of_text(current, depth, (count, index, parent)))
        count += 1
        stack.extend((enclosed, depth + 1, index) for enclosed in reversed(current.enclosed))
    return tuple(found[:MAX_LETTERS])


def twins_of(letter: Letter, letters: Sequence[Letter]) -> list[Letter]:
    """Return *letter* with its other renderings: a text forwarded inline stands in every alternative."""
    if letter.origin != "inline":
        return [letter]
    return [other for other in letters if other.mail == letter.mail]


def _letters_of_text(message: Message, depth: int, place: tuple[int, int, int | None]) -> Iterator[Letter]:
    """Yield the letter of *message* and those forwarded in its documents.

    Args:
        message: whose text is cut at the headers printed in it.
        depth: of its own letter.
        place: of the message among all, of its own letter among the letters, and of the letter around.
    """
    number, index, parent = place
    origin: Origin = "attached" if depth else "pasted" if message.headless else "original"
    own: list[Document] = []
    inner: list[Letter] = []
    highest = 0  # mail of the message that was shown
    waiting: int | None = (
        None  # the letter whose header stands at the end of a part, and its text in the next
    )
    for document in message.documents:
        blocks = find_forwards([line.text for line in document.lines])
        if not blocks:
            if waiting is None:
                own.append(document)
            else:
                letter = inner[waiting]
                inner[waiting] = replace(letter, documents=(*letter.documents, document))
            continue
        pieces = _cut(document, blocks)
        own.append(pieces[0])
        start = index + 1 + len(inner)
        earlier = inner[:MAX_LETTERS]
        taken: set[int] = set()
        for place_in_text, (block, piece) in enumerate(zip(blocks, pieces[1:], strict=True)):
            around = _around(blocks, place_in_text)
            letter = Letter(
                "inline",
                depth + place_in_text + 1,
                _envelope_of(block, message.envelope),
                (piece,),
                parent=index if around is None else start + around,
            )
            mail = _mail_of(letter, earlier, taken) or highest + 1
            highest = max(highest, mail)
            taken.add(mail)
            inner.append(replace(letter, mail=(number, mail)))
        waiting = None if any(line.text.strip() for line in pieces[-1].lines) else len(inner) - 1
    yield Letter(origin, depth, message.envelope, tuple(own), (number, 0), parent)
    yield from inner


def _around(blocks: Sequence[ForwardedHeader], index: int) -> int | None:
    """Return which of *blocks* the one at *index* stands inside of, None for none.

    The vendor forwards nothing: what stands below a mail of the vendor, and is quoted no deeper, stands beside it.
    """
    for earlier in range(index - 1, -1, -1):
        block = blocks[earlier]
        if block.depth < blocks[index].depth:
            return earlier
        if block.depth == blocks[index].depth and block.sender and not is_vendor(block.sender):
            return earlier
    return None


def _mail_of(letter: Letter, earlier: Sequence[Letter], taken: AbstractSet[int]) -> int | None:
    """Return which of the mails that *earlier* parts show *letter* is, None for another one.

    Args:
        letter: whose mail is not known yet.
        earlier: of earlier parts.
        taken: mails that its own part has shown already.
    """
    for other in earlier:
        if other.mail[1] not in taken and _is_same_mail(letter.envelope, other.envelope):
            return other.mail[1]
    return None


def _is_same_mail(one: Envelope, other: Envelope) -> bool:
    if one.senders != other.senders:
        return False
    if one.date and other.date and abs(one.date - other.date) > _SAME_TIME:
        return False
    subjects = {"".join((envelope.subject or "").split()) for envelope in (one, other)} - {""}
    return len(subjects) < 2


def _envelope_of(block: ForwardedHeader, outer: Envelope) -> Envelope:
    subject = block.subject
    if subject is None and outer.subject:
        # Only a prefix shows that the subject is that of the mail inside, and not of who writes around it.
        stripped = strip_subject_prefixes(outer.subject)
        subject = stripped if stripped != outer.subject.strip() else None
    return Envelope(
        date=in_japan(block.date) if block.date else None,
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
    return [slice_document(document, indices) for indices in kept]


def slice_document(document: Document, indices: Sequence[int]) -> Document:
    """Return *document* with the lines at *indices* only, in order, and the anchors on them."""
    places = {old: new for new, old in enumerate(indices)}
    lines: tuple[Line, ...] = tuple(document.lines[index] for index in indices)
    anchors = tuple(
        replace(anchor, line=places[anchor.line]) for anchor in document.anchors if anchor.line in places
    )
    has_end = bool(indices) and indices[-1] == len(document.lines) - 1
    return replace(document, lines=lines, anchors=anchors, is_cut=document.is_cut and has_end)
