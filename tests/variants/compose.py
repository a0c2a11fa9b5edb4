"""One choice on every axis to one message with its truth."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass

from variants import markup, plain
from variants.assembly import Body, enclose, entity, escape, message, multipart, text_part
from variants.cases import Truth, Variant
from variants.forwards import Header, forward_markup, forward_plain, quoted
from variants.numbers import MARKUP_FORMS, PLAIN_FORMS, make_number
from variants.wire import WIRES
from variants.wording import (
    DECOY_ROWS,
    FOOTER,
    GREETING,
    LABELS,
    LINK_WORDS,
    LINKS,
    PRODUCT,
    PROSE,
    SENDERS,
    SHOP_QUOTE,
    SUBJECTS,
)  # fmt: skip

Row = tuple[str, str]
OUTER = ("山田 花子", "hanako@example.com")
HELPER = "jiro@example.com"
READER = "taro@example.jp"

RECIPIENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "To": ((f"To: {READER}",), READER),
    "To with name": ((f'To: "=?utf-8?B?5bGx55Sw?=" <{READER}>',), READER),
    "To and Delivered-To": ((f"Delivered-To: {READER}", f"To: {READER}"), READER),
    "Delivered-To only": ((f"Delivered-To: {READER}",), READER),
    "X-Original-To only": ((f"X-Original-To: {READER}", "To: undisclosed-recipients:;"), READER),
    "carrier": (("To: <da..taro.@ezweb.example.jp>",), "da..taro.@ezweb.example.jp"),
    "raw name": ((f"To: 山田 太郎 <{READER}>",), READER),
}

ATTACHED = {
    "attached 7bit": "7bit",
    "attached base64": "base64",
    "attached qp": "quoted-printable",
    "attached octet-stream": "octet-stream",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The rows of a mail and what stands around them, before any form is chosen."""

    language: str
    orders: tuple[Row, ...]
    before: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()
    prose: str = ""
    quote: str = ""
    link: str | None = None


def _decoys(language: str, name: str) -> tuple[tuple[Row, ...], tuple[Row, ...], str, str]:
    """Return rows before and after the order numbers, a sentence, and a quoted mail."""
    rows, prose = DECOY_ROWS[language], PROSE[language]
    if name == "quoted shop":
        return (), (), "", SHOP_QUOTE
    if name in prose:
        return (), (), prose[name], ""
    if name == "many":
        every = tuple(rows.values())
        return every[: len(every) // 2], every[len(every) // 2 :], "", ""
    place, _, kind = name.partition(" ")
    if kind not in rows:
        return (), (), "", ""
    return ((rows[kind],), (), "", "") if place == "before" else ((), (rows[kind],), "", "")


DECOYS = (
    "none", "many", "quoted shop", "prose", "prose wrapped", "prose page",
    *(f"{place} {kind}" for kind in DECOY_ROWS["ja"] for place in ("before", "after")),
)  # fmt: skip


def _signs(wire: str) -> str:
    return f"\n{WIRES[wire].signs}" if WIRES[wire].signs else ""


def render_plain(draft: Draft, layout: str, form: str, signs: str = "") -> str:
    """Return the plain text of *draft*; labels of details stay in the layout where it is not a table."""
    shown = tuple((label, PLAIN_FORMS[form](value) if value else "") for label, value in draft.orders)
    side = "：" if layout in plain.NARROW else layout
    sides = plain.PLAIN_LAYOUTS[side]
    before = sides([PRODUCT[draft.language], *draft.before])
    after = "\n" + sides(draft.after) if draft.after else ""
    link = f"\n{LINK_WORDS[draft.language]}\n{draft.link}\n" if draft.link else ""
    prose = draft.prose + "\n\n" if draft.prose else ""
    return (
        f"{GREETING[draft.language]}{signs}\n\n{prose}{before}\n{plain.PLAIN_LAYOUTS[layout](shown)}{after}{link}"
        f"\n{FOOTER[draft.language]}\n{draft.quote}"
    )


def render_markup(draft: Draft, layout: str, form: str, signs: str = "") -> str:
    """Return the HTML of *draft*."""
    inline = layout not in markup.SPLITS_LABELS
    shown = [
        (html.escape(label) if inline else label, MARKUP_FORMS[form](value) if value else "")
        for label, value in draft.orders
    ]
    before = [PRODUCT[draft.language], *draft.before]
    if layout in markup.NARROW:
        side = markup.MARKUP_LAYOUTS["div"]
        rows = side(before) + markup.MARKUP_LAYOUTS[layout](shown) + side(draft.after)
    else:
        rows = markup.MARKUP_LAYOUTS[layout]([*before, *shown, *draft.after])
    link = (
        f'<p><a href="{html.escape(draft.link)}">{LINK_WORDS[draft.language]}</a></p>' if draft.link else ""
    )
    prose = f"<p>{escape(draft.prose)}</p>" if draft.prose else ""
    return (
        f"<p>{escape(GREETING[draft.language] + signs)}</p>{prose}\n{rows}{link}"
        f"<p>{escape(FOOTER[draft.language])}</p>{escape(draft.quote)}\n"
    )


def render(draft: Draft, axes: dict[str, str]) -> Body:
    """Return both renderings of *draft* in the forms that *axes* choose."""
    signs = _signs(axes["wire"]) if draft.language == "ja" else ""
    return Body(
        render_plain(draft, axes["plain layout"], axes["plain form"], signs),
        render_markup(draft, axes["markup layout"], axes["markup form"], signs),
    )


def _forwarded(body: Body, header: Header, forward: str) -> Body:
    """Return *body* within the inline forward that *forward* names: "client", "quoted client" or "A in B"."""
    if " in " in forward:
        inner, outer = forward.split(" in ")
        middle = Header("鈴木 三郎", "saburo@example.com", "Fwd: " + header.subject, *OUTER)
        return _forwarded(_forwarded(body, header, inner), middle, outer)
    if forward.startswith("quoted "):
        text = forward_plain(forward.removeprefix("quoted "), header, body.plain)
        block = forward_markup(forward.removeprefix("quoted "), header, body.markup)
        return Body(
            f"ご確認ください。\n\n{quoted(text)}", f"<p>ご確認ください。</p><blockquote>{block}</blockquote>"
        )
    return Body(forward_plain(forward, header, body.plain), forward_markup(forward, header, body.markup))


def wrap(
    body: Body, axes: dict[str, str], sender: tuple[str, str], subject: str
) -> tuple[bytes, str, str | None]:
    """Return the message in the forward form of *axes*, the true address, and who forwarded it.

    Raises:
        UnicodeEncodeError: the charset lacks a character.
    """
    forward, wire, structure, form = axes["forward"], axes["wire"], axes["structure"], axes["subject form"]
    recipients, address = RECIPIENTS[axes["recipient"]]
    if forward == "none":
        return message(entity(body, wire, structure), sender, subject, recipients, form), address, None
    to_helper = (f"Delivered-To: {HELPER}", f"To: {HELPER}")
    outer_subject = "Fwd: " + subject
    if not forward.startswith(("attached", "journal")):
        header = Header(sender[0], sender[1], subject, "山田 太郎", READER)
        content = entity(_forwarded(body, header, forward), wire, structure)
        return message(content, OUTER, outer_subject, to_helper, form), READER, OUTER[1]
    inner = message(entity(body, wire, structure), sender, subject, recipients, form)
    note = text_part("添付のメールをご覧ください。\n", WIRES["jis 7bit"], "plain")
    if forward == "journal":
        report = text_part(
            f"Sender: {sender[1]}\nMessage-Id: <v@example.com>\nRecipient: {READER}\n",
            WIRES["us-ascii"],
            "plain",
        )
        content = multipart("mixed", [report, enclose(inner, "7bit")], "=_j")
        return (
            message(content, ("Journal", "journal@example.com"), subject, to_helper, form),
            address,
            "journal@example.com",
        )
    if forward == "attached twice":
        middle = message(
            multipart("mixed", [note, enclose(inner, "7bit")], "=_x"),
            ("鈴木", "saburo@example.com"),
            "Fw: 件",
            (f"To: {OUTER[1]}",),
        )
        content = multipart("mixed", [note, enclose(middle, "7bit")], "=_y")
    elif forward == "attached alone":
        content = enclose(inner, "7bit")
    else:
        content = multipart("mixed", [note, enclose(inner, ATTACHED[forward])], "=_x")
    return message(content, OUTER, "父のメールの件", to_helper, form), address, OUTER[1]


def draft_of(axes: dict[str, str], number: str, current: str | None) -> Draft:
    """Return the rows of a sound notice."""
    labels = LABELS[axes["label"]]
    orders: list[Row] = [(labels.wanted, number)]
    if current and labels.current:
        orders.append((labels.current, current))
        if axes["order"] == "current first":
            orders.reverse()
    before, after, prose, quote = _decoys(labels.language, axes["decoy"])
    return Draft(labels.language, tuple(orders), before, after, prose, quote, LINKS[axes["link"]][0])


def subject_of(axes: dict[str, str]) -> str:
    """Return the subject of the kind that *axes* name, or the nearest in a language that has fewer."""
    labels = LABELS[axes["label"]]
    known = SUBJECTS[labels.language]
    if labels.purchase_only:
        return known["purchased"]
    kind = "renewed" if axes["kind"] == "purchased" else axes["kind"]
    return known.get(kind, known["renewed"])


def compose(name: str, axes: dict[str, str], chance: random.Random) -> Variant:
    """Return the message that *axes* describe; a charset that cannot write it gives way to UTF-8.

    Args:
        name: of the variant.
        axes: a value for every axis of `matrix.AXES`.
        chance: makes the numbers.
    """
    number = make_number(axes["family"], chance)
    labels = LABELS[axes["label"]]
    current = make_number("SY8", chance) if labels.current and axes["order"] != "no current" else None
    draft = draft_of(axes, number, current)
    sender, subject = SENDERS[labels.language], subject_of(axes)
    try:
        octets, address, forwarder = wrap(render(draft, axes), axes, sender, subject)
    except UnicodeEncodeError:
        axes = axes | {"wire": "utf-8 base64"}
        octets, address, forwarder = wrap(render(draft, axes), axes, sender, subject)
    truth = Truth(number, current=current, email=address, link=LINKS[axes["link"]][1], forwarded_by=forwarder)
    return Variant(name, axes, octets, truth)
