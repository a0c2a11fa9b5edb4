"""What was searched and what to do next when no number, or not the right one, was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.render.places import place_of
from norton_order.text.words import Lang, pair, say
from norton_order.vendor.japan import day_of
from norton_order.vendor.numbers import NUMBER_FAMILIES
from norton_order.vendor.pages import ACCOUNT_PAGE, SUPPORT_CHAT_PAGE
from norton_order.vendor.phrases import SEARCH_PHRASES, SEARCH_SENDERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from norton_order.model import Reason, Rejection, Report

# More sentences than this would push the advice off the screen.
MAX_SENTENCES: Final = 12
_QUOTED: Final = tuple(f'"{phrase}"' for phrase in SEARCH_PHRASES)
_SENDERS: Final = tuple(f"from:{sender}" for sender in SEARCH_SENDERS)
# The words that name where to search: what to type there, once or one after the other.
_SEARCHES: Final = (
    ("advice.search.gmail", (f"in:anywhere {{{' '.join((*_SENDERS, *_QUOTED))}}}",)),
    ("advice.search.outlook", (" OR ".join((_SENDERS[0], *_QUOTED)),)),
    ("advice.search.one_by_one", (*SEARCH_PHRASES, SEARCH_SENDERS[0])),
)
# Reason: the words about it, most useful first.
_BY_REASON: Final[tuple[tuple[Reason, tuple[str, ...]], ...]] = (
    ("only-current-order", ("advice.current", "advice.current.1", "advice.current.2")),
    ("ambiguous-order", ("advice.ambiguous", "advice.ambiguous.1")),
    ("suspicious", ("advice.suspicious", "advice.suspicious.1", "advice.suspicious.2")),
    ("unreadable", ("advice.unreadable", "advice.unreadable.1")),
)


class Search(NamedTuple):
    """What to type into the search box of a mail service.

    Attributes:
        place: the service, or several.
        queries: to be typed one after the other.
    """

    place: str
    queries: tuple[str, ...]


class Section(NamedTuple):
    """A heading, its lines, and searches below them."""

    title: str
    lines: tuple[str, ...]
    searches: tuple[Search, ...] = ()


def explain(report: Report, *, lang: Lang, left_out: str = "") -> str:
    """Return what was searched and what to do next; "" if a number was found.

    Args:
        report: all that was found.
        lang: of the words.
        left_out: a sentence about mails that were not wanted, which is said first.
    """
    if report.subscriptions:
        return ""
    first, *rest = _advice(report, lang)
    # Of one single mail the one sentence says it all; a heading would only stand in its way.
    only = report.scanned.messages == 1 and len(report.rejections) == 1
    texts = [f"{left_out}\n"] if left_out else []
    texts.append(f"{sentence(report.rejections[0], lang=lang)}\n" if only else _printed(first, lang))
    return "\n".join([*texts, *(_printed(section, lang) for section in rest)])


def sections(report: Report, lang: Lang, *, left_out: str = "") -> tuple[Section, ...]:
    """Return the same in parts, for any format; empty if a number was found."""
    if report.subscriptions:
        return ()
    first = (Section(say("advice.filter", lang), (left_out,)),) if left_out else ()
    return (*first, *_advice(report, lang))


def _printed(section: Section, lang: Lang) -> str:
    lines = [*section.lines, *(pair(one.place, " / ".join(one.queries), lang) for one in section.searches)]
    return "".join((f"{section.title}\n", *(f"  {line}\n" for line in lines)))


def _advice(report: Report, lang: Lang) -> tuple[Section, ...]:
    reasons = {rejection.reason for rejection in report.rejections}
    found = [Section(say("advice.searched", lang), _searched(report, lang))]
    found += [_section(keys, lang) for reason, keys in _BY_REASON if reason in reasons]
    return (*found, _searches(lang), _exports(lang), _last_resort(lang))


def sentence(rejection: Rejection, *, lang: Lang) -> str:
    """Return one polite sentence that names the mail and says why it gave no number."""
    return _reason(rejection, lang, _place(rejection, lang))


def sentences(report: Report, lang: Lang) -> tuple[str, ...]:
    """Return a line for each rejection; where there are many, one for each reason, the commonest first.

    That one says how many there are, and names the first of them. Of one single mail a whole sentence is told.
    """
    rejections = report.rejections
    if report.scanned.messages <= 1 and len(rejections) <= 1:
        return tuple(sentence(rejection, lang=lang) for rejection in rejections)
    if len(rejections) <= MAX_SENTENCES:
        return short_sentences(rejections, lang)
    groups: dict[Reason, list[Rejection]] = {}
    for one in rejections:
        groups.setdefault(one.reason, []).append(one)
    commonest_first = sorted(groups.values(), key=len, reverse=True)
    return tuple(
        say(
            f"reason.{group[0].reason}.many",
            lang,
            count=f"{len(group):,}",
            place=_place(group[0], lang, short=True),
        )
        if len(group) > 1
        else short_sentences(group, lang)[0]
        for group in commonest_first
    )


def short_sentences(rejections: Iterable[Rejection], lang: Lang) -> tuple[str, ...]:
    """Return for each rejection where it is and why it gave no number, in a few words."""
    return tuple(_reason(one, lang, _place(one, lang, short=True), ".short") for one in rejections)


def _reason(rejection: Rejection, lang: Lang, place: str, form: str = "") -> str:
    """Say why there is no number; of a plain one what it is called, for the mail does hold one."""
    unconfirmed = rejection.unconfirmed
    if rejection.reason == "no-order-number" and unconfirmed is not None:
        return say(f"reason.no-order-number.plain{form}", lang, place=place, label=unconfirmed.label)
    return say(f"reason.{rejection.reason}{form}", lang, place=place)


def _place(rejection: Rejection, lang: Lang, *, short: bool = False) -> str:
    """Say where a mail is; *short* without its subject where it has a date."""
    # The subject of an imitation is bait: it is not repeated.
    leaves_out = rejection.reason == "suspicious" or (short and rejection.date is not None)
    subject = None if leaves_out else rejection.subject
    return place_of(rejection.source, rejection.date, subject, lang)


def _searched(report: Report, lang: Lang) -> tuple[str, ...]:
    scanned = report.scanned
    if not scanned.messages:
        return (say("advice.count.none", lang), *sentences(report, lang))
    lines = [say("advice.count", lang, messages=f"{scanned.messages:,}", size=_size(scanned.bytes))]
    genuine = (one for one in report.rejections if one.reason != "suspicious")
    years = sorted(day_of(one.date).year for one in genuine if one.date is not None)
    if years and scanned.messages > 1:  # of a single mail nobody knows that it has to do with the vendor
        key = "advice.year" if years[0] == years[-1] else "advice.years"
        lines.append(say(key, lang, first=years[0], last=years[-1]))
    return (*lines, *sentences(report, lang))


def _section(keys: tuple[str, ...], lang: Lang) -> Section:
    title, *lines = (say(key, lang) for key in keys)
    return Section(title, tuple(lines))


def _searches(lang: Lang) -> Section:
    searches = tuple(Search(say(key, lang), queries) for key, queries in _SEARCHES)
    return Section(say("advice.search", lang), (say("advice.search.hint", lang),), searches)


def _exports(lang: Lang) -> Section:
    providers = ("gmail", "yahoo", "outlook", "icloud")
    return _section(("advice.export", *(f"advice.export.{name}" for name in providers)), lang)


def _last_resort(lang: Lang) -> Section:
    families = [family.letters for family in NUMBER_FAMILIES if family.desk == "account"]
    joint = say("advice.last.account.or", lang)
    account = say("advice.last.account", lang, families=joint.join(families), page=ACCOUNT_PAGE)
    chat = say("advice.last.chat", lang, chat=SUPPORT_CHAT_PAGE)
    lines = (account, chat, say("advice.last.data", lang), say("advice.last.elsewhere", lang))
    return Section(say("advice.last", lang), lines)


def _size(octets: int) -> str:
    for unit, scale in (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)):
        if octets >= scale:
            return f"{octets / scale:.1f} {unit}"
    return f"{octets} B"
