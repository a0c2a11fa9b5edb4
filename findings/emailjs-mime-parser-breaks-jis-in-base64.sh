#!/usr/bin/env bash
# emailjs-mime-parser 2.0.7 (npm): Japanese text in base64 is read rightly as UTF-8 only; as quoted-printable always.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: the transfer encoding is undone first, then the charset, so the two have nothing to do with each other.
# Behaviour: with base64 the text is decoded from its charset and then cut down to the low octet of each UTF-16 unit:
#   the labels are rubbish, the order number is whole, nothing is thrown. ISO-2022-JP in 7bit, Shift_JIS in
#   quoted-printable and UTF-8 in base64 come out right.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . emailjs-mime-parser@2.0.7
cat > run.cjs <<'EOF'
const parse = require("emailjs-mime-parser").default;

const bodies = [
  ["iso-2022-jp", "7bit", "\x1b$BCmJ8HV9f\x1b(B SY12345678"],
  ["iso-2022-jp", "base64", Buffer.from("\x1b$BCmJ8HV9f\x1b(B SY12345678").toString("base64")],
  ["shift_jis", "quoted-printable", "=92=8D=95=B6=94=D4=8D=86 SY12345678"],
  ["shift_jis", "base64", Buffer.from("928d95b694d48d862053593132333435363738", "hex").toString("base64")],
  ["utf-8", "base64", Buffer.from("注文番号 SY12345678").toString("base64")],
];
for (const [charset, encoding, body] of bodies) {
  const mail = "From: store@example.jp\r\nMIME-Version: 1.0\r\n" +
    `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
  const content = Buffer.from(parse(Buffer.from(mail)).content);
  console.log(charset, encoding, content.toString().trim() === "注文番号 SY12345678" ? "right" : content.toString("hex"));
}
EOF
node run.cjs > seen
cat > expected <<'EOF'
iso-2022-jp 7bit right
iso-2022-jp base64 efbfbdefbfbd6aefbfbd2053593132333435363738
shift_jis quoted-printable right
shift_jis base64 e996be6aefbfbd2053593132333435363738
utf-8 base64 right
EOF
diff expected seen || { echo "emailjs-mime-parser: no longer as stated"; exit 1; }
echo "as stated"
