#!/usr/bin/env bash
# markdownify 1.2.3: a rowspan moves the cells of the next row, and rows without end tags end up inside each other.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: colspan is honoured (cells are padded), so rowspan is, too; </td> and </tr> may be left out (HTML, 13.1.2.4)
#   and the table is the same without them.
# Behaviour: only colspan is. Below a rowspan a date stands in the column of the order number. It parses with html.parser,
#   which closes nothing: of a table without end tags, the second row comes out within the first.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'markdownify==1.2.3' 'beautifulsoup4==4.15.0'
cat > run.py <<'EOF'
from markdownify import markdownify

print(markdownify(
    "<table><tr><th>ご注文番号</th><th>課金日</th></tr><tr><td rowspan=2>SY12345678</td><td>2023年11月20日</td></tr>"
    "<tr><td>2024年11月20日</td></tr></table>"
).strip())
print(markdownify(
    "<table><tr><th>自動延長加入時のご注文番号<td>SY12345678<tr><th>今回のご注文番号<td>SY87654321</table>"
).strip())
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
| ご注文番号 | 課金日 |
| --- | --- |
| SY12345678 | 2023年11月20日 |
| 2024年11月20日 |
|  |  |  |  |
| --- | --- | --- | --- |
| 自動延長加入時のご注文番号 SY12345678|  |  | | --- | --- | | 今回のご注文番号 SY87654321 | | | |
EOF
diff expected seen || { echo "markdownify: no longer as stated"; exit 1; }
echo "as stated"
