#!/usr/bin/env bash
# vobject 0.9.9 and icalendar 7.3.2: the zone of the calendar read first holds for the next one, too.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: a TZID names the VTIMEZONE of its own calendar object (RFC 5545, 3.2.19), so each file is read by itself.
# Behaviour: both keep VTIMEZONEs by name for the whole process. A second calendar that calls another zone by the same
#   name ("Office", "JST") gets the offset of the first, silently. icalendar also prefers a zone of the system to the
#   calendar's own where the name is known there ("EST").
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'vobject==0.9.9' 'icalendar==7.3.2' tzdata
cat > run.py <<'EOF'
import icalendar
import vobject


def calendar(name: str, offset: str) -> str:
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.jp//made up//EN",
        "BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VEVENT", f"UID:{name}{offset}@example.jp", "DTSTAMP:20231120T000000Z",
        f"DTSTART;TZID={name}:20240105T090000", "SUMMARY:Deadline", "END:VEVENT", "END:VCALENDAR", "",
    )
    return "\r\n".join(lines)


def by_vobject(text: str) -> object:
    return vobject.readOne(text).vevent.dtstart.value.utcoffset()


def by_icalendar(text: str) -> object:
    return icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt.utcoffset()


for name in ("Office", "JST"):
    for offset in ("+0900", "+0500"):
        text = calendar(name, offset)
        print(name, offset, by_vobject(text), by_icalendar(text))
print("EST +0900", by_icalendar(calendar("EST", "+0900")))
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
Office +0900 9:00:00 9:00:00
Office +0500 9:00:00 9:00:00
JST +0900 9:00:00 9:00:00
JST +0500 9:00:00 9:00:00
EST +0900 -1 day, 19:00:00
EOF
diff expected seen || { echo "vobject, icalendar: no longer as stated"; exit 1; }
echo "as stated"
