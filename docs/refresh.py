"""Writes anew what is made from the program: the manual pages, and the output shown in the READMEs.

Run it in a clone, on Linux or macOS: ``python docs/refresh.py``. A test fails where this was forgotten.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import Final

from norton_order._version import __version__
from norton_order.cli.command import command_in
from norton_order.cli.help import EXAMPLES, STATUSES, option_groups
from norton_order.cli.options import one_line
from norton_order.text.words import Lang, say
from norton_order.text.wrapping import wrap

ROOT: Final = Path(__file__).parent.parent
MANUALS: Final[dict[Lang, Path]] = {
    "en": ROOT / "docs" / "man" / "norton-order.1",
    "ja": ROOT / "docs" / "man" / "ja" / "norton-order.1",
}
READMES: Final[dict[Lang, Path]] = {"en": ROOT / "README.md", "ja": ROOT / "README.ja.md"}
_MANUAL_COLUMNS: Final = (
    76  # man leaves a margin of two on a terminal of 80, and a wide sign may need two more
)
_COLUMNS: Final = 80  # of the terminal whose output the READMEs show
_DATE: Final = "2026-12-01"  # of the manual pages
_CONSOLE: Final = re.compile(r"```console\n\$ (?P<command>norton-order[^\n]*)\n.*?```", re.DOTALL)
# The last command of the line that sets everything up, and the values that it prints.
_FIRST: Final = re.compile(
    r"(?P<line>(?<=&& )\.venv/bin/(?P<command>norton-order [^\n]*)\n```\n.*?```text\n).*?```", re.DOTALL
)
_HEADINGS: Final[dict[Lang, tuple[str, ...]]] = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "ENVIRONMENT"),
    "ja": ("名前", "書式", "説明", "オプション", "終了ステータス", "例", "環境変数"),
}
_PURPOSE: Final[dict[Lang, str]] = {
    "en": "find the order number that stops the automatic renewal of Norton",
    "ja": "ノートンの自動延長を止めるための注文番号を、メールから見つける",
}
_ENVIRONMENT: Final[dict[Lang, str]] = {
    "en": "LC_ALL, LC_MESSAGES, LANG: the language. NO_COLOR: no colours. BROWSER: what --open starts.",
    "ja": "LC_ALL、LC_MESSAGES、LANG：表示の言葉。NO_COLOR：色を付けない。BROWSER：--open で開くブラウザー。",
}


def manual(lang: Lang) -> str:
    """Return the manual page, in roff, from the words of the help page."""
    command = command_in(lang)
    name, synopsis, description, options, status, examples, environment = _HEADINGS[lang]
    lines = [f'.TH NORTON\\-ORDER 1 "{_DATE}" "norton\\-order {__version__}"']
    # Ragged at the right: once and for all, and for newer groff, which sets it again at each paragraph.
    lines += [".ad l", ".ds AD l", f".SH {name}", f"norton\\-order \\- {_roff(_PURPOSE[lang])}"]
    lines += [
        f".SH {synopsis}",
        f".B {_roff('norton-order')}",
        _roff(f"{say('help.options', lang)} [SOURCE]..."),
    ]
    lines += [
        f".SH {description}",
        _paragraph(say("help.intro", lang), lang, indent=7),
        ".PP",
        _paragraph(say("help.source", lang), lang, indent=7),
    ]
    lines.append(f".SH {options}")
    for title, entries in option_groups(command):
        lines.append(f".SS {_roff(title)}")
        for entry in entries:
            lines += [".TP", f".B {_roff(entry.term)}", _paragraph(entry.words, lang)]
    lines.append(f".SH {status}")
    for number in STATUSES:
        lines += [".TP", f".B {number}", _paragraph(say(f"help.status.{number}", lang), lang)]
    lines.append(f".SH {examples}")
    for place, line in enumerate(EXAMPLES, start=1):
        lines += [".TP", f".B {_roff(line)}", _paragraph(say(f"help.example.{place}", lang), lang)]
    lines += [f".SH {environment}", _paragraph(_ENVIRONMENT[lang], lang, indent=7)]
    return "\n".join(lines) + "\n"


def readme(text: str, lang: Lang) -> str:
    """Return *text* with the output of every command in it as it is today."""

    def block(match: re.Match[str]) -> str:
        return f"```console\n$ {match['command']}\n{_on_terminal(match['command'], lang)}```"

    def values(match: re.Match[str]) -> str:
        return f"{match['line']}{_on_terminal(match['command'] + ' 2>/dev/null', lang)}```"

    return _FIRST.sub(values, _CONSOLE.sub(block, text), count=1)


def _paragraph(text: str, lang: Lang, indent: int = 14) -> str:
    """Leave the breaking of lines to roff, except in Japanese, which it can neither break nor measure."""
    line = one_line(text)
    if lang != "ja":
        return _roff(line)
    return "\n.br\n".join(map(_roff, wrap(line, _MANUAL_COLUMNS - indent).split("\n")))


def _roff(text: str) -> str:
    r"""Write *text* so that roff changes nothing of it."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _on_terminal(line: str, lang: Lang) -> str:
    """Return what a terminal shows of a command line, without colours and progress."""
    program = f'norton-order() {{ "{sys.executable}" -m norton_order --lang {lang} --no-progress "$@"; }}\n'
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, _COLUMNS, 0, 0))
    process = subprocess.Popen(
        ["bash", "-c", program + line],
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=inner,
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1", "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src")},
    )
    os.close(inner)
    shown = bytearray()
    while select.select([outer], [], [], 60)[0]:
        try:
            piece = os.read(outer, 65536)
        except OSError:  # Linux tells the end like this
            break
        if not piece:
            break
        shown += piece
    os.close(outer)
    process.wait()
    return shown.decode().replace("\r\n", "\n")


def main() -> None:
    """Write all of it."""
    for lang, path in MANUALS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(manual(lang), encoding="utf-8")
    for lang, path in READMES.items():
        path.write_text(readme(path.read_text(encoding="utf-8"), lang), encoding="utf-8")


if __name__ == "__main__":
    main()
