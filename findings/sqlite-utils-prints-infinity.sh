#!/usr/bin/env bash
# sqlite-utils 4.2.1: order numbers with one E among digits become Infinity, and its JSON is then no JSON.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: types are taken from the column as a whole and only where the value survives; JSON output can be read by
#   any reader of JSON.
# Behaviour: `insert --csv` detects types by default (since 4.0). 12E34567 counts as a number and is stored as
#   infinity; 7E5 as 700000; zeros in front are lost. `rows` prints the bare word Infinity, which RFC 8259 has not:
#   Node.js refuses the output (Python's json module takes it).
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'sqlite-utils==4.2.1'
printf 'order,kept\n12E34567,1\n7E5,2\n' > letters.csv
printf 'order,kept\n00123456,1\n00123457,2\n' > zeros.csv
{
    for table in letters zeros; do
        venv/bin/sqlite-utils insert orders.db "$table" "$table.csv" --csv > progress 2>&1
        venv/bin/sqlite-utils rows orders.db "$table" | tee "$table.json"
    done
    node -e 'JSON.parse(require("fs").readFileSync("letters.json"))' 2>&1 | grep -o 'SyntaxError' || true
} > seen
cat > expected <<'EOF'
[{"order": Infinity, "kept": 1},
 {"order": 700000.0, "kept": 2}]
[{"order": 123456, "kept": 1},
 {"order": 123457, "kept": 2}]
SyntaxError
EOF
diff expected seen || { echo "sqlite-utils: no longer as stated"; exit 1; }
echo "as stated"
