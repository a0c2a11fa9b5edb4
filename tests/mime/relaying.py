"""Renewal mails of invented data, and what servers do to their long lines: for tests, and by itself as a count.

Run as a program it breaks mails in every way and prints what ``parse_notice`` makes of them:
``python tests/mime/relaying.py [--step N]``.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from norton_order import NortonOrderError, parse_notice

ENROLLMENT: Final = "SY12345678"
CURRENT: Final = "SY87651234"
_HEAD: Final = (
    b"From: order@mail.nortonstore.jp\nTo: taro@example.jp\nDate: Tue, 04 Mar 2025 10:21:07 +0900\n"
    b"Message-ID: <c.1@mail.nortonstore.jp>\nMIME-Version: 1.0\n"
    b"Subject: =?utf-8?B?44CQ44OO44O844OI44Oz44K544OI44Ki44CR6Ieq5YuV5bu26ZW344K144O844OT44K544O76Kqy6YeR5a6M5LqG44Gu44GU5qGI5YaF?=\n"
)
_FACTS: Final = (
    ("今回のご注文番号", CURRENT),
    ("製品名", "ノートン 360 デラックス"),
    ("自動延長加入時のご注文番号", ENROLLMENT),
    ("ご請求金額", "11,534円"),
)
_PROSE: Final = "いつもノートンストアをご利用いただき、誠にありがとうございます。自動延長サービスの課金が完了いたしました。"


class Form(NamedTuple):
    """A charset as mails name it, and Python."""

    label: str
    codec: str
    encoding: str


FORMS: Final = (
    Form("iso-2022-jp", "iso2022_jp", "7bit"),
    Form("shift_jis", "cp932", "8bit"),
    Form("euc-jp", "euc_jp", "8bit"),
    Form("utf-8", "utf-8", "8bit"),
)


class Mail(NamedTuple):
    """A mail and where its body begins; ``facts`` is where label and number stand in it."""

    name: str
    octets: bytes
    body: int
    facts: tuple[int, int]


def plain(*, one_line: bool, filler: int) -> str:
    """Return the text of a notice; *filler* letters come before the facts."""
    joint = "　" if one_line else "\n"
    return joint.join(
        [
            _PROSE,
            "あ" * (filler // 2) + "x" * (filler % 2),
            *(f"{label}：{value}" for label, value in _FACTS),
            _PROSE,
        ]
    )


def page(*, filler: int) -> str:
    """Return a notice as HTML on one line."""
    rows = "".join(
        f'<tr><td style="padding:4px">{label}</td><td><b>{value}</b></td></tr>' for label, value in _FACTS
    )
    return (
        f"<html><head><style>td{{border:1px solid #ccc}}</style></head><body><p>{_PROSE}</p>"
        f"<p>{'あ' * (filler // 2)}{'x' * (filler % 2)}</p><table>{rows}</table><p>{_PROSE * 30}</p></body></html>"
    )


def mails(filler: int) -> Iterator[Mail]:
    """Yield a notice in each charset: as lines, as one line, as HTML, as both."""
    for form in FORMS:
        lines = plain(one_line=False, filler=filler).encode(form.codec)
        line = plain(one_line=True, filler=filler).encode(form.codec)
        html = page(filler=filler).encode(form.codec)
        yield _mail("lines", form, "text/plain", lines + b"\n")
        yield _mail("line", form, "text/plain", line + b"\n")
        yield _mail("html", form, "text/html", html + b"\n")
        both = b"".join(
            b"--x1\nContent-Type: %b; charset=%b\nContent-Transfer-Encoding: %b\n\n%b\n"
            % (kind, form.label.encode(), form.encoding.encode(), text)
            for kind, text in ((b"text/plain", lines), (b"text/html", html))
        )
        head = _HEAD + b'Content-Type: multipart/alternative; boundary="x1"\n\n'
        yield _placed("both", form, head, both + b"--x1--\n", html)


def _mail(name: str, form: Form, kind: str, text: bytes) -> Mail:
    fields = f"Content-Type: {kind}; charset={form.label}\nContent-Transfer-Encoding: {form.encoding}\n\n"
    return _placed(name, form, _HEAD + fields.encode(), text, text)


def _placed(name: str, form: Form, head: bytes, body: bytes, text: bytes) -> Mail:
    label = "自動延長加入時".encode(form.codec).removesuffix(b"\x1b(B").removeprefix(b"\x1b$B")
    octets = head + body
    start = octets.index(label, octets.index(text))
    return Mail(
        f"{name} {form.label}",
        octets,
        len(head),
        (start, octets.index(ENROLLMENT.encode(), start) + len(ENROLLMENT)),
    )


def postfix(body: bytes, limit: int = 998) -> bytes:
    """Return *body* as Postfix sends it on: it counts the blank that it puts in."""
    done: list[bytes] = []
    for line in body.split(b"\n"):
        piece, rest = b"", line
        while len(piece) + len(rest) > limit:
            room = limit - len(piece)
            done.append(piece + rest[:room])
            piece, rest = b" ", rest[room:]
        done.append(piece + rest)
    return b"\n".join(done)


def old_postfix(body: bytes) -> bytes:
    """Return *body* as Postfix before 2.9 sends it on."""
    return postfix(body, 990)


def sendmail(body: bytes, limit: int = 990, buffer: int = 2_047) -> bytes:
    """Return *body* as sendmail sends it on: it reads pieces of a line, and counts anew at each."""
    done: list[bytes] = []
    for line in body.split(b"\n"):
        sent = b""
        for start in range(0, len(line), buffer):
            rest = line[start : start + buffer]
            room = limit - 1 if len(line) > start + buffer or len(rest) > limit else limit
            if start:
                room = limit - 1
            while len(rest) > room:
                done.append(sent + rest[:room] + b"!")
                sent, rest, room = b" ", rest[room:], limit - 2
            sent += rest
        done.append(sent)
    return b"\n".join(done)


SERVERS: Final[tuple[Callable[[bytes], bytes], ...]] = (postfix, sendmail, old_postfix)
BREAKS: Final = (b"\n ", b"!\n ", b"=\n", b"\n")


def relayed(mail: Mail, *servers: Callable[[bytes], bytes]) -> bytes:
    """Return *mail* as it comes out behind *servers*."""
    body = mail.octets[mail.body :]
    for server in servers:
        body = server(body)
    return mail.octets[: mail.body] + body


def verdict(octets: bytes) -> str:
    """Return "right", "refused", or the wrong number that is read."""
    try:
        number = parse_notice(octets).enrollment_order
    except NortonOrderError:
        return "refused"
    return "right" if number == ENROLLMENT else number


def by_servers(step: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield mails whose lines break at each place of the facts, by one server or two."""
    chains = [(one,) for one in SERVERS] + list(itertools.product(SERVERS, repeat=2))
    for filler in range(0, 1_000, step):
        for mail in mails(filler):
            for chain in chains:
                octets = relayed(mail, *chain)
                if octets != mail.octets:
                    yield f"{mail.name} {'+'.join(server.__name__ for server in chain)} {filler}", octets


def at_every_place(step: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield mails with one break each, at each place between the label and the end of the number."""
    for mail in mails(10):
        first, last = mail.facts
        for place in range(first - 4, last + 3, step):
            for sign in BREAKS:
                yield (
                    f"{mail.name} {sign!r} {place - first}",
                    mail.octets[:place] + sign + mail.octets[place:],
                )


def main() -> None:
    """Count what is read."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", type=int, default=37)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    for name, made in (("servers", by_servers(options.step)), ("places", at_every_place())):
        counts: Counter[str] = Counter()
        shown = 0
        for case, octets in made:
            found = verdict(octets)
            counts[found if found in {"right", "refused"} else "WRONG"] += 1
            if found != "right" and shown < options.show:
                shown += 1
                print(f"  {case}: {found}")  # noqa: T201
        print(name, dict(counts))  # noqa: T201


if __name__ == "__main__":
    main()
