"""The recipes, run as they stand by the engines they are for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("fsspec", reason="the extra dask is not installed")

from norton_order.cluster import COLUMNS, Record, plan, run

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def rows(recipe: str, folder: Path, urls: list[Path], extra: Mapping[str, str]) -> list[Record]:
    """Run a recipe and return what it has written, by key."""
    parquet: Any = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    paths = os.pathsep.join(filter(None, [str(EXAMPLES.parent / "src"), os.environ.get("PYTHONPATH")]))
    ran = subprocess.run(
        [sys.executable, str(EXAMPLES / recipe), str(folder), *map(str, urls)],
        env={**os.environ, "PYTHONPATH": paths, **extra},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    table = parquet.ParquetDataset(folder).read().to_pylist()
    return sorted(table, key=lambda record: str(record["key"]))


def without_hashes(records: list[Record]) -> list[Record]:
    """Return records without what the salt of the plan changes."""
    return [
        {name: None if "hmac:" in str(value) else value for name, value in record.items()}
        for record in records
    ]


SPARK = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
RAY = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DATA_DISABLE_PROGRESS_BARS": "1"}


@pytest.mark.parametrize(
    ("recipe", "package", "extra"),
    [
        pytest.param("parquet.py", "pyarrow", {}, id="parquet"),
        pytest.param("spark.py", "pyspark", SPARK, id="spark"),
        pytest.param("ray_data.py", "ray.data", RAY, id="ray"),
    ],
)
def test_a_recipe_writes_what_the_tasks_find(
    recipe: str, package: str, extra: dict[str, str], samples: Path, export: Path, tmp_path: Path
) -> None:
    if not EXAMPLES.is_dir():
        pytest.skip("the examples are not beside the tests")
    pytest.importorskip(package.partition(".")[0], reason=f"{package} is not installed")
    if recipe == "spark.py" and shutil.which("java") is None:
        pytest.skip("Java is not installed")
    urls = [samples / "renewed", samples / "refused", export]
    expected = sorted(
        (record for task in plan(urls) for record in run(task)), key=lambda record: str(record["key"])
    )
    found = rows(recipe, tmp_path / "out", urls, extra)
    assert without_hashes(found) == without_hashes(expected)
    assert all(tuple(record) == COLUMNS for record in found)
    assert len(found) > 20
