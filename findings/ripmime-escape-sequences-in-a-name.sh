#!/usr/bin/env bash
# ripMIME 1.4.0.10 and munpack 1.6 (Debian 12): a Japanese name by RFC 2231 is half undone by one, not seen by the other.
#
# Needs Debian's packages: apt-get install ripmime mpack (versions are checked; nothing else on the system is changed).
# Run: December 2026, Debian 12.
# Guess: a name is decoded whole or left as it stands, and the one of Content-Disposition counts.
# Behaviour: ripMIME undoes the per-cent signs and not the charset: the file is called ESC $ B ... ESC ( B, which
#   no file manager shows as 注文. munpack knows no RFC 2231 and numbers the parts.
# Output seen: as below under "expected" (octets of the names).
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' ripmime 2> /dev/null)" = 1.4.0.10.debian.1-3+b1 ] || { echo "needs Debian's ripmime 1.4.0.10.debian.1-3+b1"; exit 2; }
[ "$(dpkg-query -W -f '${Version}' mpack 2> /dev/null)" = 1.6-18+b1 ] || { echo "needs Debian's mpack 1.6-18+b1"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > mail.eml <<'EOF'
From: store@example.jp
Subject: notice
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain

Notice attached.
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename*=ISO-2022-JP''%1B%24B%43%6D%4A%38%1B%28B.txt
Content-Transfer-Encoding: base64

U1kxMjM0NTY3OAo=
--b--
EOF
mkdir ripmime munpack
ripmime -i mail.eml -d ripmime
(cd munpack && munpack -q ../mail.eml > /dev/null)
python3 -c 'import os; print("ripmime", *sorted(n for n in os.listdir(b"ripmime") if b".txt" in n)); print("munpack", *sorted(os.listdir(b"munpack")))' > seen
cat > expected <<'EOF'
ripmime b'\x1b$BCmJ8\x1b(B.txt'
munpack b'part1' b'part1.desc'
EOF
diff expected seen || { echo "ripMIME, munpack: no longer as stated"; exit 1; }
echo "as stated"
