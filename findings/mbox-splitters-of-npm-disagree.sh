#!/usr/bin/env bash
# node-mbox 2.0.0, mbox-parser 1.0.1, mbox-reader 1.2.0 (npm): one mailbox, three texts of the same mail.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: what splits an mbox takes off the `>` that was put before `From ` when the mail was stored, and leaves the
#   octets of the mail alone otherwise (with CRLF, as Thunderbird on Windows stores them).
# Behaviour: all three find the mails. node-mbox and mbox-parser leave each `>` where it is. mbox-reader takes one off,
#   also of `>>From ` (mboxrd), but turns CRLF into LF. So a signature over the body (DKIM) survives in none of them.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . node-mbox@2.0.0 mbox-parser@1.0.1 mbox-reader@1.2.0
for name in first second; do
    printf 'From store@example.jp Mon Nov 20 10:02:11 2023\r\nFrom: store@example.jp\r\nMessage-ID: <%s@example.jp>\r\n' "$name"
    printf 'Subject: notice\r\n\r\n>From now on\r\n>>From here\r\nOrder: SY12345678\r\n\r\n'
done > box.mbox
cat > run.cjs <<'EOF'
const fs = require("fs");
const { MboxStream } = require("node-mbox");
const { mboxParser } = require("mbox-parser");
const { mboxReader } = require("mbox-reader");

const open = () => fs.createReadStream("box.mbox");
const tell = (name, mails, body) => console.log(name, mails.length, JSON.stringify(body.trim()));

(async () => {
  const mails = [];
  await new Promise((done) => MboxStream(open()).on("data", (mail) => mails.push(mail.toString())).on("finish", () => setTimeout(done, 500)));
  tell("node-mbox", mails, mails[0].split("\r\n\r\n")[1]);
  const parsed = await mboxParser(open());
  tell("mbox-parser", parsed, parsed[0].text);
  const read = [];
  for await (const mail of mboxReader(open())) read.push(mail.content.toString());
  tell("mbox-reader", read, read[0].split(/\r?\n\r?\n/)[1]);
})();
EOF
node run.cjs > seen
cat > expected <<'EOF'
node-mbox 2 ">From now on\r\n>>From here\r\nOrder: SY12345678"
mbox-parser 2 ">From now on\n>>From here\nOrder: SY12345678"
mbox-reader 2 "From now on\n>From here\nOrder: SY12345678"
EOF
diff expected seen || { echo "mbox splitters: no longer as stated"; exit 1; }
echo "as stated"
