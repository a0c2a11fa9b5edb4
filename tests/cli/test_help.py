"""The help page in both languages, complaints, and completion through the shell's own protocol."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from norton_order.cli.command import command_in, language
from norton_order.cli.formats import FORMATS
from norton_order.cli.help import GROUPS, complaint, help_page
from norton_order.render.records import FIELD_NAMES
from norton_order.text.words import WORDS, Lang
from norton_order.text.wrapping import columns

SOURCE = Path(__file__).parent.parent.parent / "src"
LANGS: tuple[Lang, ...] = ("ja", "en")


def test_every_option_stands_in_one_group() -> None:
    names = [name for group in GROUPS.values() for name in group]
    assert sorted(names) == sorted(
        one.name or "" for one in command_in("en").params if isinstance(one, click.Option)
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_fits_a_terminal(lang: Lang) -> None:
    page = help_page(command_in(lang))
    assert [line for line in page.splitlines() if columns(line) > 80] == []
    assert [line for line in page.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [36, 40, 60, 79])
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_fits_a_narrow_terminal_and_loses_nothing(lang: Lang, width: int) -> None:
    page, whole = help_page(command_in(lang), width), help_page(command_in(lang))
    assert [line for line in page.splitlines() if columns(line) >= width] == []
    assert "".join(page.split()) == "".join(whole.split())


def test_a_wide_terminal_gets_the_same_page() -> None:
    assert help_page(command_in("ja"), 200) == help_page(command_in("ja"), 80) == help_page(command_in("ja"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_everything_once(lang: Lang) -> None:
    page = help_page(command_in(lang))
    for option in command_in(lang).params:
        if isinstance(option, click.Option):
            assert all(name in page for name in (*option.opts, *option.secondary_opts))
    texts = [words[LANGS.index(lang)] for key, words in WORDS.items() if key.startswith("help.")]
    texts = [text for text in texts if "\n" in text]
    assert texts
    assert all(line in page for text in texts for line in text.splitlines())
    assert page.index("norton-order < notice.eml") > page.index("--version")


@pytest.mark.parametrize("lang", LANGS)
def test_no_status_says_that_everything_was_read(lang: Lang) -> None:
    told = help_page(command_in(lang)).partition("  1  ")[2].partition("  2  ")[0]
    assert ("名前を表示します" if lang == "ja" else "is named)") in told
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        pytest.param(["--lang", "ja", "--help"], "ja", id="before"),
        pytest.param(["--help", "--lang=ja"], "ja", id="after"),
        pytest.param(["--lang"], "en", id="no value"),
        pytest.param(["--lang", "fr"], "en", id="unknown"),
        pytest.param(["--", "--lang", "ja"], "en", id="a file of that name"),
    ],
)
def test_language_of_the_arguments(arguments: list[str], lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert language(arguments) == lang


@pytest.mark.parametrize("name", ["japanese_japan.932", "Japanese_Japan.932", "ja_JP.eucJP", "ja"])
def test_japanese_locales(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert language() == "ja"


def test_a_complaint_of_a_kind_not_foreseen_is_passed_on() -> None:
    assert complaint(click.UsageError("words of click"), command_in("ja")) == "words of click"


def _complete(shell: str, line: str) -> list[str]:
    """Return what the command offers where the cursor stands behind *line*."""
    words = line.split(" ")
    instruction = {
        "_NORTON_ORDER_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "PYTHONPATH": str(SOURCE),
    }
    cursor = {"COMP_CWORD": words[-1] if shell == "fish" else str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "norton_order"],
        env=os.environ | instruction | cursor | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        pytest.param("norton-order -f ", FORMATS, id="format"),
        pytest.param("norton-order --format js", ("json", "jsonl"), id="format begun"),
        pytest.param("norton-order --field ", FIELD_NAMES, id="field"),
        pytest.param("norton-order --field email --field enr", ("enrollment_order",), id="second field"),
        pytest.param("norton-order --lang ", ("ja", "en"), id="language"),
        pytest.param("norton-order --desk a", ("account",), id="desk"),
        pytest.param("norton-order --red", ("--redact",), id="option"),
    ],
)
def test_completion_of_values(line: str, offered: tuple[str, ...]) -> None:
    assert _complete("bash", line) == [f"plain,{value}" for value in offered]


# Bash hands the sign on as a word of its own, and replaces what stands behind it.
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        pytest.param("norton-order --format = js", ("json", "jsonl"), id="begun"),
        pytest.param("norton-order --desk =", ("store", "account"), id="nothing yet"),
        pytest.param("norton-order --format = json --desk = a", ("account",), id="after another"),
        pytest.param("norton-order --lang = ja --red", ("--redact",), id="an option after one"),
    ],
)
def test_completion_behind_the_sign_in_bash(line: str, offered: tuple[str, ...]) -> None:
    assert _complete("bash", line) == [f"plain,{value}" for value in offered]


def test_completion_behind_the_sign_keeps_the_option() -> None:
    assert _complete("zsh", "norton-order --format=js") == [
        "plain", "--format=json", "_", "plain", "--format=jsonl", "_",
    ]  # fmt: skip
    assert _complete("fish", "norton-order --desk=") == ["plain,--desk=store", "plain,--desk=account"]


def test_completion_of_files_is_left_to_the_shell() -> None:
    assert _complete("bash", "norton-order take") == ["file,take"]
    assert _complete("bash", "norton-order -o pag") == ["file,pag"]


def test_completion_tells_zsh_and_fish_what_an_option_is_for() -> None:
    expected = "Mask addresses, names and all but the last digits of numbers, for showing to others."
    assert _complete("zsh", "norton-order --red") == ["plain", "--redact", expected]
    assert _complete("fish", "norton-order --red") == [f"plain,--redact\t{expected}"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_script_for_bash_completes(tmp_path: Path) -> None:
    program = tmp_path / "norton-order"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m norton_order "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(_NORTON_ORDER_COMPLETE=bash_source norton-order)"\n'
        "COMP_WORDS=(norton-order -f ht)\nCOMP_CWORD=2\n"
        "_norton_order_completion norton-order\n"
        'echo "${COMPREPLY[@]}"\n'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script],
        env=os.environ | {"PATH": path, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == "html"


@pytest.mark.parametrize(
    ("shell", "question", "answer"),
    [
        pytest.param(
            "bash",
            "source ~/.bashrc; COMP_WORDS=(norton-order -f ht); COMP_CWORD=2; "
            '_norton_order_completion norton-order; echo "${COMPREPLY[@]}"',
            "html",
            id="bash",
        ),
        pytest.param(
            "zsh", "source ~/.zshrc; print $_comps[norton-order]", "_norton_order_completion", id="zsh"
        ),
        pytest.param("fish", "complete -C 'norton-order -f ht'", "html", id="fish"),
    ],
)
def test_the_line_of_the_readme_installs_the_completion(
    shell: str, question: str, answer: str, tmp_path: Path
) -> None:
    if shutil.which(shell) is None or shutil.which("bash") is None:
        pytest.skip(f"{shell} is not installed")
    readme = (SOURCE.parent / "README.md").read_text(encoding="utf-8")
    (line,) = (one for one in readme.splitlines() if f"={shell}_source norton-order" in one)
    program = tmp_path / "norton-order"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m norton_order "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / ".config"),
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(SOURCE),
    }
    subprocess.run(["bash", "-c", line], env=environment, check=True)
    options = ["-fc"] if shell == "zsh" else ["-c"]
    done = subprocess.run([shell, *options, question], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().split()[:1] == [answer]
