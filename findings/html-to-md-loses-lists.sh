#!/usr/bin/env bash
# html-to-md 0.8.8 (npm): a list or a table whose end tags are left out, as HTML allows, is gone.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: `</li>`, `</td>` and `</p>` may be left out in HTML, so they are read as if they were there; what is not known
#   comes out as it stands.
# Behaviour: the whole list and the whole table are an empty text, the text around them stays; nothing is thrown and
#   nothing reported. Of paragraphs the tags stay as they are. With the end tags written, all is there.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . html-to-md@0.8.8
cat > run.cjs <<'EOJ'
const convert = require("html-to-md");

for (const html of [
  "<ul><li>注文番号：SY12345678</li><li>2023年</li></ul>",
  "<ul><li>注文番号：SY12345678<li>2023年</ul>",
  "<p>お知らせ</p><ol><li>注文番号：SY12345678</ol><p>以上</p>",
  "<table><tr><td>注文番号<td>SY12345678<tr><td>課金日<td>2023年</table>",
  "<p>注文番号：SY12345678<p>課金日：2023年",
]) console.log(JSON.stringify((convert.default ?? convert)(html)));
EOJ
node run.cjs > seen
cat > expected <<'EOT'
"* 注文番号：SY12345678\n* 2023年"
""
"お知らせ\n\n以上"
""
"<p>注文番号：SY12345678<p>課金日：2023年"
EOT
diff expected seen || { echo "html-to-md: no longer as stated"; exit 1; }
echo "as stated"
