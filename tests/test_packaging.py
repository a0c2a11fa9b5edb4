"""What is built is complete, and runs as it is: from the wheel, without what is optional, in any locale."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from norton_order import __version__

ROOT = Path(__file__).parent.parent
RENEWED = ROOT / "samples" / "renewed" / "jis-plain.eml"
pytestmark = pytest.mark.skipif(not (ROOT / "src").is_dir(), reason="there is no source tree to build from")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sdist and the wheel."""
    pytest.importorskip("hatchling")
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(target)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return target


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the content of the wheel, which is how it lies once it is installed."""
    target = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(target)  # noqa: S202 - made a moment ago, by ourselves
    return target


def _python(code: str, *arguments: object, path: Path = ROOT / "src", **environment: str) -> str:
    """Return what *code* prints, with the package found on *path*."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "warn_default_encoding", "-c", code, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(path), "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"} | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


RUN = "from norton_order.cli.command import main; main()"


def test_the_wheel_is_complete(unpacked: Path) -> None:
    shipped = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    source = ROOT / "src"
    ours = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert {path for path in ours if "__pycache__" not in path} <= shipped
    assert {path.split("/")[0] for path in shipped} == {
        "norton_order",
        f"norton_order-{__version__}.data",
        f"norton_order-{__version__}.dist-info",
    }
    assert sorted(path.partition("/data/")[2] for path in shipped if "/data/" in path) == [
        "share/man/ja/man1/norton-order.1",
        "share/man/man1/norton-order.1",
    ]


def test_the_wheel_runs_as_it_is(unpacked: Path) -> None:
    assert "SY12345678" in _python(RUN, RENEWED, path=unpacked)
    assert "SY12345678" in _python(RUN, "-f", "html", RENEWED, path=unpacked)
    place = _python("import norton_order; print(norton_order.__file__)", path=unpacked)
    assert place.startswith(str(unpacked))


def test_the_source_distribution_can_be_tested(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "README.md",
        "README.ja.md",
        "LICENSE",
        "docs/refresh.py",
        "docs/page.png",
    } <= names
    assert {"tests/test_packaging.py", "samples/export.mbox", "src/norton_order/cli/command.py"} <= names
    assert not [
        name for name in names if "__pycache__" in name or name.startswith(("benchmarks/data", "node_"))
    ]


def test_metadata(unpacked: Path) -> None:
    metadata = message_from_bytes(next(unpacked.glob("*.dist-info/METADATA")).read_bytes())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata.get_all("Provides-Extra") == sorted(project["optional-dependencies"])
    classifiers = metadata.get_all("Classifier") or []
    versions = [one.rpartition(" ")[2] for one in classifiers if re.search(r":: 3\.\d+$", one)]
    assert versions == ["3.11", "3.12", "3.13", "3.14"]
    points = next(unpacked.glob("*.dist-info/entry_points.txt")).read_text(encoding="utf-8")
    assert "norton-order = norton_order.cli.entry:main" in points


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "html"])
def test_no_file_is_opened_in_the_encoding_of_the_locale(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert _python(RUN, "-f", form, "-o", target, RENEWED, LC_ALL="C", PYTHONCOERCECLOCALE="0") == ""
    assert b"SY12345678" in target.read_bytes()


@pytest.mark.parametrize("name", ["hyperscan", "icalendar", "oxmsg", "dask"])
def test_what_is_optional_may_be_missing(name: str) -> None:
    code = f"import sys; sys.modules[{name!r}] = None; {RUN}"
    orders = _python(code, "--field", "enrollment_order", ROOT / "samples" / "export.mbox", LC_ALL="C.UTF-8")
    assert orders.split() == ["SY20315501", "SY20417702", "SY20519903"]


def test_a_missing_extra_is_named() -> None:
    code = f"import sys; sys.modules['icalendar'] = None; {RUN}"
    done = subprocess.run(
        [sys.executable, "-c", code, "-f", "ics", str(RENEWED)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"pip install icalendar" in done.stderr
