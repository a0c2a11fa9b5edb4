"""Scan on Ray: python examples/ray_data.py FOLDER URL..."""

import sys
from typing import Any

import pyarrow as pa
import ray

from norton_order.cluster import COLUMNS, INTEGERS, Task, plan, run

schema = pa.schema([(name, pa.int64() if name in INTEGERS else pa.string()) for name in COLUMNS])


def find(batch: dict[str, Any]) -> pa.Table:
    """Return a row for each finding of each task."""
    found = [record for task in batch["task"] for record in run(Task.from_json(task))]
    return pa.Table.from_pylist(found, schema=schema)


folder, *urls = sys.argv[1:]
tasks = [{"task": task.to_json()} for task in plan(urls)]
dataset = ray.data.from_items(tasks, override_num_blocks=len(tasks))
dataset.map_batches(find, batch_size=1).write_parquet(folder)
