"""The back end of a web form, which takes a mail and answers with its page: python examples/web_form.py PORT.

Nothing is kept. Behind a real server, `application` is what WSGI calls; the form is
``<form method="post" enctype="multipart/form-data"><input type="file" name="mail"></form>``, or
``curl --data-binary @mail.eml http://127.0.0.1:PORT/``.
"""

import io
import sys
from email import message_from_bytes
from email.message import Message
from wsgiref.simple_server import make_server

from norton_order import Report, scan

MOST_OCTETS = 32 << 20


def application(environ, start_response):
    """Answer a POST with the page of the mail that came with it."""
    size = int(environ.get("CONTENT_LENGTH") or 0)
    if environ["REQUEST_METHOD"] != "POST" or not 0 < size <= MOST_OCTETS:
        start_response("400 Bad Request", [("Content-Type", "text/plain")])
        return [b"Send one mail of at most 32 MB.\n"]
    raw = upload(environ.get("CONTENT_TYPE", ""), environ["wsgi.input"].read(size))
    with scan(io.BytesIO(raw), jobs=1) as found:
        report = Report.of(found)
    page = report.render("html", lang="ja" if "ja" in environ.get("HTTP_ACCEPT_LANGUAGE", "ja") else "en")
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
    return [page.encode()]


def upload(kind, body):
    """Return the file of a form, or the body itself."""
    if not kind.startswith("multipart/form-data"):
        return body
    form = message_from_bytes(b"Content-Type: " + kind.encode("latin-1") + b"\r\n\r\n" + body)
    parts = form.get_payload()
    first = parts[0] if isinstance(parts, list) and parts else None
    return first.get_payload(decode=True) if isinstance(first, Message) else b""


if __name__ == "__main__":
    with make_server("127.0.0.1", int(sys.argv[1]), application) as server:
        server.serve_forever()
