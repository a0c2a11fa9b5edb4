"""One self-contained page for the person, or the relative, who stops the renewal."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Final

import jinja2
from markupsafe import Markup, escape

from norton_order.render.advice import sections, sentences
from norton_order.render.days import Day, dates, refund_is_open, refund_terms, today_in_japan, upcoming
from norton_order.render.guidance import Guide, guide, label_elsewhere, origin_of, shown_evidence, todo
from norton_order.render.procedures import is_masked, procedures, route_of, shown_email
from norton_order.subscriptions import stop_did_not_hold
from norton_order.subscriptions.charges import charges
from norton_order.text import safe
from norton_order.text.words import Lang, day, money, month, say
from norton_order.vendor import FACTS_AS_OF
from norton_order.vendor.japan import day_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from norton_order.model import Report, Subscription

# Pages, and order numbers, which neither a translating browser nor a printer's font may change.
_MARKED: Final = re.compile(r"https://[!-~]+|(?<![0-9A-Z*])[A-Z]{2}[0-9]{6,12}(?![0-9A-Za-z])")
_OPENING: Final = {
    "order-status": "page.open",
    "account": "page.open.account",
    "login": "page.open.login",
}


@dataclass(frozen=True, slots=True)
class Year:
    """One bar of the chart: what was charged in a year, and how long that is of the longest bar."""

    label: str
    amount: str
    percent: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that lies ahead: what happens on it, as people write it, and in ISO form for the script."""

    label: str
    value: str
    iso: str


@dataclass(frozen=True, slots=True)
class Contract:
    """All that the page says of one subscription, in words and shapes."""

    heading: str
    order: str
    mood: str
    status: str
    todo: str
    number: str
    masked: bool
    copyable: bool
    email: str | None
    page: str
    type_title: str
    open: str
    to_steps: str
    procedures_link: str | None
    guide: Guide
    dates: tuple[Day, ...]
    years: tuple[Year, ...]
    total: str
    evidence_label: str
    evidence: str
    origin: tuple[tuple[str, str], ...]
    deadlines: tuple[Deadline, ...]


def render_html(
    report: Report,
    *,
    lang: Lang,
    today: dt.date | None = None,
    left_out: str = "",
    troubles: Sequence[str] = (),
) -> str:
    """Return a whole HTML document that loads nothing, reads well without scripts and prints on A4.

    Everything is escaped and freed of control characters; the content security policy of the page allows
    its own style and its own script, by their hashes, and nothing else.

    Args:
        report: all that was found; without a subscription the page says what to do next.
        lang: of the words.
        left_out: a sentence about mails that were not wanted.
        troubles: sentences about what could not be read.
        today: printed as the day of making, and decides which days are past; by default the day in Japan.
    """
    made = today or today_in_japan()
    css, js = _asset("page.css"), _asset("page.js")
    return _template().render(
        lang=lang,
        policy=_policy(css, js),
        css=Markup(css),  # noqa: S704  our own files
        js=Markup(js),  # noqa: S704
        say=lambda key, **values: say(key, lang, **values),
        linked=_linked,
        contracts=[_contract(one, lang, made) for one in report.subscriptions],
        procedures=procedures(report.subscriptions, lang),
        refund=refund_terms(lang) if any(refund_is_open(one, made) for one in report.subscriptions) else (),
        advice=sections(report, lang, left_out=left_out),
        left_out=left_out,
        rejections=sentences(report, lang),
        troubles=troubles,
        facts=month(FACTS_AS_OF, lang),
        made=day(made, lang),
    )


def _asset(name: str) -> str:
    return resources.files("norton_order.render").joinpath("templates", name).read_text(encoding="utf-8")


def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_asset("page.html.j2"))


def _harmless(value: object) -> object:
    """Clean every value that the template prints, whoever forgot to."""
    return (
        safe.clean(safe.legible(value), limit=1000)
        if isinstance(value, str) and not isinstance(value, Markup)
        else value
    )


def _policy(css: str, js: str) -> str:
    own = f"style-src {_hash(css)}; script-src {_hash(js)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _linked(text: str) -> Markup:
    """Return *text* escaped, with the official addresses in it as links and its order numbers marked."""
    parts, end = [], 0
    clean = safe.clean(text, limit=1000)
    for match in _MARKED.finditer(clean):
        if not match[0].startswith("https:"):
            marked = Markup('<span class="code" translate="no">{}</span>').format(match[0])
        elif link := safe.official_link(match[0]):
            marked = Markup('<a href="{0}" target="_blank" rel="noopener">{0}</a>').format(link)
        else:
            continue
        parts += [escape(clean[end : match.start()]), marked]
        end = match.end()
    return Markup("").join([*parts, escape(clean[end:])])


def _contract(subscription: Subscription, lang: Lang, today: dt.date) -> Contract:
    number = safe.clean(subscription.enrollment_order)
    again = subscription.status == "renewing" and stop_did_not_hold(subscription)
    return Contract(
        heading=subscription.product or number,
        order=subscription.enrollment_order,
        mood="again" if again else subscription.status,
        status=say(f"status.{subscription.status}", lang),
        todo=todo(subscription, lang),
        number=number,
        masked=is_masked(subscription),
        copyable=safe.is_number(number) and not is_masked(subscription),
        email=shown_email(subscription),
        page=subscription.page,
        type_title="page.type.account" if subscription.desk == "account" else "page.type",
        open=_OPENING[route_of(subscription)],
        to_steps="page.to_steps.check" if subscription.status == "stopped" else "page.to_steps",
        # The store's procedures do not stop an order of the account.
        procedures_link=None
        if subscription.desk == "account"
        else safe.official_link(subscription.procedures_link),
        guide=guide(subscription, lang, today),
        dates=dates(subscription, lang, today),
        years=_years(subscription, lang),
        total=say(
            "page.paid.total", lang, total=money(subscription.total_paid, _currency(subscription), lang)
        ),
        evidence_label=label_elsewhere(origin_of(subscription), lang),
        evidence=shown_evidence(origin_of(subscription)),
        origin=_origin(subscription, lang),
        deadlines=_deadlines(subscription, lang, today),
    )


def _currency(subscription: Subscription) -> str | None:
    return next((one.currency for one in reversed(subscription.notices) if one.currency), None)


def _years(subscription: Subscription, lang: Lang) -> tuple[Year, ...]:
    sums: dict[int | None, int] = {}
    for charge in charges(subscription.notices):
        if charge.amount is not None:
            year = charge.day.year if charge.day else None
            sums[year] = sums.get(year, 0) + charge.amount
    longest = max(sums.values(), default=0) or 1
    in_money = partial(money, currency=_currency(subscription), lang=lang)
    return tuple(
        Year(
            label=say("page.paid.year", lang, year=year) if year else say("page.paid.unknown", lang),
            amount=in_money(amount),
            percent=round(100 * amount / longest),
        )
        for year, amount in sums.items()
    )


def _deadlines(subscription: Subscription, lang: Lang, today: dt.date) -> tuple[Deadline, ...]:
    """Return the days that a person must not miss and that still lie ahead, the next one first."""
    days = {
        name: upcoming(subscription, getattr(subscription, name)) for name in ("stop_by", "next_charge_on")
    }
    days["refund_until"] = subscription.refund_until
    ahead = sorted((date, name) for name, date in days.items() if date is not None and date >= today)
    return tuple(
        Deadline(say(f"page.{name}", lang), day(date, lang), date.isoformat()) for date, name in ahead
    )


def _origin(subscription: Subscription, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return which mail the shown line stands in."""
    notice = origin_of(subscription)
    values = {
        "subject": None if notice.subject is None else safe.hide_telephones(notice.subject),
        "date": None if notice.date is None else day(day_of(notice.date), lang),
        "sender": notice.sender,
        "source": notice.source if notice.source not in {"", "-"} else say("place.input", lang),
    }
    return tuple((say(f"page.evidence.{name}", lang), value) for name, value in values.items() if value)
