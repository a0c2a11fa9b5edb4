"""What a run tells people: where the page went, what a filter left out, lines that fit the terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from norton_order.text.words import say
from norton_order.text.wrapping import columns

if TYPE_CHECKING:
    from inprocess import Here
    from norton_order.text.words import Lang

ROOT = Path(__file__).parent.parent.parent
RENEWED = ROOT / "samples" / "renewed" / "jis-plain.eml"
ONLY_CURRENT = ROOT / "samples" / "refused" / "only-current.eml"
EXPORT = ROOT / "samples" / "export.mbox"


def command(*arguments: object, lang: Lang = "ja") -> list[str]:
    return [sys.executable, "-m", "norton_order", "--lang", lang, *map(str, arguments)]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "NO_COLOR": "1"}


def told(*arguments: object, lang: Lang = "ja") -> str:
    """Return what a run says on standard error, into a pipe."""
    done = subprocess.run(
        command(*arguments, lang=lang), capture_output=True, env=environment(), cwd=ROOT, check=False
    )
    return done.stderr.decode()


def shown(*arguments: object, width: int = 0, lang: Lang = "ja", out: bool = False) -> str:
    """Return what a terminal of *width* columns shows of standard error, and of standard output if *out*."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    process = subprocess.Popen(
        command("--no-progress", *arguments, lang=lang),
        stdin=subprocess.DEVNULL,
        stdout=inner if out else subprocess.DEVNULL,
        stderr=inner,
        env=environment(),
        cwd=ROOT,
    )
    os.close(inner)
    octets = bytearray()
    try:
        while piece := os.read(outer, 65536):
            octets += piece
    except OSError:  # the other end is closed
        pass
    process.wait(60)
    os.close(outer)
    return octets.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_where_the_page_went_is_told_on_a_terminal_only(lang: Lang, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    words = say("cli.written", lang, path=str(target))
    assert shown("-f", "html", "-o", target, RENEWED, lang=lang).splitlines() == [
        words,
        say("cli.searched", lang, messages=1),
    ]
    assert told("-f", "html", "-o", target, RENEWED, lang=lang) == ""


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_what_nobody_can_read_there_does_not_fill_the_terminal(form: str) -> None:
    assert shown("-f", form, RENEWED, out=True) == say(f"usage.terminal.{form}", "ja") + "\n"


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--since", "2099-01-01"], id="since"),
        pytest.param(["--until", "1999-01-01"], id="until"),
        pytest.param(["--to", "nobody@example.jp"], id="address"),
        pytest.param(["--desk", "account"], id="desk"),
    ],
)
def test_a_filter_that_leaves_nothing_is_named_first(lang: Lang, arguments: list[str], here: Here) -> None:
    done = here.run("--lang", lang, *arguments, EXPORT)
    told = say("advice.left_out", lang, options=" ".join(arguments), count=13)
    assert done.err.startswith(told + "\n\n")


@pytest.mark.parametrize("form", ["text", "csv", "html"])
def test_the_state_is_said_to_be_that_of_the_chosen_mails(form: str, here: Here) -> None:
    words = say("advice.left_out.some", "ja", options="--until 2022-12-31", count=6)
    assert words in here.run("-f", form, "--until", "2022-12-31", EXPORT).err.splitlines()
    assert "--until" not in here.run("-f", form, "--until", "2099-12-31", EXPORT).err


def test_all_filters_that_were_given_are_named(here: Here) -> None:
    done = here.run("--lang", "en", "--since", "2099-01-01", "--desk", "store", EXPORT)
    assert done.err.startswith("13 mails were left out by --since 2099-01-01, --desk store. Leave that out")
    masked = here.run("--redact", "--lang", "en", "--to", "nobody@example.jp", EXPORT)
    assert masked.err.startswith("13 mails were left out by --to. ")


def test_one_mail_that_is_left_out_is_spoken_of_as_one(here: Here) -> None:
    done = here.run("--lang", "en", "--since", "2099-01-01", RENEWED)
    assert done.err.startswith("1 mail was left out by --since 2099-01-01. Leave that out")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_lines_fit_the_terminal(lang: Lang) -> None:
    lines = shown(EXPORT, width=60, lang=lang).splitlines()
    assert [line for line in lines if columns(line) >= 60 and "https://" not in line] == []
    assert [line for line in lines if re.match(r"\s*[、。」]", line)] == []


def test_a_pipe_gets_each_sentence_on_one_line() -> None:
    (line,) = told(ONLY_CURRENT).split("\n\n")[0].splitlines()
    assert columns(line) > 80


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_was_not_used_stands_apart_from_the_values(lang: Lang) -> None:
    lines = shown(EXPORT, lang=lang, out=True).splitlines()
    place = lines.index(say("advice.unused", lang))
    assert lines[place - 1] == ""
    assert lines[place + 1].startswith(f"  {EXPORT}")
    assert lines[-1] == say("cli.searched", lang, messages=17)


def test_skipped_files_are_counted_and_with_v_named(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    (tmp_path / "m.eml").write_bytes(RENEWED.read_bytes())
    assert told(tmp_path).splitlines() == [say("cli.skipped.hint", "ja", count=2)]
    assert told("-v", tmp_path).splitlines() == [
        say("cli.skipped", "ja", count=2),
        f"  {tmp_path / 'a.jpg'}",
        f"  {tmp_path / 'b.jpg'}",
        say("cli.searched", "ja", messages=1),
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_calendar_without_a_day_is_said_to_be_empty(lang: Lang, tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    mail = tmp_path / "mail.eml"
    text = "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nContent-Type: text/plain; charset=utf-8\n\n"
    mail.write_text(f"{text}自動延長加入時のご注文番号：SY12345678\n", encoding="utf-8")
    assert told("-f", "ics", mail, lang=lang) == say("calendar.none", lang) + "\n"
    assert told("-f", "ics", EXPORT, lang=lang).count(say("calendar.none", lang)) == 0


def test_a_command_to_be_copied_stays_on_one_line(tmp_path: Path) -> None:
    tell = (
        "import sys; from norton_order.cli.streams import tell; from norton_order.cli.formats import install_line\n"
        "tell('This needs one more package. Please run: ' + install_line('xlsxwriter'))"
    )
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 60, 0, 0))
    subprocess.run([sys.executable, "-c", tell], stderr=inner, env=environment(), check=True)
    os.close(inner)
    lines = os.read(outer, 65536).decode().replace("\r\n", "\n").splitlines()
    os.close(outer)
    assert lines[-1].endswith(" xlsxwriter")
    assert lines[-1].startswith((sys.executable, "uv pip install"))
