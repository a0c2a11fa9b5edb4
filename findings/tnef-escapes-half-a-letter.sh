#!/usr/bin/env bash
# tnef 1.4.18-3 (Debian 12): in a Japanese file name of winmail.dat, the second octet of 表, ソ and 能 is taken for a path.
#
# Needs Debian's package: apt-get install tnef (the version is checked; nothing else on the system is changed).
# Run: December 2026, Debian 12, CPython 3.11 to write the file.
# Guess: the file says that its names are in code page 932, so a backslash octet within a letter is part of the letter.
# Behaviour: octet 0x5C is written as %5C wherever it stands, so 表示.txt (0x95 0x5C ...) is saved under a name that no
#   charset can decode. Names without such letters come out as raw octets of the code page.
# Output seen: as below under "expected" (octets of the names).
set -euo pipefail
[ "$(dpkg-query -W -f '${Version}' tnef 2> /dev/null)" = 1.4.18-3 ] || { echo "needs Debian's tnef 1.4.18-3"; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > make.py <<'EOF'
import struct
from pathlib import Path


def attribute(level: int, name: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, kind << 16 | name, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


stream = struct.pack("<IH", 0x223E9F78, 1)
stream += attribute(1, 0x9006, 8, struct.pack("<I", 0x10000))
stream += attribute(1, 0x9007, 6, struct.pack("<II", 932, 0))
for name in ("注文.txt", "表示.txt"):
    stream += attribute(2, 0x9002, 6, b"\1\0" + b"\xff" * 4 + bytes(8))
    stream += attribute(2, 0x8010, 1, name.encode("cp932") + b"\0")
    stream += attribute(2, 0x800F, 6, b"SY12345678")
Path("winmail.dat").write_bytes(stream)
EOF
python3 make.py
mkdir out
tnef -C out -f winmail.dat
python3 -c 'import os; print(*sorted(os.listdir(b"out")), sep="\n")' > seen
cat > expected <<'EOF'
b'\x92\x8d\x95\xb6.txt'
b'\x95%5C\x8e\xa6.txt'
EOF
diff expected seen || { echo "tnef: no longer as stated"; exit 1; }
echo "as stated"
