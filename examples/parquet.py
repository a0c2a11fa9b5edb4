"""Write one Parquet file a task: python examples/parquet.py FOLDER URL..."""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from norton_order.cluster import COLUMNS, INTEGERS, plan, run

folder, *urls = sys.argv[1:]
Path(folder).mkdir(parents=True, exist_ok=True)
schema = pa.schema([(name, pa.int64() if name in INTEGERS else pa.string()) for name in COLUMNS])
for number, task in enumerate(plan(urls)):
    table = pa.Table.from_pylist(list(run(task)), schema=schema)
    pq.write_table(table, Path(folder, f"{number:06}.parquet"))  # again, and it overwrites only itself
