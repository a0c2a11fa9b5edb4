#!/usr/bin/env bash
# mboxgrep 0.7.9-6 (Debian 12): in an mbox with CRLF line ends it finds nothing at all, and says nothing.
#
# Needs Debian's package: apt-get install mboxgrep grepmail (versions are checked; nothing on the system is changed).
# Run: December 2026, Debian 12.
# Guess: as in grepmail, line ends do not matter for which mails match. Thunderbird writes its folders so on Windows.
# Behaviour: the same two mails count as 2 with LF and as 0 with CRLF, whatever is looked for; exit status 1 as for no
#   match, no message. grepmail counts 2 in both.
# Output seen: as below under "expected".
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' mboxgrep 2> /dev/null)" = 0.7.9-6 ] || { echo "needs Debian's mboxgrep 0.7.9-6"; exit 2; }
[ "$(dpkg-query -W -f '${Version}' grepmail 2> /dev/null)" = 5.3104-5 ] || { echo "needs Debian's grepmail 5.3104-5"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
for number in SY12345678 SY87654321; do
    printf 'From store@example.jp Mon Nov 20 10:02:11 2023\nFrom: store@example.jp\nTo: taro@example.jp\n'
    printf 'Date: Mon, 20 Nov 2023 10:02:11 +0900\nSubject: notice\n\nOrder: %s\n\n' "$number"
done > lf.mbox
sed 's/$/\r/' lf.mbox > crlf.mbox
for box in lf.mbox crlf.mbox; do
    echo "$box mboxgrep $(mboxgrep -m mbox -c Order "$box" 2>&1 || true) grepmail $(grepmail -r Order "$box")"
done > seen
cat > expected <<'EOF'
lf.mbox mboxgrep 2 grepmail lf.mbox: 2
crlf.mbox mboxgrep 0 grepmail crlf.mbox: 2
EOF
diff expected seen || { echo "mboxgrep: no longer as stated"; exit 1; }
echo "as stated"
