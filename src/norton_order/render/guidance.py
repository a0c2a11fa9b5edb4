"""A subscription to what a person should do about it: state, steps, refund, remarks, cautions."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from norton_order import norton, safe
from norton_order.japan import day_of
from norton_order.render.days import refund_sentences, today_in_japan
from norton_order.subscriptions import sent_to, stop_did_not_hold, stopped_at
from norton_order.words import Lang, day, say

if TYPE_CHECKING:
    import datetime as dt

    from norton_order.model import Notice, Subscription

Route = Literal["order-status", "account", "login"]
_TAIL: Final = 3
# "!" marks the steps where people are known to stumble.
_STEPS: Final[dict[Route, tuple[str, ...]]] = {
    "order-status": (
        "step.open", "step.type{known}", "step.menu", "step.first_stop",
        "!step.second_stop", "!step.verify", "step.mail",
    ),
    "account": ("step.account.open", "step.account.off", "!step.account.verify", "step.account.mail"),
    "login": (
        "step.login.open", "step.login.type{known}", "!step.login.stop", "!step.login.verify", "step.mail",
    ),
}  # fmt: skip


class Step(NamedTuple):
    """One thing to do.

    Attributes:
        text: one or two sentences.
        trap: whether people are known to stumble here.
        types: whether the number is typed here.
    """

    text: str
    trap: bool = False
    types: bool = False


class Guide(NamedTuple):
    """What to do about one subscription, in words.

    Attributes:
        title: what the steps are for.
        state: one or two sentences about where things stand.
        urgent: whether a stop did not hold.
        steps: in their order.
        origin: which mail the number was taken from, and what it is called there; "" if that is not known.
        number_notes: what to know about the number before it is used.
        refund: sentences about getting the last charge back; empty where no charge is known.
        remarks: what helps on the way.
        cautions: the warnings in plain words.
    """

    title: str
    state: str
    urgent: bool
    steps: tuple[Step, ...]
    origin: str
    number_notes: tuple[str, ...]
    refund: tuple[str, ...]
    remarks: tuple[str, ...]
    cautions: tuple[str, ...]


def guide(subscription: Subscription, lang: Lang, today: dt.date | None = None) -> Guide:
    """Return what to do about *subscription*.

    Args:
        subscription: any.
        lang: of the words.
        today: decides whether the refund can still be asked for; by default the day in Japan.
    """
    stopped = subscription.status == "stopped"
    title = "guide.title.stopped" if stopped else "guide.title"
    steps = _steps(subscription, lang)
    return Guide(
        title=say(title, lang, number=subscription.enrollment_order),
        state=_state(subscription, lang),
        urgent=not stopped and stop_did_not_hold(subscription),
        steps=_checking(subscription, steps, lang) if stopped else steps,
        origin=_origin(subscription, lang),
        number_notes=_number_notes(subscription, lang),
        refund=refund_sentences(subscription, lang, today or today_in_japan(), counts=True),
        remarks=_remarks(subscription, lang),
        cautions=caution_sentences(subscription, lang),
    )


def route_of(subscription: Subscription) -> Route:
    """Return which of the three ways leads to a stop."""
    if subscription.desk == "account":
        return "account"
    return "order-status" if subscription.page == norton.ORDER_STATUS_PAGE else "login"


def is_masked(subscription: Subscription) -> bool:
    """Return whether the number is shown masked, so that nobody can type it."""
    return "*" in subscription.enrollment_order


def shown_email(subscription: Subscription) -> str | None:
    """Return the address if it is one that can be shown and typed as it is, else None."""
    email = subscription.email
    return email if email is not None and safe.is_address(email) else None


def todo(subscription: Subscription, lang: Lang) -> str:
    """Return in two or three words what to do."""
    if subscription.status == "stopped":
        return say("todo.check", lang)
    if subscription.status == "unknown":
        return say("todo.look", lang)
    return say("todo.again" if stop_did_not_hold(subscription) else "todo.stop", lang)


def origin_of(subscription: Subscription) -> Notice:
    """Return the newest mail that names the number itself; the receipt of a renewal names another."""
    notices = subscription.notices
    return next((one for one in reversed(notices) if not _is_receipt(one)), notices[-1])


def label_elsewhere(notice: Notice, lang: Lang) -> str:
    """Name the label of the number where it stood on another line, or in another cell, than the number."""
    if _is_receipt(notice) or not notice.label or _bare(notice.label) in _bare(notice.evidence):
        return ""
    return say("page.evidence.label", lang, label=notice.label)


def shown_evidence(notice: Notice) -> str:
    """Return the line the number stood on, without telephone numbers and without the current order."""
    line = safe.hide_telephones(safe.clean(notice.evidence))
    current = notice.current_order
    if current is None or current == notice.enrollment_order or len(current) <= _TAIL:
        return line
    normal = unicodedata.normalize("NFKC", line)
    hidden = re.sub(re.escape(current), f"…{current[-_TAIL:]}", normal, flags=re.IGNORECASE)
    return line if hidden == normal else hidden


def _is_receipt(notice: Notice) -> bool:
    return notice.kind == "purchased" and notice.current_order is not None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def _origin(subscription: Subscription, lang: Lang) -> str:
    notice = origin_of(subscription)
    if _is_receipt(notice) or not notice.label:
        return ""
    if notice.date is None:
        return say("remark.origin.undated", lang, label=notice.label)
    return say("remark.origin", lang, label=notice.label, date=day(day_of(notice.date), lang))


def caution_sentences(subscription: Subscription, lang: Lang) -> tuple[str, ...]:
    """Return the warnings in plain words, each code once; of an unknown address other words tell."""
    codes = dict.fromkeys(caution.code for caution in subscription.warnings)
    sentences = (
        _recipients(subscription, lang) if code == "recipient-uncertain" else say(f"warning.{code}", lang)
        for code in codes
    )
    return tuple(filter(None, sentences))


def _state(subscription: Subscription, lang: Lang) -> str:
    if subscription.status == "stopped":
        stopped = stopped_at(subscription)
        if stopped is None:
            return say("guide.stopped.undated", lang)
        return say("guide.stopped", lang, date=day(day_of(stopped), lang))
    if subscription.status == "unknown":
        return say("guide.unknown", lang)
    return _state_of_renewing(subscription, lang)


def _state_of_renewing(subscription: Subscription, lang: Lang) -> str:
    newest = subscription.notices[-1]
    failed = newest.kind == "failed"
    if stop_did_not_hold(subscription):
        return say("guide.again.failed" if failed else "guide.again", lang)
    if not failed:
        return say("guide.renewing", lang)
    if newest.date is None:
        return say("guide.failed.undated", lang)
    return say("guide.failed", lang, date=day(day_of(newest.date), lang))


def _steps(subscription: Subscription, lang: Lang) -> tuple[Step, ...]:
    values = {"page": subscription.page, "number": subscription.enrollment_order}
    email = shown_email(subscription)
    known = ".masked" if is_masked(subscription) else "" if email else ".no_email"
    if email:
        values["email"] = email
    return tuple(
        Step(
            say(key.lstrip("!").format(known=known), lang, **values),
            trap=key.startswith("!"),
            types="{known}" in key,
        )
        for key in _STEPS[route_of(subscription)]
    )


def _checking(subscription: Subscription, steps: tuple[Step, ...], lang: Lang) -> tuple[Step, ...]:
    """Keep of the steps only those that show whether the stop holds."""
    match route_of(subscription):
        case "account":
            return (steps[0], Step(say("step.account.verify", lang)))
        case "login":
            return (*steps[:2], Step(say("step.login.verify", lang)))
        case "order-status":
            return (*steps[:3], Step(say("step.verify", lang)))


def _number_notes(subscription: Subscription, lang: Lang) -> tuple[str, ...]:
    notes = []
    if subscription.desk == "account":
        notes.append(say("remark.account", lang))
    tails = current_order_tails(subscription)
    if tails:
        comma = "、" if lang == "ja" else ", "
        notes.append(say("remark.current_order", lang, tails=comma.join(tails)))
    return tuple(notes)


def _remarks(subscription: Subscription, lang: Lang) -> tuple[str, ...]:
    if subscription.status == "stopped":
        return ()
    screens = "remark.screens.account" if subscription.desk == "account" else "remark.screens"
    return say(screens, lang), say("remark.uninstall", lang)


def current_order_tails(subscription: Subscription) -> tuple[str, ...]:
    """Return how the current orders end: enough to tell them apart, too little to be typed."""
    numbers = dict.fromkeys(
        one.current_order for one in subscription.notices if one.current_order is not None
    )
    numbers.pop(subscription.enrollment_order, None)
    return tuple(dict.fromkeys(f"…{number[-_TAIL:]}" for number in numbers if safe.is_number(number)))


def _recipients(subscription: Subscription, lang: Lang) -> str | None:
    used = (subscription.email or "").casefold()
    emails = dict.fromkeys(email for one in reversed(subscription.notices) for email in sent_to(one))
    others = [email for email in emails if email.casefold() != used and safe.is_address(email)]
    if not others:
        return say("warning.recipient-uncertain", lang) if shown_email(subscription) else None
    return say("warning.recipient-uncertain.others", lang, others=" ".join(others))
