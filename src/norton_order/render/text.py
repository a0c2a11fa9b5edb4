"""Plain lines: the values for standard output, the steps and cautions for the person beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.render.days import dates, paid, refund_is_open, refund_terms, today_in_japan
from norton_order.render.guidance import caution_details, caution_sentences, guide, todo
from norton_order.render.procedures import procedures, shown_email
from norton_order.subscriptions import only_purchased
from norton_order.text import safe
from norton_order.text.words import Lang, day, money, month, pair, say
from norton_order.text.wrapping import columns
from norton_order.vendor import FACTS_AS_OF

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from norton_order.model import Report, Subscription
    from norton_order.render.procedures import Procedure

_BOLD, _DIM, _GREEN, _YELLOW = "1", "2", "32", "33"
_LABEL_COLUMNS: Final = 16  # before the value in each row of a block
_GAP: Final = "  "
_NOTHING: Final = "-"


class _Layout(NamedTuple):
    """How a table is set: dates in words or in ISO form, with amounts or without, how wide a product may be."""

    in_words: bool
    priced: bool
    product_columns: int


_PIPED: Final = _Layout(False, True, 32)
# The first that fits the terminal is taken: a product is cut, but not to its bare brand, before amounts go.
_LAYOUTS: Final = (
    _Layout(True, True, 32),
    *(_Layout(False, True, wide) for wide in range(32, 19, -1)),
    *(_Layout(False, False, wide) for wide in range(32, 11, -1)),
)


def render_text(report: Report, *, lang: Lang, color: bool = False, width: int | None = None) -> str:
    """Return the values for standard output: a table first if there are several subscriptions, then blocks.

    No current order stands in it. The labels follow *lang*, the values do not. It ends with a line break,
    and is "" if there are no subscriptions.

    Args:
        report: all that was found.
        lang: of the labels.
        color: whether to use terminal colours.
        width: columns of the terminal; where the table has room, its dates are as people write them, and
            where it lacks room, products are cut or amounts left out. None is for a file or a pipe.
    """
    subscriptions = report.subscriptions
    blocks = [_block(subscription, lang, color) for subscription in subscriptions]
    if len(subscriptions) > 1:
        blocks.insert(0, _table(subscriptions, lang, color, width))
    return "\n".join(blocks)


def render_steps(
    report: Report, *, lang: Lang, color: bool = False, today: dt.date | None = None, verbose: bool = False
) -> str:
    """Return what to do, once for all subscriptions, then what is special about each; "" if there are none.

    The cautions of ``render_cautions`` stand at the end.

    Args:
        report: all that was found.
        lang: of the words.
        color: whether to use terminal colours.
        today: decides which days are past; by default the day in Japan.
        verbose: whether each warning is told with its mail.
    """
    if not report.subscriptions:
        return ""
    judged = today or today_in_japan()
    lines: list[str] = []
    for procedure in procedures(report.subscriptions, lang):
        lines += ["", *_procedure(procedure, color)]
    for one in report.subscriptions:
        lines += ["", *_about(one, judged, lang, color)]
    if any(refund_is_open(one, judged) for one in report.subscriptions):
        lines += ["", _paint(say("refund.title", lang), _BOLD, color)]
        lines += [f"  {sentence}" for sentence in refund_terms(lang)]
    cautions = _cautions(report.subscriptions, lang, verbose=verbose)
    lines += ["", *(_paint(f"! {caution}", _YELLOW, color) for caution in cautions)] if cautions else []
    lines += ["", _paint(say("steps.facts", lang, facts=month(FACTS_AS_OF, lang)), _DIM, color)]
    return "".join(f"{line}\n" for line in lines)


def render_cautions(report: Report, *, lang: Lang, verbose: bool = False) -> str:
    """Return only what must not be missed where no steps are shown: cautions, a missing address, a lost stop.

    One sentence a line, each with its number before it; "" if there is nothing to say.
    """
    lines = []
    for subscription in report.subscriptions:
        found = guide(subscription, lang)
        number = _number(subscription)
        lines += [pair(number, found.state, lang)] if found.urgent else []
        lines += _cautions([subscription], lang, verbose=verbose)
        if shown_email(subscription) is None and subscription.desk == "store":
            lines.append(say("remark.no_email", lang, number=number))
    return "".join(f"{line}\n" for line in lines)


def _cautions(subscriptions: Sequence[Subscription], lang: Lang, *, verbose: bool) -> list[str]:
    """Return each warning with its number before it."""
    told = caution_details if verbose else caution_sentences
    return [pair(_number(one), sentence, lang) for one in subscriptions for sentence in told(one, lang)]


def _procedure(procedure: Procedure, color: bool) -> list[str]:
    lines = [_paint(procedure.title, _BOLD, color), *procedure.notes, ""]
    lines += [
        f"  {index}. {_paint(step.text, _BOLD if step.trap else '', color)}"
        for index, step in enumerate(procedure.steps, start=1)
    ]
    return lines + (["", *(f"  - {remark}" for remark in procedure.remarks)] if procedure.remarks else [])


def _about(subscription: Subscription, today: dt.date, lang: Lang, color: bool) -> list[str]:
    """Return what is special about one subscription."""
    found = guide(subscription, lang, today, counts=True)
    heading = "  ".join(filter(None, (_number(subscription), safe.clean(subscription.product or ""))))
    state_color = _GREEN if subscription.status == "stopped" else _YELLOW if found.urgent else ""
    lines = [_paint(heading, _BOLD, color), f"  {_paint(found.state, state_color, color)}"]
    lines += [f"  {note}" for note in (found.origin, *found.number_notes) if note]
    total = paid(subscription, lang)
    for one in (*dates(subscription, lang, today, counts=True), *([total] if total else [])):
        lines.append(f"  {pair(one.label, one.value, lang)}")
        lines += [f"    {one.note}"] if one.note else []
    return lines + ([f"  {found.refund}"] if found.refund else [])


def _block(subscription: Subscription, lang: Lang, color: bool) -> str:
    rows = {
        "enrollment_order": _paint(_number(subscription), _BOLD, color),
        "email": shown_email(subscription),
        "page": subscription.page,
        "procedures_link": safe.official_link(subscription.procedures_link),
    }
    return "".join(
        f"{_fit(say(f'label.{name}', lang), _LABEL_COLUMNS)}{value}\n"
        for name, value in rows.items()
        if value is not None
    )


def _number(subscription: Subscription) -> str:
    return safe.clean(subscription.enrollment_order)


def _table(subscriptions: Sequence[Subscription], lang: Lang, color: bool, width: int | None) -> str:
    layouts = _LAYOUTS if width is not None else (_PIPED,)
    for layout in layouts:
        lines = _rows(subscriptions, lang, layout)
        if width is None or max(map(columns, lines)) <= width:
            break
    lines[0] = _paint(lines[0], _DIM, color)
    return "".join(f"{line}\n" for line in lines)


def _rows(subscriptions: Sequence[Subscription], lang: Lang, layout: _Layout) -> list[str]:
    names = ("enrollment_order", "product", "last_charge", "status", "todo")
    rows = [[say(f"label.{name}", lang) for name in names]]
    rows += [
        [
            _number(subscription),
            _shorten(safe.clean(subscription.product or _NOTHING), layout.product_columns),
            _last_charge(subscription, lang, layout),
            say(f"status.{subscription.status}", lang),
            todo(subscription, lang),
        ]
        for subscription in subscriptions
    ]
    widths = [max(columns(row[index]) for row in rows) for index in range(len(names))]
    return [_GAP.join(map(_fit, row, widths)).rstrip() for row in rows]


def _last_charge(subscription: Subscription, lang: Lang, layout: _Layout) -> str:
    date = subscription.charged_on
    if date is None:
        return _NOTHING
    values = [say("label.purchase", lang)] if only_purchased(subscription) else []
    values.append(day(date, lang) if layout.in_words else date.isoformat())
    if layout.priced and subscription.amount is not None:
        values.append(money(subscription.amount, subscription.currency, lang))
    return " ".join(values)


def _fit(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _shorten(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    while columns(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _paint(text: str, sgr: str, color: bool) -> str:
    return f"\x1b[{sgr}m{text}\x1b[0m" if color and sgr else text
