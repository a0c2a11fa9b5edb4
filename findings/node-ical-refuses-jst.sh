#!/usr/bin/env bash
# node-ical 0.26.1: a calendar whose own zone is called JST cannot be read; one called otherwise is read in the machine's.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: the VTIMEZONE that the calendar brings along is used, whatever its name (ical.js and ts-ics do so).
# Behaviour: the name is handed to its zone library (temporal-polyfill 0.3.2), which forbids the three letters that ICU
#   knows, JST among them: the whole file fails with "Forbidden ICU TimeZone". "Office" is unknown there: nine o'clock is taken as the machine's own nine o'clock.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . node-ical@0.26.1 temporal-polyfill@0.3.2 ical.js@2.2.1
cat > run.mjs <<'EOF'
import ICAL from "ical.js";
import ical from "node-ical";

const calendar = (name) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.jp//made up//EN",
  "BEGIN:VTIMEZONE", `TZID:${name}`, "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900",
  "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1@example.jp",
  "DTSTAMP:20231120T000000Z", `DTSTART;TZID=${name}:20240105T090000`, "SUMMARY:Deadline", "END:VEVENT",
  "END:VCALENDAR", ""].join("\r\n");
for (const name of ["JST", "Office"]) {
  const event = new ICAL.Component(ICAL.parse(calendar(name))).getFirstSubcomponent("vevent");
  console.log(name, "ical.js", new ICAL.Event(event).startDate.toJSDate().toISOString());
  try {
    const entries = Object.values(ical.sync.parseICS(calendar(name)));
    console.log(name, "node-ical", entries.find((entry) => entry.type === "VEVENT").start.toISOString());
  } catch (error) {
    console.log(name, "node-ical", error.message);
  }
}
EOF
TZ=America/New_York node run.mjs > seen
cat > expected <<'EOF'
JST ical.js 2024-01-05T00:00:00.000Z
JST node-ical Forbidden ICU TimeZone
Office ical.js 2024-01-05T00:00:00.000Z
Office node-ical 2024-01-05T14:00:00.000Z
EOF
diff expected seen || { echo "node-ical: no longer as stated"; exit 1; }
echo "as stated"
