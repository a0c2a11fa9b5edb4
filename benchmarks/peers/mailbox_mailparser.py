"""The usual way in Python: stdlib mailbox to split, mail-parser to read."""

import logging
import mailbox
import sys

import mailparser

logging.disable(logging.CRITICAL)
messages = found = 0
for entry in mailbox.mbox(sys.argv[1], create=False):
    messages += 1
    mail = mailparser.parse_from_bytes(entry.as_bytes())
    found += "自動延長加入時のご注文番号" in mail.body
print(messages, found)
