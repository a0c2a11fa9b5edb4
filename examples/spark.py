"""Scan on Spark: spark-submit examples/spark.py FOLDER URL..."""

import sys
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import SparkSession

from norton_order.cluster import COLUMNS, INTEGERS, Task, plan, run


def find(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Yield a row for each finding of each task."""
    for frame in frames:
        for task in map(Task.from_json, frame["task"]):
            found = pd.DataFrame(list(run(task)), columns=list(COLUMNS), dtype=object)
            yield found.astype(dict.fromkeys(INTEGERS, "Int64"))


folder, *urls = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()
schema = ", ".join(f"`{name}` {'bigint' if name in INTEGERS else 'string'}" for name in COLUMNS)
tasks = [(task.to_json(),) for task in plan(urls)]
frame = spark.createDataFrame(tasks, "task string").repartition(len(tasks))
frame.mapInPandas(find, schema).dropDuplicates(["key"]).write.parquet(folder)
