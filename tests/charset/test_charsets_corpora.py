"""Every text part and header field of the foreign test mails, decoded; skipped where they are absent."""

from __future__ import annotations

import email
import email.message
import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from norton_order.charset import Decoded, decode_text
from norton_order.mime.encoded_words import decode_field
from norton_order.mime.entities import parse_content_field
from norton_order.mime.transfer import decode_transfer

JAPANESE = re.compile("[ぁ-ヿ]{2}")
NO_MAIL = {
    ".msg",
    ".tnef",
    ".png",
    ".pdf",
    ".zip",
    ".doc",
    ".xls",
    ".json",
    ".md",
    ".jpg",
    ".bin",
    ".ntx",
    ".mp3",
}
NO_FOLDER = {"LICENCES", "charset-detection", "tnef", "yenc"}
WORDS = re.compile("[ぁ-ヿ一-鿿가-힣]{2,}")


@dataclass(frozen=True, slots=True)
class Part:
    """One text part of a foreign mail: the file, its octets and how they were read."""

    file: str
    octets: bytes
    decoded: Decoded


def octets_of(value: object) -> bytes:
    return str(value).encode("utf-8", "surrogateescape")


def messages(path: Path) -> Iterator[email.message.Message]:
    """Yield the messages of a file: one, those of an mbox, or the one inside an .emlx."""
    octets = path.read_bytes()
    head, _, rest = octets.partition(b"\n")
    if path.suffix == ".emlx" and head.strip().isdigit():
        octets = rest[: int(head)]
    pieces = re.split(rb"\n(?=From [^\r\n]*\d\d:\d\d)", octets) if octets.startswith(b"From ") else [octets]
    for piece in pieces:
        yield email.message_from_bytes(piece)


def leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    stack = [message]
    while stack:
        part = stack.pop()
        yield part
        if part.is_multipart():
            stack.extend(reversed(part.get_payload()))  # type: ignore[arg-type]


def read_part(part: email.message.Message) -> tuple[bytes, Decoded] | None:
    content = octets_of(part.get("Content-Type") or "text/plain").strip()
    payload = part._payload  # type: ignore[attr-defined]  # get_payload() decodes, which is what is tested here
    if part.is_multipart() or not isinstance(payload, str) or not content.lower().startswith(b"text"):
        return None
    octets, _ = decode_transfer(octets_of(payload), str(part.get("Content-Transfer-Encoding") or ""))
    is_html = b"html" in content[:20].lower()
    return octets, decode_text(octets, parse_content_field(content).parameters.get("charset"), html=is_html)


@pytest.fixture(scope="module")
def parts(corpora: Path) -> list[Part]:
    found = []
    for path in sorted(corpora.rglob("*")):
        if not path.is_file() or path.suffix in NO_MAIL or set(path.parts) & NO_FOLDER:
            continue
        read = [read_part(leaf) for message in messages(path) for leaf in leaves(message)]
        found += [
            Part(str(path.relative_to(corpora)), *octets_and_text)
            for octets_and_text in read
            if octets_and_text
        ]
    return found


# Where octets stay unread, and why; a path stands for everything below it.
UNREAD = {
    "letters/tests/test_thai_multipart_signed": "the charset stands on the multipart only",
    "letters/tests/test_polish_multipart_signed": "the charset stands on the multipart only",
    "django-mailbox/django_mailbox/tests/messages/email_issue_82.eml": "octets mangled by the sender",
    "django-mailbox/django_mailbox/tests/messages/message_with_invalid_content": "Russian as us-ascii",
    "enmime/testdata/parts/chardet-fail.raw": "binary",
    "mail-mime-parser/tests/_data/emails/m4005.txt": "binary",
    "spam-mail-parser/tests/mails/mail_outlook_1": "binary",
    "tmail/test/fixtures/raw_base64_decoded_string": "binary",
    "james-project/mailet/standard/LICENSE.mail": "one control code of a Western word processor, 26 times",
    "mailcore2/unittest/data/summary/input/989-encoding-5.eml": "the sender broke lines inside characters",
    "sa-public-hardham/data/hard-ham-1/00229": "a digest of many charsets in one part",
    "sisimai/maildir/bsd/rhost-google-06.eml": "one word as base64",
    "spam-mail-parser/tests/mails/mail_test_6": "one bad octet",
}


def test_every_part_is_read_and_nearly_all_without_loss(parts: list[Part]) -> None:
    rules = Counter(part.decoded.rule for part in parts)
    assert len(parts) > 5_000
    assert {"bom", "escapes", "declared", "meta", "utf-8", "cp932", "euc-jp"} <= set(rules)
    lossy = {part.file for part in parts if part.decoded.replaced}
    assert {file for file in lossy if not file.startswith(tuple(UNREAD))} == set()
    assert {start for start in UNREAD if not any(file.startswith(start) for file in lossy)} == set()


def test_no_japanese_part_loses_a_character(parts: list[Part]) -> None:
    japanese = [part for part in parts if JAPANESE.search(part.decoded.text)]
    rules = Counter(part.decoded.rule for part in japanese)
    assert len(japanese) > 170
    assert rules["escapes"] > 50
    assert rules["euc-jp"] > 3
    assert {part.file: part.decoded.replaced for part in japanese if part.decoded.replaced} == {}


def test_every_header_field_becomes_one_line(corpora: Path) -> None:
    fields = 0
    for path in sorted((corpora / "letters").rglob("*.txt")) + sorted(
        (corpora / "milter-test-mails").rglob("*.eml")
    ):
        for message in messages(path):
            for leaf in leaves(message):
                for _, value in leaf._headers:  # type: ignore[attr-defined]
                    text = decode_field(str(value).encode("ascii", "surrogateescape"))
                    assert "\ufffd" not in text, path
                    assert not re.search(r"[\x00-\x1f\x7f-\x9f]|\x1b", text)
                    fields += 1
    assert fields > 1_000


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", html.unescape(re.sub("<[^>]*>", "", text))))


def test_the_words_another_reader_found_are_all_there(corpora: Path) -> None:
    folder = corpora / "mailcore2/unittest/data/summary"
    compared = 0
    for golden in sorted((folder / "output").glob("*.txt")):
        source = folder / "input" / f"{golden.stem}.eml"
        words = set(WORDS.findall(plain(golden.read_bytes().decode("utf-8", "replace"))))
        if not words or not source.exists():
            continue
        texts = []
        for leaf in leaves(next(messages(source))):
            texts += [decode_field(octets_of(value)) for _, value in leaf._headers]  # type: ignore[attr-defined]
            texts.append(decode_field(octets_of(leaf.get_filename() or "")))
            if read := read_part(leaf):
                texts.append(read[1].text)
        everything = plain("\n".join(texts))
        assert {word for word in words if word not in everything} == set(), golden.name
        compared += len(words)
    assert compared > 400
