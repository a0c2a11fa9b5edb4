#!/usr/bin/env bash
# Daft 0.7.26 and Ray Data 2.60.0: read_text leaves empty lines out, so a mailbox has no header sections any more.
#
# Run: December 2026, CPython 3.11 on Linux x86-64.
# Guess: as with Dask and Spark, each line of the file is a row, the empty ones too; joined again they are the file.
# Behaviour: both drop empty lines unless told otherwise (skip_blank_lines, drop_empty_lines). In a mailbox it is the
#   empty line that ends a header section and stands before each separator line: what is joined again parses as mails
#   without a body.
# Output seen: as below under "expected".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install -qq 'daft==0.7.26' 'ray[data]==2.60.0'
cat > run.py <<'EOF'
import email
import tempfile
from pathlib import Path

import daft
import ray

MAIL = "From store@example.jp Mon Nov 20 10:02:11 2023\nSubject: a notice\nTo: taro@example.jp\n\nOrder: SY12345678\n\n"
path = Path("box.mbox")
path.write_text(MAIL * 100)
print("file", len(MAIL * 100), email.message_from_string(MAIL).get_payload().strip())
ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, logging_level="error", _temp_dir=tempfile.mkdtemp())
ray.data.DataContext.get_current().enable_progress_bars = False
rows = {
    "daft": daft.read_text(str(path)).to_pydict()["text"],
    "ray": [row["text"] for row in ray.data.read_text(str(path)).take_all()],
}
for name, lines in rows.items():
    first = email.message_from_string("\n".join(lines[: len(lines) // 100]))
    print(name, len(lines), repr(first.get_payload()))
EOF
venv/bin/python run.py 2> log > seen || { cat log; exit 1; }
cat > expected <<'EOF'
file 10500 Order: SY12345678
daft 400 ''
ray 400 ''
EOF
diff expected seen || { echo "daft, ray: no longer as stated"; exit 1; }
echo "as stated"
