"""Nothing from a mail steers a terminal, a spreadsheet, a browser or a calendar: through the real command."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from hostile.imitations import FALSE, LINK, TRUE, C, W

SRC = Path(__file__).parent.parent.parent / "src"
TELEPHONE = "0120-123-456"
# Every way to steer that there is, in one value.
STEERING = "\x1b[31m\x1b]0;own\x07\x1b]8;;https://evil.example/\x07\x9b2J\x07\b\r\x00\x7f\u202e\u2066\u200b\ufeff\u2028\u2029"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}]]>"
EVIL = f"{STEERING}{MARKUP}"
BODY = f"""製品名：ノートン 360 デラックス 解約窓口 {TELEPHONE} {EVIL} {TELEPHONE}
{W}：{TRUE} {STEERING}{MARKUP} お電話は{TELEPHONE}へ
{C}：{FALSE}
課金日：2023年11月20日
課金金額：11,534円
停止申込期限：2099年11月20日
お問い合わせ {TELEPHONE}
{LINK}?a={MARKUP}
"""
NAMED = STEERING.replace("\r", "")  # a line break would end the field, and nobody have sent the mail
MAIL = f"""From: "=cmd|' /c calc'!A0{NAMED}" <order@mail.nortonstore.jp>
To: "{MARKUP}" <=cmd|x@example.jp>
Subject: =HYPERLINK("https://evil.example/") 課金完了 {EVIL} {TELEPHONE}
Message-ID: <{MARKUP}@example.jp>
Date: Mon, 20 Nov 2023 10:02:11 +0900
Content-Type: text/plain; charset=utf-8

{BODY}""".replace("\r\n", "\n")
REFUSED = MAIL.replace(f"{W}：", f"{STEERING}{C}：")
NAME = "=a\x1b[31m\u202e\n<script>alert(1)<!--.eml" if os.name == "posix" else "=a.eml"
WAYS = {
    "text": ["--format", "text"],
    "text ja": ["--lang", "ja"],
    "json": ["--format", "json"],
    "jsonl": ["--format", "jsonl"],
    "csv": ["--format", "csv"],
    "html": ["--format", "html"],
    "ics": ["--format", "ics"],
    "fields": [f"--field={name}" for name in ("enrollment_order", "email", "product", "page", "procedures_link", "warnings")],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a hostile notice and a hostile refusal, the file names hostile too."""
    path = tmp_path_factory.mktemp("mail")
    (path / NAME).write_bytes(MAIL.encode())
    (path / f"b{NAME}").write_bytes(REFUSED.encode())
    return path


@cache
def _run(folder: Path, *options: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "norton_order", *options, str(folder)],
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def _steering(text: str) -> list[str]:
    """Return what could steer a terminal or change the order of what is read."""
    return [
        c for c in text if c not in "\n\t" and (unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    ]


@pytest.mark.parametrize("way", WAYS)
def test_nothing_steers_a_terminal(way: str, folder: Path) -> None:
    shown, told = _run(folder, *WAYS[way])
    assert TRUE in shown
    shown = shown.removeprefix("\ufeff")  # for Excel, in csv
    assert _steering(shown.replace("\r\n", "\n")) == []
    assert _steering(told) == []


@pytest.mark.parametrize("way", ["text", "text ja", "fields"])
def test_no_current_order_and_no_telephone_number(way: str, folder: Path) -> None:
    shown, told = _run(folder, *WAYS[way])
    assert FALSE not in shown
    assert TELEPHONE not in shown
    assert TELEPHONE not in told


@pytest.mark.parametrize("way", ["html", "ics", "csv"])
def test_no_telephone_number_for_people(way: str, folder: Path) -> None:
    shown, told = _run(folder, *WAYS[way])
    assert TELEPHONE not in shown
    assert TELEPHONE not in told


def test_each_line_of_a_field_is_one_subscription(folder: Path) -> None:
    lines = _run(folder, *WAYS["fields"])[0].splitlines()
    assert len(lines) == 1
    assert len(lines[0].split("\t")) == 6


def test_no_cell_is_a_formula(folder: Path) -> None:
    rows = list(csv.reader(io.StringIO(_run(folder, "--format", "csv")[0].removeprefix("\ufeff"))))
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r＝＋－＠" and cell] == []
    assert all("\n" not in cell for row in rows for cell in row)


def test_json_is_whole(folder: Path) -> None:
    report = json.loads(_run(folder, "--format", "json")[0])
    assert [one["enrollment_order"] for one in report["subscriptions"]] == [TRUE]
    assert [one["reason"] for one in report["rejections"]] == ["only-current-order"]
    lines = [json.loads(line) for line in _run(folder, "--format", "jsonl")[0].splitlines()]
    assert sorted(line["type"] for line in lines) == ["notice", "rejection"]


class _Page(html.parser.HTMLParser):
    """Collects elements, attributes that run or fetch, and targets."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.events: list[str] = []
        self.targets: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        for name, value in attrs:
            if name.startswith("on"):
                self.events.append(name)
            if name in {"href", "src", "action", "data", "formaction", "srcdoc"}:
                self.targets.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)


def test_the_page_runs_nothing_from_a_mail(folder: Path) -> None:
    page = _Page()
    page.feed(_run(folder, "--format", "html")[0])
    assert page.events == []
    assert not any("alert" in script or "cmd" in script for script in page.scripts)
    hosts = {match[1] for target in page.targets if (match := re.match(r"[a-z]+://([^/]*)", target))}
    assert hosts <= {"www.nortonstore.jp", "support.norton.com", "my.norton.com", "www.norton.com"}
    assert all(re.match(r"https://|#|mailto:|$", target) for target in page.targets)


def test_calendar_lines_are_the_tools_own(folder: Path) -> None:
    lines = _run(folder, "--format", "ics")[0].replace("\r\n ", "").split("\r\n")
    names = {line.partition(":")[0].partition(";")[0] for line in lines if line}
    assert all(re.fullmatch(r"[A-Z-]{2,30}", name) for name in names)
    assert "evil.example" not in "".join(line for line in lines if line.startswith(("URL", "ATTACH")))


@pytest.mark.parametrize("way", WAYS)
def test_redacted_output_holds_no_address_and_no_number(way: str, folder: Path) -> None:
    if way == "fields":
        pytest.skip("fields are values to type")
    shown, told = _run(folder, "--redact", *WAYS[way])
    for secret in ("x@example.jp", TRUE, FALSE, TELEPHONE):
        assert secret not in shown
        assert secret not in told
