"""The date of a forwarded mail as its client printed it in Japanese, English, Korean or Chinese."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Final

MAX_DATE_CHARACTERS: Final = 200

# A notice is never older than mail itself; far years would overflow when a zone is applied.
_YEARS: Final = range(1970, 2100)
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}  # the year before the first one
# English, German, French, Spanish, Italian, Portuguese: names of months as Outlook and web-mail print them.
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro", "feb february februar février fevrier febrero febbraio fevereiro",
            "mar march märz maerz mars marzo março", "apr april avril abril aprile", "may mai mayo maggio maio",
            "jun june juni juin junio giugno junho", "jul july juli juillet julio luglio julho",
            "aug august août aout agosto", "sep sept september septembre septiembre settembre setembro",
            "oct october okt oktober octobre octubre ottobre outubro",
            "nov november novembre noviembre novembro", "dec december dez dezember décembre decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR: Final = r"(?P<year>\d{4})(?!\d)"
_DAY: Final = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_DATES: Final = (
    # 2024年3月3日, 2017년 8월 7일
    re.compile(r"(?<!\d)(?P<year>\d{4}) ?[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일号號]"),
    # 令和6年3月3日
    re.compile(
        r"(?P<era>令和|平成|昭和) ?(?P<year>元|\d{1,2}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日"
    ),
    # 2024/03/03, 2024-03-03T19:38, 2024. 3. 3.
    re.compile(r"(?<!\d)(?P<year>\d{4})(?:[/-]|\. ?)(?P<month>\d{1,2})(?:[/-]|\. ?)(?P<day>\d{1,2})(?!\d)"),
    # 3.3.2024, 03. 03. 2024: with dots the day is always first
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})(?!\d)"),
    # March 3, 2024
    re.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}"),
    # 3 March 2024, 3-Mar-2024
    re.compile(rf"{_DAY}[.º°]?[ -](?:of |de )?{_MONTH},?[ -](?:de )?{_YEAR}"),
    # 3 Mar 24 (RFC 822)
    re.compile(rf"{_DAY} {_MONTH} (?P<year>\d{{2}})(?= \d\d?:)"),
    # 3/31/2024
    re.compile(r"(?<!\d)(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?!\d)"),
)

_FORENOON: Final = ("午前", "오전", "上午", "凌晨", "早上", "清晨", "am", "a.m.")
_AFTERNOON: Final = ("午後", "오후", "下午", "中午", "傍晚", "晚上", "pm", "p.m.")
_HALF: Final = "|".join(map(re.escape, (*_FORENOON, *_AFTERNOON)))
_TIME: Final = re.compile(
    rf"(?P<before>{_HALF})? ?(?<!\d)(?P<hour>\d{{1,2}})"
    r"(?: ?[:時시点點] ?(?P<minute>\d{1,2})(?: ?[:分분] ?(?P<second>\d{1,2})(?!\d))?(?!\d)|[時시点點])"
    rf"(?:\.\d{{1,6}})? ?(?:分|분|秒|초)? ?(?P<after>(?:{_HALF})(?![a-z]))?"
)

# Names that mean one zone only; CST and IST, say, do not. RFC 5322 §4.3, tz database.
_ZONES: Final = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "cet": 1, "cest": 2,
    "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "日本標準時": 9, "日本標準時間": 9, "日本标准时间": 9, "한국 표준시": 9, "대한민국 표준시": 9,
    "中国标准时间": 8, "台北標準時間": 8, "香港標準時間": 8,
}  # fmt: skip
_ZONE: Final = re.compile(
    r"[ (\[,]*(?:(?:gmt|utc) ?)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?!\d)"
    rf"|[ (\[,]*(?P<name>{'|'.join(sorted(map(re.escape, _ZONES), key=len, reverse=True))})(?![a-z])"
)


def parse_forward_date(text: str, *, is_day_first: bool = False) -> datetime.datetime | None:
    """Return the date printed in *text*: the value of a forwarded header's date label.

    Args:
        text: as printed, with or without a weekday, a time and a zone.
        is_day_first: the language around it writes 3/12/2024 for 3 December.

    Returns:
        Aware where a zone with one meaning is printed, else naive; midnight where no time is printed.
        None where no date, or an impossible one, stands there.

    >>> parse_forward_date("2024年3月3日 午後7:38:07 GMT-6").isoformat()
    '2024-03-03T19:38:07-06:00'
    """
    plain = unicodedata.normalize("NFKC", text[:MAX_DATE_CHARACTERS]).casefold().replace("−", "-")
    plain = re.sub(r"\s+", " ", "".join(character for character in plain if _is_visible(character)))
    for pattern in _DATES:
        if match := pattern.search(plain):
            return _moment(match, plain, is_day_first=is_day_first)
    return None


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cs"}


def _moment(date: re.Match[str], plain: str, *, is_day_first: bool) -> datetime.datetime | None:
    time = _TIME.search(plain, date.end()) or _TIME.search(plain[: date.start()])
    try:
        is_american = _half_of(time) is not None
        year, month, day = _year_month_day(
            date, is_american=is_american, is_day_first=is_day_first and not is_american
        )
        if year not in _YEARS:
            return None
        hour, minute, second = _hour_minute_second(time)
        zone = _zone_after(plain, time.end()) if time is not None and time.start() >= date.end() else None
        return datetime.datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _year_month_day(date: re.Match[str], *, is_american: bool, is_day_first: bool) -> tuple[int, int, int]:
    parts = date.groupdict()
    if "first" in parts:
        first, second, year = int(parts["first"]), int(parts["second"]), int(parts["year"])
        if is_day_first and second <= 12:
            return year, second, first
        return _slashed(first, second, year, is_american=is_american)
    month = parts["month"]
    year = 1 if parts["year"] == "元" else int(parts["year"])
    if "era" in parts:
        year += _ERAS[parts["era"]]
    elif len(parts["year"]) == 2:
        year += 2000 if year < 50 else 1900  # RFC 5322 §4.3
    return year, int(month) if month.isdecimal() else _MONTHS[month], int(parts["day"])


def _slashed(first: int, second: int, year: int, *, is_american: bool) -> tuple[int, int, int]:
    if second > 12 or first == second or (is_american and first <= 12):
        return year, first, second
    if first > 12:
        return year, second, first
    raise ValueError("the day and the month cannot be told apart")


def _half_of(time: re.Match[str] | None) -> str | None:
    return (time["before"] or time["after"]) if time is not None else None


def _hour_minute_second(time: re.Match[str] | None) -> tuple[int, int, int]:
    if time is None:
        return 0, 0, 0
    hour = int(time["hour"])
    half = _half_of(time)
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _FORENOON and hour == 12:
        hour = 0
    return hour, int(time["minute"] or 0), int(time["second"] or 0)


def _zone_after(plain: str, place: int) -> datetime.timezone | None:
    """Return the zone printed at *place*; None for none and for -0000, which says that it is not known."""
    match = _ZONE.match(plain, place)
    if match is None:
        return None
    if match["name"]:
        return datetime.timezone(datetime.timedelta(hours=_ZONES[match["name"]]))
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > 14 or minutes > 59:
        raise ValueError("no zone is that far from Greenwich")
    if match["sign"] == "-" and not hours and not minutes:
        return None
    offset = datetime.timedelta(hours=hours, minutes=minutes)
    return datetime.timezone(-offset if match["sign"] == "-" else offset)
