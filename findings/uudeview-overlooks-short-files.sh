#!/usr/bin/env bash
# uudeview 0.5.20-14 (Debian 12): a uuencoded file of few lines is "no encoded data", a longer one is decoded.
#
# Needs Debian's packages: apt-get install uudeview sharutils (versions are checked; nothing on the system is changed).
# Run: December 2026, Debian 12.
# Guess: "begin", data and "end" make a file whatever its size (POSIX; sharutils' own uudecode agrees).
# Behaviour: some seven lines of data are needed before it believes that there is any. An attached note with an order
#   number in it is nowhere near that.
# Output seen: as below under "expected".
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' uudeview 2> /dev/null)" = 0.5.20-14 ] || { echo "needs Debian's uudeview 0.5.20-14"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
for lines in 1 3 20; do
    for ((line = 1; line <= lines; line++)); do printf 'Order %03d: SY12345678, to be kept, thanks.\n' "$line"; done > note
    uuencode note note.txt > note.uu
    rm -rf out && mkdir out
    echo "$lines uudecode $(uudecode -o - note.uu | cmp - note && echo same)" \
        "uudeview $(uudeview -i -p out note.uu 2>&1 | grep -o 'No encoded data found\|1 file decoded' | head -1)"
done > seen
cat > expected <<'EOF'
1 uudecode same uudeview No encoded data found
3 uudecode same uudeview No encoded data found
20 uudecode same uudeview 1 file decoded
EOF
diff expected seen || { echo "uudeview: no longer as stated"; exit 1; }
echo "as stated"
