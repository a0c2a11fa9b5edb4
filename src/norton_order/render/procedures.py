"""The steps that stop a renewal, each way once for all the contracts that go by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from norton_order.text import safe
from norton_order.text.words import Lang, say
from norton_order.vendor.pages import ORDER_STATUS_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from norton_order.model import Subscription

Route = Literal["order-status", "account", "login"]
_MOST_NUMBERS: Final = 6  # in a title
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
# What is left of them where the renewal is stopped already: the way to the list that shows it.
_CHECKS: Final[dict[Route, tuple[str, ...]]] = {
    "order-status": ("step.open", "step.type{known}", "step.menu", "step.verify"),
    "account": ("step.account.open", "step.account.verify"),
    "login": ("step.login.open", "step.login.type{known}", "step.login.verify"),
}


class Step(NamedTuple):
    """One thing to do.

    Attributes:
        text: one or two sentences.
        trap: whether people are known to stumble here.
    """

    text: str
    trap: bool = False


class Procedure(NamedTuple):
    """What to do about the contracts that go one way.

    Attributes:
        title: what the steps are for.
        notes: what to know before the first step.
        steps: in their order.
        remarks: what helps on the way; empty where there is nothing to stop.
        numbers: of the contracts.
    """

    title: str
    notes: tuple[str, ...]
    steps: tuple[Step, ...]
    remarks: tuple[str, ...]
    numbers: tuple[str, ...]


def procedures(subscriptions: Iterable[Subscription], lang: Lang) -> tuple[Procedure, ...]:
    """Return what to do about *subscriptions*: each way once, in the order in which they are met first."""
    ways: dict[tuple[Route, str], list[Subscription]] = {}
    for one in subscriptions:
        ways.setdefault((route_of(one), one.page), []).append(one)
    found = [_procedure(route, group, lang, alone=len(ways) == 1) for (route, _), group in ways.items()]
    for place, procedure in enumerate(found):
        if procedure.remarks:  # said once, with the first way that stops anything
            found[place] = procedure._replace(remarks=(*procedure.remarks, say("remark.uninstall", lang)))
            break
    return tuple(found)


def steps_of(subscription: Subscription, lang: Lang) -> tuple[Step, ...]:
    """Return the steps for *subscription* alone; where it is stopped those that show it."""
    stopped = subscription.status == "stopped"
    keys = (_CHECKS if stopped else _STEPS)[route_of(subscription)]
    return _steps(keys, [subscription], lang)


def route_of(subscription: Subscription) -> Route:
    """Return which of the three ways leads to a stop."""
    if subscription.desk == "account":
        return "account"
    return "order-status" if subscription.page == ORDER_STATUS_PAGE else "login"


def is_masked(subscription: Subscription) -> bool:
    """Return whether the number is shown masked, so that nobody can type it."""
    return "*" in subscription.enrollment_order


def shown_email(subscription: Subscription) -> str | None:
    """Return the address if it is one that can be shown and typed as it is, else None."""
    email = subscription.email
    return email if email is not None and safe.is_address(email) else None


def _procedure(route: Route, group: Sequence[Subscription], lang: Lang, *, alone: bool) -> Procedure:
    stopped = [one for one in group if one.status == "stopped"]
    only_check = len(stopped) == len(group)
    notes = [say("remark.account", lang)] if route == "account" else []
    if stopped and not only_check:
        notes.append(say("steps.stopped", lang, numbers=_numbers(stopped, lang)))
    screens = "remark.screens.account" if route == "account" else "remark.screens"
    return Procedure(
        title=_title(group, lang, check=only_check, named=not alone or len(group) == 1),
        notes=tuple(notes),
        steps=_steps((_CHECKS if only_check else _STEPS)[route], group, lang),
        remarks=() if only_check else (say(screens, lang),),
        numbers=tuple(one.enrollment_order for one in group),
    )


def _title(group: Sequence[Subscription], lang: Lang, *, check: bool, named: bool) -> str:
    key = "guide.title.check" if check else "guide.title"
    return say(key, lang, number=_numbers(group, lang)) if named else say(f"{key}.several", lang)


def _numbers(group: Sequence[Subscription], lang: Lang) -> str:
    shown = [one.enrollment_order for one in group[:_MOST_NUMBERS]]
    shown += ["…"] if len(group) > _MOST_NUMBERS else []
    return ("、" if lang == "ja" else ", ").join(shown)


def _steps(keys: Sequence[str], group: Sequence[Subscription], lang: Lang) -> tuple[Step, ...]:
    first = group[0]
    email = shown_email(first)
    values = {"page": first.page, "number": first.enrollment_order} | ({"email": email} if email else {})
    known = _known(group)
    return tuple(
        Step(say(key.lstrip("!").format(known=known), lang, **values), trap=key.startswith("!"))
        for key in keys
    )


def _known(group: Sequence[Subscription]) -> str:
    """Return which words fit the step where number and address are typed."""
    if any(map(is_masked, group)):
        return ".masked"
    if len(group) > 1:
        return ".several"
    return "" if shown_email(group[0]) else ".no_email"
