"""What a person should know about one subscription: its state, where the number is from, warnings."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.render.days import refund_day, today_in_japan
from norton_order.render.places import place_of
from norton_order.render.procedures import shown_email
from norton_order.subscriptions import sent_to, stop_did_not_hold, stopped_at
from norton_order.text import safe
from norton_order.text.words import Lang, day, pair, say
from norton_order.vendor.japan import day_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from norton_order.model import Caution, Notice, Subscription

_TAIL: Final = 3
# A mail with one of these may be another's than the vendor's, or not show what it seems to.
_DOUBTS: Final = frozenset({"foreign-sender", "authentication-failed", "foreign-link", "hidden-text"})


class Guide(NamedTuple):
    """What to know about one subscription, in words.

    Attributes:
        state: one or two sentences about where things stand.
        urgent: whether a stop did not hold.
        origin: which mail the number was taken from, and what it is called there; "" if that is not known.
        number_notes: what to know about the number before it is used.
        refund: until when the last charge can be asked back; "" where no charge is known.
        cautions: the warnings in plain words.
    """

    state: str
    urgent: bool
    origin: str
    number_notes: tuple[str, ...]
    refund: str
    cautions: tuple[str, ...]


def guide(
    subscription: Subscription, lang: Lang, today: dt.date | None = None, *, counts: bool = False
) -> Guide:
    """Return what to know about *subscription*.

    Args:
        subscription: any.
        lang: of the words.
        today: decides whether the refund can still be asked for; by default the day in Japan.
        counts: whether to say how many days are left for that.
    """
    return Guide(
        state=_state(subscription, lang),
        urgent=subscription.status != "stopped" and stop_did_not_hold(subscription),
        origin=_origin(subscription, lang),
        number_notes=_number_notes(subscription, lang),
        refund=refund_day(subscription, lang, today or today_in_japan(), counts=counts),
        cautions=caution_sentences(subscription, lang),
    )


def todo(subscription: Subscription, lang: Lang) -> str:
    """Return in two or three words what to do."""
    if subscription.status == "stopped":
        return say("todo.check", lang)
    if subscription.status == "unknown":
        return say("todo.look", lang)
    return say("todo.again" if stop_did_not_hold(subscription) else "todo.stop", lang)


def origin_of(subscription: Subscription) -> Notice:
    """Return the newest mail that names the number itself, one without doubts if there is any.

    The receipt of a renewal names another number.
    """
    named = [one for one in subscription.notices if not _is_receipt(one)] or list(subscription.notices)
    clean = [one for one in named if not is_doubtful(one.warnings)]
    return (clean or named)[-1]


def is_doubtful(warnings: Iterable[Caution]) -> bool:
    """Return whether a mail with these *warnings* may be another's than the vendor's."""
    return any(one.code in _DOUBTS for one in warnings)


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


def caution_details(subscription: Subscription, lang: Lang) -> tuple[str, ...]:
    """Return every warning with the mail it is about, and what it was that gave rise to it."""
    told = [(caution, notice) for notice in subscription.notices for caution in notice.warnings]
    known = {caution for caution, _notice in told}
    lines = [
        pair(place_of(notice.source, notice.date, None, lang), _in_full(caution, lang), lang)
        for caution, notice in told
    ]
    lines += [_in_full(caution, lang) for caution in subscription.warnings if caution not in known]
    return tuple(dict.fromkeys(lines))


def _in_full(caution: Caution, lang: Lang) -> str:
    seen = ", ".join(getattr(caution, "values", ())) or (caution.detail if lang == "en" else "")
    sentence = say(f"warning.{caution.code}", lang)
    return f"{sentence} [{safe.clean(seen)}]" if seen else sentence


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


def _number_notes(subscription: Subscription, lang: Lang) -> tuple[str, ...]:
    tails = current_order_tails(subscription)
    comma = "、" if lang == "ja" else ", "
    return (say("remark.current_order", lang, tails=comma.join(tails)),) if tails else ()


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
