"""Octets to MIME entities, whatever the octets are."""

from __future__ import annotations

import pytest

from norton_order.mime.entities import (
    MAX_FIELDS,
    MAX_PARTS,
    Entity,
    clean_octets,
    parse_content_field,
    parse_entity,
    parse_part,
    parts_of,
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param(b"a\r\nb\rc\n", b"a\nb\nc\n", id="line ends"),
        pytest.param(b"a\r\r\nb", b"a\nb", id="doubled carriage returns"),
        pytest.param(b"\xef\xbb\xbfFrom: a", b"From: a", id="byte order mark"),
        pytest.param(b"\n \nFrom: a", b"From: a", id="blank lines"),
        pytest.param(b"From a@b Mon\n>From c\nFrom: a", b"From: a", id="separator lines"),
        pytest.param(b"", b"", id="nothing"),
    ],
)
def test_clean(raw: bytes, clean: bytes) -> None:
    assert clean_octets(raw) == clean


def test_fields_and_body() -> None:
    entity = parse_part(b"A: 1\nb : 2\n 3\nA: 4\n\nbody\n\nmore")
    assert entity.fields == ((b"a", b" 1\n"), (b"b", b" 2\n 3\n"), (b"a", b" 4\n"))
    assert entity.body() == b"body\n\nmore"
    assert entity.first(b"a") == b" 1\n"
    assert entity.all(b"a") == (b" 1\n", b" 4\n")
    assert entity.first(b"x") == b""


@pytest.mark.parametrize(
    ("octets", "headless"),
    [
        pytest.param(b"From: a\n\nb", False, id="mail"),
        pytest.param("ご注文番号：SY1\n".encode(), True, id="pasted"),
        pytest.param(b"Note: a\nb", True, id="no field of mail"),
        pytest.param(b"", True, id="nothing"),
    ],
)
def test_header_section(octets: bytes, headless: bool) -> None:
    assert parse_entity(octets).headless is headless


def test_too_many_fields_still_end_where_the_body_begins() -> None:
    entity = parse_part(b"A: b\n" * (MAX_FIELDS + 10) + b"\nbody")
    assert len(entity.fields) == MAX_FIELDS
    assert entity.body() == b"body"


@pytest.mark.parametrize(
    ("field", "value", "parameters"),
    [
        ("text/html; charset=utf-8", "text/html", {"charset": "utf-8"}),
        ('Text/HTML;Charset="UTF-8"', "text/html", {"charset": "UTF-8"}),
        ('multipart/mixed;\n boundary="a;b"', "multipart/mixed", {"boundary": "a;b"}),
        (r'a/b; c="d\"e"', "a/b", {"c": 'd"e'}),
        ("a/b; c=1; c=2", "a/b", {"c": "1"}),
        ("", "", {}),
        (";;;", "", {}),
    ],
)
def test_content_field(field: str, value: str, parameters: dict[str, str]) -> None:
    content = parse_content_field(field.encode())
    assert (content.value, content.parameters) == (value, parameters)


def _parts(body: bytes) -> list[tuple[bytes, bool]]:
    entity = Entity((), body, 0, len(body))
    return [(part.body(), is_closed) for part, is_closed in parts_of(entity, "b")]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        pytest.param(b"--b\n1\n--b\n2\n--b--\n", [b"1", b"2"], id="two"),
        pytest.param(b"pre\n--b\n1\n--b--\npost", [b"1"], id="preamble and epilogue"),
        pytest.param(b"--b\n1\n--b\n2\n", [b"1", b"2\n"], id="not closed"),
        pytest.param(b"--b \t\n1\n--b--", [b"1"], id="blanks after the boundary"),
        pytest.param(b"--bb\n1\n--b\n2\n--b--\n", [b"2"], id="a longer line is none"),
        pytest.param(b"--c\nContent-Type: a/b\n\n1\n--c--\n", [b"1"], id="another boundary"),
        pytest.param(b"nothing", [], id="none"),
    ],
)  # fmt: skip
def test_parts(body: bytes, parts: list[bytes]) -> None:
    assert [octets for octets, _is_closed in _parts(body)] == parts


def test_the_last_part_of_a_multipart_may_be_open() -> None:
    assert _parts(b"--b\n\n1\n--b\n\n2\n") == [(b"1", True), (b"2\n", False)]
    assert _parts(b"--b\n\n1\n--b--") == [(b"1", True)]


def test_parts_are_bounded() -> None:
    assert len(_parts(b"--b\n1\n" * 10_000)) <= MAX_PARTS + 1
