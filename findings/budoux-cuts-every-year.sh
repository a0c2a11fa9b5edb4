#!/usr/bin/env bash
# BudouX 0.10.1 (Python): every year of four digits is cut before its last digit; order numbers and amounts are not.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: a line may break between phrases, never within digits, since a number is one unit in its training text.
# Behaviour: "2023年" is parsed as 202 | 3年, for each of the 50 years tried. In HTML a ZERO WIDTH SPACE is put there,
#   so what a reader copies from the page is no longer the date. The npm package of the same name (0.9.2, an older
#   model) keeps them whole.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'budoux==0.10.1'
cat > run.py <<'EOF'
import budoux

parser = budoux.load_default_japanese_parser()
print(parser.parse("課金日：2023年11月20日"))
cut = [year for year in range(1990, 2040) if not any(str(year) in part for part in parser.parse(f"{year}年11月20日"))]
print(len(cut), "of 50 years cut")
whole = [n for n in range(10**7, 10**8, 987654) if f"SY{n}" in parser.parse(f"自動延長加入時のご注文番号は SY{n} です")[-1]]
print(len(whole), "of", len(range(10**7, 10**8, 987654)), "order numbers whole")
print(ascii(parser.translate_html_string("<p>2023年11月20日</p>").split(">")[2]))
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
['課', '金日：202', '3年11月20日']
50 of 50 years cut
92 of 92 order numbers whole
'202\u200b3\u5e7411\u670820\u65e5</p'
EOF
diff expected seen || { echo "BudouX: no longer as stated"; exit 1; }
echo "as stated"
