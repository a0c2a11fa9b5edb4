"""What was searched and what to do next when no number, or not the right one, was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from norton_order import norton, safe
from norton_order.subscriptions import day_of
from norton_order.words import Lang, day, say

if TYPE_CHECKING:
    from norton_order.model import Reason, Rejection, Report

# More sentences than this would push the advice off the screen.
MAX_SENTENCES: Final = 12
_SUBJECT_SIGNS: Final = 40
_PHRASES: Final = ("自動延長加入時", "自動課金のご案内", "製品ご購入内容のご連絡")
_QUOTED: Final = tuple(f'"{phrase}"' for phrase in _PHRASES)
_ONE_AT_A_TIME: Final = " / ".join((*_PHRASES, "nortonstore.jp"))
_SEARCHES: Final = (
    ("advice.search.gmail", f"in:anywhere {{from:nortonstore.jp from:norton.com {' '.join(_QUOTED)}}}"),
    ("advice.search.yahoo", _ONE_AT_A_TIME),
    ("advice.search.outlook", " OR ".join(("from:nortonstore.jp", *_QUOTED))),
    ("advice.search.icloud", _ONE_AT_A_TIME),
)
# Reason: the words about it, most useful first.
_BY_REASON: Final[tuple[tuple[Reason, tuple[str, ...]], ...]] = (
    ("only-current-order", ("advice.current", "advice.current.1", "advice.current.2")),
    ("ambiguous-order", ("advice.ambiguous", "advice.ambiguous.1")),
    ("suspicious", ("advice.suspicious", "advice.suspicious.1", "advice.suspicious.2")),
    ("unreadable", ("advice.unreadable", "advice.unreadable.1")),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


def explain(report: Report, *, lang: Lang) -> str:
    """Return what was searched and what to do next; "" if a number of the store was found."""
    first, *rest = sections(report, lang) or (None,)
    if first is None:
        return ""
    # Of one single mail the one sentence says it all; a heading would only stand in its way.
    only = report.scanned.messages == 1 and len(report.rejections) == 1
    texts = [f"{sentence(report.rejections[0], lang=lang)}\n"] if only else [_printed(first)]
    return "\n".join([*texts, *map(_printed, rest)])


def _printed(section: Section) -> str:
    return "".join((f"{section.title}\n", *(f"  {line}\n" for line in section.lines)))


def sections(report: Report, lang: Lang) -> tuple[Section, ...]:
    """Return the advice in parts, for any format; empty if a number of the store was found."""
    if report.subscriptions:
        accounts = all(subscription.desk == "account" for subscription in report.subscriptions)
        lines = (say("remark.account", lang),)
        return (Section(say("advice.account", lang), lines),) if accounts else ()
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
    queries = (say(key, lang, query=query) for key, query in _SEARCHES)
    return Section(say("advice.search", lang), (say("advice.search.hint", lang), *queries))


def _exports(lang: Lang) -> Section:
    providers = ("gmail", "yahoo", "outlook", "icloud")
    return _section(("advice.export", *(f"advice.export.{name}" for name in providers)), lang)


def _last_resort(lang: Lang) -> Section:
    chat = say("advice.last.chat", lang, chat=norton.SUPPORT_CHAT_PAGE)
    lines = (chat, say("advice.last.data", lang), say("advice.last.elsewhere", lang))
    return Section(say("advice.last", lang), lines)


def _size(octets: int) -> str:
    for unit, scale in (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)):
        if octets >= scale:
            return f"{octets / scale:.1f} {unit}"
    return f"{octets} B"
