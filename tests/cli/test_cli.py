"""The command's contract: streams, exit status, words, interruption; real processes where the system has a say."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inprocess import Done
from norton_order.cli.command import main
from norton_order.cli.formats import FORMATS, PACKAGES
from norton_order.render.records import FIELD_NAMES
from norton_order.text.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inprocess import Here

if sys.platform == "win32":
    pytest.skip("needs pseudo-terminals, signals and bash", allow_module_level=True)

import pty

ROOT = Path(__file__).parent.parent.parent
RENEWED = ROOT / "samples" / "renewed" / "jis-plain.eml"
EXPORT = ROOT / "samples" / "export.mbox"
REFUSED = ROOT / "samples" / "refused"
ORDER = "SY12345678"
CURRENT = "SY87654321"
TEXT = (
    "ご注文番号      SY12345678\n"
    "メールアドレス  taro@example.jp\n"
    "入力ページ      https://www.nortonstore.jp/orderstatus/\n"
    "手続き案内      https://www.nortonstore.jp/support/autorenewal/procedural/\n"
)
STEP = "アンケート"  # stands in the steps and nowhere else


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a run: no locale but the one given, warnings are errors."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_MESSAGES", "LANG"}
    }
    fixed = {
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONWARNINGS": "error",
        "PYTHONUTF8": "1",
        "LANG": "ja_JP.UTF-8",
    }
    return inherited | fixed | more


def command(*arguments: object) -> list[str]:
    """Return the command line."""
    return [sys.executable, "-m", "norton_order", *map(str, arguments)]


def run(
    *arguments: object, stdin: bytes = b"", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Done:
    """Run the command to its end, without a terminal."""
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**env or {}),
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def unprivileged(*arguments: object) -> list[str]:
    """Return the command line of a process that permissions hold for, even where the tests run as root."""
    if os.geteuid() != 0:
        return command(*arguments)
    if shutil.which("setpriv") is None:
        pytest.skip("root may do everything, and there is no setpriv")
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all", *command(*arguments)]


def run_on_terminal(*arguments: object, streams: str, **more: str) -> Done:
    """Run the command with the *streams* out of "in", "out", "err" on a terminal; *err* is what it shows."""
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        command(*arguments),
        stdin=inner if "in" in streams else subprocess.DEVNULL,
        stdout=inner if "out" in streams else subprocess.PIPE,
        stderr=inner if "err" in streams else subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(TERM="xterm", **more),
    )
    os.close(inner)
    shown = bytearray()
    while select.select([outer], [], [], 60)[0]:
        try:
            piece = os.read(outer, 65536)
        except OSError:  # the other end is closed
            break
        shown += piece
    out = b"" if process.stdout is None else process.stdout.read()
    if process.stdout is not None:
        process.stdout.close()
    status = process.wait(60)
    os.close(outer)
    return Done(status, out.decode(), shown.decode().replace("\r\n", "\n"))


# -- what is printed where --------------------------------------------------------------------------


def test_values_alone_on_standard_output() -> None:
    assert run(RENEWED) == Done(0, TEXT, "")


def test_english_words_same_values() -> None:
    done = run("--lang", "en", RENEWED)
    assert done.status == 0
    assert [line.split()[-1] for line in done.out.splitlines()] == [
        line.split()[-1] for line in TEXT.splitlines()
    ]
    assert done.out.startswith("Order number    SY12345678\n")


def test_steps_on_a_terminal_only() -> None:
    done = run_on_terminal(RENEWED, streams="err", NO_COLOR="1")
    assert (done.status, done.out) == (0, TEXT)
    assert STEP in done.err
    assert "停止済み" in done.err
    assert "\x1b[1m" not in done.err


def test_colours_on_a_terminal_only() -> None:
    done = run_on_terminal(RENEWED, streams="in out err")
    assert f"\x1b[1m{ORDER}\x1b[0m" in done.err
    assert "\x1b[1m" not in run_on_terminal(RENEWED, streams="out", NO_COLOR="1").err
    assert "\x1b[1m" not in run_on_terminal(RENEWED, streams="err", TERM_PROGRAM="x").out


def test_terminal_without_input_gets_a_hint() -> None:
    done = run_on_terminal(streams="in out err")
    assert done.status == 2
    assert done.err == say("cli.hint", "ja") + "\n"


def test_dash_reads_the_terminal_without_a_hint() -> None:
    assert run("-", stdin=RENEWED.read_bytes()) == Done(0, TEXT, "")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_leads_with_the_enrollment_order(form: str, here: Here) -> None:
    if form in PACKAGES:
        pytest.importorskip(PACKAGES[form][1])
    if form == "xlsx":  # read back in tests/render
        return
    done = here.run("-f", form, EXPORT)
    assert done.status == 0
    assert "SY20315501" in done.out
    match form:
        case "json":
            document = json.loads(done.out)
            assert [one["enrollment_order"] for one in document["subscriptions"]] == [
                "SY20315501", "SY20417702", "SY20519903",
            ]  # fmt: skip
        case "jsonl":
            lines = [json.loads(line) for line in done.out.splitlines()]
            assert {line["type"] for line in lines} == {"notice", "rejection"}
            assert len(lines) == 13
        case "csv":
            rows = list(csv.DictReader(io.StringIO(done.out)))
            assert rows[0]["enrollment_order"] == "SY20315501"
        case "html":
            assert done.out.startswith("<!DOCTYPE html>")
            assert "SY99887766" not in done.out
        case "ics":
            assert done.out.startswith("BEGIN:VCALENDAR\r\n") or done.out.startswith("BEGIN:VCALENDAR\n")
        case _:
            assert done.out.startswith("ご注文番号  製品")


def test_field_repeated_gives_columns() -> None:
    done = run("--field", "enrollment_order", "--field", "email", "--field", "stop_by", EXPORT)
    assert done.status == 0
    assert done.out == (
        "SY20315501\ttaro@example.jp\t2024-11-17\n"
        "SY20417702\ttaro@example.jp\t2023-05-27\n"
        "SY20519903\thanako@example.com\t\n"
    )
    assert STEP not in done.err


@pytest.mark.parametrize("form", ["text", "field"])
def test_no_current_order_on_standard_output(form: str, here: Here) -> None:
    fields = [part for name in FIELD_NAMES for part in ("--field", name)] if form == "field" else []
    for path in (RENEWED, EXPORT, REFUSED / "only-current.eml"):
        numbers = set(re.findall(r"\b(?:SY|NS)\w{6,}", here.run(*fields, path).out))
        assert numbers <= {ORDER, "SY20315501", "SY20417702", "SY20519903"}


# -- exit status ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sources", "status"),
    [
        pytest.param(["renewed/jis-plain.eml"], 0, id="found"),
        pytest.param(["refused/only-current.eml"], 1, id="only the current order"),
        pytest.param(["refused/other-shop.eml"], 1, id="another shop"),
        pytest.param(["refused/imitation.eml"], 1, id="an imitation"),
        pytest.param(["refused/newsletter.eml", "refused/other-shop.eml"], 1, id="two other mails"),
        pytest.param(["no-such-file.eml"], 2, id="missing"),
        pytest.param(["renewed/jis-plain.eml", "no-such-file.eml"], 2, id="2 wins over 0"),
        pytest.param(["no-such-file.eml", "renewed/jis-plain.eml"], 2, id="2 wins over 0, other order"),
        pytest.param(["refused/only-current.eml", "renewed/jis-plain.eml"], 0, id="0 wins over 1"),
        pytest.param(["refused"], 1, id="a folder with a file that is not mail"),
    ],
)
def test_exit_status(sources: list[str], status: int, here: Here) -> None:
    done = here.run(*sources, cwd=ROOT / "samples")
    assert done.status == status
    assert (ORDER in done.out) == ("renewed/jis-plain.eml" in sources)
    assert done.err or status == 0


def test_an_empty_file_is_no_trouble_beside_a_good_one(tmp_path: Path) -> None:
    empty = tmp_path / "empty.eml"
    empty.touch()
    assert run(empty).status == 1
    done = run(empty, RENEWED)
    assert (done.status, done.out) == (0, TEXT)
    assert "空でした" in done.err


# -- one clear sentence -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("octets", "status", "ja", "en"),
    [
        pytest.param(None, 2, "見つかりません", "no such file", id="missing"),
        pytest.param(b"", 1, "中身が空でした", "is empty", id="empty"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", 2, "PDF", "PDF", id="pdf"),
        pytest.param(b"!BDN" + bytes(600), 2, "一部が壊れています", "damaged in part", id="pst"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_sentence(
    octets: bytes | None, status: int, ja: str, en: str, tmp_path: Path, here: Here
) -> None:
    path = tmp_path / "thing"
    if octets is not None:
        path.write_bytes(octets)
    for lang, words in (("ja", ja), ("en", en)):
        done = here.run("--lang", lang, path)
        assert (done.status, done.out) == (status, "")
        first, *rest = done.err.splitlines()
        assert first.startswith(str(path))
        assert words in first
        assert status == 1 or not rest


@pytest.mark.parametrize(
    ("sample", "ja", "en"),
    [
        pytest.param(
            "other-shop", "自動延長の注文番号は書かれていません", "no order number", id="another shop"
        ),
        pytest.param(
            "plain-label-in-a-renewal",
            "「ご注文番号」の番号だけでは",
            "the number under 「ご注文番号」 is not known",
            id="a plain number",
        ),
        pytest.param("only-current", "今回のご注文番号", "current order", id="only the current order"),
        pytest.param("two-enrollment-orders", "選びませんでした", "more than one way", id="ambiguous"),
        pytest.param("imitation", "ノートン以外", "not seem to come from Norton", id="imitation"),
    ],
)
def test_a_refused_mail_is_named_in_one_sentence(sample: str, ja: str, en: str, here: Here) -> None:
    for lang, words in (("ja", ja), ("en", en)):
        done = here.run("--lang", lang, REFUSED / f"{sample}.eml")
        assert (done.status, done.out) == (1, "")
        assert words in done.err.splitlines()[0]
        assert done.err.count(f"{sample}.eml") == 1


def unusable_things(folder: Path) -> None:
    """Write into *folder* what cannot be read, and for each of them there is a way."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a.mbox", EXPORT.read_bytes())
    locked = bytearray(whole.getvalue())
    locked[6] |= 1
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    (folder / "a.pst").write_bytes(b"!BDN" + bytes(600))
    (folder / "b.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(60))
    (folder / "c.zip").write_bytes(whole.getvalue()[:200])
    (folder / "d.zip").write_bytes(locked)


@pytest.mark.parametrize("form", ["text", "html"])
def test_what_a_folder_holds_and_cannot_be_read_is_told_with_its_remedy(form: str, tmp_path: Path) -> None:
    unusable_things(tmp_path)
    done = run("-f", form, "--lang", "en", tmp_path)
    assert done.status == 1
    told = done.err.splitlines() if form == "text" else re.findall(r"<li>([^<]*)</li>", done.out)
    for name, remedy in (
        ("a.pst", "Copy it again, or export the mails"),
        ("b.7z", "Unpack it"),
        ("c.zip", "download or save it again"),
        ("d.zip", "protected by a password"),
    ):
        (line,) = (line for line in told if f"{tmp_path / name}:" in line)
        assert remedy in line
    assert "screenshot" not in done.out + done.err


def test_a_locked_archive_is_told_of_once() -> None:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w") as archive:
        for number in range(50):
            archive.writestr(f"{number}.eml", RENEWED.read_bytes())
    locked = bytearray(octets.getvalue())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(signature), octets.getvalue()):
            locked[match.start() + flags] |= 1
    done = run(stdin=bytes(locked))
    assert (done.status, done.out) == (1, "")
    assert done.err.count("パスワードで保護されています") == 1
    assert done.err.startswith(say("cli.encrypted", "ja", source=say("place.input", "ja")))


def test_after_the_first_few_they_are_counted(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(60))
    done = run(tmp_path, RENEWED)
    assert (done.status, done.out) == (0, TEXT)
    assert done.err.count(".7z") == 6
    assert done.err.splitlines()[6] == "読めなかったものが、ほかに14個あります（-v で名前を表示します）。"


def test_masked_they_are_told_of_once(tmp_path: Path) -> None:
    (tmp_path / "taro@example.jp").mkdir()
    unusable_things(tmp_path / "taro@example.jp")
    done = run("--redact", tmp_path)
    assert "taro@" not in done.err
    assert [done.err.count(name) for name in ("a.pst", "b.7z", "d.zip")] == [1, 1, 1]


def test_good_mail_around_a_bad_source_is_still_printed(tmp_path: Path) -> None:
    pdf = tmp_path / "invoice.pdf"
    pdf.write_bytes(b"%PDF-1.7\n%%EOF\n")
    done = run("-f", "json", EXPORT, pdf, RENEWED)
    document = json.loads(done.out)
    assert done.status == 2
    assert [one["reason"] for one in document["rejections"]] == ["only-current-order", "unreadable"]
    assert ORDER in {one["enrollment_order"] for one in document["subscriptions"]}
    assert len(document["subscriptions"]) == 4
    assert document["scanned"]["sources"] == 3


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_source_without_permission_is_named_and_the_others_are_read(lang: Lang, tmp_path: Path) -> None:
    closed, folder = tmp_path / "closed.eml", tmp_path / "folder"
    folder.mkdir()
    for path in (closed, folder / "one.eml"):
        path.write_bytes(RENEWED.read_bytes())
        path.chmod(0)
    arguments = ("--lang", lang, "--field", "enrollment_order", closed, folder, RENEWED)
    done = subprocess.run(
        unprivileged(*arguments), capture_output=True, env=environment(), timeout=60, check=False
    )
    assert (done.returncode, done.stdout.decode()) == (2, f"{ORDER}\n")
    told = done.stderr.decode().splitlines()
    for source in (closed, folder / "one.eml"):
        assert say("cli.no_permission", lang, source=str(source), detail="") in told


def test_a_file_without_permission_is_replaced_where_its_folder_lets_one(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")
    target.chmod(0)
    done = subprocess.run(
        unprivileged("-f", "html", "-o", target, RENEWED),
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    # Who may write into the folder may put another file in its place.
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert target.stat().st_mode & 0o777 == 0


# -- wrong usage ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "ja", "en"),
    [
        pytest.param(
            ["--feild", "x"], "--field のことでしょうか", "Did you mean --field?", id="unknown option"
        ),
        pytest.param(
            ["-f", "xml", "x"], "「xml」は指定できません", "'xml' is not possible", id="unknown format"
        ),
        pytest.param(
            ["--field", "order", "x"], "enrollment_order, email", "enrollment_order, email", id="field"
        ),
        pytest.param(
            ["--field", "email", "-f", "json", "x"], "どちらか一つ", "one of the two", id="field, json"
        ),
        pytest.param(["-o"], "-o：値が抜けています", "-o: its value is missing", id="no value"),
        pytest.param(["--redact=yes", "x"], "値は付けられません", "takes no value", id="value too many"),
        pytest.param(["--since", "12/31", "x"], "2026-01-31 のように", "like 2026-01-31", id="date"),
        *(
            pytest.param(
                ["-o", f"norton{ending}", "x"],
                f"-o norton{meant} のことでしょうか",
                f"Did you mean -o norton{meant}?",
                id=ending,
            )
            for ending, meant in {
                ".xls": ".xlsx",
                ".ods": ".xlsx",
                ".TSV": ".csv",
                ".pdf": ".html",
                ".doc": ".html",
            }.items()
        ),
        pytest.param(
            ["--since", "2024-01-02", "--until", "2024-01-01", "x"],
            "--since の日付が --until より後に",
            "--since is later than --until.",
            id="since after until",
        ),
        pytest.param(["-j", "0", "x"], "1 から 256 まで", "from 1 to 256", id="jobs"),
        pytest.param(["-j", "1" * 5000, "x"], "1 から 256 まで", "from 1 to 256", id="jobs of many digits"),
        pytest.param(
            ["--open", "-f", "csv", "x"], "-f csv といっしょには", "does not go with -f csv", id="open"
        ),
        *(
            pytest.param(
                ["--open", *more, "x"],
                "-o の名前は .html で",
                "a name ending in .html",
                id=f"open, {more[-1]}",
            )
            for more in (["-o", "y.csv"], ["-o", "a.txt"], ["-f", "html", "-o", "page"])
        ),
        pytest.param(
            ["--json", "x"], "-f json のことでしょうか", "Did you mean -f json?", id="format as option"
        ),
        pytest.param(["--csv", "x"], "-f csv のことでしょうか", "Did you mean -f csv?", id="csv as option"),
        pytest.param(
            ["-f", "jsno", "x"], "json のことでしょうか", "Did you mean json?", id="format misspelt"
        ),
        pytest.param(
            ["--field", "mail", "x"], "email のことでしょうか", "Did you mean email?", id="field misspelt"
        ),
        pytest.param(
            ["--lang", "jp", "x"], "ja のことでしょうか", "Did you mean ja?", id="language misspelt"
        ),
        pytest.param(["--desk", "shop", "x"], "store, account", "store, account", id="desk"),
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str],
    ja: str,
    en: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for lang, words in (("ja", ja), ("en", en)):
        monkeypatch.setattr(sys, "argv", ["norton-order", "--lang", lang, *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert words in err
        assert err.count("\n") == 1


def test_wrong_usage_of_a_real_process() -> None:
    done = run("--feild", "x")
    assert (done.status, done.out) == (2, "")
    assert done.err == say("usage.no_option.near", "ja", option="--feild", near="--field") + "\n"


# -- language ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "arguments", "japanese"),
    [
        pytest.param({"LANG": "ja_JP.UTF-8"}, [], True, id="LANG"),
        pytest.param({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, [], True, id="LC_ALL before LANG"),
        pytest.param(
            {"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "de_DE"}, [], False, id="LC_MESSAGES before LANG"
        ),
        pytest.param({"LANG": "C"}, [], False, id="C"),
        pytest.param({"LANG": "C"}, ["--lang", "ja"], True, id="asked for"),
        pytest.param({"LANG": "ja_JP.UTF-8"}, ["--lang=en"], False, id="English asked for"),
    ],
)
def test_language(locale: dict[str, str], arguments: list[str], japanese: bool, here: Here) -> None:
    done = here.run(*arguments, RENEWED, env=locale)
    assert done.out.startswith("ご注文番号" if japanese else "Order number")
    assert here.run(*arguments, "--help", env=locale).out.startswith("使い方" if japanese else "Usage")


def test_a_terminal_of_another_encoding_gets_what_it_can_show() -> None:
    done = subprocess.run(
        command(RENEWED),
        capture_output=True,
        env=environment(PYTHONUTF8="0", PYTHONIOENCODING="cp932"),
        check=True,
    )
    assert done.stdout.decode("cp932") == TEXT
    done = subprocess.run(
        command(EXPORT),
        capture_output=True,
        env=environment(PYTHONUTF8="0", PYTHONIOENCODING="ascii"),
        check=True,
    )
    assert b"SY20315501" in done.stdout


# -- choosing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "orders"),
    [
        pytest.param(["--to", "HANAKO@example.com"], ["SY20519903"], id="address"),
        pytest.param(["--since", "2024-01-01"], ["SY20315501"], id="since"),
        pytest.param(["--until", "2021-12-31"], ["SY20315501"], id="until"),
        pytest.param(["--desk", "account"], [], id="desk"),
        pytest.param(["--since", "2022-01-01", "--until", "2022-12-31", "--to", "taro@example.jp"],
                     ["SY20315501", "SY20417702"], id="all together"),
    ],
)  # fmt: skip
def test_choosing(arguments: list[str], orders: list[str], here: Here) -> None:
    done = here.run(*arguments, "--field", "enrollment_order", EXPORT)
    assert done.status == (0 if orders else 1)
    assert sorted(done.out.split()) == orders


ACCOUNT = """\
From: order@mail.nortonstore.jp
To: taro@example.jp
Subject: =?utf-8?b?44CQ44OO44O844OI44Oz44K544OI44Ki44CR6Kqy6YeR5a6M5LqG?=
Date: {date}
Content-Type: text/plain; charset=utf-8

自動延長加入時のご注文番号：SY12345678
{product}
"""


def account_order(folder: Path) -> list[Path]:
    """Write two mails about an account order, of which only the newer one names the product."""
    mails = {
        "new.eml": ("Fri, 20 Nov 2026 10:00:00 +0900", "製品名：ノートン 360 スタンダードプラス"),
        "old.eml": ("Sat, 20 Dec 2025 10:00:00 +0900", ""),
    }
    for name, (date, product) in mails.items():
        (folder / name).write_text(ACCOUNT.format(date=date, product=product), encoding="utf-8")
    return [folder / name for name in mails]


@pytest.mark.parametrize("arguments", [["--until", "2026-01-01"], ["--desk", "account"], []])
def test_conditions_never_lead_to_the_page_of_the_other_desk(arguments: list[str], tmp_path: Path) -> None:
    done = run("--field", "enrollment_order", "--field", "page", *arguments, *account_order(tmp_path))
    assert (done.status, done.out) == (0, "SY12345678\thttps://my.norton.com/\n")
    done = run("--desk", "store", *account_order(tmp_path))
    assert (done.status, done.out) == (1, "")


def test_lines_wait_for_the_desk(tmp_path: Path) -> None:
    mails = account_order(tmp_path)[::-1]
    done = run("-f", "jsonl", "--desk", "account", *mails)
    assert [json.loads(line)["source"] for line in done.out.splitlines()] == list(map(str, mails))
    assert run("-f", "jsonl", "--desk", "store", *mails)[:2] == (1, "")


# -- where it is written ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "html"])
def test_output_file_holds_what_standard_output_would(form: str, tmp_path: Path, here: Here) -> None:
    target = tmp_path / "結果"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    done = here.run("-f", form, "-o", target, RENEWED)
    assert (done.status, done.out) == (0, "")
    mark = "\ufeff" if form == "csv" else ""  # for spreadsheets, not for pipes
    assert target.read_bytes().decode() == mark + here.run("-f", form, RENEWED).out
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["結果"]


@pytest.mark.parametrize("form", ["text", "csv", "ics", "field"])
def test_an_earlier_result_stays_where_there_is_nothing_to_write(form: str, tmp_path: Path) -> None:
    if form == "ics":
        pytest.importorskip("icalendar")
    chosen = ["--field", "email"] if form == "field" else ["-f", form]
    target = tmp_path / "result"
    for source, status in ((REFUSED / "only-current.eml", 1), ("missing.eml", 2)):
        target.unlink(missing_ok=True)
        done = run(*chosen, "-o", target, source)
        assert (done.status, target.exists()) == (status, False)
        assert say("cli.not_written", "ja", path=str(target)) in done.err.splitlines()
        target.write_text("old", encoding="utf-8")
        done = run(*chosen, "-o", target, source)
        assert (done.status, target.read_text(encoding="utf-8")) == (status, "old")
        assert say("cli.kept", "ja", path=str(target)) in done.err.splitlines()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("form", ["json", "jsonl", "html"])
def test_an_earlier_result_stays_where_nothing_could_be_read(form: str, tmp_path: Path) -> None:
    target = tmp_path / "result"
    target.write_text("old", encoding="utf-8")
    done = run("-f", form, "-o", target, "missing.eml", "missing.mbox")
    assert (done.status, target.read_text(encoding="utf-8")) == (2, "old")
    assert say("cli.kept", "ja", path=str(target)) in done.err.splitlines()
    done = run("-f", form, "-o", target, REFUSED / "only-current.eml", "missing.mbox")
    assert (done.status, "only-current" in target.read_text(encoding="utf-8")) == (2, True)
    assert run("-f", form, "-o", target, RENEWED).status == 0
    assert ORDER in target.read_text(encoding="utf-8")


def test_output_dash_is_standard_output() -> None:
    assert run("-o", "-", RENEWED).out == TEXT


@pytest.mark.parametrize(
    ("target", "words"),
    [
        pytest.param("missing/page.html", "trouble.missing", id="no folder"),
        pytest.param(".", "trouble.folder", id="a folder"),
        pytest.param("/dev/full", "trouble.full", id="disk full"),
    ],
)
def test_output_that_cannot_be_written(target: str, words: str, tmp_path: Path) -> None:
    done = run("-f", "html", "-o", target, RENEWED, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err == say("cli.write_error", "ja", path=target, detail=say(words, "ja")) + "\n"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")
    limited = ["bash", "-c", 'trap "" XFSZ; ulimit -f 1; exec "$@"', "bash"]
    done = subprocess.run(
        [*limited, *command("-f", "html", "-o", target, EXPORT)],
        capture_output=True,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert str(target) in done.stderr.decode()
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("target", "sources"),
    [
        pytest.param("m.eml", ["m.eml"], id="the mail itself"),
        pytest.param("link", ["m.eml"], id="through a link"),
        pytest.param("m.eml", ["other.eml", "hard"], id="by another name"),
        pytest.param("m.eml", ["-"], id="standard input"),
        pytest.param("folder/in/box", ["folder"], id="a mailbox in a folder"),
        pytest.param("folder/in/old.txt", ["in"], id="a file in a folder, through a link"),
    ],
)
def test_what_is_to_be_read_is_not_overwritten(
    target: str, sources: list[str], lang: Lang, tmp_path: Path
) -> None:
    mail = RENEWED.read_bytes()
    (tmp_path / "folder" / "in").mkdir(parents=True)
    for name in ("m.eml", "other.eml", "folder/in/box", "folder/in/old.txt"):
        (tmp_path / name).write_bytes(mail)
    (tmp_path / "link").symlink_to("m.eml")
    (tmp_path / "hard").hardlink_to(tmp_path / "m.eml")
    (tmp_path / "in").symlink_to("folder/in")
    with (tmp_path / "m.eml").open("rb") as stdin:
        done = subprocess.run(
            command("--lang", lang, "-o", target, *sources),
            stdin=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == say("usage.output", lang, path=target) + "\n"
    assert (tmp_path / target).read_bytes() == mail


def test_a_new_file_in_the_folder_that_is_read_and_one_beside_it_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "m.eml").write_bytes(RENEWED.read_bytes())
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    (folder / "empty.txt").touch()
    for target in (folder / "new.txt", folder / "empty.txt", tmp_path / "old.txt"):
        assert run("-o", target, folder / "m.eml").status == 0
        assert target.read_text(encoding="utf-8") == TEXT
    assert run("-o", folder / "newer.txt", folder).status == 0


def test_a_link_to_itself_is_no_place_to_write_to(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    done = run("-o", "a", RENEWED, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(say("cli.write_error", "ja", path="a", detail="")[:8])
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("name", ["n" * 245, "結" * 80 + ".txt"], ids=["letters", "kana"])
def test_a_name_may_be_as_long_as_names_can_be(name: str, tmp_path: Path) -> None:
    assert run("-o", tmp_path / name, RENEWED) == Done(0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_full_standard_output_of_a_page(argument: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(argument), stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "出力できませんでした（空き容量がありません）。\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param([RENEWED], 0, id="found"),
        pytest.param([REFUSED / "other-shop.eml"], 1, id="none found"),
        pytest.param(["nonexist"], 2, id="missing"),
        pytest.param(["--feild"], 2, id="wrong usage"),
        pytest.param(["--progress", EXPORT], 0, id="progress"),
    ],
)
def test_a_full_standard_error_does_not_change_the_status(arguments: list[object], status: int) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments),
            stdout=subprocess.PIPE,
            stderr=full,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == status
    assert bool(done.stdout) == (status == 0)


def test_full_standard_output() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(RENEWED), stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "出力できませんでした（空き容量がありません）。\n"


def test_closed_pipe_is_silent(tmp_path: Path) -> None:
    many = tmp_path / "many.mbox"
    many.write_bytes(EXPORT.read_bytes() * 40)
    process = subprocess.Popen(
        command("-f", "jsonl", many), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert err == b""
    assert process.returncode == 141


def test_any_name_will_do_where_the_format_is_told(tmp_path: Path, here: Here) -> None:
    target = tmp_path / "norton.tsv"
    assert here.run("--field", "email", "--field", "status", "-o", target, RENEWED).status == 0
    assert target.read_text(encoding="utf-8") == "taro@example.jp\trenewing\n"
    assert here.run("-f", "text", "-o", tmp_path / "norton.doc", RENEWED).status == 0


@pytest.mark.parametrize("target", [None, "page.html"], ids=["a name of ours", "output file"])
def test_open_shows_the_page_in_the_browser(target: str | None, tmp_path: Path) -> None:
    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}"\n', encoding="utf-8")
    browser.chmod(0o755)
    written = [] if target is None else ["-o", target]
    done = run(
        "--open",
        *written,
        RENEWED,
        cwd=tmp_path,
        env={"BROWSER": f"{browser} %s"},
    )
    assert done.status == 0
    until = time.monotonic() + 20
    while not (seen.exists() and seen.stat().st_size) and time.monotonic() < until:
        time.sleep(0.05)
    page = Path(seen.read_text(encoding="utf-8").removeprefix("file://"))
    assert page.parent == tmp_path
    assert page.name == (target or "norton-order.html")
    assert ORDER in page.read_text(encoding="utf-8")
    assert "ブラウザーで" in done.err
    assert done.out == ""
    assert str(page) in done.err


def test_open_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "norton-order.html").write_text("mine", encoding="utf-8")
    (tmp_path / "norton-order-2.html").symlink_to("nowhere")
    (tmp_path / "norton-order-3.html").mkdir()
    for name in ("norton-order-4.html", "norton-order-5.html"):
        done = run("--open", RENEWED, cwd=tmp_path, env={"BROWSER": "true"})
        assert (done.status, done.out) == (0, "")
        assert str(tmp_path / name) in done.err
        assert ORDER in (tmp_path / name).read_text(encoding="utf-8")
    assert (tmp_path / "norton-order.html").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert len(list(tmp_path.iterdir())) == 5


def test_open_leaves_no_page_where_nothing_could_be_read(tmp_path: Path) -> None:
    done = run("--open", "missing.eml", cwd=tmp_path, env={"BROWSER": "false"})
    assert done.status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        pytest.param("a.html", b"<!DOCTYPE html>", id="html"),
        pytest.param("A.HTM", b"<!DOCTYPE html>", id="htm"),
        pytest.param("a.json", b'{\n  "schema"', id="json"),
        pytest.param("a.jsonl", b'{"type": "notice"', id="jsonl"),
        pytest.param("a.csv", b"\xef\xbb\xbfenrollment_order,", id="csv"),
        pytest.param("a.xlsx", b"PK\x03\x04", id="xlsx"),
        pytest.param("a.ics", b"BEGIN:VCALENDAR\r\n", id="ics"),
        pytest.param("a.txt", TEXT.encode(), id="txt"),
        pytest.param("a", TEXT.encode(), id="none"),
        pytest.param("a.csv.bak", TEXT.encode(), id="another"),
    ],
)
def test_the_ending_of_the_file_tells_the_format(
    name: str, begins: bytes, tmp_path: Path, here: Here
) -> None:
    target = tmp_path / name
    form = name.rpartition(".")[2]
    if form in PACKAGES:
        pytest.importorskip(PACKAGES[form][1])
    assert here.run("-o", target, RENEWED).status == 0
    assert target.read_bytes().startswith(begins)
    assert here.run("-f", "text", "-o", target, RENEWED).status == 0
    assert target.read_text(encoding="utf-8") == TEXT
    assert here.run("--field", "email", "-o", target, RENEWED).status == 0
    assert target.read_text(encoding="utf-8") == "taro@example.jp\n"


def test_a_workbook_goes_through_a_pipe() -> None:
    pytest.importorskip("xlsxwriter")
    done = subprocess.run(command("-f", "xlsx", RENEWED), capture_output=True, env=environment(), check=True)
    assert zipfile.ZipFile(io.BytesIO(done.stdout)).testzip() is None


# -- every container through standard input ---------------------------------------------------------


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("Takeout/メール/受信.mbox", EXPORT.read_bytes())
        archive.writestr("Takeout/archive_browser.html", "<html></html>")
    return target.getvalue()


def _tgz() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        archive.add(EXPORT, "mail/export.mbox")
    return target.getvalue()


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(EXPORT.read_bytes, id="mbox"),
        pytest.param(_zip, id="zip"),
        pytest.param(_tgz, id="tgz"),
    ],
)
def test_containers_through_standard_input(octets: object) -> None:
    assert callable(octets)
    done = run("--field", "enrollment_order", stdin=octets())
    assert (done.status, done.out.split()) == (0, ["SY20315501", "SY20417702", "SY20519903"])


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(RENEWED.read_bytes(), id="message"),
        pytest.param(RENEWED.read_bytes().replace(b"\n", b"\r\n"), id="with CRLF"),
        pytest.param((ROOT / "samples/pasted/screen.eml").read_bytes(), id="text from a screen"),
    ],
)
def test_messages_through_standard_input(octets: bytes) -> None:
    assert run("--field", "enrollment_order", stdin=octets)[:2] == (0, f"{ORDER}\n")


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "メール").mkdir()
    (tmp_path / "メール" / "notice.eml").write_bytes(RENEWED.read_bytes())
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    done = run(tmp_path)
    assert (done.status, done.out) == (0, TEXT)
    assert done.err == say("cli.skipped.hint", "ja", count=1) + "\n"


# -- masked -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "xlsx"])
def test_redact_leaks_nothing(form: str, here: Here) -> None:
    if form == "ics":
        pytest.importorskip("icalendar")
    done = here.run("--redact", "-f", form, EXPORT)
    assert done.status == 0
    for secret in ("taro", "hanako", "SY2031550", "SY2041770", "SY2051990"):
        assert secret not in done.out + done.err
    assert "501" in done.out


# -- interruption -----------------------------------------------------------------------------------


def _feed(process: subprocess.Popen[bytes], octets: bytes) -> threading.Thread:
    """Write *octets* to the process without ever ending its input."""

    def write() -> None:
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(octets)
            process.stdin.flush()

    thread = threading.Thread(target=write)
    thread.start()
    return thread


def test_interruption_keeps_the_lines_printed_so_far() -> None:
    process = subprocess.Popen(
        command("-f", "jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    thread = _feed(process, EXPORT.read_bytes() * 300)
    first = json.loads(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    rest, err = process.stdout.read(), process.stderr.read()
    assert process.wait(60) == 130
    thread.join(60)
    with contextlib.suppress(BrokenPipeError):
        process.communicate()
    assert err.decode() == say("cli.interrupted", "ja") + "\n"
    assert first["type"] == "notice"
    assert all(json.loads(line)["type"] for line in rest.splitlines())


def test_interruption_leaves_no_half_file(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        command("-f", "jsonl", "-o", target), stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    thread = _feed(process, EXPORT.read_bytes())
    until = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    assert [path.suffix for path in tmp_path.iterdir()] == [".part"]
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    thread.join(60)
    process.communicate()
    assert list(tmp_path.iterdir()) == []


def _packed(name: str) -> bytes:
    """Return an archive of a mailbox of 12 MB that hardly shrinks."""
    chance = random.Random(1)  # noqa: S311 - a test
    line = b"From a@example.jp Mon Jun 02 09:00:00 2026\nFrom: a@example.jp\nTo: c@example.jp\n\n"
    box = b"".join(line + chance.randbytes(15_000).hex().encode() + b"\n\n" for _ in range(400))
    target = io.BytesIO()
    if name == "gz":
        return gzip.compress(box, 1)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a.mbox", box)
    return target.getvalue()


@pytest.mark.parametrize("name", ["gz", "zip", "mbox"])
def test_interruption_while_nothing_comes_ends_at_once(name: str) -> None:
    octets = EXPORT.read_bytes() * 200 if name == "mbox" else _packed(name)
    process = subprocess.Popen(
        command("-f", "jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    thread = _feed(process, octets[: len(octets) * 2 // 3])
    thread.join(60)
    time.sleep(1)  # the rest is in the pipe
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130  # while its input is still open
    _, err = process.communicate()
    assert err.decode() == say("cli.interrupted", "ja") + "\n"


def test_lines_come_while_the_mailbox_still_comes() -> None:
    process = subprocess.Popen(
        command("-f", "jsonl"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    thread = _feed(process, EXPORT.read_bytes())
    thread.join(60)
    assert select.select([process.stdout], [], [], 30)[0]
    assert json.loads(process.stdout.readline())["type"] == "notice"
    assert process.poll() is None
    process.kill()
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_no_half_file(number: signal.Signals, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        command("-f", "jsonl", "-o", target), stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    until = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (-number, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_signal_that_is_to_be_ignored_is() -> None:
    process = subprocess.Popen(
        ["nohup", *command("-f", "jsonl")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
    thread = _feed(process, EXPORT.read_bytes())
    thread.join()
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_interruption_at_any_moment_of_starting_is_quiet() -> None:
    # Python itself has its say about what comes before the package.
    program = "from norton_order.cli.entry import main; import os; os.write(1, b'x'); main()"
    for moment in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6):
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        assert process.stdout is not None
        process.stdout.read(1)
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 130
        # While the options are read, click ends the line on which the terminal shows ^C.
        assert err.decode() in {"", "\n", say("cli.interrupted", "ja") + "\n"}


@pytest.mark.parametrize("name", ["/usr/bin/norton-order", "-m", "a_program.py"])
def test_an_interruption_while_the_library_is_loaded_is_the_importers(name: str) -> None:
    program = (
        "import sys\n"
        "class Interrupts:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'norton_order.scan':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupts())\n"
        "sys.argv[0] = sys.argv[1]\n"
        "try:\n"
        "    import norton_order\n"
        "except KeyboardInterrupt:\n"
        "    print('caught')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, name], capture_output=True, env=environment(), timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"caught\n", b"")


def test_a_second_interruption_does_not_wait_for_the_first(tmp_path: Path) -> None:
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from norton_order.cli import signals\n"
        "signals.watch()\n"
        "partial = Path(sys.argv[1])\n"
        "partial.touch()\n"
        "signals.begin(partial)\n"
        "try:\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
        "finally:\n"
        "    print('unwinding', flush=True)\n"
        "    time.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "half")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    for line in (b"ready\n", b"unwinding\n"):
        assert process.stdout.readline() == line
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == []


# -- other ways in ----------------------------------------------------------------------------------


def test_version() -> None:
    assert re.fullmatch(r"norton-order \d+\.\d+\.\d+\n", run("--version").out)


def test_closed_standard_streams_make_no_traceback() -> None:
    for closed, status in (("<&-", 2), (">&-", 2), ("2>&-", 0)):
        sources = [] if closed == "<&-" else [RENEWED]
        done = subprocess.run(
            ["bash", "-c", f'exec "$@" {closed}', "bash", *command(*sources)],
            capture_output=True,
            env=environment(),
            check=False,
        )
        assert done.returncode == status
        assert b"Traceback" not in done.stderr
        assert b"Exception" not in done.stderr
