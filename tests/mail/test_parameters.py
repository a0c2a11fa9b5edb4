"""Parameters of Content-Type and Content-Disposition, in every form that mailers write them."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norton_order.mail.parameters import decode_parameter

PARAMETERS = [
    pytest.param(b"text/plain; charset=utf-8", "charset", "utf-8", id="plain"),
    pytest.param(b'text/plain; Charset = "utf-8" ; x=y', "charset", "utf-8", id="quoted-and-spaced"),
    pytest.param(b"text/plain", "charset", None, id="absent"),
    pytest.param(b"text/plain; charset", "charset", None, id="no-value"),
    pytest.param(b"text/plain; charset=", "charset", "", id="empty"),
    pytest.param(b"text/plain; xcharset=a; charset=b; charset=c", "charset", "b", id="first-counts"),
    pytest.param(b'a/b; x="; name=no"; name=yes', "name", "yes", id="semicolon-in-quotes"),
    pytest.param(b'a/b; name="a\\"b\\\\c"', "name", 'a"b\\c', id="quoted-pairs"),
    pytest.param(b'a/b; name="C:\\temp.txt"', "name", "C:\\temp.txt", id="windows-path"),
    pytest.param(b'a/b; name="open', "name", "open", id="open-quote"),
    pytest.param(b"a/b;\r\n\tname=\r\n x.txt", "name", "x.txt", id="folded"),
    pytest.param(b"a; filename*=utf-8'ja'%E8%A1%A8.txt", "filename", "表.txt", id="rfc-2231"),
    pytest.param(b"a; filename*=\"utf-8''%E8%A1%A8.txt\"", "filename", "表.txt", id="rfc-2231-in-quotes"),
    pytest.param(b"a; filename*=%E8%A1%A8.txt", "filename", "表.txt", id="rfc-2231-without-charset"),
    pytest.param(b"a; filename=x; filename*=utf-8''%E8%A1%A8", "filename", "表", id="extended-wins"),
    pytest.param(
        b"a; filename*=iso-2022-jp''%1B%24B-%21-j%1B%28B.pdf", "filename", "①㈱.pdf", id="jis-nec-row-13"
    ),
    pytest.param(b"a; filename*=shift_jis''%95%5C.txt", "filename", "表.txt", id="cp932"),
    pytest.param(b"a; name*1=b.txt; name*0=a", "name", "ab.txt", id="continuations-in-any-order"),
    pytest.param(
        b"a; name*0*=utf-8''%E8%A1; name*1*=%A8; name*2=.txt", "name", "表.txt", id="cut-inside-a-character"
    ),
    pytest.param(
        b'a; name*0="=?utf-8?B?6KGo"; name*1="?=.txt"', "name", "表.txt", id="word-over-continuations"
    ),
    pytest.param(b'a; name="=?iso-2022-jp?B?GyRCLSEbKEI=?="', "name", "①", id="encoded-word"),
    pytest.param(
        b'a; name="=?utf-8?B?6KGo?=\r\n =?utf-8?B?6KGo?="', "name", "表表", id="folded-encoded-words"
    ),
    pytest.param('a; name="表.txt"; x=y'.encode(), "name", "表.txt", id="raw-utf-8"),
    pytest.param('a; name="予定表"; x=y'.encode("cp932"), "name", "予定表", id="raw-cp932-backslash-octet"),
    pytest.param(b'a; name="\x1b$B;\\"\\";\x1b(B"; x=y', "name", "施∠∋", id="raw-jis"),
    pytest.param(b"a; name*5=x", "name", "x", id="lonely-section"),
    pytest.param(b"a; name*x=y; name*99999=z", "name", None, id="no-section"),
    pytest.param(b"a; name=a\0b\x07", "name", "ab", id="controls"),
    pytest.param(b"", "name", None, id="nothing"),
]


@pytest.mark.parametrize(("field", "name", "value"), PARAMETERS)
def test_a_parameter_is_read(field: bytes, name: str, value: str | None) -> None:
    assert decode_parameter(field, name) == value


@given(
    st.lists(
        st.one_of(
            st.sampled_from([b"; ", b"name", b"*0", b"*", b"=", b'"', b"\\", b"''", b"%", b"\x1b$B"]),
            st.binary(max_size=4),
        ),
        max_size=14,
    ).map(b"".join)
)
@settings(max_examples=400, deadline=None)
def test_any_octets_give_one_line_or_none(field: bytes) -> None:
    value = decode_parameter(field, "name")
    if value is not None:
        value.encode("utf-8")
        assert "\n" not in value


BOMBS = [
    pytest.param(lambda n: b'x="' + b";" * n, id="semicolons-in-an-open-quote"),
    pytest.param(lambda n: b";" * n, id="semicolons"),
    pytest.param(lambda n: b"name" + b" " * n, id="blanks"),
    pytest.param(lambda n: b'"\\' * n, id="backslashes"),
    pytest.param(lambda n: b'"\x1b$B' * n, id="escapes"),
    pytest.param(lambda n: b'"\x1b' * n, id="half-escapes"),
    pytest.param(lambda n: b'"\x81' * n, id="leads"),
    pytest.param(lambda n: b";name*1=a" * n, id="sections"),
    pytest.param(lambda n: b";name*=" + b"%" * n, id="percents"),
    pytest.param(lambda n: b";name*=" + b"'" * n, id="apostrophes"),
]


def seconds(field: bytes) -> float:
    start = time.process_time()
    decode_parameter(field, "name")
    return time.process_time() - start


@pytest.mark.parametrize("make", BOMBS)
def test_time_grows_with_the_octets_only(make: Callable[[int], bytes]) -> None:
    short, long = (min(seconds(make(n)) for _ in range(3)) for n in (20_000, 80_000))
    assert long < 10 * short + 0.2
