#!/usr/bin/env bash
# SudachiPy 0.7.0 with SudachiDict-core 20261015: the normalized form lower-cases one family of numbers and not another.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: the normalized form of ASCII capitals and digits is what was written, the same for every prefix.
# Behaviour: SY, NS and AP happen to be words of the dictionary and keep their capitals (sy even gets some); NP is none
#   and comes back as np, NSHK as nshk. Behind a point, zeros at the end are dropped: 22.20 is 22.2.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'sudachipy==0.7.0' 'sudachidict-core==20261015'
cat > run.py <<'EOF'
import warnings

from sudachipy import dictionary

warnings.simplefilter("ignore", DeprecationWarning)
tokenizer = dictionary.Dictionary(dict="core").create()
for text in ("SY12345678", "sy12345678", "ＮＳ１２３４５６７８", "AP12345678", "NP12345678", "NSHK12345678", "22.20", "11,534円"):
    print(text, *(token.normalized_form() for token in tokenizer.tokenize(text)))
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
SY12345678 SY 12345678
sy12345678 SY 12345678
ＮＳ１２３４５６７８ NS 12345678
AP12345678 AP 12345678
NP12345678 np 12345678
NSHK12345678 nshk 12345678
22.20 22.2
11,534円 11534 円
EOF
diff expected seen || { echo "SudachiPy: no longer as stated"; exit 1; }
echo "as stated"
