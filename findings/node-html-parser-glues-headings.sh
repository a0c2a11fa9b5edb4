#!/usr/bin/env bash
# node-html-parser 9.0.7 (npm): structuredText breaks the line at each td, but not at a th.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: th and td are both cells of a table, so both are parted or both are not.
# Behaviour: td is on its list of block elements, th is not. Header cells side by side are one word, and a number in a
#   row header runs into the cell behind it where that is a th, too.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . node-html-parser@9.0.7
cat > run.cjs <<'EOF'
const { parse } = require("node-html-parser");

const text = (html) => JSON.stringify(parse(html).structuredText);
console.log(text("<table><tr><td>SY12345678</td><td>2023年</td></tr></table>"));
console.log(text("<table><tr><th>SY12345678</th><th>2023年</th></tr></table>"));
console.log(text("<table><tr><th>ご注文番号</th><th>課金日</th></tr><tr><td>SY12345678</td><td>2023年</td></tr></table>"));
EOF
node run.cjs > seen
cat > expected <<'EOF'
"SY12345678\n2023年"
"SY123456782023年"
"ご注文番号課金日\nSY12345678\n2023年"
EOF
diff expected seen || { echo "node-html-parser: no longer as stated"; exit 1; }
echo "as stated"
