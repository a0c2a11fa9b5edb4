#!/usr/bin/env bash
# pykakasi 2.3.0: a kanji that its tables lack takes the next letter along.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: what cannot be read comes back as it stands, and "orig" of all pieces put together is the text.
# Behaviour: 髙 (IBM extension, in many family names) takes the following letter with it, so that an order number
#   behind it loses its S; 﨑, ￥ and ｣ are left out and the piece before them is given twice.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'pykakasi==2.3.0'
cat > run.py <<'EOF'
import pykakasi

kakasi = pykakasi.kakasi()
for text in ("高橋SY12345678", "髙SY12345678", "髙橋太郎様", "山﨑花子様", "番号￥11,534", "｢重要｣"):
    pieces = kakasi.convert(text)
    print(text, "".join(piece["orig"] for piece in pieces), "".join(piece["hepburn"] for piece in pieces))
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
高橋SY12345678 高橋SY12345678 takahashiSY12345678
髙SY12345678 髙Y12345678 Y12345678
髙橋太郎様 髙太郎様 tarousama
山﨑花子様 山山花子様 yamayamahanakosama
番号￥11,534 番号番号11,534 bangoubangou11,534
｢重要｣ 重要重要 juuyoujuuyou
EOF
diff expected seen || { echo "pykakasi: no longer as stated"; exit 1; }
echo "as stated"
