"""Found facts to what people and programs read, one module a format, over what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from norton_order.model import Notice, Rejection
from norton_order.text.words import Lang

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from norton_order.model import Report


def in_format(report: Report, form: str, *, lang: Lang, today: dt.date | None = None) -> str | bytes:
    """Return *report* in the format *form*; each is loaded when it is asked for.

    Args:
        report: all that was found.
        form: one of the command's formats.
        lang: of the words for people.
        today: decides which days are past; by default the day in Japan.

    Raises:
        ValueError: there is no such format or language.
        MissingExtraError: the format needs a package that is not installed.
    """
    if lang not in get_args(Lang):
        raise ValueError(f"there is no language {lang!r}")
    match form:
        case "text":
            from norton_order.render.text import render_text

            return render_text(report, lang=lang)
        case "json":
            from norton_order.render.json import render_json

            return render_json(report)
        case "jsonl":
            from norton_order.render.json import render_jsonl_line

            return "".join(map(render_jsonl_line, _each(report)))
        case "csv":
            from norton_order.render.csv import render_csv

            return render_csv(report)
        case "xlsx":
            from norton_order.render.xlsx import render_xlsx

            return render_xlsx(report)
        case "html":
            from norton_order.render.html import render_html

            return render_html(report, lang=lang, today=today)
        case "ics":
            from norton_order.render.ics import render_ics

            return render_ics(report, lang=lang, today=today)
    raise ValueError(f"there is no format {form!r}")


def _each(report: Report) -> Iterator[Notice | Rejection]:
    for subscription in report.subscriptions:
        yield from subscription.notices
    yield from report.rejections
