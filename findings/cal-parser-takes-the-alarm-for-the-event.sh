#!/usr/bin/env bash
# cal-parser 1.0.2 (npm): what stands in an alarm is written over what the event says.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: a VALARM is a component of its own, so the description of the event is that of the event, and there are two
#   alarms to be found.
# Behaviour: the last alarm's DESCRIPTION is that of the event, its TRIGGER and ACTION are fields of the event, and
#   there are no alarms. The order number in the event's own description is lost. Without an alarm all is right.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . cal-parser@1.0.2
cat > run.cjs <<'EOJ'
const parser = require("cal-parser");

const alarm = (text, trigger) =>
  ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${text}`, `TRIGGER;VALUE=DATE-TIME:${trigger}`, "END:VALARM"];
const calendar = (...alarms) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.com//a//EN", "BEGIN:VEVENT", "UID:1@example.com",
    "DTSTAMP:20260101T000000Z", "SUMMARY:停止の期限", "DTSTART;VALUE=DATE:20260117", "DTEND;VALUE=DATE:20260118",
    "DESCRIPTION:注文番号 SY12345678", ...alarms.flat(), "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
for (const text of [
  calendar(),
  calendar(alarm("あと14日", "20260103T000000Z"), alarm("あと3日", "20260114T000000Z")),
]) {
  const [event] = (parser.default ?? parser).parseString(text).events;
  console.log(event.description?.value, event.trigger?.value, event.action?.value);
}
EOJ
node run.cjs > seen
cat > expected <<'EOT'
注文番号 SY12345678 undefined undefined
あと3日 20260114T000000Z DISPLAY
EOT
diff expected seen || { echo "cal-parser: no longer as stated"; exit 1; }
echo "as stated"
