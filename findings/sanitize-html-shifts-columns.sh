#!/usr/bin/env bash
# sanitize-html 2.17.5 (npm): tables are kept by default, rowspan and colspan are not, so cells move to other columns.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: whoever allows table, tr and td by default allows what gives their cells a place (nh3 and DOMPurify do).
# Behaviour: the allowed attributes are those of a and img only. The second row of a table with a rowspan moves one
#   column to the left: a date stands under the heading of the order number.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . sanitize-html@2.17.5
cat > run.cjs <<'EOF'
const sanitize = require("sanitize-html");

console.log(sanitize(
  '<table><tr><th>ご注文番号</th><th>課金日</th></tr>' +
  '<tr><td rowspan="2">SY12345678</td><td>2023年11月20日</td></tr>' +
  '<tr><td>2024年11月20日</td></tr></table>').replaceAll("</tr>", "</tr>\n"));
EOF
node run.cjs > seen
cat > expected <<'EOF'
<table><tr><th>ご注文番号</th><th>課金日</th></tr>
<tr><td>SY12345678</td><td>2023年11月20日</td></tr>
<tr><td>2024年11月20日</td></tr>
</table>
EOF
diff expected seen || { echo "sanitize-html: no longer as stated"; exit 1; }
echo "as stated"
