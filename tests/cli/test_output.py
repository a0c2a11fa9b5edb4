"""Where the answer goes: whole or not at all, in the right encoding, with the right permissions."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from norton_order.cli import output as module
from norton_order.cli.output import Output, why


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _fail(target: Path, interruption: type[BaseException]) -> None:
    with Output(target, "html") as output:
        output.write("new")
        raise interruption


def test_a_file_appears_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    with Output(target, "html") as output:
        output.write("番号\n")
        output.flush()
        assert not target.exists()
    assert target.read_bytes() == "番号\n".encode()
    assert _names(tmp_path) == ["page.html"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError, ValueError])
def test_nothing_is_left_of_a_failure(interruption: type[BaseException], tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")
    with pytest.raises(interruption):
        _fail(target, interruption)
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["page.html"]


def test_permissions_of_a_new_and_of_an_old_file(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        for target, mode in ((tmp_path / "new", 0o640), (tmp_path / "old", 0o604)):
            if target.name == "old":
                target.touch()
                target.chmod(0o604)
            with Output(target, "text") as output:
                output.write("x")
            assert target.stat().st_mode & 0o777 == mode
    finally:
        os.umask(umask)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with Output(link, "text") as output:
        output.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_what_is_no_regular_file_is_written_to_directly(tmp_path: Path) -> None:
    with Output(Path(os.devnull), "json") as output:
        output.write("{}")
    assert not Path(os.devnull).is_file()


def test_text_follows_the_terminal_and_machine_formats_are_utf8(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    with Output(None, "json") as output:
        output.write("番号\n")
    assert capfdbinary.readouterr().out == "番号\n".encode()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(errno.ENOSPC, "空き容量がありません", id="disk full"),
        pytest.param(errno.EROFS, "書き込みが許可されていません", id="read-only"),
        pytest.param(errno.EIO, "読み書きのエラーです", id="input or output"),
        pytest.param(errno.EBADF, f"システムのエラー、番号 {errno.EBADF}", id="rare"),
    ],
)
def test_why(number: int, words: str) -> None:
    assert why(OSError(number, os.strerror(number)), "ja") == words


def test_an_interruption_of_the_very_opening_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: str, flags: int) -> int:
        os.close(os.open(path, flags, 0o600))
        assert len(list(tmp_path.iterdir())) == 1
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_private", interrupted)
    with pytest.raises(KeyboardInterrupt), Output(tmp_path / "page.html", "html"):
        pass
    assert list(tmp_path.iterdir()) == []
