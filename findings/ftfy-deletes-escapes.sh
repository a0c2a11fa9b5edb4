#!/usr/bin/env bash
# ftfy 6.3.1: text of ISO-2022-JP that was not decoded is made undecodable for good.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: a program that mends wrongly decoded text decodes the escape sequences, or leaves what it does not know.
# Behaviour: fix_text takes ESC for a control character and deletes it (remove_control_chars). What is left, `$B…(B`,
#   is printable ASCII that nothing tells from other text; the order number stays readable, its labels are lost. Before,
#   the text encoded as ASCII and decoded as ISO-2022-JP was right.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'ftfy==6.3.1'
cat > run.py <<'EOF'
import ftfy

raw = "ご注文番号：SY12345678".encode("iso2022_jp").decode("ascii")
for text in (raw, ftfy.fix_text(raw), ftfy.fix_encoding(raw)):
    print(ascii(text), text.encode("ascii").decode("iso2022_jp"))
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
"\x1b$B$4CmJ8HV9f!'\x1b(BSY12345678" ご注文番号：SY12345678
"$B$4CmJ8HV9f!'(BSY12345678" $B$4CmJ8HV9f!'(BSY12345678
"\x1b$B$4CmJ8HV9f!'\x1b(BSY12345678" ご注文番号：SY12345678
EOF
diff expected seen || { echo "ftfy: no longer as stated"; exit 1; }
echo "as stated"
