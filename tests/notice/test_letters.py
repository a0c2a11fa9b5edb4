"""A message to its letters: itself, what is forwarded inside, what is attached."""

from __future__ import annotations

from norton_order.mime import parse_message
from norton_order.notice.letters import letters_of, twins_of

HEAD = "From: helper@example.com\nTo: friend@example.com\nSubject: Fwd: s\n"
BLOCK = "---------- Forwarded message ---------\nFrom: <order@mail.nortonstore.jp>\nDate: 2023/11/20 10:00\nSubject: s\nTo: <taro@example.jp>\n\n"


def _letters(content: str) -> list[tuple[str, int, str | None, str]]:
    return [
        (
            letter.origin,
            letter.depth,
            letter.envelope.sender,
            "/".join(line.text for document in letter.documents for line in document.lines if line.text),
        )
        for letter in letters_of(parse_message(content.encode()))
    ]


def test_a_mail() -> None:
    assert _letters(f"{HEAD}\na") == [("original", 0, "helper@example.com", "a")]


def test_a_pasted_text() -> None:
    assert _letters("ご注文番号") == [("pasted", 0, None, "ご注文番号")]


def test_a_forwarded_text() -> None:
    assert _letters(f"{HEAD}\nsee below\n\n{BLOCK}inner") == [
        ("original", 0, "helper@example.com", "see below"),
        ("inline", 1, "order@mail.nortonstore.jp", "inner"),
    ]


def test_an_answer_below_a_quotation_belongs_to_the_answer() -> None:
    quoted = "".join(f"> {line}\n" for line in f"{BLOCK}inner".splitlines())
    letters = _letters(f"{HEAD}\nabove\n\n{quoted}\nbelow\n")
    assert letters[0][3] == "above/below"
    assert letters[1][3].endswith("> inner")


def test_an_enclosed_message() -> None:
    inner = "From: order@mail.nortonstore.jp\n\ninner"
    assert _letters(f"{HEAD}Content-Type: message/rfc822\n\n{inner}") == [
        ("original", 0, "helper@example.com", ""),
        ("attached", 1, "order@mail.nortonstore.jp", "inner"),
    ]


def test_a_text_forwarded_in_both_alternatives_has_a_twin() -> None:
    parts = "".join(f"--b\nContent-Type: text/plain\n\n{BLOCK}{text}\n" for text in ("one", "two"))
    mail = f"{HEAD}Content-Type: multipart/alternative; boundary=b\n\n{parts}--b--\n"
    letters = letters_of(parse_message(mail.encode()))
    assert [letter.origin for letter in letters] == ["original", "inline", "inline"]
    assert twins_of(letters[0], letters) == [letters[0]]
    assert twins_of(letters[2], letters) == list(letters[1:])
