"""Mails pasted into a text file or saved as a page are read in folders; what the command wrote itself is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from literals import notice, report
from norton_order.model import Notice
from norton_order.render.html import render_html
from norton_order.render.json import render_json, render_jsonl_line
from norton_order.scan import scan
from norton_order.sources import NotSearched, Whole, open_source
from norton_order.sources.limits import MAX_PASTED_OCTETS
from norton_order.sources.own import is_own_output

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "課金が完了しました。\n自動延長加入時のご注文番号：SY12345678\n製品名：ノートン 360\n".encode()
PAGE = b"<!DOCTYPE html><html><head><meta charset=utf-8></head><body><pre>" + TEXT + b"</pre></body></html>"


@pytest.mark.parametrize(
    ("name", "octets"), [("mail.txt", TEXT), ("Mail.TXT", TEXT), ("mail.html", PAGE), ("mail.htm", PAGE)]
)
def test_pasted_and_saved_mails_are_read_in_folders(name: str, octets: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(octets)
    (tmp_path / "program.py").write_bytes(TEXT)
    found = [one for one in scan(tmp_path) if isinstance(one, Notice)]
    assert [(one.source, one.enrollment_order) for one in found] == [(str(tmp_path / name), "SY12345678")]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_our_own_output_is_left_out(lang: str, tmp_path: Path) -> None:
    written = {
        "page.html": render_html(report(notice()), lang=lang),  # type: ignore[arg-type]
        "all.txt": render_json(report(notice())),
        "lines.txt": render_jsonl_line(notice()),
    }
    for name, text in written.items():
        assert is_own_output(text.encode())
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(open_source(tmp_path)) == [
        NotSearched(str(tmp_path / name), "not-mail") for name in sorted(written)
    ]
    running = scan(tmp_path)
    assert list(running) == []
    assert [one.source for one in running.scanned.not_searched] == [
        str(tmp_path / name) for name in sorted(written)
    ]


def test_mail_about_such_output_is_not_taken_for_it() -> None:
    assert not is_own_output(TEXT)
    assert not is_own_output(PAGE)
    assert not is_own_output(TEXT + b'{"schema": 2}')


def test_long_text_in_a_folder_is_no_pasted_mail(tmp_path: Path) -> None:
    for name, size in (("a.txt", MAX_PASTED_OCTETS), ("b.txt", MAX_PASTED_OCTETS + 1)):
        (tmp_path / name).write_bytes(b"x" * size)
    first, second = open_source(tmp_path)
    assert isinstance(first, Whole)
    assert second == NotSearched(str(tmp_path / "b.txt"), "not-mail")
    (named,) = open_source(tmp_path / "b.txt")
    assert isinstance(named, Whole)
