#!/usr/bin/env bash
# phonenumbers 9.0.43: SY before digits keeps a telephone number from being found, ＳＹ in full width does not.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: full-width and half-width are one and the same to it (it reads full-width digits), so an order number of ten
#   digits is no telephone number in either.
# Behaviour: the letters that may not stand before a number are those of Unicode's Latin blocks. Full-width Latin
#   letters are in another block and do not count, so ＳＹ０３… holds a telephone number. Whoever masks telephone numbers
#   with it masks order numbers by their width.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'phonenumbers==9.0.43'
cat > run.py <<'EOF'
from phonenumbers import PhoneNumberMatcher

for text in ("SY0312345678", "ＳＹ0312345678", "ＳＹ０３１２３４５６７８", "番号0312345678"):
    print(text, [match.raw_string for match in PhoneNumberMatcher(text, "JP")])
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
SY0312345678 []
ＳＹ0312345678 ['0312345678']
ＳＹ０３１２３４５６７８ ['０３１２３４５６７８']
番号0312345678 ['0312345678']
EOF
diff expected seen || { echo "phonenumbers: no longer as stated"; exit 1; }
echo "as stated"
