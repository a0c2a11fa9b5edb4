#!/usr/bin/env bash
# frictionless 5.21.0: a column of order numbers with one E among digits is described as "number" and read as Decimal.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: what does not fit a double (12E34567) is a string; two different texts stay different.
# Behaviour: Decimal has room for it, so the column is "number". 12E34567 and 1.2E34568 become equal, 7E5 equals 700000,
#   and none is printed as it was written.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'frictionless==5.21.0'
printf 'order,kept\n12E34567,a\n1.2E34568,b\n7E5,c\n' > orders.csv
cat > run.py <<'EOF'
import frictionless

print([(field.name, field.type) for field in frictionless.describe("orders.csv").schema.fields])
with frictionless.Resource("orders.csv") as resource:
    orders = [row["order"] for row in resource.read_rows()]
print(*orders)
print("equal" if orders[0] == orders[1] else "different")
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
[('order', 'number'), ('kept', 'string')]
1.2E+34568 1.2E+34568 7E+5
equal
EOF
diff expected seen || { echo "frictionless: no longer as stated"; exit 1; }
echo "as stated"
