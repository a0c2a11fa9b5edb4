#!/usr/bin/env bash
# addressparser 1.0.1 and emailjs-addressparser 2.0.3 (npm): a quoted local part loses its quotes and gains a blank.
#
# Run: December 2026, Node.js 20 on Linux x86-64.
# Guess: "taro..x."@docomo.example.jp is one addr-spec (RFC 5322, 3.4.1) and comes back as it is. Old addresses of
#   Japanese carriers have such dots, and relays put them in quotation marks.
# Behaviour: both give `taro..x. @docomo.example.jp`: quotes gone, a blank before the at sign. No mail can be sent there,
#   and no comparison with the address finds it equal. In angle brackets it is left alone.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . addressparser@1.0.1 emailjs-addressparser@2.0.3
cat > run.cjs <<'EOF'
const emailjs = require("emailjs-addressparser");

for (const parse of [require("addressparser"), emailjs.default ?? emailjs])
  for (const field of ['"taro..x."@docomo.example.jp', 'Taro <"taro..x."@docomo.example.jp>', "taro@example.jp"])
    console.log(JSON.stringify(parse(field)));
EOF
node run.cjs > seen
cat > expected <<'EOF'
[{"address":"taro..x. @docomo.example.jp","name":""}]
[{"address":"\"taro..x.\"@docomo.example.jp","name":"Taro"}]
[{"address":"taro@example.jp","name":""}]
[{"address":"taro..x. @docomo.example.jp","name":""}]
[{"address":"\"taro..x.\"@docomo.example.jp","name":"Taro"}]
[{"address":"taro@example.jp","name":""}]
EOF
diff expected seen || { echo "addressparser: no longer as stated"; exit 1; }
echo "as stated"
