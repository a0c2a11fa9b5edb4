"""What was searched and what to do next when no number, or not the right one, was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order import norton, safe
from norton_order.japan import day_of
from norton_order.words import Lang, day, pair, say

if TYPE_CHECKING:
    from norton_order.model import Reason, Rejection, Report

# More sentences than this would push the advice off the screen.
MAX_SENTENCES: Final = 12
_SUBJECT_SIGNS: Final = 40
_QUOTED: Final = tuple(f'"{phrase}"' for phrase in norton.SEARCH_PHRASES)
_SENDERS: Final = tuple(f"from:{sender}" for sender in norton.SEARCH_SENDERS)
# The words that name where to search: what to type there, once or one after the other.
_SEARCHES: Final = (
    ("advice.search.gmail", (f"in:anywhere {{{' '.join((*_SENDERS, *_QUOTED))}}}",)),
    ("advice.search.outlook", (" OR ".join((_SENDERS[0], *_QUOTED)),)),
    ("advice.search.one_by_one", (*norton.SEARCH_PHRASES, norton.SEARCH_SENDERS[0])),
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


def explain(report: Report, *, lang: Lang, left_out: int = 0) -> str:
    """Return what was searched and what to do next; "" if a number was found.

    Args:
        report: all that was found.
        lang: of the words.
        left_out: how many mails about a renewal were not wanted, which is said first.
    """
    if report.subscriptions:
        return ""
    first, *rest = _advice(report, lang)
    # Of one single mail the one sentence says it all; a heading would only stand in its way.
    only = report.scanned.messages == 1 and len(report.rejections) == 1
    texts = [f"{say('advice.left_out', lang, count=left_out)}\n"] if left_out else []
    texts.append(f"{sentence(report.rejections[0], lang=lang)}\n" if only else _printed(first, lang))
    return "\n".join([*texts, *(_printed(section, lang) for section in rest)])


def sections(report: Report, lang: Lang, *, left_out: int = 0) -> tuple[Section, ...]:
    """Return the same in parts, for any format; empty if a number was found."""
    if report.subscriptions:
        return ()
    lines = (say("advice.left_out", lang, count=left_out),)
    first = (Section(say("advice.filter", lang), lines),) if left_out else ()
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
    return say(f"reason.{rejection.reason}", lang, place=_place(rejection, lang))


def sentences(report: Report, lang: Lang) -> tuple[str, ...]:
    """Return a sentence for each rejection, at most ``MAX_SENTENCES``, then how many more there are."""
    shown = [sentence(rejection, lang=lang) for rejection in report.rejections[:MAX_SENTENCES]]
    more = len(report.rejections) - len(shown)
    return (*shown, say("advice.more", lang, count=more)) if more else tuple(shown)


def _place(rejection: Rejection, lang: Lang) -> str:
    source = rejection.source if rejection.source not in {"", "-"} else say("place.input", lang)
    date = None if rejection.date is None else day(day_of(rejection.date), lang)
    # The subject of an imitation is bait: it is not repeated.
    subject = None if rejection.reason == "suspicious" else rejection.subject
    if subject:
        subject = safe.clean(safe.hide_telephones(subject), _SUBJECT_SIGNS)
    if date and subject:
        return say("place.both", lang, source=source, date=date, subject=subject)
    if date:
        return say("place.date", lang, source=source, date=date)
    return say("place.subject", lang, source=source, subject=subject) if subject else source


def _searched(report: Report, lang: Lang) -> tuple[str, ...]:
    scanned = report.scanned
    if not scanned.messages:
        return (say("advice.count.none", lang), *sentences(report, lang))
    lines = [say("advice.count", lang, messages=f"{scanned.messages:,}", size=_size(scanned.bytes))]
    years = sorted(day_of(one.date).year for one in report.rejections if one.date is not None)
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
    account = say("advice.last.account", lang, page=norton.ACCOUNT_PAGE)
    chat = say("advice.last.chat", lang, chat=norton.SUPPORT_CHAT_PAGE)
    lines = (account, chat, say("advice.last.data", lang), say("advice.last.elsewhere", lang))
    return Section(say("advice.last", lang), lines)


def _size(octets: int) -> str:
    for unit, scale in (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)):
        if octets >= scale:
            return f"{octets / scale:.1f} {unit}"
    return f"{octets} B"
