#!/usr/bin/env bash
# tnefparse 1.4.0: it knows the code page of winmail.dat, decodes one body by it, leaves another, and raises on names.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: text of a file that tells code page 932 comes as str, decoded by it, wherever it stands.
# Behaviour: `codepage` is cp932. The body as MAPI property is str and right; the body as TNEF attribute is bytes;
#   `name` of an attachment is decoded as UTF-8, so a Japanese one raises UnicodeDecodeError.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'tnefparse==1.4.0'
cat > run.py <<'EOF'
import struct

from tnefparse import TNEF

TEXT = "ご注文番号：SY12345678".encode("cp932") + b"\0"


def attribute(level: int, name: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, kind << 16 | name, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def stream(body: bytes) -> TNEF:
    octets = struct.pack("<IH", 0x223E9F78, 1)
    octets += attribute(1, 0x9006, 8, struct.pack("<I", 0x10000))
    octets += attribute(1, 0x9007, 6, struct.pack("<II", 932, 0))
    octets += body
    octets += attribute(2, 0x9002, 6, b"\1\0" + b"\xff" * 4 + bytes(8))
    octets += attribute(2, 0x8010, 1, "注文.txt".encode("cp932") + b"\0")
    octets += attribute(2, 0x800F, 6, b"SY12345678")
    return TNEF(octets)


padded = TEXT + bytes(-len(TEXT) % 4)
property_ = struct.pack("<IHHII", 1, 0x1E, 0x1000, 1, len(TEXT)) + padded
for kind, body in (("attribute", attribute(1, 0x800C, 2, TEXT)), ("property", attribute(1, 0x9003, 6, property_))):
    message = stream(body)
    print(kind, message.codepage, type(message.body).__name__, ascii(message.body)[:24])
    try:
        print(message.attachments[0].name)
    except UnicodeDecodeError as error:
        print(type(error).__name__, error.encoding)
EOF
venv/bin/python run.py > seen
cat > expected <<'EOF'
attribute cp932 bytes b'\x82\xb2\x92\x8d\x95\x
UnicodeDecodeError utf-8
property cp932 str '\u3054\u6ce8\u6587\u756
UnicodeDecodeError utf-8
EOF
diff expected seen || { echo "tnefparse: no longer as stated"; exit 1; }
echo "as stated"
