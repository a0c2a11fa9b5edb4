#!/usr/bin/env bash
# unrtf 0.21.10-clean-1 (Debian 12): its text output keeps the low octet of each letter, its HTML output is right.
#
# Needs Debian's package: apt-get install unrtf (the version is checked; nothing else on the system is changed).
# Run: December 2026, Debian 12, locale C.UTF-8.
# Guess: \ansicpg932 names the code page, so \'92\'8d is 注 in either output; text comes in the locale's charset.
# Behaviour: unrtf --html gives &#27880;&#25991;. unrtf --text turns the same code points into one octet each: 注, U+6CE8,
#   is E8 and 文, U+6587, is 87, which is no UTF-8. The order number survives, its label does not, and nothing is said.
# Output seen: as below under "expected" (octets of the text).
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' unrtf 2> /dev/null)" = 0.21.10-clean-1 ] || { echo "needs Debian's unrtf 0.21.10-clean-1"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export LC_ALL=C.UTF-8
cat > notice.rtf <<'EOF'
{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0\fnil\fcharset128 MS Gothic;}}
\f0 \'92\'8d\'95\'b6 SY12345678\par
}
EOF
{
    unrtf --html notice.rtf 2> /dev/null | grep -o '&#[^<]*SY12345678'
    unrtf --text notice.rtf 2> /dev/null | grep -a SY12345678 | od -An -tx1 -w32
} > seen
cat > expected <<'EOF'
&#27880;&#25991; SY12345678
 e8 87 20 53 59 31 32 33 34 35 36 37 38 0a
EOF
diff expected seen || { echo "unrtf: no longer as stated"; exit 1; }
echo "as stated"
