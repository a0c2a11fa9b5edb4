#!/usr/bin/env bash
# MHonArc 2.6.19-2.2 (Debian 12): format=flowed is laid out, but DelSp=yes is not heeded, which cuts numbers in two.
#
# Needs Debian's package: apt-get install mhonarc (the version is checked; nothing else on the system is changed).
# Run: December 2026, Debian 12.
# Guess: what knows format=flowed knows its other parameter of RFC 3676 as well; Japanese mail needs it, for without
#   DelSp a blank stays between two letters wherever a line was broken.
# Behaviour: lines are joined into one paragraph, the blank at the end of each stays: SY1234 5678.
# Output seen: as below under "expected".
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' mhonarc 2> /dev/null)" = 2.6.19-2.2 ] || { echo "needs Debian's mhonarc 2.6.19-2.2"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
{
    printf 'From: store@example.jp\nMessage-ID: <1@example.jp>\nDate: Mon, 20 Nov 2023 10:02:11 +0900\nSubject: notice\n'
    printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8; format=flowed; delsp=yes\n'
    printf 'Content-Transfer-Encoding: 8bit\n\nYour order number is SY1234 \n5678.\n'
} > mail.eml
mhonarc -quiet -single mail.eml > page.html
perl -0777 -ne 's/<!--.*?-->//gs; s/<[^>]*>//g; s/\s+/ /g; print "$&\n" if /Your order.*?5678\./' page.html > seen
cat > expected <<'EOF'
Your order number is SY1234 5678.
EOF
diff expected seen || { echo "MHonArc: no longer as stated"; exit 1; }
echo "as stated"
