"""The bar: what it says, and that no terminal breaks its line."""

from __future__ import annotations

import io

import pytest

from norton_order.cli.bar import Bar
from norton_order.scan.progress import Progress
from norton_order.text.words import Lang
from norton_order.text.wrapping import columns

LARGE = Progress(12 << 30, 5 << 30, 6 << 30, 1_234_567, 1234)


def test_the_bar() -> None:
    stream = io.StringIO()
    with Bar(stream, lang="en") as bar:
        bar.show(Progress(3 << 20, 1 << 20, 2 << 20, 1234, 5))
        bar.show(Progress(4 << 20, 2 << 20, 2 << 20, 1235, 5))
    assert stream.getvalue() == (
        "\r\x1b[K[############............]  50%  3 MB  mails searched: 1,234  notices found: 5\r\x1b[K"
    )
    assert (
        Bar(stream, lang="ja").line(Progress(3 << 20, 0, None, 1234, 5))
        == "3 MB  調べたメール 1,234通  見つかったお知らせ 5通"
    )
    assert (
        Bar(stream, lang="en").line(Progress(900_000, 0, None, 1, 1)) == "mails searched: 1  notices found: 1"
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("progress", [LARGE, LARGE._replace(size=None)], ids=["size known", "not known"])
def test_the_line_is_never_broken(lang: Lang, progress: Progress) -> None:
    bar = Bar(io.StringIO(), lang=lang)
    for width in (*range(100), 200):
        assert columns(bar.line(progress, width)) < max(width, 1)
    assert bar.line(progress, 200) == bar.line(progress)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (93, "[####################....]  83%  12,884 MB  mails searched: 1,234,567  notices found: 1,234"),
        (80, "[##########..]  83%  12,884 MB  mails searched: 1,234,567  notices found: 1,234"),
        (70, " 83%  12,884 MB  mails searched: 1,234,567  notices found: 1,234"),
        (60, " 83%  mails searched: 1,234,567  notices found: 1,234"),
        (20, " 83%"),
        (4, ""),
    ],
)
def test_what_is_left_on_a_narrow_terminal(width: int, line: str) -> None:
    assert Bar(io.StringIO(), lang="en").line(LARGE, width) == line
