#!/usr/bin/env bash
# mairix 0.24-2 (Debian 12): an order number behind Japanese text is found by the charset's last octet, not by itself.
#
# Needs Debian's package: apt-get install mairix (the version is checked; nothing else on the system is changed).
# Run: December 2026, Debian 12.
# Guess: letters and digits make a word, so SY12345678 is found in each mail that shows it.
# Behaviour: bodies are indexed as octets, whatever their charset. In ISO-2022-JP the escape before the number ends
#   with B, in Shift_JIS the full-width colon with F: the words kept are bsy12345678 and fsy12345678. The mails are found
#   with these, and not with the number. EUC-JP and UTF-8 have no such octets and are found.
# Output seen: as below under "expected".
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' mairix 2> /dev/null)" = 0.24-2 ] || { echo "needs Debian's mairix 0.24-2"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir -p mail/cur mail/new mail/tmp
for charset in ISO-2022-JP Shift_JIS EUC-JP UTF-8; do
    {
        printf 'From: store@example.jp\nSubject: notice\nMIME-Version: 1.0\n'
        printf 'Content-Type: text/plain; charset=%s\nContent-Transfer-Encoding: 8bit\n\n' "$charset"
        printf 'ご注文番号：SY12345678\n' | iconv -f UTF-8 -t "$charset"
    } > "mail/cur/$charset:2,S"
done
printf 'base=%s\nmaildir=mail\nmformat=maildir\ndatabase=%s/index\nmfolder=found\n' "$dir" "$dir" > rc
mairix -f rc > /dev/null 2>&1
for word in SY12345678 BSY12345678 FSY12345678; do
    echo "$word" $(mairix -f rc -r "b:$word" | xargs -r -n1 basename | sort)
done > seen
cat > expected <<'EOF'
SY12345678 EUC-JP:2,S UTF-8:2,S
BSY12345678 ISO-2022-JP:2,S
FSY12345678 Shift_JIS:2,S
EOF
diff expected seen || { echo "mairix: no longer as stated"; exit 1; }
echo "as stated"
