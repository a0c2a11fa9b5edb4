"""Mails that must be refused, or whose layout leads a hasty reader to the other number."""

from __future__ import annotations

import html
import random
from collections.abc import Callable
from dataclasses import dataclass

from variants.assembly import Body, escape, message, multipart, text_part
from variants.cases import Truth, Variant
from variants.compose import Draft, render, wrap
from variants.numbers import make_number
from variants.wire import WIRES
from variants.wording import GREETING, LABELS, LINKS, SENDERS, SUBJECTS

Rows = tuple[tuple[str, str], ...]
Builder = Callable[[dict[str, str], str, str], Body]

ONLY_CURRENT = frozenset({"only-current-order"})
AMBIGUOUS = frozenset({"ambiguous-order"})
NO_NUMBER = frozenset({"no-order-number"})
# The number could be taken for either; all that counts is that none is printed.
REFUSED = frozenset({"only-current-order", "ambiguous-order", "no-order-number"})


@dataclass(frozen=True, slots=True)
class Trap:
    """How a trap is built and which reasons are right.

    Attributes:
        reasons: of the refusal.
        build: from the axes and two numbers to both renderings.
        subject: replaces the subject of the axes.
        sender: replaces the vendor.
        is_explained: the page as a whole says which number is which, so that the true one is right as well.
    """

    reasons: frozenset[str]
    build: Builder
    subject: str | None = None
    sender: tuple[str, str] | None = None
    is_explained: bool = False


def _around(axes: dict[str, str], plain: str, markup: str) -> Body:
    """Return *plain* and *markup* between a greeting and the link."""
    greeting = GREETING[LABELS[axes["label"]].language]
    link = LINKS["official"][0] or ""
    shown = html.escape(link)
    return Body(
        f"{greeting}\n\n{plain}\n\n{link}\n",
        f'<p>{escape(greeting)}</p>\n{markup}\n<p><a href="{shown}">{shown}</a></p>',
    )


def _rows(orders: Callable[[dict[str, str], str, str], Rows]) -> Builder:
    """Return a builder that lays these rows out as the axes say."""

    def build(axes: dict[str, str], first: str, second: str) -> Body:
        return render(Draft(LABELS[axes["label"]].language, orders(axes, first, second)), axes)

    return build


def _labels(axes: dict[str, str]) -> tuple[str, str]:
    labels = LABELS[axes["label"]]
    return labels.wanted, labels.current or ""


def _empty_enrollment(axes: dict[str, str], first: str, second: str) -> Rows:
    wanted, current = _labels(axes)
    return ((wanted, ""), (current, second))


def _empty_then_serial(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, _ = _labels(axes)
    return _around(
        axes,
        f"{wanted}：\n製品シリアル番号：{first}",
        f"<table><tr><td>{wanted}</td><td></td></tr><tr><td>製品シリアル番号</td><td>{first}</td></tr></table>",
    )


def _empty_then_telephone(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{wanted}：\n\nお問い合わせ：0120-123-456\n{current}：{second}",
        f"<p>{wanted}：</p><p>お問い合わせ：0120-123-456</p><p>{current}：{second}</p>",
    )


def _only_current(axes: dict[str, str], first: str, second: str) -> Rows:
    return ((_labels(axes)[1], second),)


def _two_enrollments(axes: dict[str, str], first: str, second: str) -> Rows:
    wanted, _ = _labels(axes)
    return ((wanted, first), (wanted, second))


def _values_first(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{first}\n{wanted}\n\n{second}\n{current}",
        f"<div>{first}</div><div>{wanted}</div><div>{second}</div><div>{current}</div>",
    )


def _values_first_one_line(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{first}：{wanted}\n{second}：{current}",
        f"<table><tr><td>{first}</td><td>{wanted}</td></tr><tr><td>{second}</td><td>{current}</td></tr></table>",
    )


def _values_first_current_first(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{second}\n（{current}）\n{first}\n（{wanted}）",
        f"<p>{second}<br>（{current}）<br>{first}<br>（{wanted}）</p>",
    )


def _header_row_below(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{first}    {second}\n{wanted}    {current}",
        f"<table><tr><td>{first}</td><td>{second}</td></tr><tr><td>{wanted}</td><td>{current}</td></tr></table>",
    )


def _labels_then_numbers(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{wanted}\n{current}\n{first}\n{second}",
        f"<p>{wanted}</p><p>{current}</p><p>{first}</p><p>{second}</p>",
    )


def _current_label_last(axes: dict[str, str], first: str, second: str) -> Body:
    """Labels flattened with the wanted one last: "the next line" would give the other number."""
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{current}\n{wanted}\n{second}\n{first}",
        f"{current}<br>{wanted}<br>{second}<br>{first}<br>",
    )


def _flattened_with_blanks(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{current}\n\n{wanted}\n\n{second}\n\n{first}\n",
        f"<div>{current}</div><br><div>{wanted}</div><br><div>{second}</div><br><div>{first}</div>",
    )


def _header_row_empty(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{current}：{second}\n{wanted}：\n",
        f"<table><tr><th>{wanted}</th><th>{current}</th></tr><tr><td></td><td>{second}</td></tr></table>",
    )


def _image_value(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{wanted}：[画像]\n{current}：{second}\n",
        f'<table><tr><td>{wanted}</td><td><img src="cid:dot" alt=""></td></tr>'
        f"<tr><td>{current}</td><td>{second}</td></tr></table>",
    )


def _masked(axes: dict[str, str], first: str, second: str) -> Rows:
    return ((_labels(axes)[0], "SY********"),)


def _plain_label(axes: dict[str, str], first: str, second: str) -> Rows:
    plain = {"ja": "ご注文番号", "en": "Order number", "ko": "주문 번호", "zh": "订单号"}
    return ((plain[LABELS[axes["label"]].language], first),)


def _prose_only(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"お手続きには「{wanted}」をご用意ください。\n{current}：{second}",
        f"<p>お手続きには「{wanted}」をご用意ください。</p><p>{current}：{second}</p>",
    )


def _hidden(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    return _around(
        axes,
        f"{current}：{second}",
        f'<div style="display:none">{wanted}：{first}</div><!-- {wanted}：{first} -->'
        f"<p>{current}：{second}</p>",
    )


def _foreign_link(axes: dict[str, str], first: str, second: str) -> Body:
    wanted, current = _labels(axes)
    href = "https://www.nortonstore.jp.evil.example/support/autorenewal/procedural/"
    return Body(
        f"{wanted}：{first}\n{current}：{second}\n自動延長サービスの停止手続きはこちら\n{href}\n",
        f"<p>{wanted}：{first}</p><p>{current}：{second}</p>"
        f'<a href="{href}">自動延長サービスの停止手続きはこちら</a>',
    )


_IMITATOR = ("ノートンストア", "order@norton-store.example.com")
_SHOP = ("本屋いろは堂", "order@books.example.jp")

TRAPS: dict[str, Trap] = {
    "empty enrollment label": Trap(ONLY_CURRENT | AMBIGUOUS, _rows(_empty_enrollment)),
    "empty label, serial number": Trap(NO_NUMBER, _empty_then_serial),
    "empty label, telephone": Trap(ONLY_CURRENT, _empty_then_telephone),
    "only current": Trap(ONLY_CURRENT, _rows(_only_current)),
    "two enrollment orders": Trap(AMBIGUOUS, _rows(_two_enrollments)),
    "values first": Trap(AMBIGUOUS, _values_first, is_explained=True),
    "values first, one line": Trap(REFUSED, _values_first_one_line, is_explained=True),
    "values first, current first": Trap(AMBIGUOUS, _values_first_current_first, is_explained=True),
    "header row below": Trap(REFUSED, _header_row_below, is_explained=True),
    "labels then numbers": Trap(REFUSED, _labels_then_numbers, is_explained=True),
    "labels then numbers, wanted last": Trap(REFUSED, _current_label_last, is_explained=True),
    "labels then numbers, blank lines": Trap(REFUSED, _flattened_with_blanks, is_explained=True),
    "header row, empty cell": Trap(ONLY_CURRENT, _header_row_empty),
    "image value": Trap(ONLY_CURRENT, _image_value),
    "masked number": Trap(NO_NUMBER, _rows(_masked)),
    "plain label in a renewal": Trap(NO_NUMBER, _rows(_plain_label)),
    "plain label of a shop": Trap(NO_NUMBER, _rows(_plain_label), "ご注文ありがとうございます", _SHOP),
    "purchase of a shop": Trap(NO_NUMBER, _rows(_plain_label), SUBJECTS["ja"]["purchased"], _SHOP),
    "prose only": Trap(ONLY_CURRENT, _prose_only),
    "hidden enrollment order": Trap(ONLY_CURRENT, _hidden),
    "imitation": Trap(frozenset({"suspicious"}), _foreign_link, None, _IMITATOR),
}  # fmt: skip

# Traps that need the mail itself to come from somebody, so that a forward would change what is right.
_UNFORWARDED = {"imitation", "purchase of a shop", "plain label of a shop"}
# Layouts that give an empty value a meaning of its own or need two rows.
_FORMS_THAT_SPOIL = {"masked number"}


def _pair(axes: dict[str, str]) -> dict[str, str]:
    """Return *axes* with a label that has a current order beside it."""
    if LABELS[axes["label"]].purchase_only:
        return axes | {"label": "自動延長加入時のご注文番号"}
    return axes


def compose_trap(name: str, trap_name: str, axes: dict[str, str], chance: random.Random) -> Variant:
    """Return the mail of one trap; a charset that cannot write it gives way to UTF-8.

    Args:
        name: of the variant.
        trap_name: a key of `TRAPS`.
        axes: a value for every axis.
        chance: makes the numbers.
    """
    trap = TRAPS[trap_name]
    axes = _pair(axes) | {"trap": trap_name, "link": "official", "decoy": "none"}
    if trap_name in _UNFORWARDED:
        axes |= {"forward": "none"}
    if trap_name in _FORMS_THAT_SPOIL:
        axes |= {"plain form": "as-is", "markup form": "as-is"}
    if axes["kind"] == "purchased":
        axes |= {"kind": "renewed"}
    first, second = make_number(axes["family"], chance), make_number("SY8", chance)
    body = trap.build(axes, first, second)
    language = LABELS[axes["label"]].language
    subject = trap.subject or SUBJECTS[language].get(axes["kind"], SUBJECTS[language]["renewed"])
    sender = trap.sender or SENDERS[language]
    try:
        octets, _, _ = wrap(body, axes, sender, subject)
    except UnicodeEncodeError:
        axes |= {"wire": "utf-8 base64"}
        octets, _, _ = wrap(body, axes, sender, subject)
    return Variant(
        name, axes, octets, Truth(None, trap.reasons, explained=first if trap.is_explained else None)
    )


def disagreeing_parts(chance: random.Random) -> Variant:
    """Return an alternative whose parts name two different enrollment orders."""
    first, second = make_number("SY8", chance), make_number("SY8", chance)
    label = "自動延長加入時のご注文番号"
    wire = WIRES["utf-8 base64"]
    parts = [
        text_part(f"{label}：{first}\n", wire, "plain"),
        text_part(f"<p>{label}：{second}</p>", wire, "html"),
    ]
    octets = message(
        multipart("alternative", parts, "=_d"),
        SENDERS["ja"],
        SUBJECTS["ja"]["renewed"],
        ("To: taro@example.jp",),
    )
    return Variant("parts disagree", {"trap": "parts disagree"}, octets, Truth(None, AMBIGUOUS))
