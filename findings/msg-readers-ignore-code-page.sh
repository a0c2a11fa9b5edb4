#!/usr/bin/env bash
# msg-parser 1.2.0 (PyPI) and @kenjiuno/msgreader 1.28.0 (npm): 8-bit .msg files are never read by their own code page.
#
# Run: December 2026, CPython 3.11 and Node.js 20 on Linux x86-64.
# Guess: PR_MESSAGE_CODEPAGE (0x3FFD) = 932 decides how strings of type PT_STRING8 are decoded ([MS-OXCMSG]).
# Behaviour: msg-parser takes the octets for UTF-16, so even the digits of the order number become Chinese signs (a body
#   of ASCII letters, too). msgreader reports messageCodepage 932 and decodes as Latin-1 all the same; only its option
#   ansiEncoding helps.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'msg-parser==1.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @kenjiuno/msgreader@1.28.0 cfb@1.2.2 iconv-lite@0.7.0
cat > make.cjs <<'EOF'
const CFB = require("cfb");
const iconv = require("iconv-lite");
const fs = require("fs");

const file = CFB.utils.cfb_new();
const properties = [Buffer.alloc(32)];
const add = (id, type, value) => {
  const entry = Buffer.alloc(16);
  entry.writeUInt16LE(type, 0);
  entry.writeUInt16LE(id, 2);
  entry.writeUInt32LE(6, 4);
  entry.writeUInt32LE(value, 8);
  properties.push(entry);
};
const text = (id, value) => {
  const octets = iconv.encode(value, "cp932");
  CFB.utils.cfb_add(file, `/__substg1.0_${id.toString(16).padStart(4, "0").toUpperCase()}001E`, octets);
  add(id, 0x1e, octets.length + 1);
};
text(0x1a, "IPM.Note");
text(0x37, "注文");
text(0x1000, "注文番号 SY12345678");
add(0x3ffd, 3, 932);
CFB.utils.cfb_add(file, "/__properties_version1.0", Buffer.concat(properties));
for (const name of ["00020102", "00030102", "00040102"])
  CFB.utils.cfb_add(file, `/__nameid_version1.0/__substg1.0_${name}`, Buffer.alloc(0));
CFB.utils.cfb_del(file, "/Sh33tJ5");
fs.writeFileSync("notice.msg", CFB.write(file, { type: "buffer" }));
EOF
node make.cjs
cat > run.py <<'EOF'
from msg_parser import MsOxMessage

message = MsOxMessage("notice.msg")
print("msg-parser", ascii(message.subject), "SY12345678" in message.body)
EOF
cat > run.cjs <<'EOF'
const fs = require("fs");
const Reader = require("@kenjiuno/msgreader").default;

for (const ansiEncoding of [undefined, "cp932"]) {
  const reader = new Reader(fs.readFileSync("notice.msg"));
  if (ansiEncoding) reader.parserConfig = { ansiEncoding };
  const read = reader.getFileData();
  console.log("msgreader", ansiEncoding ?? "default", read.messageCodepage, read.subject === "注文" ? "right" : Buffer.from(read.subject).toString("hex"));
}
EOF
{ venv/bin/python run.py; node run.cjs; } > seen
cat > expected <<'EOF'
msg-parser '\u8d92\ub695' False
msgreader default 932 c292c28dc295c2b6
msgreader cp932 932 right
EOF
diff expected seen || { echo "msg-parser, msgreader: no longer as stated"; exit 1; }
echo "as stated"
