#!/usr/bin/env bash
# ja-timex 0.2.8: 23/11/20 is the year 23, 5日以内 (within five days) is the fifth, and 翌年1月20日 lies before the mail.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: a parser of Japanese dates reads two digits as a year of this century, tells a span of days from a day of the
#   month, and puts 翌年 (the year after) and the date behind it together.
# Behaviour: the year stays 0023; 5日以内 is a DATE, XXXX-XX-05 (5日間 is a duration); 翌年 is a duration of one year beside
#   the date 20 January, which the reference then places ten months before the mail. Full-width digits are read before
#   年月日, not between slashes.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'ja-timex==0.2.8' 'pendulum==3.0.0b1'
cat > run.py <<'EOF'
import pendulum
from ja_timex import TimexParser

parser = TimexParser(reference=pendulum.datetime(2023, 11, 20, tz="Asia/Tokyo"))
for text in ("2023/11/20", "23/11/20", "5日間", "5日以内", "２０２３年１１月２０日", "２０２３／１１／２０", "翌年1月20日"):
    found = parser.parse(text)
    print(text, *((timex.text, timex.type, timex.value) for timex in found))
print(found[-1].to_datetime().date())
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
2023/11/20 ('2023/11/20', 'DATE', '2023-11-20')
23/11/20 ('23/11/20', 'DATE', '0023-11-20')
5日間 ('5日間', 'DURATION', 'P5D')
5日以内 ('5日', 'DATE', 'XXXX-XX-05')
２０２３年１１月２０日 ('2023年11月20日', 'DATE', '2023-11-20')
２０２３／１１／２０
翌年1月20日 ('翌年', 'DURATION', 'P1Y') ('1月20日', 'DATE', 'XXXX-01-20')
2023-01-20
EOF
diff expected seen || { echo "ja-timex: no longer as stated"; exit 1; }
echo "as stated"
