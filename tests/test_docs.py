"""What the documents say is what the program does."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_origin

import click
import pytest

import norton_order
from norton_order.cli.command import command_in
from norton_order.cli.formats import FORMATS
from norton_order.text.words import Lang
from norton_order.text.wrapping import columns
from norton_order.vendor import FACTS_AS_OF

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
READMES: dict[Lang, Path] = {"en": ROOT / "README.md", "ja": ROOT / "README.ja.md"}
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LANGS: tuple[Lang, ...] = ("en", "ja")


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    if shutil.which("bash") is None or os.name == "nt":
        pytest.skip("needs bash and a pseudo-terminal")
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", LANGS)
def test_the_output_in_the_readmes_is_what_is_printed(lang: Lang, refresh: Any) -> None:
    text = READMES[lang].read_text(encoding="utf-8")
    assert text.count("```console") == 3
    assert refresh.readme(text, lang) == text, "run python docs/refresh.py"


@pytest.mark.parametrize("lang", LANGS)
def test_the_manual_pages_are_up_to_date(lang: Lang, refresh: Any) -> None:
    assert refresh.MANUALS[lang].read_text(encoding="utf-8") == refresh.manual(lang), (
        "run python docs/refresh.py"
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_pages_are_sound(lang: Lang, refresh: Any) -> None:
    done = subprocess.run(
        ["groff", "-man", "-rLL=78n", "-Kutf8", "-Tutf8", "-ww", "-Wbreak", str(refresh.MANUALS[lang])],
        capture_output=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=True,
    )
    assert done.stderr == b""
    text = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout.decode())
    assert "--no-prefilter" in text
    assert [line for line in text.splitlines() if columns(line) > 78] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_readmes_name_every_option_and_format(lang: Lang) -> None:
    text = READMES[lang].read_text(encoding="utf-8")
    for option in command_in(lang).params:
        if isinstance(option, click.Option):
            assert all(re.search(rf"`[^`]*{name}\b", text) for name in option.opts)
    assert all(f"| `{form}` |" in text for form in FORMATS)


@pytest.mark.parametrize("page", [*READMES.values(), *sorted((ROOT / "docs").glob("mail-as-a-file*.md"))])
def test_it_is_said_once_what_the_short_name_stands_for(page: Path) -> None:
    stands_for = r"(?<!\S)`norton-order`\s*(?:stands\s+for|は、?)\s*`\.venv/bin/norton-order`"
    stated = re.findall(stands_for, page.read_text(encoding="utf-8"))
    assert len(stated) == 1


def test_the_readmes_agree() -> None:
    texts = [path.read_text(encoding="utf-8") for path in READMES.values()]
    for pattern in (r"```(?:sh|powershell|python)\n.*?```", r"^\$ [^\n]*$", r"^\| `[^`\n]*` \|", r"^#+ "):
        first, second = (re.findall(pattern, text, re.DOTALL | re.MULTILINE) for text in texts)
        names = [
            [re.sub(r"(--?[\w-]+) [^\s`,|-]+", r"\1", one) for one in found] for found in (first, second)
        ]
        assert names[0] == names[1]


@pytest.mark.parametrize("lang", LANGS)
def test_the_readmes_say_how_old_the_facts_are(lang: Lang) -> None:
    year, month = map(int, FACTS_AS_OF.split("-"))
    english = dt.date(year, month, 1).strftime("%B %Y")
    stated = f"{year}年{month}月時点" if lang == "ja" else f"as of {english}"
    assert stated in READMES[lang].read_text(encoding="utf-8")


@pytest.mark.skipif(not (ROOT / "src").is_dir(), reason="the wheel is tested, without the source tree")
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_link_to_a_file_is_broken(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)", text) + re.findall(
        r'<img src="([^"]+)"', text
    )
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_public_name_says_what_it_is() -> None:
    for name in norton_order.__all__:
        public = getattr(norton_order, name)
        if (
            name != "__version__" and get_origin(public) is not Literal
        ):  # docs/json.md says what the words are
            assert (public.__doc__ or "").strip()


def test_the_library_does_not_load_click() -> None:
    program = "import sys, norton_order; sys.exit('click' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
