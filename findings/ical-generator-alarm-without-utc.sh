#!/usr/bin/env bash
# ical-generator 10.2.0 (npm): the moment of an alarm loses its UTC mark as soon as the event has a zone.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: an absolute TRIGGER is written in UTC, as RFC 5545 (3.8.6.3) asks ("MUST be specified in the UTC time format").
# Behaviour: with `timezone: "Asia/Tokyo"` the Z is left out and the digits are those of the machine's zone, not of
#   Tokyo: 00:00 UTC becomes 00:00 of nowhere in UTC and the evening before on a machine in New York.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . ical-generator@10.2.0
cat > run.mjs <<'EOF'
import ical from "ical-generator";

for (const timezone of [undefined, "Asia/Tokyo"]) {
  const event = ical().createEvent({ start: new Date("2024-01-05T00:00:00Z"), summary: "Deadline", timezone });
  event.createAlarm({ type: "display", trigger: new Date("2023-12-23T00:00:00Z") });
  console.log(timezone ?? "none", event.toString().split("\r\n").find((line) => line.startsWith("TRIGGER")));
}
EOF
{ TZ=UTC node run.mjs; TZ=America/New_York node run.mjs; } > seen
cat > expected <<'EOF'
none TRIGGER;VALUE=DATE-TIME:20231223T000000Z
Asia/Tokyo TRIGGER;VALUE=DATE-TIME:20231223T000000
none TRIGGER;VALUE=DATE-TIME:20231223T000000Z
Asia/Tokyo TRIGGER;VALUE=DATE-TIME:20231222T190000
EOF
diff expected seen || { echo "ical-generator: no longer as stated"; exit 1; }
echo "as stated"
