"""Mark renewal mail as it is delivered: python examples/mail_filter.py < MESSAGE > MARKED.

For a mail server that pipes messages through programs (procmail, maildrop, Sieve's "filter"). What comes out is the
very message, with one more header field if it gives an order number: ``X-Norton-Order: SY12345678; renewed``.
"""

import sys

from norton_order import NortonOrderError, parse_notice

raw = sys.stdin.buffer.read()
try:
    notice = parse_notice(raw)
except NortonOrderError:
    field = b""
else:
    # Only letters and digits stand in a number: nothing of a mail can add a field of its own.
    field = f"X-Norton-Order: {notice.enrollment_order}; {notice.kind}\n".encode("ascii")
begin = raw.index(b"\n") + 1 if raw.startswith(b"From ") else 0  # the separator line of an mbox stays first
if b"\r\n" in raw[:1000]:
    field = field.replace(b"\n", b"\r\n")
sys.stdout.buffer.write(raw[:begin] + field + raw[begin:])
