"""The same with the parser written in Rust."""

import mailbox
import sys

import fast_mail_parser

messages = found = 0
box = mailbox.mbox(sys.argv[1], create=False)
for key in box.iterkeys():
    messages += 1
    try:
        mail = fast_mail_parser.parse_email(box.get_bytes(key))
    except fast_mail_parser.ParseError:
        continue
    found += any("自動延長加入時のご注文番号" in text for text in (*mail.text_plain, *mail.text_html))
print(messages, found)
