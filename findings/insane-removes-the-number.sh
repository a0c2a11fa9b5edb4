#!/usr/bin/env bash
# insane 2.6.2 (npm): an element that is not allowed goes with all that is in it, a whole page included.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: as other sanitizers do, a harmless element that is not on the list (font, center, body) loses its tags only;
#   script and style lose their content.
# Behaviour: `font` takes the number along in the middle of a sentence, `center` a table, and a complete page comes out
#   empty, since html and body are not on the list.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . insane@2.6.2
cat > run.cjs <<'EOF'
const insane = require("insane");

for (const html of [
  "<p>ご注文番号は<b>SY12345678</b>です</p>",
  '<p>ご注文番号は<font color="red">SY12345678</font>です</p>',
  "<center><table><tr><td>ご注文番号</td><td>SY12345678</td></tr></table></center>",
  "<html><body><p>ご注文番号はSY12345678です</p></body></html>",
]) console.log(JSON.stringify(insane(html)));
EOF
node run.cjs > seen
cat > expected <<'EOF'
"<p>ご注文番号は<b>SY12345678</b>です</p>"
"<p>ご注文番号はです</p>"
""
""
EOF
diff expected seen || { echo "insane: no longer as stated"; exit 1; }
echo "as stated"
