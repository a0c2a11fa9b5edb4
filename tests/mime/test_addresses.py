"""Address fields as a mail program shows them."""

from __future__ import annotations

import pytest

from norton_order.mime.addresses import mailboxes_of

TARO, HANAKO = "taro@example.jp", "hanako@example.jp"


@pytest.mark.parametrize(
    ("field", "mailboxes"),
    [
        pytest.param(TARO, [(TARO,)], id="bare"),
        pytest.param(f"Taro <{TARO}>", [(TARO,)], id="name"),
        pytest.param(f'"Yamada, Taro" <{TARO}>', [(TARO,)], id="quoted comma"),
        pytest.param(f"山田, 太郎 <{TARO}>", [(), (TARO,)], id="comma of a decoded name"),
        pytest.param(f"太郎 <{HANAKO}> <{TARO}>", [(HANAKO, TARO)], id="brackets in a decoded name"),
        pytest.param(f"{HANAKO} <{TARO}>", [(TARO,)], id="name like an address"),
        pytest.param(f"{TARO} (<{HANAKO}>)", [(TARO,)], id="comment"),
        pytest.param(f"a (b \\) <{HANAKO}>) <{TARO}>", [(TARO,)], id="comment with an escape"),
        pytest.param(f"<@a.example.jp,@b.example.jp:{TARO}>", [(TARO,)], id="source route"),
        pytest.param('"taro..x."@docomo.ne.jp', [("taro..x.@docomo.ne.jp",)], id="dots that a server quoted"),
        pytest.param('<"a b"@example.jp>', [()], id="quoted blank"),
        pytest.param("=?utf-8?B?5aSq6YOO?=.taro@example.jp", [()], id="a name glued to an address"),
        pytest.param(f"=?utf-8?B?5aSq6YOO?= {TARO}", [(TARO,)], id="name without brackets"),
        pytest.param(f"Taro Yamada {TARO}", [(TARO,)], id="plain name without brackets"),
        pytest.param("taro . x @ example.jp", [("taro.x@example.jp",)], id="blanks around signs"),
        pytest.param(f"friends: {TARO}, {HANAKO};", [(TARO,), (HANAKO,), ()], id="group"),
        pytest.param("undisclosed-recipients:;", [(), ()], id="nobody"),
        pytest.param("<ta\x01ro@example.jp>", [()], id="control character"),
        pytest.param(f"'{TARO}'", [(TARO,)], id="between apostrophes"),
        pytest.param(f"<mailto:'{TARO}'>", [(TARO,)], id="a link between apostrophes"),
        pytest.param(f"“{TARO}”, ‘{HANAKO}’", [(TARO,), (HANAKO,)], id="between quotation marks of print"),
        pytest.param("o'taro@example.jp", [("o'taro@example.jp",)], id="an apostrophe of its own"),
        pytest.param("taro@localhost", [()], id="no domain"),
        pytest.param("", [()], id="empty"),
        pytest.param(f"<{'a' * 64}@{'b' * 60}.{'c' * 60}.example.jp>", [(f"{'a' * 64}@{'b' * 60}.{'c' * 60}.example.jp",)], id="long, whole"),
    ],
)  # fmt: skip
def test_mailboxes(field: str, mailboxes: list[tuple[str, ...]]) -> None:
    assert list(mailboxes_of(field)) == mailboxes
