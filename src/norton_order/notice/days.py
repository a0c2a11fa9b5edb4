"""Text to dates: those that a value states, each with what the words beside it make of it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import Final, NamedTuple

from norton_order.notice.qualifiers import first_sense, senses_in, tied_sense
from norton_order.vendor.details import Sense
from norton_order.vendor.japan import day_of

MAX_DAYS: Final = 8  # in one value

_MONTHS: Final = {
    name[:3]: number
    for number, name in enumerate("january february march april may june july august september october november december".split(), 1)
}  # fmt: skip
_NAME: Final = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?,?"
_DAY: Final = re.compile(
    r"(?<![0-9a-z])(?:(?P<year>20\d\d)\s{0,2}(?:年度?|년|[/.\-])\s{0,2}(?:\((?P<era2>平成|令和)(?P<era2_year>元|\d{1,2})年\)\s{0,2})?(?P<month>\d{1,2})\s{0,2}(?:月|월|[/.\-])\s{0,2}"
    r"(?P<day>\d{1,2})(?!\d)(?:\s{0,2}[日일号])?"
    r"|(?P<era>平成|令和|[HR](?=\d))\s{0,2}(?P<era_year>元|\d{1,2})\s{0,2}[年./]\s{0,2}(?:\((?P<year4>20\d\d)年?\)\s{0,2})?(?P<era_month>\d{1,2})\s{0,2}[月./]\s{0,2}(?P<era_day>\d{1,2})(?!\d)(?:\s{0,2}日)?"
    rf"|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,2}}(?P<name>{_NAME})\s{{1,2}}(?P<year2>20\d\d)(?!\d)"
    rf"|(?P<name3>{_NAME})\s{{1,2}}(?P<second>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<year3>20\d\d)(?!\d))",
    re.IGNORECASE,
)
_ERAS: Final = {"平成": 1988, "H": 1988, "令和": 2018, "R": 2018}
# A moment of another zone: the day that counts is Japan's.
_ZONED: Final = re.compile(
    r"(?:T|\s{1,2})(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:\.\d{1,6})?)?\s{0,2}\(?"
    r"(?:(?P<utc>Z|UTC|GMT)(?![a-z+-])|(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?!\d)|(?P<name>P[SD]T|E[SD]T))",
    re.IGNORECASE,
)
_ZONES: Final = {"pst": -8, "pdt": -7, "est": -5, "edt": -4}
_CLOCK: Final = re.compile(
    r"(?:\s{0,2}(?:\([月火水木金土日](?:曜日?)?(?:・?祝)?\)|[月火水木金土日]曜日?|\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\)?))?"
    r"(?:\s{0,2}(?:午前|午後)?\d{1,2}(?::\d\d(?::\d\d)?|時(?:\d{1,2}分?)?))?",
    re.IGNORECASE,
)
# What makes another day of the one before it, or leaves it open.
_SHIFT: Final = re.compile(
    r"\s{0,2}\)?\s{0,2}(?:[のでを]|から|より)?\s{0,2}(?:約|およそ)?(?:"
    r"(?P<count>\d{1,3})\s?(?P<unit>日|営業日|週間?|[かヶカケ]月|年|개월|일|天)\s?(?:間|の)?前?"
    r"|(?P<word>前々日|前日)|前営業日|翌|前月|当月|末|から|より|以降|以後|以前|時点|現在|頃|ごろ|付|改[定訂]|前|後|起|之[前后]|부터|이전|이후)"
)
_DAYS_BEFORE: Final = {"前日": 1, "前々日": 2}
_DAY_UNITS: Final = frozenset({"日", "일", "天"})
MAX_DAYS_BEFORE: Final = 40  # of a deadline that is written out beside "five business days before"
_PERIOD: Final = re.compile(r"\s{0,2}(?:[~〜‐‑–—―−-]|から|より|至|到|to|부터)\s{0,2}", re.IGNORECASE)
_OPEN: Final = re.compile(r"\s{0,2}[~〜]")
_CHANGE: Final = re.compile(r"\s{0,2}(?:→|⇒|➡|➔|[-=]>|>{1,2}|を)\s{0,2}")
_REMARK: Final = re.compile(r"\s{0,2}\(([^()\d]{1,12})\)")
_FUTURE: Final = re.compile(
    r"\s{0,2}に?(?:自動的に|自動で)?(?:ご?(?:課金|請求|決済|更新|延長)[をがは]?)?の?"
    r"(?:予定|され(?:る|ます)|(?:いた)?します|させていただきます)"
)
_PARTS: Final = re.compile(r"[。、(※]")  # begins another clause, or a remark
_WAS: Final = re.compile(r"\s{0,2}(?:でした|だった|であった|였습니다)")
_SUFFIX: Final = re.compile(r"^(?:日?時|日|付)")
_UNTIL: Final = re.compile(r"[^\w。]*(?:まで|迄)?[^\w。]*")


class _Day(NamedTuple):
    """A date where it stands in a text; None where the calendar has no such day."""

    start: int
    end: int
    date: dt.date | None


def read_days(text: str, *, may_span: bool = False) -> list[tuple[Sense, dt.date]]:
    """Return the dates that *text*, what follows a label, states as its value; several are rivals.

    A date that others are counted from ("2023年11月20日の3日前") is none of them: what is meant is not
    computed, but taken where it is written out beside, in agreement.

    Args:
        text: normalised, from the end of the label.
        may_span: the value may be a period, of which the last day counts, or a change from one day to another.
    """
    days = _find(text)
    found: list[tuple[Sense, dt.date | None]] = []
    sense = tied_sense(_SUFFIX.sub("", text[: days[0].start])) if days else None
    for index, day in enumerate(days):
        if sense is None:
            break
        later = days[index + 1] if index + 1 < len(days) else None
        after = _after(text, day, later)
        if may_span and later and (_PERIOD.fullmatch(after) or _CHANGE.fullmatch(after)):
            if not (day.date and later.date and day.date < later.date):
                return []
            if _CHANGE.fullmatch(after):
                found.append((Sense.BEFORE, day.date))
            sense = Sense.AFTER
            continue
        if _is_apposed(text, day):
            return [(sense, day.date)] if day.date else []
        if _SHIFT.match(after) or _is_open(after, later):
            found.append((sense, _written_out(day.date, after, later)))
            break
        remark = _REMARK.match(after)
        found.append((_with_remark(sense, after, remark), day.date))
        sense = tied_sense(after[remark.end() :] if remark else after)
        if later and sense is None and not _PARTS.search(after):
            return []
    return [(sense, date) for sense, date in found if date]


def read_counted_day(text: str) -> list[tuple[Sense, dt.date]]:
    """Return the day that *text* counts from the one just named, where it is written out.

    >>> read_counted_day("(2023年11月20日)の3日前(2023年11月17日)")
    [(<Sense.PLAIN: 12>, datetime.date(2023, 11, 17))]
    """
    days = _find(text)
    if days and _SHIFT.match(text):
        date = _written_out(None, text[: days[0].start], days[0])
    elif len(days) > 1 and _is_apposed(text, days[0]):
        date = _written_out(days[0].date, _after(text, days[0], days[1]), days[1])
    else:
        return []
    return [(Sense.PLAIN, date)] if date else []


def _find(text: str) -> list[_Day]:
    return [
        _Day(match.start(), match.end(), _in_japan(_date(match), text, match.end()))
        for match in islice(_DAY.finditer(text), MAX_DAYS)
    ]


def _in_japan(date: dt.date | None, text: str, end: int) -> dt.date | None:
    """Return the day in Japan of a *date* that is followed by a time and a zone."""
    zoned = _ZONED.match(text, end) if date else None
    if date is None or zoned is None:
        return date
    ahead = dt.timedelta(hours=int(zoned["hours"] or 0), minutes=int(zoned["minutes"] or 0))
    offset = dt.timedelta(hours=_ZONES[zoned["name"].lower()]) if zoned["name"] else ahead
    try:
        zone = dt.timezone(-offset if zoned["sign"] == "-" else offset)
        return day_of(dt.datetime.combine(date, dt.time(int(zoned["hour"]), int(zoned["minute"])), zone))
    except ValueError:
        return date


def _date(match: re.Match[str]) -> dt.date | None:
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if match["era2"] and _year_of(match["era2"], match["era2_year"]) != year:
            return None
    elif match["era"]:
        year = _year_of(match["era"], match["era_year"])
        month, day = int(match["era_month"]), int(match["era_day"])
        if match["year4"] and int(match["year4"]) != year:
            return None
    else:
        name, day = match["name"] or match["name3"], int(match["first"] or match["second"])
        year, month = int(match["year2"] or match["year3"]), _MONTHS[name[:3].lower()]
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _year_of(era: str, year: str) -> int:
    return _ERAS[era.upper()] + (1 if year == "元" else int(year))


def _after(text: str, day: _Day, later: _Day | None) -> str:
    """Return the text between two dates, without the day of the week and the time of the first."""
    after = text[day.end : later.start if later else len(text)]
    clock = _CLOCK.match(after)
    return after[clock.end() :] if clock else after


def _is_apposed(text: str, day: _Day) -> bool:
    """Return whether *day* stands in parentheses right behind the label, so that what follows speaks of the label."""
    return text[: day.start].strip() == "(" and _after(text, day, None).lstrip().startswith(")")


def _is_open(after: str, later: _Day | None) -> bool:
    """Return whether a period begins that no second date ends: the value goes on elsewhere, or for ever."""
    return bool(_OPEN.match(after)) and not (later and _PERIOD.fullmatch(after))


def _with_remark(sense: Sense, after: str, remark: re.Match[str] | None) -> Sense:
    senses = [sense, senses_in(remark[1]) if remark else Sense.PLAIN]
    if _FUTURE.match(after):
        senses.append(Sense.NEXT)
    elif _WAS.match(after):
        senses.append(Sense.BEFORE)
    return first_sense(senses)


def _written_out(base: dt.date | None, between: str, later: _Day | None) -> dt.date | None:
    """Return the day *later* if *between*, which counts from *base*, leads to it and agrees."""
    shift = _SHIFT.match(between)
    if shift is None or later is None or later.date is None or not _UNTIL.fullmatch(between, shift.end()):
        return None
    if base is None:
        return later.date
    days = (base - later.date).days
    count = _DAYS_BEFORE.get(shift["word"]) or (int(shift["count"]) if shift["unit"] in _DAY_UNITS else None)
    agrees = days == count if count else 0 < days <= MAX_DAYS_BEFORE
    return later.date if agrees else None
